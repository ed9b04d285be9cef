/** What is at an address: register, info table, code, literal, closure or the inside of one, frame, block. */
import * as L from '../../../abi/layout.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { decodeClosure, infoAt, untag } from '../../memory/decode.ts';
import { listThreads, threadName } from '../../memory/threads.ts';
import { StackCursor } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { procedureAt } from './code.ts';
import { placeAt } from './frames.ts';
import { walkTarget } from './heap.ts';
import { frameKindsNumbered } from './numbering.ts';
import { standing } from './standing.ts';
import { closureSymbol, codeSymbol, infoSymbol } from './symbols.ts';

export interface AddressView {
  readonly address: number;
  /** facts, the nearest first */
  readonly facts: readonly string[];
  readonly place: SourcePlace | null;
  /** closure that the address is, or lies in; 0 when none */
  readonly closure: number;
}

const blockKinds: readonly string[] = [
  'free block',
  'nursery',
  'heap block',
  'block of a large object',
  'static block',
  'table of the machine',
  'later block of a group',
];

/** Everything that is known of an address. */
export function lookup(target: Target, address: number): AddressView {
  const facts: string[] = [];
  let place: SourcePlace | null = null;
  let closure = 0;
  const { view, debug } = target;
  view.refresh();
  if (!view.has(address, 1)) return { address, facts: [`outside memory, which has ${view.sizeB} bytes`], place, closure };
  const image = debug.imageOf(address);
  if (address >= L.REGS && address < L.REGS + L.REGS_SIZE_B) facts.push(`register block, byte ${address - L.REGS}`);
  else if (infoSymbol(target, address) !== '') facts.push(`info table: ${infoSymbol(target, address)}`);
  else if (image !== null && address < image.address + image.infoCount * L.INFO_SIZE_B) facts.push('inside an info table');
  else {
    closure = closureAt(target, address);
    if (closure !== 0) facts.push(closureFact(target, address, closure));
    else if (procedureAt(target, address) !== null) {
      facts.push(`code: ${codeSymbol(target, address)}`);
      place = placeAt(target, address);
    }
  }
  const frame = frameAt(target, address);
  if (frame !== '') facts.push(frame);
  facts.push(blockFact(target, address));
  if (image !== null) facts.push(`image ${image.name}, byte ${address - image.address}`);
  return { address, facts, place, closure };
}

/** The reachable closure that an address is or lies in; 0 when it is none. */
function closureAt(target: Target, address: number): number {
  const { view, debug } = target;
  const image = debug.imageOf(address);
  const exact = untag(address);
  if (infoAt(view, exact) !== null && (image !== null || isReachable(target, exact))) return exact;
  let found = 0;
  if (image === null) {
    walkTarget(target, (at, _, words) => {
      if (address >= at && address < at + words * L.WORD_B) found = at;
    });
  }
  return found;
}

function isReachable(target: Target, address: number): boolean {
  let reached = false;
  walkTarget(target, (at) => {
    if (at === address) reached = true;
  });
  return reached;
}

function closureFact(target: Target, address: number, closure: number): string {
  const decoded = decodeClosure(target.view, target.debug, closure);
  const inside = address - closure;
  const what = `${decoded.kind} of ${decoded.words} words: ${closureSymbol(target, decoded)}`;
  if (inside < L.WORD_B) return `${what}${inside === 0 ? '' : ` (tag ${inside})`}`;
  return `word ${inside >>> 2} of the ${what} at 0x${closure.toString(16)}`;
}

function frameAt(target: Target, address: number): string {
  const { view } = target;
  for (const thread of listThreads(view)) {
    const at = standing(target, thread.tso);
    const cursor = new StackCursor(view, at.callers);
    const numbers = frameKindsNumbered(target, at);
    while (cursor.next()) {
      const number = numbers.next(cursor.type);
      if (address < cursor.sp || address >= cursor.sp + cursor.words * L.WORD_B) continue;
      return `word ${(address - cursor.sp) >>> 2} of frame #${number} of ${threadName(thread)}: ${infoSymbol(target, cursor.infoAddress)}`;
    }
  }
  return '';
}

function blockFact({ view }: Target, address: number): string {
  const table = view.u32(L.REGS + L.REG_BLOCKS);
  const index = address >>> L.BLOCK_SHIFT;
  if (table === 0 || index >= view.u32(L.REGS + L.REG_BLOCKS_N)) return `block ${index}`;
  const descriptor = table + (index << L.BD_SHIFT);
  const kind = view.u8(descriptor + L.BD_KIND);
  const generation = view.u8(descriptor + L.BD_GEN);
  return `${blockKinds[kind] ?? 'block of an unknown kind'} ${index}${kind === L.KIND_SMALL || kind === L.KIND_LARGE ? `, generation ${generation}` : ''}`;
}
