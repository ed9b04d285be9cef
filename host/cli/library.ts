/** The library as `npm run build` compiled it: in a working copy used as long as no source of it is younger. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { ByteReader } from '../../compiler/interface/bytes.ts';
import { readHeader } from '../../compiler/interface/graph.ts';
import { UsageError } from './arguments.ts';
import { isWorkingCopy, libraryFolder, packageRoot } from './package-files.ts';

/** Interfaces, and the image they speak of. */
const interfacesPath: string = join(packageRoot, 'build', 'lib.vti');
export const libraryImagePath: string = join(packageRoot, 'build', 'lib.vtb');
const libraryTreesPath: string = join(packageRoot, 'build', 'lib.vtt');

export interface CompiledLibraryFiles {
  readonly interfaces: Uint8Array;
  /** tells this build of the library from others */
  readonly stamp: string;
  /** read when it is needed: checking a program needs no code */
  readonly image: () => Image;
  /** for programs that stand alone */
  readonly trees: () => Uint8Array;
}

/** Null when it is not built, or, in a working copy, older than a source of the library. Throws UsageError when it was built by another version of the compiler. */
export function compiledLibrary(): CompiledLibraryFiles | null {
  const paths = [interfacesPath, libraryImagePath, libraryTreesPath];
  if (!paths.every((path) => existsSync(path))) return null;
  const files = paths.map((path) => statSync(path));
  if (isWorkingCopy() && youngest(libraryFolder) > Math.min(...files.map(({ mtimeMs }) => mtimeMs))) return null;
  return {
    interfaces: graphFile(interfacesPath),
    stamp: files.map(({ mtimeMs, size }) => `${mtimeMs}-${size}`).join(),
    // It came with this package, and appeared whole.
    image: () => decodeImage(read(libraryImagePath), { trusted: true }),
    trees: () => graphFile(libraryTreesPath),
  };
}

function graphFile(path: string): Uint8Array {
  const bytes = read(path);
  try {
    readHeader(new ByteReader(bytes));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`the compiled library does not fit this compiler: \`${path}\` ${error.message}; \`npm run build\` makes it anew`);
  }
  return bytes;
}

function read(path: string): Uint8Array {
  return new Uint8Array(readFileSync(path));
}

function youngest(folder: string): number {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) latest = Math.max(latest, youngest(path));
    else if (entry.name.endsWith('.hs')) latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}
