// The tables of entities, directives, checks and numbers that were not understood.

import { h } from '../dom.js';
import { amount, day } from '../format.js';
import { language, t, tv } from '../i18n.js';
import { Table } from '../table.js';

/** @typedef {import('../types.js').Rec} Rec */
/** @typedef {import('./report.js').Report} Report */
/** @typedef {(record: Rec) => void} Open */

const KINDS = /** @type {Record<string, string>} */ ({
  projects: 'project',
  places: 'place',
  organizations: 'organization',
  legal_documents: 'legal',
});

/**
 * @param {Report} report
 * @param {Open} onOpen
 */
export function entityTable(report, onOpen) {
  const table = new Table({
    caption: t('table.caption.entities'),
    onOpen,
    group: (record) => t(`layer.${record.group}`),
    columns: [
      { key: 'name', label: t('column.entity'), cell: (record) => record.name, value: (record) => record.name },
      { key: 'kind', label: t('column.kind'), cell: kind, value: kind },
      { key: 'details', label: t('column.details'), cell: details, value: (record) => details(record) || null },
      {
        key: 'mentions',
        label: t('column.mentions'),
        numeric: true,
        cell: (record) => String(record.row.mentions.length),
        value: (record) => record.row.mentions.length,
      },
    ],
  });
  table.setRows(report.of('entities'));
  return table;
}

/** @param {Rec} record */
export function kind(record) {
  const group = KINDS[record.group];
  return (group && tv(group, record.row.kind)) || t(`entity.${record.group}`);
}

/**
 * What is known of an entity, in one line.
 * @param {Rec} record
 */
export function details(record) {
  const row = record.row;
  const said = (/** @type {string} */ key, /** @type {string | null | undefined} */ value) =>
    value ? t(`attribute.${key}`, { value }) : '';
  return [
    (row.titles ?? []).map((/** @type {any} */ title) => title.text).join('; '),
    said('number', row.number),
    said('issuer', row.issuer),
    said('date', day(row.date ?? null, language())),
    tv('project.status', row.status),
    said('capacity', row.capacity),
    said('investment', row.investment),
    said('investor', row.investor),
    said('code', row.code),
    said('successor', (row.successors ?? []).map((/** @type {any} */ one) => one.name).join(', ')),
  ]
    .filter(Boolean)
    .join(' · ');
}

/**
 * @param {Report} report
 * @param {Open} onOpen
 */
export function directiveTable(report, onOpen) {
  const table = new Table({
    caption: t('table.caption.directives'),
    onOpen,
    group: (record) => report.sectionPath(record.section),
    columns: [
      { key: 'action', label: t('column.action'), cell: (record) => record.name, value: (record) => record.name },
      {
        key: 'kind',
        label: t('column.kind'),
        cell: (record) => tv('directive', record.row.kind),
        value: (record) => tv('directive', record.row.kind),
      },
      {
        key: 'issuer',
        label: t('column.issuer'),
        cell: (record) => record.row.issuer?.name ?? null,
        value: (record) => record.row.issuer?.name ?? null,
      },
      { key: 'addressee', label: t('column.addressee'), cell: actors, value: (record) => record.row.addressee?.name ?? null },
      {
        key: 'deadline',
        label: t('column.deadline'),
        cell: (record) => deadline(record.row.deadline),
        value: (record) => record.row.deadline?.date ?? record.row.deadline?.text ?? null,
      },
    ],
  });
  table.setRows(report.of('directives'));
  return table;
}

/** @param {Rec} record */
function actors(record) {
  const { addressee, cooperating } = record.row;
  if (!addressee && !cooperating.length) return null;
  const others = cooperating.map((/** @type {any} */ party) => party.name).join(', ');
  return h('span', {}, addressee?.name ?? '', others && h('span', { class: 'soft' }, ` + ${others}`));
}

/** @param {{date: string | null, text: string} | null} row */
export function deadline(row) {
  if (!row) return null;
  return row.date ? h('span', { title: row.text }, day(row.date, language())) : row.text;
}

/**
 * @param {Report} report
 * @param {Open} onOpen
 */
export function checkTable(report, onOpen) {
  const table = new Table({
    caption: t('table.caption.checks'),
    onOpen,
    columns: [
      { key: 'name', label: t('column.check'), cell: checked, value: (record) => record.name },
      {
        key: 'stated',
        label: t('column.stated'),
        numeric: true,
        cell: stated,
        value: (record) => record.row.stated,
      },
      {
        key: 'computed',
        label: t('column.computed'),
        numeric: true,
        cell: (record) => amount(record.row.computed, record.row.unit, language(), 7),
        value: (record) => record.row.computed,
      },
      { key: 'verdict', label: t('column.verdict'), cell: verdict, value: (record) => record.row.verdict },
    ],
  });
  table.setRows(report.of('checks'));
  return table;
}

/**
 * What the report prints.
 * @param {Rec} record
 */
export function stated(record) {
  const { observations, stated: value, unit } = record.row;
  const printed = observations.find((/** @type {any} */ one) => one.role === 'stated');
  return printed ? printed.span.text.replace(/\s+/g, ' ') : amount(value, unit, language(), 7);
}

/** @param {Rec} record */
function checked(record) {
  return h('span', {}, record.name, ' ', h('span', { class: 'soft' }, tv('check', record.row.kind)));
}

/** @param {Rec} record */
export function verdict(record) {
  const holds = record.row.verdict === 'holds';
  return h('span', { class: `verdict ${record.row.verdict}` }, holds ? '✓ ' : '≠ ', tv('verdict', record.row.verdict));
}

/**
 * @param {Report} report
 * @param {Open} onOpen
 */
export function unreadTable(report, onOpen) {
  const table = new Table({
    caption: t('table.caption.unread'),
    onOpen,
    columns: [
      { key: 'number', label: t('column.number'), cell: (record) => record.name, value: (record) => record.name },
      {
        key: 'sentence',
        label: t('column.sentence'),
        cell: (record) => around(report.text, record),
        value: (record) => record.anchor.start,
      },
    ],
  });
  table.setRows(report.of('unread'));
  return table;
}

/**
 * The number with some words on either side, within its line.
 * @param {string} text
 * @param {Rec} record
 */
function around(text, record) {
  const { start, end } = record.anchor;
  const before = text.slice(Math.max(0, start - 50), start).split('\n').at(-1) ?? '';
  const after = text.slice(end, end + 50).split('\n')[0];
  return h('span', { class: 'context' }, before, h('b', {}, text.slice(start, end)), after);
}
