/**
 * Bindings with signatures do not tie others to them, so a binding may mention one of a later group. At run time the groups in between are one recursive
 * group. See Note [Forward references].
 *
 * Note [Forward references]
 * While group i of a list of groups is checked, each mention of a variable whose binding belongs to group j > i is noted; afterwards groups i to j are merged.
 * Only variables with signatures can be mentioned so early, so only they are kept here, until their group is done.
 */
import type { Name } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';

/** One list of binding groups while it is being checked. */
export interface GroupList {
  /** index of the group being checked */
  current: number;
  /** per group, the last group it mentions */
  readonly reach: number[];
}

export class ForwardReferences {
  readonly #awaited = new Map<Name, { readonly list: GroupList; readonly group: number }>();

  /** `name` has a signature and is bound in this group, which is not checked yet. */
  await(name: Name, list: GroupList, group: number): void {
    this.#awaited.set(name, { list, group });
  }

  /** The group that binds `name` is being checked. */
  reached(name: Name): void {
    this.#awaited.delete(name);
  }

  /** `name` is mentioned. */
  mention(name: Name): void {
    if (this.#awaited.size === 0) return;
    const awaited = this.#awaited.get(name);
    if (awaited === undefined) return;
    const { list, group } = awaited;
    list.reach[list.current] = Math.max(list.reach[list.current] ?? list.current, group);
  }
}

/** Checked groups with those merged that mention later ones. */
export function mergeForward(groups: readonly Typed.BindGroup[], reach: readonly number[]): readonly Typed.BindGroup[] {
  if (reach.length === 0) return groups;
  const merged: Typed.BindGroup[] = [];
  for (let i = 0; i < groups.length; i++) {
    let end = Math.max(i, reach[i] ?? i);
    if (end === i) {
      merged.push(groups[i]);
      continue;
    }
    const binds = [...groups[i].binds];
    for (let j = i + 1; j <= end; j++) {
      end = Math.max(end, reach[j] ?? j);
      binds.push(...groups[j].binds);
    }
    merged.push({ recursive: true, binds });
    i = end;
  }
  return merged;
}
