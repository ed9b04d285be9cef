/**
 * `npm run bench compile`: how fast the compiler is, warm, pass by pass, over the library, the examples and one module of a hundred lines; what that is next to the
 * goals; and peers: TypeScript's compiler, which is a compiler in JavaScript, too, on this project's sources, and GHC on the same files, when it is installed.
 *
 * Warm: programs are compiled in turn, each in a session of its own, all with one Library, as a server or an editor would do it, for a minute before anything is
 * timed: functions that run once in each module are optimised late. Node is started as docs/compile-speed.md says that such a server should. Times are medians. On a
 * machine that does something else besides they say little.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Image } from '../abi/image.ts';
import { LIBRARY_IMAGE } from '../abi/library.ts';
import { machineRoots } from '../compiler/driver/image.ts';
import { type ModuleSource, Session, type SessionOptions } from '../compiler/driver/session.ts';
import { Library } from '../compiler/driver/shared-library.ts';
import { compileModule } from '../compiler/pipeline.ts';
import { merge } from '../compiler/stg/merge.ts';
import type * as Stg from '../compiler/stg/syntax.ts';
import { compilesWell } from '../host/cli/v8-flags.ts';
import { reportSizes } from './sizes.ts';
import { median, table } from './table.ts';

/** Room for new objects, megabytes: the trees of a module die there. It can only be said when Node starts. */
const SERVER_FLAG = '--max-semi-space-size=64';

/** The library is large enough to be warm after one round. */
const LIBRARY_ROUNDS = 3;
const PROGRAM_ROUNDS = 15;
/** Enough for V8 to have optimised what will be. */
const WARM_MS = 60_000;

/** What is timed: not optimised, and optimised, which is the default. */
const LEVELS = [0, 1] as const;
type Level = (typeof LEVELS)[number];

const LINES_PER_SECOND = 30_000;
const MODULE_MS = 50;
/** the module of a hundred lines */
const MODULE = 'bench/modules/Stock.hs';

/** Milliseconds by pass, in the order passes were first run. */
export type PassTimes = Map<string, number>;

export interface CompileResult {
  readonly name: string;
  readonly lines: number;
  readonly times: PassTimes;
  readonly infoTables: number;
  readonly words: number;
}

class Clock {
  readonly times: PassTimes = new Map();

  readonly around = <T>(pass: string, run: () => T): T => {
    const started = performance.now();
    const result = run();
    this.times.set(pass, (this.times.get(pass) ?? 0) + performance.now() - started);
    return result;
  };
}

function linesOf(sources: readonly ModuleSource[]): number {
  return sources.reduce((sum, { text }) => sum + (text.match(/\n/g)?.length ?? 0), 0);
}

function imageOf(modules: readonly Stg.Module[], name: string, roots: readonly string[] | null, { around }: Clock): Image {
  const merged = around('merge', () => merge(modules, { name, files: modules[0]?.files ?? [], roots }));
  // one procedure after the other goes through all of it
  const { image } = around('code', () => compileModule(merged, { namesAreUnique: true, forgetCmm: true }));
  if (image === null) throw new Error(`${name} is beyond a limit of the machine`);
  return image;
}

function clocked(options: SessionOptions, clock: Clock): Session {
  return new Session({ ...options, around: clock.around });
}

function librarySources(folder = 'lib', prefix = ''): Map<string, ModuleSource> {
  const found = new Map<string, ModuleSource>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) for (const [name, source] of librarySources(file, `${prefix}${entry.name}.`)) found.set(name, source);
    else if (entry.name.endsWith('.hs')) found.set(prefix + entry.name.slice(0, -'.hs'.length), { file, text: readFileSync(file, 'utf8'), library: true });
  }
  return found;
}

/** The whole library, from text to image. */
export function compileTheLibrary(sources: ReadonlyMap<string, ModuleSource>): CompileResult {
  const clock = new Clock();
  const session = clocked({ readModule: (name) => sources.get(name) ?? null }, clock);
  for (const name of sources.keys()) session.compileNamed(name, 'stg');
  const image = imageOf(
    [...session.modules()].flatMap(({ stg }) => stg ?? []),
    LIBRARY_IMAGE,
    null,
    clock,
  );
  clock.around('interfaces', () => session.interfaces());
  return { name: 'library', lines: linesOf([...sources.values()]), times: clock.times, infoTables: image.infoCount, words: image.words.length };
}

/** One program against the library compiled ahead. */
export function compileProgram(source: ModuleSource, library: Library, level: Level = 1): CompileResult {
  const clock = new Clock();
  const session = clock.around('session', () => clocked({ readModule: () => null, library, level }, clock));
  const result = session.compile(source, 'stg');
  const modules = session.linked(result);
  const image = imageOf(modules, 'Main', machineRoots(modules), clock);
  return { name: source.file, lines: linesOf([source]), times: clock.times, infoTables: image.infoCount, words: image.words.length };
}

/** All of them in turn, again and again: of each the medians. */
export function compilePrograms(
  sources: readonly ModuleSource[],
  library: Library,
  level: Level = 1,
  warmMs = WARM_MS,
  rounds = PROGRAM_ROUNDS,
): readonly CompileResult[] {
  if (sources.length === 0) return [];
  const round = (): CompileResult[] => sources.map((source) => compileProgram(source, library, level));
  for (const started = performance.now(); performance.now() - started < warmMs; ) round();
  const results = Array.from({ length: rounds }, round);
  return sources.map((_, i) => medians(results.map((all) => all[i])));
}

/** Of several runs of the same, pass by pass. */
function medians(results: readonly CompileResult[]): CompileResult {
  const passes = [...new Set(results.flatMap(({ times }) => [...times.keys()]))];
  return { ...results[0], times: new Map(passes.map((pass) => [pass, median(results.map(({ times }) => times.get(pass) ?? 0))])) };
}

function total(times: PassTimes): number {
  return [...times.values()].reduce((sum, ms) => sum + ms, 0);
}

function report(results: readonly CompileResult[]): string {
  const passes = [...new Set(results.flatMap(({ times }) => [...times.keys()]))];
  const perSecond = (lines: number, ms: number | undefined): string => (ms === undefined ? '' : Math.round(lines / (ms / 1000)).toLocaleString('en-US'));
  const row = (label: string, cell: (result: CompileResult) => string): string[] => [label, ...results.map(cell)];
  return table([
    ['', ...results.map(({ name }) => name.replace(/^.*\/|\.hs$/g, ''))],
    row('lines', ({ lines }) => lines.toLocaleString('en-US')),
    row('ms', ({ times }) => total(times).toFixed(1)),
    row('lines/s', ({ lines, times }) => perSecond(lines, total(times))),
    ...passes.map((pass) => row(`  ${pass} ms`, ({ times }) => times.get(pass)?.toFixed(1) ?? '')),
    row('info tables', ({ infoTables }) => infoTables.toLocaleString('en-US')),
    row('words', ({ words }) => words.toLocaleString('en-US')),
  ]);
}

/** The goals for a warm process, at each level: of the examples, and of the module of a hundred lines. */
function reportGoals(byLevel: ReadonlyMap<Level, readonly CompileResult[]>): string {
  const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
  const rows = [...byLevel].flatMap(([level, results]) => {
    const programs = results.filter(({ name }) => name !== MODULE);
    const lines = programs.reduce((sum, result) => sum + result.lines, 0);
    const perSecond = lines / (programs.reduce((sum, { times }) => sum + total(times), 0) / 1000);
    const examples = [
      `-O${level} examples, ${lines.toLocaleString('en-US')} lines`,
      `${Math.round(perSecond).toLocaleString('en-US')} lines/s`,
      LINES_PER_SECOND.toLocaleString('en-US'),
      verdict(perSecond >= LINES_PER_SECOND),
    ];
    const module = results.find(({ name }) => name === MODULE);
    if (module === undefined) return [examples];
    const ms = total(module.times);
    return [examples, [`-O${level} ${MODULE}, ${module.lines} lines`, `${ms.toFixed(1)} ms`, `${MODULE_MS}`, verdict(ms <= MODULE_MS)]];
  });
  return table([['warm, text to image', 'measured', 'goal', ''], ...rows]);
}

/** How fast TypeScript's compiler only checks this project, once, in a process of its own: most of that time it is warm. Null when it says nothing of it. */
function reportTypeScript(): string | null {
  const command = ['node_modules/typescript/lib/tsc.js', '-p', '.', '--noEmit', '--incremental', 'false', '--extendedDiagnostics'];
  const said = execFileSync(process.execPath, command, { encoding: 'utf8' });
  const [lines, seconds] = [/Lines of TypeScript: +(\d+)/, /Total time: +([\d.]+)s/].map((figure) => Number(figure.exec(said)?.[1]));
  if (Number.isNaN(lines) || Number.isNaN(seconds)) return null;
  return `tsc --noEmit, ${lines.toLocaleString('en-US')} lines of TypeScript: ${Math.round(lines / seconds).toLocaleString('en-US')} lines/s`;
}

/** GHC's time for a file, its start included; null when it is not installed or refuses the file. */
function ghcTime(file: string, level: string): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'vertebra-bench-'));
  try {
    const started = performance.now();
    execFileSync('ghc', [level, '-v0', '-c', '-outputdir', folder, file], { stdio: 'ignore' });
    return performance.now() - started;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Times the compiler, in a process of its own if this one was not started for it, and prints tables. `names`: `library`, or parts of names of programs. */
export function benchCompile(names: readonly string[]): void {
  if (!process.execArgv.includes(SERVER_FLAG)) {
    const { status } = spawnSync(process.execPath, [SERVER_FLAG, process.argv[1], 'compile', ...names], { stdio: 'inherit' });
    process.exitCode = status ?? 1;
    return;
  }
  compilesWell();
  const isWanted = (file: string): boolean => names.length === 0 || names.some((part) => file.includes(part));
  const withLibrary = names.length === 0 || names.includes('library');
  const examples = readdirSync('examples').filter((name) => name.endsWith('.hs'));
  const files = [...examples.map((name) => join('examples', name)), MODULE].filter(isWanted);
  const library = new Library({ interfaces: new Uint8Array(readFileSync('build/lib.vti')), image: LIBRARY_IMAGE });
  const sources = files.map((file) => ({ file, text: readFileSync(file, 'utf8'), library: false }));
  const byLevel = new Map(LEVELS.map((level) => [level, compilePrograms(sources, library, level)]));
  const ofLibrary = withLibrary ? [timeTheLibrary()] : [];
  for (const [level, programs] of byLevel) {
    const results = level === 1 ? [...ofLibrary, ...programs] : programs;
    if (results.length > 0) console.log(`-O${level}\n${report(results)}\n`);
  }
  if (names.length === 0) {
    console.log(reportGoals(byLevel));
    console.log(reportTypeScript() ?? '');
  }
  if (withLibrary) console.log(`\n${reportSizes('build/lib.vtb', 'build/page')}`);
  for (const file of files) {
    const [plain, optimised] = ['-O0', '-O1'].map((level) => ghcTime(file, level));
    if (plain !== null && optimised !== null) console.log(`ghc ${file}: -O0 ${Math.round(plain)} ms, -O1 ${Math.round(optimised)} ms`);
  }
}

function timeTheLibrary(): CompileResult {
  const sources = librarySources();
  compileTheLibrary(sources);
  return medians(Array.from({ length: LIBRARY_ROUNDS }, () => compileTheLibrary(sources)));
}
