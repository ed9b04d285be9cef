/** Whatever the text or tree, parser, lint and renderer answer; they never throw, and never say nothing and give nothing. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDiagnostics } from '../../../compiler/report/render.ts';
import { lint } from '../../../compiler/stg/lint.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import { print } from '../../../compiler/stg/print.ts';
import type { Expr, Module } from '../../../compiler/stg/syntax.ts';
import { unique } from '../../../compiler/stg/unique.ts';
import { anyModule } from './trees.ts';

const root = new URL('../../../', import.meta.url);
const programs = ['examples/seeds/PrintThenCrash.stg', 'examples/seeds/Weird.stg', 'lib/Rts.stg'].map((path) => readFileSync(new URL(path, root), 'utf8'));
const tokens = programs.map((text) => text.split(/(\s+|[^\w#'.]+)/).filter((t) => t !== ''));

function survives(text: string): void {
  const { module, diagnostics } = parse(text, 'fuzz.stg', { defines: { THRESHOLD: '23' } });
  const found = module === null ? diagnostics : lint(module);
  const files = [{ name: 'fuzz.stg', text }];
  const shown = renderDiagnostics(found, files) + renderDiagnostics(found, files, { short: true, color: true });
  if (module === null) expect(shown).toContain('error');
  else {
    const printed = print(module);
    expect(print(parse(printed, 'fuzz.stg').module!)).toBe(printed);
    unique(module);
  }
}

const edit = fc.record({ at: fc.nat(), from: fc.nat(), length: fc.nat({ max: 5 }), how: fc.constantFrom('delete', 'copy', 'move', 'replace') });
const mutated = fc.tuple(fc.nat({ max: programs.length - 1 }), fc.array(edit, { minLength: 1, maxLength: 6 })).map(([which, edits]) => {
  const list = [...tokens[which]];
  for (const { at, from, length, how } of edits) {
    const piece = list.slice(from % list.length, (from % list.length) + length);
    if (how === 'move') list.splice(from % list.length, length);
    list.splice(at % list.length, how === 'delete' || how === 'replace' ? length : 0, ...(how === 'delete' ? [] : piece));
  }
  return list.join('');
});

test('mutated programs', () => {
  fc.assert(fc.property(mutated, survives), { numRuns: 150 });
});

test('soups of tokens', () => {
  const token = fc.constantFrom(
    ...new Set(tokens.flat()),
    '{-',
    '-}',
    '{-# SRC "a" 1:1-1:1 #-}',
    '\n',
    '"',
    "'",
    '`',
    '\\',
    '(#',
    '#)',
    'joinrec',
    'and',
    '-inf##',
  );
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (list) => survives(list.join(' '))),
    { numRuns: 300 },
  );
});

test('any characters', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), survives), { numRuns: 300 });
});

test('any tree is linted', () => {
  fc.assert(
    fc.property(anyModule, (module) => {
      const files = module.files.map((name) => ({ name, text: print(module) }));
      renderDiagnostics(lint(module), files);
    }),
    { numRuns: 300 },
  );
});

test('a tree too deep for the passes is refused by lint', () => {
  const span = { file: 0, line: 1, col: 1, endLine: 1, endCol: 2 };
  let body: Expr = { kind: 'app', fun: { kind: 'var', name: 'f', span }, args: [], span };
  for (let i = 0; i < 100_000; i++) body = { kind: 'case', scrut: body, binder: { name: '_', rep: 'p', span }, alts: [], fallback: body, span };
  const rhs = { kind: 'lambda', params: [], results: ['p'], once: false, body, span } as const;
  const module: Module = { name: 'M', files: ['M.stg'], imports: [], datas: [], foreigns: [], exports: [], binds: [{ name: 'f', rhs, span }] };
  expect(lint(module).map((d) => d.kind)).toEqual(['TooDeep']);
});
