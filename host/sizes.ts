/**
 * Sizes and times as people write them: `8M`, `32k`, `90w`, `1.5G`; `250ms`, `2s`. Numbers are bytes and milliseconds.
 */
import { WORD_B } from '../abi/layout.ts';

/** A size in bytes, or text: a number with an optional unit `k`, `M`, `G` (powers of 1024 bytes), `b` (bytes) or `w` (machine words of 4 bytes). */
export type Size = number | string;

const unitBytes: Readonly<Record<string, number>> = { '': 1, b: 1, w: WORD_B, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const unitMs: Readonly<Record<string, number>> = { '': 1, ms: 1, s: 1000, m: 60_000 };

/** Bytes of a size. Throws a RangeError that names `what` and shows what was given. */
export function sizeInBytes(size: Size, what = 'size'): number {
  return Math.floor(measure(size, unitBytes, what, 'a number of bytes, or text such as `8M`, `64k`, `90w`'));
}

/** Whole words of a size, rounded down. Throws a RangeError that names `what`. */
export function sizeInWords(size: Size, what = 'size'): number {
  return Math.floor(sizeInBytes(size, what) / WORD_B);
}

/** Milliseconds of a time: a number, or text with the unit `ms`, `s` or `m`. Throws a RangeError that names `what`. */
export function timeInMs(time: number | string, what = 'time'): number {
  return measure(time, unitMs, what, 'a number of milliseconds, or text such as `250ms`, `2s`');
}

function measure(given: number | string, units: Readonly<Record<string, number>>, what: string, wanted: string): number {
  if (typeof given === 'number') {
    if (Number.isFinite(given) && given >= 0) return given;
  } else {
    const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(given);
    const unit = match && units[match[2].toLowerCase().replace(/^([kmg])i?b$/, '$1')];
    if (match && unit !== undefined && unit !== null) return Number(match[1]) * unit;
  }
  throw new RangeError(`invalid ${what} ${JSON.stringify(given)}: expected ${wanted}`);
}
