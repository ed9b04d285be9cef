/**
 * Exceptions. Search first, unwind after: nothing on the stack changes until it is known that somebody will handle the exception, so that the stack of a crash is whole.
 *
 * All functions expect the thread saved, in suspended form, and leave it so.
 */

import { TYPE_BOUNDARY_FRAME, TYPE_CATCH_FRAME, TYPE_UPDATE_FRAME } from '../abi/closure-types.gen.ts';
import { EXIT_BOUNDARY_RAISED, EXIT_UNCAUGHT } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_APPLY, I_BLACKHOLE, I_BLOCKING_QUEUE, I_CATCH, I_MASK, I_MASK_UNINTERRUPTIBLE, I_RAISE, I_RAISE_THUNK, I_UNMASK } from '../abi/rts-infos.gen.ts';
import { WK_TOP_HANDLER } from '../abi/well-known.gen.ts';
import { addCatches, chunkEnd, frameWords, isWithoutCatches, olderChunk, usedWords } from './frame.ts';
import { freeze } from './freeze.ts';
import { allocate } from './gc/alloc.ts';
import { count, DO_RELOAD, exit, flagsOf, MASK_BITS, needWords, reg, SHAPE_HANDLER, setFlags, unit, wellKnown } from './machine.ts';
import { clearBlocked, dropDeadWaiters, enqueue, finishBlocked, removeWaiter, unlink } from './queue.ts';
import { beginRecord, identityWords, recordFrames, recordSender, withIdentity } from './raise-log.ts';
import { touched, touchedStack, touchedTso } from './remember.ts';
import { updateThunk } from './update.ts';

// What `search` found: the chunk and address of the frame, 0 = nobody.
let foundChunk: u32 = 0;
let foundSp: u32 = 0;

/** Looks for the nearest frame that stops an exception: a boundary, or a catch frame with a handler of the program. Chunks without such frames are skipped whole. */
function search(tso: u32): void {
  foundSp = 0;
  for (let chunk = load<u32>(tso, L.TSO_STACK); chunk != 0; chunk = olderChunk(chunk)) {
    foundChunk = chunk;
    if (isWithoutCatches(chunk)) continue;
    const end = chunkEnd(chunk);
    for (let at = load<u32>(chunk, L.STACK_SP); at < end; ) {
      const type = load<u8>(load<u32>(at), L.INFO_TYPE);
      if (type == TYPE_BOUNDARY_FRAME || (type == TYPE_CATCH_FRAME && load<u32>(at, L.CATCH_HANDLER) != wellKnown(WK_TOP_HANDLER))) {
        foundSp = at;
        return;
      }
      const words = frameWords(at);
      if (words == 0) return;
      at += 4 * words;
    }
  }
}

/** Throws from within the thread. The state is left as it was when the answer is a request to collect, or an exit. */
export function raiseSync(tso: u32, exception: u32): i32 {
  search(tso);
  if (foundSp == 0) return exit(EXIT_UNCAUGHT, exception, tso);
  if (load<u8>(load<u32>(foundSp), L.INFO_TYPE) == TYPE_BOUNDARY_FRAME) return boundaryRaised(exception, tso);
  const words = identityWords(exception);
  const room = allocate(RAISE_THUNK_W + words);
  if (room == 0) return needWords(RAISE_THUNK_W + words);
  exception = withIdentity(exception, room + 4 * RAISE_THUNK_W, words);
  const chunk = foundChunk;
  const sp = foundSp;
  beginRecord(exception, load<u32>(tso, L.TSO_ID), reg(L.REG_IP));
  recordFrames(tso, chunk, sp);
  unwind(tso, chunk, sp, raiseThunk(room, exception));
  enterHandler(tso, exception);
  count(L.STAT_RAISES_N);
  return DO_RELOAD;
}

function boundaryRaised(exception: u32, tso: u32): i32 {
  const serial = load<u32>(foundSp, L.BOUNDARY_SERIAL);
  store<u32>(L.REGS + L.REG_EXIT_C, tso);
  return exit(EXIT_BOUNDARY_RAISED, serial, exception);
}

const RAISE_THUNK_W: u32 = L.THUNK_PAYLOAD_W + 1;

/** 0: collect first. */
function newRaiseThunk(exception: u32): u32 {
  const room = allocate(RAISE_THUNK_W);
  return room == 0 ? 0 : raiseThunk(room, exception);
}

function raiseThunk(thunk: u32, exception: u32): u32 {
  store<u32>(thunk, I_RAISE_THUNK);
  store<u32>(thunk, 0, 4);
  store<u32>(thunk, exception, L.THUNK_PAYLOAD);
  return thunk;
}

/** Drops all frames above the one at `sp` of `stop`; thunks under evaluation there become `failed`. */
function unwind(tso: u32, stop: u32, sp: u32, failed: u32): void {
  for (let chunk = load<u32>(tso, L.TSO_STACK); ; chunk = olderChunk(chunk)) {
    const end = chunk == stop ? sp : chunkEnd(chunk);
    for (let at = load<u32>(chunk, L.STACK_SP); at < end; ) {
      if (load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_UPDATE_FRAME) updateThunk(load<u32>(at, L.UPDATE_UPDATEE), failed);
      const words = frameWords(at);
      if (words == 0) break;
      at += 4 * words;
    }
    if (chunk == stop) break;
  }
  cutTo(tso, stop, sp, belowOf(tso, stop));
}

/** TSO_BELOW_W once `stop` is the top chunk. */
function belowOf(tso: u32, stop: u32): u32 {
  let below = load<u32>(tso, L.TSO_BELOW_W);
  for (let chunk = load<u32>(tso, L.TSO_STACK); chunk != stop; ) {
    chunk = olderChunk(chunk);
    below -= usedWords(chunk);
  }
  return below;
}

/** The thread's stack now begins with the frame at sp in chunk. */
function cutTo(tso: u32, chunk: u32, sp: u32, below: u32): void {
  store<u32>(tso, below, L.TSO_BELOW_W);
  store<u32>(tso, chunk, L.TSO_STACK);
  store<u32>(chunk, sp, L.STACK_SP);
  touchedTso(tso);
  touchedStack(chunk);
}

/**
 * The catch frame is on top: pops it and arranges that its handler is applied to the exception, with asynchronous exceptions masked, and unmasked
 * after it if they were at catch# (GHC: stg_raisezh, raiseAsync).
 */
function enterHandler(tso: u32, exception: u32): void {
  const chunk = load<u32>(tso, L.TSO_STACK);
  let sp = load<u32>(chunk, L.STACK_SP);
  const saved = load<u32>(sp, L.CATCH_MASK);
  const handler = load<u32>(sp, L.CATCH_HANDLER);
  sp += 4 * L.CATCH_SIZE_W;
  addCatches(chunk, -1);
  if ((saved & L.TSO_BLOCKEX) == 0) {
    sp -= 4 * L.MASK_SIZE_W;
    store<u32>(sp, I_UNMASK);
  }
  const interruptible: u32 = saved == L.TSO_BLOCKEX ? 0 : L.TSO_INTERRUPTIBLE;
  setFlags(tso, (flagsOf(tso) & ~(MASK_BITS | L.TSO_ENTRY_AGAIN)) | L.TSO_BLOCKEX | interruptible);
  pushApply(tso, chunk, sp, handler, exception);
}

/** Frames for `function argument void`; at most five words, for which the reserve is always good. */
function pushApply(tso: u32, chunk: u32, sp: u32, fun: u32, argument: u32): void {
  sp -= 4 * (L.APPLY_SIZE_W + 1);
  store<u32>(sp, I_APPLY);
  store<u32>(sp, SHAPE_HANDLER, L.APPLY_SHAPE);
  store<u32>(sp, argument, L.APPLY_ARGS);
  store<u32>(chunk, sp, L.STACK_SP);
  store<u32>(tso, fun, L.TSO_R1);
}

/** Whether an asynchronous exception may be thrown at this thread now. */
export function deliverable(tso: u32): bool {
  const flags = flagsOf(tso);
  const why = load<u32>(tso, L.TSO_WHY);
  if (flags & L.TSO_RESULT_PENDING) return false;
  if (why == L.BLOCK_HOST_CALL && reg(L.REG_TSO) == tso) return false;
  if ((flags & L.TSO_BLOCKEX) == 0) return true;
  return (flags & L.TSO_INTERRUPTIBLE) != 0 && why != L.BLOCK_NONE && why != L.BLOCK_BLACKHOLE;
}

/**
 * Throws at a saved thread from outside: thunks under evaluation are frozen. It is runnable afterwards (the caller queues it: `unblock` took it off its queue).
 * False: collect first; nothing has changed.
 */
export function raiseAsync(tso: u32, exception: u32, sender: u32 = 0): bool {
  search(tso);
  const chunk = foundChunk;
  const sp = foundSp;
  if (sender == 0) sender = senderOf(tso, exception);
  if (sp == 0 || load<u8>(load<u32>(sp), L.INFO_TYPE) == TYPE_BOUNDARY_FRAME) {
    pushRaise(tso, sender == 0 ? exception : recorded(tso, exception, sender));
    return true;
  }
  const below = belowOf(tso, chunk);
  const caught = recorded(tso, exception, sender);
  recordFrames(tso, chunk, sp);
  if (!freeze(tso, chunk, sp)) return false;
  exception = caught;
  cutTo(tso, chunk, sp, below);
  enterHandler(tso, exception);
  count(L.STAT_RAISES_N);
  return true;
}

/** Who waits for this exception to arrive at the thread; 0 = nobody. */
function senderOf(tso: u32, exception: u32): u32 {
  const cell = load<u32>(tso, L.TSO_PENDING);
  return cell != 0 && load<u32>(cell, L.THROW_EXCEPTION) == exception ? load<u32>(cell, L.THROW_SENDER) : 0;
}

/** Begins the record of an asynchronous exception and answers it as the thread is to see it. Short of memory there is none: nothing is collected for it. */
function recorded(tso: u32, exception: u32, sender: u32): u32 {
  const words = identityWords(exception);
  const room = words == 0 ? 0 : allocate(words);
  if (room != 0) exception = withIdentity(exception, room, words);
  beginRecord(exception, load<u32>(tso, L.TSO_ID), tso == reg(L.REG_TSO) ? reg(L.REG_IP) : 0);
  recordSender(sender);
  return exception;
}

/**
 * Nobody will catch it: let the thread find that out itself when it runs, with its stack whole. R1 stays what it was about to return: frames that are frozen
 * later go on with it. To a thread that is dying already nothing more happens.
 */
function pushRaise(tso: u32, exception: u32): void {
  if (flagsOf(tso) & L.TSO_RERAISE) return;
  const chunk = load<u32>(tso, L.TSO_STACK);
  const sp = load<u32>(chunk, L.STACK_SP) - 4 * L.RAISE_SIZE_W;
  store<u32>(sp, I_RAISE);
  store<u32>(sp, exception, L.RAISE_EXCEPTION);
  store<u32>(chunk, sp, L.STACK_SP);
  touchedStack(chunk);
  setFlags(tso, flagsOf(tso) | L.TSO_RERAISE);
}

/** Takes a waiting thread off whatever queue it is on, so that it may be made runnable. Running and runnable threads stay as they are. True: it was waiting. */
export function unblock(tso: u32): bool {
  const why = load<u32>(tso, L.TSO_WHY);
  const on = load<u32>(tso, L.TSO_BLOCK_ON);
  switch (why) {
    case L.BLOCK_NONE:
      return false;
    case L.BLOCK_MVAR_TAKE:
    case L.BLOCK_MVAR_READ:
    case L.BLOCK_MVAR_PUT: {
      const cell = load<u32>(tso, L.TSO_MVAR_CELL);
      store<u32>(cell, 0, L.MVARQ_TSO);
      dropDeadWaiters(on);
      break;
    }
    case L.BLOCK_BLACKHOLE: {
      if (load<u32>(on) == I_BLACKHOLE) {
        const queue = load<u32>(on, L.IND_INDIRECTEE);
        if (load<u32>(queue) == I_BLOCKING_QUEUE) removeWaiter(queue, tso);
      }
      break;
    }
    case L.BLOCK_DELAY:
      unlink(L.REG_SLEEPERS, tso);
      break;
    case L.BLOCK_HOST_CALL:
      unlink(L.REG_CALLERS, tso);
      break;
    case L.BLOCK_THROW_TO:
      cancelThrow(on, tso);
      break;
  }
  clearBlocked(tso);
  return true;
}

/** `sender` no longer waits for its exception to arrive at `target`; the exception itself is withdrawn, as in GHC. */
function cancelThrow(target: u32, sender: u32): void {
  let before: u32 = 0;
  let cell = load<u32>(target, L.TSO_PENDING);
  while (cell != 0 && load<u32>(cell, L.THROW_SENDER) != sender) {
    before = cell;
    cell = load<u32>(cell, L.THROW_NEXT);
  }
  if (cell == 0) return;
  const next = load<u32>(cell, L.THROW_NEXT);
  if (before == 0) {
    store<u32>(target, next, L.TSO_PENDING);
    touchedTso(target);
  } else {
    store<u32>(before, next, L.THROW_NEXT);
    touched(before);
  }
}

/**
 * Ends a thread whose exception nobody caught. Synchronous: its thunks fail with the exception. Asynchronous (TSO_RERAISE; beyond the stack reserve, too): they are
 * frozen, so that others can still have their values. False: collect first.
 */
export function abandon(tso: u32, exception: u32): bool {
  const last = oldestChunk(tso);
  const stop = chunkEnd(last) - 4 * L.STOP_SIZE_W;
  if (flagsOf(tso) & L.TSO_RERAISE) {
    if (!freezeCalls(tso) || !freezeDying(tso, last, stop)) return false;
  } else {
    const failed = newRaiseThunk(exception);
    if (failed == 0) return false;
    unwind(tso, last, stop, failed);
  }
  store<u32>(last, 0, L.STACK_CATCHES);
  return true;
}

/**
 * Freezes and drops the calls of the host that a dying thread is in (it ran out of its reserve: nothing else is thrown past a boundary). Whoever goes on with a thunk
 * that waits for the answer of a host call makes that call again. False: collect first; what has been frozen is.
 */
function freezeCalls(tso: u32): bool {
  for (let chunk = load<u32>(tso, L.TSO_STACK); chunk != 0; chunk = olderChunk(chunk)) {
    if (isWithoutCatches(chunk)) continue;
    for (let at = load<u32>(chunk, L.STACK_SP); at < chunkEnd(chunk); ) {
      const words = frameWords(at);
      if (words == 0) break;
      if (load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_BOUNDARY_FRAME) {
        if (!freezeDying(tso, chunk, at)) return false;
        store<u32>(chunk, at + 4 * words, L.STACK_SP);
        store<u32>(tso, unit(), L.TSO_R1);
        addCatches(chunk, -1);
      }
      at += 4 * words;
    }
  }
  return true;
}

/** Freezes what lies above the frame at `stop`, without the RAISE frame that pushRaise left on top, and cuts the stack there. False: collect first; nothing has changed. */
function freezeDying(tso: u32, chunk: u32, stop: u32): bool {
  const top = load<u32>(tso, L.TSO_STACK);
  const sp = load<u32>(top, L.STACK_SP);
  const below = belowOf(tso, chunk);
  if (load<u32>(sp) == I_RAISE) store<u32>(top, sp + 4 * L.RAISE_SIZE_W, L.STACK_SP);
  if (!freeze(tso, chunk, stop)) {
    store<u32>(top, sp, L.STACK_SP);
    return false;
  }
  cutTo(tso, chunk, stop, below);
  return true;
}

function oldestChunk(tso: u32): u32 {
  let chunk = load<u32>(tso, L.TSO_STACK);
  for (let older = olderChunk(chunk); older != 0; older = olderChunk(chunk)) chunk = older;
  return chunk;
}

/** Unwinds to the boundary frame that BOUNDARY_RAISED named and pops it; false: collect first. */
export function unwindToBoundary(tso: u32, exception: u32): bool {
  search(tso);
  if (foundSp == 0) return true;
  const chunk = foundChunk;
  const sp = foundSp;
  const mask = maskStateBelow(tso, chunk, sp);
  if (flagsOf(tso) & L.TSO_RERAISE) {
    if (!freezeDying(tso, chunk, sp)) return false;
    setFlags(tso, flagsOf(tso) & ~L.TSO_RERAISE);
  } else {
    const failed = newRaiseThunk(exception);
    if (failed == 0) return false;
    unwind(tso, chunk, sp, failed);
  }
  setFlags(tso, (flagsOf(tso) & ~MASK_BITS) | mask);
  return true;
}

/** The mask state in which the frame at `sp` of `stop` was pushed: what the oldest of the frames above it that restore one restores, else the present state. */
function maskStateBelow(tso: u32, stop: u32, sp: u32): u32 {
  let state = flagsOf(tso) & MASK_BITS;
  for (let chunk = load<u32>(tso, L.TSO_STACK); chunk != 0; chunk = chunk == stop ? 0 : olderChunk(chunk)) {
    const end = chunk == stop ? sp : chunkEnd(chunk);
    for (let at = load<u32>(chunk, L.STACK_SP); at < end; ) {
      const info = load<u32>(at);
      if (info == I_UNMASK) state = 0;
      else if (info == I_MASK) state = MASK_BITS;
      else if (info == I_MASK_UNINTERRUPTIBLE) state = L.TSO_BLOCKEX;
      else if (info == I_CATCH) state = load<u32>(at, L.CATCH_MASK);
      const words = frameWords(at);
      if (words == 0) break;
      at += 4 * words;
    }
  }
  return state;
}

/** Tells the senders of all exceptions still waiting for this thread that they have arrived (it has ended). */
export function releaseSenders(tso: u32): void {
  for (let cell = load<u32>(tso, L.TSO_PENDING); cell != 0; cell = load<u32>(cell, L.THROW_NEXT)) arrived(cell);
  store<u32>(tso, 0, L.TSO_PENDING);
}

/** The exception in this cell has been delivered: its sender, if it still waits, returns from throwTo. */
export function arrived(cell: u32): void {
  const sender = load<u32>(cell, L.THROW_SENDER);
  if (sender == 0 || load<u32>(sender, L.TSO_WHY) != L.BLOCK_THROW_TO) return;
  finishBlocked(sender, unit());
  clearBlocked(sender);
  enqueue(sender);
}
