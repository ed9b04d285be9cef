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
  /** by the unique numbers of variables */
  readonly #names = new Map<number, string>();
  readonly #used = new Set<string>();
  /** of names that were wanted again: the last number tried; null when there are none */
  #counters: Map<string, number> | null = null;

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
    let name = base;
    if (this.#isTaken(base)) {
      this.#counters ??= new Map();
      let n = this.#counters.get(base) ?? 0;
      do name = `${base}_${++n}`;
      while (this.#isTaken(name));
      this.#counters.set(base, n);
    }
    this.#used.add(name);
    return name;
  }

  /** Primops are all that ends in `#`. */
  #isTaken(name: string): boolean {
    return this.#used.has(name) || this.module.isOwn(name) || (name.endsWith('#') && primopTable.has(name)) || name === '_';
  }

  protected binder(v: Core.Var): Stg.Binder {
    return { name: this.name(v), rep: stgRep(v.rep), span: v.span };
  }

  protected variable(v: Core.Var, span: Span): Stg.Atom {
    return this.atoms.get(v.unique) ?? make.variable(this.name(v), span);
  }
}
