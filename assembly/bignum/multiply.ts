/**
 * Products: schoolbook with 64-bit accumulators, Karatsuba above KARATSUBA_MIN limbs (Knuth, TAOCP 2, 4.3.1 algorithm M and 4.3.3).
 *
 * Recursion is logarithmic in the operands' length. See limbs.ts for what a magnitude is.
 */
import { bnNormal } from './limbs.ts';

/** Limbs from which splitting in halves wins. Measured in V8: at 24 and at 56 products of 200 limbs take a fifth longer. */
const KARATSUBA_MIN: u32 = 40;

/** Words bnMul needs at `scratch` for operands of these lengths. */
export function bnMulScratch(an: u32, bn: u32): u32 {
  let long = max(an, bn);
  let short = min(an, bn);
  let products: u32 = 0;
  let most: u32 = 0;
  while (short >= KARATSUBA_MIN) {
    if (long != short) products += 2 * short;
    most = max(most, products + halvesScratch(short));
    const rest = long % short;
    long = short;
    short = rest;
  }
  return most;
}

/** a * b. dst has an + bn limbs and overlaps neither; answers the limbs of the product. */
export function bnMul(dst: u32, a: u32, an: u32, b: u32, bn: u32, scratch: u32): u32 {
  if (an < bn) multiply(dst, b, bn, a, an, scratch);
  else multiply(dst, a, an, b, bn, scratch);
  return bnNormal(dst, an + bn);
}

/** All an + bn limbs of the product; an >= bn. The longer operand is cut into pieces as long as the shorter. */
function multiply(dst: u32, a: u32, an: u32, b: u32, bn: u32, scratch: u32): void {
  if (bn < KARATSUBA_MIN) {
    schoolbook(dst, a, an, b, bn);
    return;
  }
  if (an == bn) {
    halves(dst, a, b, an, scratch);
    return;
  }
  const piece = scratch;
  const rest = scratch + (bn << 3);
  halves(dst, a, b, bn, rest);
  memory.fill(dst + (bn << 3), 0, (an - bn) << 2);
  for (let done = bn; done < an; done += bn) {
    const n = min(bn, an - done);
    const from = a + (done << 2);
    if (n == bn) halves(piece, from, b, bn, rest);
    else multiply(piece, b, bn, from, n, rest);
    accumulate(dst + (done << 2), piece, bn + n);
  }
}

/** dst[0..an+bn) = a * b. */
function schoolbook(dst: u32, a: u32, an: u32, b: u32, bn: u32): void {
  memory.fill(dst, 0, an << 2);
  const aEnd = an << 2;
  for (const bEnd = b + (bn << 2); b < bEnd; b += 4, dst += 4) {
    const digit = load<u32>(b) as u64;
    let carry: u64 = 0;
    for (let i: u32 = 0; i < aEnd; i += 4) {
      // (2^32-1)^2 + 2 (2^32-1) = 2^64-1: cannot overflow
      carry += (load<u32>(a + i) as u64) * digit + (load<u32>(dst + i) as u64);
      store<u32>(dst + i, carry as u32);
      carry >>= 32;
    }
    store<u32>(dst + aEnd, carry as u32);
  }
}

/** Two limbs a half and level: 2n and a constant cover n/2 levels of rounding up. */
function halvesScratch(n: u32): u32 {
  return 2 * n + 64;
}

/**
 * Karatsuba on two operands of n limbs: with a = a1 B + a0, b = b1 B + b0 the middle term is a0 b0 + a1 b1 - (a0 - a1)(b0 - b1).
 * Differences lie in dst until the outer products overwrite them.
 */
function halves(dst: u32, a: u32, b: u32, n: u32, scratch: u32): void {
  if (n < KARATSUBA_MIN) {
    schoolbook(dst, a, n, b, n);
    return;
  }
  const low = n - (n >> 1);
  const high = n - low;
  const lowB = low << 2;
  const negative = difference(dst, a, low, a + lowB, high) != difference(dst + lowB, b, low, b + lowB, high);
  const middle = scratch;
  const rest = scratch + (low << 3);
  halves(middle, dst, dst + lowB, low, rest);
  halves(dst, a, b, low, rest);
  halves(dst + (low << 3), a + lowB, b + lowB, high, rest);
  const carry = middleTerm(middle, dst, low, dst + (low << 3), high, negative);
  store<u32>(rest, carry);
  accumulate(dst + lowB, middle, 2 * low);
  accumulate(dst + lowB + (low << 3), rest, 1);
}

/** dst[0..n) = |a - b|, b having m <= n limbs; was the difference negative? */
function difference(dst: u32, a: u32, n: u32, b: u32, m: u32): bool {
  const flip = below(a, n, b, m);
  let borrow: i64 = 0;
  for (let i: u32 = 0; i < n << 2; i += 4) {
    const x = load<u32>(a + i) as i64;
    const y: i64 = i < m << 2 ? (load<u32>(b + i) as i64) : 0;
    borrow += flip ? y - x : x - y;
    store<u32>(dst + i, borrow as u32);
    borrow >>= 32;
  }
  return flip;
}

/** a[0..n) < b[0..m), m <= n */
function below(a: u32, n: u32, b: u32, m: u32): bool {
  for (let i = n; i > 0; i--) {
    const x = load<u32>(a + ((i - 1) << 2));
    const y: u32 = i > m ? 0 : load<u32>(b + ((i - 1) << 2));
    if (x != y) return x < y;
  }
  return false;
}

/** p := z0 + z2 - p (+ p when `negative`); z0 and p have 2 low limbs, z2 2 high. Answers the limb above. */
function middleTerm(p: u32, z0: u32, low: u32, z2: u32, high: u32, negative: bool): u32 {
  let carry: i64 = 0;
  for (let i: u32 = 0; i < low << 3; i += 4) {
    const m = load<u32>(p + i) as i64;
    carry += (load<u32>(z0 + i) as i64) + (negative ? m : -m);
    if (i < high << 3) carry += load<u32>(z2 + i) as i64;
    store<u32>(p + i, carry as u32);
    carry >>= 32;
  }
  return carry as u32;
}

/** dst += a[0..an), the carry running on as far as it goes: the caller knows that it ends. */
function accumulate(dst: u32, a: u32, an: u32): void {
  let carry: u64 = 0;
  for (const end = a + (an << 2); a < end; a += 4, dst += 4) {
    carry += (load<u32>(dst) as u64) + (load<u32>(a) as u64);
    store<u32>(dst, carry as u32);
    carry >>= 32;
  }
  for (; carry != 0; dst += 4) {
    carry += load<u32>(dst) as u64;
    store<u32>(dst, carry as u32);
    carry >>= 32;
  }
}
