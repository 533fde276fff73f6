// Files that a visitor drops or chooses: plain text is read here, everything else by the service.

import { convert, Trouble } from './api.js';
import { t } from './i18n.js';

/**
 * The ending of a file's name, with its dot.
 * @param {string} name
 */
export const ending = (name) => (/\.[a-z0-9]+$/i.exec(name)?.[0] ?? '').toLowerCase();

/**
 * The text of `file`.
 * @param {File} file
 * @param {Record<string, string>} kinds  media type by ending, of what the service reads
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
export async function textOf(file, kinds, signal) {
  const mediaType = kinds[ending(file.name)];
  if (!mediaType) throw new Trouble(t('error.kind', { kinds: Object.keys(kinds).join(' ') }));
  if (mediaType !== 'text/plain') return convert(file, mediaType, signal);
  // not UTF-8: the service knows the character sets that Vietnamese was written in before
  return utf8(await file.arrayBuffer()) ?? convert(file, mediaType, signal);
}

/**
 * @param {ArrayBuffer} bytes
 * @returns {string | null}
 */
export function utf8(bytes) {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text; // UTF-16 without a mark is valid UTF-8 full of zeros
  } catch {
    return null;
  }
}
