/**
 * What the machine imports (module `env`; the other half is assembly/imports.ts): clock, the host's Math, numbers as text, conversions of huge integers.
 *
 * Called from inside `run`: nothing here calls back, waits or throws. Addresses arrive as signed i32, hence `>>> 0`.
 */
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
export function machineImports(getMemory: () => WebAssembly.Memory, clock: () => number, trace: (a: number, b: number, c: number) => void = () => {}): WebAssembly.Imports {
  const bytes = (at: number, n: number): Uint8Array => new Uint8Array(getMemory().buffer, at >>> 0, n >>> 0);
  const putText = (text: string, dst: number): number => asciiEncoder.encodeInto(text, bytes(dst, text.length)).written;
  const getText = (src: number, n: number): string => ascii.decode(bytes(src, n));
  const putDigits = (digits: Digits, dst: number): number => {
    bytes(dst, digits.digits.length).set(digits.digits);
    return packDigits(digits);
  };
  const { exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, expm1, log1p, asinh, acosh, atanh, pow } = Math;
  return {
    env: {
      ...{ clock, trace, exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, expm1, log1p, asinh, acosh, atanh, pow },
      showDouble: (x: number, dst: number): number => putText(showDigits(x, doubleDigits), dst),
      showFloat: (x: number, dst: number): number => putText(showDigits(x, floatDigits), dst),
      doubleDigits: (x: number, dst: number): number => putDigits(doubleDigits(x), dst),
      floatDigits: (x: number, dst: number): number => putDigits(floatDigits(x), dst),
      readDouble: (src: number, n: number): number => {
        const text = getText(src, n);
        return decimalLiteral.test(text) ? Number(text) : Number.NaN;
      },
      bigShow: (limbs: number, n: number, dst: number): number => putText(loadBig(getMemory(), limbs, n).toString(), dst),
      bigRead: (src: number, n: number, dst: number): number => storeBig(getMemory(), dst, BigInt(getText(src, n))),
    },
  };
}

/** The BigInt of n little-endian limbs. Through hexadecimal text: the one linear way there is. */
export function loadBig(memory: WebAssembly.Memory, limbs: number, n: number): bigint {
  const view = new DataView(memory.buffer, limbs >>> 0, n * 4);
  let hex = '0x0';
  for (let i = n - 1; i >= 0; i--) hex += view.getUint32(i * 4, true).toString(16).padStart(8, '0');
  return BigInt(hex);
}

/** Writes a BigInt >= 0 as limbs, no leading zero limbs; answers how many. */
export function storeBig(memory: WebAssembly.Memory, dst: number, value: bigint): number {
  if (value === 0n) return 0;
  const hex = value.toString(16);
  const n = Math.ceil(hex.length / 8);
  const view = new DataView(memory.buffer, dst >>> 0, n * 4);
  for (let i = 0; i < n; i++) {
    const end = hex.length - i * 8;
    view.setUint32(i * 4, Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16), true);
  }
  return n;
}
