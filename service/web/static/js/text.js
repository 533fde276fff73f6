// The report's own words on the page: one element per line, so that offsets and places on the screen meet.

import { h } from './dom.js';
import { t } from './i18n.js';
import { painter } from './paint.js';
import { lineAt, lineStarts } from './spans.js';

/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {import('./types.js').Section} Section */

const WIDEST = 26; // characters of a cell that its column makes room for
const BLOCK = 60; // lines that the browser lays out, or leaves for later, together

export class TextPane {
  /**
   * @param {HTMLElement} root  scrolls
   * @param {string} text
   * @param {Section[]} sections
   * @param {{onPick: (offset: number) => void, isMarked: (offset: number) => boolean}} listeners
   */
  constructor(root, text, sections, { onPick, isMarked }) {
    this.root = root;
    this.text = text;
    this.starts = lineStarts(text);
    this.lines = this.starts.map((start, index) => {
      const end = (this.starts[index + 1] ?? text.length + 1) - 1;
      const words = text.slice(start, end);
      return h('div', { class: words.includes('\t') ? 'line cells' : 'line' }, words || null);
    });
    this.#headings(sections);
    root.replaceChildren(...this.#blocks());
    this.painter = painter(this.lines, this.starts);
    root.addEventListener('click', (event) => {
      if (!getSelection()?.isCollapsed) return; // words are being copied
      const offset = this.offsetAt(event.clientX, event.clientY);
      if (offset !== null) onPick(offset);
    });
    root.addEventListener('pointermove', (event) => this.#hover(event, isMarked));
  }

  /** @param {Section[]} sections */
  #headings(sections) {
    for (const { title, level } of sections) {
      const first = lineAt(this.starts, title.start);
      const last = lineAt(this.starts, Math.max(title.start, title.end - 1));
      this.lines[first].setAttribute('role', 'heading');
      this.lines[first].setAttribute('aria-level', String(Math.min(6, level + 2)));
      for (const line of this.lines.slice(first, last + 1)) {
        line.classList.add('heading');
        line.dataset.level = String(Math.min(4, level));
      }
    }
  }

  #blocks() {
    const blocks = [];
    for (let at = 0; at < this.lines.length; at += BLOCK) {
      blocks.push(h('div', { class: 'block' }, ...tabulated(this.lines.slice(at, at + BLOCK))));
    }
    return blocks;
  }

  /**
   * @param {PointerEvent} event
   * @param {(offset: number) => boolean} isMarked
   */
  #hover(event, isMarked) {
    if (this.hovering || event.pointerType !== 'mouse') return;
    this.hovering = requestAnimationFrame(() => {
      this.hovering = 0;
      const offset = this.offsetAt(event.clientX, event.clientY);
      this.root.classList.toggle('over-mark', offset !== null && isMarked(offset));
    });
  }

  /**
   * Offset of the character at a place on the screen.
   * @param {number} x
   * @param {number} y
   * @returns {number | null}
   */
  offsetAt(x, y) {
    const caret = caretAt(x, y);
    const element = caret && (caret.node instanceof Element ? caret.node : caret.node.parentElement);
    const line = /** @type {HTMLElement | null} */ (element?.closest('.line') ?? null);
    if (!caret || !line || !this.root.contains(line)) return null;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(caret.node, caret.offset);
    return this.starts[this.lines.indexOf(line)] + before.toString().length;
  }

  /** @param {Mark[]} marks */
  setLayers(marks) {
    this.painter.setLayers(marks);
  }

  /** @param {Mark[]} marks */
  select(marks) {
    this.painter.select(marks);
  }

  /**
   * Bring an offset into view, a third down the pane.
   * @param {number} offset
   */
  reveal(offset) {
    const line = this.lines[lineAt(this.starts, offset)];
    line.scrollIntoView({ block: 'center', behavior: 'instant' });
    const range = document.createRange();
    const [node, at] = within(line, offset - this.starts[lineAt(this.starts, offset)]);
    range.setStart(node, at);
    range.setEnd(node, at);
    const rectangle = range.getBoundingClientRect();
    const pane = this.root.getBoundingClientRect();
    const middle = pane.top + pane.height / 3;
    if (rectangle.height) this.root.scrollBy({ top: rectangle.top - middle, behavior: 'instant' });
  }
}

/**
 * Lines of cells that stand together, put together: their tabs are wide enough for the widest cell, and
 * where the pane is too narrow for all of them they scroll by themselves.
 * @param {HTMLElement[]} lines
 * @returns {HTMLElement[]}
 */
function tabulated(lines) {
  /** @type {HTMLElement[]} */
  const found = [];
  /** @type {HTMLElement | null} */
  let table = null;
  for (const line of lines) {
    if (!line.classList.contains('cells')) {
      table = null;
      found.push(line);
      continue;
    }
    if (!table) {
      table = /** @type {HTMLElement} */ (h('div', { class: 'grid', tabindex: '0', role: 'group', aria: { label: t('text.table') } }));
      found.push(table);
    }
    table.append(line);
    const widest = Math.max(...(line.textContent ?? '').split('\t').map((cell) => Math.min(cell.length, WIDEST)));
    const width = Math.max(widest * 0.5 + 1, parseFloat(table.style.tabSize) || 0);
    table.style.tabSize = `${width}em`;
  }
  return found;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{node: Node, offset: number} | null}
 */
function caretAt(x, y) {
  if (document.caretPositionFromPoint) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/**
 * Node and offset in it of a character of a line.
 * @param {HTMLElement} line
 * @param {number} offset
 * @returns {[Node, number]}
 */
function within(line, offset) {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (left <= length) return [node, left];
    left -= length;
  }
  return [line, 0];
}
