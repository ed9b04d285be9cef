/** Places with four numbers for every instruction that can stop, on the library: a budget of the design, held here since it counts bytes and not time. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decodeImage } from '../../../abi/image-decode.ts';
import { positionTableSize } from '../../../bench/debug/position-tables.ts';
import { repository } from '../../support/repository-files.ts';

const BUDGET_B = 1.2;
const library = join(repository, 'build', 'lib.vtb');

test.skipIf(!existsSync(library))('position tables of the library take at most 1.2 bytes an instruction', () => {
  const { bytes, instructions } = positionTableSize(decodeImage(readFileSync(library)));
  expect(instructions).toBeGreaterThan(100_000);
  expect(bytes / instructions).toBeLessThanOrEqual(BUDGET_B);
});
