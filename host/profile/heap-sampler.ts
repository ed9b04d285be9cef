/**
 * Counts what the heap holds, again and again while a machine runs: between slices, everything that can be reached.
 *
 * A census takes time in proportion to the live data, so the next one comes the later the longer it took; and when there are many, every second one is given
 * up and the interval doubles. So a run of any length has a bounded number, evenly spread, at a bounded cost.
 */
import { heapRoots, walkHeap } from '../memory/heap.ts';
import type { MemoryView } from '../memory/view.ts';

/** What was alive at one moment, by info table. */
export interface RawCensus {
  /** ms of the clock */
  readonly atMs: number;
  /** words by info id */
  readonly words: ReadonlyMap<number, number>;
  /** closures by info id */
  readonly counts: ReadonlyMap<number, number>;
  /** in all */
  readonly closures: number;
}

const MOST_CENSUSES = 128;
/** Censuses may take this part of the time. */
const MOST_SHARE = 0.2;
/** More than a closure takes: a census that is slower was interrupted by something else. */
const CLOSURE_MS = 0.0005;

export class HeapSampler {
  censuses: RawCensus[] = [];
  readonly #view: MemoryView;
  readonly #clock: () => number;
  #intervalMs: number;
  #due: number;
  /** ms that a closure takes, by the fastest census */
  #closureMs = CLOSURE_MS;

  constructor(view: MemoryView, clock: () => number, intervalMs: number) {
    this.#view = view;
    this.#clock = clock;
    this.#intervalMs = intervalMs;
    this.#due = clock() + intervalMs;
  }

  /** Counts when it is time. Answers whether it did. */
  sliceEnds(): boolean {
    const now = this.#clock();
    if (now < this.#due) return false;
    const census = takeCensus(this.#view, now);
    this.censuses.push(census);
    if (this.censuses.length >= MOST_CENSUSES) {
      this.censuses = this.censuses.filter((_, i) => i % 2 === 1);
      this.#intervalMs *= 2;
    }
    const after = this.#clock();
    this.#closureMs = Math.min(this.#closureMs, (after - now) / census.closures);
    this.#due = after + Math.max(this.#intervalMs, (census.closures * this.#closureMs) / MOST_SHARE);
    return true;
  }
}

/** Counts what can be reached now. Every thread must be in suspended form. */
export function takeCensus(view: MemoryView, atMs: number): RawCensus {
  const words = new Map<number, number>();
  const counts = new Map<number, number>();
  const { closures } = walkHeap(view, heapRoots(view), (_, { id }, size) => {
    words.set(id, (words.get(id) ?? 0) + size);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  });
  return { atMs, words, counts, closures };
}
