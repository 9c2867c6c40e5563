// The text editor of staff pages: a toolbar over a plain text area, a live preview beside it, paste from Word.
// Everything works without it; texts are changed as typing changes them, so that undo stays the browser's own.
(() => {
  'use strict';
  const editors = document.querySelectorAll('.editor');
  const token = area => area.form?.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  /* Changing text */
  const insert = (area, text) => {
    area.focus();
    if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const selected = area => area.value.slice(area.selectionStart, area.selectionEnd);
  const select = (area, from, to) => { area.focus(); area.setSelectionRange(from, to); };

  // Marks every line that the selection touches; once all of them are marked, takes the marks away.
  const lines = (area, mark, any) => {
    const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
    const end = area.value.indexOf('\n', area.selectionEnd);
    select(area, from, end < 0 ? area.value.length : end);
    const rows = selected(area).split('\n');
    const marked = rows.every(row => !row || mark(0).test(row));
    const changed = rows.map((row, place) => {
      const bare = row.replace(any, '');
      return !row && rows.length > 1 || marked && row ? bare : mark(place + 1, true) + bare;
    }).join('\n');
    insert(area, changed);
    if (rows.length > 1) select(area, from, from + changed.length);
  };
  const lineMark = /^(#{1,4} |[-*+] |\d+[.)] |> )/;
  const mark = (text, pattern) => (place, write) => write ? typeof text === 'function' ? text(place) : text : pattern;

  // A block stands alone between blank lines.
  const block = (area, text) => {
    const before = area.value.slice(0, area.selectionStart);
    const after = area.value.slice(area.selectionEnd);
    const lead = !before || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
    const tail = !after || after.startsWith('\n\n') ? '' : after.startsWith('\n') ? '\n' : '\n\n';
    insert(area, lead + text + tail);
  };

  const acts = {
    heading: area => lines(area, mark('## ', /^#{1,4} /), lineMark),
    list: area => lines(area, mark('- ', /^[-*+] /), lineMark),
    numbers: area => lines(area, mark(place => place + '. ', /^\d+[.)] /), lineMark),
    quote: area => lines(area, mark('> ', /^> /), lineMark),
    bold: area => {
      const text = selected(area);
      const inner = text.trim();
      const from = area.selectionStart + text.indexOf(inner);
      const outside = area.value.slice(from - 2, from) === '**' && area.value.slice(from + inner.length, from + inner.length + 2) === '**';
      if (inner && outside) {
        select(area, from - 2, from + inner.length + 2);
        insert(area, inner);
        select(area, from - 2, from - 2 + inner.length);
      } else if (/^\*\*[^]+\*\*$/.test(inner)) {
        insert(area, text.replace(inner, inner.slice(2, -2)));
      } else {
        select(area, from, from + inner.length);
        insert(area, '**' + (inner || '加粗的字') + '**');
        select(area, from + 2, from + 2 + (inner || '加粗的字').length);
      }
    },
    link: area => ask('加链接', [['文字', selected(area)], ['网址', 'https://']], (words, address) => {
      if (address.trim()) insert(area, '[' + (words || address).replace(/[[\]]/g, '\\$&') + '](' + address.trim().replace(/[\s()<>]/g, encodeURIComponent) + ')');
    }),
    table: area => {
      const text = selected(area);
      if (text.includes('\t')) {
        const rows = text.trim().split('\n').map(row => '| ' + row.split('\t').map(cell => cell.trim().replace(/\|/g, '\\|')).join(' | ') + ' |');
        rows.splice(1, 0, rows[0].replace(/[^|\\]+|\\\|/g, '---'));
        return block(area, rows.join('\n'));
      }
      ask('加表格', [['列数', '3'], ['行数（不算表头）', '3']], (columns, height) => {
        const many = (text, most) => Math.min(most, Math.max(1, parseInt(text, 10) || 1));
        const row = cell => '|' + (' ' + cell + ' |').repeat(many(columns, 12));
        block(area, [row('项目'), row('---'), ...Array(many(height, 40)).fill(row('　'))].join('\n'));
      });
    },
    figure: area => pick(area),
    undo: area => { area.focus(); document.execCommand('undo'); },
  };

  /* Small windows */
  const open = (title, area, ...content) => {
    const at = area && [area.selectionStart, area.selectionEnd];
    const box = make('dialog', { className: 'editor-box', ariaLabel: title }, make('h2', { textContent: title }), ...content);
    box.addEventListener('close', () => { box.remove(); if (area && !box.done) select(area, ...at); });
    document.body.append(box);
    box.showModal();
    return box;
  };
  const ask = (title, fields, done) => {
    const area = document.activeElement.closest('.editor')?.querySelector('textarea') ?? document.activeElement;
    const at = [area.selectionStart, area.selectionEnd];
    const inputs = fields.map(([, value]) => make('input', { type: 'text', value }));
    const form = make('form', { method: 'dialog' },
      ...fields.map(([label], place) => make('label', {}, label, inputs[place])),
      make('button', { className: 'btn small', textContent: '插入' }),
      make('button', { className: 'btn quiet small', type: 'button', textContent: '不插入', onclick: () => box.close() }));
    const box = open(title, area, form);
    form.onsubmit = () => { box.done = true; select(area, ...at); setTimeout(() => { select(area, ...at); done(...inputs.map(input => input.value)); }); };
  };
  const pick = area => {
    const at = [area.selectionStart, area.selectionEnd];
    const filter = make('input', { type: 'text' });
    const rows = [...document.querySelectorAll('#figures tbody tr')].map(row => {
      const [name, meaning, value] = [...row.cells].map(cell => cell.textContent.trim());
      const button = make('button', { type: 'button', className: 'editor-choice' }, make('span', { textContent: meaning }), make('b', { className: 'num', textContent: value }));
      button.onclick = () => { box.done = true; box.close(); select(area, ...at); insert(area, name); };
      return make('li', {}, button);
    });
    filter.oninput = () => rows.forEach(row => { row.hidden = !row.textContent.includes(filter.value.trim()); });
    const box = open('插入数字', area, make('label', {}, '输入几个字来找', filter), make('ul', {}, ...rows), make('button', { type: 'button', className: 'btn quiet small', textContent: '关闭', onclick: () => box.close() }));
  };

  for (const editor of editors) {
    const area = editor.querySelector('textarea');
    const status = editor.querySelector('.editor-status');
    const preview = make('div', { className: 'editor-preview prose', role: 'region', ariaLabel: '预览', tabIndex: 0 });
    const panes = make('div', { className: 'editor-panes' });
    area.before(panes);
    panes.append(area, preview);

    /* Toolbar: one stop for the Tab key, arrows inside */
    const tools = make('div', { className: 'editor-tools', role: 'toolbar', ariaLabel: '文字工具' });
    for (const [act, label, keys] of [['heading', '标题', 'Ctrl+Alt+1'], ['bold', '加粗', 'Ctrl+B'], ['list', '列表', 'Ctrl+Shift+8'], ['numbers', '编号', 'Ctrl+Shift+7'], ['table', '表格'], ['link', '链接', 'Ctrl+K'], ['quote', '引用'], ['figure', '插入数字'], ['undo', '撤销', 'Ctrl+Z']]) {
      if (act === 'figure' && (!editor.dataset.year || !document.getElementById('figures'))) continue;
      tools.append(make('button', { type: 'button', textContent: label, title: keys ? label + '（' + keys + '）' : label, tabIndex: tools.children.length ? -1 : 0, onclick: () => acts[act](area) }));
    }
    tools.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const all = [...tools.children];
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      all.forEach(button => { button.tabIndex = button === next ? 0 : -1; });
      next.focus();
      event.preventDefault();
    });
    tools.addEventListener('mousedown', event => event.preventDefault());
    panes.before(tools);
    editor.classList.add('live');

    area.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const act = (event.ctrlKey || event.metaKey) && { KeyB: 'bold', KeyK: 'link', Digit1: event.altKey && 'heading', Digit8: event.shiftKey && 'list', Digit7: event.shiftKey && 'numbers' }[event.code];
      if (act) {
        event.preventDefault();
        acts[act](area);
      } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && area.selectionStart === area.selectionEnd) {
        // A list goes on with the next line and ends with an empty one, as in Word.
        const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
        const [, lead, rest] = /^([-*+] |\d+[.)] |> )(.*)$/.exec(area.value.slice(from, area.selectionStart)) ?? [];
        if (!lead) return;
        event.preventDefault();
        if (!rest.trim()) {
          select(area, from, area.selectionStart);
          insert(area, '');
        } else {
          insert(area, '\n' + lead.replace(/^\d+/, number => Number(number) + 1));
        }
      }
    });

    /* Preview */
    let timer, running, shown;
    const show = async () => {
      if (shown === area.value) return;
      shown = area.value;
      running?.abort();
      running = new AbortController();
      try {
        const answer = await fetch(editor.dataset.preview, { method: 'POST', signal: running.signal, headers: { RequestVerificationToken: token(area), 'X-Requested-With': 'fetch' }, body: new URLSearchParams({ text: area.value, year: editor.dataset.year ?? '' }) });
        if (!answer.ok || answer.redirected) throw new Error();
        preview.innerHTML = await answer.text();
      } catch (error) {
        if (error.name === 'AbortError') return;
        shown = null;
        preview.replaceChildren(make('p', { className: 'hint', textContent: '预览暂时看不到。文字都在，保存时如果要求重新登录，登录后会接着填。' }));
      }
    };
    area.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(show, 400); });
    // Twenty editors on a page ask for their preview when they come into view.
    new IntersectionObserver((entries, observer) => {
      if (entries.some(entry => entry.isIntersecting)) { observer.disconnect(); show(); }
    }).observe(editor);

    /* Paste from Word: the server turns its HTML into our text */
    area.addEventListener('paste', async event => {
      const html = event.clipboardData.getData('text/html');
      const plain = event.clipboardData.getData('text/plain');
      if (!/<(table|h[1-6]|li|ul|ol|b|strong|blockquote|a)[\s>]|mso-/i.test(html)) return;
      event.preventDefault();
      area.readOnly = true;
      status.textContent = '正在整理粘贴的内容…';
      let text = plain, note = '格式没有能保留，已按纯文字粘贴。';
      try {
        const answer = await fetch(editor.dataset.paste, { method: 'POST', headers: { RequestVerificationToken: token(area), 'X-Requested-With': 'fetch', 'Content-Type': 'text/html; charset=utf-8' }, body: html });
        if (answer.ok && !answer.redirected) ({ text, note } = await answer.json());
      } catch { /* the plain text is pasted */ }
      area.readOnly = false;
      insert(area, text);
      status.textContent = note;
    });
  }
})();
