/** The reference evaluator answers for every primop there is, and for no other. */
import { expect, test } from 'vitest';
import { primops } from '../../abi/tables/primops.ts';
import { implementedPrimops } from './primops.ts';

test('every primop has a rule', () => {
  expect([...implementedPrimops].sort()).toEqual(primops.map((op) => op.name).sort());
});
