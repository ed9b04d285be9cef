/**
 * Bytes → plain objects: any closure, one level deep. Pointers inside are left as (tagged) addresses: whoever wants more decodes them too. Nothing is
 * forced, nothing is written, nothing is believed: what cannot be a closure becomes `{ kind: 'damaged', reason }`.
 */
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_BLOCKING_QUEUE, I_DEFAULT, I_FROZEN_BASE, I_MVAR_QUEUE, I_STACK, I_TSO, I_UNDERFLOW } from '../../abi/rts-infos.gen.ts';
import { wellKnown } from '../../abi/tables/well-known.ts';
import type { DebugIndex, SourcePlace } from './debug-index.ts';
import { type Field, readArguments, readPayload } from './fields.ts';
import { type Info, readInfo } from './info.ts';
import { shapeWords } from './shape.ts';
import type { MemoryView } from './view.ts';

/** What every closure has. */
export interface ClosureHead {
  /** untagged */
  readonly address: number;
  readonly infoAddress: number;
  readonly infoId: number;
  /** words it takes, header included */
  readonly words: number;
  /** indirections that were followed from the pointer asked for */
  readonly indirections: number;
}

export interface Owner {
  /** the stack chunk with the update frame */
  readonly chunk: number;
  /** the thread evaluating it; 0 when its chunk belongs to a frozen computation */
  readonly tso: number;
  /** the frozen computation that holds its chunk; 0 when a thread does */
  readonly frozen: number;
}

export interface MVarWaiter {
  readonly tso: number;
  readonly operation: 'take' | 'read' | 'put';
  /** what it wants to put; 0 else */
  readonly value: number;
}

export type ClosureBody =
  | { readonly kind: 'con'; readonly name: string; readonly con: number; readonly fields: readonly Field[] }
  | { readonly kind: 'fun'; readonly name: string; readonly arity: number; readonly place: SourcePlace | null; readonly free: readonly Field[] }
  | { readonly kind: 'pap' | 'ap'; readonly fun: number; readonly name: string; readonly args: readonly Field[] }
  /** `selects`: payload word that a selector thunk takes out of its only free variable, else -1 */
  | {
      readonly kind: 'thunk';
      readonly name: string;
      readonly place: SourcePlace | null;
      readonly caf: boolean;
      readonly selects: number;
      readonly free: readonly Field[];
    }
  | { readonly kind: 'apStack'; readonly chunk: number; readonly returns: number }
  | { readonly kind: 'blackhole'; readonly owner: Owner | null; readonly waiting: readonly number[] }
  | { readonly kind: 'blockingQueue'; readonly owner: Owner | null; readonly waiting: readonly number[] }
  | { readonly kind: 'mutVar'; readonly value: number }
  | { readonly kind: 'mvar'; readonly value: number | null; readonly queue: readonly MVarWaiter[] }
  | { readonly kind: 'mvarQueue'; readonly next: number; readonly waiter: MVarWaiter }
  | { readonly kind: 'array'; readonly count: number; readonly elements: readonly number[] }
  | { readonly kind: 'bytes'; readonly count: number; readonly bytes: Uint8Array }
  | { readonly kind: 'weak'; readonly key: number; readonly value: number; readonly finalizer: number }
  | { readonly kind: 'deadWeak' }
  | { readonly kind: 'stableName'; readonly object: number; readonly number: number }
  | { readonly kind: 'hostHandle'; readonly slot: number }
  | { readonly kind: 'tso'; readonly id: number }
  | { readonly kind: 'stack'; readonly owner: number; readonly sp: number; readonly limit: number; readonly dirty: boolean; readonly catches: number }
  | { readonly kind: 'throw'; readonly exception: number; readonly next: number; readonly sender: number }
  | { readonly kind: 'damaged'; readonly reason: string };

export type Closure = ClosureHead & ClosureBody;

export interface DecodeLimits {
  /** fields, elements and queue entries listed; counts are given in full. Default 1000 */
  readonly items?: number;
}

const DEFAULT_ITEMS = 1000;
/** Indirections followed before giving up: a chain so long is a circle. */
const MAX_INDIRECTIONS = 10_000;

/** The address in a tagged pointer. */
export function untag(pointer: number): number {
  return pointer - (pointer & L.TAG_MASK);
}

/** Decodes the closure a (tagged) pointer leads to; indirections are followed. */
export function decodeClosure(view: MemoryView, debug: DebugIndex, pointer: number, limits: DecodeLimits = {}): Closure {
  let address = untag(pointer);
  let indirections = 0;
  let info = infoAt(view, address);
  while (info !== null && info.type === T.TYPE_IND && indirections < MAX_INDIRECTIONS) {
    address = untag(view.u32(address + L.IND_INDIRECTEE));
    info = infoAt(view, address);
    indirections++;
  }
  if (info === null) return damaged(address, view.u32(address), indirections, address === 0 ? 'null pointer' : 'no closure here');
  const words = closureWords(view, address, info);
  if (info.type === T.TYPE_IND) return damaged(address, info.address, indirections, 'indirections run in a circle');
  if (!view.has(address, words * 4)) return damaged(address, info.address, indirections, 'leaves memory');
  const head = { address, infoAddress: info.address, infoId: info.id, words, indirections };
  return { ...head, ...decodeBody(view, debug, address, info, limits.items ?? DEFAULT_ITEMS) };
}

/** The info table of the closure at an untagged address; null when there is no closure. */
export function infoAt(view: MemoryView, address: number): Info | null {
  if (address < L.RTS_STATIC || (address & 3) !== 0 || !view.has(address, 4)) return null;
  const info = readInfo(view, view.u32(address));
  return info !== null && info.type < T.TYPE_RET ? info : null;
}

/** Words a closure takes, header included; what its own count fields say may lead out of memory. */
export function closureWords(view: MemoryView, address: number, info: Info): number {
  const isStatic = (info.flags & L.INFO_STATIC) !== 0;
  switch (info.type) {
    case T.TYPE_CONSTR:
      return L.PAYLOAD_W + info.ptrs + info.nptrs + (isStatic ? 1 : 0);
    case T.TYPE_FUN:
      return L.PAYLOAD_W + info.ptrs + info.nptrs;
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
      return isStatic ? L.CAF_SIZE_W : L.THUNK_PAYLOAD_W + info.ptrs + info.nptrs;
    case T.TYPE_PAP:
      return L.PAP_SIZE_W + shapeWords(view.u32(address + L.PAP_SHAPE));
    case T.TYPE_AP:
      return L.AP_SIZE_W + shapeWords(view.u32(address + L.AP_SHAPE));
    case T.TYPE_ARRAY:
      return L.ARRAY_SIZE_W + view.u32(address + L.ARRAY_COUNT);
    case T.TYPE_BYTE_ARRAY:
      return L.BYTES_SIZE_W + Math.ceil(view.u32(address + L.BYTES_COUNT) / 4);
    case T.TYPE_STACK:
      return Math.max(view.u32(address + L.STACK_SIZE), L.STACK_HEADER_W);
    default:
      return fixedWords.get(info.type) ?? 1;
  }
}

const fixedWords: ReadonlyMap<number, number> = new Map([
  [T.TYPE_AP_STACK, L.APSTACK_SIZE_W],
  [T.TYPE_IND, L.IND_SIZE_W],
  [T.TYPE_BLACKHOLE, L.IND_SIZE_W],
  [T.TYPE_BLOCKING_QUEUE, L.BQ_SIZE_W],
  [T.TYPE_MUT_VAR, L.MUTVAR_SIZE_W],
  [T.TYPE_MVAR, L.MVAR_SIZE_W],
  [T.TYPE_MVAR_QUEUE, L.MVARQ_SIZE_W],
  [T.TYPE_WEAK, L.WEAK_SIZE_W],
  [T.TYPE_DEAD_WEAK, L.WEAK_SIZE_W],
  [T.TYPE_STABLE_NAME, L.STABLENAME_SIZE_W],
  [T.TYPE_HOST_HANDLE, L.HOSTHANDLE_SIZE_W],
  [T.TYPE_TSO, L.TSO_SIZE_W],
  [T.TYPE_THROW, L.THROW_SIZE_W],
]);

function damaged(address: number, infoAddress: number, indirections: number, reason: string): Closure {
  return { kind: 'damaged', reason, address, infoAddress, infoId: -1, words: 0, indirections };
}

function decodeBody(view: MemoryView, debug: DebugIndex, at: number, info: Info, items: number): ClosureBody {
  switch (info.type) {
    case T.TYPE_CONSTR:
      return { kind: 'con', name: conName(view, debug, at, info), con: info.con, fields: readPayload(view, debug, info, at, L.PAYLOAD_W, items) };
    case T.TYPE_FUN: {
      const free = readPayload(view, debug, info, at, L.PAYLOAD_W, items);
      return { kind: 'fun', name: debug.name(info.id), arity: info.con, place: debug.info(info.id)?.place ?? null, free };
    }
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
      return decodeThunk(view, debug, at, info, items);
    case T.TYPE_PAP:
      return application(view, debug, 'pap', at + L.PAP_FUN, at + L.PAP_SHAPE, at + L.PAP_ARGS);
    case T.TYPE_AP:
      return application(view, debug, 'ap', at + L.AP_FUN, at + L.AP_SHAPE, at + L.AP_ARGS);
    case T.TYPE_AP_STACK:
      return { kind: 'apStack', chunk: view.u32(at + L.APSTACK_CHUNK), returns: view.u32(at + L.APSTACK_R1) };
    case T.TYPE_BLACKHOLE:
      return { kind: 'blackhole', ...blackholeOwner(view, untag(view.u32(at + L.IND_INDIRECTEE)), items) };
    case T.TYPE_BLOCKING_QUEUE:
      return { kind: 'blockingQueue', ...blackholeOwner(view, at, items) };
    default:
      return decodeObject(view, at, info, items);
  }
}

function decodeThunk(view: MemoryView, debug: DebugIndex, at: number, info: Info, items: number): ClosureBody {
  const caf = (info.flags & L.INFO_STATIC) !== 0;
  return {
    kind: 'thunk',
    name: debug.name(info.id),
    place: debug.info(info.id)?.place ?? null,
    caf,
    selects: info.type === T.TYPE_THUNK_SELECTOR ? info.con : -1,
    free: caf ? [] : readPayload(view, debug, info, at, L.THUNK_PAYLOAD_W, items),
  };
}

function decodeObject(view: MemoryView, at: number, info: Info, items: number): ClosureBody {
  switch (info.type) {
    case T.TYPE_MUT_VAR:
      return { kind: 'mutVar', value: view.u32(at + L.MUTVAR_VALUE) };
    case T.TYPE_MVAR: {
      const value = view.u32(at + L.MVAR_VALUE);
      return { kind: 'mvar', value: value === 0 ? null : value, queue: mvarQueue(view, view.u32(at + L.MVAR_HEAD), items) };
    }
    case T.TYPE_MVAR_QUEUE:
      return { kind: 'mvarQueue', next: view.u32(at + L.MVARQ_NEXT), waiter: mvarWaiter(view, at) };
    case T.TYPE_ARRAY: {
      const count = view.u32(at + L.ARRAY_COUNT);
      const elements = Array.from({ length: Math.min(count, items) }, (_, i) => view.u32(at + L.ARRAY_ELEMS + i * 4));
      return { kind: 'array', count, elements };
    }
    case T.TYPE_BYTE_ARRAY: {
      const count = view.u32(at + L.BYTES_COUNT);
      return { kind: 'bytes', count, bytes: view.bytes(at + L.BYTES_DATA, count) };
    }
    case T.TYPE_WEAK:
      return { kind: 'weak', key: view.u32(at + L.WEAK_KEY), value: view.u32(at + L.WEAK_VALUE), finalizer: view.u32(at + L.WEAK_FINALIZER) };
    case T.TYPE_DEAD_WEAK:
      return { kind: 'deadWeak' };
    case T.TYPE_STABLE_NAME:
      return { kind: 'stableName', object: view.u32(at + L.STABLENAME_OBJECT), number: view.u32(at + L.STABLENAME_NUMBER) };
    case T.TYPE_HOST_HANDLE:
      return { kind: 'hostHandle', slot: view.u32(at + L.HOSTHANDLE_SLOT) };
    case T.TYPE_TSO:
      return { kind: 'tso', id: view.u32(at + L.TSO_ID) };
    case T.TYPE_STACK:
      return decodeChunk(view, at);
    case T.TYPE_THROW:
      return { kind: 'throw', exception: view.u32(at + L.THROW_EXCEPTION), next: view.u32(at + L.THROW_NEXT), sender: view.u32(at + L.THROW_SENDER) };
    default:
      return { kind: 'damaged', reason: 'not a closure' };
  }
}

function decodeChunk(view: MemoryView, at: number): ClosureBody {
  return {
    kind: 'stack',
    owner: view.u32(at + L.STACK_OWNER),
    sp: view.u32(at + L.STACK_SP),
    limit: view.u32(at + L.STACK_LIMIT),
    dirty: view.u32(at + L.STACK_DIRTY) !== 0,
    catches: view.u32(at + L.STACK_CATCHES) & ~L.STACK_WAITED,
  };
}

/** The machine's stand-ins for well-known closures share one info table; their name is their row. */
function conName(view: MemoryView, debug: DebugIndex, address: number, info: Info): string {
  if (info.address !== I_DEFAULT) return debug.name(info.id);
  const row = wellKnown.findIndex((_, i) => untag(view.u32(L.WELL_KNOWN + i * 4)) === address);
  return row < 0 ? debug.name(info.id) : wellKnown[row].symbol;
}

function application(view: MemoryView, debug: DebugIndex, kind: 'pap' | 'ap', funAt: number, shapeAt: number, argsAt: number): ClosureBody {
  const fun = view.u32(funAt);
  const info = infoAt(view, untag(fun));
  return { kind, fun, name: info === null ? '' : debug.name(info.id), args: readArguments(view, argsAt, view.u32(shapeAt)) };
}

/** Who evaluates a black-holed thunk, and who waits for it. `by` is what the BLACKHOLE holds: a stack chunk or a BLOCKING_QUEUE. */
function blackholeOwner(view: MemoryView, by: number, items: number): { owner: Owner | null; waiting: number[] } {
  if (view.u32(by) !== I_BLOCKING_QUEUE) return { owner: chunkOwner(view, by), waiting: [] };
  return { owner: chunkOwner(view, view.u32(by + L.BQ_OWNER)), waiting: linked(view, view.u32(by + L.BQ_HEAD), I_TSO, L.TSO_LINK, items) };
}

/** More chunks than linear memory can hold. */
const MAX_CHUNKS = 1 << 17;

/** The TSO or AP_STACK that holds a chunk: its owner, or what the oldest chunk below it says (assembly/freeze.ts); 0 where the chain is damaged. */
function chunkHolder(view: MemoryView, chunk: number): number {
  let at = chunk;
  for (let i = 0; i < MAX_CHUNKS && view.u32(at) === I_STACK; i++) {
    const owner = untag(view.u32(at + L.STACK_OWNER));
    if (owner !== 0) return owner;
    const base = at + view.u32(at + L.STACK_SIZE) * L.WORD_B - L.UNDERFLOW_SIZE_W * L.WORD_B;
    const info = view.u32(base);
    if (info === I_FROZEN_BASE) return untag(view.u32(base + L.FROZEN_BASE_HOLDER));
    if (info !== I_UNDERFLOW) return 0;
    at = untag(view.u32(base + L.UNDERFLOW_NEXT));
  }
  return 0;
}

/** Whose a stack chunk is; null when it is none. */
export function chunkOwner(view: MemoryView, chunk: number): Owner | null {
  if (view.u32(chunk) !== I_STACK) return null;
  const owner = chunkHolder(view, chunk);
  const isTso = view.u32(owner) === I_TSO;
  return { chunk, tso: isTso ? owner : 0, frozen: isTso ? 0 : owner };
}

function mvarQueue(view: MemoryView, head: number, items: number): MVarWaiter[] {
  const cells = linked(view, head, I_MVAR_QUEUE, L.MVARQ_NEXT, items);
  return cells.map((cell) => mvarWaiter(view, cell)).filter((waiter) => waiter.tso !== 0);
}

function mvarWaiter(view: MemoryView, cell: number): MVarWaiter {
  const kind = view.u32(cell + L.MVARQ_KIND);
  const operation = kind === L.BLOCK_MVAR_PUT ? 'put' : kind === L.BLOCK_MVAR_READ ? 'read' : 'take';
  return { tso: view.u32(cell + L.MVARQ_TSO), operation, value: view.u32(cell + L.MVARQ_VALUE) };
}

/** A chain of objects with the same info, linked at `link`; ends at 0, at damage, at `limit` or where it meets itself. */
export function linked(view: MemoryView, head: number, info: number, link: number, limit: number): number[] {
  const found: number[] = [];
  const seen = new Set<number>();
  for (let at = untag(head); at !== 0 && found.length < limit && !seen.has(at) && view.u32(at) === info; at = untag(view.u32(at + link))) {
    seen.add(at);
    found.push(at);
  }
  return found;
}
