/**
 * Who may import whom. Runs over the text of the sources: an import, an export from, or an `import()` whose path is relative.
 */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repositoryFiles, textOf } from '../support/repository-files.ts';

/** The first matching row holds: a file whose path starts with `from` may import from its own row and these places. */
const floors: readonly { readonly from: string; readonly may: readonly string[] }[] = [
  { from: 'abi/', may: [] },
  { from: 'assembly/', may: ['abi/'] },
  { from: 'compiler/', may: ['abi/'] },
  { from: 'host/cli/', may: ['abi/', 'compiler/', 'host/'] },
  { from: 'host/', may: ['abi/'] },
  { from: 'web/', may: ['abi/', 'compiler/', 'host/'] },
  { from: 'scripts/', may: ['abi/', 'compiler/', 'host/'] },
  { from: 'bench/', may: ['abi/', 'compiler/', 'host/', 'scripts/'] },
  { from: 'tests/', may: ['abi/', 'compiler/', 'host/', 'scripts/', 'bench/', 'biome.json', 'package.json', 'vitest.config.ts'] },
];

interface Edge {
  readonly from: string;
  readonly to: string;
}

const sources = repositoryFiles().filter((path) => /\.(ts|mts|mjs)$/.test(path) && floors.some((floor) => path.startsWith(floor.from)));
const edges: Edge[] = sources.flatMap((from) => importsOf(from).map((to) => ({ from, to })));

/** `from '…'`, `import '…'`, `import('…')` with a relative path. */
function importsOf(path: string): string[] {
  const text = textOf(path) ?? '';
  const found = text.matchAll(/(?:\bfrom|^import|\bimport\()\s*['"](\.{1,2}\/[^'"]+)['"]/gm);
  return [...found].map((match) => posix.normalize(posix.join(posix.dirname(path), match[1])));
}

describe('floors', () => {
  test('imports are found', () => {
    expect(edges.length).toBeGreaterThan(50);
  });

  test('every import stays on its floor or goes down', () => {
    const wrong = edges.filter(({ from, to }) => {
      const floor = floors.find((f) => from.startsWith(f.from));
      const allowed = [floor?.from ?? '', ...(floor?.may ?? [])];
      return !allowed.some((start) => to.startsWith(start)) || (to.startsWith('host/cli/') && !/^(host\/cli|tests|bench|scripts)\//.test(from));
    });
    expect(wrong).toEqual([]);
  });

  test('nobody imports the machine: it is met as WebAssembly', () => {
    expect(edges.filter(({ from, to }) => to.startsWith('assembly/') && !from.startsWith('assembly/') && !/^tests\/core\/.*entry\.ts$/.test(from))).toEqual([]);
  });

  test('imports of TypeScript name their file', () => {
    const wrong = edges.filter(({ from, to }) => /\.ts$/.test(from) && !/\.(ts|mjs|json|wasm)$/.test(to) && !to.includes('/build/'));
    expect(wrong).toEqual([]);
  });

  test('the core of the host uses no Node API', () => {
    const wrong = sources.filter((path) => /^(abi|compiler|host)\//.test(path) && !/^host\/(cli|io)\//.test(path) && /from 'node:/.test(textOf(path) ?? ''));
    expect(wrong).toEqual([]);
  });
});

describe('circles', () => {
  /**
   * A folder below a top folder is one node; files directly in a top folder are nodes of their own, since the bottom (sizes, errors) and the top (index,
   * pipeline) of a part lie there. The typed tree speaks of types, and types of entities keep identifiers of the tree: two folders, one node.
   */
  const nodeOf = (path: string): string => {
    const parts = path.split('/');
    const node = parts.length > 2 ? parts.slice(0, -1).join('/') : path;
    return node === 'compiler/typed' ? 'compiler/types' : node;
  };

  const isFolder = (node: string): boolean => !/\.\w+$/.test(node);
  /** Instructions, scheduler and primops call each other: one loop in many files. The collector and the arithmetic stay below it. */
  const isMachineLoop = (node: string): boolean => /^assembly\/([a-z-]+\.ts|prim)$/.test(node);

  test('no circle between folders', () => {
    const graph = new Map<string, Set<string>>();
    // nobody imports a test: it closes no circle
    for (const { from, to } of edges.filter((edge) => !edge.from.endsWith('.test.ts'))) {
      if (nodeOf(from) !== nodeOf(to)) graph.set(nodeOf(from), (graph.get(nodeOf(from)) ?? new Set()).add(nodeOf(to)));
    }
    const circles = findCircles(graph).filter((circle) => circle.some(isFolder) && !circle.every(isMachineLoop));
    expect(circles).toEqual([]);
  });
});

/** Groups of nodes that reach each other (Tarjan). */
function findCircles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) low.set(node, Math.min(low.get(node) ?? 0, visit(next)));
      else if (path.includes(next)) low.set(node, Math.min(low.get(node) ?? 0, order.get(next) ?? 0));
    }
    if (low.get(node) === order.get(node)) {
      const circle = path.splice(path.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low.get(node) ?? 0;
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return circles;
}
