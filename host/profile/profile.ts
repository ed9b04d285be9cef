/** A profile as data: a tree of calls, and what was running when and for how long. */
import type { DebugIndex } from '../memory/debug-index.ts';
import { type FunctionAt, FunctionTable, nameInSource, type ProfiledFunction } from './functions.ts';
import type { Samples } from './sampler.ts';
import type { StackTree } from './stacks.ts';

/** A function as called from a certain path of callers; recursion is folded. */
export interface ProfileNode {
  /** index in `nodes` of the caller; -1: the root, which is node 0 and no function */
  readonly parent: number;
  /** index in `functions`; -1: the root */
  readonly function: number;
}

export interface ProfileSample {
  /** index in `nodes` */
  readonly node: number;
  /** line of the source at which the function on top was; 0 unknown */
  readonly line: number;
  readonly thread: number;
  /** ms since the profile began */
  readonly startMs: number;
  /** ms until the next sample began, what the machine did not run left out */
  readonly weightMs: number;
}

export interface ProfiledThread {
  readonly id: number;
  readonly name: string;
}

export interface Profile {
  readonly intervalMs: number;
  /** from its begin to its end, waiting included */
  readonly durationMs: number;
  readonly functions: readonly ProfiledFunction[];
  readonly nodes: readonly ProfileNode[];
  /** in order of time */
  readonly samples: readonly ProfileSample[];
  readonly threads: readonly ProfiledThread[];
}

/** Time of one function. */
export interface FunctionTime {
  readonly function: ProfiledFunction;
  /** it was on top */
  readonly selfMs: number;
  /** it was somewhere on the stack */
  readonly totalMs: number;
}

export interface RawProfile {
  readonly tree: StackTree;
  readonly samples: Samples;
  readonly threads: readonly ProfiledThread[];
  readonly beganMs: number;
  readonly endedMs: number;
  readonly intervalMs: number;
}

/** Names and places for what was sampled. */
export function decodeProfile(raw: RawProfile, debug: DebugIndex): Profile {
  const { tree, samples } = raw;
  const table = new FunctionTable(debug);
  const calls = new CallTree();
  const nodeOf = new Int32Array(tree.parents.length);
  for (let i = 1; i < nodeOf.length; i++) {
    const own = calls.child(nodeOf[tree.parents[i]], table.of(tree.codes[i]));
    nodeOf[i] = table.inlinedAt(tree.codes[i]).reduce((node, called) => calls.child(node, called), own);
  }
  return {
    intervalMs: raw.intervalMs,
    durationMs: raw.endedMs - raw.beganMs,
    functions: table.functions,
    nodes: calls.nodes,
    samples: samples.node.map((node, i) => ({
      node: nodeOf[node],
      line: table.line(tree.codes[node]),
      thread: samples.thread[i],
      startMs: samples.begin[i] - raw.beganMs,
      weightMs: samples.weight[i],
    })),
    threads: raw.threads,
  };
}

/** The same profile, in which functions of the program are called as its source calls them. @param functionAt the innermost function around a place */
export function namedByAuthor(profile: Profile, functionAt: FunctionAt): Profile {
  return { ...profile, functions: profile.functions.map((described) => ({ ...described, name: nameInSource(described, functionAt) })) };
}

/** What each function took, most time of its own first. */
export function functionTimes(profile: Profile): FunctionTime[] {
  const selfMs = new Float64Array(profile.functions.length);
  const totalMs = new Float64Array(profile.functions.length);
  /** number of the sample that a function was counted for last */
  const seen = new Int32Array(profile.functions.length).fill(-1);
  profile.samples.forEach(({ node, weightMs }, sample) => {
    for (let at = node, isTop = true; at > 0; at = profile.nodes[at].parent, isTop = false) {
      const { function: called } = profile.nodes[at];
      if (isTop) selfMs[called] += weightMs;
      if (seen[called] !== sample) totalMs[called] += weightMs;
      seen[called] = sample;
    }
  });
  return profile.functions
    .map((described, i) => ({ function: described, selfMs: selfMs[i], totalMs: totalMs[i] }))
    .filter(({ totalMs: ms }) => ms > 0)
    .sort((a, b) => b.selfMs - a.selfMs || b.totalMs - a.totalMs);
}

/** Ms that samples stand for in all. */
export function sampledMs({ samples }: Profile): number {
  return samples.reduce((sum, { weightMs }) => sum + weightMs, 0);
}

/** Merges frames of one function that follow each other: a thunk's own and its update frame, return points of one activation after another. */
class CallTree {
  readonly nodes: ProfileNode[] = [{ parent: -1, function: -1 }];
  readonly #children: Map<number, number>[] = [new Map()];

  child(parent: number, called: number): number {
    if (this.nodes[parent].function === called) return parent;
    const known = this.#children[parent].get(called);
    if (known !== undefined) return known;
    const node = this.nodes.push({ parent, function: called }) - 1;
    this.#children[parent].set(called, node);
    this.#children.push(new Map());
    return node;
  }
}
