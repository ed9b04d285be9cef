/**
 * Which words of memory say anything: what lies below the blocks, what of each group is used, and what of a stack is not free. Where the memory is so
 * damaged that nobody can tell, all of it.
 */
import { TYPE_CONSTR, TYPE_FUN, TYPE_STACK, TYPE_THUNK } from '../../abi/closure-types.gen.ts';
import type { Image } from '../../abi/image.ts';
import * as L from '../../abi/layout.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';
import { type BlockGroup, type BlockTable, readBlocks } from './blocks.ts';
import type { WordRange } from './runs.ts';

/** An image in memory, as far as it matters here. */
export interface ImageInMemory {
  readonly image: Image;
  readonly base: number;
  /** its words and literals as they were when it was loaded */
  readonly pristine: Uint32Array;
}

/** The record the collector keeps in static memory is no longer than this (assembly/gc/state.ts). */
export const COLLECTOR_STATE_B = 256;
/** Threads looked at, and chunks of each: more are written whole. */
const MAX_STACKS = 100_000;
/** Below a stack's top lie results and arguments that a trap may have left. */
const KEPT_BELOW_SP_B = L.STACK_RESERVE_W * 4;

/** Everything a reader may ask for who has the images as they were loaded: of any memory, sound or not. */
export function wordsOfCore(words: Uint32Array, images: readonly ImageInMemory[]): WordRange[] {
  const places = images.map(({ base, pristine }) => bytes(base, pristine.length * 4)).sort((a, b) => a.start - b.start);
  const changed = images.flatMap((image) => [...changedStatics(words, image), ...changedElsewhere(words, image)]);
  return [...without(inUse(words), places), ...changed].sort((a, b) => a.start - b.start);
}

/** All that is in use, images included. */
function inUse(words: Uint32Array): WordRange[] {
  const table = readBlocks(words);
  if (table === null) return [{ start: L.REGS >>> 2, end: words.length }];
  const ranges: WordRange[] = [{ start: L.REGS >>> 2, end: L.RTS_END >>> 2 }];
  for (const group of table.groups) {
    if (group.kind === L.KIND_FREE) continue;
    const start = Math.max(group.start, L.RTS_END);
    ranges.push({ start: start >>> 2, end: Math.max(start, usedEnd(words, group)) >>> 2 });
  }
  return without(ranges, freeStacks(words, KEPT_BELOW_SP_B));
}

/**
 * What a machine that has the images, and has been booted, does not know: registers, roots, what the collector remembers, objects, and what differs in
 * static closures. Null when the memory is damaged.
 */
export function wordsOfSnapshot(words: Uint32Array, images: readonly ImageInMemory[]): { table: BlockTable; ranges: WordRange[] } | null {
  const table = readBlocks(words);
  if (table === null) return null;
  const register = (offset: number): number => words[(L.REGS + offset) >>> 2];
  const remembered = register(L.REG_MUT_LIST);
  const state = register(L.REG_FREE_BLOCKS);
  const ranges: WordRange[] = [
    bytes(L.REGS, L.REGS_SIZE_B),
    bytes(L.WELL_KNOWN, WELL_KNOWN_N * 4),
    bytes(L.RAISES, L.RAISES_N * L.RAISE_RECORD_B),
    bytes(state, COLLECTOR_STATE_B),
    bytes(remembered, 8 + (words[(remembered >>> 2) + 1] ?? 0) * 4),
  ];
  for (const group of table.groups) ranges.push(...usedOfGroup(words, group, table, remembered));
  const objects = without(merged(ranges, words.length), freeStacks(words, 0));
  const changed = images.flatMap((image) => changedStatics(words, image));
  return { table, ranges: [...objects, ...changed].sort((a, b) => a.start - b.start) };
}

function bytes(address: number, length: number): WordRange {
  return { start: address >>> 2, end: (address + length) >>> 2 };
}

/** Objects and tables. Images, and the tables that are written another way, are not among them. */
function usedOfGroup(words: Uint32Array, group: BlockGroup, table: BlockTable, remembered: number): WordRange[] {
  if (group.kind === L.KIND_FREE || group.kind === L.KIND_STATIC) return [];
  if (group.start === table.address || group.start === remembered) return [];
  if (group.start === words[(L.REGS + L.REG_HANDLES) >>> 2]) return [bytes(group.start, words[(L.REGS + L.REG_HANDLES_N) >>> 2] * 8)];
  return [{ start: group.start >>> 2, end: usedEnd(words, group) >>> 2 }];
}

function usedEnd(words: Uint32Array, group: BlockGroup): number {
  switch (group.kind) {
    case L.KIND_SMALL:
    case L.KIND_LARGE:
      return group.free;
    case L.KIND_NURSERY: {
      const hp = words[(L.REGS + L.REG_HP) >>> 2];
      return hp >= group.start && hp <= group.end ? hp : group.end;
    }
    default:
      return group.end;
  }
}

// Stacks ----------------------------------------------------------------------------------------------------------------------------------

/** What lies free between the header of a stack chunk and its top, for the stacks of all threads. */
function freeStacks(words: Uint32Array, kept: number): WordRange[] {
  const word = (address: number): number => words[address >>> 2] ?? 0;
  const free: WordRange[] = [];
  const running = word(L.REGS + L.REG_TSO);
  const seen = new Set<number>();
  for (let tso = word(L.REGS + L.REG_ALL_THREADS); tso !== 0 && tso % 4 === 0 && !seen.has(tso) && seen.size < MAX_STACKS; tso = word(tso + L.TSO_ALL_LINK)) {
    seen.add(tso);
    const chunk = word(tso + L.TSO_STACK);
    if (!isChunk(words, chunk)) continue;
    const registers = tso === running && word(L.REGS + L.REG_STACK) === chunk ? word(L.REGS + L.REG_SP) : Number.POSITIVE_INFINITY;
    const sp = Math.min(word(chunk + L.STACK_SP), kept === 0 ? Number.POSITIVE_INFINITY : registers);
    const start = chunk + L.STACK_HEADER_W * 4;
    const end = sp - kept;
    if (end > start && sp <= chunk + word(chunk + L.STACK_SIZE) * 4) free.push({ start: start >>> 2, end: end >>> 2 });
  }
  return free.sort((a, b) => a.start - b.start);
}

function isChunk(words: Uint32Array, chunk: number): boolean {
  if (chunk === 0 || chunk % 4 !== 0) return false;
  const info = words[chunk >>> 2] ?? 0;
  return ((words[info >>> 2] ?? 0) & 255) === TYPE_STACK;
}

// Images ----------------------------------------------------------------------------------------------------------------------------------

/** Words of static closures that are not what was loaded. Marks do not count: those of another epoch mean nothing. */
function changedStatics(words: Uint32Array, { image: { codeEnd, staticEnd }, base, pristine }: ImageInMemory): WordRange[] {
  const found: WordRange[] = [];
  const first = base >>> 2;
  for (let at = codeEnd; at < staticEnd; ) {
    const size = Math.min(staticWords(words, pristine[at]), staticEnd - at);
    const marked = at + size - 1;
    for (let i = at; i < at + size; i++) {
      if (words[first + i] !== pristine[i] && (size === 1 || i !== marked)) addWord(found, first + i);
    }
    at += size;
  }
  return found;
}

/** Nothing writes to code, tables and literals but debuggers and damage. */
function changedElsewhere(words: Uint32Array, { image: { codeEnd, staticEnd }, base, pristine }: ImageInMemory): WordRange[] {
  const found: WordRange[] = [];
  const first = base >>> 2;
  for (const [from, to] of [
    [0, codeEnd],
    [staticEnd, pristine.length],
  ]) {
    for (let i = from; i < to; i++) if (words[first + i] !== pristine[i]) addWord(found, first + i);
  }
  return found;
}

/** Words of a static closure by its info table (docs/machine.md): the last one is its mark, unless it is the only one. */
function staticWords(words: Uint32Array, info: number): number {
  const type = words[info >>> 2] & 255;
  if (type === TYPE_FUN) return 1;
  if (type === TYPE_THUNK) return L.CAF_SIZE_W;
  if (type !== TYPE_CONSTR) return 1;
  const payload = words[(info + L.INFO_PTRS) >>> 2];
  return L.PAYLOAD_W + (payload & 0xffff) + (payload >>> 16) + 1;
}

function addWord(ranges: WordRange[], word: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.end === word) ranges[ranges.length - 1] = { ...last, end: word + 1 };
  else ranges.push({ start: word, end: word + 1, exact: true });
}

// Ranges ----------------------------------------------------------------------------------------------------------------------------------

/** Ascending, without overlap, within `limit` words. */
function merged(ranges: readonly WordRange[], limit: number): WordRange[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const result: WordRange[] = [];
  for (const { start, end } of sorted) {
    const from = Math.max(start, result.at(-1)?.end ?? 0);
    const to = Math.min(end, limit);
    if (from < to) result.push({ start: from, end: to });
  }
  return result;
}

/** `ranges` less `holes`; both ascending. */
function without(ranges: readonly WordRange[], holes: readonly WordRange[]): WordRange[] {
  const result: WordRange[] = [];
  let next = 0;
  for (const { start, end } of ranges) {
    let at = start;
    while (next < holes.length && holes[next].end <= at) next++;
    for (let i = next; i < holes.length && holes[i].start < end; i++) {
      if (holes[i].start > at) result.push({ start: at, end: holes[i].start });
      at = Math.max(at, holes[i].end);
    }
    if (at < end) result.push({ start: at, end });
  }
  return result;
}
