/**
 * Interfaces: what a session must know of modules that were compiled before, so that it need not compile them again. One file holds those of many modules, and is
 * read as far as a program needs it: entity by entity.
 */
import type * as Core from '../core/syntax.ts';
import { keyOf, type Name } from '../names/name.ts';
import type { Facts, ModuleExports } from '../rename/exports.ts';
import { headName } from '../types/instance-index.ts';
import type { EntitySource, InstanceHead, InstanceSource, PendingEquation, PendingInstance } from '../types/source.ts';
import type { FamilyEquation, Instance, ModuleTypes, TyCon, ValueThing } from '../types/type.ts';
import { type Later, type Leaves, later } from './graph.ts';
import { GraphReader } from './read.ts';
import { writeGraph } from './write.ts';

/** A compiled module, to be written. */
export interface CompiledModule {
  readonly name: string;
  /** modules to be known before */
  readonly needs: readonly string[];
  readonly exports: ModuleExports;
  readonly types: ModuleTypes;
  /** the variables other modules may mention */
  readonly vars: readonly Core.Var[];
}

/** A module as it is written. */
interface ModuleRecord {
  readonly name: string;
  readonly needs: readonly string[];
  readonly exports: Later<Pick<ModuleExports, 'bundled' | 'shared'> & { readonly values: readonly Name[]; readonly types: readonly Name[] }>;
  readonly facts: Later<ReadonlyMap<Name, Facts>>;
  readonly values: Later<ReadonlyMap<Name, Later<ValueThing>>>;
  readonly tycons: Later<ReadonlyMap<Name, Later<TyCon>>>;
  readonly roles: Later<ReadonlyMap<Name, readonly string[]>>;
  /** what the optimiser knows of the variables other modules may mention */
  readonly infos: Later<ReadonlyMap<string, Later<Core.VarInfo>>>;
  readonly instances: readonly { readonly class: Name; readonly head: InstanceHead; readonly instance: Later<Instance> }[];
  readonly equations: readonly { readonly family: Name; readonly equation: Later<FamilyEquation> }[];
}

interface Contents {
  /** what spans point into */
  readonly files: readonly string[];
  readonly modules: ReadonlyMap<string, Later<ModuleRecord>>;
}

// Writing ----------------------------------------------------------------------------------------------------------------------------------

/** The interfaces of modules. */
export function writeInterfaces(modules: readonly CompiledModule[], files: readonly string[], leaves: Leaves): Uint8Array {
  const contents: Contents = { files, modules: new Map(modules.map((module) => [module.name, later(recordOf(module))])) };
  return writeGraph(contents, leaves);
}

function recordOf({ name, needs, exports, types, vars }: CompiledModule): ModuleRecord {
  return {
    name,
    needs,
    exports: later({ values: [...exports.values.values()], types: [...exports.types.values()], bundled: exports.bundled, shared: exports.shared }),
    facts: later(exports.facts as ReadonlyMap<Name, Facts>),
    values: later(eachLater(types.values)),
    tycons: later(eachLater(types.tycons)),
    roles: later(types.roles),
    infos: later(new Map(infosOf(vars))),
    instances: types.instances.map((instance) => ({ class: instance.class.name, head: headName(instance), instance: later(instance) })),
    equations: types.familyInstances.map((equation) => ({ family: equation.family.name, equation: later(equation) })),
  };
}

function eachLater<K, V extends object>(map: ReadonlyMap<K, V>): Map<K, Later<V>> {
  return new Map([...map].map(([key, value]) => [key, later(value)]));
}

function* infosOf(vars: readonly Core.Var[]): Iterable<[string, Later<Core.VarInfo>]> {
  for (const { name, info } of vars) if (info !== null) yield [name, later(info)];
}

// Reading ----------------------------------------------------------------------------------------------------------------------------------

/** A file of interfaces. Bytes of another make throw RangeError or TypeError. */
export class InterfaceFile implements EntitySource, InstanceSource {
  readonly files: readonly string[];
  readonly #modules: ReadonlyMap<string, Later<ModuleRecord>>;
  readonly #exports = new Map<string, ModuleExports>();
  /** modules whose instances and equations are in the tables that follow */
  readonly #indexed = new Set<string>();
  readonly #instances = new Map<Name, Map<InstanceHead, PendingInstance[]>>();
  readonly #equations = new Map<Name, PendingEquation[]>();
  readonly #closures = new Map<string, readonly string[]>();
  /** what was read so far */
  readonly #values = new Map<Name, ValueThing>();
  readonly #tycons = new Map<Name, TyCon>();

  constructor(bytes: Uint8Array, leaves: Leaves) {
    const { files, modules } = new GraphReader(bytes, leaves).root() as Contents;
    this.files = files;
    this.#modules = modules;
  }

  names(): Iterable<string> {
    return this.#modules.keys();
  }

  has(module: string): boolean {
    return this.#modules.has(module);
  }

  moduleNames(): Iterable<string> {
    return this.#modules.keys();
  }

  needs(module: string): readonly string[] {
    return this.#record(module)?.needs ?? [];
  }

  /** The module and all it needs, directly or not, each behind those it needs itself. */
  closure(module: string): readonly string[] {
    let found = this.#closures.get(module);
    if (found === undefined) {
      const modules = new Set<string>();
      this.#close(module, modules, new Set());
      found = [...modules];
      this.#closures.set(module, found);
    }
    return found;
  }

  #close(module: string, found: Set<string>, seen: Set<string>): void {
    if (seen.has(module) || !this.has(module)) return;
    seen.add(module);
    for (const needed of this.needs(module)) this.#close(needed, found, seen);
    found.add(module);
  }

  exports(module: string): ModuleExports | undefined {
    const known = this.#exports.get(module);
    const record = known === undefined ? this.#record(module) : undefined;
    if (record === undefined) return known;
    const { values, types, bundled, shared } = record.exports.get();
    const byKey = (names: readonly Name[]): Map<string, Name> => new Map(names.map((name) => [keyOf(name), name]));
    const exports: ModuleExports = {
      module,
      values: byKey(values),
      types: byKey(types),
      bundled,
      shared,
      facts: { get: (name) => record.facts.get().get(name) },
    };
    this.#exports.set(module, exports);
    return exports;
  }

  value(name: Name): ValueThing | undefined {
    let found = this.#values.get(name);
    if (found === undefined) {
      found = this.#recordOf(name)?.values.get().get(name)?.get();
      if (found !== undefined) this.#values.set(name, found);
    }
    return found;
  }

  tycon(name: Name): TyCon | undefined {
    let found = this.#tycons.get(name);
    if (found === undefined) {
      found = this.#recordOf(name)?.tycons.get().get(name)?.get();
      if (found !== undefined) this.#tycons.set(name, found);
    }
    return found;
  }

  roles(name: Name): readonly string[] | undefined {
    return this.#recordOf(name)?.roles.get().get(name);
  }

  index(module: string): void {
    if (this.#indexed.has(module)) return;
    this.#indexed.add(module);
    const record = this.#record(module);
    if (record === undefined) return;
    for (const [number, { class: cls, head, instance }] of record.instances.entries()) {
      let heads = this.#instances.get(cls);
      if (heads === undefined) {
        heads = new Map();
        this.#instances.set(cls, heads);
      }
      append(heads, head, { module, number, read: () => instance.get() });
    }
    for (const { family, equation } of record.equations) append(this.#equations, family, { module, read: () => equation.get() });
  }

  classes(): Iterable<Name> {
    return this.#instances.keys();
  }

  instancesOf(c: Name): ReadonlyMap<InstanceHead, readonly PendingInstance[]> | undefined {
    return this.#instances.get(c);
  }

  equationsOf(family: Name): readonly PendingEquation[] {
    return this.#equations.get(family) ?? [];
  }

  /** What the optimiser knows of a global variable. */
  info(name: Name): Core.VarInfo | null {
    return this.#recordOf(name)?.infos.get().get(`${name.module}.${name.text}`)?.get() ?? null;
  }

  #recordOf({ module }: Name): ModuleRecord | undefined {
    return module === null ? undefined : this.#record(module);
  }

  #record(module: string): ModuleRecord | undefined {
    return this.#modules.get(module)?.get();
  }
}

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
