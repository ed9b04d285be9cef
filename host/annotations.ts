/**
 * What a program says of itself on its stack (GHC.Stack.Annotation.Experimental): frames that hold a note. They are found while the stack is whole, and held;
 * their texts are computed once the exception is told to somebody.
 */
import { TYPE_CONSTR, TYPE_RET } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import { applied } from './apply.ts';
import { HaskellError } from './error.ts';
import { listText } from './exceptions.ts';
import type { Ptr } from './exports.ts';
import type { LoadedSymbol } from './loader.ts';
import type { Annotation } from './memory/backtrace-data.ts';
import { infoAt, untag } from './memory/decode.ts';
import { isLivePointer } from './memory/frames.ts';
import { readInfo } from './memory/info.ts';
import type { MemoryView } from './memory/view.ts';
import { StackCursor, stackStart } from './memory/walk.ts';
import type { RunLoop } from './run-loop.ts';
import type { HaskellValue, Values } from './values.ts';

/** A note under a stack, by the address of its frame. */
export interface HeldNote {
  readonly sp: number;
  readonly note: HaskellValue;
}

/** Frames looked at from the top, and notes kept. */
const MAX_FRAMES = 100_000;
const MAX_NOTES = 32;
/** By its constructor a note is known, whichever module has made it. */
const NOTE = 'GHC.Stack.Annotation.Experimental.Note';

/** The notes on the stack of a thread, innermost first: the first live variables of the library's frames. @param nameOf name of an info id */
export function notesOn(view: MemoryView, values: Values, tso: Ptr, nameOf: (infoId: number) => string): HeldNote[] {
  const found: { readonly sp: number; readonly pointer: Ptr }[] = [];
  view.refresh();
  const cursor = new StackCursor(view, stackStart(view, tso));
  for (let i = 0; i < MAX_FRAMES && found.length < MAX_NOTES && cursor.next(); i++) {
    if (cursor.type !== TYPE_RET || cursor.words < 2) continue;
    const frame = readInfo(view, cursor.infoAddress);
    if (frame === null || !isLivePointer(view, frame, 1)) continue;
    const pointer = view.u32(cursor.sp + L.WORD_B);
    const info = infoAt(view, untag(pointer));
    if (info?.type === TYPE_CONSTR && info.ptrs === 2 && info.nptrs === 0 && nameOf(info.id) === NOTE) found.push({ sp: cursor.sp, pointer });
  }
  // holding may make memory grow, but moves nothing
  return found.map(({ sp, pointer }) => ({ sp, note: values.hold(pointer) }));
}

/** What notes say, by the addresses of their frames. Runs Haskell code, which bounds itself; a note whose text cannot be had is left out. */
export function annotationsOf(notes: readonly HeldNote[], loop: RunLoop, render: LoadedSymbol | undefined): Map<number, Annotation> {
  const texts = new Map<number, Annotation>();
  for (const { sp, note } of notes) {
    const text = render === undefined ? null : renderedText(note, loop, render);
    if (text !== null) texts.set(sp, parsed(text));
    note.dispose();
  }
  return texts;
}

function renderedText(note: HaskellValue, loop: RunLoop, { shape, address }: LoadedSymbol): string | null {
  try {
    return listText(loop, applied(loop.values, { name: 'renderStackNote', shape, pointer: () => address }, [note]));
  } catch (failure) {
    if (failure instanceof HaskellError) return null;
    throw failure;
  }
}

/** First line: the place; the rest: the text. */
function parsed(text: string): Annotation {
  const end = text.indexOf('\n');
  const match = /^(\d+) (\d+) (\d+) (\d+) (.+)$/.exec(text.slice(0, end));
  if (match === null) return { text: text.slice(end + 1), place: null };
  const [line, col, endLine, endCol] = match.slice(1, 5).map(Number);
  return { text: text.slice(end + 1), place: { file: match[5], line, col, endLine, endCol } };
}
