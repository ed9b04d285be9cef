/** Application of a Haskell function to values of the host, as a thunk: shapes decide how each argument is passed. */
import type { HostSignature, HostType } from '../abi/host-types.ts';
import * as L from '../abi/layout.ts';
import type { Ptr } from './exports.ts';
import { makeShape, shapeArgs, shapeResult } from './shapes.ts';
import { argumentsText, closureArgument, flatWords, isFlat } from './signature.ts';
import { HaskellValue, longBits, Unboxed, type Values } from './values.ts';

/** What can be applied: a loaded symbol or a held closure. */
export interface Applicable {
  /** what it takes and answers, where its type says so */
  readonly type?: HostSignature | null;
  /** for messages */
  readonly name: string;
  /** its argument shape; 0 when unknown: arguments are then passed by what they are */
  readonly shape: number;
  pointer(): Ptr;
}

/**
 * The closure to evaluate for `target` applied to `args`; void arguments (state tokens) are supplied, not given. May GC.
 * Throws a TypeError for arguments that do not fit, a RangeError for too many of them.
 */
export function applied(values: Values, target: Applicable, args: readonly unknown[]): Ptr {
  if (target.shape === 0 && args.length === 0) return target.pointer();
  const shape = target.shape === 0 ? makeShape(args.map(naturalCode)) : target.shape;
  const codes = passedCodes(shape);
  checkCallable(target, codes.length, args.length);
  const types = target.type?.args.filter((each) => each !== 'void') ?? null;
  const passed: Argument[] = [];
  try {
    for (const [i, code] of codes.entries())
      passed.push(types === null ? argument(values, code, args[i], target, i) : typedArgument(values, types[i], args[i], target, i));
    return values.allocate(() => {
      const words = passed.flatMap((arg) => arg.words());
      for (const [i, word] of words.entries()) values.access.setWord(L.SCRATCH + i * L.WORD_B, word);
      return values.machine.applyClosure(target.pointer(), shape);
    });
  } finally {
    for (const arg of passed) arg.free?.();
  }
}

const knownCodes = new Map<number, readonly number[]>();

/** Codes of the arguments that take words; each shape is taken apart once. */
function passedCodes(shape: number): readonly number[] {
  const known = knownCodes.get(shape);
  if (known !== undefined) return known;
  const codes = shapeArgs(shape).filter((code) => code !== L.ARG_VOID);
  knownCodes.set(shape, codes);
  return codes;
}

/** One argument; closures made for it are held until it is freed. */
interface Argument {
  words(): readonly number[];
  free?(): void;
}

function checkCallable(target: Applicable, wanted: number, given: number): void {
  const types = target.type ? ` ${argumentsText(target.type)}` : '';
  if (wanted !== given) throw new TypeError(`\`${target.name}\` takes ${wanted} argument${wanted === 1 ? '' : 's'}${types}, but was given ${given}`);
  if (shapeResult(target.shape) !== L.RESULT_PTR)
    throw new TypeError(`\`${target.name}\` answers an unboxed value: the host can call functions that answer a pointer`);
}

function naturalCode(value: unknown): number {
  if (!(value instanceof Unboxed)) return L.ARG_PTR;
  return value.rep === 'i64' || value.rep === 'f64' ? L.ARG_DOUBLE : L.ARG_WORD;
}

function argument(values: Values, code: number, value: unknown, target: Applicable, index: number): Argument {
  const where = (): string => `argument ${index + 1} of \`${target.name}\``;
  if (code === L.ARG_PTR) {
    if (value instanceof Unboxed) throw new TypeError(`${where()} should be a pointer, not an unboxed ${value.rep}`);
    return pointerArgument(values, value);
  }
  const words = code === L.ARG_WORD ? [oneWord(value, where)] : twoWords(value, where);
  return { words: () => words };
}

/** An argument whose type is known. */
function typedArgument(values: Values, type: HostType, value: unknown, target: Applicable, index: number): Argument {
  try {
    if (!isFlat(type)) return type === 'p' ? pointerArgument(values, value) : held(values, closureArgument(type, value, values));
    const words = flatWords(type, value instanceof Unboxed ? value.value : value);
    return { words: () => words };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw new TypeError(`argument ${index + 1} of \`${target.name}\`: ${error.message}`);
    throw error;
  }
}

function pointerArgument(values: Values, value: unknown): Argument {
  const { machine } = values;
  if (value instanceof HaskellValue) {
    const slot = value.slotIn(values);
    return { words: () => [machine.handle(slot)] };
  }
  return held(values, values.pointerTo(value));
}

/** A closure made for the call. */
function held({ machine }: Values, pointer: Ptr): Argument {
  const slot = machine.newHandle(pointer);
  return { words: () => [machine.handle(slot)], free: () => machine.freeHandle(slot) };
}

const scratch = new DataView(new ArrayBuffer(8));

function oneWord(value: unknown, where: () => string): number {
  const unboxed = value instanceof Unboxed ? value : null;
  if (unboxed?.rep === 'f32') {
    scratch.setFloat32(0, Number(unboxed.value), true);
    return scratch.getUint32(0, true);
  }
  const plain = unboxed?.rep === 'i32' ? unboxed.value : value;
  if (typeof plain === 'number' && Number.isInteger(plain)) return plain >>> 0;
  throw new TypeError(`${where()} should be a 32-bit word: an integer, or f32(x)`);
}

function twoWords(value: unknown, where: () => string): readonly number[] {
  if (value instanceof HaskellValue || value === null) throw new TypeError(`${where()} should be an unboxed number`);
  if (typeof value === 'bigint') scratch.setBigInt64(0, longBits(value), true);
  else if (value instanceof Unboxed && value.rep === 'i64') scratch.setBigInt64(0, longBits(value.value), true);
  else if (value instanceof Unboxed && value.rep === 'f64') scratch.setFloat64(0, Number(value.value), true);
  else throw new TypeError(`${where()} is 64 bits wide: say which by giving a bigint, i64(n) or f64(x)`);
  return [scratch.getUint32(0, true), scratch.getUint32(4, true)];
}
