/**
 * Floating point numbers as GHC sees them: decodeFloat, the shortest digits that identify a number, and `show`.
 *
 * Digits: Burger and Dybvig 1996 in exact arithmetic, with the ends of the rounding interval excluded, as in the Haskell report's floatToDigits.
 */

export interface Format {
  /** bits of the mantissa */
  readonly digits: number;
  /** least exponent of a normal number's integral mantissa */
  readonly minExponent: number;
}

export const DOUBLE: Format = { digits: 53, minExponent: -1074 };
export const FLOAT: Format = { digits: 24, minExponent: -149 };

const view = new DataView(new ArrayBuffer(8));

/** [mantissa, exponent] with x = mantissa * 2^exponent and the mantissa using all its bits; [0, 0] for zero. */
export function decode(x: number, format: Format): [bigint, bigint] {
  if (x === 0) return [0n, 0n];
  view.setFloat64(0, x);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  let mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  let exponent = Math.max(biased, 1) - 1075;
  while (mantissa >= 1n << BigInt(format.digits)) {
    mantissa >>= 1n;
    exponent++;
  }
  while (mantissa < 1n << BigInt(format.digits - 1)) {
    mantissa <<= 1n;
    exponent--;
  }
  return [x < 0 ? -mantissa : mantissa, BigInt(exponent)];
}

/** Shortest decimal digits d1 d2 … and the exponent e with x = 0.d1d2… * 10^e, for x > 0; [0] and 0 for zero. */
export function digitsOf(x: number, format: Format): { digits: number[]; exponent: number } {
  if (x === 0) return { digits: [0], exponent: 0 };
  const { r, s, up, down } = interval(x, format);
  // the least k with (r + up) / s <= 10^k
  let k = Math.floor(Math.log10(x)) - 1;
  while ((r + up) * tenTo(-k) > s * tenTo(k)) k++;
  return { digits: generate(r * tenTo(-k), s * tenTo(k), up * tenTo(-k), down * tenTo(-k)), exponent: k };
}

/** 10^k, or 1 for negative k: a fraction is scaled by multiplying its other part. */
const tenTo = (k: number): bigint => (k > 0 ? 10n ** BigInt(k) : 1n);

/** x = r / s; the numbers that round to x lie strictly between (r - down) / s and (r + up) / s. */
function interval(x: number, format: Format): { r: bigint; s: bigint; up: bigint; down: bigint } {
  const [m, e] = decode(x, format);
  // a denormal's mantissa has fewer bits
  const lift = Math.max(0, format.minExponent - Number(e));
  const f = m >> BigInt(lift);
  const exponent = Number(e) + lift;
  const isLowest = f === 1n << BigInt(format.digits - 1);
  const big = 1n << BigInt(Math.max(0, exponent));
  const small = 1n << BigInt(Math.max(0, -exponent));
  const isUneven = isLowest && (exponent >= 0 || exponent > format.minExponent);
  return isUneven ? { r: f * big * 4n, s: small * 4n, up: big * 2n, down: big } : { r: f * big * 2n, s: small * 2n, up: big, down: big };
}

function generate(r0: bigint, s: bigint, up0: bigint, down0: bigint): number[] {
  const digits: number[] = [];
  for (let r = r0 * 10n, up = up0 * 10n, down = down0 * 10n; ; r *= 10n, up *= 10n, down *= 10n) {
    const digit = r / s;
    r %= s;
    const canStop = r < down;
    const mustRound = r + up > s;
    if (!canStop && !mustRound) {
      digits.push(Number(digit));
      continue;
    }
    const roundsUp = canStop && mustRound ? r * 2n >= s : mustRound;
    digits.push(Number(digit) + (roundsUp ? 1 : 0));
    return digits;
  }
}

/** GHC's `show`, without parentheses around negative numbers. */
export function showFloating(x: number, format: Format): string {
  if (Number.isNaN(x)) return 'NaN';
  if (x < 0 || Object.is(x, -0)) return `-${showFloating(-x, format)}`;
  if (x === Number.POSITIVE_INFINITY) return 'Infinity';
  const { digits, exponent } = digitsOf(x, format);
  const text = digits.join('');
  if (exponent < 0 || exponent > 7) return `${text[0]}.${text.slice(1) || '0'}e${exponent - 1}`;
  if (exponent <= 0) return `0.${'0'.repeat(-exponent)}${text}`;
  return `${text.slice(0, exponent).padEnd(exponent, '0')}.${text.slice(exponent) || '0'}`;
}
