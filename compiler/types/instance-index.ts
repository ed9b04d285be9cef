/** The instances of a class, found by the head of their first argument. Those of modules compiled before are found where many sessions share them. */
import type { Name } from '../names/name.ts';
import { headCon, isTypeFamily, repr } from './make.ts';
import type { InstanceHead, InstanceSource, PendingEquation, PendingInstance } from './source.ts';
import type { Instance, TyCon, Type } from './type.ts';

/** What instance heads are sorted by: the tycon, `fun` for functions, null when it is a variable. */
type HeadKey = TyCon | 'fun' | null;

/** The modules compiled before that a session has loaded, and those of its own that are out of sight. */
export class ModulesInSight {
  readonly #sources: InstanceSource[] = [];
  /** in the order of loading */
  readonly numbers = new Map<string, number>();
  /** modules of the program that the one being checked does not import, not even through others */
  hidden: ReadonlySet<string> = new Set();

  get count(): number {
    return this.numbers.size;
  }

  add(source: InstanceSource, modules: readonly string[]): void {
    const { numbers } = this;
    if (!this.#sources.includes(source)) this.#sources.push(source);
    for (const module of modules) if (!numbers.has(module)) numbers.set(module, numbers.size);
  }

  /** The classes that have instances. */
  *classes(): Iterable<Name> {
    for (const source of this.#sources) for (const c of source.classes()) if (this.instances(c).length > 0) yield c;
  }

  /** All instances of a class, in order of their modules. */
  instances(c: Name): readonly PendingInstance[] {
    const found: PendingInstance[] = [];
    for (const source of this.#sources) for (const list of source.instancesOf(c).values()) this.#addInSight(list, found);
    const number = (row: PendingInstance): number => this.numbers.get(row.module) ?? 0;
    return found.sort((a, b) => number(a) - number(b) || a.number - b.number);
  }

  instancesAt(c: Name, head: InstanceHead): readonly PendingInstance[] {
    const found: PendingInstance[] = [];
    for (const source of this.#sources) this.#addInSight(source.instancesOf(c).get(head) ?? [], found);
    return found;
  }

  #addInSight(list: readonly PendingInstance[], found: PendingInstance[]): void {
    for (const instance of list) if (this.numbers.has(instance.module)) found.push(instance);
  }

  /** The equations of a family in modules loaded as number `from` or later. */
  equationsOf(family: Name, from: number): readonly PendingEquation[] {
    return this.#sources.flatMap((source) => source.equationsOf(family).filter(({ module }) => (this.numbers.get(module) ?? -1) >= from));
  }
}

export class InstanceIndex {
  readonly #class: Name;
  readonly #inSight: ModulesInSight;
  /** those of modules compiled in this session */
  readonly #own: Instance[] = [];
  readonly #ownByHead = new Map<HeadKey, Instance[]>();
  /** what was asked for, as long as nothing is added to it; those whose first argument is a variable, or that have no argument, are at null alone */
  readonly #found = new Map<HeadKey, readonly Instance[]>();
  #all: readonly Instance[] | null = null;
  /** the instance that a class of one parameter has for a type without arguments, once it was found; for the modules that were in sight then */
  readonly #settled = new Map<TyCon, Instance>();
  #settledIn: ReadonlySet<string> | null = null;

  constructor(c: Name, inSight: ModulesInSight) {
    this.#class = c;
    this.#inSight = inSight;
  }

  /** Looks again: more modules have come in sight. */
  forget(): void {
    this.#found.clear();
    this.#settled.clear();
    this.#all = null;
  }

  /** The instance noted for this type. */
  settled(con: TyCon): Instance | undefined {
    return this.#settledIn === this.#inSight.hidden ? this.#settled.get(con) : undefined;
  }

  /** Notes that this is the instance for the type, until others come in sight. */
  settle(con: TyCon, instance: Instance): void {
    const { hidden } = this.#inSight;
    if (this.#settledIn !== hidden) this.#settled.clear();
    this.#settledIn = hidden;
    this.#settled.set(con, instance);
  }

  get all(): readonly Instance[] {
    this.#all ??= [...this.#inSight.instances(this.#class).map(({ what }) => what.get()), ...this.#own];
    return this.#visible(this.#all);
  }

  #visible(instances: readonly Instance[]): readonly Instance[] {
    const { hidden } = this.#inSight;
    const isHidden = ({ module }: Instance): boolean => hidden.has(module);
    return hidden.size > 0 && instances.some(isHidden) ? instances.filter((instance) => !isHidden(instance)) : instances;
  }

  add(instance: Instance): void {
    const key = instance.args.length === 0 ? null : headKey(instance.args[0]);
    this.#own.push(instance);
    const list = this.#ownByHead.get(key);
    if (list === undefined) this.#ownByHead.set(key, [instance]);
    else list.push(instance);
    this.#all = null;
    this.#settled.clear();
    if (key === null) this.#found.clear();
    else this.#found.delete(key);
  }

  /** Instances that may match when the first argument is `first` (in head form); `isOpen`: or when more is known of it. */
  matching(first: Type | undefined, isOpen = false): readonly Instance[] {
    const key = first === undefined ? null : headKey(first);
    return isOpen && key === null ? this.all : this.#visible(this.#at(key));
  }

  #at(key: HeadKey): readonly Instance[] {
    let found = this.#found.get(key);
    if (found === undefined) {
      const own = this.#ownByHead.get(key) ?? [];
      const before = this.#inSight.instancesAt(this.#class, nameOfKey(key)).map(({ what }) => what.get());
      found = [...before, ...own, ...(key === null ? [] : this.#at(null))];
      this.#found.set(key, found);
    }
    return found;
  }
}

/** What an instance is found by where it need not be read yet. */
export function headName({ args }: Instance): InstanceHead {
  return args.length === 0 ? null : nameOfKey(headKey(args[0]));
}

function nameOfKey(key: HeadKey): InstanceHead {
  return key === null || key === 'fun' ? key : key.name;
}

function headKey(t: Type): HeadKey {
  const type = repr(t);
  if (type.kind === 'fun') return 'fun';
  const con = headCon(type);
  if (con === null || con.flavour === 'synonym' || isTypeFamily(con)) return null;
  return con.flavour === 'prim' && con.name.text === '->' ? 'fun' : con;
}
