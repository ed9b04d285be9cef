/**
 * assembly/bignum against BigInt and Number: the compiled functions on random and on awkward operands.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBig, storeBig } from '../../host/bigints.ts';
import { machineImports } from '../../host/imports.ts';
import { compileAssembly } from '../support/compile-assembly.ts';

type Wasm = Record<string, (...args: number[]) => number> & { memory: WebAssembly.Memory };
let wasm: Wasm;
const A = 0x1_0000,
  B = 0x3_0000,
  DST = 0x5_0000,
  REST = 0x9_0000,
  SCRATCH = 0xc_0000;

beforeAll(async () => {
  const module = await compileAssembly('assembly/bignum.ts');
  const instance: WebAssembly.Instance = new WebAssembly.Instance(
    module,
    machineImports(
      () => wasm.memory,
      () => 0,
    ),
  );
  wasm = instance.exports as unknown as Wasm;
  wasm.memory.grow(64);
});

/** Places a value (and rubbish above it, which no function may read); answers its limbs. */
function put(at: number, value: bigint): number {
  const n = storeBig(wasm.memory, at, value);
  new Uint8Array(wasm.memory.buffer, at + n * 4, 64).fill(0xa5);
  return n;
}
const limbsOf = (value: bigint): number => Math.ceil(value.toString(16).length / 8) * (value === 0n ? 0 : 1);
/** Reads n limbs after checking that they are normalised. */
function take(at: number, n: number): bigint {
  const value = loadBig(wasm.memory, at, n);
  expect(limbsOf(value)).toBe(n);
  return value;
}
/** Marks the limb at `end`; answers a check that nobody has written it. */
function fence(at: number, limbs: number): () => void {
  const view = new DataView(wasm.memory.buffer);
  view.setUint32(at + limbs * 4, 0xfe4ce, true);
  return () => expect(new DataView(wasm.memory.buffer).getUint32(at + limbs * 4, true)).toBe(0xfe4ce);
}

const bits = (n: number): bigint => (1n << BigInt(n)) - 1n;
/** Sparse and dense numbers of up to `max` bits: runs of ones and zeros find carries that uniform digits never make. */
const natural = (max: number): fc.Arbitrary<bigint> =>
  fc.oneof(
    fc.bigInt({ min: 0n, max: bits(max) }),
    fc.bigInt({ min: 0n, max: bits(70) }),
    fc.tuple(fc.nat(max), fc.nat(max), fc.bigInt({ min: -3n, max: 3n })).map(([i, j, d]) => {
      const value = (1n << BigInt(Math.max(i, j))) - (1n << BigInt(Math.min(i, j))) + d;
      return value < 0n ? -value : value;
    }),
  );
const positive = (max: number): fc.Arbitrary<bigint> => natural(max).map((n) => (n === 0n ? 1n : n));
const runs = { numRuns: 400 };

describe('one pass', () => {
  test('bnAdd, bnSub, bnCompare', () => {
    fc.assert(
      fc.property(natural(600), natural(600), (a, b) => {
        const an = put(A, a),
          bn = put(B, b);
        expect(wasm.bnCompare(A, an, B, bn)).toBe(a < b ? -1 : a > b ? 1 : 0);
        const whole = fence(DST, Math.max(an, bn) + 1);
        expect(take(DST, wasm.bnAdd(DST, A, an, B, bn))).toBe(a + b);
        whole();
        const n = wasm.bnAdd(DST, A, an, B, bn);
        const inside = fence(REST, n);
        expect(take(REST, wasm.bnSub(REST, DST, n, B, bn))).toBe(a);
        inside();
        expect(take(DST, wasm.bnSub(DST, DST, n, A, an))).toBe(b);
      }),
      runs,
    );
  });

  test('shifts, also in place', () => {
    fc.assert(
      fc.property(natural(300), fc.nat(200), (a, by) => {
        const an = put(A, a);
        const whole = fence(DST, an + (by >> 5) + 1);
        expect(take(DST, wasm.bnShiftL(DST, A, an, by))).toBe(a << BigInt(by));
        whole();
        expect(take(A, wasm.bnShiftL(A, A, an, by))).toBe(a << BigInt(by));
        put(A, a);
        expect(wasm.bnLowBitsZero(A, an, by)).toBe((a & bits(by)) === 0n ? 1 : 0);
        expect(take(DST, wasm.bnShiftR(DST, A, an, by))).toBe(a >> BigInt(by));
        expect(take(A, wasm.bnShiftR(A, A, an, by))).toBe(a >> BigInt(by));
      }),
      runs,
    );
  });

  test('bnBitLength, bnPopCount', () => {
    fc.assert(
      fc.property(natural(300), (a) => {
        const an = put(A, a);
        expect(wasm.bnBitLength(A, an)).toBe(a === 0n ? 0 : a.toString(2).length);
        expect(wasm.bnPopCount(A, an)).toBe(a.toString(2).replaceAll('0', '').length);
      }),
      runs,
    );
  });

  test("bnLogic is two's complement", () => {
    const signed = fc.tuple(natural(200), fc.boolean()).map(([n, negative]) => (negative ? -n : n));
    fc.assert(
      fc.property(signed, signed, fc.nat(2), (a, b, op) => {
        const an = put(A, a < 0n ? -a : a),
          bn = put(B, b < 0n ? -b : b);
        const expected = op === 0 ? a & b : op === 1 ? a | b : a ^ b;
        const whole = fence(DST, Math.max(an, bn) + 1);
        const packed = wasm.bnLogic(op, DST, A, an, a < 0n ? 1 : 0, B, bn, b < 0n ? 1 : 0);
        whole();
        const size = take(DST, packed >>> 1);
        expect(packed & 1 ? -size : size).toBe(expected);
      }),
      runs,
    );
  });
});

describe('products', () => {
  const check = (a: bigint, b: bigint): void => {
    const an = put(A, a),
      bn = put(B, b);
    const whole = fence(DST, an + bn);
    const scratch = fence(SCRATCH, wasm.bnMulScratch(an, bn));
    expect(take(DST, wasm.bnMul(DST, A, an, B, bn, SCRATCH))).toBe(a * b);
    whole();
    scratch();
  };
  test('everyday sizes', () => fc.assert(fc.property(natural(1200), natural(1200), check), runs));
  test('Karatsuba sizes, balanced and not', () => fc.assert(fc.property(natural(40_000), natural(9_000), check), { numRuns: 150 }));
  test('all ones', () => {
    for (let n = 1; n < 300; n += 7) for (const m of [1, n, 40, 81, 200]) check(bits(n * 32), bits(m * 32));
  });
});

describe('quotients', () => {
  const check = (a: bigint, b: bigint): void => {
    const [high, low] = a >= b ? [a, b] : [b, a];
    const an = put(A, high),
      bn = put(B, low);
    const q = fence(DST, an - bn + 1),
      r = fence(REST, bn),
      scratch = fence(SCRATCH, wasm.bnDivScratch(an, bn));
    wasm.bnDivRem(DST, REST, A, an, B, bn, SCRATCH);
    for (const whole of [q, r, scratch]) whole();
    expect(loadBig(wasm.memory, DST, an - bn + 1)).toBe(high / low);
    expect(loadBig(wasm.memory, REST, bn)).toBe(high % low);
  };
  test('random operands', () => fc.assert(fc.property(positive(1500), positive(700), check), { numRuns: 1000 }));
  test('by the host', () => fc.assert(fc.property(positive(100_000), positive(40_000), check), { numRuns: 40 }));
  test('a product and a little', () =>
    fc.assert(
      fc.property(positive(400), positive(400), fc.bigInt({ min: -2n, max: 2n }), (a, b, d) => check(a * b + d > 0n ? a * b + d : 1n, b)),
      { numRuns: 1000 },
    ));
  test("digits that are estimated too high (Knuth's step D6)", () => {
    check((0x7fff_ffffn << 64n) | 0x8000_0000_0000_0000n, (0x8000_0000n << 32n) | 0xffff_ffffn);
    check(0x0000_0003_0000_0000_8000_0000n, 0x2000_0000_0000_0001n);
    check((0x8000_0000n << 96n) | 3n, (0x8000_0000n << 64n) | 0x2000_0000n);
    check((0xffff_fffen << 96n) | (0x8000_0000n << 32n), (0xffff_ffffn << 64n) | 0x8000_0000n);
  });
  test('bnGcd', () => {
    const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
    fc.assert(
      fc.property(natural(700), natural(700), natural(200), (x, y, f) => {
        const a = x * f,
          b = y * f;
        const an = put(A, a),
          bn = put(B, b);
        const whole = fence(DST, Math.max(an, bn)),
          scratch = fence(SCRATCH, wasm.bnGcdScratch(an, bn));
        expect(take(DST, wasm.bnGcd(DST, A, an, B, bn, SCRATCH))).toBe(gcd(a, b));
        whole();
        scratch();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('doubles', () => {
  /** The nearest double by way of its decimal text: an exact fraction, rounded once by the engine. */
  const nearest = (a: bigint, e: number): number => {
    if (e >= 0) return Number(a << BigInt(e));
    const text = (a * 5n ** BigInt(-e)).toString().padStart(-e + 1, '0');
    return Number(`${text.slice(0, e)}.${text.slice(e)}`);
  };
  const exponent = fc.oneof(fc.integer({ min: -1200, max: 1100 }), fc.integer({ min: -1140, max: -1010 }), fc.integer({ min: -80, max: 80 }));
  test('bnToDouble rounds once', () => {
    fc.assert(
      fc.property(natural(200), exponent, (a, e) => {
        expect(wasm.bnToDouble(A, put(A, a), e)).toBe(nearest(a, e));
      }),
      { numRuns: 3000 },
    );
  });
  test('bnEncodeDouble never goes up', () => {
    fc.assert(
      fc.property(natural(200), exponent, (a, e) => {
        const an = put(A, a);
        const below = wasm.bnEncodeDouble(A, an, e);
        const near = wasm.bnToDouble(A, an, e);
        // compare below with a * 2^e exactly, over the common unit 2^-1400
        const exact = a << BigInt(e + 1400);
        if (below === Number.POSITIVE_INFINITY) expect(exact >= 1n << 2424n).toBe(true);
        else {
          expect(exactly(below) <= exact).toBe(true);
          if (near !== below && near !== Number.POSITIVE_INFINITY) expect(exactly(near) > exact).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
  /** x * 2^1400 */
  const exactly = (x: number): bigint => {
    const raw = new BigUint64Array(new Float64Array([x]).buffer)[0];
    const biased = (raw >> 52n) & 0x7ffn;
    const fraction = raw & bits(52);
    return biased === 0n ? fraction << 326n : (fraction | (1n << 52n)) << (biased + 325n);
  };
  test('bnFromDouble truncates', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.double({ min: -1e20, max: 1e20 }), fc.float()), (x) => {
        const whole = fence(DST, 32);
        const size = take(DST, wasm.bnFromDouble(DST, x));
        whole();
        expect(size).toBe(Number.isFinite(x) ? BigInt(Math.trunc(Math.abs(x))) : 0n);
      }),
      { numRuns: 1000 },
    );
  });
  test('scaleDouble rounds once', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.integer({ min: -2300, max: 2300 }), (x, e) => {
        if (x === 0 || !Number.isFinite(x)) return;
        const expected = e < -2200 ? 0 : encode(exactly(Math.abs(x)), e - 1400);
        expect(wasm.scaleDouble(x, e)).toBe(x < 0 ? -expected : expected);
      }),
      { numRuns: 3000 },
    );
  });
  const encode = (a: bigint, e: number): number => wasm.bnToDouble(A, put(A, a), e);
});

describe('text', () => {
  const digits = (a: bigint): void => {
    const an = put(A, a);
    const text = a.toString();
    const whole = fence(DST, Math.ceil(wasm.bnShowBytes(an) / 4));
    const length = wasm.bnShow(DST, A, an, SCRATCH);
    whole();
    expect(new TextDecoder().decode(new Uint8Array(wasm.memory.buffer, DST, length))).toBe(text);
    new TextEncoder().encodeInto(text, new Uint8Array(wasm.memory.buffer, B));
    const inside = fence(REST, wasm.bnReadLimbs(text.length));
    expect(take(REST, wasm.bnRead(REST, B, text.length))).toBe(a);
    inside();
  };
  test('here and by the host', () => fc.assert(fc.property(natural(12_000), digits), runs));
  test('powers of ten and their neighbours', () => {
    for (let i = 0; i < 2500; i += i < 60 ? 1 : 97) for (const d of [-1n, 0n, 1n]) digits(10n ** BigInt(i) + d);
  });
});
