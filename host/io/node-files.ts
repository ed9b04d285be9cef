/** The files of Node, Deno and Bun. */
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, renameSync, type Stats, statSync, unlinkSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import { FileError, type FileSystem, type OpenFile, type OpenMode } from './file-system.ts';

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
    isTerminal: isatty(fd),
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
