// Talking to the service that serves this page, and to nothing else.

/** @typedef {{reference_date?: string, place?: string}} Options */
/** @typedef {{max_text_length: number, files: Record<string, string>, keyed: boolean, examples: string[]}} Settings */

let key = ''; // of a service that asks for one; forgotten with the page

/** @param {string} value */
export function useKey(value) {
  // a header holds bytes: a letter beyond Latin-1 would be an error of the script, not of the key
  key = String.fromCharCode(...new TextEncoder().encode(value));
}

/** What the service, or the way to it, says is wrong. */
export class Trouble extends Error {
  /**
   * @param {string} detail  in both languages, "English / Vietnamese", or empty
   * @param {{status?: number, instance?: string, retryAfter?: number}} [about]
   */
  constructor(detail, { status = 0, instance = '', retryAfter = 0 } = {}) {
    super(detail);
    this.status = status;
    this.instance = instance;
    this.retryAfter = retryAfter;
  }

  /**
   * The half of the detail that is in `language`.
   * @param {'vi' | 'en'} language
   */
  words(language) {
    return halves(this.message, language);
  }
}

/**
 * One language of a sentence, or of several, that say everything twice: "It is busy. / Đang bận."
 * @param {string} detail
 * @param {'vi' | 'en'} language
 */
export function halves(detail, language) {
  const parts = detail.split(' / ');
  // several faults come one after the other, each in both languages; only a single pair can be parted safely
  return parts.length === 2 ? parts[language === 'vi' ? 1 : 0] : detail;
}

/**
 * @param {string} url
 * @param {RequestInit} request
 */
async function call(url, request) {
  /** @type {Response} */
  let response;
  const headers = { ...request.headers, ...(key ? { 'X-API-Key': key } : {}) };
  try {
    response = await fetch(url, { ...request, headers });
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError') throw error;
    throw new Trouble('');
  }
  if (response.ok) return response;
  throw await trouble(response);
}

/** @param {Response} response */
async function trouble(response) {
  const about = { status: response.status, retryAfter: Number(response.headers.get('retry-after') ?? 0) };
  try {
    const problem = await response.json();
    return new Trouble(problem.detail ?? '', { ...about, instance: problem.instance ?? '' });
  } catch {
    return new Trouble('', about); // a proxy's own page
  }
}

/**
 * @param {string} text
 * @param {Options} options
 * @param {Record<string, string>} more
 */
function asked(text, options, more) {
  return JSON.stringify({ text, ...options, ...more });
}

/**
 * Read a report; offsets come as JavaScript counts.
 * @param {string} text
 * @param {Options} options
 * @param {AbortSignal} signal
 * @returns {Promise<import('./types.js').Extraction>}
 */
export async function extract(text, options, signal) {
  const response = await call('v1/extractions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: asked(text, options, { offset_unit: 'utf16' }),
    signal,
  });
  return response.json();
}

/**
 * The same report as a file of another form.
 * @param {string} text
 * @param {Options} options
 * @param {string} mediaType
 * @param {string} table  that a form with a single one holds
 * @returns {Promise<Blob>}
 */
export async function download(text, options, mediaType, table) {
  const response = await call(`v1/extractions?table=${table}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: mediaType },
    body: asked(text, options, {}),
  });
  return response.blob();
}

/**
 * The text of a file.
 * @param {Blob} file
 * @param {string} mediaType
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function convert(file, mediaType, signal) {
  const response = await call('v1/texts', {
    method: 'POST',
    headers: { 'Content-Type': mediaType, Accept: 'application/json' },
    body: file,
    signal,
  });
  return (await response.json()).text;
}

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
export async function example(name) {
  const response = await call(`page/examples/${encodeURIComponent(name)}.txt`, {});
  return response.text();
}

/** @returns {Promise<Settings>} */
export async function settings() {
  const response = await call('page/settings.json', {});
  return response.json();
}
