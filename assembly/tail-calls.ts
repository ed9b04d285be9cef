/**
 * Callers that tail calls erase: Note [Erased callers], abi/tail-calls.ts. Only in builds that track; there CFG_TAIL_CALLS says whether they do.
 *
 * What must be told of: every transfer of control by an instruction (`noteCall`, `noteTailCall`), every resumption of a thread (`noteResumed`), every frame that
 * the machine begins something on by itself where something else may have been before (`noteCall`), and frames whose position changes
 * (`noteMovedUp`, `noteMovedDown`). Thread ids are never used twice, so what is left of a dead thread is never taken for another's.
 *
 * Nothing here collects; the ring holds no pointers into the heap.
 */
import * as L from '../abi/layout.ts';
import * as V from '../abi/tail-calls.ts';
import { TRACKS } from './config.ts';
import { chunkEnd } from './frame.ts';
import { allocGroup } from './gc/blocks.ts';
import { reg, setReg } from './machine.ts';

/** Greater than any position. */
const NOWHERE: u32 = 0xffffffff;

/** At boot. False: no memory for the ring. */
export function openTailCalls(): bool {
  const slots = reg(V.CFG_TAIL_CALLS);
  if (slots == 0) return true;
  const bytes = slots * V.TAIL_SIZE_B;
  const ring = allocGroup((bytes + L.BLOCK_B - 1) >>> L.BLOCK_SHIFT, L.KIND_TABLE, 1);
  if (ring == 0) return false;
  memory.fill(ring, 0, bytes);
  store<u32>(ring, V.TAIL_MARK, V.TAIL_IP);
  store<u32>(ring, NOWHERE, V.TAIL_AT);
  setReg(V.REG_TAILS_TOP, ring);
  setReg(V.REG_TAILS_N, 1);
  setReg(V.REG_TAILS, ring);
  return true;
}

// @ts-ignore: decorator
@inline
function isNoting(): bool {
  return TRACKS && reg(V.REG_TAILS) != 0;
}

/** Something begins on top of the frame at `sp` of the running thread, and is not handed the place of anybody. */
// @ts-ignore: decorator
@inline
export function noteCall(sp: u32): void {
  if (!isNoting()) return;
  const at = reg(V.REG_TAILS_BASE) - sp;
  if (load<u32>(reg(V.REG_TAILS_TOP), V.TAIL_AT) >= at) forget(at);
}

/** The activation whose frame has just been popped, down to `sp`, hands its place on by the instruction at `ip`. */
// @ts-ignore: decorator
@inline
export function noteTailCall(ip: u32, sp: u32): void {
  if (isNoting()) handedOn(ip, reg(V.REG_TAILS_BASE) - sp);
}

function handedOn(ip: u32, at: u32): void {
  if (load<u32>(reg(V.REG_TAILS_TOP), V.TAIL_AT) > at) forget(at + L.WORD_B);
  push(ip, at);
}

/** The thread is about to return to the frame at `sp` in `chunk`: nothing lies above. */
export function noteResumed(tso: u32, chunk: u32, sp: u32): void {
  if (!isNoting()) return;
  setReg(V.REG_TAILS_BASE, chunkEnd(chunk) + (load<u32>(tso, L.TSO_BELOW_W) << 2));
  switchTo(tso);
  noteCall(sp);
}

/** Frames of the thread from position `from` on now begin `by` bytes further up. */
export function noteMovedUp(tso: u32, from: u32, by: u32): void {
  if (!isNoting()) return;
  switchTo(tso);
  let entry = reg(V.REG_TAILS_TOP);
  for (let left = reg(V.REG_TAILS_N); left != 0 && load<u32>(entry, V.TAIL_AT) >= from; left--) {
    if (isMark(entry)) {
      store<u32>(entry, from, V.TAIL_AT);
      return;
    }
    store<u32>(entry, load<u32>(entry, V.TAIL_AT) + by, V.TAIL_AT);
    entry = before(entry);
  }
}

/** `by` bytes of frames on top of the frame that begins below position `keep` have gone: what lay above begins so much further down, what lay between at `keep`. */
export function noteMovedDown(tso: u32, keep: u32, by: u32): void {
  if (!isNoting()) return;
  switchTo(tso);
  let entry = reg(V.REG_TAILS_TOP);
  for (let left = reg(V.REG_TAILS_N); left != 0 && load<u32>(entry, V.TAIL_AT) > keep; left--) {
    if (isMark(entry)) {
      store<u32>(entry, keep + L.WORD_B, V.TAIL_AT);
      return;
    }
    const at = load<u32>(entry, V.TAIL_AT);
    store<u32>(entry, at > keep + by ? at - by : keep, V.TAIL_AT);
    entry = before(entry);
  }
}

/** The running thread's top frame, of `words` words, goes though what it was pushed for is not over. */
export function noteDropped(words: u32): void {
  if (isNoting()) noteMovedDown(reg(L.REG_TSO), reg(V.REG_TAILS_BASE) - reg(L.REG_SP) - 4 * words, 4 * words);
}

/** The newest entries are of this thread from now on. */
function switchTo(tso: u32): void {
  const thread = load<u32>(tso, L.TSO_ID);
  const last = reg(V.REG_TAILS_THREAD);
  if (thread == last) return;
  push((last << V.TAIL_THREAD_SHIFT) | V.TAIL_MARK, NOWHERE);
  setReg(V.REG_TAILS_THREAD, thread);
}

/** What the running thread had at position `at` and above is over. The oldest entry stays as a mark behind which there is nothing. */
function forget(at: u32): void {
  let top = reg(V.REG_TAILS_TOP);
  let n = reg(V.REG_TAILS_N);
  while (load<u32>(top, V.TAIL_AT) >= at) {
    if (n == 1) {
      if (!isMark(top)) store<u32>(top, V.TAIL_MARK, V.TAIL_IP);
      if (reg(V.REG_TAILS_LOST) >= at) setReg(V.REG_TAILS_LOST, at - L.WORD_B);
    }
    if (isMark(top)) {
      store<u32>(top, at, V.TAIL_AT);
      break;
    }
    top = before(top);
    n--;
  }
  setReg(V.REG_TAILS_TOP, top);
  setReg(V.REG_TAILS_N, n);
}

function push(word: u32, at: u32): void {
  const ring = reg(V.REG_TAILS);
  const n = reg(V.REG_TAILS_N);
  const top = ring + ((reg(V.REG_TAILS_TOP) - ring + V.TAIL_SIZE_B) & lastByte());
  if (n != reg(V.CFG_TAIL_CALLS)) setReg(V.REG_TAILS_N, n + 1);
  else if (!isMark(top)) setReg(V.REG_TAILS_LOST, load<u32>(top, V.TAIL_AT));
  store<u32>(top, word, V.TAIL_IP);
  store<u32>(top, at, V.TAIL_AT);
  setReg(V.REG_TAILS_TOP, top);
}

function before(entry: u32): u32 {
  const ring = reg(V.REG_TAILS);
  return ring + ((entry - ring - V.TAIL_SIZE_B) & lastByte());
}

function lastByte(): u32 {
  return reg(V.CFG_TAIL_CALLS) * V.TAIL_SIZE_B - 1;
}

function isMark(entry: u32): bool {
  return (load<u32>(entry, V.TAIL_IP) & V.TAIL_MARK) != 0;
}
