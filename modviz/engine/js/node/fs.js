// `node:fs`, for reading: the files that a program finds are its own, and none is changed.
//
// Source: https://nodejs.org/docs/latest-v24.x/api/fs.html
(function (internal) {
  'use strict';
  const { invalidType, invalidValue, outOfRange, check } = internal.require('internal/errors');
  const { Buffer } = internal.require('buffer');
  const { Readable } = internal.require('stream');
  const path = internal.require('path');
  const { normalized } = internal.require('internal/encodings');
  const { constants } = internal.require('internal/facts').constants.fs;
  const errors = new Map([...internal.require('internal/system_errors')].map(([number, [name, text]]) => [name, { number, text }]));

  function failure(code, syscall, file = undefined) {
    const { number, text } = errors.get(code);
    const error = new Error(`${code}: ${text}, ${syscall}${file === undefined ? '' : ` '${file}'`}`);
    Object.assign(error, { errno: number, code, syscall });
    if (file !== undefined) error.path = file;
    return error;
  }

  // ---- Arguments -----------------------------------------------------------------------------------------------

  function pathOf(value, name = 'path') {
    let file = value;
    if (typeof value === 'object' && value !== null && typeof value.href === 'string') {
      file = internal.require('url').fileURLToPath(value);
    } else if (value instanceof Uint8Array) {
      file = Buffer.from(value).toString();
    }
    if (typeof file !== 'string') throw invalidType(name, ['string', 'Buffer', 'URL'], value);
    if (file.includes('\0')) {
      throw invalidValue(name, value, 'must be a string, Uint8Array, or URL without null bytes');
    }
    return file;
  }

  const ask = (what, file) => internal.askFile({ do: what, path: path.resolve(file) });

  function optionsOf(options, usual = {}) {
    if (options === undefined || options === null || typeof options === 'function') return usual;
    const given = typeof options === 'string' ? { encoding: options } : options;
    check.object(given, 'options');
    if (given.encoding !== undefined && given.encoding !== null && given.encoding !== 'buffer'
      && normalized(given.encoding) === undefined) {
      throw invalidValue('encoding', given.encoding, 'is invalid encoding');
    }
    return { ...usual, ...given };
  }

  const encoded = (bytes, encoding) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
  };
  const named = (text, encoding) => (encoding === 'buffer' ? Buffer.from(text) : text);

  // ---- Stats ---------------------------------------------------------------------------------------------------

  // No file here is older or newer than the run.
  const TIME = Date.UTC(2026, 0, 1);

  class Stats {
    constructor(kind, size) {
      const isFolder = kind === 'folder';
      Object.assign(this, {
        dev: 1, mode: isFolder ? 0o40755 : 0o100644, nlink: 1, uid: 1000, gid: 1000, rdev: 0, blksize: 4096, ino: 1,
        size, blocks: Math.ceil(size / 512), atimeMs: TIME, mtimeMs: TIME, ctimeMs: TIME, birthtimeMs: TIME,
      });
      for (const name of ['atime', 'mtime', 'ctime', 'birthtime']) {
        Object.defineProperty(this, name, {
          get: () => new Date(TIME), set() {}, enumerable: true, configurable: true,
        });
      }
    }
    isDirectory() { return (this.mode & constants.S_IFMT) === constants.S_IFDIR; }
    isFile() { return (this.mode & constants.S_IFMT) === constants.S_IFREG; }
    isBlockDevice() { return false; }
    isCharacterDevice() { return false; }
    isSymbolicLink() { return false; }
    isFIFO() { return false; }
    isSocket() { return false; }
  }

  class Dirent {
    #kind;
    constructor(name, parentPath, kind) {
      this.name = name;
      this.parentPath = parentPath;
      this.#kind = kind;
    }
    isDirectory() { return this.#kind === 'folder'; }
    isFile() { return this.#kind === 'file'; }
    isBlockDevice() { return false; }
    isCharacterDevice() { return false; }
    isSymbolicLink() { return false; }
    isFIFO() { return false; }
    isSocket() { return false; }
  }

  function kindOf(file, syscall, given) {
    const { kind, size } = ask('kind', file);
    if (kind === '') throw failure('ENOENT', syscall, given);
    return { kind, size };
  }

  function statAs(syscall) {
    return (given, options = {}) => {
      const file = pathOf(given);
      try {
        const { kind, size } = kindOf(file, syscall, file);
        return new Stats(kind, size);
      } catch (error) {
        if (options?.throwIfNoEntry === false && error.code === 'ENOENT') return undefined;
        throw error;
      }
    };
  }

  // ---- Reading -------------------------------------------------------------------------------------------------

  const open = new Map();
  let lastDescriptor = 19;

  function contentOf(file, syscall) {
    const found = ask('read', file);
    if (found !== null) return internal.fromBase64(found);
    if (kindOf(file, syscall, file).kind === 'folder') throw failure('EISDIR', 'read');
    throw failure('ENOENT', syscall, file);
  }

  function entryOf(fd, syscall) {
    check.int32(fd, 'fd', 0, 2 ** 31 - 1);
    const entry = open.get(fd);
    if (entry === undefined) throw failure('EBADF', syscall);
    return entry;
  }

  const READING = ['r', 'rs', 'sr', constants.O_RDONLY, undefined, null];

  function needReading(flag, name) {
    if (!READING.includes(flag)) internal.lack(`node:fs: ${name} with the flag ${String(flag)} would change files`);
  }

  const sync = {
    accessSync(given, mode = constants.F_OK) {
      check.int32(mode, 'mode', 0, 7);
      const file = pathOf(given);
      kindOf(file, 'access', file);
      if (mode & constants.W_OK) throw failure('EACCES', 'access', file);
    },
    existsSync(given) {
      let file;
      try {
        file = pathOf(given);
      } catch {
        return false;
      }
      return ask('kind', file).kind !== '';
    },
    statSync: statAs('stat'),
    lstatSync: statAs('lstat'),
    readFileSync(given, options) {
      const { encoding, flag } = optionsOf(options, { flag: 'r' });
      needReading(flag, 'readFileSync()');
      if (Number.isInteger(given) && given >= 0) {
        const entry = entryOf(given, 'read');
        const rest = entry.content.subarray(entry.at);
        entry.at = entry.content.length;
        return encoded(rest, encoding);
      }
      return encoded(contentOf(pathOf(given), 'open'), encoding);
    },
    readdirSync(given, options) {
      const { encoding, withFileTypes = false, recursive = false } = optionsOf(options);
      const start = pathOf(given);
      const found = [];
      const visit = (folder, prefix) => {
        const names = ask('names', folder);
        if (names === null) throw failure(kindOf(folder, 'scandir', start).kind === 'file' ? 'ENOTDIR' : 'ENOENT', 'scandir', start);
        for (const [name, kind] of names) {
          found.push(withFileTypes ? new Dirent(named(name, encoding), folder, kind) : named(prefix + name, encoding));
        }
        if (recursive) {
          for (const [name, kind] of names) if (kind === 'folder') visit(path.join(folder, name), `${prefix}${name}/`);
        }
      };
      visit(start, '');
      return found;
    },
    realpathSync(given, options) {
      const { encoding } = optionsOf(options);
      const file = pathOf(given);
      const found = ask('real', file);
      if (found === null) throw failure('ENOENT', 'lstat', path.resolve(file));
      return named(found, encoding);
    },
    readlinkSync(given) {
      const file = pathOf(given);
      kindOf(file, 'readlink', file);
      throw failure('EINVAL', 'readlink', file);
    },
    openSync(given, flags = 'r') {
      needReading(flags, 'openSync()');
      const file = pathOf(given);
      const content = contentOf(file, 'open');
      lastDescriptor += 1;
      open.set(lastDescriptor, { file, content, at: 0 });
      return lastDescriptor;
    },
    closeSync(fd) {
      entryOf(fd, 'close');
      open.delete(fd);
    },
    fstatSync(fd) {
      return new Stats('file', entryOf(fd, 'fstat').content.length);
    },
    readSync(fd, buffer, offsetOrOptions, length, position) {
      const entry = entryOf(fd, 'read');
      if (!ArrayBuffer.isView(buffer)) throw invalidType('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
      const isOption = typeof offsetOrOptions === 'object' && offsetOrOptions !== null;
      if (arguments.length <= 3 && !isOption && (offsetOrOptions ?? undefined) !== undefined) {
        throw invalidType('options', 'object', offsetOrOptions);
      }
      const given = isOption ? offsetOrOptions : { offset: offsetOrOptions, length, position };
      const { offset = 0 } = given;
      const count = given.length ?? buffer.byteLength - offset;
      const isPlaced = given.position !== null && given.position !== undefined && Number(given.position) >= 0;
      const from = isPlaced ? Number(given.position) : entry.at;
      const room = buffer.byteLength - offset;
      if (count < 0) throw outOfRange('length', '>= 0', count);
      if (count > room) throw outOfRange('length', `<= ${room}`, count);
      const part = entry.content.subarray(from, from + count);
      internal.bytesOf(buffer).set(part, offset);
      if (!isPlaced) entry.at += part.length;
      return part.length;
    },
    opendirSync(given) {
      return new Dir(pathOf(given));
    },
  };
  sync.realpathSync.native = sync.realpathSync;

  class Dir {
    #entries;
    #path;
    constructor(folder) {
      this.#path = folder;
      this.#entries = sync.readdirSync(folder, { withFileTypes: true });
    }
    get path() { return this.#path; }
    readSync() { return this.#entries.shift() ?? null; }
    read(callback) {
      if (callback === undefined) return Promise.resolve(this.readSync());
      later(callback, null, this.readSync());
      return undefined;
    }
    closeSync() {}
    close(callback) {
      if (callback === undefined) return Promise.resolve();
      later(callback, null);
      return undefined;
    }
    async* [Symbol.asyncIterator]() { for (const entry of this.#entries) yield entry; }
  }

  // ---- With callbacks, and with promises -------------------------------------------------------------------------

  const later = (callback, ...args) => { internal.load('timers').setImmediate(() => callback(...args)); };

  // What is wrong with the arguments is thrown at once, what is wrong with the file comes later.
  function isLate(error) {
    return error?.syscall !== undefined;
  }

  function calling(name) {
    const method = sync[`${name}Sync`];
    return { [name](...args) {
      const callback = typeof args.at(-1) === 'function' ? args.pop() : undefined;
      check.func(callback, 'cb');
      let result;
      try {
        result = method(...args);
      } catch (error) {
        if (!isLate(error)) throw error;
        later(callback, error);
        return;
      }
      if (result === undefined) later(callback, null);
      else if (name === 'read') later(callback, null, result, args[1]);
      else later(callback, null, result);
    } }[name];
  }

  const NAMES = [
    'access', 'stat', 'lstat', 'readFile', 'readdir', 'realpath', 'readlink', 'open', 'close', 'fstat', 'read', 'opendir',
  ];
  const callbacks = Object.fromEntries(NAMES.map((name) => [name, calling(name)]));
  callbacks.realpath.native = callbacks.realpath;
  callbacks.exists = function exists(given, callback) {
    check.func(callback, 'cb');
    const isThere = sync.existsSync(given);
    later(callback, isThere);
  };
  Object.defineProperty(callbacks.exists, internal.require('util').promisify.custom, {
    value: (given) => Promise.resolve(sync.existsSync(given)), enumerable: false,
  });

  function promised(name) {
    return { async [name](...args) {
      const method = sync[`${name}Sync`];
      let result;
      let problem;
      try {
        result = method(...args);
      } catch (error) {
        problem = error;
      }
      await new Promise((resolve) => { later(resolve); });
      if (problem !== undefined) throw problem;
      return result;
    } }[name];
  }

  class FileHandle extends internal.require('events') {
    #fd;
    constructor(fd) {
      super();
      this.#fd = fd;
    }
    get fd() { return this.#fd; }
    readFile(options) { return promises.readFile(this.#fd, options); }
    async read(buffer, ...rest) {
      const target = buffer ?? Buffer.alloc(16384);
      const bytesRead = sync.readSync(this.#fd, target, ...rest);
      return { bytesRead, buffer: target };
    }
    async stat() { return sync.fstatSync(this.#fd); }
    async close() { sync.closeSync(this.#fd); }
    async [Symbol.asyncDispose]() { await this.close(); }
  }

  const promises = internal.require('internal/absent')('fs/promises');
  for (const name of ['access', 'stat', 'lstat', 'readFile', 'readdir', 'realpath', 'readlink', 'opendir']) {
    promises[name] = promised(name);
  }
  promises.open = async function open_(given, flags) {
    return new FileHandle(await promised('open')(given, flags));
  };
  promises.constants = constants;

  // ---- Streams ---------------------------------------------------------------------------------------------------

  function ReadStream(given, options) {
    if (!(this instanceof ReadStream)) return new ReadStream(given, options);
    const { encoding, start = 0, end = Infinity, highWaterMark = 64 * 1024, emitClose = true, autoClose = true } = optionsOf(options);
    check.integer(start, 'start', 0);
    this.path = pathOf(given);
    this.fd = null;
    this.start = start;
    this.end = end;
    this.bytesRead = 0;
    let content = null;
    Readable.call(this, {
      encoding, highWaterMark, emitClose, autoDestroy: autoClose,
      construct(callback) {
        try {
          this.fd = sync.openSync(this.path);
          ({ content } = open.get(this.fd));
          content = content.subarray(start, end === Infinity ? undefined : end + 1);
        } catch (error) {
          later(callback, error);
          return;
        }
        later(() => {
          callback();
          this.emit('open', this.fd);
          this.emit('ready');
        });
      },
      read(size) {
        later(() => {
          const part = content.subarray(this.bytesRead, this.bytesRead + size);
          this.bytesRead += part.length;
          this.push(part.length > 0 ? Buffer.from(part) : null);
        });
      },
      destroy(error, callback) {
        if (this.fd !== null) open.delete(this.fd);
        this.fd = null;
        later(callback, error);
      },
    });
    return this;
  }
  Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
  Object.setPrototypeOf(ReadStream, Readable);
  ReadStream.prototype.close = function (callback) {
    if (typeof callback === 'function') this.once('close', callback);
    this.destroy();
  };

  const fs = internal.require('internal/absent')('fs');
  const own = {
    ...sync, ...callbacks, Stats, Dirent, Dir, ReadStream, FileReadStream: ReadStream, constants,
    createReadStream: (given, options) => new ReadStream(given, options),
    _toUnixTimestamp: (time) => (typeof time === 'number' ? time : new Date(time).getTime() / 1000),
  };
  for (const [name, value] of Object.entries(own)) {
    Object.defineProperty(fs, name, { value, writable: true, enumerable: true, configurable: true });
  }
  for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
    Object.defineProperty(fs, name, { value: constants[name], enumerable: false, configurable: true });
  }
  Object.defineProperty(fs, 'promises', { get: () => promises, enumerable: true, configurable: true });
  return fs;
})
