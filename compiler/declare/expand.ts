/** Types without synonyms, for places that are matched: instance heads and left sides of family equations. */
import { headCon, mapParts, repr } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { Type } from '../types/type.ts';

/** Type families stay as they are. */
export function expandSynonyms(tc: Tc, t: Type): Type {
  const type = headCon(t)?.flavour === 'synonym' ? repr(tc.head(t)) : repr(t);
  return mapParts(type, (part) => expandSynonyms(tc, part));
}
