/** Signatures and equations that are refused for what they are. */
import { expect, test } from 'vitest';
import { noSpan } from '../../../compiler/base/span.ts';
import { World } from './world.ts';

function world(extensions: readonly string[] = []): World {
  const w = new World(extensions);
  w.class('Show a');
  w.class('Read a');
  w.class('Has a b', [{ from: [0], to: [1] }]);
  w.class('Pair a b');
  w.family('F a');
  return w;
}

test.each([
  ['forall a. Show a => a -> Int', true],
  ['forall a. Show a => Int', false],
  ['forall a. Int', true],
  ['forall a b. Pair a b => a', false],
  ['forall a b. Has a b => a', true],
  ['forall a b. (Has a b, Show b) => a', true],
  ['forall a. F a -> Int', false],
  ['forall a. a -> F a', true],
  ['forall a b. (F a ~ b, Show b) => a', true],
  ['forall a. Show (F a) => Int', false],
])('ambiguity: %s is fine: %s', (text, fine) => {
  const w = world();
  w.tc.checkAmbiguity(w.type(text), 'f', noSpan);
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(fine ? [] : ['Ambiguous']);
  const allowed = world(['AllowAmbiguousTypes']);
  allowed.tc.checkAmbiguity(allowed.type(text), 'f', noSpan);
  expect(allowed.errors).toEqual([]);
});

test.each([
  ['F [a] = a', true],
  ['F [a] = F a', true],
  ['F [a] = [F a]', true],
  ['F [a] = F (F a)', false],
  ['F (Maybe a) = F [[a]]', false],
  ['F (Maybe a) = Maybe (F (a, a))', false],
])('family equation %s ends: %s', (text, fine) => {
  const w = world();
  w.tc.checkEquation(w.equation(text));
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(fine ? [] : ['UndecidableInstance']);
  const undecidable = world(['UndecidableInstances']);
  undecidable.tc.checkEquation(undecidable.equation(text));
  expect(undecidable.errors).toEqual([]);
});
