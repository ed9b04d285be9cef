/** How values of a type are represented, as its kind tells. */
import type * as Core from '../core/syntax.ts';
import type { Tc } from '../types/tc.ts';
import type { Type } from '../types/type.ts';

/** Lifted unless the kind says otherwise. */
export function repOfType(tc: Tc, type: Type): Core.Rep {
  if (type.kind === 'fun' || type.kind === 'var' || type.kind === 'forall') return 'lifted';
  return tc.builtin.repOfKind(tc.head(tc.kindOf(type))) ?? 'lifted';
}
