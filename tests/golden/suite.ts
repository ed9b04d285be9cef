/** A suite of golden programs: what is known to fail must still fail, so that the list of it can only shrink. */
import { expect, test } from 'vitest';
import { type GoldenFile, knownFailures } from './programs.ts';

/** One test for each program. `suite` is the word known-failures.txt uses. */
export function suiteOf<Program extends GoldenFile>(suite: string, programs: readonly Program[], check: (program: Program) => Promise<void> | void): void {
  const known = knownFailures(suite);
  test.each(programs.map((program) => [program.name, program] as const))('%s', async (name, program) => {
    if (!known.has(name)) return check(program);
    let passed = true;
    try {
      await check(program);
    } catch {
      passed = false;
    }
    expect(passed, `${name} passes now: take \`${suite} ${name}\` out of tests/golden/known-failures.txt`).toBe(false);
  });
  test('known failures exist', () => {
    const names = new Set(programs.map(({ name }) => name));
    expect([...known].filter((name) => !names.has(name))).toEqual([]);
  });
}
