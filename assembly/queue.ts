/**
 * The queues threads wait in: runnable, sleeping, in a host call, for a blackhole. All are chained through TSO_LINK, so a thread is on at most one.
 */
import * as L from '../abi/layout.ts';
import { frameWords } from './frame.ts';
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

/** Takes the cells of threads that have given up off the front of an MVAR's queue. */
export function dropDeadWaiters(mvar: u32): void {
  let cell = load<u32>(mvar, L.MVAR_HEAD);
  while (cell != 0 && load<u32>(cell, L.MVARQ_TSO) == 0) cell = load<u32>(cell, L.MVARQ_NEXT);
  store<u32>(mvar, cell, L.MVAR_HEAD);
  if (cell == 0) store<u32>(mvar, 0, L.MVAR_TAIL);
  touched(mvar);
}

// Sleepers ------------------------------------------------------------------------------------------------------------------------------------
//
// Note [Who sleeps]
// New sleepers go to the front of the list, marked; the list behind the marked ones is in the order of TSO_WAKE. Only when somebody asks for the order are the
// new ones sorted and merged into the rest. So many threads that go to sleep do not each look for their place. The mark is in TSO_RESULT, which a sleeper does not use.

const UNSORTED: u32 = 1;

/** The thread sleeps until TSO_WAKE. */
export function pushSleeper(tso: u32): void {
  const first = reg(L.REG_SLEEPERS);
  const inOrder = first == 0 || (load<u32>(first, L.TSO_RESULT) != UNSORTED && load<f64>(tso, L.TSO_WAKE) < load<f64>(first, L.TSO_WAKE));
  store<u32>(tso, inOrder ? 0 : UNSORTED, L.TSO_RESULT);
  setLink(tso, first);
  setReg(L.REG_SLEEPERS, tso);
}

/** Puts the sleepers in order. See Note [Who sleeps]. */
function sortSleepers(): void {
  let fresh: u32 = 0;
  let rest = reg(L.REG_SLEEPERS);
  while (rest != 0 && load<u32>(rest, L.TSO_RESULT) == UNSORTED) {
    const next = load<u32>(rest, L.TSO_LINK);
    store<u32>(rest, 0, L.TSO_RESULT);
    setLink(rest, fresh);
    fresh = rest;
    rest = next;
  }
  if (fresh != 0) setReg(L.REG_SLEEPERS, merged(rest, sorted(fresh)));
}

/** Merge sort from the bottom up: runs of 1, 2, 4, … threads are merged in pairs until there is only one. Stable. */
function sorted(list: u32): u32 {
  let merges: u32 = 2;
  for (let run: u32 = 1; merges > 1; run <<= 1) {
    merges = 0;
    let rest = list;
    let last: u32 = 0;
    list = 0;
    while (rest != 0) {
      const first = rest;
      const second = cutAfter(first, run);
      rest = cutAfter(second, run);
      const both = merged(first, second);
      if (last == 0) list = both;
      else setLink(last, both);
      last = both;
      while (load<u32>(last, L.TSO_LINK) != 0) last = load<u32>(last, L.TSO_LINK);
      merges++;
    }
  }
  return list;
}

/** Ends the list after n threads; answers what came after them. */
function cutAfter(list: u32, n: u32): u32 {
  while (list != 0 && --n != 0) list = load<u32>(list, L.TSO_LINK);
  if (list == 0) return 0;
  const rest = load<u32>(list, L.TSO_LINK);
  setLink(list, 0);
  return rest;
}

/** One list of two that are in order; of those with the same time a's come first. */
function merged(a: u32, b: u32): u32 {
  let head: u32 = 0;
  let last: u32 = 0;
  while (b != 0 && a != 0) {
    const fromB = load<f64>(b, L.TSO_WAKE) < load<f64>(a, L.TSO_WAKE);
    const next = fromB ? b : a;
    if (fromB) b = load<u32>(b, L.TSO_LINK);
    else a = load<u32>(a, L.TSO_LINK);
    if (last == 0) head = next;
    else if (load<u32>(last, L.TSO_LINK) != next) setLink(last, next);
    last = next;
  }
  const rest = a == 0 ? b : a;
  if (last == 0) return rest;
  setLink(last, rest);
  return head;
}

/** Makes runnable every sleeper whose time has come. */
export function wakeSleepers(now: f64): void {
  sortSleepers();
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
  store<u32>(chunk, sp + 4 * frameWords(sp), L.STACK_SP);
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
