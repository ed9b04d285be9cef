/**
 * The tables of assembly/prim/elementary.ts, computed to 200 bits: powers of two, sines and cosines at every 128th, each as two Doubles.
 *
 * They are functions of a switch, not data: the machine has no static data, and a table in every machine's memory would be kept in every snapshot.
 */

/** Binary places of the fixed-point numbers here. */
const PLACES = 200n;
const ONE = 1n << PLACES;
const STEPS = 128n;
/** Sines and cosines go as far as an argument that no quarter turn is taken from: 0.8555. */
const LAST_ANGLE = 110n;

/** Adds the terms that `next` makes of the one before, until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let total = 0n;
  for (let term = first, n = 1n; term !== 0n; term = next(term, n++)) total += term;
  return total;
}

/** ln 2 = sum of 1 / (n 2^n) */
const LN2 = series(ONE / 2n, (term, n) => (term * n) / (2n * (n + 1n)));

const powerOf2 = (i: bigint): bigint => series(ONE, (term, n) => (term * i * LN2) / (n * STEPS * ONE));
const sine = (k: bigint): bigint => series((ONE * k) / STEPS, (term, n) => (-term * k * k) / (STEPS * STEPS * 2n * n * (2n * n + 1n)));
const cosine = (k: bigint): bigint => series(ONE, (term, n) => (-term * k * k) / (STEPS * STEPS * 2n * n * (2n * n - 1n)));

/** The nearest Double. */
function toDouble(x: bigint): number {
  if (x < 0n) return -toDouble(-x);
  const spare = BigInt(Math.max(0, x.toString(2).length - 60));
  // 60 bits and whether there is more below are enough to round to nearest
  const top = (x >> spare) | ((x & ((1n << spare) - 1n)) === 0n ? 0n : 1n);
  return Number(top) * 2 ** Number(spare - PLACES);
}

/** A Double is a number of 2^-1074; those here are multiples of 2^-200. */
function fromDouble(x: number): bigint {
  return BigInt(x * 2 ** 120) << (PLACES - 120n);
}

type Pair = readonly [number, number];

/** In two Doubles: a number is the sum of both; a power of two is the first and that times the second. */
const asSum = (x: bigint): Pair => [toDouble(x), toDouble(x - fromDouble(toDouble(x)))];
const asFactor = (x: bigint): Pair => [toDouble(x), toDouble(((x - fromDouble(toDouble(x))) * ONE) / x)];

function table(name: string, doc: string, pair: (i: bigint) => Pair, last: bigint): string {
  const arms = Array.from({ length: Number(last) + 1 }, (_, i) => {
    const [high, low] = pair(BigInt(i));
    return `    case ${i}:\n      return both(${literal(high)}, ${literal(low)});\n`;
  });
  return `/** ${doc} */\nexport function ${name}(i: i32): f64 {\n  switch (i) {\n${arms.join('')}    default:\n      return both(NaN, NaN);\n  }\n}\n`;
}

const literal = (x: number): string => (Number.isInteger(x) ? `${x}.0` : `${x}`);

/** The text of assembly/prim/elementary-tables.gen.ts. */
export function elementaryTables(): string {
  return [
    "import { both } from './double-double.ts';\n",
    table('powerOf2', '2^(i / 128) for i from 0 to 127, high and a relative rest: high (1 + low).', (i) => asFactor(powerOf2(i)), STEPS - 1n),
    table('sineAt', 'sin (i / 128) for i from 0 to 110: high + low.', (i) => asSum(sine(i)), LAST_ANGLE),
    table('cosineAt', 'cos (i / 128) for i from 0 to 110: high + low.', (i) => asSum(cosine(i)), LAST_ANGLE),
  ].join('\n');
}
