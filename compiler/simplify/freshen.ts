/**
 * Copies of Core with fresh binders, so that no variable is ever bound twice in a module.
 *
 * Code copied from another module gets the place of the call it is copied to: places are those of the module being compiled.
 */
import type { Span } from '../base/span.ts';
import { cloneVar } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';

type Renaming = Map<Core.Var, Core.Expr | Core.Var>;

/** A copy with fresh binders; `replace` gives expressions for some of its free variables. */
export function freshen(expr: Core.Expr, span: Span | null = null, replace: ReadonlyMap<Core.Var, Core.Expr> = new Map()): Core.Expr {
  return new Freshener(new Map(replace), span).expr(expr);
}

class Freshener {
  private readonly names: Renaming;
  private readonly span: Span | null;

  constructor(names: Renaming, span: Span | null) {
    this.names = names;
    this.span = span;
  }

  private at(span: Span): Span {
    return this.span ?? span;
  }

  private bind(v: Core.Var): Core.Var {
    const copy = cloneVar(v);
    if (v.info !== null) copy.info = { ...v.info, unfolding: null };
    this.names.set(v, copy);
    return copy;
  }

  private list(list: readonly Core.Expr[]): Core.Expr[] {
    return list.map((e) => this.expr(e));
  }

  expr(e: Core.Expr): Core.Expr {
    const span = this.at(e.span);
    switch (e.kind) {
      case 'var': {
        const to = this.names.get(e.var);
        if (to === undefined) return { ...e, span };
        return 'unique' in to ? { kind: 'var', var: to, span } : to;
      }
      case 'lit':
        return { ...e, span };
      case 'app':
        return { ...e, fun: this.expr(e.fun), args: this.list(e.args), span };
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        return { ...e, args: this.list(e.args), span };
      case 'lam': {
        const params = e.params.map((p) => this.bind(p));
        return { ...e, params, body: this.expr(e.body), span };
      }
      case 'let': {
        if (e.bind.kind === 'nonrec') {
          const rhs = this.expr(e.bind.expr);
          const v = this.bind(e.bind.var);
          return { ...e, bind: { ...e.bind, var: v, expr: rhs }, body: this.expr(e.body), span };
        }
        const vars = e.bind.binds.map((b) => this.bind(b.var));
        const binds = e.bind.binds.map((b, i) => ({ ...b, var: vars[i], expr: this.expr(b.expr) }));
        return { ...e, bind: { ...e.bind, binds }, body: this.expr(e.body), span };
      }
      case 'letjoin': {
        const vars = e.joins.map((j) => this.bind(j.var));
        const joins = e.joins.map((j, i) => ({ ...j, var: vars[i], params: j.params.map((p) => this.bind(p)), body: this.expr(j.body) }));
        return { ...e, joins, body: this.expr(e.body), span };
      }
      case 'jump': {
        const to = this.names.get(e.join);
        return { ...e, join: to !== undefined && 'unique' in to ? to : e.join, args: this.list(e.args), span };
      }
      case 'case': {
        const scrutinee = this.expr(e.scrutinee);
        const binder = this.bind(e.binder);
        const alts = e.alts.map((alt) => this.alt(alt));
        return { ...e, scrutinee, binder, alts, fallback: e.fallback === null ? null : this.expr(e.fallback), span };
      }
    }
  }

  private alt(alt: Core.Alt): Core.Alt {
    if (alt.kind === 'lit') return { ...alt, body: this.expr(alt.body) };
    const fields = alt.fields.map((f) => this.bind(f));
    return { ...alt, fields, body: this.expr(alt.body) };
  }
}
