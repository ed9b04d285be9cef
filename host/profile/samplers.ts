/** The profilers of one machine, as its run loop knows them: of time, of the heap, or both. */
import type { Dispatcher } from '../calls.ts';
import type { LoopSampler } from '../onlookers.ts';
import type { RunLoop } from '../run-loop.ts';
import type { HeapSampler } from './heap-sampler.ts';
import type { StackSampler } from './sampler.ts';

/** Fuel of slices when only the heap is looked at. */
const PLAIN_FUEL = 100_000;

class Samplers implements LoopSampler {
  stacks: StackSampler | null = null;
  heap: HeapSampler | null = null;

  sliceBegins(depth: number): number {
    return this.stacks === null ? PLAIN_FUEL : this.stacks.sliceBegins(depth);
  }

  sliceEnds(used: number): void {
    this.stacks?.sliceEnds(used);
    if (this.heap?.sliceEnds()) this.stacks?.leaveOut();
  }

  hostCall(dispatcher: Dispatcher, number: number, args: number, id: number): void {
    if (this.stacks === null) dispatcher(args, id);
    else this.stacks.hostCall(dispatcher, number, args, id);
  }
}

/** Changes which profilers a loop has; with none of them it runs as if there never had been any. */
export function attach(loop: RunLoop, changes: Partial<Pick<Samplers, 'stacks' | 'heap'>>): void {
  const samplers = loop.sampler instanceof Samplers ? loop.sampler : new Samplers();
  Object.assign(samplers, changes);
  loop.sampler = samplers.stacks === null && samplers.heap === null ? null : samplers;
}

/** What is attached. */
export function attached(loop: RunLoop): Pick<Samplers, 'stacks' | 'heap'> {
  return loop.sampler instanceof Samplers ? loop.sampler : { stacks: null, heap: null };
}
