/**
 * What the collector remembers between collections. Nothing of it lives in wasm globals: a saved memory must be a whole machine.
 *
 * The record lies in the first static block, behind the machine's own tables, at the address in REG_FREE_BLOCKS:
 *
 *  +---------------------+---------------------------+------------------------+---------------------- … block end
 *  | this record         | first remembered set      | first descriptor table | room for images (allocStatic)
 *  +---------------------+---------------------------+------------------------+----------------------
 *
 * Block indices (`_I`) count from the start of memory; 0 stands for "none" (block 0 is always static).
 */
import { REG_FREE_BLOCKS, REGS } from '../../abi/layout.ts';

/** Heads of the free lists: list k holds the groups of 2^k … 2^(k+1)-1 blocks. */
export const STATE_FREE_LISTS: u32 = 0;
export const FREE_LISTS_N: u32 = 18;
/** Free blocks in all lists. */
export const STATE_FREE_N: u32 = 72;
/** Room for more static data: next free byte, end. */
export const STATE_STATIC_HP: u32 = 76;
export const STATE_STATIC_LIM: u32 = 80;
/** First byte above every static block: no info table lies beyond. */
export const STATE_STATIC_END: u32 = 84;
/** Descriptors the table has room for. */
export const STATE_TABLE_CAPACITY: u32 = 88;
/** Small-object blocks of generation 0 and 1 in the order in which they were filled, through BD_LINK (block indices). */
export const STATE_SMALL_HEAD: u32 = 92;
export const STATE_SMALL_TAIL: u32 = 100;
/** Large objects of generation 0 and 1 through BD_LINK and BD_BACK (block indices). */
export const STATE_LARGE: u32 = 108;
/** 0, or why the next collection should be a major one. */
export const STATE_NEED_MAJOR: u32 = 116;
/** Memory, or what the settings allow of it, ran out. */
export const MAJOR_WANTED: u32 = 1;
/** The remembered set is incomplete. */
export const MAJOR_REQUIRED: u32 = 2;
/** Blocks in the lists of small objects of generation 0 and 1. */
export const STATE_SMALL_N: u32 = 120;
/** 1 = the last major collection left too little memory for more than recovering (headroom, alloc.ts). */
export const STATE_FULL: u32 = 128;
/** Bytes of large objects that the operation the last collection was for may allocate without another. */
export const STATE_GRANTED_B: u32 = 132;
/** Table of stable names (stable-names.ts), 0 = none yet. */
export const STATE_NAMES: u32 = 136;
export const STATE_SIZE_B: u32 = 144;

/** Remembered set: [capacity][count][closures…], see remember.ts. */
export const REMEMBERED_CAPACITY: u32 = 0;
export const REMEMBERED_COUNT: u32 = 4;
export const REMEMBERED_ENTRIES: u32 = 8;
/** Entries of the first remembered set, which needs no block of its own. */
export const REMEMBERED_FIRST_N: u32 = 254;

/** Address of the record. */
// @ts-ignore: decorator
@inline
export function gcState(): u32 {
  return load<u32>(REGS, REG_FREE_BLOCKS);
}
