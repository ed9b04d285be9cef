/**
 * The stack as words, from Sp up: one row a word, with what it is. Frames say by their info pointer what they are; between two instructions the activation under way
 * comes first, whose word 0 holds no continuation yet.
 */
import * as T from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import { fieldWords } from '../../memory/fields.ts';
import { isLivePointer, isTopHandler, primopName } from '../../memory/frames.ts';
import { readInfo } from '../../memory/info.ts';
import { argWords, shapeArg, shapeCount } from '../../memory/shape.ts';
import { maskState } from '../../memory/threads.ts';
import { StackCursor } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { frameKindsNumbered } from './numbering.ts';
import { standing } from './standing.ts';
import { infoSymbol, symbolAt } from './symbols.ts';

export interface StackWord {
  readonly address: number;
  readonly word: number;
  /** number of the frame that begins with this word; -1 for other words */
  readonly frame: number;
  /** what it is */
  readonly text: string;
}

export interface StackView {
  readonly thread: number;
  readonly sp: number;
  readonly limit: number;
  readonly words: readonly StackWord[];
  /** words that were not listed */
  readonly more: number;
  /** why the walk ended early; '' when it did not */
  readonly cutOff: string;
}

/** @param count words listed at most */
export function stackWords(target: Target, tso = 0, count = 64): StackView {
  const { view } = target;
  const at = standing(target, tso);
  const words: StackWord[] = [];
  let more = 0;
  const add = (word: StackWord): void => {
    if (words.length < count) words.push(word);
    else more++;
  };
  if (at.frame !== 0 && !at.isEntry) activation(target, at.sp, at.callers.sp, at.procedure?.name ?? '', add);
  const cursor = new StackCursor(view, at.callers);
  const numbers = frameKindsNumbered(target, at);
  while (cursor.next()) {
    const frame = numbers.next(cursor.type);
    if (words.length >= count) more += cursor.words;
    else for (const row of frameWords(target, cursor, frame)) add(row);
  }
  const limit = at.chunk === 0 ? 0 : view.u32(at.chunk + L.STACK_LIMIT);
  return { thread: view.u32(at.tso + L.TSO_ID), sp: at.sp, limit, words, more, cutOff: cursor.cutOff };
}

/** The words of one frame: of the activation under way, or of the frame that lies at `sp`; none when there is no such. */
export function wordsOfFrame(target: Target, tso: number, sp: number, isUnderWay: boolean): StackWord[] {
  const at = standing(target, tso);
  const words: StackWord[] = [];
  if (isUnderWay) {
    if (at.frame !== 0 && !at.isEntry) activation(target, at.sp, at.callers.sp, at.procedure?.name ?? '', (word) => words.push(word));
    return words;
  }
  const cursor = new StackCursor(target.view, at.callers);
  while (cursor.next()) if (cursor.sp === sp) return frameWords(target, cursor, 0);
  return words;
}

function activation(target: Target, from: number, to: number, name: string, add: (word: StackWord) => void): void {
  for (let address = from; address < to; address += L.WORD_B) {
    const word = target.view.u32(address);
    const text = address === from ? `${name} (running)` : `  ${symbolAt(target, word)}`.trimEnd();
    add({ address, word, frame: address === from ? 0 : -1, text });
  }
}

function frameWords(target: Target, cursor: StackCursor, number: number): StackWord[] {
  const { sp, infoAddress } = cursor;
  const names = wordNames(target, cursor);
  return Array.from({ length: cursor.words }, (_, i) => {
    const address = sp + i * L.WORD_B;
    const word = target.view.u32(address);
    if (i === 0) return { address, word, frame: number, text: infoSymbol(target, infoAddress) || `info 0x${infoAddress.toString(16)}` };
    return { address, word, frame: -1, text: `  ${names.get(i) ?? symbolAt(target, word)}`.trimEnd() };
  });
}

/** What the words behind a frame's info pointer are, by index. */
function wordNames(target: Target, cursor: StackCursor): ReadonlyMap<number, string> {
  const { view } = target;
  const { sp, type } = cursor;
  const pointer = (offset: number): string => symbolAt(target, view.u32(sp + offset));
  switch (type) {
    case T.TYPE_RET:
      return slotNames(target, cursor);
    case T.TYPE_UPDATE_FRAME:
      return new Map([
        [1, `updates 0x${view.u32(sp + L.UPDATE_UPDATEE).toString(16)}`],
        [2, `which was ${infoSymbol(target, view.u32(sp + L.UPDATE_INFO)).replace(/ info$/, '') || 'a thunk'}`],
      ]);
    case T.TYPE_CATCH_FRAME: {
      const mask = view.u32(sp + L.CATCH_MASK);
      const handler = view.u32(sp + L.CATCH_HANDLER);
      return new Map([
        [1, `mask state ${mask} (${maskState(mask)})`],
        [2, `handler = ${isTopHandler(view, handler) ? 'the top handler' : pointer(L.CATCH_HANDLER)}`],
      ]);
    }
    case T.TYPE_APPLY_FRAME:
      return argumentNames(target, sp, L.APPLY_SHAPE, L.APPLY_SIZE_W);
    case T.TYPE_BLOCKED_FRAME: {
      const prim = view.u32(sp + L.BLOCKED_PRIM);
      const name = prim >= L.HOST_CALL_BASE ? target.debug.hostName(prim - L.HOST_CALL_BASE) || 'host call' : primopName(prim);
      return new Map([...argumentNames(target, sp, L.BLOCKED_SHAPE, L.BLOCKED_SIZE_W), [1, name]]);
    }
    case T.TYPE_BOUNDARY_FRAME:
      return new Map([
        [1, `serial ${view.u32(sp + L.BOUNDARY_SERIAL)}`],
        [2, 'Sp at entry'],
        [3, 'host call that called back'],
      ]);
    case T.TYPE_UNDERFLOW_FRAME:
      return new Map([[1, 'the next chunk']]);
    default:
      return new Map();
  }
}

function slotNames(target: Target, { sp, infoAddress, infoId, words }: StackCursor): ReadonlyMap<number, string> {
  const { view, debug } = target;
  const names = new Map<number, string>();
  const info = readInfo(view, infoAddress);
  for (let slot = 1; slot < words; slot++) {
    if (info === null || !isLivePointer(view, info, slot)) names.set(slot, 'not in use');
  }
  for (const { name, rep, at } of debug.info(infoId)?.debug.vars ?? []) {
    if (rep === 'void' || at < 1 || at >= words) continue;
    const value = rep === 'p' ? symbolAt(target, view.u32(sp + at * L.WORD_B)) : rep === 'i64' ? String(view.i64(sp + at * L.WORD_B)) : rep;
    names.set(at, value === '' ? name : `${name} = ${value}`);
    if (fieldWords(rep) === 2) names.set(at + 1, `${name}, high word`);
  }
  return names;
}

function argumentNames(target: Target, sp: number, shapeAt: number, first: number): Map<number, string> {
  const shape = target.view.u32(sp + shapeAt);
  const names = new Map<number, string>([[shapeAt / L.WORD_B, `shape of ${shapeCount(shape)} arguments`]]);
  let at = first;
  for (let i = 0; i < shapeCount(shape); i++) {
    const kind = shapeArg(shape, i);
    if (kind !== L.ARG_PTR && kind !== L.ARG_VOID) names.set(at, `argument ${i + 1}`);
    at += argWords(kind);
  }
  return names;
}
