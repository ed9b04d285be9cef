/**
 * Calls from Haskell to the host. Every declared host function gets one dispatcher, made once when its image is loaded: it knows where the arguments
 * lie, how to read them and how to answer, so that a call allocates nothing of its own.
 */
import { type HostRep, type HostType, repOfHost } from '../abi/host-types.ts';
import type { HostFunction } from '../abi/image.ts';
import { WORD_B } from '../abi/layout.ts';
import type { Rep } from '../abi/tables/primops.ts';
import { charOf, truthOf, wholeOf } from './signature.ts';
import { HaskellValue, longBits, utf8, type Values } from './values.ts';

/** What the author of the host gives: takes the declared arguments, answers the declared result or a promise of it. */
export type HostImplementation = (...args: never[]) => unknown;

/** Runs host call `id`, whose argument words start at byte address `args`, and answers it. */
export type Dispatcher = (args: number, id: number) => void;

/** What a dispatcher needs of its machine. */
export interface CallContext {
  readonly values: Values;
  /** makes call `id` raise what JavaScript threw */
  fail(id: number, thrown: unknown): void;
  /** answers call `id` when the promise settles */
  later(id: number, promise: PromiseLike<unknown>, answer: Answer): void;
}

/** Answers call `id`; false when nobody waits for that any more. Throws a TypeError when the value is not of the declared kind. */
export type Answer = (id: number, value: unknown) => boolean;

/** A promise of a host function whose value must not be lost: `isTaken` is false when the thread that waited was thrown an exception meanwhile. */
export interface Reclaiming<T> extends PromiseLike<T> {
  readonly answered: (value: T, isTaken: boolean) => void;
}

export function isReclaiming(promise: PromiseLike<unknown>): promise is Reclaiming<unknown> {
  return 'answered' in promise && typeof promise.answered === 'function';
}

type Implementation = (...args: unknown[]) => unknown;
type Reader = (address: number) => unknown;

/** The dispatcher for a declared host function; `implementation` undefined: every call of it fails, saying so. */
export function makeDispatcher(declared: HostFunction, implementation: HostImplementation | undefined, context: CallContext): Dispatcher {
  const answer = makeAnswer(declared.result, context.values);
  const invoke = implementation
    ? makeInvoke(implementation as Implementation, makeReaders(declared.args, context.values))
    : () => {
        throw new Error(`the host provides no function \`${declared.name}\``);
      };
  return (args, id) => {
    try {
      const result = invoke(args);
      if (isPromise(result)) context.later(id, result, answer);
      else answer(id, result);
    } catch (thrown) {
      context.fail(id, thrown);
    }
  };
}

/** Calls `probe` as any host function of so many arguments is called: for whoever wants to know what that looks like on the stack. */
export function sampleCall(probe: () => void, count: number): void {
  const values = { machine: { completeVoid: () => 0 }, access: { word: () => 0 } } as unknown as Values;
  const context: CallContext = { values, fail: () => {}, later: () => {} };
  makeDispatcher({ name: 'probe', args: new Array(count).fill('i32'), result: 'void' }, probe, context)(0, 0);
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

interface Argument {
  readonly offset: number;
  readonly read: Reader;
}

/** Small counts are spelled out: no array per call. */
function makeInvoke(f: Implementation, args: readonly Argument[]): (address: number) => unknown {
  const [a, b, c] = args;
  switch (args.length) {
    case 0:
      return () => f();
    case 1:
      return (at) => f(a.read(at + a.offset));
    case 2:
      return (at) => f(a.read(at + a.offset), b.read(at + b.offset));
    case 3:
      return (at) => f(a.read(at + a.offset), b.read(at + b.offset), c.read(at + c.offset));
    default:
      return (at) => f(...args.map((arg) => arg.read(at + arg.offset)));
  }
}

const repWords: Readonly<Record<Rep, number>> = { i32: 1, i64: 2, f32: 1, f64: 2, p: 1, void: 0 };

function makeReaders(types: readonly HostType[], values: Values): Argument[] {
  const args: Argument[] = [];
  let offset = 0;
  for (const type of types) {
    if (type !== 'void') args.push({ offset, read: makeReader(type, values) });
    offset += repWords[repOfHost(type)] * WORD_B;
  }
  return args;
}

/** Reads a raw argument at an address. */
function makeReader(type: Exclude<HostType, 'void'>, values: Values): Reader {
  const { access } = values;
  if (typeof type !== 'string') return (at) => values.holdFunction(access.word(at), type);
  switch (type) {
    case 'i32':
      return (at) => access.word(at) | 0;
    case 'bool':
      return (at) => access.word(at) !== 0;
    case 'char':
      return (at) => String.fromCodePoint(access.word(at));
    case 'i64':
      return (at) => values.readLong(at);
    case 'u64':
      return (at) => values.readUnsigned(at);
    case 'integer':
      return (at) => values.readInteger(values.follow(access.word(at)));
    case 'f32':
      return (at) => access.data.getFloat32(at, true);
    case 'f64':
      return (at) => access.data.getFloat64(at, true);
    case 'bytes':
      return (at) => values.readBytes(access.word(at));
    case 'string':
      return (at) => values.readString(access.word(at));
    case 'value':
      return (at) => values.readObject(access.word(at));
    case 'p':
      return (at) => values.hold(access.word(at));
  }
}

function makeAnswer(type: HostRep, values: Values): Answer {
  const { machine } = values;
  switch (type) {
    case 'void':
      return (id) => machine.completeVoid(id) !== 0;
    case 'i32':
      return (id, value) => machine.completeWord(id, wordOf(value)) !== 0;
    case 'bool':
      return (id, value) => machine.completeWord(id, truthOf(value)) !== 0;
    case 'char':
      return (id, value) => machine.completeWord(id, charOf(value)) !== 0;
    case 'i64':
    case 'u64':
      return (id, value) => machine.completeLong(id, longBits(value)) !== 0;
    case 'integer':
      return (id, value) => machine.completePtr(id, values.newInteger(wholeOf(value))) !== 0;
    case 'f32':
      return (id, value) => machine.completeFloat(id, numberOf(value)) !== 0;
    case 'f64':
      return (id, value) => machine.completeDouble(id, numberOf(value)) !== 0;
    case 'bytes':
      return (id, value) => machine.completePtr(id, values.newBytes(bytesOf(value))) !== 0;
    case 'string':
      return (id, value) => machine.completePtr(id, values.newBytes(utf8(stringOf(value)))) !== 0;
    case 'value':
      return (id, value) => machine.completePtr(id, values.newObject(value)) !== 0;
    case 'p':
      return (id, value) => machine.completePtr(id, values.pointerTo(value instanceof HaskellValue ? value : closureLike(value))) !== 0;
  }
}

function wrongResult(wanted: string, value: unknown): TypeError {
  return new TypeError(`a host function should have answered ${wanted}, but answered ${value === null ? 'null' : typeof value}`);
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw wrongResult('a number', value);
}

function wordOf(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' && value.length > 0) return value.codePointAt(0) ?? 0;
  return numberOf(value) | 0;
}

function stringOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw wrongResult('a string', value);
}

function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (typeof value === 'string') return utf8(value);
  throw wrongResult('a Uint8Array or a string', value);
}

function closureLike(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'bigint' || value === undefined || value instanceof Uint8Array) return value;
  throw wrongResult('a Haskell value', value);
}
