/** Bindings that may mention each other, as the smallest groups: each only mentions itself and earlier ones. */
import { components } from '../base/scc.ts';
import type * as Core from './syntax.ts';

export type Bound = (Core.Bind & { kind: 'rec' })['binds'][number];

/** `mentioned`: for each of the bindings the indexes of those it mentions. */
export function groupsOf(all: readonly Bound[], mentioned: readonly (readonly number[])[]): Core.Bind[] {
  return components(all.length, (i) => mentioned[i]).map((members): Core.Bind => {
    const [first] = members;
    const { var: v, expr, span } = all[first];
    if (members.length === 1 && !mentioned[first].includes(first)) return { kind: 'nonrec', var: v, expr, span };
    return { kind: 'rec', binds: members.map((i) => all[i]), span };
  });
}
