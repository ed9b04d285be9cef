/** Why a closure is still there: the shortest ways from what the machine holds on to down to it, and what would go with it. */
import * as L from '../../../abi/layout.ts';
import { wellKnown } from '../../../abi/tables/well-known.ts';
import { decodeClosure, untag } from '../../memory/decode.ts';
import { decodeFrame } from '../../memory/frames.ts';
import { walkHeap } from '../../memory/heap.ts';
import { decodeThread, threadName } from '../../memory/threads.ts';
import { walkStack } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { walkTarget } from './heap.ts';
import { standing } from './standing.ts';
import { closureSymbol } from './symbols.ts';
import { partsOf } from './values.ts';

export interface RetainerStep {
  /** untagged address; 0 for the root */
  readonly address: number;
  /** what it is: `CAF Main.table`, `thread 1`, `Account {…}` */
  readonly text: string;
  /** by which field, variable or frame it holds the next one; '' when nobody knows */
  readonly through: string;
}

export interface Retainers {
  readonly address: number;
  /** root first, the closure asked for last */
  readonly paths: readonly (readonly RetainerStep[])[];
  /** nothing leads to it: the next collection takes it, unless it is static */
  readonly isGarbage: boolean;
  /** it lies in an image, and stays there */
  readonly isStatic: boolean;
  /** bytes that only it keeps alive, itself included */
  readonly retainedBytes: number;
  readonly cutOff: string;
}

/** @param count paths at most, through different holders */
export function retainersOf(target: Target, closure: number, count = 3): Retainers {
  const address = untag(closure);
  const parents = new Map<number, number>();
  const holders: number[] = [];
  const walk = walkTarget(target, () => {}, {
    breadthFirst: true,
    edge: (to, from) => {
      if (to === address && !holders.includes(from)) holders.push(from);
      if (!parents.has(to)) parents.set(to, from);
    },
  });
  const paths = holders.map((holder) => pathTo(parents, holder, address)).filter((path) => path !== null);
  paths.sort((a, b) => a.length - b.length);
  return {
    address,
    paths: paths.slice(0, count).map((path) => path.map((at, i) => step(target, at, path[i + 1] ?? 0))),
    isGarbage: holders.length === 0,
    isStatic: target.debug.imageOf(address) !== null,
    retainedBytes: retainedBytes(target, address),
    cutOff: walk.cutOff,
  };
}

/** Addresses from a root (0) to the closure, by way of `holder`; null when the way leads through the closure itself. */
function pathTo(parents: ReadonlyMap<number, number>, holder: number, address: number): number[] | null {
  const path = [address];
  for (let at: number | undefined = holder; at !== undefined; at = parents.get(at)) {
    if (at === address) return null;
    path.unshift(at);
    if (at === 0) return path;
  }
  return path;
}

/** What can be reached, less what can still be reached when the closure's own pointers are not followed. */
function retainedBytes(target: Target, address: number): number {
  const { view } = target;
  const reached = new Set<number>();
  const without = new Set<number>([address]);
  walkTarget(target, (at) => void without.add(at), { without: address });
  let words = 0;
  walkHeap(view, [address], (at, _, size) => {
    reached.add(at);
    if (at === address || !without.has(at)) words += size;
  });
  return words * L.WORD_B;
}

function step(target: Target, address: number, next: number): RetainerStep {
  if (address === 0) return { address, text: rootText(target, next), through: '' };
  const { view, debug } = target;
  const closure = decodeClosure(view, debug, address, { items: 100_000 });
  if (next === 0) return { address, text: closureSymbol(target, closure), through: '' };
  if (closure.kind === 'tso')
    return {
      address,
      text: threadText(target, address),
      through: frameHolding(target, standing(target, address).callers, next, standing(target, address).procedure === null ? 0 : 1),
    };
  if (closure.kind === 'stack')
    return { address, text: closureSymbol(target, closure), through: frameHolding(target, { chunk: address, sp: closure.sp }, next, 0) };
  const parts = partsOf(closure);
  const at = parts.findIndex((part) => part.rep === 'p' && leadsTo(target, Number(part.value), next));
  return { address, text: closureSymbol(target, closure), through: at < 0 ? '' : `.${parts[at].name || at}` };
}

function leadsTo({ view, debug }: Target, pointer: number, address: number): boolean {
  return untag(pointer) === address || decodeClosure(view, debug, pointer, { items: 0 }).address === address;
}

function threadText({ view }: Target, tso: number): string {
  const thread = decodeThread(view, tso);
  return thread === null ? 'a thread' : threadName(thread);
}

/** Frames looked at to find which one holds a closure. */
const MAX_FRAMES = 10_000;

function frameHolding({ view, debug }: Target, start: { readonly chunk: number; readonly sp: number }, next: number, first: number): string {
  let number = first;
  for (const raw of walkStack(view, start)) {
    if ('cutOff' in raw || number > MAX_FRAMES) break;
    for (let i = 1; i < raw.words; i++) {
      if (untag(view.u32(raw.sp + i * L.WORD_B)) !== next) continue;
      const frame = decodeFrame(view, debug, raw);
      if (frame.kind !== 'ret') return `${frame.kind} frame #${number}`;
      const name = frame.vars.find((v) => v.rep === 'p' && untag(Number(v.value)) === next)?.name;
      return `${name === undefined || name === '' ? 'a slot' : name} in frame #${number} of ${frame.name}`;
    }
    if (raw.kind !== 'underflow') number++;
  }
  return 'its stack';
}

const registerNames: readonly (readonly [number, string])[] = [
  [L.REG_TSO, 'the running thread'],
  [L.REG_MAIN, 'the main thread'],
  [L.REG_ALL_THREADS, 'the list of threads'],
  [L.REG_RUN_HEAD, 'the run queue'],
  [L.REG_SLEEPERS, 'sleeping threads'],
  [L.REG_CALLERS, 'threads that wait for the host'],
  [L.REG_R1, 'register R1'],
  [L.REG_WEAKS, 'weak pointers'],
  [L.REG_WEAKS_OLD, 'weak pointers'],
  [L.REG_FINALIZERS, 'finalizers'],
  [L.REG_CAF_LIST, 'CAFs that were entered'],
];

function rootText({ view }: Target, first: number): string {
  const register = registerNames.find(([offset]) => untag(view.u32(L.REGS + offset)) === first);
  if (register !== undefined) return register[1];
  const row = wellKnown.findIndex((_, i) => untag(view.u32(L.WELL_KNOWN + i * L.WORD_B)) === first);
  if (row >= 0) return `what the machine knows as ${wellKnown[row].symbol}`;
  const handles = view.u32(L.REGS + L.REG_HANDLES);
  const slots = Math.min(view.u32(L.REGS + L.REG_HANDLES_N), view.words.length);
  for (let i = 0; i < slots && handles !== 0; i++) if (untag(view.u32(handles + i * L.WORD_B)) === first) return 'a value the host holds';
  return 'the activation under way';
}
