/**
 * List comprehensions by direct recursion, without appending: `[ e | p <- xs, … ]` in front of a rest L is
 *
 *     letrec go = \us -> case us of { [] -> L; u : us' -> case u of { p -> … in front of go us'; _ -> go us' } } in go xs
 *
 * Branches in parallel are lists of tuples of their variables, walked together.
 */

import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Id, Stmt } from '../typed/syntax.ts';
import { apply } from './build.ts';
import type { Ds } from './context.ts';
import { choose, clause, matchVars } from './match.ts';
import { patBinders, toPat } from './pattern.ts';
import { repOf } from './types.ts';

/** What the list goes on with; made as often as needed, small. */
type Rest = () => Core.Expr;

export function comprehension(ds: Ds, e: Typed.Expr & { kind: 'comprehension' }): Core.Expr {
  const { body, branches, span } = e;
  const nil: Rest = () => make.con(ds.con('[]', span), [], span);
  if (branches.length === 1) return statements(ds, branches[0], 0, () => ds.passes.expr(body), nil, span);
  return parallel(ds, branches, () => ds.passes.expr(body), nil, span);
}

/** The items for the statements from the i-th on, in front of `rest`. */
function statements(ds: Ds, stmts: readonly Stmt[], i: number, item: () => Core.Expr, rest: Rest, span: Span): Core.Expr {
  if (i === stmts.length) return cons(ds, item(), rest(), span);
  const stmt = stmts[i];
  const inner = (r: Rest): Core.Expr => statements(ds, stmts, i + 1, item, r, span);
  switch (stmt.kind) {
    case 'exprStmt':
      return choose(ds, ds.passes.expr(stmt.expr), () => inner(rest), rest, 'lifted', stmt.span);
    case 'letStmt':
      return ds.passes.letGroups(stmt.groups, () => inner(rest), 'lifted');
    case 'bind': {
      const value = newVar('item', repOf(stmt.type), stmt.span);
      const list = ds.passes.expr(stmt.expr);
      return walk(ds, [list], [value], stmt.span, rest, (again) => {
        const row = clause(ds, [stmt.pattern], { emit: () => inner(again), fails: 0, span: stmt.span });
        return matchVars(ds, [value], [row], { make: again, small: true }, 'lifted', stmt.span);
      });
    }
  }
}

/** A loop over lists of which the shortest counts; `step` is what it does with the items, `values`, and the rest of the loop. */
function walk(ds: Ds, lists: readonly Core.Expr[], values: readonly Core.Var[], span: Span, rest: Rest, step: (again: Rest) => Core.Expr): Core.Expr {
  const go = newVar('go', 'lifted', span);
  const params = lists.map(() => newVar('list', 'lifted', span));
  const tails = lists.map(() => newVar('tail', 'lifted', span));
  const call = (args: readonly Core.Expr[]): Core.Expr => apply(varExpr(go, span), args, 'lifted', span);
  const body = params.reduceRight<Core.Expr>(
    (inner, list, i) =>
      make.caseOf(
        varExpr(list, span),
        newVar('list', 'lifted', span),
        [make.conAlt(ds.con('[]', span), [], rest(), span), make.conAlt(ds.con(':', span), [values[i], tails[i]], inner, span)],
        null,
        'lifted',
        span,
      ),
    step(() => call(tails.map((v) => varExpr(v, span)))),
  );
  const loop: Core.Bind = { kind: 'rec', binds: [{ var: go, expr: make.lam(params, body, false, span), span }], span };
  return make.letIn(loop, call(lists), span);
}

function parallel(ds: Ds, branches: readonly (readonly Stmt[])[], item: () => Core.Expr, nil: Rest, span: Span): Core.Expr {
  const bound = branches.map((stmts) => stmtBinders(ds, stmts));
  const lists = branches.map((stmts, i) => statements(ds, stmts, 0, () => tuple(ds, bound[i], span), nil, span));
  const values = branches.map(() => newVar('item', 'lifted', span));
  return walk(ds, lists, values, span, nil, (again) => {
    const open = (i: number): Core.Expr =>
      i === branches.length ? cons(ds, item(), again(), span) : untuple(ds, values[i], bound[i], () => open(i + 1), span);
    return open(0);
  });
}

/** Variables that statements bind: what the body may mention. */
function stmtBinders(ds: Ds, stmts: readonly Stmt[]): Id[] {
  return stmts.flatMap((stmt) => {
    if (stmt.kind === 'bind') return patBinders(toPat(ds, stmt.pattern));
    return stmt.kind === 'letStmt' ? stmt.groups.flatMap((group) => group.binds.flatMap((bind) => bindBinders(ds, bind))) : [];
  });
}

function bindBinders(ds: Ds, bind: Typed.Bind): readonly Id[] {
  switch (bind.kind) {
    case 'valueBind':
      return [bind.id];
    case 'patternBind':
      return patBinders(toPat(ds, bind.pattern));
    case 'absBind':
      return bind.exports.map(({ poly }) => poly);
  }
}

/** The variables as one value: itself when it is only one. */
function tuple(ds: Ds, ids: readonly Id[], span: Span): Core.Expr {
  if (ids.length === 1) return varExpr(ds.var(ids[0]), span);
  const args = ids.map((id) => varExpr(ds.var(id), span));
  return make.con(ds.tupleCon(ids.length), args, span);
}

/** Binds the variables anew to the parts of such a value. */
function untuple(ds: Ds, value: Core.Var, ids: readonly Id[], body: () => Core.Expr, span: Span): Core.Expr {
  if (ids.length === 1) {
    ds.setVar(ids[0], value);
    return body();
  }
  const fields = ids.map((id) => ds.local(id));
  for (const [i, id] of ids.entries()) ds.setVar(id, fields[i]);
  const con = ds.tupleCon(ids.length);
  const whole = newVar('items', 'lifted', span);
  return make.caseOf(varExpr(value, span), whole, [make.conAlt(con, fields, body(), span)], null, 'lifted', span);
}

function cons(ds: Ds, head: Core.Expr, tail: Core.Expr, span: Span): Core.Expr {
  return make.con(ds.con(':', span), [head, tail], span);
}
