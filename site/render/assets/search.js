// The search: a dialog with a combobox, loaded when it is first asked
// for. The index comes as a script too, so that all of this works
// from a disk.
{
  const base = document.currentScript.src;
  const make = (tag, attributes, ...children) => {
    const e = document.createElement(tag);
    for (const key in attributes) e.setAttribute(key, attributes[key]);
    e.append(...children);
    return e;
  };
  const load = (tag, attributes) => new Promise((done, failed) => {
    const e = make(tag, attributes);
    e.onload = done;
    e.onerror = failed;
    document.head.append(e);
  });
  const words = text => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];

  // What the index has of a page, a section, a name.
  let names = [], sections = [], lines = [], index;
  const kinds = { f: 'func', t: 'type', m: 'method', c: 'const', v: 'var' };

  window.searchIndex = data => {
    for (const [file, page, list, defined] of data.pages) {
      for (let i = 0; i < list.length; i += 2) {
        const href = file + (list[i] && '#' + list[i]);
        sections.push({ href, title: list[i + 1], page: i ? page : '' });
      }
      for (const n of defined ? defined.split(' ') : []) {
        const id = n.slice(2);
        names.push({ href: file + '#' + id, title: id, code: true,
          low: id.toLowerCase(), uses: parseInt(n[1], 36),
          page: kinds[n[0]] + ', ' + page });
      }
    }
    let last = '';
    for (const line of data.words.split('\n')) {
      const [, same, rest, marks] = /^(.)([^,+*#]*)(.*)/.exec(line) || [];
      if (!marks) continue;
      last = last.slice(0, parseInt(same, 36)) + rest;
      lines.push([last, marks]);
    }
  };

  const weight = { ',': 1, '+': 2, '*': 4, '#': 16 };

  // having is what a word, or the beginning of one, weighs in the
  // sections that have it.
  function having(start) {
    const found = new Map();
    for (const [word, marks] of lines) {
      if (!word.startsWith(start)) continue;
      let at = 0;
      for (const [, mark, step] of marks.matchAll(/([,+*#])(\w+)/g)) {
        at += parseInt(step, 36);
        const w = weight[mark] * (word === start ? 2 : 1);
        found.set(at, Math.max(found.get(at) || 0, w));
      }
    }
    return found;
  }

  // findSections is those that have all words, the best ones first.
  function findSections(query) {
    const all = words(query);
    // A letter alone counts as the beginning of a word, in the absence
    // of any other.
    const long = all.filter(w => w.length > 1 || w >= '0' && w <= '9');
    const wanted = (long.length ? long : all).map(having);
    if (!wanted.length) return [];
    const found = [];
    const low = query.trim().toLowerCase();
    for (const at of wanted[0].keys()) {
      const each = wanted.map(w => w.get(at) || 0);
      const least = Math.min(...each);
      if (least) found.push({ ...sections[at], at,
        heading: least >= weight['#'],
        score: each.reduce((a, b) => a + b) +
          (sections[at].title.toLowerCase() === low ? 100 : 0) });
    }
    return found.sort((a, b) => b.score - a.score || a.at - b.at);
  }

  // findNames is the names of which a part begins with the query:
  // those that end with it first, those of experiments last, and what
  // many chapters use before what few do.
  function findNames(query) {
    const q = query.trim().toLowerCase().replace(/\(\)?$/, '');
    if (!q || /\s/.test(q)) return [];
    const found = [];
    for (const n of names) {
      let at = n.low.indexOf(q);
      while (at > 0 && !/[.-]/.test(n.low[at - 1])) {
        at = n.low.indexOf(q, at + 1);
      }
      if (at < 0) continue;
      const exact = at + q.length === n.low.length;
      found.push({ ...n, exact, score: (exact ? 0 : 1000) +
        (/-/.test(n.low) ? 500 : 0) - 5 * n.uses + n.low.length });
    }
    return found.sort((a, b) => a.score - b.score);
  }

  // find is the groups of what is found, the one that the reader
  // most likely means first.
  function find(query) {
    const inText = findSections(query), defined = findNames(query);
    const groups = [
      ['Sections', inText.filter(s => s.heading), 12],
      ['Names', defined, 8],
      ['In the text', inText.filter(s => !s.heading), 12],
    ];
    if (defined.length && defined[0].exact) groups.unshift(groups.splice(1, 1)[0]);
    return groups.filter(g => g[1].length);
  }

  const input = make('input', { id: 'search-for', role: 'combobox',
    placeholder: 'A word, a section, a name', autocomplete: 'off',
    autocapitalize: 'off', spellcheck: 'false', enterkeyhint: 'go',
    'aria-label': 'Search the book', 'aria-expanded': 'false',
    'aria-controls': 'search-found', 'aria-autocomplete': 'list' });
  const list = make('div', { id: 'search-found', role: 'listbox',
    'aria-label': 'Found' });
  const status = make('p', { role: 'status' });
  const close = make('button', { type: 'button' }, 'Close');
  const dialog = make('dialog', { class: 'search', 'aria-label': 'Search' },
    make('div', {}, input, close), list, make('footer', {}, status,
      make('a', { href: new URL('identifiers.html', base) },
        'Index of names and sections')));

  let active;
  function activate(option) {
    if (active) active.setAttribute('aria-selected', 'false');
    active = option;
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  }

  function option(item, n) {
    return make('a', { role: 'option', id: 'search-' + n, tabindex: '-1',
      'aria-selected': 'false', href: new URL(item.href, base) },
    make(item.code ? 'code' : 'b', {}, item.title),
    ...item.page ? [' ', make('small', {}, item.page)] : []);
  }

  function show() {
    const query = input.value;
    const groups = index === 'there' ? find(query) : [];
    list.setAttribute('aria-busy', String(index !== 'there' && index !== 'failed'));
    let n = 0;
    list.replaceChildren(...groups.map(([title, all, most], i) => {
      const id = 'search-group-' + i;
      return make('div', { role: 'group', 'aria-labelledby': id },
        make('div', { id, role: 'presentation' }, title),
        ...all.slice(0, most).map(item => option(item, n++)));
    }));
    input.setAttribute('aria-expanded', String(n > 0));
    list.scrollTop = 0;
    activate(list.querySelector('a'));
    const total = groups.reduce((sum, g) => sum + g[1].length, 0);
    status.textContent = index === 'failed' ? 'The index cannot be loaded.'
      : !query.trim() ? '↑ and ↓ choose, Enter goes there, Esc closes.'
      : index !== 'there' ? 'Loading the index.'
      : !total ? 'Nothing found.' : total > n ? n + ' of ' + total : n + ' found';
  }

  function go(option) {
    dialog.close();
    location.href = option.href;
  }

  input.addEventListener('input', show);
  input.addEventListener('keydown', e => {
    if (e.isComposing) return;
    const all = [...list.querySelectorAll('a')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && all.length) {
      e.preventDefault();
      activate(all.at((all.indexOf(active) + step) % all.length));
    } else if (e.key === 'Enter' && active) {
      e.preventDefault();
      go(active);
    }
  });
  close.addEventListener('click', () => dialog.close());
  // A click beside the dialog closes it; one on a link of this very
  // page must, too.
  dialog.addEventListener('click', e => {
    if (e.target === dialog || e.target.closest('a')) dialog.close();
  });
  list.addEventListener('mousedown', e => e.preventDefault()); // keep the focus

  document.body.append(dialog);
  const style = load('link', { rel: 'stylesheet', href: new URL('search.css', base) });

  window.openSearch = async () => {
    await style.catch(() => {});
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    show();
    if (index) return;
    index = 'asked';
    try {
      await load('script', { src: new URL('search-index.js', base) });
      index = 'there';
    } catch (e) { index = 'failed'; }
    show();
  };
}
