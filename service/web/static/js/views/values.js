// Small pieces that several views show: a number as printed, its arrow, badges.

import { h } from '../dom.js';
import { day, sign, signed, unit } from '../format.js';
import { language, t, tv } from '../i18n.js';

/** @typedef {import('../types.js').Observation} Observation */
/** @typedef {import('../types.js').Indicator} Indicator */

const ARROWS = { increase: '▲', decrease: '▼', unchanged: '＝' };

/**
 * A number as printed, with what its words say of it.
 * @param {Observation} row
 */
export function value(row) {
  const arrow = row.measure === 'change' && row.direction ? ARROWS[row.direction] : '';
  return h(
    'span',
    { class: `value ${row.measure} ${row.measure === 'change' ? (row.direction ?? '') : ''}` },
    h(
      'span',
      { class: 'printed' },
      arrow && h('span', { class: 'arrow', aria: { hidden: 'true' } }, arrow),
      arrow && h('span', { class: 'hidden' }, `${tv('direction', row.direction)} `),
      row.approximation && h('span', { title: tv('approximation', row.approximation) }, sign(row.approximation)),
      row.span.text.replace(/\s+/g, ' '),
      // in a table the unit stands in the header, not by the number
      row.written.unit === null && unit(row.unit, language()) && h('span', { class: 'soft' }, ` ${unit(row.unit, language())}`),
    ),
    ' ',
    comparison(row),
    badge(row),
  );
}

/** @param {Observation} row */
function comparison(row) {
  const basis = row.basis;
  if (!basis && row.measure === 'share') return h('span', { class: 'against' }, t('basis.short.share'));
  if (!basis || row.measure === 'level' || row.measure === 'rank') return null;
  const short = tv('basis.short', basis.kind) || (basis.period ? since(basis) : '');
  return short ? h('span', { class: 'against' }, short) : null;
}

/** @param {import('../types.js').Basis} basis */
function since(basis) {
  if (!basis.period) return '';
  return basis.kind === 'year' ? basis.period.start.slice(0, 4) : day(basis.period.end, language());
}

/** @param {Observation} row */
function badge(row) {
  if (row.status === 'actual' || (row.measure !== 'level' && row.status === 'estimate')) return null;
  return h('span', { class: `badge ${row.status}`, title: tv('status', `${row.status}.long`) }, tv('status', row.status));
}

/**
 * @param {Observation[]} rows
 */
export function values(rows) {
  return rows.length ? h('div', { class: 'values' }, ...rows.map(value)) : null;
}

/** @param {Observation} row */
export const sortable = (row) => (row.measure === 'change' ? signed(row) : row.number);
