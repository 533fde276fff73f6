// Arithmetic of ranges of the text. Nothing here knows the page.

/** @typedef {import('./types.js').Mark} Mark */

/**
 * Where each line of `text` starts; a line ends before its line feed.
 * @param {string} text
 * @returns {number[]}
 */
export function lineStarts(text) {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Index of the last of the ascending `starts` that is not beyond `offset`.
 * @param {number[]} starts  the first is not beyond `offset`
 * @param {number} offset
 * @returns {number}
 */
export function lineAt(starts, offset) {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * `text` cut wherever a mark begins or ends: pieces in order, each with the roles of the marks over it.
 * Marks may overlap; what browsers without the Highlight API show is made from this.
 * @param {number} start  of the stretch to cut
 * @param {number} end
 * @param {Mark[]} marks  any order
 * @returns {{start: number, end: number, roles: string[]}[]}
 */
export function pieces(start, end, marks) {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, index) => {
    const from = places[index];
    const over = inside.filter((mark) => mark.start <= from && mark.end >= to);
    return { start: from, end: to, roles: [...new Set(over.map((mark) => mark.role))] };
  });
}

/**
 * A way to ask which of `items` have a mark over an offset, the tightest first.
 * @template {{marks: Mark[]}} Item
 * @param {Item[]} items
 * @returns {(offset: number) => Item[]}
 */
export function finder(items) {
  const all = items.flatMap((item) => item.marks.map((mark) => ({ mark, item })));
  all.sort((a, b) => a.mark.start - b.mark.start);
  // how far any mark up to here reaches: a search backwards may stop where nothing reaches the offset
  let furthest = 0;
  const reach = all.map(({ mark }) => (furthest = Math.max(furthest, mark.end)));
  const starts = all.map(({ mark }) => mark.start);
  return (offset) => {
    if (!all.length || starts[0] > offset) return [];
    /** @type {{size: number, item: Item}[]} */
    const found = [];
    for (let at = lineAt(starts, offset); at >= 0 && reach[at] > offset; at--) {
      const { mark, item } = all[at];
      if (mark.end > offset) found.push({ size: mark.end - mark.start, item });
    }
    found.sort((a, b) => a.size - b.size);
    return [...new Set(found.map(({ item }) => item))];
  };
}

/**
 * The nearest of `spans` to a stretch: one inside it, else the last before it, else the first after it.
 * @template {{start: number, end: number}} Span
 * @param {Span[]} spans  in the order of the text
 * @param {{start: number, end: number}} stretch
 * @returns {Span | undefined}
 */
export function nearest(spans, stretch) {
  return (
    spans.find((span) => span.start >= stretch.start && span.end <= stretch.end) ??
    spans.filter((span) => span.start < stretch.start).at(-1) ??
    spans[0]
  );
}
