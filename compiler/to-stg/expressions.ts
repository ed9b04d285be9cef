/**
 * Expressions: arguments become atoms, every strict one a case.
 *
 * Note [Calls that never return]: `error` and its kin return, as far as their shape says, one pointer, whatever is expected of them. Where something else is
 * expected the call is evaluated and a value of the right kinds made up behind it, which nobody will see.
 * Even where nothing else is expected such a call is no tail call: the frame of its caller stays on the stack, for whoever reads the backtrace. Within a recursive
 * group it is one, since what never returns may also be a loop.
 */
import type { Span } from '../base/span.ts';
import { newVar } from '../core/build.ts';
import { repsOf, sameReps } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Stg from '../stg/syntax.ts';
import { Bindings, nameFor } from './bindings.ts';
import { letExpr, returned, stgRep, stgReps, VOID } from './words.ts';

type Continue = (atom: Stg.Atom) => Stg.Expr;

/** One top-level binding. */
export class Translator extends Bindings {
  protected closureApart(expr: Core.Expr): Stg.Lambda {
    return new Translator(this.module, this.owner, this.file).closure(expr);
  }

  /** In tail position: evaluated, its value returned. */
  protected expr(e: Core.Expr): Stg.Expr {
    switch (e.kind) {
      case 'var':
        return returned(this.variable(e.var, e.span), e.span);
      case 'lit':
        return returned(this.literal(e.lit, e.span), e.span);
      case 'app':
        return this.app(e);
      case 'con':
        return this.conExpr(e);
      case 'prim':
        return this.prim(e);
      case 'foreign':
        return this.args(e.args, 0, [], (args) => ({ kind: 'foreign', name: this.module.foreign(e.foreign), args, span: e.span }));
      case 'tuple':
        return this.args(e.args, 0, [], (args) => ({ kind: 'tuple', args, span: e.span }));
      case 'lam': {
        const name = this.fresh('lam');
        const binder: Stg.Binder = { name, rep: 'p', span: e.span };
        return letExpr([{ binder, rhs: this.closure(e) }], false, returned({ kind: 'var', name, span: e.span }, e.span), e.span);
      }
      case 'let':
        return this.nestedLets(e);
      case 'letjoin':
        return this.letJoin(e);
      case 'jump':
        return this.args(e.args, 0, [], (args) => ({ kind: 'app', fun: { kind: 'var', name: this.name(e.join), span: e.span }, args, span: e.span }));
      case 'case':
        return this.caseExpr(e);
    }
  }

  private app(e: Core.App): Stg.Expr {
    const { fun } = e;
    if (fun.kind === 'lam' && fun.params.length <= e.args.length) return this.beta(fun, e);
    if (fun.kind === 'var') {
      const target = this.variable(fun.var, fun.span);
      if (target.kind === 'var') return this.args(e.args, 0, [], (args) => this.call(fun.var, target, args, e));
    }
    if (fun.kind === 'app') return this.app({ ...e, fun: fun.fun, args: [...fun.args, ...e.args] });
    const f = newVar('f', 'lifted', fun.span);
    const name = this.binder(f);
    const body = this.args(e.args, 0, [], (args) => ({ kind: 'app', fun: { kind: 'var', name: name.name, span: fun.span }, args, span: e.span }));
    return { kind: 'case', scrut: this.expr(fun), binder: name, alts: [], fallback: body, span: e.span };
  }

  private call(f: Core.Var, target: Stg.VarAtom, args: readonly Stg.Atom[], e: Core.App): Stg.Expr {
    const call: Stg.Expr = { kind: 'app', fun: target, args, span: e.span };
    const shape = f.info?.shape ?? this.shapes.get(f) ?? null;
    if (shape === null || shape.params.length !== args.length) return call;
    if (f.info?.bottoms === true && !this.module.group.has(f)) return this.madeUp(call, shape.results, e.reps, e.span);
    return this.adapt(call, shape.results, e.reps, e.span);
  }

  /** See Note [Calls that never return]. */
  private adapt(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    return sameReps(actual, wanted) ? expr : this.madeUp(expr, actual, wanted, span);
  }

  private madeUp(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    const dummies = stgReps(wanted).map((rep) => this.dummy(rep, span));
    const after: Stg.Expr = typeof wanted === 'string' ? returned(dummies[0], span) : { kind: 'tuple', args: dummies, span };
    return this.discard(expr, actual, after, span);
  }

  /** Evaluates, forgets what came out, goes on. */
  private discard(scrut: Stg.Expr, reps: Core.Reps, after: Stg.Expr, span: Span): Stg.Expr {
    const unused = (rep: Core.Rep): Stg.Binder => ({ name: '_', rep: stgRep(rep), span });
    if (typeof reps === 'string') return { kind: 'case', scrut, binder: unused(reps), alts: [], fallback: after, span };
    return { kind: 'case', scrut, binder: unused('void'), alts: [{ kind: 'tuple', fields: reps.map(unused), body: after, span }], fallback: null, span };
  }

  private dummy(rep: Stg.Rep, span: Span): Stg.Atom {
    if (rep === 'p') return this.integer(0n, span);
    if (rep === 'i64') return { kind: 'lit', rep, value: 0n, span };
    return rep === 'void' ? VOID : { kind: 'lit', rep, value: 0, span };
  }

  private beta(fun: Core.Lam, e: Core.App): Stg.Expr {
    const rest = e.args.slice(fun.params.length);
    const bindFrom = (i: number): Stg.Expr => {
      if (i === fun.params.length) return rest.length === 0 ? this.expr(fun.body) : this.app({ ...e, fun: fun.body, args: rest });
      return this.letBind({ kind: 'nonrec', var: fun.params[i], expr: e.args[i], span: e.span }, () => bindFrom(i + 1));
    };
    return bindFrom(0);
  }

  protected conExpr(e: Core.Con): Stg.Expr {
    const closed = e.args.length === 0 ? null : this.staticAtom(e);
    if (closed !== null) return returned(closed, e.span);
    const con = this.module.con(e.con);
    const args = e.args.filter((_, i) => e.con.fields[i] !== 'void');
    return this.args(args, 0, [], (atoms) => ({ kind: 'con', con, args: atoms, span: e.span }));
  }

  private prim(e: Core.Prim): Stg.Expr {
    const row = primopTable.get(e.op);
    if (row === undefined) throw new Error(`no primop ${e.op}`);
    const strict = evaluatesArguments(e.op);
    const finish = (args: readonly Stg.Atom[]): Stg.Expr =>
      this.adapt({ kind: 'prim', op: e.op, args, span: e.span }, actualReps(row.results, e.reps), e.reps, e.span);
    const from = (i: number, done: readonly Stg.Atom[]): Stg.Expr => {
      if (i === e.args.length) return finish(done);
      const arg = e.args[i];
      const next: Continue = (atom) => from(i + 1, [...done, atom]);
      return strict && repsOf(arg) === 'lifted' ? this.evaluated(arg, next) : this.atom(arg, next);
    };
    return from(0, []);
  }

  /** The value of an expression as an atom. */
  private evaluated(arg: Core.Expr, next: Continue): Stg.Expr {
    if (arg.kind === 'lit') return this.evaluatedAtom(this.literal(arg.lit, arg.span), arg, next);
    return this.evaluatedAtom(null, arg, next);
  }

  private evaluatedAtom(known: Stg.Atom | null, arg: Core.Expr, next: Continue): Stg.Expr {
    const binder = this.binder(newVar('x', 'lifted', arg.span));
    const scrut = known === null ? this.expr(arg) : returned(known, arg.span);
    return { kind: 'case', scrut, binder, alts: [], fallback: next({ kind: 'var', name: binder.name, span: arg.span }), span: arg.span };
  }

  private args(list: readonly Core.Expr[], i: number, done: readonly Stg.Atom[], finish: (args: readonly Stg.Atom[]) => Stg.Expr): Stg.Expr {
    if (i === list.length) return finish(done);
    return this.atom(list[i], (atom) => this.args(list, i + 1, [...done, atom], finish));
  }

  /** Binds an argument that is no atom: lazily when lifted, else by evaluating it. */
  private atom(e: Core.Expr, next: Continue): Stg.Expr {
    if (e.kind === 'var') return next(this.variable(e.var, e.span));
    if (e.kind === 'lit') return next(this.literal(e.lit, e.span));
    if (e.kind === 'con') {
      const closed = this.staticAtom(e);
      if (closed !== null) return next(closed);
    }
    const rep = repsOf(e, this.joins);
    if (typeof rep !== 'string') throw new Error(`an unboxed tuple as an argument, in ${this.owner}`);
    const v = newVar(nameFor(e), rep, e.span);
    return this.letBind({ kind: 'nonrec', var: v, expr: e, span: e.origin ?? e.span }, () => next(this.variable(v, e.span)));
  }

  private caseExpr(e: Core.Case): Stg.Expr {
    const reps = repsOf(e.scrutinee, this.joins);
    if (e.alts.length === 0 && e.fallback === null) return this.neverReturns(e, reps);
    if (typeof reps !== 'string' && e.alts.length === 0) return this.discard(this.expr(e.scrutinee), reps, this.expr(e.fallback as Core.Expr), e.span);
    const binder = typeof reps === 'string' ? this.binder(e.binder) : { name: '_', rep: 'void' as const, span: e.binder.span };
    const scrut = this.expr(e.scrutinee);
    const alts = e.alts.map((alt) => this.alt(alt));
    return { kind: 'case', scrut, binder, alts, fallback: e.fallback === null ? null : this.expr(e.fallback), span: e.span };
  }

  private neverReturns(e: Core.Case, reps: Core.Reps): Stg.Expr {
    const dummies = stgReps(e.reps).map((rep) => this.dummy(rep, e.span));
    const after: Stg.Expr = typeof e.reps === 'string' ? returned(dummies[0], e.span) : { kind: 'tuple', args: dummies, span: e.span };
    return this.discard(this.expr(e.scrutinee), reps, after, e.span);
  }

  private alt(alt: Core.Alt): Stg.Alt {
    if (alt.kind === 'lit') return { kind: 'lit', lit: this.literal(alt.lit, alt.span) as Stg.LitAtom, body: this.expr(alt.body), span: alt.span };
    if (alt.kind === 'tuple') return { kind: 'tuple', fields: alt.fields.map((v) => this.binder(v)), body: this.expr(alt.body), span: alt.span };
    const fields: Stg.Binder[] = [];
    for (const [i, v] of alt.fields.entries()) {
      if (alt.con.fields[i] === 'void') this.atoms.set(v, VOID);
      else fields.push(this.binder(v));
    }
    return { kind: 'con', con: this.module.con(alt.con), fields, body: this.expr(alt.body), span: alt.span };
  }
}

/** Primops that look into lifted arguments: the others keep them as they are. */
function evaluatesArguments(op: string): boolean {
  return op === 'dataToTag#' || op.startsWith('integer');
}

/** What the machine returns for a primop, in Core's terms: pointers are as lifted as the caller thinks. */
function actualReps(results: readonly Stg.Rep[], wanted: Core.Reps): Core.Reps {
  const core = results.map((rep): Core.Rep => (rep === 'p' ? 'lifted' : rep));
  return core.length === 1 && typeof wanted === 'string' ? core[0] : core;
}
