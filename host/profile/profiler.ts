/** Profilers of a machine: `machine.profile()` and `machine.profileHeap()` start them, `stop` answers what was seen. */
import type { DebugIndex } from '../memory/debug-index.ts';
import type { MemoryView } from '../memory/view.ts';
import type { RunLoop } from '../run-loop.ts';
import { decodeHeapProfile, type HeapProfile } from './heap-profile.ts';
import { HeapSampler } from './heap-sampler.ts';
import { decodeProfile, type Profile } from './profile.ts';
import { StackSampler } from './sampler.ts';
import { attach, attached } from './samplers.ts';

export interface ProfileOptions {
  /** between two samples, at least. Default: 1 for stacks, 10 for the heap */
  readonly intervalMs?: number;
}

/** A profile being taken. */
export interface Profiler<Seen> {
  /** Ends it and answers what was seen; the same when asked again. */
  stop(): Seen;
}

/** What a profiler needs of the machine around it. */
export interface ProfiledMachine {
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  readonly loop: RunLoop;
  readonly clock: () => number;
}

/** Samples stacks. Throws an Error when that is being done already. */
export function startProfile({ view, debug, loop, clock }: ProfiledMachine, { intervalMs = 1 }: ProfileOptions = {}): Profiler<Profile> {
  if (attached(loop).stacks !== null) throw new Error('this machine is being profiled already');
  const sampler = new StackSampler(view, clock, intervalMs);
  const beganMs = clock();
  attach(loop, { stacks: sampler });
  return stoppedOnce(() => {
    attach(loop, { stacks: null });
    sampler.end();
    const threads = [...sampler.threadNames()].map(([id, name]) => ({ id, name }));
    return decodeProfile({ tree: sampler.tree, samples: sampler, threads, beganMs, endedMs: clock(), intervalMs }, debug);
  });
}

/** Counts the heap over and over. Throws an Error when that is being done already. */
export function startHeapProfile({ view, debug, loop, clock }: ProfiledMachine, { intervalMs = 10 }: ProfileOptions = {}): Profiler<HeapProfile> {
  if (attached(loop).heap !== null) throw new Error('the heap of this machine is being profiled already');
  const sampler = new HeapSampler(view, clock, intervalMs);
  const beganMs = clock();
  attach(loop, { heap: sampler });
  return stoppedOnce(() => {
    attach(loop, { heap: null });
    return decodeHeapProfile(sampler.censuses, view, debug, beganMs);
  });
}

function stoppedOnce<Seen>(stop: () => Seen): Profiler<Seen> {
  let seen: { readonly value: Seen } | null = null;
  return {
    stop: () => {
      seen ??= { value: stop() };
      return seen.value;
    },
  };
}
