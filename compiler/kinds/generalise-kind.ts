/** Kinds after inference: what nobody decided is generalised or becomes Type. */
import { forallType, tyVar, varType } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { Meta, Type } from '../types/type.ts';
import { freeVariables, metasOf } from '../types/type-walk.ts';

/** The kind without metas. See Note [Kind variables] in type-reader.ts. */
export function generaliseKind(tc: Tc, kind: Type): Type {
  if (kind.kind === 'con') return kind;
  for (const meta of metasOf([kind])) settle(tc, meta);
  return tc.zonk(kind);
}

/** The kind of a declared type constructor: closed, polymorphic in what stayed open. */
export function closeKind(tc: Tc, kind: Type): Type {
  const closed = generaliseKind(tc, kind);
  return forallType([...freeVariables(closed)], [], closed);
}

function settle(tc: Tc, meta: Meta): void {
  if (meta.ref !== null) return;
  meta.ref = tc.module.extensions.has('PolyKinds') ? varType(tyVar('k', generaliseKind(tc, meta.kind))) : tc.builtin.typeKind;
}
