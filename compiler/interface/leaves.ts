/** What interfaces refer to without holding it: the names and variables of a session, and what the compiler builds in. */
import type { GlobalVars } from '../core/global-vars.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { Builtin } from '../types/builtin.ts';
import { isName, isSpan, type Leaves, partsOf } from './graph.ts';

/** Tuples up to this size can be in interfaces. */
const MAX_INTERFACE_TUPLE = 20;

/** The leaves of a session. Built-in objects are numbered in an order that is the same in every session. */
export function sessionLeaves(names: NameTable, vars: GlobalVars, builtin: Builtin): Leaves {
  return {
    builtinIndex: (object) => numbered(builtin).indexes.get(object),
    builtin: (index) => {
      const found = numbered(builtin).objects[index];
      if (found === undefined) throw new RangeError('the interface refers to an unknown built-in type');
      return found;
    },
    name: (module, text, space, span) => globalName(names, module, text, space, span),
    globalVar: (name) => vars.get(name),
    literalType: (value) => builtin.literalTyCon(value),
  };
}

/** A name by its key, as it is written. */
function globalName(names: NameTable, module: string, key: string, space: Name['space'], span: Name['span']): Name {
  const [, text, owner] = /^\$sel:(.+):(.+)$/.exec(key) ?? [];
  return text === undefined ? names.global(module, key, space, span) : names.field(module, text, owner, span);
}

interface Numbered {
  readonly objects: readonly object[];
  readonly indexes: ReadonlyMap<object, number>;
}

const numberings = new WeakMap<Builtin, Numbered>();

function numbered(builtin: Builtin): Numbered {
  let known = numberings.get(builtin);
  if (known === undefined) {
    known = numberBuiltins(builtin);
    numberings.set(builtin, known);
  }
  return known;
}

/** What a session has made besides, larger tuples and constructors as types, does not count. */
function numberBuiltins(builtin: Builtin): Numbered {
  for (let size = 2; size <= MAX_INTERFACE_TUPLE; size++) builtin.tupleTyCon(size);
  for (let size = 0; size <= MAX_INTERFACE_TUPLE; size++) builtin.unboxedTupleTyCon(size);
  const roots = [...builtin.tycons.entries(), ...builtin.dataCons.entries()]
    .filter(([{ text }]) => !/^\(#? ?,/.test(text) || text.replace(/[^,]/g, '').length < MAX_INTERFACE_TUPLE)
    .map(([name, object]) => ({ key: `${name.space} ${name.text}`, object }));
  roots.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const indexes = new Map<object, number>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || indexes.has(value) || isName(value) || isSpan(value)) return;
    if (Array.isArray(value) && value.length === 0) return;
    indexes.set(value, indexes.size);
    for (const part of 'promoted' in value ? Object.values({ ...value, promoted: null }) : partsOf(value)) visit(part);
  };
  for (const { object } of roots) visit(object);
  return { objects: [...indexes.keys()], indexes };
}
