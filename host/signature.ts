/** Values as the types of exported functions say: JavaScript's as arguments, the program's as results. */
import { type HostRep, type HostSignature, type HostType, repOfHost } from '../abi/host-types.ts';
import { PAYLOAD } from '../abi/layout.ts';
import type { Ptr } from './exports.ts';
import { longBits, type Values } from './values.ts';

const scratch = new DataView(new ArrayBuffer(8));

/** Is it passed as words, rather than as a closure? */
export function isFlat(type: HostType): boolean {
  return repOfHost(type) !== 'p';
}

/** The words of a flat argument. Throws a TypeError or RangeError for what does not fit. */
export function flatWords(type: HostType, value: unknown): readonly number[] {
  switch (type) {
    case 'void':
      return [];
    case 'i32':
      return [Number(BigInt.asUintN(32, longBits(value)))];
    case 'bool':
      return [truthOf(value)];
    case 'char':
      return [charOf(value)];
    case 'f32':
      scratch.setFloat32(0, numberOf(value), true);
      return [scratch.getUint32(0, true)];
    case 'f64':
      scratch.setFloat64(0, numberOf(value), true);
      break;
    case 'i64':
    case 'u64':
      scratch.setBigInt64(0, longBits(value), true);
      break;
    default:
      throw new TypeError('this is no flat type');
  }
  return [scratch.getUint32(0, true), scratch.getUint32(4, true)];
}

/** The closure of an argument that is none. May GC. Throws a TypeError for what does not fit. */
export function closureArgument(type: HostType, value: unknown, values: Values): Ptr {
  switch (type) {
    case 'string':
      if (typeof value !== 'string') throw notA('string', value);
      return values.pointerTo(value);
    case 'bytes':
      if (!(value instanceof Uint8Array)) throw notA('Uint8Array', value);
      return values.newBytes(value);
    case 'integer':
      return values.newInteger(wholeOf(value));
    case 'value':
      return values.newObject(value);
    default:
      throw new TypeError('a function of JavaScript cannot be given to Haskell');
  }
}

/** What an exported function answered, an evaluated closure. */
export function resultOf(type: HostRep, pointer: Ptr, values: Values): unknown {
  const { access } = values;
  const payload = (): number => values.follow(pointer) + PAYLOAD;
  switch (type) {
    case 'void':
      return undefined;
    case 'i64':
    case 'u64':
    case 'integer':
      return values.readInteger(values.follow(pointer));
    case 'f64':
      return access.data.getFloat64(payload(), true);
    case 'f32':
      return access.data.getFloat32(payload(), true);
    case 'i32':
      return access.word(payload()) | 0;
    case 'char':
      return String.fromCodePoint(access.word(payload()));
    case 'bool':
      return values.constructorAt(pointer)?.con === 1;
    case 'string':
      return values.readString(pointer);
    case 'bytes':
      return values.readBytes(pointer);
    case 'value':
      return values.readObject(pointer);
    default:
      return values.read(pointer);
  }
}

/** `(number, string)`, for messages. */
export function argumentsText({ args }: HostSignature): string {
  return `(${args
    .filter((type) => type !== 'void')
    .map((type) => (typeof type === 'string' ? typeNames[type] : 'function'))
    .join(', ')})`;
}

const typeNames: Readonly<Record<Extract<HostType, string>, string>> = {
  ...{ i32: 'integer', i64: 'integer', u64: 'integer', integer: 'integer', f32: 'number', f64: 'number' },
  ...{ bool: 'boolean', char: 'character', string: 'string', bytes: 'Uint8Array', value: 'any value', p: 'Haskell value', void: 'nothing' },
};

/** Throws a TypeError for what is no number. */
function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw notA('number', value);
}

/** Throws a TypeError for what is no boolean. */
export function truthOf(value: unknown): number {
  if (typeof value !== 'boolean') throw notA('boolean', value);
  return value ? 1 : 0;
}

/** The code point of a character, given as text or as a number. Throws a TypeError for other values. */
export function charOf(value: unknown): number {
  if (typeof value === 'string') {
    const code = value.codePointAt(0);
    if (code !== undefined && value.length === (code > 0xffff ? 2 : 1)) return code;
    throw new TypeError(`expected one character, found ${value.length === 0 ? 'an empty string' : `a string of ${value.length}`}`);
  }
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x10ffff) return value;
  throw notA('character', value);
}

/** Throws a TypeError for what is no whole number. */
export function wholeOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  throw notA('whole number', value);
}

/** The error of a value that is not what was wanted, a noun. */
function notA(wanted: string, value: unknown): TypeError {
  return new TypeError(`expected a ${wanted}, found ${value === null ? 'null' : typeof value === 'number' ? value : typeof value}`);
}
