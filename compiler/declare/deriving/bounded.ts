/** Bounded: first and last constructor, or all fields' bounds. */
import type * as Rn from '../../rename/syntax.ts';
import { type Constructor, type Derived, type DerivedCode, methodsOnly } from './derived.ts';

export function deriveBounded({ build: b, cons }: Derived): DerivedCode {
  const bound = (method: 'minBound' | 'maxBound', { name, arity }: Constructor): Rn.FunBind =>
    b.method(method, b.clause([], b.conCall(name, ...Array.from({ length: arity }, () => b.wiredVar(method)))));
  return methodsOnly(bound('minBound', cons[0]), bound('maxBound', cons[cons.length - 1]));
}
