/**
 * Hyperbolic functions and their inverses, with expm1 and log1p, which carry them.
 *
 * These follow the formulas of the C library that GHC calls (fdlibm's s_expm1.c, s_log1p.c and their users, with glibc's grouping of the
 * polynomials), operation by operation: they are not rounded to nearest, and only the same operations in the same order err in the same way.
 * For expm1 and log1p that library takes the processor's fused multiply-add, where WebAssembly has none.
 */
import { fma } from './double-double.ts';
import { exp, log } from './elementary.ts';

/** ln 2 in two pieces; products of the first with a count of halvings are exact. */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** x * 2^k where x is normal, and stays so. */
function scaled(x: f64, k: i32): f64 {
  return reinterpret<f64>(reinterpret<i64>(x) + ((<i64>k) << 52));
}

/** The exponent of a normal x > 0. */
function exponent(x: f64): i32 {
  return <i32>(reinterpret<i64>(x) >> 52) - 1023;
}

export function expm1(x: f64): f64 {
  const size = abs(x);
  if (size >= 38.816242) {
    if (!(x > 0)) return x < 0 ? -1 : x;
    if (x > 709.782712893384) return Infinity;
  }
  if (size < 5.551115123125783e-17) return x;
  // x = k ln 2 + r, with what r lost in c.
  let k: i32 = 0;
  let r = x;
  let c: f64 = 0;
  if (high(size) > 0x3fd62e42) {
    k = high(size) < 0x3ff0a2b2 ? (x > 0 ? 1 : -1) : <i32>(Math.LOG2E * x + (x < 0 ? -0.5 : 0.5));
    const h = x - <f64>k * LN2_HIGH;
    const l = <f64>k * LN2_LOW;
    r = h - l;
    c = h - r - l;
  }
  const half = 0.5 * r;
  const s = r * half;
  const s2 = s * s;
  const p1 = fma(s, -0.03333333333333313, 1);
  const p2 = fma(s, -7.93650757867488e-5, 1.5873015872548146e-3);
  const p3 = fma(s, -2.0109921818362437e-7, 4.008217827329362e-6);
  const p = fma(s2 * s2, p3, fma(s2, p2, p1));
  const t = fma(-p, half, 3);
  let e = s * ((p - t) / fma(-r, t, 6));
  if (k == 0) return r - fma(r, e, -s);
  e = fma(r, e - c, -c) - s;
  if (k == -1) return 0.5 * (r - e) - 0.5;
  if (k == 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) return (k == 1024 ? scaled((1 - (e - r)) * 2, 1023) : scaled(1 - (e - r), k)) - 1;
  const power = scaled(1, -k);
  return scaled(k < 20 ? 1 - power - (e - r) : r - (e + power) + 1, k);
}

export function log1p(x: f64): f64 {
  const size = abs(x);
  if (!(x > -1)) return x == -1 ? -Infinity : NaN;
  if (x == Infinity) return x;
  if (size < 1.862645149230957e-9) return size < 5.551115123125783e-17 ? x : x - x * x * 0.5;
  // 1 + x = 2^k (1 + f), sqrt 2 / 2 < 1 + f < sqrt 2, with what 1 + x lost in c.
  let k: i32 = 0;
  let f = x;
  let c: f64 = 0;
  let exact = false;
  if (high(x) >= 0x3fda827a || (x < 0 && high(size) > 0x3fd2bec3)) {
    const large = size >= 9007199254740992;
    const u = large ? x : 1 + x;
    k = exponent(u);
    if (!large) c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
    const top = high(u) & 0xfffff;
    let m = scaled(u, -k);
    if (top < 0x6a09e) exact = top == 0;
    else {
      k++;
      m /= 2;
      exact = (0x100000 - top) >> 2 == 0;
    }
    f = m - 1;
  }
  const kh = <f64>k * LN2_HIGH;
  const kl = fma(<f64>k, LN2_LOW, c);
  const square = 0.5 * f * f;
  if (exact) {
    if (f == 0) return k == 0 ? 0 : kh + kl;
    const rest = square * fma(-0.6666666666666666, f, 1);
    return k == 0 ? f - rest : kh - (rest - kl - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const z4 = z2 * z2;
  const p2 = fma(z, 0.2857142874366239, 0.3999999999940942);
  const p3 = fma(z, 0.1818357216161805, 0.22222198432149784);
  const p4 = fma(z, 0.14798198605116586, 0.15313837699209373);
  const p = fma(z4 * z2, p4, fma(z4, p3, fma(z, 0.6666666666666735, z2 * p2)));
  return k == 0 ? f - (square - s * (square + p)) : kh - (square - (s * (square + p) + kl) - f);
}

/** The upper half of x, by which the C library tells where a formula ends. */
function high(x: f64): i32 {
  return <i32>(reinterpret<i64>(x) >> 32);
}

/** exp size / 2 where exp size alone is too large. */
function halfExp(size: f64): f64 {
  if (high(size) < 0x40862e42) return 0.5 * exp(size);
  const root = exp(0.5 * size);
  return 0.5 * root * root;
}

export function sinh(x: f64): f64 {
  const size = abs(x);
  if (!(size >= 3.725290298461914e-9)) return x;
  if (size >= 22) return copysign(halfExp(size), x);
  const t = expm1(size);
  return copysign(0.5, x) * (size < 1 ? 2 * t - (t * t) / (t + 1) : t + t / (t + 1));
}

export function cosh(x: f64): f64 {
  const size = abs(x);
  if (size >= 22) return halfExp(size);
  if (high(size) < 0x3fd62e43) {
    const t = expm1(size);
    const w = 1 + t;
    return 1 + (t * t) / (w + w);
  }
  const e = exp(size);
  return 0.5 * e + 0.5 / e;
}

export function tanh(x: f64): f64 {
  const size = abs(x);
  if (!(size >= 2.7755575615628914e-17)) return x;
  if (size >= 22) return copysign(1, x);
  if (size >= 1) return copysign(1 - 2 / (expm1(2 * size) + 2), x);
  const t = expm1(-2 * size);
  return copysign(-t / (t + 2), x);
}

export function asinh(x: f64): f64 {
  const size = abs(x);
  if (!(size >= 3.725290298461914e-9 && size < Infinity)) return x;
  if (size > 268435456) return copysign(log(size) + Math.LN2, x);
  const square = x * x;
  const root = sqrt(square + 1);
  return copysign(size > 2 ? log(2 * size + 1 / (root + size)) : log1p(size + square / (1 + root)), x);
}

export function acosh(x: f64): f64 {
  if (!(x >= 1 && x < Infinity)) return x == Infinity ? x : NaN;
  if (x > 268435456) return log(x) + Math.LN2;
  if (x > 2) return log(2 * x - 1 / (x + sqrt(x * x - 1)));
  const t = x - 1;
  return log1p(t + sqrt(2 * t + t * t));
}

export function atanh(x: f64): f64 {
  const size = abs(x);
  if (!(size >= 3.725290298461914e-9)) return x;
  if (!(size < 1)) return size == 1 ? copysign(Infinity, x) : NaN;
  const twice = size + size;
  return copysign(0.5 * log1p(size < 0.5 ? twice + (twice * size) / (1 - size) : twice / (1 - size)), x);
}
