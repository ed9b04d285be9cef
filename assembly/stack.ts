/**
 * Stack chunks: making, growing, running out, coming back.
 *
 * A first chunk is small and grows by copying (Well-Typed, "Understanding the Stack") until it has the size of a full chunk; after that the stack goes on in a new
 * chunk whose base is an UNDERFLOW frame, and CFG_MOVED_W words of the newest frames move along, so that a loop at the boundary does not bounce.
 *
 * Invariants: TSO_BELOW_W + words of frames in the top chunk = the thread's depth. A chunk's STACK_LIMIT never lets a thread pass its limit by more than a frame.
 * A BLACKHOLE's owner is the chunk in which its update frame lies; whoever moves an update frame moves that with it.
 * All functions here expect the running thread saved (sched.ts: saveThread) and leave it so.
 */

import { TYPE_BOUNDARY_FRAME, TYPE_CATCH_FRAME, TYPE_UPDATE_FRAME } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import { I_BLACKHOLE, I_BLOCKING_QUEUE, I_FROZEN_BASE, I_STACK, I_STOP, I_UNDERFLOW } from '../abi/rts-infos.gen.ts';
import { DEBUG, TRACKS } from './config.ts';
import { addCatches, chunkEnd, frameWords, olderChunk, setWaitedFor, usedWords } from './frame.ts';
import { allocate } from './gc/alloc.ts';
import { count, flagsOf, isMasked, reg, setFlags, setReg } from './machine.ts';
import { touched, touchedStack, touchedTso } from './remember.ts';
import { noteMovedDown, noteMovedUp } from './tail-calls.ts';
import { noteSqueezed } from './trap.ts';
import { updateThunk } from './update.ts';

const OVERHEAD_W: u32 = L.STACK_HEADER_W + L.STACK_RESERVE_W;

/** What `grow` answers. */
export const GROWN: i32 = 0;
export const GROW_NO_MEMORY: i32 = 1;
export const GROW_OVERFLOW: i32 = 2; //        the limit: StackOverflow is to be thrown
export const GROW_RESERVE_SPENT: i32 = 3; //   masked, and beyond the reserve too

/** A new, empty chunk of `total` words for this owner, or 0 (collect first). */
export function newChunk(total: u32, owner: u32): u32 {
  let chunk = reg(L.REG_SPARE_CHUNK);
  if (chunk != 0 && load<u32>(chunk, L.STACK_SIZE) == total) setReg(L.REG_SPARE_CHUNK, 0);
  else chunk = allocate(total);
  if (chunk == 0) return 0;
  store<u32>(chunk, I_STACK);
  store<u32>(chunk, total, L.STACK_SIZE);
  store<u32>(chunk, chunkEnd(chunk), L.STACK_SP);
  store<u32>(chunk, 0, L.STACK_DIRTY);
  store<u32>(chunk, owner, L.STACK_OWNER);
  store<u32>(chunk, 0, L.STACK_CATCHES);
  store<u32>(chunk, chunk + 4 * OVERHEAD_W, L.STACK_LIMIT);
  store<u32>(chunk, 0, L.STACK_MARK);
  touchedStack(chunk);
  return chunk;
}

/** A first chunk: CFG_INITIAL_STACK_W usable words, the last of them a stop frame. 0: collect first. */
export function newFirstChunk(owner: u32): u32 {
  const chunk = newChunk(OVERHEAD_W + reg(L.CFG_INITIAL_STACK_W), owner);
  if (chunk == 0) return 0;
  const sp = chunkEnd(chunk) - 4 * L.STOP_SIZE_W;
  store<u32>(sp, I_STOP);
  store<u32>(chunk, sp, L.STACK_SP);
  return chunk;
}

/** Words of frames of a saved thread. */
export function depthOf(tso: u32): u32 {
  return load<u32>(tso, L.TSO_BELOW_W) + usedWords(load<u32>(tso, L.TSO_STACK));
}

/** The limit in force for this thread now, in words of frames; 0 = none. */
function limitOf(tso: u32): u32 {
  const flags = flagsOf(tso);
  const max = reg(L.CFG_MAX_STACK_W);
  if (flags & L.TSO_OVERFLOW_PENDING) return max + reg(L.CFG_RESERVE_W);
  if (reg(L.CFG_OVERFLOW_POLICY) == L.OVERFLOW_GHC_7_6 && (flags & L.TSO_BLOCKEX) != 0) return 0;
  return max;
}

/**
 * Makes room for `need` more words of frames. Never answers GROWN without room for them, so a failed check is never simply repeated
 * (GHC 9.0 livelocks there, as examples/masked-overflow shows).
 */
export function grow(tso: u32, need: u32): i32 {
  const chunk = load<u32>(tso, L.TSO_STACK);
  if (squeeze(chunk) >= usedWords(chunk) / SQUEEZE_SHARE && load<u32>(chunk, L.STACK_LIMIT) + 4 * (usedWords(chunk) + need) <= chunkEnd(chunk)) return GROWN;
  const depth = depthOf(tso);
  let limit = limitOf(tso);
  if (limit != 0 && depth + need > limit) {
    if (!isMasked(tso)) return GROW_OVERFLOW;
    if (flagsOf(tso) & L.TSO_OVERFLOW_PENDING) return GROW_RESERVE_SPENT;
    setFlags(tso, flagsOf(tso) | L.TSO_OVERFLOW_PENDING);
    limit = limitOf(tso);
    if (depth + need > limit) return GROW_RESERVE_SPENT;
  }
  const below = load<u32>(tso, L.TSO_BELOW_W);
  if (relax(chunk, limit, below, usedWords(chunk) + need)) return GROWN;
  const used = usedWords(chunk);
  const full = reg(L.CFG_CHUNK_W);
  const size = load<u32>(chunk, L.STACK_SIZE);
  if (below == 0 && size < full && OVERHEAD_W + used + need <= full) return copyToBigger(tso, chunk, used, need, limit);
  return addChunk(tso, chunk, need, limit);
}

/** Squeezing that frees less than this part of the frames is not worth another look at the same chunk: it grows as well. */
const SQUEEZE_SHARE: u32 = 8;

/**
 * Adjacent update frames become one, as in GHC: a thunk whose value is another thunk's value needs no frame of its own, it becomes an indirection to that one. So a chain
 * of thunks that enter each other last takes constant stack. Answers the words freed.
 *
 * While the walk goes on, each gap holds its own size in bytes and the address of the next younger gap; then what lies between gaps moves up, oldest first.
 */
function squeeze(chunk: u32): u32 {
  const sp = load<u32>(chunk, L.STACK_SP);
  const end = chunkEnd(chunk);
  let gap: u32 = 0;
  for (let at = sp; at < end; ) {
    const last = lastOfRun(at, end);
    if (last != at) {
      const outermost = load<u32>(last, L.UPDATE_UPDATEE);
      for (let inner = at; inner != last; inner += 4 * L.UPDATE_SIZE_W) updateThunk(load<u32>(inner, L.UPDATE_UPDATEE), outermost);
      if (TRACKS) noteMovedDown(reg(L.REG_TSO), positionAt(reg(L.REG_TSO), chunk, last), last - at);
      if (DEBUG) noteSqueezed(load<u32>(chunk, L.STACK_OWNER), chunk, at, (last - at) >>> 2);
      store<u32>(at, last - at);
      store<u32>(at, gap, 4);
      gap = at;
    }
    const words = frameWords(last);
    if (words == 0) break;
    at = last + 4 * words;
  }
  let freed: u32 = 0;
  while (gap != 0) {
    freed += load<u32>(gap);
    const younger = load<u32>(gap, 4);
    const from = younger == 0 ? sp : younger + load<u32>(younger);
    memory.copy(from + freed, from, gap - from);
    gap = younger;
  }
  store<u32>(chunk, sp + freed, L.STACK_SP);
  return freed >>> 2;
}

/** Bytes of frames of a thread up to the frame at `sp` in its top chunk, that one included. */
function positionAt(tso: u32, chunk: u32, sp: u32): u32 {
  return 4 * load<u32>(tso, L.TSO_BELOW_W) + chunkEnd(chunk) - sp;
}

/** The oldest of the update frames that lie side by side from `at` on; `at` itself when there is no other. */
function lastOfRun(at: u32, end: u32): u32 {
  let last = at;
  if (!isUpdateFrame(at)) return at;
  for (let next = at + 4 * L.UPDATE_SIZE_W; next < end && isUpdateFrame(next); next += 4 * L.UPDATE_SIZE_W) last = next;
  return last;
}

function isUpdateFrame(sp: u32): bool {
  return load<u8>(load<u32>(sp), L.INFO_TYPE) == TYPE_UPDATE_FRAME;
}

/** Part of the chunk may be fenced off by a former limit: open as much as the present one allows. True when `want` words then fit. */
function relax(chunk: u32, limit: u32, below: u32, want: u32): bool {
  setLimit(chunk, limit, below);
  return load<u32>(chunk, L.STACK_LIMIT) + 4 * want <= chunkEnd(chunk);
}

function setLimit(chunk: u32, limit: u32, below: u32): void {
  let capacity = load<u32>(chunk, L.STACK_SIZE) - OVERHEAD_W;
  if (limit != 0) capacity = min<u32>(capacity, limit > below ? limit - below : 0);
  store<u32>(chunk, chunkEnd(chunk) - 4 * capacity, L.STACK_LIMIT);
}

function copyToBigger(tso: u32, chunk: u32, used: u32, need: u32, limit: u32): i32 {
  const full = reg(L.CFG_CHUNK_W);
  const size = min<u32>(full, max<u32>(2 * load<u32>(chunk, L.STACK_SIZE), OVERHEAD_W + used + need));
  return copyTo(tso, chunk, size, limit);
}

function copyTo(tso: u32, chunk: u32, size: u32, limit: u32): i32 {
  const bigger = newChunk(size, tso);
  if (bigger == 0) return GROW_NO_MEMORY;
  const used = usedWords(chunk);
  const from = load<u32>(chunk, L.STACK_SP);
  const to = chunkEnd(bigger) - 4 * used;
  // The reserve below Sp comes along: a result may be waiting there.
  memory.copy(to - 4 * L.STACK_RESERVE_W, from - 4 * L.STACK_RESERVE_W, 4 * (used + L.STACK_RESERVE_W));
  store<u32>(bigger, to, L.STACK_SP);
  store<u32>(bigger, load<u32>(chunk, L.STACK_CATCHES), L.STACK_CATCHES);
  setLimit(bigger, limit, load<u32>(tso, L.TSO_BELOW_W));
  adoptFrames(bigger, chunk, to, chunkEnd(bigger));
  store<u32>(tso, bigger, L.TSO_STACK);
  touchedTso(tso);
  count(L.STAT_STACK_GROWN_N);
  return GROWN;
}

/** Stress: move the top chunk to another place, everything else equal. */
export function moveStack(tso: u32): i32 {
  const chunk = load<u32>(tso, L.TSO_STACK);
  return copyTo(tso, chunk, load<u32>(chunk, L.STACK_SIZE), limitOf(tso));
}

function addChunk(tso: u32, chunk: u32, need: u32, limit: u32): i32 {
  const from = load<u32>(chunk, L.STACK_SP);
  const kept = newestFrames(chunk);
  const size = max<u32>(reg(L.CFG_CHUNK_W), OVERHEAD_W + L.UNDERFLOW_SIZE_W + ((kept - from) >>> 2) + need);
  const top = newChunk(size, tso);
  if (top == 0) return GROW_NO_MEMORY;
  count(L.STAT_CHUNKS_N);
  const base = chunkEnd(top) - 4 * L.UNDERFLOW_SIZE_W;
  store<u32>(base, I_UNDERFLOW);
  store<u32>(base, chunk, L.UNDERFLOW_NEXT);
  const to = base - (kept - from);
  memory.copy(to, from, kept - from);
  store<u32>(top, to, L.STACK_SP);
  store<u32>(chunk, kept, L.STACK_SP);
  const caught = adoptFrames(top, chunk, to, base);
  addCatches(top, caught);
  addCatches(chunk, -caught);
  const below = load<u32>(tso, L.TSO_BELOW_W) + usedWords(chunk);
  store<u32>(tso, below, L.TSO_BELOW_W);
  store<u32>(tso, top, L.TSO_STACK);
  if (TRACKS) noteMovedUp(tso, 4 * below, 4 * L.UNDERFLOW_SIZE_W);
  touchedTso(tso);
  touchedStack(chunk);
  setLimit(top, limit, below);
  // The limit may end within what has just been moved: then at least the frame that asked gets its words.
  const room = to - 4 * need;
  if (load<u32>(top, L.STACK_LIMIT) > room) store<u32>(top, room, L.STACK_LIMIT);
  return GROWN;
}

/**
 * The end of the frames that move along: as many whole ones as fit into CFG_MOVED_W words, but at least the first, and all that begin in the reserve (what stays
 * must leave the reserve free for results that come back to it). The frame at the chunk's base stays.
 */
function newestFrames(chunk: u32): u32 {
  const end = chunkEnd(chunk);
  const sp = load<u32>(chunk, L.STACK_SP);
  const stop = sp + 4 * reg(L.CFG_MOVED_W);
  const limit = load<u32>(chunk, L.STACK_LIMIT);
  let at = sp;
  while (at < end) {
    const next = at + 4 * frameWords(at);
    if (next == at || next >= end || (next > stop && at >= limit && at != sp)) break;
    at = next;
  }
  return at;
}

/** Frames [sp, end) now lie in `chunk` instead of `old`: tell the blackholes. Answers how many catch and boundary frames there are. */
export function adoptFrames(chunk: u32, old: u32, sp: u32, end: u32): i32 {
  let caught = 0;
  for (let at = sp; at < end; ) {
    const type = load<u8>(load<u32>(at), L.INFO_TYPE);
    if (type == TYPE_UPDATE_FRAME) adoptBlackhole(load<u32>(at, L.UPDATE_UPDATEE), old, chunk);
    else if (type == TYPE_CATCH_FRAME || type == TYPE_BOUNDARY_FRAME) caught++;
    const words = frameWords(at);
    if (words == 0) break;
    at += 4 * words;
  }
  return caught;
}

function adoptBlackhole(thunk: u32, old: u32, chunk: u32): void {
  if (load<u32>(thunk) != I_BLACKHOLE) return;
  const owner = load<u32>(thunk, L.IND_INDIRECTEE);
  if (load<u32>(owner) == I_BLOCKING_QUEUE) {
    store<u32>(owner, chunk, L.BQ_OWNER);
    touched(owner);
    setWaitedFor(chunk);
  } else if (owner == old) {
    store<u32>(thunk, chunk, L.IND_INDIRECTEE);
    touched(thunk);
  }
}

/** The chunk in which a blackhole's update frame lies. */
export function ownerChunk(blackhole: u32): u32 {
  const owner = load<u32>(blackhole, L.IND_INDIRECTEE);
  return load<u32>(owner) == I_BLOCKING_QUEUE ? load<u32>(owner, L.BQ_OWNER) : owner;
}

/** The top chunk is used up to its underflow frame: go on in the next older one. Result words below Sp come along. */
export function underflow(tso: u32): void {
  const chunk = load<u32>(tso, L.TSO_STACK);
  const older = olderChunk(chunk);
  popChunk(tso, older);
  const results = L.STACK_RESERVE_W * 4;
  memory.copy(load<u32>(older, L.STACK_SP) - results, load<u32>(chunk, L.STACK_SP) - results, results);
  if (load<u32>(chunk, L.STACK_SIZE) == reg(L.CFG_CHUNK_W) && load<u32>(chunk, L.STACK_SIZE) >= (L.LARGE_OBJECT_W as u32)) setReg(L.REG_SPARE_CHUNK, chunk);
}

/** The thread's stack continues in `older`; what is left in its newest chunk is dropped. */
export function popChunk(tso: u32, older: u32): void {
  const below = load<u32>(tso, L.TSO_BELOW_W) - usedWords(older);
  store<u32>(tso, below, L.TSO_BELOW_W);
  store<u32>(tso, older, L.TSO_STACK);
  touchedTso(tso);
  touchedStack(older);
  setLimit(older, limitOf(tso), below);
}

export function isUpdatedBy(sp: u32, thunk: u32): bool {
  return isUpdateFrame(sp) && load<u32>(sp, L.UPDATE_UPDATEE) == thunk;
}

/**
 * Who holds the frames of a chunk: the TSO on whose stack it lies, or the AP_STACK in which it is frozen; 0 = damage.
 * A chunk that was once handed over names nobody itself: the oldest chunk below it does (Note [Handing over chunks]).
 */
export function holderOf(chunk: u32): u32 {
  for (let at = chunk; at != 0; at = olderChunk(at)) {
    const owner = load<u32>(at, L.STACK_OWNER);
    if (owner != 0) return owner;
    const base = chunkEnd(at) - 4 * L.FROZEN_BASE_SIZE_W;
    if (load<u32>(base) == I_FROZEN_BASE) return load<u32>(base, L.FROZEN_BASE_HOLDER);
  }
  return 0;
}
