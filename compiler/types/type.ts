/**
 * Types, kinds (which are types) and the entities they are made of, as the checker knows them and interfaces keep them.
 *
 * Constraints are types, too: `Ord a` is TyCon Ord (flavour `class`) applied to a; `a ~ b` is the TyCon `~` applied to both; `?x :: t` is a node of its own.
 * A quantified type (`forall`) may stand anywhere (higher rank). Functions are a node; `(->)` partially applied is the TyCon `->`, and whoever takes types apart
 * goes through `splitApp`, which sees `a -> b` as `(->) a b`.
 */
import type { Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';

export type Type = ConType | AppType | FunType | VarType | MetaType | ForallType | ImplicitType;

export interface ConType {
  readonly kind: 'con';
  readonly con: TyCon;
}
export interface AppType {
  readonly kind: 'app';
  readonly fun: Type;
  readonly arg: Type;
}
export interface FunType {
  readonly kind: 'fun';
  readonly arg: Type;
  readonly res: Type;
}
/** A bound variable of an enclosing forall, or a skolem. */
export interface VarType {
  readonly kind: 'var';
  readonly var: TyVar;
}
/** A unification variable; a solved one stands for its `ref`. */
export interface MetaType {
  readonly kind: 'meta';
  readonly meta: Meta;
}
/** `forall vars. context => body`; vars or context may be empty, not both. */
export interface ForallType {
  readonly kind: 'forall';
  readonly vars: readonly TyVar[];
  readonly context: readonly Type[];
  readonly body: Type;
}
/** The constraint `?x :: t`. */
export interface ImplicitType {
  readonly kind: 'implicit';
  readonly name: string;
  readonly type: Type;
}

/** Two types known to be equal, without run-time evidence; with a third component only representationally (`Coercible`). */
export type GivenEquality = readonly [Type, Type, 'coercible'?];

export interface TyVar {
  readonly name: string;
  readonly unique: number;
  /** may be a meta until its declaration group is finished */
  kind: Type;
  /** nesting depth of the implication that binds it as a skolem; 0 when only bound by a forall */
  readonly level: number;
  /** where it was written, and the Name it stands for, if any */
  readonly source: Name | null;
  /** of a type that nobody wrote: no type argument is for it */
  inferred?: boolean;
}

export interface Meta {
  readonly unique: number;
  readonly kind: Type;
  /** depth of the implication it was made in: deeper implications with equalities may not touch it */
  level: number;
  ref: Type | null;
  /** for messages: what it was made for */
  readonly hint: string | null;
}

export type TyCon = DataTyCon | SynonymTyCon | ClassTyCon | FamilyTyCon | PrimTyCon;

interface TyConBase {
  readonly name: Name;
  /** closed; a forall when it is polymorphic in kinds. A meta-ridden one only while its group is being checked */
  kind: Type;
  /** number of parameters it was declared with */
  readonly arity: number;
}

/** data, newtype, data instance representation types, tuples, lists. */
export interface DataTyCon extends TyConBase {
  readonly flavour: 'data' | 'newtype';
  params: readonly TyVar[];
  cons: readonly DataCon[];
  /** for a data instance: the family and the arguments, over `params` */
  instanceOf: { readonly family: FamilyTyCon; readonly args: readonly Type[] } | null;
  /** what values look like at run time; null for newtypes */
  core: Core.DataType | null;
}

export interface SynonymTyCon extends TyConBase {
  readonly flavour: 'synonym';
  params: readonly TyVar[];
  right: Type;
}

export interface ClassTyCon extends TyConBase {
  readonly flavour: 'class';
  readonly class: Class;
}

export interface FamilyTyCon extends TyConBase {
  readonly flavour: 'family';
  readonly sort: 'type' | 'data';
  params: readonly TyVar[];
  /** how many of the parameters, the last ones, no equation writes. See Note [Families by kind] in declare/family.ts; left out: none */
  readonly hidden?: number;
  /** TypeFamilyDependencies: which parameters the result determines */
  readonly injective?: readonly boolean[];
  /** closed: in order. Open ones' are in the environment's instance lists */
  closed: readonly FamilyEquation[] | null;
}

/** Built in: `Int#`, `->`, `Type`, `~`, `Coercible` … */
export interface PrimTyCon extends TyConBase {
  readonly flavour: 'prim';
  /** representation of its values, when it has any */
  readonly rep: Core.Rep | null;
  /** a number or text as a type */
  readonly literal?: bigint | string;
}

/** `family args = right`, for all `vars`. */
export interface FamilyEquation {
  readonly family: FamilyTyCon;
  readonly vars: readonly TyVar[];
  readonly args: readonly Type[];
  readonly right: Type;
  readonly span: Span;
}

export interface DataCon {
  readonly name: Name;
  readonly tycon: DataTyCon;
  /** number among its siblings, from 0 */
  readonly tag: number;
  readonly infix: boolean;
  /**
   * `forall universals existentials. (equalities, context) => args -> T universals`: GADT results are put as equalities `u ~ t` over fresh universals.
   * For a data instance the result is `F args` over the tycon's params.
   */
  readonly universals: readonly TyVar[];
  readonly existentials: readonly TyVar[];
  /** pairs of types that are equal whenever the constructor is there; no run-time evidence */
  readonly equalities: readonly GivenEquality[];
  /** constraints it carries: dictionaries stored before the fields (equality constraints are in `equalities`) */
  readonly context: readonly Type[];
  readonly args: readonly Type[];
  readonly strict: readonly boolean[];
  /** field names, when it is a record; as long as args */
  readonly fields: readonly Name[] | null;
  /** the whole as the type of the constructor used as a function, in the order of type application the author wrote */
  readonly type: Type;
  /** null for newtypes */
  core: Core.DataCon | null;
  /** the constructor as a type, of its own type as a kind; made when it is first asked for. Its name is that of the constructor */
  promoted?: PrimTyCon;
}

/** A pattern synonym: it matches where `matcher` answers `con` of the arguments. */
export interface PatSyn {
  readonly name: Name;
  readonly infix: boolean;
  /** `forall universals. required => forall existentials. provided => args -> result`; the inner half is that of `con` */
  readonly universals: readonly TyVar[];
  readonly required: readonly Type[];
  readonly args: readonly Type[];
  readonly result: Type;
  /** field names, when it is a record */
  readonly fields: readonly Name[] | null;
  /** `forall universals. required => result -> M universals` */
  readonly matcher: Typed.Id;
  /** the constructor of `M` that says yes and has the arguments; the other says no */
  readonly con: DataCon;
  /** makes what is matched; null when the synonym only matches */
  readonly builder: Typed.Id | null;
  /** as a function */
  readonly type: Type;
  /** sets it belongs to that a COMPLETE pragma says leave nothing out; a pattern synonym in them is its `con` */
  complete: readonly (readonly DataCon[])[];
}

export interface Class {
  readonly name: Name;
  readonly tycon: ClassTyCon;
  params: readonly TyVar[];
  /** over params; equalities have no evidence and come in `equalities` */
  supers: readonly Type[];
  equalities: readonly GivenEquality[];
  fundeps: readonly { readonly from: readonly number[]; readonly to: readonly number[] }[];
  methods: readonly Method[];
  families: readonly FamilyTyCon[];
  /** equations for instances that give none, over params */
  familyDefaults: readonly FamilyEquation[];
  /** the dictionary: superclasses first, then methods */
  core: Core.DataType;
  /** methods that must be given: from MINIMAL, else those without default */
  readonly minimal: Rn.Minimal;
}

export interface Method {
  readonly name: Name;
  /** `forall params. Class params => forall … . …`: the selector's type */
  readonly type: Type;
  /** the part behind `Class params =>`, over the class's params */
  readonly own: Type;
  /** a default method exists: global `$dm<name>`, of type `forall params. Class params => default type` */
  readonly default: { readonly name: Name; readonly type: Type } | null;
}

export interface Instance {
  readonly class: Class;
  readonly vars: readonly TyVar[];
  /** evidence-carrying constraints only; dictionary function takes them in this order */
  readonly context: readonly Type[];
  readonly equalities: readonly GivenEquality[];
  readonly args: readonly Type[];
  /** the dictionary, or the function to it: `$fOrdMaybe` */
  readonly dfun: Name;
  readonly overlap: 'none' | 'overlappable' | 'overlapping' | 'overlaps' | 'incoherent';
  readonly module: string;
  readonly span: Span;
}

/** What a global value name stands for. */
export type ValueThing =
  | { readonly kind: 'con'; readonly con: DataCon }
  | { readonly kind: 'method'; readonly class: Class; readonly method: Method; readonly id: Typed.Id }
  /** a field: selector function; `cons` are those that have it */
  | { readonly kind: 'field'; readonly tycon: DataTyCon; readonly cons: readonly DataCon[]; readonly id: Typed.Id }
  | { readonly kind: 'synonym'; readonly synonym: PatSyn }
  | { readonly kind: 'synonymField'; readonly synonym: PatSyn; readonly id: Typed.Id }
  | { readonly kind: 'id'; readonly id: Typed.Id };

/** What the checker tells of a module, and what other modules need to check against it. Its serial form is an interface file. */
export interface ModuleTypes {
  readonly name: string;
  readonly values: ReadonlyMap<Name, ValueThing>;
  readonly tycons: ReadonlyMap<Name, TyCon>;
  readonly instances: readonly Instance[];
  readonly familyInstances: readonly FamilyEquation[];
  /** the trees deriving and other passes may need again */
  readonly roles: ReadonlyMap<Name, readonly string[]>;
}

export type { Rn };
