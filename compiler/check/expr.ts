/** Expressions: one rule per construct; the larger families have files of their own. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { funTypes } from '../types/make.ts';
import { showType } from '../types/print.ts';
import { alone, application, callWired } from './apply.ts';
import { freshId, lambda, variable, varPattern } from './build.ts';
import { comprehension, expectList } from './comprehension.ts';
import { behindPatterns, branches, type Context, checking, type Expected, fail, infer, settle, typeOf } from './context.ts';
import { doBlock } from './do.ts';
import { lambdaCase, lambdaExpr } from './function.ts';
import { head, nameHead } from './head.ts';
import { implicitVariable, letImplicit } from './implicit.ts';
import { literal } from './literal.ts';
import { binary, negation, section } from './operator.ts';
import { tupleItems } from './pattern.ts';
import { closeScope, openScope } from './pattern-scope.ts';
import { construct, update } from './record.ts';
import { guardedExprs } from './rhs.ts';
import { expectedField } from './shared-field.ts';

type ExprOf<K extends Rn.Expr['kind']> = Rn.Expr & { readonly kind: K };

/** An expression of a rho type. */
export function checkRho(cx: Context, expr: Rn.Expr, expected: Expected): Typed.Expr {
  switch (expr.kind) {
    case 'var':
    case 'con':
      return alone(cx, nameHead(cx, expr.name, expr.span), expr.span, expected);
    case 'sharedField':
      return alone(cx, nameHead(cx, expectedField(cx, expr, expected), expr.span), expr.span, expected);
    case 'literal':
      return literal(cx, expr, expected);
    case 'apply':
      return application(cx, expr, expected);
    case 'binary':
      return binary(cx, expr, expected);
    case 'paren':
      return checkRho(cx, expr.inner, expected);
    case 'typed':
      return alone(cx, head(cx, expr), expr.span, expected);
    case 'lambda':
      return lambdaExpr(cx, expr, expected);
    case 'lambdaCase':
      return lambdaCase(cx, expr, expected);
    case 'let':
      return { kind: 'let', groups: cx.groups(expr.groups, false), body: checkRho(cx, expr.body, expected), span: expr.span };
    case 'case':
      return caseExpr(cx, expr, expected);
    case 'if':
      return ifExpr(cx, expr, expected);
    case 'multiIf':
      return multiIf(cx, expr, expected);
    case 'do':
      return doBlock(cx, expr, expected);
    case 'list':
      return list(cx, expr, expected);
    case 'tuple':
      return tuple(cx, expr, expected);
    case 'range':
      return range(cx, expr, expected);
    case 'comprehension':
      return comprehension(cx, expr, expected);
    case 'negate':
      return negation(cx, expr, expected);
    case 'leftSection':
    case 'rightSection':
      return section(cx, expr, expected);
    case 'construct':
      return construct(cx, expr, expected);
    case 'update':
      return update(cx, expr, expected);
    case 'implicitVar':
      return implicitVariable(cx, expr, expected);
    case 'letImplicit':
      return letImplicit(cx, expr, expected);
    case 'hole':
      return hole(cx, expr, expected);
    case 'typeArg': {
      fail(cx, 'NoTypeArgument', 'a type argument must stand behind a function', expr.span);
      return { kind: 'fail', how: 'typeError', text: '@', type: typeOf(cx, expected), span: expr.span };
    }
  }
}

function caseExpr(cx: Context, expr: ExprOf<'case'>, expected: Expected): Typed.Expr {
  const { expr: scrutinee, type: scrutineeType } = infer(cx, expr.scrutinee);
  const branch = branches(expected);
  const { level } = cx.tc;
  const alternatives = expr.alternatives.map(({ pattern, rhs, span }, index): Typed.Alternative => {
    const scope = openScope();
    const typed = cx.pattern(pattern, scrutineeType, scope, { reason: 'pattern' });
    behindPatterns(cx, scope, level, expected);
    const body = cx.rhs(rhs, branch({ reason: 'caseBranch', index }));
    closeScope(cx, scope);
    return { pattern: typed, rhs: body, span };
  });
  const type = typeOf(cx, expected);
  return { kind: 'case', scrutinee, scrutineeType, alternatives, type, context: { kind: 'case', span: expr.span }, span: expr.span };
}

function ifExpr(cx: Context, expr: ExprOf<'if'>, expected: Expected): Typed.Expr {
  const test = cx.rho(expr.test, checking(cx.tc.builtin.wiredType('Bool'), { reason: 'ifCondition' }));
  const branch = branches(expected);
  const then = cx.rho(expr.then, branch({ reason: 'ifBranch', branch: 'then' }));
  // a chain of `else if` is as deep as it is long; its length is that of the source
  const otherwise = cx.rho(expr.else, branch({ reason: 'ifBranch', branch: 'else' }));
  return { kind: 'if', test, then, else: otherwise, type: typeOf(cx, expected), span: expr.span };
}

function multiIf(cx: Context, expr: ExprOf<'multiIf'>, expected: Expected): Typed.Expr {
  const rhs: Typed.Rhs = { where: [], alternatives: guardedExprs(cx, expr.alternatives, expected), span: expr.span };
  return { kind: 'guarded', rhs, type: typeOf(cx, expected), context: { kind: 'multiIf', span: expr.span }, span: expr.span };
}

function list(cx: Context, expr: ExprOf<'list'>, expected: Expected): Typed.Expr {
  const itemType = expectList(cx, expected, expr.span);
  const items = expr.items.map((item, index) => cx.sigma(item, itemType, { reason: 'listItem', index, whole: expr.span }));
  return { kind: 'list', items, itemType, span: expr.span };
}

/** Tuples, also with items left out, which are then parameters. */
function tuple(cx: Context, expr: ExprOf<'tuple'>, expected: Expected): Typed.Expr {
  const { items, unboxed, span } = expr;
  const complete = !items.includes(null);
  const types = tupleItems(cx, items, unboxed, complete ? expected.type : null, (whole, parts) => {
    const open = parts.filter((_, i) => items[i] === null);
    settle(cx, funTypes(open, whole), expected, span);
  });
  const params: Typed.Id[] = [];
  const typed = items.map((item, index): Typed.Expr => {
    if (item !== null) return cx.rho(item, checking(types[index], { reason: 'tupleItem', index }));
    const id = freshId(cx, 'item', types[index], span);
    params.push(id);
    return variable(id, span);
  });
  const result: Typed.Expr = { kind: 'tuple', items: typed, unboxed, types, span };
  if (complete) return result;
  return lambda(
    params.map((id) => varPattern(id, span)),
    result,
    cx.tc.builtin.tupleType(types, unboxed),
  );
}

function range(cx: Context, expr: ExprOf<'range'>, expected: Expected): Typed.Expr {
  const { wired } = cx.tc.globals;
  const { from, then, to } = expr;
  const text = to === null ? (then === null ? 'enumFrom' : 'enumFromThen') : then === null ? 'enumFromTo' : 'enumFromThenTo';
  const args = [from, then, to].filter((arg) => arg !== null);
  return callWired(cx, wired.value(text), args, expr.span, expected, { reason: 'range' });
}

/** `_x`: reported when the types around it are known. */
function hole(cx: Context, expr: ExprOf<'hole'>, expected: Expected): Typed.Expr {
  const wanted = typeOf(cx, expected);
  const { text, span } = expr;
  cx.later.push(
    (): Diagnostic => ({
      level: 'error',
      kind: 'TypedHole',
      message: `the hole \`${text}\` needs an expression`,
      span,
      expected: showType(cx.tc.zonk(wanted)),
    }),
  );
  return { kind: 'fail', how: 'hole', text, type: wanted, span };
}
