/** What a run may still take: fuel, time until the deadline, and whether its signal was given. */
import type { ErrorKind } from './error.ts';
import type { Watch } from './options.ts';

/** A limit that was reached. */
export interface Reached {
  readonly kind: ErrorKind & ('aborted' | 'fuel' | 'timeout');
  readonly message: string;
  /** why the signal was given */
  readonly cause?: unknown;
}

const FOREVER = Number.POSITIVE_INFINITY;

export class Allowance {
  readonly #watch: Watch;
  /** ms */
  readonly #clock: () => number;
  #fuelUsed = 0;
  /** by the clock */
  #deadlineMs = FOREVER;
  /** the host runs something of its own, which is no run */
  #isLent = false;

  constructor(watch: Watch, clock: () => number) {
    this.#watch = watch;
    this.#clock = clock;
  }

  /** A run begins. @param fuelUsed what it has used elsewhere. @param remainingMs what it was left there; null: what the watch gives */
  begin(fuelUsed = 0, remainingMs: number | null = null): void {
    if (this.#isLent) return;
    const allowedMs = remainingMs ?? this.#watch.timeoutMs;
    this.#fuelUsed = fuelUsed;
    this.#deadlineMs = allowedMs < FOREVER ? this.#clock() + allowedMs : FOREVER;
  }

  /** Runs what the host does for itself, such as finding out what an exception says: not the run's time. Given at least so many ms. */
  lend<T>(leastMs: number, action: () => T): T {
    const startedMs = this.#clock();
    const deadlineMs = this.#deadlineMs;
    const wasLent = this.#isLent;
    this.#deadlineMs = Math.max(deadlineMs, startedMs + leastMs);
    this.#isLent = true;
    try {
      return action();
    } finally {
      this.#isLent = wasLent;
      this.#deadlineMs = deadlineMs + this.#clock() - startedMs;
    }
  }

  spend(fuel: number): void {
    this.#fuelUsed += fuel;
  }

  get fuelUsed(): number {
    return this.#fuelUsed;
  }

  get fuelLeft(): number {
    return this.#watch.fuel - this.#fuelUsed;
  }

  /** By the clock; Infinity when there is none. */
  get deadlineMs(): number {
    return this.#deadlineMs;
  }

  /** Until the deadline; null: there is none. */
  get remainingMs(): number | null {
    return this.#deadlineMs === FOREVER ? null : Math.max(0, this.#deadlineMs - this.#clock());
  }

  /** The first limit that is reached. */
  reached(): Reached | null {
    const { signal, fuel, timeoutMs } = this.#watch;
    if (signal?.aborted) return { kind: 'aborted', message: 'aborted by the host', cause: signal.reason };
    if (this.#fuelUsed >= fuel) return { kind: 'fuel', message: `out of fuel (${fuel})` };
    if (this.#deadlineMs < FOREVER && this.#clock() >= this.#deadlineMs) return { kind: 'timeout', message: `time limit of ${timeoutMs} ms passed` };
    return null;
  }
}
