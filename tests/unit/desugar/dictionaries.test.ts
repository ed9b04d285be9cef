/** A dictionary made of instances alone is bound once in a module, whatever asks for it. */
import { expect, test } from 'vitest';
import { bindingsOf } from '../../../compiler/core/build.ts';
import { pushChildren } from '../../../compiler/core/traverse.ts';
import { desugaredSource, optimisedSource } from '../simplify/source.ts';

const module = desugaredSource('one, two, signed, given, Tree', [
  'import GHC.Classes',
  'import GHC.Show',
  'import GHC.Maybe',
  'data Tree a = Leaf | Node (Tree a) a (Tree a) deriving (Eq, Show)',
  'one x = [x] == "x"',
  'two x y = (Just x == Just "y", show [Just x], x == y)',
  'signed :: Show a => a -> String -> String',
  'signed x y = show x == y `seq` show [Just y]',
  'given :: Eq a => Tree a -> Bool',
  'given t = Just t == Nothing',
]);
const bindings = module.binds.flatMap(bindingsOf);

/** Each with the instances it is made of. */
const shared = bindings
  .filter(({ var: v }) => /\.\$d/.test(v.name))
  .map(({ expr }) =>
    expr.kind === 'app' ? [expr.fun, ...expr.args].map((part) => (part.kind === 'var' ? part.var.name.replace(/^.*\.(?=\$)/, '') : '?')).join(' ') : '?',
  );

test('what is wanted several times is there once', () => {
  expect(shared.filter((text) => text.startsWith('$fEq[] '))).toEqual(['$fEq[] $fEqChar']);
  expect(new Set(shared).size).toBe(shared.length);
});

test('one dictionary is made of another that is there', () => {
  expect(shared).toEqual(expect.arrayContaining([expect.stringMatching(/^\$fEqMaybe \$dEq\[\]_\d+$/)]));
});

test('what takes dictionaries of its own makes those it needs where it stands', () => {
  const given = bindings.find(({ var: v }) => v.name.endsWith('.given'));
  const parts = given === undefined ? [] : [given.expr];
  for (let i = 0; i < parts.length; i++) pushChildren(parts[i], parts);
  const mentioned = parts.flatMap((part) => (part.kind === 'var' ? part.var.name : []));
  expect(mentioned.some((name) => name.endsWith('$fEqTree'))).toBe(true);
  expect(mentioned.some((name) => /\.\$d/.test(name))).toBe(false);
});

test('other modules do not see them', () => {
  expect([...module.exported].filter(({ name }) => /\.\$d/.test(name))).toEqual([]);
});

test('a dictionary that is made of another twice, and that again, is made in as many steps', () => {
  const levels = 40;
  const doubled = `${'dup ('.repeat(levels)}'x'${')'.repeat(levels)}`;
  const { before, after } = optimisedSource('deep', ['import GHC.Show', 'dup :: a -> (a, a)', 'dup x = (x, x)', `deep = show (${doubled})`], false);
  const pairs = before.binds.flatMap(bindingsOf).filter(({ var: v }) => v.name.includes('.$dShow(,)_'));
  expect(pairs.length).toBe(levels);
  expect(after.binds.flatMap(bindingsOf).some(({ var: v }) => v.name.endsWith('.deep'))).toBe(true);
});
