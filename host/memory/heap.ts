/**
 * Walks everything that can be reached from roots: iteratively, each closure once, within a budget of words that no damage can exceed.
 *
 * Reachable means what the collector means by it, weak pointers' keys and values included: a person who looks at memory wants to see what is there.
 */
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { ARG_PTR } from '../../abi/layout.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';
import type { DebugIndex } from './debug-index.ts';
import { closureWords, infoAt, untag } from './decode.ts';
import { isLivePointer } from './frames.ts';
import { type Info, readInfo } from './info.ts';
import { argWords, shapeArg, shapeCount } from './shape.ts';
import type { MemoryView } from './view.ts';
import { StackCursor, type StackStart, savedStart, stackStart } from './walk.ts';

export interface HeapLimits {
  /** closures visited at most; default: all */
  readonly closures?: number;
  /** do not go on through threads, queues of waiting threads, and owners of thunks: what is reachable by evaluating, not by looking on */
  readonly ownOnly?: boolean;
  /** nearest first, so that the first way to a closure is a shortest one */
  readonly breadthFirst?: boolean;
  /** called for every pointer met: where it leads, and the closure it stands in (0: a root) */
  readonly edge?: (to: number, from: number) => void;
  /** do not go on through this closure */
  readonly without?: number;
  /** Sp of stack chunks whose own word for it is out of date */
  readonly stacks?: ReadonlyMap<number, number>;
}

export interface HeapWalk {
  readonly closures: number;
  readonly words: number;
  /** '' when everything was visited */
  readonly cutOff: string;
}

/** What of one kind there is. */
export interface CensusRow {
  readonly infoId: number;
  /** the constructor's, function's or thunk's name; what the machine calls its own objects */
  readonly name: string;
  /** TYPE_* */
  readonly type: number;
  readonly count: number;
  readonly words: number;
}

/** Pointers may be looked at so many times the words of memory: overlapping false closures cannot make a walk long. */
const BUDGET_FACTOR = 4;

/** Everything the machine itself holds on to. */
export function heapRoots(view: MemoryView): number[] {
  view.refresh();
  const registers = [L.REG_TSO, L.REG_MAIN, L.REG_ALL_THREADS, L.REG_RUN_HEAD, L.REG_SLEEPERS, L.REG_CALLERS, L.REG_R1];
  registers.push(L.REG_WEAKS, L.REG_WEAKS_OLD, L.REG_FINALIZERS, L.REG_CAF_LIST, L.REG_RESURRECTED);
  const roots = registers.map((register) => view.u32(L.REGS + register));
  for (let i = 0; i < WELL_KNOWN_N; i++) roots.push(view.u32(L.WELL_KNOWN + i * 4));
  const handles = view.u32(L.REGS + L.REG_HANDLES);
  const slots = Math.min(view.u32(L.REGS + L.REG_HANDLES_N), view.words.length);
  for (let i = 0; i < slots && handles !== 0; i++) {
    const held = view.u32(handles + i * 4);
    if (infoAt(view, untag(held)) !== null) roots.push(held);
  }
  return roots;
}

/**
 * Visits every closure reachable from `roots` once.
 * @param visit is given the untagged address, the info table and the words it takes
 */
export function walkHeap(
  view: MemoryView,
  roots: Iterable<number>,
  visit: (address: number, info: Info, words: number) => void,
  limits: HeapLimits = {},
): HeapWalk {
  return new HeapWalker(view, limits).walk(roots, visit);
}

/** Counts closures and words by info table, most words first. */
export function heapCensus(
  view: MemoryView,
  debug: DebugIndex,
  roots: Iterable<number> = heapRoots(view),
  limits: HeapLimits = {},
): HeapWalk & { readonly rows: CensusRow[] } {
  const byId = new Map<number, { infoId: number; name: string; type: number; count: number; words: number }>();
  const walk = walkHeap(
    view,
    roots,
    (_, info, words) => {
      let row = byId.get(info.id);
      if (row === undefined) {
        row = { infoId: info.id, name: debug.name(info.id), type: info.type, count: 0, words: 0 };
        byId.set(info.id, row);
      }
      row.count++;
      row.words += words;
    },
    limits,
  );
  return { ...walk, rows: [...byId.values()].sort((a, b) => b.words - a.words || a.infoId - b.infoId) };
}

class HeapWalker {
  private readonly view: MemoryView;
  private readonly marks: Uint32Array;
  private readonly waiting: number[] = [];
  private head = 0;
  private readonly breadthFirst: boolean;
  private readonly edge: ((to: number, from: number) => void) | undefined;
  private readonly without: number | undefined;
  private readonly stacks: ReadonlyMap<number, number> | undefined;
  /** the closure whose pointers are being followed */
  private from = 0;
  private readonly maxClosures: number;
  private readonly pointers: ReadonlyMap<number, readonly number[]>;
  private readonly followsThreads: boolean;
  private budget: number;
  private closures = 0;
  private words = 0;

  constructor(view: MemoryView, limits: HeapLimits) {
    const { closures = Number.MAX_SAFE_INTEGER, ownOnly = false } = limits;
    view.refresh();
    this.breadthFirst = limits.breadthFirst ?? false;
    this.edge = limits.edge;
    this.without = limits.without;
    this.stacks = limits.stacks;
    this.view = view;
    this.maxClosures = closures;
    this.pointers = ownOnly ? ownFields : pointerFields;
    this.followsThreads = !ownOnly;
    this.marks = new Uint32Array((view.words.length >>> 5) + 1);
    this.budget = view.words.length * BUDGET_FACTOR;
  }

  walk(roots: Iterable<number>, visit: (address: number, info: Info, words: number) => void): HeapWalk {
    for (const root of roots) this.push(root);
    for (let address = this.next(); address !== undefined; address = this.next()) {
      const info = infoAt(this.view, address);
      if (info === null) continue;
      const words = closureWords(this.view, address, info);
      if (!this.view.has(address, words * 4)) continue;
      if (this.closures === this.maxClosures) return this.result(`after ${this.maxClosures} closures`);
      this.closures++;
      this.words += words;
      visit(address, info, words);
      this.from = address;
      if (address !== this.without) this.scan(address, info, words);
      if (this.budget < 0) return this.result('memory is damaged: closures overlap');
    }
    return this.result('');
  }

  private next(): number | undefined {
    return this.breadthFirst ? this.waiting[this.head++] : this.waiting.pop();
  }

  private result(cutOff: string): HeapWalk {
    return { closures: this.closures, words: this.words, cutOff };
  }

  private push(pointer: number): void {
    this.budget--;
    const address = untag(pointer);
    if (address < L.RTS_STATIC || address + 4 > this.view.sizeB) return;
    if (this.edge !== undefined) this.edge(address, this.from);
    const word = address >>> 2;
    const bit = 1 << (word & 31);
    if ((this.marks[word >>> 5] & bit) !== 0) return;
    this.marks[word >>> 5] |= bit;
    this.waiting.push(address);
  }

  private range(from: number, words: number): void {
    for (let i = 0; i < words && this.budget >= 0; i++) this.push(this.view.u32(from + i * 4));
  }

  private fields(address: number, ...offsets: number[]): void {
    for (const offset of offsets) this.push(this.view.u32(address + offset));
  }

  private scan(at: number, info: Info, words: number): void {
    this.table(info);
    switch (info.type) {
      case T.TYPE_CONSTR:
      case T.TYPE_FUN:
        return this.range(at + L.PAYLOAD, info.ptrs);
      case T.TYPE_THUNK:
      case T.TYPE_THUNK_SELECTOR:
        return (info.flags & L.INFO_STATIC) !== 0 ? undefined : this.range(at + L.THUNK_PAYLOAD, info.ptrs);
      case T.TYPE_PAP:
        this.fields(at, L.PAP_FUN);
        return this.arguments(at + L.PAP_ARGS, this.view.u32(at + L.PAP_SHAPE));
      case T.TYPE_AP:
        this.fields(at, L.AP_FUN);
        return this.arguments(at + L.AP_ARGS, this.view.u32(at + L.AP_SHAPE));
      case T.TYPE_ARRAY:
        return this.range(at + L.ARRAY_ELEMS, words - L.ARRAY_SIZE_W);
      case T.TYPE_STACK:
        return this.stack(savedStart(this.view, at));
      case T.TYPE_TSO:
        if (!this.followsThreads) return;
        this.range(at + 4, L.TSO_PTRS_W);
        this.fields(at, L.TSO_ALL_LINK);
        return this.stack(stackStart(this.view, at));
      default:
        return this.fields(at, ...(this.pointers.get(info.type) ?? []));
    }
  }

  private table(info: Info): void {
    if (info.srt === 0) return;
    this.range(info.srt + L.SRT_ENTRIES, Math.min(this.view.u32(info.srt + L.SRT_COUNT), this.view.words.length));
  }

  private arguments(from: number, shape: number): void {
    let at = from;
    for (let i = 0; i < shapeCount(shape); i++) {
      const kind = shapeArg(shape, i);
      if (kind === ARG_PTR) this.fields(at, 0);
      at += argWords(kind) * 4;
    }
  }

  /** The frames of one chunk; the walk of the next one is its own chunk's affair. */
  private stack({ chunk, sp }: StackStart): void {
    const cursor = new StackCursor(this.view, { chunk, sp: this.stacks?.get(chunk) ?? sp });
    while (this.budget >= 0 && cursor.next() && cursor.chunk === chunk) this.frame(cursor);
  }

  private frame(cursor: StackCursor): void {
    const { sp, type } = cursor;
    this.budget -= cursor.words;
    if (type === T.TYPE_RET) return this.activation(cursor);
    if (type === T.TYPE_APPLY_FRAME) return this.arguments(sp + L.APPLY_ARGS, this.view.u32(sp + L.APPLY_SHAPE));
    if (type === T.TYPE_BLOCKED_FRAME) return this.arguments(sp + L.BLOCKED_ARGS, this.view.u32(sp + L.BLOCKED_SHAPE));
    this.fields(sp, ...(this.pointers.get(type) ?? []));
  }

  private activation(cursor: StackCursor): void {
    const info = readInfo(this.view, cursor.infoAddress);
    if (info === null) return;
    this.table(info);
    for (let slot = 1; slot < cursor.words; slot++) {
      if (isLivePointer(this.view, info, slot)) this.fields(cursor.sp + slot * 4, 0);
    }
  }
}

const pointerFields: ReadonlyMap<number, readonly number[]> = new Map([
  [T.TYPE_AP_STACK, [L.APSTACK_CHUNK, L.APSTACK_R1]],
  [T.TYPE_IND, [L.IND_INDIRECTEE]],
  [T.TYPE_BLACKHOLE, [L.IND_INDIRECTEE]],
  [T.TYPE_BLOCKING_QUEUE, [L.BQ_OWNER, L.BQ_HEAD, L.BQ_TAIL]],
  [T.TYPE_MUT_VAR, [L.MUTVAR_VALUE]],
  [T.TYPE_MVAR, [L.MVAR_VALUE, L.MVAR_HEAD, L.MVAR_TAIL]],
  [T.TYPE_MVAR_QUEUE, [L.MVARQ_NEXT, L.MVARQ_TSO, L.MVARQ_VALUE]],
  [T.TYPE_WEAK, [L.WEAK_KEY, L.WEAK_VALUE, L.WEAK_FINALIZER, L.WEAK_LINK]],
  [T.TYPE_DEAD_WEAK, [L.WEAK_LINK]],
  [T.TYPE_STABLE_NAME, [L.STABLENAME_OBJECT]],
  [T.TYPE_THROW, [L.THROW_EXCEPTION, L.THROW_NEXT, L.THROW_SENDER]],
  [T.TYPE_UPDATE_FRAME, [L.UPDATE_UPDATEE]],
  [T.TYPE_CATCH_FRAME, [L.CATCH_HANDLER]],
  [T.TYPE_UNDERFLOW_FRAME, [L.UNDERFLOW_NEXT]],
  [T.TYPE_ENTER_FRAME, [L.ENTER_CLOSURE]],
  [T.TYPE_RAISE_FRAME, [L.RAISE_EXCEPTION]],
]);

/** The same without what leads to other threads. */
const ownFields: ReadonlyMap<number, readonly number[]> = new Map([
  ...pointerFields,
  [T.TYPE_BLACKHOLE, []],
  [T.TYPE_BLOCKING_QUEUE, []],
  [T.TYPE_MVAR, [L.MVAR_VALUE]],
  [T.TYPE_MVAR_QUEUE, []],
  [T.TYPE_WEAK, [L.WEAK_VALUE]],
  [T.TYPE_THROW, [L.THROW_EXCEPTION]],
]);
