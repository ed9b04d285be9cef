/** Which names are used: by a declaration, to put declarations in order; in the whole module, for warnings. */
import type { Name } from '../names/name.ts';

/** Collects what declarations mention while they are renamed. */
export class Uses {
  #current: Set<Name> | null = null;

  add(name: Name): void {
    this.#current?.add(name);
  }

  /** Runs `body`, whose uses tie nothing to the declaration it stands in. */
  apart<T>(body: () => T): T {
    const outer = this.#current;
    this.#current = null;
    const result = body();
    this.#current = outer;
    return result;
  }

  /** The names that `body` mentions. They count for the declaration around it, too, except those of `own`. */
  of<T>(body: () => T, own?: ReadonlySet<Name>): { readonly result: T; readonly uses: ReadonlySet<Name> } {
    const outer = this.#current;
    const uses = new Set<Name>();
    this.#current = uses;
    const result = body();
    this.#current = outer;
    if (outer !== null) for (const name of uses) if (!own?.has(name)) outer.add(name);
    return { result, uses };
  }
}

/** What a module uses. */
export class Usage {
  readonly locals = new Set<Name>();
  /** with the qualifiers they were used under; '' for none */
  readonly globals = new Map<Name, Set<string>>();

  /** methods and families that instances define: whatever import brings them is needed for that, under any name */
  readonly members = new Set<Name>();

  /** local variables in order of binding, and what they hide */
  readonly binders = new Map<Name, Name | null>();
  #isQuiet = false;
  /** global names mentioned outside of what defines values at the top level */
  readonly #needed = new Set<Name>();
  readonly #bodies = new Map<Name, ReadonlySet<Name>>();
  readonly #groups: ReadonlySet<Name>[] = [];
  #isInBody = false;

  local(name: Name): void {
    this.locals.add(name);
  }

  bound(name: Name, hidden: Name | null): void {
    this.binders.set(name, this.#isQuiet ? null : hidden);
  }

  /** What `body` binds is not said to hide anything: the arguments of a pattern synonym may be named like its fields. */
  quietly<T>(body: () => T): T {
    this.#isQuiet = true;
    try {
      return body();
    } finally {
      this.#isQuiet = false;
    }
  }

  /** `define` renames what defines values at the top level: it uses what it uses only if they are. */
  inBody<T>(define: () => T): T {
    this.#isInBody = true;
    const result = define();
    this.#isInBody = false;
    return result;
  }

  body(binders: readonly Name[], uses: ReadonlySet<Name>): void {
    for (const binder of binders) this.#bodies.set(binder, uses);
  }

  /** Local definitions that so far only their own group has mentioned: they are used if what mentions them is. */
  unlessNeeded(group: ReadonlySet<Name>): void {
    for (const name of group) this.locals.delete(name);
    this.#groups.push(group);
  }

  /** The local variables that are used. */
  usedLocals(): ReadonlySet<Name> {
    const used = new Set(this.locals);
    const grouped = new Set(this.#groups.flatMap((group) => [...group]));
    for (const name of grouped) if (name.text.startsWith('_')) used.add(name);
    // what is added on the way is visited, too
    for (const name of used) if (grouped.has(name)) for (const use of this.#bodies.get(name) ?? []) used.add(use);
    return used;
  }

  /** The module's own names that are needed when those of `roots` are. */
  reachedFrom(roots: readonly Name[]): ReadonlySet<Name> {
    const reached = new Set([...this.#needed, ...roots]);
    // what is added on the way is visited, too
    for (const name of reached) for (const use of this.#bodies.get(name) ?? []) reached.add(use);
    return reached;
  }

  global(name: Name, qualifier: string | null): void {
    if (!this.#isInBody) this.#needed.add(name);
    const known = this.globals.get(name);
    if (known === undefined) this.globals.set(name, new Set([qualifier ?? '']));
    else known.add(qualifier ?? '');
  }
}
