/**
 * Asks GHC which of the parser's snippets it can parse, and writes tests/unit/syntax/verdicts.json. Run after changing the snippets.
 *
 * GHC has parsed a file when it can print the tree; what it says later about names and types does not count. GHC2021's extensions are given one by one, since
 * GHC 9.0 does not know that name.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultExtensions } from '../compiler/syntax/extensions.ts';

const folder = 'tests/unit/syntax';
const unknownToGhc = new Set(['FieldSelectors']);

/** Name and text of each snippet, in order. */
function readSnippets(text: string): [string, string][] {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const end = block.indexOf('\n');
      return [block.slice(0, end), block.slice(end + 1)];
    });
}

function verdict(text: string, scratch: string): string {
  const file = join(scratch, 'Snippet.hs');
  writeFileSync(file, text);
  const isPlain = /LANGUAGE Haskell2010/.test(text);
  const flags = isPlain ? [] : [...defaultExtensions()].filter((name) => !unknownToGhc.has(name)).map((name) => `-X${name}`);
  const { stdout } = spawnSync('ghc', ['-XHaskell2010', ...flags, '-fno-code', '-ddump-parsed', '-v0', file], { encoding: 'utf8' });
  return /= Parser =/.test(stdout) ? 'parsed' : 'refused';
}

const scratch = mkdtempSync(join(tmpdir(), 'verdicts-'));
const ghc = spawnSync('ghc', ['--numeric-version'], { encoding: 'utf8' }).stdout.trim();
const verdicts: Record<string, string> = {};
for (const [name, text] of readSnippets(readFileSync(join(folder, 'snippets.txt'), 'utf8'))) verdicts[name] = verdict(text, scratch);
rmSync(scratch, { recursive: true });
writeFileSync(join(folder, 'verdicts.json'), `${JSON.stringify({ ghc, verdicts }, null, 2)}\n`);
