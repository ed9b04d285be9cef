/** Why nothing goes on: the wait-for graph of threads, with its cycle if it has one. */
import { I_MVAR } from '../../abi/rts-infos.gen.ts';
import { DebugIndex } from './debug-index.ts';
import { type Closure, decodeClosure, untag } from './decode.ts';
import { decodeFrame, type Frame } from './frames.ts';
import { walkHeap } from './heap.ts';
import { type BlockReason, listThreads, type Thread, threadName } from './threads.ts';
import type { MemoryView } from './view.ts';
import { stackStart, walkStack } from './walk.ts';

export interface Wait {
  readonly thread: Thread;
  readonly why: BlockReason;
  /** what it waits for (untagged); 0 unknown */
  readonly on: number;
  /** threads (TSOs) that alone could end the wait: who evaluates the thunk, who is thrown at, who can still reach the MVar */
  readonly for: readonly number[];
}

export interface WaitForReport {
  readonly waits: readonly Wait[];
  /** TSOs of a circle of waits, each waiting for the next; empty when there is none */
  readonly cycle: readonly number[];
}

/** Closures looked at per thread to find out whether it can reach an MVar. */
const REACH_CLOSURES = 100_000;
const WAITING_FRAMES = 8;
const operations: Readonly<Record<string, BlockReason>> = {
  'takeMVar#': 'takeMVar',
  'readMVar#': 'readMVar',
  'putMVar#': 'putMVar',
  'delay#': 'delay',
  'killThread#': 'throwTo',
};

/** What every waiting thread waits for; also those that a collection has just found deadlocked. */
export function waitForReport(view: MemoryView, limit = 1000): WaitForReport {
  const debug = new DebugIndex();
  const threads = listThreads(view, limit).filter((thread) => thread.status !== 'finished');
  const blocked = threads.map((thread) => ({ thread, ...waitOf(view, debug, thread) })).filter((wait) => wait.why !== 'none');
  const byMVar = reachers(view, blocked);
  const waits = blocked.map((wait): Wait => ({ ...wait, for: waitedFor(view, debug, wait, byMVar) }));
  return { waits, cycle: findCycle(waits) };
}

interface Blocked {
  readonly thread: Thread;
  readonly why: BlockReason;
  readonly on: number;
}

/** Why a thread waits: as it says itself, as it said when it was found deadlocked, or as the operation on top of its stack says. */
function waitOf(view: MemoryView, debug: DebugIndex, thread: Thread): { why: BlockReason; on: number } {
  if (thread.why !== 'none') return { why: thread.why, on: thread.on };
  if (thread.lastWhy !== 'none') return { why: thread.lastWhy, on: thread.lastOn };
  let looked = 0;
  let isRaising = false;
  for (const raw of walkStack(view, thread.tso)) {
    if ('cutOff' in raw || ++looked > WAITING_FRAMES) break;
    const frame: Frame = decodeFrame(view, debug, raw);
    if (frame.kind === 'raise') isRaising = true;
    else if (frame.kind === 'blocked' && isRaising) return { why: operations[frame.primop] ?? 'none', on: firstPointer(frame) };
    else break;
  }
  return { why: 'none', on: 0 };
}

function firstPointer(frame: Frame & { kind: 'blocked' }): number {
  const pointer = frame.args.find((arg) => arg.rep === 'p');
  return pointer === undefined ? 0 : untag(Number(pointer.value));
}

function waitedFor(view: MemoryView, debug: DebugIndex, wait: Blocked, byMVar: ReadonlyMap<number, readonly number[]>): number[] {
  const closure = wait.on === 0 ? null : decodeClosure(view, debug, wait.on);
  if (closure === null) return [];
  if (closure.kind === 'mvar') return (byMVar.get(wait.on) ?? []).filter((tso) => tso !== wait.thread.tso);
  const owner = ownerOf(closure);
  return owner === 0 ? [] : [owner];
}

function ownerOf(closure: Closure): number {
  if (closure.kind === 'tso') return closure.address;
  return closure.kind === 'blackhole' ? (closure.owner?.tso ?? 0) : 0;
}

/** For each MVar that somebody waits for: the waiting threads whose own stack leads to it. */
function reachers(view: MemoryView, waits: readonly Blocked[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const { on } of waits) if (on !== 0 && view.u32(on) === I_MVAR) found.set(on, []);
  if (found.size === 0) return found;
  for (const { thread } of waits) {
    const { chunk } = stackStart(view, thread.tso);
    walkHeap(view, [chunk], (address) => found.get(address)?.push(thread.tso), { closures: REACH_CLOSURES, ownOnly: true });
  }
  return found;
}

/** A circle among `for` edges; every thread is looked at once. */
function findCycle(waits: readonly Wait[]): number[] {
  const edges = new Map(waits.map((wait) => [wait.thread.tso, wait.for]));
  const done = new Set<number>();
  for (const start of edges.keys()) {
    const cycle = cycleFrom(start, edges, done);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

function cycleFrom(start: number, edges: ReadonlyMap<number, readonly number[]>, done: Set<number>): number[] {
  const path: { tso: number; next: number }[] = [{ tso: start, next: 0 }];
  while (path.length > 0) {
    const top = path[path.length - 1];
    const target = edges.get(top.tso)?.[top.next++];
    if (target === undefined || done.has(top.tso)) {
      done.add(top.tso);
      path.pop();
      continue;
    }
    const at = path.findIndex((step) => step.tso === target);
    if (at >= 0) return path.slice(at).map((step) => step.tso);
    if (edges.has(target) && !done.has(target)) path.push({ tso: target, next: 0 });
  }
  return [];
}

/** The report as text: a line per waiting thread, then the circle. '' when nobody waits. */
export function printWaitFor(report: WaitForReport): string {
  const names = new Map(report.waits.map((wait) => [wait.thread.tso, threadName(wait.thread)]));
  const nameOf = (tso: number): string => names.get(tso) ?? 'another thread';
  const things = numbered(report.waits);
  const lines = report.waits.map((wait) => {
    const on = wait.on === 0 ? '' : ` on ${things.get(wait.on) ?? 'something'}`;
    const whom = wait.for.length === 0 ? '' : `, for ${wait.for.map(nameOf).join(' or ')}`;
    return `${threadName(wait.thread)} waits: ${waitText[wait.why]}${on}${whom}`;
  });
  if (report.cycle.length > 0) lines.push(`circle: ${[...report.cycle, report.cycle[0]].map(nameOf).join(' → ')}`);
  return lines.join('\n');
}

/** What is waited for has no name: it goes by a number. */
function numbered(waits: readonly Wait[]): Map<number, string> {
  const names = new Map<number, string>();
  for (const { on, why } of waits) {
    if (on === 0 || names.has(on)) continue;
    const isMVar = why === 'takeMVar' || why === 'readMVar' || why === 'putMVar';
    names.set(on, `${isMVar ? 'MVar' : why === 'throwTo' ? 'thread' : 'thunk'} ${names.size + 1}`);
  }
  return names;
}

const waitText: Readonly<Record<BlockReason, string>> = {
  none: 'for nothing',
  takeMVar: 'takeMVar',
  readMVar: 'readMVar',
  putMVar: 'putMVar',
  blackhole: 'for a thunk under evaluation',
  delay: 'threadDelay',
  hostCall: 'for a host call',
  throwTo: 'throwTo',
  boundary: 'inside a host call',
  unknown: 'for something unknown',
};
