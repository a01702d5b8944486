/**
 * Making elements. Text always goes in as text, never as HTML, and a link leads only where links may lead.
 * @typedef {Record<string, string | number | boolean | ((event: any) => void) | null | undefined>} Properties
 */

const SAFE = new Set(['http:', 'https:', 'tel:']);

/**
 * An element with attributes, listeners (`onclick`) and children. What is null, undefined or false is left out.
 * @param {string} name
 * @param {Properties} [properties]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(.../** @type {(Node | string)[]} */ (children.filter((child) => child || child === '')));
  return made;
}

/**
 * A link, or the bare text when the address is not one a link may have.
 * @param {string | null | undefined} address
 * @param {string} text
 * @returns {Node}
 */
export function link(address, text) {
  let url;
  try {
    url = new URL(address ?? '');
  } catch {
    return document.createTextNode(text);
  }
  if (!SAFE.has(url.protocol)) return document.createTextNode(text);
  if (url.protocol === 'tel:') return el('a', { href: url.href }, text);
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, text);
}

/**
 * A telephone number as a link that calls it.
 * @param {string} number
 * @returns {Node}
 */
export function phone(number) {
  const digits = number.split(/[a-z;,]/i)[0].replace(/[^\d+]/g, '');
  return digits.length >= 3 ? link(`tel:${digits}`, number) : document.createTextNode(number);
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/;
const NUMBER = /(?<![\d$.,-])(?:(?:1-)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|988|911|2-1-1)(?![\d-]|[.,]\d)/;
const LINKED = new RegExp(`(${ADDRESS.source}|${NUMBER.source})`, 'g');

/**
 * Text in which addresses and telephone numbers are links.
 * @param {string} text
 * @returns {Node[]}
 */
export function linked(text) {
  return text.split(LINKED).map((part, index) => {
    if (index % 2 === 0) return document.createTextNode(part);
    return part.startsWith('http') ? link(part, part) : phone(part);
  });
}
