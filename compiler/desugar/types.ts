/** What desugaring needs to know of types: how values look at run time, and the constructor at the head. Synonyms are looked through. */
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { headCon, repr, splitCon } from '../types/make.ts';
import { expandedSynonym } from '../types/subst.ts';
import type { TyCon, Type } from '../types/type.ts';

/** A type constructor and its arguments. */
export interface ConApp {
  readonly con: TyCon;
  readonly args: readonly Type[];
}

/** The head constructor and its arguments, synonyms expanded; null for functions, variables and the like. */
export function conApp(type: Type): ConApp | null {
  let t = type;
  for (;;) {
    const app = splitCon(t);
    if (app === null || app.con.flavour !== 'synonym' || app.args.length < app.con.arity) return app;
    t = expandedSynonym(app.con, app.args);
  }
}

/** The head constructor alone. */
export function headOf(type: Type): TyCon | null {
  const con = headCon(type);
  return con !== null && con.flavour === 'synonym' ? (conApp(type)?.con ?? null) : con;
}

/** A function type's argument and result, synonyms expanded, foralls without context dropped; null for what is none. */
export function functionType(type: Type): { readonly arg: Type; readonly res: Type } | null {
  let t = repr(type);
  for (;;) {
    if (t.kind === 'fun') return t;
    if (t.kind === 'forall' && t.context.length === 0) t = repr(t.body);
    else if (t.kind === 'con' || t.kind === 'app') {
      const app = splitCon(t);
      if (app === null || app.con.flavour !== 'synonym' || app.args.length !== app.con.arity) return null;
      t = repr(expandedSynonym(app.con, app.args));
    } else return null;
  }
}

/** How values of a type look: one representation, or those of an unboxed tuple's components. `(# #)` is nothing, as a state token is. */
export function repsOf(type: Type): Core.Reps {
  let t = repr(type);
  while (t.kind === 'forall') {
    if (t.context.length > 0) return 'lifted';
    t = repr(t.body);
  }
  // what a variable stands for is known of its kind alone (`TYPE 'IntRep`), which says as a type of that kind would
  if (t.kind === 'var') t = repr(t.var.kind);
  if (t.kind !== 'con' && t.kind !== 'app') return 'lifted';
  const con = headOf(t);
  if (con === null || con.flavour !== 'prim') return 'lifted';
  return con.name.text.startsWith('(#') ? tupleReps(conApp(t)?.args ?? []) : (con.rep ?? 'lifted');
}

function tupleReps(items: readonly Type[]): Core.Reps {
  return items.length === 0 ? 'void' : items.map(repOf);
}

/** As `repsOf` for what is one value: an unboxed tuple is its box there, Note [Unboxed tuples in variables] (boxed-tuple.ts). */
export function repOf(type: Type): Core.Rep {
  const reps = repsOf(type);
  return typeof reps === 'string' ? reps : 'unlifted';
}

/** How the value of an expression looks. */
export function exprReps(expr: Typed.Expr): Core.Reps {
  let e = expr;
  for (;;) {
    switch (e.kind) {
      case 'var':
        return repsOf(e.id.type);
      case 'let':
      case 'evLet':
        e = e.body;
        break;
      case 'tuple':
        return e.unboxed ? tupleReps(e.types) : 'lifted';
      case 'lit':
      case 'apply':
      case 'case':
      case 'guarded':
      case 'if':
      case 'evApply':
      case 'cast':
      case 'fail':
        return repsOf(e.type);
      default:
        return 'lifted';
    }
  }
}
