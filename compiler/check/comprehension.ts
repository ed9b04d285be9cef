/** List comprehensions, also parallel ones. */
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { type Context, checking, type Expected, settle } from './context.ts';
import { listItemType } from './pattern.ts';
import { closeScope, openScope, type PatternScope } from './pattern-scope.ts';
import { plainStmt } from './rhs.ts';

/** The type of the items of a list expression that is expected to have some type, or none. */
export function expectList(cx: Context, expected: Expected, span: Rn.Expr['span']): Type {
  if (expected.type !== null) return listItemType(cx, expected.type, span, expected.reason);
  const item = cx.tc.freshMeta(cx.tc.builtin.typeKind);
  settle(cx, cx.tc.builtin.listType(item), expected, span);
  return item;
}

export function comprehension(cx: Context, expr: Rn.Expr & { readonly kind: 'comprehension' }, expected: Expected): Typed.Expr {
  const itemType = expectList(cx, expected, expr.span);
  const scope = openScope();
  const branches = expr.branches.map((stmts) => stmts.map((stmt) => checkStmt(cx, stmt, scope)));
  const body = cx.rho(expr.body, checking(itemType, expected.type === null ? { reason: 'listItem', index: 0 } : expected.reason));
  closeScope(cx, scope);
  return { kind: 'comprehension', body, itemType, branches, span: expr.span };
}

/** A generator's `type` is that of the items it draws. */
function checkStmt(cx: Context, stmt: Rn.Stmt, scope: PatternScope): Typed.Stmt {
  if (stmt.kind !== 'bind') return plainStmt(cx, stmt);
  const type = cx.tc.freshMeta(cx.tc.builtin.typeKind);
  const expr = cx.rho(stmt.expr, checking(cx.tc.builtin.listType(type), { reason: 'generator' }));
  return { kind: 'bind', pattern: cx.pattern(stmt.pattern, type, scope, { reason: 'pattern' }), expr, type, span: stmt.span };
}
