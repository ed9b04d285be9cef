/** Global values by what they are. */
import type { Type, ValueThing } from './type.ts';

/** The type a name has as an expression; of a pattern synonym, that of what it matches. */
export function thingType(thing: ValueThing): Type {
  if (thing.kind === 'con') return thing.con.type;
  return thing.kind === 'synonym' ? thing.synonym.type : thing.id.type;
}
