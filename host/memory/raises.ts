/**
 * The records that the machine keeps of exceptions handlers were given (assembly/raise-log.ts): where one was raised that nobody catches now.
 */
import * as T from '../../abi/closure-types.gen.ts';
import { EXIT_BOUNDARY_RAISED, EXIT_UNCAUGHT } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { WK_DIVIDE_BY_ZERO } from '../../abi/well-known.gen.ts';
import { infoAt, untag } from './decode.ts';
import type { MemoryView } from './view.ts';

/** A record as it was; decoded by host/memory/trace.ts. */
export interface RaiseCapture {
  /** id of the thread whose stack was unwound */
  readonly thread: number;
  /** instruction that raised; 0 = unknown */
  readonly ip: number;
  /** id of the thread that threw it at that one, 0 = it raised it itself; and the info id of what that one was to return to, 0 = unknown */
  readonly by: number;
  readonly byInfo: number;
  /** three words a frame: entry ip, info id, detail as a capture has it */
  readonly frames: Uint32Array;
  readonly isCut: boolean;
}

const MAX_INDIRECTIONS = 100;

/** The record of the exception that `tso` has just been found to die of; null when there is none. */
export function captureRaise(view: MemoryView, tso: number): RaiseCapture | null {
  const exception = dyingOf(view, tso);
  const key = exception === 0 ? 0 : identityOf(view, exception);
  if (key === 0) return null;
  for (let i = 0; i < L.RAISES_N; i++) {
    const record = L.RAISES + i * L.RAISE_RECORD_B;
    if (identityOf(view, view.u32(record + L.RAISE_KEY)) === key) return readRecord(view, record);
  }
  return null;
}

/** Whether an exception is a well-known one, or a copy of it that has an identity of its own. */
export function isWellKnown(view: MemoryView, exception: number, row: number): boolean {
  const known = identityOf(view, view.u32(L.WELL_KNOWN + row * L.WORD_B));
  const inner = identityOf(view, exception);
  if (known === inner) return true;
  const info = infoAt(view, inner);
  return info !== null && info.type === T.TYPE_CONSTR && info.ptrs + info.nptrs === 0 && view.u32(known) === view.u32(inner);
}

function dyingOf(view: MemoryView, tso: number): number {
  switch (view.u32(L.REGS + L.REG_EXIT)) {
    case EXIT_UNCAUGHT:
      return view.u32(L.REGS + L.REG_EXIT_B) === tso ? view.u32(L.REGS + L.REG_EXIT_A) : 0;
    case EXIT_BOUNDARY_RAISED:
      return view.u32(L.REGS + L.REG_EXIT_C) === tso ? view.u32(L.REGS + L.REG_EXIT_B) : 0;
    default:
      return 0;
  }
}

/** As the machine does it: the constructor inside the root of the hierarchy, behind indirections. 0 when memory does not make sense. */
function identityOf(view: MemoryView, exception: number): number {
  const at = followed(view, exception);
  const info = at === 0 ? null : infoAt(view, at);
  if (info === null) return 0;
  const root = followed(view, view.u32(L.WELL_KNOWN + WK_DIVIDE_BY_ZERO * L.WORD_B));
  const isWrapper = root !== 0 && info.ptrs === 2 && view.u32(root) === view.u32(at);
  return isWrapper ? followed(view, view.u32(at + L.PAYLOAD + L.WORD_B)) : at;
}

function followed(view: MemoryView, pointer: number): number {
  let at = untag(pointer);
  for (let steps = 0; steps < MAX_INDIRECTIONS && at !== 0; steps++) {
    const info = infoAt(view, at);
    if (info === null) return 0;
    if (info.type !== T.TYPE_IND) return at;
    at = untag(view.u32(at + L.IND_INDIRECTEE));
  }
  return 0;
}

function readRecord(view: MemoryView, record: number): RaiseCapture {
  const field = (offset: number): number => view.u32(record + offset);
  const count = Math.min(field(L.RAISE_COUNT), L.RAISE_FRAMES_N);
  const frames = new Uint32Array(count * 3);
  let n = 0;
  for (let i = 0; i < count; i++) {
    const info = field(L.RAISE_FRAMES + 8 * i);
    if (!view.has(info, L.INFO_SIZE_B)) break;
    const word = field(L.RAISE_FRAMES + 8 * i + 4);
    const isUpdate = view.u8(info + L.INFO_TYPE) === T.TYPE_UPDATE_FRAME;
    frames.set([view.u32(info + L.INFO_ENTRY), view.u32(info + L.INFO_ID), isUpdate ? infoId(view, word) : word], n);
    n += 3;
  }
  return {
    thread: field(L.RAISE_THREAD),
    ip: field(L.RAISE_IP),
    by: field(L.RAISE_BY),
    byInfo: infoId(view, field(L.RAISE_BY_INFO)),
    frames: frames.subarray(0, n),
    isCut: field(L.RAISE_CUT) !== 0 || n < count * 3,
  };
}

function infoId(view: MemoryView, info: number): number {
  return info !== 0 && view.has(info, L.INFO_SIZE_B) ? view.u32(info + L.INFO_ID) : 0;
}
