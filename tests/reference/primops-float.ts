/** Double# and Float#: IEEE arithmetic, conversions, and decimal text as GHC writes it. */
import { mathFunctions } from '../../abi/tables/primops.ts';
import { DOUBLE, decode, digitsOf, FLOAT, showFloating } from './float-digits.ts';
import { ascii, byteArray, immediate, ok } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';

const scratch = new DataView(new ArrayBuffer(8));

const unary = (f: (a: number) => number): Prim => immediate((a) => f(a.number(0)));
const binary = (f: (a: number, b: number) => number): Prim => immediate((a) => f(a.number(0), a.number(1)));
const compare = (f: (a: number, b: number) => boolean): Prim => immediate((a) => ok(f(a.number(0), a.number(1))));
const rounded = (f: (a: number, b: number) => number): Prim => binary((a, b) => Math.fround(f(a, b)));

/** To the nearest integer, halves to the even one. */
function nearest(x: number): number {
  if (!Number.isFinite(x) || Number.isInteger(x)) return x;
  const below = Math.floor(x);
  const rest = x - below;
  const result = rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
  return result === 0 && x < 0 ? -0 : result;
}

/** Truncates; what does not fit gives minBound, as GHC's native code does. */
function toInt(x: number): bigint {
  if (Number.isNaN(x) || x >= 2 ** 63 || x < -(2 ** 63)) return -(2n ** 63n);
  return BigInt(Math.trunc(x));
}

/** mantissa * 2^exponent with one rounding of the mantissa and one of the result, as C's ldexp. */
export function scale(mantissa: number, exponent: bigint): number {
  let x = mantissa;
  let e = exponent > 5000n ? 5000 : exponent < -5000n ? -5000 : Number(exponent);
  // steps that stay in range except at the very end, so that nothing is rounded twice
  for (; e > 1000; e -= 1000) x *= 2 ** 1000;
  if (e < -1000) {
    const size = x === 0 ? 0 : Math.floor(Math.log2(Math.abs(x)));
    const safe = Math.min(-e, Math.max(0, size + 1000));
    x *= 2 ** -Math.min(safe, 1000);
    e += Math.min(safe, 1000);
    for (; e < -1000; e += 1000) x *= 2 ** -1000;
  }
  return x * 2 ** e;
}

function readDecimal(bytes: Uint8Array): number {
  const text = new TextDecoder().decode(bytes);
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
}

function digits(x: number, format: typeof DOUBLE): readonly [ReturnType<typeof byteArray>, bigint] {
  const { digits, exponent } = digitsOf(x, format);
  return [byteArray(Uint8Array.from(digits)), BigInt(exponent)];
}

const mathPrimops = Object.fromEntries(mathFunctions.map((name): [string, Prim] => [`${name}Double#`, unary(Math[name as 'exp'])]));

export const floatPrimops: PrimTable = {
  ...mathPrimops,
  '+##': binary((a, b) => a + b),
  '-##': binary((a, b) => a - b),
  '*##': binary((a, b) => a * b),
  '/##': binary((a, b) => a / b),
  '**##': binary((a, b) => a ** b),
  'negateDouble#': unary((a) => -a),
  'fabsDouble#': unary(Math.abs),
  'sqrtDouble#': unary(Math.sqrt),
  'floorDouble#': unary(Math.floor),
  'ceilDouble#': unary(Math.ceil),
  'truncDouble#': unary(Math.trunc),
  'nearestDouble#': unary(nearest),
  '==##': compare((a, b) => a === b),
  '/=##': compare((a, b) => a !== b),
  '<##': compare((a, b) => a < b),
  '<=##': compare((a, b) => a <= b),
  '>##': compare((a, b) => a > b),
  '>=##': compare((a, b) => a >= b),
  'decodeDouble_Int64#': immediate((a) => decode(a.number(0), DOUBLE)),
  'encodeDouble#': immediate((a) => scale(Number(a.i64(0)), a.i64(1))),
  'int2Double#': immediate((a) => Number(a.i64(0))),
  'double2Int#': immediate((a) => toInt(a.number(0))),
  'word2Double#': immediate((a) => Number(BigInt.asUintN(64, a.i64(0)))),
  'double2Bits#': immediate((a) => {
    scratch.setFloat64(0, a.number(0));
    return scratch.getBigInt64(0);
  }),
  'bits2Double#': immediate((a) => {
    scratch.setBigInt64(0, a.i64(0));
    return scratch.getFloat64(0);
  }),
  'showDouble#': immediate((a) => ascii(showFloating(a.number(0), DOUBLE))),
  'showFloat#': immediate((a) => ascii(showFloating(a.number(0), FLOAT))),
  'readDouble#': immediate((a) => readDecimal(a.bytes(0).bytes)),
  'doubleDigits#': immediate((a) => digits(a.number(0), DOUBLE)),
  'floatDigits#': immediate((a) => digits(a.number(0), FLOAT)),

  'plusFloat#': rounded((a, b) => a + b),
  'minusFloat#': rounded((a, b) => a - b),
  'timesFloat#': rounded((a, b) => a * b),
  'divideFloat#': rounded((a, b) => a / b),
  'negateFloat#': unary((a) => -a),
  'fabsFloat#': unary(Math.abs),
  'sqrtFloat#': unary((a) => Math.fround(Math.sqrt(a))),
  'eqFloat#': compare((a, b) => a === b),
  'neFloat#': compare((a, b) => a !== b),
  'ltFloat#': compare((a, b) => a < b),
  'leFloat#': compare((a, b) => a <= b),
  'gtFloat#': compare((a, b) => a > b),
  'geFloat#': compare((a, b) => a >= b),
  'int2Float#': immediate((a) => intToFloat(a.i64(0))),
  'word2Float#': immediate((a) => intToFloat(BigInt.asUintN(64, a.i64(0)))),
  'float2Int#': immediate((a) => toInt(a.number(0))),
  'float2Double#': unary((a) => a),
  'double2Float#': unary(Math.fround),
  'float2Bits#': immediate((a) => {
    scratch.setFloat32(0, a.number(0));
    return BigInt(scratch.getUint32(0));
  }),
  'bits2Float#': immediate((a) => {
    scratch.setUint32(0, Number(BigInt.asUintN(32, a.i64(0))));
    return scratch.getFloat32(0);
  }),
  'decodeFloat_Int#': immediate((a) => decode(a.number(0), FLOAT)),
};

/** One rounding, not two: the bits that a double would drop are kept as a sticky bit. */
function intToFloat(n: bigint): number {
  const magnitude = n < 0n ? -n : n;
  const excess = BigInt(Math.max(0, magnitude.toString(2).length - 40));
  const kept = magnitude >> excess;
  const sticky = kept << excess === magnitude ? kept : kept | 1n;
  return Math.fround(Number(n < 0n ? -sticky : sticky) * 2 ** Number(excess));
}
