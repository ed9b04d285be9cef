/** Files that live as long as their machine: for hosts that have none, and for programs that should touch none. */
import { type Directories, FileError, type FileSystem, type OpenFile, type OpenMode, type PathStatus, type SavedFile } from './file-system.ts';

interface Attributes {
  mode: number;
  /** nanoseconds since 1970 */
  accessed: bigint;
  modified: bigint;
}

interface MemoryFile extends Attributes {
  readonly id: string;
  bytes: Uint8Array;
  size: number;
}

const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

const encoder = new TextEncoder();
let made = 0;

export class MemoryFiles implements FileSystem {
  /** by path from the root, as `#place` finds it: without `/` at its ends */
  readonly #files = new Map<string, MemoryFile>();
  /** the root, what was made, and what the path of a file has led through */
  readonly #folders = new Map<string, Attributes>([['', attributes(FOLDER_MODE)]]);
  #current = '';

  /** @param contents texts or bytes by path */
  constructor(contents: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(contents))
      this.#put(this.#place(path), typeof content === 'string' ? encoder.encode(content) : content.slice());
  }

  open(path: string, mode: OpenMode): OpenFile {
    const place = this.#reached(path);
    if (this.#folders.has(place)) throw new FileError(mode === 'read' ? 'DIRECTORY' : 'EISDIR', path);
    const known = this.#files.get(place);
    if (known !== undefined) return openMemory(known);
    if (mode === 'read') throw new FileError('ENOENT', path);
    return openMemory(this.#put(place, new Uint8Array(0)));
  }

  /** The bytes of a file; undefined when there is none. */
  contents(path: string): Uint8Array | undefined {
    const file = this.#files.get(this.#place(path));
    return file?.bytes.slice(0, file.size);
  }

  remove(path: string): void {
    const place = this.#reached(path);
    if (this.#folders.has(place)) throw new FileError('EISDIR', path);
    if (!this.#files.delete(place)) throw new FileError('ENOENT', path);
  }

  rename(from: string, to: string): void {
    const [old, place] = [this.#reached(from), this.#reached(to)];
    if (old === '') throw new FileError('EBUSY', from);
    if (this.kind(from) === 'nothing') throw new FileError('ENOENT', from);
    const isFolder = this.#folders.has(old);
    if (old === place) return;
    if (isFolder && place.startsWith(`${old}/`)) throw new FileError('EINVAL', from);
    if (old.startsWith(`${place}/`)) throw new FileError('ENOTEMPTY', from);
    if (!isFolder && this.#folders.has(place)) throw new FileError('EISDIR', from);
    if (isFolder && this.#files.has(place)) throw new FileError('ENOTDIR', from);
    if (isFolder && this.#names(place).length > 0) throw new FileError('ENOTEMPTY', from);
    for (const map of [this.#files, this.#folders] as Map<string, Attributes>[]) {
      for (const [name, value] of [...map]) {
        if (name !== old && !name.startsWith(`${old}/`)) continue;
        map.delete(name);
        map.set(place + name.slice(old.length), value);
      }
    }
    this.#leadTo(place);
  }

  kind(path: string): 'nothing' | 'file' | 'directory' {
    const place = this.#place(path);
    if (this.#files.has(place)) return 'file';
    return path !== '' && this.#folders.has(place) ? 'directory' : 'nothing';
  }

  /** Folders are files whose paths end in `/`; the current one is another, whose path ends in `/.`. */
  save(): SavedFile[] {
    const files = [...this.#files].map(([path, { id, bytes, size }]) => ({ id, path, bytes: bytes.slice(0, size) }));
    const folders = [...[...this.#folders.keys()].map((path) => `${path}/`), `${this.#current}/.`];
    return [...files, ...folders.map((path) => ({ id: path, path, bytes: new Uint8Array(0) }))];
  }

  restore(files: readonly SavedFile[]): ReadonlyMap<string, () => OpenFile> {
    this.#files.clear();
    this.#folders.clear();
    this.#current = '';
    this.#leadTo('/');
    const opened = new Map<string, () => OpenFile>();
    for (const { id, path, bytes } of files) {
      if (path?.endsWith('/.')) this.#current = path.slice(0, -2);
      else if (path?.endsWith('/')) this.#leadTo(path);
      else {
        const file = path === null ? memoryFile(bytes.slice()) : this.#put(path, bytes.slice());
        opened.set(id, () => openMemory(file));
      }
    }
    return opened;
  }

  readonly directories: Directories = {
    list: (path) => this.#names(this.#folder(path)),
    make: (path) => {
      const place = this.#reached(path);
      if (this.#files.has(place) || this.#folders.has(place)) throw new FileError('EEXIST', path);
      this.#folder(`/${parentOf(place)}`);
      this.#folders.set(place, attributes(FOLDER_MODE));
    },
    remove: (path) => {
      const place = this.#folder(path);
      if (place === '') throw new FileError('EBUSY', path);
      if (this.#names(place).length > 0) throw new FileError('ENOTEMPTY', path);
      this.#folders.delete(place);
    },
    status: (path): PathStatus => {
      const { mode, accessed, modified } = this.#attributes(path);
      const file = this.#files.get(this.#place(path));
      return { kind: file === undefined ? 'directory' : 'file', size: file?.size ?? 0, mode, accessed, modified };
    },
    access: (path) => this.#attributes(path).mode >> 6,
    setMode: (path, mode) => {
      this.#attributes(path).mode = mode;
    },
    setTimes: (path, accessed, modified) => {
      Object.assign(this.#attributes(path), { accessed, modified });
    },
    makeLink: (path) => {
      throw new FileError('ENOSYS', path);
    },
    linkTarget: (path) => {
      this.#attributes(path);
      throw new FileError('EINVAL', path);
    },
    realPath: (path) => {
      // also what `..` leads out of must be there
      for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) this.#folder(path.slice(0, at));
      this.#attributes(path);
      return `/${this.#place(path)}`;
    },
    current: () => `/${this.#current}`,
    setCurrent: (path) => {
      this.#current = this.#folder(path);
    },
  };

  /** Where a path leads, from the root, without `.`, `..` and empty parts. */
  #place(path: string): string {
    const parts = path.startsWith('/') || this.#current === '' ? [] : this.#current.split('/');
    for (const part of path.split('/')) {
      if (part === '..') parts.pop();
      else if (part !== '.' && part !== '') parts.push(part);
    }
    return parts.join('/');
  }

  /** The same, of a path that leads through no file. */
  #reached(path: string): string {
    if (path === '') throw new FileError('ENOENT', path);
    const place = this.#place(path);
    for (let folder = parentOf(place); folder !== ''; folder = parentOf(folder)) if (this.#files.has(folder)) throw new FileError('ENOTDIR', path);
    return place;
  }

  #folder(path: string): string {
    const place = this.#reached(path);
    const kind = this.kind(path);
    if (kind !== 'directory') throw new FileError(kind === 'file' ? 'ENOTDIR' : 'ENOENT', path);
    return place;
  }

  #attributes(path: string): Attributes {
    const place = this.#reached(path);
    const known = this.#files.get(place) ?? this.#folders.get(place);
    if (known === undefined) throw new FileError('ENOENT', path);
    return known;
  }

  #names(folder: string): string[] {
    const start = folder === '' ? '' : `${folder}/`;
    const below = [...this.#files.keys(), ...this.#folders.keys()].filter((name) => name !== folder && name.startsWith(start));
    return below.map((name) => name.slice(start.length)).filter((name) => !name.includes('/'));
  }

  #put(place: string, bytes: Uint8Array): MemoryFile {
    const file = memoryFile(bytes);
    this.#files.set(place, file);
    this.#leadTo(place);
    return file;
  }

  /** Makes the folders that a place is in. */
  #leadTo(place: string): void {
    for (let at = place.lastIndexOf('/'); at >= 0; at = place.lastIndexOf('/', at - 1)) {
      const folder = place.slice(0, at);
      if (!this.#folders.has(folder)) this.#folders.set(folder, attributes(FOLDER_MODE));
      if (at === 0) return;
    }
  }
}

function parentOf(place: string): string {
  return place.slice(0, Math.max(0, place.lastIndexOf('/')));
}

function now(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

function attributes(mode: number): Attributes {
  const time = now();
  return { mode, accessed: time, modified: time };
}

function memoryFile(bytes: Uint8Array): MemoryFile {
  return { id: `memory ${made++}`, bytes, size: bytes.length, ...attributes(FILE_MODE) };
}

function openMemory(file: MemoryFile): OpenFile {
  return {
    id: file.id,
    seekable: true,
    size: () => file.size,
    read: (position, max) => file.bytes.slice(position, Math.min(file.size, position + max)),
    write(position, bytes) {
      file.modified = now();
      this.resize(Math.max(file.size, position + bytes.length));
      file.bytes.set(bytes, position);
    },
    resize(size) {
      if (size > file.bytes.length) {
        const grown = new Uint8Array(Math.max(size, 2 * file.bytes.length));
        grown.set(file.bytes.subarray(0, file.size));
        file.bytes = grown;
      } else file.bytes.fill(0, Math.min(size, file.size), file.size);
      file.size = size;
    },
    close() {},
  };
}
