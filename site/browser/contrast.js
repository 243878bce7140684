// Judges the contrast of every text on the page by WCAG 2.2, level AA.
// A colour is [r, g, b, a], 0 to 255 and a from 0 to 1.

const SVG = 'http://www.w3.org/2000/svg';

const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const known = new Map();

// resolve lets the browser turn any notation, oklch() too, into sRGB.
function resolve(color) {
  if (!known.has(color)) {
    pixel.clearRect(0, 0, 1, 1);
    pixel.fillStyle = color;
    pixel.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
    known.set(color, [r, g, b, a / 255]);
  }
  return known.get(color);
}

// mix puts share a of one opaque colour on another.
const mix = (top, under, a) =>
  [0, 1, 2].map((i) => top[i] * a + under[i] * (1 - a)).concat(1);

const over = (top, under) => mix(top, under, top[3]);

function luminance(color) {
  const [r, g, b] = color.map((v) => {
    v /= 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(x, y) {
  const [low, high] = [luminance(x), luminance(y)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const hex = (color) => '#' + color.slice(0, 3).map((v) =>
  Math.round(v).toString(16).padStart(2, '0')).join('');

// paper is what the browser paints under the page, white or, for
// color-scheme: dark, nearly black.
function paper() {
  const probe = document.createElement('span');
  probe.style.color = 'Canvas';
  document.documentElement.append(probe);
  const color = resolve(getComputedStyle(probe).color);
  probe.remove();
  return color;
}

// grounds is what the background of an element can look like on the
// colour under it: a gradient gives one for each of its stops.
function grounds(style, under) {
  const plain = over(resolve(style.backgroundColor), under);
  const stops = style.backgroundImage.match(
    /(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)/g) || [];
  return [plain, ...stops.map((stop) => over(resolve(stop), plain))];
}

// paint returns the worst pair of text and ground that the elements
// of chain, outermost first, make on an opaque colour.
function paint(chain, under, ink) {
  if (chain.length === 0) {
    return { ground: under, text: over(ink, under) };
  }
  const style = getComputedStyle(chain[0]);
  const opacity = Number(style.opacity);
  let worst = null;
  for (const ground of grounds(style, under)) {
    const inner = paint(chain.slice(1), ground, ink);
    const pair = { ground: mix(inner.ground, under, opacity),
      text: mix(inner.text, under, opacity) };
    pair.ratio = contrast(pair.text, pair.ground);
    if (!worst || pair.ratio < worst.ratio) worst = pair;
  }
  return worst;
}

// Text.

function checkText() {
  const base = paper();
  const seen = new Set();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const el = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || seen.has(el) || !visible(el)) continue;
    seen.add(el);
    checkContrast(el, base, walk.currentNode.data.trim());
  }
}

// Text for screen readers only is shrunk to a pixel or clipped away.
function visible(el) {
  if (el.closest('script, style, noscript, :disabled') ||
      !el.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
    return false;
  }
  return !ancestors(el).some((a) => {
    const style = getComputedStyle(a);
    const box = a.getBoundingClientRect();
    return style.clipPath === 'inset(50%)' || style.clip === 'rect(0px, 0px, 0px, 0px)' ||
      (style.overflow !== 'visible' && (box.width <= 1 || box.height <= 1) &&
        a !== document.body && a !== document.documentElement);
  });
}

const judged = new Set();

function checkContrast(el, base, text) {
  const style = getComputedStyle(el);
  const drawn = el.namespaceURI === SVG;
  const ink = drawn ? fillOf(style) : resolve(style.color);
  if (!ink) return;
  const chain = ancestors(el).reverse();
  const image = chain.find((a) => /url\(/.test(getComputedStyle(a).backgroundImage));
  if (image) report('contrast', describe(el), `stands on an image of ${describe(image)}`);
  let pair = paint(chain, base, ink);
  if (drawn && el.closest('.on-fill')) pair = onShape(el, pair);
  if (!pair) {
    report('contrast', describe(el), `on-fill, but no filled shape is under "${text}"`);
    return;
  }
  const need = large(el, style, drawn) ? 3 : 4.5;
  const key = [describe(el), hex(pair.text), hex(pair.ground)].join();
  if (pair.ratio >= need || judged.has(key)) return;
  judged.add(key);
  report('contrast', describe(el), `${pair.ratio.toFixed(2)}:1, needs ${need}:1: ` +
    `${hex(pair.text)} on ${hex(pair.ground)}: "${text.slice(0, 40)}"`);
}

// large is WCAG's: 18 points, or 14 points bold. Text in a picture
// grows and shrinks with it.
function large(el, style, drawn) {
  const size = parseFloat(style.fontSize) * (drawn ? el.getScreenCTM().a : 1);
  return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
}

// SVG.

function pictureOf(el) {
  let svg = el.closest('svg');
  while (svg.parentElement?.closest('svg')) svg = svg.parentElement.closest('svg');
  return svg;
}

// fillOf is null for what is not painted with one colour.
function fillOf(style) {
  if (style.fill === 'none' || style.fill.startsWith('url(')) return null;
  const [r, g, b, a] = resolve(style.fill);
  return [r, g, b, a * parseFloat(style.fillOpacity)];
}

// onShape takes as the ground the last shape before the text that is
// under its middle, on the ground that the picture has.
function onShape(el, pair) {
  const box = el.getBoundingClientRect();
  const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
  const shapes = pictureOf(el).querySelectorAll('rect, circle, ellipse, path, polygon');
  const under = [...shapes].filter((s) =>
    s.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING &&
    fillOf(getComputedStyle(s)) &&
    s.isPointInFill(middle.matrixTransform(s.getScreenCTM().inverse())));
  if (under.length === 0) return null;
  const ground = over(fillOf(getComputedStyle(under.at(-1))), pair.ground);
  const text = over(fillOf(getComputedStyle(el)), ground);
  return { ground, text, ratio: contrast(text, ground) };
}
