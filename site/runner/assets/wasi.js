// A computer for one run of one program: the calls of WASI that Go
// makes, under a clock that moves when somebody sleeps or looks, and
// with the same luck every time. testscripts/machine_test.go is the
// same computer in Go: what a program prints here, it printed there.
//
// This is the worker's whole program, in a function because its text
// is what a worker is started from.
function wasi(post) {
  const ENOSYS = 52, EBADF = 8, EINVAL = 28, ENOENT = 44;
  const GLANCE = 1000n;                         // what a look at the clock takes
  const GOPHER = 1257894000n * 1000000000n;     // 10 November 2009, 23:00 UTC
  const MOST = 1 << 18;                         // bytes; a page is no terminal
  const encode = text => new TextEncoder().encode(text);

  class Exit extends Error {}

  let memory, args, written = 0, now = 0n, luck = 1;
  // The one file that there may be, in the one directory, /.
  let file = null, name = '';
  const ROOT = 3, FILE = 4;

  const view = () => new DataView(memory.buffer);
  const bytes = (at, n) => new Uint8Array(memory.buffer, at, n);
  const u32 = (at, v) => view().setUint32(at, v, true);
  const u64 = (at, v) => view().setBigUint64(at, v, true);

  function time() {
    now += GLANCE;
    return now;
  }

  // Xorshift, a byte from each of its numbers.
  function chance() {
    luck ^= luck << 13;
    luck ^= luck >>> 17;
    luck ^= luck << 5;
    return luck & 255;
  }

  // What is to be written, taken together: the memory does not keep it.
  function gather(iovs, n) {
    const v = view(), parts = [];
    for (let i = iovs; i < iovs + 8 * n; i += 8) {
      parts.push(...bytes(v.getUint32(i, true), v.getUint32(i + 4, true)));
    }
    return Uint8Array.from(parts);
  }

  function strings(list, at, text) {
    for (const s of list) {
      const raw = encode(s + '\0');
      u32(at, text);
      bytes(text, raw.length).set(raw);
      at += 4;
      text += raw.length;
    }
    return 0;
  }

  function sizes(list, count, size) {
    u32(count, list.length);
    u32(size, list.reduce((n, s) => n + encode(s).length + 1, 0));
    return 0;
  }

  // stat tells files from terminals: a regular one is 4, a directory
  // 3, a terminal 2.
  const kind = fd => fd < 3 ? 2 : fd === ROOT && name ? 3 : fd === FILE && file ? 4 : 0;

  const calls = {
    args_sizes_get: (count, size) => sizes(args, count, size),
    args_get: (at, text) => strings(args, at, text),
    environ_sizes_get: (count, size) => sizes([], count, size),
    environ_get: () => 0,
    sched_yield: () => 0,
    proc_exit(code) { throw new Exit(code); },

    clock_time_get(id, precision, at) {
      if (id > 1) return EINVAL;
      u64(at, id === 0 ? GOPHER + time() : time());
      return 0;
    },

    random_get(at, n) {
      bytes(at, n).forEach((b, i, all) => { all[i] = chance(); });
      return 0;
    },

    // To sleep is to have slept. Go asks for nothing else.
    poll_oneoff(subs, events, n, count) {
      const v = view();
      let least = -1n;
      for (let i = 0; i < n; i++) {
        const sub = subs + 48 * i, event = events + 32 * i;
        if (v.getUint8(sub + 8) !== 0) return ENOSYS;
        const timeout = v.getBigInt64(sub + 24, true);
        if (least < 0n || timeout < least) least = timeout;
        bytes(event, 32).fill(0);
        u64(event, v.getBigUint64(sub, true));
      }
      if (least > 0n) now += least;
      u32(count, n);
      return 0;
    },

    fd_write(fd, iovs, n, count) {
      const data = gather(iovs, n);
      if (fd === 1 || fd === 2) {
        written += data.length;
        if (written > MOST) throw new Exit('much');
        post({ fd, data });
      } else if (fd === FILE && file) {
        file.push(data);
      } else {
        return EBADF;
      }
      u32(count, data.length);
      return 0;
    },

    fd_read(fd, iovs, n, count) {
      if (fd !== 0) return EBADF;
      u32(count, 0); // nobody types
      return 0;
    },

    fd_close: fd => kind(fd) ? 0 : EBADF,
    fd_fdstat_set_flags: () => 0,

    fd_fdstat_get(fd, at) {
      if (!kind(fd)) return EBADF;
      bytes(at, 24).fill(0);
      bytes(at, 1)[0] = kind(fd);
      bytes(at + 8, 16).fill(255); // all rights
      return 0;
    },

    fd_filestat_get(fd, at) {
      if (!kind(fd)) return EBADF;
      bytes(at, 64).fill(0);
      bytes(at + 16, 1)[0] = kind(fd);
      return 0;
    },

    fd_prestat_get(fd, at) {
      if (fd !== ROOT || !name) return EBADF;
      bytes(at, 8).fill(0);
      u32(at + 4, 1);
      return 0;
    },

    fd_prestat_dir_name(fd, at) {
      if (fd !== ROOT || !name) return EBADF;
      bytes(at, 1)[0] = 47; // a slash
      return 0;
    },

    path_filestat_get: () => ENOENT,

    path_open(dir, look, at, n, how, rights, inherited, flags, fd) {
      const path = new TextDecoder().decode(bytes(at, n));
      if (dir !== ROOT || path !== name) return ENOENT;
      file = [];
      u32(fd, FILE);
      return 0;
    },
  };

  // start runs a program to its end, whatever that is.
  return async function start(run) {
    args = run.args;
    name = run.file || '';
    const told = {};
    try {
      const instance = await WebAssembly.instantiate(run.module,
        { wasi_snapshot_preview1: calls });
      memory = instance.exports.memory;
      told.code = 0;
      instance.exports._start();
    } catch (e) {
      if (!(e instanceof Exit)) told.error = String(e);
      else if (e.message === 'much') told.much = MOST;
      else told.code = Number(e.message);
    }
    told.took = Number(now);
    if (file) told.file = await new Blob(file).text();
    post({ done: told });
  };
}
