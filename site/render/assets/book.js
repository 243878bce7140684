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

for (const button of document.querySelectorAll('button.copy')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    let said = 'Copied';
    try { await navigator.clipboard.writeText(copied(button.parentNode)); }
    catch (e) { said = 'Not allowed'; }
    button.textContent = said;
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
}

addEventListener('keydown', e => {
  if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
  if (e.target.closest('input, textarea, select, pre, [role=slider]')) return;
  const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[e.key];
  const link = rel && document.querySelector('link[rel=' + rel + ']');
  if (link) location.href = link.href;
});

// The search is loaded when it is first wanted. Without it the link
// leads to the index.
const finder = document.querySelector('.find');
finder.setAttribute('aria-keyshortcuts', '/');
function search(e) {
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  e.preventDefault();
  if (window.openSearch) return openSearch();
  window.openSearch = () => {}; // until the script is there
  const script = document.createElement('script');
  script.src = new URL('search.js', finder.href);
  script.onerror = () => { location.href = finder.href; };
  document.head.append(script);
}
finder.addEventListener('click', search);
addEventListener('keydown', e => {
  if (e.key === '/' && !e.target.closest('input, textarea, select')) search(e);
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
