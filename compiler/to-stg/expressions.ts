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
import * as make from '../stg/make.ts';
import type * as Stg from '../stg/syntax.ts';
import { Bindings, nameFor, same, sameBits, type Wrap } from './bindings.ts';
import { returned, stgRep, stgReps, VOID } from './words.ts';

/** One top-level binding. */
export class Translator extends Bindings {
  /** what arguments need around the expression that they are arguments of: see `around` */
  readonly #wraps: Wrap[] = [];

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
        return this.#app(e);
      case 'con':
        return this.conExpr(e);
      case 'prim':
        return this.#prim(e);
      case 'foreign': {
        const from = this.#wraps.length;
        const args = this.#args(e.args);
        return this.#around(from, make.foreign(this.module.foreign(e.foreign), args, e.span));
      }
      case 'tuple': {
        const from = this.#wraps.length;
        return this.#around(from, make.tuple(this.#args(e.args), e.span));
      }
      case 'lam': {
        const name = this.fresh('lam');
        const binder: Stg.Binder = { name, rep: 'p', span: e.span };
        return make.letIn(false, [{ binder, rhs: this.closure(e) }], returned(make.variable(name, e.span), e.span), e.span);
      }
      case 'let':
        return this.nestedLets(e);
      case 'letjoin':
        return this.letJoin(e);
      case 'jump': {
        const from = this.#wraps.length;
        const args = this.#args(e.args);
        return this.#around(from, make.app(make.variable(this.name(e.join), e.span), args, e.span));
      }
      case 'case':
        return this.#caseExpr(e);
    }
  }

  #app(e: Core.App): Stg.Expr {
    const { fun } = e;
    if (fun.kind === 'lam' && fun.params.length <= e.args.length) return this.#beta(fun, e);
    if (fun.kind === 'var') {
      const target = this.variable(fun.var, fun.span);
      if (target.kind === 'var') {
        const from = this.#wraps.length;
        const args = this.#args(e.args);
        return this.#around(from, this.#call(fun.var, target, args, e));
      }
    }
    if (fun.kind === 'app') return this.#app({ ...e, fun: fun.fun, args: [...fun.args, ...e.args] });
    const binder = this.binder(newVar('f', 'lifted', fun.span));
    const from = this.#wraps.length;
    const args = this.#args(e.args);
    const body = this.#around(from, make.app(make.variable(binder.name, fun.span), args, e.span));
    return make.caseOf(this.expr(fun), binder, [], body, e.span);
  }

  #call(f: Core.Var, target: Stg.VarAtom, args: readonly Stg.Atom[], e: Core.App): Stg.Expr {
    const call = make.app(target, args, e.span);
    const shape = f.info?.shape ?? this.shapes?.get(f) ?? null;
    if (shape === null || shape.params.length !== args.length) return call;
    if (f.info?.bottoms === true && !this.module.group.has(f)) return this.#madeUp(call, shape.results, e.reps, e.span);
    return this.#adapt(call, shape.results, e.reps, e.span);
  }

  /** See Note [Calls that never return]. */
  #adapt(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    return sameReps(actual, wanted) ? expr : this.#madeUp(expr, actual, wanted, span);
  }

  #madeUp(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    const dummies = stgReps(wanted).map((rep) => this.#dummy(rep, span));
    const after: Stg.Expr = typeof wanted === 'string' ? returned(dummies[0], span) : make.tuple(dummies, span);
    return this.#discard(expr, actual, after, span);
  }

  /** Evaluates, forgets what came out, goes on. */
  #discard(scrut: Stg.Expr, reps: Core.Reps, after: Stg.Expr, span: Span): Stg.Expr {
    const unused = (rep: Core.Rep): Stg.Binder => ({ name: '_', rep: stgRep(rep), span });
    if (typeof reps === 'string') return make.caseOf(scrut, unused(reps), [], after, span);
    return make.caseOf(scrut, unused('void'), [make.tupleAlt(reps.map(unused), after, span)], null, span);
  }

  #dummy(rep: Stg.Rep, span: Span): Stg.Atom {
    if (rep === 'p') return this.integer(0n, span);
    return rep === 'void' ? VOID : make.literalAtom(rep, rep === 'i64' ? 0n : 0, undefined, span);
  }

  #beta(fun: Core.Lam, e: Core.App): Stg.Expr {
    const rest = e.args.slice(fun.params.length);
    const from = this.#wraps.length;
    for (let i = 0; i < fun.params.length; i++) this.#wrap({ kind: 'nonrec', var: fun.params[i], expr: e.args[i], span: e.span });
    return this.#around(from, rest.length === 0 ? this.expr(fun.body) : this.#app({ ...e, fun: fun.body, args: rest }));
  }

  protected conExpr(e: Core.Con): Stg.Expr {
    const closed = e.args.length === 0 ? null : this.staticAtom(e);
    if (closed !== null) return returned(closed, e.span);
    const con = this.module.con(e.con);
    const from = this.#wraps.length;
    const atoms = new Array<Stg.Atom>(realFields(e.con));
    for (let i = 0, to = 0; i < e.args.length; i++) if (e.con.fields[i] !== 'void') atoms[to++] = this.#atom(e.args[i]);
    return this.#around(from, make.con(con, atoms, e.span));
  }

  #prim(e: Core.Prim): Stg.Expr {
    const from = this.#wraps.length;
    return this.#around(from, this.#primCall(e));
  }

  /** What its arguments need is left to be put around it. */
  #primCall(e: Core.Prim): Stg.Expr {
    const row = primopTable.get(e.op);
    if (row === undefined) throw new Error(`no primop ${e.op}`);
    const strict = evaluatesArguments(e.op);
    const args = new Array<Stg.Atom>(e.args.length);
    for (let i = 0; i < args.length; i++) args[i] = strict && repsOf(e.args[i]) === 'lifted' ? this.#evaluated(e.args[i]) : this.#atom(e.args[i]);
    return this.#adapt(make.prim(e.op, args, e.span), actualReps(row.results, e.reps), e.reps, e.span);
  }

  /** Puts around an expression what its arguments need. @param from how many wraps there were before them */
  #around(from: number, inner: Stg.Expr): Stg.Expr {
    let whole = inner;
    while (this.#wraps.length > from) whole = (this.#wraps.pop() as Wrap)(whole);
    return whole;
  }

  #wrap(bind: Core.Bind): void {
    const wrap = this.letWrap(bind);
    if (wrap !== same) this.#wraps.push(wrap);
  }

  /** The value of an expression as an atom. */
  #evaluated(arg: Core.Expr): Stg.Atom {
    const known = arg.kind === 'lit' ? this.literal(arg.lit, arg.span) : null;
    const binder = this.binder(newVar('x', 'lifted', arg.span));
    const scrut = known === null ? this.expr(arg) : returned(known, arg.span);
    this.#wraps.push((body) => make.caseOf(scrut, binder, [], body, arg.span));
    return make.variable(binder.name, arg.span);
  }

  #args(list: readonly Core.Expr[]): Stg.Atom[] {
    const atoms: Stg.Atom[] = new Array(list.length);
    for (let i = 0; i < list.length; i++) atoms[i] = this.#atom(list[i]);
    return atoms;
  }

  /** Binds an argument that is no atom: lazily when lifted, else by evaluating it. */
  #atom(expr: Core.Expr): Stg.Atom {
    const e = sameBits(expr);
    if (e.kind === 'var') return this.variable(e.var, e.span);
    if (e.kind === 'lit') return this.literal(e.lit, e.span);
    if (e.kind === 'con') {
      const closed = this.staticAtom(e);
      if (closed !== null) return closed;
    }
    const rep = repsOf(e, this.joins);
    if (typeof rep !== 'string') throw new Error(`an unboxed tuple as an argument, in ${this.owner}`);
    const v = newVar(nameFor(e), rep, e.span);
    this.#wrap({ kind: 'nonrec', var: v, expr: e, span: e.origin ?? e.span });
    return this.variable(v, e.span);
  }

  #caseExpr(e: Core.Case): Stg.Expr {
    const reps = repsOf(e.scrutinee, this.joins);
    if (e.alts.length === 0 && e.fallback === null) return this.#neverReturns(e, reps);
    if (typeof reps !== 'string' && e.alts.length === 0) return this.#discard(this.expr(e.scrutinee), reps, this.expr(e.fallback as Core.Expr), e.span);
    const binder = typeof reps === 'string' ? this.binder(e.binder) : { name: '_', rep: 'void' as const, span: e.binder.span };
    const from = this.#wraps.length;
    // a comparison that is scrutinised itself becomes a branch: what it compares is computed outside
    const scrut = e.scrutinee.kind === 'prim' ? this.#primCall(e.scrutinee) : this.expr(e.scrutinee);
    const alts = e.alts.map((alt) => this.#alt(alt));
    return this.#around(from, make.caseOf(scrut, binder, alts, e.fallback === null ? null : this.expr(e.fallback), e.span));
  }

  #neverReturns(e: Core.Case, reps: Core.Reps): Stg.Expr {
    const dummies = stgReps(e.reps).map((rep) => this.#dummy(rep, e.span));
    const after: Stg.Expr = typeof e.reps === 'string' ? returned(dummies[0], e.span) : make.tuple(dummies, e.span);
    return this.#discard(this.expr(e.scrutinee), reps, after, e.span);
  }

  #alt(alt: Core.Alt): Stg.Alt {
    if (alt.kind === 'lit') return make.litAlt(this.literal(alt.lit, alt.span) as Stg.LitAtom, this.expr(alt.body), alt.span);
    if (alt.kind === 'tuple') {
      const fields = alt.fields.map((v) => this.binder(v));
      return make.tupleAlt(fields, this.expr(alt.body), alt.span);
    }
    const count = realFields(alt.con);
    const fields = count === 0 ? noBinders : new Array<Stg.Binder>(count);
    for (let i = 0, to = 0; i < alt.fields.length; i++) {
      if (alt.con.fields[i] === 'void') this.atoms.set(alt.fields[i].unique, VOID);
      else fields[to++] = this.binder(alt.fields[i]);
    }
    return make.conAlt(this.module.con(alt.con), fields, this.expr(alt.body), alt.span);
  }
}

const noBinders: Stg.Binder[] = [];

/** How many fields have a word. */
function realFields({ fields }: Core.DataCon): number {
  let count = 0;
  for (let i = 0; i < fields.length; i++) if (fields[i] !== 'void') count++;
  return count;
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
