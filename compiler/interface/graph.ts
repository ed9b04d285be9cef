/**
 * What the reader and writer of interfaces agree on.
 *
 * An interface is a graph of plain objects, arrays, maps, sets and primitive values, cycles included, in which identity matters. It is written as *sections*, one
 * per module, in an order in which each refers only to itself and earlier ones. An object that is reached more than once gets a number, counted over all
 * sections; references are numbers. Objects are written by *shape*, the list of their keys.
 *
 * Some objects are not written but found again by those who read: names, global variables, what the compiler builds in (Leaves). The value of a key called
 * `unfolding` is written apart and read only when it is looked at: most of a library's code is never inlined into a given program.
 */
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';

/** First byte of a value. */
export const TAG = {
  undefined: 0,
  null: 1,
  true: 2,
  false: 3,
  /** from 0 */
  integer: 4,
  /** below 0: its distance from -1 */
  negative: 5,
  double: 6,
  bigint: 7,
  text: 8,
  array: 9,
  map: 10,
  set: 11,
  /** an object that is reached once */
  object: 12,
  /** an object that gets the next number */
  shared: 13,
  /** an object by its number */
  reference: 14,
  /** the same, counted in the deferred part the value stands in */
  sharedHere: 15,
  referenceHere: 16,
  name: 17,
  globalVar: 18,
  builtin: 19,
  span: 20,
  deferred: 21,
  emptyArray: 22,
} as const;

/** The key whose values are read late. */
export const DEFERRED_KEY = 'unfolding';

/** Objects that are there already when an interface is read. */
export interface Leaves {
  /** the number of a built-in object; undefined for all others */
  builtinIndex(object: object): number | undefined;
  builtin(index: number): object;
  name(module: string, text: string, space: Name['space'], span: Name['span']): Name;
  globalVar(name: Name): Core.Var;
}

export function isName(object: object): object is Name {
  return 'space' in object && 'unique' in object;
}

export function isGlobalVar(object: object): object is Core.Var {
  return 'rep' in object && 'unique' in object && (object as Core.Var).global;
}

export function isSpan(object: object): object is Name['span'] {
  return 'endCol' in object;
}

/** The values of an array, map, set or object, in order. */
export function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set || Array.isArray(value) ? value : Object.values(value);
}
