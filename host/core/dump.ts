/** Cores: a machine as it stands, or as it was when an error happened, as a file for people to look into. */
import type { Image } from '../../abi/image.ts';
import { encodeDebugFile, idText } from '../../abi/image-encode.ts';
import { hash64 } from '../../abi/image-format.ts';
import type { HaskellError } from '../error.ts';
import type { MemoryAccess } from '../memory-access.ts';
import { type Section, writeContainer } from './container.ts';
import * as F from './format.ts';
import { type CoreCause, encodeHead } from './head.ts';
import { jsonBytes } from './json.ts';
import { wordsOfCore } from './memory-map.ts';
import { headOf, type MachineParts } from './parts.ts';
import { encodeRuns } from './runs.ts';
import { encodeSymbols } from './symbols.ts';

export interface DumpOptions {
  /** what happened; the state is the one it happened in when the machine keeps cores (setting `cores`), else the present one. Default: nothing did */
  readonly error?: HaskellError;
  /** whether an image will be at hand where the core is read (a library): its debug tables and names are then left out. Default: none will be */
  readonly elsewhere?: (image: Image) => boolean;
  /** text of a source file, by the name that debug tables give it; null: leave it out. Default: no texts */
  readonly source?: (file: string) => string | null;
}

/** What a core keeps of memory: to be made while the machine stands as it is to be shown. */
export function coreMemory(access: MemoryAccess): Uint8Array {
  const { words } = access;
  return encodeRuns(words, wordsOfCore(words));
}

/** @param memory what `coreMemory` made when the error happened */
export function dumpCore(parts: MachineParts, memory: Uint8Array, options: DumpOptions): Promise<Uint8Array> {
  const { elsewhere = () => false, source = () => null } = options;
  const sections: Section[] = [];
  const texts = new Map<string, string>();
  for (const [index, { image }] of parts.linker.images.entries()) {
    if (elsewhere(image)) continue;
    sections.push({ tag: F.SECTION_SYMBOLS, index, content: encodeSymbols(image.symbols) });
    if (image.debug === null) continue;
    sections.push({ tag: F.SECTION_DEBUG, index, content: encodeDebugFile(image) });
    for (const file of image.debug.files) {
      const text = source(file);
      if (text !== null) texts.set(file, text);
    }
  }
  const head = { ...headOf(parts, causeOf(options.error), true), sources: [...texts].map(([file, text]) => ({ file, hash: textHash(text) })) };
  if (texts.size > 0) sections.push({ tag: F.SECTION_SOURCES, index: 0, content: jsonBytes(Object.fromEntries(texts)) });
  const first = [
    { tag: F.SECTION_HEAD, index: 0, content: encodeHead(head) },
    { tag: F.SECTION_MEMORY, index: 0, content: memory },
  ];
  return writeContainer([...first, ...sections], false);
}

function causeOf(error: HaskellError | undefined): CoreCause {
  if (error === undefined) return { kind: 'dump', message: 'asked for by the host', exception: null, thread: 0 };
  const { kind, message, exception, thread } = error;
  return { kind, message, exception: exception === null ? null : { name: exception.name, text: exception.text }, thread };
}

/** Hash of a source text, as 16 hexadecimal digits. */
function textHash(text: string): string {
  return idText(hash64(new TextEncoder().encode(text)));
}
