/** The thread that deep-stack.ts starts: compiles one program, and answers with its image, and with what there is to say. */
import { parentPort, workerData } from 'node:worker_threads';
import { encodeImage } from '../../abi/image-encode.ts';
import { UsageError } from './arguments.ts';
import type { DeepAnswer, DeepData } from './deep-stack.ts';
import { NotCompiled } from './failure.ts';
import { compileHaskell, makeProgramHere } from './haskell.ts';
import type { Terminal } from './terminal.ts';

const { what, file, text, options, color } = workerData as DeepData;
const decoder = new TextDecoder();
let said = '';

const terminal: Terminal = {
  stdout: () => {},
  stderr: (bytes) => {
    said += decoder.decode(bytes);
  },
  stdin: () => new Uint8Array(0),
  colorErr: color,
  colorOut: false,
  onInterrupt: () => () => {},
};

async function answer(): Promise<DeepAnswer> {
  try {
    if (what === 'image') {
      const { image, parts } = await makeProgramHere(file, text, terminal, options, 'plain');
      return { said, failure: null, image: encodeImage(image, { quick: true }), parts };
    }
    await compileHaskell(file, text, 'desugar', terminal, options);
    return { said, failure: null, image: null, parts: null };
  } catch (error) {
    if (error instanceof NotCompiled) return { said, failure: { kind: 'not compiled' }, image: null, parts: null };
    if (error instanceof UsageError) return { said, failure: { kind: 'usage', message: error.message }, image: null, parts: null };
    throw error;
  }
}

parentPort?.postMessage(await answer());
