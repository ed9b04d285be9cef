/** Names of types that a renamed type mentions. */
import type { Name } from '../names/name.ts';
import { typeParts } from '../rename/parts.ts';
import type * as Rn from '../rename/syntax.ts';

export function mentionedTypes(type: Rn.Type, into = new Set<Name>()): ReadonlySet<Name> {
  if (type.kind === 'typeCon') into.add(type.name);
  for (const part of typeParts(type)) mentionedTypes(part, into);
  return into;
}
