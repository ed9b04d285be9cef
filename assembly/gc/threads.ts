/**
 * Threads and the collector: which ones are roots, and what becomes of the others.
 *
 * Minor: every young thread that is not finished is kept. Threads are promoted at once, so the old ones are a suffix of the list of all threads, and
 * are not visited. Major: threads that run or wait for time or the host are roots. One that waits for an MVAR, a BLACKHOLE or a throwTo lives only if
 * somebody could wake it: if nothing reaches it, it will wait for ever. It is resurrected, so that it can be told. Finished threads just go.
 */
import {
  BLOCK_BLACKHOLE, BLOCK_MVAR_PUT, BLOCK_MVAR_TAKE, BLOCK_THROW_TO, BQ_HEAD, BQ_TAIL, IND_INDIRECTEE, REG_ALL_THREADS, REG_MAIN,
  REG_RESURRECTED, REG_STACK, REG_TSO, REGS, STACK_DIRTY, THREAD_FINISHED, TSO_ALL_LINK, TSO_BLOCK_ON, TSO_DIRTY, TSO_FLAGS, TSO_LAST_ON,
  TSO_LAST_WHY, TSO_LINK, TSO_STACK, TSO_STATUS, TSO_WHY,
} from '../../abi/layout.ts';
import { TYPE_BLACKHOLE, TYPE_BLOCKING_QUEUE } from '../../abi/closure-types.gen.ts';
import { evacuate, survivor } from './evacuate.ts';
import { infoType } from './size.ts';
import { isOld, remember } from './remember.ts';
import { evacuateFor, major } from './space.ts';
import { isOutside } from './weak.ts';

/** Evacuates the threads that are roots. */
export function evacuateThreads(): void {
  evacuateFor(0, false);
  for (let tso = load<u32>(REGS, REG_ALL_THREADS); tso && !isOutside(tso); tso = load<u32>(tso, TSO_ALL_LINK)) {
    if (!isFinished(tso) && !(major && waitsForOthers(tso))) evacuate(tso);
  }
  evacuateNamed(REG_TSO);
  evacuateNamed(REG_MAIN);
}

/** The thread a register names is kept, unless `resurrectThreads` will decide about it. */
function evacuateNamed(register: u32): void {
  const tso = load<u32>(REGS + register);
  if (tso && !(major && !isFinished(tso) && waitsForOthers(tso))) store<u32>(REGS + register, evacuate(tso));
}

// A forwarded thread's old copy still says what these ask.

function isFinished(tso: u32): bool {
  return load<u32>(tso, TSO_STATUS) >= <u32>THREAD_FINISHED;
}

function waitsForOthers(tso: u32): bool {
  const why = load<u32>(tso, TSO_WHY);
  return (why >= <u32>BLOCK_MVAR_TAKE && why <= <u32>BLOCK_MVAR_PUT) || why == BLOCK_BLACKHOLE || why == BLOCK_THROW_TO;
}

/** Major collections, after all tracing: keeps the waiting threads that nothing reached, and lists them on REG_RESURRECTED, oldest first. */
export function resurrectThreads(): void {
  evacuateFor(1, true);
  for (let tso = load<u32>(REGS, REG_ALL_THREADS); tso; tso = load<u32>(tso, TSO_ALL_LINK)) {
    if (!survivor(tso) && !isFinished(tso)) resurrect(tso);
  }
  store<u32>(REGS, evacuate(load<u32>(REGS, REG_TSO)), REG_TSO);
  store<u32>(REGS, evacuate(load<u32>(REGS, REG_MAIN)), REG_MAIN);
}

function resurrect(before: u32): void {
  const on = evacuate(load<u32>(before, TSO_BLOCK_ON));
  const why = load<u32>(before, TSO_WHY);
  const tso = evacuate(before);
  store<u32>(tso, on, TSO_BLOCK_ON);
  store<u32>(tso, on, TSO_LAST_ON);
  store<u32>(tso, why, TSO_LAST_WHY);
  if (why == BLOCK_BLACKHOLE) emptyQueue(on);
  store<u32>(tso, load<u32>(REGS, REG_RESURRECTED), TSO_LINK);
  store<u32>(REGS, tso, REG_RESURRECTED);
}

/** If one waiter of a blackhole is unreachable all are: the queue, chained through TSO_LINK, is dissolved. */
function emptyQueue(on: u32): void {
  if (!on) return;
  let queue = on;
  if (infoType(load<u32>(on)) == TYPE_BLACKHOLE) {
    queue = evacuate(load<u32>(on, IND_INDIRECTEE));
    store<u32>(on, queue, IND_INDIRECTEE);
  }
  if (infoType(load<u32>(queue)) != TYPE_BLOCKING_QUEUE) return;
  store<u32>(queue, 0, BQ_HEAD);
  store<u32>(queue, 0, BQ_TAIL);
}

/** Takes threads that were not kept off the list of all threads. */
export function sweepThreads(): void {
  let last = REGS + REG_ALL_THREADS - TSO_ALL_LINK;
  let tso = load<u32>(REGS, REG_ALL_THREADS);
  while (tso && !isOutside(tso)) {
    const moved = survivor(tso);
    if (moved) {
      store<u32>(last, moved, TSO_ALL_LINK);
      last = moved;
    }
    tso = load<u32>(tso, TSO_ALL_LINK);
  }
  store<u32>(last, tso, TSO_ALL_LINK);
}

/** The running thread goes on changing its stack: it stays on the remembered set, if it is old. */
export function dirtyRunningThread(): void {
  const tso = load<u32>(REGS, REG_TSO);
  if (!tso) return;
  const chunk = load<u32>(tso, TSO_STACK);
  store<u32>(REGS, chunk, REG_STACK);
  const flags = load<u32>(tso, TSO_FLAGS);
  if (isOld(tso) && !(flags & TSO_DIRTY)) {
    store<u32>(tso, flags | TSO_DIRTY, TSO_FLAGS);
    remember(tso);
  }
  if (!chunk || !isOld(chunk) || load<u32>(chunk, STACK_DIRTY)) return;
  store<u32>(chunk, 1, STACK_DIRTY);
  remember(chunk);
}
