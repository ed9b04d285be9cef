/**
 * Many moves at once, as a sequence: no source is overwritten before it is read. Cycles are broken through scratch words.
 *
 * Places are word positions; a two-word value takes `at` and `at + 1`, and values of both widths may overlap in part.
 */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly width: 1 | 2;
}

const overlap = (a: number, aWidth: number, b: number, bWidth: number): boolean => a < b + bWidth && b < a + aWidth;

/**
 * The moves in an order in which they can be done one after another. Words below `scratch` are free, and no move touches them.
 * Moves to the place where the value is already are left out.
 */
export function sequentialise(moves: readonly Move[], scratch: number): Move[] {
  const pending = moves.filter((m) => m.from !== m.to);
  if (pending.length <= 1) return pending;
  const done: Move[] = [];
  while (pending.length > 0) {
    const ready = pending.findIndex((m) => pending.every((o) => o === m || !overlap(m.to, m.width, o.from, o.width)));
    if (ready >= 0) {
      done.push(...pending.splice(ready, 1));
      continue;
    }
    // Every destination is still to be read: save what the first one would overwrite.
    const [blocked] = pending;
    const at = pending.findIndex((o) => o !== blocked && overlap(blocked.to, blocked.width, o.from, o.width));
    const { from, to, width } = pending[at];
    const saved = freeBelow(scratch, width, pending);
    done.push({ from, to: saved, width });
    pending[at] = { from: saved, to, width };
  }
  return done;
}

/** The highest place below `limit` from which nothing is still to be read. */
function freeBelow(limit: number, width: number, pending: readonly Move[]): number {
  let at = limit - width;
  while (pending.some((m) => overlap(at, width, m.from, m.width))) at--;
  return at;
}
