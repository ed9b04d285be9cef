/** Frames as data: what each says of itself, with its live variables. */
import * as L from '../../abi/layout.ts';
import { primCalls, primops } from '../../abi/tables/primops.ts';
import { WK_TOP_HANDLER } from '../../abi/well-known.gen.ts';
import type { DebugIndex, SourcePlace } from './debug-index.ts';
import { type Field, type FieldRep, readArguments, readField } from './fields.ts';
import { type Info, readInfo } from './info.ts';
import { type MaskState, maskState } from './threads.ts';
import type { MemoryView } from './view.ts';
import type { RawFrame } from './walk.ts';

export type Frame = RawFrame & FrameBody;

export type FrameBody =
  | {
      readonly kind: 'ret';
      /** the function the frame belongs to */
      readonly name: string;
      readonly place: SourcePlace | null;
      readonly waits: string;
      /** live pointer slots; with debug tables every named live variable */
      readonly vars: readonly Field[];
    }
  | { readonly kind: 'update'; readonly updatee: number }
  | { readonly kind: 'catch'; readonly mask: MaskState; readonly handler: number; readonly isTopHandler: boolean }
  | { readonly kind: 'mask' | 'maskUninterruptible' | 'unmask' | 'stop' | 'frozenBase' }
  | { readonly kind: 'apply'; readonly args: readonly Field[] }
  | { readonly kind: 'boundary'; readonly serial: number; readonly spAtEntry: number; readonly call: number }
  | { readonly kind: 'underflow'; readonly next: number }
  | { readonly kind: 'enter'; readonly closure: number }
  | { readonly kind: 'blocked'; readonly primop: string; readonly args: readonly Field[] }
  | { readonly kind: 'raise'; readonly exception: number };

/** Names of the out-of-line primops by number; primops that share their code go by the first one's name. */
const outOfLine: readonly string[] = primCalls.map((code) => primops.find((op) => 'call' in op.how && op.how.call === code)?.name ?? code);

/** Name of out-of-line primop `id`, as STG programs write it. */
export function primopName(id: number): string {
  return outOfLine[id] ?? `primop ${id}`;
}

/** Decodes one frame that a walk found. */
export function decodeFrame(view: MemoryView, debug: DebugIndex, frame: RawFrame): Frame {
  return { ...frame, ...body(view, debug, frame) } as Frame;
}

function body(view: MemoryView, debug: DebugIndex, frame: RawFrame): FrameBody {
  const { sp, kind } = frame;
  switch (kind) {
    case 'ret':
      return decodeRet(view, debug, frame);
    case 'update':
      return { kind, updatee: view.u32(sp + L.UPDATE_UPDATEE) };
    case 'catch': {
      const handler = view.u32(sp + L.CATCH_HANDLER);
      return { kind, mask: maskState(view.u32(sp + L.CATCH_MASK)), handler, isTopHandler: isTopHandler(view, handler) };
    }
    case 'apply':
      return { kind, args: readArguments(view, sp + L.APPLY_ARGS, view.u32(sp + L.APPLY_SHAPE)) };
    case 'boundary':
      return { kind, serial: view.u32(sp + L.BOUNDARY_SERIAL), spAtEntry: view.u32(sp + L.BOUNDARY_SP), call: view.u32(sp + L.BOUNDARY_CALL) };
    case 'underflow':
      return { kind, next: view.u32(sp + L.UNDERFLOW_NEXT) };
    case 'enter':
      return { kind, closure: view.u32(sp + L.ENTER_CLOSURE) };
    case 'blocked': {
      const args = readArguments(view, sp + L.BLOCKED_ARGS, view.u32(sp + L.BLOCKED_SHAPE));
      const prim = view.u32(sp + L.BLOCKED_PRIM);
      return { kind, primop: prim >= L.HOST_CALL_BASE ? debug.hostName(prim - L.HOST_CALL_BASE) || 'host call' : primopName(prim), args };
    }
    case 'raise':
      return { kind, exception: view.u32(sp + L.RAISE_EXCEPTION) };
    default:
      return { kind };
  }
}

/** Whether a catch frame's handler is the one under which `main` runs, which counts as nobody. */
export function isTopHandler(view: MemoryView, handler: number): boolean {
  return handler !== 0 && handler === view.u32(L.WELL_KNOWN + WK_TOP_HANDLER * 4);
}

function decodeRet(view: MemoryView, debug: DebugIndex, frame: RawFrame): FrameBody {
  const known = debug.info(frame.infoId);
  const info = readInfo(view, frame.infoAddress);
  const vars = known === null || known.debug.vars.length === 0 ? livePointers(view, frame, info) : namedVariables(view, frame, known.debug.vars);
  return { kind: 'ret', name: known?.debug.name ?? '', place: known?.place ?? null, waits: known?.debug.waits ?? '', vars };
}

function namedVariables(view: MemoryView, frame: RawFrame, vars: readonly { readonly name: string; readonly rep: string; readonly at: number }[]): Field[] {
  const inside = vars.filter((v) => v.rep !== 'void' && v.at >= 1 && v.at < frame.words);
  return inside.map((v) => readField(view, frame.sp + v.at * 4, v.rep as FieldRep, v.name));
}

function livePointers(view: MemoryView, frame: RawFrame, info: Info | null): Field[] {
  const fields: Field[] = [];
  if (info === null) return fields;
  for (let slot = 1; slot < frame.words; slot++) {
    if (isLivePointer(view, info, slot)) fields.push(readField(view, frame.sp + slot * 4, 'p'));
  }
  return fields;
}

/** Whether slot `slot` (from 1) of a RET frame holds a live pointer. */
export function isLivePointer(view: MemoryView, info: Info, slot: number): boolean {
  const bit = slot - 1;
  if ((info.flags & L.INFO_BIG_BITMAP) === 0) return bit < 32 && ((info.shape >>> bit) & 1) === 1;
  return ((view.u32(info.shape + (bit >>> 5) * 4) >>> (bit & 31)) & 1) === 1;
}
