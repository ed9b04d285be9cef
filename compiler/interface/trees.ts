/** STG of modules compiled ahead: what programs that stand alone are linked from, reached binding by reached binding. */
import type { Span } from '../base/span.ts';
import type * as Stg from '../stg/syntax.ts';
import { type GraphFile, Later, type Leaves, later } from './graph.ts';
import { GraphReader } from './read.ts';
import { writeGraph } from './write.ts';

/** STG says everything by itself. */
const noLeaves: Leaves = {
  builtinRef: () => undefined,
  builtin: () => {
    throw new RangeError('the trees refer to a built-in type');
  },
  name: () => {
    throw new RangeError('the trees refer to a name');
  },
  literalType: () => {
    throw new RangeError('the trees refer to a type');
  },
  globalVar: () => {
    throw new RangeError('the trees refer to a variable');
  },
};

/** A module as it is written: each right-hand side by itself. */
interface WrittenModule extends Omit<Stg.Module, 'binds'> {
  readonly binds: readonly WrittenBind[];
}

type WrittenBind = Omit<Stg.TopBind, 'rhs'> & { readonly rhs: Later<Stg.Rhs> };

/** A binding whose right-hand side is read when it is reached. */
class ReadBind implements Stg.TopBind {
  readonly name: string;
  readonly span: Span;
  #rhs: Stg.Rhs | Later<Stg.Rhs>;

  constructor({ name, span, rhs }: WrittenBind) {
    this.name = name;
    this.span = span;
    this.#rhs = rhs;
  }

  get rhs(): Stg.Rhs {
    if (this.#rhs instanceof Later) this.#rhs = this.#rhs.get();
    return this.#rhs;
  }
}

/** `files`: numbers of source files, as in Leaves. */
export function writeTrees(modules: readonly Stg.Module[], files: Pick<Leaves, 'fileNumber'> = {}): Uint8Array {
  return writeGraph(new Map(modules.map((module) => [module.name, later(written(module))])), { ...noLeaves, ...files });
}

function written(module: Stg.Module): WrittenModule {
  return { ...module, binds: module.binds.map(({ name, span, rhs }) => ({ name, span, rhs: later(rhs) })) };
}

/** Answers the tree of a module; null when it is not among them. Bytes of another make throw RangeError or TypeError. */
export function readTrees(bytes: Uint8Array | GraphFile, files: Pick<Leaves, 'fileNumber'> = {}): (module: string) => Stg.Module | null {
  const modules = new GraphReader(bytes, { ...noLeaves, ...files }).root() as ReadonlyMap<string, Later<WrittenModule>>;
  return (name) => {
    const module = modules.get(name)?.get();
    return module === undefined ? null : { ...module, binds: module.binds.map((bind) => new ReadBind(bind)) };
  };
}
