/**
 * Magnitudes to and from decimal digits. Small ones here, nine digits at a time (quadratic); the big ones by the host's BigInt, whose conversions grow more
 * slowly but cost a call and a copy.
 *
 * See limbs.ts for what a magnitude is.
 */
import { bigRead, bigShow } from '../imports.ts';
import { bnDivSmall } from './divide.ts';
import { bnNormal } from './limbs.ts';

/** ten to the ninth: the most decimal digits that fit a limb */
const CHUNK: u32 = 1000000000;
const CHUNK_DIGITS: u32 = 9;
/** limbs from which the host shows faster (measured in V8) */
const HOST_SHOW_MIN: u32 = 160;
/** digits from which the host reads faster */
const HOST_READ_MIN: u32 = 2000;

/** Bytes enough for the digits of n limbs: a limb has less than 9.64 of them. */
export function bnShowBytes(n: u32): u32 {
  return n * 10 + CHUNK_DIGITS;
}

/** Words bnShow needs at `scratch`. */
export function bnShowScratch(an: u32): u32 {
  return an;
}

/** Decimal digits of a, which is normalised, at dst (bnShowBytes); answers how many. */
export function bnShow(dst: u32, a: u32, an: u32, scratch: u32): u32 {
  if (an == 0) {
    store<u8>(dst, 0x30);
    return 1;
  }
  if (an >= HOST_SHOW_MIN) return bigShow(a, an, dst);
  memory.copy(scratch, a, an << 2);
  // digits are found from the last to the first: write them to the end of the area, then move them
  const end = dst + bnShowBytes(an);
  let at = end;
  for (let n = an; n > 0; n = bnNormal(scratch, n)) {
    let chunk = bnDivSmall(scratch, scratch, n, CHUNK);
    for (let i: u32 = 0; i < CHUNK_DIGITS; i++) {
      store<u8>(--at, 0x30 + (chunk % 10));
      chunk /= 10;
    }
  }
  while (load<u8>(at) == 0x30) at++;
  memory.copy(dst, at, end - at);
  return end - at;
}

/** Limbs enough for n decimal digits. */
export function bnReadLimbs(n: u32): u32 {
  return n / CHUNK_DIGITS + 1;
}

/** The value of the n ASCII digits at src; nothing else may be there. dst has bnReadLimbs(n); answers the limbs. */
export function bnRead(dst: u32, src: u32, n: u32): u32 {
  if (n >= HOST_READ_MIN) return bigRead(src, n, dst);
  let limbs: u32 = 0;
  for (let at: u32 = 0; at < n; ) {
    let factor: u32 = 1;
    let chunk: u32 = 0;
    const stop = min(n, at + CHUNK_DIGITS);
    for (; at < stop; at++) {
      factor *= 10;
      chunk = chunk * 10 + load<u8>(src + at) - 0x30;
    }
    limbs = multiplyAdd(dst, limbs, factor, chunk);
  }
  return limbs;
}

/** p[0..n) = p * factor + term; answers the limbs. */
function multiplyAdd(p: u32, n: u32, factor: u32, term: u32): u32 {
  let carry = term as u64;
  for (let i: u32 = 0; i < n << 2; i += 4) {
    carry += (load<u32>(p + i) as u64) * (factor as u64);
    store<u32>(p + i, carry as u32);
    carry >>= 32;
  }
  if (carry == 0) return n;
  store<u32>(p + (n << 2), carry as u32);
  return n + 1;
}
