/**
 * Out to the host and in from it.
 *
 * A host call is a request: the thread is put into suspended form under a BLOCKED frame that holds the arguments, and `run` returns. The host answers with complete*
 * (at once or later) and calls run again. So no JavaScript frame lies under a waiting thread.
 * A call in from the host pushes a BOUNDARY frame on the thread that is calling out (or on a new thread) and evaluates on top of it.
 */
import { CHECK_NOT_RUNNABLE, EXIT_BOUNDARY, EXIT_HOST_CALL } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_BOUNDARY, I_ENTER, I_RAISE, I_UNDERFLOW } from '../abi/rts-infos.gen.ts';
import { WK_HOST_ERROR } from '../abi/well-known.gen.ts';
import { TRACKS } from './config.ts';
import { addCatches } from './frame.ts';
import { freeHandle, handleOf, newHandle } from './handles.ts';
import { count, DO_EXIT, DO_RELOAD, exit, flagsOf, internal, reg, setFlags, setReg, unit, wellKnown } from './machine.ts';
import { clearBlocked, enqueue, finishBlocked, pushCaller, setBlocked, unlink } from './queue.ts';
import { unwindToBoundary } from './raise.ts';
import { touchedTso } from './remember.ts';
import { collectFor, interruptWaiting, newThread, pushFrame, saveThread, threadWords } from './sched.ts';
import { pushBlocked } from './slow.ts';
import { underflow } from './stack.ts';
import { noteResumed } from './tail-calls.ts';

/** Leaves `run` with the call described in the exit registers. */
export function hostCall(index: u32, shape: u32): i32 {
  const tso = reg(L.REG_TSO);
  const sp = pushBlocked(L.HOST_CALL_BASE + index, shape);
  setReg(L.REG_R1, unit());
  saveThread();
  const id = reg(L.REG_NEXT_CALL) + 1;
  setReg(L.REG_NEXT_CALL, id);
  setBlocked(tso, L.BLOCK_HOST_CALL, 0);
  store<u32>(tso, id, L.TSO_WAKE);
  count(L.STAT_HOST_CALLS_N);
  setReg(L.REG_EXIT_C, id);
  setReg(L.REG_EXIT_D, tso);
  return exit(EXIT_HOST_CALL, index, sp + L.BLOCKED_ARGS);
}

/** The thread that made host call `id`, waiting for its answer; 0 = none. */
function callerOf(id: u32): u32 {
  const running = reg(L.REG_TSO);
  if (running != 0 && load<u32>(running, L.TSO_WHY) == L.BLOCK_HOST_CALL && load<u32>(running, L.TSO_WAKE) == id) return running;
  for (let tso = reg(L.REG_CALLERS); tso != 0; tso = load<u32>(tso, L.TSO_LINK)) if (load<u32>(tso, L.TSO_WAKE) == id) return tso;
  return 0;
}

/** The answer is there: the thread will return it. */
function resume(tso: u32, r1: u32): void {
  finishBlocked(tso, r1);
  clearBlocked(tso);
  if (tso == reg(L.REG_TSO)) {
    store<u32>(tso, L.THREAD_RUNNABLE, L.TSO_STATUS);
    return;
  }
  unlink(L.REG_CALLERS, tso);
  enqueue(tso);
}

export function completePtr(id: u32, closure: u32): i32 {
  const tso = callerOf(id);
  if (tso == 0) return 0;
  resume(tso, closure);
  return 1;
}

export function completeVoid(id: u32): i32 {
  return completePtr(id, unit());
}

function completeWords(id: u32, words: u32, value: u64): i32 {
  const tso = callerOf(id);
  if (tso == 0) return 0;
  resume(tso, unit());
  store<u64>(tso, value, L.TSO_RESULT);
  store<u32>(tso, words, L.TSO_RESULT_N);
  setFlags(tso, flagsOf(tso) | L.TSO_RESULT_PENDING);
  return 1;
}

export function completeWord(id: u32, value: u32): i32 {
  return completeWords(id, 1, value as u64);
}
export function completeLong(id: u32, value: u64): i32 {
  return completeWords(id, 2, value);
}
export function completeDouble(id: u32, value: f64): i32 {
  return completeWords(id, 2, reinterpret<u64>(value));
}
export function completeFloat(id: u32, value: f32): i32 {
  return completeWords(id, 1, reinterpret<u32>(value) as u64);
}

/** The call failed: its thread raises `exception` (0: HostError) where the result would have been. */
export function failCall(id: u32, exception: u32): i32 {
  const tso = callerOf(id);
  if (tso == 0) return 0;
  resume(tso, unit());
  const sp = pushFrame(tso, L.RAISE_SIZE_W);
  store<u32>(sp, I_RAISE);
  store<u32>(sp, exception == 0 ? wellKnown(WK_HOST_ERROR) : exception, L.RAISE_EXCEPTION);
  return 1;
}

/** The answer comes later: the thread waits among the callers, others run. */
export function detachCall(id: u32): i32 {
  const tso = reg(L.REG_TSO);
  if (tso == 0 || callerOf(id) != tso) return 0;
  setReg(L.REG_TSO, 0);
  pushCaller(tso);
  interruptWaiting(tso);
  return 1;
}

/**
 * Asks for `closure` to be evaluated for the host, on top of the thread that is in a synchronous host call, else on a thread of its own.
 * Answers the serial of its boundary frame; `run` ends with BOUNDARY or BOUNDARY_RAISED and that serial. 0: no memory.
 */
export function evaluate(closure: u32): u32 {
  let tso = reg(L.REG_TSO);
  let call: u32 = 0;
  if (tso != 0 && load<u32>(tso, L.TSO_WHY) == L.BLOCK_HOST_CALL) {
    call = load<u32>(tso, L.TSO_WAKE);
    clearBlocked(tso);
    store<u32>(tso, L.THREAD_RUNNABLE, L.TSO_STATUS);
    // The host may have come in here before.
    if (TRACKS) noteResumed(tso, load<u32>(tso, L.TSO_STACK), load<u32>(load<u32>(tso, L.TSO_STACK), L.STACK_SP));
  } else {
    if (tso != 0) enqueue(tso);
    setReg(L.REG_TSO, 0);
    tso = freshThread(closure);
    if (tso == 0) return 0;
    closure = load<u32>(tso, L.TSO_R1);
    setReg(L.REG_TSO, tso);
  }
  const serial = reg(L.REG_NEXT_SERIAL) + 1;
  setReg(L.REG_NEXT_SERIAL, serial);
  pushBoundary(tso, serial, call);
  const sp = pushFrame(tso, L.ENTER_SIZE_W);
  store<u32>(sp, I_ENTER);
  store<u32>(sp, closure, L.ENTER_CLOSURE);
  store<u32>(tso, unit(), L.TSO_R1);
  return serial;
}

/** A new thread whose R1 is the closure; collects if it must. 0: no memory. */
export function freshThread(closure: u32): u32 {
  let tso = newThread();
  if (tso == 0) {
    const handle = newHandle(closure);
    if (!collectFor(threadWords(), false)) return 0;
    closure = handleOf(handle);
    freeHandle(handle);
    tso = newThread();
    if (tso == 0) return 0;
  }
  store<u32>(tso, closure, L.TSO_R1);
  return tso;
}

function pushBoundary(tso: u32, serial: u32, call: u32): void {
  const before = load<u32>(load<u32>(tso, L.TSO_STACK), L.STACK_SP);
  const sp = pushFrame(tso, L.BOUNDARY_SIZE_W);
  store<u32>(sp, I_BOUNDARY);
  store<u32>(sp, serial, L.BOUNDARY_SERIAL);
  store<u32>(sp, before, L.BOUNDARY_SP);
  store<u32>(sp, call, L.BOUNDARY_CALL);
  addCatches(load<u32>(tso, L.TSO_STACK), 1);
  setFlags(tso, flagsOf(tso) | L.TSO_BOUNDARY);
}

/** A value came back to a boundary frame: `run` returns it. */
export function returnToHost(): i32 {
  const sp = reg(L.REG_SP);
  const serial = load<u32>(sp, L.BOUNDARY_SERIAL);
  const value = reg(L.REG_R1);
  saveThread();
  popBoundary();
  return exit(EXIT_BOUNDARY, serial, value);
}

/** Drops the boundary frame on top of the saved running thread, which is then again where it was when the host came in. */
function popBoundary(): void {
  const tso = reg(L.REG_TSO);
  const chunk = load<u32>(tso, L.TSO_STACK);
  const sp = load<u32>(chunk, L.STACK_SP);
  const call = load<u32>(sp, L.BOUNDARY_CALL);
  store<u32>(chunk, sp + 4 * L.BOUNDARY_SIZE_W, L.STACK_SP);
  store<u32>(tso, unit(), L.TSO_R1);
  addCatches(chunk, -1);
  if (call != 0) {
    // The call's own frame is the next one; the stack may have grown just above it.
    if (load<u32>(sp, 4 * L.BOUNDARY_SIZE_W) == I_UNDERFLOW) underflow(tso);
    setBlocked(tso, L.BLOCK_HOST_CALL, 0);
    store<u32>(tso, call, L.TSO_WAKE);
    return;
  }
  store<u32>(tso, L.THREAD_FINISHED, L.TSO_STATUS);
  touchedTso(tso);
  setReg(L.REG_TSO, 0);
}

/** After BOUNDARY_RAISED: drops the frames down to the boundary and the boundary itself. */
export function unwindBoundary(): i32 {
  const tso = reg(L.REG_TSO);
  if (tso == 0) return internal(CHECK_NOT_RUNNABLE, 0);
  let exception = reg(L.REG_EXIT_B);
  if (!unwindToBoundary(tso, exception)) {
    const handle = newHandle(exception);
    if (!collectFor(reg(L.REG_WANT_W), true)) return DO_EXIT;
    exception = handleOf(handle);
    freeHandle(handle);
    if (!unwindToBoundary(reg(L.REG_TSO), exception)) return DO_EXIT;
    setReg(L.REG_EXIT_B, exception);
  }
  popBoundary();
  return DO_RELOAD;
}
