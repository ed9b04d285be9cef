/**
 * Blocks: who owns which 32 KB of linear memory.
 *
 * Every block has a descriptor in one table. A group is a run of blocks that is handed out and given back as one; its head descriptor holds the
 * length, later ones (KIND_TAIL) the distance to the head. Static and nursery groups carry their kind in every block.
 *
 * Free groups are maximal (two never touch), and lie in lists by size, doubly linked. In a free group every block says KIND_FREE, the head holds
 * the length in BD_COUNT, and the last block the head's index in BD_FREE: so both neighbours of a group that is given back are found in O(1).
 *
 * Memory grows by half of what there is, or by what is needed if that is more, or at the very end by just what is needed.
 */
import * as L from '../../abi/layout.ts';
import {
  FREE_LISTS_N, gcState, REMEMBERED_CAPACITY, REMEMBERED_COUNT, REMEMBERED_ENTRIES, REMEMBERED_FIRST_N, STATE_FREE_LISTS, STATE_FREE_N,
  STATE_SIZE_B, STATE_STATIC_END, STATE_STATIC_HP, STATE_STATIC_LIM, STATE_TABLE_CAPACITY,
} from './state.ts';

/** 4 GiB less one page, so that the end of memory is still a 32-bit number. */
const MAX_BLOCKS: u32 = 131070;
const BLOCKS_PER_PAGE: u32 = 2;
const FIRST_TABLE_N: u32 = 64;

/** Address of the descriptor of the block that holds `address` (tagged or not). */
// @ts-ignore: decorator
@inline
export function descriptor(address: u32): u32 {
  return load<u32>(L.REGS, L.REG_BLOCKS) + ((address >>> L.BLOCK_SHIFT) << L.BD_SHIFT);
}

/** Address of the descriptor of a block given by index. */
// @ts-ignore: decorator
@inline
export function descriptorOf(index: u32): u32 {
  return load<u32>(L.REGS, L.REG_BLOCKS) + (index << L.BD_SHIFT);
}

/** Blocks that hold `bytes`. */
// @ts-ignore: decorator
@inline
export function blocksFor(bytes: u32): u32 {
  return (bytes >>> L.BLOCK_SHIFT) + u32((bytes & (L.BLOCK_B - 1)) != 0);
}

/** Free blocks that need no growth (not necessarily in one run). */
export function freeBlocks(): u32 {
  return load<u32>(gcState(), STATE_FREE_N);
}

/**
 * Describes the memory that exists. Everything below `firstFreeByte`, rounded up to a block, becomes static; the rest of that last block holds the
 * collector's own records and the first images. False when memory is too small and cannot grow.
 */
export function initBlocks(firstFreeByte: u32): bool {
  const state = (firstFreeByte + 7) & ~7;
  const remembered = state + STATE_SIZE_B;
  const table = remembered + REMEMBERED_ENTRIES + REMEMBERED_FIRST_N * 4;
  let total = memoryBlocks();
  const capacity = max(FIRST_TABLE_N, total + total / 2);
  const end = table + (capacity << L.BD_SHIFT);
  const statics = blocksFor(end);
  if (total < statics) {
    if (!growPages(statics)) return false;
    total = memoryBlocks();
  }
  memory.fill(state, 0, end - state);
  store<u32>(L.REGS, state, L.REG_FREE_BLOCKS);
  store<u32>(L.REGS, table, L.REG_BLOCKS);
  store<u32>(L.REGS, total, L.REG_BLOCKS_N);
  store<u32>(L.REGS, remembered, L.REG_MUT_LIST);
  store<u32>(L.REGS, statics << L.BLOCK_SHIFT, L.REG_MEMORY_END);
  store<u32>(remembered, REMEMBERED_FIRST_N, REMEMBERED_CAPACITY);
  store<u32>(remembered, 0, REMEMBERED_COUNT);
  store<u32>(state, capacity, STATE_TABLE_CAPACITY);
  store<u32>(state, end, STATE_STATIC_HP);
  store<u32>(state, statics << L.BLOCK_SHIFT, STATE_STATIC_LIM);
  store<u32>(state, statics << L.BLOCK_SHIFT, STATE_STATIC_END);
  describeGroup(0, statics, L.KIND_STATIC, 1);
  if (total > statics) addFree(statics, total - statics);
  return true;
}

/** A run of `blocks` blocks for one purpose: its address, or 0 when memory cannot be had. The contents are undefined. */
export function allocGroup(blocks: u32, kind: u32, gen: u32): u32 {
  let index = takeFree(blocks);
  if (!index) {
    if (!growMemory(blocks)) return 0;
    index = takeFree(blocks);
    if (!index) return 0;
  }
  describeGroup(index, blocks, kind, gen);
  const end = (index + blocks) << L.BLOCK_SHIFT;
  if (end > load<u32>(L.REGS, L.REG_MEMORY_END)) store<u32>(L.REGS, end, L.REG_MEMORY_END);
  return index << L.BLOCK_SHIFT;
}

/** Gives back the group that starts at `address`. */
export function freeGroup(address: u32): void {
  addFree(address >>> L.BLOCK_SHIFT, load<u32>(descriptor(address), L.BD_COUNT));
}

/** Zeroed memory that is never moved nor freed, aligned to 8 bytes; 0 when memory cannot be had. */
export function allocStatic(bytes: u32): u32 {
  const state = gcState();
  const size = (bytes + 7) & ~7;
  if (size < bytes) return 0;
  let at = (load<u32>(state, STATE_STATIC_HP) + 7) & ~7;
  const limit = load<u32>(state, STATE_STATIC_LIM);
  if (at <= limit && limit - at >= size) {
    store<u32>(state, at + size, STATE_STATIC_HP);
  } else {
    const blocks = max(blocksFor(size), 1);
    const slack = limit - load<u32>(state, STATE_STATIC_HP);
    at = allocGroup(blocks, L.KIND_STATIC, 1);
    if (!at) return 0;
    const end = at + (blocks << L.BLOCK_SHIFT);
    if (end - at - size > slack) {
      store<u32>(state, at + size, STATE_STATIC_HP);
      store<u32>(state, end, STATE_STATIC_LIM);
    }
    if (end > load<u32>(state, STATE_STATIC_END)) store<u32>(state, end, STATE_STATIC_END);
  }
  memory.fill(at, 0, size);
  return at;
}

/** Makes sure that `blocks` blocks are free, in one run or several. False when memory cannot be had. */
export function reserveBlocks(blocks: u32): bool {
  const free = freeBlocks();
  const end = load<u32>(L.REGS, L.REG_BLOCKS_N);
  // growMemory counts what is free at the end of memory towards the run it makes.
  return free >= blocks || growMemory(blocks - free + (end - freeFrom(end)));
}

/** First block of the free group that ends at block `end`; `end` itself when there is none. */
function freeFrom(end: u32): u32 {
  const last = descriptorOf(end - 1);
  return load<u8>(last, L.BD_KIND) == L.KIND_FREE ? load<u32>(last, L.BD_FREE) : end;
}

function describeGroup(index: u32, blocks: u32, kind: u32, gen: u32): void {
  const tail = kind == L.KIND_STATIC || kind == L.KIND_NURSERY ? kind : L.KIND_TAIL;
  const head = descriptorOf(index);
  describe(head, kind, gen, blocks);
  store<u32>(head, index << L.BLOCK_SHIFT, L.BD_FREE);
  store<u32>(head, index << L.BLOCK_SHIFT, L.BD_SCAN);
  for (let i: u32 = 1; i < blocks; i++) describe(descriptorOf(index + i), tail, gen, i);
}

function describe(bd: u32, kind: u32, gen: u32, count: u32): void {
  store<u8>(bd, kind, L.BD_KIND);
  store<u8>(bd, gen, L.BD_GEN);
  store<u8>(bd, 0, L.BD_FLAGS);
  store<u32>(bd, count, L.BD_COUNT);
  store<u32>(bd, 0, L.BD_LINK);
  store<u32>(bd, 0, L.BD_BACK);
  store<u64>(bd, 0, L.BD_CARDS);
}

// Free lists -----------------------------------------------------------------------------------------------------------------------------

// @ts-ignore: decorator
@inline
function listFor(blocks: u32): u32 {
  return gcState() + STATE_FREE_LISTS + ((31 - clz(blocks)) << 2);
}

/** Makes [index, index + blocks) free, joined with its free neighbours. */
function addFree(index: u32, blocks: u32): void {
  store<u32>(gcState(), freeBlocks() + blocks, STATE_FREE_N);
  for (let i: u32 = 0; i < blocks; i++) describe(descriptorOf(index + i), L.KIND_FREE, 0, 0);
  const next = index + blocks;
  if (next < load<u32>(L.REGS, L.REG_BLOCKS_N) && load<u8>(descriptorOf(next), L.BD_KIND) == L.KIND_FREE) blocks += unlinkFree(next);
  if (load<u8>(descriptorOf(index - 1), L.BD_KIND) == L.KIND_FREE) {
    const head = load<u32>(descriptorOf(index - 1), L.BD_FREE);
    blocks += unlinkFree(head);
    index = head;
  }
  linkFree(index, blocks);
  if (index + blocks == load<u32>(L.REGS, L.REG_BLOCKS_N)) store<u32>(L.REGS, index << L.BLOCK_SHIFT, L.REG_MEMORY_END);
}

function linkFree(index: u32, blocks: u32): void {
  const list = listFor(blocks);
  const bd = descriptorOf(index);
  const next = load<u32>(list);
  store<u32>(bd, blocks, L.BD_COUNT);
  store<u32>(bd, next, L.BD_LINK);
  store<u32>(bd, 0, L.BD_BACK);
  if (next) store<u32>(descriptorOf(next), index, L.BD_BACK);
  store<u32>(list, index);
  store<u32>(descriptorOf(index + blocks - 1), index, L.BD_FREE);
}

/** Takes a free group off its list; answers its length. */
function unlinkFree(index: u32): u32 {
  const bd = descriptorOf(index);
  const blocks = load<u32>(bd, L.BD_COUNT);
  const next = load<u32>(bd, L.BD_LINK);
  const back = load<u32>(bd, L.BD_BACK);
  if (next) store<u32>(descriptorOf(next), back, L.BD_BACK);
  if (back) store<u32>(descriptorOf(back), next, L.BD_LINK);
  else store<u32>(listFor(blocks), next);
  return blocks;
}

/** Index of `blocks` blocks taken from the lists, 0 when no free group is that long. */
function takeFree(blocks: u32): u32 {
  let k: u32 = 31 - clz(blocks);
  let index = load<u32>(gcState() + STATE_FREE_LISTS + (k << 2));
  while (index && load<u32>(descriptorOf(index), L.BD_COUNT) < blocks) index = load<u32>(descriptorOf(index), L.BD_LINK);
  while (!index) {
    if (++k >= FREE_LISTS_N) return 0;
    index = load<u32>(gcState() + STATE_FREE_LISTS + (k << 2));
  }
  const length = unlinkFree(index);
  if (length > blocks) linkFree(index + blocks, length - blocks);
  store<u32>(gcState(), freeBlocks() - blocks, STATE_FREE_N);
  return index;
}

// Growth ---------------------------------------------------------------------------------------------------------------------------------

function memoryBlocks(): u32 {
  return min<u32>(<u32>memory.size() * BLOCKS_PER_PAGE, MAX_BLOCKS);
}

/** Memory of at least `blocks` blocks. */
function growPages(blocks: u32): bool {
  const have = memoryBlocks();
  if (blocks <= have) return true;
  if (blocks > MAX_BLOCKS) return false;
  return memory.grow((blocks - have + BLOCKS_PER_PAGE - 1) / BLOCKS_PER_PAGE) >= 0;
}

/** Makes memory bigger so that a free run of `blocks` blocks exists; moves the descriptor table when it becomes too small. */
function growMemory(blocks: u32): bool {
  const have = load<u32>(L.REGS, L.REG_BLOCKS_N);
  const start = freeFrom(have);
  if (blocks > MAX_BLOCKS - start) return false;
  let target = min(max(start + blocks, have + have / 2), MAX_BLOCKS);
  let tableBlocks = tableBlocksFor(target);
  target = min(max(target, start + blocks + tableBlocks), MAX_BLOCKS);
  if (start + blocks + tableBlocks > target || !growPages(target)) {
    tableBlocks = tableBlocksFor(start + blocks);
    target = start + blocks + tableBlocks;
    if (!growPages(target)) return false;
  }
  target = min(memoryBlocks(), target + BLOCKS_PER_PAGE - 1);
  if (start < have) {
    unlinkFree(start);
    store<u32>(gcState(), freeBlocks() - (have - start), STATE_FREE_N);
  }
  if (tableBlocks) moveTable(start, tableBlocks, have, target);
  else {
    store<u32>(L.REGS, target, L.REG_BLOCKS_N);
  }
  addFree(start + tableBlocks, target - start - tableBlocks);
  return true;
}

/** Blocks of a new table when `total` blocks (and the table itself) must be described, 0 when the present one has room. */
function tableBlocksFor(total: u32): u32 {
  const capacity = load<u32>(gcState(), STATE_TABLE_CAPACITY);
  if (total + BLOCKS_PER_PAGE <= capacity) return 0;
  return blocksFor(min(max(capacity * 2, total + total / 64 + 8), MAX_BLOCKS + 8) << L.BD_SHIFT);
}

function moveTable(index: u32, blocks: u32, have: u32, target: u32): void {
  const old = load<u32>(L.REGS, L.REG_BLOCKS);
  const table = index << L.BLOCK_SHIFT;
  memory.fill(table, 0, blocks << L.BLOCK_SHIFT);
  memory.copy(table, old, have << L.BD_SHIFT);
  store<u32>(L.REGS, table, L.REG_BLOCKS);
  store<u32>(L.REGS, target, L.REG_BLOCKS_N);
  store<u32>(gcState(), blocks << (L.BLOCK_SHIFT - L.BD_SHIFT), STATE_TABLE_CAPACITY);
  describeGroup(index, blocks, L.KIND_TABLE, 1);
  store<u32>(L.REGS, max(load<u32>(L.REGS, L.REG_MEMORY_END), table + (blocks << L.BLOCK_SHIFT)), L.REG_MEMORY_END);
  if (load<u8>(descriptor(old), L.BD_KIND) == L.KIND_TABLE) freeGroup(old);
}
