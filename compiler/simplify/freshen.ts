/**
 * Copies of Core with fresh binders, so that no variable is ever bound twice in a module.
 *
 * While a copy is made the variable that takes a binder's place lies on the binder (`Var.copy`): inlining copies many small bodies, and a table for each would
 * cost more than what is written into it.
 */

import { cloneVar } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapConArgs, remade } from '../core/traverse.ts';
import { kept, type Places } from './places.ts';

type Replacements = ReadonlyMap<Core.Var, Core.Expr>;

/** What becomes of binders: they get copies; copies that occur as they do; they stay. */
type Binders = 'fresh' | 'counted' | 'same';

/** A copy with fresh binders; `replace` gives expressions for some of its free variables. */
export function freshen(expr: Core.Expr, places: Places = kept, replace: Replacements | null = null): Core.Expr {
  return copier.run(expr, places, 'fresh', replace);
}

/** A copy whose binders occur as those of the expression do, which were counted. */
export function freshenCounted<E extends Core.Expr>(expr: E, places: Places): E {
  return copier.run(expr, places, 'counted', null) as E;
}

/** The expression itself, binders and all, at other places. */
export function relocated<E extends Core.Expr>(expr: E, places: Places): E {
  return copier.run(expr, places, 'same', null) as E;
}

/** The expression itself with other expressions for some of its free variables; what mentions none of them stays the same object. */
export function replaced(expr: Core.Expr, by: Replacements): Core.Expr {
  const change = (e: Core.Expr): Core.Expr => {
    if (e.kind === 'var') return by.get(e.var) ?? e;
    return remade(e, change);
  };
  return change(expr);
}

/** Makes one copy after the other. */
class Copier {
  #at: Places = kept;
  #binders: Binders = 'fresh';
  #replace: Replacements | null = null;
  /** binders that have a copy */
  readonly #bound: Core.Var[] = [];

  run(expr: Core.Expr, at: Places, binders: Binders, replace: Replacements | null): Core.Expr {
    this.#at = at;
    this.#binders = binders;
    this.#replace = replace;
    try {
      return this.#expr(expr);
    } finally {
      for (let v = this.#bound.pop(); v !== undefined; v = this.#bound.pop()) v.copy = null;
      this.#at = kept;
      this.#replace = null;
    }
  }

  #bind(v: Core.Var): Core.Var {
    if (this.#binders === 'same') return v;
    const copy = cloneVar(v);
    if (v.info !== null) copy.info = v.info.withoutUnfolding();
    if (this.#binders === 'counted') copy.occ = v.occ;
    v.copy = copy;
    this.#bound.push(v);
    return copy;
  }

  #bindAll(vars: readonly Core.Var[]): readonly Core.Var[] {
    const copies: Core.Var[] = [];
    for (let i = 0; i < vars.length; i++) copies.push(this.#bind(vars[i]));
    return copies;
  }

  #list(exprs: readonly Core.Expr[]): readonly Core.Expr[] {
    const copies: Core.Expr[] = [];
    for (let i = 0; i < exprs.length; i++) copies.push(this.#expr(exprs[i]));
    return copies;
  }

  readonly #expr = (e: Core.Expr): Core.Expr => {
    const span = this.#at.of(e.span);
    if (e.kind === 'var') return this.#variable(e, span);
    if (e.kind === 'lit' && span === e.span) return e;
    const origin = e.origin === undefined ? undefined : this.#at.of(e.origin);
    switch (e.kind) {
      case 'lit':
        return make.literal(e.lit, span, origin);
      case 'app':
        return make.app(this.#expr(e.fun), this.#list(e.args), e.reps, span, origin);
      case 'con':
        return make.con(e.con, e.args.length === 0 ? e.args : mapConArgs(e, this.#expr), span, origin);
      case 'prim':
        return make.prim(e.op, this.#list(e.args), e.reps, span, origin);
      case 'foreign':
        return make.foreign(e.foreign, this.#list(e.args), e.reps, span, origin);
      case 'tuple':
        return make.tuple(this.#list(e.args), span, origin);
      case 'lam': {
        const params = this.#bindAll(e.params);
        return make.lam(params, this.#expr(e.body), e.oneShot, span, origin);
      }
      case 'let': {
        const bind = this.#group(e.bind);
        return make.letIn(bind, this.#expr(e.body), span, origin);
      }
      case 'letjoin':
        return this.#letJoin(e, span, origin);
      case 'jump':
        return make.jump(e.join.copy ?? e.join, this.#list(e.args), span, origin);
      case 'case':
        return this.#case(e, span, origin);
    }
  };

  #variable(e: Core.VarExpr, span: Core.Expr['span']): Core.Expr {
    const { copy } = e.var;
    if (copy !== null) return make.variable(copy, span);
    const to = this.#replace?.get(e.var);
    if (to === undefined) return span === e.span ? e : make.variable(e.var, span);
    return to.kind === 'var' || e.origin === undefined ? to : make.withOrigin(to, this.#at.of(e.origin));
  }

  #group(bind: Core.Bind): Core.Bind {
    if (bind.kind === 'nonrec') {
      const expr = this.#expr(bind.expr);
      return { kind: 'nonrec', var: this.#bind(bind.var), expr, span: this.#at.of(bind.span) };
    }
    const vars = bind.binds.map((b) => this.#bind(b.var));
    const binds = bind.binds.map((b, i) => ({ var: vars[i], expr: this.#expr(b.expr), span: this.#at.of(b.span) }));
    return { kind: 'rec', binds, span: this.#at.of(bind.span) };
  }

  #letJoin(e: Core.LetJoin, span: Core.Expr['span'], origin: Core.Expr['origin']): Core.Expr {
    const vars = e.joins.map((j) => this.#bind(j.var));
    const joins = e.joins.map((j, i): Core.Join => {
      const params = this.#bindAll(j.params);
      return { var: vars[i], params, body: this.#expr(j.body), span: this.#at.of(j.span) };
    });
    return make.letJoin(e.rec, joins, this.#expr(e.body), span, origin);
  }

  #case(e: Core.Case, span: Core.Expr['span'], origin: Core.Expr['origin']): Core.Expr {
    const scrutinee = this.#expr(e.scrutinee);
    const binder = this.#bind(e.binder);
    const alts: Core.Alt[] = [];
    for (let i = 0; i < e.alts.length; i++) alts.push(this.#alt(e.alts[i]));
    const fallback = e.fallback === null ? null : this.#expr(e.fallback);
    return make.caseOf(scrutinee, binder, alts, fallback, e.reps, span, origin);
  }

  #alt(alt: Core.Alt): Core.Alt {
    const span = this.#at.of(alt.span);
    if (alt.kind === 'lit') return make.litAlt(alt.lit, this.#expr(alt.body), span);
    const fields = this.#bindAll(alt.fields);
    const body = this.#expr(alt.body);
    return alt.kind === 'con' ? make.conAlt(alt.con, fields, body, span) : make.tupleAlt(fields, body, span);
  }
}

const copier = new Copier();
