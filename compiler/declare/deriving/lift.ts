/** Lift: the parts are quoted, too. */
import { type Derived, type DerivedCode, methodsOnly } from './derived.ts';

export function deriveLift({ build: b, cons }: Derived): DerivedCode {
  const lift = b.var(b.global('Language.Haskell.TH.Syntax', 'lift'));
  const x = b.local('x');
  const clauses = cons.map(({ name, arity }) => {
    const fields = b.locals('a', arity);
    return b.clause([b.conP(name, fields)], b.call('quotedParts', b.list(fields.map((field) => b.apply(lift, b.var(field))))));
  });
  return methodsOnly(b.method('liftTyped', ...(cons.length === 0 ? [b.clause([b.varP(x)], b.case(b.var(x), []))] : clauses)));
}
