/** `vertebra inspect`: a core file under the debugger's commands that look, without a machine. */
import { isLibraryFile } from '../../abi/library.ts';
import type { CoreFile } from '../core/open.ts';
import { overviewData, overviewText } from '../core/overview.ts';
import { Debugger } from '../debugger/commands/perform.ts';
import type { Target } from '../debugger/protocol.ts';
import type { Arguments, Command } from './arguments.ts';
import { openCoreFile } from './core.ts';
import { prompt, promptOptions } from './debug-prompt.ts';
import type { FailureOptions } from './failure.ts';
import { sourceText } from './program-sources.ts';
import { print, type Terminal } from './terminal.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  operands: 'FILE.core',
  least: 1,
  most: 1,
  doc: 'looks into a core file: why it was written, then the commands of `vertebra debug` that only look; `help` there lists them',
  options: [
    { name: 'image', value: 'FILE', doc: 'an image (.vtb) or debug tables (.vtbdebug) that the core refers to (may be given several times)' },
    ...promptOptions,
  ],
  examples: ['vertebra run --core crash.core Main.hs', 'vertebra inspect crash.core', "vertebra inspect crash.core -c threads -c 'print total' --batch"],
};

/** The overview, then the prompt. Rejects with UsageError, NotCompiled. */
export async function inspect(args: Arguments, terminal: Terminal): Promise<number> {
  const core = await openCoreFile(args.operands[0], args.options.get('image') ?? [], terminal);
  const target = coreTarget(core);
  const backtrace = await readsAs(target, terminal);
  if (args.options.has('json')) print(terminal, `${JSON.stringify({ answer: 'overview', ...overviewData(core) })}\n`);
  else print(terminal, `${overviewText(core, { ...backtrace, color: terminal.colorOut, short: true })}\n`);
  await prompt({ debugger: new Debugger(target), interrupt: null, backtrace }, args, terminal);
  return 0;
}

/** How backtraces are printed: in the words of the sources that the core holds. */
async function readsAs(target: Target, terminal: Terminal): Promise<FailureOptions> {
  const { FunctionsAt } = await import('./program-sources.ts');
  const functions = new FunctionsAt((file) => target.source(file));
  return { source: (file) => target.source(file), functionAt: (place) => functions.at(place), width: terminal.widthErr };
}

/** The core holds the texts of the program's own sources; the library's lie in the package. */
export function coreTarget(core: CoreFile): Target {
  const { view, debug, patched } = core;
  return {
    view,
    debug,
    patched,
    global: (name) => core.global(name),
    source: (file) => core.source(file) ?? (isLibraryFile(file) ? sourceText(file) : null),
  };
}
