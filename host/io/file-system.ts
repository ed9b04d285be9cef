/** What files are to a machine: an interface that a host may fill in its own way. */
export type OpenMode = 'read' | 'write' | 'append' | 'readwrite';

/** A file that is open. Whoever opened it keeps the position. */
export interface OpenFile {
  /** the same for the same file, whatever path it was opened by */
  readonly id: string;
  readonly seekable: boolean;
  readonly isTerminal?: boolean;
  size(): number;
  /** at most `max` bytes; none at the end. `position` is ignored when not seekable */
  read(position: number, max: number): Uint8Array | PromiseLike<Uint8Array>;
  write(position: number, bytes: Uint8Array): void;
  resize(size: number): void;
  close(): void;
}

/** A file as a snapshot of its machine holds it. */
export interface SavedFile {
  /** of the file when it was saved */
  readonly id: string;
  /** null: removed, but open */
  readonly path: string | null;
  readonly bytes: Uint8Array;
}

/** What is known of a path. */
export interface PathStatus {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** bytes */
  readonly size: number;
  /** permissions as in POSIX, `0o777` at most */
  readonly mode: number;
  /** nanoseconds since 1970: when it was read, and written, last */
  readonly accessed: bigint;
  readonly modified: bigint;
}

/** Directories, links, permissions and times. Throws errors with a `code` such as `ENOENT`. */
export interface Directories {
  /** Names in a directory, without `.` and `..`. */
  list(path: string): readonly string[];
  make(path: string): void;
  /** Removes an empty directory. */
  remove(path: string): void;
  /** @param followLinks whether of a link or of what it leads to */
  status(path: string, followLinks: boolean): PathStatus;
  /** What this process may do with it: 4 read, 2 write, 1 execute or search, added. */
  access(path: string): number;
  setMode(path: string, mode: number): void;
  /** Nanoseconds since 1970. */
  setTimes(path: string, accessed: bigint, modified: bigint): void;
  makeLink(path: string, target: string): void;
  linkTarget(path: string): string;
  /** The same place without links, `.` and `..`. */
  realPath(path: string): string;
  /** Where relative paths begin. */
  current(): string;
  setCurrent(path: string): void;
}

/** Throws errors with a `code` such as `ENOENT`. */
export interface FileSystem {
  /** Opens without emptying; makes the file unless the mode is `read`. */
  open(path: string, mode: OpenMode): OpenFile;
  remove(path: string): void;
  rename(from: string, to: string): void;
  kind(path: string): 'nothing' | 'file' | 'directory';
  /** Without it System.Directory knows what `kind` knows, and its other functions fail. */
  readonly directories?: Directories;
  /** All its files. For those that live as long as their machine: a snapshot takes them along. */
  save?(): SavedFile[];
  /** Puts saved files in the place of what it has; answers how each is opened again, by its id then. */
  restore?(files: readonly SavedFile[]): ReadonlyMap<string, () => OpenFile>;
}

/** A failed operation, by the C library's name of the error. */
export class FileError extends Error {
  readonly code: string;

  constructor(code: string, path: string) {
    super(`${code}: ${path}`);
    this.name = 'FileError';
    this.code = code;
  }
}
