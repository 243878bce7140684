// Steps through a recorded run: the frames stand in the page, and
// this shows one of them, and moves what has moved.
for (const figure of document.querySelectorAll('.steps')) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  const frames = [...figure.querySelectorAll('.frames > li')];
  const [back, play, on] = figure.querySelectorAll('.keys button');
  const range = figure.querySelector('input');
  const cursor = figure.querySelector('.cursor');
  const left = +cursor.getAttribute('x'), width = +cursor.getAttribute('width');
  const pre = figure.querySelector('pre'); // the front page has none
  const lines = pre && pre.textContent.split('\n').length - 1;
  const lit = document.createElement('span');
  lit.className = 'lit';
  if (pre) pre.firstChild.prepend(lit);
  let now = 0, timer = 0;

  const movers = frame => frame.querySelectorAll('[data-k]');
  // From an attribute to CSS: translate(1 2), translate(1px, 2px).
  const place = g => ({ transform: g.getAttribute('transform')
    .replace(' ', 'px, ').replace(')', 'px)') });

  function move(from, to) {
    const old = new Map([...movers(from)].map(g => [g.dataset.k, g]));
    for (const g of movers(to)) {
      const was = old.get(g.dataset.k);
      if (was) g.animate([place(was), place(g)], { duration: 350, easing: 'ease' });
    }
  }

  // Where lanes are threads, each has a mark at its line of the code.
  const marks = pre && frames[0].dataset.at ? [...figure.querySelectorAll('.lanes text')]
    .slice(0, frames[0].dataset.at.split(' ').length / 2).map((name, i, all) => {
      const mark = pre.firstChild.appendChild(document.createElement('i'));
      mark.dataset.k = name.textContent;
      mark.style.right = 1.7 * (all.length - 1 - i) + 'em';
      return mark;
    }) : [];
  function stand(at) {
    marks.forEach((mark, i) => {
      mark.className = 'mark ' + at[2 * i + 1];
      mark.style.top = 100 * at[2 * i] / lines + '%';
    });
  }

  // In the middle; but marks stay where they can all be seen, if it is
  // enough to scroll a little.
  const where = (top, room) => marks.length ?
    Math.min(Math.max(pre.scrollTop, top - room + 20), top) : top - room / 2;

  function show(i) {
    i = Math.max(0, Math.min(i, frames.length - 1));
    const from = frames[now], to = frames[i];
    from.classList.remove('now');
    to.classList.add('now');
    if (i !== now && !calm.matches) move(from, to);
    now = i;
    range.value = i + 1;
    range.setAttribute('aria-valuetext', i + 1 + ' of ' + frames.length + '. ' +
      to.querySelector('p').lastChild.textContent.trim());
    cursor.setAttribute('x', left + i * width);
    if (!pre) return;
    if (marks.length) stand(to.dataset.at.split(' '));
    const [first, n] = to.dataset.lit.split(' ');
    lit.style.top = 100 * first / lines + '%';
    lit.style.height = 100 * n / lines + '%';
    if (+n) pre.scrollTo({
      top: where(lit.offsetTop, pre.clientHeight - lit.offsetHeight),
      behavior: calm.matches ? 'auto' : 'smooth',
    });
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = '▶';
    play.setAttribute('aria-label', 'Play');
    frames[0].parentNode.setAttribute('aria-live', 'polite');
  }

  const step = i => { stop(); show(i); };
  back.addEventListener('click', () => step(now - 1));
  on.addEventListener('click', () => step(now + 1));
  range.addEventListener('input', () => step(range.value - 1));
  play.addEventListener('click', () => {
    if (timer) return stop();
    if (now === frames.length - 1) show(0);
    play.textContent = '❚❚';
    play.setAttribute('aria-label', 'Pause');
    frames[0].parentNode.setAttribute('aria-live', 'off');
    timer = setInterval(() => {
      show(now + 1);
      if (now === frames.length - 1) stop();
    }, 1000);
  });
  figure.addEventListener('keydown', e => {
    if (e.altKey || e.ctrlKey || e.metaKey || e.shiftKey) return;
    if (e.target.closest('pre, input')) return; // they have arrows of their own
    const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    if (!by) return;
    e.preventDefault();
    step(now + by);
  });
  show(0);
}
