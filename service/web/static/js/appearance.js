// Light, dark, or as the system has it.

const KEY = 'vnreport.theme';
const SYSTEM = matchMedia('(prefers-color-scheme: dark)');

/** @returns {string} */
function chosen() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {string} choice */
function apply(choice) {
  const dark = choice === 'dark' || (choice === 'auto' && SYSTEM.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/**
 * Let `select` choose the appearance.
 * @param {HTMLSelectElement} select
 */
export function initAppearance(select) {
  select.value = chosen();
  select.addEventListener('change', () => {
    try {
      localStorage.setItem(KEY, select.value);
    } catch {
      /* not remembered */
    }
    apply(select.value);
  });
  SYSTEM.addEventListener('change', () => apply(select.value));
}
