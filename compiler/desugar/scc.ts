/** Bindings in dependency order: each group only mentions itself and earlier ones. */

import { type Bound, groupsOf } from '../core/groups.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';

/** A binding and the variables its right-hand side mentions, some several times. */
export interface Binding extends Bound {
  readonly mentions: readonly Core.Var[];
}

/** Splits bindings that may mention each other into the smallest groups. */
export function bindGroups(bindings: readonly Binding[]): Core.Bind[] {
  const all = bindings.map(({ var: v, expr, span }): Bound => ({ var: v, expr, span }));
  return groupsOf(all, bindings.length === 1 ? [edgesOfOne(bindings[0])] : edgesOf(bindings));
}

/** Most stand alone: then no table is needed. */
function edgesOfOne({ var: v, mentions }: Binding): number[] {
  return mentions.includes(v) ? [0] : [];
}

function edgesOf(bindings: readonly Binding[]): number[][] {
  const indexOf = new Map<Core.Var, number>();
  for (let i = 0; i < bindings.length; i++) indexOf.set(bindings[i].var, i);
  return bindings.map(({ mentions }) => {
    const out: number[] = [];
    for (const v of mentions) {
      const i = indexOf.get(v);
      if (i !== undefined) out.push(i);
    }
    return out;
  });
}

/** `let binds in body`, the first group outermost. */
export function letBinds(binds: readonly Core.Bind[], body: Core.Expr): Core.Expr {
  return binds.reduceRight<Core.Expr>((inner, bind) => make.letIn(bind, inner, bind.span), body);
}
