/**
 * ApplicativeDo: a block whose statements do not depend on each other and that ends in `return e` or `pure e` is `(\p1 … pn -> e) <$> e1 <*> … <*> en`, which
 * asks for no monad. Any other block asks for one in GHC, too, and stays as it is: for lawful monads the meaning is the same.
 */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import { mentioned } from './recursion.ts';
import type * as Rn from './syntax.ts';

/** The functions that the block is made of. */
export interface ApplicativeFunctions {
  fmap(): Rn.Expr;
  apply(): Rn.Expr;
  isReturn(name: Name): boolean;
  isDollar(name: Name): boolean;
}

interface Action {
  readonly pattern: Rn.Pattern;
  readonly expr: Rn.Expr;
}

/** The block in applicative form; null where it has none. */
export function applicativeDo(stmts: readonly Rn.Stmt[], functions: ApplicativeFunctions, span: Span): Rn.Expr | null {
  const last = stmts[stmts.length - 1];
  const actions = stmts.slice(0, -1).flatMap((stmt) => actionOf(stmt) ?? []);
  if (last?.kind !== 'exprStmt' || actions.length === 0 || actions.length < stmts.length - 1 || !areIndependent(actions)) return null;
  const result = returned(last.expr, functions);
  if (result === null) return null;
  const [first, ...more] = actions;
  const call = (head: Rn.Expr, args: readonly Rn.Expr[]): Rn.Expr => ({ kind: 'apply', head, args, span });
  const body: Rn.Expr = { kind: 'lambda', params: actions.map(({ pattern }) => pattern), body: result, span };
  return more.reduce((before, { expr }) => call(functions.apply(), [before, expr]), call(functions.fmap(), [body, first.expr]));
}

function actionOf(stmt: Rn.Stmt): Action | null {
  if (stmt.kind === 'bind') return { pattern: stmt.pattern, expr: stmt.expr };
  return stmt.kind === 'exprStmt' ? { pattern: { kind: 'wildPattern', span: stmt.span }, expr: stmt.expr } : null;
}

/** A pattern that looks at its value counts as used by all that follows. */
function areIndependent(actions: readonly Action[]): boolean {
  const bound = new Set<Name>();
  return actions.every(({ pattern, expr }, i) => {
    for (const name of mentioned(expr)) if (bound.has(name)) return false;
    for (const name of mentioned(pattern)) bound.add(name);
    return isLazy(pattern) || (i === actions.length - 1 && isTuple(pattern));
  });
}

function isLazy(pattern: Rn.Pattern): boolean {
  if (pattern.kind === 'asPattern' || pattern.kind === 'typedPattern') return isLazy(pattern.pattern);
  return pattern.kind === 'varPattern' || pattern.kind === 'wildPattern' || pattern.kind === 'lazyPattern';
}

function isTuple(pattern: Rn.Pattern): boolean {
  return isLazy(pattern) || (pattern.kind === 'tuplePattern' && pattern.items.every(isTuple));
}

/** What `return e`, `pure $ e` and the like return. */
function returned(expr: Rn.Expr, functions: ApplicativeFunctions): Rn.Expr | null {
  const isReturn = (head: Rn.Expr): boolean => head.kind === 'var' && functions.isReturn(head.name);
  if (expr.kind === 'paren') return returned(expr.inner, functions);
  if (expr.kind === 'apply') return expr.args.length === 1 && isReturn(expr.head) ? expr.args[0] : null;
  if (expr.kind !== 'binary' || expr.operator.kind !== 'var' || !functions.isDollar(expr.operator.name)) return null;
  return isReturn(expr.left) ? expr.right : null;
}
