/** Integer, by the host's BigInt. */

import { ascii, i64, immediate, makeInteger, ok, Raise } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';
import { scale } from './primops-float.ts';
import { WrongProgram } from './values.ts';

const unary = (f: (a: bigint) => bigint): Prim => immediate((a) => makeInteger(f(a.integer(0))));
const binary = (f: (a: bigint, b: bigint) => bigint): Prim => immediate((a) => makeInteger(f(a.integer(0), a.integer(1))));
const toInt = (f: (a: bigint) => bigint): Prim => immediate((a) => i64(f(a.integer(0))));

const quot = (a: bigint, b: bigint): bigint => {
  if (b === 0n) throw new Raise('DivideByZero');
  return a / b;
};

const rem = (a: bigint, b: bigint): bigint => {
  if (b === 0n) throw new Raise('DivideByZero');
  return a % b;
};

/** Rounds toward minus infinity. */
const div = (a: bigint, b: bigint): bigint => (rem(a, b) !== 0n && a < 0n !== b < 0n ? quot(a, b) - 1n : quot(a, b));

/** Has the sign of the divisor. */
const mod = (a: bigint, b: bigint): bigint => a - div(a, b) * b;

const abs = (a: bigint): bigint => (a < 0n ? -a : a);
const signum = (a: bigint): bigint => (a > 0n ? 1n : a < 0n ? -1n : 0n);
const popCount = (a: bigint): bigint => (a < 0n ? -popCount(-a) : BigInt(a.toString(2).replaceAll('0', '').length));
const log2 = (a: bigint): bigint => (a <= 0n ? -1n : BigInt(a.toString(2).length - 1));

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [abs(a), abs(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Truncates the mantissa to 53 bits before scaling. */
function encode(mantissa: bigint, exponent: bigint): number {
  const excess = abs(mantissa).toString(2).length - 53;
  if (excess <= 0) return scale(Number(mantissa), exponent);
  const kept = abs(mantissa) >> BigInt(excess);
  return scale(Number(mantissa < 0n ? -kept : kept), exponent + BigInt(excess));
}

function read(bytes: Uint8Array): bigint {
  const text = new TextDecoder().decode(bytes);
  if (!/^-?\d+$/.test(text)) throw new WrongProgram(`integerRead# of ${JSON.stringify(text)}`);
  return BigInt(text);
}

const add = binary((a, b) => a + b);
const subtract = binary((a, b) => a - b);
const multiply = binary((a, b) => a * b);

export const integerPrimops: PrimTable = {
  'integerAdd#': add,
  'integerSub#': subtract,
  'integerMul#': multiply,
  'integerAddSlow#': add,
  'integerSubSlow#': subtract,
  'integerMulSlow#': multiply,
  'integerNegate#': unary((a) => -a),
  'integerAbs#': unary(abs),
  'integerSignum#': toInt(signum),
  'integerQuot#': binary(quot),
  'integerRem#': binary(rem),
  'integerDiv#': binary(div),
  'integerMod#': binary(mod),
  'integerQuotRem#': immediate((a) => [makeInteger(quot(a.integer(0), a.integer(1))), makeInteger(rem(a.integer(0), a.integer(1)))]),
  'integerDivMod#': immediate((a) => [makeInteger(div(a.integer(0), a.integer(1))), makeInteger(mod(a.integer(0), a.integer(1)))]),
  'integerGcd#': binary(gcd),
  'integerCompare#': immediate((a) => signum(a.integer(0) - a.integer(1))),
  'integerEq#': immediate((a) => ok(a.integer(0) === a.integer(1))),
  'integerAnd#': binary((a, b) => a & b),
  'integerOr#': binary((a, b) => a | b),
  'integerXor#': binary((a, b) => a ^ b),
  'integerComplement#': unary((a) => ~a),
  'integerShiftL#': immediate((a) => makeInteger(a.integer(0) << a.i64(1))),
  'integerShiftR#': immediate((a) => makeInteger(a.integer(0) >> a.i64(1))),
  'integerTestBit#': immediate((a) => ok(((a.integer(0) >> a.i64(1)) & 1n) === 1n)),
  'integerPopCount#': toInt(popCount),
  'integerLog2#': toInt(log2),
  'integerFromInt#': immediate((a) => makeInteger(a.i64(0))),
  'integerFromWord#': immediate((a) => makeInteger(BigInt.asUintN(64, a.i64(0)))),
  'integerToInt#': toInt((a) => a),
  'integerToDouble#': immediate((a) => Number(a.integer(0))),
  'integerFromDouble#': immediate((a) => makeInteger(Number.isFinite(a.number(0)) ? BigInt(Math.trunc(a.number(0))) : 0n)),
  'integerEncodeDouble#': immediate((a) => encode(a.integer(0), a.i64(1))),
  'integerShow#': immediate((a) => ascii(a.integer(0).toString())),
  'integerRead#': immediate((a) => makeInteger(read(a.bytes(0).bytes))),
};
