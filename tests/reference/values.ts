/**
 * What the reference evaluator computes with: values, closures, frames, threads.
 *
 * Everything is a plain object with GHC's name for it. Pointers are object references; i64 is a bigint in [-2^63, 2^63); i32, f32 and f64 are
 * numbers; the state token is VOID. Nothing here is tagged, moved or packed: that is what the machine under test does.
 */
import type * as Stg from '../../compiler/stg/syntax.ts';
import type { Env } from './env.ts';

/** The state token. */
export const VOID: unique symbol = Symbol('void');

export type Value = Closure | bigint | number | typeof VOID;

/** A constructor as its data declaration gives it. Identity is the number: modules may declare the same type again. */
export interface Con {
  readonly name: string;
  readonly index: number;
  readonly fields: readonly Stg.Rep[];
}

export type Closure = Constr | Fun | Pap | Thunk | MutVar | MVar | ArrayClosure | ByteArray | Thread | Weak | StableName | HostValue;

export interface Constr {
  readonly type: 'CONSTR';
  readonly con: Con;
  /** filled once; a cyclic `letrec` of constructors needs the object before its fields */
  fields: Value[];
}

export interface Fun {
  readonly type: 'FUN';
  readonly name: string;
  readonly lambda: Stg.Lambda;
  env: Env;
}

export interface Pap {
  readonly type: 'PAP';
  readonly fun: Fun;
  readonly args: readonly Value[];
}

/** A thunk, or what became of it. */
export interface Thunk {
  readonly type: 'THUNK';
  readonly name: string;
  state: ThunkState;
}

export type ThunkState =
  | { readonly is: 'code'; readonly lambda: Stg.Lambda; env: Env }
  /** AP: a function applied to arguments, not yet run */
  | { readonly is: 'ap'; readonly fun: Closure; readonly args: readonly Value[] }
  /** the first field of a constructor, not yet looked at */
  | { readonly is: 'first'; readonly of: Closure }
  | { readonly is: 'blackhole'; readonly owner: Thread; readonly waiting: Thread[] }
  | { readonly is: 'ind'; readonly value: Closure }
  /** AP_STACK: a computation frozen by an asynchronous exception; frames oldest first */
  | { readonly is: 'apStack'; readonly frames: readonly Frame[]; readonly control: Control }
  | { readonly is: 'raise'; readonly exception: Closure };

export interface MutVar {
  readonly type: 'MUT_VAR';
  value: Closure;
}

export interface MVar {
  readonly type: 'MVAR';
  value: Closure | null;
  /** blocked threads, next to be served first */
  queue: MVarWait[];
}

export interface MVarWait {
  readonly thread: Thread;
  readonly wants: 'take' | 'read' | 'put';
  /** what a putter brings */
  readonly value: Closure | null;
}

export interface ArrayClosure {
  readonly type: 'ARRAY';
  readonly elems: Closure[];
}

export interface ByteArray {
  readonly type: 'BYTE_ARRAY';
  bytes: Uint8Array;
}

export interface Weak {
  readonly type: 'WEAK';
  key: Closure | null;
  value: Closure | null;
  finalizer: Closure | null;
}

export interface StableName {
  readonly type: 'STABLE_NAME';
  readonly number: number;
}

/** A value of the host, opaque here. */
export interface HostValue {
  readonly type: 'HOST_HANDLE';
  readonly value: unknown;
}

/** What a thread does next. */
export type Control =
  | { readonly do: 'eval'; readonly expr: Stg.Expr; readonly env: Env }
  | { readonly do: 'enter'; readonly closure: Closure }
  | { readonly do: 'apply'; readonly fun: Closure; readonly args: readonly Value[] }
  /** components without voids */
  | { readonly do: 'return'; readonly values: readonly Value[] }
  /** also how a blocked operation is written down: it runs again */
  | { readonly do: 'prim'; readonly op: string; readonly args: readonly Value[] }
  | { readonly do: 'raise'; readonly exception: Closure };

export type Frame =
  | { readonly frame: 'case'; readonly case: Stg.Case; readonly env: Env }
  | { readonly frame: 'update'; readonly thunk: Thunk }
  | { readonly frame: 'catch'; readonly handler: Closure; readonly mask: MaskState }
  /** sets the masking state when returned through */
  | { readonly frame: 'mask'; readonly state: MaskState }
  | { readonly frame: 'apply'; readonly args: readonly Value[] }
  /** takes the first field of the constructor that is returned */
  | { readonly frame: 'first' };

/** GHC's numbers: 0 unmasked, 1 masked uninterruptible, 2 masked interruptible. */
export type MaskState = 0 | 1 | 2;

export type Blocked =
  | { readonly why: 'mvar'; readonly mvar: MVar; readonly wants: MVarWait['wants'] }
  | { readonly why: 'blackhole'; readonly thunk: Thunk }
  | { readonly why: 'delay'; readonly until: number }
  | { readonly why: 'throwTo'; readonly target: Thread }
  | { readonly why: 'hostCall' };

export interface Thread {
  readonly type: 'TSO';
  readonly id: number;
  /** oldest frame first; empty = stop frame */
  readonly stack: Frame[];
  control: Control;
  mask: MaskState;
  status: 'runnable' | 'blocked' | 'finished' | 'died';
  blocked: Blocked | null;
  /** asynchronous exceptions that were thrown while this thread was masked, oldest first */
  readonly pending: { readonly exception: Closure; readonly sender: Thread | null }[];
  /** stack overflow found while masked: the reserve is in use */
  overflowPending: boolean;
}

/** The program does something that no well-typed program does, or a rule has no case for it. Never a Haskell exception. */
export class WrongProgram extends Error {
  override readonly name = 'WrongProgram';
}

/** Fails if a value cannot be of this kind. */
export function checkRep(value: Value, rep: Stg.Rep, where: string): void {
  if (!hasRep(value, rep)) throw new WrongProgram(`${where}: expected a value of kind ${rep}, found ${describe(value)}`);
}

function hasRep(value: Value, rep: Stg.Rep): boolean {
  switch (rep) {
    case 'p':
      return typeof value === 'object';
    case 'i64':
      return typeof value === 'bigint';
    case 'void':
      return value === VOID;
    default:
      return typeof value === 'number';
  }
}

/** A few words for messages. */
export function describe(value: Value): string {
  if (value === VOID) return 'the state token';
  if (typeof value !== 'object') return `${typeof value} ${String(value)}`;
  if (value.type === 'CONSTR') return `constructor ${value.con.name}`;
  return value.type;
}
