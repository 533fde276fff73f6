// The table of indicators: one row for each, its numbers by what they measure.

import { period } from '../format.js';
import { language, t } from '../i18n.js';
import { h } from '../dom.js';
import { depths } from '../records.js';
import { Table } from '../table.js';
import { sortable, values } from './values.js';

/** @typedef {import('../types.js').Rec} Rec */
/** @typedef {import('../types.js').Indicator} Indicator */
/** @typedef {import('../types.js').Observation} Observation */
/** @typedef {import('./report.js').Report} Report */

const LEVELS = ['level', 'rank'];
const CHANGES = ['change', 'ratio'];
const PARTS = ['completion', 'share'];

/** @type {Record<string, (row: Indicator, report: Report) => boolean>} */
export const FILTERS = {
  all: () => true,
  level: (row) => row.observations.some((one) => one.measure === 'level'),
  change: (row) => row.observations.some((one) => one.measure === 'change'),
  completion: (row) => row.observations.some((one) => one.measure === 'completion'),
  share: (row) => row.observations.some((one) => one.measure === 'share'),
  target: (row) => row.observations.some((one) => one.status === 'target'),
  breakdown: (row, report) => row.parent !== null || report.parts(row.id).length > 0,
  inferred: (row) => Boolean(row.period?.inferred),
  ambiguous: (row) => row.observations.some((one) => one.ambiguity !== null),
};

/**
 * @param {Report} report
 * @param {(record: Rec) => void} onOpen
 */
export function indicatorTable(report, onOpen) {
  const depth = depths(report.answer.indicators);
  const table = new Table({
    caption: t('table.caption.indicators'),
    columns: columns(report),
    onOpen,
    group: (record) => report.sectionPath(record.section),
    depth: (record) => depth.get(record.id) ?? 0,
  });
  table.setRows(report.of('indicators'));
  return table;
}

/** @param {Report} report */
function columns(report) {
  return [
    {
      key: 'name',
      label: t('column.name'),
      cell: (/** @type {Rec} */ record) => named(record, report),
      value: (/** @type {Rec} */ record) => record.name,
    },
    numbers('level', t('column.level'), LEVELS),
    numbers('change', t('column.change'), CHANGES),
    numbers('plan', t('column.plan'), PARTS),
    {
      key: 'period',
      label: t('column.period'),
      cell: (/** @type {Rec} */ record) => when(record.row),
      value: (/** @type {Rec} */ record) => record.row.period?.end ?? null,
    },
  ];
}

/**
 * @param {Rec} record
 * @param {Report} report
 */
function named(record, report) {
  const parent = record.row.parent ? report.byId.get(record.row.parent) : null;
  return h(
    'span',
    {},
    record.name,
    wrong(record, report),
    parent && h('span', { class: 'hidden' }, ` (${t('table.part', { name: parent.name })})`),
    h(
      'span',
      { class: 'under' },
      h('span', { class: 'narrow-pane' }, period(record.row.period, language())),
      h('span', {}, elsewhere(record.row, report)),
    ),
  );
}

/**
 * A sign on figures whose arithmetic does not come out.
 * @param {Rec} record
 * @param {Report} report
 */
function wrong(record, report) {
  if (!report.checksOf(record.id).some((check) => check.row.verdict === 'differs')) return null;
  return h('span', { class: 'verdict differs', title: t('verdict.differs'), role: 'img', aria: { label: t('verdict.differs') } }, ' ≠');
}

/**
 * The place of a figure that is not the report's own.
 * @param {Indicator} row
 * @param {Report} report
 */
const elsewhere = (row, report) => (row.place ? report.placeName(row) : '');

/**
 * @param {string} key
 * @param {string} label
 * @param {string[]} measures
 */
function numbers(key, label, measures) {
  const of = (/** @type {Rec} */ record) =>
    record.row.observations.filter((/** @type {Observation} */ one) => measures.includes(one.measure));
  return {
    key,
    label,
    numeric: true,
    cell: (/** @type {Rec} */ record) => values(of(record)),
    value: (/** @type {Rec} */ record) => (of(record).length ? sortable(of(record)[0]) : null),
  };
}

/** @param {Indicator} row */
function when(row) {
  if (!row.period) return null;
  const words = period(row.period, language());
  if (!row.period.inferred) return h('span', { class: 'when' }, words);
  return h('span', { class: 'when inferred', title: t('why.period.inferred') }, words);
}
