/** A sample of the golden Haskell programs in every stress mode of the machine. */
import { describe, expect } from 'vitest';
import { type Mode, modes } from '../stg/engines.ts';
import { compiledImage, observe } from './engine.ts';
import { type RunProgram, runPrograms } from './programs.ts';
import { suiteOf } from './suite.ts';

/** Topics without much work: a collection at every allocation makes a second of an instant. */
const topics = new Set(['bindings', 'classes', 'pattern-forms', 'layout']);

const sample = runPrograms().filter(({ name }) => topics.has(name.split('/')[0]));
/** golden.test.ts and plain.test.ts run them in the mode `release`; `debug` differs from the others only by less stress. */
const stressModes = modes.filter(({ name }) => name !== 'release' && name !== 'debug');

async function check(program: RunProgram, mode: Mode): Promise<void> {
  const observed = await observe(program, compiledImage(program, 1), mode);
  const { stdout, exit } = program.expected;
  expect(observed).toMatchObject({ stdout, exit });
}

for (const mode of stressModes) describe(mode.name, () => suiteOf('stress', sample, (program) => check(program, mode)));
