// Staff pages work without this; it only warns, counts and puts the focus where it helps.
(() => {
  'use strict';

  // An error summary takes the focus, and its links put it into the field.
  const errors = document.getElementById('errors');
  if (errors) errors.focus();
  document.addEventListener('click', event => {
    const link = event.target.closest('.errors a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest('.field') || field).scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
  });

  // Leaving with unsaved changes asks first. A form that came back unsaved counts as changed from the start.
  const watched = [...document.querySelectorAll('form[method=post]')].filter(form => form.querySelector('.field'));
  let dirty = Boolean(document.querySelector('main[data-unsaved=yes]')) || Boolean(errors && watched.length && !document.querySelector('.sign-in'));
  let leaving = false;
  for (const form of watched) {
    if (form.closest('.sign-in')) continue;
    form.addEventListener('input', () => { dirty = true; });
  }
  window.addEventListener('beforeunload', event => {
    if (dirty && !leaving) event.preventDefault();
  });

  // One press is enough; the button wakes up again when the browser comes back to the page.
  document.addEventListener('submit', event => {
    if (event.defaultPrevented) return;
    if (event.target.method === 'post') leaving = true;
    if (event.target.dataset.pressed) { event.preventDefault(); return; }
    // A form whose answer is a file or a new frame stays usable.
    if (event.target.method === 'post' && !event.submitter?.formTarget) event.target.dataset.pressed = '1';
  });
  window.addEventListener('pageshow', () => {
    leaving = false;
    for (const form of document.querySelectorAll('form[data-pressed]')) delete form.dataset.pressed;
  });

  // A file on its way shows how far it is; a slow line would otherwise look like nothing.
  for (const form of document.querySelectorAll('form[data-upload]')) {
    const state = form.querySelector('[data-upload-state]'), bar = state.firstElementChild, words = state.lastElementChild;
    form.addEventListener('submit', event => {
      if (event.defaultPrevented || ![...form.querySelectorAll('input[type=file]')].some(input => input.files.length)) return;
      event.preventDefault();
      if (form.dataset.pressed) return;
      form.dataset.pressed = '1';
      state.hidden = false;
      const end = text => { delete form.dataset.pressed; bar.hidden = true; words.textContent = text; };
      const request = new XMLHttpRequest();
      bar.hidden = false;
      words.textContent = '正在上传…';
      request.upload.addEventListener('progress', step => {
        if (!step.lengthComputable) return;
        bar.value = 100 * step.loaded / step.total;
        words.textContent = step.loaded < step.total ? `已上传${Math.floor(bar.value)}%` : '已上传，正在读文件…';
      });
      request.addEventListener('load', () => {
        let answer;
        try { answer = JSON.parse(request.responseText); } catch { /* a page, not an answer: the session ended, or it is too large */ }
        if (answer?.address) { leaving = true; location.href = answer.address; } else if (answer?.problem) end(answer.problem);
        else end(request.status === 413 ? '文件太大，请压缩图片或拆分后再传' : '没有传成。请刷新页面，需要时重新登录，再选一次文件');
      });
      request.addEventListener('error', () => end('网络断了，没有传成，请再按一次'));
      request.open('POST', form.action);
      request.setRequestHeader('Accept', 'application/json');
      request.send(new FormData(form));
    });
  }

  // Work that takes its time is asked how far it is; the page is read anew when it has ended.
  for (const box of document.querySelectorAll('[data-progress]')) {
    const bar = box.querySelector('progress'), words = box.querySelector('[role=status]');
    const ask = async () => {
      try {
        const answer = await fetch(box.dataset.progress, { headers: { Accept: 'application/json' } });
        if (!answer.ok || answer.redirected) { leaving = true; location.reload(); return; }
        const now = await answer.json();
        if (now.ended) { leaving = true; location.reload(); return; }
        words.textContent = now.words;
        if (now.part === null) bar.removeAttribute('value'); else bar.value = 100 * now.part;
      } catch { words.textContent = '网络断了，正在重试…'; }
      setTimeout(ask, 700);
    };
    setTimeout(ask, 300);
  }

  // One box ticks the page's rows.
  for (const all of document.querySelectorAll('[data-pick-all]')) {
    const rows = [...document.querySelectorAll('input[name=pick]')];
    all.hidden = false;
    all.addEventListener('change', () => { for (const row of rows) row.checked = all.checked; });
  }

  // A ready-made text is copied as it stands, not as this page makes it look; pictures with their whole address.
  for (const button of document.querySelectorAll('[data-copy-text]')) {
    const text = document.getElementById(button.dataset.copyText);
    const said = document.querySelector('[data-copied]');
    button.hidden = false;
    button.addEventListener('click', () => {
      const copied = text.cloneNode(true);
      text.querySelectorAll('img').forEach((picture, place) => { copied.querySelectorAll('img')[place].setAttribute('src', picture.src); });
      const fill = event => {
        event.clipboardData.setData('text/html', copied.innerHTML);
        event.clipboardData.setData('text/plain', text.innerText);
        event.preventDefault();
      };
      // The older call also works on an intranet without HTTPS; it copies a selection, so there is one for a moment.
      document.addEventListener('copy', fill, { once: true });
      getSelection().selectAllChildren(text);
      const done = document.execCommand('copy');
      getSelection().removeAllRanges();
      document.removeEventListener('copy', fill);
      said.textContent = done ? '已复制，请到公众号编辑器里粘贴' : '浏览器不让复制，请选中下面的全部内容再复制';
    });
  }

  // How many characters are left, said when it gets close.
  for (const field of document.querySelectorAll('[data-at-most]')) {
    const most = Number(field.dataset.atMost);
    const words = document.createElement('p');
    words.className = 'counter';
    words.setAttribute('aria-live', 'polite');
    field.after(words);
    const count = () => {
      const left = most - field.value.length;
      words.textContent = left < 0 ? `多了${-left}字` : left <= most / 10 ? `还可以写${left}字` : '';
      words.hidden = !words.textContent;
      words.classList.toggle('over', left < 0);
    };
    field.addEventListener('input', count);
    count();
  }
})();
