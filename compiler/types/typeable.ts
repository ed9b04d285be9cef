/** Evidence for `Typeable t`: a dictionary around a representation made from those of the parts of t. */
import type { Evidence, Expr, Id } from '../typed/syntax.ts';
import { EvidenceExprs } from './evidence-exprs.ts';
import { kindAt, kindOf } from './kinds.ts';
import { appType, conType, funTypes, headCon, metaType, plainCon, repr, spine } from './make.ts';
import type { DictWanted } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Class, DataCon, DataTyCon, TyCon, Type } from './type.ts';
import { metasOf } from './type-walk.ts';

/** Null when nothing is known yet of t, or nothing can be (a variable without a given). */
export function typeableEvidence(tc: Tc, wanted: DictWanted, t: Type): Evidence | null {
  const type = tc.head(t);
  const known = type.kind === 'con' || type.kind === 'app' || type.kind === 'fun';
  if (!known || tc.isStuck(type)) return type.kind === 'meta' ? null : literalRep(tc, wanted, type);
  const library = typeableLibrary(tc, wanted);
  if (library === null) return { kind: 'evNothing' };
  const rep = new RepBuilder(tc, wanted, library).whole(type);
  return rep === null ? null : { kind: 'evExpr', expr: library.make.apply(library.make.con(library.dictCon), [rep], wanted.pred) };
}

/** Of a number or text that only the running program knows: from its `KnownNat` or `KnownSymbol`. Null for types of other kinds. */
function literalRep(tc: Tc, wanted: DictWanted, type: Type): Evidence | null {
  const { names } = tc.globals;
  const kind = tc.head(kindOf(tc, type));
  const isNat = tc.sameType(kind, tc.builtin.wiredType('Natural'));
  if (!isNat && !tc.sameType(kind, tc.builtin.wiredType('Symbol'))) return null;
  const known = tc.globals.tycon(isNat ? names.global('GHC.TypeNats', 'KnownNat', 'type') : names.global('GHC.TypeLits', 'KnownSymbol', 'type'));
  const library = typeableLibrary(tc, wanted);
  const rep = library?.make.global(names.global('Data.Typeable.Literals', isNat ? 'natTypeRep' : 'symbolTypeRep', 'value')) ?? null;
  if (known?.flavour !== 'class' || library === null || rep === null) return null;
  const { make, dictCon } = library;
  const evidence = tc.wantedPart(appType(conType(known), type), wanted);
  const made: Expr = { kind: 'evApply', span: make.span, fun: make.var(rep), args: [evidence], type: wanted.pred };
  return { kind: 'evExpr', expr: make.apply(make.con(dictCon), [made], wanted.pred) };
}

interface Library {
  readonly make: EvidenceExprs;
  readonly class: Class;
  readonly dictCon: DataCon;
  readonly typeRep: Id;
  readonly con: Id;
  readonly kindedCon: Id;
  readonly app: Id;
  readonly fun: Id;
  readonly someTypeRep: DataCon;
}

/** What Data.Typeable.Internal offers; null when it is not loaded. */
function typeableLibrary(tc: Tc, wanted: DictWanted): Library | null {
  const make = new EvidenceExprs(tc, wanted.origin.span);
  const internal = (text: string) => tc.globals.names.global('Data.Typeable.Internal', text, 'value');
  const own = tc.globals.tycon(tc.typeable);
  const [typeRep, con, kindedCon, app, fun] = ['typeRep#', 'mkTrCon', 'mkTrKind', 'mkTrApp', 'mkTrFun'].map((text) => make.global(internal(text)));
  const some = tc.globals.value(internal('SomeTypeRep'));
  if (own?.flavour !== 'class' || some?.kind !== 'con') return null;
  if (typeRep === null || con === null || kindedCon === null || app === null || fun === null) return null;
  return { make, class: own.class, dictCon: dictionaryCon(own.class), typeRep, con, kindedCon, app, fun, someTypeRep: some.con };
}

/** The constructor of a class's dictionary, as if it were one of a data type with its method as only field. */
export function dictionaryCon(c: Class): DataCon {
  const { name, kind, arity } = c.tycon;
  const tycon: DataTyCon = { name, flavour: 'data', kind, arity, params: c.params, cons: [], instanceOf: null, core: c.core };
  const args = c.methods.map((m) => m.own);
  const con = plainCon({ name, tycon, tag: 0, infix: false, args, type: conType(tycon), core: c.core.cons[0] });
  tycon.cons = [con];
  return con;
}

class RepBuilder {
  readonly #tc: Tc;
  readonly #wanted: DictWanted;
  readonly #library: Library;

  constructor(tc: Tc, wanted: DictWanted, library: Library) {
    this.#tc = tc;
    this.#wanted = wanted;
    this.#library = library;
  }

  /**
   * The representation of a type in head form, its parts wanted as constraints of their own; null for a type that has none.
   * @param kind what is known of its kind from around it
   */
  whole(type: Type, kind: Type | null = null): Expr | null {
    const { make, fun, app } = this.#library;
    if (type.kind === 'fun') return make.apply(make.var(fun), [this.#part(type.arg), this.#part(type.res)], this.#wanted.pred);
    const { head, args } = spine(type);
    if (head.kind !== 'con') {
      if (type.kind !== 'app') return null;
      return make.apply(make.var(app), [this.#part(type.fun), this.#part(type.arg)], this.#wanted.pred);
    }
    const at = this.#kindArguments(head.con, args, kind);
    let rep = this.#ofCon(head.con, at.kinds, at.own);
    for (const [i, arg] of args.entries()) rep = make.apply(make.var(app), [rep, this.#part(arg, at.args[i])], this.#wanted.pred);
    return rep;
  }

  /** A promoted constructor is what it is at the kind that its place says: `'[]` in `'[ 'True ]` at `[Bool]`. */
  #part(t: Type, kind: Type | null = null): Expr {
    const type = kind === null ? null : this.#tc.head(t);
    const isPromoted = type !== null && headCon(type)?.name.space === 'value';
    return (isPromoted ? this.whole(type, kind) : null) ?? this.#wantedPart(t);
  }

  #wantedPart(t: Type): Expr {
    const { make, typeRep, class: own } = this.#library;
    const pred: Type = appType(conType(own.tycon), t);
    const evidence = this.#tc.wantedPart(pred, this.#wanted);
    return { kind: 'evApply', span: make.span, fun: make.var(typeRep), args: [evidence], type: pred };
  }

  /** @param own the kind of the constructor with these for its variables */
  #ofCon(con: TyCon, kinds: readonly Type[], own: Type): Expr {
    const { make, con: plain, kindedCon } = this.#library;
    const name = [make.address(moduleOf(con)), make.address(textOf(con))];
    if (kinds.length === 0 && this.#tc.sameType(own, this.#tc.builtin.typeKind)) return make.apply(make.var(plain), name, this.#wanted.pred);
    const items = kinds.map((kind) => this.#some(kind));
    const list: Expr = { kind: 'list', span: make.span, items, itemType: this.#wanted.pred };
    return make.apply(make.var(kindedCon), [...name, list, this.#part(own)], this.#wanted.pred);
  }

  /** What the variables of a polymorphic kind stand for at these arguments, the kinds of these, and that of the constructor; what nothing tells is Type. */
  #kindArguments(
    { kind }: TyCon,
    args: readonly Type[],
    result: Type | null,
  ): { readonly kinds: readonly Type[]; readonly args: readonly Type[]; readonly own: Type } {
    const polymorphic = repr(kind);
    if (polymorphic.kind !== 'forall') return { kinds: [], args: [], own: polymorphic };
    const tc = this.#tc;
    const at = kindAt(tc, polymorphic, args);
    if (result !== null) tc.tryUnify(at.result, result);
    for (const meta of metasOf(at.vars)) tc.tryUnify(metaType(meta), tc.builtin.typeKind);
    return { kinds: at.vars.map(repr), args: at.args, own: funTypes(at.args, at.result) };
  }

  /** `SomeTypeRep` of a kind. */
  #some(kind: Type): Expr {
    const { make, someTypeRep } = this.#library;
    return make.apply(make.con(someTypeRep), [this.#part(kind)], this.#wanted.pred);
  }
}

function moduleOf(con: TyCon): string {
  return con.name.module ?? '';
}

function textOf(con: TyCon): string {
  return con.flavour === 'prim' && con.name.text === '->' ? 'FUN' : con.name.space === 'value' ? `'${con.name.text}` : con.name.text;
}
