// Runs a chapter's program in the page, and puts what it prints into
// the place of what is printed there. book.js brings this at the first
// click, with its bring(); the program comes after it, and is kept.
const files = {}; // program to the name of its file; the press fills it in
const disk = location.protocol === 'file:'; // where fetch is not allowed
const modules = new Map(); // file to the promise of its module
const arriving = new Map(); // file to who waits for its script

// A file's script calls this.
function brought(file, base64) {
  arriving.get(file)(Uint8Array.from(atob(base64), c => c.charCodeAt(0)));
}

async function download(file) {
  if (disk) {
    const bytes = new Promise(resolve => arriving.set(file, resolve));
    await bring(`run/${file}.js`);
    return bytes;
  }
  const answer = await fetch(new URL(`run/${file}.wasm.gz`, home));
  if (!answer.ok) throw new Error(answer.url + ': ' + answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

// Some servers unpack on the way what others send as it is.
async function unpacked(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return new Response(new Blob([bytes]).stream().pipeThrough(
    new DecompressionStream('gzip'))).arrayBuffer();
}

function program(file) {
  let module = modules.get(file);
  if (!module) {
    module = download(file).then(unpacked).then(WebAssembly.compile);
    modules.set(file, module);
    module.catch(() => modules.delete(file)); // another click, another try
  }
  return module;
}

// From text, for a page from a disk may start no other worker.
async function newWorker() {
  await bring('run/wasi.js');
  const text = `const start = (${wasi})(m => postMessage(m));
    onmessage = e => start(e.data);`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try { return new Worker(url); } finally { URL.revokeObjectURL(url); }
}

// A run of the program in one figure, which has one at a time.
class Run {
  constructor(figure) {
    this.button = figure.querySelector('.go');
    this.figure = figure;
    this.pre = figure.querySelector('pre');
    this.kbd = figure.querySelector('kbd');
    this.samp = figure.querySelector('samp');
    this.printed = this.samp.textContent;
    figure.dataset.base ??= this.kbd.textContent;
    this.note = figure.appendChild(document.createElement('p'));
    this.note.className = 'said';
    this.note.setAttribute('role', 'status');
  }

  async start() {
    const command = this.kbd.textContent;
    const [name, ...args] = command.replace('go run ./', '').split(' ');
    const me = this.now = {}; // who stops and starts again is another
    this.show('Stop', 'Loading the program …');
    try {
      const module = await program(files[name]);
      const worker = await newWorker();
      if (this.now !== me) return worker.terminate();
      this.worker = worker;
      this.clear(command);
      worker.onmessage = e => e.data.done ? this.done(e.data.done) : this.print(e.data);
      worker.onerror = e => this.end(e.message || 'It cannot be run here.');
      worker.postMessage({ module, args: [name, ...args] });
      this.show('Stop', 'It runs …');
    } catch (e) {
      if (this.now === me) this.end('It cannot be run here: ' + e.message);
    }
  }

  show(label, note) {
    this.button.textContent = label;
    this.note.textContent = note;
  }

  // The text below stays where it is until there is more to see.
  clear(command) {
    this.figure.dataset.ran = command;
    this.figure.classList.remove('stale');
    this.pre.style.minHeight = this.pre.offsetHeight + 'px';
    this.samp.textContent = '';
    this.text = { 1: '', 2: '' };
    this.decode = { 1: new TextDecoder(), 2: new TextDecoder() };
  }

  print({ fd, data }) {
    const text = this.decode[fd].decode(data, { stream: true });
    this.text[fd] += text;
    let part = this.samp.lastChild;
    if (!part || +part.dataset.fd !== fd) {
      part = this.samp.appendChild(document.createElement('span'));
      part.dataset.fd = fd;
    }
    part.append(text);
  }

  done(result) {
    const said = [];
    if (result.much) said.push(`Stopped after ${result.much >> 10} kB of output.`);
    else if (result.error) said.push(result.error);
    else said.push(this.compare());
    if (result.code) said.push(`Exit status ${result.code}.`);
    said.push(`By its own clock it took ${duration(result.took)}.`);
    this.end(said.join(' '));
  }

  // What is printed may be a part of what the program says.
  compare() {
    const { ran, base } = this.figure.dataset;
    if (ran !== base) return 'Run with ' + ran.replace(/^\S+ \S+ \S+ /, '') + '.';
    const all = '\n' + this.text[1], part = '\n' + this.printed + '\n';
    if (all === part) return 'The same as printed, byte for byte.';
    const at = all.indexOf(part);
    if (at < 0) return 'This is not what is printed in the book.';
    this.grey(at, part.length - 1);
    return 'The printed lines are among these, byte for byte.';
  }

  // The rest is as grey as what stands around an excerpt.
  grey(at, n) {
    const span = this.samp.querySelector('[data-fd="1"]');
    if (span.textContent !== this.text[1]) return; // in pieces
    const [before, lines, after] = [this.text[1].slice(0, at),
      this.text[1].slice(at, at + n), this.text[1].slice(at + n)];
    const ctx = text => Object.assign(document.createElement('span'),
      { className: 'ctx', textContent: text });
    span.replaceChildren(ctx(before), lines, ctx(after));
  }

  stop() { this.end('Stopped.'); }

  end(note) {
    this.now = null;
    this.worker?.terminate();
    this.worker = null;
    this.show('Run', note);
  }
}

function duration(ns) {
  const unit = ns < 1e6 ? ['µs', 1e3] : ns < 1e9 ? ['ms', 1e6] : ['s', 1e9];
  return +(ns / unit[1]).toPrecision(3) + ' ' + unit[0];
}

const runs = new Map(); // by figure
function run(figure) {
  if (!runs.has(figure)) runs.set(figure, new Run(figure));
  const r = runs.get(figure);
  if (r.now) r.stop();
  else r.start();
}

