/**
 * The host functions behind files: descriptors from 3 on, with positions, and GHC's rule that a file has one writer or any number of readers.
 *
 * Where files lie is the machine's setting `files`; without it they lie in memory. Functions answer errors as answers.ts says.
 */
import { attempted, type Integer, orErrorNumber, type Text, textOf } from './answers.ts';
import { directoryFunctions } from './directory-functions.ts';
import { FileError, type FileSystem, type OpenFile, type OpenMode, type SavedFile } from './file-system.ts';
import { MemoryFiles } from './memory-files.ts';

interface Descriptor {
  readonly file: OpenFile;
  readonly path: string;
  readonly mode: OpenMode;
  position: number;
}

/** A descriptor as a snapshot holds it. */
export interface SavedDescriptor {
  readonly fd: number;
  /** of the file, as the file system called it */
  readonly id: string;
  readonly path: string;
  readonly mode: OpenMode;
  readonly position: number;
}

/** What a snapshot knows of files. */
export interface SavedFiles {
  /** null: they lie outside of the machine, and are opened again by their paths */
  readonly files: readonly SavedFile[] | null;
  readonly open: readonly SavedDescriptor[];
}

const FIRST_DESCRIPTOR = 3;
/** Rows: GHC.IO.Host.hostOpen. */
const modes: readonly OpenMode[] = ['read', 'write', 'append', 'readwrite'];
const kinds = { nothing: 0, file: 1, directory: 2 } as const;

/** The open files of one machine. */
export class OpenFiles {
  readonly #system: FileSystem;
  readonly #open = new Map<number, Descriptor>();
  /** by file id: how many read it, or -1 for one who writes */
  readonly #users = new Map<string, number>();

  constructor(system: FileSystem = new MemoryFiles()) {
    this.#system = system;
  }

  /** `vertebra.` functions, by the rest of their names; descriptors below 3 are not known here. */
  readonly functions = {
    'vertebra.open': (path: Text, mode: Integer): number => orErrorNumber(() => this.#opened(textOf(path), modes[Number(mode)])),
    'vertebra.close': (fd: Integer): number => orErrorNumber(() => this.#close(Number(fd))),
    'vertebra.seek': (fd: Integer, from: Integer, offset: Integer): number => orErrorNumber(() => this.#seek(this.#seekable(fd), Number(from), Number(offset))),
    'vertebra.tell': (fd: Integer): number => orErrorNumber(() => this.#seekable(fd).position),
    'vertebra.size': (fd: Integer): number => orErrorNumber(() => this.#seekable(fd).file.size()),
    'vertebra.setSize': (fd: Integer, size: Integer): number => attempted(() => this.#seekable(fd).file.resize(Number(size))),
    'vertebra.isSeekable': (fd: Integer): number => (this.#open.get(Number(fd))?.file.seekable ? 1 : 0),
    'vertebra.remove': (path: Text): number => attempted(() => this.#system.remove(textOf(path))),
    'vertebra.rename': (from: Text, to: Text): number => attempted(() => this.#system.rename(textOf(from), textOf(to))),
    'vertebra.pathKind': (path: Text): number => orErrorNumber(() => kinds[this.#system.kind(textOf(path))]),
    ...directoryFunctions(() => this.#system),
  };

  isTerminal(fd: number): boolean {
    return this.#open.get(fd)?.file.isTerminal ?? false;
  }

  /** At most `max` bytes from where the descriptor stands; none at the end. */
  read(fd: number, max: number): Uint8Array | PromiseLike<Uint8Array> {
    const open = this.#descriptor(fd);
    const moved = (bytes: Uint8Array): Uint8Array => {
      open.position += bytes.length;
      return bytes;
    };
    const bytes = open.file.read(open.position, max);
    return bytes instanceof Uint8Array ? moved(bytes) : bytes.then(moved);
  }

  write(fd: number, bytes: Uint8Array): void {
    const open = this.#descriptor(fd);
    if (open.mode === 'append' && open.file.seekable) open.position = open.file.size();
    open.file.write(open.position, bytes);
    open.position += bytes.length;
  }

  // Snapshots ---------------------------------------------------------------------------------------------------------------------------

  save(): SavedFiles {
    const open = [...this.#open].map(([fd, { file, path, mode, position }]) => ({ fd, id: file.id, path, mode, position }));
    const files = this.#system.save?.();
    if (files === undefined) return { files: null, open };
    const known = new Set(files.map(({ id }) => id));
    for (const { file } of this.#open.values()) {
      if (known.has(file.id)) continue;
      known.add(file.id);
      files.push({ id: file.id, path: null, bytes: file.read(0, file.size()) as Uint8Array });
    }
    return { files, open };
  }

  /** Opens what was open. Throws what the file system throws for a file that is not there any more. */
  restore({ files, open }: SavedFiles): void {
    const again = files === null ? undefined : this.#system.restore?.(files);
    for (const { fd, id, path, mode, position } of open) {
      const file = again?.get(id)?.() ?? this.#system.open(path, mode);
      this.#open.set(fd, { file, path, mode, position });
      if (file.seekable) this.#users.set(file.id, mode === 'read' ? (this.#users.get(file.id) ?? 0) + 1 : -1);
    }
  }

  // -------------------------------------------------------------------------------------------------------------------------------------

  #opened(path: string, mode: OpenMode): number {
    const file = this.#system.open(path, mode);
    const users = this.#users.get(file.id) ?? 0;
    if (mode === 'read' ? users < 0 : users !== 0) {
      file.close();
      throw new FileError('LOCKED', path);
    }
    if (mode === 'write' && file.seekable) file.resize(0);
    if (file.seekable) this.#users.set(file.id, mode === 'read' ? users + 1 : -1);
    let fd = FIRST_DESCRIPTOR;
    while (this.#open.has(fd)) fd++;
    this.#open.set(fd, { file, path, mode, position: 0 });
    return fd;
  }

  #close(fd: number): number {
    if (fd < FIRST_DESCRIPTOR) return 0;
    const { file, mode } = this.#descriptor(fd);
    this.#open.delete(fd);
    const users = mode === 'read' ? (this.#users.get(file.id) ?? 1) - 1 : 0;
    if (users === 0) this.#users.delete(file.id);
    else this.#users.set(file.id, users);
    file.close();
    return 0;
  }

  #seek(open: Descriptor, from: number, offset: number): number {
    const to = offset + [0, open.position, open.file.size()][from];
    if (to < 0) throw new FileError('EINVAL', 'seek');
    open.position = to;
    return to;
  }

  #descriptor(fd: number): Descriptor {
    const open = this.#open.get(fd);
    if (open === undefined) throw new FileError('EBADF', `descriptor ${fd}`);
    return open;
  }

  #seekable(fd: Integer): Descriptor {
    if (Number(fd) < FIRST_DESCRIPTOR) throw new FileError('ESPIPE', `descriptor ${fd}`);
    const open = this.#descriptor(Number(fd));
    if (!open.file.seekable) throw new FileError('ESPIPE', `descriptor ${fd}`);
    return open;
  }
}
