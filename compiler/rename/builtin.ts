/** Names without a declaration: special syntax, and what GHC.Prim, GHC.Types and GHC.Tuple export beside what their sources declare. */
import type { Name, NameSpace, NameTable } from '../names/name.ts';
import { tupleText } from '../names/tuple-text.ts';
import { primTypes, repKinds } from '../names/wired-in.ts';
import type { Fixity } from '../syntax/fixity.ts';
import type { Facts } from './exports.ts';

/** Types with declarations of nobody. */
const typesOfTypes = ['~', '~~', 'Coercible', 'Type', 'Constraint', 'Symbol', 'Any'];

/** Largest tuple. */
export const MAX_TUPLE = 62;

/** The fixities special names have. */
const fixities: Readonly<Record<string, Fixity>> = {
  ':': { associativity: 'right', precedence: 5 },
  '~': { associativity: 'none', precedence: 4 },
  '~~': { associativity: 'none', precedence: 4 },
  '->': { associativity: 'right', precedence: 0 },
  seq: { associativity: 'right', precedence: 0 },
};

/** The names a module has without declaring them, and what is known of them. */
export function builtinNames(module: string, names: NameTable): ReadonlyMap<Name, Facts> {
  const all = new Map<Name, Facts>();
  const add = (text: string, space: NameSpace, facts: Partial<Facts> & Pick<Facts, 'sort'>): Name => {
    const name = names.global(module, text, space);
    all.set(name, { parent: null, children: [], fields: [], fixity: Object.hasOwn(fixities, text) ? fixities[text] : null, ...facts });
    return name;
  };
  if (module === 'GHC.Prim') {
    for (const text of ['->', ...Object.keys(primTypes), ...Object.values(repKinds), 'Open']) add(text, 'type', { sort: 'data' });
    for (const text of ['seq', 'coerce']) add(text, 'value', { sort: 'variable' });
  } else if (module === 'GHC.Types') {
    for (const text of typesOfTypes) add(text, 'type', { sort: text === 'Coercible' ? 'class' : 'data' });
    const parent = names.global(module, '[]', 'type');
    const children = ['[]', ':'].map((text) => add(text, 'value', { sort: 'constructor', parent }));
    add('[]', 'type', { sort: 'data', children });
  } else if (module === 'GHC.Tuple') {
    for (let size = 0; size <= MAX_TUPLE; size++) {
      if (size === 1) continue;
      const text = tupleText(size);
      const parent = names.global(module, text, 'type');
      add(text, 'type', { sort: 'data', children: [add(text, 'value', { sort: 'constructor', parent })] });
    }
  }
  return all;
}

/** The name that special syntax means, in the texts the parser gives it; null for ordinary names. */
export function specialName(text: string, space: NameSpace, names: NameTable): Name | null {
  const code = text.charCodeAt(0);
  // nearly all: a letter
  if (code >= 65 && code !== 91 && code !== 126) return null;
  if (text === '()') return names.global('GHC.Tuple', '()', space);
  if (text === '[]') return names.global('GHC.Types', '[]', space);
  if (text === ':' && space === 'value') return names.global('GHC.Types', ':', 'value');
  if (text === '->' && space === 'type') return names.global('GHC.Prim', '->', 'type');
  if (text === '~' && space === 'type') return names.global('GHC.Types', '~', 'type');
  if (text.startsWith(',')) return names.global('GHC.Tuple', tupleText(text.length + 1), space);
  if (text.startsWith('(#|')) return names.global('GHC.Prim.Sums', text.slice(3), space);
  if (text.startsWith('(#')) return names.global('GHC.Tuple', text, space);
  return null;
}

/** The fixity of what `specialName` or `builtinNames` know. */
export function builtinFixity(name: Name): Fixity | null {
  const isOurs = name.module === 'GHC.Types' || name.module === 'GHC.Prim';
  return isOurs && Object.hasOwn(fixities, name.text) ? fixities[name.text] : null;
}
