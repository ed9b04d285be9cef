/**
 * Everything the machine asks of its host, module `env`. The other half is host/imports.ts.
 *
 * None of these may call back into the machine, and none allocates in linear memory: they read and write the byte ranges they are given, and
 * nothing else. Numbers and addresses only.
 */

/** Monotonic time in milliseconds. */
@external("env", "clock") export declare function clock(): f64;
/** A development aid: three words to whoever listens; the shipped host ignores them. */
@external("env", "trace") export declare function trace(a: u32, b: u32, c: u32): void;

// Floating point: the host's Math, one function each. --------------------------------------------------------------------------------------

@external("env", "exp") export declare function exp(x: f64): f64;
@external("env", "log") export declare function log(x: f64): f64;
@external("env", "sin") export declare function sin(x: f64): f64;
@external("env", "cos") export declare function cos(x: f64): f64;
@external("env", "tan") export declare function tan(x: f64): f64;
@external("env", "asin") export declare function asin(x: f64): f64;
@external("env", "acos") export declare function acos(x: f64): f64;
@external("env", "atan") export declare function atan(x: f64): f64;
@external("env", "pow") export declare function pow(x: f64, y: f64): f64;

// Numbers as text. ASCII, no terminating NUL. ----------------------------------------------------------------------------------------------

/** Bytes that showDouble, showFloat, doubleDigits and floatDigits may write. */
export const NUMBER_TEXT_MAX_B: u32 = 32;

/** Writes GHC's `show` of x at dst; answers its length. */
@external("env", "showDouble") export declare function showDouble(x: f64, dst: u32): u32;
/** The same for a Float. */
@external("env", "showFloat") export declare function showFloat(x: f32, dst: u32): u32;
/** The Double nearest to the decimal literal in n bytes at src; NaN when it is none. */
@external("env", "readDouble") export declare function readDouble(src: u32, n: u32): f64;
/**
 * Shortest decimal digits of x > 0, as GHC's floatToDigits 10: bytes 0..9 at dst, x = 0.d1d2… * 10^exponent.
 * Answers `exponent << 8 | count of digits` (count <= 17; exponent by arithmetic shift).
 */
@external("env", "doubleDigits") export declare function doubleDigits(x: f64, dst: u32): i32;
@external("env", "floatDigits") export declare function floatDigits(x: f32, dst: u32): i32;

// Big integers, little-endian 32-bit limbs: only for sizes at which the host's BigInt wins (bignum/{text,divide}.ts). --------------------------

/** Decimal digits of n > 0 limbs, written at dst; answers how many. */
@external("env", "bigShow") export declare function bigShow(limbs: u32, n: u32, dst: u32): u32;
/** The value of n decimal digits at src as limbs at dst, no leading zero limbs; answers how many. */
@external("env", "bigRead") export declare function bigRead(src: u32, n: u32, dst: u32): u32;
/** a = q b + r as bnDivRem has it: q gets an - bn + 1 limbs, r gets bn, leading zeros included. */
@external("env", "bigDivRem") export declare function bigDivRem(q: u32, r: u32, a: u32, an: u32, b: u32, bn: u32): void;
