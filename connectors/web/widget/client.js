/**
 * Talking with the service: one conversation, kept in this browser until it is deleted.
 *
 * @typedef {{title: string, payload: string}} Choice
 * @typedef {{id: string, from: 'bot' | 'person', at: string, text: string, choices: Choice[], cards: any[]}} Message
 * @typedef {{message_id: string, text?: string, payload?: string, shown: string}} Outgoing
 * @typedef {{id: string, token: string, cursor: string, pending: Outgoing[]}} Kept
 */

/** The service said no. `status` is HTTP's. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {number} seconds how long to wait before another try, 0 when it does not say
   */
  constructor(status, seconds) {
    super(`status ${status}`);
    this.status = status;
    this.seconds = seconds;
  }

  /** Whether the conversation is not there any more, or not ours. */
  get lost() {
    return [401, 403, 404, 410].includes(this.status);
  }

  /** Whether the same call may do better later. */
  get passing() {
    return this.status === 429 || this.status >= 500;
  }
}

// A proxy that holds a stream back shows as silence longer than the service's heartbeat (15 s).
const SILENCE_MS = 40_000;
const POLL_MS = 4_000;
const TRIES = 5;

/** @param {number} ms @returns {Promise<void>} */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** @returns {string} an id that nobody can guess; works on pages without TLS too */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class Client {
  /**
   * @param {string} base address of the service, with a slash at its end
   */
  constructor(base) {
    this.base = base;
    this.key = `pathguide:${base}`;
    /** @type {Kept | null} */
    this.kept = this.#read();
    /** @type {AbortController | null} */
    this.following = null;
  }

  /** @returns {Kept | null} */
  #read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? 'null');
      return kept && kept.id && kept.token ? { cursor: '', pending: [], ...kept } : null;
    } catch {
      return null;
    }
  }

  /** Keep the conversation across a reload; where the browser forbids it, it lasts as long as the page. */
  save() {
    try {
      if (this.kept) localStorage.setItem(this.key, JSON.stringify(this.kept));
      else localStorage.removeItem(this.key);
    } catch {
      // Storage is switched off: nothing is lost but the memory of a reload.
    }
  }

  /** Forget the conversation here; the service may still have it. */
  forget() {
    this.unfollow();
    this.kept = null;
    this.save();
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @returns {Promise<any>}
   */
  async #call(method, path, body) {
    /** @type {Record<string, string>} */
    const headers = {};
    if (body) headers['Content-Type'] = 'application/json';
    if (this.kept) headers.Authorization = `Bearer ${this.kept.token}`;
    const answer = await fetch(this.base + path, {
      method, headers, body: body && JSON.stringify(body), credentials: 'omit', referrerPolicy: 'no-referrer',
    });
    if (!answer.ok) throw new Refused(answer.status, Number(answer.headers.get('Retry-After')) || 0);
    return answer.status === 204 ? null : answer.json();
  }

  #path() {
    return `api/v1/conversations/${encodeURIComponent(this.kept?.id ?? '')}`;
  }

  /**
   * Send one message and get what is said back; empty when the answer will come by the stream.
   * The same message is tried again with the same id, so it is never taken twice.
   * @param {Outgoing} message
   * @param {'en' | 'es'} language for a conversation that begins with it
   * @param {(seconds: number) => void} waits called before another try
   * @returns {Promise<Message[]>}
   */
  async send(message, language, waits) {
    for (let tries = 1; ; tries += 1) {
      try {
        if (!this.kept) {
          const made = await this.#call('POST', 'api/v1/conversations', { language, channel: 'web' });
          this.kept = { ...made, cursor: '', pending: [message] };
          this.save();
        }
        const { shown, ...body } = message;
        const answer = await this.#call('POST', `${this.#path()}/messages?wait=true`, body);
        return answer.messages ?? [];
      } catch (error) {
        const passing = error instanceof Refused ? error.passing : true;
        if (!passing || tries >= TRIES) throw error;
        const seconds = error instanceof Refused ? error.seconds : 0;
        waits(seconds);
        await pause(Math.max(seconds * 1000, 500 * 2 ** (tries - 1)) * (1 + Math.random() / 4));
      }
    }
  }

  /** @returns {Promise<{profile: Record<string, any>, messages: Message[]}>} */
  view() {
    return this.#call('GET', this.#path());
  }

  /** Have the service erase everything. */
  async erase() {
    try {
      if (this.kept) await this.#call('DELETE', this.#path());
    } catch (error) {
      if (!(error instanceof Refused && error.lost)) throw error;
    }
    this.forget();
  }

  /**
   * Follow the conversation until `unfollow`: by the stream, and by asking again where streams do not get through.
   * @param {(messages: Message[]) => void} takes
   * @param {() => void} gone
   */
  async follow(takes, gone) {
    if (this.following || !this.kept) return;
    const stop = new AbortController();
    this.following = stop;
    let failures = 0;
    while (!stop.signal.aborted && this.kept) {
      try {
        if (failures < 3) {
          await this.#stream(stop.signal, (message) => {
            failures = 0;
            takes([message]);
          });
          await pause(1000 * (1 + Math.random()));
        } else {
          takes((await this.view()).messages);
          await pause(document.hidden ? POLL_MS * 5 : POLL_MS);
        }
      } catch (error) {
        if (stop.signal.aborted) return;
        if (error instanceof Refused && error.lost) {
          this.following = null;
          gone();
          return;
        }
        failures += 1;
        await pause(Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2));
      }
    }
  }

  /** Stop following. */
  unfollow() {
    this.following?.abort();
    this.following = null;
  }

  /**
   * @param {AbortSignal} stop
   * @param {(message: Message) => void} takes
   */
  async #stream(stop, takes) {
    const silence = new AbortController();
    const signal = AbortSignal.any ? AbortSignal.any([stop, silence.signal]) : stop;
    const kept = /** @type {Kept} */ (this.kept);
    /** @type {Record<string, string>} */
    const headers = { Authorization: `Bearer ${kept.token}`, Accept: 'text/event-stream' };
    if (kept.cursor) headers['Last-Event-ID'] = kept.cursor;
    const watch = () => setTimeout(() => silence.abort(), SILENCE_MS);
    let clock = watch();
    try {
      const answer = await fetch(`${this.base}${this.#path()}/stream`, {
        headers, signal, credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store',
      });
      if (!answer.ok || !answer.body) throw new Refused(answer.status, 0);
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(clock);
        clock = watch();
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#event(block, kept, takes);
      }
    } finally {
      clearTimeout(clock);
    }
  }

  /**
   * @param {string} block the lines of one event
   * @param {Kept} kept
   * @param {(message: Message) => void} takes
   */
  #event(block, kept, takes) {
    /** @type {Record<string, string>} */
    const event = {};
    for (const line of block.split('\n')) {
      const at = line.indexOf(':');
      if (at > 0) event[line.slice(0, at)] = line.slice(at + 1).trimStart();
    }
    if (event.event === 'gone') throw new Refused(410, 0);
    if (event.event !== 'message') return;
    takes(JSON.parse(event.data));
    if (event.id) {
      kept.cursor = event.id;
      this.save();
    }
  }
}
