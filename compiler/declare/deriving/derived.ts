/** What a deriver is told of the data type, and what it answers. */
import type { Name } from '../../names/name.ts';
import type * as Rn from '../../rename/syntax.ts';
import type { Fixity } from '../../syntax/fixity.ts';
import { repr } from '../../types/make.ts';
import type { DataCon, DataTyCon, Type, TyVar } from '../../types/type.ts';
import type { Build } from './build.ts';

/** A data type a class is derived for. */
export interface Derived {
  readonly tycon: DataTyCon;
  readonly typeName: string;
  readonly cons: readonly Constructor[];
  /** for Functor and its kin: the variable that is mapped over, as the constructor calls it */
  readonly lastOf: (con: DataCon) => TyVar;
  /** a type without synonyms */
  readonly expand: (type: Type) => Type;
  readonly build: Build;
  /** true when a value of this name exists in the library as compiled so far */
  readonly exists: (name: Name) => boolean;
  /** a name for a top-level function of this module that derived code needs: `$tag2con_Color` */
  readonly helperName: (text: string) => Name;
}

export interface Constructor {
  readonly name: Name;
  readonly arity: number;
  readonly con: DataCon;
  readonly fixity: Fixity;
}

export interface DerivedCode {
  readonly methods: readonly Rn.FunBind[];
  /** top-level functions, by name: shared by the instances of one type */
  readonly helpers: readonly Rn.FunBind[];
}

export function methodsOnly(...methods: readonly Rn.FunBind[]): DerivedCode {
  return { methods, helpers: [] };
}

/** Name of the primitive type at the head of a field's type, when it is one: `Int#`. */
export function primTypeOf(type: Type): string | null {
  return type.kind === 'con' && type.con.flavour === 'prim' ? type.con.name.text : null;
}

/** Whether the parameters are types all; then Data looks into them. */
export function hasTypesOnly({ params, instanceOf }: DataTyCon): boolean {
  return instanceOf === null && params.every(({ kind }) => primTypeOf(repr(kind)) === 'Type');
}

/** Constructors without arguments, and those with. */
export function byArity(cons: readonly Constructor[]): { readonly nullary: readonly Constructor[]; readonly others: readonly Constructor[] } {
  return { nullary: cons.filter((c) => c.arity === 0), others: cons.filter((c) => c.arity > 0) };
}

/** `case tag of 0# -> A; 1# -> B …` as a top-level function, and its name. The tag is in range. */
export function tagToCon(derived: Derived): { readonly name: Name; readonly bind: Rn.FunBind } {
  const { build: b, cons } = derived;
  const name = derived.helperName(`$tag2con_${derived.typeName}`);
  const tag = b.local('tag');
  const last = cons[cons.length - 1];
  // one literal at least, so that the tag is known to be an Int#
  const numbered = cons.slice(0, Math.max(1, cons.length - 1)).map((con, i) => b.alternative(b.intP(i), b.con(con.name)));
  const alternatives = [...numbered, b.alternative(b.wildP(), b.con(last.name))];
  return { name, bind: b.fun(name, b.clause([b.varP(tag)], b.case(b.var(tag), alternatives))) };
}
