/** `vertebra build`: STG text to an image file. */
import { writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { encodeDebugFile, encodeImage } from '../../abi/image-encode.ts';
import { type Arguments, type Command, lastOf, UsageError } from './arguments.ts';
import { compileFile, parseDefines } from './program.ts';
import { defineOption, shortOption } from './run.ts';
import { print, type Terminal } from './terminal.ts';

export const buildCommand: Command = {
  name: 'build',
  operands: 'FILE.stg',
  least: 1,
  most: 1,
  doc: 'compiles an STG program to an image; what it imports is linked when it is run',
  options: [
    { name: 'output', short: 'o', value: 'FILE', doc: 'the image (default: FILE.vtb beside the source)' },
    { name: 'strip', doc: 'debug tables go to a file of their own beside the image, .vtbdebug' },
    defineOption,
    shortOption,
  ],
  examples: ['vertebra build examples/seeds/Weird.stg -o weird.vtb'],
};

/** Rejects with UsageError, NotCompiled. */
export async function build(args: Arguments, terminal: Terminal): Promise<number> {
  const [file] = args.operands;
  if (extname(file) !== '.stg') throw new UsageError(`\`${file}\` is not STG text (.stg)`);
  const { image } = await compileFile(file, terminal, { defines: parseDefines(args.options.get('define') ?? []), short: args.options.has('short') });
  const output = lastOf(args, 'output') ?? join(dirname(file), `${basename(file, '.stg')}.vtb`);
  const strip = args.options.has('strip');
  write(output, encodeImage(image, { strip }), terminal);
  if (strip) write(`${output.replace(/\.vtb$/, '')}.vtbdebug`, encodeDebugFile(image), terminal);
  return 0;
}

function write(file: string, bytes: Uint8Array, terminal: Terminal): void {
  try {
    writeFileSync(file, bytes);
  } catch (error) {
    throw new UsageError(`cannot write \`${file}\`: ${(error as Error).message}`);
  }
  print(terminal, `${file}: ${bytes.length.toLocaleString('en-US')} bytes\n`);
}
