/** The library as `npm run build` compiled it: in a working copy used as long as no source of it is younger; otherwise it is compiled with each program. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { openImage } from '../../abi/image-decode.ts';
import { ImageError } from '../../abi/image-format.ts';
import type { ByteSource } from '../../abi/image-source.ts';
import { ByteReader } from '../../compiler/interface/bytes.ts';
import { HEADER_B, readHeader } from '../../compiler/interface/graph.ts';
import { processClock } from '../io/node.ts';
import { UsageError } from './arguments.ts';
import { fileAsSource } from './file-source.ts';
import { isWorkingCopy, libraryFolder, packageRoot } from './package-files.ts';

/** Interfaces, and the image they speak of. */
const interfacesPath: string = join(packageRoot, 'build', 'lib.vti');
export const libraryImagePath: string = join(packageRoot, 'build', 'lib.vtb');
const libraryTreesPath: string = join(packageRoot, 'build', 'lib.vtt');

export interface CompiledLibraryFiles {
  /** read when something is compiled */
  readonly interfaces: () => ByteSource;
  /** tells this build of the library from others */
  readonly stamp: string;
  /** read when it is needed: checking a program needs no code */
  readonly image: () => Image;
  /** for programs that stand alone */
  readonly trees: () => ByteSource;
}

const paths: readonly string[] = [interfacesPath, libraryImagePath, libraryTreesPath];

/** Null when there is none that can be used: see `libraryAbsence`. What reads interfaces or trees throws UsageError when another version of the compiler built them. */
export function compiledLibrary(): CompiledLibraryFiles | null {
  if (libraryAbsence() !== null) return null;
  return {
    interfaces: () => graphFile(interfacesPath),
    stamp: paths.map(stampOf).join(),
    image: libraryImage,
    trees: () => graphFile(libraryTreesPath),
  };
}

/** Looking at all sources takes a while, and one command asks several times: what was found holds for so long. */
const HOLDS_MS = 1000;
let found: { readonly absence: string | null; readonly until: number } | null = null;

/** Why there is no compiled library: it is not built, or, in a working copy, older than one of its sources. Null when there is one. */
export function libraryAbsence(): string | null {
  if (found === null || processClock() > found.until) found = { absence: lookForLibrary(), until: processClock() + HOLDS_MS };
  return found.absence;
}

function lookForLibrary(): string | null {
  if (!paths.every((path) => existsSync(path))) return 'the library is not compiled';
  if (!isWorkingCopy()) return null;
  const { path, mtimeMs } = youngest(libraryFolder);
  const built = Math.min(...paths.map((file) => statSync(file).mtimeMs));
  return mtimeMs > built ? `the compiled library is older than ${relative(packageRoot, path)}` : null;
}

const files = new Map<string, { readonly stamp: string; readonly source: ByteSource }>();

/** A file stays open (see `fileAsSource`): a prompt that compiles often opens it once, until another takes its place. */
function opened(path: string): ByteSource {
  const stamp = stampOf(path);
  let file = files.get(path);
  if (file?.stamp !== stamp) {
    file = { stamp, source: fileAsSource(path) };
    files.set(path, file);
  }
  return file.source;
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}-${size}`;
}

/** It came with this package, and appeared whole; in a working copy it may be older than the format. */
function libraryImage(): Image {
  try {
    return openImage(opened(libraryImagePath));
  } catch (error) {
    throw error instanceof ImageError ? doesNotFit(libraryImagePath, error.message) : error;
  }
}

function doesNotFit(path: string, why: string): UsageError {
  return new UsageError(`the compiled library does not fit this compiler: \`${path}\` ${why}; \`npm run build\` makes it anew`);
}

function graphFile(path: string): ByteSource {
  const file = opened(path);
  try {
    readHeader(new ByteReader(file.bytes(0, Math.min(HEADER_B, file.size))));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw doesNotFit(path, error.message);
  }
  return file;
}

/** The Haskell source in a folder and below that was changed last. */
function youngest(folder: string): { readonly path: string; readonly mtimeMs: number } {
  let latest = { path: folder, mtimeMs: 0 };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // not `join`, which takes as long as the look at the file
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory() && !entry.name.endsWith('.hs')) continue;
    const found = entry.isDirectory() ? youngest(path) : { path, mtimeMs: statSync(path).mtimeMs };
    if (found.mtimeMs > latest.mtimeMs) latest = found;
  }
  return latest;
}
