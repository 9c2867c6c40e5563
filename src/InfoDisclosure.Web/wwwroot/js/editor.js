// The text editor of staff pages: toolbar, live preview, paste from Word. Changes go in as typing would, so that undo
// stays the browser's own. Without this script the text area works alone.
(() => {
  'use strict';
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const post = async (area, address, body, headers) => {
    const token = area.form.querySelector('input[name="__RequestVerificationToken"]').value;
    const answer = await fetch(address, { method: 'POST', body, headers: { RequestVerificationToken: token, ...headers } });
    // A session that ended answers with the sign-in page.
    if (!answer.ok || answer.redirected) throw new Error();
    return answer;
  };

  /* Changing text */
  const select = (area, from, to) => { area.focus(); area.setSelectionRange(from, to); };
  const selected = area => area.value.slice(area.selectionStart, area.selectionEnd);
  const insert = (area, text) => {
    area.focus();
    if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const lineStart = area => area.value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  // Marks every line that the selection touches; takes the marks away when all of them had one.
  const lines = (pattern, write) => area => {
    const from = lineStart(area);
    const end = area.value.indexOf('\n', area.selectionEnd);
    select(area, from, end < 0 ? area.value.length : end);
    const rows = selected(area).split('\n');
    const off = rows.every(row => pattern.test(row) || !row && rows.length > 1);
    let count = 0;
    const text = rows.map(row => !row && rows.length > 1 ? row : (off ? '' : write(++count)) + row.replace(/^(#{1,4}|[-*+]|\d+[.)]|>) /, '')).join('\n');
    insert(area, text);
    if (rows.length > 1) select(area, from, from + text.length);
  };
  // A block stands alone between blank lines.
  const block = (area, text) => {
    const gap = (rest, edge) => !rest || edge('\n\n') ? '' : edge('\n') ? '\n' : '\n\n';
    const before = area.value.slice(0, area.selectionStart), after = area.value.slice(area.selectionEnd);
    insert(area, gap(before, ends => before.endsWith(ends)) + text + gap(after, starts => after.startsWith(starts)));
  };
  const bold = area => {
    const text = selected(area), inner = text.trim() || '加粗的字';
    const from = area.selectionStart + Math.max(0, text.indexOf(inner)), to = from + (text.trim() && inner.length);
    const wrapped = area.value.slice(from - 2, from) === '**' && area.value.slice(to, to + 2) === '**';
    select(area, wrapped ? from - 2 : from, wrapped ? to + 2 : to);
    insert(area, wrapped ? inner : `**${inner}**`);
    const start = wrapped ? from - 2 : from + 2;
    select(area, start, start + inner.length);
  };

  /* Small windows */
  const open = (area, title, content, done) => {
    const at = [area.selectionStart, area.selectionEnd];
    const box = make('dialog', { className: 'editor-box', ariaLabel: title }, make('h2', { textContent: title }));
    let result;
    const close = value => { result = value; box.close(); };
    box.append(...content(close), make('button', { type: 'button', className: 'btn quiet small', textContent: '不插入', onclick: () => box.close() }));
    box.addEventListener('close', () => {
      box.remove();
      select(area, ...at);
      if (result !== undefined) done(result);
    });
    document.body.append(box);
    box.showModal();
  };
  const ask = (area, title, fields, done) => open(area, title, close => {
    const inputs = fields.map(([, value]) => make('input', { type: 'text', value }));
    return [make('form', { onsubmit: event => { event.preventDefault(); close(inputs.map(input => input.value.trim())); } },
      ...fields.map(([label], place) => make('label', {}, label, inputs[place])),
      make('button', { className: 'btn small', textContent: '插入' }))];
  }, done);
  const link = area => ask(area, '链接', [['文字', selected(area)], ['网址', 'https://']], ([words, address]) => {
    if (address) insert(area, `[${(words || address).replace(/[[\]]/g, '\\$&')}](${address.replace(/[\s()<>]/g, c => '%' + c.charCodeAt(0).toString(16))})`);
  });
  const table = area => ask(area, '表格', [['几列', '3'], ['几行（表头以外）', '3']], ([columns, height]) => {
    const many = (text, most) => Math.min(most, Math.max(1, parseInt(text, 10) || 1));
    const row = cell => '|' + ` ${cell} |`.repeat(many(columns, 12));
    block(area, [row('表头'), row('---'), ...Array(many(height, 40)).fill(row('　'))].join('\n'));
  });
  const figure = area => open(area, '插入数字', close => {
    const rows = [...document.querySelectorAll('#figures tbody tr')].map(row => {
      const [meaning, value, name] = [...row.cells].map(cell => cell.textContent.trim());
      return make('li', {}, make('button', { type: 'button', onclick: () => close(name) }, make('span', { textContent: meaning }), make('b', { className: 'num', textContent: value })));
    });
    const filter = make('input', { type: 'text', oninput: () => rows.forEach(row => { row.hidden = !row.textContent.includes(filter.value.trim()); }) });
    return [make('label', {}, '输入几个字来找', filter), make('ul', {}, ...rows)];
  }, name => insert(area, name));

  const acts = [
    ['标题', lines(/^#{1,4} /, () => '## '), 'Ctrl+Alt+1', event => event.altKey && event.code === 'Digit1'],
    ['加粗', bold, 'Ctrl+B', event => event.code === 'KeyB'],
    ['列表', lines(/^[-*+] /, () => '- '), 'Ctrl+Shift+8', event => event.shiftKey && event.code === 'Digit8'],
    ['编号', lines(/^\d+[.)] /, place => `${place}. `), 'Ctrl+Shift+7', event => event.shiftKey && event.code === 'Digit7'],
    ['表格', table],
    ['链接', link, 'Ctrl+K', event => event.code === 'KeyK'],
    ['引用', lines(/^> /, () => '> ')],
    ['插入数字', figure],
    ['撤销', area => { area.focus(); document.execCommand('undo'); }, 'Ctrl+Z'],
  ];

  for (const editor of document.querySelectorAll('.editor')) {
    const area = editor.querySelector('textarea');
    const status = editor.querySelector('.editor-status');
    const preview = make('div', { className: 'editor-preview prose', role: 'group', ariaLabel: '预览', tabIndex: 0 });
    const tools = make('div', { className: 'editor-tools', role: 'toolbar', ariaLabel: '文字工具' });
    const panes = make('div', { className: 'editor-panes' });
    area.before(tools, panes);
    panes.append(area, preview);
    // Enter in another field must not press it.
    editor.querySelector('.editor-plain').remove();

    /* Toolbar: one stop for the Tab key, arrows inside */
    for (const [label, act, keys] of acts) {
      if (act !== figure || editor.dataset.year && document.getElementById('figures'))
        tools.append(make('button', { type: 'button', textContent: label, title: keys ? `${label}（${keys}）` : label, tabIndex: tools.firstChild ? -1 : 0, onclick: () => act(area) }));
    }
    tools.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key], all = [...tools.children];
      if (!step) return;
      const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
      all.forEach(button => { button.tabIndex = button === next ? 0 : -1; });
      next.focus();
      event.preventDefault();
    });
    // The text keeps its selection.
    tools.addEventListener('mousedown', event => event.preventDefault());

    area.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const act = (event.ctrlKey || event.metaKey) && acts.find(([, , , fits]) => fits?.(event));
      if (act) {
        event.preventDefault();
        act[1](area);
      } else if (event.key === 'Enter' && !event.shiftKey && area.selectionStart === area.selectionEnd) {
        // A list goes on with the next line and ends with an empty one, as in Word.
        const from = lineStart(area);
        const [, lead, rest] = /^([-*+] |\d+[.)] |> )(.*)$/.exec(area.value.slice(from, area.selectionStart)) ?? [];
        if (!lead) return;
        event.preventDefault();
        if (!rest.trim()) select(area, from, area.selectionStart);
        insert(area, rest.trim() ? '\n' + lead.replace(/^\d+/, number => Number(number) + 1) : '');
      }
    });

    /* Preview */
    let timer, shown;
    const show = async () => {
      const text = shown = area.value;
      try {
        const answer = await post(area, editor.dataset.preview, new URLSearchParams([['text', text], ['year', editor.dataset.year ?? ''], ['item', editor.dataset.item ?? ''],
          ...[...area.form.querySelectorAll('[name$=".Uploaded"]:checked')].map(file => ['waiting', file.value])]));
        const html = await answer.text();
        if (text === shown) preview.innerHTML = html;
      } catch {
        preview.textContent = '预览暂时看不到。文字都在，保存时如果要求重新登录，登录后可以接着填。';
      }
    };
    area.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(show, 400); });
    // Twenty editors on a page ask when they come into view.
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      show();
    }).observe(editor);

    /* Paste from Word: the server turns its HTML into our text */
    area.addEventListener('paste', async event => {
      const html = event.clipboardData.getData('text/html');
      let text = event.clipboardData.getData('text/plain'), note = '没能保留格式，已按纯文字粘贴。';
      if (!/<(table|h[1-6]|li|b|strong|blockquote|a)[\s>]|mso-/i.test(html)) return;
      event.preventDefault();
      area.readOnly = true;
      status.textContent = '正在整理粘贴的内容…';
      try {
        ({ text, note } = await (await post(area, editor.dataset.paste, html, { 'Content-Type': 'text/html' })).json());
      } catch { /* the plain words are pasted */ }
      area.readOnly = false;
      insert(area, text);
      status.textContent = note;
    });
  }
})();
