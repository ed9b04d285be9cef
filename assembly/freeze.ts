/**
 * Frozen computations. An asynchronous exception must not lose the work of thunks under evaluation: their frames are kept as an AP_STACK, which replaces the
 * outermost of these thunks and goes on where it was when somebody enters it.
 *
 * Note [Handing over chunks]
 * GHC freezes thunk by thunk and copies every frame, both ways; a 10 M-deep thunk under a 20 ms timeout then never finishes. Here whole chunks are handed over
 * as they are, and only the part of one chunk that lies above the outermost update frame is copied, into a chunk of its own whose base is FROZEN_BASE and names
 * the AP_STACK. Handed-over chunks have no STACK_OWNER any more: whoever wants it follows the chain down to that base, or to a chunk that does belong to a thread
 * (holderOf). So neither way touches what the chunks hold, and collections go on ignoring them. Thunks further in keep their update frames in the frozen chunks and stay BLACKHOLEs. Who enters one of them finds, through its owner chunk, that
 * nobody is evaluating it, and splits the frozen stack there (`split`): the inner part becomes an AP_STACK of its own for that thunk, and in the outer part an ENTER frame
 * takes the place of the update frame. An AP_STACK is entered at most once: it is blackholed like any thunk.
 *
 * Invariant: frozen chunks contain no boundary or stop frame.
 */

import { TYPE_UPDATE_FRAME } from '../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_AP_STACK, I_BLACKHOLE, I_BLOCKING_QUEUE, I_ENTER, I_FROZEN_BASE, I_UPDATE } from '../abi/rts-infos.gen.ts';
import { addCatches, chunkEnd, frameWords, isWaitedFor, olderChunk, usedWords } from './frame.ts';
import { allocate } from './gc/alloc.ts';
import { count, internal, needWords, unit } from './machine.ts';
import { touched, touchedStack, touchedTso } from './remember.ts';
import { adoptFrames, holderOf, isUpdatedBy, newChunk, ownerChunk } from './stack.ts';
import { updateThunk, wakeAll } from './update.ts';

/** Words to have at hand before freezing the frames [sp of chunk, end) that lie in the last chunk. */
function partWords(words: u32): u32 {
  return L.STACK_HEADER_W + L.STACK_RESERVE_W + words + L.FROZEN_BASE_SIZE_W;
}

/** Copies frames [from, to) of `chunk` into a chunk of their own. 0: collect first. */
function copyPart(chunk: u32, from: u32, to: u32): u32 {
  const part = newChunk(partWords((to - from) >>> 2), 0);
  if (part == 0) return 0;
  const base = chunkEnd(part) - 4 * L.FROZEN_BASE_SIZE_W;
  store<u32>(base, I_FROZEN_BASE);
  const sp = base - (to - from);
  memory.copy(sp, from, to - from);
  store<u32>(part, sp, L.STACK_SP);
  const caught = adoptFrames(part, chunk, sp, base);
  addCatches(part, caught);
  addCatches(chunk, -caught);
  return part;
}

/**
 * Freezes the frames from the top of `top` (its STACK_SP) down to `at` in `chunk`, which is `top` or an older one, with the pending return value r1.
 * Answers the AP_STACK, or 0: collect first (nothing has changed then).
 */
function freezeAbove(top: u32, chunk: u32, at: u32, r1: u32): u32 {
  const frozen = allocate(L.APSTACK_SIZE_W);
  const sp = load<u32>(chunk, L.STACK_SP);
  const part = frozen == 0 ? 0 : copyPart(chunk, sp, at);
  if (part == 0) {
    needWords(L.APSTACK_SIZE_W + partWords((at - sp) >>> 2));
    return 0;
  }
  if (isWaitedFor(part)) wakeWaiters(part);
  store<u32>(frozen, I_AP_STACK);
  store<u32>(frozen, load<u32>(at, L.UPDATE_INFO), L.APSTACK_INFO);
  store<u32>(frozen, r1, L.APSTACK_R1);
  store<u32>(chunkEnd(part) - 4 * L.FROZEN_BASE_SIZE_W, frozen, L.FROZEN_BASE_HOLDER);
  let first = part;
  if (top != chunk) {
    first = top;
    for (let c = top; c != chunk; ) {
      const older = olderChunk(c);
      // Writing 0 needs no barrier, and the chunk stays clean: the next collection does not look at it.
      store<u32>(c, 0, L.STACK_OWNER);
      count(L.STAT_FROZEN_CHUNKS_N);
      if (isWaitedFor(c)) wakeWaiters(c);
      if (older == chunk) {
        store<u32>(chunkEnd(c) - 4 * L.UNDERFLOW_SIZE_W, part, L.UNDERFLOW_NEXT);
        touchedStack(c);
      }
      c = older;
    }
  }
  store<u32>(frozen, first, L.APSTACK_CHUNK);
  return frozen;
}

/** Whoever waits for a thunk with its update frame in this chunk need not wait for the thread that was evaluating it: it goes on with the thunk itself. */
function wakeWaiters(chunk: u32): void {
  const end = chunkEnd(chunk);
  for (let at = load<u32>(chunk, L.STACK_SP); at < end; ) {
    if (load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_UPDATE_FRAME) {
      const thunk = load<u32>(at, L.UPDATE_UPDATEE);
      const queue = load<u32>(thunk, L.IND_INDIRECTEE);
      if (load<u32>(thunk) == I_BLACKHOLE && load<u32>(queue) == I_BLOCKING_QUEUE) wakeAll(queue);
    }
    const words = frameWords(at);
    if (words == 0) break;
    at += 4 * words;
  }
}

/**
 * Freezes what lies above the outermost update frame between the top of a saved thread and the frame at `stop` in `stopChunk`.
 * No update frame there: nothing to keep. False: collect first.
 */
export function freeze(tso: u32, stopChunk: u32, stop: u32): bool {
  const top = load<u32>(tso, L.TSO_STACK);
  let found: u32 = outermostUpdate(stopChunk, stop);
  let chunk = stopChunk;
  while (found == 0 && chunk != top) {
    chunk = youngerChunk(top, chunk);
    found = outermostUpdate(chunk, chunkEnd(chunk));
  }
  if (found == 0) return true;
  const r1 = load<u32>(tso, L.TSO_R1);
  const frozen = freezeAbove(top, chunk, found, r1);
  if (frozen == 0) return false;
  updateThunk(load<u32>(found, L.UPDATE_UPDATEE), frozen);
  return true;
}

/** The last update frame met from the chunk's Sp to `stop`; 0 = none. */
function outermostUpdate(chunk: u32, stop: u32): u32 {
  let found: u32 = 0;
  for (let at = load<u32>(chunk, L.STACK_SP); at < stop; ) {
    if (load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_UPDATE_FRAME) found = at;
    const words = frameWords(at);
    if (words == 0) break;
    at += 4 * words;
  }
  return found;
}

/** The chunk whose next older one is `chunk`. */
function youngerChunk(top: u32, chunk: u32): u32 {
  let at = top;
  while (at != 0) {
    const older = olderChunk(at);
    if (older == chunk) return at;
    at = older;
  }
  return top;
}

/**
 * Resumes a frozen computation on top of a saved thread: pushes an update frame for it, then its frames. The thread returns TSO_R1 to the top one.
 * Answers 0, or how many words more the stack must have room for first.
 */
export function thaw(tso: u32, frozen: u32): u32 {
  let last = load<u32>(frozen, L.APSTACK_CHUNK);
  let depth: u32 = 0;
  let inner: u32 = 0;
  for (let older = olderChunk(last); older != 0; older = olderChunk(last)) {
    if (inner != 0) depth += usedWords(last);
    inner = last;
    last = older;
  }
  const words = usedWords(last) - L.FROZEN_BASE_SIZE_W;
  const need = words + L.UPDATE_SIZE_W;
  const chunk = load<u32>(tso, L.TSO_STACK);
  if (load<u32>(chunk, L.STACK_SP) - 4 * need < load<u32>(chunk, L.STACK_LIMIT)) return need;
  const update = load<u32>(chunk, L.STACK_SP) - 4 * L.UPDATE_SIZE_W;
  store<u32>(update, I_UPDATE);
  store<u32>(update, frozen, L.UPDATE_UPDATEE);
  store<u32>(update, load<u32>(frozen, L.APSTACK_INFO), L.UPDATE_INFO);
  const sp = update - 4 * words;
  memory.copy(sp, load<u32>(last, L.STACK_SP), 4 * words);
  store<u32>(chunk, sp, L.STACK_SP);
  addCatches(chunk, adoptFrames(chunk, last, sp, update));
  store<u32>(tso, load<u32>(frozen, L.APSTACK_R1), L.TSO_R1);
  const first = load<u32>(frozen, L.APSTACK_CHUNK);
  store<u32>(frozen, I_BLACKHOLE);
  store<u32>(frozen, chunk, L.IND_INDIRECTEE);
  touched(frozen);
  touchedStack(chunk);
  touchedTso(tso);
  if (inner != 0) relink(tso, first, inner, chunk, depth);
  return 0;
}

/** Puts the handed-over chunks first..inner on top of `chunk`. `depth` = words in those after the first. */
function relink(tso: u32, first: u32, inner: u32, chunk: u32, depth: u32): void {
  touchedStack(inner);
  store<u32>(chunkEnd(inner) - 4 * L.UNDERFLOW_SIZE_W, chunk, L.UNDERFLOW_NEXT);
  store<u32>(tso, load<u32>(tso, L.TSO_BELOW_W) + depth + usedWords(chunk), L.TSO_BELOW_W);
  store<u32>(tso, first, L.TSO_STACK);
}

/**
 * `blackhole`'s update frame lies in a chunk that an AP_STACK holds: gives the thunk an AP_STACK of its own. Nothing runs.
 * False: collect first.
 */
export function split(blackhole: u32): bool {
  const chunk = ownerChunk(blackhole);
  const outer = holderOf(chunk);
  let at = load<u32>(chunk, L.STACK_SP);
  const end = chunkEnd(chunk);
  while (at < end && !isUpdatedBy(at, blackhole)) {
    const words = frameWords(at);
    if (words == 0) break;
    at += 4 * words;
  }
  if (at >= end) {
    internal(CHECK_BAD_CLOSURE, blackhole);
    return false;
  }
  const inner = freezeAbove(load<u32>(outer, L.APSTACK_CHUNK), chunk, at, load<u32>(outer, L.APSTACK_R1));
  if (inner == 0) return false;
  const enter = at + 4 * (L.UPDATE_SIZE_W - L.ENTER_SIZE_W);
  store<u32>(enter, I_ENTER);
  store<u32>(enter, blackhole, L.ENTER_CLOSURE);
  store<u32>(chunk, enter, L.STACK_SP);
  touchedStack(chunk);
  store<u32>(outer, chunk, L.APSTACK_CHUNK);
  store<u32>(outer, unit(), L.APSTACK_R1);
  touched(outer);
  updateThunk(blackhole, inner);
  return true;
}
