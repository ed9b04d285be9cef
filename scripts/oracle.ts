/**
 * Asks real GHC what the golden programs should print: compiles every Haskell twin `Name.hs` under tests/stg, runs it, and writes `Name.stdout`, and
 * `Name.exit` when the exit code is not 0. Give names (`case/Loops`) to do only some. What GHC cannot say is expected by hand and left alone.
 *
 * tests/stg/oracle.json says which GHC it was. The files are committed, so tests need no GHC.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join('tests', 'stg');

function twins(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return files
    .filter((f) => f.endsWith('.hs'))
    .map((f) => f.slice(0, -'.hs'.length))
    .sort();
}

function run(command: string, args: string[], input = ''): { stdout: string; code: number } {
  const { stdout, stderr, status, error } = spawnSync(command, args, { input, encoding: 'utf8', timeout: 60_000 });
  if (error !== undefined) throw error;
  if (command === 'ghc' && status !== 0) throw new Error(stderr);
  return { stdout, code: status ?? 1 };
}

/** Compiles and runs one twin; writes down what it printed and how it ended. */
function ask(name: string, scratch: string): void {
  const base = join(root, name);
  const program = join(scratch, 'program');
  run('ghc', ['-v0', '-O0', '-fforce-recomp', '-rtsopts', '-outputdir', scratch, '-o', program, `${base}.hs`]);
  const input = existsSync(`${base}.stdin`) ? readFileSync(`${base}.stdin`, 'utf8') : '';
  const { stdout, code } = run(program, [], input);
  writeFileSync(`${base}.stdout`, stdout);
  if (code !== 0) writeFileSync(`${base}.exit`, `${code}\n`);
  else rmSync(`${base}.exit`, { force: true });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !twins().includes(name));
if (unknown.length > 0) throw new Error(`no twin of this name: ${unknown.join(', ')}`);
const scratch = mkdtempSync(join(tmpdir(), 'oracle-'));
process.env.LANG = 'C.UTF-8';
for (const name of wanted.length > 0 ? wanted : twins()) {
  ask(name, scratch);
  console.log(name);
}
rmSync(scratch, { recursive: true });
const version = run('ghc', ['--numeric-version']).stdout.trim();
writeFileSync(join(root, 'oracle.json'), `${JSON.stringify({ ghc: version }, null, 2)}\n`);
