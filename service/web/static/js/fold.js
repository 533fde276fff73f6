// Looking for words the way people type them: without case, without tone marks, with "d" for "đ".

/**
 * @param {string} words
 * @returns {string}
 */
export function fold(words) {
  return words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/đ/g, 'd');
}
