/**
 * What "Understanding the Stack" saw, on our machine: how many dots are printed before the crash, and that by GHC 7.6's policy there are thresholds for
 * which PrintThenCrash never overflows, by ours none.
 */
import { describe, expect, test } from 'vitest';
import { isMachineBuilt, modes, runOnMachine } from './engines.ts';
import { example, type Observed, type Program } from './programs.ts';

const [release] = modes;
const HEAP_OVERFLOW = 251;
const STACK_OVERFLOW = 2;

function printThenCrash(threshold: number, maxStack: string, overflow: Program['overflow']): Promise<Observed> {
  const program = example('seeds/PrintThenCrash', maxStack, overflow, '', { THRESHOLD: String(threshold) });
  return runOnMachine({ ...program, maxHeap: '8M' }, release);
}

describe.skipIf(!isMachineBuilt())('the programs of the article', () => {
  test('Weird never overflows its stack under ghc-7.6: the heap ends it', async () => {
    const weird = example('seeds/Weird', '256K', 'ghc-7.6', '', {});
    const { exit, stderr } = await runOnMachine({ ...weird, maxHeap: '8M' }, release);
    expect(stderr).toContain('heap overflow');
    expect(exit).toBe(HEAP_OVERFLOW);
  });

  test.each([23, 24, 26])('dots with threshold %i: max-stack / (threshold * bytes per call), to within one chunk', async (threshold) => {
    const [maxStack, bytesPerCall, chunk] = [1024 * 1024, 12, 32 * 1024];
    const { stdout } = await printThenCrash(threshold, '1M', 'deferred');
    const dots = maxStack / (threshold * bytesPerCall);
    expect(Math.abs(stdout.length - dots)).toBeLessThanOrEqual(chunk / (threshold * bytesPerCall));
  });

  test('some thresholds never crash under ghc-7.6; all crash by default', async () => {
    const endless: number[] = [];
    for (let threshold = 5; threshold <= 40; threshold++) {
      const { exit } = await printThenCrash(threshold, '256K', 'ghc-7.6');
      if (exit === HEAP_OVERFLOW) endless.push(threshold);
      else expect(exit).toBe(STACK_OVERFLOW);
    }
    expect(endless).not.toEqual([]);
    for (const threshold of endless) expect((await printThenCrash(threshold, '256K', 'deferred')).exit).toBe(STACK_OVERFLOW);
  });
});
