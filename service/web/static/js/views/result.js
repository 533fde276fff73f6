// The read report: its text, its tables and the explanation of what is chosen, each a way to the others.

import { h } from '../dom.js';
import { day, number, period } from '../format.js';
import { fold } from '../fold.js';
import { language, t, tv } from '../i18n.js';
import { LAYERS } from '../paint.js';
import { TextPane } from '../text.js';
import { charts } from './charts.js';
import { explain } from './explain.js';
import { FILTERS, indicatorTable } from './indicators.js';
import { sectionName } from './report.js';
import { sectionTree } from './sections.js';
import { checkTable, directiveTable, entityTable, unreadTable } from './tables.js';

/** @typedef {import('../types.js').Rec} Rec */
/** @typedef {import('../types.js').Mark} Mark */
/** @typedef {import('./report.js').Report} Report */
/** @typedef {import('../table.js').Table} Table */

const TABS = ['indicators', 'entities', 'directives', 'charts', 'checks', 'unread'];
const MAKERS = /** @type {Record<string, (report: Report, open: (record: Rec) => void) => Table>} */ ({
  indicators: indicatorTable,
  entities: entityTable,
  directives: directiveTable,
  checks: checkTable,
  unread: unreadTable,
});
const SHOWN_LAYERS = ['numbers', 'places', 'officials', 'organizations', 'projects', 'legal_documents', 'events', 'directives', 'unread'];

/** The table that CSV holds while a tab is looked at; the other forms hold all. */
const CSV_TABLES = /** @type {Record<string, string>} */ ({ entities: 'entities', directives: 'directives' });

/**
 * @typedef {object} Choice  what the visitor has chosen; outlives a change of language
 * @property {string} tab
 * @property {string | null} record
 * @property {string | null} section
 * @property {Set<string>} layers
 * @property {'text' | 'tables'} view  on a narrow screen
 */

/** @returns {Choice} */
export const firstChoice = () => ({
  tab: 'indicators',
  record: null,
  section: null,
  layers: new Set(SHOWN_LAYERS),
  view: matchMedia('(max-width: 899px)').matches ? 'tables' : 'text',
});

export class Result {
  /**
   * @param {HTMLElement} root
   * @param {Report} report
   * @param {Choice} choice
   * @param {{onNew: () => void, onDownload: (form: string, table: string) => void, say: (words: string) => void, file: string}} outer
   */
  constructor(root, report, choice, outer) {
    this.root = root;
    this.report = report;
    this.choice = choice;
    this.outer = outer;
    /** @type {Map<string, Table>} */
    this.tables = new Map();
    this.filter = { words: '', kind: 'all' };
    root.replaceChildren(this.#head(), this.#switch(), this.#panes());
    this.#layers();
    this.showTab(choice.tab);
    this.#view(choice.view);
    if (choice.section) this.chooseSection(choice.section);
    const record = choice.record ? report.byId.get(choice.record) : null;
    if (record) this.open(record);
  }

  #head() {
    const { document: about } = this.report.answer;
    const title = about.title?.replace(/\s+/g, ' ') ?? t('result.untitled');
    const meta = [
      [t('result.kind'), tv('kind', about.kind)],
      [t('result.period'), period(about.period, language())],
      [t('result.place'), about.place ? about.place.name : ''],
      [t('result.issued'), day(about.issued, language())],
      [t('result.reference'), reference(about.reference_date)],
    ].filter(([, value]) => value);
    return h(
      'header',
      { class: 'report' },
      h(
        'div',
        { class: 'about' },
        h('h1', { id: 'report-title', tabindex: '-1', lang: 'vi' }, title),
        h('dl', { class: 'meta' }, ...meta.flatMap(([name, value]) => [h('div', {}, h('dt', {}, name), h('dd', {}, value))])),
        this.outer.file && h('p', { class: 'soft small' }, t('result.converted', { file: this.outer.file })),
      ),
      h(
        'div',
        { class: 'actions' },
        h(
          'div',
          { class: 'downloads', role: 'group', aria: { label: t('result.download') } },
          h('span', { class: 'soft small', aria: { hidden: 'true' } }, t('result.download')),
          ...['xlsx', 'csv', 'json'].map((form) =>
            h('button', { type: 'button', class: 'plain', data: { form }, aria: { label: `${t('result.download')} ${t(`result.${form}`)}` }, on: { click: () => this.outer.onDownload(form, CSV_TABLES[this.choice.tab] ?? 'observations') } }, t(`result.${form}`)),
          ),
        ),
        h('button', { type: 'button', class: 'plain', id: 'new', on: { click: this.outer.onNew } }, t('result.new')),
        h('p', { id: 'download-problem', class: 'problem small', role: 'alert', hidden: true }),
      ),
    );
  }

  /** Text or tables, where the screen has room for one. */
  #switch() {
    const button = (/** @type {'text' | 'tables'} */ view) =>
      h('button', { type: 'button', data: { view }, on: { click: () => this.#view(view) } }, t(`view.${view}`));
    return h('div', { class: 'toggle wide', role: 'group', aria: { label: t('view.switch') } }, button('tables'), button('text'));
  }

  /** @param {'text' | 'tables'} view */
  #view(view) {
    this.choice.view = view;
    this.root.dataset.view = view;
    for (const button of this.root.querySelectorAll('button[data-view]')) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-view') === view));
    }
  }

  #panes() {
    const outline = this.report.answer.sections.length ? this.#outline() : null;
    return h('div', { class: outline ? 'panes' : 'panes plain-text' }, outline, this.#text(), this.#results());
  }

  #outline() {
    const tree = sectionTree(this.report, (id) => this.chooseSection(id));
    const outline = h('nav', { class: 'outline', id: 'outline', aria: { label: t('text.sections') } }, h('h2', {}, t('text.sections')), tree);
    outline.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.#showOutline(false));
    return outline;
  }

  /** Where there is no room for the outline beside the text, it comes over it. */
  #outlineButton() {
    if (!this.report.answer.sections.length) return null;
    return h(
      'button',
      { type: 'button', class: 'plain outline-button', aria: { expanded: 'false', controls: 'outline' }, on: { click: () => this.#showOutline() } },
      t('text.sections'),
    );
  }

  /** @param {boolean} [open] */
  #showOutline(open = !this.root.classList.contains('with-outline')) {
    this.root.classList.toggle('with-outline', open);
    const button = /** @type {HTMLElement | null} */ (this.root.querySelector('.outline-button'));
    const outline = this.root.querySelector('.outline');
    if (open) /** @type {HTMLElement | null} */ (outline?.querySelector('button'))?.focus();
    else if (outline?.contains(document.activeElement)) button?.focus();
    button?.setAttribute('aria-expanded', String(open));
  }

  #text() {
    const scroller = h('div', { class: 'text', id: 'report-text', tabindex: '0', role: 'region', lang: 'vi', aria: { label: t('text.heading'), describedby: 'text-hint' } });
    const step = (/** @type {number} */ by) => () => this.#step(by);
    const bar = h(
      'div',
      { class: 'bar' },
      h('h2', { class: 'hidden' }, t('text.heading')),
      this.#outlineButton(),
      this.#legend(),
      h('span', { class: 'steps' },
        h('button', { type: 'button', class: 'icon', title: t('text.previous'), aria: { label: t('text.previous') }, on: { click: step(-1) } }, '←'),
        h('button', { type: 'button', class: 'icon', title: t('text.next'), aria: { label: t('text.next') }, on: { click: step(1) } }, '→')),
    );
    this.pane = new TextPane(scroller, this.report.text, this.report.answer.sections, {
      onPick: (offset) => this.#pick(offset),
      isMarked: (offset) => this.#visible(this.report.recordsAt(offset)).length > 0,
    });
    scroller.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
      const by = event.altKey || event.ctrlKey || event.metaKey ? 0 : ({ ArrowLeft: -1, ArrowRight: 1 })[event.key];
      if (!by) return;
      event.preventDefault();
      this.#step(by);
    });
    return h('div', { class: 'reader' }, bar, scroller, h('p', { id: 'text-hint', class: 'hint soft small' }, t('text.hint')));
  }

  #legend() {
    const counts = this.#layerMarks();
    const used = SHOWN_LAYERS.filter((layer) => counts.get(layer)?.length);
    return h(
      'div',
      { class: 'legend', role: 'group', aria: { label: t('text.legend') } },
      ...used.map((layer) =>
        h(
          'button',
          { type: 'button', class: `chip in-${layer}`, aria: { pressed: String(this.choice.layers.has(layer)) }, on: { click: (/** @type {Event} */ event) => this.#toggle(layer, /** @type {any} */ (event.currentTarget)) } },
          h('span', { class: 'sample', aria: { hidden: 'true' } }),
          t(`layer.${layer}`),
        ),
      ),
    );
  }

  /**
   * @param {string} layer
   * @param {HTMLElement} button
   */
  #toggle(layer, button) {
    if (!this.choice.layers.delete(layer)) this.choice.layers.add(layer);
    button.setAttribute('aria-pressed', String(this.choice.layers.has(layer)));
    this.#layers();
  }

  /** @returns {Map<string, Mark[]>} */
  #layerMarks() {
    const layers = new Map(LAYERS.map((layer) => [layer, /** @type {Mark[]} */ ([])]));
    for (const record of this.report.records) {
      const layer = layerOf(record);
      const found = layers.get(layer);
      if (!found) continue;
      const role = { numbers: 'value', directives: 'action' }[layer];
      for (const mark of record.marks) if (!role || mark.role === role) found.push({ ...mark, role: layer });
    }
    return layers;
  }

  #layers() {
    const layers = this.#layerMarks();
    this.pane?.setLayers([...this.choice.layers].flatMap((layer) => layers.get(layer) ?? []));
  }

  #results() {
    const tabs = TABS.map((tab) =>
      h(
        'button',
        { type: 'button', role: 'tab', id: `tab-${tab}`, data: { tab }, aria: { controls: 'table-panel' }, on: { click: () => this.showTab(tab) } },
        t(`tab.${tab}`),
        tab === 'charts' ? null : h('span', { class: 'count' }, number(this.report.of(tab).length, language())),
      ),
    );
    const list = h('div', { class: 'tabs', role: 'tablist', aria: { label: t('tab.label') }, on: { keydown: (/** @type {KeyboardEvent} */ event) => this.#tabKey(event) } }, ...tabs);
    this.filters = this.#filters();
    this.panel = h('div', { class: 'panel', id: 'table-panel', role: 'tabpanel' });
    this.why = h('aside', { class: 'why', id: 'why', hidden: true, tabindex: '-1', aria: { labelledby: 'why-heading' } });
    this.why.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.close());
    return h('section', { class: 'results', aria: { label: t('tab.label') } }, list, this.filters, this.panel, this.why);
  }

  #filters() {
    this.search = h('input', { type: 'search', placeholder: t('filter.search'), aria: { label: t('filter.search') }, on: { input: () => this.#filterBy({ words: this.search.value }) } });
    this.kinds = h(
      'select',
      { aria: { label: t('filter.show') }, on: { change: () => this.#filterBy({ kind: this.kinds.value }) } },
      ...Object.keys(FILTERS).map((kind) => h('option', { value: kind }, t(`filter.${kind}`))),
    );
    this.sectionChip = h('button', { type: 'button', class: 'chip', hidden: true, on: { click: () => this.chooseSection(null) } });
    this.shownCount = h('span', { class: 'soft small end', role: 'status' });
    return h('div', { class: 'filters' }, this.search, this.kinds, this.sectionChip, this.shownCount);
  }

  /** @param {KeyboardEvent} event */
  #tabKey(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    const next = TABS[(TABS.indexOf(this.choice.tab) + by + TABS.length) % TABS.length];
    this.showTab(next);
    this.#tabButtons().find((button) => button.dataset.tab === next)?.focus();
  }

  /** @returns {HTMLElement[]} */
  #tabButtons() {
    return [...this.root.querySelectorAll('[role=tab]')].map((button) => /** @type {HTMLElement} */ (button));
  }

  /** @param {string} tab */
  showTab(tab) {
    this.choice.tab = tab;
    for (const button of this.#tabButtons()) {
      button.setAttribute('aria-selected', String(button.dataset.tab === tab));
      button.tabIndex = button.dataset.tab === tab ? 0 : -1;
    }
    this.panel.setAttribute('aria-labelledby', `tab-${tab}`);
    const csv = this.root.querySelector('[data-form=csv]');
    const table = t(`tab.${tab in CSV_TABLES ? tab : 'indicators'}`);
    csv?.setAttribute('title', t('result.csv.of', { table }));
    csv?.setAttribute('aria-label', `${t('result.download')} ${t('result.csv.of', { table })}`);
    this.filters.hidden = tab === 'charts';
    this.kinds.hidden = tab !== 'indicators';
    if (tab === 'charts') {
      this.panel.replaceChildren(charts(this.report, (record) => this.open(record)));
      return;
    }
    const empty = !this.report.of(tab).length;
    this.filters.hidden = empty;
    this.panel.replaceChildren(empty ? h('p', { class: 'empty' }, t(`none.${tab}`)) : this.#table(tab).element);
    if (!empty) this.#filterBy({});
  }

  /** @param {string} tab */
  #table(tab) {
    const known = this.tables.get(tab);
    if (known) return known;
    const table = MAKERS[tab](this.report, (record) => this.open(record));
    this.tables.set(tab, table);
    return table;
  }

  /** @param {{words?: string, kind?: string}} change */
  #filterBy(change) {
    Object.assign(this.filter, change);
    const tab = this.choice.tab;
    const all = this.report.of(tab);
    const words = fold(this.filter.words.trim());
    const inside = this.choice.section && tab !== 'checks' ? this.report.sectionWithin(this.choice.section) : null;
    const rows = all.filter(
      (record) =>
        (!words || record.search.includes(words)) &&
        (!inside || (record.section !== null && inside.has(record.section))) &&
        (tab !== 'indicators' || FILTERS[this.filter.kind](record.row, this.report)),
    );
    this.#table(tab).setRows(rows);
    this.#table(tab).reveal(this.choice.record);
    this.shownCount.textContent = rows.length === all.length ? '' : t(rows.length ? 'filter.count' : 'filter.none', { shown: rows.length, all: all.length });
  }

  /** @param {string | null} id */
  chooseSection(id) {
    this.choice.section = id;
    this.#showOutline(false);
    const section = id ? this.report.sections.get(id) : null;
    for (const button of this.root.querySelectorAll('.entry')) {
      if (button.getAttribute('data-section') === (id ?? '')) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
    this.sectionChip.hidden = !section;
    this.sectionChip.replaceChildren();
    if (section) this.sectionChip.append(t('filter.section', { title: sectionName(section) }), ' ×');
    this.sectionChip.setAttribute('aria-label', section ? `${t('filter.clear')}: ${sectionName(section)}` : '');
    if (this.choice.tab !== 'charts' && this.tables.has(this.choice.tab)) this.#filterBy({});
    this.pane?.reveal(section?.title.start ?? 0);
  }

  /** @param {Rec[]} found */
  #visible(found) {
    return found.filter((record) => this.choice.layers.has(layerOf(record)));
  }

  /** @param {number} offset */
  #pick(offset) {
    this.#showOutline(false);
    const found = this.#visible(this.report.recordsAt(offset));
    if (!found.length) return this.close();
    this.open(found[0], { others: found, fromText: true });
  }

  /** @param {number} by */
  #step(by) {
    const order = this.#visible(this.report.inOrder);
    if (!order.length) return;
    const at = order.findIndex((record) => record.id === this.choice.record);
    const next = order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length];
    this.open(next);
    this.outer.say(next.name);
  }

  /**
   * Light up a record's words, show its row, and say why it is what it is.
   * @param {Rec} record
   * @param {{others?: Rec[], fromText?: boolean}} [how]
   */
  open(record, { others = [], fromText = false } = {}) {
    const tab = record.type === 'entity' ? 'entities' : record.group;
    this.choice.record = record.id;
    if (tab !== this.choice.tab && !(this.choice.tab === 'charts' && !fromText)) this.showTab(tab);
    this.pane?.select(selection(record));
    if (!fromText) this.pane?.reveal(record.anchor.start);
    this.#explain(record, others);
    this.tables.get(tab)?.reveal(record.id);
  }

  /**
   * @param {Rec} record
   * @param {Rec[]} others
   */
  #explain(record, others) {
    const ways = {
      open: (/** @type {Rec} */ other) => this.open(other),
      show: (/** @type {number} */ offset) => {
        this.#view('text');
        this.pane?.reveal(offset);
      },
    };
    const choices = others.length > 1 ? h(
      'p',
      { class: 'also' },
      h('span', { class: 'soft small' }, t('why.also', { count: others.length })),
      ...others.slice(0, 8).map((other) =>
        h('button', { type: 'button', class: 'chip', aria: { pressed: String(other.id === record.id) }, on: { click: () => this.open(other, { others, fromText: true }) } }, shorter(other.name)),
      ),
    ) : null;
    const close = h('button', { type: 'button', class: 'icon close', aria: { label: t('why.close') }, on: { click: () => this.close() } }, '×');
    const show = h('button', { type: 'button', class: 'plain narrow-only', on: { click: () => ways.show(record.anchor.start) } }, t('why.show'));
    this.why.replaceChildren(
      h('header', {}, h('h2', { id: 'why-heading', lang: 'vi' }, shorter(record.name, 160)), show, close),
      choices ?? '',
      explain(record, this.report, ways),
    );
    this.why.hidden = false;
    this.why.scrollTop = 0;
  }

  /** Nothing is chosen any more. */
  close() {
    const last = this.choice.record;
    this.choice.record = null;
    this.pane?.select([]);
    const had = this.why.contains(document.activeElement);
    this.why.hidden = true;
    if (had) this.panel.querySelector(`tr[data-id="${last}"] button`)?.focus();
    for (const table of this.tables.values()) table.reveal(null);
  }
}

/** @param {Rec} record */
function layerOf(record) {
  return record.type === 'indicator' ? 'numbers' : record.group;
}

/**
 * What lights up: the record's words, and faintly the sentence that they are in.
 * @param {Rec} record
 * @returns {Mark[]}
 */
function selection(record) {
  const sentence = record.type === 'indicator' ? [{ ...record.row.sentence, role: 'sentence' }] : [];
  return [...sentence, ...record.marks];
}

/**
 * @param {string} name
 * @param {number} [length]
 */
function shorter(name, length = 60) {
  const plain = name.replace(/\s+/g, ' ');
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}

/** @param {{date: string | null, source: string | null} | null} value */
function reference(value) {
  return value?.date ? `${day(value.date, language())} (${tv('reference', value.source)})` : '';
}
