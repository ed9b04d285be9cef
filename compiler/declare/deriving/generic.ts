/** Generic and Generic1: a type as a sum of products (GHC.Generics), nested so that both halves are of one size, and the way there and back. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Fixity } from '../../syntax/fixity.ts';
import { promote } from '../../types/builtin.ts';
import { conApp, conType, repr } from '../../types/make.ts';
import { subst } from '../../types/subst.ts';
import type { Tc } from '../../types/tc.ts';
import type { DataCon, DataTyCon, Type, TyVar } from '../../types/type.ts';
import { freeVariables } from '../../types/type-walk.ts';
import { type Derived, type DerivedCode, methodsOnly } from './derived.ts';

const HOME = 'GHC.Generics';

export function deriveGeneric(derived: Derived): DerivedCode {
  return wayThereAndBack(derived, 'from', 'to', (con, i) => constantOf(derived.expand(con.args[i])));
}

/** The last parameter is seen: what is one of its values, what has them, what has what has them. */
export function deriveGeneric1(derived: Derived): DerivedCode {
  return wayThereAndBack(derived, 'from1', 'to1', (con, i) => placeOf(derived.expand(con.args[i]), derived.lastOf(con)) ?? lifted);
}

function wayThereAndBack({ build: b, cons }: Derived, fromName: string, toName: string, placeAt: (con: DataCon, field: number) => Place): DerivedCode {
  const con = (text: string): Name => b.global(HOME, text);
  const wrap = (inner: Rn.Expr): Rn.Expr => b.conCall(con('M1'), inner);
  const wrapP = (inner: Rn.Pattern): Rn.Pattern => ({ kind: 'conPattern', con: { name: con('M1'), span: b.span }, args: [inner], span: b.span });
  const pairP = (left: Rn.Pattern, right: Rn.Pattern): Rn.Pattern => ({
    kind: 'conPattern',
    con: { name: con(':*:'), span: b.span },
    args: [left, right],
    span: b.span,
  });
  const fmap = (f: (value: Rn.Expr) => Rn.Expr, over: Rn.Expr): Rn.Expr => {
    const y = b.local('y');
    return b.call('fmap', b.lambda([y], f(b.var(y))), over);
  };
  const into = (place: Place, value: Rn.Expr): Rn.Expr =>
    b.conCall(con(wrapperOf(place)), place.kind === 'composed' ? fmap((inner) => into(place.inner, inner), value) : value);
  const outOf = (place: Place, value: Rn.Expr): Rn.Expr => {
    const content = b.local('z');
    return b.case(value, [b.alternative(b.conP(con(wrapperOf(place)), [content]), contentOf(place, b.var(content)))]);
  };
  const contentOf = (place: Place, value: Rn.Expr): Rn.Expr => (place.kind === 'composed' ? fmap((inner) => outOf(place.inner, inner), value) : value);
  const rows = cons.map(({ name, arity, con: dataCon }, i) => {
    const args = b.locals('g', arity);
    const places = args.map((_, field) => placeAt(dataCon, field));
    const fields = args.map((arg, field) => wrap(into(places[field], b.var(arg))));
    const fieldsP = args.map((arg, field) => wrapP(b.conP(con(wrapperOf(places[field])), [arg])));
    const product = wrap(balanced(fields, b.con(con('U1')), (x, y) => b.conCall(con(':*:'), x, y)));
    const productP = wrapP(balanced<Rn.Pattern>(fieldsP, b.conP(con('U1'), []), pairP));
    const path = pathTo(i, cons.length);
    return {
      there: b.alternative(
        b.conP(name, args),
        path.reduceRight((inner, side) => b.conCall(con(side), inner), product),
      ),
      back: b.alternative(
        path.reduceRight<Rn.Pattern>((inner, side) => ({ kind: 'conPattern', con: { name: con(side), span: b.span }, args: [inner], span: b.span }), productP),
        b.conCall(name, ...args.map((arg, field) => contentOf(places[field], b.var(arg)))),
      ),
    };
  });
  const [x, r] = [b.local('x'), b.local('r')];
  const there = rows.map((row) => row.there);
  const back = rows.map((row) => row.back);
  const from = b.fun(con(fromName), b.clause([b.varP(x)], wrap(b.case(b.var(x), there))));
  const to = b.fun(con(toName), b.clause([wrapP(b.varP(r))], b.case(b.var(r), back)));
  return methodsOnly(from, to);
}

/** Where a field has the last type parameter. */
type Place =
  | { readonly kind: 'nowhere'; readonly wrapper: string }
  | { readonly kind: 'itself' }
  /** as the last argument of a type */
  | { readonly kind: 'inside'; readonly functor: Type }
  | { readonly kind: 'composed'; readonly functor: Type; readonly inner: Place };

const lifted: Place = { kind: 'nowhere', wrapper: 'K1' };

/** Constructors of URec, which are named as their types. */
const unliftedWrappers: Readonly<Record<string, string>> = {
  'Addr#': 'UAddr',
  'Char#': 'UChar',
  'Double#': 'UDouble',
  'Float#': 'UFloat',
  'Int#': 'UInt',
  'Word#': 'UWord',
};

/** `type` has no synonyms. */
function constantOf(type: Type): Place {
  const t = repr(type);
  const wrapper = t.kind === 'con' && t.con.flavour === 'prim' ? unliftedWrappers[t.con.name.text] : undefined;
  return wrapper === undefined ? lifted : { kind: 'nowhere', wrapper };
}

function wrapperOf(place: Place): string {
  return place.kind === 'nowhere' ? place.wrapper : { itself: 'Par1', inside: 'Rec1', composed: 'Comp1' }[place.kind];
}

/** null when it is in another place. `type` has no synonyms. */
function placeOf(type: Type, v: TyVar): Place | null {
  const t = repr(type);
  if (!freeVariables(t).has(v)) return constantOf(t);
  if (t.kind === 'var') return { kind: 'itself' };
  if (t.kind !== 'app' || freeVariables(t.fun).has(v)) return null;
  const inner = placeOf(t.arg, v);
  if (inner === null) return null;
  return inner.kind === 'itself' ? { kind: 'inside', functor: t.fun } : { kind: 'composed', functor: t.fun, inner };
}

/** The types that Generic1 maps over: those around others that have the last type parameter. */
export function mappedFunctors(con: DataCon, expand: (type: Type) => Type): readonly Type[] {
  const last = con.universals[con.universals.length - 1];
  const around = (place: Place | null): Type[] => (place?.kind === 'composed' ? [place.functor, ...around(place.inner)] : []);
  return con.args.flatMap((arg) => around(placeOf(expand(arg), last)));
}

/** Why Generic1 cannot be derived over a constructor; null when it can. */
export function genericObstacle(con: DataCon, expand: (type: Type) => Type): string | null {
  const last = con.universals[con.universals.length - 1];
  if (last === undefined) return 'has no type variable to be seen';
  return con.args.every((arg) => placeOf(expand(arg), last) !== null) ? null : 'uses the last type variable in another place than the last argument of a type';
}

/** Both halves of one size, the first the smaller. */
function balanced<T>(items: readonly T[], none: T, join: (left: T, right: T) => T): T {
  if (items.length <= 1) return items[0] ?? none;
  const half = Math.floor(items.length / 2);
  return join(balanced(items.slice(0, half), none, join), balanced(items.slice(half), none, join));
}

/** `L1` and `R1` from the whole to number `index` of `count`. */
function pathTo(index: number, count: number): ('L1' | 'R1')[] {
  if (count <= 1) return [];
  const half = Math.floor(count / 2);
  return index < half ? ['L1', ...pathTo(index, half)] : ['R1', ...pathTo(index - half, count - half)];
}

// The type ---------------------------------------------------------------------------------------------------------------------------------

/** `Rep (T args)`, or `Rep1 (T args)`, which is told by its having an argument less than T; null when GHC.Generics is not at hand. `expand` takes synonyms away. */
export function representation(
  tc: Tc,
  tycon: DataTyCon,
  name: string,
  args: readonly Type[],
  fixityOf: (con: DataCon) => Fixity,
  expand: (type: Type) => Type,
): Type | null {
  return new RepType(tc, fixityOf, expand).whole(tycon, name, args);
}

class RepType {
  readonly #tc: Tc;
  readonly #fixityOf: (con: DataCon) => Fixity;
  readonly #expand: (type: Type) => Type;

  constructor(tc: Tc, fixityOf: (con: DataCon) => Fixity, expand: (type: Type) => Type) {
    this.#tc = tc;
    this.#fixityOf = fixityOf;
    this.#expand = expand;
  }

  whole(tycon: DataTyCon, name: string, args: readonly Type[]): Type | null {
    if (this.#tc.globals.tycon(this.#tc.globals.names.global(HOME, 'M1', 'type')) === undefined) return null;
    const module = tycon.name.module ?? this.#tc.module.name;
    const meta = this.#promoted('MetaData', this.#text(name), this.#text(module), this.#text('main'), this.#bool(tycon.flavour === 'newtype'));
    const sum = balanced(
      tycon.cons.map((con) => this.#ofCon(con, args)),
      this.#type('V1'),
      (l, r) => this.#type(':+:', l, r),
    );
    return this.#type('M1', this.#type('D'), meta, sum);
  }

  #ofCon(con: DataCon, args: readonly Type[]): Type {
    const { associativity, precedence } = this.#fixityOf(con);
    const sides = { left: 'LeftAssociative', right: 'RightAssociative', none: 'NotAssociative' } as const;
    const fixity = con.infix
      ? this.#promoted('InfixI', this.#promoted(sides[associativity]), conType(this.#tc.builtin.literalTyCon(BigInt(precedence))))
      : this.#promoted('PrefixI');
    const meta = this.#promoted('MetaCons', this.#text(con.name.text), fixity, this.#bool(con.fields !== null));
    const known = con.universals.slice(0, args.length);
    const last = con.universals[args.length];
    const of = (type: Type): Type => subst(known, args, type);
    const fields = con.args.map((arg, i) =>
      this.#field(con, i, this.#content(last === undefined ? constantOf(this.#expand(arg)) : placeOf(this.#expand(arg), last), arg, of)),
    );
    const product = balanced(fields, this.#type('U1'), (l, r) => this.#type(':*:', l, r));
    return this.#type('M1', this.#type('C'), meta, product);
  }

  #content(place: Place | null, type: Type, of: (type: Type) => Type): Type {
    switch (place?.kind) {
      case 'itself':
        return this.#type('Par1');
      case 'inside':
        return this.#type('Rec1', of(place.functor));
      case 'composed':
        return this.#type(':.:', of(place.functor), this.#content(place.inner, type, of));
      default:
        return place === null || place.wrapper === 'K1' ? this.#type('K1', this.#type('R'), of(type)) : this.#type(place.wrapper);
    }
  }

  #field(con: DataCon, index: number, content: Type): Type {
    const field = con.fields?.[index];
    const name = field === undefined ? this.#maybe('Nothing') : this.#maybe('Just', this.#text(field.text));
    const isStrict = con.strict[index];
    const meta = this.#promoted(
      'MetaSel',
      name,
      this.#promoted('NoSourceUnpackedness'),
      this.#promoted(isStrict ? 'SourceStrict' : 'NoSourceStrictness'),
      this.#promoted(isStrict ? 'DecidedStrict' : 'DecidedLazy'),
    );
    return this.#type('M1', this.#type('S'), meta, content);
  }

  #type(text: string, ...args: readonly Type[]): Type {
    const con = this.#tc.globals.tycon(this.#tc.globals.names.global(HOME, text, 'type'));
    return con === undefined ? this.#tc.freshKind() : conApp(con, ...args);
  }

  #promoted(text: string, ...args: readonly Type[]): Type {
    return this.#promotedOf(HOME, text, args);
  }

  #maybe(text: 'Just' | 'Nothing', ...args: readonly Type[]): Type {
    return this.#promotedOf('GHC.Maybe', text, args);
  }

  #bool(value: boolean): Type {
    return this.#promotedOf('GHC.Types', value ? 'True' : 'False', []);
  }

  #promotedOf(module: string, text: string, args: readonly Type[]): Type {
    const thing = this.#tc.globals.value(this.#tc.globals.names.global(module, text, 'value'));
    return thing?.kind === 'con' ? conApp(promote(thing.con), ...args) : this.#tc.freshKind();
  }

  #text(text: string): Type {
    return conType(this.#tc.builtin.literalTyCon(text));
  }
}
