/** What the driver tells the back end of the trees it hands over. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { machineRoots } from '../../../compiler/driver/image.ts';
import { Session } from '../../../compiler/driver/session.ts';
import { Library } from '../../../compiler/driver/shared-library.ts';
import { merge } from '../../../compiler/stg/merge.ts';
import { unique } from '../../../compiler/stg/unique.ts';

const library = new Library({ interfaces: new Uint8Array(readFileSync('build/lib.vti')), image: LIBRARY_IMAGE });

test.each([0, 1] as const)('names of STG made from Haskell are unique already, at -O%d', (level) => {
  const file = 'examples/Json.hs';
  const session = new Session({ readModule: () => null, library, level });
  const modules = session.linked(session.compile({ file, text: readFileSync(file, 'utf8'), library: false }, 'stg'));
  const merged = merge(modules, { name: 'Main', files: [file], roots: machineRoots(modules) });
  expect(merged.binds.length).toBeGreaterThan(0);
  expect(unique(merged)).toEqual(merged);
});
