/**
 * Is this Core what the next pass may rely on? Checked, and told with the binding it is in:
 *
 * - scopes: every local variable is bound where it is used, every binder once in the whole module;
 * - saturation: constructors, primops and jumps have all their arguments;
 * - representations: fields and constructor arguments, parameters and arguments of joins and of functions of known shape, alternatives of a case;
 * - joins: jumped to only in tail position of their scope, never captured;
 * - lets: recursive ones bind lifted variables only.
 */
import { primopTable } from '../stg/kinds.ts';
import { bindingsOf } from './build.ts';
import { isPointer, repsOf, sameReps } from './reps.ts';
import type * as Core from './syntax.ts';

/** What is wrong, one line each, at most 50. `pass` is who made it. */
export function lint(module: Core.Module, pass: string): string[] {
  const linter = new Linter(module, pass);
  linter.run();
  return linter.problems;
}

type Scope = ReadonlySet<Core.Var>;
const none: Scope = new Set();

class Linter {
  readonly problems: string[] = [];
  private readonly module: Core.Module;
  private readonly pass: string;
  private readonly bound = new Set<Core.Var>();
  private readonly inScope = new Set<Core.Var>();
  private readonly joins = new Map<Core.Var, Core.Join>();
  private readonly own = new Set<Core.Var>();
  private where = '';

  constructor(module: Core.Module, pass: string) {
    this.module = module;
    this.pass = pass;
  }

  run(): void {
    for (const group of this.module.binds) for (const { var: v } of bindingsOf(group)) this.own.add(v);
    for (const group of this.module.binds) {
      for (const { var: v, expr } of bindingsOf(group)) {
        this.where = v.name;
        if (!v.global) this.problem('is bound at the top level but not global');
        if (v.rep !== 'lifted') this.problem('is bound at the top level but not lifted');
        this.expr(expr, none);
      }
    }
    for (const v of this.module.exported) if (!this.own.has(v)) this.problem(`${v.name} is exported but not bound`);
  }

  private problem(text: string): void {
    if (this.problems.length < 50) this.problems.push(`${this.pass}: in ${this.where}: ${text}`);
  }

  private bind(v: Core.Var): void {
    if (this.bound.has(v)) this.problem(`${v.name} (${v.unique}) is bound twice`);
    if (v.global) this.problem(`${v.name} is global but bound inside`);
    this.bound.add(v);
    this.inScope.add(v);
  }

  private release(...vars: readonly Core.Var[]): void {
    for (const v of vars) this.inScope.delete(v);
  }

  private use(v: Core.Var): void {
    if (v.global) {
      if (v.module === this.module.name && !this.own.has(v)) this.problem(`${v.name} is not bound in this module`);
    } else if (!this.inScope.has(v)) this.problem(`${v.name} (${v.unique}) is not in scope`);
  }

  private args(what: string, args: readonly Core.Expr[], reps: readonly Core.Rep[] | null): void {
    if (reps !== null && args.length !== reps.length) return this.problem(`${what} takes ${reps.length} arguments, here ${args.length}`);
    for (const [i, arg] of args.entries()) {
      this.expr(arg, none);
      if (reps !== null && !this.fits(repsOf(arg, this.joins), reps[i]))
        this.problem(`argument ${i + 1} of ${what} is ${repsOf(arg, this.joins)}, not ${reps[i]}`);
    }
  }

  private fits(actual: Core.Reps, wanted: Core.Reps): boolean {
    return sameReps(actual, wanted);
  }

  /** `tail`: the joins that may be jumped to from here. */
  private expr(e: Core.Expr, tail: Scope): void {
    switch (e.kind) {
      case 'var':
        return this.use(e.var);
      case 'lit':
        return;
      case 'app':
        return this.app(e);
      case 'con':
        return this.args(e.con.name, e.args, e.con.fields);
      case 'prim':
        return this.prim(e);
      case 'foreign':
      case 'tuple':
        return this.args(e.kind, e.args, null);
      case 'lam':
        for (const p of e.params) this.bind(p);
        if (e.params.length === 0) this.problem('a lambda has no parameters');
        this.expr(e.body, none);
        return this.release(...e.params);
      case 'let':
        return this.let(e, tail);
      case 'letjoin':
        return this.letJoin(e, tail);
      case 'jump':
        if (!tail.has(e.join)) this.problem(`a jump to ${e.join.name} that is not in tail position of its scope`);
        return this.args(`jump ${e.join.name}`, e.args, this.joins.get(e.join)?.params.map((p) => p.rep) ?? null);
      case 'case':
        return this.case(e, tail);
    }
  }

  private app(e: Core.App): void {
    this.expr(e.fun, none);
    if (e.args.length === 0) this.problem('an application to nothing');
    const shape = e.fun.kind === 'var' ? (e.fun.var.info?.shape ?? null) : null;
    this.args(e.fun.kind === 'var' ? e.fun.var.name : 'a function', e.args, shape !== null && shape.params.length === e.args.length ? shape.params : null);
  }

  private prim(e: Core.Prim): void {
    const row = primopTable.get(e.op);
    if (row === undefined) return this.problem(`there is no primop ${e.op}`);
    this.args(e.op, e.args, null);
    if (e.args.length !== row.args.length) return this.problem(`${e.op} takes ${row.args.length} arguments, here ${e.args.length}`);
    for (const [i, arg] of e.args.entries()) {
      const rep = repsOf(arg, this.joins);
      const same = typeof rep === 'string' && (row.args[i] === 'p' ? isPointer(rep) : rep === row.args[i]);
      if (!same) this.problem(`argument ${i + 1} of ${e.op} is ${rep}, not ${row.args[i]}`);
    }
  }

  private let(e: Core.Let, tail: Scope): void {
    if (e.bind.kind === 'nonrec') {
      const { var: v, expr } = e.bind;
      this.expr(expr, none);
      if (!this.fits(repsOf(expr, this.joins), v.rep)) this.problem(`${v.name} is ${v.rep}, bound to ${repsOf(expr, this.joins)}`);
      this.bind(v);
      this.expr(e.body, tail);
      return this.release(v);
    }
    for (const { var: v } of e.bind.binds) this.bind(v);
    for (const { var: v, expr } of e.bind.binds) {
      if (v.rep !== 'lifted') this.problem(`${v.name} is bound recursively but ${v.rep}`);
      this.expr(expr, none);
    }
    this.expr(e.body, tail);
    this.release(...e.bind.binds.map((b) => b.var));
  }

  private letJoin(e: Core.LetJoin, tail: Scope): void {
    const inside = new Set([...tail, ...e.joins.map((j) => j.var)]);
    for (const join of e.joins) {
      this.bind(join.var);
      this.joins.set(join.var, join);
    }
    for (const join of e.joins) {
      for (const p of join.params) this.bind(p);
      this.expr(join.body, e.rec ? inside : tail);
      this.release(...join.params);
    }
    this.expr(e.body, inside);
    this.release(...e.joins.map((j) => j.var));
  }

  private case(e: Core.Case, tail: Scope): void {
    this.expr(e.scrutinee, none);
    const reps = repsOf(e.scrutinee, this.joins);
    if (typeof reps === 'string' && !this.fits(reps, e.binder.rep)) this.problem(`the case binder ${e.binder.name} is ${e.binder.rep}, its scrutinee ${reps}`);
    this.bind(e.binder);
    for (const alt of e.alts) {
      if (alt.kind !== 'lit') for (const f of alt.fields) this.bind(f);
      if (alt.kind === 'con') this.fieldsFit(alt.con.name, alt.fields, alt.con.fields);
      if (alt.kind === 'tuple' && typeof reps !== 'string') this.fieldsFit('a tuple', alt.fields, reps);
      this.branch(alt.body, e.reps, tail);
      if (alt.kind !== 'lit') this.release(...alt.fields);
    }
    if (e.fallback !== null) this.branch(e.fallback, e.reps, tail);
    this.release(e.binder);
  }

  private fieldsFit(what: string, fields: readonly Core.Var[], reps: readonly Core.Rep[]): void {
    if (fields.length !== reps.length) return this.problem(`${what} has ${reps.length} fields, matched with ${fields.length}`);
    for (const [i, f] of fields.entries()) if (!this.fits(f.rep, reps[i])) this.problem(`field ${i + 1} of ${what} is ${reps[i]}, bound as ${f.rep}`);
  }

  private branch(body: Core.Expr, reps: Core.Reps, tail: Scope): void {
    this.expr(body, tail);
    const actual = repsOf(body, this.joins);
    if (body.kind !== 'jump' && !this.fits(actual, reps)) this.problem(`an alternative returns ${actual}, the case ${reps}`);
  }
}
