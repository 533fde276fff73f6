import assert from 'node:assert/strict';
import test from 'node:test';

import { MESSAGES } from '../../service/web/static/js/messages.js';

test('every word has both languages and the same gaps', () => {
  const gaps = (words) => (words.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, [vietnamese, english]] of Object.entries(MESSAGES)) {
    assert.deepEqual(gaps(vietnamese), gaps(english), key);
    assert.equal(vietnamese, vietnamese.normalize('NFC'), key);
  }
});
