/**
 * Builds the machine: assembly/index.ts → build/machine.wasm, build/machine.provenance.wasm and build/machine.debug.wasm (`stress` as an argument:
 * build/machine.stress.wasm, too).
 *
 * asc compiles with the targets of asconfig.json; binaryen optimises once more and strips; a minimal name section is put in, and every function's name goes
 * to build/machine.names.json beside it. Features are the lowest common denominator of the engines: nothing beyond what asc enables by itself.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { main as asc } from 'assemblyscript/asc';
import binaryen from 'binaryen';
import { functionNames, withNames } from './wasm-names.ts';

type Target = 'release' | 'provenance' | 'debug' | 'stress';

/** Module and function a stack trace shows for the interpreter, in every engine. */
const MODULE_NAME = 'vertebra';
const NAMED_EXPORTS = ['run'];
const ENTRY = 'assembly/index.ts';

/** Compiles the machine. @throws Error with asc's messages */
async function compileMachine(target: Target, entry: string = ENTRY): Promise<Uint8Array> {
  let wasm: Uint8Array | null = null;
  const { error, stderr } = await asc([entry, '--target', target, '--outFile', 'machine.wasm'], {
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) wasm = contents as Uint8Array;
    },
    // entries come from the command line alone: asconfig.json's would be compiled besides
    readFile: (name) => (name.endsWith('asconfig.json') ? configuration() : sourceText(name)),
  });
  if (error !== null || wasm === null) throw new Error(`${entry} does not compile\n${stderr.toString()}`);
  return wasm;
}

function configuration(): string {
  const { entries: _, ...rest } = JSON.parse(readFileSync('asconfig.json', 'utf8')) as Record<string, unknown>;
  return JSON.stringify(rest);
}

function sourceText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** What binaryen makes of asc's output: `bytes` to ship, and the name of every function in them by index. */
function finish(wasm: Uint8Array, optimise: boolean, namedExports: readonly string[] = NAMED_EXPORTS): { bytes: Uint8Array; names: Map<number, string> } {
  const module = binaryen.readBinary(wasm);
  const { MVP, BulkMemory, BulkMemoryOpt, SignExt, NontrappingFPToInt, MutableGlobals } = binaryen.Features;
  module.setFeatures(MVP | BulkMemory | BulkMemoryOpt | SignExt | NontrappingFPToInt | MutableGlobals);
  if (optimise) {
    binaryen.setOptimizeLevel(3);
    binaryen.setShrinkLevel(0);
    module.optimize();
  }
  if (!module.validate()) throw new Error('binaryen made an invalid module');
  binaryen.setDebugInfo(true);
  const named = module.emitBinary();
  binaryen.setDebugInfo(false);
  const bytes = optimise ? withNames(module.emitBinary(), MODULE_NAME, namedExports) : named;
  module.dispose();
  return { bytes, names: functionNames(named) };
}

async function build(target: Target): Promise<void> {
  const file = target === 'release' ? 'build/machine.wasm' : `build/machine.${target}.wasm`;
  const { bytes, names } = finish(await compileMachine(target), target === 'release' || target === 'provenance');
  mkdirSync('build', { recursive: true });
  writeFileSync(file, bytes);
  writeFileSync(file.replace(/\.wasm$/, '.names.json'), `${JSON.stringify(Object.fromEntries(names), null, 0)}\n`);
  console.log(`${file.padEnd(29)} ${size(bytes.length)}, brotli ${size(brotliCompressSync(bytes).length)}, ${names.size} functions`);
}

const size = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`.padStart(9);

async function main(): Promise<void> {
  await build('release');
  await build('provenance');
  await build('debug');
  if (process.argv.includes('stress')) await build('stress');
}

if (process.argv[1]?.endsWith('build-machine.js')) await main();
