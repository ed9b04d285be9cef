/** Enum, of types whose constructors have no arguments: by tags. The texts of the errors are GHC's. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';
import { type Constructor, type Derived, type DerivedCode, tagToCon } from './derived.ts';

export function deriveEnum(derived: Derived): DerivedCode {
  const { build: b, cons, typeName } = derived;
  const toCon = tagToCon(derived);
  const ranges = new Ranges(b, toCon.name, cons.length - 1);
  const methods = [
    neighbour(b, 'succ', cons, 1, `succ{${typeName}}: tried to take \`succ' of last tag in enumeration`),
    neighbour(b, 'pred', cons, -1, `pred{${typeName}}: tried to take \`pred' of first tag in enumeration`),
    toEnum(b, typeName, toCon.name, cons.length - 1),
    fromEnum(b),
    ranges.enumFrom(),
    ranges.enumFromThen(),
    ranges.enumFromTo(),
    ranges.enumFromThenTo(),
  ];
  return { methods, helpers: [toCon.bind] };
}

function neighbour(b: Build, method: 'succ' | 'pred', cons: readonly Constructor[], step: number, message: string): Rn.FunBind {
  const clauses = cons.map((con, i) => {
    const next = cons[i + step];
    return b.clause([b.conP(con.name, [])], next === undefined ? b.call('error', b.string(message)) : b.con(next.name));
  });
  return b.method(method, ...clauses);
}

function toEnum(b: Build, typeName: string, toCon: Name, max: number): Rn.FunBind {
  const [boxed, n] = [b.local('a'), b.local('n')];
  const tail = b.append(") is outside of enumeration's range (0,", b.call('showsPrec', b.boxedInt(0), b.boxedInt(max), b.string(')')));
  const message = b.append(`toEnum{${typeName}}: tag (`, b.call('showsPrec', b.boxedInt(0), b.var(boxed), tail));
  const failure = b.call('error', message);
  const answer = b.if(b.test('>=#', b.var(n), b.int(0)), b.if(b.test('<=#', b.var(n), b.int(max)), b.apply(b.var(toCon), b.var(n)), failure), failure);
  const body = b.case(b.var(boxed), [b.alternative(b.conP(b.wired.value('I#'), [n]), answer)]);
  return b.method('toEnum', b.clause([b.varP(boxed)], body));
}

function fromEnum(b: Build): Rn.FunBind {
  const x = b.local('a');
  return b.method('fromEnum', b.clause([b.varP(x)], b.apply(b.wiredCon('I#'), b.tag(b.var(x)))));
}

/** The four methods that make lists: loops over tags. */
class Ranges {
  readonly #b: Build;
  readonly #toCon: Name;
  readonly #max: number;

  constructor(b: Build, toCon: Name, max: number) {
    this.#b = b;
    this.#toCon = toCon;
    this.#max = max;
  }

  enumFrom(): Rn.FunBind {
    const b = this.#b;
    const x = b.local('a');
    return b.method('enumFrom', b.clause([b.varP(x)], this.#loop('>#', b.int(this.#max), b.int(1), b.tag(b.var(x)))));
  }

  enumFromTo(): Rn.FunBind {
    const b = this.#b;
    const [x, y, limit] = [b.local('a'), b.local('b'), b.local('limit')];
    const body = b.named(limit, b.tag(b.var(y)), this.#loop('>#', b.var(limit), b.int(1), b.tag(b.var(x))));
    return b.method('enumFromTo', b.clause([b.varP(x), b.varP(y)], body));
  }

  enumFromThen(): Rn.FunBind {
    const b = this.#b;
    const [x, y] = [b.local('a'), b.local('b')];
    const body = this.#stepping(
      x,
      y,
      () => b.int(this.#max),
      () => b.int(0),
    );
    return b.method('enumFromThen', b.clause([b.varP(x), b.varP(y)], body));
  }

  enumFromThenTo(): Rn.FunBind {
    const b = this.#b;
    const [x, y, z, limit] = [b.local('a'), b.local('b'), b.local('c'), b.local('limit')];
    const end = (): Rn.Expr => b.var(limit);
    const body = b.named(limit, b.tag(b.var(z)), this.#stepping(x, y, end, end));
    return b.method('enumFromThenTo', b.clause([b.varP(x), b.varP(y), b.varP(z)], body));
  }

  /** from x, by y - x, up to the one end or down to the other */
  #stepping(x: Name, y: Name, top: () => Rn.Expr, bottom: () => Rn.Expr): Rn.Expr {
    const b = this.#b;
    const [from, then, step] = [b.local('from'), b.local('then'), b.local('step')];
    const up = this.#loop('>#', top(), b.var(step), b.var(from));
    const down = this.#loop('<#', bottom(), b.var(step), b.var(from));
    const body = b.named(step, b.primCall('-#', b.var(then), b.var(from)), b.if(b.test('>=#', b.var(step), b.int(0)), up, down));
    return b.named(from, b.tag(b.var(x)), b.named(then, b.tag(b.var(y)), body));
  }

  /** let go i = if i `beyond` limit then [] else con i : go (i + step) in go start */
  #loop(beyond: '>#' | '<#', limit: Rn.Expr, step: Rn.Expr, start: Rn.Expr): Rn.Expr {
    return tagLoop(this.#b, this.#toCon, beyond, limit, step, start);
  }
}

export function tagLoop(b: Build, toCon: Name, beyond: '>#' | '<#', limit: Rn.Expr, step: Rn.Expr, start: Rn.Expr): Rn.Expr {
  const [go, i] = [b.local('go'), b.local('i')];
  const next = b.apply(b.var(go), b.primCall('+#', b.var(i), step));
  const more = b.conCall(b.wired.value(':'), b.apply(b.var(toCon), b.var(i)), next);
  return b.letFun(go, [i], b.if(b.test(beyond, b.var(i), limit), b.wiredCon('[]'), more), b.apply(b.var(go), start));
}
