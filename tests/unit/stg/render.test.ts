import { expect, test } from 'vitest';
import { editDistance, suggest } from '../../../compiler/base/suggest.ts';
import { renderDiagnostic, renderDiagnostics } from '../../../compiler/report/render.ts';

const text = 'one\n\ttwo 😀 three\nfour\nfive\nsix\nseven\n';
const files = [
  { name: 'a.stg', text },
  { name: 'B.hs', text: 'main = go\n' },
  { name: 'gone.hs', text: null },
];
const at = (line: number, col: number, endLine: number, endCol: number, file = 0) => ({ file, line, col, endLine, endCol });
const base = { level: 'error', kind: 'Test', message: 'a message' } as const;

test('tabs and surrogate pairs take one column', () => {
  expect(renderDiagnostic({ ...base, span: at(2, 9, 2, 14) }, files)).toBe(
    ['error[Test]: a message', ' --> a.stg:2:9', '  |', '2 |  two 😀 three', '  |        ^^^^^', ''].join('\n'),
  );
});

test('labels on other lines and in other files, a span over several lines', () => {
  const labels = [
    { span: at(6, 1, 6, 6), text: 'later' },
    { span: at(1, 1, 1, 5, 1), text: 'elsewhere' },
    { span: at(1, 1, 1, 5, 2), text: 'not shown' },
  ];
  expect(renderDiagnostic({ ...base, span: at(3, 2, 4, 3), labels, help: 'do this' }, files)).toMatchInlineSnapshot(`
    "error[Test]: a message
     --> a.stg:3:2
      |
    3 | four
      |  ^^^
    ...
    6 | seven
      | ----- later
     ::: B.hs:1:1
      |
    1 | main = go
      | ---- elsewhere
      = help: do this
    "
  `);
});

test('without text or place only what is known is said', () => {
  expect(renderDiagnostic({ ...base, span: at(3, 2, 4, 3, 2) }, files)).toBe('error[Test]: a message\n --> gone.hs:3:2\n');
  expect(renderDiagnostic({ ...base, span: at(0, 0, 0, 0) }, files)).toBe('error[Test]: a message\n');
  expect(renderDiagnostic({ ...base, span: at(99, 1, 99, 2) }, files)).toBe('error[Test]: a message\n  --> a.stg:99:1\n   |\n');
});

test('short form, count and colour', () => {
  const warning = { ...base, level: 'warning', span: at(1, 1, 1, 4), expected: 'p', found: 'i64' } as const;
  expect(renderDiagnostics([warning, warning], files, { short: true })).toBe('a.stg:1:1: warning[Test]: a message (expected p, found i64)\n'.repeat(2));
  expect(
    renderDiagnostics([warning, { ...base, span: at(1, 1, 1, 4) }], files)
      .trimEnd()
      .split('\n')
      .at(-1),
  ).toBe('1 error, 1 warning');
  expect(renderDiagnostics([], files)).toBe('');
  const colored = renderDiagnostic(warning, files, { color: true });
  expect(colored).toContain('\u001b[1;33mwarning[Test]\u001b[0m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(renderDiagnostic(warning, files));
});

test('suggestions', () => {
  expect(suggest('fibb', ['foo', 'fib', 'fob'])).toBe('fib');
  expect(suggest('putstrln', ['putStr', 'putStrLn'])).toBe('putStrLn');
  expect(suggest('xyz', ['abc'])).toBeNull();
  expect(editDistance('abcd', 'abdc', 9)).toBe(1);
  expect(editDistance('kitten', 'sitting', 9)).toBe(3);
});
