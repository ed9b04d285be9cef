/** Traversable: traverse, with `<*>` only for the fields that have something to visit. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Derived, type DerivedCode, methodsOnly } from './derived.ts';
import { type Shape, shapeOf } from './shape.ts';
import { caseTuple } from './tuple.ts';

export function deriveTraversable({ build: b, cons, lastOf, expand }: Derived): DerivedCode {
  if (cons.length === 0) {
    const x = b.local('a');
    return methodsOnly(b.method('traverse', b.clause([b.wildP(), b.varP(x)], b.call('pure', b.case(b.var(x), [])))));
  }
  const clauses = cons.map(({ name, arity, con }) => {
    const [f, args] = [b.local('f'), b.locals('a', arity)];
    const shapes = con.args.map((arg) => shapeOf(expand(arg), lastOf(con)));
    const values = args.map((arg) => b.var(arg));
    return b.clause(
      [b.varP(f), b.conP(name, args)],
      rebuilt(b, shapes, values, f, (fields) => b.conCall(name, ...fields)),
    );
  });
  return methodsOnly(b.method('traverse', ...clauses));
}

/** Visits the values that have something to visit, and makes the whole of the results. */
function rebuilt(b: Build, shapes: readonly Shape[], values: readonly Rn.Expr[], f: Name, make: (fields: readonly Rn.Expr[]) => Rn.Expr): Rn.Expr {
  const results: Name[] = [];
  const actions: Rn.Expr[] = [];
  const fields = values.map((value, i) => {
    if (shapes[i].kind === 'none') return value;
    const result = b.local('b');
    results.push(result);
    actions.push(visit(b, shapes[i], value, f));
    return b.var(result);
  });
  if (actions.length === 0) return b.call('pure', make(fields));
  const whole = b.lambda(results, make(fields));
  if (actions.length === 1) return b.call('fmap', whole, actions[0]);
  const first = b.call('liftA2', whole, actions[0], actions[1]);
  return actions.slice(2).reduce((done, action) => b.call('<*>', done, action), first);
}

function visit(b: Build, shape: Shape, value: Rn.Expr, f: Name): Rn.Expr {
  switch (shape.kind) {
    case 'var':
      return b.apply(b.var(f), value);
    case 'inside': {
      if (shape.inner.kind === 'var') return b.call('traverse', b.var(f), value);
      const x = b.local('b');
      return b.call('traverse', b.lambda([x], visit(b, shape.inner, b.var(x), f)), value);
    }
    case 'tuple':
      return caseTuple(b, value, shape.items.length, (items) => rebuilt(b, shape.items, items, f, (fields) => b.tuple(...fields)));
    default:
      return b.call('pure', value);
  }
}
