/** What interfaces refer to without holding it: the names and variables of a session, and what the compiler builds in. */
import type { GlobalVars } from '../core/global-vars.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { Builtin } from '../types/builtin.ts';
import { type BuiltinRef, isName, isSpan, type Leaves, partsOf } from './graph.ts';

/** The leaves of a session. */
export function sessionLeaves(names: NameTable, vars: GlobalVars, builtin: Builtin): Leaves {
  return {
    builtinRef: (object) => partsOfBuiltin(builtin).refOf(object),
    builtin: (ref) => partsOfBuiltin(builtin).at(ref),
    name: (module, text, space, span) => globalName(names, module, text, space, span),
    globalVar: (name) => vars.get(name),
    literalType: (value) => builtin.literalTyCon(value),
  };
}

/** A name by its key, as it is written. */
function globalName(names: NameTable, module: string, key: string, space: Name['space'], span: Name['span']): Name {
  if (!key.startsWith('$sel:')) return names.global(module, key, space, span);
  const start = '$sel:'.length;
  const end = key.indexOf(':', start + 1);
  return names.field(module, key.slice(start, end), key.slice(end + 1), span);
}

/** What the compiler builds in, tuples of any size among it. An object is found as the n-th that a tycon or constructor leads to, which is the same in every session. */
class BuiltinParts {
  readonly #builtin: Builtin;
  readonly #refs = new Map<object, BuiltinRef>();
  /** how many tycons and constructors are in it */
  #known = 0;
  readonly #parts = new Map<object, readonly object[]>();

  constructor(builtin: Builtin) {
    this.#builtin = builtin;
  }

  refOf(object: object): BuiltinRef | undefined {
    const { tycons, dataCons } = this.#builtin;
    const known = tycons.size + dataCons.size;
    if (known !== this.#known) {
      for (const [name, root] of [...tycons, ...dataCons]) {
        for (const [index, part] of this.#partsOf(root).entries()) if (!this.#refs.has(part)) this.#refs.set(part, { name, index });
      }
      this.#known = known;
    }
    return this.#refs.get(object);
  }

  at({ name, index }: BuiltinRef): object {
    const root = name.space === 'type' ? this.#builtin.tycon(name) : this.#builtin.dataCon(name);
    const part = root === undefined ? undefined : this.#partsOf(root)[index];
    if (part === undefined) throw new RangeError('the interface refers to an unknown built-in type');
    return part;
  }

  /** What a session has made besides, constructors as types, does not count. */
  #partsOf(root: object): readonly object[] {
    let parts = this.#parts.get(root);
    if (parts === undefined) {
      const found = new Set<object>();
      const visit = (value: unknown): void => {
        if (typeof value !== 'object' || value === null || found.has(value) || isName(value) || isSpan(value)) return;
        if (Array.isArray(value) && value.length === 0) return;
        found.add(value);
        for (const part of 'promoted' in value ? Object.values({ ...value, promoted: null }) : partsOf(value)) visit(part);
      };
      visit(root);
      parts = [...found];
      this.#parts.set(root, parts);
    }
    return parts;
  }
}

const known = new WeakMap<Builtin, BuiltinParts>();

function partsOfBuiltin(builtin: Builtin): BuiltinParts {
  let parts = known.get(builtin);
  if (parts === undefined) {
    parts = new BuiltinParts(builtin);
    known.set(builtin, parts);
  }
  return parts;
}
