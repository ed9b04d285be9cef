/**
 * The golden Haskell programs and what is expected of them: `run/<topic>/Name.hs` with `Name.stdout`, `.exit`, `.stderr` from GHC and `Name.stdin`;
 * `run/<topic>/<Name>/Main.hs` when there are several modules; `fail/<pass>/Name.hs`, which GHC refuses, with our message in `Name.stderr`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { repository } from '../support/repository-files.ts';

/** A program and what lies beside it. */
export interface GoldenFile {
  /** `topic/Name` */
  readonly name: string;
  /** path of the source */
  readonly path: string;
  readonly text: string;
}

export interface RunProgram extends GoldenFile {
  readonly stdin: string;
  readonly expected: Outcome;
  /** nothing was written down of stderr: all that is said there is normalised away, or of no interest */
  readonly anyStderr: boolean;
}

/** What a program did. `stderr` is normalised. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

export interface FailProgram extends GoldenFile {
  /** kind of the first error */
  readonly kind: string;
  /** the whole report; null when it was not reviewed yet */
  readonly report: string | null;
}

export const goldenFolder: string = join(repository, 'tests', 'golden');

/** Every program of a folder of tests/golden, by name. The other modules of a program in a folder of its own are not programs. */
function sources(root: string): string[] {
  if (!existsSync(root)) return [];
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.l?hs$/.test(file));
  const isPart = (file: string): boolean => {
    for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
      if (files.includes(join(folder, 'Main.hs'))) return file !== join(folder, 'Main.hs');
    }
    return false;
  };
  return files.filter((file) => !isPart(file)).sort();
}

function goldenFile(root: string, file: string): GoldenFile {
  const path = join(root, file);
  return { name: file.replace(/(\/Main)?\.l?hs$/, ''), path, text: readFileSync(path, 'utf8') };
}

function beside(path: string, extension: string): string | null {
  const file = path.replace(/\.l?hs$/, `.${extension}`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** In memory every folder exists that a file's path leads through, and no link does. */
export function needsDisk({ name }: GoldenFile): boolean {
  return name === 'io/DirectoryLinks';
}

export function runPrograms(): RunProgram[] {
  const root = join(goldenFolder, 'run');
  return sources(root).map((file) => {
    const program = goldenFile(root, file);
    const stdout = beside(program.path, 'stdout');
    if (stdout === null) throw new Error(`tests/golden/run/${file} has no expected output: run \`npm run oracle -- run/${program.name}\``);
    const stderr = beside(program.path, 'stderr');
    const expected = { stdout, stderr: normalised(stderr ?? '', program), exit: Number(beside(program.path, 'exit') ?? 0) };
    return { ...program, stdin: beside(program.path, 'stdin') ?? '', expected, anyStderr: stderr === null };
  });
}

export function failPrograms(): FailProgram[] {
  const root = join(goldenFolder, 'fail');
  return sources(root).map((file) => {
    const program = goldenFile(root, file);
    const kind = /^-- expect: (\w+)\n/.exec(program.text)?.[1];
    if (kind === undefined) throw new Error(`tests/golden/fail/${file} does not begin with \`-- expect: Kind\``);
    return { ...program, kind, report: beside(program.path, 'stderr') };
  });
}

/** Messages without the program's name. */
export function normalised(stderr: string, { path }: Pick<GoldenFile, 'path'>): string {
  const prefix = `${basename(path).replace(/\.l?hs$/, '')}: `;
  return stderr
    .split('\n')
    .map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line))
    .join('\n')
    .trimEnd();
}

/** Programs known to fail, as `suite topic/Name`; the list may only shrink. */
export function knownFailures(suite: string): ReadonlySet<string> {
  const file = join(goldenFolder, 'known-failures.txt');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return new Set(lines.filter((line) => line.startsWith(`${suite} `)).map((line) => line.split(' ')[1]));
}
