/** Functor: fmap and `<$`, by the shapes of the fields. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Derived, type DerivedCode, methodsOnly } from './derived.ts';
import { type Shape, shapeOf } from './shape.ts';
import { caseTuple } from './tuple.ts';

/** What is done to the values mapped over. */
interface Mapping {
  /** to one value */
  readonly one: (value: Rn.Expr) => Rn.Expr;
  /** to all values in a functor, when that is simpler than mapping a function over it */
  readonly all: (values: Rn.Expr) => Rn.Expr;
}

export function deriveFunctor(derived: Derived): DerivedCode {
  const { build: b } = derived;
  const fmap = method(derived, 'fmap', (f) => ({ one: (x) => b.apply(b.var(f), x), all: (xs) => b.call('fmap', b.var(f), xs) }));
  const replace = method(derived, '<$', (z) => ({ one: () => b.var(z), all: (xs) => b.call('<$', b.var(z), xs) }));
  return methodsOnly(fmap, replace);
}

function method({ build: b, cons, lastOf, expand }: Derived, name: 'fmap' | '<$', mapping: (argument: Name) => Mapping): Rn.FunBind {
  if (cons.length === 0) {
    const x = b.local('a');
    return b.method(name, b.clause([b.wildP(), b.varP(x)], b.case(b.var(x), [])));
  }
  const clauses = cons.map(({ name: con, arity, con: dataCon }) => {
    const argument = b.local('f');
    const args = b.locals('a', arity);
    const maps = mapping(argument);
    const fields = args.map((arg, i) => mapped(b, shapeOf(expand(dataCon.args[i]), lastOf(dataCon)), maps, b.var(arg)));
    return b.clause([b.varP(argument), b.conP(con, args)], b.conCall(con, ...fields));
  });
  return b.method(name, ...clauses);
}

function mapped(b: Build, shape: Shape, maps: Mapping, value: Rn.Expr): Rn.Expr {
  switch (shape.kind) {
    case 'none':
    case 'elsewhere':
      return value;
    case 'var':
      return maps.one(value);
    case 'inside': {
      if (shape.inner.kind === 'var') return maps.all(value);
      const x = b.local('b');
      return b.call('fmap', b.lambda([x], mapped(b, shape.inner, maps, b.var(x))), value);
    }
    case 'tuple':
      return caseTuple(b, value, shape.items.length, (items) => b.tuple(...items.map((item, i) => mapped(b, shape.items[i], maps, item))));
    case 'function': {
      const x = b.local('b');
      return b.lambda([x], mapped(b, shape.res, maps, b.apply(value, mapped(b, shape.arg, maps, b.var(x)))));
    }
  }
}
