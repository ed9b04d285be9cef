/**
 * All that is known about global entities: what imported modules tell (transitively, for instances) and what the module being checked has declared so far.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import { Builtin } from './builtin.ts';
import { InstanceIndex, ModulesInSight } from './instance-index.ts';
import { clashOfEquations, clashOfInstances } from './overlap.ts';
import type { EntitySource, InstanceSource } from './source.ts';
import type { Class, DataTyCon, FamilyEquation, FamilyTyCon, Instance, TyCon, ValueThing } from './type.ts';

export class Globals {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly builtin: Builtin;
  readonly #values = new Map<Name, ValueThing>();
  readonly #tycons = new Map<Name, TyCon>();
  readonly #instances = new Map<Class, InstanceIndex>();
  readonly #equations = new Map<FamilyTyCon, FamilyEquation[]>();
  /** modules compiled before whose instances and equations hold here */
  readonly #inSight = new ModulesInSight();
  /** how many of them the equations of a family are known of */
  readonly #equationsOf = new Map<FamilyTyCon, number>();
  readonly #newtypeInstances = new Map<FamilyTyCon, DataTyCon[]>();
  #source: EntitySource | null = null;
  /** role annotations, by tycon */
  readonly #roles = new Map<Name, readonly string[]>();

  /** `builtin`: those of the library, when there is one. */
  constructor(names: NameTable, wired: WiredIn, builtin?: Builtin) {
    this.names = names;
    this.wired = wired;
    this.builtin = builtin ?? new Builtin(names, wired, (name) => this.#knownTycon(name));
  }

  /** From where entities of modules compiled before are read. */
  readFrom(source: EntitySource): void {
    this.#source = source;
  }

  /** The modules compiled before whose instances are known. */
  get inSight(): ReadonlyMap<string, number> {
    return this.#inSight.numbers;
  }

  /** Makes the instances of modules of that source known. */
  addModulesOf(source: InstanceSource, modules: readonly string[]): void {
    this.#inSight.add(source, modules);
    for (const index of this.#instances.values()) index.forget();
  }

  /** Instances of these modules do not count until others are named. */
  hide(modules: ReadonlySet<string>): void {
    this.#inSight.hidden = modules;
  }

  /** Newtype instances of a data family that this session's modules declare. */
  newtypeInstances(family: FamilyTyCon): readonly DataTyCon[] {
    return this.#newtypeInstances.get(family) ?? [];
  }

  addNewtypeInstance(family: FamilyTyCon, tycon: DataTyCon): void {
    append(this.#newtypeInstances, family, tycon);
  }

  value(name: Name): ValueThing | undefined {
    const thing = this.#values.get(name) ?? this.#readValue(name);
    if (thing !== undefined) return thing;
    const con = this.builtin.dataCon(name);
    return con === undefined ? undefined : { kind: 'con', con };
  }

  tycon(name: Name): TyCon | undefined {
    return this.#knownTycon(name) ?? this.builtin.tycon(name);
  }

  /** A tycon of a module checked here. */
  ownTycon(name: Name): TyCon | undefined {
    return this.#tycons.get(name);
  }

  #readValue(name: Name): ValueThing | undefined {
    const thing = this.#source?.value(name);
    if (thing !== undefined) this.#values.set(name, thing);
    return thing;
  }

  #knownTycon(name: Name): TyCon | undefined {
    const known = this.#tycons.get(name);
    if (known !== undefined || this.#source === null) return known;
    const read = this.#source.tycon(name);
    if (read !== undefined) this.#tycons.set(name, read);
    return read;
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
    return this.#roles.get(name) ?? this.#source?.roles(name);
  }

  /** Adds it, unless another instance has the same head: then what to report. */
  addInstance(instance: Instance): Diagnostic | null {
    const index = this.instanceIndex(instance.class);
    const { fundeps } = instance.class;
    const clash = clashOfInstances(instance, fundeps.length > 0 ? index.all : index.matching(instance.args[0], true));
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

  /** The classes that have instances, or may have. */
  classNames(): Iterable<Name> {
    const own = [...this.#instances.keys()].map((c) => c.name);
    return new Set([...own, ...this.#inSight.classes()]);
  }

  instancesOf(c: Class): readonly Instance[] {
    return this.instanceIndex(c).all;
  }

  /** Instances that may fit, judged by the heads of their arguments. */
  instanceIndex(c: Class): InstanceIndex {
    let index = this.#instances.get(c);
    if (index === undefined) {
      index = new InstanceIndex(c.name, this.#inSight);
      this.#instances.set(c, index);
    }
    return index;
  }

  /** In order for closed families. */
  equationsOf(family: FamilyTyCon): readonly FamilyEquation[] {
    if (family.closed !== null) return family.closed;
    return this.#equationList(family);
  }

  #equationList(family: FamilyTyCon): FamilyEquation[] {
    let list = this.#equations.get(family);
    if (list === undefined) {
      list = [];
      this.#equations.set(family, list);
    }
    const known = this.#equationsOf.get(family) ?? 0;
    if (known < this.#inSight.count) {
      this.#equationsOf.set(family, this.#inSight.count);
      for (const { what } of this.#inSight.equationsOf(family.name, known)) list.push(what.get());
    }
    return list;
  }
}

function append<K, T>(lists: Map<K, T[]>, name: K, item: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}
