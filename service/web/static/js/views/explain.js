// Why a record is what it is: the words that each of its values was read from, and the rule that did it.

import { h } from '../dom.js';
import { fold } from '../fold.js';
import { amount, day, exact, period, rounded } from '../format.js';
import { language, t, tv } from '../i18n.js';
import { explain as explainRule } from '../rules.js';
import { level } from '../series.js';
import { bar, comparison } from './charts.js';
import { details, kind, stated, verdict } from './tables.js';
import { value } from './values.js';

/** @typedef {import('../types.js').Rec} Rec */
/** @typedef {import('../types.js').Span} Span */
/** @typedef {import('../types.js').Concept} Concept */
/** @typedef {import('../types.js').Observation} Observation */
/** @typedef {import('./report.js').Report} Report */
/** @typedef {{open: (record: Rec) => void, show: (offset: number) => void}} Ways */

/**
 * @param {Rec} record
 * @param {Report} report
 * @param {Ways} ways
 * @returns {HTMLElement}
 */
export function explain(record, report, ways) {
  const facts = FACTS[record.type](record, report, ways).filter(Boolean);
  return h('dl', { class: 'facts' }, ...facts.flat());
}

/** @type {Record<string, (record: Rec, report: Report, ways: Ways) => any[]>} */
const FACTS = { indicator, entity, directive, check, unread };

/**
 * @param {string} label
 * @param {...any} content
 */
function fact(label, ...content) {
  return [h('dt', {}, label), h('dd', {}, ...content)];
}

/**
 * Words of the text, as a way to them.
 * @param {Span} span
 * @param {string} role
 * @param {Ways} ways
 */
function words(span, role, ways) {
  const short = span.text.replace(/\s+/g, ' ');
  return h(
    'button',
    { type: 'button', class: `token ${role}`, title: t('why.show'), on: { click: () => ways.show(span.start) } },
    short.length > 90 ? `${short.slice(0, 88)}…` : short,
  );
}

/**
 * @param {Rec | undefined} record
 * @param {Ways} ways
 */
function link(record, ways) {
  return record && h('button', { type: 'button', class: 'link', on: { click: () => ways.open(record) } }, record.name);
}

/**
 * @param {Rec[]} rows
 * @param {Ways} ways
 */
function links(rows, ways) {
  return h('ul', { class: 'links' }, ...rows.map((row) => h('li', {}, link(row, ways))));
}

/**
 * @param {Rec} record
 * @param {Report} report
 * @param {Ways} ways
 */
function indicator(record, report, ways) {
  const row = record.row;
  const parts = report.parts(record.id);
  const checks = report.checksOf(record.id);
  return [
    fact(t('why.values'), h('ul', { class: 'observations' }, ...row.observations.map((/** @type {Observation} */ one) => observation(one, ways)))),
    fact(t('why.name'), ...nameSource(row, ways)),
    fact(t('why.period'), ...periodSource(row, ways)),
    fact(t('why.place'), ...placeSource(row, report, ways)),
row.catalogue && fact(t('why.concept'), ...concept(row.catalogue)),
    row.catalogue_candidates?.length && fact(t('why.concepts'), h('ul', { class: 'links' }, ...row.catalogue_candidates.map((/** @type {Concept} */ one) => h('li', {}, ...concept(one))))),
    row.parent && fact(t('why.parent'), link(report.byId.get(row.parent), ways)),
    parts.length && fact(t('why.parts'), breakdown(row, parts, ways)),
    checks.length && fact(t('why.checks'), h('ul', { class: 'links' }, ...checks.map((one) => h('li', {}, verdict(one), ' ', link(one, ways))))),
    row.section && fact(t('why.section'), report.sectionPath(row.section)),
    ...[comparison(row)].filter(Boolean).map((chart) => fact(t('tab.charts'), chart)),
  ];
}

/** @param {Concept} one */
function concept(one) {
  return [h('b', {}, one.name), one.items.map((item) => ` · ${item.name}`).join(''), ' ', h('code', { class: 'soft' }, one.code)];
}

/**
 * The parts of a whole, with their share of it where both are levels of one unit.
 * @param {import('../types.js').Indicator} whole
 * @param {Rec[]} parts
 * @param {Ways} ways
 */
function breakdown(whole, parts, ways) {
  const all = level(whole);
  const item = (/** @type {Rec} */ part) => {
    const one = level(part.row);
    const first = one ?? part.row.observations[0];
    const comparable = one && all && one.unit === all.unit && all.number > 0 && one.number >= 0;
    const share = comparable ? (100 * one.number) / all.number : 0;
    return h(
      'li',
      {},
      h('span', {}, link(part, ways), ' ', first && value(first)),
      comparable && bar(0, 100, 0, share, 'whole'),
      comparable && h('span', { class: 'soft small' }, t('why.share', { share: `${rounded(share, language(), 3)}%` })),
    );
  };
  return h('ul', { class: 'links parts' }, ...parts.map(item));
}

/**
 * @param {any} row
 * @param {Ways} ways
 */
function nameSource(row, ways) {
  const sources = [row.label && words(row.label, 'name', ways), row.subject && words(row.subject, 'subject', ways)].filter(Boolean);
  if (!sources.length) return [h('span', { class: 'how' }, t('why.name.inferred'))];
  const said = fold(`${row.label?.text ?? ''} ${row.subject?.text ?? ''}`);
  const more = fold(row.name).split(/\s+/).some((/** @type {string} */ word) => !said.includes(word));
  return [
    h('span', { class: 'how' }, t(sources.length > 1 || more ? 'why.name.composed' : 'why.name.read')),
    ' ',
    ...joined(sources),
    more && h('span', { class: 'how inferred' }, ` ${t('why.name.context')}`),
  ];
}

/** @param {any[]} nodes */
const joined = (nodes) => nodes.flatMap((node, index) => (index ? [' + ', node] : [node]));

/**
 * @param {any} row
 * @param {Ways} ways
 */
function periodSource(row, ways) {
  if (!row.period) return [h('span', { class: 'how' }, t('why.period.none'))];
  const range = row.period.start === row.period.end ? '' : ` (${day(row.period.start, language())} – ${day(row.period.end, language())})`;
  const how = row.period.span
    ? [h('span', { class: 'how' }, t('why.period.read')), ' ', words(row.period.span, 'period', ways)]
    : [h('span', { class: 'how inferred' }, t('why.period.inferred'))];
  return [h('b', {}, period(row.period, language())), range, ' ', ...how];
}

/**
 * @param {any} row
 * @param {Report} report
 * @param {Ways} ways
 */
function placeSource(row, report, ways) {
  const own = row.place ? report.byId.get(row.place) : undefined;
  const name = report.placeName(row);
  if (!name) return [h('span', { class: 'how' }, t('why.place.none'))];
  return [own ? link(own, ways) : h('b', {}, name), ' ', h('span', { class: own ? 'how' : 'how inferred' }, t(own ? 'why.place.own' : 'why.place.document'))];
}

/**
 * @param {Observation} row
 * @param {Ways} ways
 */
function observation(row, ways) {
  const said = [tv('measure', row.measure), row.direction && row.measure === 'change' && tv('direction', row.direction)];
  return h(
    'li',
    {},
    words(row.span, 'value', ways),
    ' ',
    h('span', {}, said.filter(Boolean).join(', ')),
    exact(row, 'vi') !== row.span.text.replace(/\s+/g, ' ') && h('span', { class: 'soft' }, ` · ${t('why.exact')} ${exact(row, language())}`),
    row.approximation && h('span', { class: 'soft' }, ` · ${tv('approximation', row.approximation)}`),
    row.basis && h('span', {}, ' · ', ...basis(row)),
    h('span', { class: 'soft' }, ` · ${tv('status', `${row.status}.long`)}`),
    row.price_basis && h('span', { class: 'soft' }, ` · ${t('why.price', { year: row.price_basis.year })}`),
    row.ambiguity && h('p', { class: 'warn' }, t('why.ambiguity', { other: row.ambiguity.replace(/[{}]/g, '') })),
    rule(row.rule),
  );
}

/** @param {Observation} row */
function basis(row) {
  const { kind: what, period: when, text } = /** @type {import('../types.js').Basis} */ (row.basis);
  const name = `${tv('basis', what)}${when ? ` (${period(when, language())})` : ''}`;
  const of = what === 'total' || what === 'plan' ? 'why.of' : 'why.compared';
  return [t(of, { what: name }), text ? h('span', { class: 'soft' }, `, ${t('why.words', { words: text })}`) : ''];
}

/** @param {string | undefined} name */
function rule(name) {
  if (!name) return null;
  const sentence = explainRule(name, language());
  return h('p', { class: 'rule' }, h('span', { class: 'soft' }, `${t('why.rule')} `), h('code', {}, name), sentence && ` ${sentence}`);
}

/**
 * @param {Rec} record
 * @param {Report} report
 * @param {Ways} ways
 */
function entity(record, report, ways) {
  const row = record.row;
  const titles = row.titles ?? [];
  return [
    fact(t('column.kind'), [t(`entity.${record.group}`), kind(record)].filter((one, at, all) => all.indexOf(one) === at).join(', ')),
    details(record) && !titles.length && fact(t('column.details'), details(record)),
    titles.length &&
      fact(
        t('why.titles'),
        h('ul', { class: 'links' }, ...titles.map((/** @type {any} */ title) => h('li', {}, words(title.span, 'title', ways), ' ', link(report.byId.get(title.organization), ways)))),
      ),
    row.places?.length && fact(t('why.place'), links(row.places.map((/** @type {string} */ id) => report.byId.get(id)).filter(Boolean), ways)),
    fact(t('why.mentions', { count: row.mentions.length }), h('div', { class: 'tokens' }, ...row.mentions.slice(0, 30).map((/** @type {Span} */ span) => words(span, 'mention', ways)))),
  ];
}

/**
 * @param {Rec} record
 * @param {Report} report
 * @param {Ways} ways
 */
function directive(record, report, ways) {
  const row = record.row;
  const party = (/** @type {any} */ one) => (one ? (link(one.entity && report.byId.get(one.entity), ways) ?? one.name) : h('span', { class: 'how' }, t('why.notsaid')));
  const inside = row.mentions.map((/** @type {string} */ id) => report.byId.get(id)).filter(Boolean);
  const legal = row.legal_basis.map((/** @type {string} */ id) => report.byId.get(id)).filter(Boolean);
  return [
    fact(t('column.kind'), tv('directive', row.kind), row.ordinal ? ` (${row.ordinal})` : ''),
    fact(t('why.issuer'), party(row.issuer)),
    fact(t('why.addressee'), party(row.addressee)),
    row.cooperating.length && fact(t('why.cooperating'), h('ul', { class: 'links' }, ...row.cooperating.map((/** @type {any} */ one) => h('li', {}, party(one))))),
    row.deadline && fact(t('why.deadline'), h('b', {}, day(row.deadline.date, language()) || row.deadline.text), row.deadline.date ? h('span', { class: 'how' }, ` ${t('why.words', { words: row.deadline.text })}`) : ''),
    fact(t('why.verb'), words(row.verb, 'verb', ways), rule(row.rule)),
    legal.length && fact(t('why.legal'), links(legal, ways)),
    inside.length && fact(t('why.inside'), links(inside, ways)),
    row.section && fact(t('why.section'), report.sectionPath(row.section)),
  ];
}

/**
 * @param {Rec} record
 * @param {Report} report
 * @param {Ways} ways
 */
function check(record, report, ways) {
  const row = record.row;
  return [
    fact(t('column.verdict'), verdict(record), ' ', language() === 'vi' ? row.message : row.message_en),
    fact(t('column.stated'), stated(record)),
    fact(t('column.computed'), amount(row.computed, row.unit, language(), 7)),
    fact(t('why.tolerance'), '± ', amount(row.tolerance, row.unit, language())),
    fact(
      t('why.figures'),
      h('ul', { class: 'links' }, ...row.observations.map((/** @type {any} */ one) => h('li', {}, words(one.span, 'value', ways), ' ', link(report.byId.get(one.indicator), ways)))),
    ),
  ];
}

/** @param {Rec} record */
function unread(record) {
  return [fact(t('column.number'), h('b', {}, record.name)), fact(t('why.heading'), t('why.unread'))];
}
