/** Where global entities come from that were compiled before: read when they are first asked for. */
import type { Name } from '../names/name.ts';
import type { FamilyEquation, Instance, TyCon, ValueThing } from './type.ts';

/** The tycon that an instance's first argument applies; null when that is a variable, or there is none. */
export type InstanceHead = Name | 'fun' | null;

/** An instance or equation of a module, which need not be read yet. */
interface Pending<T> {
  readonly module: string;
  readonly what: { get(): T };
}

export interface PendingInstance extends Pending<Instance> {
  /** among those of its module */
  readonly number: number;
}

export type PendingEquation = Pending<FamilyEquation>;

export type InstancesByHead = ReadonlyMap<InstanceHead, readonly PendingInstance[]>;

/** The instances and family equations of many modules, by what they are looked for with. Sessions share it: each sees those of the modules it has loaded. */
export interface InstanceSource {
  /** The classes that have instances. */
  classes(): Iterable<Name>;
  instancesOf(c: Name): InstancesByHead;
  equationsOf(family: Name): readonly PendingEquation[];
}

export interface EntitySource {
  value(name: Name): ValueThing | undefined;
  tycon(name: Name): TyCon | undefined;
  roles(name: Name): readonly string[] | undefined;
}
