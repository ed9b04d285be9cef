/** `vertebra inspect`: a core file, looked at without a machine. */
import { overviewData, overviewText } from '../core/overview.ts';
import type { Arguments, Command } from './arguments.ts';
import { openCoreFile } from './core.ts';
import { print, type Terminal } from './terminal.ts';

export const inspectCommand: Command = {
  name: 'inspect',
  operands: 'FILE.core',
  least: 1,
  most: 1,
  doc: 'looks into a core file: why it was written, the threads, their stacks, the heap',
  options: [
    { name: 'image', value: 'FILE', doc: 'an image (.vtb) or debug tables (.vtbdebug) that the core refers to; as often as needed' },
    { name: 'json', doc: 'the overview as one JSON object' },
  ],
  examples: ['vertebra run --core crash.core Main.hs', 'vertebra inspect crash.core'],
};

/** Rejects with UsageError, NotCompiled. */
export async function inspect(args: Arguments, terminal: Terminal): Promise<number> {
  const core = await openCoreFile(args.operands[0], args.options.get('image') ?? [], terminal);
  if (args.options.has('json')) print(terminal, `${JSON.stringify(overviewData(core))}\n`);
  else print(terminal, `${overviewText(core, { color: terminal.colorOut, short: true })}\n`);
  return 0;
}
