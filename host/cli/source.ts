/** Reading the files a command line names. */
import { readFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';

/** The text of a file. Throws UsageError when it cannot be read. */
export function readText(file: string): string {
  return textOf(readFileBytes(file), file);
}

/** Bytes as the UTF-8 they must be: what is none would be told character by character. Throws UsageError. */
export function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    throw new UsageError(`cannot read \`${file}\`: it is ${isUtf16 ? 'UTF-16, not UTF-8' : `no UTF-8 text (line ${lineOfDamage(bytes)})`}`);
  }
}

function lineOfDamage(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const next = end < 0 ? bytes.length : end + 1;
    const part = bytes.subarray(start, next);
    // what is put for damage has three bytes, as it has where it was written
    if (new TextEncoder().encode(new TextDecoder('utf-8', { ignoreBOM: true }).decode(part)).some((byte, i) => byte !== part[i])) break;
    start = next;
  }
  return line;
}

export function readFileBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`cannot read \`${file}\`: ${(error as Error).message}`);
  }
}
