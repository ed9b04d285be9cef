/**
 * The typed tree: what the checker makes of a renamed module. Everything implicit is written out (dictionaries, instantiation is erased, overloaded literals, do,
 * comprehensions, sections, records as applications and cases); patterns are still nested, guards still guards: match compilation is the desugarer's.
 * Imported as `Typed`.
 *
 * Types in it may contain metas that the checker solves later: read them only after the checker is done, through `zonk`. Evidence is filled in the same way.
 */
import type { Span } from '../base/span.ts';
import type { Literal } from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type { Class, DataCon, DataTyCon, Instance, PatSyn, Type } from '../types/type.ts';

/** A term variable with its type. Identity matters. */
export interface Id {
  readonly name: Name;
  type: Type;
}

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

export type Expr =
  | (Node<'var'> & { readonly id: Id })
  /** a constructor as a function of its dictionaries (DataCon.context) and arguments; newtype constructors too */
  | (Node<'con'> & { readonly con: DataCon; readonly type: Type })
  /** unboxed or wired-in literal; `string` is Addr#, `integer` a value of type Integer. `type` is its type */
  | (Node<'lit'> & { readonly lit: Literal; readonly type: Type })
  /** a boxed literal whose type turned out to be known: the desugarer builds `I# n#`, `C# c#`, an unpacked String …; when `type` zonks to none of those it is `general` */
  | (Node<'literal'> & { readonly value: LiteralValue; readonly type: Type; readonly general: Expr })
  /** `type` is that of the whole application */
  | (Node<'apply'> & { readonly fun: Expr; readonly args: readonly Expr[]; readonly type: Type })
  /** `\p1 … pn -> body`; `type` is the type of body */
  | (Node<'lambda'> & { readonly params: readonly Pattern[]; readonly rhs: Rhs; readonly type: Type; readonly context: MatchContext })
  /** a function by clauses, `\x1 … xn -> the first clause that matches`: all have as many patterns as there are `paramTypes` (≥ 1); `type` is that of the bodies */
  | (Node<'match'> & {
      readonly paramTypes: readonly Type[];
      readonly clauses: readonly Clause[];
      readonly type: Type;
      readonly context: MatchContext;
    })
  | (Node<'let'> & { readonly groups: readonly BindGroup[]; readonly body: Expr })
  /** `type` is the type of the alternatives */
  | (Node<'case'> & {
      readonly scrutinee: Expr;
      readonly scrutineeType: Type;
      readonly alternatives: readonly Alternative[];
      readonly type: Type;
      readonly context: MatchContext;
    })
  /** MultiWayIf and the like: guarded right-hand sides with no pattern */
  | (Node<'guarded'> & { readonly rhs: Rhs; readonly type: Type; readonly context: MatchContext })
  | (Node<'if'> & { readonly test: Expr; readonly then: Expr; readonly else: Expr; readonly type: Type })
  | (Node<'tuple'> & { readonly items: readonly Expr[]; readonly unboxed: boolean; readonly types: readonly Type[] })
  | (Node<'list'> & { readonly items: readonly Expr[]; readonly itemType: Type })
  /** record update: `record` is matched against `cons`, which have all the fields; `fields[i]` replaces argument of that name */
  | (Node<'update'> & {
      readonly record: Expr;
      readonly cons: readonly DataCon[];
      readonly fields: readonly { readonly field: Name; readonly value: Expr }[];
      /** per constructor, types of all its fields before and after, and evidence to rebuild it, as `EvPattern`s of a conPattern */
      readonly patterns: readonly UpdateCase[];
      readonly type: Type;
    })
  /** `\dicts -> body`: abstraction over evidence, then over what solving the implication gave */
  | (Node<'evLambda'> & { readonly params: readonly Id[]; readonly binds: EvBinds; readonly body: Expr })
  | (Node<'evApply'> & { readonly fun: Expr; readonly args: readonly Evidence[]; readonly type: Type })
  /** evidence bindings around an expression */
  | (Node<'evLet'> & { readonly binds: EvBinds; readonly body: Expr })
  /** evidence as an expression: implicit parameters */
  | (Node<'evidence'> & { readonly evidence: Evidence; readonly type: Type })
  /** identity at run time: newtype (un)wrapping by coerce, casts through families; kept for its type */
  | (Node<'cast'> & { readonly expr: Expr; readonly type: Type })
  /** the monadic list comprehension after checking: [ body | branches ]; several branches are zipped */
  | (Node<'comprehension'> & { readonly body: Expr; readonly itemType: Type; readonly branches: readonly (readonly Stmt[])[] })
  /** raises `patError` and its kin: a place the checker knows can never be reached well, e.g. a missing field or method */
  | (Node<'fail'> & { readonly how: 'recCon' | 'noMethod' | 'absent' | 'typeError' | 'hole'; readonly text: string; readonly type: Type });

export interface UpdateCase {
  readonly con: DataCon;
  readonly evidence: readonly Id[];
  /** variables for the old fields */
  readonly args: readonly Id[];
  readonly binds: EvBinds;
  /** dictionaries for the rebuilt constructor */
  readonly dicts: readonly Evidence[];
}

/** As in tokens: the author's literal. */
export type LiteralValue =
  | { readonly kind: 'integer'; readonly value: bigint }
  | { readonly kind: 'rational'; readonly mantissa: bigint; readonly exponent: number }
  | { readonly kind: 'string'; readonly value: string };

/** What the matching belongs to: for the text of `patError` ("Main.hs:3:1-20|function f") and for warnings. */
export type MatchContext =
  /** `selector`: the function of a field of a pattern synonym */
  | { readonly kind: 'function' | 'selector'; readonly name: string; readonly span: Span }
  | { readonly kind: 'case' | 'lambda' | 'lambdaCase' | 'multiIf' | 'patBind' | 'generated'; readonly span: Span };

export interface Alternative {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
  readonly span: Span;
}

/** Of a function with several patterns. */
export interface Clause {
  readonly patterns: readonly Pattern[];
  readonly rhs: Rhs;
  readonly span: Span;
}

export interface Rhs {
  readonly where: readonly BindGroup[];
  readonly alternatives: readonly { readonly guards: readonly Stmt[]; readonly body: Expr; readonly span: Span }[];
  readonly span: Span;
}

/** In guards and comprehensions. */
export type Stmt =
  | (Node<'bind'> & { readonly pattern: Pattern; readonly expr: Expr; readonly type: Type })
  | (Node<'letStmt'> & { readonly groups: readonly BindGroup[] })
  | (Node<'exprStmt'> & { readonly expr: Expr });

// Patterns ---------------------------------------------------------------------------------------------------------------------------------

export type Pattern =
  | (Node<'varPattern'> & { readonly id: Id })
  | (Node<'wildPattern'> & { readonly type: Type })
  | (Node<'asPattern'> & { readonly id: Id; readonly pattern: Pattern })
  | (Node<'lazyPattern'> & { readonly pattern: Pattern; readonly type: Type })
  | (Node<'bangPattern'> & { readonly pattern: Pattern; readonly type: Type })
  /**
   * `evidence` are variables for DataCon.context; `binds` what was solved from them for the patterns to the right and the right-hand side (they scope over
   * all that). `argTypes` are the field types at this instance; `args` has a pattern for each.
   */
  | (Node<'conPattern'> & {
      readonly con: DataCon;
      readonly evidence: readonly Id[];
      readonly binds: EvBinds;
      readonly args: readonly Pattern[];
      readonly argTypes: readonly Type[];
      readonly type: Type;
      /** the fields in the order in which they are looked at, where that is not their own */
      readonly order?: readonly number[];
    })
  | (Node<'tuplePattern'> & { readonly items: readonly Pattern[]; readonly types: readonly Type[]; readonly unboxed: boolean; readonly type: Type })
  | (Node<'listPattern'> & { readonly items: readonly Pattern[]; readonly itemType: Type; readonly type: Type })
  /** unboxed literals, and Char */
  | (Node<'litPattern'> & { readonly lit: Literal; readonly boxed: boolean; readonly type: Type })
  /** overloaded: when `type` zonks to a standard type the desugarer matches `value` directly, else `equals` (a function of the scrutinee to Bool) is asked */
  | (Node<'overloadedPattern'> & { readonly value: LiteralValue; readonly equals: Expr; readonly type: Type })
  /** `synonym`: the author wrote this pattern synonym */
  | (Node<'viewPattern'> & {
      readonly function: Expr;
      readonly pattern: Pattern;
      readonly type: Type;
      readonly resultType: Type;
      readonly synonym?: PatSyn;
    });

// Bindings ---------------------------------------------------------------------------------------------------------------------------------

export interface BindGroup {
  readonly recursive: boolean;
  readonly binds: readonly Bind[];
}

export type Bind = ValueBind | PatternBind | AbsBind;

/** One variable. `expr` has evidence abstraction included. */
export interface ValueBind extends Node<'valueBind'> {
  readonly id: Id;
  readonly expr: Expr;
  /** evaluated before the body of the let */
  readonly strict: boolean;
  readonly inline: 'always' | 'never' | 'auto';
}

/** A pattern whose variables are monomorphic. */
export interface PatternBind extends Node<'patternBind'> {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
  readonly type: Type;
  readonly strict: boolean;
}

/**
 * Several bindings generalised together over the same evidence: each `exports[i].poly = \dicts. let evBinds; binds in mono`. Without dicts the monomorphic
 * variables are the polymorphic ones at run time.
 */
export interface AbsBind extends Node<'absBind'> {
  readonly dicts: readonly Id[];
  readonly evBinds: EvBinds;
  readonly binds: readonly BindGroup[];
  readonly exports: readonly { readonly poly: Id; readonly mono: Id; readonly inline: 'always' | 'never' | 'auto' }[];
}

// Evidence ---------------------------------------------------------------------------------------------------------------------------------

/** Filled by the solver; complete when the module is checked. Order is that of finding; they may refer to each other in any order (and recursively). */
export interface EvBinds {
  readonly binds: { readonly id: Id; readonly term: Evidence }[];
}

export type Evidence =
  | { readonly kind: 'evVar'; readonly id: Id }
  /** a wanted constraint: `solution` when solved */
  | { readonly kind: 'evHole'; readonly type: Type; solution: Evidence | null }
  /** instance applied to its context */
  | { readonly kind: 'evInstance'; readonly instance: Instance; readonly args: readonly Evidence[] }
  /** the i-th superclass (Class.supers) of a dictionary */
  | { readonly kind: 'evSuper'; readonly class: Class; readonly index: number; readonly of: Evidence }
  /** any expression: Typeable representations, call stacks, implicit parameters */
  | { readonly kind: 'evExpr'; readonly expr: Expr }
  /** nothing at run time (equalities, Coercible): never passed, only to be complete */
  | { readonly kind: 'evNothing' };

// Modules ----------------------------------------------------------------------------------------------------------------------------------

/** A dictionary, or a function from dictionaries to one. */
export interface InstanceBind {
  readonly instance: Instance;
  readonly dfun: Id;
  /** dictionaries of Instance.context */
  readonly dicts: readonly Id[];
  readonly binds: EvBinds;
  /** as the class's */
  readonly supers: readonly Evidence[];
  /**
   * Each method is a global of its own, `$c<method>` of the instance, abstracted over `dicts` like the dfun; `expr` already is. `null` with newtype deriving: take
   * the whole dictionary `same` instead.
   */
  readonly methods: readonly { readonly id: Id; readonly expr: Expr; readonly inline: ValueBind['inline'] }[];
  /** GeneralizedNewtypeDeriving and DerivingVia: the dictionary of the representation type, over `dicts`, whose methods are taken; superclasses are `supers` */
  readonly same: Evidence | null;
  readonly span: Span;
}

/**
 * A derived instance of a program, whose parts are made as something mentions them: most of what is derived nothing uses. Nothing in them can be wrong.
 */
export interface LateInstance {
  readonly instance: Instance;
  readonly dfun: Id;
  /** the globals of the methods, as the class's */
  readonly methods: readonly Id[];
  readonly span: Span;
  /** what a method is, and the functions it calls that no other part has brought along */
  method(index: number): { readonly expr: Expr; readonly helpers: readonly BindGroup[] };
  dictionary(): Pick<InstanceBind, 'dicts' | 'binds' | 'supers'>;
}

export interface Foreign {
  readonly direction: 'import' | 'export';
  readonly convention: string;
  readonly entity: string;
  readonly id: Id;
  readonly span: Span;
}

export interface Module {
  readonly name: string;
  readonly file: string;
  /** its lines, unless they are even (base/columns.ts) */
  readonly lines: readonly string[] | null;
  readonly imports: readonly string[];
  readonly tycons: readonly DataTyCon[];
  readonly classes: readonly Class[];
  readonly binds: readonly BindGroup[];
  readonly instances: readonly InstanceBind[];
  readonly late: readonly LateInstance[];
  /** default methods `$dm…` are in `binds`; field selectors here, to be made by the desugarer */
  readonly selectors: readonly { readonly field: Name; readonly id: Id; readonly cons: readonly DataCon[] }[];
  readonly foreigns: readonly Foreign[];
  readonly main: Id | null;
}
