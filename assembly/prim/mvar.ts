/**
 * MVars: fair (first come, first served) and single wake-up, as GHC's. readMVar goes to the front of the queue, so that a put serves all readers and one taker.
 * A waiting thread's queue cell loses its TSO when the thread gives up; such cells are skipped.
 */
import * as L from '../../abi/layout.ts';
import { I_MVAR, I_MVAR_QUEUE } from '../../abi/rts-infos.gen.ts';
import { allocate } from '../gc/alloc.ts';
import { DO_SCHEDULE, needWords, reg, unit, untag } from '../machine.ts';
import { finishBlocked, wake } from '../queue.ts';
import { touched, touchedTso } from '../remember.ts';
import { interruptedInstead } from '../sched.ts';
import { block, interrupt } from './threads.ts';
import { arg, retL, retLP, retP, retVoid } from './words.ts';

export function newMVar(): i32 {
  const mvar = allocate(L.MVAR_SIZE_W);
  if (mvar == 0) return needWords(L.MVAR_SIZE_W);
  store<u32>(mvar, I_MVAR);
  store<u32>(mvar, 0, L.MVAR_VALUE);
  store<u32>(mvar, 0, L.MVAR_HEAD);
  store<u32>(mvar, 0, L.MVAR_TAIL);
  return retP(mvar | 1);
}

/** Takes the first cell with a living thread off the queue; 0 = nobody waits. */
function nextWaiter(mvar: u32): u32 {
  let cell = load<u32>(mvar, L.MVAR_HEAD);
  while (cell != 0) {
    const next = load<u32>(cell, L.MVARQ_NEXT);
    store<u32>(mvar, next, L.MVAR_HEAD);
    if (next == 0) store<u32>(mvar, 0, L.MVAR_TAIL);
    if (load<u32>(cell, L.MVARQ_TSO) != 0) return cell;
    cell = next;
  }
  return 0;
}

function pushFront(mvar: u32, cell: u32): void {
  const head = load<u32>(mvar, L.MVAR_HEAD);
  store<u32>(cell, head, L.MVARQ_NEXT);
  store<u32>(mvar, cell, L.MVAR_HEAD);
  if (head == 0) store<u32>(mvar, cell, L.MVAR_TAIL);
  touched(cell);
}

function pushBack(mvar: u32, cell: u32): void {
  const tail = load<u32>(mvar, L.MVAR_TAIL);
  store<u32>(cell, 0, L.MVARQ_NEXT);
  if (tail == 0) store<u32>(mvar, cell, L.MVAR_HEAD);
  else {
    store<u32>(tail, cell, L.MVARQ_NEXT);
    touched(tail);
  }
  store<u32>(mvar, cell, L.MVAR_TAIL);
}

function serve(cell: u32, result: u32): void {
  const tso = load<u32>(cell, L.MVARQ_TSO);
  store<u32>(cell, 0, L.MVARQ_TSO);
  finishBlocked(tso, result);
  wake(tso);
}

/** The running thread waits for the MVar. */
function wait(id: u32, mvar: u32, why: u32, value: u32): i32 {
  if (interruptedInstead(reg(L.REG_TSO))) return interrupt(id);
  const cell = allocate(L.MVARQ_SIZE_W);
  if (cell == 0) return needWords(L.MVARQ_SIZE_W);
  const tso = block(id, why, mvar);
  store<u32>(cell, I_MVAR_QUEUE);
  store<u32>(cell, 0, L.MVARQ_NEXT);
  store<u32>(cell, tso, L.MVARQ_TSO);
  store<u32>(cell, value, L.MVARQ_VALUE);
  store<u32>(cell, why, L.MVARQ_KIND);
  if (why == L.BLOCK_MVAR_READ) pushFront(mvar, cell);
  else pushBack(mvar, cell);
  store<u32>(tso, cell, L.TSO_MVAR_CELL);
  touchedTso(tso);
  touched(mvar);
  return DO_SCHEDULE;
}

/** Empties a full MVar, or fills it again from the first thread that waits to put. Answers the old value. */
function takeValue(mvar: u32): u32 {
  const value = load<u32>(mvar, L.MVAR_VALUE);
  const putter = nextWaiter(mvar);
  store<u32>(mvar, putter == 0 ? 0 : load<u32>(putter, L.MVARQ_VALUE), L.MVAR_VALUE);
  if (putter != 0) serve(putter, unit());
  touched(mvar);
  return value;
}

/** Gives a value to an empty MVar: to all waiting readers, then to the first taker, or else it stays there. */
function giveValue(mvar: u32, value: u32): void {
  touched(mvar);
  for (let cell = nextWaiter(mvar); cell != 0; cell = nextWaiter(mvar)) {
    const reader = load<u32>(cell, L.MVARQ_KIND) == L.BLOCK_MVAR_READ;
    serve(cell, value);
    if (!reader) return;
  }
  store<u32>(mvar, value, L.MVAR_VALUE);
}

export function takeMVar(id: u32): i32 {
  const mvar = untag(arg(1, 0));
  if (load<u32>(mvar, L.MVAR_VALUE) == 0) return wait(id, mvar, L.BLOCK_MVAR_TAKE, 0);
  return retP(takeValue(mvar));
}

export function readMVar(id: u32): i32 {
  const mvar = untag(arg(1, 0));
  const value = load<u32>(mvar, L.MVAR_VALUE);
  return value == 0 ? wait(id, mvar, L.BLOCK_MVAR_READ, 0) : retP(value);
}

export function putMVar(id: u32): i32 {
  const mvar = untag(arg(2, 0));
  const value = arg(2, 1);
  if (load<u32>(mvar, L.MVAR_VALUE) != 0) return wait(id, mvar, L.BLOCK_MVAR_PUT, value);
  giveValue(mvar, value);
  return retVoid();
}

export function tryTakeMVar(): i32 {
  const mvar = untag(arg(1, 0));
  if (load<u32>(mvar, L.MVAR_VALUE) == 0) return retLP(0, unit());
  return retLP(1, takeValue(mvar));
}

export function tryReadMVar(): i32 {
  const value = load<u32>(untag(arg(1, 0)), L.MVAR_VALUE);
  return value == 0 ? retLP(0, unit()) : retLP(1, value);
}

export function tryPutMVar(): i32 {
  const mvar = untag(arg(2, 0));
  if (load<u32>(mvar, L.MVAR_VALUE) != 0) return retL(0);
  giveValue(mvar, arg(2, 1));
  return retL(1);
}

export function isEmptyMVar(): i32 {
  return retL(i64(load<u32>(untag(arg(1, 0)), L.MVAR_VALUE) == 0));
}
