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
  /** the modules of the file that it needs, directly or not, each behind those it needs itself, and itself */
  readonly closure: Later<readonly string[]>;
  readonly exports: Later<Pick<ModuleExports, 'bundled' | 'shared'> & { readonly values: readonly Name[]; readonly types: readonly Name[] }>;
  readonly facts: Later<ReadonlyMap<Name, Facts>>;
  readonly values: Later<ReadonlyMap<Name, Later<ValueThing>>>;
  readonly tycons: Later<ReadonlyMap<Name, Later<TyCon>>>;
  readonly roles: Later<ReadonlyMap<Name, readonly string[]>>;
  /** what the optimiser knows of the variables other modules may mention */
  readonly infos: Later<ReadonlyMap<string, Later<Core.VarInfo>>>;
}

/** An instance or equation of a module, to be read when it is asked for. */
interface Placed<T> {
  readonly module: string;
  readonly what: Later<T>;
}

interface PlacedInstance extends Placed<Instance> {
  readonly head: InstanceHead;
  /** among those of its module */
  readonly number: number;
}

interface Contents {
  /** what spans point into */
  readonly files: readonly string[];
  readonly modules: ReadonlyMap<string, Later<ModuleRecord>>;
  /** of all modules, by class: a program asks for those of few */
  readonly instances: ReadonlyMap<Name, Later<readonly PlacedInstance[]>>;
  /** by family */
  readonly equations: ReadonlyMap<Name, Later<readonly Placed<FamilyEquation>[]>>;
}

// Writing ----------------------------------------------------------------------------------------------------------------------------------

/** The interfaces of modules. */
export function writeInterfaces(modules: readonly CompiledModule[], files: readonly string[], leaves: Leaves): Uint8Array {
  const needs = new Map(modules.map((module) => [module.name, module.needs]));
  const instances = new Map<Name, PlacedInstance[]>();
  const equations = new Map<Name, Placed<FamilyEquation>[]>();
  for (const { name: module, types } of modules) {
    for (const [number, instance] of types.instances.entries()) {
      append(instances, instance.class.name, { module, number, head: headName(instance), what: later(instance) });
    }
    for (const equation of types.familyInstances) append(equations, equation.family.name, { module, what: later(equation) });
  }
  const contents: Contents = {
    files,
    modules: new Map(modules.map((module) => [module.name, later(recordOf(module, needs))])),
    instances: eachLater(instances),
    equations: eachLater(equations),
  };
  return writeGraph(contents, leaves);
}

function recordOf({ name, exports, types, vars }: CompiledModule, needs: ReadonlyMap<string, readonly string[]>): ModuleRecord {
  return {
    closure: later(closureOf(name, needs)),
    exports: later({ values: [...exports.values.values()], types: [...exports.types.values()], bundled: exports.bundled, shared: exports.shared }),
    facts: later(exports.facts as ReadonlyMap<Name, Facts>),
    values: later(eachLater(types.values)),
    tycons: later(eachLater(types.tycons)),
    roles: later(types.roles),
    infos: later(new Map(infosOf(vars))),
  };
}

function closureOf(module: string, needs: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const own = needs.get(name);
    if (own === undefined) return;
    own.forEach(visit);
    found.add(name);
  };
  visit(module);
  return [...found];
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
  readonly #instanceLists: Contents['instances'];
  readonly #equationLists: Contents['equations'];
  /** what was read so far */
  readonly #instances = new Map<Name, ReadonlyMap<InstanceHead, readonly PendingInstance[]>>();
  readonly #equations = new Map<Name, readonly PendingEquation[]>();
  readonly #values = new Map<Name, ValueThing>();
  readonly #tycons = new Map<Name, TyCon>();

  constructor(bytes: Uint8Array, leaves: Leaves) {
    const { files, modules, instances, equations } = new GraphReader(bytes, leaves).root() as Contents;
    this.files = files;
    this.#modules = modules;
    this.#instanceLists = instances;
    this.#equationLists = equations;
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

  /** The module and all it needs, directly or not, each behind those it needs itself. */
  closure(module: string): readonly string[] {
    return this.#record(module)?.closure.get() ?? [];
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

  classes(): Iterable<Name> {
    return this.#instanceLists.keys();
  }

  instancesOf(c: Name): ReadonlyMap<InstanceHead, readonly PendingInstance[]> {
    let found = this.#instances.get(c);
    if (found === undefined) {
      const heads = new Map<InstanceHead, PendingInstance[]>();
      for (const { head, module, number, what } of this.#instanceLists.get(c)?.get() ?? []) append(heads, head, { module, number, read: () => what.get() });
      found = heads;
      this.#instances.set(c, found);
    }
    return found;
  }

  equationsOf(family: Name): readonly PendingEquation[] {
    let found = this.#equations.get(family);
    if (found === undefined) {
      found = (this.#equationLists.get(family)?.get() ?? []).map(({ module, what }) => ({ module, read: () => what.get() }));
      this.#equations.set(family, found);
    }
    return found;
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
