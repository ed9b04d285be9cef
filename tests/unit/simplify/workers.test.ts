/** What functions and join points take in pieces. */
import { expect, test } from 'vitest';
import { type Optimised, optimisedSource } from './source.ts';

const source = `
pick :: Int -> Int -> Maybe Int
pick best 0 = best \`seq\` Just best
pick best n = pick (if n * n > best then n else best) (n - 1)

largest :: Int -> [Int] -> Int
largest best [] = best
largest best (x : xs) = largest (max best x) xs
`;
const made: Optimised = optimisedSource('pick, largest', source.split('\n'), false);

test('an argument that is one of two values comes in pieces from either branch, without a box', () => {
  expect(made.core('pick_w')).toContain('join j (best:i64) = pick_w best (-# n 1#) in');
  expect(made.core('pick_w')).toContain('{ 0# -> jump j best _ -> jump j n }');
  expect(made.core('largest_w')).toMatch(/join j \(best:i64\) = largest_w best xs in/);
});
