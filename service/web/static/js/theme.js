// Sets light or dark before the first paint; a plain script, because modules run after it.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('vnreport.theme') ?? 'auto';
  } catch {
    /* storage refused: the system's own */
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
