/** Types of random programs: what STG forgets and a generator of sensible programs must know. */
import type * as Stg from '../../../compiler/stg/syntax.ts';

export type Type =
  | { readonly is: 'i64' }
  | { readonly is: 'f64' }
  /** lifted: I# n, perhaps not evaluated */
  | { readonly is: 'int' }
  /** lifted: Integer */
  | { readonly is: 'integer' }
  /** lifted: list of int */
  | { readonly is: 'list' }
  /** a MutVar of int, evaluated */
  | { readonly is: 'ref' }
  /** a function or partial application, perhaps not evaluated */
  | FunType;

export interface FunType {
  readonly is: 'fun';
  readonly args: readonly Type[];
  readonly result: Type;
}

export const i64: Type = { is: 'i64' };
export const f64: Type = { is: 'f64' };
export const intType: Type = { is: 'int' };
export const integerType: Type = { is: 'integer' };
export const listType: Type = { is: 'list' };
export const refType: Type = { is: 'ref' };

export function repOf(type: Type): Stg.Rep {
  return type.is === 'i64' || type.is === 'f64' ? type.is : 'p';
}

export function sameType(a: Type, b: Type): boolean {
  if (a.is !== 'fun' || b.is !== 'fun') return a.is === b.is;
  return a.args.length === b.args.length && sameType(a.result, b.result) && a.args.every((arg, i) => sameType(arg, b.args[i]));
}
