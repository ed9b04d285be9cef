/**
 * Who takes part: for each, whether it is there, and how long one run of a program takes. Start-up is never counted: it is measured inside the process,
 * or taken off (GHC and Lua: the time of a program that does nothing). Only `cold` counts everything, from the command to its end.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One run: milliseconds and what was printed; or why there is no time. */
export type Run = { readonly ms: number; readonly output: string; readonly memoryB?: number } | { readonly error: string };

export interface Contender {
  readonly name: string;
  /** null when it cannot take part here */
  readonly start: () => ((program: string) => Run) | null;
}

const PROGRAMS = 'bench/programs';
const HASKELL_PROGRAMS = 'bench/haskell';
const SCRATCH = 'build/bench';
const TIMEOUT_MS = 120_000;

/** Source of a program for one contender; null when there is none. */
export function sourceOf(program: string, extension: string): string | null {
  const path = join(PROGRAMS, program, `${program}.${extension}`);
  return existsSync(path) ? path : null;
}

function installed(command: string, versionFlag: string): boolean {
  return spawnSync(command, [versionFlag], { stdio: 'ignore' }).status === 0;
}

/** A child that prints { ms, output } or { error } as its last line. */
function measured(command: string, args: readonly string[]): Run {
  const { stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
  if (error) return { error: error.message };
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Run;
  } catch {
    return { error: stderr.trim().split('\n').at(-1) ?? 'no answer' };
  }
}

/** Wall time of a whole process. */
function timed(command: string, args: readonly string[]): Run {
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', timeout: TIMEOUT_MS });
  const ms = performance.now() - start;
  if (error) return { error: error.message };
  return status === 0 ? { ms, output: stdout.trim() } : { error: stderr.trim().split('\n')[0] };
}

function without(source: string | null, run: (source: string) => Run): Run {
  return source === null ? { error: 'no such program' } : run(source);
}

/** The machine in a process of its own, whose runs are kept for the program's later rounds. */
const machine = (fileOf: (program: string) => string): Contender => ({
  name: 'vertebra',
  start: () => {
    const rounds = new Map<string, number[]>();
    const last = new Map<string, { output: string; memoryB: number }>();
    return (program) => {
      if (!rounds.get(program)?.length) {
        const { stdout, stderr } = spawnSync(process.execPath, ['build/js/bench/child/measure-machine.js', fileOf(program), '5'], {
          encoding: 'utf8',
          timeout: TIMEOUT_MS,
        });
        let answer: { runs: number[]; output: string; memoryB: number } | { error: string };
        try {
          answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
        } catch {
          answer = { error: stderr.trim().split('\n').at(-1) ?? 'no answer' };
        }
        if ('error' in answer) return answer;
        rounds.set(program, answer.runs);
        last.set(program, { output: answer.output, memoryB: answer.memoryB });
      }
      return { ...(last.get(program) ?? { output: '', memoryB: 0 }), ms: rounds.get(program)?.shift() ?? 0 };
    };
  },
});

const cold: Contender = {
  name: 'cold',
  start: () => (program) => without(sourceOf(program, 'stg'), (source) => timed(process.execPath, ['build/js/host/cli/vertebra.js', 'run', source])),
};

const javascript: Contender = {
  name: 'js',
  start: () => (program) => without(sourceOf(program, 'mjs'), (source) => measured(process.execPath, ['bench/child/measure.mjs', resolve(source)])),
};

/** Wall time like everybody: Lua's own clock counts processor time, which is kinder on a busy computer. */
const lua: Contender = {
  name: 'lua',
  start: () => {
    if (!installed('lua5.4', '-v')) return null;
    const idle = idleTime('lua5.4', ['-e', '']);
    return (program) => without(sourceOf(program, 'lua'), (source) => beyond(idle, timed('lua5.4', ['-e', `print(dofile('${source}')())`])));
  },
};

function ghc(flag: '-O0' | '-O1', fileOf: (program: string) => string | null): Contender {
  return {
    name: `ghc ${flag}`,
    start: () => {
      if (!installed('ghc', '--version')) return null;
      const idle = idleTime(compileHaskell('nothing', idleProgram(), flag), []);
      const binaries = new Map<string, string>();
      return (program) =>
        without(fileOf(program), (source) => {
          const binary = binaries.get(program) ?? compileHaskell(program, source, flag);
          binaries.set(program, binary);
          return beyond(idle, timed(binary, []));
        });
    },
  };
}

function idleProgram(): string {
  mkdirSync(SCRATCH, { recursive: true });
  const path = join(SCRATCH, 'nothing.hs');
  writeFileSync(path, 'main :: IO ()\nmain = return ()\n');
  return path;
}

/** What a process takes that does nothing: the least of some runs. */
function idleTime(command: string, args: readonly string[]): number {
  return leastTime(() => timed(command, args));
}

function leastTime(run: () => Run): number {
  return Math.min(...Array.from({ length: 5 }, run).map((run) => ('ms' in run ? run.ms : Number.POSITIVE_INFINITY)));
}

function beyond(idle: number, run: Run): Run {
  return 'ms' in run ? { ms: Math.max(run.ms - idle, 0.1), output: run.output } : run;
}

function compileHaskell(name: string, source: string, flag: string): string {
  const folder = join(SCRATCH, `${name}${flag}`);
  mkdirSync(folder, { recursive: true });
  const binary = join(folder, name);
  execFileSync('ghc', [flag, '-v0', '-outputdir', folder, '-o', binary, source], { stdio: ['ignore', 'ignore', 'inherit'] });
  return resolve(binary);
}

/** GHC's byte code, not compiled to a file. */
const ghci: Contender = {
  name: 'ghci',
  start: () => {
    if (!installed('ghc', '--version')) return null;
    const run = (source: string): Run => timed('ghc', ['-fbyte-code', '-v0', '-e', 'main', source]);
    const nothing = idleProgram();
    const idle = leastTime(() => run(nothing));
    return (program) => beyond(idle, run(haskellFile(program)));
  },
};

const hugs: Contender = {
  name: 'hugs',
  start: () => {
    if (!installed('runhugs', '--version')) return null;
    const idle = idleTime('runhugs', [idleProgram()]);
    return (program) => beyond(idle, timed('runhugs', ['-98', haskellFile(program)]));
  },
};

/** Source of a program of bench/haskell. */
export function haskellFile(program: string): string {
  return join(HASKELL_PROGRAMS, `${program}.hs`);
}

/** Names of the programs of bench/haskell. */
export function haskellPrograms(): string[] {
  return readdirSync(HASKELL_PROGRAMS)
    .filter((file) => file.endsWith('.hs'))
    .map((file) => file.slice(0, -'.hs'.length))
    .sort();
}

const benchHs = (program: string): string | null => sourceOf(program, 'hs');

/** In the order of the table's columns; the first is the one the others are compared with. */
export const contenders: readonly Contender[] = [
  machine((program) => `${PROGRAMS}/${program}/${program}.stg`),
  cold,
  javascript,
  lua,
  ghc('-O0', benchHs),
  ghc('-O1', benchHs),
];

/** Those who run the programs of bench/haskell. */
export const haskellContenders: readonly Contender[] = [machine(haskellFile), ghc('-O0', haskellFile), ghc('-O1', haskellFile), ghci, hugs];
