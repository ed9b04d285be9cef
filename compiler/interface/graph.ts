/**
 * What the reader and writer of interfaces agree on.
 *
 * An interface is a graph of plain objects, arrays, maps, sets and primitive values, cycles included, in which identity matters. It is read piece by piece: an
 * object that is reached more than once has a number and stands by itself, so that it can be read when it is first asked for. What is behind a `Later`, or is the
 * value of one of the keys in `deferredKeys`, is not read before somebody looks at it: a program needs little of a library.
 *
 * Objects are written by *shape*: the list of their keys, and the `kind` they have, if any.
 *
 * Some objects are not written but found again by those who read: names, global variables, what the compiler builds in (Leaves).
 */
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import type { ByteSource } from '../../abi/image-source.ts';
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import type { EntityRef } from './entities.ts';

/** What a written graph begins with: these letters, the version, for which layout of the machine the compiler was made. */
const MAGIC = 'VTGRAPH';
/**
 * To be raised whenever the objects of the checker, Core or STG change, too. 1: first with a header. 2: contexts of inlined code. 3: entities of other files.
 * 4: instances by class, built-in objects by name, tables apart from texts and objects. 5: bindings of STG by themselves.
 */
const VERSION = 5;

/** The letters and numbers that a graph begins with, and how long its tables are: at most so many bytes. */
export const HEADER_B = 32;

/** The bytes of a written graph, where not all of them are at hand. */
export type GraphFile = Pick<ByteSource, 'size' | 'bytes'>;

/** Texts are decoded by so many. */
export const TEXTS_PER_BLOCK = 256;

/** Bytes that are no graph, or one that another version of the compiler wrote. */
export class GraphFormatError extends RangeError {
  constructor(what: string) {
    super(what);
    this.name = 'GraphFormatError';
  }
}

export function writeHeader(out: ByteWriter): void {
  for (const letter of MAGIC) out.byte(letter.charCodeAt(0));
  out.number(VERSION);
  out.number(ABI_CHECKSUM);
}

/** Throws GraphFormatError. */
export function readHeader(input: ByteReader): void {
  const letters = input.left < MAGIC.length ? [] : input.raw(MAGIC.length);
  if (String.fromCharCode(...letters) !== MAGIC) throw new GraphFormatError('is no interface, or one of an older version of the compiler');
  const version = input.number();
  if (version !== VERSION) throw new GraphFormatError(`has format version ${version}, this compiler reads ${VERSION}`);
  if (input.number() !== ABI_CHECKSUM) throw new GraphFormatError('was written for another layout of the machine');
}

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
  object: 12,
  /** an object by its number */
  reference: 13,
  /** an object that gets the next number of the deferred value it is in, and by it */
  sharedHere: 14,
  referenceHere: 15,
  name: 16,
  globalVar: 17,
  /** a local variable of Core: name, representation, place, facts */
  localVar: 18,
  /** a built-in object: the name it is found by, its number there */
  builtin: 19,
  /** the place before it again */
  sameSpan: 20,
  /** in the file of the place before it */
  nearSpan: 21,
  span: 22,
  deferred: 23,
  emptyArray: 24,
  later: 25,
  /** a number or text as a type */
  literalNumber: 26,
  literalText: 27,
  /** the context that the following places have (Span.inlined), before such a place */
  context: 28,
  /** an entity of a module that is not in the file: its sort, its name, its number */
  entity: 29,
} as const;

/** Keys whose values are read when they are looked at. */
export const deferredKeys: ReadonlySet<string> = new Set(['unfolding', 'definition', 'cons', 'class']);

export const reps: readonly Core.Rep[] = ['lifted', 'unlifted', 'i32', 'i64', 'f32', 'f64', 'void'];

/** A value that is read when it is asked for. */
export class Later<T> {
  readonly #read: () => T;

  constructor(read: () => T) {
    this.#read = read;
  }

  get(): T {
    return this.#read();
  }
}

/** To be read later. */
export function later<T extends object>(value: T): Later<T> {
  return new Later(() => value);
}

/** Where a built-in object is found: among what its tycon or constructor leads to. */
export interface BuiltinRef {
  readonly name: Name;
  readonly index: number;
}

/** Objects that are there already when an interface is read. */
export interface Leaves {
  /** undefined for what is not built in */
  builtinRef(object: object): BuiltinRef | undefined;
  builtin(ref: BuiltinRef): object;
  name(module: string, text: string, space: Name['space'], span: Name['span']): Name;
  globalVar(name: Name): Core.Var;
  literalType(value: bigint | string): object;
  /** where an entity is found that is not to be written; null for all other objects. Absent in files that hold all they speak of */
  elsewhere?(object: object): EntityRef | null;
  entity?(ref: EntityRef): object;
  /** of a source file: writing, the number for the one it has in the session; reading, the other way round. Absent where they are the same */
  fileNumber?(file: number): number;
}

// What is undefined counts as missing: to load a property that many kinds of objects have or lack is several times as fast as to ask for it with `in`.

export function isName(object: object): object is Name {
  const { space, unique } = object as Partial<Name>;
  return space !== undefined && unique !== undefined;
}

export function isVar(object: object): object is Core.Var {
  const { rep, unique, global } = object as Partial<Core.Var>;
  return rep !== undefined && unique !== undefined && global !== undefined;
}

/** An array, or a node of the syntax of Core or STG: the same or an equal one makes no difference, and few are reached twice. It is written wherever it is reached. */
export function isTree(object: object): boolean {
  if (Array.isArray(object)) return true;
  const { kind, span } = object as { readonly kind?: unknown; readonly span?: unknown };
  return typeof kind === 'string' && span !== undefined;
}

/** A literal as a type: one object per value in a session. */
export function literalOf(object: object): bigint | string | undefined {
  return (object as { readonly literal?: bigint | string }).literal;
}

export function isSpan(object: object): object is Name['span'] {
  return (object as Partial<Name['span']>).endCol !== undefined;
}

/** The values of an array, map, set or object, in order. */
export function partsOf(value: object): Iterable<unknown> {
  if (value instanceof Map) return [...value].flat();
  return value instanceof Set || Array.isArray(value) ? value : Object.values(value);
}
