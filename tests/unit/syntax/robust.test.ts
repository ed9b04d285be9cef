/** The parser never throws, whatever it is given; a mistake does not hide the next; nesting has a limit; time grows with the text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../../compiler/base/span.ts';
import { resolveModule } from '../../../compiler/syntax/fixity-module.ts';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { printTree } from '../../../compiler/syntax/print.ts';
import { repositoryFiles, textOf } from '../../support/repository-files.ts';
import { problemsOf } from './support.ts';

const programs = repositoryFiles()
  .filter((path) => path.endsWith('.hs'))
  .map((path) => textOf(path)!);
const snippets = textOf('tests/unit/syntax/snippets.txt')!
  .split(/^=== .*\n/m)
  .slice(1);

const pieces = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ';',
  ',',
  '`',
  '"',
  "'",
  '{-',
  '-}',
  '--',
  '\\',
  '|',
  '=',
  '->',
  '<-',
  '::',
  '=>',
  '@',
  '!',
  '~',
  '..',
  '(#',
  '#)',
  '\n',
  '\t',
  ' ',
  'where',
  'let',
  'in',
  'do',
  'of',
  'case',
  'if',
  'then',
  'else',
  'data',
  'class',
  'instance',
  'type',
  'import',
  'module',
  'deriving',
  'infixl',
  'forall',
  '-',
  '+',
  'x',
  'X',
  '1',
  '#if',
  '{-# LANGUAGE MultiWayIf, LambdaCase, MagicHash, UnboxedTuples, ViewPatterns, CPP, BlockArguments #-}',
];

/** A program with some stretches replaced by pieces of syntax. */
const mutated = fc
  .record({
    source: fc.constantFrom(...programs, ...snippets),
    cuts: fc.array(fc.record({ at: fc.nat(10_000), length: fc.nat(12), piece: fc.constantFrom('', ...pieces) }), { minLength: 1, maxLength: 6 }),
  })
  .map(({ source, cuts }) =>
    cuts.reduce((text, { at, length, piece }) => text.slice(0, at % (text.length + 1)) + piece + text.slice((at % (text.length + 1)) + length), source),
  );

describe('any text', () => {
  test('mutated programs', () => {
    fc.assert(
      fc.property(mutated, (source) => {
        const { module } = parseModule(source);
        printTree(resolveModule(module).module);
      }),
      { numRuns: 1500 },
    );
  });
  test('pieces of syntax in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), fc.boolean(), (words, spaced) => {
        printTree(parseModule(words.join(spaced ? ' ' : '')).module);
      }),
      { numRuns: 1500 },
    );
  });
  test('characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (source) => {
        parseModule(source);
      }),
      { numRuns: 500 },
    );
  });
});

test('one mistake, one message; the rest of the file is read', () => {
  const source = 'f = (1 + 2\ng x = case x of\n  1 = 2\nh = let in\nk = 1 +\n\ndata T = t\nok = 1\n';
  const { module, diagnostics } = parseModule(source);
  expect(diagnostics.map(({ kind, span }) => `${span.line}:${span.col} ${kind}`)).toEqual([
    '2:1 UnexpectedToken',
    '3:5 UnexpectedToken',
    '5:1 UnexpectedToken',
    '7:1 UnexpectedToken',
    '7:10 InvalidConstructor',
  ]);
  expect(module.decls.at(-1)?.span.line).toBe(8);
});

describe('depth', () => {
  test.each([
    ['parentheses', (n: number) => `${'('.repeat(n)}1${')'.repeat(n)}`],
    ['lists', (n: number) => `${'['.repeat(n)}1${']'.repeat(n)}`],
    ['lambdas', (n: number) => `${'\\x -> '.repeat(n)}1`],
    ['conditionals', (n: number) => `${'if '.repeat(n)}a${' then b else c'.repeat(n)}`],
    ['blocks', (n: number) => `${'do '.repeat(n)}1`],
    ['open lets', (n: number) => `${'let a = '.repeat(n)}1`],
    ['patterns', (n: number) => `\\${'(Just '.repeat(n)}a${')'.repeat(n)} -> 1`],
    ['lazy patterns', (n: number) => `\\y ${'~('.repeat(n)}a${')'.repeat(n)} -> 1`],
    ['types', (n: number) => `1 :: ${'('.repeat(n)}a${')'.repeat(n)}`],
    ['records', (n: number) => `${'r { a = '.repeat(n)}1${'}'.repeat(n)}`],
  ])('%s: 40 levels are fine, 100,000 are one message', (_, text) => {
    expect(problemsOf(`x = ${text(40)}`).filter((problem) => !/`in`/.test(problem))).toEqual([]);
    expect(problemsOf(`x = ${text(100_000)}`).map((problem) => problem.split(' ')[1])).toEqual(['TooDeep:']);
  });
  test('comments nest without limit', () => {
    expect(problemsOf(`x = 1 ${'{-'.repeat(100_000)}${'-}'.repeat(100_000)}`)).toEqual([]);
  });
});

test('every node lies within its parent', () => {
  const inside = (inner: Span, outer: Span): boolean =>
    (inner.line > outer.line || (inner.line === outer.line && inner.col >= outer.col)) &&
    (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endCol <= outer.endCol));
  const walk = (value: unknown, outer: Span, path: string): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const { span = outer } = value as { span?: Span };
    const own =
      inside(span, outer) && (span.line < span.endLine || span.col < span.endCol || path === '')
        ? []
        : [`${path} ${JSON.stringify(span)} in ${JSON.stringify(outer)}`];
    return own.concat(
      Object.entries(value).flatMap(([key, child]) => (key === 'span' || key === 'wildcard' || key === 'pragmas' ? [] : walk(child, span, `${path}.${key}`))),
    );
  };
  for (const source of [...programs, ...snippets]) {
    const { module, diagnostics } = parseModule(source);
    if (diagnostics.length === 0) expect(walk(module, module.span, '')).toEqual([]);
  }
});
