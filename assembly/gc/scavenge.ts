/**
 * Scavenging: every object that was evacuated has its own pointers evacuated, until nothing is left to do (Cheney's queue, one per generation, and
 * the stacks of large objects and static closures).
 *
 * Promotion. What an old object holds should be old. For objects that do not change, what they point to is promoted at once (`eager`); what mutable
 * ones point to ages as usual. An old object that still points to generation 0 afterwards goes on the remembered set, with its dirty mark set.
 */

import * as T from '../../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_ARRAY_CARDS, I_ARRAY_CLEAN, I_ARRAY_DIRTY, I_MUT_VAR_CLEAN, I_MUT_VAR_DIRTY } from '../../abi/rts-infos.gen.ts';
import { shapeWords } from '../shape.ts';
import { descriptor, descriptorOf } from './blocks.ts';
import { hasCards, scavengeCards } from './cards.ts';
import { evacuateRange, evacuateSlot } from './evacuate.ts';
import { scavengeArguments, scavengeStack } from './frames.ts';
import { remember, rememberedCount, rememberedEntry, truncateRemembered } from './remember.ts';
import { closureWords, infoType, plausibleInfo } from './size.ts';
import { blockToScan, damaged, evacGen, evacuateFor, failedToEvac, largeToScan, major, setEager, staticEnd, usedEnd } from './space.ts';
import { markSrt, markStatic, popStatic, STATIC_SRT } from './static.ts';

/** Scavenges until nothing that was reached is left unscavenged. */
export function scavengeAll(): void {
  for (let busy = true; busy; ) {
    busy = scavengeBlocks(1);
    if (scavengeBlocks(0)) busy = true;
    for (let large = largeToScan(); large; large = largeToScan()) {
      scavengeOne(large, load<u8>(descriptor(large), L.BD_GEN));
      busy = true;
    }
    for (let entry = popStatic(); entry; entry = popStatic()) {
      scavengeStatic(entry);
      busy = true;
    }
  }
}

/** Scavenges what waits in the to-space of a generation; false when nothing did. */
function scavengeBlocks(gen: u32): bool {
  let found = false;
  for (let index = blockToScan(gen); index; index = blockToScan(gen)) {
    found = true;
    let at = load<u32>(descriptorOf(index), L.BD_SCAN);
    evacuateFor(gen, gen != 0);
    for (let end = usedEnd(index, gen); at < end; end = usedEnd(index, gen)) {
      while (at < end) {
        const words = scavengeObject(at);
        if (failedToEvac) {
          remember(at);
          evacuateFor(gen, true);
        }
        if (!words) {
          damaged(CHECK_BAD_CLOSURE, at);
          at = end;
        } else at += words << 2;
      }
    }
    store<u32>(descriptorOf(index), at, L.BD_SCAN);
  }
  return found;
}

/** Scavenges one object that counts as one of generation `gen`; remembers it when it is old and points to something young. */
export function scavengeOne(at: u32, gen: u32): void {
  evacuateFor(gen, gen != 0);
  scavengeObject(at);
  if (failedToEvac) remember(at);
}

/** Scavenges what the remembered set names, and keeps those entries on it that still point to generation 0. */
export function scavengeRemembered(): void {
  const count = rememberedCount();
  let kept: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const at = load<u32>(rememberedEntry(i));
    evacuateFor(1, true);
    if (infoType(load<u32>(at)) == T.TYPE_WEAK) scavengeWeak(at);
    else if (at == load<u32>(L.REGS, L.REG_SPARE_CHUNK)) store<u32>(at, 0, L.STACK_DIRTY);
    else scavengeObject(at);
    if (failedToEvac) store<u32>(rememberedEntry(kept++), at);
  }
  truncateRemembered(kept);
}

/** The fields of a WEAK whose key is known to be alive. Answers to evacuateFor like scavengeObject. */
export function scavengeWeak(weak: u32): void {
  setEager(false);
  evacuateRange(weak + L.WEAK_KEY, 3);
  setEager(true);
}

/** Evacuates what an object points to; answers its words, 0 when it is no closure. */
function scavengeObject(at: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return 0;
  const ptrs: u32 = load<u16>(info, L.INFO_PTRS);
  switch (infoType(info)) {
    case T.TYPE_FUN:
    case T.TYPE_CONSTR:
      // A constructor has no code, and so no SRT.
      if (major) markSrt(load<u32>(info, L.INFO_SRT));
      evacuateRange(at + L.PAYLOAD, ptrs);
      return L.PAYLOAD_W + ptrs + load<u16>(info, L.INFO_NPTRS);
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
      if (major) markSrt(load<u32>(info, L.INFO_SRT));
      evacuateRange(at + L.THUNK_PAYLOAD, ptrs);
      return L.THUNK_PAYLOAD_W + ptrs + load<u16>(info, L.INFO_NPTRS);
    case T.TYPE_PAP:
      evacuateSlot(at + L.PAP_FUN);
      scavengeArguments(at + L.PAP_ARGS, load<u32>(at, L.PAP_SHAPE));
      return L.PAP_SIZE_W + shapeWords(load<u32>(at, L.PAP_SHAPE));
    case T.TYPE_AP:
      evacuateSlot(at + L.AP_FUN);
      scavengeArguments(at + L.AP_ARGS, load<u32>(at, L.AP_SHAPE));
      return L.AP_SIZE_W + shapeWords(load<u32>(at, L.AP_SHAPE));
    case T.TYPE_AP_STACK:
      evacuateRange(at + L.APSTACK_CHUNK, 2);
      return L.APSTACK_SIZE_W;
    case T.TYPE_IND:
      evacuateSlot(at + L.IND_INDIRECTEE);
      return L.IND_SIZE_W;
    case T.TYPE_BYTE_ARRAY:
    case T.TYPE_WEAK: //  weak.ts looks into it when its key is known to be alive
    case T.TYPE_DEAD_WEAK:
    case T.TYPE_HOST_HANDLE:
      return closureWords(at, info);
    case T.TYPE_STABLE_NAME:
      // The object is held weakly, but only major collections let go of it.
      if (!major) evacuateSlot(at + L.STABLENAME_OBJECT);
      return L.STABLENAME_SIZE_W;
    case T.TYPE_THROW:
      evacuateRange(at + L.THROW_EXCEPTION, 3);
      return L.THROW_SIZE_W;
    default:
      return scavengeMutable(at, info);
  }
}

/** The same for objects that change: what they point to is not promoted early, and their dirty marks are set to what is true now. */
function scavengeMutable(at: u32, info: u32): u32 {
  setEager(false);
  let words: u32 = 0;
  switch (infoType(info)) {
    case T.TYPE_BLACKHOLE:
      evacuateSlot(at + L.IND_INDIRECTEE);
      words = L.IND_SIZE_W;
      break;
    case T.TYPE_BLOCKING_QUEUE:
      evacuateRange(at + L.BQ_OWNER, 3);
      words = L.BQ_SIZE_W;
      break;
    case T.TYPE_MUT_VAR:
      evacuateSlot(at + L.MUTVAR_VALUE);
      if (evacGen) store<u32>(at, failedToEvac ? I_MUT_VAR_DIRTY : I_MUT_VAR_CLEAN);
      words = L.MUTVAR_SIZE_W;
      break;
    case T.TYPE_ARRAY:
      scavengeArray(at);
      words = L.ARRAY_SIZE_W + load<u32>(at, L.ARRAY_COUNT);
      break;
    case T.TYPE_MVAR:
      evacuateRange(at + L.MVAR_VALUE, 3);
      words = L.MVAR_SIZE_W;
      break;
    case T.TYPE_MVAR_QUEUE:
      skipDeadWaiters(at);
      evacuateRange(at + L.MVARQ_NEXT, 3);
      words = L.MVARQ_SIZE_W;
      break;
    case T.TYPE_TSO:
      scavengeTso(at);
      words = L.TSO_SIZE_W;
      break;
    case T.TYPE_STACK:
      scavengeStack(at);
      if (evacGen) store<u32>(at, u32(failedToEvac), L.STACK_DIRTY);
      words = load<u32>(at, L.STACK_SIZE);
      break;
  }
  setEager(evacGen != 0);
  return words;
}

function scavengeArray(at: u32): void {
  if (evacGen && hasCards(at)) {
    scavengeCards(at, !major && load<u32>(at) == I_ARRAY_CARDS);
    store<u32>(at, failedToEvac ? I_ARRAY_CARDS : I_ARRAY_CLEAN);
    return;
  }
  evacuateRange(at + L.ARRAY_ELEMS, load<u32>(at, L.ARRAY_COUNT));
  if (evacGen) store<u32>(at, failedToEvac ? I_ARRAY_DIRTY : I_ARRAY_CLEAN);
}

/** Waiters of an MVAR that have given up: all between this one and the next living one, or the last, are passed over. */
function skipDeadWaiters(cell: u32): void {
  let next = load<u32>(cell, L.MVARQ_NEXT);
  while (next && load<u32>(next, L.MVARQ_TSO) == 0 && load<u32>(next, L.MVARQ_NEXT)) next = load<u32>(next, L.MVARQ_NEXT);
  store<u32>(cell, next, L.MVARQ_NEXT);
}

function scavengeTso(tso: u32): void {
  evacuateRange(tso + L.TSO_STACK, (L.TSO_ALL_LINK - L.TSO_STACK) >>> 2);
  evacuateRange(tso + L.TSO_LABEL, 2);
  const flags = load<u32>(tso, L.TSO_FLAGS) & ~L.TSO_DIRTY;
  store<u32>(tso, failedToEvac ? flags | L.TSO_DIRTY : flags, L.TSO_FLAGS);
}

/** A static closure or SRT that a major collection marked. */
function scavengeStatic(entry: u32): void {
  evacuateFor(1, true);
  const at = entry & ~L.TAG_MASK;
  if (entry & STATIC_SRT) {
    const end = at + L.SRT_ENTRIES + (load<u32>(at, L.SRT_COUNT) << 2);
    for (let slot = at + L.SRT_ENTRIES; slot < end; slot += 4) markStatic(load<u32>(slot));
    return;
  }
  const info = load<u32>(at);
  const type = infoType(info);
  if (type == T.TYPE_CONSTR) evacuateRange(at + L.PAYLOAD, load<u16>(info, L.INFO_PTRS));
  else if (type == T.TYPE_THUNK) markSrt(load<u32>(info, L.INFO_SRT));
  // A CAF that was entered needs its code no more: what is still to be done is in frames. Should it be reset, what the code needs is computed again as well.
  else evacuateSlot(at + L.IND_INDIRECTEE);
}
