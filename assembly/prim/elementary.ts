/**
 * Elementary functions whose results are those of the C library that GHC calls (glibc 2.36 on a processor with fused multiply-add): programs that
 * print what they computed print the same digits. The `Math` of JavaScript engines differs in the last digit for up to a sixth of all arguments,
 * and between engines.
 *
 * exp, sin and cos follow the library's formulas, operation by operation. The others are rounded to nearest, as the library's are but for about one
 * argument in a thousand: the engine gives a first approximation, a Newton step in twice the precision (double-double.ts) makes the rest.
 */
import * as H from '../imports.ts';
import { add, both, divide, fma, low, multiply, normal, product, sum } from './double-double.ts';
import { cosineAt, powerOf2, sineAt } from './elementary-tables.gen.ts';

// Exponential, logarithm, power ------------------------------------------------------------------------------------------------------------------

/** ln 2 in three pieces; the first two have 42 bits, so that their products with an exponent are exact. */
const LN2_1: f64 = 0.6931471805598903;
const LN2_2: f64 = 5.49792301870721e-14;
const LN2_3: f64 = 1.1612227229362532e-26;

/** exp (j / 16) - 1 for j from -6 to 6, but 0; the low half in `low`. */
function expLess1At(j: i32): f64 {
  switch (j) {
    case -6:
      return both(-0.3127107212090278, 1.842314816988643e-17);
    case -5:
      return both(-0.2683843710533582, 8.35576468031604e-18);
    case -4:
      return both(-0.22119921692859512, -1.0231869534531498e-17);
    case -3:
      return both(-0.17097088181959966, 1.5116689608969005e-19);
    case -2:
      return both(-0.1175030974154046, 3.2658820639011965e-18);
    case -1:
      return both(-0.06058693718652421, -7.077887227488846e-19);
    case 1:
      return both(0.06449445891785943, -2.2934210303960824e-18);
    case 2:
      return both(0.13314845306682632, -5.370737708558031e-18);
    case 3:
      return both(0.2062302494209807, 1.1540139455476613e-17);
    case 4:
      return both(0.2840254166877415, -2.133257464457841e-17);
    case 5:
      return both(0.36683794117379637, -4.061704634846282e-18);
    default:
      return both(0.45499141461820136, -2.5843071672554946e-17);
  }
}

/** exp r - 1 for |r| <= 0.36, relatively precise: e^(j/16) (e^t - 1) + (e^(j/16) - 1) for the nearest j / 16 and the small rest t, whose series needs few terms. */
function expLess1(rh: f64, rl: f64): f64 {
  const j = nearest(rh * 16);
  const t = normal(rh - j * 0.0625, rl);
  const tl = low;
  const square = product(t, t);
  const cubic = square * t * (1.0 / 6 + t * (1.0 / 24 + t * (1.0 / 120 + t * (1.0 / 720 + t * (1.0 / 5040 + t * (1.0 / 40320 + t * (1.0 / 362880)))))));
  const rest = 0.5 * low + (tl + t * tl) + cubic;
  const s = normal(t, 0.5 * square);
  const h = normal(s, low + rest);
  if (j == 0) return h;
  const l = low;
  const ah = expLess1At(<i32>j);
  const al = low;
  const e = normal(1, ah);
  const p = multiply(e, low + al, h, l);
  return add(ah, al, p, low);
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

/** As in glibc's e_exp.c (after Arm's optimized routines): x = (k + i / 128) ln 2 + r, a table for i, a polynomial for r, fused multiply-adds. */
export function exp(x: f64): f64 {
  if (!(x > -746)) return x < 0 ? 0 : x;
  if (x > 710) return Infinity;
  if (abs(x) < 5.551115123125783e-17) return 1 + x;
  const steps = nearest(x * 184.6649652337873);
  const r = fma(steps, -1.2864023111638344e-14, fma(steps, -0.005415212348111709, x));
  const n = <i32>steps;
  const h = powerOf2(n & 127);
  const square = r * r;
  const rest = low + r;
  const p2 = fma(r, 0.16666666666665886, 0.49999999999996786);
  const p4 = fma(r, 0.008333335853059549, 0.0416666808410674);
  const p = fma(square * square, p4, fma(square, p2, rest));
  const k = n >> 7;
  if (k < -1021) return smallExp(h * power2(k + 1022), p);
  return k < 1023 ? fma(h, p, h) * power2(k) : fma(h, p, h) * power2(k - 1009) * power2(1009);
}

/** 2^-1022 scale (1 + p), rounded once where it is denormalised. */
function smallExp(scale: f64, p: f64): f64 {
  let y = fma(scale, p, scale);
  if (y < 1) {
    const rest = fma(scale, p, scale - y);
    const h = 1 + y;
    y = h + (1 - h + y + rest) - 1;
  }
  return y * power2(-1022);
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
  if (x == -1) return sign;
  const h = logOf(abs(x));
  const l = low;
  const estimate = h * y;
  if (estimate > 710) return sign * Infinity;
  if (estimate < -746) return sign * 0;
  const p = multiply(h, l, y, 0);
  return sign * expOf(p, low);
}

// Circular functions -------------------------------------------------------------------------------------------------------------------------

/** pi / 2, and what it lacks. */
const HALF_PI: f64 = 1.5707963267948966;
const HALF_PI_LOW: f64 = 6.123233995736766e-17;
/** Up to the first no quarter turn is taken off, up to the second just one. */
const FIRST: f64 = 0.85546875;
const SECOND: f64 = 2.4262638092041016;
/** Beyond this the engine's functions answer: they know enough digits of pi. */
const MANY_TURNS: f64 = 105414336;

/** Quarter turns in the last argument that was reduced. */
let quarter: i32 = 0;

/** What the last reduced argument leaves beyond its Double. */
let leftOver: f64 = 0;

/** x less n quarter turns, with `leftOver`; n is `quarter`. For |x| < 105414350. */
function lessQuarters(x: f64): f64 {
  const n = nearest(x * 0.6366197723675814);
  quarter = <i32>n;
  const y = fma(-n, -1.3909067564377153e-8, fma(-n, 1.5707963407039642, x));
  const t = fma(-n, -4.97899623147991e-17, y);
  const d = fma(-n, -4.97899623147991e-17, y - t);
  const a = fma(-n, -1.9034889620193266e-25, t);
  leftOver = d + fma(-n, -1.9034889620193266e-25, t - a);
  return a;
}

/** cos (x + rest) for |x| < 0.8555: from the nearest 128th. */
function cosNear(x: f64, rest: f64): f64 {
  const size = abs(x);
  const k = nearest(size * 128);
  const y = size - k * 0.0078125 + (x < 0 ? -rest : rest);
  const square = y * y;
  const s = fma(y * square, fma(square, 0.008333332142857223, -0.16666666666666488), y);
  const c = square * fma(square, fma(square, 0.001388888740079376, -0.04166666666666644), 0.5);
  const i = <i32>k;
  const sh = sineAt(i);
  const sl = low;
  const ch = cosineAt(i);
  return ch + fma(-sh, s, fma(-ch, c, fma(-s, sl, low)));
}

/** sin (x + rest) for |x| < 0.8555: by its series, or from the nearest 128th. */
function sinNear(x: f64, rest: f64): f64 {
  const size = abs(x);
  if (size < 0.126) {
    const square = x * x;
    const p = fma(fma(fma(-2.5022014848318398e-8, square, 2.755729806860771e-6), square, -0.00019841269834414642), square, 0.008333333333332329);
    return x + fma(fma(fma(p, square, -0.16666666666666666), x, -0.5 * rest), square, rest);
  }
  const k = nearest(size * 128);
  const y = size - k * 0.0078125;
  const d = x > 0 ? rest : -rest;
  const square = y * y;
  const s = y + fma(y * square, fma(square, 0.008333332142857223, -0.16666666666666488), d);
  const q = fma(square, fma(square, 0.001388888740079376, -0.04166666666666644), 0.5);
  const c = fma(y, d, square * q);
  const i = <i32>k;
  const ch = cosineAt(i);
  const cl = low;
  const sh = sineAt(i);
  return copysign(sh + fma(ch, s, fma(-sh, c, fma(s, cl, low))), x);
}

/** The sine of x and `turns` quarter turns. */
function turned(x: f64, turns: i32): f64 {
  const r = lessQuarters(x);
  const q = quarter + turns;
  const y = q & 1 ? cosNear(r, leftOver) : sinNear(r, leftOver);
  return q & 2 ? -y : y;
}

export function sin(x: f64): f64 {
  const size = abs(x);
  if (size < 1.4901161193847656e-8) return x;
  if (size < FIRST) return sinNear(x, 0);
  if (size < SECOND) return copysign(cosNear(HALF_PI - size, HALF_PI_LOW), x);
  return size < MANY_TURNS ? turned(x, 0) : H.sin(x);
}

export function cos(x: f64): f64 {
  const size = abs(x);
  if (size < 7.450580596923828e-9) return 1;
  if (size < FIRST) return cosNear(x, 0);
  if (!(size < SECOND)) return size < MANY_TURNS ? turned(x, 1) : H.cos(x);
  const y = HALF_PI - size;
  const a = y + HALF_PI_LOW;
  return sinNear(a, y - a + HALF_PI_LOW);
}

// Tangent and the inverses, rounded to nearest ------------------------------------------------------------------------------------------------

/** pi / 2 in four pieces, the first three of 30 bits: products with a count of quarter turns below 2^23 are exact. */
const QUARTER_1: f64 = 1.570796325802803;
const QUARTER_2: f64 = 9.920935791635221e-10;
const QUARTER_3: f64 = 5.17018297889025e-19;
const QUARTER_4: f64 = 2.9038559739793605e-28;
/** Beyond this the engine's tangent answers. */
const TANGENT_TURNS: f64 = 1e7;
/** Below this the function's value is the nearest Double to its argument. */
const TINY: f64 = 7.450580596923828e-9; // 2^-27

/** x without its quarter turns: at most pi / 4. */
function reduce(x: f64): f64 {
  const k = nearest(x * 0.6366197723675814);
  quarter = <i32>k;
  let h = sum(x - k * QUARTER_1, -k * QUARTER_2);
  const l = low;
  h = sum(h, -k * QUARTER_3);
  return normal(h, low + l - k * QUARTER_4);
}

/** sin r for 0 <= r <= pi / 4, or cos r: by the formulas for sums from the nearest j / 16 and the small rest t, whose series need few terms. */
function sumOfAngles(rh: f64, rl: f64, wantsCos: bool): f64 {
  const j = <i32>nearest(rh * 16);
  const t = normal(rh - <f64>j * 0.0625, rl);
  const tl = low;
  const square = product(t, t);
  const squareLow = low + 2 * t * tl;
  // sin t
  const cubic = square * t * (-1.0 / 6 + square * (1.0 / 120 + square * (-1.0 / 5040 + square * (1.0 / 362880 + square * (-1.0 / 39916800)))));
  const sh = normal(t, tl + cubic);
  const sl = low;
  if (j == 0 && !wantsCos) return sh;
  // cos t - 1
  const quartic = square * square * (1.0 / 24 + square * (-1.0 / 720 + square * (1.0 / 40320 + square * (-1.0 / 3628800))));
  const ch = normal(-0.5 * square, -0.5 * squareLow + quartic);
  const cl = low;
  if (j == 0) {
    const h = normal(1, ch);
    return normal(h, low + cl);
  }
  const sinJ = sineAt(8 * j);
  const sinL = low;
  const cosJ = cosineAt(8 * j);
  const cosL = low;
  const h = wantsCos ? cosJ : sinJ;
  const l = wantsCos ? cosL : sinL;
  const other = wantsCos ? -sinJ : cosJ;
  const p = multiply(other, wantsCos ? -sinL : cosL, sh, sl);
  const pl = low;
  const q = multiply(h, l, ch, cl);
  const rest = add(p, pl, q, low);
  return add(h, l, rest, low);
}

function sinOf(rh: f64, rl: f64): f64 {
  if (rh >= 0) return sumOfAngles(rh, rl, false);
  const h = sumOfAngles(-rh, -rl, false);
  return both(-h, -low);
}

function cosOf(rh: f64, rl: f64): f64 {
  return rh >= 0 ? sumOfAngles(rh, rl, true) : sumOfAngles(-rh, -rl, true);
}

/** The sine of x and `turns` quarter turns, in twice the precision. */
function sine(x: f64, turns: i32): f64 {
  const r = reduce(x);
  const q = quarter + turns;
  const h = q & 1 ? cosOf(r, low) : sinOf(r, low);
  return (q & 2) == 0 ? h : both(-h, -low);
}

export function tan(x: f64): f64 {
  const size = abs(x);
  if (size < TINY) return x;
  if (!(size < TANGENT_TURNS)) return H.tan(x);
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
