/**
 * How many more arguments an expression takes before it does any work: by as many its binding can be eta-expanded without doing work again for each call.
 *
 * As in GHC, a case of a variable is no work, and what an unevaluated function would do to `seq` is not minded. Note [State hack]: a function of a state token is an
 * action, and most actions run once: any work may go behind the token. Source: GHC's Core.Opt.Arity, notes [exprArity], [The state-transformer hack].
 */
import type * as Core from '../core/syntax.ts';
import { isAtom } from './size.ts';

/** Representations of the further parameters, and of what comes out behind them. */
export interface Arity {
  readonly params: readonly Core.Rep[];
  readonly result: Core.Reps;
}

const MAX_DEPTH = 40;

/** The further parameters of an expression; null when there are none, `any` when it never returns. */
export function arityOf(e: Core.Expr, bottoms: (e: Core.Expr) => boolean, reps: (e: Core.Expr) => Core.Reps): Arity | null {
  const found = new Arities(bottoms, reps).of(e, 0);
  return found === 'any' ? null : found;
}

class Arities {
  private readonly bottoms: (e: Core.Expr) => boolean;
  private readonly reps: (e: Core.Expr) => Core.Reps;
  private readonly functions = new Map<Core.Var, Core.Lam>();

  constructor(bottoms: (e: Core.Expr) => boolean, reps: (e: Core.Expr) => Core.Reps) {
    this.bottoms = bottoms;
    this.reps = reps;
  }

  of(e: Core.Expr, depth: number): Arity | 'any' | null {
    if (depth > MAX_DEPTH) return null;
    switch (e.kind) {
      case 'lam':
        return { params: e.params.map((p) => p.rep), result: this.reps(e.body) };
      case 'var': {
        const local = this.functions.get(e.var);
        if (local !== undefined) return { params: local.params.map((p) => p.rep), result: this.reps(local.body) };
        return e.var.global ? partial(e.var.info?.shape ?? null, 0) : null;
      }
      case 'app': {
        if (this.bottoms(e)) return 'any';
        if (e.fun.kind !== 'var') return null;
        const found = this.call(e.fun.var, e.args.length);
        return e.args.every(isAtom) ? found : action(found);
      }
      case 'prim':
        return this.bottoms(e) ? 'any' : null;
      case 'let': {
        const binds = e.bind.kind === 'rec' ? e.bind.binds : [e.bind];
        for (const b of binds) if (b.expr.kind === 'lam') this.functions.set(b.var, b.expr);
        const found = this.of(e.body, depth + 1);
        return binds.every((b) => b.expr.kind === 'lam') ? found : action(found);
      }
      case 'case': {
        const found = this.all([...e.alts.map((a) => a.body), ...(e.fallback === null ? [] : [e.fallback])], depth);
        return e.scrutinee.kind === 'var' ? found : action(found);
      }
      case 'letjoin':
        return e.rec ? null : this.all([...e.joins.map((j) => j.body), e.body], depth);
      case 'jump':
        return e.args.every(isAtom) ? 'any' : null;
      default:
        return null;
    }
  }

  private call(f: Core.Var, given: number): Arity | null {
    const local = this.functions.get(f);
    if (local !== undefined) return partial({ params: local.params.map((p) => p.rep), results: this.reps(local.body) }, given);
    return f.global ? partial(f.info?.shape ?? null, given) : null;
  }

  /** What all branches take: as many parameters as the least of them. */
  private all(branches: readonly Core.Expr[], depth: number): Arity | 'any' | null {
    let least: Arity | 'any' = 'any';
    for (const branch of branches) {
      const found = this.of(branch, depth + 1);
      if (found === null) return null;
      if (found === 'any') continue;
      if (least === 'any') least = found;
      else if (found.params.length !== least.params.length) {
        const [short, long]: readonly Arity[] = found.params.length < least.params.length ? [found, least] : [least, found];
        if (short.params.some((rep, i) => rep !== long.params[i])) return null;
        least = short;
      }
    }
    return least;
  }
}

/** See Note [State hack]. */
function action(found: Arity | 'any' | null): Arity | 'any' | null {
  return found === null || found === 'any' || found.params[0] === 'void' ? found : null;
}

function partial(shape: Core.FunShape | null, given: number): Arity | null {
  if (shape === null || given >= shape.params.length) return null;
  return { params: shape.params.slice(given), result: shape.results };
}
