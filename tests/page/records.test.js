import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';

import { ROLES } from '../../service/web/static/js/paint.js';
import { depths, records, within } from '../../service/web/static/js/records.js';
import { bars, movements, plans } from '../../service/web/static/js/series.js';
import { Report, sectionName } from '../../service/web/static/js/views/report.js';
import { axis } from '../../service/web/static/js/views/charts.js';
import { sorted } from '../../service/web/static/js/table.js';

const folder = new URL('../../openapi/examples/', import.meta.url);
const examples = readdirSync(folder).filter((name) => name.endsWith('.json'));
const load = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const answer = load('bao-cao-thang.json');

for (const name of examples) {
  test(`every record of ${name} stands on words of the text`, () => {
    // offsets of the committed answers count code points
    const text = [...readFileSync(new URL(name.replace('.json', '.txt'), folder), 'utf8')];
    const found = records(load(name));
    assert.ok(found.length > 10);
    assert.equal(new Set(found.map(({ id }) => id)).size, found.length);
    for (const record of found) {
      assert.ok(record.marks.length, record.id);
      for (const { start, end, role } of record.marks) {
        assert.ok(ROLES.includes(role), role);
        assert.ok(0 <= start && start < end && end <= text.length, record.id);
      }
      if (record.type === 'entity') {
        const { start, end } = record.anchor;
        assert.equal(text.slice(start, end).join(''), record.row.mentions[0].text);
      }
    }
  });
}

test('a unit is the end of its number', () => {
  const [first] = records(answer);
  const [value, unit] = first.marks.filter(({ role }) => role === 'value' || role === 'unit');
  assert.equal(value.end, unit.end);
  assert.equal(unit.end - unit.start, 'ha'.length);
});

test('parts stand below their whole', () => {
  const part = answer.indicators.find((row) => row.parent);
  const found = depths(answer.indicators);
  assert.equal(found.get(part.id), found.get(part.parent) + 1);
  assert.equal(depths([{ id: 'a', parent: 'a' }]).get('a'), 8); // a wrong answer ends too
});

test('a section with everything below it', () => {
  const inside = within(answer.sections, 's1');
  assert.deepEqual(inside, new Set(answer.sections.filter(({ id, parent }) => id === 's1' || parent === 's1').map(({ id }) => id)));
});

test('the report’s place is no way to every figure', () => {
  const report = new Report('', answer);
  const place = answer.entities.places[0].mentions[0];
  assert.deepEqual(new Set(report.recordsAt(place.start).map(({ type }) => type)), new Set(['entity']));
  assert.equal(report.sectionPath('s2'), 'I. KẾT QUẢ SẢN XUẤT NÔNG, LÂM NGHIỆP VÀ THỦY SẢN › 1. Trồng trọt');
});

test('a heading that is all number is told once', () => {
  const named = (number, text) => sectionName({ number, title: { text } });
  assert.equal(named('Điều 1', 'Điều 1'), 'Điều 1');
  assert.equal(named('V', 'VĂN HÓA - XÃ HỘI'), 'V. VĂN HÓA - XÃ HỘI');
  assert.equal(named(null, 'Trồng\ntrọt'), 'Trồng trọt');
});

test('last year and plan are computed from the percentages', () => {
  const [now, lastYear, plan] = bars(answer.indicators[0]);
  assert.deepEqual([now.value, now.computed], [228415.7, false]);
  assert.ok(Math.abs(lastYear.value - 228415.7 / 0.9958) < 1e-6 && lastYear.computed);
  assert.ok(Math.abs(plan.value - 228415.7 / 0.9986) < 1e-6 && plan.computed);
  assert.deepEqual(bars(answer.indicators[1]), []);
});

test('movements fall, plans too', () => {
  const values = movements(answer.indicators).map(({ value }) => value);
  assert.ok(values.length > 5);
  assert.deepEqual(values, [...values].sort((a, b) => b - a));
  const done = plans(answer.indicators).map((one) => one.done.number);
  assert.deepEqual(done, [...done].sort((a, b) => b - a));
});

test('one extreme does not flatten a chart', () => {
  const [low, high] = axis([...Array(20).fill(10), 900]);
  assert.equal(low, 0);
  assert.equal(high, 15);
  assert.deepEqual(axis([-4, 8]), [-4, 6]);
});

test('rows without a value come last, either way', () => {
  const columns = [{ key: 'a', label: '', cell: () => null, value: (row) => row.a }];
  const rows = [{ a: null }, { a: 2 }, { a: 10 }];
  assert.deepEqual(sorted(rows, columns, { key: 'a', down: false }, 'vi').map(({ a }) => a), [2, 10, null]);
  assert.deepEqual(sorted(rows, columns, { key: 'a', down: true }, 'vi').map(({ a }) => a), [10, 2, null]);
  const words = [{ a: 'Đàn' }, { a: 'Dân' }, { a: 'ấp' }];
  assert.deepEqual(sorted(words, columns, { key: 'a', down: false }, 'vi').map(({ a }) => a), ['ấp', 'Dân', 'Đàn']);
  assert.equal(sorted(rows, columns, null, 'vi'), rows);
});
