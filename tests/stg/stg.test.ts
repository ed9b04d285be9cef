/**
 * Every golden STG program on every engine: the reference evaluator, and the machine in every mode. Programs are found, not listed.
 */
import { describe, expect, test } from 'vitest';
import { isMachineBuilt, type Mode, modes, runOnMachine, runOnReference } from './engines.ts';
import { goldenPrograms, maskedOverflowPrograms, type Observed, type Program, seedPrograms } from './programs.ts';

const golden = goldenPrograms();
const overflowing = [...seedPrograms('64K'), ...maskedOverflowPrograms('64K')];

/** Too deep for a mode that does work in proportion to the stack at every step. */
const tooDeepForStress = new Set(['machine/DeepRecursion', 'machine/DeepFrames', 'thunks/Chain']);

function check(program: Program, observed: Observed): void {
  const { stdout, exit, stderr } = program.expected;
  if (typeof stdout === 'string') expect(observed.stdout).toBe(stdout);
  else expect(observed.stdout).toMatch(stdout);
  for (const line of stderr) expect(observed.stderr).toContain(line);
  expect(observed.exit, observed.stderr).toBe(exit);
}

function fits(program: Program, mode: Mode): boolean {
  return !(tooDeepForStress.has(program.name) && (mode.stress.includes('gc') || mode.stress.includes('move')));
}

describe('reference evaluator', () => {
  test.each([...golden, ...overflowing].map((program) => [program.name, program] as const))('%s', async (_, program) => {
    check(program, await runOnReference(program));
  });
});

describe.skipIf(!isMachineBuilt()).each(modes.map((mode) => [mode.name, mode] as const))('machine: %s', (_, mode) => {
  const programs = [...golden, ...overflowing].filter((program) => fits(program, mode));
  test.each(programs.map((program) => [program.name, program] as const))('%s', async (_, program) => {
    check(program, await runOnMachine(program, mode));
  });
});
