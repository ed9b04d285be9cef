/** Type synonyms: read in dependency order within their group; cycles are refused, since a synonym is nothing but what it stands for. */
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type { SynonymTyCon } from '../types/type.ts';
import type { ModuleContext } from './module-context.ts';
import { mentionedTypes } from './rn-walk.ts';

/** Synonyms of a group, those that others mention first. Those on a cycle are reported and come out as `cyclic`. */
export function orderSynonyms(
  cx: ModuleContext,
  group: readonly Rn.TypeSynonym[],
): { readonly ordered: readonly Rn.TypeSynonym[]; readonly cyclic: ReadonlySet<Name> } {
  const byName = new Map(group.map((decl) => [decl.name, decl]));
  const state = new Map<Name, 'open' | 'done'>();
  const ordered: Rn.TypeSynonym[] = [];
  const cyclic = new Set<Name>();
  const visit = (decl: Rn.TypeSynonym, path: readonly Rn.TypeSynonym[]): void => {
    const known = state.get(decl.name);
    if (known === 'done') return;
    if (known === 'open') {
      reportCycle(cx, [...path.slice(path.indexOf(decl)), decl], cyclic);
      return;
    }
    state.set(decl.name, 'open');
    for (const name of mentionedTypes(decl.type)) {
      const next = byName.get(name);
      if (next !== undefined) visit(next, [...path, decl]);
    }
    state.set(decl.name, 'done');
    ordered.push(decl);
  };
  for (const decl of group) visit(decl, []);
  return { ordered, cyclic };
}

function reportCycle(cx: ModuleContext, cycle: readonly Rn.TypeSynonym[], cyclic: Set<Name>): void {
  const isNew = !cycle.some((decl) => cyclic.has(decl.name));
  for (const decl of cycle) cyclic.add(decl.name);
  if (!isNew) return;
  const [first] = cycle;
  const names = cycle.map((decl) => `\`${decl.name.text}\``).join(' → ');
  const message = cycle.length === 2 ? `the type synonym \`${first.name.text}\` stands for itself` : `type synonyms stand for each other: ${names}`;
  cx.error('SynonymCycle', message, first.span, { help: 'use `newtype` or `data` for one of them' });
}

/** Reads what the synonym stands for. */
export function readSynonym(cx: ModuleContext, decl: Rn.TypeSynonym, tycon: SynonymTyCon, resultKind: SynonymTyCon['kind'], cyclic: boolean): void {
  if (cyclic) tycon.right = cx.tc.freshMeta(resultKind, null);
  else tycon.right = cx.reader.withoutWildcards(() => cx.reader.type(decl.type, resultKind));
}
