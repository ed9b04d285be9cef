import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Move, sequentialise } from '../../../compiler/cmm/parallel-move.ts';

const SCRATCH = -100;

/** Moves with destinations that do not overlap, from anywhere among the same words. */
const moves: fc.Arbitrary<Move[]> = fc
  .array(fc.record({ width: fc.constantFrom(1 as const, 2 as const), from: fc.integer({ min: 0, max: 20 }), gap: fc.integer({ min: 0, max: 2 }) }), {
    maxLength: 12,
  })
  .chain((list) => {
    let at = 0;
    const placed = list.map(({ width, from, gap }) => {
      const to = at + gap;
      at = to + width;
      return { from, to, width };
    });
    return fc.shuffledSubarray(placed, { minLength: placed.length });
  });

/** Memory in which every word is different. */
const fresh = (): Map<number, number> => new Map(Array.from({ length: 160 }, (_, i) => [i - 120, i]));

function run(memory: Map<number, number>, { from, to, width }: Move): void {
  const words = Array.from({ length: width }, (_, i) => memory.get(from + i) as number);
  words.forEach((w, i) => {
    memory.set(to + i, w);
  });
}

test('a sequence of moves does what the moves do at once', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const before = fresh();
      const after = fresh();
      for (const m of sequentialise(list, SCRATCH)) run(after, m);
      for (const { from, to, width } of list) for (let i = 0; i < width; i++) expect(after.get(to + i)).toBe(before.get(from + i));
      for (const [at, word] of before) if (at > SCRATCH && !list.some((m) => at >= m.to && at < m.to + m.width)) expect(after.get(at)).toBe(word);
    }),
  );
});

test('no more moves than needed: one each, and one more for a cycle', () => {
  expect(sequentialise([{ from: 1, to: 1, width: 1 }], SCRATCH)).toEqual([]);
  expect(
    sequentialise(
      [
        { from: 1, to: 2, width: 1 },
        { from: 2, to: 3, width: 1 },
      ],
      SCRATCH,
    ),
  ).toEqual([
    { from: 2, to: 3, width: 1 },
    { from: 1, to: 2, width: 1 },
  ]);
  const swap = sequentialise(
    [
      { from: 1, to: 3, width: 2 },
      { from: 3, to: 1, width: 2 },
    ],
    SCRATCH,
  );
  expect(swap).toHaveLength(3);
});
