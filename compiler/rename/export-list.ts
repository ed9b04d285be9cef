/** What a module exports: all it declares, or what its list names. */
import { label, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { keyOf, type Name, type NameSpace } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { type Context, shownName } from './context.ts';
import type { ModuleExports } from './exports.ts';
import { meant, nearest } from './near.ts';
import { broughtBy, shareIn } from './scope.ts';

interface Exported {
  readonly value: Map<string, Name>;
  readonly type: Map<string, Name>;
  /** pattern synonyms that the list puts beside the constructors of a type */
  readonly bundled: Map<Name, Name[]>;
  /** what of the list exports a name first, or all of a module */
  readonly by: Map<Name | string, Ast.Export>;
  readonly context: Context;
}

/** The exported names by text. Without a header, `main` is all. */
export function exportedNames(module: Ast.Module, context: Context): Omit<ModuleExports, 'module' | 'facts'> {
  const { scope } = context;
  const exported: Exported = { value: new Map(), type: new Map(), bundled: new Map(), by: new Map(), context };
  if (module.name === null) {
    const main = scope.own.value.get('main');
    if (main !== undefined) exported.value.set('main', main);
  } else if (module.exports === null) {
    for (const space of ['value', 'type'] as const) for (const name of scope.own[space].values()) exported[space].set(keyOf(name), name);
    // the data families that are given instances here
    for (const name of scope.own.value.values()) {
      const { sort, parent = null } = context.factsOf(name) ?? {};
      if (sort === 'constructor' && parent !== null && !exported.type.has(parent.text)) exported.type.set(parent.text, parent);
    }
  } else for (const item of module.exports) exportItem(item, exported);
  inheritBundles(exported);
  const shared = new Map<string, Name[]>();
  for (const name of exported.value.values()) if (name.key !== undefined) shareIn(shared, name);
  return { values: exported.value, types: exported.type, bundled: exported.bundled, ...(shared.size > 0 && { shared }) };
}

/** What came bundled with a type goes on with it, as far as it is exported, too. */
function inheritBundles({ type, value, bundled, context }: Exported): void {
  for (const { exports } of context.scope.imports) {
    for (const [parent, synonyms] of exports.bundled) {
      if (type.get(parent.text) !== parent) continue;
      for (const synonym of synonyms) if (value.get(synonym.text) === synonym) bundle(bundled, parent, synonym);
    }
  }
}

function bundle(bundled: Map<Name, Name[]>, parent: Name, synonym: Name): void {
  const known = bundled.get(parent);
  if (known === undefined) bundled.set(parent, [synonym]);
  else if (!known.includes(synonym)) known.push(synonym);
}

function exportItem(item: Ast.Export, exported: Exported): void {
  const { context } = exported;
  if (item.kind === 'exportModule') {
    if (!told(item.name.text, item, exported)) exportModule(item, exported);
    return;
  }
  const space = item.namespace === 'value' || item.namespace === 'pattern' ? 'value' : 'type';
  const found = context.scope.lookup(item.name.qualifier, item.name.text, space);
  if (found.length !== 1) {
    reportUnknown(item.name, space, found, context);
    return;
  }
  const [name] = found;
  use(name, item.name, context);
  add(name, item.span, item, exported);
  if (space === 'value') return;
  const children = childrenInScope(name, context);
  if (item.all) for (const child of children) addUsed(child, item.span, item, exported);
  for (const member of item.members ?? []) {
    const child = children.find(({ text }) => text === member.text) ?? bundledHere(name, member, exported);
    if (child !== undefined) addUsed(child, member.span, item, exported);
    else {
      const near = nearest(
        member.text,
        children.map(({ text }) => text),
      );
      const help = meant(near);
      context.diagnostics.push(problem('NotInScope', member.span, `\`${name.text}\` has no \`${member.text}\` in scope to export`, help));
    }
  }
}

/** A pattern synonym, or a field of one, that the list puts beside the constructors of `parent`. */
function bundledHere(parent: Name, { qualifier, text, span }: Ast.Name, { bundled, context }: Exported): Name | undefined {
  const [found] = context.scope.lookup(qualifier, text, 'value');
  const facts = found === undefined ? undefined : context.factsOf(found);
  if (facts?.sort !== 'patternSynonym' && !(facts?.sort === 'field' && facts.parent === null)) return undefined;
  if (context.factsOf(parent)?.sort === 'class') {
    context.diagnostics.push(
      problem('InvalidBundle', span, `the pattern synonym \`${text}\` can stand beside a data type, not beside the class \`${parent.text}\``),
    );
  }
  bundle(bundled, parent, found);
  return found;
}

/** Constructors, fields, methods and associated families of a type, as far as they are in scope. */
function childrenInScope(parent: Name, { factsOf, scope }: Context): Name[] {
  const facts = factsOf(parent);
  const bundled = scope.imports.flatMap(({ exports }) => exports.bundled.get(parent) ?? []);
  if (facts?.sort !== 'family') return [...new Set([...(facts?.children ?? []), ...bundled])].filter((child) => scope.has(child));
  const all = new Set([...scope.own.value.values(), ...scope.imports.flatMap((imported) => [...broughtBy(imported, 'value')])]);
  return [...all].filter((name) => factsOf(name)?.parent === parent);
}

/** `module M`: what is in scope both with the qualifier M and without. */
function exportModule(item: Ast.Export, exported: Exported): void {
  const { context } = exported;
  const written = item.name;
  const { scope } = context;
  if (!scope.hasQualifier(written.text)) {
    const near = nearest(written.text, scope.qualifiers());
    const help = meant(near);
    context.diagnostics.push(problem('NotInScope', written.span, `no module \`${written.text}\` is imported`, help));
    return;
  }
  for (const space of ['value', 'type'] as const) {
    const qualified = new Set<Name>(scope.module === written.text ? scope.own[space].values() : []);
    for (const imported of scope.imports) if (imported.as === written.text) for (const name of broughtBy(imported, space)) qualified.add(name);
    for (const name of qualified) if (scope.lookup(null, name.text, space).includes(name)) addUsed(name, written.span, item, exported);
  }
}

function addUsed(name: Name, span: Span, item: Ast.Export, exported: Exported): void {
  exported.context.usage?.global(name, null);
  add(name, span, item, exported);
}

function use(name: Name, written: Ast.Name, { usage }: Context): void {
  usage?.global(name, written.qualifier);
}

function add(name: Name, span: Span, item: Ast.Export, exported: Exported): void {
  const before = exported[name.space].get(keyOf(name));
  if (before !== undefined && before !== name) {
    const note = `it is both \`${before.module}.${before.text}\` and \`${name.module}.${name.text}\``;
    exported.context.diagnostics.push(problem('ConflictingExports', span, `\`${name.text}\` would be exported with two meanings`, { note }));
  }
  exported[name.space].set(keyOf(name), name);
  told(name, item, exported);
}

/** Was it exported before? That is worth a warning but where one of two items names it among others, as `T (..)` and `module M` do. */
function told(name: Name | string, item: Ast.Export, { by, context }: Exported): boolean {
  const before = by.get(name);
  if (before === undefined) by.set(name, item);
  else if (before !== item && context.usage !== null && (isAlone(before) || isAlone(item) || (isNamed(name, before) && isNamed(name, item)))) {
    const message = `\`${typeof name === 'string' ? name : name.text}\` is exported twice`;
    context.diagnostics.push({ level: 'warning', kind: 'DuplicateExport', message, span: item.span, ...label(before.span, 'first here') });
  }
  return before !== undefined;
}

function isAlone(item: Ast.Export): boolean {
  return item.kind === 'entity' && !item.all && item.members === null;
}

function isNamed(name: Name | string, item: Ast.Export): boolean {
  if (typeof name === 'string') return true;
  return item.kind === 'entity' && (!item.all || (name.space === 'type' && name.text === item.name.text));
}

function reportUnknown(name: Ast.Name, space: NameSpace, found: readonly Name[], { scope, diagnostics, factsOf }: Context): void {
  const shown = shownName(name);
  if (found.length > 1) {
    const note = `it is ${found.map((candidate) => `\`${candidate.module}.${candidate.text}\``).join(', or ')}`;
    diagnostics.push(problem('AmbiguousName', name.span, `\`${shown}\` may mean several things`, { note }));
    return;
  }
  const con = space === 'type' ? scope.lookup(name.qualifier, name.text, 'value')[0] : undefined;
  const parent = con === undefined ? null : (factsOf(con)?.parent ?? null);
  const near = nearest(name.text, scope.texts(name.qualifier, space));
  const help =
    parent !== null ? `a constructor is exported with its type: \`${parent.text} (${name.text})\`` : near === null ? undefined : `did you mean \`${near}\`?`;
  diagnostics.push(problem('NotInScope', name.span, `\`${shown}\` is exported, but not in scope`, help === undefined ? {} : { help }));
}
