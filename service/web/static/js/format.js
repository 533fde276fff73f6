// Numbers, dates and periods as Vietnamese and English readers write them.

/** @typedef {import('./types.js').Period} Period */
/** @typedef {import('./types.js').Observation} Observation */
/** @typedef {'vi' | 'en'} Language */

const QUARTERS = ['I', 'II', 'III', 'IV'];

/**
 * Every digit of a number, grouped: 228415.7 is "228.415,7" in Vietnamese.
 * @param {number} value
 * @param {Language} language
 * @returns {string}
 */
export function number(value, language) {
  const [point, comma] = language === 'vi' ? [',', '.'] : ['.', ','];
  const plain = /e/i.test(String(value)) ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : String(value);
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? ['', '', plain, ''];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, comma);
  return (sign ? '−' : '') + grouped + (fraction ? point + fraction : '');
}

/**
 * A number for people: rounded to `digits` significant digits at least, never cutting whole ones.
 * @param {number} value
 * @param {Language} language
 * @param {number} [digits]
 */
export function rounded(value, language, digits = 4) {
  const whole = Math.floor(Math.log10(Math.abs(value) || 1)) + 1;
  return number(Number(value.toFixed(Math.max(0, Math.min(6, digits - whole)))), language);
}

/**
 * @param {string | null} iso
 * @param {Language} language
 */
export function day(iso, language) {
  if (!iso) return '';
  const [year, month, date] = iso.split('-').map(Number);
  if (language === 'vi') return `${date}/${month}/${year}`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(iso + 'T00:00:00Z'),
  );
}

/** @param {string} iso */
const monthOf = (iso) => Number(iso.slice(5, 7));

/** @param {string} iso */
function endsMonth(iso) {
  const next = new Date(iso + 'T00:00:00Z');
  next.setUTCDate(next.getUTCDate() + 1);
  return next.getUTCDate() === 1;
}

/** @param {number} month */
const englishMonth = (month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month - 1)));

/**
 * A period in as few words as say it: "tháng 7/2024", "7 tháng 2024", "đến 15/9/2024".
 * @param {Period | null} value
 * @param {Language} language
 * @returns {string}
 */
export function period(value, language) {
  if (!value) return '';
  const vi = language === 'vi';
  const { start, end, kind } = value;
  const year = start.slice(0, 4);
  if (kind === 'instant') return vi ? `tại ${day(end, language)}` : `at ${day(end, language)}`;
  if (kind === 'day') return day(start, language);
  if (kind === 'month') return vi ? `tháng ${monthOf(start)}/${year}` : `${englishMonth(monthOf(start))} ${year}`;
  if (kind === 'quarter') {
    const quarter = Math.ceil(monthOf(start) / 3);
    return vi ? `quý ${QUARTERS[quarter - 1]}/${year}` : `Q${quarter} ${year}`;
  }
  if (kind === 'half') {
    const first = monthOf(start) < 7;
    if (vi) return `6 tháng ${first ? 'đầu' : 'cuối'} ${year}`;
    return `${first ? 'first' : 'second'} half ${year}`;
  }
  if (kind === 'year' && start.endsWith('-01-01') && end === `${year}-12-31`) return vi ? `năm ${year}` : year;
  if (kind === 'year_to_date' && start.endsWith('-01-01')) {
    if (!endsMonth(end)) return vi ? `đầu năm đến ${day(end, language)}` : `year to ${day(end, language)}`;
    return vi ? `${monthOf(end)} tháng ${year}` : `Jan–${englishMonth(monthOf(end))} ${year}`;
  }
  return years(start, end) ?? `${day(start, language)} – ${day(end, language)}`;
}

/**
 * @param {string} start
 * @param {string} end
 */
function years(start, end) {
  const whole = start.endsWith('-01-01') && end.endsWith('-12-31');
  return whole ? `${start.slice(0, 4)}–${end.slice(0, 4)}` : null;
}

const UNITS = /** @type {Record<string, [string, string]>} */ ({
  har: ['ha', 'ha'],
  t: ['tấn', 't'],
  VND: ['đồng', 'VND'],
  dt: ['tạ', 'quintal'],
  L: ['lít', 'l'],
  'kW.h': ['kWh', 'kWh'],
  'MW.h': ['MWh', 'MWh'],
  'GW.h': ['GWh', 'GWh'],
  't.km': ['tấn·km', 't·km'],
  Cel: ['°C', '°C'],
  h: ['giờ', 'hour'],
  min: ['phút', 'minute'],
  wk: ['tuần', 'week'],
  '[ppth]': ['‰', '‰'],
  '[nmi_i]': ['hải lý', 'nautical miles'],
  km2: ['km²', 'km²'],
  m2: ['m²', 'm²'],
  m3: ['m³', 'm³'],
  a: ['năm', 'year'],
  mo: ['tháng', 'month'],
  d: ['ngày', 'day'],
  st: ['stère', 'stere'],
  '{times}': ['lần', 'times'],
  '{rank}': ['', ''],
  '{1}': ['', ''],
  '{điểm phần trăm}': ['điểm phần trăm', 'percentage points'],
  '10*4': ['1 vạn', '10,000'],
});

/**
 * A unit of the answer (UCUM, ISO 4217, or words in braces) in words.
 * @param {string} code
 * @param {Language} language
 */
export function unit(code, language) {
  const at = language === 'vi' ? 0 : 1;
  const word = (/** @type {string} */ part) => UNITS[part]?.[at] ?? part.replace(/[{}]/g, '');
  const product = (/** @type {string} */ part) => UNITS[part]?.[at] ?? cut(part, '.').map(word).join('·');
  return UNITS[code]?.[at] ?? cut(code, '/').map(product).join('/');
}

/**
 * A unit cut at a sign, but for those inside braces, which hold words.
 * @param {string} code
 * @param {'/' | '.'} sign
 */
const cut = (code, sign) => code.match(sign === '/' ? /(?:\{[^}]*\}|[^/{])+/g : /(?:\{[^}]*\}|[^.{])+/g) ?? [code];

const SCALES = /** @type {[number, string, string][]} */ ([
  [1e9, 'tỷ', 'bn'],
  [1e6, 'triệu', 'm'],
  [1e3, 'nghìn', 'k'],
]);

/**
 * An amount that no report prints, in the scale that one would: 229379192000 of VND is "229,4 tỷ đồng".
 * @param {number} value
 * @param {string} code  unit of the answer
 * @param {Language} language
 * @param {number} [digits]
 */
export function amount(value, code, language, digits = 4) {
  const [size, vi, en] = (Math.abs(value) >= 1e5 && SCALES.find(([one]) => Math.abs(value) >= one)) || [1, '', ''];
  const words = unit(code, language);
  const figure = rounded(value / size, language, digits);
  if (words === '%') return `${figure}%`;
  return [figure, language === 'vi' ? vi : en, words].filter(Boolean).join(' ');
}

const SIGNS = /** @type {Record<string, string>} */ ({
  about: '≈ ',
  more_than: '> ',
  less_than: '< ',
  at_least: '≥ ',
  at_most: '≤ ',
});

/**
 * Sign of an approximation, ready to stand before the number.
 * @param {string | null} approximation
 */
export const sign = (approximation) => (approximation ? (SIGNS[approximation] ?? '') : '');

/**
 * The number and its unit, exact, as the answer has it: "80.517.000.000.000 đồng".
 * @param {Observation} row
 * @param {Language} language
 */
export function exact(row, language) {
  const high = row.number_high === null ? '' : `–${number(row.number_high, language)}`;
  const total = row.total === null ? '' : `/${number(row.total, language)}`;
  const words = unit(row.unit, language);
  return `${number(row.number, language)}${high}${total}${words === '%' ? '%' : words && ` ${words}`}`;
}

/**
 * A change with its sign: −0.42 for "giảm 0,42%".
 * @param {Observation} row
 */
export function signed(row) {
  return row.direction === 'decrease' ? -row.number : row.direction === 'unchanged' ? 0 : row.number;
}
