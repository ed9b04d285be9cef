/**
 * Quotient and remainder (Knuth, TAOCP 2, 4.3.1 algorithm D), and the greatest common divisor (Lehmer's, with Collins's condition as in
 * Jebelean, "A double-digit Lehmer-Euclid algorithm", 1995).
 *
 * See limbs.ts for what a magnitude is.
 */
import { bigDivRem } from '../imports.ts';
import { bnBitLength, bnCompare, bnNormal, bnShiftL, bnShiftR } from './limbs.ts';

/**
 * Limbs of divisor and of quotient from which the host's division wins: it is no worse than quadratic with 64-bit digits in any engine, and better in V8.
 * Its multiplication is Karatsuba or worse outside V8, so products stay here.
 */
const HOST_DIVIDE_MIN: u32 = 500;

/** Words bnDivRem needs at `scratch`. */
export function bnDivScratch(an: u32, bn: u32): u32 {
  return an + bn + 2;
}

/**
 * a = q b + r, 0 <= r < b. Both normalised, b not zero, an >= bn. q has an - bn + 1 limbs, r has bn: all are written, neither result normalised.
 * Arguments and results may not overlap, except r with a or b.
 */
export function bnDivRem(q: u32, r: u32, a: u32, an: u32, b: u32, bn: u32, scratch: u32): void {
  if (bn == 1) {
    store<u32>(r, bnDivSmall(q, a, an, load<u32>(b)));
    return;
  }
  if (bn >= HOST_DIVIDE_MIN && an - bn >= HOST_DIVIDE_MIN) {
    bigDivRem(q, r, a, an, b, bn);
    return;
  }
  // D1: shift so that the divisor's top bit is set
  const shift = clz(load<u32>(b + ((bn - 1) << 2)));
  const u = scratch;
  const v = scratch + ((an + 1) << 2);
  const un = bnShiftL(u, a, an, shift);
  if (un <= an) store<u32>(u + (an << 2), 0);
  bnShiftL(v, b, bn, shift);
  for (let j = an - bn + 1; j > 0; j--) {
    const at = (j - 1) << 2;
    store<u32>(q + at, quotientDigit(u + at, v, bn));
  }
  // D8: what is left of u, shifted back
  const rn = bnShiftR(r, u, bn, shift);
  memory.fill(r + (rn << 2), 0, (bn - rn) << 2);
}

/** q = a / d; answers the remainder. q has an limbs and may be a. */
export function bnDivSmall(q: u32, a: u32, an: u32, d: u32): u32 {
  let rest: u64 = 0;
  for (let i = an; i > 0; i--) {
    const at = (i - 1) << 2;
    const wide = (rest << 32) | (load<u32>(a + at) as u64);
    const digit = wide / (d as u64);
    store<u32>(q + at, digit as u32);
    rest = wide - digit * (d as u64);
  }
  return rest as u32;
}

/** D3 to D6: the digit of u[0..n] / v[0..n), and u := the remainder. */
function quotientDigit(u: u32, v: u32, n: u32): u32 {
  const top = u + (n << 2);
  const first = load<u32>(v + ((n - 1) << 2)) as u64;
  const second = load<u32>(v + ((n - 2) << 2)) as u64;
  const wide = ((load<u32>(top) as u64) << 32) | (load<u32>(top - 4) as u64);
  let digit = wide / first;
  let rest = wide - digit * first;
  while (digit >> 32 != 0 || digit * second > ((rest << 32) | (load<u32>(top - 8) as u64))) {
    digit--;
    rest += first;
    if (rest >> 32 != 0) break;
  }
  if (!subtractMultiple(u, v, n, digit)) return digit as u32;
  addBack(u, v, n);
  return (digit - 1) as u32;
}

/** u[0..n] -= digit * v[0..n), modulo the limbs of u; did it fall below zero? */
function subtractMultiple(u: u32, v: u32, n: u32, digit: u64): bool {
  let carry: u64 = 0;
  let borrow: i64 = 0;
  const end = n << 2;
  for (let i: u32 = 0; i < end; i += 4) {
    carry += digit * (load<u32>(v + i) as u64);
    borrow += (load<u32>(u + i) as i64) - ((carry & 0xffff_ffff) as i64);
    store<u32>(u + i, borrow as u32);
    carry >>= 32;
    borrow >>= 32;
  }
  borrow += (load<u32>(u + end) as i64) - (carry as i64);
  store<u32>(u + end, borrow as u32);
  return borrow < 0;
}

function addBack(u: u32, v: u32, n: u32): void {
  let carry: u64 = 0;
  const end = n << 2;
  for (let i: u32 = 0; i < end; i += 4) {
    carry += (load<u32>(u + i) as u64) + (load<u32>(v + i) as u64);
    store<u32>(u + i, carry as u32);
    carry >>= 32;
  }
  store<u32>(u + end, load<u32>(u + end) + (carry as u32));
}

// Greatest common divisor ----------------------------------------------------------------------------------------------------------------

/** Words bnGcd needs at `scratch`. */
export function bnGcdScratch(an: u32, bn: u32): u32 {
  const n = max(an, bn) + 1;
  return 3 * n + bnDivScratch(n, n);
}

/** The greatest common divisor; gcd(0, x) = x. Both normalised. dst has max(an, bn) limbs; answers its limbs. */
export function bnGcd(dst: u32, a: u32, an: u32, b: u32, bn: u32, scratch: u32): u32 {
  const size = (max(an, bn) + 1) << 2;
  let x = scratch;
  let y = scratch + size;
  const quotient = y + size;
  const rest = quotient + size;
  memory.copy(x, a, an << 2);
  memory.copy(y, b, bn << 2);
  let xn = an;
  let yn = bn;
  // invariant: gcd(x, y) is the answer
  while (true) {
    if (bnCompare(x, xn, y, yn) < 0) {
      const p = x;
      x = y;
      y = p;
      const n = xn;
      xn = yn;
      yn = n;
    }
    if (yn == 0) break;
    if (xn <= 2) return storeWide(dst, gcd64(loadWide(x, xn), loadWide(y, yn)));
    if (lehmerStep(x, xn, y, yn)) {
      xn = bnNormal(x, xn);
      yn = bnNormal(y, yn);
    } else {
      bnDivRem(quotient, x, x, xn, y, yn, rest);
      xn = bnNormal(x, yn);
    }
  }
  memory.copy(dst, x, xn << 2);
  return xn;
}

/**
 * Runs Euclid on the leading 62 bits of x >= y > 0 for as long as the quotients are certain to be those of x and y, then applies the product of the steps to
 * the whole of both, in place. False, and nothing done, when not one quotient was certain. y is read as xn limbs.
 */
function lehmerStep(x: u32, xn: u32, y: u32, yn: u32): bool {
  memory.fill(y + (yn << 2), 0, (xn - yn) << 2);
  const below = bnBitLength(x, xn) - 62;
  let p = leading(x, xn, below);
  let q = leading(y, xn, below);
  // after each step: p = a x - b y and q = d y - c x up to sign, of the leading parts
  let a: i64 = 1;
  let b: i64 = 0;
  let c: i64 = 0;
  let d: i64 = 1;
  while (q + c != 0 && q + d != 0) {
    const quotient = (p + a) / (q + c);
    if (quotient != (p + b) / (q + d)) break;
    const nextC = a - quotient * c;
    const nextD = b - quotient * d;
    if (tooWide(nextC) || tooWide(nextD)) break;
    a = c;
    b = d;
    c = nextC;
    d = nextD;
    const rest = p - quotient * q;
    p = q;
    q = rest;
  }
  if (b == 0) return false;
  combine(x, y, xn, a, b, c, d);
  return true;
}

/** Cofactors stay below 2^31 so that a pair of products and a carry fit 64 bits. */
function tooWide(cofactor: i64): bool {
  return cofactor >= 0x7fff_ffff || cofactor <= -0x7fff_ffff;
}

/** x, y := a x + b y, c x + d y, which are not negative; n limbs each. */
function combine(x: u32, y: u32, n: u32, a: i64, b: i64, c: i64, d: i64): void {
  let sumX: i64 = 0;
  let sumY: i64 = 0;
  for (let i: u32 = 0; i < n << 2; i += 4) {
    const u = load<u32>(x + i) as i64;
    const v = load<u32>(y + i) as i64;
    sumX += a * u + b * v;
    sumY += c * u + d * v;
    store<u32>(x + i, sumX as u32);
    store<u32>(y + i, sumY as u32);
    sumX >>= 32;
    sumY >>= 32;
  }
}

/** floor(a / 2^below) of n limbs, known to be below 2^62. */
function leading(a: u32, n: u32, below: u32): i64 {
  const limb = below >> 5;
  const by = (below & 31) as u64;
  const first = load<u32>(a + (limb << 2)) as u64;
  const second: u64 = limb + 1 < n ? (load<u32>(a + (limb << 2), 4) as u64) : 0;
  const third: u64 = limb + 2 < n ? (load<u32>(a + (limb << 2), 8) as u64) : 0;
  const low = (first | (second << 32)) >> by;
  return (by == 0 ? low : low | (third << (64 - by))) as i64;
}

function loadWide(a: u32, n: u32): u64 {
  if (n == 0) return 0;
  const low = load<u32>(a) as u64;
  return n == 1 ? low : low | ((load<u32>(a, 4) as u64) << 32);
}

function storeWide(dst: u32, value: u64): u32 {
  store<u32>(dst, value as u32);
  if (value >> 32 == 0) return value != 0 ? 1 : 0;
  store<u32>(dst, (value >> 32) as u32, 4);
  return 2;
}

/** Of two 64-bit numbers, by Euclid. */
export function gcd64(a: u64, b: u64): u64 {
  while (b != 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
