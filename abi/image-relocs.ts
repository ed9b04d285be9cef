/**
 * Relocations in columns: what the image format stores and the loader runs over, one typed array per kind instead of one object per word.
 */
import type { Image, ImageBase, Reloc } from './image.ts';
import { WORD_B } from './layout.ts';

/** Kinds whose column lists word indices. */
export const plainRelocKinds = ['local', 'data', 'infoId', 'host'] as const;
/** Kinds whose column lists pairs: word index, index into the image's imports. */
export const importRelocKinds = ['ptr', 'closure', 'code'] as const;
export const relocKinds = [...plainRelocKinds, ...importRelocKinds] as const;
export type RelocKind = Reloc['kind'];

/** Numbers of the kinds where there is one for each word; 0: the word has no relocation. */
export const relocCodes = Object.fromEntries(relocKinds.map((kind, i) => [kind, i + 1])) as Readonly<Record<RelocKind, number>>;
const FIRST_IMPORT = relocCodes.ptr;

/** Each column sorted by word index. */
export type RelocTable = Readonly<Record<RelocKind, Uint32Array>>;

export function isImportReloc(kind: RelocKind): boolean {
  return relocCodes[kind] >= FIRST_IMPORT;
}

/** `column` is asked for in the order of `relocKinds`. */
export function tableOfColumns(column: (kind: RelocKind) => Uint32Array): RelocTable {
  return Object.fromEntries(relocKinds.map((kind) => [kind, column(kind)])) as Record<RelocKind, Uint32Array>;
}

/** An image that brings its relocations in columns; `relocs` is then made on demand. */
export interface TabledImage extends Image {
  readonly relocTable: RelocTable;
}

/** The image with relocations in columns. What copies its properties and changes `relocs` gets an image without columns. */
export function withRelocs(image: Omit<Image, 'relocs'>, table: RelocTable): TabledImage {
  let list: readonly Reloc[] | null = null;
  const get = (): readonly Reloc[] => {
    list ??= relocList(table);
    return list;
  };
  return Object.defineProperties({ ...image }, { relocs: { enumerable: true, get }, relocTable: { value: table } }) as TabledImage;
}

/** The columns of an image's relocations; those it was decoded with, if it was. */
export function relocTable(image: Image): RelocTable {
  return 'relocTable' in image ? (image as TabledImage).relocTable : tableOf(image.relocs);
}

function tableOf(relocs: readonly Reloc[]): RelocTable {
  const lists: Record<RelocKind, Reloc[]> = { local: [], data: [], infoId: [], host: [], ptr: [], closure: [], code: [] };
  for (const reloc of relocs) lists[reloc.kind].push(reloc);
  return tableOfColumns((kind) => {
    const sorted = lists[kind].sort((a, b) => a.at - b.at);
    return Uint32Array.from(isImportReloc(kind) ? sorted.flatMap((r) => ('target' in r ? [r.at, r.target] : [])) : sorted.map((r) => r.at));
  });
}

/** The same relocations as objects, kind by kind. */
export function relocList(table: RelocTable): Reloc[] {
  const list: Reloc[] = [];
  for (const kind of plainRelocKinds) for (const at of table[kind]) list.push({ kind, at });
  for (const kind of importRelocKinds) {
    const pairs = table[kind];
    for (let i = 0; i < pairs.length; i += 2) list.push({ kind, at: pairs[i], target: pairs[i + 1] });
  }
  return list;
}

/** Makes absolute what is counted within an image of so many words; `sign` -1: the other way. What is imported is the linker's. */
export function shiftWords(words: Uint32Array, count: number, table: RelocTable, { base, infoIdBase, hostBase }: ImageBase, sign: 1 | -1 = 1): void {
  add(words, table.local, sign * base);
  add(words, table.data, sign * (base + count * WORD_B));
  add(words, table.infoId, sign * infoIdBase);
  add(words, table.host, sign * hostBase);
}

function add(words: Uint32Array, at: Uint32Array, base: number): void {
  for (let i = 0; i < at.length; i++) words[at[i]] += base;
}

// One number for each word -----------------------------------------------------------------------------------------------------------------

/** Words and the codes of their relocations; words of imports become the import. Null when a word has two relocations, or an import's is not 0. */
export function programWords(words: Uint32Array, table: RelocTable): { readonly words: Uint32Array; readonly kinds: Uint8Array } | null {
  const copy = words.slice();
  const kinds = new Uint8Array(words.length);
  for (const [i, kind] of relocKinds.entries()) {
    const column = table[kind];
    const isImport = isImportReloc(kind);
    for (let j = 0; j < column.length; j += isImport ? 2 : 1) {
      const at = column[j];
      if (kinds[at] !== 0 || (isImport && words[at] !== 0)) return null;
      kinds[at] = i + 1;
      if (isImport) copy[at] = column[j + 1];
    }
  }
  return { words: copy, kinds };
}

/** The other way round: relocations in columns; words of imports become 0. */
export function programRelocs(words: Uint32Array, kinds: Uint8Array): RelocTable {
  const counts = new Uint32Array(relocKinds.length + 1);
  for (let at = 0; at < kinds.length; at++) counts[kinds[at]]++;
  const columns = relocKinds.map((_, i) => new Uint32Array(counts[i + 1] * (i + 1 < FIRST_IMPORT ? 1 : 2)));
  const ends = new Uint32Array(relocKinds.length);
  for (let at = 0; at < kinds.length; at++) {
    const kind = kinds[at];
    if (kind === 0) continue;
    const column = columns[kind - 1];
    column[ends[kind - 1]++] = at;
    if (kind < FIRST_IMPORT) continue;
    column[ends[kind - 1]++] = words[at];
    words[at] = 0;
  }
  return tableOfColumns((kind) => columns[relocCodes[kind] - 1]);
}
