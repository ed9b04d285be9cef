/** Kinds after inference: what nobody decided is generalised or becomes Type. */
import { repr, tyVar, varType } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { Meta, Type, TyVar } from '../types/type.ts';

/** The kind without metas. See Note [Kind variables] in type-reader.ts. */
export function generaliseKind(tc: Tc, kind: Type): Type {
  if (kind.kind === 'con') return kind;
  for (const meta of kindMetas(kind)) settle(tc, meta);
  return tc.zonk(kind);
}

/** The kind of a declared type constructor: closed, polymorphic in what stayed open. */
export function closeKind(tc: Tc, kind: Type): Type {
  const closed = generaliseKind(tc, kind);
  const vars = kindVariables(closed);
  return vars.length === 0 ? closed : { kind: 'forall', vars, context: [], body: closed };
}

function settle(tc: Tc, meta: Meta): void {
  if (meta.ref !== null) return;
  meta.ref = tc.module.extensions.has('PolyKinds') ? varType(tyVar('k', generaliseKind(tc, meta.kind))) : tc.builtin.typeKind;
}

function kindMetas(kind: Type, into: Meta[] = []): readonly Meta[] {
  const type = repr(kind);
  if (type.kind === 'meta') into.push(type.meta);
  else if (type.kind === 'fun') {
    kindMetas(type.arg, into);
    kindMetas(type.res, into);
  } else if (type.kind === 'app') {
    kindMetas(type.fun, into);
    kindMetas(type.arg, into);
  } else if (type.kind === 'forall') kindMetas(type.body, into);
  return into;
}

/** Free variables of a kind, in order of appearance. */
function kindVariables(kind: Type, into: TyVar[] = []): TyVar[] {
  const type = repr(kind);
  if (type.kind === 'var') {
    if (!into.includes(type.var)) into.push(type.var);
  } else if (type.kind === 'fun') {
    kindVariables(type.arg, into);
    kindVariables(type.res, into);
  } else if (type.kind === 'app') {
    kindVariables(type.fun, into);
    kindVariables(type.arg, into);
  }
  return into;
}
