/**
 * Compiled library modules, kept in build/cache, or with the user where the package cannot be written to, under a hash of everything they depend on: their text,
 * the machine's layout, and the compiler itself.
 * A cache that cannot be read or written is no error; the module is compiled then.
 */
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import { hash64 } from '../../abi/image-format.ts';
import { packageRoot, packageVersion } from './package-files.ts';
import { userCacheFolder } from './user-folder.ts';

/** Where compiled files are kept. */
export const cacheFolder: string = canWrite(join(packageRoot, 'build')) ? join(packageRoot, 'build', 'cache') : userCacheFolder();
const sources = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The image kept for a module's text, or null. */
export function cachedImage(file: string, text: string): Image | null {
  try {
    return decodeImage(new Uint8Array(readFileSync(cachePath(file, text))));
  } catch {
    return null;
  }
}

/** Keeps an image. Others may do the same at the same time: files appear whole. */
export function keepImage(file: string, text: string, image: Image): void {
  keepFile(cachePath(file, text), encodeImage(image, { quick: true }));
}

/** Writes a file of the cache, if it can be written. */
export function keepFile(path: string, bytes: Uint8Array): void {
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(draft, bytes);
    renameSync(draft, path);
  } catch {
    // not kept
  }
}

function cachePath(file: string, text: string): string {
  const hash = hashOf(`${compilerId()}\n${text}`);
  return join(cacheFolder, `${basename(file, extname(file))}-${hash}.vtb`);
}

/** Letters of a hash. */
export const HASH_LENGTH = 32;
const HASH_SEEDS = [0, 0x5bd1e995];

/** What tells contents from others, texts and bytes as if they were one. Nobody is kept out by it: files of the cache are the user's own. */
export function hashOf(...contents: readonly (string | Uint8Array)[]): string {
  const bytes = Buffer.concat(contents.map((content) => (typeof content === 'string' ? Buffer.from(content) : content)));
  return HASH_SEEDS.flatMap((seed) => hash64(bytes, 0, seed))
    .map((part) => (part >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

/** The content of the whole command; scripts/bundle-command.ts says it. */
declare const $bundle: string | undefined;
let id = '';

/** Tells this compiler from others: what it compiles need not be theirs. */
export function compilerId(): string {
  if (id === '') id = `${packageVersion()} ${ABI_CHECKSUM} ${typeof $bundle === 'string' ? $bundle : compilerAge()}`;
  return id;
}

/** When a file of the compiler was last changed, in milliseconds since 1970. */
function compilerAge(): number {
  return Math.max(youngest(join(sources, 'compiler')), youngest(join(sources, 'abi')));
}

function youngest(path: string): number {
  const entries = readdirSync(path, { withFileTypes: true });
  return Math.max(0, ...entries.map((entry) => (entry.isDirectory() ? youngest(join(path, entry.name)) : statSync(join(path, entry.name)).mtimeMs)));
}
