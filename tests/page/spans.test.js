import assert from 'node:assert/strict';
import test from 'node:test';

import { finder, lineAt, lineStarts, nearest, pieces } from '../../service/web/static/js/spans.js';

test('lines', () => {
  assert.deepEqual(lineStarts('a\n\nbc'), [0, 2, 3]);
  assert.deepEqual(lineStarts(''), [0]);
  const starts = [0, 2, 3];
  assert.deepEqual([0, 1, 2, 3, 9].map((offset) => lineAt(starts, offset)), [0, 0, 1, 2, 2]);
});

test('overlapping marks are cut where any begins or ends', () => {
  const marks = [
    { start: 0, end: 10, role: 'action' },
    { start: 4, end: 8, role: 'value' },
    { start: 7, end: 8, role: 'unit' },
    { start: 20, end: 30, role: 'elsewhere' },
    { start: 5, end: 5, role: 'empty' },
  ];
  assert.deepEqual(pieces(2, 12, marks), [
    { start: 2, end: 4, roles: ['action'] },
    { start: 4, end: 7, roles: ['action', 'value'] },
    { start: 7, end: 8, roles: ['action', 'value', 'unit'] },
    { start: 8, end: 10, roles: ['action'] },
    { start: 10, end: 12, roles: [] },
  ]);
});

test('a finder gives what is over an offset, the tightest first', () => {
  const long = { marks: [{ start: 0, end: 100, role: 'action' }] };
  const short = { marks: [{ start: 40, end: 45, role: 'value' }, { start: 2, end: 4, role: 'name' }] };
  const other = { marks: [{ start: 46, end: 47, role: 'value' }] };
  const at = finder([long, short, other]);
  assert.deepEqual(at(41), [short, long]);
  assert.deepEqual(at(3), [short, long]);
  assert.deepEqual(at(45), [long]);
  assert.deepEqual(at(100), []);
  assert.deepEqual(finder([])(5), []);
});

test('a finder agrees with looking at everything', () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const items = Array.from({ length: 200 }, () => {
    const start = random(500);
    return { marks: [{ start, end: start + 1 + random(random(60) ? 20 : 400), role: 'x' }] };
  });
  const at = finder(items);
  for (let offset = 0; offset < 520; offset++) {
    const wanted = items.filter(({ marks: [mark] }) => mark.start <= offset && offset < mark.end);
    assert.deepEqual(new Set(at(offset)), new Set(wanted));
  }
});

test('the nearest words', () => {
  const spans = [{ start: 5, end: 8 }, { start: 50, end: 55 }, { start: 90, end: 95 }];
  assert.equal(nearest(spans, { start: 40, end: 60 }), spans[1]);
  assert.equal(nearest(spans, { start: 60, end: 80 }), spans[1]);
  assert.equal(nearest(spans, { start: 0, end: 3 }), spans[0]);
  assert.equal(nearest([], { start: 0, end: 3 }), undefined);
});
