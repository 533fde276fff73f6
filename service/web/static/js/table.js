// A table that sorts, groups and grows as it is scrolled: thousands of rows cost what is seen of them.

import { h } from './dom.js';
import { language, t } from './i18n.js';

/** @typedef {import('./types.js').Rec} Rec */

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {(record: Rec) => (Node | string | null)} cell
 * @property {(record: Rec) => (number | string | null)} value  to sort by
 * @property {boolean} [numeric]
 */

const PAGE = 120;

export class Table {
  /**
   * @param {object} parts
   * @param {string} parts.caption
   * @param {Column[]} parts.columns  the first heads its row
   * @param {(record: Rec) => void} parts.onOpen
   * @param {(record: Rec) => string} [parts.group]  heading of the group that a record stands in
   * @param {(record: Rec) => number} [parts.depth]
   */
  constructor({ caption, columns, onOpen, group, depth }) {
    this.columns = columns;
    this.group = group;
    this.depth = depth ?? (() => 0);
    this.onOpen = onOpen;
    /** @type {Rec[]} */
    this.rows = [];
    /** @type {{key: string, down: boolean} | null} */
    this.sorting = null;
    /** @type {Rec[]} */
    this.shown = []; // all, in the order of now
    this.count = 0; // of them, that have a row
    this.lastGroup = '';
    /** @type {string | null} */
    this.current = null;
    this.head = h('tr', {}, ...columns.map((column) => this.#headCell(column)));
    this.body = h('tbody');
    this.end = h('div', { class: 'more', aria: { hidden: 'true' } });
    const table = h('table', {}, h('caption', { class: 'hidden' }, caption), h('thead', {}, this.head), this.body);
    this.element = h('div', { class: 'table', tabindex: '0', role: 'region', aria: { label: caption } }, table, this.end);
    new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#grow(), {
      root: this.element,
      rootMargin: '600px',
    }).observe(this.end);
    this.body.addEventListener('click', (/** @type {Event} */ event) => this.#click(event));
  }

  /** @param {Column} column */
  #headCell(column) {
    const button = h(
      'button',
      { type: 'button', title: t('table.sort', { column: column.label }), on: { click: () => this.#sort(column.key) } },
      column.label,
    );
    return h('th', { scope: 'col', class: cellClass(column), data: { key: column.key } }, button);
  }

  /** @param {string} key */
  #sort(key) {
    if (this.sorting?.key !== key) this.sorting = { key, down: false };
    else this.sorting = this.sorting.down ? null : { key, down: true };
    this.#draw();
  }

  /**
   * Show these records, which are in the order of the text.
   * @param {Rec[]} rows
   */
  setRows(rows) {
    this.rows = rows;
    this.#draw();
  }

  #draw() {
    for (const cell of this.head.children) {
      const direction = this.sorting?.key === cell.dataset.key ? (this.sorting?.down ? 'descending' : 'ascending') : null;
      if (direction) cell.setAttribute('aria-sort', direction);
      else cell.removeAttribute('aria-sort');
    }
    this.shown = sorted(this.rows, this.columns, this.sorting, language());
    this.count = 0;
    this.lastGroup = '';
    this.body.replaceChildren();
    this.element.scrollTop = 0;
    this.#grow();
  }

  #grow() {
    const next = this.shown.slice(this.count, this.count + PAGE);
    if (!next.length) return;
    this.count += next.length;
    this.body.append(...next.flatMap((record) => this.#rows(record)));
    // an observer tells of changes only: a sentinel that stays in view has to be looked at again
    requestAnimationFrame(() => {
      const near = this.end.getBoundingClientRect().top < this.element.getBoundingClientRect().bottom + 600;
      if (near && this.element.clientHeight) this.#grow();
    });
  }

  /** @param {Rec} record */
  #rows(record) {
    const rows = [this.#row(record)];
    const group = this.group && !this.sorting ? this.group(record) : '';
    if (group && group !== this.lastGroup) {
      rows.unshift(h('tr', { class: 'group' }, h('th', { scope: 'rowgroup', colspan: this.columns.length }, group)));
    }
    this.lastGroup = group;
    return rows;
  }

  /** @param {Rec} record */
  #row(record) {
    const [first, ...rest] = this.columns;
    const depth = this.sorting ? 0 : this.depth(record);
    const open = h('button', { type: 'button', class: 'open' }, first.cell(record));
    return h(
      'tr',
      { data: { id: record.id }, aria: { current: record.id === this.current ? 'true' : null } },
      h('th', { scope: 'row', class: depth ? `depth depth-${Math.min(depth, 4)}` : null }, open),
      ...rest.map((column) => h('td', { class: cellClass(column) }, column.cell(record))),
    );
  }

  /** @param {Event} event */
  #click(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest('tr[data-id]');
    const record = row && this.rows.find((one) => one.id === row.getAttribute('data-id'));
    if (record) this.onOpen(record);
  }

  /**
   * Mark a record as the one looked at and bring its row into view.
   * @param {string | null} id
   */
  reveal(id) {
    this.body.querySelector('[aria-current]')?.removeAttribute('aria-current');
    this.current = id;
    const at = this.shown.findIndex((record) => record.id === id);
    if (at < 0) return;
    while (this.count <= at) this.#grow();
    const row = this.body.querySelector(`tr[data-id="${id}"]`);
    row?.setAttribute('aria-current', 'true');
    row?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }
}

/** @param {Column} column */
const cellClass = (column) => `of-${column.key}${column.numeric ? ' number' : ''}`;

/**
 * @param {Rec[]} rows
 * @param {Column[]} columns
 * @param {{key: string, down: boolean} | null} sorting
 * @param {string} tag  language to sort words by
 * @returns {Rec[]} rows without a value last, either way
 */
export function sorted(rows, columns, sorting, tag) {
  const column = sorting && columns.find((one) => one.key === sorting.key);
  if (!column || !sorting) return rows;
  const words = new Intl.Collator(tag, { numeric: true, sensitivity: 'base' });
  const turn = sorting.down ? -1 : 1;
  const keyed = rows.map((record) => ({ record, key: column.value(record) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (typeof a.key === 'number' && typeof b.key === 'number') return turn * (a.key - b.key);
    return turn * words.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ record }) => record);
}
