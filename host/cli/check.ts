/** `vertebra check`: errors and warnings, nothing else. */
import { ImageError } from '../../abi/image-format.ts';
import { verifyImage } from '../verify.ts';
import type { Arguments, Command } from './arguments.ts';
import { NotCompiled } from './failure.ts';
import { loadImage, parseDefines } from './program.ts';
import { defineOption, shortOption } from './run.ts';
import { complain, type Terminal } from './terminal.ts';

export const checkCommand: Command = {
  name: 'check',
  operands: 'FILE…',
  least: 1,
  most: Number.POSITIVE_INFINITY,
  doc: 'compiles STG programs and says what is wrong with them; verifies images',
  options: [defineOption, shortOption],
  examples: ['vertebra check --short examples/seeds/Weird.stg'],
};

/** Exit code 0 when all files are in order, else 1. Rejects with UsageError. */
export async function check(args: Arguments, terminal: Terminal): Promise<number> {
  const defines = parseDefines(args.options.get('define') ?? []);
  let exitCode = 0;
  for (const file of args.operands) {
    try {
      verifyImage(await loadImage(file, terminal, { defines, short: args.options.has('short') }));
    } catch (error) {
      if (error instanceof ImageError) complain(terminal, `${file}: ${error.message}\n`);
      else if (!(error instanceof NotCompiled)) throw error;
      exitCode = 1;
    }
  }
  return exitCode;
}
