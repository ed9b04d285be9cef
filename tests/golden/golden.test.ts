/** Every golden Haskell program, optimised, on the machine as released: what GHC's program prints, and how it ends. */
import { describe, expect } from 'vitest';
import { modes } from '../stg/engines.ts';
import { compiledImage, observe } from './engine.ts';
import { type RunProgram, runPrograms } from './programs.ts';
import { suiteOf } from './suite.ts';

const [release] = modes;

async function check(program: RunProgram): Promise<void> {
  const observed = await observe(program, compiledImage(program, 1), release);
  const { stderr, ...expected } = program.expected;
  expect(observed).toMatchObject(program.anyStderr ? expected : { ...expected, stderr });
}

describe('run', () => suiteOf('run', runPrograms(), check));
