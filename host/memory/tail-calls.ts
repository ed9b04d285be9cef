/**
 * Callers that tail calls have erased (Note [Erased callers], abi/tail-calls.ts): read as numbers while the machine stands still, made names and places of later.
 *
 * The ring tells positions, a stack has frames: a caller is shown where a frame begins at the position that it handed on, nowhere else. In damaged memory the
 * reading ends, and what was read may be wrong, but no address leads outside.
 */
import * as L from '../../abi/layout.ts';
import * as O from '../../abi/opcodes.gen.ts';
import { I_UNDERFLOW } from '../../abi/rts-infos.gen.ts';
import * as V from '../../abi/tail-calls.ts';
import { type DebugIndex, isOfLibrary, type SourcePlace } from './debug-index.ts';
import { primopName } from './frames.ts';
import { findRepeats } from './repeats.ts';
import type { MemoryView } from './view.ts';

const CALL_W = 3;
const OPCODE = 255;

/** The callers whose place a frame has now, as numbers. */
export interface TailCapture {
  /** CALL_W words for each, newest first: address of the instruction, its first word, and what it names: info id of a function, number of a primop or host function */
  readonly calls: readonly number[];
  /** there were older ones, which the ring has lost */
  readonly isCut: boolean;
}

/** A caller whose frame was given up by a tail call. */
export interface ErasedCaller {
  /** it is no frame and has no number */
  readonly erased: true;
  readonly name: string;
  readonly module: string;
  readonly place: SourcePlace | null;
  /** code of the library */
  readonly library: boolean;
  /** `call` of a function, `enter`: a value is evaluated last, `operation` of the machine or the host */
  readonly how: 'call' | 'enter' | 'operation';
  /** what was called; '' when only the machine knew */
  readonly callee: string;
  /** [ip, info id] */
  readonly raw: readonly [number, number];
}

/** `count` more that repeat the `period` callers before. */
export interface ErasedFold {
  readonly count: number;
  readonly period: number;
}

/** Who called on behalf of whom in one place of the stack, newest first. */
export interface ErasedCallers {
  readonly callers: readonly (ErasedCaller | ErasedFold)[];
  /** there were older ones, which the ring has lost */
  readonly isCut: boolean;
}

/** Frames of one thread and where they begin, to be told while its stack is walked from the top. */
export class TailCalls {
  private readonly view: MemoryView;
  private readonly thread: number;
  private readonly chunks = new Map<number, number>();
  private readonly begins: number[] = [];
  private readonly frames: number[] = [];

  private constructor(view: MemoryView, tso: number) {
    this.view = view;
    this.thread = view.u32(tso + L.TSO_ID);
    let belowW = view.u32(tso + L.TSO_BELOW_W);
    for (let chunk = view.u32(tso + L.TSO_STACK); chunk !== 0 && !this.chunks.has(chunk); ) {
      const end = chunk + view.u32(chunk + L.STACK_SIZE) * L.WORD_B;
      this.chunks.set(chunk, end + belowW * L.WORD_B);
      const base = end - L.UNDERFLOW_SIZE_W * L.WORD_B;
      if (!view.has(base, L.UNDERFLOW_SIZE_W * L.WORD_B) || view.u32(base) !== I_UNDERFLOW) break;
      chunk = view.u32(base + L.UNDERFLOW_NEXT);
      const olderEnd = chunk + view.u32(chunk + L.STACK_SIZE) * L.WORD_B;
      belowW -= (olderEnd - view.u32(chunk + L.STACK_SP)) >>> 2;
    }
  }

  /** Null when the machine notes no tail calls. */
  static of(view: MemoryView, tso: number): TailCalls | null {
    return tso === 0 || view.u32(L.REGS + V.REG_TAILS) === 0 ? null : new TailCalls(view, tso);
  }

  /** `frame` begins at the address `sp` of `chunk`: the first byte of what lies below it. */
  begin(frame: number, chunk: number, sp: number): void {
    const base = this.chunks.get(chunk);
    if (base === undefined) return;
    this.begins.push(base - sp);
    this.frames.push(frame);
  }

  /** By frame. */
  read(): ReadonlyMap<number, TailCapture> {
    const { view, begins, frames } = this;
    const found = new Map<number, { calls: number[]; isCut: boolean }>();
    const of = (at: number): { calls: number[]; isCut: boolean } => {
      const known = found.get(frames[at]) ?? { calls: [], isCut: false };
      found.set(frames[at], known);
      return known;
    };
    let thread = view.u32(L.REGS + V.REG_TAILS_THREAD);
    let low = Number.POSITIVE_INFINITY;
    let at = 0;
    for (const [word, position] of entries(view)) {
      if ((word & V.TAIL_MARK) !== 0) {
        if (thread === this.thread) low = Math.min(low, position);
        thread = word >>> V.TAIL_THREAD_SHIFT || thread;
        continue;
      }
      if (thread !== this.thread || position >= low) continue;
      while (at < begins.length && begins[at] > position) at++;
      if (begins[at] === position) of(at).calls.push(word, view.u32(word), named(view, word));
    }
    const lost = Math.min(view.u32(L.REGS + V.REG_TAILS_LOST), low - 1);
    const first = begins.findIndex((begin) => begin <= lost);
    if (thread === this.thread && lost > 0 && first >= 0) of(first).isCut = true;
    return found;
  }
}

/** What the instruction at `ip` names: of a known function, which its code names in turn (ENTRY's info), the info id. */
function named(view: MemoryView, ip: number): number {
  const opcode = view.u32(ip) & OPCODE;
  const operand = view.u32(ip + L.WORD_B);
  return opcode === O.OP_TAIL || opcode === O.OP_TAILN ? view.u32(view.u32(operand + L.WORD_B) + L.INFO_ID) : operand;
}

/** The entries of the ring, newest first: their two words. */
function* entries(view: MemoryView): Generator<readonly [number, number], void> {
  const register = (offset: number): number => view.u32(L.REGS + offset);
  const ring = register(V.REG_TAILS);
  const slots = register(V.CFG_TAIL_CALLS);
  const first = register(V.REG_TAILS_TOP) - ring;
  const isSound = slots >= V.TAIL_CALLS_MIN && slots <= V.TAIL_CALLS_MAX && (slots & (slots - 1)) === 0 && view.has(ring, slots * V.TAIL_SIZE_B);
  if (!isSound || first < 0 || first % V.TAIL_SIZE_B !== 0) return;
  const left = Math.min(register(V.REG_TAILS_N), slots);
  for (let i = 0; i < left; i++) {
    const entry = ring + ((first / V.TAIL_SIZE_B - i) & (slots - 1)) * V.TAIL_SIZE_B;
    yield [view.u32(entry + V.TAIL_IP), view.u32(entry + V.TAIL_AT)];
  }
}

/** Names and places; null when there are none. @param skip the newest so many are left out */
export function decodeTails({ calls, isCut }: TailCapture, debug: DebugIndex, skip = 0): ErasedCallers | null {
  const count = Math.max(0, calls.length / CALL_W - skip);
  if (count === 0 && !isCut) return null;
  const ips = Array.from({ length: count }, (_, i) => calls[(skip + i) * CALL_W]);
  const callers: (ErasedCaller | ErasedFold)[] = [];
  let at = 0;
  const singles = (end: number): void => {
    for (; at < end; at++) callers.push(erasedCaller(calls.slice((skip + at) * CALL_W, (skip + at + 1) * CALL_W), debug));
  };
  for (const { start, count: repeated, period } of findRepeats(ips, count)) {
    singles(start);
    callers.push({ count: repeated, period });
    at += repeated;
  }
  singles(count);
  return { callers, isCut };
}

function erasedCaller([ip, instruction, operand]: readonly number[], debug: DebugIndex): ErasedCaller {
  const at = debug.at(ip);
  const owner = at === null || at.info < 0 ? null : debug.owner(at.info);
  const module = owner?.module ?? at?.module ?? debug.moduleAt(ip);
  const place = at?.place ?? null;
  const goesOn = goesOnWith(instruction & OPCODE, operand, debug);
  return { erased: true, name: owner?.debug.name ?? '', module, place, library: isOfLibrary(module, place), ...goesOn, raw: [ip, at?.info ?? -1] };
}

function goesOnWith(opcode: number, operand: number, debug: DebugIndex): Pick<ErasedCaller, 'how' | 'callee'> {
  switch (opcode) {
    case O.OP_TAIL:
    case O.OP_TAILN:
      return { how: 'call', callee: debug.info(operand)?.debug.name ?? '' };
    case O.OP_ENTER:
      return { how: 'enter', callee: '' };
    case O.OP_TAILPRIM:
      return { how: 'operation', callee: primopName(operand) };
    case O.OP_TAILHOST:
      return { how: 'operation', callee: debug.hostName(operand) };
    default:
      return { how: 'call', callee: '' };
  }
}
