/**
 * Relocations in columns: what the image format stores and the loader runs over, one typed array per kind instead of one object per word.
 */
import type { Image, Reloc } from './image.ts';

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

/** Relocations in columns, of words and the codes of their relocations (0: none). Words of imports say which import, and become 0. */
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
