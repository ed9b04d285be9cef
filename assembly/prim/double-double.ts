/**
 * Numbers of twice a Double's precision: the unevaluated sum of two Doubles, the second at most half a unit in the last place of the first.
 *
 * A function answers the high half and leaves the low half in `low`, which the next one overwrites: callers take it at once.
 * Nothing here is for infinities, NaN, or numbers above 2^990 (the splitting of a product would overflow).
 */

/** The low half of what was computed last. */
export let low: f64 = 0;

/** What was computed before, answered: h, and l in `low`. */
export function both(h: f64, l: f64): f64 {
  low = l;
  return h;
}

/** a + b, exactly. */
export function sum(a: f64, b: f64): f64 {
  const s = a + b;
  const v = s - a;
  low = a - (s - v) + (b - v);
  return s;
}

/** a + b, exactly, where a is 0 or not smaller than b. */
export function normal(a: f64, b: f64): f64 {
  const s = a + b;
  low = b - (s - a);
  return s;
}

/** a * b, exactly: both are split into halves whose products are Doubles. */
export function product(a: f64, b: f64): f64 {
  const splitter: f64 = 134217729; // 2^27 + 1
  const p = a * b;
  const as = splitter * a;
  const ah = as - (as - a);
  const al = a - ah;
  const bs = splitter * b;
  const bh = bs - (bs - b);
  const bl = b - bh;
  low = al * bl - (p - ah * bh - al * bh - ah * bl);
  return p;
}

export function add(ah: f64, al: f64, bh: f64, bl: f64): f64 {
  const h = sum(ah, bh);
  const hl = low;
  const l = sum(al, bl);
  const ll = low;
  const s = normal(h, hl + l);
  return normal(s, low + ll);
}

export function multiply(ah: f64, al: f64, bh: f64, bl: f64): f64 {
  const p = product(ah, bh);
  return normal(p, low + (ah * bl + al * bh));
}

export function divide(ah: f64, al: f64, bh: f64, bl: f64): f64 {
  const q = ah / bh;
  const p = product(q, bh);
  return normal(q, (ah - p - low + al - q * bl) / bh);
}

/** a b + c, rounded once (but where that is next to a half of the last place). */
export function fma(a: f64, b: f64, c: f64): f64 {
  const p = product(a, b);
  const l = low;
  const h = sum(p, c);
  return h + (low + l);
}
