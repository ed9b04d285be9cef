/** Where a name that is not in scope could be imported from. */
import type { Name, NameSpace } from '../names/name.ts';
import { exportsIn, type ModuleExports } from './exports.ts';

/** The modules that there are to import from. */
export interface AtHand {
  moduleNames(): Iterable<string>;
  exports(module: string): ModuleExports | undefined;
}

/** More are not told. */
const MANY = 3;

/** What programs import through other modules, if at all. */
const isInner = (module: string): boolean => /^(GHC|Rts)\b|(^|\.)(Base|Internal|Lazy|OldList|Strict|Type|Types|Unsafe|Utils)(\.|$)/.test(module);

/**
 * How to import a name, in words; null when no module exports it. Of modules that export the same thing the smallest is told. Those that have other names of
 * Prelude's, too, are meant to be imported qualified: they are told when nothing else is near, not even in scope.
 */
export function importHelp(text: string, space: NameSpace, atHand: AtHand, isNearInScope: boolean): string | null {
  const prelude = atHand.exports('Prelude');
  // somebody hides it, or wants another
  if (prelude !== undefined && exportsIn(prelude, space).has(text)) return null;
  const found = smallestWith(text, space, atHand);
  const unqualified = found.filter(({ exports }) => prelude === undefined || !hidesSome(exports, prelude));
  const overloaded = unqualified.filter(({ exports }) => !isTransformer(exports));
  const plain = overloaded.length > 0 ? overloaded : unqualified;
  if (plain.length > 0 && plain.length <= MANY) {
    return `import it: ${listed(
      plain.map(({ name, exports }) => `\`import ${exports.module} (${item(name, atHand)})\``),
      'or',
    )}`;
  }
  if (found.length === 0 || isNearInScope) return null;
  const modules = (plain.length > 0 ? plain : found).map(({ exports }) => `\`${exports.module}\``);
  const told = modules.length > MANY ? [...modules.slice(0, MANY), 'others'] : modules;
  return `${listed(told, 'and')} ${told.length === 1 ? 'has' : 'have'} that name${plain.length > 0 ? '' : ', to be imported qualified'}`;
}

/** The things that have the name, each with the smallest module that exports it. */
function smallestWith(text: string, space: NameSpace, atHand: AtHand): { readonly name: Name; readonly exports: ModuleExports }[] {
  const smallest = new Map<Name, ModuleExports>();
  for (const module of [...atHand.moduleNames()].sort()) {
    const exported = isInner(module) ? undefined : atHand.exports(module);
    const name = exported === undefined ? undefined : exportsIn(exported, space).get(text);
    if (exported === undefined || name === undefined) continue;
    const known = smallest.get(name);
    if (known === undefined || rank(exported) < rank(known)) smallest.set(name, exported);
  }
  return [...smallest].map(([name, found]) => ({ name, exports: found }));
}

/** The module that was meant by a qualifier nothing was imported as: one that ends in it and exports the name. */
export function moduleMeant(qualifier: string, text: string, space: NameSpace, atHand: AtHand): string | null {
  const found = [...atHand.moduleNames()].filter((module) => module === qualifier || (module.endsWith(`.${qualifier}`) && !isInner(module)));
  const having = found.filter((module) => {
    const exports = atHand.exports(module);
    return exports !== undefined && exportsIn(exports, space).has(text);
  });
  return having.length === 0 ? null : having.reduce((best, module) => (module.length < best.length ? module : best));
}

/** Smaller modules come first, and mtl's before those of transformers, whose functions are for one monad each. */
function rank(exports: ModuleExports): number {
  const { values, types } = exports;
  return (isTransformer(exports) ? 1e6 : 0) + values.size + types.size;
}

function isTransformer({ module }: ModuleExports): boolean {
  return module.startsWith('Control.Monad.Trans.');
}

/** Does it export a value under a name that means another in Prelude? */
function hidesSome({ values }: ModuleExports, prelude: ModuleExports): boolean {
  for (const [key, name] of values) if ((prelude.values.get(key) ?? name) !== name) return true;
  return false;
}

/** As an import list mentions it: a constructor with its type. */
function item(name: Name, atHand: AtHand): string {
  const shown = inList(name);
  if (name.space === 'type' || !/^[\p{Lu}:]/u.test(name.text) || name.module === null) return shown;
  const parent = atHand.exports(name.module)?.facts.get(name)?.parent ?? null;
  return parent === null ? shown : `${inList(parent)} (${shown})`;
}

function inList({ text }: Name): string {
  return /^[\p{L}_]/u.test(text) ? text : `(${text})`;
}

function listed(all: readonly string[], last: 'and' | 'or'): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${last} ${all[all.length - 1]}`;
}
