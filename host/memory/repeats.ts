/** Finds stretches of a sequence that repeat with a short period: what recursion looks like on a stack. */

/** Elements `start` … `start + count - 1` repeat, whole periods only, the `period` elements before them. */
export interface Repeat {
  readonly start: number;
  readonly count: number;
  readonly period: number;
}

const MAX_PERIOD = 16;
/** A pattern must be there so often, the first time included, before it is worth folding. */
const MIN_TIMES = 3;
/** A stretch so long is taken without looking whether another period would cover more. */
const LONG = 512;

/**
 * The repeats of keys[0 .. count), in order, not overlapping. At each place the period that covers most wins, the shorter of equals.
 * Takes time proportional to `count`.
 */
export function findRepeats(keys: ArrayLike<number>, count: number): Repeat[] {
  const found: Repeat[] = [];
  for (let at = 0; at < count; ) {
    const best = repeatAt(keys, at, count);
    if (best === null) at++;
    else {
      found.push(best);
      at = best.start + best.count;
    }
  }
  return found;
}

function repeatAt(keys: ArrayLike<number>, at: number, count: number): Repeat | null {
  let best: Repeat | null = null;
  const longest = Math.min(MAX_PERIOD, Math.floor((count - at) / MIN_TIMES));
  for (let period = 1; period <= longest; period++) {
    if (keys[at] !== keys[at + period]) continue;
    let end = at + period + 1;
    while (end < count && keys[end] === keys[end - period]) end++;
    const times = Math.floor((end - at) / period);
    if (times < MIN_TIMES) continue;
    const covered = (times - 1) * period;
    if (best === null || covered + period > best.count + best.period) best = { start: at + period, count: covered, period };
    if (covered >= LONG) break;
  }
  return best;
}
