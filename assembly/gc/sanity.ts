/**
 * Is the heap sound? Walks everything that the roots reach and checks what the rest of the machine takes for granted. Debug builds only.
 *
 * Work and memory are bounded by the heap: two bitmaps with a bit per word (visited; on the remembered set), and a stack of closures to look into.
 */

import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_ARRAY_CARDS, I_ARRAY_CLEAN, I_MUT_VAR_CLEAN } from '../../abi/rts-infos.gen.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';
import { DEBUG } from '../config.ts';
import { frameWords } from '../frame.ts';
import { allocGroup, blocksFor, descriptor, freeBlocks, freeGroup } from './blocks.ts';
import { isMarked } from './cards.ts';
import { rememberedCount, rememberedEntry } from './remember.ts';
import { closureWords, infoType, plausibleInfo } from './size.ts';
import { gcState, MAJOR_REQUIRED, STATE_NEED_MAJOR, STATE_STATIC_END } from './state.ts';

/** What checkHeap answers. */
export const SOUND: u32 = 0;
/** A pointer leads outside memory, into a free block, into the middle of a large object, or beyond what is in use. */
export const SANITY_POINTER: u32 = 1;
/** Word 0 of a closure is not the address of an info table of a closure. */
export const SANITY_INFO: u32 = 2;
/** A pointer's tag disagrees with the closure. */
export const SANITY_TAG: u32 = 3;
/** A closure is longer than the space it lies in. */
export const SANITY_SIZE: u32 = 4;
/** A stack frame is none. */
export const SANITY_FRAME: u32 = 5;
/** A chunk's saved Sp lies outside the chunk, or no frame ends at the chunk's end. */
export const SANITY_SP: u32 = 6;
/** An update frame's updatee is no thunk. */
export const SANITY_UPDATEE: u32 = 7;
/** An old closure points to generation 0 and is not on the remembered set, or not marked dirty. */
export const SANITY_REMEMBERED: u32 = 8;
/** The free lists disagree with the descriptors. */
export const SANITY_BLOCKS: u32 = 9;

let failure: u32 = SOUND;
let staticEnd: u32 = 0;
/** Bitmaps: visited, remembered; bytes of each. */
let visited: u32 = 0;
let rememberedBits: u32 = 0;
/** Closures to look into: a group that doubles, next free entry. */
let pending: u32 = 0;
let top: u32 = 0;
/** Whether the closure being looked into points to generation 0. */
let pointsToYoung: bool = false;

/** Walks heap and stacks. SOUND, or the number of the check that failed, with the address in REG_EXIT_B. Always SOUND in a release build. */
export function checkHeap(): u32 {
  if (!DEBUG) return SOUND;
  failure = SOUND;
  staticEnd = load<u32>(gcState(), STATE_STATIC_END);
  checkBlocks();
  const bytes = (load<u32>(L.REGS, L.REG_MEMORY_END) >>> 5) + 8;
  visited = allocGroup(blocksFor(bytes * 2), L.KIND_TABLE, 1);
  pending = allocGroup(1, L.KIND_TABLE, 1);
  if (visited && pending) {
    memory.fill(visited, 0, bytes * 2);
    rememberedBits = visited + bytes;
    top = pending;
    for (let i: u32 = 0; i < rememberedCount(); i++) setBit(rememberedBits, load<u32>(rememberedEntry(i)));
    visitRoots();
    while (top != pending && failure == SOUND) {
      top -= 4;
      checkClosure(load<u32>(top));
    }
  }
  if (visited) freeGroup(visited);
  if (pending) freeGroup(pending);
  return failure;
}

function fail(check: u32, address: u32): void {
  if (failure != SOUND) return;
  failure = check;
  store<u32>(L.REGS, address, L.REG_EXIT_B);
}

/** Every free block is in a free group, and the lists count them right. */
function checkBlocks(): void {
  let free: u32 = 0;
  const n = load<u32>(L.REGS, L.REG_BLOCKS_N);
  for (let i: u32 = 0; i < n; i++) {
    if (load<u8>(load<u32>(L.REGS, L.REG_BLOCKS) + (i << L.BD_SHIFT), L.BD_KIND) == L.KIND_FREE) free++;
  }
  if (free != freeBlocks()) fail(SANITY_BLOCKS, free);
}

function visitRoots(): void {
  visit(load<u32>(L.REGS, L.REG_TSO));
  visit(load<u32>(L.REGS, L.REG_MAIN));
  visit(load<u32>(L.REGS, L.REG_RUN_HEAD));
  visit(load<u32>(L.REGS, L.REG_RUN_TAIL));
  visit(load<u32>(L.REGS, L.REG_SLEEPERS));
  visit(load<u32>(L.REGS, L.REG_CALLERS));
  visit(load<u32>(L.REGS, L.REG_FINALIZERS));
  visit(load<u32>(L.REGS, L.REG_RESURRECTED));
  visitRange(L.WELL_KNOWN, WELL_KNOWN_N);
  visitRange(load<u32>(L.REGS, L.REG_HANDLES), load<u32>(L.REGS, L.REG_HANDLES_N));
  for (let caf = load<u32>(L.REGS, L.REG_CAF_LIST); caf > 1 && failure == SOUND; caf = load<u32>(caf, L.CAF_LINK)) visit(caf);
  for (let tso = load<u32>(L.REGS, L.REG_ALL_THREADS); tso && failure == SOUND; tso = load<u32>(tso, L.TSO_ALL_LINK)) visit(tso);
  for (let i: u32 = 0; i < rememberedCount(); i++) {
    const entry = load<u32>(rememberedEntry(i));
    if (entry != load<u32>(L.REGS, L.REG_SPARE_CHUNK)) visit(entry);
  }
}

/** Checks a pointer, and puts what it points to on the list of closures to look into. */
function visit(pointer: u32): void {
  if (!pointer || failure != SOUND) return;
  const at = pointer & ~L.TAG_MASK;
  if (at < <u32>L.RTS_STATIC || at >= load<u32>(L.REGS, L.REG_MEMORY_END) || !isInUse(at)) {
    fail(SANITY_POINTER, pointer);
    return;
  }
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd) || closureWords(at, info) == 0) {
    fail(SANITY_INFO, pointer);
    return;
  }
  if (!tagFits(pointer & L.TAG_MASK, info)) fail(SANITY_TAG, pointer);
  if (load<u8>(descriptor(at), L.BD_GEN) == 0) pointsToYoung = true;
  if (!testBit(visited, at)) {
    setBit(visited, at);
    push(at);
  }
}

function visitRange(slot: u32, words: u32): void {
  for (let i: u32 = 0; i < words; i++) visit(load<u32>(slot + (i << 2)));
}

function isInUse(at: u32): bool {
  const bd = descriptor(at);
  switch (<u32>load<u8>(bd, L.BD_KIND)) {
    case L.KIND_STATIC:
      return true;
    case L.KIND_NURSERY:
      return at < load<u32>(L.REGS, L.REG_HP);
    case L.KIND_SMALL:
      return at < load<u32>(bd, L.BD_FREE);
    case L.KIND_LARGE:
      return (at & ((1 << L.BLOCK_SHIFT) - 1)) == 0;
    default:
      return false;
  }
}

function tagFits(tag: u32, info: u32): bool {
  if (tag == 0) return true;
  const con: u32 = load<u16>(info, L.INFO_CON);
  switch (infoType(info)) {
    case T.TYPE_CONSTR:
      return tag == min<u32>(con + 1, L.TAG_MAX);
    case T.TYPE_FUN:
      return tag == min<u32>(con, L.TAG_MAX);
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
    case T.TYPE_AP:
    case T.TYPE_AP_STACK:
    case T.TYPE_IND:
    case T.TYPE_BLACKHOLE:
      return false;
    default:
      return tag == 1;
  }
}

/** First byte that a closure at `at` may not use. */
function spaceEnd(at: u32): u32 {
  const bd = descriptor(at);
  switch (<u32>load<u8>(bd, L.BD_KIND)) {
    case L.KIND_NURSERY:
      return load<u32>(L.REGS, L.REG_HP);
    case L.KIND_SMALL:
      return load<u32>(bd, L.BD_FREE);
    case L.KIND_LARGE:
      return at + (load<u32>(bd, L.BD_COUNT) << L.BLOCK_SHIFT);
    default:
      return staticEnd;
  }
}

function checkClosure(at: u32): void {
  const info = load<u32>(at);
  if (closureWords(at, info) > (spaceEnd(at) - at) >>> 2) {
    fail(SANITY_SIZE, at);
    return;
  }
  pointsToYoung = false;
  visitFields(at, info);
  const isHeap = load<u8>(descriptor(at), L.BD_KIND) != L.KIND_STATIC;
  if (pointsToYoung && isHeap && load<u8>(descriptor(at), L.BD_GEN) != 0 && !isRemembered(at, info)) fail(SANITY_REMEMBERED, at);
}

function isRemembered(at: u32, info: u32): bool {
  if (load<u32>(gcState(), STATE_NEED_MAJOR) >= MAJOR_REQUIRED) return true;
  if (!testBit(rememberedBits, at)) return false;
  const type = infoType(info);
  if (type == T.TYPE_STACK) return load<u32>(at, L.STACK_DIRTY) != 0;
  if (type == T.TYPE_TSO) return (load<u32>(at, L.TSO_FLAGS) & L.TSO_DIRTY) != 0;
  return info != I_MUT_VAR_CLEAN && info != I_ARRAY_CLEAN;
}

/** Elements that point to generation 0 lie on marked cards. */
function visitCards(array: u32): void {
  let isYoung = false;
  const end = array + L.ARRAY_ELEMS + (load<u32>(array, L.ARRAY_COUNT) << 2);
  for (let slot = array + L.ARRAY_ELEMS; slot < end; slot += 4) {
    pointsToYoung = false;
    visit(load<u32>(slot));
    if (!pointsToYoung) continue;
    isYoung = true;
    if (!isMarked(slot)) fail(SANITY_REMEMBERED, array);
  }
  pointsToYoung = isYoung;
}

function visitFields(at: u32, info: u32): void {
  switch (infoType(info)) {
    case T.TYPE_CONSTR:
    case T.TYPE_FUN:
      visitRange(at + L.PAYLOAD, load<u16>(info, L.INFO_PTRS));
      return;
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
      if (load<u8>(descriptor(at), L.BD_KIND) != L.KIND_STATIC) visitRange(at + L.THUNK_PAYLOAD, load<u16>(info, L.INFO_PTRS));
      return;
    case T.TYPE_PAP:
      visit(load<u32>(at, L.PAP_FUN));
      visitArguments(at + L.PAP_ARGS, load<u32>(at, L.PAP_SHAPE));
      return;
    case T.TYPE_AP:
      visit(load<u32>(at, L.AP_FUN));
      visitArguments(at + L.AP_ARGS, load<u32>(at, L.AP_SHAPE));
      return;
    case T.TYPE_AP_STACK:
      visitRange(at + L.APSTACK_CHUNK, 2);
      return;
    case T.TYPE_IND:
    case T.TYPE_BLACKHOLE:
    case T.TYPE_MUT_VAR:
    case T.TYPE_STABLE_NAME:
      visit(load<u32>(at, L.MUTVAR_VALUE));
      return;
    case T.TYPE_BLOCKING_QUEUE:
    case T.TYPE_MVAR:
    case T.TYPE_MVAR_QUEUE:
    case T.TYPE_THROW:
    case T.TYPE_WEAK:
      visitRange(at + L.PAYLOAD, 3);
      return;
    case T.TYPE_ARRAY:
      if (info == I_ARRAY_CARDS) visitCards(at);
      else visitRange(at + L.ARRAY_ELEMS, load<u32>(at, L.ARRAY_COUNT));
      return;
    case T.TYPE_TSO:
      visitRange(at + L.TSO_STACK, (L.TSO_ALL_LINK - L.TSO_STACK) >>> 2);
      visitRange(at + L.TSO_LABEL, 2);
      return;
    case T.TYPE_STACK:
      visit(load<u32>(at, L.STACK_OWNER));
      checkStack(at);
      return;
    case T.TYPE_BYTE_ARRAY:
    case T.TYPE_DEAD_WEAK:
    case T.TYPE_HOST_HANDLE:
      return;
    default:
      fail(SANITY_INFO, at);
  }
}

function visitArguments(at: u32, shape: u32): void {
  for (let codes = (shape >>> L.SHAPE_ARGS_SHIFT) & 0xffffff; codes; codes >>>= 2) {
    const code = codes & 3;
    if (code == L.ARG_PTR) visit(load<u32>(at));
    at += code == L.ARG_DOUBLE ? 8 : u32(code != 0) << 2;
  }
}

// Stacks ----------------------------------------------------------------------------------------------------------------------------------

function checkStack(chunk: u32): void {
  const end = chunk + (load<u32>(chunk, L.STACK_SIZE) << 2);
  let at = load<u32>(chunk, L.STACK_SP);
  if (at < chunk + L.STACK_HEADER_W * 4 || at > end || at & 3) {
    fail(SANITY_SP, chunk);
    return;
  }
  while (at < end && failure == SOUND) {
    const words = checkFrame(at);
    if (!words) fail(SANITY_FRAME, at);
    at += words << 2;
  }
  if (at != end) fail(SANITY_SP, chunk);
}

/** Words of a frame, 0 when it is none. */
function checkFrame(at: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return 0;
  switch (infoType(info)) {
    case T.TYPE_RET:
      checkActivation(at, info);
      break;
    case T.TYPE_UPDATE_FRAME:
      checkUpdatee(load<u32>(at, L.UPDATE_UPDATEE));
      break;
    case T.TYPE_CATCH_FRAME:
      visit(load<u32>(at, L.CATCH_HANDLER));
      break;
    case T.TYPE_APPLY_FRAME:
      visitArguments(at + L.APPLY_ARGS, load<u32>(at, L.APPLY_SHAPE));
      break;
    case T.TYPE_BLOCKED_FRAME:
      visitArguments(at + L.BLOCKED_ARGS, load<u32>(at, L.BLOCKED_SHAPE));
      break;
    case T.TYPE_UNDERFLOW_FRAME:
      visit(load<u32>(at, L.UNDERFLOW_NEXT));
      break;
    case T.TYPE_FROZEN_BASE_FRAME:
      visit(load<u32>(at, L.FROZEN_BASE_HOLDER));
      break;
    case T.TYPE_ENTER_FRAME:
      visit(load<u32>(at, L.ENTER_CLOSURE));
      break;
    case T.TYPE_RAISE_FRAME:
      visit(load<u32>(at, L.RAISE_EXCEPTION));
      break;
    default:
  }
  return frameWords(at);
}

function checkActivation(at: u32, info: u32): void {
  const words: u32 = load<u16>(info, L.INFO_PTRS);
  const shape = load<u32>(info, L.INFO_SHAPE);
  const isBig = (load<u8>(info, L.INFO_FLAGS) & L.INFO_BIG_BITMAP) != 0;
  for (let slot: u32 = 1; slot < words; slot++) {
    const bit = slot - 1;
    const bits = isBig ? load<u32>(shape + ((bit >>> 5) << 2)) : shape;
    if ((isBig || bit < 32) && (bits >>> (bit & 31)) & 1) visit(load<u32>(at + (slot << 2)));
  }
}

/** An updatee is still to be updated, or has been by somebody else. */
function checkUpdatee(thunk: u32): void {
  visit(thunk);
  if (failure != SOUND) return;
  if (thunk & L.TAG_MASK) fail(SANITY_UPDATEE, thunk);
  const type = infoType(load<u32>(thunk));
  if (type != T.TYPE_BLACKHOLE && type != T.TYPE_IND) fail(SANITY_UPDATEE, thunk);
}

// Bitmaps and stack -----------------------------------------------------------------------------------------------------------------------

function setBit(bitmap: u32, at: u32): void {
  const byte = bitmap + (at >>> 5);
  store<u8>(byte, <u32>load<u8>(byte) | (1 << ((at >>> 2) & 7)));
}

function testBit(bitmap: u32, at: u32): bool {
  return ((load<u8>(bitmap + (at >>> 5)) >>> ((at >>> 2) & 7)) & 1) != 0;
}

function push(at: u32): void {
  const blocks = load<u32>(descriptor(pending), L.BD_COUNT);
  if (top == pending + (blocks << L.BLOCK_SHIFT)) {
    const bigger = allocGroup(blocks * 2, L.KIND_TABLE, 1);
    if (!bigger) return;
    memory.copy(bigger, pending, blocks << L.BLOCK_SHIFT);
    freeGroup(pending);
    top = bigger + (blocks << L.BLOCK_SHIFT);
    pending = bigger;
  }
  store<u32>(top, at);
  top += 4;
}
