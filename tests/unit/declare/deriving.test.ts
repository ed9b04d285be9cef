import { describe, expect, test } from 'vitest';
import { checked, instancesWithLibrary } from './library.ts';

describe('contexts of derived instances', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['data T a = T a [a] deriving Eq', ['Eq a => Eq (T a)']],
    ['data T a = T deriving Eq', ['Eq (T a)']],
    ['data T f a = T (f a) deriving Eq', ['Eq (f a) => Eq (T f a)']],
    ['data T a = T a (U a) deriving Eq\ndata U a = N | U (T a) deriving Eq', ['Eq a => Eq (T a)', 'Eq a => Eq (U a)']],
    ['data T a = T a deriving (Eq, Ord)', ['Eq a => Eq (T a)', 'Ord a => Ord (T a)']],
    ['data T f a = T (f [a]) deriving Functor', ['Functor f => Functor (T f)']],
    ['newtype A a = A a deriving (Eq, Num)', ['Eq a => Eq (A a)', 'Num a => Num (A a)']],
    ['data T f a = T (f a)\nderiving instance Eq (f a) => Eq (T f a)', ['Eq (f a) => Eq (T f a)']],
    [
      'newtype M m a = M (m a) deriving (Functor, Applicative, Monad)',
      ['Functor m => Functor (M m)', 'Applicative m => Applicative (M m)', 'Monad m => Monad (M m)'],
    ],
    ['{-# LANGUAGE TypeFamilies #-}\ndata family D a\ndata instance D [a] = D a deriving Eq', ['Eq a => Eq (D [a])']],
  ];
  test.each(rows)('%s', (source, expected) => {
    expect(instancesWithLibrary(source)).toEqual(expected);
  });
});

describe('the way', () => {
  const sameOf = (source: string): boolean[] => (checked(source).typed?.instances ?? []).map((instance) => instance.same !== null);

  test('newtypes share the instances of what they contain, where that makes no difference', () => {
    expect(sameOf('newtype A = A Int deriving (Eq, Ord, Num, Show)')).toEqual([true, true, true, false]);
  });

  test('strategies', () => {
    const pragma = '{-# LANGUAGE DerivingStrategies, DerivingVia #-}\n';
    expect(sameOf(`${pragma}newtype A = A Int deriving stock Eq deriving newtype Show deriving Num via Int`)).toEqual([false, true, true]);
  });
});

/** Number of nodes of what is derived. */
function sizeOfDerived(constructors: number, argument: string): number {
  const cons = Array.from({ length: constructors }, (_, i) => `C${i}${argument}`).join(' | ');
  const { typed } = checked(`data T = ${cons} deriving (Eq, Ord, Show)`);
  let size = 0;
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || seen.has(value)) return;
    seen.add(value);
    size++;
    for (const [key, part] of Object.entries(value)) if (!['type', 'con', 'span', 'class', 'instance', 'name'].includes(key)) visit(part);
  };
  for (const { methods } of typed?.instances ?? []) for (const { expr } of methods) visit(expr);
  return size;
}

test.each(['', ' Int', ' Int Int'])('derived code is linear in the number of constructors (arguments:%s)', (argument) => {
  const [few, many] = [sizeOfDerived(20, argument), sizeOfDerived(80, argument)];
  expect(few).toBeGreaterThan(100);
  expect(many / few).toBeLessThan(4.5);
});

test('helpers for enumerations are shared and known to the module', () => {
  const { types } = checked('data T = A | B | C deriving (Eq, Enum)');
  expect([...(types?.values.keys() ?? [])].map((name) => name.text).filter((text) => text.startsWith('$tag2con'))).toEqual(['$tag2con_T']);
});
