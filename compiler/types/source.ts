/** Where global entities come from that were compiled before: read when they are first asked for. */
import type { Name } from '../names/name.ts';
import type { FamilyEquation, Instance, TyCon, ValueThing } from './type.ts';

/** The tycon that an instance's first argument applies; null when that is a variable, or there is none. */
export type InstanceHead = Name | 'fun' | null;

/** An instance that need not be read yet. */
export interface PendingInstance {
  readonly module: string;
  /** among those of its module */
  readonly number: number;
  readonly read: () => Instance;
}

/** An equation of a family that need not be read yet. */
export interface PendingEquation {
  readonly module: string;
  readonly read: () => FamilyEquation;
}

/** The instances and family equations of many modules, by what they are looked for with. Sessions share it: each sees those of the modules it has loaded. */
export interface InstanceSource {
  /** The classes that have instances. */
  classes(): Iterable<Name>;
  instancesOf(c: Name): ReadonlyMap<InstanceHead, readonly PendingInstance[]>;
  equationsOf(family: Name): readonly PendingEquation[];
}

export interface EntitySource {
  value(name: Name): ValueThing | undefined;
  tycon(name: Name): TyCon | undefined;
  roles(name: Name): readonly string[] | undefined;
}
