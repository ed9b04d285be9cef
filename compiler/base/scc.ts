/** Does each refer only to itself, or to those before it? */
function isInOrder(count: number, edges: (node: number) => readonly number[]): boolean {
  if (count === 1) return true;
  for (let node = 0; node < count; node++) for (const to of edges(node)) if (to > node) return false;
  return true;
}

/** Strongly connected components (Tarjan), each before those that refer to it. Deterministic: follows the order of the nodes and their edges. */
export function components(count: number, edges: (node: number) => readonly number[]): number[][] {
  const result: number[][] = [];
  if (isInOrder(count, edges)) {
    for (let node = 0; node < count; node++) result.push([node]);
    return result;
  }
  // plain arrays: most graphs are tiny
  const index: number[] = [];
  const low: number[] = [];
  const onStack: boolean[] = [];
  for (let node = 0; node < count; node++) {
    index.push(-1);
    low.push(0);
    onStack.push(false);
  }
  const stack: number[] = [];
  let next = 0;

  const visit = (root: number): void => {
    const path: { node: number; out: readonly number[]; at: number }[] = [];
    const open = (node: number): void => {
      index[node] = low[node] = next++;
      stack.push(node);
      onStack[node] = true;
      path.push({ node, out: edges(node), at: 0 });
    };
    open(root);
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (top.at < top.out.length) {
        const to = top.out[top.at++];
        if (index[to] < 0) open(to);
        else if (onStack[to]) low[top.node] = Math.min(low[top.node], index[to]);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (path.length > 0) low[parent.node] = Math.min(low[parent.node], low[top.node]);
      if (low[top.node] === index[top.node]) result.push(popComponent(top.node));
    }
  };
  const popComponent = (root: number): number[] => {
    const members: number[] = [];
    for (;;) {
      const node = stack.pop() as number;
      onStack[node] = false;
      members.push(node);
      if (node === root) return members.length === 1 ? members : members.sort((a, b) => a - b);
    }
  };

  for (let node = 0; node < count; node++) if (index[node] < 0) visit(node);
  return result;
}
