/**
 * Each messages/*.stg is a program with mistakes; the .txt beside it is what its author is told. The texts are reviewed by reading:
 * `npx vitest run tests/unit/stg/messages.test.ts -u` writes them anew, then read the diff.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { renderDiagnostics } from '../../../compiler/report/render.ts';
import { fitOf, lint } from '../../../compiler/stg/lint.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import type { FunShape } from '../../../compiler/stg/syntax.ts';

const folder = new URL('messages/', import.meta.url);
const rts = new Map<string, FunShape | null>([
  ['putStrLn', { args: ['p', 'void'], results: ['p'] }],
  ['nil', null],
  ['f', null],
]);

describe('messages', () => {
  for (const file of readdirSync(folder).filter((f) => f.endsWith('.stg'))) {
    test(file, async () => {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const { module, diagnostics } = parse(text, file);
      const found = module === null ? diagnostics : lint(module, (entry) => fitOf(entry, rts));
      expect(found.length).toBeGreaterThan(0);
      const files = [{ name: file, text }];
      const shown = `${renderDiagnostics(found, files)}\n--short:\n${renderDiagnostics(found, files, { short: true })}`;
      await expect(shown).toMatchFileSnapshot(new URL(file.replace('.stg', '.txt'), folder).pathname);
    });
  }
});
