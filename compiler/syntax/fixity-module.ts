/**
 * All chains of a module get their shape, by name alone: the fixities declared in the module hold where they are in scope, the others are given.
 *
 * This is for looking at a single module; with several, the renamer knows which operator a name means, and asks resolveInfix itself.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type * as Ast from './ast.ts';
import { checkSection, defaultFixity, type Fixity, resolveInfix } from './fixity.ts';

type Scope = ReadonlyMap<string, Fixity>;

const rows: readonly [Fixity['associativity'], number, string][] = [
  ['right', 9, '.'],
  ['left', 9, '!!'],
  ['right', 8, '^ ^^ **'],
  ['left', 7, '* / quot rem div mod'],
  ['left', 6, '+ -'],
  ['right', 6, '<>'],
  ['right', 5, ': ++'],
  ['none', 4, '== /= < <= >= > elem notElem ~'],
  ['left', 4, '<$> <$ $> <*> *> <* <**>'],
  ['right', 3, '&&'],
  ['right', 2, '||'],
  ['left', 1, '>> >>= &'],
  ['right', 1, '=<<'],
  ['right', 0, '$ $! seq'],
];

/** What the Prelude declares. */
const preludeFixities: Scope = new Map(
  rows.flatMap(([associativity, precedence, names]) => names.split(' ').map((name) => [name, { associativity, precedence }] as const)),
);

/** The module with its chains resolved, and what is wrong with them. `imported` holds the fixities of names from elsewhere. */
export function resolveModule(
  module: Ast.Module,
  imported: Scope = preludeFixities,
): { readonly module: Ast.Module; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const resolved = visit(module, imported, diagnostics) as Ast.Module;
  return { module: resolved, diagnostics };
}

/** A rebuilt part of the tree; what does not change is shared. */
function visit(value: unknown, outer: Scope, diagnostics: Diagnostic[]): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  if (Array.isArray(value)) return value.map((item) => visit(item, outer, diagnostics));
  const scope = withDeclared(value, outer);
  const copy: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) copy[key] = key === 'span' || key === 'name' ? field : visit(field, scope, diagnostics);
  const fixityOf = (name: Ast.Name): Fixity => scope.get(name.text) ?? defaultFixity;
  const complain = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  if (copy.kind === 'infix') return resolveInfix((copy as unknown as Ast.Infix<Ast.Expr>).items, fixityOf, complain);
  if (copy.kind === 'leftSection' || copy.kind === 'rightSection') {
    const { operand, operator } = copy as unknown as { readonly operand: Ast.Expr; readonly operator: Ast.Operator };
    const wrong = checkSection(operand, operator, copy.kind === 'leftSection' ? 'left' : 'right', fixityOf);
    if (wrong !== null) complain(wrong);
  }
  return copy;
}

/** Fixities declared by `decls`, `where` or the statements before: they hold in the whole construct. */
function withDeclared(value: object, outer: Scope): Scope {
  const { decls, where } = value as { readonly decls?: readonly Ast.Decl[]; readonly where?: readonly Ast.Decl[] };
  const all = [...(decls ?? []), ...(where ?? [])];
  const declared = all.flatMap((decl) => (decl.kind === 'class' ? [decl, ...decl.decls] : [decl])).filter((decl) => decl.kind === 'fixity');
  if (declared.length === 0) return outer;
  const scope = new Map(outer);
  for (const { associativity, precedence, operators } of declared) for (const { text } of operators) scope.set(text, { associativity, precedence });
  return scope;
}
