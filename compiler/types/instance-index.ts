/** The instances of a class, found by the head of their first argument. */
import { headCon, repr } from './make.ts';
import type { PendingInstance } from './source.ts';
import type { Instance, TyCon, Type } from './type.ts';

/** What instance heads are sorted by: the tycon, `fun` for functions, null when it is a variable. */
type HeadKey = TyCon | 'fun' | null;

export class InstanceIndex {
  readonly #all: Instance[] = [];
  readonly #byHead = new Map<TyCon | 'fun', Instance[]>();
  /** those whose first argument is a variable, or that have no argument */
  readonly #open: Instance[] = [];
  /** not read yet, by the name of their head */
  readonly #pending = new Map<PendingInstance['head'], PendingInstance[]>();

  get all(): readonly Instance[] {
    for (const head of [...this.#pending.keys()]) this.#read(head);
    return this.#all;
  }

  addPending(instance: PendingInstance): void {
    const list = this.#pending.get(instance.head);
    if (list === undefined) this.#pending.set(instance.head, [instance]);
    else list.push(instance);
  }

  add(instance: Instance): void {
    this.#all.push(instance);
    const key = instance.args.length === 0 ? null : headKey(instance.args[0]);
    if (key === null) this.#open.push(instance);
    else {
      const list = this.#byHead.get(key);
      if (list === undefined) this.#byHead.set(key, [instance]);
      else list.push(instance);
    }
  }

  /** Instances that may match when the first argument is `first` (in head form). */
  matching(first: Type | undefined): readonly Instance[] {
    const key = first === undefined ? null : headKey(first);
    if (key !== null) return this.#with(key);
    this.#read(null);
    return this.#open;
  }

  /** Instances that may match now, or when more is known of the first argument. */
  possible(first: Type | undefined): readonly Instance[] {
    const key = first === undefined ? null : headKey(first);
    return key === null ? this.all : this.#with(key);
  }

  #read(head: PendingInstance['head']): void {
    const pending = this.#pending.get(head);
    if (pending === undefined) return;
    this.#pending.delete(head);
    for (const { read } of pending) this.add(read());
  }

  #with(key: TyCon | 'fun'): readonly Instance[] {
    if (this.#pending.size > 0) {
      this.#read(null);
      this.#read(key === 'fun' ? key : key.name);
    }
    const list = this.#byHead.get(key) ?? [];
    return this.#open.length === 0 ? list : list.length === 0 ? this.#open : [...list, ...this.#open];
  }
}

/** What an instance is found by when it is not read yet. */
export function headName({ args }: Instance): PendingInstance['head'] {
  const key = args.length === 0 ? null : headKey(args[0]);
  return key === null || key === 'fun' ? key : key.name;
}

function headKey(t: Type): HeadKey {
  const type = repr(t);
  if (type.kind === 'fun') return 'fun';
  const con = headCon(type);
  if (con === null || con.flavour === 'synonym' || (con.flavour === 'family' && con.sort === 'type')) return null;
  return con.flavour === 'prim' && con.name.text === '->' ? 'fun' : con;
}
