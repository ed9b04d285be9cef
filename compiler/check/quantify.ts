/** Types of what was inferred. */

import { forallType } from '../types/make.ts';
import type { Generalised } from '../types/tc.ts';
import type { Type, TyVar } from '../types/type.ts';
import { freeVariables, freeVariablesOf } from '../types/type-walk.ts';

/**
 * The polymorphic type of a variable of a generalised group. All variables of a group take the evidence of the whole group; quantified are the type variables
 * that its type or the context mention, in order of appearance.
 */
export function quantify(found: Generalised<unknown>, type: Type): Type {
  if (found.vars.length === 0 && found.context.length === 0) return type;
  const quantified = new Set(found.vars);
  const mentioned = [...freeVariablesOf([...found.context, type])].filter((v) => quantified.has(v));
  // variables that kinds mention come before those whose kinds they are
  const vars = new Set(mentioned.flatMap((v) => [...freeVariables(v.kind), v]));
  return forallType(
    [...vars].filter((v) => quantified.has(v)),
    found.context,
    type,
  );
}

/** Is the variable mentioned? */
export function occursIn(v: TyVar, type: Type): boolean {
  return freeVariables(type).has(v);
}
