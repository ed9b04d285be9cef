/** Fields that several types have (DuplicateRecordFields): which is meant is said by a type that is known where the field stands, as in GHC 9.0. */
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { spine } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import { bare, type Context, type Expected, fail } from './context.ts';

type SharedField = Rn.Expr & { readonly kind: 'sharedField' };

/** A field on its own: its record is the argument of the function that is expected. */
export function expectedField(cx: Context, field: SharedField, { type }: Expected): Name {
  const step = type === null ? null : cx.tc.head(type);
  return chosen(cx, field, step?.kind === 'fun' ? typeHead(cx.tc.head(step.arg)) : null);
}

/** A field applied to `args`: the first may say its type itself. */
export function appliedField(cx: Context, field: SharedField, args: readonly Rn.Expr[]): Name {
  return chosen(cx, field, args.length === 0 ? null : signedType(args[0]));
}

function chosen(cx: Context, { candidates, span }: SharedField, type: Name | null): Name {
  const found = candidates.find((name) => isFieldOf(cx, name, type));
  if (found !== undefined) return found;
  const types = candidates.flatMap((name) => {
    const thing = cx.tc.globals.value(name);
    return thing?.kind === 'field' ? [`\`${thing.tycon.name.text}\``] : [];
  });
  fail(cx, 'AmbiguousName', `several types have a field \`${candidates[0].text}\``, span, {
    note: `they are ${types.join(', ')}`,
    help: 'say the type of the record, as in `field (record :: Type)`, or match with the constructor instead',
  });
  return candidates[0];
}

/** Is it a field of the type? */
export function isFieldOf(cx: Context, name: Name, type: Name | null): boolean {
  const thing = cx.tc.globals.value(name);
  return type !== null && thing?.kind === 'field' && (thing.tycon.instanceOf?.family ?? thing.tycon).name === type;
}

export function typeHead(type: Type): Name | null {
  const { head } = spine(type);
  return head.kind === 'con' ? head.con.name : null;
}

/** The type constructor that an expression's own signature names. */
export function signedType(expr: Rn.Expr): Name | null {
  const inner = bare(expr);
  if (inner.kind !== 'typed') return null;
  let { type } = inner.signature;
  while (type.kind === 'typeApply') type = type.head;
  return type.kind === 'typeCon' ? type.name : null;
}
