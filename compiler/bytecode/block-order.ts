/** Which block follows which in the code. */
import type { Block, Proc } from '../cmm/syntax.ts';
import { successorsOf } from '../cmm/syntax.ts';

/** Blocks in an order in which most jumps fall through: after each block the successor it would like next. */
export function blockOrder(proc: Proc): Block[] {
  const placed = new Set<Block>();
  const waiting: Block[] = [proc.blocks[0]];
  for (let block = waiting.pop(); block !== undefined; block = waiting.pop()) {
    for (let at: Block | undefined = block; at !== undefined && !placed.has(at); ) {
      placed.add(at);
      const next: readonly Block[] = successorsOf(at.end);
      for (const b of [...next].reverse()) waiting.push(b);
      at = next[0];
    }
  }
  return [...placed];
}
