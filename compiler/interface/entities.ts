/**
 * What an interface says of the entities of modules that are not in its file: where each is found again, by the name of a type constructor or pattern synonym.
 *
 * A file that holds all its modules speak of needs none of this. The interface of one module alone does: its types mention `Map`, its unfoldings take lists apart.
 */
import type * as Core from '../core/syntax.ts';
import type { Name, NameTable } from '../names/name.ts';
import { promote } from '../types/builtin.ts';
import type { Globals } from '../types/environment.ts';
import type { Class, DataCon, PatSyn, TyCon } from '../types/type.ts';

/** What is found by a name: the order is that of their numbers in files. */
export const entitySorts = ['tycon', 'class', 'con', 'promoted', 'data', 'coreCon', 'patSyn'] as const;

/** Where an entity is found. */
export interface EntityRef {
  readonly sort: (typeof entitySorts)[number];
  /** of its type constructor or class; of itself, when it is a pattern synonym or a promoted constructor */
  readonly name: Name;
  /** of a constructor: its number among its siblings */
  readonly tag: number;
}

/** An entity of a module that cannot be told by a name. */
export class NotSeparable extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'NotSeparable';
  }
}

/** A global name, by the name of a data type at run time: `GHC.Maybe.Maybe`, `GHC.Classes.C:Ord` for the dictionaries of a class. */
function nameOfData({ name, dictionary }: Core.DataType, names: NameTable): Name | null {
  const [, module, text] = /^((?:\p{Lu}[\p{L}\p{N}_']*\.)*\p{Lu}[\p{L}\p{N}_']*)\.(.+)$/u.exec(name) ?? [];
  return module === undefined ? null : names.global(module, dictionary ? text.slice('C:'.length) : text, 'type');
}

/** Where an object is found again; null when it is no entity. */
function refOf(object: object, names: NameTable): EntityRef | null {
  if ('flavour' in object) {
    const { name, flavour } = object as TyCon;
    return { sort: flavour === 'prim' && name.space === 'value' ? 'promoted' : 'tycon', name, tag: 0 };
  }
  if ('minimal' in object) return { sort: 'class', name: (object as Class).name, tag: 0 };
  if ('matcher' in object) return { sort: 'patSyn', name: (object as PatSyn).name, tag: 0 };
  if ('universals' in object) return { sort: 'con', name: (object as DataCon).tycon.name, tag: (object as DataCon).tag };
  const isData = 'dictionary' in object;
  if (!isData && !('strict' in object && 'data' in object)) return null;
  const name = nameOfData(isData ? (object as Core.DataType) : (object as Core.DataCon).data, names);
  return name && { sort: isData ? 'data' : 'coreCon', name, tag: isData ? 0 : (object as Core.DataCon).tag };
}

/** The entity that is found there, if any is. */
export function entityAt({ sort, name, tag }: EntityRef, globals: Globals): object | undefined {
  if (sort === 'patSyn' || sort === 'promoted') {
    const thing = globals.value(name);
    if (sort === 'promoted') return thing?.kind === 'con' ? promote(thing.con) : undefined;
    return thing?.kind === 'synonym' ? thing.synonym : undefined;
  }
  const tycon = globals.tycon(name);
  if (tycon === undefined || sort === 'tycon') return tycon;
  if (tycon.flavour === 'class') return { class: tycon.class, data: tycon.class.core, coreCon: tycon.class.core.cons[tag], con: undefined }[sort];
  if (tycon.flavour !== 'data' && tycon.flavour !== 'newtype') return undefined;
  return { class: undefined, data: tycon.core ?? undefined, coreCon: tycon.core?.cons[tag], con: tycon.cons[tag] }[sort];
}

/**
 * Where an entity that `module` does not define itself is found again; null for all other objects. Throws NotSeparable for an entity that its name does not lead
 * back to, as the data types behind pattern synonyms.
 */
export function refElsewhere(object: object, module: string, globals: Globals): EntityRef | null {
  const ref = refOf(object, globals.names);
  if (ref === null || ref.name.module === module) return null;
  if (entityAt(ref, globals) !== object) throw new NotSeparable(`the ${ref.sort} of \`${ref.name.text}\` cannot be found by its name`);
  return ref;
}
