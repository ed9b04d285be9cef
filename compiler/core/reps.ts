/** Representations of Core expressions: what they return, and the shapes of functions. */
import type * as Core from './syntax.ts';

/** Join points in scope, so that what a jump returns can be told. */
type Joins = ReadonlyMap<Core.Var, Core.Join>;

/** What an expression returns. A jump returns what its join point does: one in it, or of those `around` it. */
export function repsOf(expr: Core.Expr, around: Joins | null = null): Core.Reps {
  let inside: Map<Core.Var, Core.Join> | null = null;
  // a join point that jumps to itself says nothing the second time
  let seen: Set<Core.Var> | null = null;
  let e = expr;
  for (;;) {
    switch (e.kind) {
      case 'var':
        return e.var.rep;
      case 'lit':
        return litRep(e.lit);
      case 'app':
      case 'prim':
      case 'foreign':
      case 'case':
        return e.reps;
      case 'con':
      case 'lam':
        return 'lifted';
      case 'tuple':
        return e.args.map((arg) => repsOf(arg, around) as Core.Rep);
      case 'let':
        e = e.body;
        break;
      case 'letjoin':
        inside ??= new Map();
        for (const join of e.joins) inside.set(join.var, join);
        e = e.body;
        break;
      case 'jump': {
        const join: Core.Join | undefined = inside?.get(e.join) ?? around?.get(e.join);
        seen ??= new Set();
        if (join === undefined || seen.has(e.join)) return 'lifted';
        seen.add(e.join);
        e = join.body;
        break;
      }
    }
  }
}

export function litRep(lit: Core.Literal): Core.Rep {
  if (lit.rep === 'string') return 'i32';
  return lit.rep === 'integer' ? 'lifted' : lit.rep;
}

/** The components, voids left out. */
export function realReps(reps: Core.Reps): readonly Core.Rep[] {
  return typeof reps === 'string' ? (reps === 'void' ? [] : [reps]) : reps.filter((r) => r !== 'void');
}

/** Same words in the same places? Lifted and unlifted pointers are both pointers. */
export function sameReps(a: Core.Reps, b: Core.Reps): boolean {
  const [left, right] = [realReps(a), realReps(b)];
  return left.length === right.length && left.every((rep, i) => (isPointer(rep) ? isPointer(right[i]) : rep === right[i]));
}

export function isPointer(rep: Core.Rep): boolean {
  return rep === 'lifted' || rep === 'unlifted';
}

/** The shape under which a binding is called directly; null for what is no lambda. */
export function shapeOf(expr: Core.Expr): Core.FunShape | null {
  if (expr.kind !== 'lam') return null;
  return { params: expr.params.map((p) => p.rep), results: repsOf(expr.body) };
}
