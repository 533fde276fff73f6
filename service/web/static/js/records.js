// From the answer to records: each thing that the report says, with all the words it rests on.

import { fold } from './fold.js';
import { nearest } from './spans.js';

/** @typedef {import('./types.js').Extraction} Extraction */
/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').Observation} Observation */
/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {import('./types.js').Span} Span */
/** @typedef {import('./types.js').Rec} Rec */

export const ENTITY_GROUPS = ['projects', 'places', 'officials', 'organizations', 'legal_documents', 'events'];

/**
 * All records of an answer in the order of the tables.
 * @param {Extraction} answer
 * @returns {Rec[]}
 */
export function records(answer) {
  const places = new Map((answer.entities.places ?? []).map((place) => [place.id, place]));
  const sectionAt = sectionFinder(answer);
  return [
    ...answer.indicators.map((row) => indicator(row, answer, places)),
    ...ENTITY_GROUPS.flatMap((group) => (answer.entities[group] ?? []).map((row) => entity(row, group, sectionAt))),
    ...answer.directives.map(directive),
    ...answer.checks.map((row, index) => check(row, index, answer)),
    ...answer.diagnostics.map((row, index) => unread(row, index, sectionAt)),
  ];
}

/**
 * @param {Indicator} row
 * @param {Extraction} answer
 * @param {Map<string, import('./types.js').Entity>} places
 * @returns {Rec}
 */
function indicator(row, answer, places) {
  const place = placeWords(row, answer, places);
  const marks = [
    ...mark(place, 'place'),
    ...mark(row.period?.span, 'period'),
    ...mark(row.subject, 'subject'),
    ...mark(row.label, 'name'),
    ...row.observations.flatMap((observation) => observationMarks(observation)),
  ];
  const first = row.observations[0]?.span ?? row.label ?? row.sentence;
  return {
    id: row.id,
    type: 'indicator',
    group: 'indicators',
    name: row.name,
    marks,
    anchor: { start: Math.min(first.start, row.label?.start ?? first.start), end: first.end },
    section: row.section,
    search: fold([...wordsOf(row), places.get(row.place ?? '')?.name ?? ''].join(' ')),
    row,
  };
}

/**
 * What an indicator is looked for by: its name, its concept, its numbers as printed.
 * @param {Indicator} row
 */
function wordsOf(row) {
  return [row.name, row.catalogue?.name ?? '', row.catalogue?.code ?? '', ...row.observations.map(({ span }) => span.text)];
}

/**
 * A number, and its unit over it.
 * @param {Observation} row
 * @returns {Mark[]}
 */
function observationMarks(row) {
  const value = { start: row.span.start, end: row.span.end, role: 'value' };
  const words = row.written.unit;
  const at = words ? row.span.text.lastIndexOf(words) : -1;
  if (!words || at < 0) return [value];
  return [value, { start: row.span.start + at, end: row.span.start + at + words.length, role: 'unit' }];
}

/**
 * The words that the figure's place is read from: of its own place, or what the document's place rests on.
 * @param {Indicator} row
 * @param {Extraction} answer
 * @param {Map<string, import('./types.js').Entity>} places
 * @returns {{start: number, end: number} | undefined}
 */
function placeWords(row, answer, places) {
  const own = row.place ? places.get(row.place) : undefined;
  if (own) return nearest(own.mentions, row.sentence);
  return answer.document.evidence?.find((/** @type {any} */ piece) => piece.field === 'place')?.span;
}

/**
 * @param {import('./types.js').Entity} row
 * @param {string} group
 * @param {(offset: number) => string | null} sectionAt
 * @returns {Rec}
 */
function entity(row, group, sectionAt) {
  const marks = [
    ...(row.title_mentions ?? []).flatMap((/** @type {Span} */ span) => mark(span, 'title')),
    ...row.mentions.flatMap((span) => mark(span, 'mention')),
  ];
  const anchor = row.mentions[0] ?? marks[0] ?? { start: 0, end: 0 };
  const titles = (row.titles ?? []).map((/** @type {any} */ title) => title.text);
  return {
    id: row.id,
    type: 'entity',
    group,
    name: row.name,
    marks,
    anchor,
    section: sectionAt(anchor.start),
    search: fold([row.name, ...titles, row.number ?? ''].join(' ')),
    row,
  };
}

/**
 * @param {import('./types.js').Directive} row
 * @returns {Rec}
 */
function directive(row) {
  const parties = [row.issuer?.name ?? '', row.addressee?.name ?? '', ...row.cooperating.map((party) => party.name)];
  const marks = [...mark(row.span, 'action'), ...mark(row.verb, 'verb'), ...deadlineMark(row)];
  return {
    id: row.id,
    type: 'directive',
    group: 'directives',
    name: row.span.text,
    marks,
    anchor: row.span,
    section: row.section,
    search: fold([row.span.text, ...parties].join(' ')),
    row,
  };
}

/**
 * @param {import('./types.js').Directive} row
 * @returns {Mark[]}
 */
function deadlineMark(row) {
  const at = row.deadline ? row.span.text.indexOf(row.deadline.text) : -1;
  if (!row.deadline || at < 0) return [];
  const start = row.span.start + at;
  return [{ start, end: start + row.deadline.text.length, role: 'period' }];
}

/**
 * @param {import('./types.js').Check} row
 * @param {number} index
 * @param {Extraction} answer
 * @returns {Rec}
 */
function check(row, index, answer) {
  const spans = row.observations.map((observation) => observation.span);
  const about = row.observations.find(({ role }) => role === 'stated')?.indicator;
  const indicator = answer.indicators.find((other) => other.id === about);
  const name = indicator?.name ?? '';
  return {
    id: `c${index + 1}`,
    type: 'check',
    group: 'checks',
    name,
    marks: spans.flatMap((span) => mark(span, 'value')),
    anchor: spans[0] ?? { start: 0, end: 0 },
    section: indicator?.section ?? null,
    search: fold([name, row.message, row.message_en].join(' ')),
    row,
  };
}

/**
 * @param {import('./types.js').Diagnostic} row
 * @param {number} index
 * @param {(offset: number) => string | null} sectionAt
 * @returns {Rec}
 */
function unread(row, index, sectionAt) {
  return {
    id: `u${index + 1}`,
    type: 'unread',
    group: 'unread',
    name: row.span.text,
    marks: mark(row.span, 'unread'),
    anchor: row.span,
    section: sectionAt(row.span.start),
    search: fold(row.span.text),
    row,
  };
}

/**
 * @param {{start: number, end: number} | null | undefined} span
 * @param {string} role
 * @returns {Mark[]}
 */
function mark(span, role) {
  return span ? [{ start: span.start, end: span.end, role }] : [];
}

/**
 * The innermost section around an offset.
 * @param {Extraction} answer
 * @returns {(offset: number) => string | null}
 */
function sectionFinder(answer) {
  const inner = [...answer.sections].sort((a, b) => a.end - a.start - (b.end - b.start));
  return (offset) => inner.find((section) => section.start <= offset && offset < section.end)?.id ?? null;
}

/**
 * A section with everything below it.
 * @param {import('./types.js').Section[]} sections
 * @param {string} id
 * @returns {Set<string>}
 */
export function within(sections, id) {
  const inside = new Set([id]);
  for (const section of sections) if (section.parent && inside.has(section.parent)) inside.add(section.id);
  return inside;
}

/**
 * How deep each indicator stands in its breakdown: 0 for a whole, 1 for its parts, …
 * @param {Indicator[]} indicators
 * @returns {Map<string, number>}
 */
export function depths(indicators) {
  const parents = new Map(indicators.map((row) => [row.id, row.parent]));
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const row of indicators) {
    let depth = 0;
    // a parent stands before its parts; the bound keeps a wrong answer from hanging the page
    for (let id = row.parent; id && depth < 8; id = parents.get(id) ?? null) depth++;
    found.set(row.id, depth);
  }
  return found;
}
