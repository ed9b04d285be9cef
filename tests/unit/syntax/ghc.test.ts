/** What GHC can parse we can, and what it cannot we refuse: snippets by section of the report, with the verdicts of a real GHC (scripts/parse-verdicts.ts). */
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { resolveModule } from '../../../compiler/syntax/fixity-module.ts';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { repositoryFiles, textOf } from '../../support/repository-files.ts';
import { brief, problemsOf } from './support.ts';

const folder = 'tests/unit/syntax';
const { verdicts } = JSON.parse(textOf(`${folder}/verdicts.json`)!) as { verdicts: Record<string, string> };
const snippets = textOf(`${folder}/snippets.txt`)!
  .split(/^=== /m)
  .slice(1)
  .map((block) => [block.slice(0, block.indexOf('\n')), block.slice(block.indexOf('\n') + 1)] as const);

/** GHC's parser lets these pass and a later pass of it refuses them; so they are refused either way. */
const laterInGhc: ReadonlySet<string> = new Set([
  '2.6 two characters',
  '2.7 continuation less indented',
  '2.7 parenthesis closes too early',
  '2.7 of with nothing',
  '3.8 tuple sections off',
  '3.14 last statement binds',
  '3.14 empty do',
  '3.15 empty update',
  '4.2 newtype with two constructors',
  '4.4 naked expression',
  '4.4 equals missing',
  'ext LambdaCase off',
  'ext MultiWayIf off',
  'ext BlockArguments off',
  'type with literal brackets',
  'bang in expression',
  'lazy in expression',
  'string as type',
]);

test('every snippet has a verdict', () => {
  expect(Object.keys(verdicts)).toEqual(snippets.map(([name]) => name));
  expect(snippets.length).toBeGreaterThan(150);
});

test.each(snippets)('%s', (name, text) => {
  const problems = problemsOf(text);
  if (verdicts[name] === 'refused' || laterInGhc.has(name)) expect(problems).not.toEqual([]);
  else expect(problems).toEqual([]);
});

const programs = repositoryFiles().filter((path) => path.endsWith('.hs') && !path.startsWith('tests/golden/fail/'));

function headerBeside(path: string, name: string): string | null {
  const header = join(dirname(path), name);
  return repositoryFiles().includes(header) ? textOf(header) : null;
}

test('the Haskell programs of the repository parse, and their operators have a shape', () => {
  expect(programs.length).toBeGreaterThan(50);
  const wrong = programs.flatMap((path) => {
    const { module, diagnostics } = parseModule(textOf(path)!, { include: (name) => headerBeside(path, name) });
    // fixities of imported operators are the renamer's to know
    const shapes = resolveModule(module).diagnostics.filter(({ kind }) => kind !== 'FixityConflict');
    return brief([...diagnostics, ...shapes]).map((text) => `${path}:${text}`);
  });
  expect(wrong).toEqual([]);
});
