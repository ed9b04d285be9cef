/** Which block follows which in the code. */
import type { Block, Proc } from '../cmm/syntax.ts';
import { successorsOf } from '../cmm/syntax.ts';

/** Blocks in an order in which most jumps fall through: after each block the successor it would like next. */
export function blockOrder(proc: Proc): Block[] {
  const order: Block[] = [];
  /** by the ids of blocks */
  const isPlaced: boolean[] = [];
  const waiting: Block[] = [proc.blocks[0]];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (let at: Block | undefined = block; at !== undefined && isPlaced[at.id] !== true; ) {
      isPlaced[at.id] = true;
      order.push(at);
      const next: readonly Block[] = successorsOf(at.end);
      for (let i = next.length - 1; i > 0; i--) waiting.push(next[i]);
      at = next[0];
    }
  }
  return order;
}
