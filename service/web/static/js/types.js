// Shapes of the answer that the page reads; the whole contract is openapi/openapi.json.

/** @typedef {{start: number, end: number, text: string}} Span  offsets in UTF-16 units, as JavaScript counts */
/** @typedef {{start: string, end: string, kind: string, inferred?: boolean, span?: Span | null}} Period */
/** @typedef {{kind: string, period: Period | null, text: string | null}} Basis */
/** @typedef {{scheme: string, code: string, name: string, items: {dimension: string, code: string, name: string}[]}} Concept */

/**
 * @typedef {object} Observation
 * @property {Span} span
 * @property {'level' | 'change' | 'completion' | 'share' | 'ratio' | 'rank'} measure
 * @property {number} number
 * @property {number | null} number_high
 * @property {number | null} total
 * @property {string} unit
 * @property {{number: string, unit: string | null, scale: string | null}} written
 * @property {'increase' | 'decrease' | 'unchanged' | null} direction
 * @property {Basis | null} basis
 * @property {'actual' | 'estimate' | 'target'} status
 * @property {string | null} approximation
 * @property {{kind: string, year: number} | null} price_basis
 * @property {string | null} ambiguity
 * @property {string} rule
 */

/**
 * @typedef {object} Indicator
 * @property {string} id
 * @property {string} name
 * @property {Span | null} label
 * @property {Span | null} subject
 * @property {{scheme: string, code: string, name: string, items: {dimension: string, code: string, name: string}[]} | null} catalogue
 * @property {string | null} place
 * @property {Period | null} period
 * @property {string | null} parent
 * @property {string | null} section
 * @property {{start: number, end: number}} sentence
 * @property {Observation[]} observations
 */

/**
 * @typedef {object} Directive
 * @property {string} id
 * @property {string} kind
 * @property {Span} span
 * @property {Span} verb
 * @property {{name: string, entity: string | null} | null} issuer
 * @property {{name: string, entity: string | null} | null} addressee
 * @property {{name: string, entity: string | null}[]} cooperating
 * @property {string[]} legal_basis
 * @property {number | null} ordinal
 * @property {{date: string | null, text: string} | null} deadline
 * @property {string | null} section
 * @property {string} [rule]
 * @property {string[]} mentions
 */

/** @typedef {{id: string, number: string | null, title: Span, level: number, parent: string | null, start: number, end: number}} Section */
/** @typedef {{kind: string, verdict: string, stated: number, computed: number, tolerance: number, unit: string, observations: {indicator: string, observation: number, role: string, span: Span}[], message: string, message_en: string}} Check */
/** @typedef {{code: string, message: string, span: Span}} Diagnostic */
/** @typedef {Record<string, any> & {id: string, name: string, mentions: Span[]}} Entity */

/**
 * @typedef {object} Extraction
 * @property {string | null} id
 * @property {Record<string, any>} document
 * @property {Section[]} sections
 * @property {Indicator[]} indicators
 * @property {Record<string, Entity[]>} entities
 * @property {Directive[]} directives
 * @property {Check[]} checks
 * @property {Diagnostic[]} diagnostics
 * @property {{name: string, version: string, lexicon: string}} engine
 */

/** @typedef {{start: number, end: number, role: string}} Mark  words of the text and what they are to a record */

/**
 * @typedef {object} Rec  one thing that the report says, with all its words
 * @property {string} id
 * @property {'indicator' | 'entity' | 'directive' | 'check' | 'unread'} type
 * @property {string} group  which table has it: indicators, places, …
 * @property {string} name
 * @property {Mark[]} marks  in the order in which they are painted
 * @property {{start: number, end: number}} anchor  where to scroll
 * @property {string | null} section
 * @property {string} search  the words to look for, folded
 * @property {any} row  the record as answered
 */

export {};
