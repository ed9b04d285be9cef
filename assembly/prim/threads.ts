/** Threads, delay, throwTo. */
import * as L from '../../abi/layout.ts';
import { clock } from '../imports.ts';
import { DO_COLLECT, DO_RELOAD, DO_SCHEDULE, flagsOf, MASK_BITS, needWords, reg, setFlags, setReg, unit, untag } from '../machine.ts';
import { primShape } from '../prim-shapes.gen.ts';
import { enqueue, pushSleeper, setBlocked } from '../queue.ts';
import { deliverable, raiseAsync, unblock } from '../raise.ts';
import { touchedTso } from '../remember.ts';
import { interruptedInstead, newThread, post, pushAction, saveThread, threadWords } from '../sched.ts';
import { pushBlocked } from '../slow.ts';
import { depthOf } from '../stack.ts';
import { arg, argLong, retL, retLL, retP, retVoid } from './words.ts';

/** fork# action: the new thread inherits the mask state. */
export function fork(): i32 {
  const tso = newThread();
  if (tso == 0) return needWords(threadWords());
  setFlags(tso, flagsOf(tso) | (flagsOf(reg(L.REG_TSO)) & MASK_BITS));
  pushAction(tso, arg(1, 0));
  enqueue(tso);
  return retP(tso | 1);
}

export function yieldPrim(): i32 {
  setReg(L.REG_R1, unit());
  saveThread();
  if (reg(L.REG_RUN_HEAD) == 0) return DO_RELOAD;
  enqueue(reg(L.REG_TSO));
  setReg(L.REG_TSO, 0);
  return DO_SCHEDULE;
}

export function myThreadId(): i32 {
  return retP(reg(L.REG_TSO) | 1);
}

export function threadId(): i32 {
  return retL(load<u32>(untag(arg(1, 0)), L.TSO_ID) as i64);
}

/** (# THREAD_*, BLOCK_* #) */
export function threadStatus(): i32 {
  const tso = untag(arg(1, 0));
  return retLL(load<u32>(tso, L.TSO_STATUS) as i64, load<u32>(tso, L.TSO_WHY) as i64);
}

export function labelThread(): i32 {
  const tso = untag(arg(2, 0));
  store<u32>(tso, arg(2, 1), L.TSO_LABEL);
  touchedTso(tso);
  return retVoid();
}

/** Words of frames of this thread. */
export function stackDepth(): i32 {
  saveThread();
  return retL(depthOf(reg(L.REG_TSO)) as i64);
}

/** Parks the running thread under a BLOCKED frame of primop `id`; it is on no queue yet. */
export function block(id: u32, why: u32, on: u32): u32 {
  const tso = reg(L.REG_TSO);
  pushBlocked(id, primShape(id));
  setReg(L.REG_R1, unit());
  saveThread();
  setBlocked(tso, why, on);
  setReg(L.REG_TSO, 0);
  return tso;
}

/** An exception that waits for this thread comes instead of the wait it was about to begin. */
export function interrupt(id: u32): i32 {
  const tso = reg(L.REG_TSO);
  pushBlocked(id, primShape(id));
  setReg(L.REG_R1, unit());
  saveThread();
  // For the moment it counts as waiting, so that the exception is deliverable even where interruptible operations only are.
  store<u32>(tso, L.BLOCK_DELAY, L.TSO_WHY);
  return DO_RELOAD;
}

export function delay(id: u32): i32 {
  const tso = reg(L.REG_TSO);
  if (interruptedInstead(tso)) return interrupt(id);
  const micros = argLong(2, 0);
  block(id, L.BLOCK_DELAY, 0);
  store<f64>(tso, clock() + max<f64>(0, (micros as f64) / 1000), L.TSO_WAKE);
  pushSleeper(tso);
  return DO_SCHEDULE;
}

/**
 * killThread# target exception. At itself: as a throw, whatever the mask state. At a thread that lets it in: at once. Otherwise the sender waits, interruptibly, until
 * it has arrived.
 */
export function throwTo(id: u32): i32 {
  const target = untag(arg(2, 0));
  const exception = arg(2, 1);
  const me = reg(L.REG_TSO);
  if (load<u32>(target, L.TSO_STATUS) >= (L.THREAD_FINISHED as u32)) return retVoid();
  if (target == me) return throwToSelf(exception);
  if (deliverable(target)) {
    if (!raiseAsync(target, exception, me)) return DO_COLLECT;
    if (unblock(target)) enqueue(target);
    return retVoid();
  }
  if (interruptedInstead(me)) return interrupt(id);
  if (!post(target, exception, me)) return needWords(L.THROW_SIZE_W);
  block(id, L.BLOCK_THROW_TO, target);
  return DO_SCHEDULE;
}

function throwToSelf(exception: u32): i32 {
  const me = reg(L.REG_TSO);
  setReg(L.REG_R1, unit());
  saveThread();
  return raiseAsync(me, exception) ? DO_RELOAD : DO_COLLECT;
}
