import assert from 'node:assert/strict';
import test from 'node:test';

import { halves } from '../../service/web/static/js/api.js';
import { ending, utf8 } from '../../service/web/static/js/files.js';
import { fold } from '../../service/web/static/js/fold.js';
import { amount, day, exact, number, period, rounded, signed, unit } from '../../service/web/static/js/format.js';
import { choose } from '../../service/web/static/js/i18n.js';

test('numbers keep every digit', () => {
  assert.equal(number(228415.7, 'vi'), '228.415,7');
  assert.equal(number(228415.7, 'en'), '228,415.7');
  assert.equal(number(80517000000000, 'vi'), '80.517.000.000.000');
  assert.equal(number(-0.42, 'vi'), '−0,42');
  assert.equal(number(1e21, 'en'), '1,000,000,000,000,000,000,000');
  assert.equal(number(0.00001234, 'vi'), '0,00001234');
  assert.equal(number(1e-7, 'en'), '0.0000001');
  assert.equal(number(999, 'vi'), '999');
});

test('rounding never cuts whole digits', () => {
  assert.equal(rounded(229379.192608, 'vi'), '229.379');
  assert.equal(rounded(56.67953, 'vi'), '56,68');
  assert.equal(rounded(0, 'vi'), '0');
});

test('amounts that no report prints', () => {
  assert.equal(amount(229379192000, 'VND', 'vi'), '229,4 tỷ đồng');
  assert.equal(amount(3e9, 'VND', 'en'), '3 bn VND');
  assert.equal(amount(28640, 't', 'vi'), '28.640 tấn');
  assert.equal(amount(-1234567, '{lượt}', 'vi'), '−1,235 triệu lượt');
  assert.equal(amount(2.593, '%', 'vi', 7), '2,593%');
});

const periods = [
  ['month', '2024-07-01', '2024-07-31', 'tháng 7/2024', 'Jul 2024'],
  ['quarter', '2024-07-01', '2024-09-30', 'quý III/2024', 'Q3 2024'],
  ['half', '2024-01-01', '2024-06-30', '6 tháng đầu 2024', 'first half 2024'],
  ['year', '2024-01-01', '2024-12-31', 'năm 2024', '2024'],
  ['year_to_date', '2024-01-01', '2024-07-31', '7 tháng 2024', 'Jan–Jul 2024'],
  ['year_to_date', '2024-01-01', '2024-09-15', 'đầu năm đến 15/9/2024', 'year to 15 Sept 2024'],
  ['instant', '2024-09-15', '2024-09-15', 'tại 15/9/2024', 'at 15 Sept 2024'],
  ['day', '2024-02-29', '2024-02-29', '29/2/2024', '29 Feb 2024'],
  ['span', '2021-01-01', '2025-12-31', '2021–2025', '2021–2025'],
  ['span', '2024-09-05', '2024-09-11', '5/9/2024 – 11/9/2024', '5 Sept 2024 – 11 Sept 2024'],
];
for (const [kind, start, end, vietnamese, english] of periods) {
  test(`period ${vietnamese}`, () => {
    assert.equal(period({ kind, start, end }, 'vi'), vietnamese);
    assert.equal(period({ kind, start, end }, 'en'), english);
  });
}

test('no period, no day', () => {
  assert.equal(period(null, 'vi'), '');
  assert.equal(day(null, 'en'), '');
});

test('units', () => {
  assert.equal(unit('har', 'vi'), 'ha');
  assert.equal(unit('VND', 'vi'), 'đồng');
  assert.equal(unit('{lượt}', 'vi'), 'lượt');
  assert.equal(unit('VND/{người}/mo', 'vi'), 'đồng/người/tháng');
  assert.equal(unit('{hành khách}.km', 'vi'), 'hành khách·km');
  assert.equal(unit('kW.h', 'en'), 'kWh');
  assert.equal(unit('kW.h/a', 'en'), 'kWh/year');
  assert.equal(unit('dt/har', 'vi'), 'tạ/ha');
  assert.equal(unit('{bác sĩ}/10*4.{dân}', 'vi'), 'bác sĩ/1 vạn·dân');
  assert.equal(unit('[ppth]', 'en'), '‰');
  assert.equal(unit('%', 'vi'), '%');
});

const row = (more) => ({ number: 5, number_high: null, total: null, unit: '%', direction: null, ...more });

test('exact values', () => {
  assert.equal(exact(row({}), 'vi'), '5%');
  assert.equal(exact(row({ number_high: 7.5, unit: 'VND' }), 'vi'), '5–7,5 đồng');
  assert.equal(exact(row({ total: 12, unit: '{xã}' }), 'vi'), '5/12 xã');
});

test('changes have a sign', () => {
  assert.equal(signed(row({ direction: 'decrease' })), -5);
  assert.equal(signed(row({ direction: 'increase' })), 5);
  assert.equal(signed(row({ direction: 'unchanged' })), 0);
});

test('search words are typed without tones', () => {
  assert.equal(fold('Đường Điện Biên Phủ'), 'duong dien bien phu');
  assert.equal(fold('Hoà'.normalize('NFD')), fold('Hòa'));
});

test('languages', () => {
  assert.equal(choose(null, ['fr-FR', 'en-US']), 'en');
  assert.equal(choose('vi', ['en']), 'vi');
  assert.equal(choose(null, ['fr']), 'vi');
  assert.equal(choose('xx', []), 'vi');
});

test('one language of what is said in two', () => {
  assert.equal(halves('It is busy. / Đang bận.', 'vi'), 'Đang bận.');
  assert.equal(halves('It is busy. / Đang bận.', 'en'), 'It is busy.');
  assert.equal(halves('Only one', 'vi'), 'Only one');
  assert.equal(halves('a / b c / d', 'vi'), 'a / b c / d');
});

test('files', () => {
  assert.equal(ending('Báo cáo.v2.DOCX'), '.docx');
  assert.equal(ending('README'), '');
  const bytes = (text, encoding) => new Uint8Array(Buffer.from(text, encoding)).buffer;
  assert.equal(utf8(bytes('\ufeffTỉnh', 'utf8')), 'Tỉnh');
  assert.equal(utf8(bytes('ab', 'utf16le')), null);
  assert.equal(utf8(new Uint8Array([0xc6, 0x41]).buffer), null);
});
