/**
 * Magnitudes to and from IEEE 754 doubles, exactly rounded once: also where the result is denormal.
 */
import { bnBitLength, bnLowBitsZero, bnNormal } from './limbs.ts';

const MANTISSA_BITS: i32 = 53;
/** exponent of the least denormal: 2^-1074 */
const LEAST_EXPONENT: i32 = -1074;
/** no double reaches 2^1024 */
const EXPONENT_END: i32 = 1024;
const EXPONENT_BIAS: i32 = 1023;
/** limbs of the greatest double */
export const BN_DOUBLE_LIMBS: u32 = 32;

/** a * 2^exponent to the nearest double, ties to even; infinity beyond the greatest. a normalised. */
export function bnToDouble(a: u32, an: u32, exponent: i32): f64 {
  return encode(a, an, exponent, true);
}

/** a * 2^exponent toward zero, but infinity from 2^1024 on: GHC's integerEncodeDouble# on what is more than a word. a normalised. */
export function bnEncodeDouble(a: u32, an: u32, exponent: i32): f64 {
  return encode(a, an, exponent, false);
}

function encode(a: u32, an: u32, exponent: i32, nearest: bool): f64 {
  if (an == 0) return 0;
  const bits = bnBitLength(a, an) as i64;
  // 2^(top-1) <= a 2^exponent < 2^top
  const top = bits + (exponent as i64);
  if (top > EXPONENT_END) return Infinity;
  if (top < LEAST_EXPONENT) return 0;
  // unit = exponent of the last bit kept
  const unit = max<i64>(top - MANTISSA_BITS, LEAST_EXPONENT);
  const drop = unit - (exponent as i64);
  if (drop <= 0) return scale(bitsAt(a, an, 0), exponent as i64);
  let mantissa = bitsAt(a, an, drop as u32);
  if (nearest && roundsUp(a, an, drop as u32, mantissa)) mantissa++;
  return scale(mantissa, unit);
}

/** Is what lies below bit `drop` more than half a unit, or half and the unit odd? */
function roundsUp(a: u32, an: u32, drop: u32, mantissa: u64): bool {
  const half = drop - 1;
  if (((bitsAt(a, an, half) as u32) & 1) == 0) return false;
  return (mantissa & 1) != 0 || !bnLowBitsZero(a, an, half);
}

/** The 64 bits of a from bit `from` up. */
function bitsAt(a: u32, an: u32, from: u32): u64 {
  const limb = from >> 5;
  const by = (from & 31) as u64;
  const low = limbAt(a, an, limb) | (limbAt(a, an, limb + 1) << 32);
  return by == 0 ? low : (low >> by) | (limbAt(a, an, limb + 2) << (64 - by));
}

function limbAt(a: u32, an: u32, i: u32): u64 {
  return i < an ? (load<u32>(a + (i << 2)) as u64) : 0;
}

/** mantissa * 2^unit for mantissa <= 2^53 and a product that is a double or overflows: no rounding. */
function scale(mantissa: u64, unit: i64): f64 {
  if (mantissa == 0) return 0;
  const spare = clz(mantissa) as i64;
  const top = 64 - spare + unit;
  if (top > EXPONENT_END) return Infinity;
  // the leading bit to bit 52 when normal, else one step per power of two above the least
  if (top + EXPONENT_BIAS - 1 <= 0) return reinterpret<f64>(mantissa << ((unit - LEAST_EXPONENT) as u64));
  const fraction = ((mantissa << (spare as u64)) << 1) >> 12;
  return reinterpret<f64>((((top - 1 + EXPONENT_BIAS) as u64) << 52) | fraction);
}

/** x * 2^exponent, rounded once: C's ldexp. */
export function scaleDouble(x: f64, exponent: i32): f64 {
  // three exact or saturating steps: 2^1023 is the greatest power there is, and no step but the last may be denormal
  let by = exponent;
  if (by > 0) {
    for (let i = 0; i < 3 && by > 1023; i++) {
      x *= reinterpret<f64>(0x7fe0_0000_0000_0000);
      by -= 1023;
    }
    return x * powerOfTwo(min(by, 1023));
  }
  // 2^-969 keeps 53 bits above the denormals
  for (let i = 0; i < 3 && by < -969; i++) {
    const step = max(by + 53, -969);
    if (step >= 0) break;
    x *= powerOfTwo(step);
    by -= step;
  }
  return x * powerOfTwo(max(by, -1022));
}

/** 2^e for a normal exponent. */
function powerOfTwo(e: i32): f64 {
  return reinterpret<f64>(((e + EXPONENT_BIAS) as u64) << 52);
}

/** Magnitude of x without its fraction; nothing for NaN and infinities. dst has BN_DOUBLE_LIMBS; answers the limbs. */
export function bnFromDouble(dst: u32, x: f64): u32 {
  const raw = reinterpret<u64>(x);
  const biased = ((raw >> 52) & 0x7ff) as i32;
  if (biased < EXPONENT_BIAS || biased == 0x7ff) return 0;
  const mantissa = (raw & 0x000f_ffff_ffff_ffff) | 0x0010_0000_0000_0000;
  const shift = biased - EXPONENT_BIAS - (MANTISSA_BITS - 1);
  memory.fill(dst, 0, BN_DOUBLE_LIMBS << 2);
  if (shift <= 0) store<u64>(dst, mantissa >> (-shift as u64));
  else {
    const to = dst + ((shift >> 5) << 2);
    const by = (shift & 31) as u64;
    store<u64>(to, mantissa << by);
    if (by > 11) store<u32>(to, (mantissa >> (64 - by)) as u32, 8);
  }
  return bnNormal(dst, BN_DOUBLE_LIMBS);
}
