/** Import declarations: what each brings into scope. */

import { type More, problem } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Extensions } from '../syntax/extensions.ts';
import type { Context } from './context.ts';
import { importHelp } from './elsewhere.ts';
import { type ExportsOf, exportedChildren, type ModuleExports } from './exports.ts';
import { meant, nearest } from './near.ts';
import { newImport } from './scope.ts';

/** The modules a module imports, in order and without repeats: the Prelude first, if that is implicit. */
export function importedModules(module: Pick<Ast.Module, 'name' | 'imports' | 'extensions'>): string[] {
  const names = module.imports.map(({ module: { text } }) => text);
  return [...new Set(hasImplicitPrelude(module) ? ['Prelude', ...names] : names)];
}

function hasImplicitPrelude({
  name,
  imports,
  extensions,
}: {
  readonly name: Ast.Name | null;
  readonly imports: readonly Ast.Import[];
  readonly extensions: Extensions;
}): boolean {
  return extensions.has('ImplicitPrelude') && name?.text !== 'Prelude' && imports.every(({ module }) => module.text !== 'Prelude');
}

/** Reads all imports into the scope. */
export function readImports(module: Ast.Module, exportsOf: ExportsOf, context: Context): void {
  const { scope } = context;
  if (hasImplicitPrelude(module)) {
    const exports = exportsOf('Prelude');
    if (exports !== undefined) scope.imports.push(newImport({ exports, qualified: false, as: 'Prelude', only: null, hidden: null, span: null }));
  }
  for (const declaration of module.imports) {
    const exports = exportsOf(declaration.module.text);
    if (exports === undefined) {
      complain(context, 'ModuleNotFound', declaration.module.span, `there is no module \`${declaration.module.text}\``);
      continue;
    }
    const { qualified, hiding, entities, span } = declaration;
    const as = declaration.as?.text ?? declaration.module.text;
    const listed = entities === null ? null : new Set(concatMap(entities, (entity) => entityNames(entity, exports, hiding, context)));
    scope.imports.push(newImport({ exports, qualified, as, only: hiding ? null : listed, hidden: hiding ? listed : null, span }));
  }
}

/** The names an item of an import list means. When hiding, `C` may be a constructor, too, and what is not exported is of no consequence. */
function entityNames(entity: Ast.Entity, exports: ModuleExports, hiding: boolean, context: Context): Name[] {
  const { text } = entity.name;
  if (entity.namespace === 'value' || entity.namespace === 'pattern') {
    const name = exports.values.get(text);
    if (name === undefined && !hiding) notExported(entity.name, exports, 'value', context);
    return name === undefined ? [] : [name];
  }
  const type = exports.types.get(text);
  const con = hiding && entity.namespace === 'none' && !entity.all && entity.members === null ? exports.values.get(text) : undefined;
  if (type === undefined) {
    if (!hiding) notExported(entity.name, exports, 'type', context);
    return con === undefined ? [] : [con];
  }
  if (!entity.all && entity.members === null) return con === undefined ? [type] : [type, con];
  const children = exportedChildren(exports, type, context.factsOf);
  if (entity.all) return [type, ...children];
  const members = (entity.members ?? []).flatMap((member) => {
    const child = children.find((name) => name.text === member.text);
    if (child === undefined && !hiding) notAMember(member, type, children, exports, context);
    return child ?? [];
  });
  return con === undefined ? [type, ...members] : [type, con];
}

function notExported(name: Ast.Name, exports: ModuleExports, space: 'value' | 'type', context: Context): void {
  const con = space === 'type' ? exports.values.get(name.text) : undefined;
  const parent = con === undefined ? null : (context.factsOf(con)?.parent ?? null);
  const near = nearest(name.text, (space === 'value' ? exports.values : exports.types).keys());
  const elsewhere = context.atHand === null ? null : importHelp(name.text, space, context.atHand, near !== null);
  const help =
    parent !== null
      ? `a constructor is imported with its type: \`${parent.text} (${name.text})\``
      : near !== null
        ? `did you mean \`${near}\`?`
        : (elsewhere ?? undefined);
  context.refused.add(name.text);
  complain(context, 'NotExported', name.span, `\`${name.text}\` is not exported by \`${exports.module}\``, help === undefined ? {} : { help });
}

function notAMember(member: Ast.Name, type: Name, children: readonly Name[], exports: ModuleExports, context: Context): void {
  const near = nearest(
    member.text,
    children.map(({ text }) => text),
  );
  const message = `\`${type.text}\` has no \`${member.text}\` that \`${exports.module}\` exports`;
  complain(context, 'NotExported', member.span, message, meant(near));
}

function complain(context: Context, kind: string, span: Ast.Name['span'], message: string, more: More = {}): void {
  context.diagnostics.push(problem(kind, span, message, more));
}
