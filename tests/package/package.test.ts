/** The package as `npm pack` makes it and `npm install` puts it beside somebody's program: what it holds is enough, for the command and for an import. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { repository } from '../support/repository-files.ts';

/** npm takes long when the computer has other work. */
const PATIENCE_MS = 600_000;
const scratch = mkdtempSync(join(tmpdir(), 'vertebra-package-'));
const installed = join(scratch, 'user', 'node_modules', 'vertebra');

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Writes a file of the user's. */
function write(name: string, text: string): void {
  writeFileSync(join(scratch, 'user', name), text);
}

beforeAll(() => {
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch], repository);
  mkdirSync(join(scratch, 'user'));
  write('package.json', '{ "name": "user", "private": true, "type": "module" }');
  const packed = `vertebra-${packageJson.version}.tgz`;
  run('npm', ['install', '--silent', '--offline', '--no-audit', '--no-fund', join('..', packed)], join(scratch, 'user'));
}, PATIENCE_MS);

afterAll(() => rmSync(scratch, { recursive: true }));

test('the command runs Haskell with the library compiled ahead, whose sources need not even compile', { timeout: PATIENCE_MS }, () => {
  writeFileSync(join(installed, 'lib', 'GHC', 'Base.hs'), 'module GHC.Base where broken = (');
  write('Letters.hs', 'import qualified Data.Map as M\nmain = print (M.toList (M.fromListWith (+) [(c, 1) | c <- "banana"]))\n');
  expect(run('npx', ['--offline', 'vertebra', 'run', 'Letters.hs'], join(scratch, 'user'))).toBe("[('a',3),('b',1),('n',2)]\n");
  expect(run('npx', ['--offline', 'vertebra', 'explain', 'NotInScope'], join(scratch, 'user'))).toContain('NotInScope');
});

test('programs that are nested too deeply for its thread are compiled on another, by the command as it is shipped', { timeout: PATIENCE_MS }, () => {
  write('Deep.hs', `main = putStr (last (lines (${Array.from({ length: 1500 }, (_, i) => `"line ${i}\\n"`).join(' ++ ')})))\n`);
  expect(run('npx', ['--offline', 'vertebra', 'run', 'Deep.hs'], join(scratch, 'user'))).toBe('line 1499');
});

test('a program compiles and runs Haskell by what the package exports', { timeout: PATIENCE_MS }, () => {
  write(
    'main.js',
    `import { readFile } from 'node:fs/promises';
import { Machine } from 'vertebra';
import { compileStg, HaskellCompiler, renderDiagnostics } from 'vertebra/compiler';
const file = (name) => readFile(new URL(import.meta.resolve('vertebra/' + name)));
const compiler = new HaskellCompiler(new Uint8Array(await file('lib.vti')));
const wrong = compiler.compile('main = putStrLn 1');
console.log(renderDiagnostics(wrong.diagnostics, wrong.files, { short: true }).split(':')[0], compileStg('module M', 'm.stg').diagnostics.length);
const { image } = compiler.compile('main = print (sum [1 .. 10])');
const stdout = (bytes) => console.log(new TextDecoder().decode(bytes).trim());
const machine = await Machine.create({ bytes: await file('machine.wasm'), images: [new Uint8Array(await file('lib.vtb')), image], stdout });
await machine.run();
`,
  );
  expect(run(process.execPath, ['main.js'], join(scratch, 'user'))).toBe('Main.hs 0\n55\n');
});

test('so do the modules for pages', { timeout: PATIENCE_MS }, () => {
  write(
    'page.js',
    `import { readFile } from 'node:fs/promises';
import { Machine } from 'vertebra/page/host.min.js';
import { HaskellCompiler } from 'vertebra/page/compiler.min.js';
import { compileStg } from 'vertebra/page/stg.min.js';
const file = async (name) => new Uint8Array(await readFile(new URL(import.meta.resolve('vertebra/' + name))));
const { image } = new HaskellCompiler(await file('lib.vti')).compile('main = print (product [1 .. 10])');
const stdout = (bytes) => console.log(new TextDecoder().decode(bytes).trim());
const machine = await Machine.create({ bytes: await file('machine.wasm'), images: [await file('page/lib.vtb'), image], stdout });
await machine.run();
console.log(compileStg('module M', 'm.stg').diagnostics.length);
`,
  );
  expect(run(process.execPath, ['page.js'], join(scratch, 'user'))).toBe('3628800\n0\n');
});

test('its types are understood', { timeout: PATIENCE_MS }, () => {
  write(
    'types.ts',
    `import { type HaskellError, Machine } from 'vertebra';
import { HaskellCompiler } from 'vertebra/compiler';
export const compiler = new HaskellCompiler(new Uint8Array());
// @ts-expect-error no such option
compiler.compile('', { optimize: true });
export const start = (error: HaskellError): Promise<Machine> => Machine.create({ bytes: new Uint8Array(), images: [], stdout: () => error.kind });
`,
  );
  const options = { module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], strict: true, noEmit: true, types: [] };
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, files: ['types.ts'] }));
  run(process.execPath, [join(repository, 'node_modules', 'typescript', 'lib', 'tsc.js'), '-p', '.'], join(scratch, 'user'));
});

test('a page can import it as it is: modules with relative imports, and nothing of Node', () => {
  const entries = Object.values(packageJson.exports).flatMap((target) => (typeof target === 'string' ? [] : [join(installed, target.default)]));
  const read = new Set<string>();
  const foreign: string[] = [];
  for (const path of entries) visit(path);
  function visit(path: string): void {
    if (read.has(path)) return;
    read.add(path);
    for (const [, from] of readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?:[^;'"]* from )?["']([^"']+)["'];/gm)) {
      if (from.startsWith('.')) visit(resolve(dirname(path), from));
      else foreign.push(`${path}: ${from}`);
    }
  }
  expect(foreign).toEqual([]);
  expect(read.size).toBeGreaterThan(entries.length);
});
