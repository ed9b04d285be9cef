/**
 * Copies of Core with fresh binders, so that no variable is ever bound twice in a module.
 */

import { cloneVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapConArgs } from '../core/traverse.ts';
import { kept, type Places } from './places.ts';

type Renaming = Map<Core.Var, Core.Expr | Core.Var>;

/** A copy with fresh binders; `replace` gives expressions for some of its free variables. */
export function freshen(expr: Core.Expr, places: Places = kept, replace: ReadonlyMap<Core.Var, Core.Expr> = new Map()): Core.Expr {
  return new Freshener(new Map(replace), places, cloned).expr(expr);
}

/** A copy whose binders occur as those of the expression do, which were counted. */
export function freshenCounted<E extends Core.Expr>(expr: E, places: Places): E {
  return new Freshener(new Map(), places, clonedCounted).expr(expr) as E;
}

/** The expression itself, binders and all, at other places. */
export function relocated<E extends Core.Expr>(expr: E, places: Places): E {
  return new Freshener(new Map(), places, null).expr(expr) as E;
}

function cloned(v: Core.Var): Core.Var {
  const copy = cloneVar(v);
  if (v.info !== null) copy.info = v.info.withoutUnfolding();
  return copy;
}

function clonedCounted(v: Core.Var): Core.Var {
  const copy = cloned(v);
  copy.occ = v.occ;
  return copy;
}

class Freshener {
  private readonly names: Renaming;
  private readonly at: Places;
  /** null: binders stay */
  private readonly clone: ((v: Core.Var) => Core.Var) | null;

  constructor(names: Renaming, places: Places, clone: ((v: Core.Var) => Core.Var) | null) {
    this.names = names;
    this.at = places;
    this.clone = clone;
  }

  private readonly bind = (v: Core.Var): Core.Var => {
    if (this.clone === null) return v;
    const copy = this.clone(v);
    this.names.set(v, copy);
    return copy;
  };

  readonly expr = (e: Core.Expr): Core.Expr => {
    const copy = this.copy(e);
    return e.origin === undefined || copy === e || copy.kind === 'var' ? copy : make.withOrigin(copy, this.at(e.origin));
  };

  private copy(e: Core.Expr): Core.Expr {
    const span = this.at(e.span);
    switch (e.kind) {
      case 'var': {
        const to = this.names.get(e.var);
        if (to === undefined) return span === e.span ? e : varExpr(e.var, span);
        return 'unique' in to ? varExpr(to, span) : to;
      }
      case 'lit':
        return span === e.span ? e : make.literal(e.lit, span);
      case 'app':
        return make.app(this.expr(e.fun), e.args.map(this.expr), e.reps, span);
      case 'con':
        return make.con(e.con, mapConArgs(e, this.expr), span);
      case 'prim':
        return make.prim(e.op, e.args.map(this.expr), e.reps, span);
      case 'foreign':
        return make.foreign(e.foreign, e.args.map(this.expr), e.reps, span);
      case 'tuple':
        return make.tuple(e.args.map(this.expr), span);
      case 'lam': {
        const params = e.params.map(this.bind);
        return make.lam(params, this.expr(e.body), e.oneShot, span);
      }
      case 'let': {
        const bind = this.group(e.bind);
        return make.letIn(bind, this.expr(e.body), span);
      }
      case 'letjoin': {
        const vars = e.joins.map((j) => this.bind(j.var));
        const joins = e.joins.map((j, i): Core.Join => ({ var: vars[i], params: j.params.map(this.bind), body: this.expr(j.body), span: this.at(j.span) }));
        return make.letJoin(e.rec, joins, this.expr(e.body), span);
      }
      case 'jump': {
        const to = this.names.get(e.join);
        return make.jump(to !== undefined && 'unique' in to ? to : e.join, e.args.map(this.expr), span);
      }
      case 'case': {
        const scrutinee = this.expr(e.scrutinee);
        const binder = this.bind(e.binder);
        const alts = e.alts.map((alt) => this.alt(alt));
        const fallback = e.fallback === null ? null : this.expr(e.fallback);
        return make.caseOf(scrutinee, binder, alts, fallback, e.reps, span);
      }
    }
  }

  private group(bind: Core.Bind): Core.Bind {
    if (bind.kind === 'nonrec') {
      const expr = this.expr(bind.expr);
      return { kind: 'nonrec', var: this.bind(bind.var), expr, span: this.at(bind.span) };
    }
    const vars = bind.binds.map((b) => this.bind(b.var));
    const binds = bind.binds.map((b, i) => ({ var: vars[i], expr: this.expr(b.expr), span: this.at(b.span) }));
    return { kind: 'rec', binds, span: this.at(bind.span) };
  }

  private alt(alt: Core.Alt): Core.Alt {
    const span = this.at(alt.span);
    if (alt.kind === 'lit') return make.litAlt(alt.lit, this.expr(alt.body), span);
    const fields = alt.fields.map(this.bind);
    const body = this.expr(alt.body);
    return alt.kind === 'con' ? make.conAlt(alt.con, fields, body, span) : make.tupleAlt(fields, body, span);
  }
}
