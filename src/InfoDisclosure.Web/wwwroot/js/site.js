// Improves pages that work without it: printing, copying the address, the contents that follow the scroll, folded filters.
(() => {
  'use strict';
  for (const tools of document.querySelectorAll('[data-tools]')) {
    tools.hidden = false;
    const status = tools.querySelector('[role=status]');
    tools.querySelector('[data-print]')?.addEventListener('click', () => window.print());
    const copy = tools.querySelector('[data-copy]');
    if (copy && !navigator.clipboard) copy.hidden = true;
    copy?.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(copy.dataset.copy);
        status.textContent = '链接已复制';
      } catch {
        status.textContent = '没有复制成功，请从地址栏复制';
      }
    });
  }

  // On a phone the filters start folded; without script they are open and work.
  const fold = document.querySelector('details.fold');
  const narrow = window.matchMedia('(max-width: 820px)');
  if (fold) {
    fold.open = !narrow.matches;
    narrow.addEventListener('change', () => { fold.open = !narrow.matches; });
  }

  const contents = document.querySelector('[data-contents]');
  if (!contents || !('IntersectionObserver' in window)) return;
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(link.hash.slice(1));
    if (target) links.set(target, link);
  }
  let current;
  const mark = () => {
    let here = null;
    for (const [target, link] of links) {
      if (target.getBoundingClientRect().top < 160) here = link;
    }
    here ??= links.values().next().value;
    if (here === current) return;
    current?.removeAttribute('aria-current');
    here?.setAttribute('aria-current', 'true');
    current = here;
  };
  const observer = new IntersectionObserver(mark, { rootMargin: '-150px 0px -60% 0px' });
  for (const target of links.keys()) observer.observe(target);
  mark();
})();
