/** What tuples are called. */

/** Text of the tuple constructor of n items: `(,)`. Without a box there is one of one item, too: `(##)`; that of none is `(# #)`. */
export function tupleText(n: number, unboxed = false): string {
  const commas = ','.repeat(Math.max(0, n - 1));
  if (!unboxed) return `(${commas})`;
  return n === 0 ? '(# #)' : `(#${commas}#)`;
}
