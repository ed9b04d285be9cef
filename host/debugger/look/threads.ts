/** Threads, each with what it does or waits for, and where. */
import { isLibraryFile } from '../../../abi/library.ts';
import type { BacktraceFrame } from '../../memory/backtrace-data.ts';
import { waitForReport } from '../../memory/deadlock.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { unqualified } from '../../memory/source-names.ts';
import { listThreads, type Thread, threadName } from '../../memory/threads.ts';
import type { Target } from '../protocol.ts';
import { threadBacktrace } from './frames.ts';
import { currentThread, isStoppedRaw } from './standing.ts';

export interface ThreadView {
  readonly id: number;
  /** `main thread`, `thread 3 "worker"` */
  readonly name: string;
  readonly current: boolean;
  /** `running`, `waits: takeMVar on 0x…, for thread 2` */
  readonly state: string;
  readonly mask: Thread['mask'];
  /** asynchronous exceptions not delivered yet, a pending stack overflow included */
  readonly pending: number;
  readonly stackWords: number;
  /** function and place of the first frame that says something of the program; '' and null when none does */
  readonly at: string;
  readonly place: SourcePlace | null;
}

/** Every thread, the oldest first. */
export function threadViews(target: Target): ThreadView[] {
  const { view } = target;
  const waits = new Map(waitForReport(view).waits.map((wait) => [wait.thread.tso, wait]));
  const all = listThreads(view).toReversed();
  const names = new Map(all.map((thread) => [thread.tso, threadName(thread)]));
  const current = currentThread(target);
  return all.map((thread) => {
    const wait = waits.get(thread.tso);
    const whom = wait?.for.map((tso) => names.get(tso) ?? 'a thread') ?? [];
    const frame = firstFrame(target, thread.tso);
    return {
      id: thread.id,
      name: threadName(thread),
      current: thread.tso === current,
      state: thread.status === 'blocked' ? waitText(thread, whom) : statusText(target, thread, current),
      mask: thread.mask,
      pending: thread.pending.length + (thread.overflowPending ? 1 : 0),
      stackWords: thread.stackWords,
      at: frame === null ? '' : unqualified(frame.name),
      place: frame?.place ?? null,
    };
  });
}

function statusText(target: Target, thread: Thread, current: number): string {
  if (thread.status === 'running' || (thread.status === 'runnable' && thread.tso === current && isStoppedRaw(target))) return 'running';
  return thread.status;
}

function waitText(thread: Thread, whom: readonly string[]): string {
  const on = thread.on === 0 ? '' : ` on 0x${thread.on.toString(16)}`;
  return `waits: ${reasons[thread.why]}${on}${whom.length === 0 ? '' : `, for ${whom.join(' or ')}`}`;
}

const reasons: Readonly<Record<Thread['why'], string>> = {
  none: 'nothing',
  takeMVar: 'takeMVar',
  readMVar: 'readMVar',
  putMVar: 'putMVar',
  blackhole: 'for a thunk that another thread evaluates',
  delay: 'threadDelay',
  hostCall: 'for a host call',
  throwTo: 'throwTo',
  boundary: 'inside a host call',
  unknown: 'for something unknown',
};

function firstFrame(target: Target, tso: number): BacktraceFrame | null {
  const frames = threadBacktrace(target, tso, { entries: 24 }).entries.filter((entry): entry is BacktraceFrame => entry.entry === 'frame');
  return frames.find((frame) => frame.place !== null && !isLibraryFile(frame.place.file)) ?? frames.find((frame) => frame.place !== null) ?? null;
}
