/**
 * Primops of the reference evaluator: a rule per name of abi/tables/primops. Arguments come without state tokens, results go without them.
 */
import type { Machine } from './machine.ts';
import { arrayPrimops } from './primops-array.ts';
import { controlPrimops } from './primops-control.ts';
import { floatPrimops } from './primops-float.ts';
import { integerPrimops } from './primops-integer.ts';
import { memoryPrimops } from './primops-memory.ts';
import { wordPrimops } from './primops-word.ts';
import type { Thread, Value } from './values.ts';
import { WrongProgram } from './values.ts';

export type Prim = (m: Machine, t: Thread, args: readonly Value[]) => void;
export type PrimTable = Readonly<Record<string, Prim>>;

const table: PrimTable = { ...wordPrimops, ...floatPrimops, ...arrayPrimops, ...integerPrimops, ...memoryPrimops, ...controlPrimops };

export const implementedPrimops: readonly string[] = Object.keys(table);

/** Fails by name for a primop that does not exist here. */
export function findPrimop(name: string): Prim {
  const prim = table[name];
  if (prim === undefined) throw new WrongProgram(`the reference evaluator has no primop ${name}`);
  return prim;
}
