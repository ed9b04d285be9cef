/** Types as text. */
import { expect, test } from 'vitest';
import { funType } from '../../../compiler/types/make.ts';
import { showType, TypePrinter } from '../../../compiler/types/print.ts';
import { World } from './world.ts';

test.each([
  'Int',
  '[Maybe Int]',
  '(Int, [Bool]) -> Maybe (Maybe Char)',
  '(Int -> Bool) -> Int -> Bool',
  '[Int -> Int]',
  'forall a b. a -> b -> a',
  'forall a. Show a => a -> [a]',
  '(forall a. a -> a) -> Int',
  'Maybe (forall a. a)',
  '(->) Int',
])('%s', (text) => {
  const w = new World();
  w.class('Show a');
  expect(showType(w.type(text))).toBe(text);
});

test('operators stand between their arguments, contexts of several in parentheses', () => {
  const w = new World();
  w.class('Show a');
  w.class('Eq a');
  expect(showType(w.type('forall a. (Show a, Eq a) => Maybe a'))).toBe('forall a. (Show a, Eq a) => Maybe a');
  const eq = w.type('Int ~ [Bool]');
  expect(showType(eq)).toBe('Int ~ [Bool]');
  expect(showType(funType(eq, eq))).toBe('(Int ~ [Bool]) -> Int ~ [Bool]');
  expect(showType(w.type('forall a. a -> a'), { unicode: true })).toBe('∀a. a → a');
});

test('unknown types are numbered, variables of one name told apart', () => {
  const w = new World();
  const kind = w.globals.builtin.typeKind;
  const p = new TypePrinter();
  const [a, b] = [w.tc.freshMeta(kind, 'a'), w.tc.freshMeta(kind, 'a')];
  expect(p.show(w.type('(a, b, a)', { a, b }))).toBe('(a0, a1, a0)');
  expect(p.show(w.type('forall a. a -> a'))).toBe('forall a. a -> a');
  expect(p.show(w.type('forall a. a -> a'))).toBe('forall a2. a2 -> a2');
});
