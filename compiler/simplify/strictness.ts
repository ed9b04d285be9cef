/**
 * Strictness: which variables are surely evaluated when an expression is evaluated to weak head normal form, which parameters a function surely evaluates, which
 * calls never return. Backwards, first order, with a fixpoint for recursive groups.
 *
 * What diverges is strict in everything (null). Note [Precise exceptions]: what comes after an action that may throw in IO is not demanded by what comes before:
 * evaluating it early could hide the action's effects. Plain reads and writes of variables and arrays are no such actions.
 * Source: Wadler and Hughes 1987, as simplified by GHC's demand analyser.
 */
import { bindingsOf, infoOf } from '../core/build.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { primopTable } from '../stg/kinds.ts';

/** Variables surely evaluated, each once; null: all, since it diverges. They are few: an array is searched faster than a set is made. */
type Demand = readonly Core.Var[] | null;

interface Signature {
  readonly strict: readonly boolean[];
  /** demand on free variables; null: a call diverges */
  readonly free: Demand;
}

export interface Strictness {
  /** lets whose variable is surely evaluated by the body */
  readonly strictLets: ReadonlySet<Core.Var>;
  /** per function or join point: its strict parameters */
  readonly functions: ReadonlyMap<Core.Var, readonly boolean[]>;
}

const nothing: Demand = [];
const MAX_ROUNDS = 8;

/** Analyses the module; notes `strict` and `bottoms` of its top-level functions in their infos. */
export function strictness(module: Core.Module): Strictness {
  const analysis = new Analysis();
  for (const group of module.binds) analysis.top(group);
  return { strictLets: analysis.strictLets, functions: analysis.functions };
}

class Analysis {
  readonly strictLets = new Set<Core.Var>();
  readonly functions = new Map<Core.Var, readonly boolean[]>();
  private readonly signatures = new Map<Core.Var, Signature>();

  top(group: Core.Bind): void {
    const binds = bindingsOf(group);
    this.fixpoint(binds, group.kind === 'rec');
    for (const { var: v } of binds) {
      const signature = this.signatures.get(v);
      if (signature === undefined) continue;
      const info = infoOf(v);
      info.strict = signature.strict;
      info.bottoms = signature.free === null;
    }
  }

  /** Finds the signatures of a group of functions; looks at everything in them. */
  private fixpoint(binds: readonly { readonly var: Core.Var; readonly expr: Core.Expr }[], rec: boolean): void {
    const lams = binds.filter((b): b is { var: Core.Var; expr: Core.Lam } => b.expr.kind === 'lam');
    if (rec) for (const { var: v, expr } of lams) this.assume(v, expr.params);
    for (let round = 0; ; round++) {
      let changed = false;
      for (const { var: v, expr } of lams) {
        const found = this.signatureOf(expr);
        const before = this.signatures.get(v);
        if (before === undefined || !sameSignature(before, found)) changed = true;
        this.signatures.set(v, found);
      }
      if (!rec || !changed) break;
      if (round === MAX_ROUNDS) {
        for (const { var: v, expr } of lams) this.signatures.set(v, { strict: expr.params.map(() => false), free: nothing });
        for (const { expr } of lams) this.signatureOf(expr);
        break;
      }
    }
    for (const { var: v } of lams) this.functions.set(v, (this.signatures.get(v) as Signature).strict);
    for (const { expr } of binds) if (expr.kind !== 'lam') this.demand(expr);
  }

  /**
   * Where a fixpoint begins: with the best. One inside another begins anew in each round of the outer, and then with what it came to before: what it assumes of
   * the outer functions has only become worse.
   */
  private assume(v: Core.Var, params: readonly Core.Var[]): void {
    if (!this.signatures.has(v)) this.signatures.set(v, { strict: params.map((p) => p.rep === 'lifted'), free: null });
  }

  private signatureOf(lam: Core.Lam): Signature {
    return this.signature(lam.params, this.demand(lam.body));
  }

  private signature(params: readonly Core.Var[], demand: Demand): Signature {
    if (demand === null) return { strict: params.map((p) => p.rep === 'lifted'), free: null };
    return { strict: params.map((p) => demand.includes(p)), free: without(demand, params) };
  }

  // Demands ----------------------------------------------------------------------------------------------------------------------------------

  private demand(e: Core.Expr): Demand {
    switch (e.kind) {
      case 'var':
        return e.var.rep === 'lifted' && !e.var.global ? [e.var] : nothing;
      case 'lit':
        return nothing;
      case 'lam':
        this.demand(e.body);
        return nothing;
      case 'con':
      case 'tuple':
      case 'foreign':
        return this.unliftedArgs(e.args, nothing);
      case 'app':
        return this.app(e);
      case 'prim':
        return this.prim(e);
      case 'jump':
        return this.call(this.signatures.get(e.join), e.args, nothing);
      case 'let':
        return this.let(e);
      case 'letjoin':
        return this.letJoin(e);
      case 'case':
        return this.case(e);
    }
  }

  /** Arguments that are not lifted are evaluated; the others are looked at, but promise nothing. */
  private unliftedArgs(args: readonly Core.Expr[], start: Demand): Demand {
    let all = start;
    for (const arg of args) {
      const demand = this.demand(arg);
      if (!isLifted(arg)) all = both(all, demand);
    }
    return all;
  }

  private app(e: Core.App): Demand {
    if (e.fun.kind !== 'var') return this.unliftedArgs(e.args, this.demand(e.fun));
    const f = e.fun.var;
    const own: Demand = f.global ? nothing : [f];
    if (!f.global) return this.call(this.signatures.get(f), e.args, own);
    const { info } = f;
    if (this.signatures.has(f)) return this.call(this.signatures.get(f), e.args, own);
    return this.call(info?.strict ? { strict: info.strict, free: info.bottoms ? null : nothing } : undefined, e.args, own);
  }

  private call(signature: Signature | undefined, args: readonly Core.Expr[], own: Demand): Demand {
    if (signature === undefined || args.length < signature.strict.length) return this.unliftedArgs(args, own);
    let all: Demand = both(own, signature.free);
    for (const [i, arg] of args.entries()) {
      const demand = this.demand(arg);
      if (signature.strict[i] || !isLifted(arg)) all = both(all, demand);
    }
    return all;
  }

  private prim(e: Core.Prim): Demand {
    const looksInside = e.op === 'dataToTag#' || e.op.startsWith('integer');
    let all = nothing;
    for (const arg of e.args) {
      const demand = this.demand(arg);
      if (looksInside || !isLifted(arg)) all = both(all, demand);
    }
    return e.op === 'raise#' ? null : all;
  }

  private let(e: Core.Let): Demand {
    if (e.bind.kind === 'rec') {
      this.fixpoint(e.bind.binds, true);
      const demand = this.demand(e.body);
      return demand === null
        ? null
        : without(
            demand,
            e.bind.binds.map((b) => b.var),
          );
    }
    const { var: v, expr } = e.bind;
    if (expr.kind === 'lam') {
      this.fixpoint([e.bind], false);
      const demand = this.demand(e.body);
      return demand === null ? null : without(demand, [v]);
    }
    const rhs = this.demand(expr);
    const body = this.demand(e.body);
    this.strictLets.delete(v);
    if (v.rep !== 'lifted') return both(rhs, body === null ? null : without(body, [v]));
    if (body === null || !body.includes(v)) return body;
    this.strictLets.add(v);
    return both(rhs, without(body, [v]));
  }

  private letJoin(e: Core.LetJoin): Demand {
    if (e.rec) for (const j of e.joins) this.assume(j.var, j.params);
    for (let round = 0; ; round++) {
      let changed = false;
      for (const j of e.joins) {
        const found = this.signature(j.params, this.demand(j.body));
        const before = this.signatures.get(j.var);
        if (before === undefined || !sameSignature(before, found)) changed = true;
        this.signatures.set(j.var, found);
      }
      if (!e.rec || !changed) break;
      if (round === MAX_ROUNDS) {
        for (const j of e.joins) this.signatures.set(j.var, { strict: j.params.map(() => false), free: nothing });
        for (const j of e.joins) this.demand(j.body);
        break;
      }
    }
    for (const j of e.joins) this.functions.set(j.var, (this.signatures.get(j.var) as Signature).strict);
    return this.demand(e.body);
  }

  private case(e: Core.Case): Demand {
    const scrutinee = this.demand(e.scrutinee);
    let branches: Demand = null;
    for (const alt of e.alts) {
      const demand = this.demand(alt.body);
      const bound = alt.kind === 'lit' ? [] : alt.fields;
      branches = either(branches, demand === null ? null : without(demand, bound));
    }
    if (e.fallback !== null) branches = either(branches, this.demand(e.fallback));
    if (branches !== null) branches = without(branches, [e.binder]);
    if (scrutinee === null) return null;
    return mayThrowPrecisely(e.scrutinee) ? scrutinee : both(scrutinee, branches);
  }
}

/** See Note [Precise exceptions]. */
function mayThrowPrecisely(e: Core.Expr): boolean {
  if (e.kind === 'prim') {
    const row = primopTable.get(e.op);
    return row === undefined || ('call' in row.how && row.effect === true && !/Array|MutVar/.test(e.op));
  }
  if (e.kind !== 'app' && e.kind !== 'foreign' && e.kind !== 'case' && e.kind !== 'let' && e.kind !== 'letjoin') return false;
  const reps = repsOf(e);
  return typeof reps === 'string' ? reps === 'void' : reps.includes('void');
}

function isLifted(e: Core.Expr): boolean {
  switch (e.kind) {
    case 'var':
      return e.var.rep === 'lifted';
    case 'lit':
      return e.lit.rep === 'integer';
    case 'con':
    case 'lam':
      return true;
    case 'app':
    case 'prim':
    case 'case':
    case 'foreign':
      return e.reps === 'lifted';
    default:
      return repsOf(e) === 'lifted';
  }
}

/** Both happen. */
function both(a: Demand, b: Demand): Demand {
  if (a === null || b === null) return null;
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const [small, large] = a.length < b.length ? [a, b] : [b, a];
  const more = small.filter((v) => !large.includes(v));
  return more.length === 0 ? large : [...large, ...more];
}

/** One of them happens. */
function either(a: Demand, b: Demand): Demand {
  if (a === null) return b;
  if (b === null) return a;
  const [small, large] = a.length < b.length ? [a, b] : [b, a];
  return small.every((v) => large.includes(v)) ? small : small.filter((v) => large.includes(v));
}

function without(demand: readonly Core.Var[], vars: readonly Core.Var[]): readonly Core.Var[] {
  return vars.some((v) => demand.includes(v)) ? demand.filter((v) => !vars.includes(v)) : demand;
}

function sameSignature(a: Signature, b: Signature): boolean {
  if (a.strict.some((s, i) => s !== b.strict[i])) return false;
  const [left, right] = [a.free, b.free];
  if (left === null || right === null) return left === right;
  return left.length === right.length && left.every((v) => right.includes(v));
}
