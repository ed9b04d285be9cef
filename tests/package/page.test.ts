/** The compiler as a page loads it, whose names are short, makes of programs what the compiler beside it makes: every ninth golden program, and those with errors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HaskellCompiler, type HaskellOptions } from '../../compiler/haskell-index.ts';

const GOLDEN = 'tests/golden';
const programs = ['run', 'fail'].flatMap((folder) =>
  readdirSync(join(GOLDEN, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.hs'))
    .sort()
    .filter((_, i) => i % 9 === 0)
    .map((name) => join(GOLDEN, folder, name)),
);

const page: { readonly HaskellCompiler: typeof HaskellCompiler } = await import(new URL('../../build/page/compiler.min.js', import.meta.url).href);
const interfaces = new Uint8Array(readFileSync('build/lib.vti'));
const ours = new HaskellCompiler(interfaces);
const theirs = new page.HaskellCompiler(interfaces);

describe.each([true, false])('optimised: %s', (optimise) => {
  test.each(programs)('%s', (file) => {
    const modules = (name: string): string | null => {
      const path = join(dirname(file), `${name.replaceAll('.', '/')}.hs`);
      return existsSync(path) ? readFileSync(path, 'utf8') : null;
    };
    const options: HaskellOptions = { file, modules, optimise, warn: true };
    const text = readFileSync(file, 'utf8');
    const { image, diagnostics } = theirs.compile(text, options);
    const expected = ours.compile(text, options);
    expect(diagnostics).toEqual(expected.diagnostics);
    expect(image).toEqual(expected.image);
  });
});
