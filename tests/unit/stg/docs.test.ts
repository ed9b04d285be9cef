/** The programs of docs/stg.md are programs, and its lists are those of the code. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hostReps } from '../../../abi/host-types.ts';
import { reps } from '../../../compiler/stg/kinds.ts';
import { lint } from '../../../compiler/stg/lint.ts';
import { keywords } from '../../../compiler/stg/names.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import { MAX_CLOSURE_NESTING, MAX_NESTING } from '../../../compiler/stg/parse-expr.ts';

const page = readFileSync(new URL('../../../docs/stg.md', import.meta.url), 'utf8');
const programs = [...page.matchAll(/```stg\n([\s\S]*?)```/g)].map((m) => m[1]);

test.each(programs)('example %#', (text) => {
  const { module, diagnostics } = parse(text, 'docs.stg');
  expect(diagnostics).toEqual([]);
  expect(lint(module!)).toEqual([]);
});

test('lists and limits', () => {
  const alternatives = (list: readonly string[]): string => list.map((r) => `"${r}"`).join(' | ');
  const row = (name: string): string => new RegExp(`^${name} += (.*) ;$`, 'm').exec(page)![1];
  expect(row('kind')).toBe(alternatives(reps));
  expect(row('host')).toBe(alternatives(hostReps));
  expect(/Reserved words: `([^`]*)`/.exec(page)![1].split(' ')).toEqual([...keywords]);
  expect(page).toContain(`Expressions may nest ${MAX_NESTING} deep, closures and join points ${MAX_CLOSURE_NESTING}:`);
});
