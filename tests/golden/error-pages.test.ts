/** docs/errors: the first program of each page has that error and no other kind, the second has none. */
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

function errorsOf(text: string): readonly string[] {
  const { session } = compile({ name: 'Example', path: join(folder, 'Example.hs'), text });
  return [...session.modules()].flatMap(({ diagnostics }) => diagnostics.filter(({ level }) => level === 'error').map(({ kind }) => kind));
}

describe('pages', () => {
  test.each(readdirSync(folder).map((file) => file.replace(/\.md$/, '')))('%s', (kind) => {
    const [bad, repaired, ...more] = programs(readFileSync(join(folder, `${kind}.md`), 'utf8'));
    expect(more).toEqual([]);
    expect(new Set(errorsOf(bad))).toEqual(new Set([kind]));
    expect(errorsOf(repaired)).toEqual([]);
  });
});
