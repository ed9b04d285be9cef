/**
 * Evacuation: given a pointer that a live object or root holds, answers what it must be replaced by.
 *
 * Everything that is reached in from-space gets out of it, once: small objects are copied and leave FORWARDED | new address behind, large ones change
 * lists. Indirections and runnable selectors vanish on the way. Tags stay as they are.
 */

import { TYPE_CONSTR, TYPE_FUN, TYPE_HOST_HANDLE, TYPE_IND, TYPE_STABLE_NAME, TYPE_STACK, TYPE_THUNK_SELECTOR, TYPE_TSO } from '../../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { descriptor } from './blocks.ts';
import { runSelector } from './selector.ts';
import { closureWords, infoType, plausibleInfo } from './size.ts';
import { copyObject, damaged, destination, evacGen, major, reachLarge, setFailedToEvac, staticEnd } from './space.ts';
import { markStatic } from './static.ts';

// The first word of a descriptor holds kind, generation and flags.
const FROM_BIT: u32 = L.BD_FROM << 16;

/** The pointer that replaces `pointer`; 0 stays 0. May set failedToEvac. */
export function evacuate(pointer: u32): u32 {
  const bd = load<u32>(descriptor(pointer), L.BD_KIND);
  if (bd & FROM_BIT) return evacuateFrom(pointer);
  if (((bd >>> 8) & 0xff) < evacGen) setFailedToEvac();
  if (major && (bd & 0xff) == L.KIND_STATIC) markStatic(pointer);
  return pointer;
}

/** Evacuates what the word at `slot` points to. */
// @ts-ignore: decorator
@inline
export function evacuateSlot(slot: u32): void {
  store<u32>(slot, evacuate(load<u32>(slot)));
}

/** Evacuates the pointers in `words` words from `slot` on. */
export function evacuateRange(slot: u32, words: u32): void {
  const end = slot + (words << 2);
  for (; slot < end; slot += 4) evacuateSlot(slot);
}

function evacuateFrom(pointer: u32): u32 {
  let p = pointer;
  let hops: u32 = 0;
  while (true) {
    const bd = load<u32>(descriptor(p), L.BD_KIND);
    if (!(bd & FROM_BIT)) {
      p = evacuate(p);
      break;
    }
    const at = p & ~L.TAG_MASK;
    if ((bd & 0xff) == L.KIND_LARGE) {
      reachLarge(at, largeDestination(at, bd >>> 16));
      break;
    }
    const info = load<u32>(at);
    if (info & L.FORWARDED) {
      const to = info & ~L.FORWARDED;
      if (load<u8>(descriptor(to), L.BD_GEN) < evacGen) setFailedToEvac();
      p = to | (p & L.TAG_MASK);
      break;
    }
    if (!plausibleInfo(info, staticEnd)) {
      damaged(CHECK_BAD_CLOSURE, p);
      return pointer;
    }
    const type = infoType(info);
    if (type == TYPE_CONSTR || type == TYPE_FUN) {
      // The most frequent kinds, without the detour.
      const words: u32 = L.PAYLOAD_W + load<u16>(info, L.INFO_PTRS) + load<u16>(info, L.INFO_NPTRS);
      const copy = words < <u32>L.LARGE_OBJECT_W ? copyObject(at, words, destination(bd >>> 16)) : evacuateSmall(at, info, type, bd >>> 16);
      if (copy == at) return pointer;
      p = copy | (p & L.TAG_MASK);
      break;
    }
    if (type == TYPE_IND) p = load<u32>(at, L.IND_INDIRECTEE);
    else if (type == TYPE_THUNK_SELECTOR) {
      p = runSelector(at);
      if (!p) return pointer;
    } else {
      const copy = evacuateSmall(at, info, type, bd >>> 16);
      if (copy == at) return pointer;
      p = copy | (p & L.TAG_MASK);
      break;
    }
    hops++;
  }
  if (hops > 1) shortenPath(pointer, p);
  return p;
}

/** Lets the indirections from `pointer` on lead straight to `end`, so that a long chain is walked once, not once for each that points into it. */
function shortenPath(pointer: u32, end: u32): void {
  while (true) {
    const at = pointer & ~L.TAG_MASK;
    if (!(load<u32>(descriptor(at), L.BD_KIND) & FROM_BIT)) return;
    const info = load<u32>(at);
    if (info & L.FORWARDED || infoType(info) != TYPE_IND) return;
    pointer = load<u32>(at, L.IND_INDIRECTEE);
    store<u32>(at, end, L.IND_INDIRECTEE);
  }
}

/** Copies a small object that is neither indirection nor selector; answers `at` itself when that failed. */
function evacuateSmall(at: u32, info: u32, type: u32, flags: u32): u32 {
  const words = closureWords(at, info);
  if (words - 1 >= <u32>(L.LARGE_OBJECT_W - 1)) {
    damaged(CHECK_BAD_CLOSURE, at);
    return at;
  }
  // What hangs on a weak list is promoted at once: then the old ones are always a suffix of their list, which a minor collection need not visit.
  if (type == TYPE_TSO || type == TYPE_STABLE_NAME || type == TYPE_HOST_HANDLE) return copyObject(at, words, 1);
  if (type == TYPE_STACK) return copyStack(at, words, destination(flags));
  return copyObject(at, words, destination(flags));
}

/** A small stack chunk moves, and the addresses of its own that it holds move along. */
function copyStack(at: u32, words: u32, gen: u32): u32 {
  const to = copyObject(at, words, gen);
  if (to == at) return at;
  const shift = to - at;
  store<u32>(to, load<u32>(to, L.STACK_SP) + shift, L.STACK_SP);
  store<u32>(to, load<u32>(to, L.STACK_LIMIT) + shift, L.STACK_LIMIT);
  store<u32>(to, shift, L.STACK_MARK);
  return to;
}

/** Generation for a large object. Stack chunks below the top one rest: they are promoted at once, and scanned no more until the stack comes back to them. */
function largeDestination(at: u32, flags: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) {
    damaged(CHECK_BAD_CLOSURE, at);
    return 1;
  }
  if (infoType(info) == TYPE_STACK && !isTopChunk(at, at)) return 1;
  return destination(flags);
}

/** True when a chunk that lay at `before` when this collection began is the top one of its thread. */
export function isTopChunk(chunk: u32, before: u32): bool {
  let owner = load<u32>(chunk, L.STACK_OWNER);
  if (load<u32>(descriptor(owner), L.BD_KIND) & FROM_BIT && load<u32>(owner) & L.FORWARDED) owner = load<u32>(owner) & ~L.FORWARDED;
  const top = load<u32>(owner, L.TSO_STACK);
  return top == chunk || top == before;
}

/** Evacuates the updatee of an update frame: unlike any other pointer this must not be led past an indirection, which is to be overwritten. */
export function evacuateUpdatee(thunk: u32): u32 {
  const bd = load<u32>(descriptor(thunk), L.BD_KIND);
  const info = load<u32>(thunk);
  if (bd & FROM_BIT && (info & L.FORWARDED) == 0 && plausibleInfo(info, staticEnd) && infoType(info) == TYPE_IND) {
    return copyObject(thunk, L.IND_SIZE_W, destination(bd >>> 16));
  }
  return evacuate(thunk);
}

/**
 * Where an object is now, if it is alive so far: the pointer to be used instead, without evacuating anything; 0 when nothing has reached it yet.
 * Static and old closures (in a minor collection) are always alive.
 */
export function survivor(pointer: u32): u32 {
  while (true) {
    const at = pointer & ~L.TAG_MASK;
    const bd = load<u32>(descriptor(at), L.BD_KIND);
    if (!(bd & FROM_BIT)) return pointer;
    if ((bd & 0xff) == L.KIND_LARGE) return 0;
    const info = load<u32>(at);
    if (info & L.FORWARDED) return (info & ~L.FORWARDED) | (pointer & L.TAG_MASK);
    if (!plausibleInfo(info, staticEnd) || infoType(info) != TYPE_IND) return 0;
    pointer = load<u32>(at, L.IND_INDIRECTEE);
  }
}
