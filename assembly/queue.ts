/**
 * The queues threads wait in: runnable, sleeping, in a host call, for a blackhole. All are chained through TSO_LINK, so a thread is on at most one.
 */
import * as L from '../abi/layout.ts';
import { reg, setReg } from './machine.ts';
import { touched, touchedTso } from './remember.ts';

/** Appends a thread to the run queue. */
export function enqueue(tso: u32): void {
  setLink(tso, 0);
  store<u32>(tso, L.THREAD_RUNNABLE, L.TSO_STATUS);
  const tail = reg(L.REG_RUN_TAIL);
  if (tail == 0) setReg(L.REG_RUN_HEAD, tso);
  else setLink(tail, tso);
  setReg(L.REG_RUN_TAIL, tso);
}

/** The next runnable thread, taken off the queue; 0 = none. */
export function dequeue(): u32 {
  const tso = reg(L.REG_RUN_HEAD);
  if (tso == 0) return 0;
  const next = load<u32>(tso, L.TSO_LINK);
  setReg(L.REG_RUN_HEAD, next);
  if (next == 0) setReg(L.REG_RUN_TAIL, 0);
  setLink(tso, 0);
  return tso;
}

export function setLink(tso: u32, next: u32): void {
  store<u32>(tso, next, L.TSO_LINK);
  touchedTso(tso);
}

/** Marks a thread as waiting for something; it is on no queue yet. */
export function setBlocked(tso: u32, why: u32, on: u32): void {
  store<u32>(tso, why, L.TSO_WHY);
  store<u32>(tso, on, L.TSO_BLOCK_ON);
  store<u32>(tso, L.THREAD_BLOCKED, L.TSO_STATUS);
  touchedTso(tso);
}

export function clearBlocked(tso: u32): void {
  store<u32>(tso, L.BLOCK_NONE, L.TSO_WHY);
  store<u32>(tso, 0, L.TSO_BLOCK_ON);
  store<u32>(tso, 0, L.TSO_MVAR_CELL);
}

/** A waiting thread may run again: it will return R1 to its top frame. The caller has taken it off its queue. */
export function wake(tso: u32): void {
  clearBlocked(tso);
  enqueue(tso);
}

/** Takes a thread out of the list that starts at register `head`, if it is there. */
export function unlink(head: u32, tso: u32): void {
  let at = reg(head);
  if (at == tso) {
    setReg(head, load<u32>(tso, L.TSO_LINK));
    return;
  }
  while (at != 0) {
    const next = load<u32>(at, L.TSO_LINK);
    if (next == tso) {
      setLink(at, load<u32>(tso, L.TSO_LINK));
      return;
    }
    at = next;
  }
}

export function pushCaller(tso: u32): void {
  setLink(tso, reg(L.REG_CALLERS));
  setReg(L.REG_CALLERS, tso);
}

/** Inserts by wake-up time (TSO_WAKE). */
export function pushSleeper(tso: u32): void {
  const time = load<f64>(tso, L.TSO_WAKE);
  let before: u32 = 0;
  let at = reg(L.REG_SLEEPERS);
  while (at != 0 && load<f64>(at, L.TSO_WAKE) <= time) {
    before = at;
    at = load<u32>(at, L.TSO_LINK);
  }
  setLink(tso, at);
  if (before == 0) setReg(L.REG_SLEEPERS, tso);
  else setLink(before, tso);
}

/** Makes runnable every sleeper whose time has come. */
export function wakeSleepers(now: f64): void {
  let tso = reg(L.REG_SLEEPERS);
  while (tso != 0 && load<f64>(tso, L.TSO_WAKE) <= now) {
    const next = load<u32>(tso, L.TSO_LINK);
    setReg(L.REG_SLEEPERS, next);
    finishBlocked(tso, 0);
    wake(tso);
    tso = next;
  }
}

/** The BLOCKED frame on top of a waiting thread has had its operation done: drop it, R1 is the result. */
export function finishBlocked(tso: u32, result: u32): void {
  const chunk = load<u32>(tso, L.TSO_STACK);
  const sp = load<u32>(chunk, L.STACK_SP);
  store<u32>(chunk, sp + 4 * (L.BLOCKED_SIZE_W + popcnt<u32>((load<u32>(sp, L.BLOCKED_SHAPE) >>> L.SHAPE_ARGS_SHIFT) & 0xffffff)), L.STACK_SP);
  store<u32>(tso, result, L.TSO_R1);
  touchedTso(tso);
}

/** Appends a thread to a BLOCKING_QUEUE. */
export function pushWaiter(queue: u32, tso: u32): void {
  setLink(tso, 0);
  const tail = load<u32>(queue, L.BQ_TAIL);
  if (tail == 0) store<u32>(queue, tso, L.BQ_HEAD);
  else setLink(tail, tso);
  store<u32>(queue, tso, L.BQ_TAIL);
  touched(queue);
}

/** Takes a thread out of a BLOCKING_QUEUE. */
export function removeWaiter(queue: u32, tso: u32): void {
  let before: u32 = 0;
  let at = load<u32>(queue, L.BQ_HEAD);
  while (at != 0 && at != tso) {
    before = at;
    at = load<u32>(at, L.TSO_LINK);
  }
  if (at == 0) return;
  const next = load<u32>(tso, L.TSO_LINK);
  if (before == 0) store<u32>(queue, next, L.BQ_HEAD);
  else setLink(before, next);
  if (next == 0) store<u32>(queue, before, L.BQ_TAIL);
  touched(queue);
}
