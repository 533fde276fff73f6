// The tree of headings: where one is, a way there, and a filter of the tables.

import { h } from '../dom.js';
import { t } from '../i18n.js';
import { sectionName } from './report.js';

/** @typedef {import('../types.js').Section} Section */

/**
 * @param {import('./report.js').Report} report
 * @param {(id: string | null) => void} choose
 * @returns {HTMLElement}
 */
export function sectionTree(report, choose) {
  const { sections } = report.answer;
  if (!sections.length) return h('p', { class: 'soft small' }, t('text.sections.none'));
  const counts = counted(report);
  const all = h('li', {}, entry(t('text.sections.all'), '', report.of('indicators').length, () => choose(null)));
  return h('ul', { class: 'tree' }, all, ...branch(sections, null, counts, choose));
}

/** @param {import('./report.js').Report} report */
function counted(report) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { section } of report.of('indicators')) {
    for (let id = section, depth = 0; id && depth < 8; depth++) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
      id = report.sections.get(id)?.parent ?? null;
    }
  }
  return counts;
}

/**
 * @param {Section[]} sections
 * @param {string | null} parent
 * @param {Map<string, number>} counts
 * @param {(id: string | null) => void} choose
 * @returns {HTMLElement[]}
 */
function branch(sections, parent, counts, choose) {
  return sections
    .filter((section) => section.parent === parent)
    .map((section) => {
      const below = branch(sections, section.id, counts, choose);
      return h(
        'li',
        {},
        entry(sectionName(section), section.id, counts.get(section.id) ?? 0, () => choose(section.id)),
        below.length ? h('ul', {}, ...below) : null,
      );
    });
}

/**
 * @param {string} name
 * @param {string} id
 * @param {number} count
 * @param {() => void} choose
 */
function entry(name, id, count, choose) {
  return h(
    'button',
    { type: 'button', class: 'entry', title: name, data: { section: id }, on: { click: choose } },
    h('span', { class: 'name' }, name),
    count ? h('span', { class: 'count' }, count) : null,
  );
}
