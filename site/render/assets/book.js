// What the page does beyond being read: colours, copying, keys, the
// section one is in, and a reload while one writes.
const root = document.documentElement;

for (const button of document.querySelectorAll('.theme button')) {
  const mark = () => button.setAttribute('aria-pressed',
    (root.dataset.theme || 'auto') === button.dataset.theme);
  mark();
  button.addEventListener('click', () => {
    const theme = button.dataset.theme;
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    try {
      if (theme === 'auto') localStorage.removeItem('theme');
      else localStorage.setItem('theme', theme);
    } catch (e) { /* it lasts until the page is left */ }
    document.querySelectorAll('.theme button').forEach(b =>
      b.setAttribute('aria-pressed', b === button));
  });
}

// What is worth copying: commands without prompt and output, code
// without the grey lines around it.
function copied(figure) {
  const commands = [...figure.querySelectorAll('kbd')];
  if (commands.length) return commands.map(k => k.textContent).join('\n') + '\n';
  const code = figure.querySelector('pre').cloneNode(true);
  code.querySelectorAll('.ctx').forEach(c => c.remove());
  return code.textContent.replace(/^\n+|\s+$/g, '') + '\n';
}

for (const figure of document.querySelectorAll(
  '.code:not(.api, .diff, .loose)')) {
  const button = document.createElement('button');
  button.className = 'copy';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    let said = 'Copied';
    try { await navigator.clipboard.writeText(copied(figure)); }
    catch (e) { said = 'Not allowed'; }
    button.textContent = said;
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  [...figure.querySelectorAll('pre, .go')].at(-1).after(button);
}

// bring loads a script when it is first wanted.
const home = document.currentScript.src;
const loading = new Map();
function bring(name) {
  if (!loading.has(name)) loading.set(name, new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = () => {
      loading.delete(name);
      reject(new Error(name + ' is not there'));
    };
    script.src = new URL(name, home);
    document.head.append(script);
  }));
  return loading.get(name);
}

for (const button of document.querySelectorAll('button.go')) {
  button.addEventListener('click', () =>
    bring('run/run.js').then(() => run(button.parentNode)));
}

// A slider changes an argument, and the command that will be run. What
// stands below is of the last one that was, and pale if it is another.
for (const args of document.querySelectorAll('.args')) {
  const figure = args.parentNode, kbd = figure.querySelector('kbd');
  const printed = kbd.textContent;
  Object.assign(figure.dataset, { base: printed, ran: printed });
  const ranges = [...args.querySelectorAll('input')];
  const back = document.createElement('button');
  back.textContent = 'As printed';
  function change() {
    let command = printed;
    for (const r of ranges) {
      const out = r.parentNode.nextSibling;
      out.value = r.value + out.value.replace(/^\d+/, '');
      if (r.value === r.defaultValue) continue;
      command = command.replace(new RegExp(` ${r.name} \\S+`), '') +
        ` ${r.name} ${out.value}`;
    }
    kbd.textContent = command;
    back.disabled = command === printed;
    figure.classList.toggle('stale', command !== figure.dataset.ran);
  }
  for (const r of ranges) r.addEventListener('input', change);
  back.addEventListener('click', () => {
    for (const r of ranges) r.value = r.defaultValue;
    change();
  });
  args.append(back);
  change(); // a reload may have kept where they were
}

// Keys of one letter, for whoever has not switched them off. Those of
// other scripts come by here first.
let keys = true;
try { keys = localStorage.getItem('keys') !== 'off'; } catch (e) { /* on */ }
const showKeys = () => bring('keys.js').then(() => openKeys());
addEventListener('keydown', e => {
  if (e.altKey || e.ctrlKey || e.metaKey || !'np?/'.includes(e.key)) return;
  if (e.target.closest('input, textarea, select, dialog')) return;
  if (!keys) return e.stopImmediatePropagation();
  const rel = { n: 'next', p: 'prev' }[e.key];
  const link = rel && document.querySelector('a[rel=' + rel + ']');
  if (link) location.href = link.href;
  if (e.key === '?') showKeys();
}, true);
document.querySelector('.help').addEventListener('click', showKeys);

// Without the script the link to search leads to the index.
const finder = document.querySelector('.find');
finder.setAttribute('aria-keyshortcuts', '/');
function search(e) {
  if (e.altKey || e.ctrlKey || e.metaKey) return;
  e.preventDefault();
  bring('search.js').then(() => openSearch(),
    () => { location.href = finder.href; });
}
finder.addEventListener('click', search);
addEventListener('keydown', e => {
  // The field of a dialog that was closed keeps the keys for a moment.
  const field = e.target.closest('input, textarea, select');
  if (e.key === '/' && !field?.checkVisibility()) search(e);
});

const toc = document.querySelector('.toc');
if (toc && 'IntersectionObserver' in window) {
  const wide = matchMedia('(min-width: 76rem)');
  const fold = () => { toc.firstElementChild.open = wide.matches; };
  wide.addEventListener('change', fold);
  fold();
  const links = new Map([...toc.querySelectorAll('a')].map(
    a => [decodeURIComponent(a.hash.slice(1)), a]));
  const seen = new IntersectionObserver(entries => {
    for (const entry of entries) if (entry.isIntersecting) {
      links.forEach((a, id) => id === entry.target.id
        ? a.setAttribute('aria-current', 'true')
        : a.removeAttribute('aria-current'));
    }
  }, { rootMargin: '0px 0px -75% 0px' });
  links.forEach((a, id) => {
    const heading = document.getElementById(id);
    if (heading) seen.observe(heading);
  });
}

// Where one stopped reading is the section at the top of the window,
// remembered here and nowhere else.
function remember() {
  const top = [...document.querySelectorAll('main h2[id]')]
    .findLast(h => h.getBoundingClientRect().top < innerHeight / 3);
  const heading = h => h.textContent.replace(/\s*#$/, '');
  const title = document.querySelector('h1').textContent.trim();
  try {
    localStorage.setItem('place', JSON.stringify({
      page: location.pathname.replace(/.*\//, '') + (top ? '#' + top.id : ''),
      title: title + (top ? ', ' + heading(top) : '') }));
  } catch (e) { /* then it is forgotten */ }
}
if (toc) addEventListener('pagehide', remember);

const resume = document.querySelector('.resume');
if (resume) {
  let place;
  try { place = JSON.parse(localStorage.getItem('place')); } catch (e) { /* none */ }
  if (place) {
    const link = document.createElement('a');
    link.href = new URL(place.page, home);
    link.textContent = place.title;
    resume.append('Continue where you were: ', link);
  }
}

// make serve tells when a file has changed.
if (['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname) &&
    root.dataset.live !== undefined) {
  const events = new EventSource('/-/events');
  events.addEventListener('reload', () => location.reload());
  events.addEventListener('problem', e => {
    let box = document.querySelector('.problem');
    if (!box) {
      box = document.body.appendChild(document.createElement('pre'));
      box.className = 'problem';
    }
    box.textContent = JSON.parse(e.data);
  });
}
