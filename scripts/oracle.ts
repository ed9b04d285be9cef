/**
 * Asks real GHC what golden programs should do.
 *
 *     tests/stg/<topic>/Name.hs          twin of an STG program: writes Name.stdout, and Name.exit when the code is not 0
 *     tests/golden/run/<topic>/Name.hs   the same, and Name.stderr; a program of several modules is <topic>/<Name>/Main.hs
 *     tests/golden/fail/<pass>/Name.hs   GHC must refuse it; nothing is written
 *
 * Names (`case/Loops`, `run/layout/Tabs`, `fail/scope`) do only what begins so; `--new` only what has no Name.stdout yet. What GHC cannot say of an STG
 * program is expected by hand and left alone. oracle.json says which GHC it was. The files are committed, so tests need no GHC.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { defaultExtensions } from '../compiler/syntax/extensions.ts';

interface Question {
  /** `case/Loops`, `run/layout/Tabs`, `fail/scope/Variable` */
  readonly name: string;
  readonly path: string;
  readonly kind: 'twin' | 'run' | 'fail';
}

const stgRoot = join('tests', 'stg');
const goldenRoot = join('tests', 'golden');

function questions(): Question[] {
  const under = (root: string): string[] => readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.l?hs$/.test(file));
  const golden = under(goldenRoot);
  const ofGolden = golden
    .filter((file) => !isPart(file, golden))
    .map((file): Question => ({ name: nameOf(file), path: join(goldenRoot, file), kind: file.startsWith('run/') ? 'run' : 'fail' }));
  const twins = under(stgRoot).map((file): Question => ({ name: nameOf(file), path: join(stgRoot, file), kind: 'twin' }));
  return [...twins, ...ofGolden].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function nameOf(file: string): string {
  return file.replace(/(\/Main)?\.l?hs$/, '');
}

/** Is it a module beside the Main.hs of a program in a folder of its own? */
function isPart(file: string, files: readonly string[]): boolean {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (files.includes(join(folder, 'Main.hs'))) return file !== join(folder, 'Main.hs');
  }
  return false;
}

/** Extensions by default that GHC 9.0 has without a name for them. */
const newer: ReadonlySet<string> = new Set(['FieldSelectors']);

/** GHC 9.0 has no GHC2021: its extensions one by one, unless the program names its language. */
function extensionFlags(text: string): string[] {
  return /LANGUAGE[^}]*Haskell(2010|98)/.test(text) ? [] : [...defaultExtensions()].filter((name) => !newer.has(name)).map((name) => `-X${name}`);
}

interface Answer {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

function ghc(question: Question, args: readonly string[], scratch: string): Answer {
  const text = readFileSync(question.path, 'utf8');
  const flags = question.kind === 'twin' ? [] : extensionFlags(text);
  const all = ['-v0', '-O0', '-fforce-recomp', '-rtsopts', '-outputdir', scratch, ...flags, ...args, basename(question.path)];
  return run('ghc', all, '', dirname(question.path));
}

function run(command: string, args: readonly string[], input: string, cwd: string): Answer {
  const { stdout, stderr, status, signal, error } = spawnSync(command, args, { input, encoding: 'utf8', timeout: 60_000, cwd });
  if (error !== undefined) throw error;
  return { stdout, stderr, code: status ?? (signal === null ? 1 : 128 + constants.signals[signal]) };
}

/** Compiles and runs one program; writes down what it printed and how it ended. */
function ask(question: Question): void {
  const scratch = mkdtempSync(join(tmpdir(), 'oracle-'));
  try {
    if (question.kind === 'fail') askRefusal(question, scratch);
    else askRun(question, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function askRefusal(question: Question, scratch: string): void {
  if (ghc(question, ['-fno-code'], scratch).code === 0) throw new Error(`GHC accepts ${question.path}`);
}

function askRun(question: Question, scratch: string): void {
  const base = question.path.replace(/\.l?hs$/, '');
  const program = join(scratch, basename(base));
  const made = ghc(question, ['-o', program], scratch);
  if (made.code !== 0) throw new Error(made.stderr);
  const input = existsSync(`${base}.stdin`) ? readFileSync(`${base}.stdin`, 'utf8') : '';
  const { stdout, stderr, code } = run(program, [], input, scratch);
  writeFileSync(`${base}.stdout`, stdout);
  note(`${base}.exit`, code === 0 ? '' : `${code}\n`);
  if (question.kind === 'run') note(`${base}.stderr`, withoutProgram(stderr, basename(base)));
}

/** Lines begin with the program's name where a message begins. */
function withoutProgram(stderr: string, program: string): string {
  return stderr.replaceAll(new RegExp(`^${program}: `, 'gm'), '');
}

function note(file: string, text: string): void {
  if (text !== '') writeFileSync(file, text);
  else rmSync(file, { force: true });
}

function isAnswered({ path, kind }: Question): boolean {
  return kind !== 'fail' && existsSync(path.replace(/\.l?hs$/, '.stdout'));
}

const onlyNew = process.argv.includes('--new');
const wanted = process.argv.slice(2).filter((arg) => arg !== '--new');
const all = questions();
const unknown = wanted.filter((name) => !all.some((question) => question.name.startsWith(name)));
if (unknown.length > 0) throw new Error(`no program of this name: ${unknown.join(', ')}`);
process.env.LANG = 'C.UTF-8';
for (const question of all) {
  if (wanted.length > 0 && !wanted.some((name) => question.name.startsWith(name))) continue;
  if (onlyNew && isAnswered(question)) continue;
  try {
    ask(question);
    console.log(question.name);
  } catch (error) {
    console.error(`${question.name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
const version = run('ghc', ['--numeric-version'], '', '.').stdout.trim();
for (const root of [stgRoot, goldenRoot]) writeFileSync(join(root, 'oracle.json'), `${JSON.stringify({ ghc: version }, null, 2)}\n`);
