// One answer with its text: what every view asks about it.

import { records, within } from '../records.js';
import { finder } from '../spans.js';

/** @typedef {import('../types.js').Extraction} Extraction */
/** @typedef {import('../types.js').Rec} Rec */
/** @typedef {import('../types.js').Mark} Mark */

export class Report {
  /**
   * @param {string} text
   * @param {Extraction} answer
   */
  constructor(text, answer) {
    this.text = text;
    this.answer = answer;
    this.records = records(answer);
    this.byId = new Map(this.records.map((record) => [record.id, record]));
    this.sections = new Map(answer.sections.map((section) => [section.id, section]));
    const clickable = this.records.filter((record) => record.type !== 'check');
    this.at = finder(clickable.map((record) => ({ record, marks: record.marks.filter((mark) => own(record, mark)) })));
    this.inOrder = clickable.filter((record) => record.marks.length).sort((a, b) => a.anchor.start - b.anchor.start);
    this.children = gathered(this.of('indicators'), (record) => [record.row.parent].filter(Boolean));
    this.checks = gathered(this.of('checks'), (record) =>
      record.row.observations.map((/** @type {any} */ one) => one.indicator),
    );
  }

  /**
   * The records of one table.
   * @param {string} table
   * @returns {Rec[]}
   */
  of(table) {
    if (table === 'entities') return this.records.filter((record) => record.type === 'entity');
    return this.records.filter((record) => record.group === table);
  }

  /**
   * The records that have the character at `offset`, the tightest first.
   * @param {number} offset
   * @returns {Rec[]}
   */
  recordsAt(offset) {
    return [...new Set(this.at(offset).map(({ record }) => record))];
  }

  /** @param {string} id */
  parts(id) {
    return this.children.get(id) ?? [];
  }

  /**
   * Headings above a record, from the outermost in.
   * @param {string | null} id
   * @returns {string}
   */
  sectionPath(id) {
    const names = [];
    for (let section = id ? this.sections.get(id) : undefined; section && names.length < 8; ) {
      names.unshift(sectionName(section));
      section = section.parent ? this.sections.get(section.parent) : undefined;
    }
    return names.join(' › ');
  }

  /**
   * @param {string} id
   * @returns {Set<string>}
   */
  sectionWithin(id) {
    return within(this.answer.sections, id);
  }

  /**
   * @param {import('../types.js').Indicator} row
   * @returns {string}
   */
  placeName(row) {
    return (row.place && this.byId.get(row.place)?.name) || this.answer.document.place?.name || '';
  }

  /**
   * The checks that an indicator is in.
   * @param {string} id
   * @returns {Rec[]}
   */
  checksOf(id) {
    return this.checks.get(id) ?? [];
  }
}

/**
 * Records by the ids that each of them names, in their order, each once.
 * @param {Rec[]} rows
 * @param {(record: Rec) => string[]} ids
 * @returns {Map<string, Rec[]>}
 */
function gathered(rows, ids) {
  /** @type {Map<string, Rec[]>} */
  const found = new Map();
  for (const row of rows) {
    for (const id of new Set(ids(row))) {
      const group = found.get(id);
      if (group) group.push(row);
      else found.set(id, [row]);
    }
  }
  return found;
}

/**
 * Whether a mark is the record's own: the report's place lights up with every figure, but is no way to all of them.
 * @param {Rec} record
 * @param {Mark} mark
 */
function own(record, mark) {
  return !(record.type === 'indicator' && mark.role === 'place');
}

/** @param {import('../types.js').Section} section */
export function sectionName(section) {
  const title = section.title.text.replace(/\s+/g, ' ').trim();
  // "Điều 1" may be all of a heading: its number is its title then
  return section.number && title !== section.number ? `${section.number}. ${title}` : title;
}
