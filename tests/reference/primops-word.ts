/** Int#, Word#, Char#, Addr#. A Word# is the same 64 bits read unsigned. */
import { i64, immediate, ok, Raise } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';

const MIN_BOUND = -(2n ** 63n);

const u64 = (n: bigint): bigint => BigInt.asUintN(64, n);

const unary = (f: (a: bigint) => bigint): Prim => immediate((a) => i64(f(a.i64(0))));
const binary = (f: (a: bigint, b: bigint) => bigint): Prim => immediate((a) => i64(f(a.i64(0), a.i64(1))));
const unsigned = (f: (a: bigint, b: bigint) => bigint): Prim => binary((a, b) => f(u64(a), u64(b)));
const compare = (f: (a: bigint, b: bigint) => boolean): Prim => immediate((a) => ok(f(a.i64(0), a.i64(1))));
const compareWord = (f: (a: bigint, b: bigint) => boolean): Prim => compare((a, b) => f(u64(a), u64(b)));
const compareChar = (f: (a: number, b: number) => boolean): Prim => immediate((a) => ok(f(a.number(0) >>> 0, a.number(1) >>> 0)));

function quot(a: bigint, b: bigint): bigint {
  checkDivision(a, b);
  return a / b;
}

/** minBound `quot` (-1) does not fit; its remainder does. */
function checkDivision(a: bigint, b: bigint): void {
  if (b === 0n) throw new Raise('DivideByZero');
  if (a === MIN_BOUND && b === -1n) throw new Raise('Overflow');
}

function rem(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Raise('DivideByZero');
  return a % b;
}

function div(a: bigint, b: bigint): bigint {
  const q = quot(a, b);
  return q * b !== a && a < 0n !== b < 0n ? q - 1n : q;
}

function mod(a: bigint, b: bigint): bigint {
  const r = rem(a, b);
  return r !== 0n && r < 0n !== b < 0n ? r + b : r;
}

function quotWord(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Raise('DivideByZero');
  return a / b;
}

/** The result and whether it left the 64 bits. */
const withCarry = (f: (a: bigint, b: bigint) => bigint): Prim =>
  immediate((a) => {
    const exact = f(a.i64(0), a.i64(1));
    return [i64(exact), ok(exact !== i64(exact))];
  });

function timesInt2(a: bigint, b: bigint): bigint[] {
  const product = a * b;
  return [ok(product !== i64(product)), i64(product >> 64n), i64(product)];
}

const bitsOf = (n: bigint): string => u64(n).toString(2).padStart(64, '0');
const popCount = (n: bigint): bigint => BigInt(bitsOf(n).replaceAll('0', '').length);
const leadingZeros = (n: bigint): bigint => BigInt(n === 0n ? 64 : bitsOf(n).indexOf('1'));
const trailingZeros = (n: bigint): bigint => BigInt(n === 0n ? 64 : 63 - bitsOf(n).lastIndexOf('1'));
const byteSwap = (n: bigint): bigint => BigInt(`0x${u64(n).toString(16).padStart(16, '0').match(/../g)?.reverse().join('')}`);

export const wordPrimops: PrimTable = {
  '+#': binary((a, b) => a + b),
  '-#': binary((a, b) => a - b),
  '*#': binary((a, b) => a * b),
  'quotInt#': binary(quot),
  'remInt#': binary(rem),
  'divInt#': binary(div),
  'modInt#': binary(mod),
  'negateInt#': unary((a) => -a),
  'andI#': binary((a, b) => a & b),
  'orI#': binary((a, b) => a | b),
  'xorI#': binary((a, b) => a ^ b),
  'notI#': unary((a) => ~a),
  // shift counts as the hardware takes them: modulo 64
  'uncheckedIShiftL#': binary((a, n) => a << (n & 63n)),
  'uncheckedIShiftRA#': binary((a, n) => a >> (n & 63n)),
  'uncheckedIShiftRL#': binary((a, n) => u64(a) >> (n & 63n)),
  '==#': compare((a, b) => a === b),
  '/=#': compare((a, b) => a !== b),
  '<#': compare((a, b) => a < b),
  '<=#': compare((a, b) => a <= b),
  '>#': compare((a, b) => a > b),
  '>=#': compare((a, b) => a >= b),
  'quotRemInt#': immediate((a) => [quot(a.i64(0), a.i64(1)), rem(a.i64(0), a.i64(1))]),
  'addIntC#': withCarry((a, b) => a + b),
  'subIntC#': withCarry((a, b) => a - b),
  'mulIntMayOflo#': compare((a, b) => a * b !== i64(a * b)),
  'timesInt2#': immediate((a) => timesInt2(a.i64(0), a.i64(1))),

  'int2Word#': unary((a) => a),
  'word2Int#': unary((a) => a),
  'plusWord#': binary((a, b) => a + b),
  'minusWord#': binary((a, b) => a - b),
  'timesWord#': binary((a, b) => a * b),
  'quotWord#': unsigned(quotWord),
  'remWord#': unsigned(rem),
  'quotRemWord#': immediate((a) => [i64(quotWord(u64(a.i64(0)), u64(a.i64(1)))), i64(rem(u64(a.i64(0)), u64(a.i64(1))))]),
  'timesWord2#': immediate((a) => {
    const product = u64(a.i64(0)) * u64(a.i64(1));
    return [i64(product >> 64n), i64(product)];
  }),
  'and#': binary((a, b) => a & b),
  'or#': binary((a, b) => a | b),
  'xor#': binary((a, b) => a ^ b),
  'not#': unary((a) => ~a),
  'uncheckedShiftL#': binary((a, n) => a << (n & 63n)),
  'uncheckedShiftRL#': binary((a, n) => u64(a) >> (n & 63n)),
  'eqWord#': compareWord((a, b) => a === b),
  'neWord#': compareWord((a, b) => a !== b),
  'ltWord#': compareWord((a, b) => a < b),
  'leWord#': compareWord((a, b) => a <= b),
  'gtWord#': compareWord((a, b) => a > b),
  'geWord#': compareWord((a, b) => a >= b),
  'popCnt#': unary(popCount),
  'clz#': unary(leadingZeros),
  'ctz#': unary(trailingZeros),
  'byteSwap#': unary(byteSwap),
  'narrow8Int#': unary((a) => BigInt.asIntN(8, a)),
  'narrow16Int#': unary((a) => BigInt.asIntN(16, a)),
  'narrow32Int#': unary((a) => BigInt.asIntN(32, a)),
  'narrow8Word#': unary((a) => BigInt.asUintN(8, a)),
  'narrow16Word#': unary((a) => BigInt.asUintN(16, a)),
  'narrow32Word#': unary((a) => BigInt.asUintN(32, a)),

  'chr#': immediate((a) => Number(BigInt.asIntN(32, a.i64(0)))),
  'ord#': immediate((a) => BigInt(a.number(0))),
  'eqChar#': compareChar((a, b) => a === b),
  'neChar#': compareChar((a, b) => a !== b),
  'ltChar#': compareChar((a, b) => a < b),
  'leChar#': compareChar((a, b) => a <= b),
  'gtChar#': compareChar((a, b) => a > b),
  'geChar#': compareChar((a, b) => a >= b),

  'indexLiteral#': immediate((a, m) => m.program.literals.byte(a.number(0) + Number(a.i64(1)))),
  'plusAddr#': immediate((a) => (a.number(0) + Number(a.i64(1))) | 0),
  'minusAddr#': immediate((a) => BigInt(a.number(0) - a.number(1))),
  'eqAddr#': immediate((a) => ok(a.number(0) === a.number(1))),
};
