/** The library as `npm run build` compiled it: used as long as no source of it is younger. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { libraryFolder, packageRoot } from './package-files.ts';

/** Interfaces, and the image they speak of. */
export const interfacesPath: string = join(packageRoot, 'build', 'lib.vti');
export const libraryImagePath: string = join(packageRoot, 'build', 'lib.vtb');
export const libraryTreesPath: string = join(packageRoot, 'build', 'lib.vtt');

export interface CompiledLibraryFiles {
  readonly interfaces: Uint8Array;
  /** read when it is needed: checking a program needs no code */
  readonly image: () => Image;
  /** for programs that stand alone */
  readonly trees: () => Uint8Array;
}

/** Null when it is not built, or older than a source of the library. */
export function compiledLibrary(): CompiledLibraryFiles | null {
  try {
    const age = Math.min(...[interfacesPath, libraryImagePath, libraryTreesPath].map((path) => statSync(path).mtimeMs));
    if (youngest(libraryFolder) > age) return null;
    return { interfaces: read(interfacesPath), image: () => decodeImage(read(libraryImagePath)), trees: () => read(libraryTreesPath) };
  } catch {
    return null;
  }
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
