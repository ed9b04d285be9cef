/**
 * The machine against the reference evaluator on random well-typed programs: same output, same exit code. A failure shows the shrunk program as text.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint } from '../../compiler/stg/lint.ts';
import { print } from '../../compiler/stg/print.ts';
import { isMachineBuilt, type Mode, modes, observeModule } from '../stg/engines.ts';
import { library, parseModule } from '../stg/programs.ts';
import { randomTapes, type Tapes, toProgram } from '../unit/random/program.ts';
import { evaluateSync } from './evaluate.ts';

/** Bigger programs are rare and take long in the reference evaluator. */
const MAX_STEPS = 300_000;

const rts = parseModule(library.source, library.file);

test('random programs pass lint', () => {
  fc.assert(
    fc.property(randomTapes, (tapes) => {
      const module = toProgram(tapes);
      expect(lint(module).map((d) => `${d.kind}: ${d.message}\n${print(module)}`)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('random programs are more than a leaf', () => {
  const sizes = fc.sample(randomTapes, { numRuns: 100, seed: 1 }).map((tapes) => print(toProgram(tapes)).split('\n').length);
  expect(sizes.filter((lines) => lines > 60).length).toBeGreaterThan(50);
});

async function agree(tapes: Tapes, mode: Mode): Promise<void> {
  const module = toProgram(tapes);
  const reference = evaluateSync([rts, module], { maxSteps: MAX_STEPS });
  fc.pre(reference.exit.reason !== 'outOfSteps');
  const observed = await observeModule(module, mode);
  expect({ stdout: observed.stdout, exit: observed.exit }, `${observed.stderr}\n${print(module)}`).toEqual({
    stdout: reference.stdout,
    exit: reference.exit.code,
  });
}

describe.skipIf(!isMachineBuilt()).each(modes.map((mode) => [mode.name, mode] as const))('agree: %s', (_, mode) => {
  test('on random programs', async () => {
    const numRuns = mode.build === 'release' ? 300 : 60;
    await fc.assert(
      fc.asyncProperty(randomTapes, (tapes) => agree(tapes, mode)),
      { numRuns },
    );
  });
});
