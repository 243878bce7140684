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

// A Job is one run of one program, to its end or until it is stopped.
class Job {
  constructor(command, file) {
    this.command = command; // or a promise of it
    this.file = file; // that it may write, if any
  }

  // run gives what the worker says in the end, or null when it was
  // stopped. begin is called when the program is there.
  async run(begin, print) {
    const args = (await this.command).replace('go run ./', '').split(' ');
    const module = await program(files[args[0]]);
    const worker = await newWorker();
    return new Promise((resolve, reject) => {
      this.end = result => { worker.terminate(); resolve(result); };
      if (this.stopped) return this.end(null);
      worker.onmessage = e => e.data.done ? this.end(e.data.done) : print(e.data);
      worker.onerror = e => { worker.terminate(); reject(new Error(e.message)); };
      begin();
      worker.postMessage({ module, args, file: this.file });
    });
  }

  stop() {
    this.stopped = true;
    this.end?.(null);
  }
}

// A Runner is a button that runs and stops, and a note beside it.
class Runner {
  constructor(button, note) {
    this.button = button;
    this.note = note;
    note.className = 'said';
    note.setAttribute('role', 'status');
  }

  click() {
    if (!this.job) return this.start();
    this.job.stop();
    this.job = null;
    this.show('Run', 'Stopped.');
  }

  async start() {
    const job = this.job = this.prepare();
    this.show('Stop', 'Loading the program …');
    let said;
    try {
      const result = await job.run(() => {
        this.begin(job);
        this.show('Stop', 'It runs …');
      }, message => this.print(message));
      said = result && this.done(result);
    } catch (e) { said = 'It cannot be run here: ' + e.message; }
    if (this.job !== job) return; // stopped, and perhaps another runs
    this.job = null;
    this.show('Run', said);
  }

  show(label, note) {
    this.button.textContent = label;
    this.note.textContent = note;
  }
}

// An Output runs the command of a figure, and prints into it.
class Output extends Runner {
  constructor(figure) {
    super(figure.querySelector('.go'),
      figure.appendChild(document.createElement('p')));
    this.figure = figure;
    this.pre = figure.querySelector('pre');
    this.kbd = figure.querySelector('kbd');
    this.samp = figure.querySelector('samp');
    this.printed = this.samp.textContent;
    figure.dataset.base ??= this.kbd.textContent;
  }

  prepare() {
    this.command = this.kbd.textContent;
    return new Job(this.command);
  }

  // The text below stays where it is until there is more to see.
  begin() {
    this.figure.dataset.ran = this.command;
    this.figure.classList.toggle('stale', this.command !== this.kbd.textContent);
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
    const said = [trouble(result) || this.compare()];
    if (result.code) said.push(`Exit status ${result.code}.`);
    said.push(`By its own clock it took ${duration(result.took)}.`);
    return said.join(' ');
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
}

// trouble is how a run ended, if not by itself.
function trouble(result) {
  if (result.much) return `Stopped after ${result.much >> 10} kB of output.`;
  return result.error;
}

function duration(ns) {
  const unit = ns < 1e6 ? ['µs', 1e3] : ns < 1e9 ? ['ms', 1e6] : ['s', 1e9];
  return +(ns / unit[1]).toPrecision(3) + ' ' + unit[0];
}

// A Replay runs the program of a figure with steps, and plays the
// figure from its first step if the same happened again.
class Replay extends Runner {
  constructor(keys) {
    super(keys.querySelector('.go'), document.createElement('p'));
    keys.after(this.note);
    this.keys = keys;
    this.name = this.button.value;
  }

  prepare() {
    const command = bring(`run/${this.name}.js`).then(() =>
      recordings[this.name].command.replace('FILE', '/run.json'));
    return new Job(command, 'run.json');
  }

  begin() {}
  print() {}

  done(result) {
    if (trouble(result) || result.code || !result.file) {
      return trouble(result) || `It failed, with exit status ${result.code}.`;
    }
    const was = recordings[this.name].events, is = JSON.parse(result.file).events;
    const other = was.findIndex((e, i) => happened(e) !== happened(is[i] || {}));
    if (other >= 0 || is.length > was.length) {
      return `This run is another from step ${(other < 0 ? was.length : other) + 1} on.`;
    }
    this.play();
    return `It has just run again: the same ${is.length} steps, in ` +
      `${duration(result.took)} by its own clock.`;
  }

  play() {
    const range = this.keys.querySelector('input');
    range.value = 1;
    range.dispatchEvent(new Event('input'));
    this.keys.querySelector('[aria-label=Play]')?.click();
  }
}

// What happened is everything but when, and under which number: on a
// real kernel these are others.
function happened(event) {
  const { t, fd, ...rest } = event;
  return JSON.stringify(rest, Object.keys(rest).sort());
}

const recordings = {}; // by name
function recorded(name, recording) { recordings[name] = recording; }

const runners = new Map(); // by what a button stands in
function run(place) {
  if (!runners.has(place)) {
    runners.set(place, place.matches('.keys') ? new Replay(place) : new Output(place));
  }
  runners.get(place).click();
}

