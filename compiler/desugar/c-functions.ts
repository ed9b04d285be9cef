/**
 * Functions of C that are answered here, without a host: what programs import of `math.h` and `string.h`, and what well-known packages bring along in C of their own.
 * Most are functions of the library (lib/Foreign/C/Library.hs), on raw arguments and the state token. Others are the host's.
 */
import { mathFunctions } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { unpackTuple } from './build.ts';

export interface CFunction {
  /** representation of the result */
  readonly result: Core.Rep;
  /** `library` gives a function of Foreign.C.Library; what comes back has the state token, unless the function is `pure` */
  readonly call: (args: readonly Core.Expr[], state: Core.Expr, library: (name: string) => Core.Expr, span: Span) => Core.Expr;
  readonly pure: boolean;
}

/** Functions of a double that are primops: `sin` is `sinDouble#`. */
const unary: ReadonlySet<string> = new Set([...mathFunctions, 'sqrt', 'fabs', 'floor', 'ceil', 'trunc']);

/** One function for arguments of these representations (`array`: unlifted). `of` says what it is given: arguments by number, or constants. */
interface Row {
  readonly names: string;
  readonly args: string;
  readonly result: Core.Rep;
  readonly is: string;
  readonly of?: readonly (number | bigint)[];
  /** what the library's function answers beside the state token, though nobody asks */
  readonly unasked?: Core.Rep;
}

const rows: readonly Row[] = [
  { names: 'memcpy memmove', args: 'array array i64', result: 'void', is: 'moveArray#', of: [0, 0n, 1, 0n, 2] },
  { names: 'memcpy memmove', args: 'i32 i32 i64', result: 'i32', is: 'moveMemory#' },
  { names: 'memcpy memmove', args: 'i32 i32 i64', result: 'void', is: 'moveMemory#', unasked: 'i32' },
  { names: 'memset', args: 'i32 i64 i64', result: 'void', is: 'fillMemory#', of: [0n, 0, 0n, 2, 1] },
  { names: 'memcmp', args: 'i32 i32 i64', result: 'i64', is: 'compareMemory#' },
  { names: 'strlen', args: 'i32', result: 'i64', is: 'lengthOfCString#' },
  // primitive
  { names: 'hsprimitive_memcpy hsprimitive_memmove', args: 'array i64 array i64 i64', result: 'void', is: 'moveArray#' },
  { names: 'memcmp hsprimitive_memcmp', args: 'array array i64', result: 'i64', is: 'compareArrays#', of: [0, 0n, 1, 0n, 2] },
  { names: 'hsprimitive_memcmp_offset', args: 'array i64 array i64 i64', result: 'i64', is: 'compareArrays#' },
  // hashable, splitmix
  { names: 'hashable_fnv_hash_offset', args: 'array i64 i64 i64', result: 'i64', is: 'fnvOfArray#' },
  { names: 'hashable_fnv_hash', args: 'i32 i64 i64', result: 'i64', is: 'fnvOfMemory#' },
  { names: 'hs_hashable_init splitmix_init', args: '', result: 'i64', is: 'seed#' },
  { names: 'rts_getThreadId', args: 'array', result: 'i64', is: 'numberOfThread#' },
];

/** hsprimitive_memset_Word8 …: the logarithm of the number's size. */
const fills: Readonly<Record<string, bigint>> = { Word8: 0n, Word16: 1n, Word32: 2n, Word64: 3n, Word: 3n, Float: 2n, Double: 3n, Char: 2n, Ptr: 3n };

const asWord: Readonly<Partial<Record<Core.Rep, string>>> = { i32: 'ord#', f32: 'float2Bits#', f64: 'double2Bits#' };

/** The function of this name for arguments and a result of these representations; null when it is the host's. */
export function cFunction(name: string, args: readonly Core.Rep[], result: Core.Rep): CFunction | null {
  const shape = args.map((rep) => (rep === 'unlifted' ? 'array' : rep)).join(' ');
  if (shape === 'f64' && unary.has(name)) return arithmetic(`${name}Double#`);
  if (shape === 'f64 f64' && name === 'pow') return arithmetic('**##');
  const row = rows.find((r) => r.names.split(' ').includes(name) && r.args === shape && r.result === result);
  return row !== undefined ? ofLibrary(row) : fill(name.replace(/^hsprimitive_memset_/, ''), args, result);
}

function arithmetic(primop: string): CFunction {
  return { result: 'f64', pure: true, call: (args, _state, _library, span) => make.prim(primop, [...args], 'f64', span) };
}

const size = (value: bigint, span: Span): Core.Expr => make.literal({ rep: 'i64', value }, span);

function ofLibrary({ is, of, result, args: shape, unasked }: Row): CFunction {
  return {
    result,
    pure: false,
    call: (args, state, library, span) => {
      const order = of ?? (shape === '' ? [] : shape.split(' ').map((_, i) => i));
      const given = order.map((what) => (typeof what === 'bigint' ? size(what, span) : args[what]));
      const answered = unasked ?? result;
      const answer = make.app(library(is), [...given, state], answered === 'void' ? 'void' : ['void', answered], span);
      if (unasked === undefined) return answer;
      const after = newVar('s1', 'void', span);
      return unpackTuple(answer, [after, newVar('unasked', unasked, span)], varExpr(after, span), 'void', span);
    },
  };
}

/** Where, from which number on, how many, which number. */
function fill(type: string, [target, from, count, value]: readonly Core.Rep[], result: Core.Rep): CFunction | null {
  if (!Object.hasOwn(fills, type) || from !== 'i64' || count !== 'i64' || value === undefined || result !== 'void') return null;
  const convert = asWord[value];
  return {
    result,
    pure: false,
    call: ([at, start, many, x], state, library, span) => {
      const word = convert === undefined ? x : make.prim(convert, [x], 'i64', span);
      return make.app(library(target === 'unlifted' ? 'fillArray#' : 'fillMemory#'), [size(fills[type], span), at, start, many, word, state], 'void', span);
    },
  };
}
