/** Where global entities come from that were compiled before: read when they are first asked for. */
import type { Name } from '../names/name.ts';
import type { FamilyEquation, Instance, TyCon, ValueThing } from './type.ts';

/** An instance that is not read yet. */
export interface PendingInstance {
  readonly class: Name;
  /** the tycon its first argument applies; null when that is a variable, or there is none */
  readonly head: Name | 'fun' | null;
  readonly read: () => Instance;
}

/** An equation of a family that is not read yet. */
export interface PendingEquation {
  readonly family: Name;
  readonly read: () => FamilyEquation;
}

export interface EntitySource {
  value(name: Name): ValueThing | undefined;
  tycon(name: Name): TyCon | undefined;
  roles(name: Name): readonly string[] | undefined;
  /** those a module declares */
  instances(module: string): readonly PendingInstance[];
  equations(module: string): readonly PendingEquation[];
}
