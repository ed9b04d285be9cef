/**
 * The block descriptor table by groups. What a group's later blocks say follows from its first (assembly/gc/blocks.ts), so a group takes a dozen bytes
 * instead of 32 a block.
 *
 *     address of the table, blocks it describes: varints
 *     per group: kind | generation << 3 | flags << 4, blocks, used bytes, scanned bytes, link, back: varints
 */
import { ByteReader, ByteWriter } from '../../abi/image-format.ts';
import * as L from '../../abi/layout.ts';
import { CoreError } from './format.ts';

/** A run of blocks that is used as one. Addresses are bytes. */
export interface BlockGroup {
  readonly start: number;
  /** one past its last block */
  readonly end: number;
  /** KIND_* */
  readonly kind: number;
  readonly gen: number;
  /** BD_* */
  readonly flags: number;
  /** end of the used bytes */
  readonly free: number;
  readonly scan: number;
  /** block indices of the groups before and behind on its list */
  readonly link: number;
  readonly back: number;
}

export interface BlockTable {
  readonly address: number;
  readonly groups: readonly BlockGroup[];
}

/** The groups of all blocks; null when the table makes no sense. */
export function readBlocks(words: Uint32Array): BlockTable | null {
  const address = words[(L.REGS + L.REG_BLOCKS) >>> 2];
  const blocks = words[(L.REGS + L.REG_BLOCKS_N) >>> 2];
  const sound = address !== 0 && address % 4 === 0 && address + blocks * L.BD_SIZE_B <= words.length * 4 && blocks * L.BLOCK_W <= words.length;
  if (!sound) return null;
  const groups: BlockGroup[] = [];
  for (let index = 0; index < blocks; ) {
    const group = readGroup(words, address, index);
    if (group === null || group.end > blocks * L.BLOCK_B) return null;
    groups.push(group);
    index = group.end >>> L.BLOCK_SHIFT;
  }
  return { address, groups };
}

function readGroup(words: Uint32Array, table: number, index: number): BlockGroup | null {
  const at = (table + index * L.BD_SIZE_B) >>> 2;
  const kind = words[at] & 255;
  const count = words[at + L.BD_COUNT / 4];
  const start = index * L.BLOCK_B;
  const end = start + count * L.BLOCK_B;
  if (count === 0 || kind >= L.KIND_TAIL) return null;
  const [free, scan, link, back] = [L.BD_FREE, L.BD_SCAN, L.BD_LINK, L.BD_BACK].map((field) => words[at + field / 4]);
  const isObject = kind === L.KIND_SMALL || kind === L.KIND_LARGE;
  if (isObject && (free < start || free > end)) return null;
  return { start, end, kind, gen: (words[at] >>> (8 * L.BD_GEN)) & 255, flags: (words[at] >>> (8 * L.BD_FLAGS)) & 255, free, scan, link, back };
}

export function encodeBlocks({ address, groups }: BlockTable): Uint8Array {
  const out = new ByteWriter();
  out.varint(address);
  out.varint(groups.length === 0 ? 0 : groups[groups.length - 1].end >>> L.BLOCK_SHIFT);
  for (const { start, end, kind, gen, flags, free, scan, link, back } of groups) {
    out.varint(kind | (gen << 3) | (flags << 4));
    out.varint((end - start) >>> L.BLOCK_SHIFT);
    out.signed(within(free, start));
    out.signed(within(scan, start));
    out.varint(link);
    out.varint(back);
  }
  return out.done();
}

/** A group that nobody fills may say anything there; it need not be kept. */
function within(address: number, start: number): number {
  const offset = address - start;
  return offset < 0 || offset > 0x3fffffff ? 0 : offset;
}

/** Throws CoreError, ImageError. */
export function decodeBlocks(bytes: Uint8Array): BlockTable {
  const input = new ByteReader(bytes);
  const address = input.varint();
  const blocks = input.varint();
  const groups: BlockGroup[] = [];
  for (let start = 0; start < blocks * L.BLOCK_B; ) {
    const packed = input.varint();
    const end = start + input.varint() * L.BLOCK_B;
    if (end <= start || end > blocks * L.BLOCK_B) throw new CoreError(`block group at 0x${start.toString(16)} leaves the memory`);
    const free = start + input.signed();
    const scan = start + input.signed();
    groups.push({ start, end, kind: packed & 7, gen: (packed >>> 3) & 1, flags: packed >>> 4, free, scan, link: input.varint(), back: input.varint() });
    start = end;
  }
  if (input.left > 0) throw new CoreError(`${input.left} bytes after the block groups`);
  return { address, groups };
}

/** Writes the table where it lies. Throws CoreError when it leaves the memory. */
export function writeBlocks({ address, groups }: BlockTable, words: Uint32Array): void {
  const blocks = groups.length === 0 ? 0 : groups[groups.length - 1].end >>> L.BLOCK_SHIFT;
  if (address % 4 !== 0 || address + blocks * L.BD_SIZE_B > words.length * 4) throw new CoreError(`block table at 0x${address.toString(16)} leaves the memory`);
  words.fill(0, address >>> 2, (address + blocks * L.BD_SIZE_B) >>> 2);
  for (const group of groups) writeGroup(words, address, group);
}

function writeGroup(words: Uint32Array, table: number, { start, end, kind, gen, flags, free, scan, link, back }: BlockGroup): void {
  const head = start >>> L.BLOCK_SHIFT;
  const count = (end - start) >>> L.BLOCK_SHIFT;
  const at = (index: number): number => (table + index * L.BD_SIZE_B) >>> 2;
  const tail = kind === L.KIND_STATIC || kind === L.KIND_NURSERY || kind === L.KIND_FREE ? kind : L.KIND_TAIL;
  for (let i = 1; i < count; i++) {
    words[at(head + i)] = tail | (gen << (8 * L.BD_GEN));
    words[at(head + i) + L.BD_COUNT / 4] = kind === L.KIND_FREE ? 0 : i;
  }
  const first = at(head);
  words[first] = kind | (gen << (8 * L.BD_GEN)) | (flags << (8 * L.BD_FLAGS));
  words[first + L.BD_COUNT / 4] = count;
  words[first + L.BD_FREE / 4] = free;
  words[first + L.BD_SCAN / 4] = scan;
  words[first + L.BD_LINK / 4] = link;
  words[first + L.BD_BACK / 4] = back;
  // The last block of a free group names its first.
  if (kind === L.KIND_FREE) words[at(head + count - 1) + L.BD_FREE / 4] = head;
}
