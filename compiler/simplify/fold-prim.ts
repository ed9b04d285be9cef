/** Primops on literals, computed at compile time; and the identities that are worth knowing. Null: nothing to gain. */

import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';

type Value = Core.Expr | null;

const int = (value: bigint, span: Span): Core.LitExpr => make.literal({ rep: 'i64', value: BigInt.asIntN(64, value) }, span);
const truth = (b: boolean, span: Span): Core.LitExpr => int(b ? 1n : 0n, span);
const floorDiv = (a: bigint, b: bigint): bigint => a / b - (a % b !== 0n && a < 0n !== b < 0n ? 1n : 0n);
const unsigned = (value: bigint): bigint => BigInt.asUintN(64, value);

const intBinary: Readonly<Record<string, (a: bigint, b: bigint) => bigint | null>> = {
  '+#': (a, b) => a + b,
  '-#': (a, b) => a - b,
  '*#': (a, b) => a * b,
  'plusWord#': (a, b) => a + b,
  'minusWord#': (a, b) => a - b,
  'timesWord#': (a, b) => a * b,
  'quotInt#': (a, b) => (b === 0n || b === -1n ? null : a / b),
  'remInt#': (a, b) => (b === 0n || b === -1n ? null : a % b),
  'divInt#': (a, b) => (b === 0n || b === -1n ? null : floorDiv(a, b)),
  'modInt#': (a, b) => (b === 0n || b === -1n ? null : a - b * floorDiv(a, b)),
  'quotWord#': (a, b) => (b === 0n ? null : unsigned(a) / unsigned(b)),
  'remWord#': (a, b) => (b === 0n ? null : unsigned(a) % unsigned(b)),
  'andI#': (a, b) => a & b,
  'orI#': (a, b) => a | b,
  'xorI#': (a, b) => a ^ b,
  'and#': (a, b) => a & b,
  'or#': (a, b) => a | b,
  'xor#': (a, b) => a ^ b,
  'uncheckedIShiftL#': (a, b) => a << (b & 63n),
  'uncheckedIShiftRA#': (a, b) => a >> (b & 63n),
  'uncheckedShiftL#': (a, b) => a << (b & 63n),
  'uncheckedShiftRL#': (a, b) => unsigned(a) >> (b & 63n),
};

const compare: Readonly<Record<string, (a: bigint | number, b: bigint | number) => boolean>> = {
  '==': (a, b) => a === b,
  '/=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};
const wordNames: Readonly<Record<string, string>> = { eq: '==', ne: '/=', lt: '<', le: '<=', gt: '>', ge: '>=' };

const intUnary: Readonly<Record<string, (a: bigint) => bigint>> = {
  'negateInt#': (a) => -a,
  'notI#': (a) => ~a,
  'not#': (a) => ~a,
  'int2Word#': (a) => a,
  'word2Int#': (a) => a,
  'narrow8Int#': (a) => BigInt.asIntN(8, a),
  'narrow16Int#': (a) => BigInt.asIntN(16, a),
  'narrow32Int#': (a) => BigInt.asIntN(32, a),
  'narrow8Word#': (a) => BigInt.asUintN(8, a),
  'narrow16Word#': (a) => BigInt.asUintN(16, a),
  'narrow32Word#': (a) => BigInt.asUintN(32, a),
};

/** The result of a primop when its arguments say enough. Arguments are simplified. */
export function foldPrim(op: string, args: readonly Core.Expr[], span: Span): Value {
  const [a, b] = args;
  if (args.length === 1 && a.kind === 'lit') return unary(op, a.lit, span);
  if (args.length !== 2) return null;
  if (a.kind === 'lit' && b.kind === 'lit') return binary(op, a.lit, b.lit, span);
  return identity(op, a, b, span);
}

function unary(op: string, lit: Core.Literal, span: Span): Value {
  if (lit.rep === 'i64') {
    const run = intUnary[op];
    if (run !== undefined) return int(run(lit.value), span);
    if (op === 'chr#' && lit.value >= 0n && lit.value <= 0x10ffffn) return make.literal({ rep: 'i32', value: Number(lit.value) }, span);
    if (op === 'int2Double#') return make.literal({ rep: 'f64', value: Number(lit.value) }, span);
    if (op === 'integerFromInt#') return make.literal({ rep: 'integer', value: lit.value }, span);
    if (op === 'integerFromWord#') return make.literal({ rep: 'integer', value: unsigned(lit.value) }, span);
  }
  if (lit.rep === 'i32' && op === 'ord#') return int(BigInt(lit.value), span);
  if (lit.rep === 'integer') {
    if (op === 'integerToInt#') return int(lit.value, span);
    if (op === 'integerToDouble#') return make.literal({ rep: 'f64', value: Number(lit.value) }, span);
    if (op === 'integerNegate#') return make.literal({ rep: 'integer', value: -lit.value }, span);
  }
  if (lit.rep === 'f64' && op === 'negateDouble#') return make.literal({ rep: 'f64', value: -lit.value }, span);
  return null;
}

function binary(op: string, a: Core.Literal, b: Core.Literal, span: Span): Value {
  if (a.rep === 'i64' && b.rep === 'i64') {
    const result = intBinary[op]?.(a.value, b.value);
    if (result !== undefined) return result === null ? null : int(result, span);
    const plain = op.endsWith('#') ? compare[op.slice(0, -1)] : undefined;
    if (plain !== undefined && !op.endsWith('##')) return truth(plain(a.value, b.value), span);
    if (op.endsWith('Word#')) {
      const word = compare[wordNames[op.slice(0, -5)]];
      if (word !== undefined) return truth(word(unsigned(a.value), unsigned(b.value)), span);
    }
  }
  if (a.rep === 'i32' && b.rep === 'i32' && op.endsWith('Char#')) {
    const char = compare[wordNames[op.slice(0, -5)]];
    if (char !== undefined) return truth(char(a.value, b.value), span);
  }
  if (a.rep === 'f64' && b.rep === 'f64') return double(op, a.value, b.value, span);
  return null;
}

function double(op: string, a: number, b: number, span: Span): Value {
  const result = op === '+##' ? a + b : op === '-##' ? a - b : op === '*##' ? a * b : op === '/##' && b !== 0 ? a / b : null;
  if (result !== null) return make.literal({ rep: 'f64', value: result }, span);
  const test = op.endsWith('##') ? compare[op.slice(0, -2)] : undefined;
  return test === undefined ? null : truth(test(a, b), span);
}

function isInt(e: Core.Expr, value: bigint): boolean {
  return e.kind === 'lit' && e.lit.rep === 'i64' && e.lit.value === value;
}

function identity(op: string, a: Core.Expr, b: Core.Expr, span: Span): Value {
  if ((op === '==#' || op === '/=#') && isInt(b, 0n)) {
    const test = zeroLike(a);
    if (test !== null) return make.prim(op, [test, b], 'i64', span);
  }
  if ((op === '+#' || op === 'orI#' || op === 'plusWord#') && isInt(a, 0n)) return b;
  if ((op === '+#' || op === '-#' || op === 'orI#' || op === 'plusWord#' || op === 'plusAddr#' || op === 'uncheckedIShiftL#') && isInt(b, 0n)) return a;
  if ((op === '*#' || op === 'quotInt#') && isInt(b, 1n)) return a;
  if (op === '*#' && isInt(a, 1n)) return b;
  return b.kind === 'lit' && b.lit.rep === 'i64' ? byPower(op, a, unsigned(b.lit.value), b.span) : null;
}

/** Divisions by a power of two, where no sign is in the way. */
const byPowers: ReadonlyMap<string, { readonly op: string; readonly by: 'mask' | 'shift' }> = new Map([
  ['divInt#', { op: 'uncheckedIShiftRA#', by: 'shift' }],
  ['modInt#', { op: 'andI#', by: 'mask' }],
  ['quotWord#', { op: 'uncheckedShiftRL#', by: 'shift' }],
  ['remWord#', { op: 'and#', by: 'mask' }],
]);

function byPower(op: string, a: Core.Expr, divisor: bigint, span: Span): Value {
  const cheaper = byPowers.get(op);
  if (cheaper === undefined || !isPower(divisor)) return null;
  const by = cheaper.by === 'mask' ? divisor - 1n : BigInt(divisor.toString(2).length - 1);
  return make.prim(cheaper.op, [a, int(by, span)], 'i64', span);
}

/** Of two, and positive as an Int#, too. */
function isPower(n: bigint): boolean {
  return n > 0n && n < 1n << 63n && (n & (n - 1n)) === 0n;
}

/** What is 0 when `e` is, and cheaper: whether a number, of whatever sign, is a multiple of a power of two its last bits say. Null: nothing is known. */
function zeroLike(e: Core.Expr): Value {
  if (e.kind !== 'prim' || e.op !== 'remInt#') return null;
  const [a, b] = e.args;
  if (b.kind !== 'lit' || b.lit.rep !== 'i64' || !isPower(b.lit.value)) return null;
  return make.prim('andI#', [a, int(b.lit.value - 1n, b.span)], 'i64', e.span);
}
