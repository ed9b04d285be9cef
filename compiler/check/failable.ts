/** Which patterns may fail to match, as GHC decides it for `do`: a constructor without siblings does not fail. */
import { mayFail } from '../rename/parts.ts';
import type * as Rn from '../rename/syntax.ts';
import type { Context } from './context.ts';

export function isFailable(cx: Context, pattern: Rn.Pattern): boolean {
  return mayFail(pattern, (con) => hasSiblings(cx, con));
}

function hasSiblings(cx: Context, ref: Rn.Ref): boolean {
  const thing = cx.tc.globals.value(ref.name);
  // a pattern synonym may fail, whatever it stands for
  return thing?.kind === 'synonym' || (thing?.kind === 'con' && thing.con.tycon.cons.length !== 1);
}
