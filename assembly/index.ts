/** What the host may call. Addresses and tagged pointers are 32-bit numbers; see docs/machine.md. */
import { ABI_CHECKSUM } from '../abi/checksum.gen.ts';
import { CHECK_NONE, CHECK_NOT_RUNNABLE, EXIT_NONE, EXIT_PAUSED } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_AP, I_HOST_HANDLE } from '../abi/rts-infos.gen.ts';
import { boot } from './boot.ts';
import {
  completeDouble,
  completeFloat,
  completeLong,
  completePtr,
  completeVoid,
  completeWord,
  detachCall,
  evaluate,
  failCall,
  freshThread,
  unwindBoundary,
} from './calls.ts';
import { DEBUG, TRACKS } from './config.ts';
import { allocate } from './gc/alloc.ts';
import { allocStatic } from './gc/blocks.ts';
import { freeHandle, handleOf as handle, newHandle } from './handles.ts';
import { interpret } from './interp.ts';
import { DO_EXIT, exit, internal, reg, setReg, untag } from './machine.ts';
import { makeBytes } from './prim/arrays.ts';
import { enqueue, wakeSleepers } from './queue.ts';
import { abandon } from './raise.ts';
import { collectFor, finishThread, loadThread, post, pushAction, pushTopHandler, refuel, schedule } from './sched.ts';
import { settle, unsettle } from './settle.ts';
import { shapeWords } from './shape.ts';
import { ACT_RAISE_AGAIN, ACT_RELOAD, slow } from './slow.ts';

export {
  boot,
  completeDouble,
  completeFloat,
  completeLong,
  completePtr,
  completeVoid,
  completeWord,
  detachCall,
  evaluate,
  failCall,
  freeHandle,
  handle,
  newHandle,
  settle,
  unsettle,
  unwindBoundary,
};

export function abiChecksum(): i32 {
  return ABI_CHECKSUM;
}

export function isDebug(): i32 {
  return i32(DEBUG);
}

/** Whether this build obeys CFG_PROVENANCE. */
export function tracksCreations(): i32 {
  return i32(TRACKS);
}

/** Address of so many bytes that are never moved or freed, 4-aligned; 0: no memory. */
export function imageReserve(bytes: u32): u32 {
  return allocStatic(bytes);
}

/** Makes the main thread: it will apply `closure` to the state token under the top handler. 0: no memory. */
export function startMain(closure: u32): i32 {
  const tso = freshThread(closure);
  if (tso == 0) return 0;
  pushTopHandler(tso);
  pushAction(tso, load<u32>(tso, L.TSO_R1));
  setReg(L.REG_MAIN, tso);
  enqueue(tso);
  return 1;
}

/** Runs until the fuel is used up or something concerns the host; answers the exit reason, its arguments are in REG_EXIT_A.. . */
export function run(fuel: u32): i32 {
  if (reg(L.REG_DIRTY) != CHECK_NONE) {
    internal(reg(L.REG_DIRTY), reg(L.REG_EXIT_B));
    return reg(L.REG_EXIT);
  }
  if (reg(L.REG_PREEMPT) & L.PREEMPT_PAUSE) return paused();
  if (DEBUG && reg(L.REG_STOPPED) != L.STOPPED_NOT) return goOn();
  setReg(L.REG_EXIT, EXIT_NONE);
  grant(fuel);
  const tso = reg(L.REG_TSO);
  if (tso != 0 && load<u32>(tso, L.TSO_WHY) != L.BLOCK_NONE) {
    // It waits for the answer to a host call: the host has to give one first.
    internal(CHECK_NOT_RUNNABLE, tso);
    setReg(L.REG_DIRTY, CHECK_NONE);
    return reg(L.REG_EXIT);
  }
  let reason: i32 = EXIT_NONE;
  if (tso != 0) loadThread();
  else if (!settleFirst()) reason = reg(L.REG_EXIT);
  if (reason == EXIT_NONE) reason = interpret();
  countFuel(fuel);
  return reason;
}

/**
 * Fuel for a new slice, or what a slice has left after a host call. Then the quantum goes on, less what the call has cost: else a thread that calls the host all the
 * time would never let others run.
 */
function grant(fuel: u32): void {
  const slice = reg(L.REG_SLICE);
  if (fuel > fuelLeft()) {
    setReg(L.REG_SLICE, fuel);
    refuel();
    return;
  }
  setReg(L.REG_SLICE, min(slice, fuel));
  setReg(L.REG_FUEL, fuel - min(slice, fuel));
}

function fuelLeft(): u32 {
  return reg(L.REG_SLICE) + (max<i32>(reg(L.REG_FUEL) as i32, 0) as u32);
}

function countFuel(granted: u32): void {
  const left = fuelLeft();
  store<u64>(L.REGS + L.STAT_FUEL, load<u64>(L.REGS + L.STAT_FUEL) + (granted > left ? granted - left : 0));
}

/** Goes on after EXIT_BREAK with the fuel that was left: being stopped changes nothing of what the program does. */
function goOn(): i32 {
  const how = reg(L.REG_STOPPED);
  const granted = fuelLeft();
  setReg(L.REG_STOPPED, L.STOPPED_NOT);
  setReg(L.REG_EXIT, EXIT_NONE);
  let ends = false;
  if (how != L.STOPPED_RAW) ends = slow(how == L.STOPPED_RAISED ? ACT_RAISE_AGAIN : ACT_RELOAD, 0);
  const reason = ends ? reg(L.REG_EXIT) : interpret();
  countFuel(granted);
  return reason;
}

/** Somebody asked for a pause; between slices every thread is at a safepoint. */
function paused(): i32 {
  setReg(L.REG_PREEMPT, reg(L.REG_PREEMPT) & ~L.PREEMPT_PAUSE);
  exit(EXIT_PAUSED, 0, 0);
  return EXIT_PAUSED;
}

/** Chooses a thread to begin with. False: there is none, REG_EXIT says what the host should do. */
function settleFirst(): bool {
  if (schedule() == DO_EXIT) return false;
  loadThread();
  return true;
}

/** Ends the thread named by the last UNCAUGHT or OVERFLOW_MASKED exit; others go on. 0: no memory. */
export function discardThread(): i32 {
  let tso = reg(L.REG_TSO);
  if (tso == 0) return 0;
  const exception = reg(L.REG_EXIT_A);
  if (!abandon(tso, exception)) {
    const held = newHandle(exception);
    const collected = collectFor(reg(L.REG_WANT_W), true);
    const again = handle(held);
    freeHandle(held);
    tso = reg(L.REG_TSO);
    if (!collected || !abandon(tso, again)) return 0;
  }
  finishThread(tso, L.THREAD_DIED);
  return 1;
}

/** Throws at a thread as throwTo does, on behalf of the host. 0: no memory. */
export function throwTo(tso: u32, exception: u32): i32 {
  return i32(post(tso, exception, 0));
}

/** The next safepoint answers PAUSED. */
export function pause(): void {
  setReg(L.REG_PREEMPT, reg(L.REG_PREEMPT) | L.PREEMPT_PAUSE);
}

/**
 * Collects now, and makes room for what the host last asked for in vain. 0: no memory (REG_EXIT may say more). Closure addresses held by the host are stale
 * afterwards.
 */
export function gc(major: i32): i32 {
  if (DEBUG && reg(L.REG_STOPPED) == L.STOPPED_RAW) return 0;
  const words = reg(L.REG_WANT_W);
  setReg(L.REG_WANT_W, 0);
  return i32(collectFor(words, major != 0));
}

/** Makes runnable the threads whose delay is over. */
export function wake(now: f64): i32 {
  wakeSleepers(now);
  return i32(reg(L.REG_RUN_HEAD) != 0);
}

// Values from the host. Each answers 0 when memory is short: gc(0), then again. ------------------------------------------------------------------

/** A thunk that applies `fun` to argument words the host has written at SCRATCH, of the kinds `shape` says. */
export function applyClosure(fun: u32, shape: u32): u32 {
  const words = shapeWords(shape);
  const ap = allocate(L.AP_SIZE_W + words);
  if (ap == 0) return 0;
  store<u32>(ap, I_AP);
  store<u32>(ap, 0, L.IND_INDIRECTEE);
  store<u32>(ap, fun, L.AP_FUN);
  store<u32>(ap, shape, L.AP_SHAPE);
  memory.copy(ap + L.AP_ARGS, L.SCRATCH, words << 2);
  return ap;
}

/** A BYTE_ARRAY of n zero bytes, tagged. */
export function newBytes(n: u32): u32 {
  const bytes = makeBytes(n);
  if (bytes == 0) return 0;
  memory.fill(bytes + L.BYTES_DATA, 0, n);
  return bytes | 1;
}

/** A closure that stands for slot `slot` of the host's table of values, tagged. */
export function newHostHandle(slot: u32): u32 {
  const closure = allocate(L.HOSTHANDLE_SIZE_W);
  if (closure == 0) return 0;
  store<u32>(closure, I_HOST_HANDLE);
  store<u32>(closure, slot, L.HOSTHANDLE_SLOT);
  store<u32>(closure, reg(L.REG_HOST_HANDLES), L.HOSTHANDLE_LINK);
  setReg(L.REG_HOST_HANDLES, closure);
  return closure | 1;
}

/** A constructor: info table + tag, and so many payload words from SCRATCH. */
export function newCon(infoTagged: u32, words: u32): u32 {
  const closure = allocate(L.PAYLOAD_W + words);
  if (closure == 0) return 0;
  store<u32>(closure, untag(infoTagged));
  memory.copy(closure + L.PAYLOAD, L.SCRATCH, words << 2);
  return closure | (infoTagged & L.TAG_MASK);
}
