import { describe, expect, test } from 'vitest';
import { brief, problemsOf, renameAll } from './support.ts';

const a = `module A (T (..), U (X), V, C (..), f, op, (<+>)) where
data T = P | Q { field :: Int }
data U = X | Y
data V = Z
class C a where { method :: a; hidden :: a }
f = 1
op = 2
a <+> b = a
secret = 3
`;

function exportsOf(...sources: string[]): string {
  const { exports, diagnostics } = renameAll(sources);
  expect(brief(diagnostics)).toEqual([]);
  return [...exports.values.keys(), ...[...exports.types.keys()].map((text) => `type ${text}`)].sort().join(', ');
}

describe('imports', () => {
  test.each([
    ['everything', 'import A', 'f + op + field Q + method', []],
    ['what is not exported', 'import A', 'secret', ['3:5 NotInScope: variable not in scope: `secret`']],
    ['a list', 'import A (f, T (P))', 'f P', []],
    ['outside the list', 'import A (f)', 'op', ['3:5 NotInScope: variable not in scope: `op`']],
    ['types alone', 'import A (T)', 'P', ['3:5 NotInScope: constructor not in scope: `P`']],
    ['all of a type', 'import A (T (..))', 'Q { field = f1 } where f1 = P', []],
    ['hiding', 'import A hiding (f, P)', 'f P', ['3:5 NotInScope: variable not in scope: `f`', '3:7 NotInScope: constructor not in scope: `P`']],
    ['hiding a type with its constructors', 'import A hiding (T (..))', 'field', ['3:5 NotInScope: variable not in scope: `field`']],
    ['qualified', 'import qualified A', 'A.f + op', ['3:11 NotInScope: variable not in scope: `op` (did you mean `A.op`?)']],
    [
      'qualified by another name',
      'import qualified A as B',
      'B.f B.<+> A.f',
      ['3:15 NotInScope: no module in scope is called `A` (import the module, as in `import qualified A`)'],
    ],
    ['as without qualified', 'import A as B', 'f + B.f', []],
    ['two lists', 'import A (f)\nimport qualified A as B (op)', 'f + B.op', []],
    ['a name that is not there', 'import A (g)', '1', ['2:11 NotExported: `g` is not exported by `A`']],
    ['a constructor by itself', 'import A (P)', '1', ['2:11 NotExported: `P` is not exported by `A` (a constructor is imported with its type: `T (P)`)']],
    ['a member that is not there', 'import A (U (Y))', '1', ['2:14 NotExported: `U` has no `Y` that `A` exports']],
    ['hiding what is not there', 'import A hiding (nothing)', 'f', []],
    ['a module that is not there', 'import B\nimport A', 'f + unknown', ['2:8 ModuleNotFound: there is no module `B`']],
  ])('%s', (_, imports, body, expected) => {
    const lines = imports.split('\n').length;
    const shift = (text: string): string => text.replace(/^3:/, `${lines + 2}:`);
    expect(problemsOf(a, `module M where\n${imports}\nx = ${body}\n`)).toEqual(expected.map(shift));
  });

  test('the Prelude', () => {
    expect(problemsOf('module M where\nimport Prelude ()\nx = map\n')).toHaveLength(1);
    expect(problemsOf('module M where\nimport Prelude hiding (map)\nmap = id\nx = map\n')).toEqual([]);
    expect(problemsOf('{-# LANGUAGE NoImplicitPrelude #-}\nmodule M where\nx = map\n')).toHaveLength(1);
    expect(problemsOf('module M where\nimport qualified Prelude as P\nx = P.map map\n')).toHaveLength(1);
  });

  test('one entity by two ways is not ambiguous', () => {
    expect(problemsOf(a, 'module B (module A, f) where\nimport A\n', 'module M where\nimport A\nimport B\nx = f\n')).toEqual([]);
  });
});

describe('exports', () => {
  test.each([
    ['everything', 'module M where', 'M.. is own', 'K, main, own, type K'],
    ['nothing', 'module M () where', '', ''],
    ['a list', 'module M (own, K) where', '', 'own, type K'],
    ['with children', 'module M (K (..)) where', '', 'K, type K'],
    ['imported ones', 'module M (f, T (P), C (..)) where', '', 'P, f, hidden, method, type C, type T'],
    ['a module', 'module M (module A) where', '', 'P, Q, X, f, field, hidden, method, op, type C, type T, type U, type V, <+>'],
    ['this module', 'module M (module M) where', '', 'K, main, own, type K'],
    ['by qualified names', 'module M (A.f, M.own) where', '', 'f, own'],
  ])('%s', (_, header, _body, expected) => {
    expect(exportsOf(a, `${header}\nimport A\ndata K = K\nown = 1\nmain = 2\n`)).toBe(expected.split(', ').sort().join(', '));
  });

  test('a program exports main', () => {
    expect(exportsOf('main = x\nx = main\n')).toBe('main');
  });

  test('module exports mean what is in scope both ways', () => {
    expect(exportsOf(a, 'module M (module A) where\nimport qualified A\n')).toBe('');
    expect(exportsOf(a, 'module M (module B) where\nimport A (f)\nimport qualified A as B\nimport A as B (op)\n')).toBe('f, op');
  });

  test.each([
    ['what is not in scope', 'module M (g) where', ['1:11 NotInScope: `g` is exported, but not in scope']],
    ['a constructor by itself', 'module M (T (R)) where', ['1:14 NotInScope: `T` has no `R` in scope to export']],
    ['an unknown module', 'module M (module X) where', ['1:18 NotInScope: no module `X` is imported']],
    ['conflicts', 'module M (A.f, M.f) where', ['1:16 ConflictingExports: `f` would be exported with two meanings']],
  ])('%s', (_, header, expected) => {
    const own = header.includes('M.f') ? 'f = 1\n' : '';
    expect(problemsOf(a, `${header}\nimport A\n${own}`)).toEqual(expected);
  });
});

describe('warnings, when asked for', () => {
  const warned = (source: string, ...warn: Parameters<typeof renameAll>[1] & object): string[] => brief(renameAll([a, source], warn).diagnostics);

  test('unused imports', () => {
    const source = 'module M where\nimport A\nimport A as B\nimport qualified A as C (f, op)\nx = C.f + op\n';
    expect(warned(source, 'unused-imports')).toEqual(['3:1 UnusedImport: nothing of `A` is used', '4:29 UnusedImport: `op` of `A` is not used']);
  });

  test('unused items of imports', () => {
    expect(warned('module M where\nimport A (f, op)\nx = f\n', 'unused-imports')).toEqual(['2:14 UnusedImport: `op` of `A` is not used']);
  });

  test('what a module hands on as a whole is imported for that', () => {
    const source = 'module M (module B, x) where\nimport A\nimport A as B (f)\nimport qualified A as B\nx = op\n';
    expect(warned(source, 'unused-imports')).toEqual([]);
  });

  test('unused parts of items: constructors that are named, and a class without its methods', () => {
    const parts = 'module P where\ndata T = C | D\nclass K a where { k :: a; l :: a }\n';
    const source = 'module M where\nimport P (T (C, D), K, k)\nx = C\ny = k\n';
    expect(brief(renameAll([parts, source], ['unused-imports']).diagnostics)).toEqual([
      '2:17 UnusedImport: `D` of `P` is not used',
      '2:21 UnusedImport: `K` of `P` is not used',
    ]);
  });

  test('what an instance defines needs the import that brings it', () => {
    const parts = 'module P where\nclass K a where { k :: a; l :: a; m :: a }\n';
    const source = 'module M where\nimport P (K (k, l))\nimport qualified P as Q (K (m))\ndata T = T\ninstance K T where { k = T; m = T }\n';
    expect(brief(renameAll([parts, source], ['unused-imports']).diagnostics)).toEqual(['2:17 UnusedImport: `l` of `P` is not used']);
  });

  test('what puns and wildcards bind', () => {
    const source = '{-# LANGUAGE RecordWildCards, NamedFieldPuns #-}\nmodule M where\ndata P = P { a :: P, b :: P }\nx P {..} = a\ny P {b} = b\nz a = a\n';
    expect(warned(source, 'unused-matches', 'name-shadowing')).toEqual([]);
    expect(warned(source.replace(/^.*\n/, '').replace(/^[xy].*\n/gm, ''), 'name-shadowing')).toEqual(['3:3 Shadowing: `a` hides another `a` of `M`']);
  });

  test('fields that types share are used by being exported', () => {
    const source = '{-# LANGUAGE DuplicateRecordFields #-}\nmodule M (P (..), Q (Q)) where\ndata P = P { name :: Int }\ndata Q = Q { name :: Int }\n';
    expect(warned(source, 'unused-top-binds')).toEqual(['4:14 UnusedBinding: `name` is defined but not used']);
  });

  test('fields are used by a derived Show', () => {
    const source = 'module M () where\ndata P = P { shown :: Int } deriving (Show)\ndata Q = Q { unseen :: Int } deriving (Eq)\n';
    expect(warned(source, 'unused-top-binds')).toEqual(['3:14 UnusedBinding: `unseen` is defined but not used']);
  });

  test('constructors are used by derived code', () => {
    const source = 'module M (T, N) where\ndata T = A | B deriving (Show)\ndata U = C | D\nnewtype N = N U\n';
    const places = warned(source, 'unused-top-binds').map((text) => text.split(' ')[0]);
    expect(places).toEqual(['3:10', '3:14', '4:13']);
  });

  test('types, classes and synonyms that nothing mentions', () => {
    const source =
      'module M (f) where\ntype S = Int\nclass C a where { m :: a }\ndata T = T\ntype Used = Int\nf :: Used -> Used\nf x = x\ndata K = L\ng :: K\ng = g\n';
    expect(warned(source, 'unused-top-binds').map((text) => text.replace('UnusedBinding: ', '').replace(' is defined but not used', ''))).toEqual([
      '2:6 the type `S`',
      '3:7 the class `C`',
      '3:19 `m`',
      '4:6 the type `T`',
      '4:10 the constructor `T`',
      '8:10 the constructor `L`',
      '10:1 `g`',
    ]);
  });

  test('what only uses itself, or is used by what nobody uses, is unused', () => {
    const source = 'module M (f) where\nf = 1\nping x = pong x\npong x = ping x\nlone = other\nother = 2\n_kept = needed\nneeded = 3\n';
    expect(warned(source, 'unused-top-binds').map((text) => text.split(' ')[0])).toEqual(['3:1', '4:1', '5:1', '6:1']);
  });

  test('unused bindings', () => {
    const source = 'module M (x) where\nx y = let { z = 1; w = 2 } in w\n_u = 1\nv = 2\n';
    expect(warned(source, 'unused-top-binds')).toEqual(['4:1 UnusedBinding: `v` is defined but not used']);
    expect(warned(source, 'unused-local-binds')).toEqual(['2:3 UnusedBinding: `y` is bound but not used', '2:13 UnusedBinding: `z` is bound but not used']);
  });

  test('shadowing and duplicate exports', () => {
    expect(warned('module M (x, x) where\nx map = \\x -> x + map\n', 'name-shadowing', 'duplicate-exports')).toEqual([
      '1:14 DuplicateExport: `x` is exported twice',
      '2:3 Shadowing: `map` hides another `map` of `Prelude`',
      '2:10 Shadowing: `x` hides another `x` of `M`',
    ]);
  });

  test('what is exported twice, but where one item names it among others', () => {
    const list = (exports: string, ...imports: string[]): string[] => {
      const source = `module M (${exports}) where\n${imports.join('\n')}\ndata T = L | R\nclass C a where\n  m, n :: a\nx = L\n`;
      return warned(source, 'duplicate-exports').map((text) => text.replace(/DuplicateExport: | is exported twice/g, ''));
    };
    expect(list('module M, x, T, T(..), module M')).toEqual(['1:21 `x`', '1:24 `T`', '1:34 `M`']);
    expect(list('T(..), module M, C(m), m')).toEqual(['1:34 `m`']);
    expect(list('T(..), T(L), T, C(n), C(..), m')).toEqual(['1:18 `T`', '1:24 `T`', '1:33 `C`', '1:40 `m`']);
    expect(list('f, module A, module A, op', 'import A')).toEqual(['1:14 `f`', '1:24 `A`', '1:34 `op`']);
  });

  test('fields of pattern synonyms, and what loops bind early, hide nothing', () => {
    const pragma = '{-# LANGUAGE PatternSynonyms, RecursiveDo #-}\nmodule M where\n';
    expect(warned(`${pragma}pattern P {x, y} = (x, y)\n`, 'name-shadowing')).toEqual([]);
    expect(warned(`${pragma}f g = do { rec { a <- g b; b <- g a }; g a }\nh g = mdo { c <- g d; d <- g c; g d }\n`, 'name-shadowing')).toEqual([]);
    expect(warned(`${pragma}f a = do { rec { a <- a }; a }\n`, 'name-shadowing')).toEqual(['3:18 Shadowing: `a` hides another `a`']);
  });
});
