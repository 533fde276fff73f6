// Colour on words, with overlaps, in two ways: by the CSS Custom Highlight API, which leaves the page's
// elements alone however long the text is; or, in browsers without it, by elements around the pieces.

import { lineAt, pieces } from './spans.js';

/** @typedef {import('./types.js').Mark} Mark */
/** @typedef {{setLayers(marks: Mark[]): void, select(marks: Mark[]): void}} Painter */

/** Later names are painted over earlier ones. */
export const LAYERS = [
  'directives', 'events', 'organizations', 'projects', 'legal_documents', 'places', 'officials', 'unread', 'numbers',
];
export const ROLES = [
  'sentence', 'action', 'place', 'period', 'subject', 'name', 'title', 'mention', 'unread', 'value', 'unit', 'verb',
];

/**
 * @param {HTMLElement[]} lines  one element for each line, holding its words only
 * @param {number[]} starts  offset of each line
 * @returns {Painter}
 */
export function painter(lines, starts) {
  return 'highlights' in CSS ? highlighter(lines, starts) : wrapper(lines, starts);
}

/**
 * @param {HTMLElement[]} lines
 * @param {number[]} starts
 * @returns {Painter}
 */
function highlighter(lines, starts) {
  const place = (/** @type {number} */ offset) => {
    const line = lineAt(starts, offset);
    const node = lines[line].firstChild;
    return /** @type {[Node, number]} */ (
      node ? [node, Math.min(offset - starts[line], node.textContent?.length ?? 0)] : [lines[line], 0]
    );
  };
  const range = (/** @type {Mark} */ { start, end }) => {
    const [startContainer, startOffset] = place(start);
    const [endContainer, endOffset] = place(end);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  };
  const paint = (/** @type {string[]} */ names, /** @type {string} */ prefix, /** @type {Mark[]} */ marks) => {
    const groups = byRole(marks);
    names.forEach((name, index) => {
      const found = groups.get(name);
      if (!found) return CSS.highlights.delete(prefix + name);
      const highlight = new Highlight();
      for (const mark of found) highlight.add(range(mark));
      // the sentence around what is chosen lies below everything
      highlight.priority = name === 'sentence' ? -1 : index + (prefix === 'on-' ? LAYERS.length : 0);
      return CSS.highlights.set(prefix + name, highlight);
    });
  };
  return {
    setLayers: (marks) => paint(LAYERS, 'in-', marks),
    select: (marks) => paint(ROLES, 'on-', marks),
  };
}

/**
 * @param {Mark[]} marks
 * @returns {Map<string, Mark[]>}
 */
function byRole(marks) {
  /** @type {Map<string, Mark[]>} */
  const groups = new Map();
  for (const mark of marks) {
    const group = groups.get(mark.role);
    if (group) group.push(mark);
    else groups.set(mark.role, [mark]);
  }
  return groups;
}

/**
 * @param {HTMLElement[]} lines
 * @param {number[]} starts
 * @returns {Painter}
 */
function wrapper(lines, starts) {
  /** @type {Mark[][]} */
  let layers = [];
  /** @type {Mark[][]} */
  let selected = [];
  const spread = (/** @type {Mark[]} */ marks, /** @type {string} */ prefix) => {
    /** @type {Mark[][]} */
    const perLine = [];
    for (const mark of marks) {
      const last = lineAt(starts, Math.max(mark.start, mark.end - 1));
      for (let line = lineAt(starts, mark.start); line <= last; line++) {
        (perLine[line] ??= []).push({ ...mark, role: prefix + mark.role });
      }
    }
    return perLine;
  };
  const draw = (/** @type {number} */ line) => {
    const element = lines[line];
    const words = element.textContent ?? '';
    const marks = [...(layers[line] ?? []), ...(selected[line] ?? [])];
    const cut = pieces(starts[line], starts[line] + words.length, marks);
    element.replaceChildren(
      ...cut.map(({ start, end, roles }) => {
        const piece = words.slice(start - starts[line], end - starts[line]);
        if (!roles.length) return document.createTextNode(piece);
        const span = document.createElement('span');
        span.className = roles.join(' ');
        span.textContent = piece;
        return span;
      }),
    );
  };
  const redraw = (/** @type {Mark[][]} */ before, /** @type {Mark[][]} */ after) => {
    for (const line of new Set([...Object.keys(before), ...Object.keys(after)])) draw(Number(line));
  };
  return {
    setLayers(marks) {
      const before = layers;
      layers = spread(marks, 'in-');
      redraw(before, layers);
    },
    select(marks) {
      const before = selected;
      selected = spread(marks, 'on-');
      redraw(before, selected);
    },
  };
}
