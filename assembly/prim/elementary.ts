/**
 * Elementary functions, rounded to the nearest Double but for about one argument in ten thousand.
 *
 * GHC calls the C library, whose `exp`, `log`, `pow` and circular functions are as good as that: a program that prints what it computed prints
 * the same digits. The `Math` of JavaScript engines differs in the last digit for up to a sixth of all arguments, and between engines; it gives
 * the first approximation where a Newton step in twice the precision (double-double.ts) makes the rest.
 */
import * as H from '../imports.ts';
import { add, both, divide, low, multiply, normal, sum } from './double-double.ts';

// Exponential and logarithm ------------------------------------------------------------------------------------------------------------------

/** ln 2 in three pieces; the first two have 42 bits, so that their products with an exponent are exact. */
const LN2_1: f64 = 0.6931471805598903;
const LN2_2: f64 = 5.49792301870721e-14;
const LN2_3: f64 = 1.1612227229362532e-26;

/** exp r - 1 for |r| <= 0.36, relatively precise: Taylor's series at r / 32, and e becomes 2 e + e^2 five times. */
function expLess1(rh: f64, rl: f64): f64 {
  const h = rh / 32;
  const l = rl / 32;
  const tail = h * (1.0 / 24 + h * (1.0 / 120 + h * (1.0 / 720 + h * (1.0 / 5040 + h * (1.0 / 40320 + h * (1.0 / 362880 + h * (1.0 / 3628800)))))));
  // x + x * x * (1/2 + x * (1/6 + tail)), from the inside out
  let eh = normal(0.16666666666666666, 9.25185853854297e-18 + tail);
  eh = multiply(eh, low, h, l);
  eh = add(0.5, 0, eh, low);
  eh = multiply(eh, low, h, l);
  eh = multiply(eh, low, h, l);
  eh = add(h, l, eh, low);
  let el = low;
  for (let i = 0; i < 5; i++) {
    const sh = multiply(eh, el, eh, el);
    eh = add(2 * eh, 2 * el, sh, low);
    el = low;
  }
  return both(eh, el);
}

/** 2^k, -1022 <= k <= 1023. */
function power2(k: i32): f64 {
  return reinterpret<f64>((<i64>k + 1023) << 52);
}

/** exp (h + l), |h| < 750. */
function expOf(h: f64, l: f64): f64 {
  const k = nearest(h * Math.LOG2E);
  let r = sum(h - k * LN2_1, -k * LN2_2);
  r = normal(r, low + (l - k * LN2_3));
  const eh = expLess1(r, low);
  const el = low;
  const s = normal(1, eh);
  const rest = low + el;
  const n = <i32>k;
  if (n > -1022 || (n == -1022 && s >= 1)) return (s + rest) * power2(n >> 1) * power2(n - (n >> 1));
  // Denormalised: rounded once, to a multiple of 2^-1074, by a number whose last place that is (before scaling).
  const place = power2(52 - 1074 - n);
  const rounded = normal(place, s);
  return (rounded + (low + rest) - place) * power2(n + 60) * power2(-60);
}

export function exp(x: f64): f64 {
  if (!(x > -746)) return x < 0 ? 0 : x;
  if (x > 710) return Infinity;
  return expOf(x, 0);
}

/** log x for finite x > 0, in twice the precision: a Newton step from an approximation, x e^-y - 1. */
function logOf(x: f64): f64 {
  let k: i32 = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54
    k = -54;
  }
  const bits = reinterpret<i64>(x);
  k += <i32>(bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > Math.SQRT2) {
    m /= 2;
    k++;
  }
  const y = H.log(m);
  const eh = expLess1(-y, 0);
  const ph = multiply(eh, low, m, 0);
  const z = add(m - 1, 0, ph, low);
  let h = normal(y, z);
  if (k == 0) return h;
  const n = <f64>k;
  h = add(n * LN2_1, n * LN2_2, h, low);
  return normal(h, low + n * LN2_3);
}

export function log(x: f64): f64 {
  if (!(x > 0)) return x == 0 ? -Infinity : NaN;
  return x == Infinity ? x : logOf(x);
}

/** The Math of JavaScript answers NaN for two of C's powers: of 1, and of -1 to an infinity. */
export function pow(x: f64, y: f64): f64 {
  if (y == 0 || x == 1) return 1;
  if (y == 2) return x * x;
  if (x == 0 || !(abs(x) < Infinity) || !(abs(y) < Infinity)) return x == -1 && abs(y) == Infinity ? 1 : H.pow(x, y);
  if (x < 0 && nearest(y) != y) return NaN;
  const sign: f64 = x < 0 && nearest(y / 2) != y / 2 ? -1 : 1;
  const h = logOf(abs(x));
  const l = low;
  const estimate = h * y;
  if (estimate > 710) return sign * Infinity;
  if (estimate < -746) return sign * 0;
  const p = multiply(h, l, y, 0);
  return sign * expOf(p, low);
}

// Circular functions -------------------------------------------------------------------------------------------------------------------------

/** pi / 2 in four pieces, the first three of 30 bits: products with a count of quarter turns below 2^23 are exact. */
const QUARTER_1: f64 = 1.570796325802803;
const QUARTER_2: f64 = 9.920935791635221e-10;
const QUARTER_3: f64 = 5.17018297889025e-19;
const QUARTER_4: f64 = 2.9038559739793605e-28;
/** Beyond this the engine's functions answer: they know enough digits of pi. */
const MANY_TURNS: f64 = 1e7;
/** Below this the function's value is the nearest Double to its argument. */
const TINY: f64 = 7.450580596923828e-9; // 2^-27

/** Quarter turns in the last argument that was reduced, modulo 4. */
let quarter: i32 = 0;

/** x without its quarter turns: at most pi / 4. */
function reduce(x: f64): f64 {
  const k = nearest(x * 0.6366197723675814);
  quarter = <i32>k & 3;
  let h = sum(x - k * QUARTER_1, -k * QUARTER_2);
  const l = low;
  h = sum(h, -k * QUARTER_3);
  return normal(h, low + l - k * QUARTER_4);
}

/** sin r for |r| <= pi / 4: Taylor's series at r / 9, and s becomes 3 s - 4 s^3 twice. */
function sinOf(rh: f64, rl: f64): f64 {
  let sh = multiply(rh, rl, 0.1111111111111111, 6.1679056923619804e-18);
  let sl = low;
  const qh = multiply(sh, sl, sh, sl);
  const ql = low;
  const tail = qh * (-1.0 / 5040 + qh * (1.0 / 362880 + qh * (-1.0 / 39916800 + qh * (1.0 / 6227020800))));
  let p = normal(0.008333333333333333, 1.1564823173178714e-19 + tail);
  p = multiply(p, low, qh, ql);
  p = add(-0.16666666666666666, -9.25185853854297e-18, p, low);
  p = multiply(p, low, qh, ql);
  p = multiply(p, low, sh, sl);
  sh = add(sh, sl, p, low);
  sl = low;
  for (let i = 0; i < 2; i++) {
    const square = multiply(sh, sl, sh, sl);
    const factor = add(3, 0, -4 * square, -4 * low);
    sh = multiply(sh, sl, factor, low);
    sl = low;
  }
  return both(sh, sl);
}

/** cos r for |r| <= pi / 4: 1 - 2 (sin (r/2))^2. */
function cosOf(rh: f64, rl: f64): f64 {
  const s = sinOf(rh / 2, rl / 2);
  const square = multiply(s, low, s, low);
  return add(1, 0, -2 * square, -2 * low);
}

/** The sine of x and `turns` quarter turns, in twice the precision. */
function sine(x: f64, turns: i32): f64 {
  const r = reduce(x);
  const q = quarter + turns;
  const h = q & 1 ? cosOf(r, low) : sinOf(r, low);
  return (q & 2) == 0 ? h : both(-h, -low);
}

export function sin(x: f64): f64 {
  const size = abs(x);
  return size < TINY ? x : size < MANY_TURNS ? sine(x, 0) : H.sin(x);
}

export function cos(x: f64): f64 {
  return abs(x) < MANY_TURNS ? sine(x, 1) : H.cos(x);
}

export function tan(x: f64): f64 {
  const size = abs(x);
  if (size < TINY) return x;
  if (!(size < MANY_TURNS)) return H.tan(x);
  const ch = sine(x, 1);
  const cl = low;
  const sh = sine(x, 0);
  return divide(sh, low, ch, cl);
}

// Their inverses: Newton steps from the engine's approximations ---------------------------------------------------------------------------------

export function asin(x: f64): f64 {
  const y = H.asin(x);
  const size = abs(x);
  if (size < TINY || !(size < 1)) return size < TINY ? x : y;
  const s = sine(y, 0);
  const z = add(x, 0, -s, -low);
  return y + z / sine(y, 1);
}

export function acos(x: f64): f64 {
  const y = H.acos(x);
  if (!(abs(x) < 1)) return y;
  const c = sine(y, 1);
  const z = add(c, low, -x, 0);
  return y + z / sine(y, 0);
}

/** atan x = y + atan ((x - tan y) / (1 + x tan y)). */
export function atan(x: f64): f64 {
  const y = H.atan(x);
  const size = abs(x);
  if (size < TINY || !(size < 1e18)) return size < TINY ? x : y;
  const ch = sine(y, 1);
  const cl = low;
  const sh = sine(y, 0);
  const sl = low;
  const p = multiply(ch, cl, x, 0);
  const z = add(p, low, -sh, -sl);
  return y + z / (ch + x * sh);
}

// Hyperbolic functions: the C library's own formulas in Doubles, which are not rounded to nearest either ------------------------------------------

export function sinh(x: f64): f64 {
  const size = abs(x);
  if (!(size >= 22 && size < 709.78)) return H.sinh(x);
  return copysign(0.5 * exp(size), x);
}

export function cosh(x: f64): f64 {
  const size = abs(x);
  if (size < 0.34657359027997264 || !(size < 709.78)) return H.cosh(x);
  const e = exp(size);
  return size < 22 ? 0.5 * e + 0.5 / e : 0.5 * e;
}

export function asinh(x: f64): f64 {
  const size = abs(x);
  if (!(size > 2 && size < Infinity)) return H.asinh(x);
  const y = size > 268435456 ? log(size) + Math.LN2 : log(2 * size + 1 / (sqrt(x * x + 1) + size));
  return copysign(y, x);
}

export function acosh(x: f64): f64 {
  if (!(x > 2 && x < Infinity)) return H.acosh(x);
  return x > 268435456 ? log(x) + Math.LN2 : log(2 * x - 1 / (x + sqrt(x * x - 1)));
}
