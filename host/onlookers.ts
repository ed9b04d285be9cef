/** Those who look on while a machine runs; the run loop tells them before and after each slice, when every stack can be read. */
import type { Dispatcher } from './calls.ts';

/** Somebody who looks on while a machine runs: a debugger. */
export interface LoopWatcher {
  /** before each slice. @param isNested the loop runs for a synchronous call, which cannot be paused */
  before(isNested: boolean): void;
  /** `run` has returned with this EXIT_*, and nothing has been done about it yet. True: the machine is to stand still; `resume` takes the exit up */
  stays(reason: number, isNested: boolean): boolean;
  /** the answer of a host call has come while nothing ran */
  arrived(): void;
}

/** Somebody who takes samples of a machine while it runs: a profiler (host/profile). */
export interface LoopSampler {
  /** before each slice, answers the fuel it should have. @param depth host functions on the JavaScript stack */
  sliceBegins(depth: number): number;
  /** @param used fuel of the slice */
  sliceEnds(used: number): void;
  /** calls a host function */
  hostCall(dispatcher: Dispatcher, number: number, args: number, id: number): void;
}
