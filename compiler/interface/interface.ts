/**
 * Interfaces: what a session must know of modules that were compiled before, so that it need not compile them again. One file holds those of many modules, and is
 * read as far as a program needs it: entity by entity.
 */
import type * as Core from '../core/syntax.ts';
import { keyOf, type Name } from '../names/name.ts';
import type { Facts, ModuleExports } from '../rename/exports.ts';
import { headName } from '../types/instance-index.ts';
import type { EntitySource, InstanceHead, InstanceSource, InstancesByHead, PendingEquation, PendingInstance } from '../types/source.ts';
import type { ModuleTypes, TyCon, ValueThing } from '../types/type.ts';
import { type GraphFile, type Later, type Leaves, later } from './graph.ts';
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

interface Contents {
  /** what spans point into */
  readonly files: readonly string[];
  readonly modules: ReadonlyMap<string, Later<ModuleRecord>>;
  /** of all modules, by class: a program asks for those of few */
  readonly instances: Later<ReadonlyMap<Name, Later<InstancesByHead>>>;
  /** by family */
  readonly equations: Later<ReadonlyMap<Name, Later<readonly PendingEquation[]>>>;
}

// Writing ----------------------------------------------------------------------------------------------------------------------------------

/** The interfaces of modules. */
export function writeInterfaces(modules: readonly CompiledModule[], files: readonly string[], leaves: Leaves): Uint8Array {
  const needs = new Map(modules.map((module) => [module.name, module.needs]));
  const instances = new Map<Name, Map<InstanceHead, PendingInstance[]>>();
  const equations = new Map<Name, PendingEquation[]>();
  for (const { name: module, types } of modules) {
    for (const [number, instance] of types.instances.entries()) {
      const { name } = instance.class;
      const heads = instances.get(name) ?? new Map<InstanceHead, PendingInstance[]>();
      instances.set(name, heads);
      append(heads, headName(instance), { module, number, what: later(instance) });
    }
    for (const equation of types.familyInstances) append(equations, equation.family.name, { module, what: later(equation) });
  }
  const contents: Contents = {
    files,
    modules: new Map(modules.map((module) => [module.name, later(recordOf(module, needs))])),
    instances: later(eachLater(instances)),
    equations: later(eachLater(equations)),
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
  const found: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    const needed = seen.has(name) ? undefined : needs.get(name);
    if (needed === undefined) return;
    seen.add(name);
    needed.forEach(visit);
    found.push(name);
  };
  visit(module);
  return found;
}

function eachLater<K, V extends object>(map: ReadonlyMap<K, V>): Map<K, Later<V>> {
  return new Map([...map].map(([key, value]) => [key, later(value)]));
}

function* infosOf(vars: readonly Core.Var[]): Iterable<[string, Later<Core.VarInfo>]> {
  for (const { name, info } of vars) if (info !== null) yield [name, later(info)];
}

// Reading ----------------------------------------------------------------------------------------------------------------------------------

const noInstances: InstancesByHead = new Map();

/** A file of interfaces. Bytes of another make throw RangeError or TypeError. */
export class InterfaceFile implements EntitySource, InstanceSource {
  readonly files: readonly string[];
  readonly #contents: Contents;
  readonly #exports = new Map<string, ModuleExports>();
  /** what was read so far */
  readonly #values = new Map<Name, ValueThing>();
  readonly #tycons = new Map<Name, TyCon>();

  constructor(bytes: Uint8Array | GraphFile, leaves: Leaves) {
    this.#contents = new GraphReader(bytes, leaves).root() as Contents;
    this.files = this.#contents.files;
  }

  has(module: string): boolean {
    return this.#contents.modules.has(module);
  }

  moduleNames(): Iterable<string> {
    return this.#contents.modules.keys();
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
    return this.#contents.instances.get().keys();
  }

  instancesOf(c: Name): InstancesByHead {
    return this.#contents.instances.get().get(c)?.get() ?? noInstances;
  }

  equationsOf(family: Name): readonly PendingEquation[] {
    return this.#contents.equations.get().get(family)?.get() ?? [];
  }

  /** What the optimiser knows of a global variable. */
  info(name: Name): Core.VarInfo | null {
    return this.#recordOf(name)?.infos.get().get(`${name.module}.${name.text}`)?.get() ?? null;
  }

  #recordOf({ module }: Name): ModuleRecord | undefined {
    return module === null ? undefined : this.#record(module);
  }

  #record(module: string): ModuleRecord | undefined {
    return this.#contents.modules.get(module)?.get();
  }
}

function append<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
