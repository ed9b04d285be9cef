/** Stacks as paths of one tree: what is on top stays on top, and nothing repeats. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FRAME_RETURN, frameCode, frameIdOf, frameKindOf, StackTree } from '../../host/profile/stacks.ts';

const MAX_PERIOD = 8;
const frames = fc.array(fc.nat(5), { minLength: 1, maxLength: 120 }).map((ids) => Uint32Array.from(ids, (id) => frameCode(FRAME_RETURN, id)));

/** Frames of a node, outermost first. */
function path(tree: StackTree, node: number): number[] {
  return node === 0 ? [] : [...path(tree, tree.parents[node]), tree.codes[node]];
}

test('frames are numbers and back', () => {
  fc.assert(fc.property(fc.nat(5), fc.nat(2 ** 28), (kind, id) => frameKindOf(frameCode(kind, id)) === kind && frameIdOf(frameCode(kind, id)) === id));
});

test('a path begins and ends as its stack, and no stretch of it repeats', () => {
  fc.assert(
    fc.property(frames, (stack) => {
      const tree = new StackTree();
      const found = path(tree, tree.intern(stack, stack.length));
      expect([found[0], found.at(-1)]).toEqual([stack.at(-1), stack[0]]);
      for (let period = 1; period <= MAX_PERIOD; period++) {
        for (let at = 0; at + 2 * period <= found.length; at++) {
          expect(found.slice(at, at + period)).not.toEqual(found.slice(at + period, at + 2 * period));
        }
      }
    }),
  );
});

test('equal stacks are one node; parents come first', () => {
  fc.assert(
    fc.property(fc.array(frames, { maxLength: 8 }), (stacks) => {
      const tree = new StackTree();
      const nodes = stacks.map((stack) => tree.intern(stack, stack.length));
      expect(stacks.map((stack) => tree.intern(stack, stack.length))).toEqual(nodes);
      expect(tree.parents.every((parent, node) => node === 0 || parent < node)).toBe(true);
    }),
  );
});

test('a thousand frames of recursion are a few nodes', () => {
  const tree = new StackTree();
  tree.intern(
    Uint32Array.from({ length: 1000 }, (_, i) => frameCode(FRAME_RETURN, i % 3)),
    1000,
  );
  expect(tree.parents.length).toBeLessThan(10);
});
