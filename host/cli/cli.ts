/** The commands by name, and what each kind of failure exits with. */

import { suggest } from '../../compiler/base/suggest.ts';
import { type Arguments, type Command, helpText, parseArguments, UsageError } from './arguments.ts';
import { build, buildCommand } from './build.ts';
import { check, checkCommand } from './check.ts';
import { dump, dumpCommand } from './dump.ts';
import { packageVersion } from './package-files.ts';
import { NotCompiled } from './program.ts';
import { run, runCommand } from './run.ts';
import { complain, print, type Terminal } from './terminal.ts';

/** EX_USAGE */
export const EXIT_USAGE = 64;
const EXIT_NOT_COMPILED = 1;

interface Entry {
  readonly command: Command;
  readonly action: (args: Arguments, terminal: Terminal) => number | Promise<number>;
}

const commands: readonly Entry[] = [
  { command: runCommand, action: run },
  { command: buildCommand, action: build },
  { command: checkCommand, action: check },
  { command: dumpCommand, action: dump },
];

/** Does what the command line says; answers the exit code. Rejects only for bugs. */
export async function cli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const [name, ...rest] = args;
    if (name === '--version' || name === '-V') return say(terminal, `vertebra ${packageVersion()}\n`);
    if (name === undefined || name === '--help' || name === '-h') return name === undefined ? usage(overview()) : say(terminal, overview());
    if (name === 'help') return say(terminal, rest.length === 0 ? overview() : helpText(entry(rest[0]).command));
    const { command, action } = entry(name);
    const parsed = parseArguments(command, rest);
    return parsed.options.has('help') ? say(terminal, helpText(command)) : await action(parsed, terminal);
  } catch (error) {
    if (error instanceof NotCompiled) return EXIT_NOT_COMPILED;
    if (!(error instanceof UsageError)) throw error;
    complain(terminal, `vertebra: ${error.message}\n`);
    return EXIT_USAGE;
  }
}

function entry(name: string): Entry {
  const found = commands.find(({ command }) => command.name === name);
  if (found !== undefined) return found;
  const near = suggest(
    name,
    commands.map(({ command }) => command.name),
  );
  throw new UsageError(`no command \`${name}\`${near === null ? '' : `: did you mean \`${near}\`?`} (vertebra --help)`);
}

function say(terminal: Terminal, text: string): number {
  print(terminal, text);
  return 0;
}

function usage(text: string): never {
  throw new UsageError(`what to do?\n\n${text.trimEnd()}`);
}

function overview(): string {
  const rows = commands.map(({ command }) => [`vertebra ${command.name} ${command.operands}`, command.doc] as const);
  const width = Math.max(...rows.map(([text]) => text.length));
  const lines = rows.map(([text, doc]) => `  ${text.padEnd(width)}  ${doc}`);
  return ['Haskell wherever JavaScript runs.', '', ...lines, '', 'vertebra COMMAND --help says more, with examples; vertebra --version.', ''].join('\n');
}
