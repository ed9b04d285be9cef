/** How primop rules are written: arguments taken apart by kind, results returned, Haskell exceptions raised. */
import type { Machine } from './machine.ts';
import type { Prim } from './primops.ts';
import { resolve } from './reach.ts';
import type { ArrayClosure, ByteArray, Closure, Con, Constr, MutVar, MVar, Thread, Value, Weak } from './values.ts';
import { describe, WrongProgram } from './values.ts';

/** A Haskell exception that the machine knows by name, thrown inside a primop. */
export class Raise {
  readonly symbol: string;
  constructor(symbol: string) {
    this.symbol = symbol;
  }
}

/** A primop that computes its results at once; it may throw a Raise. */
export function immediate(compute: (args: Arguments, m: Machine, t: Thread) => Value | readonly Value[]): Prim {
  return (m, t, args) => {
    try {
      const result = compute(new Arguments(args), m, t);
      t.control = { do: 'return', values: Array.isArray(result) ? (result as readonly Value[]) : [result as Value] };
    } catch (raised) {
      if (!(raised instanceof Raise)) throw raised;
      t.control = { do: 'raise', exception: m.wellKnown(raised.symbol) };
    }
  };
}

type Of<T extends Closure['type']> = Extract<Closure, { type: T }>;

/** The arguments of a primop by position and kind. */
export class Arguments {
  readonly #args: readonly Value[];

  constructor(args: readonly Value[]) {
    this.#args = args;
  }

  i64(i: number): bigint {
    const value = this.#args[i];
    if (typeof value !== 'bigint') throw new WrongProgram(`argument ${i}: expected i64, found ${describe(value)}`);
    return value;
  }

  /** An i64 that counts or indexes something; anything out of reach is an IndexOutOfBounds. */
  size(i: number): number {
    const value = this.i64(i);
    if (value < 0n || value > 0x7fffffffn) throw new Raise('IndexOutOfBounds');
    return Number(value);
  }

  /** i32, f32, f64 */
  number(i: number): number {
    const value = this.#args[i];
    if (typeof value !== 'number') throw new WrongProgram(`argument ${i}: expected a number, found ${describe(value)}`);
    return value;
  }

  pointer(i: number): Closure {
    const value = this.#args[i];
    if (typeof value !== 'object') throw new WrongProgram(`argument ${i}: expected a pointer, found ${describe(value)}`);
    return value;
  }

  /** A pointer to an evaluated closure of one type. An indirection will not do: programs bind the value they have evaluated and use that. */
  closure<T extends Closure['type']>(i: number, type: T): Of<T> {
    const closure = this.pointer(i);
    if (closure.type !== type) throw new WrongProgram(`argument ${i}: expected ${type}, found ${describe(closure)}`);
    return closure as Of<T>;
  }

  mutVar(i: number): MutVar {
    return this.closure(i, 'MUT_VAR');
  }

  mvar(i: number): MVar {
    return this.closure(i, 'MVAR');
  }

  array(i: number): ArrayClosure {
    return this.closure(i, 'ARRAY');
  }

  bytes(i: number): ByteArray {
    return this.closure(i, 'BYTE_ARRAY');
  }

  weak(i: number): Weak {
    return this.closure(i, 'WEAK');
  }

  constr(i: number): Constr {
    return this.closure(i, 'CONSTR');
  }

  integer(i: number): bigint {
    return integerValue(this.constr(i));
  }
}

export const ok = (b: boolean): bigint => (b ? 1n : 0n);

/** Wraps to 64 bits, two's complement. */
export const i64 = (n: bigint): bigint => BigInt.asIntN(64, n);

export const byteArray = (bytes: Uint8Array): ByteArray => ({ type: 'BYTE_ARRAY', bytes });

export const ascii = (text: string): ByteArray => byteArray(new TextEncoder().encode(text));

// Integer: IS i64, or IP / IN with the limbs of the magnitude, least first --------------------------------------------------------------------

const IS: Con = { name: 'IS', index: 0, fields: ['i64'] };
const IP: Con = { name: 'IP', index: 1, fields: ['p'] };
const IN: Con = { name: 'IN', index: 2, fields: ['p'] };

export function makeInteger(n: bigint): Constr {
  if (i64(n) === n) return { type: 'CONSTR', con: IS, fields: [n] };
  return { type: 'CONSTR', con: n > 0n ? IP : IN, fields: [byteArray(limbs(n < 0n ? -n : n))] };
}

function limbs(magnitude: bigint): Uint8Array {
  const hex = magnitude.toString(16);
  const padded = hex.padStart(Math.ceil(hex.length / 8) * 8, '0');
  return Uint8Array.from({ length: padded.length / 2 }, (_, i) => Number.parseInt(padded.slice(padded.length - 2 * i - 2, padded.length - 2 * i), 16));
}

function integerValue(c: Constr): bigint {
  const [field] = c.fields;
  if (typeof field === 'bigint') return field;
  const bytes = typeof field === 'object' ? resolve(field) : null;
  if (bytes?.type !== 'BYTE_ARRAY') throw new WrongProgram(`${c.con.name} is no Integer`);
  const hex = Array.from(bytes.bytes, (b) => b.toString(16).padStart(2, '0'))
    .reverse()
    .join('');
  const magnitude = BigInt(`0x${hex || '0'}`);
  return c.con.index === 2 ? -magnitude : magnitude;
}
