/**
 * Programs that are nested too deeply for the stack of this thread are compiled on one that has more: passes go down trees by calling themselves, and what a
 * program may be nested in is no matter of what Node gives its main thread. The thread is started for such a program, and ends with it.
 */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { decodeImage } from '../../abi/image-decode.ts';
import { UsageError } from './arguments.ts';
import { NotCompiled } from './failure.ts';
import type { HaskellOptions, MadeProgram } from './haskell.ts';
import type { ProgramParts } from './haskell-cache.ts';
import { packageRoot } from './package-files.ts';
import { complain, type Terminal } from './terminal.ts';

/** Memory is taken only as far as a program goes down: 20,000 statements in one block need less. */
const STACK_MB = 256;

export interface DeepTask {
  readonly what: 'image' | 'check';
  readonly file: string;
  readonly text: string;
  readonly options: HaskellOptions;
}

/** What the thread is started with. */
export interface DeepData extends DeepTask {
  readonly color: boolean;
}

/** What the thread answers. */
export interface DeepAnswer {
  /** for stderr */
  readonly said: string;
  readonly failure: { readonly kind: 'not compiled' } | { readonly kind: 'usage'; readonly message: string } | null;
  /** encoded; null for `check` */
  readonly image: Uint8Array | null;
  readonly parts: ProgramParts | null;
}

export function onDeepStack(task: DeepTask & { readonly what: 'image' }, terminal: Terminal): Promise<MadeProgram>;
export function onDeepStack(task: DeepTask & { readonly what: 'check' }, terminal: Terminal): Promise<null>;
/** Compiles or checks a program on a thread of its own. Rejects with NotCompiled, UsageError. */
export async function onDeepStack(task: DeepTask, terminal: Terminal): Promise<MadeProgram | null> {
  const { said, failure, image, parts } = await answerTo({ ...task, color: terminal.colorErr });
  complain(terminal, said);
  if (failure?.kind === 'usage') throw new UsageError(failure.message);
  if (failure !== null) throw new NotCompiled(task.file);
  return image === null ? null : { image: decodeImage(image), parts };
}

function answerTo(data: DeepData): Promise<DeepAnswer> {
  const path = join(packageRoot, 'build', 'js', 'host', 'cli', 'deep-worker.js');
  const worker = new Worker(path, { workerData: data, resourceLimits: { stackSizeMb: STACK_MB } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the compiler's thread ended with code ${code}`)));
  });
}
