/**
 * Floating-point numbers as GHC writes them.
 *
 * GHC's floatToDigits and JavaScript both find the shortest digits that name a number, with two differences. A decimal that lies exactly half-way to the
 * neighbour reads back as the even one of the two, so JavaScript may print it, and GHC never does (1.0e23 is shown as 9.999999999999999e22). And of two
 * decimals equally near to the number JavaScript takes the even one, GHC the greater (2^-25 is 2.9802322387695313e-8).
 */

/** The number is 0.d1d2… * 10^exponent. */
export interface Digits {
  readonly digits: readonly number[];
  readonly exponent: number;
}

/** Below it a decimal half-way between two doubles needs more than 17 digits … */
const HALF_WAY_MIN = 2 ** 53;
/** … and beyond it, too. (2m+1) 2^e = D 10^k has solutions with 2m+1 < 2^54, D < 10^17 only for -1 <= k <= 23. */
const HALF_WAY_MAX = 1e41;
/** Two decimals are equally near only to a number with at most 18 digits in all, so at most 25 binary places; and it takes 16 digits to be that near. */
const TIE_SCALE = 2 ** 25;
const TIE_DIGITS_MIN = 16;

/** Shortest digits of a double > 0, as GHC's `floatToDigits 10`. */
export function doubleDigits(x: number): Digits {
  if (x >= HALF_WAY_MIN && x <= HALF_WAY_MAX) return exactDigits(x, 53, -1074);
  const [mantissa, exponent] = x.toExponential().split('e') as [string, string];
  const digits = mantissa.replace('.', '');
  if (digits.length >= TIE_DIGITS_MIN && Number.isInteger(x * TIE_SCALE)) return exactDigits(x, 53, -1074);
  return { digits: [...digits].map(Number), exponent: Number(exponent) + 1 };
}

/** Shortest digits of a single-precision number > 0. */
export function floatDigits(x: number): Digits {
  return exactDigits(x, 24, -149);
}

/** Steele and White's (FPP)² in the form of Burger and Dybvig 1996, as GHC has it. `least` is the exponent of the least denormal. */
function exactDigits(x: number, precision: number, least: number): Digits {
  const { mantissa, exponent } = decodeFloat(x, precision, least);
  const scale = exponent > 0 ? 1n << BigInt(exponent) : 1n;
  // below a power of two the neighbour is half as far
  const narrow = mantissa === 1n << BigInt(precision - 1) && exponent > least ? 2n : 1n;
  let rest = mantissa * scale * 2n * narrow;
  let one = (exponent < 0 ? 1n << BigInt(-exponent) : 1n) * 2n * narrow;
  let up = scale * narrow;
  let down = scale;
  let power = Math.ceil(Math.log10(x) - 1e-10);
  if (power >= 0) one *= 10n ** BigInt(power);
  else {
    const by = 10n ** BigInt(-power);
    rest *= by;
    up *= by;
    down *= by;
  }
  // the estimate may be one too low
  if (rest + up <= one) {
    rest *= 10n;
    up *= 10n;
    down *= 10n;
  } else power++;
  return { digits: generate(rest, one, up, down), exponent: power };
}

/** Digits of rest/one * 10 …: until what is left is less than the distance to a neighbour. */
function generate(rest: bigint, one: bigint, up: bigint, down: bigint): number[] {
  const digits: number[] = [];
  for (;;) {
    let digit = Number(rest / one);
    rest %= one;
    const low = rest < down;
    const high = rest + up > one;
    if (high && (!low || rest * 2n >= one)) digit++;
    digits.push(digit);
    if (low || high) return digits;
    rest *= 10n;
    up *= 10n;
    down *= 10n;
  }
}

/** x = mantissa * 2^exponent, the mantissa as wide as its precision unless x is denormal. */
function decodeFloat(x: number, precision: number, least: number): { mantissa: bigint; exponent: number } {
  const exponent = Math.max(Math.floor(Math.log2(x)) - precision + 1, least);
  const mantissa = scaleBy(x, -exponent);
  if (mantissa >= 2 ** precision) return { mantissa: BigInt(mantissa / 2), exponent: exponent + 1 };
  if (mantissa < 2 ** (precision - 1) && exponent > least) return { mantissa: BigInt(mantissa * 2), exponent: exponent - 1 };
  return { mantissa: BigInt(mantissa), exponent };
}

/** x * 2^by in two steps: one power of two may be out of range. */
function scaleBy(x: number, by: number): number {
  const half = by >> 1;
  return x * 2 ** half * 2 ** (by - half);
}

/** GHC's `show` for a Double or Float, whose digits `digitsOf` finds: no parentheses round negative ones. */
export function showDigits(x: number, digitsOf: (x: number) => Digits): string {
  if (Number.isNaN(x)) return 'NaN';
  const sign = x < 0 || Object.is(x, -0) ? '-' : '';
  const size = Math.abs(x);
  if (size === Number.POSITIVE_INFINITY) return `${sign}Infinity`;
  if (size === 0) return `${sign}0.0`;
  const { digits, exponent } = digitsOf(size);
  const text = digits.join('');
  if (exponent < 0 || exponent > 7) return `${sign}${text[0]}.${text.slice(1) || '0'}e${exponent - 1}`;
  if (exponent === 0) return `${sign}0.${text}`;
  return `${sign}${text.slice(0, exponent).padEnd(exponent, '0')}.${text.slice(exponent) || '0'}`;
}
