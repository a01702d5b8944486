/**
 * `<pathguide-chat>`: the chat as a custom element. Attributes: `language` (en, es), `open`, `inline` (fills the space
 * it is given, without a launch button).
 *
 * @typedef {import('./client.js').Message} Message
 * @typedef {import('./client.js').Outgoing} Outgoing
 * @typedef {import('./client.js').Choice} Choice
 */

import { cardOf } from './cards.js';
import { Client, newId, Refused } from './client.js';
import { el, linked } from './dom.js';
import { style } from './style.js';
import { languageOf, words } from './words.js';

const BASE = new URL('..', import.meta.url).href;

/**
 * The text without its numbered paragraphs: beside the cards they would say everything twice.
 * @param {string} text
 */
function besideCards(text) {
  return text.split(/\n{2,}/).filter((paragraph) => !/^\d+\. /.test(paragraph)).join('\n\n');
}

class PathguideChat extends HTMLElement {
  /** @type {'en' | 'es'} */
  language = 'en';
  client = new Client(BASE);
  /** Ids of the messages on the screen: a message may come by the answer and by the stream. */
  seen = new Set();
  /** @type {Outgoing[]} */
  queue = [];
  sending = false;
  opened = false;
  restored = false;

  connectedCallback() {
    if (this.shadowRoot) return;
    this.language = languageOf(this.getAttribute('language'));
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    this.#build(root);
    addEventListener('online', () => this.#flush());
    if (this.hasAttribute('inline') || this.hasAttribute('open')) this.#open(false);
  }

  disconnectedCallback() {
    this.client.unfollow();
  }

  get say() {
    return words[this.language];
  }

  get inline() {
    return this.hasAttribute('inline');
  }

  /** @param {ShadowRoot} root */
  #build(root) {
    this.log = el('div', { class: 'log', tabindex: '0' });
    this.log.addEventListener('scroll', () => this.#scrolled());
    this.status = el('div', { class: 'quiet', role: 'status' });
    this.heading = el('h2', { id: 'heading' });
    this.menuButton = el('button', { type: 'button', 'aria-expanded': 'false', onclick: () => this.#menu() }, '☰');
    this.closeButton = el('button', { type: 'button', hidden: this.inline, onclick: () => this.#close() }, '✕');
    this.menu = el('div', { class: 'menu', hidden: true });
    this.input = /** @type {HTMLTextAreaElement} */ (
      el('textarea', { id: 'input', rows: '1', maxlength: '2000', enterkeyhint: 'send', autocomplete: 'off' })
    );
    this.input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.inputLabel = el('label', { class: 'quiet', for: 'input' });
    this.sendButton = el('button', { type: 'submit' });
    this.newer = el('button', { type: 'button', class: 'newer', hidden: true, onclick: () => this.#toEnd() });
    const form = el('form', {}, this.inputLabel, this.input, this.sendButton);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.panel = el(
      'section',
      { class: 'panel', hidden: true, 'aria-labelledby': 'heading', role: this.inline ? 'region' : 'dialog' },
      el('header', {}, this.heading, this.menuButton, this.closeButton),
      this.menu, this.log, this.newer, this.status, form,
    );
    this.panel.addEventListener('keydown', (event) => this.#escape(event));
    this.launch = el('button', { type: 'button', class: 'launch', hidden: this.inline, onclick: () => this.#open(true) });
    root.append(this.launch, this.panel);
    this.#translate();
  }

  /** Put every fixed word in the language as it is now. */
  #translate() {
    const say = this.say;
    this.panel.lang = this.language;
    this.launch.lang = this.language;
    this.heading.textContent = say.name;
    this.launch.textContent = say.open;
    this.closeButton.setAttribute('aria-label', say.close);
    this.menuButton.setAttribute('aria-label', say.menu);
    this.log.setAttribute('aria-label', say.log);
    this.inputLabel.textContent = say.label;
    this.input.placeholder = say.placeholder;
    this.sendButton.textContent = say.send;
    this.newer.textContent = say.newMessages;
    if (this.welcome) this.#greet();
  }

  /** @param {boolean} byPerson whether to take the focus */
  async #open(byPerson) {
    this.opened = true;
    this.panel.hidden = false;
    this.launch.hidden = true;
    if (byPerson) this.input.focus();
    if (!this.restored) await this.#restore();
    this.#follow();
  }

  #close() {
    this.opened = false;
    this.client.unfollow();
    this.#hideMenu();
    this.panel.hidden = true;
    this.launch.hidden = false;
    this.launch.focus();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== 'Escape') return;
    if (!this.menu.hidden) {
      this.#hideMenu();
      this.menuButton.focus();
    } else if (!this.inline) this.#close();
  }

  /** Show what was said before, and only then let the log be read aloud: history is not news. */
  async #restore() {
    this.restored = true;
    const kept = this.client.kept;
    if (kept) {
      try {
        const view = await this.client.view();
        if (view.profile.language && view.profile.language !== this.language) this.#useLanguage(view.profile.language);
        const taken = new Set(view.messages.map((message) => message.id));
        view.messages.forEach((message) => this.#show(message));
        const unsent = kept.pending.filter((message) => !taken.has(message.message_id));
        kept.cursor = view.messages.filter((message) => message.from === 'bot').at(-1)?.id ?? '';
        unsent.forEach((message) => this.#enqueue(message));
        this.#toEnd();
      } catch (error) {
        if (error instanceof Refused && error.lost) this.client.forget();
        else {
          // Not reached: the stream will bring the whole conversation once it gets through.
          kept.cursor = '';
          kept.pending.forEach((message) => this.#enqueue(message));
        }
      }
    }
    if (!this.log.childElementCount) this.#greet();
    requestAnimationFrame(() => {
      this.log.setAttribute('role', 'log');
      this.log.setAttribute('aria-live', 'polite');
    });
  }

  /** The first words; they need no service, so that opening costs nothing. */
  #greet() {
    const say = this.say;
    const fresh = el(
      'div',
      { class: 'message' },
      el('p', { class: 'bubble' }, say.welcome),
      el('p', { class: 'notice' }, say.privacy),
      this.#choices(say.starters.map((title) => ({ title, payload: '' }))),
    );
    if (this.welcome) this.welcome.replaceWith(fresh);
    else this.log.append(fresh);
    this.welcome = fresh;
  }

  #submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    this.#say({ text }, text);
    this.input.focus();
  }

  /** @param {{text?: string, payload?: string}} body @param {string} shown */
  #say(body, shown) {
    this.#enqueue({ message_id: newId(), ...body, shown });
  }

  /** @param {Outgoing} message */
  #enqueue(message) {
    this.welcome = null;
    this.#dropChoices();
    this.seen.add(message.message_id);
    const bubble = this.#bubble('person', message.shown);
    this.log.append(bubble);
    this.queue.push(message);
    this.#keepPending();
    this.#toEnd();
    this.#flush();
  }

  #keepPending() {
    if (!this.client.kept) return;
    this.client.kept.pending = [...this.queue];
    this.client.save();
  }

  /** Send what waits, one after the other: the order of what a person says is part of what it means. */
  async #flush() {
    if (this.sending || !this.queue.length) return;
    this.sending = true;
    this.#failure(null);
    while (this.queue.length) {
      this.#typing(true);
      try {
        const answer = await this.client.send(this.queue[0], this.language, () => {
          this.#tell(navigator.onLine ? this.say.crowded : this.say.offline);
        });
        this.queue.shift();
        this.#keepPending();
        this.#typing(false);
        this.#take(answer, true);
        this.#follow();
      } catch (error) {
        this.#typing(false);
        this.#notSent(error);
        break;
      }
    }
    this.sending = false;
  }

  /** @param {unknown} error */
  #notSent(error) {
    if (error instanceof Refused && error.lost) {
      this.queue.length = 0;
      this.client.forget();
      this.#notice(this.say.lost);
    } else if (error instanceof Refused && !error.passing) {
      this.queue.shift();
      this.#keepPending();
      this.#notice(this.say.refused);
    } else this.#failure(navigator.onLine ? this.say.notSent : this.say.offline);
  }

  /** @param {string | null} text */
  #failure(text) {
    this.failed?.remove();
    this.failed = null;
    if (!text) return;
    const again = el('button', { type: 'button', onclick: () => this.#flush() }, this.say.retry);
    this.failed = el('div', { class: 'message person' }, el('p', { class: 'state failed', role: 'alert' }, text), again);
    this.log.append(this.failed);
    this.#toEnd();
  }

  #follow() {
    if (!this.opened || !this.client.kept) return;
    this.client.follow(
      (messages) => this.#take(messages, false),
      () => {
        this.client.forget();
        this.#dropChoices();
        this.#notice(this.say.erased);
      },
    );
  }

  /** @param {Message[]} messages @param {boolean} answers whether they answer what was just sent here */
  #take(messages, answers) {
    const fresh = messages.filter((message) => !this.seen.has(message.id));
    if (!fresh.length) return;
    const atEnd = this.#atEnd();
    const shown = fresh.map((message) => this.#show(message));
    if (answers || atEnd) this.#toTopOf(shown[0]);
    else this.newer.hidden = false;
  }

  /** @param {Message} message @returns {HTMLElement} */
  #show(message) {
    this.seen.add(message.id);
    this.welcome = null;
    this.#dropChoices();
    const cards = message.cards.map((card) => cardOf(card, this.say, this.language, this.client.base)).filter((card) => card !== null);
    const shown = this.#bubble(message.from, cards.length ? besideCards(message.text) : message.text, ...cards);
    if (message.choices.length) shown.append(this.#choices(message.choices));
    this.log.insertBefore(shown, this.dots ?? null);
    return shown;
  }

  /** @param {'bot' | 'person'} from @param {string} text @param {...HTMLElement} cards */
  #bubble(from, text, ...cards) {
    const who = el('span', { class: 'quiet' }, `${from === 'bot' ? this.say.bot : this.say.you}: `);
    const bubble = text ? el('p', { class: 'bubble' }, who, ...(from === 'bot' ? linked(text) : [text])) : null;
    return el('div', { class: `message ${from}` }, bubble, ...cards);
  }

  /** @param {Choice[]} choices */
  #choices(choices) {
    const buttons = choices.map(({ title, payload }) =>
      el('button', {
        type: 'button',
        onclick: (/** @type {MouseEvent} */ event) => {
          this.#say(payload ? { payload } : { text: title }, title);
          // The button is gone now. By keyboard the next thing is the field; by touch it would raise the keyboard.
          (event.detail === 0 ? this.input : this.log).focus({ preventScroll: true });
        },
      }, title));
    return el('div', { class: 'choices', role: 'group', 'aria-label': this.say.choices }, ...buttons);
  }

  /** Choices belong to the last message only: a later answer to an old question would be a riddle. */
  #dropChoices() {
    this.log.querySelectorAll('.choices').forEach((group) => group.remove());
  }

  /** @param {boolean} on */
  #typing(on) {
    this.dots?.remove();
    this.dots = null;
    this.#tell(on ? this.say.typing : '');
    if (!on) return;
    this.dots = el('div', { class: 'typing', 'aria-hidden': 'true' }, el('i'), el('i'), el('i'));
    const atEnd = this.#atEnd();
    this.log.append(this.dots);
    if (atEnd) this.#toEnd();
  }

  /** @param {string} text */
  #tell(text) {
    this.status.textContent = text;
  }

  /** @param {string} text */
  #notice(text) {
    this.log.append(el('p', { class: 'notice' }, text));
    this.#toEnd();
  }

  #menu() {
    if (!this.menu.hidden) return this.#hideMenu();
    const say = this.say;
    this.menu.replaceChildren(
      el('button', { type: 'button', lang: this.language === 'en' ? 'es' : 'en', onclick: () => this.#switchLanguage() }, say.language),
      el('button', { type: 'button', class: 'danger', onclick: () => this.#askErase() }, say.erase),
    );
    this.#showMenu();
  }

  #showMenu() {
    this.menu.hidden = false;
    this.menuButton.setAttribute('aria-expanded', 'true');
    /** @type {HTMLElement} */ (this.menu.querySelector('button')).focus();
  }

  #hideMenu() {
    this.menu.hidden = true;
    this.menuButton.setAttribute('aria-expanded', 'false');
  }

  #switchLanguage() {
    const asks = this.say.languageSaid;
    this.#useLanguage(this.language === 'en' ? 'es' : 'en');
    this.#hideMenu();
    if (this.client.kept) this.#say({ text: asks }, asks);
    this.input.focus();
  }

  /** @param {'en' | 'es'} language */
  #useLanguage(language) {
    this.language = language;
    this.#translate();
  }

  #askErase() {
    const say = this.say;
    this.menu.replaceChildren(
      el('p', { id: 'ask' }, say.eraseAsk),
      el('button', { type: 'button', 'aria-describedby': 'ask', onclick: () => this.#hideMenuAndFocus() }, say.eraseNo),
      el('button', { type: 'button', class: 'danger', onclick: () => this.#erase() }, say.eraseYes),
    );
    this.#showMenu();
  }

  #hideMenuAndFocus() {
    this.#hideMenu();
    this.menuButton.focus();
  }

  async #erase() {
    this.#hideMenu();
    this.input.focus();
    try {
      await this.client.erase();
    } catch {
      this.#notice(this.say.eraseFailed);
      return;
    }
    this.queue.length = 0;
    this.seen.clear();
    this.failed = null;
    this.log.replaceChildren();
    this.#notice(this.say.erased);
    this.#greet();
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
  }

  #scrolled() {
    if (this.#atEnd()) this.newer.hidden = true;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.newer.hidden = true;
  }

  /** A long answer is read from its beginning. @param {HTMLElement} message */
  #toTopOf(message) {
    this.log.scrollTop = message.offsetTop - this.log.offsetTop - 8;
  }
}

customElements.define('pathguide-chat', PathguideChat);
