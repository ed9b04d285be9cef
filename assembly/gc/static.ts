/**
 * Static closures in a major collection: which CAFs can code still reach?
 *
 * Code names static closures through its SRT, so an SRT is marked when a closure or frame of that code is met, and leads to further static closures.
 * Marks are epochs: nothing has to be cleared. What was marked waits here, on a stack of its own blocks, for scavenge.ts to look into it.
 */

import { TYPE_BLACKHOLE, TYPE_CONSTR, TYPE_FUN, TYPE_IND, TYPE_THUNK } from '../../abi/closure-types.gen.ts';
import { CHECK_MEMORY } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { allocGroup, freeGroup } from './blocks.ts';
import { infoType, plausibleInfo } from './size.ts';
import { damaged, staticEnd } from './space.ts';

/** Bit that tells an SRT from a closure on the stack. */
export const STATIC_SRT: u32 = 1;

// Stack of marked things to look into: blocks [block below][entries…], next free entry.
let block: u32 = 0;
let top: u32 = 0;

/** Marks what a static closure leads to. Pointers to what is no static closure with something behind it are ignored, 0 among them. */
export function markStatic(pointer: u32): void {
  const at = pointer & ~L.TAG_MASK;
  if (at < <u32>L.RTS_INFO) return;
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return;
  switch (infoType(info)) {
    case TYPE_FUN:
      markSrt(load<u32>(info, L.INFO_SRT));
      return;
    case TYPE_CONSTR: {
      const ptrs: u32 = load<u16>(info, L.INFO_PTRS);
      if (ptrs) markWord(at + L.PAYLOAD + ((ptrs + load<u16>(info, L.INFO_NPTRS)) << 2), at);
      return;
    }
    case TYPE_THUNK:
    case TYPE_IND:
    case TYPE_BLACKHOLE:
      markWord(at + L.CAF_MARK, at);
      return;
  }
}

/** Marks the static reference table at `srt`; 0 = none. */
// @ts-ignore: decorator
@inline
export function markSrt(srt: u32): void {
  if (srt) markWord(srt + L.SRT_MARK, srt | STATIC_SRT);
}

/** True when this collection has reached a CAF. */
export function isMarkedCaf(caf: u32): bool {
  return load<u32>(caf, L.CAF_MARK) == load<u32>(L.REGS, L.REG_EPOCH);
}

function markWord(mark: u32, entry: u32): void {
  const epoch = load<u32>(L.REGS, L.REG_EPOCH);
  if (load<u32>(mark) == epoch) return;
  store<u32>(mark, epoch);
  push(entry);
}

function push(entry: u32): void {
  if ((top & (L.BLOCK_B - 1)) == 0) {
    const fresh = allocGroup(1, L.KIND_TABLE, 1);
    if (!fresh) {
      damaged(CHECK_MEMORY, entry);
      return;
    }
    store<u32>(fresh, block);
    block = fresh;
    top = fresh + 4;
  }
  store<u32>(top, entry);
  top += 4;
}

/** The next static closure, or SRT with STATIC_SRT set, to look into; 0 when there is none. Frees the stack's blocks as it empties. */
export function popStatic(): u32 {
  if (!block) return 0;
  if (top == block + 4) {
    const below = load<u32>(block);
    freeGroup(block);
    block = below;
    top = below ? below + L.BLOCK_B : 0;
    if (!below) return 0;
  }
  top -= 4;
  return load<u32>(top);
}
