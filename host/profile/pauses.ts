/**
 * How long each collection took. The machine reads its host's clock when a collection begins and when it ends, and counts it just after that; so the clock
 * that it is given can tell: when a collection was counted between two readings, the two before were its begin and its end.
 */
import * as L from '../../abi/layout.ts';
import type { MemoryView } from '../memory/view.ts';

export interface Pause {
  readonly ms: number;
  readonly isMajor: boolean;
}

export class PauseLog {
  readonly #clock: () => number;
  readonly #pauses: Pause[] = [];
  #view: MemoryView | null = null;
  #last = 0;
  #lastButOne = 0;
  #minor = 0;
  #major = 0;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** To be given to the machine as its clock. */
  readonly clock = (): number => {
    this.#look();
    this.#lastButOne = this.#last;
    this.#last = this.#clock();
    return this.#last;
  };

  /** The machine that has the clock: before it runs. */
  watch(view: MemoryView): void {
    this.#view = view;
    this.#minor = this.#counter(L.STAT_MINOR_N);
    this.#major = this.#counter(L.STAT_MAJOR_N);
  }

  /** Every collection since then, in order. */
  pauses(): readonly Pause[] {
    this.#look();
    return this.#pauses;
  }

  #look(): void {
    if (this.#view === null) return;
    const major = this.#counter(L.STAT_MAJOR_N);
    const minor = this.#counter(L.STAT_MINOR_N);
    if (major === this.#major && minor === this.#minor) return;
    this.#pauses.push({ ms: Math.max(0, this.#last - this.#lastButOne), isMajor: major !== this.#major });
    this.#major = major;
    this.#minor = minor;
  }

  #counter(statistic: number): number {
    return this.#view?.u32(L.REGS + statistic) ?? 0;
  }
}
