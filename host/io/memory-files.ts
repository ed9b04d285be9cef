/** Files that live as long as their machine: for hosts that have none, and for programs that should touch none. */
import { FileError, type FileSystem, type OpenFile, type OpenMode, type SavedFile } from './file-system.ts';

interface MemoryFile {
  readonly id: string;
  bytes: Uint8Array;
  size: number;
}

const encoder = new TextEncoder();
let made = 0;

export class MemoryFiles implements FileSystem {
  readonly #files = new Map<string, MemoryFile>();

  /** @param contents texts or bytes by path */
  constructor(contents: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [path, content] of Object.entries(contents)) {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content.slice();
      this.#files.set(normal(path), { id: newId(), bytes, size: bytes.length });
    }
  }

  open(path: string, mode: OpenMode): OpenFile {
    if (this.kind(path) === 'directory') throw new FileError(mode === 'read' ? 'DIRECTORY' : 'EISDIR', path);
    const known = this.#files.get(normal(path));
    if (known !== undefined) return openMemory(known);
    if (mode === 'read' || normal(path) === '') throw new FileError('ENOENT', path);
    const file = { id: newId(), bytes: new Uint8Array(0), size: 0 };
    this.#files.set(normal(path), file);
    return openMemory(file);
  }

  /** The bytes of a file; undefined when there is none. */
  contents(path: string): Uint8Array | undefined {
    const file = this.#files.get(normal(path));
    return file?.bytes.slice(0, file.size);
  }

  remove(path: string): void {
    if (!this.#files.delete(normal(path))) throw new FileError('ENOENT', path);
  }

  rename(from: string, to: string): void {
    const file = this.#files.get(normal(from));
    if (file === undefined) throw new FileError('ENOENT', from);
    this.#files.delete(normal(from));
    this.#files.set(normal(to), file);
  }

  save(): SavedFile[] {
    return [...this.#files].map(([path, { id, bytes, size }]) => ({ id, path, bytes: bytes.slice(0, size) }));
  }

  restore(files: readonly SavedFile[]): ReadonlyMap<string, () => OpenFile> {
    this.#files.clear();
    const opened = new Map<string, () => OpenFile>();
    for (const { id, path, bytes } of files) {
      const file = { id: newId(), bytes: bytes.slice(), size: bytes.length };
      if (path !== null) this.#files.set(path, file);
      opened.set(id, () => openMemory(file));
    }
    return opened;
  }

  /** A folder is what some file's path leads through, and the root. */
  kind(path: string): 'nothing' | 'file' | 'directory' {
    const name = normal(path);
    if (this.#files.has(name)) return 'file';
    const isFolder = path !== '' && (name === '' || [...this.#files.keys()].some((file) => file.startsWith(`${name}/`)));
    return isFolder ? 'directory' : 'nothing';
  }
}

function newId(): string {
  return `memory ${made++}`;
}

/** Without `.`, `..` and empty parts: there is one folder to start from. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function openMemory(file: MemoryFile): OpenFile {
  return {
    id: file.id,
    seekable: true,
    size: () => file.size,
    read: (position, max) => file.bytes.slice(position, Math.min(file.size, position + max)),
    write(position, bytes) {
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
