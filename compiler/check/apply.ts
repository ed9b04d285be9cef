/**
 * Applications: a head, instantiated as arguments ask for it, with visible type arguments. The type of the result meets the expected type before the
 * arguments are checked, so that they can profit from it (GHC's order since Quick Look; it is also how `f $ x` passes polymorphic arguments on).
 */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import { isUnsafeCoerce } from '../names/wired-in.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { isInferred } from '../types/instantiate.ts';
import { showType } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import { apply, evApply } from './build.ts';
import { bare, type Context, type Expected, fail, settle } from './context.ts';
import { type Head, head, nameHead } from './head.ts';
import { appliedField } from './shared-field.ts';

/** Evidence passed before argument `at` (or behind the last one), to a function that then has type `type`. */
interface Passed {
  readonly at: number;
  readonly evidence: readonly Typed.Evidence[];
  readonly type: Type;
}

/** An application whose arguments are still to be checked against `argTypes`. */
export interface Spine {
  readonly head: Head;
  readonly fun: Typed.Expr;
  readonly argTypes: readonly Type[];
  readonly evidence: readonly Passed[];
  /** type of the whole */
  readonly type: Type;
  readonly span: Span;
}

type TypeArg = Rn.Expr & { readonly kind: 'typeArg' };

/** Instantiates the head and gives each argument its type (type arguments are among them); the result meets what is expected. */
export function openSpine(cx: Context, start: Head, args: readonly Rn.Expr[], span: Span, expected: Expected): Spine {
  const { tc } = cx;
  const values = countValues(args);
  const hasTypes = values < args.length;
  const argTypes = new Array<Type>(values);
  let count = 0;
  const passed: Passed[] = [];
  let type = start.type;
  let atFirst: Type | null = null;
  for (let i = 0; i < args.length; i++) {
    if (hasTypes && args[i].kind === 'typeArg') {
      const given = typeArgsFrom(args, i);
      type = instantiate(cx, type, start, passed, count, readTypeArgs(cx, given, type, start));
      i += given.length - 1;
      continue;
    }
    let step = tc.head(type);
    if (step.kind === 'forall') {
      type = instantiate(cx, type, start, passed, count);
      step = tc.head(type);
    }
    const fun =
      step.kind === 'fun' ? step : tc.unifyFun(type, { span, reason: surplus(start, values, count === 0 ? null : argTypes[count - 1], args[i].span) });
    if (count === 0) atFirst = step.kind === 'fun' ? step : null;
    argTypes[count++] = fun.arg;
    type = fun.res;
  }
  if (tc.head(type).kind === 'forall') type = instantiate(cx, type, start, passed, count);
  settle(cx, type, expected, span);
  return { head: start, fun: knownCoercion(start.expr, atFirst ?? type), argTypes, evidence: passed, type, span };
}

/** Of `unsafeCoerce` the desugarer asks at which type it is used. */
function knownCoercion(expr: Typed.Expr, type: Type): Typed.Expr {
  return expr.kind === 'var' && isUnsafeCoerce(expr.id.name) ? { kind: 'cast', expr, type, span: expr.span } : expr;
}

function surplus({ text }: Head, count: number, last: Type | null, span: Span): Reason {
  return { reason: 'call', name: text, count, last, surplus: span };
}

/** The function's type without its outermost foralls, behind `at` arguments. */
function instantiate(cx: Context, polymorphic: Type, { origin }: Head, passed: Passed[], at: number, typeArgs?: readonly Type[]): Type {
  const { type, evidence } = cx.tc.instantiate(polymorphic, origin, typeArgs);
  if (evidence.length > 0) passed.push({ at, evidence, type });
  return type;
}

function countValues(args: readonly Rn.Expr[]): number {
  let count = 0;
  for (const arg of args) if (arg.kind !== 'typeArg') count++;
  return count;
}

/** The run of type arguments from `start` on. */
function typeArgsFrom(args: readonly Rn.Expr[], start: number): readonly TypeArg[] {
  const given: TypeArg[] = [];
  for (let i = start; i < args.length; i++) {
    const arg = args[i];
    if (arg.kind !== 'typeArg') break;
    given.push(arg);
  }
  return given;
}

/** Type arguments for the outermost quantified variables of `type`; more than it has are an error. */
function readTypeArgs(cx: Context, given: readonly TypeArg[], type: Type, start: Head): readonly Type[] {
  const kinds: Type[] = [];
  let passed = false;
  let rest = cx.tc.head(type);
  while (rest.kind === 'forall' && kinds.length < given.length) {
    const { vars } = rest;
    for (const [i, v] of vars.entries()) if (!isInferred(vars, i)) kinds.push(v.kind);
    passed ||= vars.some((v) => v.inferred);
    rest = cx.tc.head(rest.body);
  }
  if (kinds.length < given.length) {
    const what = start.text === null ? 'this expression' : `\`${start.text}\``;
    const surplus = given[kinds.length];
    fail(
      cx,
      'NoTypeArgument',
      `${what} takes ${kinds.length === 0 ? 'no type argument' : `only ${kinds.length} type argument${kinds.length === 1 ? '' : 's'}`}`,
      surplus.span,
      {
        found: showType(cx.tc.zonk(type)),
        ...(passed && { help: 'type arguments are for the variables of a signature; this has none' }),
      },
    );
  }
  return given.slice(0, kinds.length).map((arg, i) => cx.types.type(arg.type, kinds[i]));
}

/** The application, with its checked arguments. */
export function closeSpine(spine: Spine, args: readonly Typed.Expr[]): Typed.Expr {
  const { evidence, type, span } = spine;
  let { fun } = spine;
  let done = 0;
  for (const { at, evidence: terms, type: after } of evidence) {
    if (at > done) fun = apply(fun, args.slice(done, at), after, span);
    fun = evApply(fun, terms, after);
    done = at;
  }
  return done === args.length ? fun : apply(fun, done === 0 ? args : args.slice(done), type, span);
}

/** A variable, constructor or any other head without arguments. */
export function alone(cx: Context, start: Head, span: Span, expected: Expected): Typed.Expr {
  const step = cx.tc.head(start.type);
  if (step.kind !== 'forall') {
    settle(cx, start.type, expected, span);
    return start.expr;
  }
  const { type, evidence } = cx.tc.instantiate(start.type, start.origin);
  settle(cx, type, expected, span);
  return evApply(knownCoercion(start.expr, type), evidence, type);
}

/** `head args`. */
export function application(cx: Context, expr: Rn.Expr & { readonly kind: 'apply' }, expected: Expected): Typed.Expr {
  let callee: Rn.Expr = expr;
  let args: readonly Rn.Expr[] = [];
  while (callee.kind === 'apply') {
    args = args.length === 0 ? callee.args : [...callee.args, ...args];
    callee = bare(callee.head);
  }
  const start = callee.kind === 'sharedField' ? nameHead(cx, appliedField(cx, callee, args), callee.span) : head(cx, callee);
  return call(cx, start, args, expr.span, expected);
}

/** A head applied to arguments of the author. */
function call(cx: Context, start: Head, args: readonly Rn.Expr[], span: Span, expected: Expected, reason?: Reason): Typed.Expr {
  const spine = openSpine(cx, start, args, span, expected);
  const values = spine.argTypes.length;
  const typed = new Array<Typed.Expr>(values);
  let index = 0;
  for (const arg of args) {
    if (values < args.length && arg.kind === 'typeArg') continue;
    typed[index] = cx.sigma(arg, spine.argTypes[index], reason ?? { reason: 'functionArgument', name: start.text, index });
    index++;
  }
  return closeSpine(spine, typed);
}

/** A function that syntax means (`enumFrom`, `negate` …) applied to what the author wrote. */
export function callWired(cx: Context, name: Name, args: readonly Rn.Expr[], span: Span, expected: Expected, reason: Reason): Typed.Expr {
  return call(cx, nameHead(cx, name, span), args, span, expected, reason);
}
