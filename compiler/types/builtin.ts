/**
 * Types the compiler itself makes: kinds, primitive types, functions, lists, tuples, equality. One set per compilation; `Globals` owns it. Types that the
 * library declares but syntax means (`Bool`, `Int` …) are found by their wired-in name once their module is known.
 */
import type * as Core from '../core/syntax.ts';
import type { Name, NameTable } from '../names/name.ts';
import { tupleText } from '../names/tuple-text.ts';
import { primTypes, repKinds, runtimeReps, type WiredIn } from '../names/wired-in.ts';
import { applyType, appType, conApp, conType, forallType, funType, funTypes, plainCon, tyVar, varType } from './make.ts';
import type { AppType, ConType, DataCon, DataTyCon, PrimTyCon, TyCon, Type, TyVar } from './type.ts';

type WiredType = Parameters<WiredIn['type']>[0];

export class Builtin {
  readonly names: NameTable;
  readonly wired: WiredIn;
  /** kinds */
  readonly typeKind: ConType;
  readonly constraintKind: ConType;
  /** of metas that may stand for a type of kind Type or of a rep kind */
  readonly openKind: ConType;
  /** of unboxed tuples */
  readonly tupleKind: ConType;
  readonly funTyCon: PrimTyCon;
  /** equalities of contexts, which have no evidence */
  readonly eqTyCon: PrimTyCon;
  readonly heqTyCon: PrimTyCon;
  readonly coercibleTyCon: PrimTyCon;
  /** The same where they stand as types: a constraint that a variable or a family stands for has evidence, whatever it is. To those of contexts. */
  readonly bareEqualities: ReadonlyMap<TyCon, PrimTyCon>;
  readonly anyTyCon: PrimTyCon;
  readonly listTyCon: DataTyCon;
  readonly unitTyCon: DataTyCon;
  readonly nil: DataCon;
  readonly cons: DataCon;
  /** all built-in tycons by name, tuples as they are asked for */
  readonly tycons = new Map<Name, TyCon>();
  /** all built-in data constructors by name, tuples as they are asked for */
  readonly dataCons = new Map<Name, DataCon>();
  readonly #repKinds = new Map<Core.Rep, ConType>();
  readonly #repOfKind = new Map<TyCon, Core.Rep>();
  readonly #tuples = new Map<number, DataTyCon>();
  readonly #unboxedTuples = new Map<number, PrimTyCon>();
  readonly #literals = new Map<string, PrimTyCon>();
  readonly #find: (name: Name) => TyCon | undefined;
  readonly #wiredTypes = new Map<WiredType, ConType>();

  /** `find`: tycons of the library, for `wiredType`. */
  constructor(names: NameTable, wired: WiredIn, find: (name: Name) => TyCon | undefined) {
    this.names = names;
    this.wired = wired;
    this.#find = find;
    const kindCon = (module: string, text: string, rep: Core.Rep | null = null): ConType => {
      const con = { name: names.global(module, text, 'type'), flavour: 'prim', arity: 0, rep } as unknown as PrimTyCon;
      this.tycons.set(con.name, con);
      return conType(con);
    };
    this.typeKind = kindCon('GHC.Types', 'Type');
    this.constraintKind = kindCon('GHC.Types', 'Constraint');
    this.openKind = kindCon('GHC.Prim', 'Open');
    this.tupleKind = kindCon('GHC.Prim', 'UnboxedTupleKind');
    for (const kind of [this.typeKind, this.constraintKind, this.openKind, this.tupleKind]) kind.con.kind = this.typeKind;
    this.#repOfKind.set(this.typeKind.con, 'lifted');
    for (const [rep, text] of Object.entries(repKinds) as [Core.Rep, string][]) {
      const kind = kindCon('GHC.Prim', text, rep);
      kind.con.kind = this.typeKind;
      this.#repKinds.set(rep, kind);
      this.#repOfKind.set(kind.con, rep);
    }
    const { typeKind: type, constraintKind: constraint } = this;
    this.funTyCon = this.#prim(wired.type('->'), funTypes([type, type], type), 2, 'lifted');
    const k = tyVar('k', type);
    const l = tyVar('l', type);
    const same = forallType([k], [], funTypes([varType(k), varType(k)], constraint));
    const different = forallType([k, l], [], funTypes([varType(k), varType(l)], constraint));
    const bare = (text: '~' | '~~' | 'Coercible', kind: Type): readonly [PrimTyCon, PrimTyCon] => [
      this.#prim(wired.type(text), kind, 2, null),
      this.#prim(names.global('GHC.Prim', text, 'type'), kind, 2, null),
    ];
    const equalities = [bare('~', same), bare('~~', different), bare('Coercible', same)] as const;
    this.bareEqualities = new Map<TyCon, PrimTyCon>(equalities);
    [this.eqTyCon, this.heqTyCon, this.coercibleTyCon] = equalities.map(([, con]) => con);
    this.anyTyCon = this.#prim(wired.type('Any'), forallType([k], [], varType(k)), 0, 'lifted');
    this.#prim(wired.type('Symbol'), type, 0, null);
    this.#primTypes();
    const list = this.#list();
    this.listTyCon = list;
    [this.nil, this.cons] = list.cons;
    this.unitTyCon = this.#tuple(0);
  }

  /** Representation of values of types of this kind; null when it is no such kind. */
  repOfKind(kind: Type): Core.Rep | null {
    return kind.kind === 'con' ? (this.#repOfKind.get(kind.con) ?? null) : null;
  }

  /** The kind of types whose values are represented so. */
  kindOfRep(rep: Core.Rep): ConType {
    return rep === 'lifted' ? this.typeKind : (this.#repKinds.get(rep) as ConType);
  }

  /** The kind `TYPE r` for a representation that is known and has kinds of its own here; else, null. */
  kindOfRuntimeRep(name: string): ConType | null {
    const rep = runtimeReps[name];
    return rep === undefined ? null : this.kindOfRep(rep);
  }

  /** May an Open meta become a type of this kind? */
  isValueKind(kind: Type): boolean {
    return kind.kind === 'con' && (this.#repOfKind.has(kind.con) || kind.con === this.openKind.con || kind.con === this.tupleKind.con);
  }

  /** n = 0 is unit; there is no tuple of one. */
  tupleTyCon(n: number): DataTyCon {
    return n === 0 ? this.unitTyCon : (this.#tuples.get(n) ?? this.#tuple(n));
  }

  unboxedTupleTyCon(n: number): PrimTyCon {
    let con = this.#unboxedTuples.get(n);
    if (con === undefined) {
      const kind = funTypes(new Array<Type>(n).fill(this.openKind), this.tupleKind);
      con = this.#prim(this.names.global('GHC.Tuple', tupleText(n, true), 'type'), kind, n, null);
      this.#unboxedTuples.set(n, con);
    }
    return con;
  }

  /** `arg -> res` as an application. */
  arrow(arg: Type, res: Type): AppType {
    return appType(appType(conType(this.funTyCon), arg), res);
  }

  listType(item: Type): Type {
    return conApp(this.listTyCon, item);
  }

  tupleType(items: readonly Type[], unboxed = false): Type {
    const size = items.length;
    return applyType(conType(unboxed ? this.unboxedTupleTyCon(size) : this.tupleTyCon(size)), items);
  }

  equality(left: Type, right: Type): Type {
    return conApp(this.eqTyCon, left, right);
  }

  /** A library type by its wired-in name: `Bool`. Before its module is known: an opaque stand-in. */
  wiredType(text: WiredType): ConType {
    let type = this.#wiredTypes.get(text);
    if (type === undefined) {
      const name = this.wired.type(text);
      const con = this.#find(name) ?? this.tycons.get(name);
      if (con === undefined) return conType(this.#prim(name, this.typeKind, 0, 'lifted', false));
      type = conType(con);
      this.#wiredTypes.set(text, type);
    }
    return type;
  }

  /** A number or text as a type. */
  literalTyCon(value: bigint | string): PrimTyCon {
    const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
    let con = this.#literals.get(text);
    if (con === undefined) {
      const kind = this.wiredType(typeof value === 'bigint' ? 'Natural' : 'Symbol');
      con = { name: this.names.global('GHC.TypeLits', text, 'type'), flavour: 'prim', kind, arity: 0, rep: null, literal: value };
      this.#literals.set(text, con);
    }
    return con;
  }

  /** The built-in tycon with this name (tuples of any size among them). */
  tycon(name: Name): TyCon | undefined {
    const known = this.tycons.get(name);
    if (known !== undefined || name.module !== 'GHC.Tuple') return known;
    const boxed = /^\((,*)\)$/.exec(name.text);
    if (boxed !== null) return this.tupleTyCon(boxed[1].length === 0 ? 0 : boxed[1].length + 1);
    if (name.text === tupleText(0, true)) return this.unboxedTupleTyCon(0);
    const unboxed = /^\(#(,*)#\)$/.exec(name.text);
    return unboxed === null ? undefined : this.unboxedTupleTyCon(unboxed[1].length + 1);
  }

  /** The built-in data constructor with this name (tuples of any size among them). */
  dataCon(name: Name): DataCon | undefined {
    const known = this.dataCons.get(name);
    if (known !== undefined || name.module !== 'GHC.Tuple') return known;
    const boxed = /^\((,+)\)$/.exec(name.text);
    return boxed === null ? undefined : this.tupleTyCon(boxed[1].length + 1).cons[0];
  }

  #prim(name: Name, kind: Type, arity: number, rep: Core.Rep | null, keep = true): PrimTyCon {
    const con: PrimTyCon = { name, flavour: 'prim', kind, arity, rep };
    if (keep) this.tycons.set(name, con);
    return con;
  }

  #primTypes(): void {
    for (const [text, { arity, rep }] of Object.entries(primTypes)) {
      const result = rep === null ? this.typeKind : this.kindOfRep(rep);
      this.#prim(this.names.global('GHC.Prim', text, 'type'), funTypes(new Array<Type>(arity).fill(this.typeKind), result), arity, rep);
    }
    for (const text of ['Proxy#', 'BCO']) {
      const name = this.names.global('GHC.Prim', text, 'type');
      const k = tyVar('k', this.typeKind);
      if (text === 'BCO') this.#prim(name, this.typeKind, 0, 'lifted');
      else this.#prim(name, forallType([k], [], funType(varType(k), this.kindOfRep('void'))), 1, 'void');
    }
  }

  #list(): DataTyCon {
    const a = tyVar('a', this.typeKind);
    const tycon = this.#dataTyCon(this.wired.type('[]'), [a]);
    const item = varType(a);
    const list = appType(conType(tycon), item);
    this.#addCons(tycon, list, [
      { name: this.wired.value('[]'), args: [], infix: false },
      { name: this.wired.value(':'), args: [item, list], infix: true },
    ]);
    return tycon;
  }

  #tuple(n: number): DataTyCon {
    const text = tupleText(n);
    const params = Array.from({ length: n }, (_, i) => tyVar(n <= 26 ? String.fromCharCode(97 + i) : `t${i + 1}`, this.typeKind));
    const tycon = this.#dataTyCon(this.names.global('GHC.Tuple', text, 'type'), params);
    const items = params.map(varType);
    this.#addCons(tycon, applyType(conType(tycon), items), [{ name: this.names.global('GHC.Tuple', text, 'value'), args: items, infix: false }]);
    this.#tuples.set(n, tycon);
    return tycon;
  }

  #dataTyCon(name: Name, params: readonly TyVar[]): DataTyCon {
    const kind = funTypes(
      params.map(() => this.typeKind),
      this.typeKind,
    );
    const tycon: DataTyCon = { name, flavour: 'data', kind, arity: params.length, params, cons: [], instanceOf: null, core: null };
    this.tycons.set(name, tycon);
    return tycon;
  }

  #addCons(tycon: DataTyCon, result: Type, cons: readonly { readonly name: Name; readonly args: readonly Type[]; readonly infix: boolean }[]): void {
    const data: Core.DataType = { name: `${tycon.name.module}.${tycon.name.text}`, cons: [], dictionary: false };
    const lifted = (args: readonly Type[]): Core.Rep[] => args.map(() => 'lifted');
    data.cons = cons.map(({ name, args }, tag) => ({ name: `${name.module}.${name.text}`, tag, fields: lifted(args), strict: args.map(() => false), data }));
    tycon.core = data;
    tycon.cons = cons.map(({ name, args, infix }, tag) => {
      const type = forallType(tycon.params, [], funTypes(args, result));
      const con = plainCon({ name, tycon, tag, infix, args, type, core: data.cons[tag] });
      promote(con);
      this.dataCons.set(name, con);
      return con;
    });
  }
}

/** The constructor as a type. */
export function promote(con: DataCon): PrimTyCon {
  con.promoted ??= { name: con.name, flavour: 'prim', kind: con.type, arity: con.args.length, rep: null };
  return con.promoted;
}
