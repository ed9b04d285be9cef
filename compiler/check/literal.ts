/**
 * Literals, as expressions and as patterns. A number is overloaded; where its type is known at once to be a standard one, nothing is wanted from the solver and
 * the general form is never looked at.
 */
import type { Span } from '../base/span.ts';
import type { Literal } from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { fraction } from '../syntax/literals.ts';
import type { LiteralValue } from '../syntax/token.ts';
import type * as Typed from '../typed/syntax.ts';
import { appType, funType, headCon } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import { apply, evApply, freshId, lambda, variable, varPattern } from './build.ts';
import { type Context, type Expected, settle } from './context.ts';
import { nameHead } from './head.ts';

type LiteralExpr = Rn.Expr & { readonly kind: 'literal' };
type LiteralPattern = Rn.Pattern & { readonly kind: 'literalPattern' };

/** Standard types of integer literals; the desugarer builds their values directly. */
const integral = ['Int', 'Integer', 'Word', 'Double', 'Float'] as const;
const fractional = ['Double', 'Float'] as const;

export function literal(cx: Context, expr: LiteralExpr, expected: Expected): Typed.Expr {
  const { value, hashes, span } = expr;
  if (hashes > 0) return unboxed(cx, value, hashes, false, expected, span);
  switch (value.kind) {
    case 'char':
      settle(cx, cx.tc.builtin.wiredType('Char'), expected, span);
      return charLiteral(cx, value.value, span);
    case 'string':
      return stringLiteral(cx, value, expected, span);
    default:
      return number(cx, value, false, expected, span);
  }
}

/** `-1`: the literal and `negate` in one; null when it is no number. */
export function negativeLiteral(cx: Context, expr: LiteralExpr, span: Span, expected: Expected): Typed.Expr | null {
  const { value, hashes } = expr;
  if (value.kind !== 'integer' && value.kind !== 'rational') return null;
  return hashes > 0 ? unboxed(cx, value, hashes, true, expected, span) : number(cx, value, true, expected, span);
}

// Unboxed ----------------------------------------------------------------------------------------------------------------------------------

type PrimName = 'Int#' | 'Word#' | 'Char#' | 'Addr#' | 'Double#' | 'Float#';

/** The literal and its type for `1#`, `1##`, `'c'#`, `"s"#`, `1.0#`, `1.0##`. */
function primLiteral(value: LiteralValue, hashes: number, negative: boolean): { readonly lit: Literal; readonly type: PrimName } {
  switch (value.kind) {
    case 'integer': {
      const signed = negative ? -value.value : value.value;
      return { lit: { rep: 'i64', value: BigInt.asIntN(64, signed) }, type: hashes === 1 ? 'Int#' : 'Word#' };
    }
    case 'rational': {
      const number = Number(`${value.mantissa}e${value.exponent}`) * (negative ? -1 : 1);
      return hashes === 1 ? { lit: { rep: 'f32', value: Math.fround(number) }, type: 'Float#' } : { lit: { rep: 'f64', value: number }, type: 'Double#' };
    }
    case 'char':
      return { lit: { rep: 'i32', value: value.value }, type: 'Char#' };
    case 'string':
      return { lit: { rep: 'string', value: value.value, bytes: true }, type: 'Addr#' };
  }
}

function unboxed(cx: Context, value: LiteralValue, hashes: number, negative: boolean, expected: Expected, span: Span): Typed.Expr {
  const { lit, type: text } = primLiteral(value, hashes, negative);
  const type = cx.tc.builtin.wiredType(text);
  settle(cx, type, expected, span);
  return { kind: 'lit', lit, type, span };
}

// Characters and strings -------------------------------------------------------------------------------------------------------------------

function charLiteral(cx: Context, code: number, span: Span): Typed.Expr {
  const type = cx.tc.builtin.wiredType('Char');
  const lit: Typed.Expr = { kind: 'lit', lit: { rep: 'i32', value: code }, type: cx.tc.builtin.wiredType('Char#'), span };
  return apply(nameHead(cx, cx.tc.globals.wired.value('C#'), span, 'literal').expr, [lit], type, span);
}

/** String, by its name where it is defined. */
function stringType(cx: Context): Type {
  const { builtin } = cx.tc;
  const named = builtin.wiredType('String');
  return named.con.flavour === 'synonym' ? named : builtin.listType(builtin.wiredType('Char'));
}

/** The text as a String: `unpackCString# "…"#`. */
export function stringExpr(cx: Context, text: string, span: Span): Typed.Expr {
  const lit: Typed.Expr = { kind: 'lit', lit: { rep: 'string', value: text }, type: cx.tc.builtin.wiredType('Addr#'), span };
  const type = stringType(cx);
  const general = apply(nameHead(cx, cx.tc.globals.wired.value('unpackCString#'), span, 'literal').expr, [lit], type, span);
  return { kind: 'literal', value: { kind: 'string', value: text }, type, general, span };
}

function stringLiteral(cx: Context, value: LiteralValue & { readonly kind: 'string' }, expected: Expected, span: Span): Typed.Expr {
  const plain = stringExpr(cx, value.value, span);
  if (!cx.tc.module.extensions.has('OverloadedStrings')) {
    settle(cx, stringType(cx), expected, span);
    return plain;
  }
  expected.type ??= cx.tc.freshMeta(cx.tc.builtin.typeKind);
  if (isString(cx, expected.type)) return plain;
  const general = overloaded(cx, cx.tc.globals.wired.value('fromString'), [stringType(cx)], [plain], expected.type, expected.reason, span);
  return { kind: 'literal', value, type: expected.type, general, span };
}

function isString(cx: Context, type: Type): boolean {
  const list = cx.tc.head(type);
  if (list.kind !== 'app' || headCon(list) !== cx.tc.builtin.listTyCon) return false;
  return headCon(cx.tc.head(list.arg)) === cx.tc.builtin.wiredType('Char').con;
}

// Numbers ----------------------------------------------------------------------------------------------------------------------------------

type NumberValue = LiteralValue & { readonly kind: 'integer' | 'rational' };

function signed(value: NumberValue, negative: boolean): NumberValue {
  if (!negative) return value;
  return value.kind === 'integer' ? { kind: 'integer', value: -value.value } : { ...value, mantissa: -value.mantissa };
}

/** Is the type known to be one whose literals of this kind the desugarer builds? */
function isStandard(cx: Context, type: Type, value: NumberValue): boolean {
  const con = headCon(cx.tc.head(type));
  if (con === null || con.name.module === null) return false;
  const texts = value.kind === 'integer' ? integral : fractional;
  return texts.some((text) => cx.tc.globals.wired.type(text) === con.name);
}

function number(cx: Context, value: NumberValue, negative: boolean, expected: Expected, span: Span): Typed.Expr {
  expected.type ??= cx.tc.freshMeta(cx.tc.builtin.typeKind);
  const { type } = expected;
  const whole: NumberValue = signed(value, negative);
  // -0.0 is not the number 0: it stays a call of negate
  const direct = !negative || (value.kind === 'integer' ? value.value : value.mantissa) !== 0n;
  if (direct && isStandard(cx, type, value)) {
    // as the desugarer sees it: it knows neither type families nor given equalities
    const standard = cx.tc.head(type);
    return { kind: 'literal', value: whole, type: standard, general: unreachable(standard, span), span };
  }
  const positive: Typed.Expr = { kind: 'literal', value, type, general: generalNumber(cx, value, type, expected.reason, span), span };
  if (!negative) return positive;
  const general = overloaded(cx, cx.tc.globals.wired.value('negate'), [type], [positive], type, expected.reason, span);
  return direct ? { kind: 'literal', value: whole, type, general, span } : general;
}

/** Stands where a general form is never looked at. */
function unreachable(type: Type, span: Span): Typed.Expr {
  return { kind: 'fail', how: 'absent', text: 'literal', type, span };
}

/** `fromInteger n` or `fromRational (n :% d)`. */
function generalNumber(cx: Context, value: NumberValue, type: Type, reason: Reason, span: Span): Typed.Expr {
  const { wired } = cx.tc.globals;
  const integerType = cx.tc.builtin.wiredType('Integer');
  const integer = (n: bigint): Typed.Expr => ({ kind: 'lit', lit: { rep: 'integer', value: n }, type: integerType, span });
  if (value.kind === 'integer') return overloaded(cx, wired.value('fromInteger'), [integerType], [integer(value.value)], type, reason, span);
  const [numerator, denominator] = fraction(value);
  const ratioType: Type = appType(cx.tc.builtin.wiredType('Ratio'), integerType);
  const ratio = apply(nameHead(cx, wired.value(':%'), span, 'literal').expr, [integer(numerator), integer(denominator)], ratioType, span);
  return overloaded(cx, wired.value('fromRational'), [ratioType], [ratio], type, reason, span);
}

/** A method applied to arguments that have types already. */
function overloaded(cx: Context, name: Name, argTypes: readonly Type[], args: readonly Typed.Expr[], result: Type, reason: Reason, span: Span): Typed.Expr {
  const start = nameHead(cx, name, span, 'literal');
  const { type, evidence } = cx.tc.instantiate(start.type, start.origin);
  let wanted = result;
  for (let i = argTypes.length - 1; i >= 0; i--) wanted = funType(argTypes[i], wanted);
  cx.tc.unify(type, wanted, { span, reason });
  return apply(evApply(start.expr, evidence, type), args, result, span);
}

// Patterns ---------------------------------------------------------------------------------------------------------------------------------

export function literalPattern(cx: Context, pattern: LiteralPattern, type: Type, reason: Reason): Typed.Pattern {
  const { hashes, negative, span } = pattern;
  // the tree has the sign in the value, too
  const value = pattern.value.kind === 'integer' || pattern.value.kind === 'rational' ? signed(pattern.value, negative) : pattern.value;
  if (hashes > 0) {
    const { lit, type: text } = primLiteral(value, hashes, negative);
    cx.tc.unify(cx.tc.builtin.wiredType(text), type, { span, reason });
    return { kind: 'litPattern', lit, boxed: false, type, span };
  }
  if (value.kind === 'char') {
    cx.tc.unify(cx.tc.builtin.wiredType('Char'), type, { span, reason });
    return { kind: 'litPattern', lit: { rep: 'i32', value: value.value }, boxed: true, type, span };
  }
  return overloadedPattern(cx, pattern, value, type, reason);
}

function overloadedPattern(
  cx: Context,
  pattern: LiteralPattern,
  value: LiteralValue & { readonly kind: 'integer' | 'rational' | 'string' },
  type: Type,
  reason: Reason,
): Typed.Pattern {
  const { span, negative } = pattern;
  const whole = value.kind === 'string' ? value : signed(value, negative);
  const expected: Expected = { type, reason };
  const lit = value.kind === 'string' ? stringLiteral(cx, value, expected, span) : number(cx, value, negative, expected, span);
  const direct = value.kind !== 'string' && lit.kind === 'literal' && lit.general.kind === 'fail';
  if (direct) return { kind: 'overloadedPattern', value: whole, equals: unreachable(type, span), type: cx.tc.head(type), span };
  return { kind: 'overloadedPattern', value: whole, equals: equalsLiteral(cx, lit, type, reason, span), type, span };
}

/** `\x -> x == literal`. */
function equalsLiteral(cx: Context, lit: Typed.Expr, type: Type, reason: Reason, span: Span): Typed.Expr {
  const bool = cx.tc.builtin.wiredType('Bool');
  const x = freshId(cx, 'x', type, span);
  const test = overloaded(cx, cx.tc.globals.wired.value('=='), [type, type], [variable(x, span), lit], bool, reason, span);
  return lambda([varPattern(x, span)], test, bool);
}
