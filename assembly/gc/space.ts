/**
 * The two spaces of a running collection: what is evacuated (BD_FROM) and where it goes.
 *
 * Objects of the nursery go to generation 0 (aged blocks), aged ones to generation 1; a major collection moves everything to generation 1.
 * To-space blocks are filled one after the other, and listed in that order: the lists are the queue of Cheney's algorithm, BD_SCAN says how far it is.
 * Large objects are not copied but moved to another list, by way of the stack of those still to be scanned.
 *
 * The variables here mean something only while `collect` runs; what outlives it is in state.ts and the register block.
 */

import { CHECK_MEMORY, CHECK_NONE } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { emptyNursery, groupBytes, linkLarge, nurseryBytes, withWaste } from './alloc.ts';
import { allocGroup, descriptor, descriptorOf, freeGroup } from './blocks.ts';
import { gcState, STATE_LARGE, STATE_SMALL_HEAD, STATE_SMALL_N, STATE_SMALL_TAIL, STATE_STATIC_END } from './state.ts';

/** This is a major collection. */
export let major: bool = false;
/** Generation of the object being scavenged: what it points to should be at least that old. */
export let evacGen: u32 = 0;
/** Whether what it points to is promoted at once to evacGen; else it ages as usual. */
export let eager: bool = false;
/** Set when something the scavenged object points to stayed younger than evacGen. */
export let failedToEvac: bool = false;
/** Bytes copied so far. */
export let copiedB: u64 = 0;
/** No info table lies at or beyond this address. */
export let staticEnd: u32 = 0;

// To-space of each generation: next free byte and end of the block being filled, block being scavenged (0 = none yet).
let free0: u32 = 0;
let limit0: u32 = 0;
let free1: u32 = 0;
let limit1: u32 = 0;
let scanBlock0: u32 = 0;
let scanBlock1: u32 = 0;

// What is being evacuated: lists through BD_LINK (block indices).
let fromSmall0: u32 = 0;
let fromSmall1: u32 = 0;
let fromLarge0: u32 = 0;
let fromLarge1: u32 = 0;
/** Large objects reached, not yet scavenged, through BD_LINK. */
let largeTodo: u32 = 0;

/** Sets what `evacuate` should do for the object that is scavenged next. */
// @ts-ignore: decorator
@inline
export function evacuateFor(gen: u32, promote: bool): void {
  evacGen = gen;
  eager = promote;
  failedToEvac = false;
}

// @ts-ignore: decorator
@inline
export function setEager(promote: bool): void {
  eager = promote;
}

// @ts-ignore: decorator
@inline
export function setFailedToEvac(): void {
  failedToEvac = true;
}

// @ts-ignore: decorator
@inline
export function clearFailedToEvac(): void {
  failedToEvac = false;
}

/** Notes what a check inside the collector found. The first finding stays; the machine does not run again. */
export function damaged(check: u32, address: u32): void {
  if (load<u32>(L.REGS, L.REG_DIRTY) != CHECK_NONE) return;
  store<u32>(L.REGS, check, L.REG_DIRTY);
  store<u32>(L.REGS, address, L.REG_EXIT_B);
}

// Beginning and end -----------------------------------------------------------------------------------------------------------------------

/** Most blocks that this collection's to-space may need. */
export function toSpaceNeed(isMajor: bool): u32 {
  const used = load<u32>(L.REGS, L.REG_HP) - load<u32>(L.REGS, L.REG_NURSERY);
  const blocks = (used >>> L.BLOCK_SHIFT) + 1 + load<u32>(gcState(), STATE_SMALL_N);
  return withWaste(isMajor ? blocks + load<u32>(gcState(), STATE_SMALL_N + 4) : blocks);
}

/** Turns the heap into from-space. */
export function flip(isMajor: bool): void {
  major = isMajor;
  copiedB = 0;
  staticEnd = load<u32>(gcState(), STATE_STATIC_END);
  evacuateFor(0, false);
  const nursery = load<u32>(L.REGS, L.REG_NURSERY) >>> L.BLOCK_SHIFT;
  for (let i: u32 = nurseryBytes() >>> L.BLOCK_SHIFT; i; i--) setFrom(descriptorOf(nursery + i - 1));
  fromSmall0 = takeList(STATE_SMALL_HEAD);
  store<u32>(gcState(), 0, STATE_SMALL_TAIL);
  store<u32>(gcState(), 0, STATE_SMALL_N);
  fromLarge0 = takeList(STATE_LARGE);
  fromSmall1 = 0;
  fromLarge1 = 0;
  free0 = limit0 = free1 = limit1 = scanBlock0 = scanBlock1 = largeTodo = 0;
  if (isMajor) {
    fromSmall1 = takeList(STATE_SMALL_HEAD + 4);
    store<u32>(gcState(), 0, STATE_SMALL_TAIL + 4);
    store<u32>(gcState(), 0, STATE_SMALL_N + 4);
    fromLarge1 = takeList(STATE_LARGE + 4);
    store<u32>(L.REGS, 0, L.REG_OLD_B);
  } else resumeOld();
}

/** A minor collection goes on filling the last block of the old generation. */
function resumeOld(): void {
  const tail = load<u32>(gcState(), STATE_SMALL_TAIL + 4);
  if (!tail) return;
  free1 = load<u32>(descriptorOf(tail), L.BD_FREE);
  limit1 = (tail << L.BLOCK_SHIFT) + L.BLOCK_B;
  store<u32>(descriptorOf(tail), free1, L.BD_SCAN);
  scanBlock1 = tail;
}

/** Empties the list whose head is at `field` of the state, and marks its blocks as from-space. */
function takeList(field: u32): u32 {
  const list = gcState() + field;
  const head = load<u32>(list);
  store<u32>(list, 0);
  for (let i = head; i; i = load<u32>(descriptorOf(i), L.BD_LINK)) setFrom(descriptorOf(i));
  return head;
}

// @ts-ignore: decorator
@inline
function setFrom(bd: u32): void {
  store<u8>(bd, load<u8>(bd, L.BD_FLAGS) | L.BD_FROM, L.BD_FLAGS);
}

/** Frees from-space; the nursery is empty again. */
export function releaseFromSpace(): void {
  closeBlock(0);
  closeBlock(1);
  freeList(fromSmall0);
  freeList(fromSmall1);
  freeList(fromLarge0);
  freeList(fromLarge1);
  const nursery = load<u32>(L.REGS, L.REG_NURSERY);
  for (let i: u32 = nurseryBytes() >>> L.BLOCK_SHIFT; i; i--) store<u8>(descriptorOf((nursery >>> L.BLOCK_SHIFT) + i - 1), 0, L.BD_FLAGS);
  emptyNursery();
}

function freeList(head: u32): void {
  while (head) {
    const next = load<u32>(descriptorOf(head), L.BD_LINK);
    freeGroup(head << L.BLOCK_SHIFT);
    head = next;
  }
}

// Small objects ---------------------------------------------------------------------------------------------------------------------------

/** Room for an object in the to-space of a generation; 0 when memory ran out (`damaged` then). */
// @ts-ignore: decorator
@inline
function toSpace(gen: u32, bytes: u32): u32 {
  const at = gen ? free1 : free0;
  if ((gen ? limit1 : limit0) - at < bytes) return nextBlock(gen, bytes);
  if (gen) free1 = at + bytes;
  else free0 = at + bytes;
  return at;
}

function nextBlock(gen: u32, bytes: u32): u32 {
  closeBlock(gen);
  const block = bytes <= <u32>L.BLOCK_B ? allocGroup(1, L.KIND_SMALL, gen) : 0;
  if (!block) {
    damaged(CHECK_MEMORY, bytes);
    return 0;
  }
  const index = block >>> L.BLOCK_SHIFT;
  const tail = gcState() + STATE_SMALL_TAIL + (gen << 2);
  const last = load<u32>(tail);
  if (last) store<u32>(descriptorOf(last), index, L.BD_LINK);
  else store<u32>(gcState() + STATE_SMALL_HEAD + (gen << 2), index);
  store<u32>(tail, index);
  const count = gcState() + STATE_SMALL_N + (gen << 2);
  store<u32>(count, load<u32>(count) + 1);
  if (gen) {
    free1 = block + bytes;
    limit1 = block + L.BLOCK_B;
    if (!scanBlock1) scanBlock1 = index;
  } else {
    store<u8>(descriptorOf(index), L.BD_AGED, L.BD_FLAGS);
    free0 = block + bytes;
    limit0 = block + L.BLOCK_B;
    if (!scanBlock0) scanBlock0 = index;
  }
  return block;
}

/** Notes in the descriptor how far the block being filled is used. */
function closeBlock(gen: u32): void {
  const tail = load<u32>(gcState() + STATE_SMALL_TAIL + (gen << 2));
  if (!tail) return;
  const bd = descriptorOf(tail);
  const used = gen ? free1 : free0;
  if (gen) store<u32>(L.REGS, load<u32>(L.REGS, L.REG_OLD_B) + used - load<u32>(bd, L.BD_FREE), L.REG_OLD_B);
  store<u32>(bd, used, L.BD_FREE);
}

/** Copies an object of `words` words to a generation and forwards the old one; answers the new address (the old one when memory ran out). */
// @ts-ignore: decorator
@inline
export function copyObject(from: u32, words: u32, gen: u32): u32 {
  const bytes = words << 2;
  const to = toSpace(gen, bytes);
  if (!to) return from;
  for (let i: u32 = 0; i < bytes; i += 4) store<u32>(to + i, load<u32>(from + i));
  store<u32>(from, to | L.FORWARDED);
  copiedB += bytes;
  return to;
}

/** New room of `bytes` in generation 0 (1 in a major collection), scavenged like a copied object; 0 when memory ran out. */
export function newObject(bytes: u32): u32 {
  return toSpace(u32(major), bytes);
}

/** The generation an object goes to, by its age; sets failedToEvac when that is younger than wanted. */
// @ts-ignore: decorator
@inline
export function destination(flags: u32): u32 {
  if (major || flags & L.BD_AGED) return 1;
  if (!evacGen) return 0;
  if (eager) return 1;
  failedToEvac = true;
  return 0;
}

/** Block whose objects are to be scavenged next (its index), 0 when those of this generation are all done. */
export function blockToScan(gen: u32): u32 {
  let index = gen ? scanBlock1 : scanBlock0;
  while (index && load<u32>(descriptorOf(index), L.BD_SCAN) == usedEnd(index, gen)) {
    const next = load<u32>(descriptorOf(index), L.BD_LINK);
    if (!next) return 0;
    index = next;
    if (gen) scanBlock1 = index;
    else scanBlock0 = index;
  }
  return index;
}

/** End of the objects in a to-space block, which may be the one being filled. */
// @ts-ignore: decorator
@inline
export function usedEnd(index: u32, gen: u32): u32 {
  const at = index << L.BLOCK_SHIFT;
  const limit = gen ? limit1 : limit0;
  return limit - at == L.BLOCK_B ? (gen ? free1 : free0) : load<u32>(descriptorOf(index), L.BD_FREE);
}

// Large objects ---------------------------------------------------------------------------------------------------------------------------

/** A large object in from-space was reached: it stays where it is, and will be scavenged. */
export function reachLarge(address: u32, gen: u32): void {
  const bd = unlinkFrom(address);
  store<u8>(bd, gen, L.BD_GEN);
  store<u32>(bd, largeTodo, L.BD_LINK);
  largeTodo = address >>> L.BLOCK_SHIFT;
}

/** Keeps a large object of from-space alive in generation 0 without looking into it. */
export function keepLargeUnscanned(address: u32): void {
  const bd = unlinkFrom(address);
  store<u8>(bd, 0, L.BD_FLAGS);
  linkLarge(address, 0);
}

/** Takes a large object off its from-space list; answers its descriptor. */
function unlinkFrom(address: u32): u32 {
  const bd = descriptor(address);
  const next = load<u32>(bd, L.BD_LINK);
  const back = load<u32>(bd, L.BD_BACK);
  if (next) store<u32>(descriptorOf(next), back, L.BD_BACK);
  if (back) store<u32>(descriptorOf(back), next, L.BD_LINK);
  else if (load<u8>(bd, L.BD_GEN)) fromLarge1 = next;
  else fromLarge0 = next;
  store<u8>(bd, L.BD_AGED, L.BD_FLAGS);
  return bd;
}

/** Address of a large object to scavenge, now on the list of its generation; 0 when there is none. */
export function largeToScan(): u32 {
  const index = largeTodo;
  if (!index) return 0;
  const bd = descriptorOf(index);
  const gen: u32 = load<u8>(bd, L.BD_GEN);
  largeTodo = load<u32>(bd, L.BD_LINK);
  linkLarge(index << L.BLOCK_SHIFT, gen);
  if (gen) store<u32>(L.REGS, load<u32>(L.REGS, L.REG_OLD_B) + groupBytes(index << L.BLOCK_SHIFT), L.REG_OLD_B);
  return index << L.BLOCK_SHIFT;
}
