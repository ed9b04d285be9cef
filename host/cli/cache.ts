/**
 * Compiled library modules, kept in build/cache under a hash of everything they depend on: their text, the machine's layout, and the compiler itself.
 * A cache that cannot be read or written is no error; the module is compiled then.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import { packageRoot, packageVersion } from './package-files.ts';

const folder = join(packageRoot, 'build', 'cache');
const sources = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

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
  const path = cachePath(file, text);
  const draft = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, encodeImage(image));
    renameSync(draft, path);
  } catch {
    // not kept
  }
}

function cachePath(file: string, text: string): string {
  const hash = createHash('sha256').update(`${packageVersion()} ${ABI_CHECKSUM} ${compilerAge()}\n${text}`).digest('hex');
  return join(folder, `${basename(file, extname(file))}-${hash.slice(0, 24)}.vtb`);
}

let age = 0;

/** When a file of the compiler was last changed, in milliseconds since 1970. */
function compilerAge(): number {
  if (age === 0) age = Math.max(youngest(join(sources, 'compiler')), youngest(join(sources, 'abi')));
  return age;
}

function youngest(path: string): number {
  const entries = readdirSync(path, { withFileTypes: true });
  return Math.max(0, ...entries.map((entry) => (entry.isDirectory() ? youngest(join(path, entry.name)) : statSync(join(path, entry.name)).mtimeMs)));
}
