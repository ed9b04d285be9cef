/** Generic: a type as a sum of products (GHC.Generics), nested so that both halves are of one size, and the way there and back. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Fixity } from '../../syntax/fixity.ts';
import { promote } from '../../types/builtin.ts';
import { conApp, conType } from '../../types/make.ts';
import { subst } from '../../types/subst.ts';
import type { Tc } from '../../types/tc.ts';
import type { DataCon, DataTyCon, Type } from '../../types/type.ts';
import { type Derived, type DerivedCode, methodsOnly } from './derived.ts';

const HOME = 'GHC.Generics';

export function deriveGeneric({ build: b, cons }: Derived): DerivedCode {
  const con = (text: string): Name => b.global(HOME, text);
  const wrap = (inner: Rn.Expr): Rn.Expr => b.conCall(con('M1'), inner);
  const wrapP = (inner: Rn.Pattern): Rn.Pattern => ({ kind: 'conPattern', con: { name: con('M1'), span: b.span }, args: [inner], span: b.span });
  const pairP = (left: Rn.Pattern, right: Rn.Pattern): Rn.Pattern => ({
    kind: 'conPattern',
    con: { name: con(':*:'), span: b.span },
    args: [left, right],
    span: b.span,
  });
  const rows = cons.map(({ name, arity }, i) => {
    const args = b.locals('g', arity);
    const fields = args.map((arg) => wrap(b.conCall(con('K1'), b.var(arg))));
    const fieldsP = args.map((arg) => wrapP(b.conP(con('K1'), [arg])));
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
        b.conCall(name, ...args.map((arg) => b.var(arg))),
      ),
    };
  });
  const [x, r] = [b.local('x'), b.local('r')];
  const there = rows.map((row) => row.there);
  const back = rows.map((row) => row.back);
  const from = b.fun(con('from'), b.clause([b.varP(x)], wrap(b.case(b.var(x), there))));
  const to = b.fun(con('to'), b.clause([wrapP(b.varP(r))], b.case(b.var(r), back)));
  return methodsOnly(from, to);
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

/** `Rep (T args)`; null when GHC.Generics is not at hand. */
export function representation(tc: Tc, tycon: DataTyCon, name: string, args: readonly Type[], fixityOf: (con: DataCon) => Fixity): Type | null {
  return new RepType(tc, fixityOf).whole(tycon, name, args);
}

class RepType {
  readonly #tc: Tc;
  readonly #fixityOf: (con: DataCon) => Fixity;

  constructor(tc: Tc, fixityOf: (con: DataCon) => Fixity) {
    this.#tc = tc;
    this.#fixityOf = fixityOf;
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
    const fields = con.args.map((arg, i) => this.#field(con, i, subst(con.universals, args, arg)));
    const product = balanced(fields, this.#type('U1'), (l, r) => this.#type(':*:', l, r));
    return this.#type('M1', this.#type('C'), meta, product);
  }

  #field(con: DataCon, index: number, type: Type): Type {
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
    return this.#type('M1', this.#type('S'), meta, this.#type('K1', this.#type('R'), type));
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
