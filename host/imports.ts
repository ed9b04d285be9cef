/**
 * What the machine imports (module `env`; the other half is assembly/imports.ts): clock, the host's Math, numbers as text, conversions of huge integers.
 *
 * Called from inside `run`: nothing here calls back, waits or throws. Addresses arrive as signed i32, hence `>>> 0`.
 */
import { loadBig, storeBig } from './bigints.ts';
import { type Digits, doubleDigits, floatDigits, showDigits } from './numbers.ts';

/** Digits and exponent as assembly/imports.ts packs them. */
const packDigits = (digits: Digits): number => (digits.exponent << 8) | digits.digits.length;

const decimalLiteral = /^-?(\d+(\.\d+)?([eE][-+]?\d+)?|Infinity)$/;
const ascii = new TextDecoder();
const asciiEncoder = new TextEncoder();

/**
 * The import object of a machine module.
 * @param getMemory the instance's memory; asked at every call, since growing replaces its buffer
 * @param clock monotonic milliseconds
 * @param trace receives the words of the development aid `trace`
 */
export function machineImports(
  getMemory: () => WebAssembly.Memory,
  clock: () => number,
  trace: (a: number, b: number, c: number) => void = () => {},
): WebAssembly.Imports {
  const bytes = (at: number, n: number): Uint8Array => new Uint8Array(getMemory().buffer, at >>> 0, n >>> 0);
  const putText = (text: string, dst: number): number => asciiEncoder.encodeInto(text, bytes(dst, text.length)).written;
  const getText = (src: number, n: number): string => ascii.decode(bytes(src, n));
  const putDigits = (digits: Digits, dst: number): number => {
    bytes(dst, digits.digits.length).set(digits.digits);
    return packDigits(digits);
  };
  const { exp, log, sin, cos, tan, asin, acos, atan, pow } = Math;
  return {
    env: {
      ...{ clock, trace, exp, log, sin, cos, tan, asin, acos, atan, pow },
      showDouble: (x: number, dst: number): number => putText(showDigits(x, doubleDigits), dst),
      showFloat: (x: number, dst: number): number => putText(showDigits(x, floatDigits), dst),
      doubleDigits: (x: number, dst: number): number => putDigits(doubleDigits(x), dst),
      floatDigits: (x: number, dst: number): number => putDigits(floatDigits(x), dst),
      readDouble: (src: number, n: number): number => {
        const text = getText(src, n);
        return decimalLiteral.test(text) ? Number(text) : Number.NaN;
      },
      bigShow: (limbs: number, n: number, dst: number): number => putText(loadBig(getMemory(), limbs, n).toString(), dst),
      bigDivRem: (q: number, r: number, a: number, an: number, b: number, bn: number): void => {
        const dividend = loadBig(getMemory(), a, an);
        const divisor = loadBig(getMemory(), b, bn);
        const quotient = dividend / divisor;
        storeBig(getMemory(), q, quotient, an - bn + 1);
        storeBig(getMemory(), r, dividend - quotient * divisor, bn);
      },
      bigRead: (src: number, n: number, dst: number): number => storeBig(getMemory(), dst, BigInt(getText(src, n))),
    },
  };
}
