/**
 * All that is known about global entities: what imported modules tell (transitively, for instances) and what the module being checked has declared so far.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import { Builtin } from './builtin.ts';
import { InstanceIndex } from './instance-index.ts';
import { clashOfEquations, clashOfInstances } from './overlap.ts';
import type { Class, FamilyEquation, FamilyTyCon, Instance, ModuleTypes, TyCon, ValueThing } from './type.ts';

export class Globals {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly builtin: Builtin;
  readonly #values = new Map<Name, ValueThing>();
  readonly #tycons = new Map<Name, TyCon>();
  readonly #instances = new Map<Class, InstanceIndex>();
  readonly #equations = new Map<FamilyTyCon, FamilyEquation[]>();
  /** role annotations, by tycon */
  readonly #roles = new Map<Name, readonly string[]>();
  readonly #modules = new Set<ModuleTypes>();

  constructor(names: NameTable, wired: WiredIn) {
    this.names = names;
    this.wired = wired;
    this.builtin = new Builtin(names, wired, (name) => this.#tycons.get(name));
  }

  /** Makes known what a module declares. Modules it imports must be added, too, for their instances. */
  addModule(module: ModuleTypes): void {
    if (this.#modules.has(module)) return;
    this.#modules.add(module);
    for (const [name, thing] of module.values) this.#values.set(name, thing);
    for (const [name, tycon] of module.tycons) this.#tycons.set(name, tycon);
    for (const instance of module.instances) this.#indexOf(instance.class).add(instance);
    for (const equation of module.familyInstances) this.#equationList(equation.family).push(equation);
    for (const [name, roles] of module.roles) this.#roles.set(name, roles);
  }

  value(name: Name): ValueThing | undefined {
    const thing = this.#values.get(name);
    if (thing !== undefined) return thing;
    const con = this.builtin.dataCon(name);
    return con === undefined ? undefined : { kind: 'con', con };
  }

  tycon(name: Name): TyCon | undefined {
    return this.#tycons.get(name) ?? this.builtin.tycon(name);
  }

  addValue(name: Name, thing: ValueThing): void {
    this.#values.set(name, thing);
  }

  addTycon(name: Name, tycon: TyCon): void {
    this.#tycons.set(name, tycon);
  }

  addRoles(name: Name, roles: readonly string[]): void {
    this.#roles.set(name, roles);
  }

  roles(name: Name): readonly string[] | undefined {
    return this.#roles.get(name);
  }

  /** Adds it, unless another instance has the same head: then what to report. */
  addInstance(instance: Instance): Diagnostic | null {
    const index = this.#indexOf(instance.class);
    const { fundeps } = instance.class;
    const clash = clashOfInstances(instance, fundeps.length > 0 ? index.all : index.possible(instance.args[0]));
    if (clash === null) index.add(instance);
    return clash;
  }

  /** Adds it, unless it contradicts another equation: then what to report. */
  addFamilyInstance(equation: FamilyEquation): Diagnostic | null {
    const equations = this.#equationList(equation.family);
    const clash = clashOfEquations(equation, equations);
    if (clash === null) equations.push(equation);
    return clash;
  }

  instancesOf(c: Class): readonly Instance[] {
    return this.#instances.get(c)?.all ?? [];
  }

  /** Instances that may fit, judged by the heads of their arguments. */
  instanceIndex(c: Class): InstanceIndex | undefined {
    return this.#instances.get(c);
  }

  /** In order for closed families. */
  equationsOf(family: FamilyTyCon): readonly FamilyEquation[] {
    return family.closed ?? this.#equations.get(family) ?? [];
  }

  #indexOf(c: Class): InstanceIndex {
    let index = this.#instances.get(c);
    if (index === undefined) {
      index = new InstanceIndex();
      this.#instances.set(c, index);
    }
    return index;
  }

  #equationList(family: FamilyTyCon): FamilyEquation[] {
    let list = this.#equations.get(family);
    if (list === undefined) {
      list = [];
      this.#equations.set(family, list);
    }
    return list;
  }
}
