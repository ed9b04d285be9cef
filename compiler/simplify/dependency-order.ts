/** Bindings in dependency order, after a pass has changed who mentions whom. */
import { concatMap } from '../base/lists.ts';
import { type Bound, groupsOf } from '../core/groups.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';

/** Groups of bindings such that each mentions only itself and earlier ones. */
export function dependencyOrder(all: readonly Bound[]): Core.Bind[] {
  return groupsOf(all, edgesOf(all));
}

/** Methods no longer go through their dictionaries: most recursive groups of instances fall apart, and what is not recursive may be inlined. */
export function splitGroups(module: Core.Module): Core.Module {
  return {
    ...module,
    binds: concatMap(module.binds, (group) => (group.kind === 'nonrec' || group.binds.length === 1 ? [group] : dependencyOrder(group.binds))),
  };
}

/** For each binding the indexes of those it mentions, each once. */
function edgesOf(all: readonly Bound[]): readonly (readonly number[])[] {
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
