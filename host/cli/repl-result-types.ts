/** What the types of a compiled input tell. */
import type { ModuleResult } from '../../compiler/driver/session.ts';
import { showType } from '../../compiler/types/print.ts';
import { thingType } from '../../compiler/types/thing.ts';
import type { Type } from '../../compiler/types/type.ts';

/** The type of the module's value of that name; null when it has none. */
export function valueType({ types }: ModuleResult, wanted: string): Type | null {
  for (const [name, thing] of types?.values ?? []) if (name.text === wanted) return thingType(thing);
  return null;
}

/** A box that fits many types would be filled for each of them. */
export function isPolymorphic(result: ModuleResult): boolean {
  return valueType(result, 'replBox')?.kind === 'forall';
}

export function isUnitBox(result: ModuleResult): boolean {
  const type = valueType(result, 'replBox');
  return type?.kind === 'app' && showType(type.arg) === '()';
}

/** `t` of `() -> t`. */
export function resultOf(type: Type): Type {
  if (type.kind === 'forall') return { ...type, body: resultOf(type.body) };
  return type.kind === 'fun' ? type.res : type;
}
