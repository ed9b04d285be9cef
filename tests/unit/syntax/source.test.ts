/** What happens before tokens: the preprocessor and literate source; places stay those of the file. */
import { describe, expect, test } from 'vitest';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { laidOut, problemsOf } from './support.ts';

const cpp = '{-# LANGUAGE CPP #-}\n';

function names(source: string, defines: Record<string, string> = {}): string[] {
  const { module, diagnostics } = parseModule(source, { defines });
  expect(diagnostics).toEqual([]);
  return module.decls.map((decl) => (decl.kind === 'functionClause' ? `${decl.name.text}@${decl.span.line}` : decl.kind));
}

describe('preprocessor', () => {
  const nested = `${cpp}#ifdef A\na = 1\n#if A > 1 && defined(B)\nb = 1\n#elif A == 1\nc = 1\n#else\nd = 1\n#endif\n#else\ne = 1\n#endif\nf = 1\n`;
  test.each([
    [{}, ['e@12', 'f@14']],
    [{ A: '1' }, ['a@3', 'c@7', 'f@14']],
    [{ A: '2' }, ['a@3', 'd@9', 'f@14']],
    [{ A: '2', B: '' }, ['a@3', 'b@5', 'f@14']],
  ])('branches with %j', (defines, expected) => {
    expect(names(nested, defines)).toEqual(expected);
  });

  test.each([
    '1 + 2 * 3 == 7',
    '(1 << 4) - 1 == 15',
    '!0 && ~0 == -1',
    'FOO ? 0 : 1',
    '0x10 == 16L',
    '__GLASGOW_HASKELL__ >= 900',
    'MIN_VERSION_base(4,15,0) && !MIN_VERSION_base(4,16,0)',
    '7 / 2 == 3 && 7 % 2 == 1',
  ])('#if %s', (condition) => {
    expect(names(`${cpp}#if ${condition}\nyes = 1\n#else\nno = 1\n#endif\n`)).toEqual(['yes@3']);
  });

  test('macros stand for tokens, from their line on', () => {
    expect(laidOut(`${cpp}x = N\n#define N 1 + M\n#define M 2\ny = N\n#undef N\nz = N\n`).slice(0, 3)).toEqual(['‹{› x = N', '‹;› y = 1 + 2', '‹;› z = N']);
    expect(problemsOf(`${cpp}#define N (1 +)) 2\nxyz = N\n`)).toEqual(['3:7-3:8 UnexpectedToken: expected the end of this declaration, found `)`']);
  });

  test('macros with parameters stand for their bodies, arguments put in; by their name alone for nothing', () => {
    const define = `${cpp}#define PAIR(a,b) (b, a, "a")\n#define NONE() 0\n`;
    expect(laidOut(`${define}x = PAIR((1, 2),\n  f ")" ',')\ny = 2\nz = PAIR NONE()\n`).slice(0, 3)).toEqual([
      `‹{› x = ( f ")" ',' , ( 1 , 2 ) , "(1, 2)" )`,
      '‹;› y = 2',
      '‹;› z = PAIR 0',
    ]);
    expect(names(`${cpp}#define BOTH(a,b) ((a) && (b))\n#if BOTH(1, BOTH(2 == 2, 1))\nyes = 1\n#endif\n`)).toEqual(['yes@4']);
    expect(names(`${cpp}#if AT_LEAST(3)\nyes = 1\n#endif\n`, { 'AT_LEAST(n)': 'n >= 3' })).toEqual(['yes@3']);
  });

  test('versions: of packages that are there, and those nobody knows', () => {
    const known =
      'MIN_VERSION_time(1,9,3) && !MIN_VERSION_time(1,11,0) && MIN_VERSION_containers(0,6,4) && !MIN_VERSION_containers(0,7,0) && defined(MIN_VERSION_mtl)';
    const unknown = 'MIN_VERSION_lens(99,0,0) && !defined(MIN_VERSION_lens)';
    expect(names(`${cpp}#if ${known}\na = 1\n#endif\n#if ${unknown}\nb = 1\n#endif\n`)).toEqual(['a@3', 'b@6']);
  });

  test('extensions of the command line come before those of pragmas', () => {
    const kinds = (text: string) => parseModule(text, { extensions: ['CPP', 'NoBangPatterns'] }).diagnostics.map(({ kind }) => kind);
    expect(kinds('#if 1\nx = 1\n#endif\n')).toEqual([]);
    expect(kinds('f (!x) = x\n')).toEqual(['ExtensionNeeded']);
    expect(kinds('{-# LANGUAGE BangPatterns #-}\nf (!x) = x\n')).toEqual([]);
  });

  test('a macro that names itself is no loop', () => {
    const endless = (macro: string, column: string) => [`${column} CppError: the macro \`${macro}\` stands for itself without end`];
    expect(problemsOf(`${cpp}#define A B\n#define B A\nx = A where a = 1\n`)).toEqual(endless('A', '4:5-4:6'));
    expect(problemsOf(`${cpp}#define F(x) F(x) F(x)\nx = F(1)\n`)).toEqual(endless('F', '3:5-3:9'));
    expect(problemsOf(`${cpp}#define F(x) x x\nx = ${'F('.repeat(40)}1${')'.repeat(40)}\n`)).toEqual(endless('F', '3:5-3:126'));
    expect(problemsOf(`${cpp}#define A A\n#if A\n#endif\n`)).toEqual(['3:1-3:6 InvalidCondition: invalid condition: it is nested too deeply']);
  });

  test('mistakes', () => {
    expect(problemsOf(`${cpp}#if\n#if 1\n#else\n#else\n#error no way\n#foo\n`)).toEqual([
      '2:1-2:4 InvalidCondition: invalid condition: it ends too early',
      '2:1-2:5 UnterminatedCondition: this `#if` has no `#endif`',
      '3:1-3:5 UnterminatedCondition: this `#if` has no `#endif`',
      '5:1-5:6 UnmatchedCondition: `#else` behind `#else`',
    ]);
  });
});

describe('literate source', () => {
  const literate = (source: string) => parseModule(source, { literate: true });
  test('bird tracks and code blocks', () => {
    const { module, diagnostics } = literate('Text\n\n> x = do\n>   a\n\nmore\n\n\\begin{code}\n  y = 1\n\\end{code}\n');
    expect(diagnostics).toEqual([]);
    expect(module.decls.map(({ span }) => [span.line, span.col])).toEqual([
      [3, 3],
      [9, 3],
    ]);
  });
  test('text and program do not touch', () => {
    expect(literate('Text\n> x = 1\n').diagnostics.map(({ kind }) => kind)).toEqual(['CrowdedCode']);
    expect(literate('\\begin{code}\nx = 1\n').diagnostics.map(({ kind }) => kind)).toEqual(['UnmatchedCode']);
    expect(literate('nothing\n').diagnostics.map(({ kind }) => kind)).toEqual(['NoProgram']);
  });
});
