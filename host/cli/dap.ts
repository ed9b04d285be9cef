/** `vertebra dap`: the debug adapter for editors, on standard input and output or on a TCP port. */

import { existsSync, realpathSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { ImageError } from '../../abi/image-format.ts';
import { isLibraryFile } from '../../abi/library.ts';
import { overviewText } from '../core/overview.ts';
import { DebugAdapter } from '../dap/adapter.ts';
import { Connection } from '../dap/connection.ts';
import type { AttachSettings, Debuggee, LaunchSettings, Programs, ProgramView, Stream } from '../dap/debuggee.ts';
import { RequestError } from '../dap/fields.ts';
import { Session } from '../debugger/control/session.ts';
import { AbiMismatch } from '../exports.ts';
import { LinkError } from '../loader.ts';
import { type Arguments, type Command, lastOf, UsageError } from './arguments.ts';
import { openCoreFile } from './core.ts';
import { limitNames } from './debug.ts';
import { compileHaskellAlone } from './dump-haskell.ts';
import { failureText, NotCompiled } from './failure.ts';
import { isHaskell } from './haskell.ts';
import { hostModule, hostSettings } from './host-functions.ts';
import { coreTarget } from './inspect.ts';
import { packageRoot } from './package-files.ts';
import { compileFile, loadProgram } from './program.ts';
import { FunctionsAt, sourceText } from './program-sources.ts';
import { failureOptions, machineBytes, settingsOf } from './run.ts';
import { readFileBytes } from './source.ts';
import { complain, type Terminal } from './terminal.ts';

export const dapCommand: Command = {
  name: 'dap',
  operands: '',
  least: 0,
  most: 0,
  doc: 'serves editors as a debug adapter (Debug Adapter Protocol), on standard input and output unless a port is given',
  options: [{ name: 'port', value: 'N', doc: 'listens on this TCP port of 127.0.0.1 (0: any that is free); each connection is a session' }],
  examples: ['vertebra dap', 'vertebra dap --port 4711'],
};

const MAX_PORT = 65535;

/** Serves until the client, or the user, ends it. Rejects with UsageError. */
export async function dap(args: Arguments, terminal: Terminal): Promise<number> {
  const port = lastOf(args, 'port');
  if (port === undefined) {
    await serveStreams(process.stdin, terminal.stdout, ownProcess(terminal));
    process.stdin.destroy();
    return 0;
  }
  if (!/^\d+$/.test(port) || Number(port) > MAX_PORT) throw new UsageError(`invalid value for --port \`${port}\`: expected a number up to ${MAX_PORT}`);
  const server = await serveTcp(Number(port), nodePrograms(terminal));
  complain(terminal, `vertebra dap: listening on 127.0.0.1:${server.port}\n`);
  await new Promise<void>((done) => terminal.onInterrupt(done));
  await server.close();
  return 0;
}

/** One session on a pair of streams. Resolves when it has ended. */
export function serveStreams(input: Readable, send: (bytes: Uint8Array) => void, programs: Programs = nodePrograms()): Promise<void> {
  return new Promise((done) => {
    const connection = new Connection({ send, close: done }, (client) => new DebugAdapter(client, programs));
    input.on('data', (bytes: Uint8Array) => connection.receive(bytes));
    input.on('end', () => connection.close());
    input.on('error', () => connection.close());
  });
}

export interface TcpServer {
  readonly port: number;
  /** ends every session */
  close(): Promise<void>;
}

/** Sessions on a port, as many as come. Rejects with UsageError when nobody may listen there. */
export function serveTcp(port: number, programs: Programs = nodePrograms()): Promise<TcpServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    void serveStreams(socket, (bytes) => void (socket.writable && socket.write(bytes)), programs).then(() => socket.end());
  });
  return new Promise((started, failed) => {
    server.on('error', (error) => failed(new UsageError(`cannot listen on port ${port}: ${error.message}`)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed());
          for (const socket of sockets) socket.destroy();
        });
      started({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
}

// Programs --------------------------------------------------------------------------------------------------------------------------------

/** How JavaScript modules are loaded. */
type Loading = Pick<Terminal, 'importModule'>;

type Write = (stream: Stream, bytes: Uint8Array) => void;

/** Programs and cores from files. */
function nodePrograms(loading: Loading = {}): Programs {
  return {
    launch: (settings, write) => refusing(() => launch(settings, write, loading)),
    attach: (settings, write) => refusing(() => attach(settings, write)),
  };
}

/** The same in a process with one session: the program's files are looked for in its folder. */
function ownProcess(loading: Loading): Programs {
  return {
    ...nodePrograms(loading),
    launch: (settings, write) =>
      refusing(() => {
        if (settings.cwd !== '') enter(settings.cwd);
        return launch({ ...settings, cwd: '' }, write, loading);
      }),
  };
}

function enter(folder: string): void {
  try {
    process.chdir(folder);
  } catch (error) {
    throw new UsageError(`launch: \`cwd\`: ${(error as Error).message}`);
  }
}

/** What a user can mend is the answer to the request. */
async function refusing(open: () => Promise<Debuggee>): Promise<Debuggee> {
  try {
    return await open();
  } catch (error) {
    const isUsers = [UsageError, NotCompiled, LinkError, AbiMismatch, ImageError, RangeError].some((kind) => error instanceof kind);
    throw isUsers ? new RequestError((error as Error).message) : error;
  }
}

async function launch(settings: LaunchSettings, write: Write, loading: Loading): Promise<Debuggee> {
  const folder = resolve(settings.cwd || '.');
  const file = resolve(folder, settings.program);
  const terminal = silentTerminal(write);
  const { optimise } = settings;
  const images = await loadProgram(file, terminal, { optimise, debug: true });
  const failures = await failureOptions(file, terminal);
  const machine = settingsOf(argumentsOf(file, settings), terminal, new AbortController().signal, failures);
  const host = settings.host === '' ? null : await hostModule(resolve(folder, settings.host), loading);
  const control = await Session.create({
    ...machine,
    ...hostSettings(host),
    images,
    bytes: machineBytes(true),
    stdin: settings.stdin === '' ? () => new Uint8Array(0) : reading(readFileBytes(resolve(folder, settings.stdin))),
    isTerminal: () => false,
    source: sourceText,
    program: { ...machine.program, environment: environmentOf(settings) },
    skip: ({ file: skipped }) => !settings.stepIntoLibrary && isLibraryFile(skipped),
    ...(settings.noDebug && { history: false }),
  });
  host?.attach(control.machine);
  const functions = new FunctionsAt();
  return {
    name: file,
    target: control,
    control,
    about: null,
    pathOf,
    functionAt: (place) => functions.at(place),
    failureText: (error) => failureText(error, machine.program?.name ?? '', settings.backtrace, { ...failures, color: false }),
    views: [stgView(file, optimise)],
  };
}

async function attach(settings: AttachSettings, write: Write): Promise<Debuggee> {
  const folder = resolve(settings.cwd || '.');
  const images = settings.images.map((image) => resolve(folder, image));
  const core = await openCoreFile(resolve(folder, settings.core), images, silentTerminal(write));
  const { why, program } = core.head;
  const target = coreTarget(core);
  const functions = new FunctionsAt();
  return {
    name: program.name,
    target,
    control: null,
    about: { why: why.message, overview: overviewText(core, { short: true }), thread: why.thread || (core.threads.find(({ isMain }) => isMain)?.id ?? 1) },
    // The core holds the texts as they were; files of the same names may have changed since.
    pathOf: (name) => (core.source(name) === null ? pathOf(name) : null),
    functionAt: (place) => functions.at(place),
    failureText: () => '',
    views: [],
  };
}

/** As the options of `vertebra run` would be given. */
function argumentsOf(file: string, { args, backtrace, limits, provenance, tailCalls }: LaunchSettings): Arguments {
  const options = new Map<string, string[]>([['backtrace', [backtrace]]]);
  for (const [name, value] of Object.entries(limits)) {
    if (!limitNames.includes(name)) throw new UsageError(`launch: there is no limit \`${name}\`; there are ${limitNames.join(', ')}`);
    if (value !== null) options.set(name, [value]);
  }
  if (provenance) options.set('provenance', ['']);
  if (tailCalls) options.set('tail-calls', ['']);
  return { options, operands: [file], rest: args };
}

function environmentOf({ env }: LaunchSettings): Record<string, string | undefined> {
  const environment: Record<string, string | undefined> = { ...process.env };
  for (const [name, value] of Object.entries(env)) environment[name] = value ?? undefined;
  return environment;
}

function reading(bytes: Uint8Array): (max: number) => Uint8Array {
  let rest = bytes;
  return (max) => {
    const part = rest.subarray(0, max);
    rest = rest.subarray(part.length);
    return part;
  };
}

/** The author's files as debug tables name them, the library's from the package. */
function pathOf(file: string): string | null {
  const inPackage = join(packageRoot, file);
  const candidates = isAbsolute(file) ? [file] : isLibraryFile(file) ? [inPackage] : [resolve(file), inPackage];
  const found = candidates.find((path) => existsSync(path));
  return found === undefined ? null : isAbsolute(file) ? file : realpathSync(found);
}

/** What the compiler makes of the program's own module. */
function stgView(file: string, optimise: boolean): ProgramView {
  const text = async (): Promise<string> => {
    const terminal = silentTerminal(() => undefined);
    const { stages } = isHaskell(file) ? await compileHaskellAlone(file, terminal, { optimise, debug: true }) : await compileFile(file, terminal);
    const { print } = await import('../../compiler/stg/print.ts');
    if (stages.stg === null) throw new RequestError(`${file} has no STG`);
    return print(stages.stg);
  };
  return { name: `${file.replace(/^.*[\\/]/, '')} (STG).stg`, text };
}

function silentTerminal(write: Write): Terminal {
  return {
    stdout: (bytes) => write('stdout', bytes),
    stderr: (bytes) => write('stderr', bytes),
    stdin: () => new Uint8Array(0),
    colorErr: false,
    colorOut: false,
    onInterrupt: () => () => undefined,
  };
}
