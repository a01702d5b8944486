/**
 * Route and support cards. Whatever is unknown says so; nothing is shown that the data does not say.
 * @typedef {import('./words.js').Words} Words
 */

import { el, link, linked, phone } from './dom.js';

const OLD_YEARS = 5;
const WEEKS_A_MONTH = 4.33;

/**
 * Formats of one language.
 * @param {'en' | 'es'} language
 */
function formats(language) {
  // The prices are those of the United States in both languages: $1,250.50.
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', minimumFractionDigits: 0, maximumFractionDigits: 0 });
  const wage = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
  const number = new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', { maximumFractionDigits: 1 });
  return {
    money: (/** @type {number} */ n) => money.format(n),
    wage: (/** @type {number} */ n) => wage.format(n),
    number: (/** @type {number} */ n) => number.format(n),
  };
}

/**
 * Weeks in words; long times in months, which are easier to picture.
 * @param {number} weeks
 * @param {Words} say
 * @param {'en' | 'es'} language
 */
export function duration(weeks, say, language) {
  if (weeks < 1) return weeks === 0 ? say.now : say.underWeek;
  if (weeks <= 12) return say.weeks(Math.round(weeks));
  return say.months(formats(language).number(Math.round(weeks / WEEKS_A_MONTH)));
}

/**
 * The card of a message, or nothing when it is of a kind this version does not know (its text says enough).
 * @param {any} card
 * @param {Words} say
 * @param {'en' | 'es'} language
 * @param {string} base address of the service, for pages of its own
 * @returns {HTMLElement | null}
 */
export function cardOf(card, say, language, base) {
  if (card?.kind === 'route' && Array.isArray(card.route?.steps)) return routeCard(card, say, language);
  if (card?.kind === 'support' && card.support) {
    return el('article', { class: 'card', 'aria-label': card.support.name }, ...supportParts(card.support, say, 'h3'));
  }
  if (card?.kind === 'link' && card.url) {
    return el('article', { class: 'card' }, el('p', {}, link(new URL(card.url, base).href, card.title)));
  }
  if (card?.kind === 'table' && Array.isArray(card.rows)) return table(card);
  return null;
}

/** Side by side: scrolls within itself where it is wider than the chat. @param {any} card */
function table({ title, columns, rows }) {
  const cells = (/** @type {string[]} */ row) =>
    row.map((cell, index) => (index ? el('td', {}, cell) : el('th', { scope: 'row' }, cell)));
  return el(
    'div',
    { class: 'card table', role: 'region', 'aria-label': title, tabindex: 0 },
    el(
      'table',
      {},
      el('thead', {}, el('tr', {}, ...columns.map((/** @type {string} */ name) => el('th', { scope: 'col' }, name)))),
      el('tbody', {}, ...rows.map((/** @type {string[]} */ row) => el('tr', {}, ...cells(row)))),
    ),
  );
}

/** @param {any} card @param {Words} say @param {'en' | 'es'} language */
function routeCard({ number, route, ladder_svg: svg, ladder_text: told }, say, language) {
  const field = /** @type {Record<string, string>} */ (say.fields)[route.field];
  const option = number ? `${say.option} ${number}` : null;
  return el(
    'article',
    { class: 'card route', 'aria-label': [option, route.target.title].filter(Boolean).join(': ') },
    el('p', { class: 'kicker' }, [option, field].filter(Boolean).join(' · ')),
    el('h3', {}, route.target.title),
    totals(route, say, language),
    listed(say.why, route.reasons, 'why'),
    ...ladder(svg, told, el('ol', { class: 'ladder' }, ...route.steps.map((/** @type {any} */ step) => rung(step, say, language))), say),
    rules(route.barriers ?? [], say),
    listed(say.unknown, route.unknowns?.filter((/** @type {string} */ text) => !ruled(text, route.barriers ?? [])), 'unknown'),
    supports(route.supports ?? [], say),
  );
}

/**
 * The picture of the ladder, with its steps in words folded under it; the words alone where there is no picture, or where
 * the page's policy does not let it be shown.
 * @param {string | undefined} svg @param {string | undefined} told @param {HTMLElement} steps @param {Words} say
 * @returns {HTMLElement[]}
 */
function ladder(svg, told, steps, say) {
  if (!svg) return [steps];
  const words = /** @type {HTMLDetailsElement} */ (el('details', { class: 'steps' }, el('summary', {}, say.steps), steps));
  const picture = el('img', { class: 'picture', src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt: told ?? '',
    onerror: () => { picture.remove(); words.open = true; } });
  return [picture, words];
}

/** Rules that may stand in the way, each with its source. @param {any[]} barriers @param {Words} say */
function rules(barriers, say) {
  if (!barriers.length) return null;
  const severity = /** @type {Record<string, string>} */ (say.severity);
  const items = barriers.map((rule) => el('li', {}, `${severity[rule.severity] ?? ''} ${rule.rule} (${rule.concerns})`, source(rule, say)));
  return el('div', { class: 'unknown' }, el('h4', {}, say.rules), el('ul', {}, ...items));
}

/** Whether a sentence only says a rule again. @param {string} text @param {any[]} barriers */
function ruled(text, barriers) {
  return barriers.some((rule) => text.endsWith(rule.rule));
}

/** @param {any} route @param {Words} say @param {'en' | 'es'} language */
function totals(route, say, language) {
  const first = route.weeks_to_first_job;
  const all = route.weeks_total;
  const pays = route.out_of_pocket_usd;
  const rows = [
    [say.firstJob, first == null ? say.timeUnknown : duration(first, say, language)],
    all !== first && [say.total, all == null ? say.timeUnknown : duration(all, say, language)],
    [say.outOfPocket, pays == null ? say.costUnknown : formats(language).money(pays)],
  ];
  const shown = /** @type {string[][]} */ (rows.filter(Boolean));
  return el('dl', { class: 'totals' }, ...shown.map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** @param {any} step @param {Words} say @param {'en' | 'es'} language */
function rung(step, say, language) {
  const kind = /** @type {Record<string, string>} */ (say.kinds)[step.kind] ?? '';
  const where = [step.provider, step.campus !== step.provider && step.campus, step.city];
  return el(
    'li',
    { class: `rung ${step.kind}` },
    el('p', { class: 'kind' }, kind),
    el('p', { class: 'title' }, step.title),
    line('where', [...new Set(where.filter(Boolean))].join(', ')),
    line('facts', facts(step, say, language).join(' · ')),
    step.credential && line('earn', `${say.earn}: ${step.credential}`),
    step.exit_after_test ? null : exit(step.exit, say, language), // else named at the test
    contact(step, say),
    fineprint(step, say),
    source(step, say),
  );
}

/** What one reads before signing up, not before choosing. @param {any} step @param {Words} say */
function fineprint(step, say) {
  const notes = (step.notes ?? []).map((/** @type {string} */ note) => line('note', note));
  const needs = step.entry_requirements && line('needs', `${say.needs}: ${step.entry_requirements}`);
  if (!needs && !notes.length) return null;
  return el('details', { class: 'more' }, el('summary', {}, say.more), needs, ...notes);
}

/** How long a step takes, and whether that is our estimate. @param {any} step @param {Words} say @param {'en' | 'es'} language */
function time(step, say, language) {
  if (step.weeks == null) return step.kind === 'training' && say.timeUnknown;
  return duration(step.weeks, say, language) + (step.weeks_estimated ? ` (${say.estimate})` : '');
}

/** @param {any} step @param {Words} say @param {'en' | 'es'} language @returns {string[]} */
function facts(step, say, language) {
  const show = formats(language);
  const schedule = /** @type {Record<string, string>} */ (say.schedule);
  const days = (step.schedule ?? []).map((/** @type {string} */ day) => schedule[day] ?? day);
  return [
    step.online && say.online,
    step.miles != null && !step.online && say.miles(step.miles < 1 ? step.miles : Math.round(step.miles)),
    time(step, say, language),
    step.hours != null && say.hours(show.number(step.hours)),
    days.join(', '),
    cost(step, say, show),
  ].filter(Boolean);
}

/** @param {any} step @param {Words} say @param {ReturnType<typeof formats>} show */
function cost(step, say, show) {
  if (step.paid) return say.paid;
  if (step.tuition_usd == null) return { training: say.costUnknown, exam: say.feeUnknown }[/** @type {string} */ (step.kind)] ?? '';
  const amount = step.tuition_usd === 0 ? say.free : show.money(step.tuition_usd);
  return step.tuition_year ? `${amount} (${say.price(step.tuition_year)})` : amount;
}

/** @param {any} job @param {Words} say @param {'en' | 'es'} language */
function exit(job, say, language) {
  if (!job) return null;
  const hourly = job.wage_hourly_median;
  const basis = job.wage_year ? say.wageYear(job.wage_year) : say.median;
  const pay = hourly == null ? say.wageUnknown : `${say.wage(formats(language).wage(hourly))} (${basis})`;
  return el(
    'p',
    { class: 'exit' },
    `${say.leadsTo} `,
    el('strong', {}, job.title),
    ': ',
    job.wage_source_url && hourly != null ? link(job.wage_source_url.split(/;\s+/)[0], pay) : pay,
  );
}

/** @param {any} of @param {Words} say */
function contact(of, say) {
  /** @type {(Node | string)[]} */
  const parts = [];
  if (of.phone) {
    parts.push(`${say.call} `, phone(of.phone));
    const old = of.phone_year && new Date().getFullYear() - of.phone_year > OLD_YEARS;
    if (old) parts.push(` (${say.oldPhone(of.phone_year)} `, phone('2-1-1'), ')');
  }
  if (of.website) {
    if (parts.length) parts.push(' · ');
    parts.push(link(of.website, say.website));
  }
  return parts.length ? el('p', { class: 'contact' }, ...parts) : null;
}

/** @param {any} of @param {Words} say */
function source(of, say) {
  if (!of.source_url) return null;
  const date = of.as_of ? ` (${say.asOf(of.as_of)})` : '';
  // A fact put together from several places names them all, divided by semicolons.
  const addresses = of.source_url.split(/;\s+/);
  const links = addresses.map((/** @type {string} */ address, /** @type {number} */ index) =>
    link(address, addresses.length > 1 ? `${say.source} ${index + 1}` : say.source));
  return el('p', { class: 'source' }, ...links.flatMap((/** @type {Node} */ one, /** @type {number} */ index) => (index ? [' · ', one] : [one])), date);
}

/** @param {any[]} services @param {Words} say */
function supports(services, say) {
  if (!services.length) return null;
  return el(
    'details',
    { class: 'supports' },
    el('summary', {}, `${say.supports} (${services.length})`),
    el('ul', {}, ...services.map((service) => el('li', {}, ...supportParts(service, say, 'h4')))),
  );
}

/** @param {any} service @param {Words} say @param {string} heading */
function supportParts(service, say, heading) {
  return [
    el(heading, {}, service.name),
    service.description && line('about', service.description),
    service.why && line('why', service.why),
    service.eligibility && line('needs', service.eligibility),
    service.how_to_apply && line('note', `${say.apply}: ${service.how_to_apply}`),
    contact(service, say),
    source(service, say),
  ];
}

/** @param {string} title @param {string[] | undefined} items @param {string} name */
function listed(title, items, name) {
  if (!items?.length) return null;
  return el('div', { class: name }, el('h4', {}, title), el('ul', {}, ...items.map((item) => el('li', {}, item))));
}

/** @param {string} name @param {string} text */
function line(name, text) {
  return text ? el('p', { class: name }, ...linked(text)) : null;
}
