/** Bindings in dependency order: each group only mentions itself and earlier ones. */

import { components } from '../base/scc.ts';
import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';

/** A binding and the variables its right-hand side mentions, some several times. */
export interface Binding {
  readonly var: Core.Var;
  readonly expr: Core.Expr;
  readonly mentions: readonly Core.Var[];
  readonly span: Span;
}

/** Splits bindings that may mention each other into the smallest groups. */
export function bindGroups(bindings: readonly Binding[]): Core.Bind[] {
  if (bindings.length === 0) return [];
  if (bindings.length === 1) return [lone(bindings[0])];
  const indexOf = new Map<Core.Var, number>();
  for (let i = 0; i < bindings.length; i++) indexOf.set(bindings[i].var, i);
  const edges = bindings.map(({ mentions }) => {
    const out: number[] = [];
    for (const v of mentions) {
      const i = indexOf.get(v);
      if (i !== undefined) out.push(i);
    }
    return out;
  });
  return components(bindings.length, (i) => edges[i]).map((members): Core.Bind => {
    const [first] = members;
    const binds = members.map((i) => ({ var: bindings[i].var, expr: bindings[i].expr, span: bindings[i].span }));
    if (members.length === 1 && !edges[first].includes(first)) return { kind: 'nonrec', ...binds[0] };
    return { kind: 'rec', binds, span: bindings[first].span };
  });
}

function lone({ var: v, expr, mentions, span }: Binding): Core.Bind {
  if (mentions.includes(v)) return { kind: 'rec', binds: [{ var: v, expr, span }], span };
  return { kind: 'nonrec', var: v, expr, span };
}

/** `let binds in body`, the first group outermost. */
export function letBinds(binds: readonly Core.Bind[], body: Core.Expr): Core.Expr {
  return binds.reduceRight<Core.Expr>((inner, bind) => make.letIn(bind, inner, bind.span), body);
}
