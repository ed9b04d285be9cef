import { expect, test } from 'vitest';
import { errorsOf } from './support.ts';

/** Declarations GHC rejects, too, and what is said of them. */
const rows: readonly (readonly [string, readonly string[]])[] = [
  ['data T = T Maybe', ['KindMismatch: this type has kind `* -> *`, but `*` is expected']],
  ['data T = T (Int Int)', ['KindMismatch: `Int` takes no arguments, but is given 1']],
  ['type S = [S]', ['SynonymCycle: the type synonym `S` stands for itself']],
  ['type S = T Int\ntype T a = (S, a)', ['SynonymCycle: type synonyms stand for each other: `S` → `T` → `S`']],
  ['data Eq a => T a = T a', ['DatatypeContext: a data type cannot have a context']],
  ['newtype N = N Int Int', ['InvalidNewtype: the constructor `N` of a newtype must have one field, but has 2']],
  ['newtype N = N !Int', ['InvalidNewtype: the constructor `N` of a newtype cannot have a strictness annotation']],
  ['data T = A { x :: Int } | B { x :: Bool }', ['FieldTypesDiffer: the field `x` has different types in the constructors `A` and `B`']],
  ['{-# LANGUAGE GADTs #-}\ndata G a where { G1 :: Int -> Maybe Int }', ['WrongConstructorResult: the constructor `G1` must return the type `G`']],
  [
    '{-# LANGUAGE GADTs, TypeFamilies #-}\ndata family D a\ndata instance D [a] where { D1 :: Int -> D Int }',
    ['WrongConstructorResult: the constructor `D1` must return the type `D [a]`'],
  ],
  ['class D a => C a\nclass C a => D a', ['SuperclassCycle: superclasses form a cycle: `C` → `D` → `C`']],
  ['class C a where { m :: a }\ninstance C Int where { n = 1 }', ['NotAMethod: `n` is not a method of the class `C`']],
  ['class Show a => C a\ndata T = T\ninstance C T', ['MissingInstance: there is no instance `Show T`']],
  ['instance Functor Int', ['KindMismatch: the first argument of `Functor` has kind `*`, but `* -> *` is expected']],
  ['class C a\ninstance C Int\ninstance C Int', ['DuplicateInstance: there are two instances `C Int`']],
  ['class C a\ninstance C [[a]] => C [a]', ['UndecidableInstance: the constraint `C [[a]]` is no smaller than the instance `C [a]`']],
  [
    '{-# LANGUAGE FunctionalDependencies #-}\nclass C a b | a -> b\ninstance C [a] b',
    ['CoverageCondition: the functional dependency of `C` does not determine the type variable `b`'],
  ],
  ['{-# LANGUAGE Haskell2010 #-}\nclass C a b', ['ClassParameters: the class `C` must have one parameter, but has 2']],
  [
    '{-# LANGUAGE Haskell2010 #-}\nclass C a\ninstance C [Char]',
    ['InvalidInstanceHead: the instance type `[Char]` must be a type constructor applied to distinct type variables'],
  ],
  ['type P a = (a, a)\nf :: [P] -> Int\nf = f', ['UnsaturatedSynonym: the type synonym `P` needs 1 argument, but has 0']],
  ['f :: _ -> Int\nf = f', ['WildcardInType: a type signature must not leave anything open']],
  [
    '{-# LANGUAGE TypeFamilies #-}\ntype family F a where { F Int = Bool }\ntype instance F Bool = Int',
    ['ClosedFamily: `F` is a closed family: it has no instances'],
  ],
  [
    '{-# LANGUAGE TypeFamilies #-}\ntype family F a\ntype instance F Int = Bool\ntype instance F Int = Int',
    ['ConflictingFamilyInstances: `F Int` is defined twice, differently'],
  ],
  ['data T = A | B Int deriving Enum', ['CannotDerive: `Enum` cannot be derived for `T`: it is no enumeration (constructors without arguments)']],
  ['data T = T deriving Num', ['CannotDerive: the class `Num` cannot be derived for `T`']],
  ['data T = T deriving Int', ['NotAClass: `Int` is no class']],
  ['data U = U\ndata T = T U deriving Eq', ['MissingInstance: there is no instance `Eq U`']],
  ['data T f a = T (f (f a)) deriving Eq', ['MissingInstance: there is no instance `Eq (f (f a))`']],
  [
    'data T a = T (a -> Int) deriving Functor',
    ['CannotDerive: `Functor` cannot be derived for `T`: the constructor `T` uses the type variable in the argument of a function'],
  ],
];

test.each(rows)('%s', (source, expected) => {
  expect(errorsOf(source)).toEqual(expected);
});

test('an error in one declaration does not hide those of others', () => {
  const source = 'data T = T Maybe\ntype S = [S]\nclass C a where { m :: a }\ninstance C Int where { m = True }\nf :: Int\nf = True';
  expect(
    errorsOf(source)
      .map((text) => text.split(':')[0])
      .sort(),
  ).toEqual(['KindMismatch', 'SynonymCycle', 'TypeMismatch', 'TypeMismatch']);
});
