/** Random scripts for nest.ts. */
import fc from 'fast-check';
import type { Level, Script } from './nest.ts';

const MAX_LEVELS = 7;

const level = (...hosts: readonly Level['host'][]): fc.Arbitrary<Level> =>
  fc.record({
    haskell: fc.constantFrom('ping', 'deep', 'guarded'),
    host: fc.constantFrom(...hosts),
    catches: fc.constantFrom('no', 'no', 'return', 'throw'),
  });

const levels = (least: number, ...hosts: readonly Level['host'][]): fc.Arbitrary<Level[]> =>
  fc.array(level(...hosts), { minLength: least, maxLength: MAX_LEVELS });

const end = fc.constantFrom<Script['end'][]>('throw', 'raise', 'look');

/** Everything happens on one JavaScript stack. */
export const script: fc.Arbitrary<Script> = fc.record({ levels: levels(1, 'plain', 'helped'), end });

/** Promises, and inside the innermost of them calls that wait for nothing. */
export const laterScript: fc.Arbitrary<Script> = fc
  .tuple(levels(1, 'promising', 'promising', 'late'), levels(0, 'plain', 'helped'), end)
  // what a promising function does first is on the stack of whoever called; after that, nobody knows who looks
  .map(([outer, inner, how]) => ({ levels: [...outer, ...inner], end: inner.length === 0 && how === 'look' ? 'raise' : how }));
