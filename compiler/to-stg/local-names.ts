/** Names within one top-level binding: each is used once in it, and is no name of the module or of a primop. */
import type { Span } from '../base/span.ts';
import { isAuthors } from '../core/authors.ts';
import type * as Core from '../core/syntax.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Stg from '../stg/syntax.ts';
import type { ModuleTables } from './module-tables.ts';
import { stgRep } from './words.ts';

/** The first layer of the translator of a binding (expressions.ts). */
export class LocalNames {
  protected readonly module: ModuleTables;
  /** the top-level binding */
  protected readonly owner: string;
  protected readonly file: number;
  /** variables that stand for an atom */
  protected readonly atoms = new Map<Core.Var, Stg.Atom>();
  readonly #names = new Map<Core.Var, string>();
  readonly #used = new Set<string>();
  readonly #counters = new Map<string, number>();

  /** @param file of the text it is translated from */
  constructor(module: ModuleTables, owner: string, file = 0) {
    this.module = module;
    this.owner = owner;
    this.file = file;
  }

  protected name(v: Core.Var): string {
    if (v.global) return this.module.global(v);
    let name = this.#names.get(v);
    if (name === undefined) {
      name = this.fresh(this.isMarked(v) ? `$_${v.name}` : v.name);
      this.#names.set(v, name);
    }
    return name;
  }

  protected isMarked(v: Core.Var): boolean {
    const { textAt } = this.module;
    return textAt !== null && !v.name.startsWith('$') && !(isAuthors(v, this.file) && textAt(v.span) === v.name);
  }

  protected fresh(base: string): string {
    const taken = (name: string): boolean => this.#used.has(name) || this.module.isOwn(name) || primopTable.has(name) || name === '_';
    let name = base;
    let n = this.#counters.get(base) ?? 0;
    while (taken(name)) name = `${base}_${++n}`;
    this.#counters.set(base, n);
    this.#used.add(name);
    return name;
  }

  protected binder(v: Core.Var): Stg.Binder {
    return { name: this.name(v), rep: stgRep(v.rep), span: v.span };
  }

  protected variable(v: Core.Var, span: Span): Stg.Atom {
    return this.atoms.get(v) ?? { kind: 'var', name: this.name(v), span };
  }
}
