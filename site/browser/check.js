// Finds what is wrong with the layout and the colours of the page.
// check(view) is the entry; contrast.js has the rest of it.
'use strict';

// Rounding of sizes to whole pixels is no overflow.
const SLACK = 1;

const found = [];

function report(rule, where, what) {
  if (found.filter((f) => f.rule === rule).length < 12) {
    found.push({ rule, where, what });
  }
}

// describe is a short path to an element, such as main > p.dim.
function describe(el) {
  const steps = [];
  for (; el && el !== document.body && steps.length < 3; el = el.parentElement) {
    const id = el.id ? '#' + el.id : '';
    const classes = [...el.classList].map((c) => '.' + c).join('');
    steps.unshift(el.localName + id + classes);
  }
  return steps.join(' > ') || 'body';
}

// reveal has all be laid out, wherever it is.
function reveal() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets.push(sheet);
}

const heights = (list) => list.map((el) => el.getBoundingClientRect().height);

// checkHeights looks whether code that is not laid out before it is
// seen takes the room that it needs.
function checkHeights(list, before) {
  heights(list).forEach((height, i) => {
    if (Math.abs(height - before[i]) > SLACK) {
      report('height', describe(list[i]),
        `${before[i]} px before it is seen, ${height} px then`);
    }
  });
}

async function check(view) {
  await document.fonts.ready;
  const code = [...document.querySelectorAll('pre')];
  const before = heights(code);
  reveal();
  checkHeights(code, before);
  // What is folded away is read, too.
  document.querySelectorAll('details').forEach((d) => { d.open = true; });
  checkWidth(view);
  document.querySelectorAll('pre').forEach((pre) => checkPre(pre, view));
  document.querySelectorAll('img, svg, video, canvas').forEach(checkPicture);
  checkText();
  checkNotes();
  return found;
}

// checkNotes looks whether notes in the margin, which end beside the
// end of what they are about, lie over each other or over something
// else.
function checkNotes() {
  const others = document.querySelectorAll('.note, .claims, .code, .steps, main > p, main > table');
  for (const note of document.querySelectorAll('.note')) {
    const n = note.getBoundingClientRect();
    for (const other of others) {
      const o = other.getBoundingClientRect();
      if (other !== note && !note.contains(other) &&
        o.left < n.right - 1 && n.left < o.right - 1 &&
        o.top < n.bottom - 1 && n.top < o.bottom - 1) {
        report('note', describe(note), `lies over ${describe(other)}: ` +
          'put more between them, or make it shorter');
      }
    }
  }
}

function ancestors(el) {
  const list = [];
  for (; el; el = el.parentElement) list.push(el);
  return list;
}

const scrolls = (el) => /auto|scroll/.test(getComputedStyle(el).overflowX);

function checkWidth(view) {
  const page = document.documentElement;
  if (page.clientWidth !== view.width) {
    report('viewport', 'html', `laid out ${page.clientWidth} px wide on a ` +
      `screen of ${view.width}: <meta name=viewport> is missing`);
    return;
  }
  if (page.scrollWidth <= page.clientWidth) return;
  const wide = [...document.body.querySelectorAll('*')].filter((el) =>
    el.getBoundingClientRect().right > page.clientWidth + SLACK &&
    !ancestors(el.parentElement).some((a) => a !== document.body &&
      a !== page && getComputedStyle(a).overflowX !== 'visible'));
  // The innermost elements are the cause.
  const cause = wide.filter((el) => !wide.some((o) => o !== el && el.contains(o)));
  report('scroll', cause.slice(0, 3).map(describe).join(', ') || 'html',
    `the page is ${page.scrollWidth} px wide on a screen of ${view.width}`);
}

// checkPre looks for code that is cut off, by the pre itself or by
// what it stands in. A phone may scroll it.
function checkPre(pre, view) {
  const right = pre.getBoundingClientRect().left +
    Math.max(pre.scrollWidth, pre.offsetWidth);
  let spills = null;
  for (const box of [...pre.querySelectorAll('code'), ...ancestors(pre)]) {
    if (box === document.body) break;
    const inside = pre.contains(box);
    // clientWidth is 0 for what is inline.
    if (!box.clientWidth || box.scrollWidth <= box.clientWidth + SLACK ||
        (!inside && right <= box.getBoundingClientRect().right + SLACK)) continue;
    if (getComputedStyle(box).overflowX === 'visible') {
      // To bleed out of what it stands in is not to be cut off.
      if (inside) spills ??= box;
      continue;
    }
    if (view.phone && scrolls(box)) return;
    report('code', describe(pre), `needs ${box.scrollWidth} px and has ` +
      `${box.clientWidth} in ${describe(box)}: "${firstLine(pre)}"`);
    return;
  }
  if (spills) {
    report('code', describe(pre), `needs ${spills.scrollWidth} px, has ` +
      `${spills.clientWidth} and does not scroll: "${firstLine(pre)}"`);
  }
}

const firstLine = (el) => el.textContent.trim().split('\n')[0].slice(0, 40);

function checkPicture(el) {
  if (el.parentElement?.closest('svg')) return;
  const width = el.getBoundingClientRect().width;
  const room = document.documentElement.clientWidth;
  if (width > room + SLACK) {
    report('picture', describe(el), `${Math.round(width)} px wide on a page of ${room}`);
  }
}
