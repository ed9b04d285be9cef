/** Profiles as V8 writes them (`.cpuprofile`): for Chrome's developer tools, VS Code and others. */
import type { Profile, ProfileSample } from './profile.ts';

export interface CpuProfileNode {
  readonly id: number;
  /** lines and columns count from 0; -1 unknown */
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly hitCount: number;
  readonly children: readonly number[];
  /** lines count from 1 */
  readonly positionTicks?: readonly { readonly line: number; readonly ticks: number }[];
}

export interface CpuProfile {
  readonly nodes: readonly CpuProfileNode[];
  /** microseconds */
  readonly startTime: number;
  readonly endTime: number;
  /** ids of nodes */
  readonly samples: readonly number[];
  /** microseconds since the sample before; the first: since startTime. A sample holds until the next */
  readonly timeDeltas: readonly number[];
}

const US_PER_MS = 1000;
/** What follows a sample by less than this follows at once. */
const LEAST_GAP_MS = 0.05;
const ROOT = 1;

interface Draft {
  readonly id: number;
  readonly callFrame: CpuProfileNode['callFrame'];
  hitCount: number;
  readonly children: number[];
  readonly ticks: Map<number, number>;
}

/** Threads are functions at the base of the tree when there are several. */
export function cpuProfile(profile: Profile): CpuProfile {
  const nodes = new Nodes(profile);
  const samples: number[] = [];
  const times: number[] = [];
  const at = (node: number, ms: number): void => {
    samples.push(node);
    times.push(Math.round(ms * US_PER_MS));
  };
  let end = 0;
  for (const sample of profile.samples) {
    if (sample.startMs - end > LEAST_GAP_MS) at(nodes.idle(), end);
    at(nodes.hit(sample), Math.max(end, sample.startMs));
    end = Math.max(end, sample.startMs) + sample.weightMs;
  }
  at(nodes.idle(), end);
  const timeDeltas = times.map((time, i) => time - (times[i - 1] ?? 0));
  return { nodes: nodes.finished(), startTime: 0, endTime: Math.max(Math.round(profile.durationMs * US_PER_MS), times.at(-1) ?? 0), samples, timeDeltas };
}

class Nodes {
  readonly #profile: Profile;
  readonly #idle: Draft;
  readonly #drafts: Draft[] = [];
  readonly #files = new Map<string, number>();
  /** by thread, then by node of the profile */
  readonly #made = new Map<number, Map<number, Draft>>();

  constructor(profile: Profile) {
    this.#profile = profile;
    const root = this.#add(null, this.#frame('(root)', ''));
    this.#idle = this.#add(root, this.#frame('(idle)', ''));
  }

  /** Counts a sample. Answers its node's id. */
  hit({ node, thread, line }: ProfileSample): number {
    const draft = this.#of(thread, node);
    draft.hitCount++;
    if (line > 0) draft.ticks.set(line, (draft.ticks.get(line) ?? 0) + 1);
    return draft.id;
  }

  /** Counts a moment in which nothing ran. Answers its node's id. */
  idle(): number {
    this.#idle.hitCount++;
    return this.#idle.id;
  }

  finished(): CpuProfileNode[] {
    return this.#drafts.map(({ ticks, ...node }) => {
      const positionTicks = [...ticks].sort(([a], [b]) => a - b).map(([line, count]) => ({ line, ticks: count }));
      return positionTicks.length === 0 ? node : { ...node, positionTicks };
    });
  }

  #of(thread: number, node: number): Draft {
    let made = this.#made.get(thread);
    if (made === undefined) {
      made = new Map([[0, this.#base(thread)]]);
      this.#made.set(thread, made);
    }
    const missing: number[] = [];
    let at = node;
    for (; !made.has(at); at = this.#profile.nodes[at].parent) missing.push(at);
    let draft = made.get(at) as Draft;
    for (const next of missing.reverse()) {
      draft = this.#add(draft, this.#functionFrame(this.#profile.nodes[next].function));
      made.set(next, draft);
    }
    return draft;
  }

  #base(thread: number): Draft {
    const [root] = this.#drafts;
    const { threads } = this.#profile;
    if (threads.length < 2) return root;
    return this.#add(root, this.#frame(threads.find(({ id }) => id === thread)?.name ?? `thread ${thread}`, ''));
  }

  #functionFrame(index: number): CpuProfileNode['callFrame'] {
    const { name, place } = this.#profile.functions[index];
    return place === null ? this.#frame(name, '') : this.#frame(name, place.file, place.line - 1, place.col - 1);
  }

  #frame(functionName: string, url: string, lineNumber = -1, columnNumber = -1): CpuProfileNode['callFrame'] {
    if (url !== '' && !this.#files.has(url)) this.#files.set(url, this.#files.size + 1);
    return { functionName, scriptId: `${this.#files.get(url) ?? 0}`, url, lineNumber, columnNumber };
  }

  #add(parent: Draft | null, callFrame: CpuProfileNode['callFrame']): Draft {
    const draft: Draft = { id: this.#drafts.length + ROOT, callFrame, hitCount: 0, children: [], ticks: new Map() };
    this.#drafts.push(draft);
    parent?.children.push(draft.id);
    return draft;
  }
}
