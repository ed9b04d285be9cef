/**
 * The debug tables of all loaded images behind two questions: what is info id n, and what source stands at this instruction address.
 *
 * Ids below RTS_INFO_N are the machine's own (abi/tables/rts-infos); each image has a stretch of ids from its `infoIdBase`. Tables are taken lazily: an
 * image may give a function that decodes them when first asked.
 */

import type { DebugTables, InfoDebug, InlinedCall, IpDebug, Place } from '../../abi/image.ts';
import { isLibraryFile, LIBRARY_IMAGE } from '../../abi/library.ts';
import { RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { rtsInfos } from '../../abi/tables/rts-infos.ts';

/** What the index must know of a loaded image. */
export interface IndexedImage {
  readonly name: string;
  /** null when stripped; a function is called once, when first needed */
  readonly debug: DebugTables | null | (() => DebugTables | null);
  readonly infoIdBase: number;
  readonly infoCount: number;
  /** address of the segment in linear memory, and its length */
  readonly address: number;
  readonly words: number;
  /** its host functions, and the number the machine knows the first one by */
  readonly hosts?: readonly { readonly name: string }[];
  readonly hostBase?: number;
}

/** A place with its file by name. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/**
 * Where code stands in the text. Copies of library code in code of the program count as the call that they were copied to: `place` is the innermost place of
 * the program, or that of the function itself when the program has none.
 */
export interface CodePosition {
  readonly place: SourcePlace | null;
  /** functions that were inlined one into the other, innermost first, and the last into the function that the code belongs to; mostly none */
  readonly inlined: readonly InlinedStep[];
  /** the place in the text of the function that the code belongs to: `place` when nothing was inlined */
  readonly outermost: SourcePlace | null;
}

/** A function without a frame: its body has taken the place of a call. */
export interface InlinedStep {
  /** as the tables name functions; '' when it has no name */
  readonly name: string;
  /** where in its text the code stands, or the call that the step before was inlined to */
  readonly place: SourcePlace | null;
  readonly library: boolean;
}

export interface IndexedInfo extends CodePosition {
  readonly id: number;
  readonly module: string;
  /** closures: `inlined` says how the code that builds it came to where it builds it */
  readonly debug: InfoDebug;
  /** id of the enclosing function or thunk; -1 at top level */
  readonly parent: number;
}

export interface IndexedIp extends CodePosition {
  /** id of the function or thunk whose code it is; -1 unknown */
  readonly info: number;
  readonly module: string;
}

interface Entry {
  readonly image: IndexedImage;
  /** undefined: not asked for yet */
  tables: DebugTables | null | undefined;
}

export class DebugIndex {
  private readonly byId: Entry[] = [];
  private readonly byAddress: Entry[] = [];

  /** Adds a loaded image. Id ranges and segments of different images do not overlap. */
  register(image: IndexedImage): void {
    const entry: Entry = { image, tables: typeof image.debug === 'function' ? undefined : image.debug };
    insertSorted(this.byId, entry, (e) => e.image.infoIdBase);
    insertSorted(this.byAddress, entry, (e) => e.image.address);
  }

  /** What image info id `id` is; null for the machine's own, unknown and stripped ones. */
  info(id: number): IndexedInfo | null {
    const entry = lastNotAbove(this.byId, id, (e) => e.image.infoIdBase);
    if (entry === null || id >= entry.image.infoIdBase + entry.image.infoCount) return null;
    const tables = tablesOf(entry);
    const row = id - entry.image.infoIdBase;
    const debug = tables?.lookup === undefined ? tables?.infos[row] : tables.lookup.info(row);
    if (tables == null || debug === undefined) return null;
    const parent = debug.parent >= 0 && debug.parent < entry.image.infoCount ? debug.parent + entry.image.infoIdBase : -1;
    return { id, module: entry.image.name, debug, ...positionOf(tables, debug.place, entry.image.name), parent };
  }

  /** Name of any info id, the machine's own included; '' when nobody knows. */
  name(id: number): string {
    if (id >= 0 && id < RTS_INFO_N) return rtsInfos[id].label;
    return this.info(id)?.debug.name ?? '';
  }

  /** The innermost function, thunk or CAF that `id` is, or that a frame's `id` belongs to; null when the tables do not say. */
  owner(id: number): IndexedInfo | null {
    let at = this.info(id);
    for (let steps = 0; at !== null && steps < 64; steps++) {
      const { kind } = at.debug;
      if (kind === 'fun' || kind === 'thunk' || kind === 'caf') return at;
      if (at.parent < 0) return null;
      at = this.info(at.parent);
    }
    return null;
  }

  /** Source at an instruction address: binary search in the image's ip table; null where no row covers it. */
  at(ip: number): IndexedIp | null {
    const entry = this.imageAt(ip);
    const tables = entry === null ? null : tablesOf(entry);
    if (entry === null || tables === null) return null;
    const { image } = entry;
    const word = (ip - image.address) >>> 2;
    const row = tables.lookup === undefined ? lastNotAbove<IpDebug>(tables.ips, word, (r) => r.start) : tables.lookup.ip(word);
    if (!row || word >= row.end) return null;
    const info = row.info >= 0 && row.info < image.infoCount ? row.info + image.infoIdBase : -1;
    return { ...positionOf(tables, row.place, image.name), info, module: image.name };
  }

  /** Name of host function `number`; '' when no image declares it. */
  hostName(number: number): string {
    for (const { image } of this.byId) {
      const host = image.hosts?.[number - (image.hostBase ?? 0)];
      if (host !== undefined) return host.name;
    }
    return '';
  }

  /** Name of the image whose segment holds `address`; '' when none does. */
  moduleAt(address: number): string {
    return this.imageAt(address)?.image.name ?? '';
  }

  /** The image whose segment holds `address`; null when none does. */
  imageOf(address: number): IndexedImage | null {
    return this.imageAt(address)?.image ?? null;
  }

  /** Every image, by address. */
  get images(): readonly IndexedImage[] {
    return this.byAddress.map(({ image }) => image);
  }

  /** The tables of one of `images`; null when it is stripped. */
  tables(image: IndexedImage): DebugTables | null {
    const entry = this.byAddress.find((e) => e.image === image);
    return entry === undefined ? null : tablesOf(entry);
  }

  private imageAt(address: number): Entry | null {
    const entry = lastNotAbove(this.byAddress, address, (e) => e.image.address);
    return entry !== null && address < entry.image.address + entry.image.words * 4 ? entry : null;
  }
}

function tablesOf(entry: Entry): DebugTables | null {
  if (entry.tables === undefined) {
    const { debug } = entry.image;
    entry.tables = typeof debug === 'function' ? debug() : debug;
  }
  return entry.tables;
}

function placed(tables: DebugTables, place: Place | null): SourcePlace | null {
  if (place === null || place.line === 0) return null;
  const { line, col, endLine, endCol } = place;
  return { file: tables.files[place.file] ?? '?', line, col, endLine, endCol };
}

const NOT_INLINED: readonly InlinedStep[] = [];

function positionOf(tables: DebugTables, own: Place | null, module: string): CodePosition {
  const innermost = placed(tables, own);
  if (own?.inlined === undefined) return { place: innermost, inlined: NOT_INLINED, outermost: innermost };
  const inlined: InlinedStep[] = [];
  let place = innermost;
  for (let call: InlinedCall | undefined = own.inlined; call !== undefined; call = call.at.inlined) {
    inlined.push({ name: call.callee, place, library: isOfLibrary(module, place) });
    place = placed(tables, call.at);
  }
  const authors = inlined.find((step) => !step.library);
  return { place: authors === undefined ? place : authors.place, inlined, outermost: place };
}

function insertSorted<T>(list: T[], item: T, key: (item: T) => number): void {
  let at = list.length;
  while (at > 0 && key(list[at - 1]) > key(item)) at--;
  list.splice(at, 0, item);
}

/** The last element whose key is at most `wanted`, of a list sorted by key. */
function lastNotAbove<T>(list: readonly T[], wanted: number, key: (item: T) => number): T | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (key(list[middle]) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : list[low - 1];
}

/** Whether code of this image, at this place, is the library's. */
export function isOfLibrary(module: string, place: SourcePlace | null): boolean {
  return place === null ? module === LIBRARY_IMAGE : isLibraryFile(place.file);
}

/** `file:line:col-endCol`, or `file:line:col-endLine:endCol` over several lines; GHC's way, end columns exclusive in the tables, inclusive in text. */
export function showPlace(place: SourcePlace): string {
  const start = `${place.file}:${place.line}:${place.col}`;
  const last = Math.max(place.endCol - 1, 1);
  if (place.endLine !== place.line) return `${start}-${place.endLine}:${last}`;
  return last > place.col ? `${start}-${last}` : start;
}
