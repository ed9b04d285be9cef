/**
 * Threads: making, switching, waiting, ending; fuel; collections.
 *
 * Note [Suspended form]
 * Whenever the collector, another thread, an exception or the host may look at a thread, it waits to return TSO_R1 (or the words in TSO_RESULT) to the frame at its top
 * chunk's STACK_SP. `saveThread` writes that form from the registers, `loadThread` reads it back. Between the two the registers SP, R1, IP and STACK mean nothing.
 */
import {
  CHECK_SANITY,
  EXIT_BREAK,
  EXIT_DEADLOCK,
  EXIT_HEAP_EXHAUSTED,
  EXIT_NONE,
  EXIT_OVERFLOW_MASKED,
  EXIT_SLICE,
  EXIT_WAIT,
} from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_APPLY, I_CATCH, I_THROW, I_TSO } from '../abi/rts-infos.gen.ts';
import { WK_BLOCKED_ON_MVAR, WK_HEAP_OVERFLOW, WK_HELD, WK_NON_TERMINATION, WK_STACK_OVERFLOW, WK_TOP_HANDLER } from '../abi/well-known.gen.ts';
import { DEBUG } from './config.ts';
import { addCatches } from './frame.ts';
import { allocate, ensureNursery, nurseryBytes } from './gc/alloc.ts';
import { collect, needMajor } from './gc/collect.ts';
import { checkHeap } from './gc/sanity.ts';
import { clock } from './imports.ts';
import {
  count,
  DO_EXIT,
  DO_RELOAD,
  DO_SCHEDULE,
  exit,
  flagsOf,
  internal,
  isMasked,
  MASK_BITS,
  reg,
  returnPoint,
  setFlags,
  setReg,
  wellKnown,
} from './machine.ts';
import { clearBlocked, dequeue, enqueue, wakeSleepers } from './queue.ts';
import { arrived, deliverable, raiseAsync, releaseSenders, unblock } from './raise.ts';
import { touched, touchedStack, touchedTso } from './remember.ts';
import { SHAPE_IO } from './shape.ts';
import { depthOf, GROW_NO_MEMORY, GROW_OVERFLOW, GROW_RESERVE_SPENT, GROWN, grow, moveStack, newFirstChunk } from './stack.ts';
import { noteResumed } from './tail-calls.ts';
import { stopsAtRaise } from './trap.ts';

/** Registers → suspended form. Does nothing when no thread runs. */
export function saveThread(): void {
  const tso = reg(L.REG_TSO);
  if (tso == 0) return;
  const chunk = reg(L.REG_STACK);
  store<u32>(chunk, reg(L.REG_SP), L.STACK_SP);
  store<u32>(tso, reg(L.REG_R1), L.TSO_R1);
  const depth = depthOf(tso);
  if (depth > reg(L.STAT_STACK_MAX_W)) setReg(L.STAT_STACK_MAX_W, depth);
}

/** Suspended form → registers, ready to return. */
export function loadThread(): void {
  const tso = reg(L.REG_TSO);
  const chunk = load<u32>(tso, L.TSO_STACK);
  touchedTso(tso);
  touchedStack(chunk);
  const sp = load<u32>(chunk, L.STACK_SP);
  setReg(L.REG_STACK, chunk);
  setReg(L.REG_SP, sp);
  setReg(L.REG_SPLIM, load<u32>(chunk, L.STACK_LIMIT));
  setReg(L.REG_R1, load<u32>(tso, L.TSO_R1));
  setReg(L.REG_IP, returnPoint(sp));
  noteResumed(tso, chunk, sp);
  const flags = flagsOf(tso);
  if (flags & L.TSO_RESULT_PENDING) {
    setFlags(tso, flags & ~L.TSO_RESULT_PENDING);
    const words = load<u32>(tso, L.TSO_RESULT_N);
    memory.copy(sp - (words << 2), tso + L.TSO_RESULT, words << 2);
  }
}

/** Words of a new thread. */
export function threadWords(): u32 {
  return L.TSO_SIZE_W + L.STACK_HEADER_W + L.STACK_RESERVE_W + reg(L.CFG_INITIAL_STACK_W);
}

/** A thread with an empty stack, on the list of all threads; 0 = collect first. It is not queued. */
export function newThread(): u32 {
  const tso = allocate(L.TSO_SIZE_W);
  if (tso == 0) return 0;
  memory.fill(tso, 0, 4 * L.TSO_SIZE_W);
  const chunk = newFirstChunk(tso);
  if (chunk == 0) return 0;
  store<u32>(tso, I_TSO);
  store<u32>(tso, chunk, L.TSO_STACK);
  store<u32>(tso, reg(L.REG_ALL_THREADS), L.TSO_ALL_LINK);
  const id = reg(L.REG_NEXT_TSO_ID) + 1;
  setReg(L.REG_NEXT_TSO_ID, id);
  store<u32>(tso, id, L.TSO_ID);
  setReg(L.REG_ALL_THREADS, tso);
  count(L.STAT_THREADS_N);
  touchedTso(tso);
  return tso;
}

/** Arranges that the thread applies `action` to the state token. */
export function pushAction(tso: u32, action: u32): void {
  const sp = pushFrame(tso, L.APPLY_SIZE_W);
  store<u32>(sp, I_APPLY);
  store<u32>(sp, SHAPE_IO, L.APPLY_SHAPE);
  store<u32>(tso, action, L.TSO_R1);
}

/** Room for a frame of a few words on a saved thread; the reserve is good for it. */
export function pushFrame(tso: u32, words: u32): u32 {
  const chunk = load<u32>(tso, L.TSO_STACK);
  const sp = load<u32>(chunk, L.STACK_SP) - (words << 2);
  store<u32>(chunk, sp, L.STACK_SP);
  touchedStack(chunk);
  touchedTso(tso);
  return sp;
}

/** The catch frame with the top handler, under which main runs. */
export function pushTopHandler(tso: u32): void {
  const sp = pushFrame(tso, L.CATCH_SIZE_W);
  store<u32>(sp, I_CATCH);
  store<u32>(sp, flagsOf(tso) & MASK_BITS, L.CATCH_MASK);
  store<u32>(sp, wellKnown(WK_TOP_HANDLER), L.CATCH_HANDLER);
  addCatches(load<u32>(tso, L.TSO_STACK), 1);
}

// Fuel ----------------------------------------------------------------------------------------------------------------------------------------

const STRESSED: u32 = L.STRESS_MOVE | L.STRESS_SWITCH;

/** Moves fuel for one quantum from the slice to REG_FUEL. False: the slice is used up. */
export function refuel(): bool {
  const slice = reg(L.REG_SLICE);
  if (slice == 0) return false;
  let quantum = reg(L.CFG_QUANTUM);
  if (DEBUG && (reg(L.CFG_STRESS) & STRESSED) != 0) quantum = 1;
  const part = min<u32>(quantum, slice);
  setReg(L.REG_SLICE, slice - part);
  setReg(L.REG_FUEL, part);
  return true;
}

/** Fuel is out, the thread is saved: let others run, or end the slice. */
export function preempt(): i32 {
  if (DEBUG && (reg(L.CFG_STRESS) & L.STRESS_MOVE) != 0) {
    if (moveStack(reg(L.REG_TSO)) == GROW_NO_MEMORY && collectFor(0, false)) moveStack(reg(L.REG_TSO));
  }
  if (!refuel()) return exit(EXIT_SLICE, 0, 0);
  if (DEBUG && reg(L.REG_ONLY) != 0) return DO_RELOAD;
  if (reg(L.REG_SLEEPERS) != 0) wakeSleepers(clock());
  if (reg(L.REG_RUN_HEAD) == 0) return DO_RELOAD;
  enqueue(reg(L.REG_TSO));
  setReg(L.REG_TSO, 0);
  return DO_SCHEDULE;
}

// Choosing who runs -----------------------------------------------------------------------------------------------------------------------------

/** Gives the machine to the next runnable thread; if there is none, says what the host should do. */
export function schedule(): i32 {
  if (DEBUG && reg(L.REG_ONLY) != 0) return exit(EXIT_BREAK, L.BREAK_BLOCKED, 0);
  for (let attempts = 0; attempts < 2; attempts++) {
    while (reg(L.REG_RUN_HEAD) != 0) {
      const tso = dequeue();
      setReg(L.REG_TSO, tso);
      count(L.REG_TICK);
      if ((reg(L.REG_FUEL) as i32) <= 0 && !refuel()) return exit(EXIT_SLICE, 0, 0);
      return deliverPending(tso);
    }
    if (reg(L.REG_SLEEPERS) != 0) {
      wakeSleepers(clock());
      if (reg(L.REG_RUN_HEAD) != 0) continue;
    }
    if (reg(L.REG_SLEEPERS) != 0 || reg(L.REG_CALLERS) != 0) return waitForHost();
    // Nobody can run, nobody waits for the world: whoever is unreachable is deadlocked.
    if (attempts == 0 && !collectFor(0, true)) return outOfMemory();
  }
  return exit(EXIT_DEADLOCK, 0, 0);
}

function waitForHost(): i32 {
  const sleeper = reg(L.REG_SLEEPERS);
  exit(EXIT_WAIT, u32(reg(L.REG_CALLERS) != 0), 0);
  store<f64>(L.REGS, sleeper == 0 ? Infinity : load<f64>(sleeper, L.TSO_WAKE), L.REG_EXIT_C);
  return DO_EXIT;
}

/** Throws what may now be thrown at the (saved, current) thread; it goes on either way. */
export function deliverPending(tso: u32): i32 {
  if (!deliverable(tso)) return DO_RELOAD;
  clearBlocked(tso);
  if (DEBUG && hasPending(tso) && stopsAtRaise(L.BREAK_THROWN, nextPending(tso))) return DO_EXIT;
  if (flagsOf(tso) & L.TSO_OVERFLOW_PENDING) {
    setFlags(tso, flagsOf(tso) & ~L.TSO_OVERFLOW_PENDING);
    return throwAt(tso, wellKnown(WK_STACK_OVERFLOW));
  }
  const cell = load<u32>(tso, L.TSO_PENDING);
  if (cell == 0) return DO_RELOAD;
  const status = throwAt(tso, load<u32>(cell, L.THROW_EXCEPTION));
  // A collection may have moved the cell.
  const delivered = load<u32>(reg(L.REG_TSO), L.TSO_PENDING);
  store<u32>(reg(L.REG_TSO), load<u32>(delivered, L.THROW_NEXT), L.TSO_PENDING);
  touchedTso(reg(L.REG_TSO));
  arrived(delivered);
  return status;
}

/** The exception that is thrown first. */
function nextPending(tso: u32): u32 {
  return flagsOf(tso) & L.TSO_OVERFLOW_PENDING ? wellKnown(WK_STACK_OVERFLOW) : load<u32>(load<u32>(tso, L.TSO_PENDING), L.THROW_EXCEPTION);
}

/** raiseAsync at the current thread, collecting when needed; the grace of a full heap is for this, too. */
export function throwAt(tso: u32, exception: u32): i32 {
  if (raiseAsync(tso, exception)) return DO_RELOAD;
  holdException(exception);
  for (let major: i32 = 0; major < 2; major++) {
    if (!collectFor(reg(L.REG_WANT_W), major != 0)) {
      if (reg(L.REG_EXIT) != EXIT_NONE) return DO_EXIT;
      setReg(L.REG_HEAP_STATE, 1);
    }
    if (raiseAsync(reg(L.REG_TSO), heldException())) return DO_RELOAD;
  }
  return heapExhausted();
}

/** A thread that waits and may be interrupted is, when something is there to be thrown at it. Short of memory it goes on waiting. */
export function interruptWaiting(tso: u32): void {
  if (!hasPending(tso) || !deliverable(tso)) return;
  if (flagsOf(tso) & L.TSO_OVERFLOW_PENDING) {
    if (!raiseAsync(tso, wellKnown(WK_STACK_OVERFLOW))) return;
    setFlags(tso, flagsOf(tso) & ~L.TSO_OVERFLOW_PENDING);
  } else {
    const cell = load<u32>(tso, L.TSO_PENDING);
    if (!raiseAsync(tso, load<u32>(cell, L.THROW_EXCEPTION))) return;
    store<u32>(tso, load<u32>(cell, L.THROW_NEXT), L.TSO_PENDING);
    touchedTso(tso);
    arrived(cell);
  }
  if (unblock(tso)) enqueue(tso);
}

/** Something can be delivered when the current thread unmasks or waits. */
export function hasPending(tso: u32): bool {
  return load<u32>(tso, L.TSO_PENDING) != 0 || (flagsOf(tso) & L.TSO_OVERFLOW_PENDING) != 0;
}

// An exception in the machine's hands while it collects: kept in the well-known table, which is a root.
function holdException(exception: u32): void {
  store<u32>(L.WELL_KNOWN + 4 * WK_HELD, exception);
}
function heldException(): u32 {
  return wellKnown(WK_HELD);
}

// Stack --------------------------------------------------------------------------------------------------------------------------------------

/** The saved thread needs `words` more words of frames. */
export function growFor(words: u32): i32 {
  let tso = reg(L.REG_TSO);
  let answer = grow(tso, words);
  if (answer == GROW_NO_MEMORY) {
    if (!collectFor(0, false)) return outOfMemory();
    tso = reg(L.REG_TSO);
    answer = grow(tso, words);
    if (answer == GROW_NO_MEMORY && collectFor(0, true)) answer = grow(reg(L.REG_TSO), words);
  }
  return grown(answer);
}

/** What follows from grow's answer. */
export function grown(answer: i32): i32 {
  const tso = reg(L.REG_TSO);
  switch (answer) {
    case GROWN:
      return DO_RELOAD;
    case GROW_OVERFLOW:
      if (DEBUG && stopsAtRaise(L.BREAK_THROWN, wellKnown(WK_STACK_OVERFLOW))) return DO_EXIT;
      return throwAt(tso, wellKnown(WK_STACK_OVERFLOW));
    case GROW_RESERVE_SPENT:
      setFlags(tso, flagsOf(tso) | L.TSO_RERAISE);
      return exit(EXIT_OVERFLOW_MASKED, tso, depthOf(tso));
    default:
      return heapOverflow();
  }
}

// Memory --------------------------------------------------------------------------------------------------------------------------------------

/**
 * Collects, with every thread saved, and makes `words` available in the nursery. May GC. False: there is no memory for them (or the machine is over: REG_EXIT says so).
 * All addresses held by the caller are stale afterwards.
 */
export function collectFor(words: u32, major: bool): bool {
  setReg(L.REG_EXIT, EXIT_NONE);
  setReg(L.REG_SPARE_CHUNK, 0);
  // A minor collection may turn into a major one (gc/alloc.ts, headroom): what follows a major one goes by what happened.
  const majors = reg(L.STAT_MAJOR_N);
  if (!collect(major || needMajor())) return false;
  if (reg(L.REG_DIRTY) != 0) {
    internal(reg(L.REG_DIRTY), reg(L.REG_EXIT_B));
    return false;
  }
  if (DEBUG && (reg(L.CFG_STRESS) & L.STRESS_SANITY) != 0) {
    const failed = checkHeap();
    if (failed != 0) {
      setReg(L.REG_EXIT_C, failed);
      internal(CHECK_SANITY, reg(L.REG_EXIT_B));
      return false;
    }
  }
  const enough = ensureNursery(words);
  const tso = reg(L.REG_TSO);
  if (tso != 0) {
    touchedTso(tso);
    touchedStack(load<u32>(tso, L.TSO_STACK));
  }
  if (reg(L.STAT_MAJOR_N) != majors) {
    reviveDeadlocked();
    if (isUnderLimit()) setReg(L.REG_HEAP_STATE, 0);
    else if (enough && !overLimit()) return false;
  }
  if (!enough) return false;
  runFinalizers(words);
  if (DEBUG && (reg(L.CFG_STRESS) & L.STRESS_GC) != 0) tightenNursery(words);
  return true;
}

/** Stress: the next heap check collects again. Work of the machine's own that did not say how much it needs gets a block's worth first. */
function tightenNursery(words: u32): void {
  const limit = reg(L.REG_HP) + (words == 0 ? L.BLOCK_B : words << 2);
  if (limit < reg(L.REG_HPLIM)) setReg(L.REG_HPLIM, limit);
}

/**
 * Threads that a major collection found unreachable get the exception that says so. Who waits for its exception to arrive goes on waiting, as in GHC: its target is
 * unreachable too, so it is told, and then takes notice.
 */
function reviveDeadlocked(): void {
  let tso = reg(L.REG_RESURRECTED);
  setReg(L.REG_RESURRECTED, 0);
  while (tso != 0) {
    const next = load<u32>(tso, L.TSO_LINK);
    if (load<u32>(tso, L.TSO_WHY) == L.BLOCK_THROW_TO) {
      store<u32>(tso, 0, L.TSO_LINK);
      tso = next;
      continue;
    }
    const exception = wellKnown(load<u32>(tso, L.TSO_WHY) == L.BLOCK_BLACKHOLE ? WK_NON_TERMINATION : WK_BLOCKED_ON_MVAR);
    store<u32>(tso, 0, L.TSO_LINK);
    // Short of memory it stays blocked and the next major collection finds it again.
    if (raiseAsync(tso, exception)) {
      unblock(tso);
      enqueue(tso);
    }
    tso = next;
  }
}

/** One thread for each finalizer whose key has died. Half of the nursery, and what the collection was for, is left alone: the rest waits for the next collection. */
function runFinalizers(words: u32): void {
  const keep = max<u32>(words < (L.LARGE_OBJECT_W as u32) ? words << 2 : 0, nurseryBytes() >>> 1);
  let cell = reg(L.REG_FINALIZERS);
  while (cell != 0 && reg(L.REG_HPLIM) - reg(L.REG_HP) > keep + 4 * threadWords()) {
    const tso = newThread();
    if (tso == 0) return;
    setFlags(tso, flagsOf(tso) | L.TSO_FINALIZER);
    pushAction(tso, load<u32>(cell, L.THROW_EXCEPTION));
    enqueue(tso);
    cell = load<u32>(cell, L.THROW_NEXT);
    setReg(L.REG_FINALIZERS, cell);
  }
}

/** What is alive is no more than the settings allow (without one gc/alloc.ts decides: noteFull). */
function isUnderLimit(): bool {
  const max = reg(L.CFG_MAX_HEAP_B);
  return max != 0 && reg(L.REG_LIVE_B) >>> 10 <= max;
}

/** More is alive than allowed, after a major collection. False: more than the grace, too; REG_EXIT is set. */
function overLimit(): bool {
  const max = reg(L.CFG_MAX_HEAP_B);
  if (max == 0) return true;
  if (reg(L.REG_LIVE_B) >>> 10 > max + (reg(L.CFG_GRACE_B) >>> 10) && reg(L.REG_HEAP_STATE) != 0) {
    heapExhausted();
    return false;
  }
  if (reg(L.REG_HEAP_STATE) == 0) {
    setReg(L.REG_HEAP_STATE, 1);
    throwHeapOverflow();
  }
  return true;
}

/** HeapOverflow goes to the main thread, as in GHC; masked, it waits there. */
function throwHeapOverflow(): void {
  const main = reg(L.REG_MAIN);
  const target = main != 0 && load<u32>(main, L.TSO_STATUS) <= (L.THREAD_BLOCKED as u32) ? main : reg(L.REG_TSO);
  if (target != 0) post(target, wellKnown(WK_HEAP_OVERFLOW), 0);
}

/** Makes room for so many words by a minor collection, else a major one; the saved thread then does again what needs them. */
export function collectTwice(words: u32): i32 {
  if (collectFor(words, false)) return DO_RELOAD;
  if (reg(L.REG_EXIT) == EXIT_NONE && collectFor(words, true)) return DO_RELOAD;
  return reg(L.REG_EXIT) != EXIT_NONE ? DO_EXIT : heapOverflow();
}

/** A collection failed: either it has said why, or there is no memory. */
export function outOfMemory(): i32 {
  return reg(L.REG_EXIT) != EXIT_NONE ? DO_EXIT : heapExhausted();
}

export function heapExhausted(): i32 {
  return exit(EXIT_HEAP_EXHAUSTED, reg(L.REG_LIVE_B), reg(L.CFG_MAX_HEAP_B));
}

/** A request that cannot be met even after a major collection. */
export function heapOverflow(): i32 {
  const tso = reg(L.REG_TSO);
  if (reg(L.REG_HEAP_STATE) != 0 || tso == 0) return heapExhausted();
  setReg(L.REG_HEAP_STATE, 1);
  return throwAt(tso, wellKnown(WK_HEAP_OVERFLOW));
}

/**
 * Leaves an asynchronous exception with a thread that will notice it: when it is switched to, unmasks or waits interruptibly. A thread that waits and may be
 * interrupted is made runnable. False: collect first.
 */
export function post(target: u32, exception: u32, sender: u32): bool {
  if (load<u32>(target, L.TSO_STATUS) >= (L.THREAD_FINISHED as u32)) return true;
  // Nothing that waits is begun a second time only to be told.
  if (sender == 0 && target != reg(L.REG_TSO) && load<u32>(target, L.TSO_PENDING) == 0 && deliverable(target)) {
    if (!raiseAsync(target, exception)) return false;
    if (unblock(target)) enqueue(target);
    return true;
  }
  const cell = allocate(L.THROW_SIZE_W);
  if (cell == 0) return false;
  store<u32>(cell, I_THROW);
  store<u32>(cell, exception, L.THROW_EXCEPTION);
  store<u32>(cell, 0, L.THROW_NEXT);
  store<u32>(cell, sender, L.THROW_SENDER);
  let last = load<u32>(target, L.TSO_PENDING);
  if (last == 0) {
    store<u32>(target, cell, L.TSO_PENDING);
    touchedTso(target);
  } else {
    for (let next = load<u32>(last, L.THROW_NEXT); next != 0; next = load<u32>(last, L.THROW_NEXT)) last = next;
    store<u32>(last, cell, L.THROW_NEXT);
    touched(last);
  }
  wakeForPending(target);
  return true;
}

/** A waiting thread that may be interrupted is made runnable; it finds the exception when it is switched to. */
function wakeForPending(tso: u32): void {
  if (tso == reg(L.REG_TSO) || !deliverable(tso)) return;
  if (unblock(tso)) enqueue(tso);
}

/** The thread has ended: its stack is dropped, whoever wanted to throw at it goes on. */
export function finishThread(tso: u32, status: u32): void {
  store<u32>(tso, status, L.TSO_STATUS);
  store<u32>(tso, 0, L.TSO_STACK);
  store<u32>(tso, 0, L.TSO_R1);
  releaseSenders(tso);
  touchedTso(tso);
  if (reg(L.REG_TSO) == tso) setReg(L.REG_TSO, 0);
}

/** Whether waiting for something interruptible should throw instead. */
export function interruptedInstead(tso: u32): bool {
  if (!hasPending(tso)) return false;
  return !isMasked(tso) || (flagsOf(tso) & L.TSO_INTERRUPTIBLE) != 0;
}
