/** What importers learn about a module from the renamer: the names it exports, and what is to be known of each name it defines. */
import { keyOf, type Name, type NameSpace } from '../names/name.ts';
import type { Fixity } from '../syntax/fixity.ts';

export type Sort = 'variable' | 'constructor' | 'patternSynonym' | 'field' | 'method' | 'data' | 'synonym' | 'class' | 'family';

/** What holds of a global name wherever it is in scope. */
export interface Facts {
  readonly sort: Sort;
  /** the type of a constructor or field, the class of a method or associated family, the data family of an instance's constructor */
  readonly parent: Name | null;
  /** of a type its constructors and fields, of a class its methods and families; those of data families are known by their parent only */
  readonly children: readonly Name[];
  /** of a constructor or pattern synonym: its fields by position; empty when it is no record */
  readonly fields: readonly Name[];
  readonly fixity: Fixity | null;
}

export interface ModuleExports {
  readonly module: string;
  /** by their keys: the text they are exported under, but for fields that share it */
  readonly values: ReadonlyMap<string, Name>;
  readonly types: ReadonlyMap<string, Name>;
  /** fields that share their text with others, by the text */
  readonly shared?: ReadonlyMap<string, readonly Name[]>;
  /** pattern synonyms that come with a type as if they were its constructors: `T(.., P)` */
  readonly bundled: ReadonlyMap<Name, readonly Name[]>;
  /** of the names this module defines, exported or not */
  readonly facts: { get(name: Name): Facts | undefined };
}

/** The exports of a module by its name; undefined when there is no such module at hand. */
export type ExportsOf = (module: string) => ModuleExports | undefined;

/** What is known of any global name. */
export type FactsOf = (name: Name) => Facts | undefined;

/** The namespace of a module's exports. */
export function exportsIn(exports: ModuleExports, space: NameSpace): ReadonlyMap<string, Name> {
  return space === 'value' ? exports.values : exports.types;
}

/** What `T(..)` stands for in an import from this module: the exported ones of its children. */
export function exportedChildren(exports: ModuleExports, parent: Name, factsOf: FactsOf): Name[] {
  const facts = factsOf(parent);
  if (facts?.sort === 'family') return [...exports.values.values()].filter((name) => factsOf(name)?.parent === parent);
  const children = [...(facts?.children ?? []), ...(exports.bundled.get(parent) ?? [])];
  return children.filter((child) => exportsIn(exports, child.space).get(keyOf(child)) === child);
}
