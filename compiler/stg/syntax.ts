/**
 * STG: A-normal, `let` allocates, `case` evaluates. Every binder has a kind (Rep); lifted types are not known here.
 *
 * Names are unique within a top-level binding after `unique.ts` has run (the parser accepts shadowing; the passes below do not see it).
 * Free variables are not written in the tree: `cmm/free.ts` finds them.
 * Source: Peyton Jones 1992, with eval/apply (Marlow and Peyton Jones 2006) and GHC's unboxed tuples, join points and primops.
 */
import type { HostRep, HostSignature, HostType } from '../../abi/host-types.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';

export type { HostSignature, HostType, Rep };

export interface Module {
  readonly name: string;
  /** file names for Span.file */
  readonly files: readonly string[];
  readonly imports: readonly Import[];
  readonly datas: readonly DataDecl[];
  readonly foreigns: readonly Foreign[];
  /** names of top-level bindings (and constructors) other modules and the host may use; `symbol`: under that name, instead of its own (not in STG text);
   * `type`: what the host may call it with */
  readonly exports: readonly { readonly name: string; readonly symbol?: string; readonly type?: HostSignature; readonly span: Span }[];
  readonly binds: readonly TopBind[];
}

/** A closure of another module, with what is known of it: its function shape, or nothing (arity 0: a value or CAF). */
export interface Import {
  readonly module: string;
  readonly name: string;
  readonly shape: FunShape | null;
  readonly span: Span;
}

export interface FunShape {
  readonly args: readonly Rep[];
  readonly results: readonly Rep[];
}

export interface DataDecl {
  readonly name: string;
  readonly cons: readonly ConDecl[];
  readonly span: Span;
}

export interface ConDecl {
  readonly name: string;
  readonly fields: readonly Rep[];
  /** what the author calls the fields, '' for those without a name; left out when none has one. The text cannot say it */
  readonly labels?: readonly string[];
  readonly span: Span;
}

/** A host function: called with flat values, answered synchronously or by a promise. Void arguments are not passed. */
export interface Foreign {
  readonly name: string;
  /** name under which the machine is given the function */
  readonly hostName: string;
  readonly args: readonly HostType[];
  readonly result: HostRep;
  readonly span: Span;
}

export interface TopBind {
  readonly name: string;
  readonly rhs: Rhs;
  readonly span: Span;
}

export interface Binder {
  readonly name: string;
  readonly rep: Rep;
  readonly span: Span;
}

export interface Bind {
  readonly binder: Binder;
  readonly rhs: Rhs;
}

export type Rhs = Lambda | ConRhs;

/**
 * A closure. No parameters: a thunk, updated with its value unless `once`. With parameters: a function.
 * `results` are the kinds it returns: one pointer, one unboxed value, or the components of an unboxed tuple (voids dropped by the back end).
 */
export interface Lambda {
  readonly kind: 'lambda';
  readonly params: readonly Binder[];
  readonly results: readonly Rep[];
  readonly once: boolean;
  readonly body: Expr;
  readonly span: Span;
}

export interface ConRhs {
  readonly kind: 'con';
  readonly con: string;
  readonly args: readonly Atom[];
  readonly span: Span;
}

export type Atom = VarAtom | LitAtom;

export interface VarAtom {
  readonly kind: 'var';
  readonly name: string;
  readonly span: Span;
}

/** `void` is the state token; `string` is an Addr# (i32) of NUL-terminated UTF-8 bytes. */
export type LitAtom =
  | { readonly kind: 'lit'; readonly rep: 'i64'; readonly value: bigint; readonly span: Span }
  | { readonly kind: 'lit'; readonly rep: 'i32'; readonly value: number; readonly span: Span }
  | { readonly kind: 'lit'; readonly rep: 'f64' | 'f32'; readonly value: number; readonly span: Span }
  /** an address: of the text in UTF-8, or, when it is `bytes`, of a byte for each character (U+0000 to U+00FF); then a NUL */
  | { readonly kind: 'lit'; readonly rep: 'string'; readonly value: string; readonly bytes?: true; readonly span: Span }
  | { readonly kind: 'lit'; readonly rep: 'void'; readonly span: Span };

export type Expr =
  /** apply a variable; no arguments = evaluate it (a pointer) or return it (anything else). A join point in scope: jump */
  | { readonly kind: 'app'; readonly fun: VarAtom; readonly args: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'con'; readonly con: string; readonly args: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'prim'; readonly op: string; readonly args: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'foreign'; readonly name: string; readonly args: readonly Atom[]; readonly span: Span }
  | { readonly kind: 'lit'; readonly lit: LitAtom; readonly span: Span }
  /** unboxed tuple */
  | { readonly kind: 'tuple'; readonly args: readonly Atom[]; readonly span: Span }
  | Case
  | { readonly kind: 'let'; readonly rec: boolean; readonly binds: readonly Bind[]; readonly body: Expr; readonly span: Span }
  /** join points: never allocated, only called saturated in tail position of the scope; `rec` makes a loop */
  | { readonly kind: 'join'; readonly rec: boolean; readonly joins: readonly Join[]; readonly body: Expr; readonly span: Span };

export interface Join {
  readonly name: string;
  readonly params: readonly Binder[];
  readonly body: Expr;
  readonly span: Span;
}

export interface Case {
  readonly kind: 'case';
  readonly scrut: Expr;
  /** the value of the scrutinee; its kind says what the scrutinee returns. Unused with a tuple alternative (rep `void`) */
  readonly binder: Binder;
  readonly alts: readonly Alt[];
  /** last, if any */
  readonly fallback: Expr | null;
  readonly span: Span;
}

export type Alt =
  | { readonly kind: 'con'; readonly con: string; readonly fields: readonly Binder[]; readonly body: Expr; readonly span: Span }
  | { readonly kind: 'lit'; readonly lit: LitAtom; readonly body: Expr; readonly span: Span }
  /** the only alternative of a case on an unboxed tuple */
  | { readonly kind: 'tuple'; readonly fields: readonly Binder[]; readonly body: Expr; readonly span: Span };

/** Data types every program knows without declaring them. Integer's constructors belong to the machine. */
export const builtinDatas: readonly DataDecl[] = [
  {
    name: 'Integer',
    cons: [
      { name: 'IS', fields: ['i64'], span: { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 } },
      { name: 'IP', fields: ['p'], span: { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 } },
      { name: 'IN', fields: ['p'], span: { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 } },
    ],
    span: { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 },
  },
];
