/**
 * The text of a Haskell exception, as GHC's top handler prints it.
 *
 * The machine's own exceptions have theirs here. For others the library is asked (its `displayException`, when the constructor comes from the same image),
 * else the exception's own message is read: the first field, when it is a list of characters. Both may run Haskell code, under the limits of the run.
 */

import * as L from '../abi/layout.ts';
import { wellKnown } from '../abi/tables/well-known.ts';
import * as WK from '../abi/well-known.gen.ts';
import { applied } from './apply.ts';
import type { ExceptionData } from './error.ts';
import { HaskellError } from './error.ts';
import type { Ptr } from './exports.ts';
import type { LoadedImage, LoadedSymbol } from './loader.ts';
import type { RunLoop } from './run-loop.ts';
import type { HaskellValue, Values } from './values.ts';

/** What the loaded images know. */
export interface ExceptionReader {
  /** the author's name of an info id, '' when stripped */
  nameOf(infoId: number): string;
  /** the image an info id belongs to */
  imageOf(infoId: number): LoadedImage | undefined;
  /** exported `displayException` of a module, or of any (null): from a pointer to a list of characters */
  display(module: string | null): LoadedSymbol | undefined;
}

/** What GHC's displayException says of the exceptions the machine itself throws. */
export const ownTexts: Readonly<Record<number, string>> = {
  [WK.WK_STACK_OVERFLOW]: 'stack overflow',
  [WK.WK_HEAP_OVERFLOW]: 'heap overflow',
  [WK.WK_DIVIDE_BY_ZERO]: 'divide by zero',
  [WK.WK_OVERFLOW]: 'arithmetic overflow',
  [WK.WK_INDEX]: 'array index out of range',
  [WK.WK_NON_TERMINATION]: '<<loop>>',
  [WK.WK_BLOCKED_ON_MVAR]: 'thread blocked indefinitely in an MVar operation',
  [WK.WK_PATTERN_FAIL]: 'pattern match failure',
  [WK.WK_THREAD_KILLED]: 'thread killed',
  [WK.WK_HOST_ERROR]: 'host error',
  [WK.WK_USER_INTERRUPT]: 'user interrupt',
  [WK.WK_TIMEOUT]: '<<timeout>>',
};

const MAX_TEXT = 65_536;
const MAX_OTHERS = 8;
const HASKELL_ROOT = 'GHC.Exception.Type.SomeException';

type Constructor = NonNullable<ReturnType<Values['constructorAt']>>;

/**
 * Name and text of an exception. `mayRun`: whether Haskell code may be run to find them. When that raises another exception, its text is the text, as GHC's
 * handler has it, which is told that one then; `others` more may follow each other so.
 */
export function exceptionData(
  reader: ExceptionReader,
  loop: RunLoop,
  exception: HaskellValue,
  row: number,
  mayRun: boolean,
  others = MAX_OTHERS,
): ExceptionData {
  if (row >= 0 && ownTexts[row] !== undefined) return { name: wellKnown[row].symbol, text: ownTexts[row] };
  const { values } = loop;
  if (!mayRun) return described(reader, values, exception);
  try {
    const value = forced(loop, exception);
    const con = constructorOf(values, value);
    const { name, text: unknown } = described(reader, values, value);
    // The root of Haskell's hierarchy means the same wherever it was put around an exception.
    const display = con && reader.display(reader.nameOf(con.infoId) === HASKELL_ROOT ? null : (reader.imageOf(con.infoId)?.image.name ?? ''));
    if (display) {
      const shown = applied(values, { name: 'displayException', shape: display.shape, pointer: () => display.address }, [value]);
      return { name, text: listText(loop, shown) ?? unknown };
    }
    const message = con && con.ptrs > 0 ? listText(loop, values.access.word(con.address + L.PAYLOAD)) : null;
    // A constructor without fields looks like the empty list.
    return { name, text: message || unknown };
  } catch (failure) {
    if (!(failure instanceof HaskellError)) throw failure;
    const { name, text } = described(reader, values, exception);
    const { kind, raised, message } = failure;
    if (kind !== 'exception' || raised === null || others === 0) return { name, text: `${text} (showing it failed: ${message})` };
    const isOwn = Object.values(ownTexts).includes(message);
    const other = isOwn ? message : exceptionData(reader, loop, raised, -1, true, others - 1).text;
    return { name, text: `${other}\n(raised while ${text} was shown)` };
  }
}

/** What can be said without running anything. */
function described(reader: ExceptionReader, values: Values, exception: HaskellValue): ExceptionData {
  const con = constructorOf(values, exception);
  const name = con ? innerName(reader, values, con) : '';
  return { name, text: name === '' ? 'uncaught exception' : name };
}

function constructorOf(values: Values, value: HaskellValue): Constructor | null {
  return values.constructorAt(values.machine.handle(value.slotIn(values)) >>> 0);
}

/** An exception may be thrown before it is evaluated. Throws HaskellError when that fails. */
function forced(loop: RunLoop, exception: HaskellValue): HaskellValue {
  const { values } = loop;
  if (constructorOf(values, exception) !== null) return exception;
  return loop.driveSync(loop.startCall(values.machine.handle(exception.slotIn(values)), (result) => values.hold(result))) as HaskellValue;
}

/** The constructor's name; that of what it wraps when it is the root of the hierarchy, or of its asynchronous branch: a dictionary and an exception. */
function innerName(reader: ExceptionReader, values: Values, con: Constructor): string {
  const name = reader.nameOf(con.infoId);
  if (con.ptrs !== 2 || !/(^|\.)Some(Async)?Exception$/.test(name)) return name;
  const inner = values.constructorAt(values.access.word(con.address + L.PAYLOAD + L.WORD_B));
  return inner === null ? name : innerName(reader, values, inner);
}

/** Forces a list of characters; null when it turns out to be something else. Throws HaskellError when forcing fails. */
export function listText(loop: RunLoop, list: Ptr): string | null {
  const { values } = loop;
  const force = (pointer: Ptr): HaskellValue => loop.driveSync(loop.startCall(pointer, (result) => values.hold(result))) as HaskellValue;
  const chars: number[] = [];
  let cell = force(list);
  for (;;) {
    const cons = values.constructorAt(values.machine.handle(cell.slotIn(values)));
    if (cons === null || cons.con > 1 || cons.ptrs !== 2 * cons.con || cons.nptrs !== 0) return null;
    if (cons.con === 0 || chars.length >= MAX_TEXT) return textOf(chars);
    const head = force(values.access.word(cons.address + L.PAYLOAD));
    const char = values.constructorAt(values.machine.handle(head.slotIn(values)));
    if (char === null || char.ptrs !== 0 || char.nptrs !== 1) return null;
    chars.push(values.access.word(char.address + L.PAYLOAD));
    head.dispose();
    // Forcing the head may have moved the cell.
    const again = values.constructorAt(values.machine.handle(cell.slotIn(values)));
    const tail = again === null ? 0 : values.access.word(again.address + L.PAYLOAD + L.WORD_B);
    cell.dispose();
    cell = force(tail);
  }
}

function textOf(codePoints: readonly number[]): string {
  return codePoints.map((c) => (c <= 0x10ffff ? String.fromCodePoint(c) : '\ufffd')).join('');
}
