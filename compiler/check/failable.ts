/** Which patterns may fail to match, as GHC decides it for `do`: a constructor without siblings does not fail. */
import type * as Rn from '../rename/syntax.ts';
import type { Context } from './context.ts';

export function isFailable(cx: Context, pattern: Rn.Pattern): boolean {
  switch (pattern.kind) {
    case 'varPattern':
    case 'wildPattern':
    case 'lazyPattern':
      return false;
    case 'asPattern':
    case 'bangPattern':
    case 'viewPattern':
    case 'typedPattern':
      return isFailable(cx, pattern.pattern);
    case 'tuplePattern':
      return pattern.items.some((item) => isFailable(cx, item));
    case 'conPattern':
      return hasSiblings(cx, pattern.con) || pattern.args.some((arg) => isFailable(cx, arg));
    case 'recordPattern':
      return hasSiblings(cx, pattern.con) || pattern.fields.some((field) => isFailable(cx, field.pattern));
    case 'literalPattern':
    case 'listPattern':
      return true;
  }
}

function hasSiblings(cx: Context, ref: Rn.Ref): boolean {
  const thing = cx.tc.globals.value(ref.name);
  // a pattern synonym may fail, whatever it stands for
  return thing?.kind === 'synonym' || (thing?.kind === 'con' && thing.con.tycon.cons.length !== 1);
}
