/** docs/errors: the first program of each page has that error (or, without errors, that warning) and no other, the second is accepted and not warned of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../support/repository-files.ts';
import { compile } from './engine.ts';

const folder = join(repository, 'docs', 'errors');

/** The programs of a page. */
function programs(page: string): readonly string[] {
  return [...page.matchAll(/```haskell\n([\s\S]*?)```/g)].map(([, text]) => asModule(text));
}

/** A program without `main` gets a header behind its pragmas. */
function asModule(text: string): string {
  if (/^(module|main)\b/m.test(text)) return text;
  const lines = text.split('\n');
  const at = lines.findIndex((line) => !line.startsWith('{-#'));
  return [...lines.slice(0, at), 'module Example where', ...lines.slice(at)].join('\n');
}

/** What is wrong with a program; if nothing is, what it is warned of. */
function about(text: string): { readonly kinds: ReadonlySet<string>; readonly isAccepted: boolean } {
  const { session } = compile({ name: 'Example', path: join(folder, 'Example.hs'), text }, 1, 'stg', true);
  const found = [...session.modules()].flatMap(({ diagnostics }) => diagnostics);
  const errors = found.filter(({ level }) => level === 'error');
  return { kinds: new Set((errors.length > 0 ? errors : found).map(({ kind }) => kind)), isAccepted: errors.length === 0 };
}

describe('pages', () => {
  test.each(readdirSync(folder).map((file) => file.replace(/\.md$/, '')))('%s', (kind) => {
    const [bad, repaired, ...more] = programs(readFileSync(join(folder, `${kind}.md`), 'utf8'));
    expect(more).toEqual([]);
    expect(about(bad).kinds).toEqual(new Set([kind]));
    const { kinds, isAccepted } = about(repaired);
    expect({ isAccepted, isWarned: kinds.has(kind) }).toEqual({ isAccepted: true, isWarned: false });
  });
});
