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

/** What leaves the other argument as it is: `n + 0`. */
function unit(tc: Tc, family: string, args: readonly Type[], [a, b]: readonly (bigint | string | null)[]): Type | null {
  if (family === '+') return a === 0n ? args[1] : b === 0n ? args[0] : null;
  if (family === '-') return b === 0n ? args[0] : null;
  if (family !== '*') return null;
  return a === 1n ? args[1] : b === 1n ? args[0] : a === 0n || b === 0n ? literal(tc, 0n) : null;
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
