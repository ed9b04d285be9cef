/** `vertebra run`: a program from its file to its exit code. */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Image } from '../../abi/image.ts';
import { ImageError } from '../../abi/image-format.ts';
import { PROVENANCE_MAX } from '../../abi/provenance.ts';
import { TAIL_CALLS_MAX } from '../../abi/tail-calls.ts';
import { EXIT_INTERRUPTED, HaskellError } from '../error.ts';
import { AbiMismatch, machineModule } from '../exports.ts';
import { processClock } from '../io/node.ts';
import { nodeFiles } from '../io/node-files.ts';
import type { ProgramSettings } from '../io/process.ts';
import { LinkError } from '../loader.ts';
import { Machine } from '../machine.ts';
import type { Limits, MachineSettings, OverflowPolicy, Stress } from '../options.ts';
import { sizeInBytes, timeInMs } from '../sizes.ts';
import { type Arguments, type Command, lastOf, type Option, UsageError } from './arguments.ts';
import { writeCore } from './core.ts';
import { type BacktraceStyle, backtraceStyles, type FailureOptions, failureData, failureText, NotCompiled } from './failure.ts';
import { isHaskell, programName } from './haskell.ts';
import { hostOf, hostOption, hostSettings } from './host-functions.ts';
import { machinePath } from './package-files.ts';
import { type Measuring, measuring, profileOptions } from './profile.ts';
import { loadProgram, parseDefines, type SourceOptions } from './program.ts';
import { type RunFigures, statsData, statsJson, statsText } from './stats.ts';
import { complain, print, type Terminal } from './terminal.ts';
import { warningsAsked, warnOption } from './warnings.ts';

export const defineOption: Option = {
  name: 'define',
  short: 'D',
  value: 'NAME=VALUE',
  doc: 'the identifier NAME stands for the literal VALUE (1 when only NAME is given); a macro of CPP',
};
export const shortOption: Option = { name: 'short', doc: 'one line for each diagnostic' };

/** Of commands that run programs. */
export const provenanceOption: Option = {
  name: 'provenance',
  value: 'N',
  optional: true,
  doc: 'thunks remember who built them, and N activations that led there (8): backtraces then say so',
};

/** Of commands that run programs. */
export const tailCallsOption: Option = {
  name: 'tail-calls',
  value: 'N',
  optional: true,
  doc: 'the last N callers that tail calls erase are noted (4096): backtraces show them',
};

/** Of commands that compile Haskell. */
export const haskellOptions: readonly Option[] = [
  { name: 'optimise', short: 'O', value: 'LEVEL', choices: ['0', '1'], doc: 'Haskell is optimised (1, the default) or not (0)' },
  { name: 'debug', doc: 'variables of Haskell stay as long as they are in scope, for core files and debuggers; not optimised unless -O1 is given' },
  warnOption,
  {
    name: 'modules',
    short: 'i',
    value: 'FOLDERS',
    doc: `where modules are looked for that are not beside the program; several are separated by \`${delimiter}\``,
  },
  { name: 'include', short: 'I', value: 'FOLDER', doc: 'where CPP looks for files to include that are not beside the module' },
  { name: 'extension', short: 'X', value: 'NAME', doc: 'a language extension of all modules of the program, as in -XCPP' },
];

/** How sources are to be compiled, as the command line says. Throws UsageError. */
export function sourceOptions(args: Arguments): SourceOptions {
  return {
    defines: parseDefines(args.options.get('define') ?? []),
    short: args.options.has('short'),
    optimise: (lastOf(args, 'optimise') ?? (args.options.has('debug') ? '0' : '1')) !== '0',
    debug: args.options.has('debug'),
    warn: warningsAsked(args),
    moduleFolders: (args.options.get('modules') ?? []).flatMap((folders) => folders.split(delimiter)).filter((folder) => folder !== ''),
    includeFolders: args.options.get('include') ?? [],
    extensions: args.options.get('extension') ?? [],
  };
}

export const runCommand: Command = {
  name: 'run',
  operands: 'FILE [-- ARGS]',
  least: 1,
  most: 1,
  doc: 'runs `main` of a Haskell program (.hs, .lhs; `-` reads standard input), an STG program (.stg) or an image (.vtb)',
  options: [
    { name: 'max-stack', value: 'SIZE', doc: 'frames of one thread, as in 8M, 64k, 90w (words); beyond it: stack overflow' },
    { name: 'initial-stack', value: 'SIZE', doc: 'usable part of the first stack chunk' },
    { name: 'chunk-size', value: 'SIZE', doc: 'one stack chunk' },
    { name: 'max-heap', value: 'SIZE', doc: 'live data; beyond it: heap overflow' },
    { name: 'nursery', value: 'SIZE', doc: 'where new objects are made; a minor collection each time it is full' },
    { name: 'stack-overflow', value: 'POLICY', choices: ['deferred', 'ghc-7.6'], doc: 'while masked: `deferred` (default) or grow without limit, `ghc-7.6`' },
    { name: 'timeout', value: 'TIME', doc: 'give up after so long, as in 500ms, 2s' },
    { name: 'fuel', value: 'N', doc: 'give up after N function entries and back edges' },
    hostOption,
    defineOption,
    { name: 'stats', value: 'json', optional: true, choices: ['json'], doc: 'what the run used, on stderr' },
    ...profileOptions,
    { name: 'json', doc: 'one JSON object on stdout: result or error, and what the program wrote' },
    {
      name: 'backtrace',
      value: 'STYLE',
      choices: backtraceStyles,
      doc: 'of an exception nobody caught: `short` (default), `full`, `none`, or `json` on stderr',
    },
    { name: 'core', value: 'FILE', doc: 'write a core file when the program fails (vertebra inspect FILE)' },
    provenanceOption,
    tailCallsOption,
    { name: 'debug-machine', doc: 'use the build of the machine that checks itself' },
    {
      name: 'stress',
      value: 'WHAT',
      choices: ['gc', 'move', 'switch', 'sanity'],
      list: true,
      doc: 'make rare things constant: gc,move,switch,sanity (implies --debug-machine)',
    },
    shortOption,
    ...haskellOptions,
  ],
  examples: [
    'vertebra run Main.hs',
    'vertebra run examples/seeds/Weird.stg --max-stack 8M',
    'vertebra run -D THRESHOLD=23 examples/seeds/PrintThenCrash.stg --stats',
    'vertebra run Main.hs --profile out.speedscope.json --heap-profile heap.json --stats',
    'vertebra run Main.hs --tail-calls',
    'vertebra run Main.hs --host functions.mjs',
    'vertebra run wc.vtb -- notes.txt',
  ],
};

/** Runs and answers the exit code. Rejects with UsageError, NotCompiled. */
export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [file] = args.operands;
  const output = args.options.has('json') ? new Collected() : null;
  const abort = new AbortController();
  const failure = await failureOptions(file, terminal);
  // Before the program is compiled: misuse of this command is told first.
  const measured = measuring(args, failure.functionAt);
  const settings = { ...settingsOf(args, output ?? terminal, abort.signal, failure), clock: measured.clock };
  const module = startedModule(args);
  const images = await loadProgram(file, terminal, sourceOptions(args));
  const host = await hostOf(args, terminal);
  let machine: Machine | null = null;
  let isInterrupted = false;
  const silence = terminal.onInterrupt(() => {
    isInterrupted = machine?.interrupt() ?? false;
    if (!isInterrupted) abort.abort();
  });
  const started = processClock();
  try {
    machine = await boot(images, module, { ...settings, ...hostSettings(host) }, args, terminal);
    host?.attach(machine);
    measured.begin(machine);
    const ended = await execute(machine, file, terminal);
    const outcome = isInterrupted ? interruptIn(ended) : ended;
    const exitCode = abort.signal.aborted ? EXIT_INTERRUPTED : ended instanceof HaskellError ? ended.exitCode : 0;
    report({ args, terminal, output, program: programName(file), machine, outcome, exitCode, wallMs: processClock() - started, failure, measured });
    measured.end(programName(file), args.options.has('stats') && lastOf(args, 'stats') !== 'json' && output === null, terminal);
    const core = lastOf(args, 'core');
    if (core !== undefined && outcome instanceof HaskellError) await writeCore(core, machine, outcome, terminal);
    return exitCode;
  } finally {
    silence();
  }
}

/** How the backtraces of a program are printed: with its sources, which are read when they are needed. */
export async function failureOptions(file: string, terminal: Terminal): Promise<FailureOptions> {
  const looks = { color: terminal.colorErr, width: terminal.widthErr, scriptName: shortScriptName };
  if (!isHaskell(file) || file === '-') return looks;
  const { FunctionsAt, sourceText } = await import('./program-sources.ts');
  const functions = new FunctionsAt();
  return { ...looks, source: sourceText, functionAt: (place) => functions.at(place) };
}

/** As paths of files below the current folder are written. */
function shortScriptName(file: string): string {
  const path = file.startsWith('file:') ? fileURLToPath(file) : file;
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
}

/** The machine's module, which is compiled by another thread while the program is compiled here. */
function startedModule({ options }: Arguments): Promise<WebAssembly.Module> {
  const compile = async (): Promise<WebAssembly.Module> =>
    machineModule({ bytes: machineBytes(checksItself(options), options.has('provenance') || options.has('tail-calls')) });
  const module = compile();
  // whoever waits for it is told what went wrong; nobody does when the program is not compiled
  module.catch(() => {});
  return module;
}

function checksItself(options: Arguments['options']): boolean {
  return options.has('debug-machine') || options.has('stress');
}

async function boot(
  images: readonly Image[],
  module: Promise<WebAssembly.Module>,
  settings: MachineSettings,
  args: Arguments,
  terminal: Terminal,
): Promise<Machine> {
  try {
    // What was compiled just now, or with this package, need not be verified.
    const trusted = isHaskell(args.operands[0]) && !checksItself(args.options);
    return await Machine.create({ ...settings, images, module: await module, trusted });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    if (!(error instanceof LinkError || error instanceof AbiMismatch || error instanceof ImageError)) throw error;
    complain(terminal, `${args.operands[0]}: ${error.message}\n`);
    throw new NotCompiled(args.operands[0]);
  }
}

/** The build of the machine that checks itself, the one that notes who builds thunks and what tail calls erase (so does the first), or the usual one. */
export function machineBytes(debug: boolean, notes = false): Uint8Array<ArrayBuffer> {
  const path = machinePath(debug ? 'debug' : notes ? 'provenance' : 'release');
  if (!existsSync(path)) throw new UsageError(`the machine is not built: ${path} is missing (npm run build)`);
  return new Uint8Array(readFileSync(path));
}

type Outcome = HaskellError | { readonly value: unknown };

async function execute(machine: Machine, file: string, terminal: Terminal): Promise<Outcome> {
  try {
    return await machine.run();
  } catch (error) {
    if (error instanceof HaskellError) return error;
    if (error instanceof LinkError) {
      complain(terminal, `${file}: there is no \`main\` to run: the module defines and exports no action of this name\n`);
      throw new NotCompiled(file);
    }
    throw error;
  }
}

/** What is to be told of the end of a program that was interrupted: where that was. GHC's programs end without a word. */
function interruptIn(ended: Outcome): Outcome {
  return ended instanceof HaskellError && ended.kind === 'exit' && ended.exitCode === EXIT_INTERRUPTED && ended.cause instanceof HaskellError
    ? ended.cause
    : ended;
}

const encoder = new TextEncoder();

function backtraceStyle(args: Arguments): BacktraceStyle {
  return (lastOf(args, 'backtrace') ?? 'short') as BacktraceStyle;
}

interface Finished {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly output: Collected | null;
  readonly program: string;
  readonly machine: Machine;
  readonly outcome: Outcome;
  readonly exitCode: number;
  readonly wallMs: number;
  readonly failure: FailureOptions;
  readonly measured: Measuring;
}

function report({ args, terminal, output, program, machine, outcome, exitCode, wallMs, failure, measured }: Finished): void {
  const style = backtraceStyle(args);
  const stats = lastOf(args, 'stats');
  const figures = (): RunFigures => ({ stats: machine.statistics(), wallMs, pauses: measured.pauses.pauses(), profile: measured.profile() });
  if (output !== null) {
    const ended = outcome instanceof HaskellError ? { error: failureData(outcome, style) } : { value: plainValue(outcome.value) };
    const data = { exitCode, ...ended, stdout: output.text(1), stderr: output.text(2), stats: stats === undefined ? undefined : statsData(figures()) };
    print(terminal, `${JSON.stringify(data, bigintText)}\n`);
  } else if (outcome instanceof HaskellError) complain(terminal, failureText(outcome, program, style, failure));
  if (stats === 'json') complain(terminal, statsJson(figures()));
  else if (stats !== undefined) complain(terminal, statsText(figures()));
}

/** What JSON can hold of a result: numbers and texts; a closure is only named. */
function plainValue(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? '<closure>' : value;
}

function bigintText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

/** What the program writes while its output is part of a JSON object. */
class Collected {
  private readonly parts: { readonly fd: number; readonly bytes: Uint8Array }[] = [];
  readonly stdout = (bytes: Uint8Array): void => {
    this.parts.push({ fd: 1, bytes: bytes.slice() });
  };
  readonly stderr = (bytes: Uint8Array): void => {
    this.parts.push({ fd: 2, bytes: bytes.slice() });
  };

  text(fd: number): string {
    const decoder = new TextDecoder();
    const written = this.parts.filter((part) => part.fd === fd).map((part) => decoder.decode(part.bytes, { stream: true }));
    return written.join('') + decoder.decode();
  }
}

/** What `--provenance` says. Throws UsageError. */
export function provenanceOf(args: Arguments): boolean | number {
  const depth = lastOf(args, 'provenance');
  if (depth === undefined || depth === '') return depth === '';
  if (!/^[1-9]\d?$/.test(depth) || Number(depth) > PROVENANCE_MAX) throw new UsageError(`--provenance: 1 to ${PROVENANCE_MAX} activations, not \`${depth}\``);
  return Number(depth);
}

/** What `--tail-calls` says. Throws UsageError. */
export function tailCallsOf(args: Arguments): boolean | number {
  const calls = lastOf(args, 'tail-calls');
  if (calls === undefined || calls === '') return calls === '';
  if (!/^[1-9]\d{0,6}$/.test(calls) || Number(calls) > TAIL_CALLS_MAX) throw new UsageError(`--tail-calls: 1 to ${TAIL_CALLS_MAX}, not \`${calls}\``);
  return Number(calls);
}

/** Settings of a machine as the options of `run` say. Throws UsageError. */
export function settingsOf(
  args: Arguments,
  output: Pick<Terminal, 'stdout' | 'stderr'> & Partial<Terminal>,
  signal: AbortSignal,
  failure: FailureOptions,
): MachineSettings {
  return {
    limits: limitsOf(args, signal),
    overflow: lastOf(args, 'stack-overflow') as OverflowPolicy | undefined,
    stress: lastOf(args, 'stress')?.split(',') as Stress[] | undefined,
    stdout: output.stdout,
    stderr: output.stderr,
    stdin: output.stdin,
    stdinReady: output.stdinReady,
    onThreadDeath: (error) => output.stderr(encoder.encode(failureText(error, programOf(args).name, backtraceStyle(args), failure))),
    isTerminal: output.isTerminal ?? (() => false),
    setTerminal: output.setTerminal,
    files: nodeFiles,
    program: programOf(args),
    hostFrames: false, // the JavaScript that calls in is this command
    cores: args.options.has('core'),
    provenance: provenanceOf(args),
    tailCalls: tailCallsOf(args),
  };
}

/** What the program learns of this process. */
function programOf({ operands, rest }: Arguments): ProgramSettings & { readonly name: string } {
  return {
    name: programName(operands[0]),
    args: rest,
    environment: process.env,
    cpuTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
  };
}

function limitsOf(args: Arguments, signal: AbortSignal): Limits {
  const size = (name: string): string | undefined => checked(args, name, sizeInBytes);
  return {
    maxStack: size('max-stack'),
    initialStack: size('initial-stack'),
    chunkSize: size('chunk-size'),
    maxHeap: size('max-heap'),
    nursery: size('nursery'),
    timeout: checked(args, 'timeout', timeInMs),
    fuel: fuelOf(args),
    signal,
  };
}

function checked(args: Arguments, name: string, measure: (value: string, what: string) => number): string | undefined {
  const value = lastOf(args, name);
  if (value === undefined) return undefined;
  try {
    measure(value, `value for --${name}`);
    return value;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function fuelOf(args: Arguments): number | undefined {
  const fuel = lastOf(args, 'fuel');
  if (fuel === undefined) return undefined;
  if (!/^\d+$/.test(fuel)) throw new UsageError(`invalid value for --fuel \`${fuel}\`: expected a whole number`);
  return Number(fuel);
}
