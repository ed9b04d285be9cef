/**
 * Images of Haskell programs, and their modules, kept under all that they depend on, so that what did not change is not compiled again. A program: its text and
 * options, the compiler, the library; the texts of its other modules, and that none of the library's modules it needs has become one of its own. A module: see
 * compiler/driver/kept-modules.ts. Only that about which the compiler had nothing to say is kept: what it says must be said again.
 */
import { existsSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import type { ModuleStore } from '../../compiler/driver/session.ts';
import { cacheFolder, compilerId, HASH_LENGTH, hashOf, keepFile } from './cache.ts';

/** Files of a kind kept at most; beyond it the oldest go, several at a time: finding out which these are takes a look at all. */
const MAX_KEPT: Readonly<Record<string, number>> = { '.program': 256, '.unit': 2048 };
const DROPPED_AT_ONCE = 1 / 8;

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
  dropOldest('.program');
}

/** Where modules of programs are kept that are compiled against this library. A file that is not as it was written counts as absent. */
export function moduleStore(library: string): ModuleStore {
  const make = `${compilerId()} ${library}`;
  const pathOfUnit = (module: string, key: string): string => join(cacheFolder, `${module}-${hashOf(`${make} ${key}`)}.unit`);
  let isTidy = false;
  return {
    hash: hashOf,
    read: (module, key) => {
      try {
        const bytes = new Uint8Array(readFileSync(pathOfUnit(module, key)));
        const unit = bytes.subarray(HASH_LENGTH);
        return new TextDecoder().decode(bytes.subarray(0, HASH_LENGTH)) === hashOf(unit) ? unit : null;
      } catch {
        // not kept
        return null;
      }
    },
    keep: (module, key, unit) => {
      keepFile(pathOfUnit(module, key), Buffer.concat([Buffer.from(hashOf(unit)), unit]));
      if (!isTidy) dropOldest('.unit');
      isTidy = true;
    },
  };
}

function pathOf({ file, text, options, library }: ProgramKey): string {
  return join(cacheFolder, `${basename(file)}-${hashOf([compilerId(), library, JSON.stringify(options), file, text].join('\n'))}.program`);
}

function dropOldest(kind: '.program' | '.unit'): void {
  try {
    const most = MAX_KEPT[kind];
    const kept = readdirSync(cacheFolder).filter((name) => name.endsWith(kind));
    if (kept.length <= most) return;
    const aged = kept.map((name) => ({ path: join(cacheFolder, name), age: statSync(join(cacheFolder, name)).mtimeMs })).sort((a, b) => a.age - b.age);
    for (const { path } of aged.slice(0, kept.length - most * (1 - DROPPED_AT_ONCE))) unlinkSync(path);
  } catch {
    // somebody else is tidying up
  }
}
