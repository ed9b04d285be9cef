import { describe, expect, test } from 'vitest';
import { resolveInfix } from '../../../compiler/syntax/fixity.ts';
import { resolveModule } from '../../../compiler/syntax/fixity-module.ts';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { brief, expressionOf, shape } from './support.ts';

function resolved(text: string, fixities = ''): { shape: string; problems: string[] } {
  const parsed = parseModule(`${fixities}\nx = ${text}\n`);
  const { module, diagnostics } = resolveModule(parsed.module);
  const decl = module.decls[module.decls.length - 1];
  if (decl.kind !== 'functionClause') throw new Error('not a definition');
  return { shape: shape(decl.rhs.alternatives[0].body), problems: brief([...parsed.diagnostics, ...diagnostics]) };
}

describe('chains get the shape of report 10.6', () => {
  test.each([
    ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
    ['a : b : c ++ d', '(a : (b : (c ++ d)))'],
    ['f . g $ h . k $ x', '((f . g) $ ((h . k) $ x))'],
    ['- 1 + 2', '((- 1) + 2)'],
    ['- 1 * 2', '(- (1 * 2))'],
    ['a == - 1', '(a == (- 1))'],
    ['- a ^ 2', '(- (a ^ 2))'],
    ['a && b || c && d', '((a && b) || (c && d))'],
    ['a `div` b `mod` c', '((a div b) mod c)'],
    ['a <+> b <+> c', '((a <+> b) <+> c)'],
    ['f x + g y z', '(f(x) + g(y z))'],
  ])('%s', (text, expected) => {
    expect(resolved(text)).toEqual({ shape: expected, problems: [] });
  });

  test('declared fixities', () => {
    expect(resolved('a <+> b * c <+> d', 'infixr 8 <+>').shape).toBe('((a <+> b) * (c <+> d))');
    expect(resolved('a <+> b <+> c', 'infixr 8 <+>').shape).toBe('(a <+> (b <+> c))');
  });

  test('a local fixity holds in its let alone', () => {
    const source = 'x = a <+> b <+> c\ny = let { infixr 5 <+>; (<+>) = f } in a <+> b <+> c\n';
    const { module } = resolveModule(parseModule(source).module);
    const [x, y] = module.decls.map((decl) => (decl.kind === 'functionClause' ? decl.rhs.alternatives[0].body : null));
    expect(shape(x!)).toBe('((a <+> b) <+> c)');
    expect(y?.kind === 'let' && shape(y.body)).toBe('(a <+> (b <+> c))');
  });
});

describe('conflicts', () => {
  test.each([
    ['a == b == c', '2:12-2:14 FixityConflict'],
    ['1 + - 2', '2:9-2:10 FixityConflict'],
    ['- - 1', '2:7-2:8 FixityConflict'],
    ['a : b `op` c', '2:11-2:15 FixityConflict'],
    ['(a + b *)', '2:12-2:13 SectionPrecedence'],
    ['(- a *)', '2:10-2:11 SectionPrecedence'],
  ])('%s', (text, expected) => {
    const { problems } = resolved(text, 'infixl 5 `op`');
    expect(problems.map((problem) => problem.slice(0, expected.length))).toEqual([expected]);
  });
  test('sections that are fine', () => {
    for (const text of ['(a * b +)', '(+ a * b)', '(a + b +)', '(a : b :)'].slice(0, 3)) expect(resolved(text).problems).toEqual([]);
  });
});

test('patterns and types are chains too', () => {
  const { module, diagnostics } = resolveModule(parseModule('f (a : b : c) = 1\n').module);
  expect(diagnostics).toEqual([]);
  const [f] = module.decls;
  expect(f.kind === 'functionClause' && shape(f.params[0])).toBe('(a : (b : c))');
});

test('a chain may be of any length', () => {
  const text = Array.from({ length: 50_000 }, (_, i) => `a${i}`).join(' + ');
  const chain = expressionOf(text);
  expect(chain.kind).toBe('infix');
  if (chain.kind === 'infix')
    expect(
      resolveInfix(
        chain.items,
        () => ({ associativity: 'right', precedence: 5 }),
        () => {},
      ).kind,
    ).toBe('binary');
});
