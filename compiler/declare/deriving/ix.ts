/** Ix: enumerations by tags, single constructors field by field (the last field varies fastest). */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Constructor, type Derived, type DerivedCode, methodsOnly, tagToCon } from './derived.ts';

export function deriveIx(derived: Derived): DerivedCode {
  const { build: b, cons } = derived;
  if (cons.length === 1 && cons[0].arity > 0) return methodsOnly(...productMethods(b, cons[0]));
  const toCon = tagToCon(derived);
  return { methods: enumerationMethods(b, toCon.name), helpers: [toCon.bind] };
}

function enumerationMethods(b: Build, toCon: Name): Rn.FunBind[] {
  const [x, y, z] = [b.local('a'), b.local('b'), b.local('c')];
  const range = b.call('tagsUp#', b.var(toCon), b.int(1), b.tag(b.var(y)), b.tag(b.var(x)));
  const offset = b.apply(b.wiredCon('I#'), b.primCall('-#', b.tag(b.var(z)), b.tag(b.var(x))));
  const above = b.test('>=#', b.tag(b.var(z)), b.tag(b.var(x)));
  const below = b.test('<=#', b.tag(b.var(z)), b.tag(b.var(y)));
  return [
    b.method('range', b.clause([b.tupleP(b.varP(x), b.varP(y))], range)),
    b.method('unsafeIndex', b.clause([b.tupleP(b.varP(x), b.wildP()), b.varP(z)], offset)),
    b.method('inRange', b.clause([b.tupleP(b.varP(x), b.varP(y)), b.varP(z)], b.if(above, below, b.false()))),
  ];
}

function productMethods(b: Build, { name, arity }: Constructor): Rn.FunBind[] {
  const [xs, ys, zs] = [b.locals('a', arity), b.locals('b', arity), b.locals('c', arity)];
  const bounds = b.tupleP(b.conP(name, xs), b.conP(name, ys));
  const pair = (i: number): Rn.Expr => b.tuple(b.var(xs[i]), b.var(ys[i]));
  const generators = zs.map((z, i) => b.bind(z, b.call('range', pair(i))));
  const range = b.comprehension(b.conCall(name, ...zs.map((z) => b.var(z))), generators);
  let index = b.call('unsafeIndex', pair(0), b.var(zs[0]));
  for (let i = 1; i < arity; i++) {
    const rows = b.call('*', b.call('unsafeRangeSize', pair(i)), index);
    index = b.call('+', b.call('unsafeIndex', pair(i), b.var(zs[i])), rows);
  }
  let inside = b.call('inRange', pair(arity - 1), b.var(zs[arity - 1]));
  for (let i = arity - 2; i >= 0; i--) inside = b.if(b.call('inRange', pair(i), b.var(zs[i])), inside, b.false());
  return [
    b.method('range', b.clause([bounds], range)),
    b.method('unsafeIndex', b.clause([bounds, b.conP(name, zs)], index)),
    b.method('inRange', b.clause([bounds, b.conP(name, zs)], inside)),
  ];
}
