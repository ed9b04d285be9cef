/** "Did you mean …?": the nearest of some names by edit distance (insert, delete, replace, swap neighbours). */

/** The name nearest to `name`, or null when none is near: a third of its letters may differ, case counts half. Ties go to the first. */
export function suggest(name: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let limit = Math.max(1, Math.floor(name.length / 3));
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > limit) continue;
    const distance = candidate.toLowerCase() === name.toLowerCase() ? 0.5 : editDistance(name, candidate, limit);
    if (distance > limit || (best !== null && distance >= limit)) continue;
    best = candidate;
    limit = distance;
  }
  return best;
}

/** Number of single-letter edits from `a` to `b`; anything above `limit` may be given as `limit + 1`. */
export function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, beforeLast[j - 2] + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
