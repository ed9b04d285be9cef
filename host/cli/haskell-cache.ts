/**
 * Images of Haskell programs, kept under all that they depend on, so that a program that did not change is not compiled again: its text and options, the compiler,
 * the library; and the texts of its other modules, and that none of the library's modules it needs has become one of its own. Only programs about which the
 * compiler had nothing to say are kept: what it says must be said again.
 */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import { cacheFolder, compilerId, hashOf, keepFile } from './cache.ts';

/** Kept at most; beyond it the oldest go. */
const MAX_KEPT = 256;

/** What decides about a program before any of it is read. */
export interface ProgramKey {
  readonly file: string;
  readonly text: string;
  /** everything that was asked of the compiler */
  readonly options: object;
  /** which library it is compiled against */
  readonly library: string;
}

/** What a program turned out to consist of. */
export interface ProgramParts {
  /** its own other modules, with what was in them */
  readonly own: readonly { readonly file: string; readonly text: string }[];
  /** files that, if they existed, would be modules of the program instead of the library's */
  readonly absent: readonly string[];
}

interface Header {
  readonly own: readonly { readonly file: string; readonly hash: string }[];
  readonly absent: readonly string[];
}

/** The image of a program that has not changed, or null. */
export function cachedProgram(key: ProgramKey): Image | null {
  try {
    const bytes = new Uint8Array(readFileSync(pathOf(key)));
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const { own, absent } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
    if (!own.every(({ file, hash }) => hashOf(readFileSync(file, 'utf8')) === hash) || absent.some((file) => existsSync(file))) return null;
    return decodeImage(bytes.slice(4 + length));
  } catch {
    return null;
  }
}

/** Keeps a program, if there is room to. */
export function keepProgram(key: ProgramKey, parts: ProgramParts, image: Image): void {
  const header: Header = { own: parts.own.map(({ file, text }) => ({ file, hash: hashOf(text) })), absent: parts.absent };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const code = encodeImage(image, { quick: true });
  const bytes = new Uint8Array(4 + head.length + code.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(code, 4 + head.length);
  keepFile(pathOf(key), bytes);
  dropOldest();
}

function pathOf({ file, text, options, library }: ProgramKey): string {
  return join(cacheFolder, `${basename(file)}-${hashOf([compilerId(), library, JSON.stringify(options), file, text].join('\n'))}.program`);
}

function dropOldest(): void {
  try {
    const kept = readdirSync(cacheFolder).filter((name) => name.endsWith('.program'));
    if (kept.length <= MAX_KEPT) return;
    const aged = kept.map((name) => ({ path: join(cacheFolder, name), age: statSync(join(cacheFolder, name)).mtimeMs })).sort((a, b) => a.age - b.age);
    for (const { path } of aged.slice(0, kept.length - MAX_KEPT)) rmSync(path, { force: true });
  } catch {
    // somebody else is tidying up
  }
}
