/** Does each refer only to itself, or to those before it? */
function isInOrder(count: number, edges: (node: number) => readonly number[]): boolean {
  if (count === 1) return true;
  for (let node = 0; node < count; node++) for (const to of edges(node)) if (to > node) return false;
  return true;
}

/** Strongly connected components, each before those that refer to it. Deterministic: follows the order of the nodes and their edges. */
export function components(count: number, edges: (node: number) => readonly number[]): number[][] {
  return isInOrder(count, edges) ? Array.from({ length: count }, (_, node) => [node]) : new Search(count, edges).run();
}

/** Tarjan's algorithm, without recursion. Plain arrays: most graphs are tiny. */
class Search {
  readonly #edges: (node: number) => readonly number[];
  readonly #components: number[][] = [];
  /** when a node was met, -1 for not yet */
  readonly #index: number[] = [];
  /** the earliest node of its component that it is known to lead to */
  readonly #low: number[] = [];
  /** met, and in no component yet */
  readonly #open: number[] = [];
  readonly #isOpen: boolean[] = [];
  #next = 0;

  constructor(count: number, edges: (node: number) => readonly number[]) {
    this.#edges = edges;
    for (let node = 0; node < count; node++) {
      this.#index.push(-1);
      this.#low.push(0);
      this.#isOpen.push(false);
    }
  }

  run(): number[][] {
    for (let node = 0; node < this.#index.length; node++) if (this.#index[node] < 0) this.#walkFrom(node);
    return this.#components;
  }

  #walkFrom(root: number): void {
    const path = [this.#meet(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { node, out } = top;
      if (top.at < out.length) {
        const to = out[top.at++];
        if (this.#index[to] < 0) path.push(this.#meet(to));
        else if (this.#isOpen[to]) this.#low[node] = Math.min(this.#low[node], this.#index[to]);
        continue;
      }
      path.pop();
      if (this.#low[node] === this.#index[node]) this.#close(node);
      else {
        const { node: parent } = path[path.length - 1];
        this.#low[parent] = Math.min(this.#low[parent], this.#low[node]);
      }
    }
  }

  #meet(node: number): { readonly node: number; readonly out: readonly number[]; at: number } {
    this.#index[node] = this.#low[node] = this.#next++;
    this.#open.push(node);
    this.#isOpen[node] = true;
    return { node, out: this.#edges(node), at: 0 };
  }

  /** The node is the first of its component: the others are those that were met since. */
  #close(first: number): void {
    const members = this.#open.splice(this.#open.lastIndexOf(first));
    for (const node of members) this.#isOpen[node] = false;
    this.#components.push(members.sort((a, b) => a - b));
  }
}
