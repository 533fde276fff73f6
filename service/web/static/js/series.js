// What can be drawn: figures whose report gives a level and how it compares, and the changes it tells.

import { signed } from './format.js';

/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').Observation} Observation */
/** @typedef {{kind: 'now' | 'last_year' | 'plan', value: number, computed: boolean, unit: string, from: Observation}} Bar */

/**
 * The level of an indicator that its comparisons speak of.
 * @param {Indicator} row
 * @returns {Observation | undefined}
 */
export function level(row) {
  return row.observations.find((one) => one.measure === 'level' && one.status !== 'target') ?? target(row);
}

/**
 * @param {Indicator} row
 * @returns {Observation | undefined}
 */
export function target(row) {
  return row.observations.find((one) => one.measure === 'level' && one.status === 'target');
}

/**
 * The change against the same period of last year, in percent.
 * @param {Indicator} row
 * @returns {Observation | undefined}
 */
export function yearOnYear(row) {
  return row.observations.find(
    (one) =>
      one.measure === 'change' &&
      one.status !== 'target' && // what is aimed at is no change
      one.unit === '%' &&
      one.number_high === null &&
      (one.basis?.kind === 'same_period_last_year' || one.basis?.kind === 'previous_year'),
  );
}

/**
 * How much of its plan is done, in percent.
 * @param {Indicator} row
 * @returns {Observation | undefined}
 */
export function completion(row) {
  return row.observations.find(
    (one) => one.measure === 'completion' && one.status !== 'target' && one.unit === '%' && one.number_high === null,
  );
}

/**
 * Now, last year and plan of a figure as bars; what the report does not print is computed from its percentages
 * and says so. Empty where there is nothing to compare with.
 * @param {Indicator} row
 * @returns {Bar[]}
 */
export function bars(row) {
  const now = level(row);
  if (!now || now.status === 'target' || now.number <= 0 || now.number_high !== null || now.unit === '%') return [];
  /** @type {Bar[]} */
  const found = [{ kind: 'now', value: now.number, computed: false, unit: now.unit, from: now }];
  const change = yearOnYear(row);
  if (change && signed(change) > -100) {
    found.push({ kind: 'last_year', value: now.number / (1 + signed(change) / 100), computed: true, unit: now.unit, from: change });
  }
  const aim = target(row);
  const done = completion(row);
  if (aim && aim.unit === now.unit) found.push({ kind: 'plan', value: aim.number, computed: false, unit: now.unit, from: aim });
  else if (done && done.number > 0) {
    found.push({ kind: 'plan', value: now.number / (done.number / 100), computed: true, unit: now.unit, from: done });
  }
  return found.length > 1 ? found : [];
}

/**
 * Indicators with a change against last year, the largest rise first.
 * @param {Indicator[]} indicators
 * @returns {{row: Indicator, change: Observation, value: number}[]}
 */
export function movements(indicators) {
  return indicators
    .flatMap((row) => {
      const change = yearOnYear(row);
      return change ? [{ row, change, value: signed(change) }] : [];
    })
    .sort((a, b) => b.value - a.value);
}

/**
 * Indicators that say how much of a plan is done, the furthest first.
 * @param {Indicator[]} indicators
 * @returns {{row: Indicator, done: Observation}[]}
 */
export function plans(indicators) {
  return indicators
    .flatMap((row) => {
      const done = completion(row);
      return done ? [{ row, done }] : [];
    })
    .sort((a, b) => b.done.number - a.done.number);
}
