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
  readonly #signatures = new Map<Core.Var, Signature>();

  top(group: Core.Bind): void {
    const binds = bindingsOf(group);
    this.#fixpoint(binds, group.kind === 'rec');
    for (const { var: v } of binds) {
      const signature = this.#signatures.get(v);
      if (signature === undefined) continue;
      const info = infoOf(v);
      info.strict = signature.strict;
      info.bottoms = signature.free === null;
    }
  }

  /** Finds the signatures of a group of functions; looks at everything in them. */
  #fixpoint(binds: readonly { readonly var: Core.Var; readonly expr: Core.Expr }[], rec: boolean): void {
    const lams = binds.filter((b): b is { var: Core.Var; expr: Core.Lam } => b.expr.kind === 'lam');
    if (rec) for (const { var: v, expr } of lams) this.#assume(v, expr.params);
    for (let round = 0; ; round++) {
      let changed = false;
      for (const { var: v, expr } of lams) {
        const found = this.#signatureOf(expr);
        const before = this.#signatures.get(v);
        if (before === undefined || !sameSignature(before, found)) changed = true;
        this.#signatures.set(v, found);
      }
      if (!rec || !changed) break;
      if (round === MAX_ROUNDS) {
        for (const { var: v, expr } of lams) this.#signatures.set(v, { strict: expr.params.map(() => false), free: nothing });
        for (const { expr } of lams) this.#signatureOf(expr);
        break;
      }
    }
    for (const { var: v } of lams) this.functions.set(v, (this.#signatures.get(v) as Signature).strict);
    for (const { expr } of binds) if (expr.kind !== 'lam') this.#demand(expr);
  }

  /**
   * Where a fixpoint begins: with the best. One inside another begins anew in each round of the outer, and then with what it came to before: what it assumes of
   * the outer functions has only become worse.
   */
  #assume(v: Core.Var, params: readonly Core.Var[]): void {
    if (!this.#signatures.has(v)) this.#signatures.set(v, { strict: params.map((p) => p.rep === 'lifted'), free: null });
  }

  #signatureOf(lam: Core.Lam): Signature {
    return this.#signature(lam.params, this.#demand(lam.body));
  }

  #signature(params: readonly Core.Var[], demand: Demand): Signature {
    if (demand === null) return { strict: params.map((p) => p.rep === 'lifted'), free: null };
    return { strict: params.map((p) => demand.includes(p)), free: without(demand, params) };
  }

  // Demands ----------------------------------------------------------------------------------------------------------------------------------

  #demand(e: Core.Expr): Demand {
    switch (e.kind) {
      case 'var':
        return e.var.rep === 'lifted' && !e.var.global ? [e.var] : nothing;
      case 'lit':
        return nothing;
      case 'lam':
        this.#demand(e.body);
        return nothing;
      case 'con':
      case 'tuple':
      case 'foreign':
        return this.#unliftedArgs(e.args, nothing);
      case 'app':
        return this.#app(e);
      case 'prim':
        return this.#prim(e);
      case 'jump':
        return this.#call(this.#signatures.get(e.join), e.args, nothing);
      case 'let':
        return this.#let(e);
      case 'letjoin':
        return this.#letJoin(e);
      case 'case':
        return this.#case(e);
    }
  }

  /** Arguments that are not lifted are evaluated; the others are looked at, but promise nothing. */
  #unliftedArgs(args: readonly Core.Expr[], start: Demand): Demand {
    let all = start;
    for (const arg of args) {
      const demand = this.#demand(arg);
      if (!isLifted(arg)) all = both(all, demand);
    }
    return all;
  }

  #app(e: Core.App): Demand {
    if (e.fun.kind !== 'var') return this.#unliftedArgs(e.args, this.#demand(e.fun));
    const f = e.fun.var;
    const signature = this.#signatures.get(f);
    if (!f.global) return this.#call(signature, e.args, [f]);
    if (signature !== undefined) return this.#call(signature, e.args, nothing);
    const { info } = f;
    return this.#call(info?.strict ? { strict: info.strict, free: info.bottoms ? null : nothing } : undefined, e.args, nothing);
  }

  #call(signature: Signature | undefined, args: readonly Core.Expr[], own: Demand): Demand {
    if (signature === undefined || args.length < signature.strict.length) return this.#unliftedArgs(args, own);
    let all: Demand = both(own, signature.free);
    for (let i = 0; i < args.length; i++) {
      const demand = this.#demand(args[i]);
      if (signature.strict[i] || !isLifted(args[i])) all = both(all, demand);
    }
    return all;
  }

  #prim(e: Core.Prim): Demand {
    const looksInside = e.op === 'dataToTag#' || e.op.startsWith('integer');
    let all = nothing;
    for (const arg of e.args) {
      const demand = this.#demand(arg);
      if (looksInside || !isLifted(arg)) all = both(all, demand);
    }
    return e.op === 'raise#' ? null : all;
  }

  #let(e: Core.Let): Demand {
    if (e.bind.kind === 'rec') {
      this.#fixpoint(e.bind.binds, true);
      const demand = this.#demand(e.body);
      return demand === null
        ? null
        : without(
            demand,
            e.bind.binds.map((b) => b.var),
          );
    }
    const { var: v, expr } = e.bind;
    if (expr.kind === 'lam') {
      this.#fixpoint([e.bind], false);
      const demand = this.#demand(e.body);
      return demand === null ? null : withoutOne(demand, v);
    }
    const rhs = this.#demand(expr);
    const body = this.#demand(e.body);
    this.strictLets.delete(v);
    if (v.rep !== 'lifted') return both(rhs, body === null ? null : withoutOne(body, v));
    if (body === null || !body.includes(v)) return body;
    this.strictLets.add(v);
    return both(rhs, withoutOne(body, v));
  }

  #letJoin(e: Core.LetJoin): Demand {
    if (e.rec) for (const j of e.joins) this.#assume(j.var, j.params);
    for (let round = 0; ; round++) {
      let changed = false;
      for (const j of e.joins) {
        const found = this.#signature(j.params, this.#demand(j.body));
        const before = this.#signatures.get(j.var);
        if (before === undefined || !sameSignature(before, found)) changed = true;
        this.#signatures.set(j.var, found);
      }
      if (!e.rec || !changed) break;
      if (round === MAX_ROUNDS) {
        for (const j of e.joins) this.#signatures.set(j.var, { strict: j.params.map(() => false), free: nothing });
        for (const j of e.joins) this.#demand(j.body);
        break;
      }
    }
    for (const j of e.joins) this.functions.set(j.var, (this.#signatures.get(j.var) as Signature).strict);
    return this.#demand(e.body);
  }

  #case(e: Core.Case): Demand {
    const scrutinee = this.#demand(e.scrutinee);
    let branches: Demand = null;
    for (const alt of e.alts) {
      const demand = this.#demand(alt.body);
      branches = either(branches, demand === null || alt.kind === 'lit' ? demand : without(demand, alt.fields));
    }
    if (e.fallback !== null) branches = either(branches, this.#demand(e.fallback));
    if (branches !== null) branches = withoutOne(branches, e.binder);
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
  return a.length < b.length ? union(b, a) : union(a, b);
}

/** One of them happens. */
function either(a: Demand, b: Demand): Demand {
  if (a === null) return b;
  if (b === null) return a;
  return a.length < b.length ? common(a, b) : common(b, a);
}

// Each answers one of the lists it is given when that is what it would make.

function union(large: readonly Core.Var[], small: readonly Core.Var[]): readonly Core.Var[] {
  let all: Core.Var[] | null = null;
  for (let i = 0; i < small.length; i++) {
    if (large.includes(small[i])) continue;
    all ??= large.slice();
    all.push(small[i]);
  }
  return all ?? large;
}

function common(small: readonly Core.Var[], large: readonly Core.Var[]): readonly Core.Var[] {
  let some: Core.Var[] | null = null;
  for (let i = 0; i < small.length; i++) {
    const isIn = large.includes(small[i]);
    if (!isIn) some ??= small.slice(0, i);
    else if (some !== null) some.push(small[i]);
  }
  return some ?? small;
}

function without(demand: readonly Core.Var[], vars: readonly Core.Var[]): readonly Core.Var[] {
  let rest: Core.Var[] | null = null;
  for (let i = 0; i < demand.length; i++) {
    const isOut = vars.includes(demand[i]);
    if (isOut) rest ??= demand.slice(0, i);
    else if (rest !== null) rest.push(demand[i]);
  }
  return rest ?? demand;
}

function withoutOne(demand: readonly Core.Var[], v: Core.Var): readonly Core.Var[] {
  return demand.includes(v) ? demand.filter((other) => other !== v) : demand;
}

function sameSignature(a: Signature, b: Signature): boolean {
  if (a.strict.some((s, i) => s !== b.strict[i])) return false;
  const [left, right] = [a.free, b.free];
  if (left === null || right === null) return left === right;
  return left.length === right.length && left.every((v) => right.includes(v));
}
