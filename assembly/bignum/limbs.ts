/**
 * Magnitudes: arrays of 32-bit limbs in linear memory, least significant first, `(address, count)`. Everything that takes one linear pass.
 *
 * No function here allocates or keeps anything: the caller owns every area. Counts are limbs. "Normalised" = no leading zero limb; zero has none.
 * Unless said otherwise arguments need not be normalised, results are, and `dst` may be the address of an argument but not overlap it in another way.
 */

/** n without leading zero limbs. */
export function bnNormal(p: u32, n: u32): u32 {
  while (n > 0 && load<u32>(p + ((n - 1) << 2)) == 0) n--;
  return n;
}

/** -1, 0 or 1. Both normalised. */
export function bnCompare(a: u32, an: u32, b: u32, bn: u32): i32 {
  if (an != bn) return an < bn ? -1 : 1;
  while (an > 0) {
    an--;
    const x = load<u32>(a + (an << 2));
    const y = load<u32>(b + (an << 2));
    if (x != y) return x < y ? -1 : 1;
  }
  return 0;
}

/** a + b. dst has max(an, bn) + 1 limbs; answers the limbs of the sum. */
export function bnAdd(dst: u32, a: u32, an: u32, b: u32, bn: u32): u32 {
  if (an < bn) {
    const p = a;
    a = b;
    b = p;
    const n = an;
    an = bn;
    bn = n;
  }
  let carry: u64 = 0;
  let i: u32 = 0;
  for (const end = bn << 2; i < end; i += 4) {
    carry += (load<u32>(a + i) as u64) + (load<u32>(b + i) as u64);
    store<u32>(dst + i, carry as u32);
    carry >>= 32;
  }
  for (const end = an << 2; i < end; i += 4) {
    carry += load<u32>(a + i) as u64;
    store<u32>(dst + i, carry as u32);
    carry >>= 32;
  }
  store<u32>(dst + i, carry as u32);
  return bnNormal(dst, an + 1);
}

/** a - b, which must not be negative, an >= bn. dst has an limbs; answers the limbs of the difference. */
export function bnSub(dst: u32, a: u32, an: u32, b: u32, bn: u32): u32 {
  let borrow: i64 = 0;
  let i: u32 = 0;
  for (const end = bn << 2; i < end; i += 4) {
    borrow += (load<u32>(a + i) as i64) - (load<u32>(b + i) as i64);
    store<u32>(dst + i, borrow as u32);
    borrow >>= 32;
  }
  for (const end = an << 2; i < end; i += 4) {
    borrow += load<u32>(a + i) as i64;
    store<u32>(dst + i, borrow as u32);
    borrow >>= 32;
  }
  return bnNormal(dst, an);
}

/** a * 2^bits. dst has an + bits / 32 + 1 limbs; answers those of the result. */
export function bnShiftL(dst: u32, a: u32, an: u32, bits: u32): u32 {
  const limbs = bits >> 5;
  const by = (bits & 31) as u64;
  const to = dst + (limbs << 2);
  // from the top, so that dst may be a
  let above: u64 = 0;
  for (let i = an; i > 0; i--) {
    const wide = (load<u32>(a + ((i - 1) << 2)) as u64) << by;
    store<u32>(to + (i << 2), (above | (wide >> 32)) as u32);
    above = wide & 0xffff_ffff;
  }
  store<u32>(to, above as u32);
  memory.fill(dst, 0, limbs << 2);
  return bnNormal(dst, an + limbs + 1);
}

/** a / 2^bits, rounded down. dst has an - bits / 32 limbs (none when that is negative); answers those of the result. */
export function bnShiftR(dst: u32, a: u32, an: u32, bits: u32): u32 {
  const limbs = bits >> 5;
  if (limbs >= an) return 0;
  const by = (bits & 31) as u64;
  const from = a + (limbs << 2);
  const last = (an - limbs - 1) << 2;
  let low = load<u32>(from) as u64;
  for (let i: u32 = 0; i < last; i += 4) {
    const high = load<u32>(from + i, 4) as u64;
    store<u32>(dst + i, ((low | (high << 32)) >> by) as u32);
    low = high;
  }
  store<u32>(dst + last, (low >> by) as u32);
  return bnNormal(dst, an - limbs);
}

/** Are the lowest `bits` bits all zero? Then a right shift of the negative number needs no rounding. */
export function bnLowBitsZero(a: u32, an: u32, bits: u32): bool {
  const limbs = bits >> 5;
  const whole = min<u32>(limbs, an);
  for (let i: u32 = 0; i < whole; i++) {
    if (load<u32>(a + (i << 2)) != 0) return false;
  }
  if (limbs >= an) return true;
  return (load<u32>(a + (limbs << 2)) & ((1 << (bits & 31)) - 1)) == 0;
}

/** Bits up to and including the highest one; 0 for zero. a normalised. */
export function bnBitLength(a: u32, an: u32): u32 {
  return an == 0 ? 0 : (an << 5) - clz(load<u32>(a + ((an - 1) << 2)));
}

/** One bits. */
export function bnPopCount(a: u32, an: u32): u32 {
  let ones: u32 = 0;
  for (let i: u32 = 0; i < an; i++) ones += popcnt(load<u32>(a + (i << 2)));
  return ones;
}
