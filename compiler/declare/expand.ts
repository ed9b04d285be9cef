/** Types without synonyms, for places that are matched: instance heads and left sides of family equations. */
import { appType, funType, headCon, repr } from '../types/make.ts';
import type { Tc } from '../types/tc.ts';
import type { Type } from '../types/type.ts';

/** Type families stay as they are. */
export function expandSynonyms(tc: Tc, t: Type): Type {
  const type = headCon(t)?.flavour === 'synonym' ? repr(tc.head(t)) : repr(t);
  switch (type.kind) {
    case 'app': {
      const fun = expandSynonyms(tc, type.fun);
      const arg = expandSynonyms(tc, type.arg);
      return fun === type.fun && arg === type.arg ? type : appType(fun, arg);
    }
    case 'fun': {
      const arg = expandSynonyms(tc, type.arg);
      const res = expandSynonyms(tc, type.res);
      return arg === type.arg && res === type.res ? type : funType(arg, res);
    }
    case 'forall':
    case 'con':
    case 'var':
    case 'meta':
    case 'implicit':
      return type;
  }
}
