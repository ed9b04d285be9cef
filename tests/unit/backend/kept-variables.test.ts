/** Code for debuggers: the author's registers stay to the end of every block that all ways through their definition lead to, each in a place of its own. */
import { describe, expect, test } from 'vitest';
import { interference } from '../../../compiler/cmm/interference.ts';
import { lintSlots } from '../../../compiler/cmm/lint.ts';
import { liveness } from '../../../compiler/cmm/liveness.ts';
import { removeDead } from '../../../compiler/cmm/passes.ts';
import { allocateSlots, NO_SLOT } from '../../../compiler/cmm/slots.ts';
import { defsOf, isAuthors, type Proc } from '../../../compiler/cmm/syntax.ts';
import { randomProc } from './random-proc.ts';

function named(seed: number): Proc {
  const proc = randomProc(seed, 40);
  for (const reg of proc.regs) reg.name = reg.id % 3 === 0 ? `$_t${reg.id}` : `v${reg.id}`;
  proc.keeps = true;
  return proc;
}

describe('random procedures', () => {
  test('slots are sound', () => {
    for (let seed = 0; seed < 150; seed++) {
      const proc = named(seed);
      removeDead(proc);
      expect(lintSlots(proc, allocateSlots(proc))).toEqual([]);
    }
  });

  test('what a block defines is there at its end, and has a place', () => {
    for (let seed = 0; seed < 60; seed++) {
      const proc = named(seed);
      const { liveOut } = liveness(proc);
      const slots = allocateSlots(proc);
      for (const block of proc.blocks) {
        for (const reg of [...block.params, ...block.instrs.flatMap(defsOf)].filter(isAuthors)) {
          expect(liveOut[block.id].has(reg.id)).toBe(true);
          expect(slots.at[reg.id]).not.toBe(NO_SLOT);
        }
      }
    }
  });

  test('without it, only what is needed stays', () => {
    const proc = randomProc(7, 40);
    const kept = named(7);
    const crossing = [...interference(proc).crossing].length;
    expect([...interference(kept).crossing].length).toBeGreaterThanOrEqual(crossing);
  });
});
