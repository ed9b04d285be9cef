/** Threads as data: every TSO the machine knows, what state it is in, why it waits and for what. */

import * as L from '../../abi/layout.ts';
import { I_THROW, I_TSO } from '../../abi/rts-infos.gen.ts';
import { chunkOwner, linked, untag } from './decode.ts';
import type { MemoryView } from './view.ts';
import { isRunning, stackStart } from './walk.ts';

export type MaskState = 'unmasked' | 'masked' | 'uninterruptible';
export type ThreadStatus = 'runnable' | 'running' | 'blocked' | 'finished' | 'died' | 'unknown';
export type BlockReason = 'none' | 'takeMVar' | 'readMVar' | 'putMVar' | 'blackhole' | 'delay' | 'hostCall' | 'throwTo' | 'boundary' | 'unknown';

export interface Thread {
  readonly tso: number;
  readonly id: number;
  /** given by the program; '' when none */
  readonly label: string;
  readonly isMain: boolean;
  readonly status: ThreadStatus;
  readonly why: BlockReason;
  /** closure it waits for (untagged); 0 when none */
  readonly on: number;
  /** why and on what it waited when it was found deadlocked */
  readonly lastWhy: BlockReason;
  readonly lastOn: number;
  readonly mask: MaskState;
  /** asynchronous exceptions not yet delivered, oldest first */
  readonly pending: readonly PendingException[];
  /** a stack overflow waits for the end of masking */
  readonly overflowPending: boolean;
  /** words of frames in all its chunks */
  readonly stackWords: number;
  /** delay: wake-up time in ms of the host's clock; else 0 */
  readonly wakeMs: number;
  /** hostCall: its id; else 0 */
  readonly hostCall: number;
}

export interface PendingException {
  readonly exception: number;
  /** thread that threw it and waits; 0 when nobody does */
  readonly sender: number;
}

const MAX_PENDING = 1000;
const LABEL_MAX_B = 200;
const reasons: readonly BlockReason[] = ['none', 'takeMVar', 'readMVar', 'putMVar', 'blackhole', 'delay', 'hostCall', 'throwTo', 'boundary'];

/** The TSO at an address; null when there is none. */
export function decodeThread(view: MemoryView, address: number): Thread | null {
  const tso = untag(address);
  if (view.u32(tso) !== I_TSO) return null;
  const why = reasons[view.u32(tso + L.TSO_WHY)] ?? 'unknown';
  const flags = view.u32(tso + L.TSO_FLAGS);
  return {
    tso,
    id: view.u32(tso + L.TSO_ID),
    label: label(view, view.u32(tso + L.TSO_LABEL)),
    isMain: view.u32(L.REGS + L.REG_MAIN) === tso,
    status: status(view, tso),
    why,
    on: untag(view.u32(tso + L.TSO_BLOCK_ON)),
    lastWhy: reasons[view.u32(tso + L.TSO_LAST_WHY)] ?? 'unknown',
    lastOn: untag(view.u32(tso + L.TSO_LAST_ON)),
    mask: maskState(flags),
    pending: linked(view, view.u32(tso + L.TSO_PENDING), I_THROW, L.THROW_NEXT, MAX_PENDING).map((cell) => ({
      exception: view.u32(cell + L.THROW_EXCEPTION),
      sender: untag(view.u32(cell + L.THROW_SENDER)),
    })),
    overflowPending: (flags & L.TSO_OVERFLOW_PENDING) !== 0,
    stackWords: stackWords(view, tso),
    wakeMs: why === 'delay' ? view.f64(tso + L.TSO_WAKE) : 0,
    hostCall: why === 'hostCall' ? view.u32(tso + L.TSO_WAKE) : 0,
  };
}

/** Every thread the machine lists, newest first; ends where the list is damaged. */
export function listThreads(view: MemoryView, limit = Number.MAX_SAFE_INTEGER): Thread[] {
  view.refresh();
  const tsos = linked(view, view.u32(L.REGS + L.REG_ALL_THREADS), I_TSO, L.TSO_ALL_LINK, limit);
  for (const root of [L.REG_TSO, L.REG_MAIN]) {
    const tso = view.u32(L.REGS + root);
    if (tso !== 0 && !tsos.includes(tso)) tsos.push(tso);
  }
  return tsos.map((tso) => decodeThread(view, tso)).filter((thread) => thread !== null);
}

/** Mask state in TSO flags, or in the mask word of a catch frame. */
export function maskState(flags: number): MaskState {
  if ((flags & L.TSO_BLOCKEX) === 0) return 'unmasked';
  return (flags & L.TSO_INTERRUPTIBLE) !== 0 ? 'masked' : 'uninterruptible';
}

/** `thread 3 "worker"`, or `main thread`. */
export function threadName(thread: Thread): string {
  const name = thread.isMain ? 'main thread' : `thread ${thread.id}`;
  return thread.label === '' ? name : `${name} ${JSON.stringify(thread.label)}`;
}

function status(view: MemoryView, tso: number): ThreadStatus {
  switch (view.u32(tso + L.TSO_STATUS)) {
    case L.THREAD_RUNNABLE:
      return isRunning(view, tso) ? 'running' : 'runnable';
    case L.THREAD_BLOCKED:
      return 'blocked';
    case L.THREAD_FINISHED:
      return 'finished';
    case L.THREAD_DIED:
      return 'died';
    default:
      return 'unknown';
  }
}

function label(view: MemoryView, bytes: number): string {
  const at = untag(bytes);
  return at === 0 ? '' : view.text(at + L.BYTES_DATA, Math.min(view.u32(at + L.BYTES_COUNT), LABEL_MAX_B));
}

function stackWords(view: MemoryView, tso: number): number {
  const { chunk, sp } = stackStart(view, tso);
  if (chunkOwner(view, chunk) === null) return 0;
  return Math.max(0, (chunk + view.u32(chunk + L.STACK_SIZE) * 4 - sp) >> 2) + view.u32(tso + L.TSO_BELOW_W);
}
