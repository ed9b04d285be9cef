/** Which block follows which in the code. */
import type { Block, Proc } from '../cmm/syntax.ts';
import { successor, successorCount } from '../cmm/syntax.ts';

/** By the ids of blocks. Scratch, for the procedure at hand. */
let isPlaced = new Uint8Array(64);

/** Blocks in an order in which most jumps fall through: after each block the successor it would like next. */
export function blockOrder({ blocks }: Proc): readonly Block[] {
  if (blocks.length === 1) return blocks;
  const order: Block[] = [];
  if (blocks.length > isPlaced.length) isPlaced = new Uint8Array(2 * blocks.length);
  else isPlaced.fill(0, 0, blocks.length);
  const waiting: Block[] = [blocks[0]];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (let at = block; isPlaced[at.id] === 0; ) {
      isPlaced[at.id] = 1;
      order.push(at);
      const { end } = at;
      const count = successorCount(end);
      if (count === 0) break;
      for (let i = count - 1; i > 0; i--) waiting.push(successor(end, i));
      at = successor(end, 0);
    }
  }
  return order;
}
