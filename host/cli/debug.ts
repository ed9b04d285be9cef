/** `vertebra debug`: a program under the debugger, at a terminal or by a script. */

import { ImageError } from '../../abi/image-format.ts';
import { isLibraryFile } from '../../abi/library.ts';
import { Debugger } from '../debugger/commands/perform.ts';
import { Session } from '../debugger/control/session.ts';
import type { Control } from '../debugger/protocol.ts';
import { AbiMismatch } from '../exports.ts';
import { LinkError } from '../loader.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import { type Arguments, type Command, lastOf, UsageError } from './arguments.ts';
import { prompt, promptOptions, show } from './debug-prompt.ts';
import { NotCompiled } from './failure.ts';
import { hostOf, hostOption, hostSettings } from './host-functions.ts';
import { loadProgram } from './program.ts';
import { sourceText } from './program-sources.ts';
import { defineOption, failureOptions, haskellOptions, machineBytes, runCommand, settingsOf, shortOption, sourceOptions } from './run.ts';
import { readFileBytes } from './source.ts';
import { complain, print, type Terminal } from './terminal.ts';

/** Options of `run` that say what machine the program gets. */
export const limitNames: readonly string[] = [
  'max-stack',
  'initial-stack',
  'chunk-size',
  'max-heap',
  'nursery',
  'stack-overflow',
  'timeout',
  'fuel',
  'provenance',
  'tail-calls',
];

export const debugCommand: Command = {
  name: 'debug',
  operands: 'FILE [-- ARGS]',
  least: 1,
  most: 1,
  doc: 'runs a program (.hs, .lhs, .stg, .vtb) under a debugger; `help` there lists its commands. Haskell is not optimised unless -O1 is given',
  options: [
    ...promptOptions,
    { name: 'stdin', value: 'FILE', doc: 'what the program reads as standard input; it is empty otherwise, as commands are typed there' },
    hostOption,
    ...runCommand.options.filter(({ name }) => limitNames.includes(name)),
    defineOption,
    shortOption,
    ...haskellOptions
      .filter(({ name }) => name !== 'debug')
      .map((option) => (option.name === 'optimise' ? { ...option, doc: 'Haskell is optimised (1) or not (0, the default here)' } : option)),
  ],
  examples: [
    'vertebra debug Main.hs',
    "vertebra debug Main.hs -c 'break total' -c run -c locals --batch",
    'vertebra debug --initial-stack 90w examples/seeds/Weird.stg --commands session.txt',
  ],
};

/** Answers the exit code of the program when it ended, else 0. Rejects with UsageError, NotCompiled. */
export async function debug(args: Arguments, terminal: Terminal): Promise<number> {
  const [file] = args.operands;
  const asJson = args.options.has('json');
  const images = await loadProgram(file, terminal, { ...sourceOptions(args), optimise: lastOf(args, 'optimise') === '1', debug: true });
  const output = asJson ? jsonStreams(terminal) : terminal;
  const failures = await failureOptions(file, terminal);
  const settings = settingsOf(args, output, new AbortController().signal, failures);
  const host = await hostOf(args, terminal);
  const control = await started(file, terminal, () =>
    Session.create({
      ...settings,
      ...hostSettings(host),
      images,
      bytes: machineBytes(true),
      stdin: inputOf(args),
      isTerminal: (fd) => fd === 1,
      skip: isOfLibrary,
      source: sourceText,
    }),
  );
  host?.attach(control.machine);
  control.onLog((text) => show({ answer: 'message', text }, asJson, terminal));
  const session = new Debugger(control, control, { stopAtCrash: true });
  if (!asJson && terminal.isTerminal?.(0)) print(terminal, 'Vertebra debugger: `run` starts the program, `help` lists the commands\n');
  await prompt(
    { debugger: session, interrupt: () => control.pause(), backtrace: { source: failures.source, functionAt: failures.functionAt, width: failures.width } },
    args,
    terminal,
  );
  const { stop } = control as Control;
  if (stop?.reason === 'ended') return stop.exitCode ?? 0;
  control.end();
  return 0;
}

function isOfLibrary({ file }: SourcePlace): boolean {
  return isLibraryFile(file);
}

async function started(file: string, terminal: Terminal, create: () => Promise<Session>): Promise<Session> {
  try {
    return await create();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    if (!(error instanceof LinkError || error instanceof AbiMismatch || error instanceof ImageError)) throw error;
    complain(terminal, `${file}: ${error.message}\n`);
    throw new NotCompiled(file);
  }
}

/** Standard input of the program: a file, or nothing. */
function inputOf(args: Arguments): (max: number) => Uint8Array {
  const file = lastOf(args, 'stdin');
  let rest = file === undefined ? new Uint8Array(0) : readFileBytes(file);
  return (max) => {
    const part = rest.subarray(0, max);
    rest = rest.subarray(part.length);
    return part;
  };
}

/** What the program writes, as lines of JSON among the answers. */
function jsonStreams(terminal: Terminal): Terminal {
  const stream = (fd: number): ((bytes: Uint8Array) => void) => {
    const decoder = new TextDecoder();
    return (bytes) => print(terminal, `${JSON.stringify({ answer: 'output', fd, text: decoder.decode(bytes, { stream: true }) })}\n`);
  };
  return { ...terminal, stdout: stream(1), stderr: stream(2) };
}
