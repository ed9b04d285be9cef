/** What a module defines at its top level and nobody needs, as GHC sees it: neither exported, nor reached from what is. */
import { keyOf, type Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Context } from './context.ts';
import type { Facts, ModuleExports } from './exports.ts';
import type { Usage } from './uses.ts';

export function unusedTop(
  { scope, factsOf }: Context,
  module: Ast.Module,
  exports: ModuleExports,
  usage: Usage,
): { readonly name: Name; readonly what: string }[] {
  const isExported = (name: Name): boolean => (name.space === 'value' ? exports.values : exports.types).get(keyOf(name)) === name;
  const own = [...scope.own.value.values(), ...scope.own.type.values()];
  const reached = usage.reachedFrom(own.filter((name) => name.text.startsWith('_') || isExported(name)));
  const coerces = [...usage.globals.keys()].some(({ text }) => text.endsWith('oerce'));
  const derived = mentionedByDerived(module, coerces);
  const isNeeded = (name: Name): boolean => reached.has(name) || derived.has(`${name.span.line}:${name.span.col}`);
  // GHC's tuples, lists and the like are declared by nobody
  const unused = own.filter((name) => name.span.line > 0 && !isNeeded(name) && !factsOf(name)?.children.some(isNeeded));
  return unused.map((name) => ({ name, what: wordFor(factsOf(name)) }));
}

function wordFor(facts: Facts | undefined): string {
  switch (facts?.sort) {
    case 'data':
    case 'synonym':
    case 'family':
      return 'the type ';
    case 'class':
      return 'the class ';
    case 'constructor':
      return 'the constructor ';
    default:
      return '';
  }
}

const stock = /^(Eq|Ord|Enum|Bounded|Ix|Show|Read|Functor|Foldable|Traversable|Generic1?|Data|Lift)$/;

/**
 * Where constructors and fields stand that derived code mentions: constructors that of all classes but those without code of their own, fields that of Show and
 * Read. Any newtype's may be what `coerce` goes through.
 */
function mentionedByDerived({ decls }: Ast.Module, coerces: boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (names: readonly Ast.Name[]): void => {
    for (const { span } of names) found.add(`${span.line}:${span.col}`);
  };
  const alone = new Set(decls.flatMap((decl) => (decl.kind === 'standaloneDeriving' ? [lastHead(decl.type)] : [])));
  for (const decl of decls) {
    if (decl.kind !== 'data' && decl.kind !== 'dataInstance') continue;
    const classes = decl.deriving.flatMap(({ strategy: { strategy }, classes: asked }) => asked.map((type) => ({ strategy, text: headText(type) })));
    const inFull = classes.some(({ strategy, text }) => (strategy === null ? decl.newtype || stock.test(text) : strategy !== 'anyclass'));
    const shows = classes.some(({ text }) => /^(Show|Read)$/.test(text));
    const isAlone = decl.kind === 'data' && alone.has(decl.head.name.text);
    for (const con of decl.constructors) {
      if (inFull || isAlone || (decl.newtype && coerces)) add(con.kind === 'constructor' ? [con.name] : con.names);
      if (shows) for (const { names } of con.fields ?? []) add(names);
    }
  }
  return found;
}

/** The head of the last argument of an instance: the type something is derived for. */
function lastHead(type: Ast.Type): string {
  if (type.kind === 'forall' || type.kind === 'qualified') return lastHead(type.body);
  return type.kind === 'typeApply' ? headText(type.args[type.args.length - 1]) : '';
}

function headText(type: Ast.Type): string {
  if (type.kind === 'typeApply') return headText(type.head);
  if (type.kind === 'paren') return headText(type.inner);
  return type.kind === 'typeCon' ? type.name.text : '';
}
