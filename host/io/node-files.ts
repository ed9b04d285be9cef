/** The files of Node, Deno and Bun. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { type Directories, FileError, type FileSystem, type OpenFile, type OpenMode } from './file-system.ts';
import { isTerminal } from './node-terminal.ts';

const nodeDirectories: Directories = {
  list: (path) => readdirSync(path),
  make: (path) => mkdirSync(path),
  remove: (path) => rmdirSync(path),
  status(path, followLinks) {
    const stats = followLinks ? statSync(path, { bigint: true }) : lstatSync(path, { bigint: true });
    const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'link' : 'other';
    return { kind, size: Number(stats.size), mode: Number(stats.mode) & 0o777, accessed: stats.atimeNs, modified: stats.mtimeNs };
  },
  access(path) {
    statSync(path);
    return [constants.R_OK, constants.W_OK, constants.X_OK].reduce((sum, right) => sum + (mayAccess(path, right) ? right : 0), 0);
  },
  setMode: (path, mode) => chmodSync(path, mode),
  setTimes: (path, accessed, modified) => utimesSync(path, seconds(accessed), seconds(modified)),
  makeLink: (path, target) => symlinkSync(target, path),
  linkTarget: (path) => readlinkSync(path),
  realPath: (path) => realpathSync.native(path),
  current: () => process.cwd(),
  setCurrent(path) {
    // Node tells of both paths, in an error of another form
    if (!statSync(path).isDirectory()) throw new FileError('ENOTDIR', path);
    process.chdir(path);
  },
};

function mayAccess(path: string, right: number): boolean {
  try {
    accessSync(path, right);
    return true;
  } catch {
    return false;
  }
}

function seconds(nanoseconds: bigint): number {
  return Number(nanoseconds) / 1e9;
}

export const nodeFiles: FileSystem = {
  open(path, mode) {
    const stats = statOf(path);
    if (stats?.isDirectory()) throw new FileError(mode === 'read' ? 'DIRECTORY' : 'EISDIR', path);
    return openNode(openSync(path, flags(mode, stats !== undefined), 0o666));
  },
  remove: (path) => unlinkSync(path),
  rename: (from, to) => renameSync(from, to),
  kind(path) {
    const stats = statOf(path);
    return stats === undefined ? 'nothing' : stats.isDirectory() ? 'directory' : 'file';
  },
  directories: nodeDirectories,
};

/** Nothing is emptied by opening. What cannot be read may still be written, or appended to. */
function flags(mode: OpenMode, exists: boolean): string | number {
  if (mode === 'read') return 'r';
  if (!exists) return 'wx+';
  return mode === 'readwrite' ? 'r+' : constants.O_WRONLY;
}

function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

function openNode(fd: number): OpenFile {
  const stats = fstatSync(fd);
  const seekable = stats.isFile();
  return {
    id: `${stats.dev}:${stats.ino}`,
    seekable,
    isTerminal: isTerminal(fd),
    size: () => fstatSync(fd).size,
    read(position, max) {
      const buffer = new Uint8Array(max);
      return buffer.subarray(0, readSync(fd, buffer, 0, max, seekable ? position : null));
    },
    write(position, bytes) {
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at, bytes.length - at, seekable ? position + at : null);
    },
    resize: (size) => ftruncateSync(fd, size),
    close: () => closeSync(fd),
  };
}
