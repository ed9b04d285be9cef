/** Bindings in dependency order, after a pass has changed who mentions whom. */
import { concatMap } from '../base/lists.ts';
import { components } from '../base/scc.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';

type Binding = { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Core.Expr['span'] };

/** Groups of bindings such that each mentions only itself and earlier ones. */
export function dependencyOrder(all: readonly Binding[]): Core.Bind[] {
  const edges = edgesOf(all);
  return components(all.length, (i) => edges[i]).map((members): Core.Bind => {
    const [first] = members;
    if (members.length === 1 && !edges[first].includes(first)) return nonRecursive(all[first]);
    return { kind: 'rec', binds: members.map((i) => all[i]), span: all[first].span };
  });
}

/** Methods no longer go through their dictionaries: most recursive groups of instances fall apart, and what is not recursive may be inlined. */
export function splitGroups(module: Core.Module): Core.Module {
  return {
    ...module,
    binds: concatMap(module.binds, (group) => (group.kind === 'nonrec' || group.binds.length === 1 ? [group] : dependencyOrder(group.binds))),
  };
}

function nonRecursive({ var: v, expr, span }: Binding): Core.Bind {
  return { kind: 'nonrec', var: v, expr, span };
}

/** For each binding the indexes of those it mentions, each once. */
function edgesOf(all: readonly Binding[]): readonly (readonly number[])[] {
  const index = new Map<Core.Var, number>();
  for (let i = 0; i < all.length; i++) index.set(all[i].var, i);
  const seenBy = new Int32Array(all.length).fill(-1);
  const stack: Core.Expr[] = [];
  return all.map((binding, by) => {
    const found: number[] = [];
    stack.push(binding.expr);
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      const to = e.kind === 'var' ? index.get(e.var) : undefined;
      if (to !== undefined && seenBy[to] !== by) {
        seenBy[to] = by;
        found.push(to);
      }
      pushChildren(e, stack);
    }
    return found;
  });
}
