/**
 * Host calls: flat values out, a value or a promise of one back. A promise blocks its thread only.
 */
import type { HostType } from '../../abi/host-types.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import type { Machine } from './machine.ts';
import type { Closure, Thread, Value } from './values.ts';
import { describe, WrongProgram } from './values.ts';

export type HostFunctions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Rule for a saturated call of a host function. */
export function hostCall(m: Machine, t: Thread, foreign: Stg.Foreign, args: readonly Value[]): void {
  const fun = m.hostFunctions[foreign.hostName] as ((...args: unknown[]) => unknown) | undefined;
  if (fun === undefined) throw new WrongProgram(`the host has no function ${foreign.hostName}`);
  const reps = foreign.args.filter((rep) => rep !== 'void');
  if (reps.length !== args.length) throw new WrongProgram(`${foreign.name} takes ${reps.length} arguments, got ${args.length}`);
  const fail = (): void => {
    t.control = { do: 'raise', exception: m.wellKnown('HostError') };
  };
  try {
    const answer = fun(...args.map((arg, i) => toHost(arg, reps[i])));
    if (answer instanceof Promise) awaitAnswer(m, t, answer, foreign.result, fail);
    else t.control = { do: 'return', values: fromHost(answer, foreign.result) };
  } catch (error) {
    if (error instanceof WrongProgram) throw error;
    fail();
  }
}

function awaitAnswer(m: Machine, t: Thread, answer: Promise<unknown>, rep: HostType, fail: () => void): void {
  m.block(t, { why: 'hostCall' });
  const settled = answer
    .then((value) => {
      t.control = { do: 'return', values: fromHost(value, rep) };
    }, fail)
    .then(() => {
      m.hostCalls.delete(settled);
      m.wake(t);
    });
  m.hostCalls.add(settled);
}

function toHost(value: Value, rep: HostType): unknown {
  switch (rep) {
    case 'i64':
      return Number.isSafeInteger(Number(value)) ? Number(value) : value;
    case 'bool':
      return value !== 0;
    case 'char':
      return String.fromCodePoint(value as number);
    case 'u64':
      return toHost(BigInt.asUintN(64, value as bigint), 'i64');
    case 'bytes':
      return bytesOf(value).slice();
    case 'string':
      return new TextDecoder().decode(bytesOf(value));
    case 'value':
      if (typeof value === 'object' && value.type === 'HOST_HANDLE') return value.value;
      throw new WrongProgram(`expected a host value, found ${describe(value)}`);
    default:
      return value;
  }
}

function bytesOf(value: Value): Uint8Array {
  if (typeof value === 'object' && value.type === 'BYTE_ARRAY') return value.bytes;
  throw new WrongProgram(`expected a byte array, found ${describe(value)}`);
}

function fromHost(value: unknown, rep: HostType): Value[] {
  switch (rep) {
    case 'void':
      return [];
    case 'i64':
      return [BigInt.asIntN(64, BigInt(value as number | bigint))];
    case 'i32':
      return [(value as number) | 0];
    case 'f32':
      return [Math.fround(value as number)];
    case 'f64':
      return [value as number];
    case 'bytes':
      return [{ type: 'BYTE_ARRAY', bytes: (value as Uint8Array).slice() }];
    case 'string':
      return [{ type: 'BYTE_ARRAY', bytes: new TextEncoder().encode(value as string) }];
    case 'value':
      return [{ type: 'HOST_HANDLE', value }];
    case 'bool':
      return [value ? 1 : 0];
    case 'char':
      return [(value as string).codePointAt(0) as number];
    case 'u64':
      return [BigInt.asIntN(64, BigInt(value as number | bigint))];
    case 'p':
      return [value as Closure];
    default:
      throw new WrongProgram('no test of STG programs passes such values');
  }
}
