/** Out-of-line primops on Int#, Word#, Double# and Float#. */
import * as L from '../../abi/layout.ts';
import { WK_DIVIDE_BY_ZERO, WK_OVERFLOW } from '../../abi/well-known.gen.ts';
import { scaleDouble } from '../bignum/float.ts';
import * as H from '../imports.ts';
import { needWords, raiseWellKnown, untag } from '../machine.ts';
import { bytesWords, makeBytes } from './arrays.ts';
import { arg, argDouble, argLong, retD, retL, retLL, retLLL, retP, retPL, retW } from './words.ts';

export function quotRemInt(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  if (y == 0) return raiseWellKnown(WK_DIVIDE_BY_ZERO);
  if (y == -1 && x == i64.MIN_VALUE) return raiseWellKnown(WK_OVERFLOW);
  return retLL(x / y, x % y);
}

export function quotRemWord(): i32 {
  const x = argLong(4, 0) as u64;
  const y = argLong(4, 2) as u64;
  if (y == 0) return raiseWellKnown(WK_DIVIDE_BY_ZERO);
  return retLL((x / y) as i64, (x % y) as i64);
}

export function addIntC(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  const z = x + y;
  return retLL(z, i64(((x ^ z) & (y ^ z)) < 0));
}

export function subIntC(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  const z = x - y;
  return retLL(z, i64(((x ^ y) & (x ^ z)) < 0));
}

/** High word of the unsigned product. */
function highWord(x: u64, y: u64): u64 {
  const xl = x & 0xffffffff;
  const xh = x >> 32;
  const yl = y & 0xffffffff;
  const yh = y >> 32;
  const middle = xh * yl + ((xl * yl) >> 32);
  return xh * yh + (middle >> 32) + (((middle & 0xffffffff) + xl * yh) >> 32);
}

function highInt(x: i64, y: i64): i64 {
  return (highWord(x as u64, y as u64) as i64) - ((x >> 63) & y) - ((y >> 63) & x);
}

export function mulIntMayOflo(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  return retL(i64(highInt(x, y) != (x * y) >> 63));
}

/** (# is the high word needed, high, low #) */
export function timesInt2(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  const high = highInt(x, y);
  const low = x * y;
  return retLLL(i64(high != low >> 63), high, low);
}

export function timesWord2(): i32 {
  const x = argLong(4, 0);
  const y = argLong(4, 2);
  return retLL(highWord(x as u64, y as u64) as i64, x * y);
}

// Floating point ------------------------------------------------------------------------------------------------------------------------------

/** (# mantissa, exponent #) with a mantissa of `digits` bits, or 0 0; infinities and NaN as the bits say, like GHC. */
function decode(fraction: i64, biased: i64, negative: bool, digits: i64, bias: i64): i32 {
  const hidden: i64 = 1 << (digits - 1);
  let mantissa = biased == 0 ? fraction : fraction | hidden;
  let exponent = max<i64>(biased, 1) - bias - (digits - 1);
  if (mantissa == 0) return retLL(0, 0);
  while ((mantissa & hidden) == 0) {
    mantissa <<= 1;
    exponent--;
  }
  return retLL(negative ? -mantissa : mantissa, exponent);
}

export function decodeDouble(): i32 {
  const bits = argLong(2, 0);
  return decode(bits & 0xfffffffffffff, (bits >> 52) & 0x7ff, bits < 0, 53, 1023);
}

export function decodeFloat(): i32 {
  const bits = arg(1, 0);
  return decode((bits & 0x7fffff) as i64, ((bits >>> 23) & 0xff) as i64, (bits as i32) < 0, 24, 127);
}

/** mantissa * 2^exponent */
export function encodeDouble(): i32 {
  const exponent = max<i64>(min<i64>(argLong(4, 2), 1 << 20), -(1 << 20)) as i32;
  return retD(scaleDouble(argLong(4, 0) as f64, exponent));
}

export function doubleToBits(): i32 {
  return retL(argLong(2, 0));
}
export function bitsToDouble(): i32 {
  return retL(argLong(2, 0));
}
export function floatToBits(): i32 {
  return retL(arg(1, 0) as i64);
}
export function bitsToFloat(): i32 {
  return retW(argLong(2, 0) as u32);
}

/** A BYTE_ARRAY of the n bytes the host has written to SCRATCH; the room for them is at `bytes`. */
function textOf(bytes: u32, n: u32): u32 {
  memory.copy(bytes + L.BYTES_DATA, L.SCRATCH, n);
  store<u32>(bytes, n, L.BYTES_COUNT);
  return bytes | 1;
}

export function showDouble(): i32 {
  const x = argDouble(2, 0);
  const bytes = makeBytes(H.NUMBER_TEXT_MAX_B);
  if (bytes == 0) return needWords(bytesWords(H.NUMBER_TEXT_MAX_B));
  return retP(textOf(bytes, H.showDouble(x, L.SCRATCH)));
}

export function showFloat(): i32 {
  const x = reinterpret<f32>(arg(1, 0));
  const bytes = makeBytes(H.NUMBER_TEXT_MAX_B);
  if (bytes == 0) return needWords(bytesWords(H.NUMBER_TEXT_MAX_B));
  return retP(textOf(bytes, H.showFloat(x, L.SCRATCH)));
}

export function readDouble(): i32 {
  const text = untag(arg(1, 0));
  return retD(H.readDouble(text + L.BYTES_DATA, load<u32>(text, L.BYTES_COUNT)));
}

/** (# digits, exponent #) from the host's packed answer. */
function digits(bytes: u32, packed: i32): i32 {
  return retPL(textOf(bytes, packed & 0xff), (packed >> 8) as i64);
}

export function doubleDigits(): i32 {
  const x = argDouble(2, 0);
  const bytes = makeBytes(H.NUMBER_TEXT_MAX_B);
  if (bytes == 0) return needWords(bytesWords(H.NUMBER_TEXT_MAX_B));
  return digits(bytes, H.doubleDigits(x, L.SCRATCH));
}

export function floatDigits(): i32 {
  const x = reinterpret<f32>(arg(1, 0));
  const bytes = makeBytes(H.NUMBER_TEXT_MAX_B);
  if (bytes == 0) return needWords(bytesWords(H.NUMBER_TEXT_MAX_B));
  return digits(bytes, H.floatDigits(x, L.SCRATCH));
}
