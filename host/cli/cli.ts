/** The commands by name, and what each kind of failure exits with. A command's code is loaded when it is called. */
import { suggest } from '../../compiler/base/suggest.ts';
import { type Arguments, type Command, helpText, parseArguments, UsageError } from './arguments.ts';
import { NotCompiled } from './failure.ts';
import { packageVersion } from './package-files.ts';
import { complain, print, type Terminal } from './terminal.ts';

/** EX_USAGE */
const EXIT_USAGE = 64;
const EXIT_NOT_COMPILED = 1;

interface Entry {
  readonly command: Command;
  readonly action: (args: Arguments, terminal: Terminal) => number | Promise<number>;
}

const commands: Readonly<Record<string, () => Promise<Entry>>> = {
  run: async () => {
    const { runCommand, run } = await import('./run.ts');
    return { command: runCommand, action: run };
  },
  build: async () => {
    const { buildCommand, build } = await import('./build.ts');
    return { command: buildCommand, action: build };
  },
  check: async () => {
    const { checkCommand, check } = await import('./check.ts');
    return { command: checkCommand, action: check };
  },
  explain: async () => {
    const { explainCommand, explain } = await import('./explain.ts');
    return { command: explainCommand, action: explain };
  },
  repl: async () => {
    const { replCommand, repl } = await import('./repl.ts');
    return { command: replCommand, action: repl };
  },
  debug: async () => {
    const { debugCommand, debug } = await import('./debug.ts');
    return { command: debugCommand, action: debug };
  },
  dap: async () => {
    const { dapCommand, dap } = await import('./dap.ts');
    return { command: dapCommand, action: dap };
  },
  inspect: async () => {
    const { inspectCommand, inspect } = await import('./inspect.ts');
    return { command: inspectCommand, action: inspect };
  },
  dump: async () => {
    const { dumpCommand, dump } = await import('./dump.ts');
    return { command: dumpCommand, action: dump };
  },
};

/** Does what the command line says; answers the exit code. Rejects only for bugs. */
export async function cli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === undefined) throw new UsageError(`what to do?\n\n${(await overview()).trimEnd()}`);
    if (name === '--version' || name === '-V') return say(terminal, `vertebra ${packageVersion()}\n`);
    if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0)) return say(terminal, await overview());
    if (name === 'help') return say(terminal, helpText((await entry(rest[0])).command));
    const { command, action } = await entry(name);
    const parsed = parseArguments(command, rest);
    return parsed.options.has('help') ? say(terminal, helpText(command)) : await action(parsed, terminal);
  } catch (error) {
    if (error instanceof NotCompiled) return EXIT_NOT_COMPILED;
    // nobody reads on: `vertebra inspect FILE | head`
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0;
    if (!(error instanceof UsageError)) throw error;
    complain(terminal, `vertebra: ${error.message}\n`);
    return EXIT_USAGE;
  }
}

function entry(name: string): Promise<Entry> {
  if (Object.hasOwn(commands, name)) return commands[name]();
  const near = suggest(name, Object.keys(commands));
  throw new UsageError(`no command \`${name}\`${near === null ? '' : `: did you mean \`${near}\`?`} (vertebra --help)`);
}

function say(terminal: Terminal, text: string): number {
  print(terminal, text);
  return 0;
}

async function overview(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const rows = all.map(({ command }) => [`vertebra ${command.name} ${command.operands}`, command.doc] as const);
  const width = Math.max(...rows.map(([text]) => text.length));
  const lines = rows.map(([text, doc]) => `  ${text.padEnd(width)}  ${doc}`);
  return ['Haskell wherever JavaScript runs.', '', ...lines, '', 'vertebra COMMAND --help says more, with examples; vertebra --version.', ''].join('\n');
}
