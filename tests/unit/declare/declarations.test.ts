import { describe, expect, test } from 'vitest';
import { constructorsOf, declared, instancesOf, kindsOf } from './support.ts';

describe('kinds', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['data T f a = T (f a)', ['T :: forall k. (k -> *) -> k -> *']],
    ['data T f = T (f Int)', ['T :: (* -> *) -> *']],
    ['newtype Fix f = Fix (f (Fix f))', ['Fix :: (* -> *) -> *']],
    ['data P a = P', ['P :: forall k. k -> *']],
    ['data A f = A (B f)\ndata B f = B (A f) (f Int)', ['A :: (* -> *) -> *', 'B :: (* -> *) -> *']],
    ['type S a b = a b', ['S :: forall k k1. (k -> k1) -> k -> k1']],
    ['class C f where { m :: f a -> Int }', ['C :: forall k. (k -> *) -> Constraint']],
    ['{-# LANGUAGE GADTs #-}\nimport GHC.Types\ndata G :: Type -> Type where { G :: G Int }', ['G :: * -> *']],
    ['{-# LANGUAGE Haskell2010 #-}\ndata P a = P', ['P :: * -> *']],
    ['import GHC.Types\ntype T :: (Type -> Type) -> Type\ndata T f = T', ['T :: (* -> *) -> *']],
    ['{-# LANGUAGE TypeFamilies #-}\ntype family F a', ['F :: * -> *']],
  ];
  test.each(rows)('%s', (source, expected) => {
    expect(kindsOf(source)).toEqual(expected);
  });
});

describe('constructors and fields', () => {
  test('of records', () => {
    const source = 'data T a = A { x :: Int, y :: a } | B { x :: Int }';
    expect(constructorsOf(source)).toEqual(['A :: Int -> a -> T a', 'B :: Int -> T a', 'x :: T a -> Int', 'y :: T a -> a']);
  });

  test('existential ones', () => {
    const { values } = declared('data E = forall a. Show a => E a');
    const [con] = [...values.values()].flatMap((thing) => (thing.kind === 'con' ? [thing.con] : []));
    expect([con.universals.length, con.existentials.length, con.context.length, con.core?.fields]).toEqual([0, 1, 1, ['lifted', 'lifted']]);
  });

  test('a GADT result is variables and equalities', () => {
    const { values } = declared('{-# LANGUAGE GADTs #-}\ndata G a b where { G :: c -> G c Int }');
    const [con] = [...values.values()].flatMap((thing) => (thing.kind === 'con' ? [thing.con] : []));
    expect([con.universals.length, con.existentials.length, con.equalities.length]).toEqual([2, 0, 1]);
  });

  test('representations come from kinds', () => {
    const { values } = declared('{-# LANGUAGE MagicHash #-}\nimport GHC.Prim\ndata T s = T Int# Double# (MutVar# s Int) !Int');
    const [con] = [...values.values()].flatMap((thing) => (thing.kind === 'con' ? [thing.con] : []));
    expect(con.core?.fields).toEqual(['i64', 'f64', 'unlifted', 'lifted']);
    expect(con.core?.strict).toEqual([false, false, false, true]);
  });
});

describe('classes', () => {
  test('a dictionary has superclasses, then methods', () => {
    const { tycons } = declared('class (Show a, Eq a) => C a where { m :: a; n :: a -> Int }');
    const [c] = [...tycons.values()].flatMap((tycon) => (tycon.flavour === 'class' ? [tycon.class] : []));
    expect(c.core.cons[0].fields.length).toBe(4);
    expect(c.core.cons[0].name).toMatch(/^Test\d+\.C:C$/);
  });

  test('instances', () => {
    const source = 'class C a\ninstance C Int\ninstance (C a, C b) => C (a, b)\ninstance C b => C (a -> b)';
    expect(instancesOf(source)).toEqual(['C Int', '(C a, C b) => C (a, b)', 'C b => C (a -> b)']);
  });

  test('constraint synonyms are flattened', () => {
    const source = 'class C a\ntype X a = (Show a, Y a)\ntype Y a = (Eq a, Num a)\ninstance X a => C [a]';
    expect(instancesOf(source)).toEqual(['(Show a, Eq a, Num a) => C [a]']);
  });
});
