/**
 * Threads and the collector: which ones are roots, and what becomes of the others.
 *
 * Minor: every young thread that is not finished is kept. Threads are promoted at once, so the old ones are a suffix of the list of all threads, and
 * are not visited. Major: threads that run or wait for time or the host are roots. One that waits for an MVAR, a BLACKHOLE or a throwTo lives only if
 * somebody could wake it: if nothing reaches it, it will wait for ever. It is resurrected, so that it can be told. Finished threads just go.
 */

import { TYPE_BLACKHOLE, TYPE_BLOCKING_QUEUE } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { evacuate, survivor } from './evacuate.ts';
import { isOld, remember } from './remember.ts';
import { infoType } from './size.ts';
import { evacuateFor, major } from './space.ts';
import { isOutside } from './weak.ts';

/** Evacuates the threads that are roots. */
export function evacuateThreads(): void {
  evacuateFor(0, false);
  for (let tso = load<u32>(L.REGS, L.REG_ALL_THREADS); tso && !isOutside(tso); tso = load<u32>(tso, L.TSO_ALL_LINK)) {
    if (!isFinished(tso) && !(major && waitsForOthers(tso))) evacuate(tso);
  }
  evacuateNamed(L.REG_TSO);
  evacuateNamed(L.REG_MAIN);
}

/** The thread a register names is kept, unless `resurrectThreads` will decide about it. */
function evacuateNamed(register: u32): void {
  const tso = load<u32>(L.REGS + register);
  if (tso && !(major && !isFinished(tso) && waitsForOthers(tso))) store<u32>(L.REGS + register, evacuate(tso));
}

// A forwarded thread's old copy still says what these ask.

function isFinished(tso: u32): bool {
  return load<u32>(tso, L.TSO_STATUS) >= <u32>L.THREAD_FINISHED;
}

function waitsForOthers(tso: u32): bool {
  const why = load<u32>(tso, L.TSO_WHY);
  return (why >= <u32>L.BLOCK_MVAR_TAKE && why <= <u32>L.BLOCK_MVAR_PUT) || why == L.BLOCK_BLACKHOLE || why == L.BLOCK_THROW_TO;
}

/** Major collections, after all tracing: keeps the waiting threads that nothing reached, and lists them on REG_RESURRECTED, oldest first. */
export function resurrectThreads(): void {
  evacuateFor(1, true);
  for (let tso = load<u32>(L.REGS, L.REG_ALL_THREADS); tso; tso = load<u32>(tso, L.TSO_ALL_LINK)) {
    if (!survivor(tso) && !isFinished(tso)) resurrect(tso);
  }
  store<u32>(L.REGS, evacuate(load<u32>(L.REGS, L.REG_TSO)), L.REG_TSO);
  store<u32>(L.REGS, evacuate(load<u32>(L.REGS, L.REG_MAIN)), L.REG_MAIN);
}

function resurrect(before: u32): void {
  const on = evacuate(load<u32>(before, L.TSO_BLOCK_ON));
  const why = load<u32>(before, L.TSO_WHY);
  const tso = evacuate(before);
  store<u32>(tso, on, L.TSO_BLOCK_ON);
  store<u32>(tso, on, L.TSO_LAST_ON);
  store<u32>(tso, why, L.TSO_LAST_WHY);
  if (why == L.BLOCK_BLACKHOLE) emptyQueue(on);
  store<u32>(tso, load<u32>(L.REGS, L.REG_RESURRECTED), L.TSO_LINK);
  store<u32>(L.REGS, tso, L.REG_RESURRECTED);
}

/** If one waiter of a blackhole is unreachable all are: the queue, chained through TSO_LINK, is dissolved. */
function emptyQueue(on: u32): void {
  if (!on) return;
  let queue = on;
  if (infoType(load<u32>(on)) == TYPE_BLACKHOLE) {
    queue = evacuate(load<u32>(on, L.IND_INDIRECTEE));
    store<u32>(on, queue, L.IND_INDIRECTEE);
  }
  if (infoType(load<u32>(queue)) != TYPE_BLOCKING_QUEUE) return;
  store<u32>(queue, 0, L.BQ_HEAD);
  store<u32>(queue, 0, L.BQ_TAIL);
}

/** Takes threads that were not kept off the list of all threads. */
export function sweepThreads(): void {
  let last = L.REGS + L.REG_ALL_THREADS - L.TSO_ALL_LINK;
  let tso = load<u32>(L.REGS, L.REG_ALL_THREADS);
  while (tso && !isOutside(tso)) {
    const moved = survivor(tso);
    if (moved) {
      store<u32>(last, moved, L.TSO_ALL_LINK);
      last = moved;
    }
    tso = load<u32>(tso, L.TSO_ALL_LINK);
  }
  store<u32>(last, tso, L.TSO_ALL_LINK);
}

/** The running thread goes on changing its stack: it stays on the remembered set, if it is old. */
export function dirtyRunningThread(): void {
  const tso = load<u32>(L.REGS, L.REG_TSO);
  if (!tso) return;
  const chunk = load<u32>(tso, L.TSO_STACK);
  store<u32>(L.REGS, chunk, L.REG_STACK);
  const flags = load<u32>(tso, L.TSO_FLAGS);
  if (isOld(tso) && !(flags & L.TSO_DIRTY)) {
    store<u32>(tso, flags | L.TSO_DIRTY, L.TSO_FLAGS);
    remember(tso);
  }
  if (!chunk || !isOld(chunk) || load<u32>(chunk, L.STACK_DIRTY)) return;
  store<u32>(chunk, 1, L.STACK_DIRTY);
  remember(chunk);
}
