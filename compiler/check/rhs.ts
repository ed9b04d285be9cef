/** Right-hand sides: declarations of `where`, guards, bodies. */
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { behindPatterns, type Context, checking, type Expected, fail, infer, sigmaOrRho } from './context.ts';
import { closeScope, openScope, type PatternScope } from './pattern-scope.ts';

export function checkRhs(cx: Context, rhs: Rn.Rhs, expected: Expected): Typed.Rhs {
  const where = rhs.where.length === 0 ? [] : cx.groups(rhs.where, false);
  return { where, alternatives: guardedExprs(cx, rhs.alternatives, expected), span: rhs.span };
}

export function guardedExprs(cx: Context, alternatives: readonly Rn.GuardedExpr[], expected: Expected): Typed.Rhs['alternatives'] {
  const { level } = cx.tc;
  return alternatives.map(({ guards, body, span }) => {
    if (guards.length === 0) return { guards: [], body: sigmaOrRho(cx, body, expected), span };
    const scope = openScope();
    const typed = guards.map((guard) => guardStmt(cx, guard, scope));
    behindPatterns(cx, scope, level, expected);
    const result = { guards: typed, body: sigmaOrRho(cx, body, expected), span };
    closeScope(cx, scope);
    return result;
  });
}

function guardStmt(cx: Context, stmt: Rn.Stmt, scope: PatternScope): Typed.Stmt {
  if (stmt.kind !== 'bind') return plainStmt(cx, stmt);
  const { expr, type } = infer(cx, stmt.expr);
  return { kind: 'bind', pattern: cx.pattern(stmt.pattern, type, scope, { reason: 'pattern' }), expr, type, span: stmt.span };
}

/** A condition or local declarations, in a guard or a comprehension. */
export function plainStmt(cx: Context, stmt: Exclude<Rn.Stmt, { readonly kind: 'bind' }>): Typed.Stmt {
  const { span } = stmt;
  switch (stmt.kind) {
    case 'exprStmt':
      return { kind: 'exprStmt', expr: cx.rho(stmt.expr, checking(cx.tc.builtin.wiredType('Bool'), { reason: 'guard' })), span };
    case 'letStmt':
      return { kind: 'letStmt', groups: cx.groups(stmt.groups, false), span };
    case 'letImplicitStmt':
      fail(cx, 'ImplicitParameterGuard', 'implicit parameters cannot be bound in guards and comprehensions', span, {
        help: 'bind them by `let … in` around the expression',
      });
      return { kind: 'letStmt', groups: [], span };
  }
}
