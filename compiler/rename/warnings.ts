/** Warnings the renamer gives when asked: what is never used, what hides something else. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Context } from './context.ts';
import type { ModuleExports } from './exports.ts';
import type { Imported } from './scope.ts';
import type { Usage } from './uses.ts';

/** GHC's names, without `-W`. */
export const warningNames = ['unused-imports', 'unused-top-binds', 'unused-local-binds', 'unused-matches', 'name-shadowing', 'duplicate-exports'] as const;

export type Warning = (typeof warningNames)[number];

/** What `-W` turns on. */
export const usualWarnings: readonly Warning[] = ['unused-imports', 'unused-top-binds', 'unused-local-binds', 'unused-matches', 'duplicate-exports'];

/** The warnings asked for. */
export function warnings(context: Context, module: Ast.Module, exports: ModuleExports, asked: ReadonlySet<Warning>): Diagnostic[] {
  const { usage } = context;
  if (usage === null) return [];
  const found: Diagnostic[] = [];
  if (asked.has('unused-imports')) found.push(...unusedImports(context, usage));
  if (asked.has('unused-top-binds')) found.push(...unusedTop(context, exports, usage));
  if (asked.has('unused-local-binds') || asked.has('unused-matches')) found.push(...unusedLocals(usage));
  if (asked.has('name-shadowing')) found.push(...shadowing(usage));
  if (asked.has('duplicate-exports')) found.push(...duplicateExports(module));
  return found;
}

function warning(kind: string, span: Span, message: string, labels: Diagnostic['labels'] = []): Diagnostic {
  return { level: 'warning', kind, span, message, ...(labels.length > 0 ? { labels } : {}) };
}

/** Each use is laid to one import that could bring the name: the first one that lists it, else the first. */
function unusedImports({ scope }: Context, usage: Usage): Diagnostic[] {
  const used = new Set<Imported>();
  for (const [name, qualifiers] of usage.globals) {
    const bringing = scope.bringing(name);
    for (const qualifier of qualifiers) {
      const able = bringing.filter(({ as, qualified }) => (qualifier === '' ? !qualified : as === qualifier));
      const chosen = able.find(({ only }) => only !== null) ?? able[0];
      if (chosen !== undefined) used.add(chosen);
    }
  }
  return scope.imports.flatMap((imported) => {
    if (imported.span === null || imported.only?.size === 0 || used.has(imported)) return [];
    return [warning('UnusedImport', imported.span, `nothing of \`${imported.exports.module}\` is used`)];
  });
}

function unusedTop({ scope }: Context, exports: ModuleExports, usage: Usage): Diagnostic[] {
  const isNeeded = (name: Name): boolean => name.text.startsWith('_') || usage.globals.has(name) || exports.values.get(name.text) === name;
  const unused = [...scope.own.value.values()].filter((name) => !isNeeded(name) && !/^[:\p{Lu}]/u.test(name.text));
  return unused.map((name) => warning('UnusedBinding', name.span, `\`${name.text}\` is defined but not used`));
}

function unusedLocals(usage: Usage): Diagnostic[] {
  const unused = [...usage.binders.keys()].filter((name) => !name.text.startsWith('_') && !usage.locals.has(name));
  return unused.map((name) => warning('UnusedBinding', name.span, `\`${name.text}\` is bound but not used`));
}

function shadowing(usage: Usage): Diagnostic[] {
  return [...usage.binders].flatMap(([name, hidden]) => {
    if (hidden === null || name.text.startsWith('_')) return [];
    const labels = hidden.module === null ? [{ span: hidden.span, text: 'this one' }] : [];
    const what = hidden.module === null ? '' : ` of \`${hidden.module}\``;
    return [warning('Shadowing', name.span, `\`${name.text}\` hides another \`${name.text}\`${what}`, labels)];
  });
}

function duplicateExports({ exports }: Ast.Module): Diagnostic[] {
  const seen = new Map<string, Span>();
  return (exports ?? []).flatMap((item) => {
    const key = `${item.kind} ${item.kind === 'entity' ? item.namespace : ''} ${item.name.qualifier ?? ''} ${item.name.text}`;
    const before = seen.get(key);
    seen.set(key, item.span);
    return before === undefined
      ? []
      : [warning('DuplicateExport', item.span, `\`${item.name.text}\` is exported twice`, [{ span: before, text: 'first here' }])];
  });
}
