/**
 * Names after renaming: one object per entity, compared by identity. Global names are interned by module, space and text, so that every module of one
 * compilation means the same object by `Data.List.map`; local names are fresh.
 */
import { noSpan, type Span } from '../base/span.ts';

/** Values (variables, constructors, fields) and types (type constructors, classes, type variables) do not share names. */
export type NameSpace = 'value' | 'type';

export interface Name {
  /** as the author wrote it at its definition: `map`, `:+`, `Maybe`, `a` */
  readonly text: string;
  /** what tells a field from those of other types that have the same text; absent where the text is enough */
  readonly key?: string;
  readonly space: NameSpace;
  /** the module that defines it; null for local names */
  readonly module: string | null;
  /** distinct for every name of a compilation; orders names by time of making */
  readonly unique: number;
  /** where it is defined; `file` indexes the files of the defining module */
  readonly span: Span;
}

let nextUnique = 1;

/** A number no name of this process has. */
export function freshUnique(): number {
  return nextUnique++;
}

export function localName(text: string, space: NameSpace, span: Span = noSpan): Name {
  return { text, space, module: null, unique: freshUnique(), span };
}

/** Names that several compilations share: those of the modules it owns. */
export interface SharedNames {
  readonly names: NameTable;
  owns(module: string): boolean;
}

/** The global names of one compilation. */
export class NameTable {
  readonly #shared: SharedNames | null;
  /** by module, then by the text (or key); of modules that are shared, the tables that all have */
  readonly #values = new Map<string, Map<string, Name>>();
  readonly #types = new Map<string, Map<string, Name>>();

  /** `shared`: where names are that this compilation has in common with others. */
  constructor(shared: SharedNames | null = null) {
    this.#shared = shared;
  }

  /** The name `module.text`; the first mention that has a place gives it its place. */
  global(module: string, text: string, space: NameSpace, span: Span = noSpan): Name {
    const names = this.#namesOf(module, space);
    let name = names.get(text);
    if (name === undefined) {
      name = { text, space, module, unique: freshUnique(), span };
      names.set(text, name);
    } else if (name.span.line === 0 && span.line !== 0) (name as { span: Span }).span = span;
    return name;
  }

  /** The field `text` of `owner`, where other types of the module have a field of this text, too. */
  field(module: string, text: string, owner: string, span: Span): Name {
    const key = `$sel:${text}:${owner}`;
    const names = this.#namesOf(module, 'value');
    const known = names.get(key);
    if (known !== undefined) return known;
    const name: Name = { text, key, space: 'value', module, unique: freshUnique(), span };
    names.set(key, name);
    return name;
  }

  #namesOf(module: string, space: NameSpace): Map<string, Name> {
    const modules = space === 'value' ? this.#values : this.#types;
    let names = modules.get(module);
    if (names === undefined) {
      names = this.#shared?.owns(module) ? this.#shared.names.#namesOf(module, space) : new Map<string, Name>();
      modules.set(module, names);
    }
    return names;
  }
}

/** The text under which a module has the name: no other name of the module and the space has it. */
export function keyOf(name: Name): string {
  return name.key ?? name.text;
}

/** `Data.List.map` for global names, else the bare text. Unique among global names of one space. */
export function qualifiedText(name: Name): string {
  return name.module === null ? name.text : `${name.module}.${keyOf(name)}`;
}
