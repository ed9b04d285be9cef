/** Every golden Haskell program without the optimiser (`-O0`): the same output. */
import { describe, expect } from 'vitest';
import { modes } from '../stg/engines.ts';
import { compiledImage, observe } from './engine.ts';
import { type RunProgram, runPrograms } from './programs.ts';
import { suiteOf } from './suite.ts';

const [release] = modes;

async function check(program: RunProgram): Promise<void> {
  const observed = await observe(program, compiledImage(program, 0), release);
  const { stdout, exit } = program.expected;
  expect(observed).toMatchObject({ stdout, exit });
}

describe('run at -O0', () => suiteOf('O0', runPrograms(), check));
