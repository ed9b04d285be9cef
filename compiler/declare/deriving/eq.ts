/**
 * Eq: a clause per constructor with arguments; constructors without are compared by their tags, together, so that the code is linear in the type's size.
 */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Type } from '../../types/type.ts';
import type { Build } from './build.ts';
import { byArity, type Constructor, type Derived, type DerivedCode, methodsOnly, primTypeOf } from './derived.ts';
import { primitiveOps } from './primitive.ts';

export function deriveEq({ build: b, cons }: Derived): DerivedCode {
  const { nullary, others } = byArity(cons);
  const clauses = others.map((con) => sameConstructor(b, con));
  if (nullary.length === 1 && cons.length > 1) {
    const [only] = nullary;
    clauses.push(b.clause([b.conP(only.name, []), b.conP(only.name, [])], b.true()));
  }
  if (cons.length <= 1) {
    if (others.length === 0) clauses.push(trivial(b, cons));
  } else if (nullary.length > 1) {
    const [x, y] = [b.local('a'), b.local('b')];
    clauses.push(b.clause([b.varP(x), b.varP(y)], b.test('==#', b.tag(b.var(x)), b.tag(b.var(y)))));
  } else clauses.push(b.clause([b.wildP(), b.wildP()], b.false()));
  return methodsOnly(b.method('==', ...clauses));
}

/** No constructor, or one without arguments, which is evaluated. */
function trivial(b: Build, cons: readonly Constructor[]): Rn.Clause {
  const side = (): Rn.Pattern => (cons.length === 0 ? b.wildP() : b.conP(cons[0].name, []));
  return b.clause([side(), side()], b.true());
}

function sameConstructor(b: Build, { name, arity, con }: Constructor): Rn.Clause {
  const [xs, ys] = [b.locals('a', arity), b.locals('b', arity)];
  let body: Rn.Expr | null = null;
  for (let i = arity - 1; i >= 0; i--) {
    const test = sameField(b, con.args[i], xs[i], ys[i]);
    body = body === null ? test : b.if(test, body, b.false());
  }
  return b.clause([b.conP(name, xs), b.conP(name, ys)], body ?? b.true());
}

function sameField(b: Build, type: Type, x: Name, y: Name): Rn.Expr {
  const prim = primTypeOf(type);
  return prim === null ? b.call('==', b.var(x), b.var(y)) : b.test(primitiveOps(prim).eq, b.var(x), b.var(y));
}
