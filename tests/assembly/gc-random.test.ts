/**
 * The collector against a shadow of plain objects: random programs that make, share, change, update, push and drop, with collections wherever they come.
 */
import fc from 'fast-check';
import { beforeAll, describe, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { compileCollector, Heap } from './gc-support/heap.ts';
import { Shadow } from './gc-support/shadow.ts';

let module: WebAssembly.Module;
beforeAll(async () => {
  module = await compileCollector();
});

interface Step {
  readonly op: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly operands: readonly number[];
}
const small = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.record({ op: fc.nat(31), a: small, b: small, c: small, operands: fc.array(fc.nat(31), { minLength: 4, maxLength: 7 }) });

function run(shadow: Shadow, { op, a, b, c, operands }: Step): void {
  if (op < 10) shadow.make(a, b, c, operands);
  else if (op < 12) shadow.make(3, b, c, operands);
  else if (op < 15) shadow.fetch(a, operands, b);
  else if (op < 18) shadow.write(a, b, c);
  else if (op < 21) shadow.update(a, b);
  else if (op === 21) shadow.fork(a);
  else if (op === 22 && a % 8 === 0) shadow.finish(b);
  else if (op < 25) shadow.push(a, b, operands, c % 2 === 0 ? 150 : 8192);
  else if (op < 27) shadow.pop(a, b);
  else if (op === 27) shadow.weak(a, b);
  else if (op === 28) shadow.drop(a);
  else if (op === 29) shadow.heap.collect(false);
  else if (op === 30 && a % 3 === 0) shadow.heap.collect(true);
}

describe('a random program sees the heap it built', () => {
  test.each([
    ['a growing nursery', {}],
    ['a nursery of two blocks', { [L.CFG_NURSERY_B]: 2 * L.BLOCK_B }],
  ])('with %s', (_, settings) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 50, maxLength: 400 }), (steps) => {
        const shadow = new Shadow(new Heap(module, settings));
        for (const each of steps) run(shadow, each);
        shadow.heap.collect(false);
        shadow.heap.collect(true);
      }),
      { numRuns: 60 },
    );
  });

  test('collecting before every step', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }), (steps, majors) => {
        const shadow = new Shadow(new Heap(module));
        steps.forEach((each, i) => {
          shadow.heap.collect(majors[i]);
          run(shadow, each);
        });
        shadow.heap.collect(true);
      }),
      { numRuns: 40 },
    );
  });
});
