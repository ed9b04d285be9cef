/** The host functions behind System.Directory. */
import { attempted, type Integer, orErrorNumber, type Text, textOf, textOrError } from './answers.ts';
import { type Directories, FileError, type FileSystem, type PathStatus } from './file-system.ts';

/** Rows: System.Directory.Host.Kind. */
const kinds: readonly PathStatus['kind'][] = ['file', 'directory', 'link', 'other'];

/** The functions by name; those that a file system without directories cannot answer say ENOSYS. */
export function directoryFunctions(system: () => FileSystem) {
  const the = (path: string): Directories => {
    const { directories } = system();
    if (directories === undefined) throw new FileError('ENOSYS', path);
    return directories;
  };
  /** Of a function of a path. */
  const doing = (action: (directories: Directories, path: string) => void) => (path: Text) => attempted(() => action(the(textOf(path)), textOf(path)));
  const telling = (action: (directories: Directories, path: string) => string) => (path: Text) => textOrError(() => action(the(textOf(path)), textOf(path)));
  return {
    /** names, each ended by a NUL, which no name holds */
    'vertebra.listDirectory': telling((directories, path) =>
      directories
        .list(path)
        .map((name) => `${name}\0`)
        .join(''),
    ),
    'vertebra.makeDirectory': doing((directories, path) => directories.make(path)),
    'vertebra.removeDirectory': doing((directories, path) => directories.remove(path)),
    /** kind, bytes, mode, nanoseconds of access and of change, in decimals */
    'vertebra.pathStatus': (path: Text, followLinks: Integer): string =>
      textOrError(() => {
        const { kind, size, mode, accessed, modified } = the(textOf(path)).status(textOf(path), Number(followLinks) !== 0);
        return [kinds.indexOf(kind), size, mode, accessed, modified].join(' ');
      }),
    'vertebra.access': (path: Text): number => orErrorNumber(() => the(textOf(path)).access(textOf(path))),
    'vertebra.setMode': (path: Text, mode: Integer): number => attempted(() => the(textOf(path)).setMode(textOf(path), Number(mode))),
    'vertebra.setTimes': (path: Text, accessed: Integer, modified: Integer): number =>
      attempted(() => the(textOf(path)).setTimes(textOf(path), BigInt(accessed), BigInt(modified))),
    'vertebra.makeLink': (path: Text, target: Text): number => attempted(() => the(textOf(path)).makeLink(textOf(path), textOf(target))),
    'vertebra.linkTarget': telling((directories, path) => directories.linkTarget(path)),
    'vertebra.realPath': telling((directories, path) => directories.realPath(path)),
    'vertebra.currentDirectory': (): string => textOrError(() => the('.').current()),
    'vertebra.setCurrentDirectory': doing((directories, path) => directories.setCurrent(path)),
  };
}
