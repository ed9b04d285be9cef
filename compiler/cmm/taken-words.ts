/** Which words of a frame, and below it, have something in them: what slots are chosen by. */

/** By position, relative to Sp or to the top of the frame. */
export class TakenWords {
  /** a word is taken when it holds the number of the current round */
  #stamps = new Int32Array(1 << 10);
  #bias = 1 << 9;
  #round = 0;

  /** All words are free again. `reach`: no position is further from 0. */
  clear(reach: number): void {
    if (reach + 2 > this.#bias) {
      this.#bias = 2 * reach + 2;
      this.#stamps = new Int32Array(2 * this.#bias);
      this.#round = 0;
    }
    this.#round++;
  }

  take(at: number, width: number): void {
    const first = at + this.#bias;
    for (let w = first; w < first + width; w++) this.#stamps[w] = this.#round;
  }

  isFree(at: number, width: number): boolean {
    const first = at + this.#bias;
    for (let w = first; w < first + width; w++) if (this.#stamps[w] === this.#round) return false;
    return true;
  }

  /** First position from `from` on, before `to`, where nothing lies; `to` when there is none. */
  nextFree(from: number, to: number): number {
    let w = from + this.#bias;
    while (w < to + this.#bias && this.#stamps[w] === this.#round) w++;
    return w - this.#bias;
  }

  /** First position from `from` on, before `to`, where something lies; `to` when there is none. */
  nextTaken(from: number, to: number): number {
    let w = from + this.#bias;
    while (w < to + this.#bias && this.#stamps[w] !== this.#round) w++;
    return w - this.#bias;
  }

  /** The place for `width` words in the smallest hole in [from, to) that has room (the last of equal ones), at its upper end. */
  bestFit(from: number, to: number, width: number): number | null {
    let best: number | null = null;
    let bestSize = 0;
    for (let start = this.nextFree(from, to); start < to; ) {
      const end = this.nextTaken(start, to);
      const size = end - start;
      if (size >= width && (best === null || size <= bestSize)) {
        best = end - width;
        bestSize = size;
      }
      start = this.nextFree(end, to);
    }
    return best;
  }

  /** The highest free place for `width` words below `limit`, if there is one at `lowest` or above. */
  highest(lowest: number, limit: number, width: number): number | null {
    for (let at = limit - width; at >= lowest; at--) if (this.isFree(at, width)) return at;
    return null;
  }
}
