/**
 * Literals as text: numbers with their suffixes, characters and strings with Haskell's escapes, both ways.
 * Reading is given the exact characters of one token and says what is wrong in a sentence; positions are the lexer's business.
 */
import type { LitAtom } from './syntax.ts';

type Unplaced<T> = T extends unknown ? Omit<T, 'span'> : never;
/** A literal before it has a place in the source. */
export type Literal = Unplaced<LitAtom>;

/** Matches a number and everything glued to it, so that `12abc` is one bad number and not two tokens. */
export const NUMBER_PATTERN = String.raw`-?\d[\p{L}\p{N}_]*(?:\.\d[\p{L}\p{N}_]*)?(?:(?<=[eE])[-+]\d[\p{L}\p{N}_]*)?#{0,2}`;

const number =
  /^(-?)(?:0[xX](_*[0-9a-fA-F][0-9a-fA-F_]*)|0[oO](_*[0-7][0-7_]*)|0[bB](_*[01][01_]*)|(\d[\d_]*)(\.\d[\d_]*)?([eE][-+]?\d+)?)(w|i32|i64|f|f32|f64|#{1,2})?$/;

/** Reads a number token; a sentence when it is not one or is out of range. */
export function readNumber(text: string): Literal | string {
  const match = number.exec(text);
  if (match === null) return `\`${text}\` is not a number`;
  const [, sign, hex, octal, binary, whole, fraction, exponent, suffix = ''] = match;
  const bare = (digits: string): string => digits.replaceAll('_', '');
  const isFloat = fraction !== undefined || exponent !== undefined || suffix.startsWith('f');
  if (isFloat) {
    if (whole === undefined || suffix === 'w' || suffix.startsWith('i')) return `\`${text}\` is not a number`;
    const value = Number(sign + bare(whole) + bare(fraction ?? '') + (exponent ?? ''));
    return suffix === 'f' || suffix === 'f32' || suffix === '#' ? { kind: 'lit', rep: 'f32', value: Math.fround(value) } : { kind: 'lit', rep: 'f64', value };
  }
  const bits = hex !== undefined ? `0x${bare(hex)}` : octal !== undefined ? `0o${bare(octal)}` : binary !== undefined ? `0b${bare(binary)}` : null;
  const magnitude = BigInt(bits ?? bare(whole));
  const value = sign === '-' ? -magnitude : magnitude;
  return readInteger(value, suffix === '##' ? 'w' : suffix, bits !== null, text);
}

/** `w` literals and bit patterns may use the whole word; both are kept as signed numbers. */
function readInteger(value: bigint, suffix: string, isPattern: boolean, text: string): Literal | string {
  const bits = suffix === 'i32' ? 32 : 64;
  const least = -(1n << BigInt(bits - 1));
  const most = suffix === 'w' || suffix === 'i32' || isPattern ? (1n << BigInt(bits)) - 1n : -least - 1n;
  if (value < least || value > most) return `\`${text}\` does not fit in ${bits} bits`;
  const signed = BigInt.asIntN(bits, value);
  return suffix === 'i32' ? { kind: 'lit', rep: 'i32', value: Number(signed) } : { kind: 'lit', rep: 'i64', value: signed };
}

/** What the names in `literalNames` stand for. */
export function namedLiteral(name: string): Literal | null {
  switch (name) {
    case 'void#':
      return { kind: 'lit', rep: 'void' };
    case 'nan##':
      return { kind: 'lit', rep: 'f64', value: Number.NaN };
    case 'inf##':
      return { kind: 'lit', rep: 'f64', value: Number.POSITIVE_INFINITY };
    case 'nan#':
      return { kind: 'lit', rep: 'f32', value: Number.NaN };
    case 'inf#':
      return { kind: 'lit', rep: 'f32', value: Number.POSITIVE_INFINITY };
    default:
      return null;
  }
}

// Escapes ----------------------------------------------------------------------------------------------------------------------------------

const single: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '\\': 92, '"': 34, "'": 39, '`': 96 };
// SOH before SO: the longest name wins.
const ascii = [
  'NUL',
  'SOH',
  'STX',
  'ETX',
  'EOT',
  'ENQ',
  'ACK',
  'BEL',
  'BS',
  'HT',
  'LF',
  'VT',
  'FF',
  'CR',
  'SO',
  'SI',
  'DLE',
  'DC1',
  'DC2',
  'DC3',
  'DC4',
  'NAK',
  'SYN',
  'ETB',
  'CAN',
  'EM',
  'SUB',
  'ESC',
  'FS',
  'GS',
  'RS',
  'US',
  'SP',
];
const named: readonly (readonly [string, number])[] = [...ascii.map((name, code) => [name, code] as const), ['DEL', 127] as const].sort(
  (a, b) => b[0].length - a[0].length,
);
const escapeSequence = /\\(?:([abtnvfr\\"'`])|(&)|(\s+\\)|\^([@-_])|(\d+)|[xX]([0-9a-fA-F]+)|[oO]([0-7]+))/y;

/** One escape at `at` (a backslash): its text and length, or null when there is no such escape. */
export function readEscape(source: string, at: number): { readonly text: string; readonly length: number } | null {
  escapeSequence.lastIndex = at;
  const match = escapeSequence.exec(source);
  if (match === null) {
    const name = named.find(([n]) => source.startsWith(n, at + 1));
    return name === undefined ? null : { text: String.fromCharCode(name[1]), length: 1 + name[0].length };
  }
  const length = match[0].length;
  const [, simple, empty, gap, control, decimal, hex, octal] = match;
  if (empty !== undefined || gap !== undefined) return { text: '', length };
  let code: number;
  if (simple !== undefined) code = single[simple];
  else if (control !== undefined) code = control.charCodeAt(0) - 64;
  else code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? octal, hex !== undefined ? 16 : 8);
  return code > 0x10ffff ? null : { text: String.fromCodePoint(code), length };
}

/** The text of what stands between two quotes, which the lexer has found to be well formed. */
export function unquote(inner: string): string {
  let text = '';
  for (let at = 0; at < inner.length; ) {
    const read = inner[at] === '\\' ? readEscape(inner, at) : null;
    text += read?.text ?? inner[at];
    at += read?.length ?? 1;
  }
  return text;
}

// Printing ---------------------------------------------------------------------------------------------------------------------------------

const short: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 92: '\\\\' };
const visible = /^[\p{L}\p{N}\p{P}\p{S} ]$/u;

/** `text` between `quote`s, everything invisible escaped. */
export function quote(text: string, mark: '"' | "'" | '`'): string {
  let out = mark as string;
  let afterNumber = false;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const escaped = char === mark ? `\\${mark}` : short[code];
    if (escaped !== undefined) out += escaped;
    else if (visible.test(char)) out += afterNumber && char >= '0' && char <= '9' ? `\\&${char}` : char;
    else out += `\\${code}`;
    afterNumber = escaped === undefined && !visible.test(char);
  }
  return out + mark;
}

/** The text the lexer reads back as this literal. */
export function printLiteral(lit: Literal): string {
  switch (lit.rep) {
    case 'i64':
      return String(lit.value);
    case 'i32': {
      const char = lit.value >= 0 && lit.value <= 0x10ffff ? String.fromCodePoint(lit.value) : '';
      return char !== '' && (short[lit.value] !== undefined || visible.test(char)) ? quote(char, "'") : `${lit.value}i32`;
    }
    case 'f64':
      return printFloat(lit.value, '', '##');
    case 'f32':
      return printFloat(lit.value, 'f', '#');
    case 'string':
      return `${quote(lit.value, '"')}${lit.bytes ? '##' : ''}`;
    case 'void':
      return 'void#';
  }
}

function printFloat(value: number, suffix: string, hashes: string): string {
  if (Number.isNaN(value)) return `nan${hashes}`;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const magnitude = Math.abs(value);
  if (magnitude === Number.POSITIVE_INFINITY) return `${sign}inf${hashes}`;
  const digits = String(magnitude);
  return sign + (/[.e]/.test(digits) ? digits : `${digits}.0`) + suffix;
}
