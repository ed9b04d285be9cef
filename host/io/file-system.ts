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

/** Throws errors with a `code` such as `ENOENT`. */
export interface FileSystem {
  /** Opens without emptying; makes the file unless the mode is `read`. */
  open(path: string, mode: OpenMode): OpenFile;
  remove(path: string): void;
  rename(from: string, to: string): void;
  kind(path: string): 'nothing' | 'file' | 'directory';
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
