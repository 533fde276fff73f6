// Plain charts: bars whose words are words, so that they are read, searched and copied like the rest.

import { h, svg } from '../dom.js';
import { amount, period, rounded } from '../format.js';
import { language, t } from '../i18n.js';
import { bars, movements, plans } from '../series.js';

/** @typedef {import('../types.js').Indicator} Indicator */
/** @typedef {import('./report.js').Report} Report */

const FIRST = 24;

/**
 * @param {Report} report
 * @param {(record: import('../types.js').Rec) => void} open
 */
export function charts(report, open) {
  const show = (/** @type {string} */ id) => {
    const record = report.byId.get(id);
    if (record) open(record);
  };
  const rows = report.answer.indicators;
  const parts = [movementChart(movements(rows), show), planChart(plans(rows), show), compareChart(rows, show)];
  const found = parts.filter(Boolean);
  return h('div', { class: 'charts', tabindex: '0', role: 'region', aria: { label: t('tab.charts') } },
    ...(found.length ? found : [h('p', { class: 'empty' }, t('none.charts'))]));
}

/**
 * @param {string} title
 * @param {string} note
 * @param {HTMLElement[]} rows
 * @param {string} kind
 */
function figure(title, note, rows, kind) {
  const list = h('ul', { class: `bars ${kind}` }, ...rows.slice(0, FIRST));
  const rest = rows.slice(FIRST);
  const more = h(
    'button',
    { type: 'button', class: 'plain', on: { click: () => { list.append(...rest); more.remove(); } } },
    t('chart.more', { count: rest.length }),
  );
  return h('figure', {}, h('figcaption', {}, h('h3', {}, title), h('p', { class: 'soft small' }, note)), list, rest.length ? more : null);
}

/**
 * A figure's name as a way to it, with its period where another of the chart has the same name.
 * @param {Indicator} row
 * @param {(id: string) => void} show
 * @param {Indicator[]} all
 */
function name(row, show, all) {
  const twice = all.some((other) => other !== row && other.name === row.name);
  const when = twice ? h('span', { class: 'soft' }, ` ${period(row.period, language())}`) : null;
  return h('button', { type: 'button', class: 'link', on: { click: () => show(row.id) } }, row.name, when);
}

/**
 * @param {{row: Indicator, value: number}[]} found
 * @param {(id: string) => void} show
 */
function movementChart(found, show) {
  if (found.length < 2) return null;
  const [low, high] = axis(found.map(({ value }) => value));
  const all = found.map(({ row }) => row);
  const rows = found.map(({ row, value }) =>
    h(
      'li',
      {},
      name(row, show, all),
      bar(low, high, 0, value, value < 0 ? 'fall' : 'rise'),
      h('span', { class: 'figure' }, `${value > 0 ? '+' : ''}${rounded(value, language(), 5)}%`),
    ),
  );
  return figure(t('chart.movement'), t('chart.movement.note'), rows, 'movement');
}

/**
 * Ends of an axis that holds 0; one extreme value does not flatten all the others.
 * @param {number[]} values
 * @returns {[number, number]}
 */
export function axis(values) {
  const sizes = values.map(Math.abs).sort((a, b) => a - b);
  const usual = sizes[Math.floor((sizes.length - 1) * 0.9)] * 1.5;
  const clip = (/** @type {number} */ value) => Math.max(-usual, Math.min(usual, value));
  return [Math.min(0, ...values.map(clip)), Math.max(0, ...values.map(clip))];
}

/**
 * @param {{row: Indicator, done: import('../types.js').Observation}[]} found
 * @param {(id: string) => void} show
 */
function planChart(found, show) {
  if (!found.length) return null;
  const high = Math.max(105, axis(found.map(({ done }) => done.number))[1]);
  const all = found.map(({ row }) => row);
  const rows = found.map(({ row, done }) =>
    h(
      'li',
      {},
      name(row, show, all),
      bar(0, high, 0, done.number, done.number >= 100 ? 'done' : 'part', 100),
      h('span', { class: 'figure' }, `${rounded(done.number, language(), 5)}%`),
    ),
  );
  return figure(t('chart.plan'), t('chart.plan.note'), rows, 'plan');
}

/**
 * @param {Indicator[]} indicators
 * @param {(id: string) => void} show
 */
function compareChart(indicators, show) {
  const rows = indicators.flatMap((row) => {
    const chart = comparison(row);
    return chart ? [h('li', {}, name(row, show, indicators), chart)] : [];
  });
  return rows.length ? figure(t('chart.compare'), t('chart.compare.note'), rows, 'compare') : null;
}

/**
 * Now, last year and plan of one figure, or null where there is nothing to compare.
 * @param {Indicator} row
 * @returns {HTMLElement | null}
 */
export function comparison(row) {
  const found = bars(row);
  if (!found.length) return null;
  const high = Math.max(...found.map(({ value }) => value));
  const label = { now: 'chart.now', last_year: 'chart.last_year', plan: 'chart.target' };
  return h(
    'ul',
    { class: 'comparison' },
    ...found.map((one) =>
      h(
        'li',
        {},
        h('span', { class: 'label' }, t(label[one.kind])),
        bar(0, high, 0, one.value, one.kind + (one.computed ? ' computed' : '')),
        h(
          'span',
          { class: 'figure' },
          one.computed ? `≈ ${amount(one.value, one.unit, language())}` : one.from.span.text.replace(/\s+/g, ' '),
          one.computed && h('span', { class: 'soft' }, ` ${t('chart.computed')}`),
        ),
      ),
    ),
  );
}

/**
 * One bar from `from` to `to` on an axis from `low` to `high`, drawn in hundredths.
 * @param {number} low
 * @param {number} high
 * @param {number} from
 * @param {number} to
 * @param {string} kind
 * @param {number} [line]  an upright line to compare with
 */
export function bar(low, high, from, to, kind, line) {
  const span = high - low || 1;
  const at = (/** @type {number} */ value) => (100 * (Math.max(low, Math.min(high, value)) - low)) / span;
  const [left, right] = [Math.min(at(from), at(to)), Math.max(at(from), at(to))];
  return svg(
    'svg',
    { class: `bar ${kind}`, viewBox: '0 0 100 10', preserveAspectRatio: 'none', aria: { hidden: 'true' }, focusable: 'false' },
    svg('rect', { class: 'amount', x: left.toFixed(2), y: 1, width: Math.max(0.4, right - left).toFixed(2), height: 8 }),
    low < 0 && svg('line', { class: 'zero', x1: at(0), x2: at(0), y1: 0, y2: 10 }),
    line !== undefined && svg('line', { class: 'goal', x1: at(line), x2: at(line), y1: 0, y2: 10 }),
    (to > high || to < low) && svg('path', { class: 'cut', d: to > high ? 'M96 0l2 10h-1.500l-2-10z' : 'M4 0l-2 10h1.500l2-10z' }),
  );
}
