/** Golden Haskell programs handed from machine to machine: exceptions, threads, laziness, handles of files and buffers half full. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { HaskellError } from '../../host/error.ts';
import { MemoryFiles } from '../../host/io/memory-files.ts';
import { compiledImage, library } from '../golden/engine.ts';
import { needsDisk, type RunProgram, runPrograms } from '../golden/programs.ts';
import { random } from './random.ts';
import { relay } from './relay.ts';

const topics = new Set(['concurrency', 'exceptions', 'io', 'st']);
const sample = runPrograms().filter((program) => topics.has(program.name.split('/')[0]) && !needsDisk(program));
const SEED = Number(process.env.SEED ?? 1);

async function handedOn(program: RunProgram, cuts: readonly number[]): Promise<void> {
  let stdout = '';
  let unread: Uint8Array = new TextEncoder().encode(program.stdin);
  const decoder = new TextDecoder();
  const { error, misfits, hops } = await relay({
    images: [library().image, compiledImage(program, 1)],
    cuts,
    builds: ['release', 'debug'],
    snapshot: {},
    settings: {
      hostFrames: false,
      limits: { timeout: '60s' },
      // Files lie in memory: each machine has them from the one before.
      files: new MemoryFiles(),
      program: { name: 'Main', args: [], environment: { HOME: '/' } },
      stdin: (max) => {
        const bytes = unread.slice(0, max);
        unread = unread.slice(max);
        return bytes;
      },
      stdout: (bytes) => {
        stdout += decoder.decode(bytes, { stream: true });
      },
      stderr: () => {},
      onThreadDeath: () => {},
    },
  });
  expect(misfits).toEqual([]);
  expect({ stdout, exit: exitCode(error) }).toEqual({ stdout: program.expected.stdout, exit: program.expected.exit });
  expect(hops).toBeGreaterThan(0);
}

function exitCode(error: HaskellError | null): number {
  if (error?.kind === 'internal') throw error;
  return error?.exitCode ?? 0;
}

// It is compiled first when it is not up to date.
beforeAll(() => void library());

describe.each(sample)('$name', (program) => {
  test('from machine to machine', async () => {
    const choose = random(SEED + sample.indexOf(program));
    await handedOn(
      program,
      [40, 200, 1000, 1500, 1500].map((most) => choose(most)),
    );
  });
});
