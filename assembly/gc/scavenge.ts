/**
 * Scavenging: every object that was evacuated has its own pointers evacuated, until nothing is left to do (Cheney's queue, one per generation, and
 * the stacks of large objects and static closures).
 *
 * Promotion. What an old object holds should be old. For objects that do not change, what they point to is promoted at once (`eager`); what mutable
 * ones point to ages as usual. An old object that still points to generation 0 afterwards goes on the remembered set, with its dirty mark set.
 */
import {
  AP_ARGS, AP_FUN, AP_SHAPE, AP_SIZE_W, APSTACK_CHUNK, APSTACK_SIZE_W, ARRAY_COUNT, ARRAY_ELEMS, ARRAY_SIZE_W, BD_GEN, BD_SCAN, BLOCK_SHIFT, BQ_OWNER,
  BQ_SIZE_W, CAF_SAVED_INFO, IND_INDIRECTEE, IND_SIZE_W, INFO_NPTRS, INFO_PTRS, INFO_SRT, MUTVAR_SIZE_W, MUTVAR_VALUE,
  MVAR_SIZE_W, MVAR_VALUE, MVARQ_NEXT, MVARQ_SIZE_W, PAP_ARGS, PAP_FUN, PAP_SHAPE, PAP_SIZE_W, PAYLOAD, PAYLOAD_W, REG_SPARE_CHUNK, REGS, SRT_COUNT,
  SRT_ENTRIES, STABLENAME_OBJECT, STABLENAME_SIZE_W, STACK_DIRTY, STACK_SIZE, TAG_MASK, THROW_EXCEPTION, THROW_SIZE_W, THUNK_PAYLOAD, THUNK_PAYLOAD_W,
  TSO_ALL_LINK, TSO_DIRTY, TSO_FLAGS, TSO_LABEL, TSO_SIZE_W, TSO_STACK, WEAK_KEY,
} from '../../abi/layout.ts';
import { I_ARRAY_CLEAN, I_ARRAY_DIRTY, I_MUT_VAR_CLEAN, I_MUT_VAR_DIRTY } from '../../abi/rts-infos.gen.ts';
import {
  TYPE_AP, TYPE_AP_STACK, TYPE_ARRAY, TYPE_BLACKHOLE, TYPE_BLOCKING_QUEUE, TYPE_BYTE_ARRAY, TYPE_CONSTR, TYPE_DEAD_WEAK, TYPE_FUN, TYPE_HOST_HANDLE,
  TYPE_IND, TYPE_MUT_VAR, TYPE_MVAR, TYPE_MVAR_QUEUE, TYPE_PAP, TYPE_STABLE_NAME, TYPE_STACK, TYPE_THROW, TYPE_THUNK, TYPE_THUNK_SELECTOR, TYPE_TSO,
  TYPE_WEAK,
} from '../../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE } from '../../abi/exit-reasons.gen.ts';
import { descriptor, descriptorOf } from './blocks.ts';
import { evacuateRange, evacuateSlot } from './evacuate.ts';
import { scavengeArguments, scavengeStack } from './frames.ts';
import { remember, rememberedCount, rememberedEntry, truncateRemembered } from './remember.ts';
import { closureWords, infoType, plausibleInfo, shapeWords } from './size.ts';
import { blockToScan, damaged, evacGen, evacuateFor, failedToEvac, largeToScan, major, setEager, staticEnd, usedEnd } from './space.ts';
import { markSrt, markStatic, popStatic, STATIC_SRT } from './static.ts';

/** Scavenges until nothing that was reached is left unscavenged. */
export function scavengeAll(): void {
  for (let busy = true; busy; ) {
    busy = scavengeBlocks(1);
    if (scavengeBlocks(0)) busy = true;
    for (let large = largeToScan(); large; large = largeToScan()) {
      scavengeOne(large, load<u8>(descriptor(large), BD_GEN));
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
    let at = load<u32>(descriptorOf(index), BD_SCAN);
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
    store<u32>(descriptorOf(index), at, BD_SCAN);
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
    if (infoType(load<u32>(at)) == TYPE_WEAK) scavengeWeak(at);
    else if (at == load<u32>(REGS, REG_SPARE_CHUNK)) store<u32>(at, 0, STACK_DIRTY);
    else scavengeObject(at);
    if (failedToEvac) store<u32>(rememberedEntry(kept++), at);
  }
  truncateRemembered(kept);
}

/** The fields of a WEAK whose key is known to be alive. Answers to evacuateFor like scavengeObject. */
export function scavengeWeak(weak: u32): void {
  setEager(false);
  evacuateRange(weak + WEAK_KEY, 3);
  setEager(true);
}

/** Evacuates what an object points to; answers its words, 0 when it is no closure. */
function scavengeObject(at: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return 0;
  const ptrs: u32 = load<u16>(info, INFO_PTRS);
  switch (infoType(info)) {
    case TYPE_FUN:
      if (major) markSrt(load<u32>(info, INFO_SRT));
    // falls through: closures with their pointers first
    case TYPE_CONSTR:
      evacuateRange(at + PAYLOAD, ptrs);
      return PAYLOAD_W + ptrs + load<u16>(info, INFO_NPTRS);
    case TYPE_THUNK:
    case TYPE_THUNK_SELECTOR:
      if (major) markSrt(load<u32>(info, INFO_SRT));
      evacuateRange(at + THUNK_PAYLOAD, ptrs);
      return THUNK_PAYLOAD_W + ptrs + load<u16>(info, INFO_NPTRS);
    case TYPE_PAP:
      evacuateSlot(at + PAP_FUN);
      scavengeArguments(at + PAP_ARGS, load<u32>(at, PAP_SHAPE));
      return PAP_SIZE_W + shapeWords(load<u32>(at, PAP_SHAPE));
    case TYPE_AP:
      evacuateSlot(at + AP_FUN);
      scavengeArguments(at + AP_ARGS, load<u32>(at, AP_SHAPE));
      return AP_SIZE_W + shapeWords(load<u32>(at, AP_SHAPE));
    case TYPE_AP_STACK:
      evacuateRange(at + APSTACK_CHUNK, 2);
      return APSTACK_SIZE_W;
    case TYPE_IND:
      evacuateSlot(at + IND_INDIRECTEE);
      return IND_SIZE_W;
    case TYPE_BYTE_ARRAY:
    case TYPE_WEAK: //  weak.ts looks into it when its key is known to be alive
    case TYPE_DEAD_WEAK:
    case TYPE_HOST_HANDLE:
      return closureWords(at, info);
    case TYPE_STABLE_NAME:
      // The object is held weakly, but only major collections let go of it.
      if (!major) evacuateSlot(at + STABLENAME_OBJECT);
      return STABLENAME_SIZE_W;
    case TYPE_THROW:
      evacuateRange(at + THROW_EXCEPTION, 3);
      return THROW_SIZE_W;
    default:
      return scavengeMutable(at, info);
  }
}

/** The same for objects that change: what they point to is not promoted early, and their dirty marks are set to what is true now. */
function scavengeMutable(at: u32, info: u32): u32 {
  setEager(false);
  let words: u32 = 0;
  switch (infoType(info)) {
    case TYPE_BLACKHOLE:
      evacuateSlot(at + IND_INDIRECTEE);
      words = IND_SIZE_W;
      break;
    case TYPE_BLOCKING_QUEUE:
      evacuateRange(at + BQ_OWNER, 3);
      words = BQ_SIZE_W;
      break;
    case TYPE_MUT_VAR:
      evacuateSlot(at + MUTVAR_VALUE);
      if (evacGen) store<u32>(at, failedToEvac ? I_MUT_VAR_DIRTY : I_MUT_VAR_CLEAN);
      words = MUTVAR_SIZE_W;
      break;
    case TYPE_ARRAY:
      evacuateRange(at + ARRAY_ELEMS, load<u32>(at, ARRAY_COUNT));
      if (evacGen) store<u32>(at, failedToEvac ? I_ARRAY_DIRTY : I_ARRAY_CLEAN);
      words = ARRAY_SIZE_W + load<u32>(at, ARRAY_COUNT);
      break;
    case TYPE_MVAR:
      evacuateRange(at + MVAR_VALUE, 3);
      words = MVAR_SIZE_W;
      break;
    case TYPE_MVAR_QUEUE:
      evacuateRange(at + MVARQ_NEXT, 3);
      words = MVARQ_SIZE_W;
      break;
    case TYPE_TSO:
      scavengeTso(at);
      words = TSO_SIZE_W;
      break;
    case TYPE_STACK:
      scavengeStack(at);
      if (evacGen) store<u32>(at, u32(failedToEvac), STACK_DIRTY);
      words = load<u32>(at, STACK_SIZE);
      break;
  }
  setEager(evacGen != 0);
  return words;
}

function scavengeTso(tso: u32): void {
  evacuateRange(tso + TSO_STACK, (TSO_ALL_LINK - TSO_STACK) >>> 2);
  evacuateRange(tso + TSO_LABEL, 2);
  const flags = load<u32>(tso, TSO_FLAGS) & ~TSO_DIRTY;
  store<u32>(tso, failedToEvac ? flags | TSO_DIRTY : flags, TSO_FLAGS);
}

/** A static closure or SRT that a major collection marked. */
function scavengeStatic(entry: u32): void {
  evacuateFor(1, true);
  const at = entry & ~TAG_MASK;
  if (entry & STATIC_SRT) {
    const end = at + SRT_ENTRIES + (load<u32>(at, SRT_COUNT) << 2);
    for (let slot = at + SRT_ENTRIES; slot < end; slot += 4) markStatic(load<u32>(slot));
    return;
  }
  const info = load<u32>(at);
  const type = infoType(info);
  if (type == TYPE_CONSTR) evacuateRange(at + PAYLOAD, load<u16>(info, INFO_PTRS));
  else if (type == TYPE_THUNK) markSrt(load<u32>(info, INFO_SRT));
  else {
    evacuateSlot(at + IND_INDIRECTEE);
    // A finished CAF needs its code no more; should it be reset, what the code needs is computed again as well.
    if (type == TYPE_BLACKHOLE) markSrt(load<u32>(load<u32>(at, CAF_SAVED_INFO), INFO_SRT));
  }
}
