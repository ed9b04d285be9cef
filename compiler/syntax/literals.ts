/** Numerals and escapes (report 2.5, 2.6). Pure functions over the text. */
import type { LiteralValue } from './token.ts';

const decimal = '[0-9](?:_*[0-9])*';
const numeral = new RegExp(
  `0_*[xX]_*[0-9a-fA-F](?:_*[0-9a-fA-F])*|0_*[oO]_*[0-7](?:_*[0-7])*|0_*[bB]_*[01](?:_*[01])*|(${decimal})(\\.${decimal})?(_*[eE][-+]?${decimal})?`,
  'y',
);

const hexFloat = /0_*[xX]_*([0-9a-fA-F](?:_*[0-9a-fA-F])*)(\.[0-9a-fA-F](?:_*[0-9a-fA-F])*)?(_*[pP][-+]?[0-9](?:_*[0-9])*)?/y;

export interface Numeral {
  readonly text: string;
  readonly value: LiteralValue;
  /** of 2, 8, 10, 16 */
  readonly base: number;
}

/** No double needs a longer exponent; a Rational of this size would not fit in memory. */
const MAX_EXPONENT = 1_000_000;

/** The numeral at `at`, which must be a digit. An exponent beyond ±1,000,000 is cut to that. */
export function readNumeral(text: string, at: number, binary: boolean, hexFloats = false): Numeral {
  if (hexFloats) {
    hexFloat.lastIndex = at;
    const match = hexFloat.exec(text);
    if (match !== null && (match[2] ?? match[3]) !== undefined) return readHexFloat(match);
  }
  numeral.lastIndex = at;
  const match = numeral.exec(text)!;
  const letter = match[1] === undefined ? match[0].replace(/_/g, '')[1].toLowerCase() : '';
  if (letter === 'b' && !binary) return { text: '0', value: { kind: 'integer', value: 0n }, base: 10 };
  const written = match[0].replace(/_/g, '');
  if (letter !== '' || (match[2] === undefined && match[3] === undefined)) {
    return { text: match[0], value: { kind: 'integer', value: BigInt(written) }, base: { x: 16, o: 8, b: 2 }[letter] ?? 10 };
  }
  const [digits, exponent = '0'] = written.toLowerCase().split('e');
  const [whole, fraction = ''] = digits.split('.');
  const power = Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, Number(exponent)));
  return { text: match[0], value: { kind: 'rational', mantissa: BigInt(whole + fraction), exponent: power - fraction.length }, base: 10 };
}

/** `0x1.8p3`: the exponent is a power of two, the whole as exact a decimal. */
function readHexFloat([text, whole, fraction = '', exponent = 'p0']: RegExpExecArray): Numeral {
  const digits = fraction.replace(/[._]/g, '');
  const written = BigInt(`0x${whole.replace(/_/g, '')}${digits}`);
  const power = Number(exponent.replace(/[_pP]/g, '')) - 4 * digits.length;
  const bounded = BigInt(Math.max(-MAX_EXPONENT / 10, Math.min(MAX_EXPONENT / 10, power)));
  const mantissa = bounded >= 0n ? written * 2n ** bounded : written * 5n ** -bounded;
  return { text, value: { kind: 'rational', mantissa, exponent: bounded >= 0n ? 0 : Number(bounded) }, base: 16 };
}

const controlNames = 'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL'.split(' ');
const named = new Map<string, number>(controlNames.map((name, code) => [name, name === 'DEL' ? 127 : code]));
const single: Readonly<Record<string, number>> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 92, '"': 34, "'": 39 };
const numeric = /\\(?:([0-9]+)|[xX]([0-9a-fA-F]+)|[oO]([0-7]+))/y;
/** Longest first: SOH before SO. */
const control = new RegExp(`\\\\(${[...named.keys()].sort((a, b) => b.length - a.length).join('|')})`, 'y');

export interface Escape {
  /** code point; null for `\&`, which stands for nothing */
  readonly code: number | null;
  /** characters of text it takes */
  readonly length: number;
}

/** The escape at the backslash at `at`, gaps left aside; null when it is none. */
export function readEscape(text: string, at: number): Escape | null {
  const char = text[at + 1] ?? '';
  if (char === '&') return { code: null, length: 2 };
  if (Object.hasOwn(single, char)) return { code: single[char], length: 2 };
  if (char === '^') {
    const code = text.charCodeAt(at + 2) - 64;
    return code >= 0 && code < 32 ? { code, length: 3 } : null;
  }
  numeric.lastIndex = at;
  const number = numeric.exec(text);
  if (number !== null) {
    const code = number[1] ? Number.parseInt(number[1], 10) : number[2] ? Number.parseInt(number[2], 16) : Number.parseInt(number[3], 8);
    return code <= 0x10ffff ? { code, length: number[0].length } : null;
  }
  control.lastIndex = at;
  const name = control.exec(text);
  return name === null ? null : { code: named.get(name[1])!, length: name[0].length };
}

/** NumDecimals: `1.5e3` is a whole number. */
export function wholeNumber(value: LiteralValue): LiteralValue {
  if (value.kind !== 'rational') return value;
  const { mantissa, exponent } = value;
  if (exponent >= 0) return exponent > MOST_ZEROS ? value : { kind: 'integer', value: mantissa * 10n ** BigInt(exponent) };
  const unit = exponent < -MOST_ZEROS ? 0n : 10n ** BigInt(-exponent);
  return unit > 0n && mantissa % unit === 0n ? { kind: 'integer', value: mantissa / unit } : value;
}

/** Larger powers of ten are not written out. */
const MOST_ZEROS = 10_000;

/** In lowest terms, the denominator positive. */
export function fraction(value: LiteralValue & { kind: 'integer' | 'rational' }): readonly [bigint, bigint] {
  if (value.kind === 'integer') return [value.value, 1n];
  const { mantissa, exponent } = value;
  if (exponent >= 0) return [mantissa * 10n ** BigInt(exponent), 1n];
  const below = 10n ** BigInt(-exponent);
  let [a, b] = [mantissa < 0n ? -mantissa : mantissa, below];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? [0n, 1n] : [mantissa / a, below / a];
}
