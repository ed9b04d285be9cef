/**
 * Allocation: the nursery, and large objects.
 *
 * The nursery is one group, [REG_NURSERY, REG_HPLIM), used up from REG_HP. It starts as one block and doubles with each collection it causes, up to
 * 32 blocks: a small program stays small. Objects of LARGE_OBJECT_W words and more get a group of their own and never move.
 * Nothing here collects: an answer of 0 asks the scheduler for a collection.
 */
import * as L from '../../abi/layout.ts';
import { allocGroup, blocksFor, descriptor, descriptorOf, freeGroup, reserveBlocks } from './blocks.ts';
import { gcState, MAJOR_REQUIRED, MAJOR_WANTED, STATE_FULL, STATE_GRANTED_B, STATE_LARGE, STATE_NEED_MAJOR, STATE_SMALL_N } from './state.ts';

const MAX_NURSERY_BLOCKS: u32 = 32;
/** Large objects may fill so much before a collection, however small the nursery is. */
const MIN_LARGE_YOUNG_B: u32 = 8 << L.BLOCK_SHIFT;
/** An old generation smaller than this is not worth a major collection. */
export const MIN_OLD_LIMIT_B: u32 = 1 << 20;
/** Note [Headroom] speaks of so many. */
const FULL_NURSERIES: u32 = 4;
const DEFAULT_GRACE_B: u32 = 1 << 20;
/** Headers and rounding of the objects that an operation asks for by their sum. */
const GRANT_SLACK_B: u32 = 256;
const MAX_OBJECT_W: u32 = 1 << 29;
/** A heap check may ask for more than LARGE_OBJECT_W words in one go; the nursery grows for it up to so many. */
const MAX_CHECK_W: u32 = 1 << 24;

/** Sets up an empty heap. CFG_NURSERY_B fixes the nursery's size (rounded up to blocks). False when memory cannot be had. */
export function initHeap(): bool {
  store<u32>(L.REGS, 0, L.REG_NURSERY);
  const setting = load<u32>(L.REGS, L.CFG_NURSERY_B);
  if (!takeNursery(max<u32>(blocksFor(setting), 1))) return false;
  store<u32>(L.REGS, 0, L.REG_LARGE_YOUNG_B);
  store<u32>(L.REGS, 0, L.REG_OLD_B);
  store<u32>(L.REGS, 0, L.REG_LIVE_B);
  store<u32>(L.REGS, 0, L.REG_WANT_W);
  store<u32>(L.REGS, MIN_OLD_LIMIT_B, L.REG_OLD_LIMIT_B);
  return true;
}

/** Address of `words` uninitialised words (the caller writes the info pointer before the next safepoint), or 0: collect first. */
export function allocate(words: u32): u32 {
  if (words >= <u32>L.LARGE_OBJECT_W) return allocateYoungLarge(words);
  const at = load<u32>(L.REGS, L.REG_HP);
  if (load<u32>(L.REGS, L.REG_HPLIM) - at < words << 2) {
    store<u32>(L.REGS, words, L.REG_WANT_W);
    return 0;
  }
  store<u32>(L.REGS, at + (words << 2), L.REG_HP);
  return at;
}

function allocateYoungLarge(words: u32): u32 {
  store<u32>(L.REGS, words, L.REG_WANT_W);
  if (words > MAX_OBJECT_W) return 0;
  const young = load<u32>(L.REGS, L.REG_LARGE_YOUNG_B);
  if (young && young + (words << 2) > max(max(nurseryBytes(), MIN_LARGE_YOUNG_B), load<u32>(gcState(), STATE_GRANTED_B))) return 0;
  const at = allowed(load<u32>(L.REGS, L.REG_OLD_B), words) && reserveBlocks(blocksFor(words << 2) + headroom()) ? allocateLarge(words) : 0;
  if (!at) wantMajor();
  return at;
}

function wantMajor(): void {
  if (load<u32>(gcState(), STATE_NEED_MAJOR) < MAJOR_REQUIRED) store<u32>(gcState(), MAJOR_WANTED, STATE_NEED_MAJOR);
}

// Headroom --------------------------------------------------------------------------------------------------------------------------------
//
// Note [Headroom]
// A copying collector that has no room to copy is stuck: it cannot even find out that nearly everything is garbage. So the room that the next major
// collection may need is kept free (or rather: memory is grown early, and running out shows early). A minor collection that would eat it becomes a major
// one; a large object that would is refused; and a major collection that leaves less than some nurseries beyond it says that memory is full, while
// there is still enough for the handler of HeapOverflow to let go of data and for another collection to notice. Heaps below some nurseries do not bother.

/** Blocks that `blocks` full ones may become when they are copied: a block is left when the next object does not fit. */
export function withWaste(blocks: u32): u32 {
  return blocks + (blocks >>> 3) + 1;
}

function nurseryBlocks(): u32 {
  return nurseryBytes() >>> L.BLOCK_SHIFT;
}

function smallBlocks(): u32 {
  return load<u32>(gcState(), STATE_SMALL_N) + load<u32>(gcState(), STATE_SMALL_N + 4);
}

/** Free blocks that a major collection may need when the nursery is full. */
function headroom(): u32 {
  return withWaste(nurseryBlocks() + smallBlocks());
}

/** Makes sure that a minor collection needing `blocks` leaves enough for a major one. False: it should be a major one itself. */
export function keepHeadroom(blocks: u32): bool {
  return smallBlocks() <= nurseryBlocks() * FULL_NURSERIES || reserveBlocks(blocks + headroom() + nurseryBlocks());
}

/** After a major collection: notes whether memory is full. */
export function noteFull(): void {
  const isFull = smallBlocks() > nurseryBlocks() * FULL_NURSERIES && !reserveBlocks(headroom() + nurseryBlocks() * FULL_NURSERIES);
  store<u32>(gcState(), u32(isFull), STATE_FULL);
  if (!isFull && heapLimit() == 0) store<u32>(L.REGS, 0, L.REG_HEAP_STATE);
}

/** A large object whatever the state of the heap; 0 only when memory cannot be had. */
export function allocateLarge(words: u32): u32 {
  const bytes = words << 2;
  const at = allocGroup(blocksFor(bytes), L.KIND_LARGE, 0);
  if (!at) return 0;
  store<u32>(descriptor(at), at + bytes, L.BD_FREE);
  linkLarge(at, 0);
  store<u32>(L.REGS, load<u32>(L.REGS, L.REG_LARGE_YOUNG_B) + bytes, L.REG_LARGE_YOUNG_B);
  return at;
}

/**
 * True when `words` can be had without another collection; called after one. A request that does not fit makes the nursery bigger.
 * False: memory, or what CFG_MAX_HEAP_B allows, does not suffice.
 */
export function ensureNursery(words: u32): bool {
  store<u32>(gcState(), words > MAX_OBJECT_W ? 0 : (words << 2) + GRANT_SLACK_B, STATE_GRANTED_B);
  if (load<u32>(gcState(), STATE_FULL) && !load<u32>(L.REGS, L.REG_HEAP_STATE)) return false;
  if (words >= <u32>L.LARGE_OBJECT_W && !canHaveLarge(words)) return false;
  if (words > MAX_CHECK_W || load<u32>(L.REGS, L.REG_HPLIM) - load<u32>(L.REGS, L.REG_HP) >= words << 2) return true;
  return takeNursery(blocksFor(words << 2));
}

function canHaveLarge(words: u32): bool {
  if (words > MAX_OBJECT_W || !allowed(load<u32>(L.REGS, L.REG_OLD_B), words)) return false;
  const at = allocGroup(blocksFor(words << 2), L.KIND_LARGE, 0);
  const canHave = at != 0 && reserveBlocks(headroom());
  if (at) freeGroup(at);
  return canHave;
}

/** Whether `words` more than `used` bytes stay within the heap limit. */
function allowed(used: u32, words: u32): bool {
  const limit = heapLimit();
  return limit == 0 || <u64>used + ((<u64>words) << 2) <= limit;
}

/** Bytes of live data and nursery the settings allow now; 0 = no limit. */
export function heapLimit(): u64 {
  const kib = load<u32>(L.REGS, L.CFG_MAX_HEAP_B);
  if (!kib) return 0;
  let limit = (<u64>kib) << 10;
  if (load<u32>(L.REGS, L.REG_HEAP_STATE)) {
    const grace = load<u32>(L.REGS, L.CFG_GRACE_B);
    limit += grace ? grace : DEFAULT_GRACE_B;
  }
  return limit;
}

/** Bytes of the nursery, used or not. (REG_HPLIM may be lower: a stress setting.) */
export function nurseryBytes(): u32 {
  return groupBytes(load<u32>(L.REGS, L.REG_NURSERY));
}

/** Makes the whole nursery available, empty. */
export function emptyNursery(): void {
  const nursery = load<u32>(L.REGS, L.REG_NURSERY);
  store<u32>(L.REGS, nursery, L.REG_HP);
  store<u32>(L.REGS, nursery + nurseryBytes(), L.REG_HPLIM);
}

/** After a collection, when the nursery is empty: doubles it if its being full was the reason (`used` bytes) and no size is set. */
export function resizeNursery(used: u32): void {
  const blocks = nurseryBytes() >>> L.BLOCK_SHIFT;
  if (load<u32>(L.REGS, L.CFG_NURSERY_B) == 0 && blocks < MAX_NURSERY_BLOCKS && used >= nurseryBytes() >>> 1) takeNursery(min(blocks * 2, MAX_NURSERY_BLOCKS));
}

/** Exchanges the nursery, which must be empty, for one of `blocks` blocks; keeps the old one (and answers false) when memory cannot be had. */
function takeNursery(blocks: u32): bool {
  const group = allocGroup(blocks, L.KIND_NURSERY, 0);
  if (!group) return false;
  const old = load<u32>(L.REGS, L.REG_NURSERY);
  if (old) freeGroup(old);
  store<u32>(L.REGS, group, L.REG_NURSERY);
  emptyNursery();
  return true;
}

// Large objects --------------------------------------------------------------------------------------------------------------------

/** Puts the large object at `address` on the list of its generation. */
export function linkLarge(address: u32, gen: u32): void {
  const list = gcState() + STATE_LARGE + (gen << 2);
  const index = address >>> L.BLOCK_SHIFT;
  const next = load<u32>(list);
  const bd = descriptorOf(index);
  store<u32>(bd, next, L.BD_LINK);
  store<u32>(bd, 0, L.BD_BACK);
  if (next) store<u32>(descriptorOf(next), index, L.BD_BACK);
  store<u32>(list, index);
}

/** Bytes of the group that holds a large object. */
export function groupBytes(address: u32): u32 {
  return load<u32>(descriptor(address), L.BD_COUNT) << L.BLOCK_SHIFT;
}
