/** Words and their relocations for those who store and load images; the compiler only makes them (image-relocs.ts). */
import type { Image, ImageBase, Reloc } from './image.ts';
import { type RelocKind, type RelocTable, relocCodes, relocKinds, type TabledImage, tableOfColumns } from './image-relocs.ts';
import { WORD_B } from './layout.ts';

export function isImportReloc(kind: RelocKind): boolean {
  return relocCodes[kind] >= relocCodes.ptr;
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

/** What `programRelocs` takes apart: words of imports become the import. Null when a word has two relocations, or an import's is not 0. */
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
