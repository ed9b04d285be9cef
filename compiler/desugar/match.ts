/**
 * Match compilation, second half: decision trees to Core. Right-hand sides that several leaves reach, and ways to go on after a failure that several places
 * take, are join points; everything else stands where it is reached.
 */

import { wrapAll } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Id } from '../typed/syntax.ts';
import { boxed } from './boxed-tuple.ts';
import { apply, force, letIn, unpack, unpackTuple, varExprs } from './build.ts';
import type { Ds } from './context.ts';
import { type Fail, matchFailure } from './fail.ts';
import { type Arrival, type Bound, type Delayed, decisionTree, firstLooksAt, firstRow, type Target, type Times, type Tree, valueName } from './match-tree.ts';
import { boxedPat, type Pat, patBinders, toPat, wildcard } from './pattern.ts';
import { type Binding, bindGroups, letBinds } from './scc.ts';
import { showPattern } from './show-pattern.ts';
import { repsOf } from './types.ts';

/** Patterns and what to do when they match. */
export interface Clause {
  readonly pats: readonly Pat[];
  readonly target: Target;
}

/** The first of `clauses` that matches these values; `fail` when none does. */
export function matchVars(ds: Ds, occs: readonly Core.Var[], clauses: readonly Clause[], fail: Fail, reps: Core.Reps, span: Span): Core.Expr {
  return new Matching(ds, reps, span).run(occs, boxedClauses(ds, clauses), fail, null);
}

function boxedClauses(ds: Ds, clauses: readonly Clause[]): readonly Clause[] {
  if (!clauses.some(({ pats }) => pats.some(({ shape }) => shape.kind === 'tuple'))) return clauses;
  return clauses.map(({ pats, target }) => ({ pats: pats.map((pat) => boxedPat(ds, pat)), target }));
}

/** The first of `clauses`, of one pattern each, that matches an expression. */
export function matchExpr(
  ds: Ds,
  scrutinee: Core.Expr,
  scrutineeReps: Core.Reps,
  clauses: readonly Clause[],
  fail: Fail,
  reps: Core.Reps,
  span: Span,
): Core.Expr {
  const matching = new Matching(ds, reps, span);
  if (typeof scrutineeReps !== 'string') return matching.tuple(scrutinee, scrutineeReps, clauses, fail);
  if (scrutinee.kind === 'var' && !scrutinee.var.global) return matching.run([scrutinee.var], clauses, fail, null);
  const { name } = valueName(
    clauses.map(({ pats }) => pats[0]),
    'scrutinee',
  );
  return matching.run([newVar(name, scrutineeReps, span)], clauses, fail, scrutinee);
}

/** Parameters for functions by clauses, named after the author's variables. */
export function parameters(ds: Ds, types: readonly Typed.Id['type'][], clauses: readonly { readonly pats: readonly Pat[] }[], span: Span): Core.Var[] {
  return types.map((type, i) => {
    const named = valueName(
      clauses.map(({ pats }) => pats[i]),
      'ds',
    );
    return ds.fresh(named.name, repsOf(type), named.span ?? clauses[0]?.pats[i].span ?? span);
  });
}

export function clause(ds: Ds, patterns: readonly Typed.Pattern[], target: Target): Clause {
  return { pats: patterns.map((p) => toPat(ds, p)), target };
}

/** Gives `use` a way to fail that it may take `times` times: a join point when making it twice would copy code. */
export function sharingFail(times: Times, fail: Fail, span: Span, use: (fail: Fail) => Core.Expr): Core.Expr {
  if (times < 2 || fail.small) return use(fail);
  const join = newVar('fail', 'lifted', span);
  const body = fail.make();
  const jump: Fail = { make: () => make.jump(join, [], span), small: true };
  return make.letJoin(false, [{ var: join, params: [], body, span }], use(jump), span);
}

/** A case on True and False. */
export function choose(ds: Ds, test: Core.Expr, yes: () => Core.Expr, no: () => Core.Expr, reps: Core.Reps, span: Span): Core.Expr {
  const otherwise = no();
  return chosen(ds, test, yes(), otherwise, reps, span);
}

/** The same of branches that are done. */
export function chosen(ds: Ds, test: Core.Expr, yes: Core.Expr, no: Core.Expr, reps: Core.Reps, span: Span): Core.Expr {
  const alts = [make.conAlt(ds.con('False', span), [], no, no.span), make.conAlt(ds.con('True', span), [], yes, yes.span)];
  return make.caseOf(test, newVar('test', 'lifted', span), alts, null, reps, span);
}

class Matching {
  readonly #ds: Ds;
  readonly #reps: Core.Reps;
  readonly #span: Span;
  /** join points of rows that several leaves reach; most matches have none */
  #joins: Map<Arrival, { readonly var: Core.Var; readonly ids: readonly Id[] }> | null = null;

  constructor(ds: Ds, reps: Core.Reps, span: Span) {
    this.#ds = ds;
    this.#reps = reps;
    this.#span = span;
  }

  /** `scrutinee`: the expression that the only variable of `occs` stands for, when it is not bound yet. */
  run(occs: readonly Core.Var[], clauses: readonly Clause[], fail: Fail, scrutinee: Core.Expr | null): Core.Expr {
    const rows = clauses.map(({ pats, target }) => firstRow(pats, target));
    const tree = decisionTree(this.#ds, occs, rows);
    const joins = rows.filter(({ arrival }) => arrival.leaves > 1).map(({ arrival }) => this.#share(arrival));
    const body = sharingFail(tree.fails, fail, this.#span, (f) => (scrutinee === null ? this.#emit(tree, f) : this.#emitFor(occs[0], scrutinee, tree, f)));
    return joins.length === 0 ? body : make.letJoin(false, joins, body, this.#span);
  }

  tuple(scrutinee: Core.Expr, reps: readonly Core.Rep[], clauses: readonly Clause[], fail: Fail): Core.Expr {
    const named = clauses.find(({ pats: [pat] }) => pat.binders.length > 0);
    if (named !== undefined) {
      const v = newVar(named.pats[0].binders[0].name.text, 'unlifted', this.#span);
      return this.run([v], boxedClauses(this.#ds, clauses), fail, boxed(this.#ds, scrutinee));
    }
    const rows = clauses.map(({ pats: [pat], target }): Clause => {
      return { pats: pat.shape.kind === 'tuple' ? pat.shape.args : reps.map(() => wildcard(pat.span)), target };
    });
    const fields = reps.map((rep, i) => {
      const { name, span } = valueName(
        rows.map(({ pats }) => pats[i]),
        'ds',
      );
      return newVar(name, rep, span ?? this.#span);
    });
    return unpackTuple(scrutinee, fields, this.run(fields, rows, fail, null), this.#reps, this.#span);
  }

  /** The right-hand side as a join point of the variables its patterns bind. */
  #share(arrival: Arrival): Core.Join {
    const { target, first } = arrival;
    const ids = first.map(([id]) => id);
    const params = ids.map((id) => this.#ds.local(id));
    for (const [i, id] of ids.entries()) this.#ds.setVar(id, params[i]);
    const v = newVar('rhs', 'lifted', target.span);
    this.#joins ??= new Map();
    this.#joins.set(arrival, { var: v, ids });
    return { var: v, params, body: target.emit({ make: unreachable, small: true }), span: target.span };
  }

  #emit(tree: Tree, fail: Fail): Core.Expr {
    switch (tree.kind) {
      case 'fail':
        return fail.make();
      case 'leaf':
        return this.#leaf(tree, fail);
      case 'switch':
      case 'force':
        return this.#emitOn(varExpr(tree.occ, this.#span), tree, fail);
      case 'cut': {
        const next: Fail = tree.rest.kind === 'fail' ? fail : { make: () => this.#emit(tree.rest, fail), small: false };
        return sharingFail(tree.first.fails, next, this.#span, (f) => this.#emit(tree.first, f));
      }
      case 'view':
        return this.#delayed(tree.bound, tree.delayed, () => {
          const value = apply(this.#ds.passes.expr(tree.function), [varExpr(tree.occ, tree.span)], resultReps(tree.result), tree.span);
          if ('rep' in tree.result) return this.#emitFor(tree.result, value, tree.next, fail);
          return unpackTuple(value, tree.result, this.#emit(tree.next, fail), this.#reps, tree.span);
        });
      case 'test':
        return this.#delayed(tree.bound, tree.delayed, () => {
          const test = tree.test(varExpr(tree.occ, tree.span));
          return choose(
            this.#ds,
            test,
            () => this.#emit(tree.next, fail),
            () => fail.make(),
            this.#reps,
            tree.span,
          );
        });
    }
  }

  /** `tree` looks at `occ` first, of which `scrutinee` is the value. */
  #emitOn(scrutinee: Core.Expr, tree: Tree & { kind: 'switch' | 'force' }, fail: Fail): Core.Expr {
    if (tree.kind === 'force') return force(scrutinee, tree.binder, this.#emit(tree.next, fail), this.#reps);
    const alts = tree.branches.map(({ key, fields, next }): Core.Alt => {
      const body = this.#emit(next, fail);
      return 'data' in key ? make.conAlt(key, fields, body, body.span) : make.litAlt(key, body, body.span);
    });
    const fallback = tree.fallback === null ? null : this.#emit(tree.fallback, fail);
    return make.caseOf(scrutinee, tree.binder, alts, fallback, this.#reps, tree.span);
  }

  /** `tree` with `v` standing for an expression: evaluated at once when the tree begins so, else bound by let. */
  #emitFor(v: Core.Var, value: Core.Expr, tree: Tree, fail: Fail): Core.Expr {
    if ((tree.kind === 'switch' || tree.kind === 'force') && tree.occ === v) return this.#emitOn(value, tree, fail);
    const body = this.#emit(tree, fail);
    return firstLooksAt(tree) === v ? force(value, v, body, this.#reps) : letIn(v, value, body, value.span);
  }

  #leaf({ arrival, bound, delayed, rest }: Tree & { kind: 'leaf' }, fail: Fail): Core.Expr {
    const { target } = arrival;
    const join = this.#joins?.get(arrival);
    if (join !== undefined) {
      const values = new Map(bound);
      const args = varExprs(
        join.ids.map((id) => values.get(id) as Core.Var),
        target.span,
      );
      return make.jump(join.var, args, target.span);
    }
    if (rest === null || rest.kind === 'fail') return this.#delayed(bound, delayed, () => target.emit(fail));
    const next: Fail = { make: () => this.#emit(rest, fail), small: false };
    return sharingFail(target.fails, next, target.span, (f) => this.#delayed(bound, delayed, () => target.emit(f)));
  }

  #delayed(bound: readonly Bound[], delayed: readonly Delayed[], body: () => Core.Expr): Core.Expr {
    for (const [id, v] of bound) this.#ds.setVar(id, v);
    if (delayed.length === 0) return body();
    const wraps = delayed.map((d) => {
      if (d.kind === 'evidence') return this.#ds.passes.evidenceBinds(d.binds);
      this.#ds.bindNew(patBinders(d.pattern));
      const binds = bindGroups(lazyBindings(this.#ds, d.pattern, d.var, d.source, freshLocal));
      return (inner: Core.Expr) => letBinds(binds, inner);
    });
    return wrapAll(wraps, body());
  }
}

function resultReps(result: Core.Var | readonly Core.Var[]): Core.Reps {
  return 'rep' in result ? result.rep : result.map((v) => v.rep);
}

function unreachable(): never {
  throw new Error('a right-hand side that never fails has failed');
}

// Lazy patterns ----------------------------------------------------------------------------------------------------------------------------

/** Makes the variable for something in between. */
export type FreshVar = (name: string, span: Span) => Core.Var;

export const freshLocal: FreshVar = (name, span) => newVar(name, 'lifted', span);

/**
 * Bindings for the variables of a pattern that is matched with `whole` when one of them is needed: a selection each, by way of a tuple when the pattern has
 * more to it than fields of one constructor. `place`: where a failure is said to be.
 */
export function lazyBindings(ds: Ds, pat: Pat, whole: Core.Var, source: Typed.Pattern, fresh: FreshVar, place: Span = source.span): Binding[] {
  const ids = patBinders(pat);
  const { span } = pat;
  if (ids.length === 0) return [];
  const outer = ids.map((id) => ds.binder(id));
  const restore = (): void => {
    for (const [i, id] of ids.entries()) ds.setVar(id, outer[i]);
  };
  const fail = matchFailure(ds, { kind: 'patBind', span: place }, 'lifted', showPattern(source));
  const project = (v: Core.Var, emit: () => Core.Expr): Binding => {
    const target: Target = { emit, fails: 0, span };
    const { expr, mentions } = ds.noting(() => matchVars(ds, [whole], [{ pats: [pat], target }], fail, 'lifted', span));
    restore();
    return { var: v, expr, mentions: [...mentions, whole], span: v.span };
  };
  if (ids.length === 1 || isFlat(pat)) return ids.map((id, i) => project(outer[i], () => varExpr(ds.var(id), span)));
  const con = ds.tupleCon(ids.length);
  const tuple = fresh('match', span);
  const all = project(tuple, () =>
    make.con(
      con,
      ids.map((id) => varExpr(ds.var(id), span)),
      span,
    ),
  );
  const fields = outer.map((v, i): Binding => {
    const parts = outer.map(({ name, span: at }) => newVar(name, 'lifted', at));
    return { var: v, expr: unpack(varExpr(tuple, span), con, parts, varExpr(parts[i], span), 'lifted', span), mentions: [tuple], span: v.span };
  });
  return [all, ...fields];
}

/** One constructor and variables: looking twice costs nothing. */
function isFlat({ shape, bang }: Pat): boolean {
  return !bang && shape.kind === 'con' && shape.binds === null && shape.args.every((arg) => arg.shape.kind === 'any' && !arg.bang);
}
