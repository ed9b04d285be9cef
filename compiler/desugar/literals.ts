/**
 * Literals whose type is known: the boxed value itself. Strings are `unpackCString#` of their UTF-8 bytes; a surrogate without its other half has none and is
 * put in as a character of its own. NUL is the assembler's business (two bytes).
 */

import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { fraction } from '../syntax/literals.ts';
import type { LiteralValue } from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { apply } from './build.ts';
import type { Ds, ValueKey } from './context.ts';
import { conApp, headOf } from './types.ts';

/** An integer literal at one of the types of words: its constructor and the unboxed literal, wrapped around as `fromInteger` does. */
export function wordLiteral(ds: Ds, value: bigint, type: Type): { readonly con: Core.DataCon; readonly lit: Core.Literal } | null {
  const name = headOf(type)?.name;
  // `Int` and `Word` are boxed by `I#` and `W#` of GHC.Types, `Int8` by `I8#` of GHC.Int
  const [, kind, size] = /^(Int|Word)(8|16|32|64)?$/.exec(name?.text ?? '') ?? [];
  const module = size === undefined ? 'GHC.Types' : `GHC.${kind}`;
  if (kind === undefined || name?.module !== module) return null;
  const thing = ds.context.globals.value(ds.context.names.global(module, `${kind[0]}${size ?? ''}#`, 'value'));
  if (thing?.kind !== 'con' || thing.con.core === null || thing.con.core.fields[0] !== 'i64') return null;
  const bits = Number(size ?? 64);
  const wrapped = kind === 'Int' ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return { con: thing.con.core, lit: { rep: 'i64', value: BigInt.asIntN(64, wrapped) } };
}

/** The literal as a value of its type; null when the type is none of the standard ones. */
export function knownLiteral(ds: Ds, value: LiteralValue, type: Type, span: Span): Core.Expr | null {
  if (value.kind === 'string') return isString(ds, type) ? stringExpr(ds, value.value, span) : null;
  const name = headOf(type)?.name;
  if (name === undefined) return null;
  const { wired } = ds.context;
  const boxed = (con: ValueKey, lit: Core.Literal): Core.Expr => make.con(ds.con(con, span), [make.literal(lit, span)], span);
  if (name === wired.type('Double')) return boxed('D#', { rep: 'f64', value: toDouble(value) });
  if (name === wired.type('Float')) return boxed('F#', { rep: 'f32', value: toFloat(value) });
  if (name === wired.type('Ratio')) return isInteger(ds, conApp(type)?.args[0] ?? type) ? ratio(ds, value, span) : null;
  if (value.kind !== 'integer') return null;
  if (isInteger(ds, type)) return make.literal({ rep: 'integer', value: value.value }, span);
  const word = wordLiteral(ds, value.value, type);
  return word === null ? null : make.con(word.con, [make.literal(word.lit, span)], span);
}

export function isInteger(ds: Ds, type: Type): boolean {
  return headOf(type)?.name === ds.context.wired.type('Integer');
}

export function isString(ds: Ds, type: Type): boolean {
  const list = conApp(type);
  if (list === null || list.con !== ds.context.globals.builtin.listTyCon || list.args.length !== 1) return false;
  return headOf(list.args[0])?.name === ds.context.wired.type('Char');
}

/** A String. */
function stringExpr(ds: Ds, text: string, span: Span): Core.Expr {
  const nil: Core.Expr = make.con(ds.con('[]', span), [], span);
  let rest: Core.Expr | null = null;
  const pieces = /[\uD800-\uDFFF]/.test(text) ? text.split(/((?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF]))/) : [text];
  for (let i = pieces.length - 1; i >= 0; i--) {
    if (pieces[i] === '') continue;
    if (i % 2 === 1) rest = make.con(ds.con(':', span), [charExpr(ds, pieces[i].charCodeAt(0), span), rest ?? nil], span);
    else {
      const address: Core.Expr = make.literal({ rep: 'string', value: pieces[i] }, span);
      rest = apply(ds.wired(rest === null ? 'unpackCString#' : 'unpackAppendCString#', span), rest === null ? [address] : [address, rest], 'lifted', span);
    }
  }
  return rest ?? nil;
}

function charExpr(ds: Ds, code: number, span: Span): Core.Expr {
  return make.con(ds.con('C#', span), [make.literal({ rep: 'i32', value: code }, span)], span);
}

function ratio(ds: Ds, value: LiteralValue & { kind: 'integer' | 'rational' }, span: Span): Core.Expr {
  const [n, d] = fraction(value);
  const integer = (v: bigint): Core.Expr => make.literal({ rep: 'integer', value: v }, span);
  return make.con(ds.con(':%', span), [integer(n), integer(d)], span);
}

// Numbers ----------------------------------------------------------------------------------------------------------------------------------

type NumberValue = LiteralValue & { kind: 'integer' | 'rational' };

/** Rounded to nearest, ties to even: JavaScript reads decimals so. */
function toDouble(value: NumberValue): number {
  return value.kind === 'integer' ? Number(value.value) : Number(`${value.mantissa}e${value.exponent}`);
}

/** Rounded once: where rounding to a double first would fall between two floats, the exact value decides. */
function toFloat(value: NumberValue): number {
  const double = toDouble(value);
  const near = Math.fround(double);
  if (near === double || !Number.isFinite(near)) return near;
  const other = nextFloat(near, double > near);
  if (double - near !== other - double) return near;
  const [n, d] = fraction(value);
  const [dn, dd] = exactDouble(double);
  const side = n * dd - dn * d;
  if (side === 0n) return near;
  return side > 0n ? Math.max(near, other) : Math.min(near, other);
}

function nextFloat(x: number, up: boolean): number {
  const bits = new Int32Array(new Float32Array([x]).buffer);
  bits[0] += x === 0 ? 1 : up === x > 0 ? 1 : -1;
  const next = new Float32Array(bits.buffer)[0];
  return x === 0 && !up ? -next : next;
}

/** A finite double as a fraction of integers. */
function exactDouble(x: number): readonly [bigint, bigint] {
  let scale = 0;
  let scaled = x;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale++;
  }
  return [BigInt(scaled), 1n << BigInt(scale)];
}
