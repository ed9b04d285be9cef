import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintSlots } from '../../../compiler/cmm/lint.ts';
import { removeDead } from '../../../compiler/cmm/passes.ts';
import { allocateSlots } from '../../../compiler/cmm/slots.ts';
import { randomProc } from './random-proc.ts';

test('registers that are needed at the same time share no word, and what is needed across a safepoint lies in the frame', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 120 }), (seed, size) => {
      const proc = randomProc(seed, size);
      removeDead(proc);
      expect(lintSlots(proc, allocateSlots(proc))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('the same procedure gets the same slots', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect([...allocateSlots(randomProc(seed, 60)).at]).toEqual([...allocateSlots(randomProc(seed, 60)).at]);
    }),
    { numRuns: 50 },
  );
});
