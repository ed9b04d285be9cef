import { describe, expect, test } from 'vitest';
import { printRn } from '../../../compiler/rename/print.ts';
import type * as Rn from '../../../compiler/rename/syntax.ts';
import { brief, problemsOf, renameAll } from './support.ts';

function moduleOf(...sources: string[]): Rn.Module {
  const { module, diagnostics } = renameAll(sources);
  expect(brief(diagnostics)).toEqual([]);
  return module as Rn.Module;
}

/** The binding groups as names: `f g` are recursive together, `f*` by itself. */
function groupsOf(groups: readonly Rn.BindGroup[]): string[] {
  return groups.map(({ recursive, binds }) => {
    const names = binds.flatMap((bind) => (bind.kind === 'funBind' ? [bind.name.text] : bind.binders.map(({ text }) => text)));
    return `${names.join(' ')}${recursive ? '*' : ''}`;
  });
}

describe('scopes', () => {
  test('the nearest binding is meant', () => {
    const { binds } = moduleOf('module M where\nf x = (\\x -> x) (let x = 1 in x)\n');
    expect(printRn(binds[0].binds[0])).toMatchSnapshot();
  });

  test.each([
    ['a variable nobody binds', 'f x = mop x', ['2:7 NotInScope: variable not in scope: `mop` (did you mean `map`?)']],
    ['a constructor', 'f = Juts 1', ['2:5 NotInScope: constructor not in scope: `Juts` (did you mean `Just`?)']],
    ['a type', 'f :: Itn\nf = f', ['2:6 NotInScope: type not in scope: `Itn` (did you mean `Int`?)']],
    ['a hole is left to the checker', 'f x = _what x', []],
    ['a qualifier', 'f = M2.g', ['2:5 NotInScope: no module in scope is called `M2` (import the module, as in `import qualified M2`)']],
    ['two variables of a match', 'f x (Just x) = x', ['2:11 DuplicateBinder: `x` is bound twice in the same pattern']],
    ['later matches may hide', 'f x = \\x -> case x of x -> x', []],
    ['definitions apart', 'f 1 = 2\ng = f\nf 2 = 3', ['4:1 DuplicateDefinition: `f` is defined twice']],
    ['a variable twice', 'x = 1\nx = 2', ['3:1 DuplicateDefinition: `x` is defined twice']],
    ['local definitions', 'f = let { g = 1; (g, h) = f } in g', ['2:19 DuplicateDefinition: `g` is defined twice']],
    ['a type twice', 'data T\ntype T = Int', ['3:6 DuplicateDefinition: `T` is defined twice']],
    ['numbers of parameters', 'f 1 = 2\nf 1 2 = 3', ['3:1 ClauseArity: the clauses of `f` have different numbers of parameters']],
    ['a signature alone', 'fo :: Int\nfoo = 1', ['2:1 MissingBinding: `fo` has a signature but no definition beside it (did you mean `foo`?)']],
    ['two signatures', 'f :: Int\nf :: Int\nf = 1', ['3:1 DuplicateSignature: `f` has two signatures']],
    ['a fixity alone', 'infix 4 ==', ['2:9 MissingBinding: a fixity is declared for `==`, which is not defined here']],
    ['ambiguous only where it is used', 'map = 1', []],
    ['ambiguous', 'map = 1\ny = map', ['3:5 AmbiguousName: `map` may mean either of two things (write it with a qualifier, or hide it in one of the imports)']],
    ['with its qualifier', 'map = 1\ny = M.map', []],
    [
      'a type variable',
      'data T = T a',
      ['2:12 NotInScope: type variable not in scope: `a` (bind it with `forall a.`, or make it a parameter of what is declared)'],
    ],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(`module M where\n${text}\n`)).toEqual(expected);
  });

  test('guards, where and view patterns see what is bound before', () => {
    const text = '{-# LANGUAGE ViewPatterns #-}\nmodule M where\nf x ((+ x) -> y) | Just z <- y, w <- z = q w where q a = a + x\n';
    expect(problemsOf(text)).toEqual([]);
  });

  test('branches of a parallel comprehension do not see each other', () => {
    const text = '{-# LANGUAGE ParallelListComp #-}\nmodule M where\nf xs = [x + y | x <- xs, z <- x | y <- z]\n';
    expect(problemsOf(text)).toEqual(['3:40 NotInScope: variable not in scope: `z`']);
  });
});

describe('binding groups', () => {
  test.each([
    ['in order of dependency', 'a = b\nb = c\nc = 1', ['c', 'b', 'a']],
    ['recursive ones together', 'a = b\nb = a\nc = a', ['a b*', 'c']],
    ['a signature unties', 'a :: Int\na = b\nb = c\nc = a', ['c*', 'b*', 'a*']],
    ['patterns bind several', '(a, b) = c\nc = a\nd = b', ['a b c*', 'd']],
    ['through local functions', 'a = let g = b in g\nb = 1', ['b', 'a']],
  ])('%s', (_, text, expected) => {
    expect(groupsOf(moduleOf(`module M where\n${text}\n`).binds)).toEqual(expected);
  });

  test('types', () => {
    const { typeGroups } = moduleOf('module M where\ndata A = A B\ndata B = B [A] C\ntype C = Int\nclass D a where { m :: a -> A; m = m }\n');
    expect(typeGroups.map((group) => group.map(({ name }) => name.text).join(' '))).toEqual(['C', 'A B', 'D']);
  });
});

describe('fixities', () => {
  const shape = (expr: Rn.Expr): string => {
    if (expr.kind === 'binary') return `(${shape(expr.left)} ${shape(expr.operator)} ${shape(expr.right)})`;
    if (expr.kind === 'var' || expr.kind === 'con') return expr.name.text;
    if (expr.kind === 'negate') return `(- ${shape(expr.operand)})`;
    if (expr.kind === 'let') return shape(expr.body);
    return expr.kind === 'literal' && expr.value.kind === 'integer' ? String(expr.value.value) : expr.kind;
  };
  const body = (module: Rn.Module, name: string): Rn.Expr => {
    const bind = module.binds.flatMap(({ binds }) => binds).find((found) => found.kind === 'funBind' && found.name.text === name) as Rn.FunBind;
    return bind.clauses[0].rhs.alternatives[0].body;
  };

  test('imported, own, local and of a class', () => {
    const module = moduleOf(
      'module A where\ninfixr 5 +++\na +++ b = a\nclass C a where { infixl 1 <#>; (<#>) :: a -> a -> a }\n',
      `module M where
import A
import qualified A as Q
w = 1 +++ 2 * 3 +++ 4
x = 1 Q.+++ 2 <#> 3 <#> 4
y = let { infixl 9 +++; a +++ b = a } in 1 +++ 2 * 3 +++ 4
z = let a +++ b = a in 1 * 2 +++ 3
`,
    );
    expect(['w', 'x', 'y', 'z'].map((name) => shape(body(module, name)))).toEqual([
      '(1 +++ ((2 * 3) +++ 4))',
      '(((1 +++ 2) <#> 3) <#> 4)',
      '((1 +++ 2) * (3 +++ 4))',
      '(1 * (2 +++ 3))',
    ]);
  });

  test('sections and conflicts', () => {
    expect(problemsOf('module M where\nf = (1 + 2 *)\ng = a == a == a where a = 1\nh = (+ 1 * 2)\n')).toEqual([
      '2:12 SectionPrecedence: `*` (infixl 7) of this section binds no less than `+` (infixl 6) in its operand (put the operand in parentheses)',
      '3:12 FixityConflict: `==` (infix 4) and `==` (infix 4) cannot stand side by side without parentheses (put one of the two in parentheses with its operands)',
    ]);
  });

  test('types and patterns', () => {
    const text = `module M where
infixr 5 :+:
infixl 4 `.trimEnd();
    const module = moduleOf(`${text} :*:\ndata a :+: b = a :+: b\ndata a :*: b = a :*: b\nf :: a :+: b :*: c :+: d -> a\nf (a :+: b :*: c) = a\n`);
    expect(printRn(module.binds[0])).toMatchSnapshot();
  });

  test('a chain of any length', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => i).join(' + ');
    moduleOf(`module M where\nx = ${chain}\ny = ${chain.replaceAll('+', '.')}\n`);
  });
});

describe('quantification', () => {
  const variables = ({ implicit, type }: Rn.Signature): string => {
    const explicit = type.kind === 'forall' ? type.params.map(({ name }) => name.text) : [];
    return [...implicit.map(({ text }) => text), ...explicit].join(' ');
  };
  const signatureOf = (module: Rn.Module): string => variables((module.binds[0].binds[0] as Rn.FunBind).signature as Rn.Signature);

  test.each([
    ['f :: b -> a -> b', 'b a'],
    ['f :: Eq a => Maybe b -> a', 'a b'],
    ['f :: (forall c. c -> d) -> a', 'd a'],
    ['f :: forall b a. a -> b', 'b a'],
  ])('%s', (text, expected) => {
    expect(signatureOf(moduleOf(`module M where\n${text}\nf = f\n`))).toBe(expected);
  });

  test('an outermost forall names all or none', () => {
    expect(problemsOf('module M where\nf :: forall a. a -> b\nf = f\n')).toHaveLength(1);
  });

  test('variables of a signature scope over its binding', () => {
    const module = moduleOf('module M where\nf :: forall a. a -> a\nf x = g x where { g :: a -> a; g y = (y :: a) }\n');
    expect(printRn(module.binds[0])).toMatchSnapshot();
  });

  test('but not in Haskell 2010', () => {
    const module = moduleOf('{-# LANGUAGE Haskell2010, RankNTypes #-}\nmodule M where\nf :: forall a. a -> a\nf x = g x where { g :: a -> a; g y = y }\n');
    const { clauses } = module.binds[0].binds[0] as Rn.FunBind;
    expect(variables((clauses[0].rhs.where[0].binds[0] as Rn.FunBind).signature as Rn.Signature)).toBe('a');
  });

  test('variables of pattern signatures, classes and instances', () => {
    const text = `module M where
f (x :: t) = (x :: t)
class C a where { m :: a -> b -> a; m x _ = (x :: a) }
instance C (Maybe t) where { m :: Maybe t -> b -> Maybe t; m x _ = (x :: Maybe t) }
`;
    const module = moduleOf(text);
    const { name, methods } = module.typeGroups[0][0] as Rn.ClassDecl;
    expect([name.text, variables(methods[0].signature)]).toEqual(['C', 'b']);
    expect(module.instances[0].methods[0].name).toBe(methods[0].name);
    expect(variables(module.instances[0].methods[0].signature as Rn.Signature)).toBe('b');
  });

  test('families', () => {
    const text = `{-# LANGUAGE TypeFamilies #-}
module M where
class Container f where { type Elem f; type Elem f = Int; data Key f; empty :: f }
instance Container [a] where { type Elem [a] = a; data Key [a] = K Int | L a; empty = [] }
type family F a b where { F Int b = b; F [a] _ = a }
type family G a
type instance G (Maybe a) = a
data family D a
newtype instance D Int = DI { unD :: Int }
`;
    const module = moduleOf(text);
    expect(module.familyInstances.map((instance) => (instance.kind === 'dataInstance' ? instance.name.text : instance.equation.family.name.text))).toEqual([
      'G',
      'R:DInt',
    ]);
    expect(printRn(module.instances[0])).toMatchSnapshot();
    expect(problemsOf(text.replace('F Int b = b', 'F Int b = c'))).toHaveLength(1);
  });

  test('constructors with signatures', () => {
    const { typeGroups } = moduleOf(
      '{-# LANGUAGE GADTs #-}\nmodule M where\ndata T a where { A, B :: Eq b => b -> !a -> T (Maybe a); R :: { r :: Int } -> T Int }\n',
    );
    const { constructors } = typeGroups[0][0] as Rn.DataDecl;
    expect(
      constructors.map(({ name, params, args }) => [name.text, params.map((param) => param.name.text).join(' '), args.map(({ strict }) => strict)]),
    ).toEqual([
      ['A', 'b a', [false, true]],
      ['B', 'b a', [false, true]],
      ['R', '', [false]],
    ]);
  });
});

describe('records', () => {
  const header = '{-# LANGUAGE RecordWildCards, NamedFieldPuns #-}\nmodule M where\ndata R = R { a, b :: Int } | S { b :: Int }\n';

  test('puns and wildcards are written out', () => {
    const module = moduleOf(`${header}f R{..} = a + b\ng R{a, b = c} = a + c\nh a = R{b = 1, ..}\ni r = r { b = 2 }\n`);
    expect(module.binds.map((group) => printRn(group)).join('')).toMatchSnapshot();
  });

  test.each([
    ['a field of another constructor', 'f S{a = 1} = 1', ['4:5 NotAField: the constructor `S` has no field `a`']],
    ['no field', 'f r = r { map = 1 }', ['4:11 NotAField: `map` is not a field of a record']],
    ['a field twice', 'f = R { a = 1, a = 2 }', ['4:16 DuplicateField: the field `a` is given twice']],
    ['a constructor without fields', 'f Just{..} = 1', ['4:8 NotARecord: the constructor `Just` has no fields that `..` could stand for']],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(`${header}${text}\n`)).toEqual(expected);
  });
});

describe('Strict', () => {
  test('patterns and bindings are strict unless they say otherwise', () => {
    const module = moduleOf('{-# LANGUAGE Strict #-}\nmodule M where\nf x ~y (Just z) = let { w = 1; ~v = 2 } in \\u -> u\ntop = 1\n');
    const [fun, top] = module.binds.map(({ binds }) => binds[0] as Rn.FunBind);
    expect(fun.clauses[0].params.map(({ kind }) => kind)).toEqual(['bangPattern', 'varPattern', 'bangPattern']);
    expect(top.strict).toBe(false);
  });
});

describe('methods', () => {
  test.each([
    ['of another class', 'instance Show Int where { shwo = 1 }', ['2:27 NotAMethod: `shwo` is not a method of the class `Show` (did you mean `show`?)']],
    ['qualified classes', 'import qualified Prelude as P\nimport Prelude\ninstance P.Show Int where { show = show }', []],
    ['in pieces', 'instance Eq Int where { a == b = a == b; a /= b = a /= b; a == c = c }', ['2:61 DuplicateDefinition: `==` is defined twice']],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(`module M where\n${text}\n`)).toEqual(expected);
  });
});

describe('main', () => {
  test('is what a program begins with', () => {
    expect(moduleOf('main = main').main?.text).toBe('main');
    expect(problemsOf('module Main (main) where\nimport Prelude\n')).toHaveLength(2);
    expect(moduleOf('module A where\nmain = main\n', 'module Main (main) where\nimport A\n').main?.module).toBe('A');
  });
});

describe('pragmas', () => {
  test('speak of functions and methods', () => {
    const text = `module M where
class C a where
  {-# MINIMAL m | ((<+>), k) #-}
  m, k :: a
  (<+>) :: a -> a
instance C Int where
  m = m
  {-# INLINE m #-}
{-# NOINLINE f, (<->) #-}
f = 1
a <-> b = a where { f = 2; {-# INLINE f #-} }
{-# INLINE [1] g #-}
g = 3
`;
    const module = moduleOf(text);
    const { minimal } = module.typeGroups[0][0] as Rn.ClassDecl;
    const formula = (part: Rn.Minimal): string => (part.kind === 'method' ? part.name.text : `${part.kind}(${part.of.map(formula).join(' ')})`);
    expect(formula(minimal as Rn.Minimal)).toBe('any(m all(<+> k))');
    expect(module.instances[0].methods[0].pragma).toBe('inline');
    const found = module.binds.flatMap(({ binds }) => binds).map((bind) => (bind.kind === 'funBind' ? `${bind.name.text} ${bind.pragma}` : ''));
    expect(found).toEqual(['f noinline', '<-> noinline', 'g inline']);
  });
});
