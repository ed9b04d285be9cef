/**
 * Numbers as text, against real GHC: shown.txt is what ShowNumbers.hs printed (GHC 9.0.2).
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machineImports } from '../../../host/imports.ts';

interface Sample {
  readonly kind: string;
  readonly value: number;
  readonly text: string;
  readonly digits: string;
  readonly exponent: string;
}

const samples: Sample[] = readFileSync(new URL('shown.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [kind, raw, text, digits, exponent] = line.split(' ');
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(`0x${raw}`));
    return { kind, value: kind === 'D' ? view.getFloat64(0) : view.getFloat32(4), text, digits, exponent };
  });

const memory = new WebAssembly.Memory({ initial: 1 });
const env = machineImports(
  () => memory,
  () => 0,
).env as Record<string, (...args: number[]) => number>;
const read = (n: number): string => new TextDecoder().decode(new Uint8Array(memory.buffer, 64, n));
const write = (text: string): number => new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, 64)).written;

describe('as GHC shows them', () => {
  for (const [kind, show, digitsOf] of [
    ['D', 'showDouble', 'doubleDigits'],
    ['F', 'showFloat', 'floatDigits'],
  ] as const) {
    const ours = samples.filter((s) => s.kind === kind);
    test(`${show} on ${ours.length} samples`, () => {
      expect(ours.map((s) => read(env[show](s.value, 64)))).toEqual(ours.map((s) => s.text));
    });
    test(digitsOf, () => {
      for (const s of ours.filter((s) => s.digits !== '-')) {
        const packed = env[digitsOf](s.value, 64);
        const digits = [...new Uint8Array(memory.buffer, 64, packed & 0xff)].join('');
        expect([s.text, digits, packed >> 8]).toEqual([s.text, s.digits, Number(s.exponent)]);
      }
    });
  }
});

describe('readDouble', () => {
  test('reads back what showDouble wrote', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        expect(env.readDouble(64, env.showDouble(x, 64))).toBe(x);
      }),
    );
  });
  test('rejects what is no decimal literal', () => {
    for (const text of ['', ' 1', '1.', '.5', '1e', '0x10', '1_0', '--1', '1.0f', 'NaN', 'infinity'])
      expect([text, env.readDouble(64, write(text))]).toEqual([text, Number.NaN]);
    for (const [text, value] of [
      ['12', 12],
      ['-0.5', -0.5],
      ['1e3', 1000],
      ['1.5E-2', 0.015],
      ['1e400', Number.POSITIVE_INFINITY],
    ] as const)
      expect(env.readDouble(64, write(text))).toBe(value);
  });
});
