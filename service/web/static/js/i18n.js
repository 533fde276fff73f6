// The page's language: chosen once, kept in the browser, said in the document.

import { MESSAGES } from './messages.js';

/** @typedef {'vi' | 'en'} Language */

const KEY = 'vnreport.language';
const LANGUAGES = /** @type {Language[]} */ (['vi', 'en']);

/** @type {Language} */
let current = 'vi';

/** @returns {Language} */
export const language = () => current;

/**
 * What was chosen before, else what the browser prefers, else Vietnamese.
 * @param {string | null} stored
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export function choose(stored, preferred) {
  const wanted = [stored ?? '', ...preferred].map((tag) => /** @type {Language} */ (tag.slice(0, 2).toLowerCase()));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? 'vi';
}

/** Begin with the language of this visitor. */
export function initLanguage() {
  setLanguage(choose(remembered(), navigator.languages), false);
}

/**
 * @param {Language} value
 * @param {boolean} [keep]
 */
export function setLanguage(value, keep = true) {
  current = value;
  if (keep) remember(value);
  document.documentElement.lang = value;
  document.title = t('title');
  translate(document);
}

// a browser may refuse storage altogether; then nothing is remembered
function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string} value */
function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    /* not remembered */
  }
}

/**
 * The words for `key`; the key itself where there are none, so that a gap is seen.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function t(key, values = {}) {
  const words = MESSAGES[key]?.[current === 'vi' ? 0 : 1] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * The words for a value of the answer; a value that the page does not know is shown as it is.
 * @param {string} group
 * @param {string | null | undefined} value
 */
export function tv(group, value) {
  if (!value) return '';
  const key = `${group}.${value}`;
  return key in MESSAGES ? t(key) : value.replaceAll('_', ' ');
}

/**
 * Fill in the words of everything in `root` that has `data-t` or `data-t-ATTRIBUTE`.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = t(element.getAttribute('data-t') ?? '');
  for (const name of ['placeholder', 'aria-label', 'title']) {
    for (const element of root.querySelectorAll(`[data-t-${name}]`)) {
      element.setAttribute(name, t(element.getAttribute(`data-t-${name}`) ?? ''));
    }
  }
}
