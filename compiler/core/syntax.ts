/**
 * Core: the functional language all optimisation works on. Lazy; `case` evaluates; arguments are arbitrary expressions.
 *
 * It is typed by *representation*: every variable and every application says whether it is a lifted pointer, an unlifted pointer or an unboxed word, which is
 * what code generation and the lint need. Types, type abstractions, coercions and newtype constructors are gone (a newtype is its content, `coerce` the
 * identity, equality evidence nothing); variables keep the text of their type for people who read dumps. Dictionaries are data.
 *
 * Variables are objects compared by identity; binders are unique: no two binding sites share a Var, in the whole module (Note [Binders are unique] in
 * subst.ts: whoever duplicates code gives the copy fresh binders).
 */
import type { HostRep, HostSignature, HostType } from '../../abi/host-types.ts';
import type { Span } from '../base/span.ts';

/** `lifted`: may be a thunk. `unlifted`: an evaluated heap object (`MutVar#`, `ByteArray#`). `void`: `State#`, takes no room. */
export type Rep = 'lifted' | 'unlifted' | 'i32' | 'i64' | 'f32' | 'f64' | 'void';

/** What an expression returns: one value, or the components of an unboxed tuple (voids included). */
export type Reps = Rep | readonly Rep[];

export interface Var {
  /** for people and, when global, for linking: globals are `Module.text` (unique in a program), locals anything */
  readonly name: string;
  readonly unique: number;
  /** bound at the top level of some module */
  readonly global: boolean;
  /** the module that binds it, when global */
  readonly module: string | null;
  readonly rep: Rep;
  /** text of its type, for dumps, made when it is asked for; null when made by a pass */
  readonly type: (() => string) | null;
  /** place of its binding */
  readonly span: Span;
  /** what passes know of it; owned by the simplifier and by interfaces. Only globals and let-bound variables have any */
  info: VarInfo | null;

  // See Note [Notes on variables].
  /** how it occurs where it is bound; null: nobody has looked */
  occ: Occurrence | null;
  /** the variable that takes its place in the output, most often itself */
  out: Var | null;
  /** the output expression that takes its place */
  done: Expr | null;
  /** the input expression that takes its place, where it occurs: once */
  later: Expr | null;
  /** within how many inlined bodies `later` stands */
  laterDepth: number;
  /** `done` stands in the place of one of its occurrences already */
  isPlaced: boolean;
  /** of the output: what it is known to be, a constructor application to atoms, a lambda, a literal; or the constructor's alternative that it is in */
  known: Expr | ConAlt | null;
  /** of the output: in weak head normal form */
  isEvaluated: boolean;
  /** of the output: calls of it are jumps */
  isJoin: boolean;
  /** of the input: it is a variable of the output itself. Bound once more, it needs a copy there */
  isReused: boolean;
  /** while an expression is copied: what takes the place of this binder of it in the copy */
  copy: Var | null;
}

/**
 * Note [Notes on variables]: what the simplifier finds out about a variable during a walk lies on the variable itself: asking tables, several times for each node
 * of each walk, would take longer than the walk. Nobody else looks at these fields; copies of a variable begin without notes, and interfaces leave them out.
 * Notes need not be cleared: what a variable is of the input is noted where it is counted, what it is of the output where it is bound there. Most variables are
 * both (Note [Binders stay], simplify/walk.ts).
 */
export interface Occurrence {
  /** occurrences outside dead code; those in a recursive binding's own right-hand side count in `recursive` */
  readonly count: number;
  /** one of them is inside a lambda that the binding is outside of, and that may run several times */
  readonly inLambda: boolean;
  /** the number of arguments when all occurrences, the recursive ones, too, are tail calls with that many; else null */
  readonly tailArgs: number | null;
  /** occurs in the right-hand sides of its own group */
  readonly recursive: boolean;
  /** one of them is an argument of a constructor that a let binds, which needs a name for it anyway */
  readonly inCon: boolean;
  /** of a join point: the parameters for which a jump passes a constructor, as bits */
  readonly conArgs: number;
}

/** Filled for a global when its module is compiled, or read from its interface. */
export interface VarInfo {
  /** parameters and results when it is bound to a lambda of known arity (calls with that many arguments are direct); null: a value, or unknown */
  shape: FunShape | null;
  /** the expression to put in its place, when the optimiser may; null: opaque */
  unfolding: Expr | null;
  /** parameters that are surely evaluated by a saturated call; null: unknown */
  strict: readonly boolean[] | null;
  /** a saturated call never returns */
  bottoms: boolean;
  /** method selector of a class: which field of the dictionary */
  selector: { readonly con: DataCon; readonly field: number } | null;
  inline: 'always' | 'never' | 'auto';
  /** to be copied: of an overloaded function, whose first parameters are dictionaries, for known ones; of a loop that makes or takes a list, to be fused; or none */
  definition: Lam | undefined;
  /** the author wrote no code for it: where it is inlined, the place is that of the call */
  implicit: boolean;
  /** made by worker/wrapper: inlined even in its own recursive group */
  wrapper: boolean;
  /** for a copy of the variable */
  withoutUnfolding(): VarInfo;
}

export interface FunShape {
  readonly params: readonly Rep[];
  readonly results: Reps;
}

/** A constructor at run time. Newtype constructors never appear. Dictionaries have one of their own: `C:Ord`. */
export interface DataCon {
  /** qualified: `GHC.Types.True` */
  readonly name: string;
  /** number among its siblings, from 0 */
  readonly tag: number;
  readonly fields: readonly Rep[];
  /** fields evaluated before construction; the same length as `fields` */
  readonly strict: readonly boolean[];
  /** records: what the author calls the fields, '' for dictionaries; the same length as `fields` */
  readonly labels?: readonly string[];
  readonly data: DataType;
  /** matching it says more about types (GADTs): the same variable may be of another type there */
  refines?: boolean;
}

export interface DataType {
  /** qualified: `GHC.Types.Bool` */
  readonly name: string;
  /** all of them, in order; empty when the type has none */
  cons: readonly DataCon[];
  /** a class's dictionary: strict passes may evaluate it early, since dictionaries always terminate */
  readonly dictionary: boolean;
}

export type Literal =
  | { readonly rep: 'i64'; readonly value: bigint }
  /** Char# (a code point) */
  | { readonly rep: 'i32'; readonly value: number }
  | { readonly rep: 'f64' | 'f32'; readonly value: number }
  /** Addr# of the NUL-terminated UTF-8 bytes; rep i32 */
  /** an address: of the text in UTF-8, or, when it is `bytes`, of a byte for each character (U+0000 to U+00FF); then a NUL */
  | { readonly rep: 'string'; readonly value: string; readonly bytes?: true }
  /** the state token */
  | { readonly rep: 'void' }
  /** a whole value of type Integer (lifted, evaluated) */
  | { readonly rep: 'integer'; readonly value: bigint };

export type Expr = VarExpr | LitExpr | App | Con | Prim | ForeignCall | Tuple | Lam | Let | LetJoin | Jump | Case;

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
  /** an argument: what the author wrote there, when the optimiser has put other code in its place */
  readonly origin?: Span;
}

export interface VarExpr extends Node<'var'> {
  readonly var: Var;
}

export interface LitExpr extends Node<'lit'> {
  readonly lit: Literal;
}

/** `fun` gets any number (≥ 1) of arguments; fewer than its arity is a partial application, more applies the result. */
export interface App extends Node<'app'> {
  readonly fun: Expr;
  readonly args: readonly Expr[];
  /** what the whole application returns */
  readonly reps: Reps;
}

/** Saturated. Strict fields are evaluated by whoever builds the node: its `strict` arguments are values or evaluated variables (the desugarer wraps cases). */
export interface Con extends Node<'con'> {
  readonly con: DataCon;
  readonly args: readonly Expr[];
}

/** A saturated primop of abi/tables/primops.ts. Arguments of representation p are evaluated when STG is made, except those the row calls lazy. */
export interface Prim extends Node<'prim'> {
  readonly op: string;
  readonly args: readonly Expr[];
  /** as Haskell sees it: with the voids of `(# State# s, a #)` */
  readonly reps: Reps;
}

/** A saturated call of a host function, with raw arguments. */
export interface ForeignCall extends Node<'foreign'> {
  readonly foreign: Foreign;
  readonly args: readonly Expr[];
  readonly reps: Reps;
}

/** Unboxed tuple; components of any representation, voids included. */
export interface Tuple extends Node<'tuple'> {
  readonly args: readonly Expr[];
}

export interface Lam extends Node<'lam'> {
  /** at least one */
  readonly params: readonly Var[];
  readonly body: Expr;
  /** evaluated at most once: IO actions, state threads (one-shot) */
  readonly oneShot: boolean;
}

/**
 * Lazy `let` for lifted variables. A variable of another representation is evaluated first (`let x# = e in b` is `case e of x# { _ -> b }`), so its binding is
 * never recursive.
 */
export interface Let extends Node<'let'> {
  readonly bind: Bind;
  readonly body: Expr;
}

export type Bind =
  | { readonly kind: 'nonrec'; readonly var: Var; readonly expr: Expr; readonly span: Span }
  | { readonly kind: 'rec'; readonly binds: readonly { readonly var: Var; readonly expr: Expr; readonly span: Span }[]; readonly span: Span };

/** Join points: called saturated, in tail position of `body` (and of each other when `rec`), never captured. */
export interface LetJoin extends Node<'letjoin'> {
  readonly rec: boolean;
  readonly joins: readonly Join[];
  readonly body: Expr;
}

export interface Join {
  readonly var: Var;
  readonly params: readonly Var[];
  readonly body: Expr;
  readonly span: Span;
}

export interface Jump extends Node<'jump'> {
  readonly join: Var;
  readonly args: readonly Expr[];
}

/**
 * Evaluates `scrutinee` to weak head normal form (an unboxed one to its value), calls it `binder`, chooses. `alts` without a match is impossible unless there
 * is a fallback: the desugarer always adds one that raises. With no alternatives and no fallback: the scrutinee never returns.
 */
export interface Case extends Node<'case'> {
  readonly scrutinee: Expr;
  /** for unboxed tuples a void variable that is not used */
  readonly binder: Var;
  readonly alts: readonly Alt[];
  readonly fallback: Expr | null;
  /** what the alternatives return */
  readonly reps: Reps;
}

export type Alt =
  | ConAlt
  | { readonly kind: 'lit'; readonly lit: Literal; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'tuple'; readonly fields: readonly Var[]; readonly body: Expr; readonly span: Span };

export interface ConAlt {
  readonly kind: 'con';
  readonly con: DataCon;
  readonly fields: readonly Var[];
  readonly body: Expr;
  readonly span: Span;
}

export interface Foreign {
  readonly name: string;
  /** name under which the host offers it */
  readonly hostName: string;
  readonly args: readonly HostType[];
  readonly result: HostRep;
  readonly span: Span;
}

export interface Module {
  readonly name: string;
  /** file names for Span.file */
  readonly files: readonly string[];
  /** data types defined here, dictionaries included */
  readonly datas: readonly DataType[];
  /** in dependency order: a group mentions only itself, earlier groups and other modules */
  readonly binds: readonly Bind[];
  /** top-level variables other modules may mention (exported, or reachable from what they see: instances, defaults, unfoldings) */
  readonly exported: ReadonlySet<Var>;
  /** raw symbols for the machine and the host: `foreign export`; `type`: what the host may call it with */
  readonly symbols: readonly { readonly symbol: string; readonly var: Var; readonly type?: HostSignature }[];
}
