/** Warnings the renamer gives when asked: what is never used, what hides something else. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Warning } from '../base/warnings.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Context } from './context.ts';
import type { FactsOf, ModuleExports } from './exports.ts';
import type { Imported } from './scope.ts';
import { unusedTop } from './unused-top.ts';
import type { Usage } from './uses.ts';

interface Brought {
  readonly name: Name;
  readonly parts: readonly Name[];
}

/** The warnings asked for. */
export function warnings(context: Context, module: Ast.Module, exports: ModuleExports, asked: ReadonlySet<Warning>): Diagnostic[] {
  const { usage } = context;
  if (usage === null) return [];
  const found: Diagnostic[] = [];
  if (asked.has('unused-imports')) found.push(...unusedImports(context, module, usage));
  if (asked.has('unused-top-binds')) {
    for (const { name, what } of unusedTop(context, module, exports, usage)) {
      found.push(warning('UnusedBinding', name.span, `${what}\`${name.text}\` is defined but not used`));
    }
  }
  if (asked.has('unused-local-binds') || asked.has('unused-matches')) found.push(...unusedLocals(usage));
  if (asked.has('name-shadowing')) found.push(...shadowing(context, usage));
  return found;
}

function warning(kind: string, span: Span, message: string, labels: Diagnostic['labels'] = []): Diagnostic {
  return { level: 'warning', kind, span, message, ...(labels.length > 0 ? { labels } : {}) };
}

/** Each use is laid to one import that could bring the name, as in GHC: rather one that is not `qualified`, rather one without a list, the first of those. */
function unusedImports({ scope, factsOf }: Context, { exports, imports }: Ast.Module, usage: Usage): Diagnostic[] {
  const used = new Map<Imported, Set<Name>>();
  const lay = (name: Name, able: readonly Imported[]): void => {
    const unqualified = able.filter(({ qualified }) => !qualified);
    const best = unqualified.length > 0 ? unqualified : able;
    const chosen = best.find(({ only }) => only === null) ?? best[0];
    if (chosen === undefined) return;
    const names = used.get(chosen) ?? new Set();
    used.set(chosen, names.add(name));
  };
  for (const [name, qualifiers] of usage.globals) {
    const bringing = scope.bringing(name);
    for (const qualifier of qualifiers)
      lay(
        name,
        bringing.filter(({ as, qualified }) => (qualifier === '' ? !qualified : as === qualifier)),
      );
  }
  for (const name of usage.members) lay(name, scope.bringing(name));
  return scope.imports.flatMap((imported) => {
    if (imported.span === null || imported.only?.size === 0) return [];
    // what a module hands on as a whole is imported for that
    if (exports?.some(({ kind, name }) => kind === 'exportModule' && name.text === imported.as)) return [];
    const names = used.get(imported);
    if (names === undefined) return [warning('UnusedImport', imported.span, `nothing of \`${imported.exports.module}\` is used`)];
    const written = imports.find(({ span }) => span === imported.span);
    const items = written === undefined || written.hiding ? [] : (written.entities ?? []);
    return items.flatMap((item) => {
      const brought = broughtByItem(imported.exports, item, factsOf);
      if (brought === null) return [];
      const unused = (span: Span, text: string): Diagnostic => warning('UnusedImport', span, `\`${text}\` of \`${imported.exports.module}\` is not used`);
      const { name, parts } = brought;
      if (!names.has(name) && !parts.some((part) => names.has(part))) return [unused(item.span, item.name.text)];
      const members = item.members?.filter(({ text }) => parts.some((part) => part.text === text && !names.has(part))) ?? [];
      return members.map(({ span, text }) => unused(span, text));
    });
  });
}

/** What an item of an import's list brings: a name, and with a type constructors, fields and methods, those that are asked for. Null when there is no such name. */
function broughtByItem({ values, types, bundled }: ModuleExports, { name: { text }, namespace, all, members }: Ast.Entity, factsOf: FactsOf): Brought | null {
  const isValue = namespace === 'value' || namespace === 'pattern';
  const name = isValue ? values.get(text) : types.get(text);
  if (name === undefined) return null;
  if (isValue || !(all || members !== null)) return { name, parts: [] };
  const parts = [...(bundled.get(name) ?? []), ...(factsOf(name)?.children ?? [])];
  return { name, parts: all ? parts : parts.filter((part) => members?.some((member) => member.text === part.text)) };
}

function unusedLocals(usage: Usage): Diagnostic[] {
  const used = usage.usedLocals();
  const unused = [...usage.binders.keys()].filter((name) => !name.text.startsWith('_') && !used.has(name));
  return unused.map((name) => warning('UnusedBinding', name.span, `\`${name.text}\` is bound but not used`));
}

/** Where fields are bound by their own names, as puns and wildcards do, they are hidden on purpose. */
function shadowing({ scope, factsOf, extensions }: Context, usage: Usage): Diagnostic[] {
  const mayHideFields = extensions.has('NamedFieldPuns') || extensions.has('RecordWildCards');
  return [...usage.binders].flatMap(([name, hidden]) => {
    if (hidden === null || name.text.startsWith('_') || (mayHideFields && factsOf(hidden)?.sort === 'field')) return [];
    const labels = hidden.module === null ? [{ span: hidden.span, text: 'this one' }] : [];
    const from = scope.bringing(hidden)[0]?.exports.module ?? hidden.module;
    const what = from === null ? '' : ` of \`${from}\``;
    return [warning('Shadowing', name.span, `\`${name.text}\` hides another \`${name.text}\`${what}`, labels)];
  });
}
