/** STG of modules compiled ahead: what programs that stand alone are linked from, reached binding by reached binding. */
import type * as Stg from '../stg/syntax.ts';
import { type GraphFile, type Later, type Leaves, later } from './graph.ts';
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

/** `files`: numbers of source files, as in Leaves. */
export function writeTrees(modules: readonly Stg.Module[], files: Pick<Leaves, 'fileNumber'> = {}): Uint8Array {
  return writeGraph(new Map(modules.map((module) => [module.name, later(module)])), { ...noLeaves, ...files });
}

/** Answers the tree of a module; null when it is not among them. Bytes of another make throw RangeError or TypeError. */
export function readTrees(bytes: Uint8Array | GraphFile, files: Pick<Leaves, 'fileNumber'> = {}): (module: string) => Stg.Module | null {
  const modules = new GraphReader(bytes, { ...noLeaves, ...files }).root() as ReadonlyMap<string, Later<Stg.Module>>;
  return (name) => modules.get(name)?.get() ?? null;
}
