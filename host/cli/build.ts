/** `vertebra build`: Haskell or STG text to an image file. */
import { writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { encodeDebugFile, encodeImage } from '../../abi/image-encode.ts';
import { type Arguments, type Command, lastOf, UsageError } from './arguments.ts';
import { isHaskell, programName } from './haskell.ts';
import { loadImage } from './program.ts';
import { defineOption, haskellOptions, shortOption, sourceOptions } from './run.ts';
import { print, type Terminal } from './terminal.ts';

export const buildCommand: Command = {
  name: 'build',
  operands: 'FILE',
  least: 1,
  most: 1,
  doc: 'compiles a Haskell program, with what it needs of the library, or STG text (whose imports are linked when it is run) to an image',
  options: [
    { name: 'output', short: 'o', value: 'FILE', doc: 'the image (default: FILE.vtb beside the source)' },
    { name: 'strip', doc: 'debug tables go to a file of their own beside the image, .vtbdebug' },
    defineOption,
    shortOption,
    ...haskellOptions,
  ],
  examples: ['vertebra build examples/seeds/Weird.stg -o weird.vtb'],
};

/** Rejects with UsageError, NotCompiled. */
export async function build(args: Arguments, terminal: Terminal): Promise<number> {
  const [file] = args.operands;
  if (extname(file) !== '.stg' && !isHaskell(file)) throw new UsageError(`\`${file}\` is neither Haskell source (.hs, .lhs) nor STG text (.stg)`);
  const output = lastOf(args, 'output') ?? join(dirname(file), `${programName(file)}.vtb`);
  if (extname(output) === '.stg' || isHaskell(output)) throw new UsageError(`-o: \`${output}\` is no name for an image, as \`${programName(file)}.vtb\` is`);
  const image = await loadImage(file, terminal, sourceOptions(args));
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
