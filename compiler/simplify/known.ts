/** What is known of output expressions: constructors, functions, evaluated variables. */

import type { Span } from '../base/span.ts';
import { varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { type Arg, exprOf } from './continuation.ts';
import { instantiateField, isDictionaryCall } from './dictionaries.ts';
import { freshen } from './freshen.ts';
import type { Places } from './places.ts';
import { isAtom } from './size.ts';
import { isAtomOrStatic } from './values.ts';

export function isEvaluated(v: Core.Var): boolean {
  return v.isEvaluated || (v.info?.shape ?? null) !== null;
}

/** An argument that is a lambda, a constructor or a literal, or a variable known to be one. */
export function isKnown(arg: Arg): boolean {
  let e = exprOf(arg);
  if (arg.kind === 'var') {
    const v: Core.Var = arg.var;
    e = v.done ?? v.later ?? (v.out === null ? e : varExpr(v.out, e.span));
  }
  if (e.kind === 'lam' || e.kind === 'con' || (e.kind === 'lit' && e.lit.rep !== 'void')) return true;
  if (e.kind === 'app' && e.fun.kind === 'var') return e.fun.var.info?.shape != null && e.args.length < e.fun.var.info.shape.params.length;
  if (e.kind !== 'var') return false;
  return e.var.known !== null || (e.var.global && (e.var.info?.shape != null || e.var.info?.unfolding != null));
}

/** What the output variable is known to be: here, or wherever it is mentioned. */
export function knownOf(v: Core.Var): Core.Expr | null {
  const { known } = v;
  if (known === null) return v.info?.unfolding ?? null;
  if (!isAlternative(known)) return known;
  // few variables that are taken apart are looked at again
  const con = conOf(known.con, known.fields, known.span);
  v.known = con;
  return con;
}

/** Is it known to be a constructor with fields, which does not take its place? */
export function isTakenApart({ known }: Core.Var): boolean {
  return known !== null && isAlternative(known) && known.fields.length > 0;
}

function isAlternative(known: Core.Expr | Core.ConAlt): known is Core.ConAlt {
  return known.kind === 'con' && 'fields' in known;
}

/** The constructor with variables as fields. */
export function conOf(con: Core.DataCon, fields: readonly Core.Var[], span: Span): Core.Con {
  const args: Core.Expr[] = [];
  for (let i = 0; i < fields.length; i++) args.push(varExpr(fields[i], span));
  return make.con(con, args, span);
}

/** The constructor application that an output expression is known to be. Arguments may be used several times. */
export function asCon(e: Core.Expr): Core.Con | null {
  if (e.kind === 'con') return e;
  if (e.kind !== 'var') return null;
  const known = knownOf(e.var);
  if (known === null || known.kind !== 'con') return null;
  return known.args.every(isAtomOrStatic) ? known : null;
}

/** A field of a known dictionary, as an output expression. */
export function fieldOf(dict: Core.Expr, field: number, places: (field: Core.Expr) => Places): Core.Expr | null {
  let e = dict;
  for (let i = 0; i < 8; i++) {
    if (e.kind === 'con') return e.args[field] ?? null;
    if (e.kind === 'var') {
      const known = knownOf(e.var);
      if (known === null) return null;
      if (known.kind === 'con') {
        const arg = known.args[field];
        return arg === undefined ? null : isAtom(arg) ? arg : freshen(arg, places(arg));
      }
      e = known;
      continue;
    }
    return isDictionaryCall(e) ? instantiateField((e.fun as Core.VarExpr).var.info?.unfolding as Core.Lam, e.args, field, places) : null;
  }
  return null;
}

/** The case binder is the constructor of the alternative. */
export function learn(binder: Core.Var, alt: Core.Alt & { kind: 'con' }, fields: readonly Core.Var[]): void {
  const args: Core.Expr[] = [];
  for (const f of fields) {
    const to = f.out === null ? f.done : varExpr(f.out, f.span);
    if (to === null) return;
    args.push(to);
  }
  binder.known = make.con(alt.con, args, alt.span);
  binder.isEvaluated = true;
}

/** The unboxed variable that is all there is in a box. */
export function boxed(args: readonly Core.Expr[]): Core.Var | null {
  if (args.length !== 1) return null;
  const [arg] = args;
  return arg.kind === 'var' ? unboxed(arg.var) : null;
}

export function unboxed(v: Core.Var): Core.Var | null {
  return v.rep === 'lifted' ? null : v;
}
