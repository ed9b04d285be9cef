/**
 * Counts what the heap holds, again and again while a machine runs: between slices, everything that can be reached.
 *
 * A census takes time in proportion to the live data, so the next one comes the later the longer it took; and when there are many, every second one is given
 * up and the interval doubles. So a run of any length has a bounded number, evenly spread, at a bounded cost.
 */
import * as L from '../../abi/layout.ts';
import { CFG_PROVENANCE } from '../../abi/provenance.ts';
import { heapRoots, walkHeap } from '../memory/heap.ts';
import { isBirth } from '../memory/info.ts';
import type { MemoryView } from '../memory/view.ts';

/**
 * What was alive at one moment, by what it is: an info id, or, of a thunk whose builder was noted (abi/provenance.ts), the address of its birth, negative.
 */
export interface RawCensus {
  /** ms of the clock */
  readonly atMs: number;
  /** words by what it is */
  readonly words: ReadonlyMap<number, number>;
  /** closures by what it is */
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
function takeCensus(view: MemoryView, atMs: number): RawCensus {
  const words = new Map<number, number>();
  const counts = new Map<number, number>();
  const isTracked = view.u32(L.REGS + CFG_PROVENANCE) !== 0;
  const { closures } = walkHeap(view, heapRoots(view), (address, { id }, size) => {
    const key = isTracked && isBirth(view, view.u32(address)) ? -view.u32(address) : id;
    words.set(key, (words.get(key) ?? 0) + size);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return { atMs, words, counts, closures };
}
