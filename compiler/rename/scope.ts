/**
 * What names mean where they stand: local ones by a stack of bindings, global ones by what the module declares and imports.
 *
 * Nothing is copied at an import: a text is looked up in the exports of each import when it is first used.
 */
import type { Span } from '../base/span.ts';
import { keyOf, type Name, type NameSpace } from '../names/name.ts';
import type { Fixity } from '../syntax/fixity.ts';
import { exportsIn, type ModuleExports } from './exports.ts';

/** A local name in scope. */
export interface Local {
  readonly name: Name;
  /** bound by declarations, which may refer to each other */
  readonly declared: boolean;
  readonly fixity: Fixity | null;
  /** the patterns it was bound in: no two variables of one match are the same */
  readonly match: number;
}

/** The local names of one space. `leave(mark)` takes back all that was bound since `mark()`. */
export class LocalScope {
  #entries = new Map<string, Local>();
  readonly #trail: { readonly text: string; readonly hidden: Local | undefined; readonly local: Local }[] = [];

  get(text: string): Local | undefined {
    return this.#entries.get(text);
  }

  bind(local: Local): void {
    const { text } = local.name;
    this.#trail.push({ text, hidden: this.#entries.get(text), local });
    this.#entries.set(text, local);
  }

  mark(): number {
    return this.#trail.length;
  }

  /** What was bound since, in order. */
  since(mark: number): Local[] {
    return this.#trail.slice(mark).map(({ local }) => local);
  }

  leave(mark: number): void {
    while (this.#trail.length > mark) {
      const { text, hidden } = this.#trail.pop()!;
      if (hidden === undefined) this.#entries.delete(text);
      else this.#entries.set(text, hidden);
    }
  }

  /** Runs `body` where nothing is bound that is now. */
  apart<T>(body: () => T): T {
    const entries = this.#entries;
    this.#entries = new Map();
    const result = body();
    this.#entries = entries;
    return result;
  }

  texts(): Iterable<string> {
    return this.#entries.keys();
  }
}

/** One import declaration, read. */
export interface Imported {
  readonly exports: ModuleExports;
  readonly qualified: boolean;
  /** the qualifier it gives */
  readonly as: string;
  /** what its list names; null without a list */
  readonly only: ReadonlySet<Name> | null;
  /** what its `hiding` names */
  readonly hidden: ReadonlySet<Name> | null;
  /** null for the implicit Prelude */
  readonly span: Span | null;
  /** what it names, those that it hides included, by their keys */
  readonly values: ReadonlyMap<string, Name>;
  readonly types: ReadonlyMap<string, Name>;
}

/** An import. Where it has a list, names are looked for in that: it is a small part of what is exported. */
export function newImport(written: Omit<Imported, 'values' | 'types'>): Imported {
  const { exports, qualified, as, only, hidden, span } = written;
  const listed = (space: NameSpace): ReadonlyMap<string, Name> => {
    const names = new Map<string, Name>();
    for (const name of only ?? []) if (name.space === space) names.set(keyOf(name), name);
    return names;
  };
  const { values, types } = only === null ? exports : { values: listed('value'), types: listed('type') };
  return { exports, qualified, as, only, hidden, span, values, types };
}

/** The names an import brings, in one space. */
export function* broughtBy(imported: Imported, space: NameSpace): Iterable<Name> {
  for (const name of exportsIn(imported.exports, space).values()) if (isVisible(imported, name)) yield name;
}

function isVisible({ only, hidden }: Imported, name: Name): boolean {
  return (only === null || only.has(name)) && !hidden?.has(name);
}

const none: readonly Name[] = [];

function inSpace<T>(both: Readonly<Record<NameSpace, T>>, space: NameSpace): T {
  return space === 'value' ? both.value : both.type;
}

/** Global names of one module as it sees them. */
export class GlobalScope {
  readonly module: string;
  /** declared here, by their keys; filled by `declare` */
  readonly own: Readonly<Record<NameSpace, Map<string, Name>>> = { value: new Map(), type: new Map() };
  /** fields declared here that share their text with others */
  readonly shared = new Map<string, Name[]>();
  readonly imports: Imported[] = [];
  readonly #known: Readonly<Record<NameSpace, Map<string, readonly Name[]>>> = { value: new Map(), type: new Map() };

  constructor(module: string) {
    this.module = module;
  }

  declare(name: Name): void {
    inSpace(this.own, name.space).set(keyOf(name), name);
    if (name.key !== undefined) shareIn(this.shared, name);
    const known = inSpace(this.#known, name.space);
    if (known.size > 0) known.clear();
  }

  /** Everything the name may mean: several are ambiguous. */
  lookup(qualifier: string | null, text: string, space: NameSpace): readonly Name[] {
    const known = inSpace(this.#known, space);
    const key = qualifier === null ? text : `${qualifier} ${text}`;
    let found = known.get(key);
    if (found === undefined) {
      found = this.#find(qualifier, text, space);
      known.set(key, found);
    }
    return found;
  }

  #find(qualifier: string | null, text: string, space: NameSpace): readonly Name[] {
    let found = none;
    if (qualifier === null || qualifier === this.module) {
      const own = inSpace(this.own, space).get(text);
      if (own !== undefined) found = [own];
      if (space === 'value' && this.shared.size > 0) found = withAll(found, this.shared.get(text), null);
    }
    for (const imported of this.imports) {
      if (!isReachable(imported, qualifier)) continue;
      const name = (space === 'value' ? imported.values : imported.types).get(text);
      if (name !== undefined && !imported.hidden?.has(name)) found = withName(found, name);
      const { shared } = imported.exports;
      if (space === 'value' && shared !== undefined && shared.size > 0) found = withAll(found, shared.get(text), imported);
    }
    return found;
  }

  /** Is it in scope under any qualifier? */
  has(name: Name): boolean {
    if (this.own[name.space].get(keyOf(name)) === name) return true;
    return this.imports.some((imported) => exportsIn(imported.exports, name.space).get(keyOf(name)) === name && isVisible(imported, name));
  }

  /** The imports that bring a name; of those under a qualifier, if one is given. */
  bringing(name: Name, qualifier: string | null = null): Imported[] {
    return this.imports.filter(
      (imported) =>
        exportsIn(imported.exports, name.space).get(keyOf(name)) === name &&
        isVisible(imported, name) &&
        (qualifier === null || isReachable(imported, qualifier)),
    );
  }

  /** Does any import, or this module, give the qualifier? */
  hasQualifier(qualifier: string): boolean {
    return qualifier === this.module || this.imports.some(({ as }) => as === qualifier);
  }

  qualifiers(): Iterable<string> {
    return new Set([this.module, ...this.imports.map(({ as }) => as)]);
  }

  /** All texts in scope with this qualifier, for suggestions. */
  *texts(qualifier: string | null, space: NameSpace): Iterable<string> {
    if (qualifier === null || qualifier === this.module) for (const { text } of this.own[space].values()) yield text;
    for (const imported of this.imports) if (isReachable(imported, qualifier)) for (const name of broughtBy(imported, space)) yield name.text;
  }
}

function withName(names: readonly Name[], name: Name): readonly Name[] {
  return names.length === 0 ? [name] : names.includes(name) ? names : [...names, name];
}

/** With the fields that share a text, as far as the import shows them. */
function withAll(names: readonly Name[], fields: readonly Name[] | undefined, imported: Imported | null): readonly Name[] {
  if (fields === undefined) return names;
  return fields.reduce((found, field) => (imported === null || isVisible(imported, field) ? withName(found, field) : found), names);
}

/** Adds a field to those that share its text. */
export function shareIn(shared: Map<string, Name[]>, name: Name): void {
  const known = shared.get(name.text);
  if (known === undefined) shared.set(name.text, [name]);
  else if (!known.includes(name)) known.push(name);
}

function isReachable({ qualified, as }: Imported, qualifier: string | null): boolean {
  return qualifier === null ? !qualified : qualifier === as;
}
