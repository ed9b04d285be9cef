/** Names within one top-level binding: each is used once in it, and is no name of the module or of a primop. */
import type { Span } from '../base/span.ts';
import { isAuthors } from '../core/authors.ts';
import type * as Core from '../core/syntax.ts';
import { primopTable } from '../stg/kinds.ts';
import * as make from '../stg/make.ts';
import type * as Stg from '../stg/syntax.ts';
import type { ModuleTables } from './module-tables.ts';
import { stgRep } from './words.ts';

/** The first layer of the translator of a binding (expressions.ts). */
export class LocalNames {
  protected readonly module: ModuleTables;
  /** the top-level binding */
  protected readonly owner: string;
  protected readonly file: number;
  /** variables that stand for an atom, by their unique numbers */
  protected readonly atoms = new Map<number, Stg.Atom>();
  /** wrappers that something translated so far mentions; null when there are none */
  #wrappers: Set<Core.Var> | null = null;
  /** by the unique numbers of variables */
  readonly #names = new Map<number, string>();
  /** names in use, with the last number tried when they were wanted again */
  readonly #used = new Map<string, number>();

  /** @param file of the text it is translated from */
  constructor(module: ModuleTables, owner: string, file = 0) {
    this.module = module;
    this.owner = owner;
    this.file = file;
  }

  protected name(v: Core.Var): string {
    if (v.global) return this.module.global(v);
    let name = this.#names.get(v.unique);
    if (name === undefined) {
      name = this.fresh(this.isMarked(v) ? `$_${v.name}` : v.name);
      this.#names.set(v.unique, name);
    }
    return name;
  }

  protected isMarked(v: Core.Var): boolean {
    const { textAt } = this.module;
    return textAt !== null && !v.name.startsWith('$') && !(isAuthors(v, this.file) && textAt(v.span) === v.name);
  }

  protected fresh(base: string): string {
    let n = this.#used.get(base);
    let name = base;
    if (n !== undefined || isOthers(base, this.module)) {
      n ??= 0;
      do name = `${base}_${++n}`;
      while (this.#used.has(name) || isOthers(name, this.module));
      this.#used.set(base, n);
    }
    this.#used.set(name, 0);
    return name;
  }

  /** A local wrapper whose worker has taken its place in all calls. To be asked when all that may mention it is translated. */
  protected isLeft(v: Core.Var): boolean {
    return v.info?.wrapper === true && this.#wrappers?.has(v) !== true;
  }

  protected binder(v: Core.Var): Stg.Binder {
    return { name: this.name(v), rep: stgRep(v.rep), span: v.span };
  }

  protected variable(v: Core.Var, span: Span): Stg.Atom {
    if (v.info?.wrapper === true && !v.global) {
      this.#wrappers ??= new Set();
      this.#wrappers.add(v);
    }
    return this.atoms.get(v.unique) ?? make.variable(this.name(v), span);
  }
}

/** Names of the module begin with its own, primops are all that ends in `#`. */
function isOthers(name: string, module: ModuleTables): boolean {
  const first = name.charCodeAt(0);
  const isLocal = first >= LOWER_A && first <= LOWER_Z;
  return (!isLocal && module.isOwn(name)) || (name.endsWith('#') && primopTable.has(name)) || name === '_';
}

const LOWER_A = 0x61;
const LOWER_Z = 0x7a;
