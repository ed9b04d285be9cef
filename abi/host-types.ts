/**
 * How values cross between a program and its host. Arguments and results of host functions, and of functions the host may call, are of these types.
 *
 * Flat ones travel as they are; `bytes` and `string` (UTF-8) as a BYTE_ARRAY, `integer` as an Integer, `value` (any JavaScript value) as a HOST_HANDLE. `p` is a closure,
 * which the host holds and cannot look into. A signature, as an argument, is a function the host may call.
 */
import type { Rep } from './tables/primops.ts';

/** What the program holds of a value of each kind. The order is the order of numbers in image files. */
export const hostRepTable = {
  i32: 'i32',
  i64: 'i64',
  f32: 'f32',
  f64: 'f64',
  bytes: 'p',
  string: 'p',
  value: 'p',
  p: 'p',
  void: 'void',
  bool: 'i32',
  char: 'i32',
  u64: 'i64',
  integer: 'p',
} as const satisfies Readonly<Record<string, Rep>>;

export type HostRep = keyof typeof hostRepTable;

export interface HostSignature {
  readonly args: readonly HostType[];
  readonly result: HostRep;
}

export type HostType = HostRep | HostSignature;

/** Functions in the types of functions nest no deeper. */
export const HOST_DEPTH_MAX = 8;

export const hostReps = Object.keys(hostRepTable) as readonly HostRep[];

/** How the program holds it. Functions are closures. */
export function repOfHost(type: HostType): Rep {
  return typeof type === 'string' ? hostRepTable[type] : 'p';
}

/** As it is written in STG text: `(i64, string) -> void`. */
export function hostTypeText(type: HostType): string {
  return typeof type === 'string' ? type : `(${type.args.map(hostTypeText).join(', ')}) -> ${type.result}`;
}
