/** Cores: a machine as it stands, or as it was when an error happened, as a file for people to look into. */
import type { Image } from '../../abi/image.ts';
import { encodeDebugFile, idText } from '../../abi/image-encode.ts';
import { hash64 } from '../../abi/image-format.ts';
import type { HaskellError } from '../error.ts';
import type { Linker } from '../loader.ts';
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
  /** whether an image will be at hand where the core is read (a library): its code, debug tables and names are then left out. Default: none will be */
  readonly elsewhere?: (image: Image) => boolean;
  /** text of a source file, by the name that debug tables give it; null: leave it out. Default: no texts */
  readonly source?: (file: string) => string | null;
}

/** What a core keeps of memory: to be made while the machine stands as it is to be shown. */
export function coreMemory({ words }: MemoryAccess, linker: Linker): Uint8Array {
  const images = linker.images.map((loaded) => ({ ...loaded, pristine: linker.pristine(loaded) }));
  return encodeRuns(words, wordsOfCore(words, images));
}

/** @param memory what `coreMemory` made when the error happened */
export function dumpCore(parts: MachineParts, memory: Uint8Array, options: DumpOptions): Promise<Uint8Array> {
  const { elsewhere = () => false, source = () => null } = options;
  const sections: Section[] = [];
  const texts = new Map<string, string>();
  const images = parts.linker.images.map(({ image }) => image);
  const absent = withAllImports(images.filter(elsewhere));
  for (const [index, loaded] of parts.linker.images.entries()) {
    const { image } = loaded;
    if (!absent.has(image)) sections.push({ tag: F.SECTION_LOADED, index, content: new Uint8Array(parts.linker.pristine(loaded).buffer) });
    if (elsewhere(image)) continue;
    sections.push({ tag: F.SECTION_SYMBOLS, index, content: encodeSymbols(image.symbols) });
    if (image.debug === null) continue;
    sections.push({ tag: F.SECTION_DEBUG, index, content: encodeDebugFile(image) });
    for (const file of image.debug.files) {
      const text = source(file);
      if (text !== null) texts.set(file, text);
    }
  }
  const head = {
    ...headOf(parts, causeOf(options.error), (image) => !absent.has(image)),
    sources: [...texts].map(([file, text]) => ({ file, hash: textHash(text) })),
  };
  if (texts.size > 0) sections.push({ tag: F.SECTION_SOURCES, index: 0, content: jsonBytes(Object.fromEntries(texts)) });
  const first = [
    { tag: F.SECTION_HEAD, index: 0, content: encodeHead(head) },
    { tag: F.SECTION_MEMORY, index: 0, content: memory },
  ];
  return writeContainer([...first, ...sections], false);
}

/** Those that can be linked without anything but themselves: what imports from another image is only complete with that. */
function withAllImports(images: readonly Image[]): Set<Image> {
  let linked = images;
  for (let before = -1; before !== linked.length; ) {
    before = linked.length;
    const modules = new Set(linked.map(({ name }) => name));
    linked = linked.filter(({ imports }) => imports.every(({ module }) => modules.has(module)));
  }
  return new Set(linked);
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
