/** Types of what was inferred. */

import { forallType, repr } from '../types/make.ts';
import type { Generalised } from '../types/tc.ts';
import type { Type, TyVar } from '../types/type.ts';

/**
 * The polymorphic type of a variable of a generalised group. All variables of a group take the evidence of the whole group; quantified are the type variables
 * that its type or the context mention, in order of appearance.
 */
export function quantify(found: Generalised<unknown>, type: Type): Type {
  if (found.vars.length === 0 && found.context.length === 0) return type;
  const quantified = new Set(found.vars);
  const mentioned = new Set<TyVar>();
  for (const pred of found.context) collect(pred, quantified, mentioned);
  collect(type, quantified, mentioned);
  return forallType([...withKinds(mentioned, quantified)], found.context, type);
}

/** Variables that kinds mention come before those whose kinds they are. */
function withKinds(vars: ReadonlySet<TyVar>, quantified: ReadonlySet<TyVar>): ReadonlySet<TyVar> {
  const all = new Set<TyVar>();
  for (const v of vars) {
    collect(v.kind, quantified, all);
    all.add(v);
  }
  return all;
}

function collect(start: Type, wanted: ReadonlySet<TyVar>, found: Set<TyVar>): void {
  let t = repr(start);
  while (t.kind === 'fun') {
    collect(t.arg, wanted, found);
    t = repr(t.res);
  }
  switch (t.kind) {
    case 'var':
      if (wanted.has(t.var)) found.add(t.var);
      return;
    case 'app':
      collect(t.fun, wanted, found);
      collect(t.arg, wanted, found);
      return;
    case 'forall':
      for (const pred of t.context) collect(pred, wanted, found);
      collect(t.body, wanted, found);
      return;
    case 'implicit':
      collect(t.type, wanted, found);
  }
}

/** Is the variable mentioned? */
export function occursIn(v: TyVar, type: Type): boolean {
  const found = new Set<TyVar>();
  collect(type, new Set([v]), found);
  return found.size > 0;
}
