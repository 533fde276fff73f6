// The page: what a visitor brings, the wait, and the result or what is wrong.

import { download, example, extract, settings, Trouble, useKey } from './api.js';
import { initAppearance } from './appearance.js';
import { byId, h } from './dom.js';
import { textOf } from './files.js';
import { fold } from './fold.js';
import { number } from './format.js';
import { initLanguage, language, setLanguage, t, tv } from './i18n.js';
import { Report } from './views/report.js';
import { firstChoice, Result } from './views/result.js';

/** @typedef {import('./api.js').Options} Options */

const FORMS = /** @type {Record<string, string>} */ ({
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

const form = byId('form');
const text = byId('text');
const file = byId('file');

/** @type {import('./api.js').Settings} */
let limits = { max_text_length: 1_000_000, files: { '.txt': 'text/plain' }, keyed: false, examples: [] };
/** @type {{report: Report, options: Options, file: string, choice: import('./views/result.js').Choice} | null} */
let shown = null;
/** @type {AbortController | null} */
let running = null;
/** @type {(() => void) | null} */
let troubled = null; // says again what is wrong, in the language of now

/** @param {string} words */
function say(words) {
  byId('said').textContent = words;
}

/** What goes with the text; only what the visitor filled in. */
function options() {
  const filled = { reference_date: byId('date').value, place: byId('place').value.trim() };
  return /** @type {Options} */ (Object.fromEntries(Object.entries(filled).filter(([, value]) => value)));
}

/**
 * Run something that takes time, with a way to stop it; what goes wrong is told.
 * @param {string} words
 * @param {(signal: AbortSignal) => Promise<void>} work
 */
async function busy(words, work) {
  running?.abort();
  const mine = (running = new AbortController());
  const began = performance.now();
  const tick = () => {
    byId('busy-time').textContent = t('busy.seconds', { seconds: Math.round((performance.now() - began) / 1000) });
  };
  tick();
  byId('busy-words').textContent = words;
  say(words);
  clearProblem();
  // most reports take less time than a flash of this would be worth
  const appear = setTimeout(() => (byId('busy').hidden = false), 200);
  const clock = setInterval(tick, 1000);
  document.body.setAttribute('aria-busy', 'true');
  try {
    await work(mine.signal);
  } catch (error) {
    if (!mine.signal.aborted) problem(error);
  } finally {
    clearTimeout(appear);
    clearInterval(clock);
    if (running === mine) {
      byId('busy').hidden = true;
      document.body.removeAttribute('aria-busy');
    }
  }
}

/** @param {unknown} error */
function problem(error) {
  const trouble = error instanceof Trouble ? error : null;
  if (!trouble) console.error(error);
  troubled = () => {
    const detail = trouble?.words(language()) || t(trouble?.status ? 'error.answer' : 'error.network', { status: trouble?.status ?? 0 });
    const box = byId('problem');
    box.replaceChildren(
      h('h2', {}, t('error.heading')),
      h('p', {}, detail),
      trouble?.instance ? h('p', { class: 'soft small' }, `${t('error.number')}: ${trouble.instance}`) : '',
      !trouble?.status || trouble.status >= 500 ? h('button', { type: 'button', class: 'plain', on: { click: () => form.requestSubmit() } }, t('error.retry')) : '',
    );
    box.hidden = false;
  };
  troubled();
  start();
  byId('problem').scrollIntoView({ block: 'nearest' });
  if (trouble?.status === 401) byId('key').focus();
}

function clearProblem() {
  troubled = null;
  byId('problem').hidden = true;
}

/**
 * Read a text and show what it says.
 * @param {string} words
 * @param {string} [name]  of the file that the words were taken out of
 */
async function read(words, name = '') {
  if (!words.trim()) return problem(new Trouble(t('error.empty'), { status: 422 }));
  const length = [...words].length;
  if (length > limits.max_text_length) {
    const figures = { count: number(length, language()), limit: number(limits.max_text_length, language()) };
    return problem(new Trouble(t('error.long', figures), { status: 413 }));
  }
  const given = options();
  return busy(t('busy.reading', { count: number(length, language()) }), async (signal) => {
    const answer = await extract(words, given, signal);
    shown = { report: new Report(words, answer), options: given, file: name, choice: firstChoice() };
    show();
    const counts = { indicators: answer.indicators.length, entities: shown.report.of('entities').length, directives: answer.directives.length };
    say(t('busy.done', counts));
    byId('report-title').focus();
  });
}

function show() {
  if (!shown) return;
  byId('start').hidden = true;
  byId('result').hidden = false;
  document.body.dataset.phase = 'result';
  new Result(byId('result'), shown.report, shown.choice, { onNew: renew, onDownload: save, say, file: shown.file });
}

function start() {
  byId('result').hidden = true;
  byId('result').replaceChildren();
  byId('start').hidden = false;
  document.body.dataset.phase = 'start';
  shown = null;
}

/** Back to the beginning; the text stays, to be changed and read again. */
function renew() {
  running?.abort();
  if (location.hash) history.replaceState(null, '', location.pathname + location.search);
  start();
  clearProblem();
  text.focus();
}

/**
 * @param {string} kind
 * @param {string} table
 */
async function save(kind, table) {
  if (!shown) return;
  const box = byId('download-problem');
  box.hidden = true;
  try {
    const blob = await download(shown.report.text, shown.options, FORMS[kind], table);
    const link = h('a', { href: URL.createObjectURL(blob), download: `${fileName()}${kind === 'csv' && table !== 'observations' ? `-${table}` : ''}.${kind}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  } catch (error) {
    box.textContent = (error instanceof Trouble && error.words(language())) || t('error.download');
    box.hidden = false;
  }
}

/** A name for files from the report's own title. */
function fileName() {
  const title = shown?.report.answer.document.title ?? '';
  const plain = fold(title).replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return plain.slice(0, 60).replace(/-+$/, '') || 'vnreport';
}

/** @param {File} chosen */
function open(chosen) {
  return busy(t('busy.converting'), async (signal) => {
    const words = await textOf(chosen, limits.files, signal);
    put(words);
    const plain = chosen.type === 'text/plain' || chosen.name.toLowerCase().endsWith('.txt');
    await read(text.value, plain ? '' : chosen.name);
  });
}

/** @param {string} words */
function put(words) {
  text.value = words;
  count();
}

function count() {
  const length = text.value.length;
  byId('count').textContent = length ? t('start.count', { count: number(length, language()) }) : '';
}

/** @param {string} name */
function openExample(name) {
  return busy(t('busy.converting'), async () => {
    put(await example(name));
    await read(text.value);
  });
}

function words() {
  byId('key-field').hidden = !limits.keyed;
  byId('kinds').textContent = Object.keys(limits.files).join(' ');
  file.accept = Object.keys(limits.files).join(',');
  byId('examples').replaceChildren(
    ...limits.examples.map((name) => h('li', {}, h('a', { class: 'card', href: `#${name}` }, tv('example', name)))),
  );
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language()));
  }
  count();
}

function wire() {
  form.addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    void read(text.value);
  });
  text.addEventListener('input', count);
  byId('key').addEventListener('input', () => useKey(byId('key').value.trim()));
  text.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  byId('choose').addEventListener('click', () => file.click());
  file.addEventListener('change', () => {
    if (file.files[0]) void open(file.files[0]);
    file.value = '';
  });
  byId('cancel').addEventListener('click', () => running?.abort());
  byId('home').addEventListener('click', (/** @type {Event} */ event) => {
    event.preventDefault();
    renew();
  });
  window.addEventListener('hashchange', example_);
  dropping();
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => {
      setLanguage(/** @type {'vi' | 'en'} */ (button.getAttribute('data-language')));
      words();
      troubled?.();
      if (shown) show();
    });
  }
}

/** An address like /#bao-cao-thang opens that example. */
function example_() {
  const name = decodeURIComponent(location.hash.slice(1));
  if (limits.examples.includes(name)) void openExample(name);
}

/** The whole page takes a dropped file. */
function dropping() {
  let depth = 0; // enter and leave come for every element on the way
  const over = (/** @type {number} */ by) => {
    depth = Math.max(0, depth + by);
    document.body.classList.toggle('dropping', depth > 0);
  };
  const files = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes('Files');
  addEventListener('dragenter', (event) => files(event) && over(1));
  addEventListener('dragleave', (event) => files(event) && over(-1));
  addEventListener('dragover', (event) => files(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!files(event)) return;
    event.preventDefault();
    over(-depth);
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void open(dropped);
  });
}

async function begin() {
  initLanguage();
  initAppearance(byId('theme'));
  document.body.dataset.phase = 'start';
  wire();
  words();
  try {
    limits = await settings();
  } catch (error) {
    problem(error);
  }
  words();
  example_();
}

void begin();
