/** Random nestings of host and Haskell: every trace equals a shadow stack, in order, names and places. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeImage } from '../../abi/image-encode.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { repository } from '../support/repository-files.ts';
import { machineModule } from '../unit/host/machine-module.ts';
import { Player } from './nest.ts';
import { laterScript, script } from './scripts.ts';

const { image } = compileStg(readFileSync(resolve(repository, 'tests/host-frames/nest.stg'), 'utf8'), 'nest.stg');
if (image === null) throw new Error('nest.stg was not compiled');
const bytes = encodeImage(image);
const player = new Player(await machineModule(), bytes);

test.each([
  ['calls', script],
  ['awaited calls', laterScript],
] as const)('%s', async (_, scripts) => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(scripts, async (played) => {
      const outcome = await player.play(played);
      expect(outcome.problems).toEqual([]);
      compared += outcome.compared;
    }),
    { numRuns: 100 },
  );
  expect(compared).toBeGreaterThan(100);
});
