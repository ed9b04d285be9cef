/** Numbers and texts as types (GHC.TypeNats, GHC.TypeLits): evidence of what they are, and the families that calculate with them. */
import type { Evidence } from '../typed/syntax.ts';
import { promote } from './builtin.ts';
import { EvidenceExprs } from './evidence-exprs.ts';
import { conType } from './make.ts';
import type { DictWanted } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Class, FamilyTyCon, Type } from './type.ts';
import { dictionaryCon } from './typeable.ts';

/** `KnownNat`, `KnownSymbol`: their dictionaries hold the number or text itself. */
export function isLiteralClass({ name }: Class): boolean {
  return (name.module === 'GHC.TypeNats' && name.text === 'KnownNat') || (name.module === 'GHC.TypeLits' && name.text === 'KnownSymbol');
}

/** Null while the type is no literal. */
export function literalEvidence(tc: Tc, wanted: DictWanted, own: Class, type: Type): Evidence | null {
  const value = literalOf(tc, type);
  if (value === null || (typeof value === 'bigint') !== (own.name.text === 'KnownNat')) return null;
  const make = new EvidenceExprs(tc, wanted.origin.span);
  const held =
    typeof value === 'string'
      ? make.string(value)
      : ({ kind: 'lit', span: make.span, lit: { rep: 'integer', value }, type: tc.builtin.wiredType('Integer') } as const);
  return held === null ? { kind: 'evNothing' } : { kind: 'evExpr', expr: make.apply(make.con(dictionaryCon(own)), [held], wanted.pred) };
}

/** The number or text that a type is. */
export function literalOf(tc: Tc, type: Type): bigint | string | null {
  const head = tc.head(type);
  return head.kind === 'con' && head.con.flavour === 'prim' ? (head.con.literal ?? null) : null;
}

/** A family that the compiler calculates, at these arguments; null when it is none, or they are not known yet. */
export function calculated(tc: Tc, { name }: FamilyTyCon, args: readonly Type[]): Type | null {
  if (name.module !== 'GHC.TypeNats' && name.module !== 'GHC.TypeLits') return null;
  const [a, b] = args.map((arg) => literalOf(tc, arg));
  if (typeof a === 'bigint' && typeof b === 'bigint') return ofNumbers(tc, name.text, a, b);
  if (typeof a === 'string' && typeof b === 'string') return ofTexts(tc, name.text, a, b);
  if (typeof a === 'bigint' && name.text === 'Log2') return a > 0n ? literal(tc, BigInt(a.toString(2).length - 1)) : null;
  return unit(tc, name.text, args, [a, b]);
}

function ofNumbers(tc: Tc, family: string, a: bigint, b: bigint): Type | null {
  switch (family) {
    case '+':
      return literal(tc, a + b);
    case '*':
      return literal(tc, a * b);
    case '^':
      return b < 100_000n ? literal(tc, a ** b) : null;
    case '-':
      return a >= b ? literal(tc, a - b) : null;
    case 'Div':
      return b === 0n ? null : literal(tc, a / b);
    case 'Mod':
      return b === 0n ? null : literal(tc, a % b);
    case 'CmpNat':
      return ordering(tc, a < b ? 'LT' : a > b ? 'GT' : 'EQ');
    case '<=?':
      return promotedNamed(tc, a <= b ? 'True' : 'False');
    default:
      return null;
  }
}

function ofTexts(tc: Tc, family: string, a: string, b: string): Type | null {
  if (family === 'AppendSymbol') return literal(tc, a + b);
  return family === 'CmpSymbol' ? ordering(tc, a < b ? 'LT' : a > b ? 'GT' : 'EQ') : null;
}

/** What leaves the other argument as it is, or does not depend on it: `n + 0`, `n ^ 0`. */
function unit(tc: Tc, family: string, args: readonly Type[], [a, b]: readonly (bigint | string | null)[]): Type | null {
  if (family === '+') return a === 0n ? args[1] : b === 0n ? args[0] : null;
  if (family === '-') return b === 0n ? args[0] : null;
  if (family === '^') return b === 0n || a === 1n ? literal(tc, 1n) : b === 1n ? args[0] : null;
  if (family !== '*') return null;
  return a === 1n ? args[1] : b === 1n ? args[0] : a === 0n || b === 0n ? literal(tc, 0n) : null;
}

/** Which arguments a family's result determines: of `n + 1` it is `n`. With the arguments of another application, of which it is the same. */
export function injectivity(tc: Tc, { name, injective }: FamilyTyCon, args: readonly Type[], others = args): readonly boolean[] | undefined {
  if (injective !== undefined || name.module !== (name.text === 'AppendSymbol' ? 'GHC.TypeLits' : 'GHC.TypeNats')) return injective;
  if (!['+', '-', 'AppendSymbol'].includes(name.text)) return undefined;
  const isSame = args.map((arg, i) => {
    const value = literalOf(tc, arg);
    return value !== null && value === literalOf(tc, others[i]);
  });
  return isSame.reverse();
}

/** The arguments of which a family makes a literal, as far as it and the other argument say them: of `n + 3 ~ 5`, that `n` is 2. */
export function inverse(tc: Tc, { name }: FamilyTyCon, args: readonly Type[], result: Type): readonly (Type | null)[] {
  const c = literalOf(tc, result);
  if ((name.module !== 'GHC.TypeNats' && name.module !== 'GHC.TypeLits') || c === null) return [];
  const [a, b] = args.map((arg) => literalOf(tc, arg));
  // what is added up to nothing is nothing
  if ((name.text === '+' && c === 0n) || (name.text === 'AppendSymbol' && c === '')) return [result, result];
  const found = [b, a].map((other, i) => ([a, b][i] === null ? inverseOf(name.text, i === 0, other, c) : null));
  return found.map((value) => (value === null ? null : literal(tc, value)));
}

/** The left or right argument, of the other one and the result. */
function inverseOf(family: string, isLeft: boolean, known: bigint | string | null | undefined, c: bigint | string): bigint | string | null {
  if (typeof known === 'string' && typeof c === 'string' && family === 'AppendSymbol') {
    if (isLeft) return c.endsWith(known) ? c.slice(0, c.length - known.length) : null;
    return c.startsWith(known) ? c.slice(known.length) : null;
  }
  if (typeof known !== 'bigint' || typeof c !== 'bigint') return null;
  switch (family) {
    case '+':
      return c >= known ? c - known : null;
    case '-':
      return isLeft ? c + known : known >= c ? known - c : null;
    case '*':
      return known > 0n && c % known === 0n ? c / known : null;
    case '^':
      return isLeft ? rootOf(c, known) : logarithmOf(c, known);
    default:
      return null;
  }
}

/** The number whose power it is; null: there is none, or several. */
function rootOf(power: bigint, exponent: bigint): bigint | null {
  if (exponent === 0n) return null;
  if (power < 2n) return power;
  const bits = BigInt(power.toString(2).length);
  if (exponent >= bits) return null;
  let low = 2n;
  let high = 1n << (bits / exponent + 1n);
  while (low < high) {
    const mid = (low + high) / 2n;
    if (mid ** exponent < power) low = mid + 1n;
    else high = mid;
  }
  return low ** exponent === power ? low : null;
}

/** The exponent that makes it of the base; null: there is none, or several. */
function logarithmOf(power: bigint, base: bigint): bigint | null {
  if (base < 2n) return base === 0n && power === 1n ? 0n : null;
  let exponent = 0n;
  let made = 1n;
  for (; made < power; made *= base) exponent++;
  return made === power ? exponent : null;
}

function literal(tc: Tc, value: bigint | string): Type {
  return conType(tc.builtin.literalTyCon(value));
}

function ordering(tc: Tc, text: 'LT' | 'EQ' | 'GT'): Type | null {
  return promotedNamed(tc, text);
}

function promotedNamed(tc: Tc, text: 'LT' | 'EQ' | 'GT' | 'True' | 'False'): Type | null {
  const thing = tc.globals.value(tc.globals.wired.value(text));
  return thing?.kind === 'con' ? conType(promote(thing.con)) : null;
}
