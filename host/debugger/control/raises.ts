/** Exceptions as a debugger sees them: before anything is unwound, read without running anything. */
import * as L from '../../../abi/layout.ts';
import { wellKnown } from '../../../abi/tables/well-known.ts';
import * as WK from '../../../abi/well-known.gen.ts';
import { ownTexts } from '../../exceptions.ts';
import { type Closure, decodeClosure, untag } from '../../memory/decode.ts';
import { decodeFrame } from '../../memory/frames.ts';
import { showString } from '../../memory/literals.ts';
import { showClosure } from '../../memory/print.ts';
import { unqualified } from '../../memory/source-names.ts';
import { walkStack } from '../../memory/walk.ts';
import type { BreakpointPlace, Target } from '../protocol.ts';

export type ExceptionFilter = Extract<BreakpointPlace, { readonly at: 'exception' }>['which'];

/** Something that is about to be raised. */
export interface Raise {
  readonly exception: number;
  /** thrown at the thread from outside */
  readonly isAsync: boolean;
  /** address of the thread */
  readonly tso: number;
}

/** Constructors around an exception: SomeException, SomeAsyncException and the like. */
const MAX_WRAPPERS = 4;
/** Characters of a message. */
const MAX_MESSAGE = 200;

/** What `error` raises where it knows its call stack: message and stack. To the program it is an ErrorCall. */
const LOCATED_ERROR = 'GHC.Exception.Located';

function shownName(name: string): string {
  return name === LOCATED_ERROR ? 'GHC.Exception.ErrorCall' : name;
}

/** What is known of an exception. */
export interface Examined {
  /** constructors from the outside in, and the machine's own name for it */
  readonly names: readonly string[];
  readonly text: string;
}

/** Evaluates a closure; null: it cannot. Moves closures. */
export type Force = (closure: number) => number | null;

/** @param examined what evaluating the exception on the side would say */
export function matches(target: Target, which: ExceptionFilter, raise: Raise, examined: () => Examined): boolean {
  switch (which) {
    case 'all':
      return true;
    case 'async':
      return raise.isAsync;
    case 'uncaught':
      return !isCaught(target, raise.tso) && !examined().names.some((name) => exits.has(name));
    case 'overflow':
      return isWellKnown(target, raise.exception, WK.WK_STACK_OVERFLOW) || isWellKnown(target, raise.exception, WK.WK_HEAP_OVERFLOW);
    case 'loop':
      return isWellKnown(target, raise.exception, WK.WK_NON_TERMINATION);
    default:
      return examined().names.includes(which.name) && matches(target, which.only ?? 'all', raise, examined);
  }
}

/** A program that ends itself does so by an exception, too. */
const exits: ReadonlySet<string> = new Set(['ExitSuccess', 'ExitFailure']);

/** What an exception is, as far as it is evaluated; `force`, where given, evaluates what is not. */
export function examine(target: Target, exception: number, force: Force | null = null): Examined {
  const row = wellKnown.findIndex((_, i) => i !== WK.WK_HELD && isWellKnown(target, exception, i));
  const own = row < 0 ? undefined : ownTexts[row];
  const closures = wrappers(target, exception, force);
  const names = closures.flatMap((closure) => (closure.kind === 'con' ? [shownName(closure.name), unqualified(shownName(closure.name))] : []));
  const inner = closures.at(-1)?.address ?? exception;
  const text = own ?? messageText(target, inner, force) ?? showClosure(target.view, target.debug, inner, { depth: 4, width: 100 });
  return { names: row < 0 ? names : [...names, wellKnown[row].symbol], text: text === '_' ? 'an exception that is not evaluated' : text };
}

/** `Constructor "message"` of a constructor that holds a list of characters alone, the text of a newtype of one; null for others. */
function messageText(target: Target, exception: number, force: Force | null): string | null {
  const closure = decodeClosure(target.view, target.debug, exception);
  if (force === null || closure.kind !== 'con' || closure.fields[0]?.rep !== 'p') return null;
  if (closure.name === 'GHC.Types.:') return charsOf(target, exception, force)?.trimEnd() ?? null;
  if (closure.fields.length !== 1 && closure.name !== LOCATED_ERROR) return null;
  const text = charsOf(target, force(Number(closure.fields[0].value)), force);
  return text === null ? null : `${unqualified(shownName(closure.name))} ${showString(text)}`;
}

/** The characters of a list, evaluated as far as that goes; null when it is none of characters, or empty. */
function charsOf(target: Target, start: number | null, force: Force): string | null {
  const chars: string[] = [];
  let list = start;
  while (list !== null && chars.length < MAX_MESSAGE) {
    const cell = decodeClosure(target.view, target.debug, list);
    if (cell.kind !== 'con' || cell.fields.length !== 2) break;
    const [head, tail] = charAndTail(target, cell.address, force);
    if (head === null) return null;
    chars.push(head);
    list = tail;
  }
  return chars.length === 0 ? null : chars.join('');
}

/** Both null when a collection has moved the cell meanwhile. */
function charAndTail(target: Target, cell: number, force: Force): [string | null, number | null] {
  const { view, debug } = target;
  const collections = (): number => view.u32(L.REGS + L.STAT_MINOR_N) + view.u32(L.REGS + L.STAT_MAJOR_N);
  const before = collections();
  const head = force(view.u32(cell + L.PAYLOAD));
  if (collections() !== before) return [null, null];
  const char = head === null ? null : decodeClosure(view, debug, head);
  const code = char?.kind === 'con' && char.fields.length === 1 && char.fields[0].rep === 'i32' ? Number(char.fields[0].value) : -1;
  if (code < 0 || code > 0x10ffff) return [null, null];
  return [String.fromCodePoint(code), force(view.u32(cell + L.PAYLOAD + L.WORD_B))];
}

/** Whether a handler of the program, or a call of the host, is on the thread's stack. */
function isCaught({ view, debug }: Target, tso: number): boolean {
  for (const frame of walkStack(view, tso)) {
    if ('cutOff' in frame) return false;
    if (frame.kind === 'boundary') return true;
    if (frame.kind !== 'catch') continue;
    const decoded = decodeFrame(view, debug, frame);
    if (decoded.kind === 'catch' && !decoded.isTopHandler) return true;
  }
  return false;
}

function isWellKnown({ view }: Target, exception: number, row: number): boolean {
  return untag(view.u32(L.WELL_KNOWN + row * L.WORD_B)) === untag(exception);
}

/** The exception and what its wrappers hold. */
function wrappers(target: Target, exception: number, force: Force | null): Closure[] {
  const found: Closure[] = [];
  let pointer = exception;
  for (let i = 0; i < MAX_WRAPPERS; i++) {
    const closure = decodeClosure(target.view, target.debug, force?.(pointer) ?? pointer);
    found.push(closure);
    if (closure.kind !== 'con' || !/^Some\w*Exception$/.test(unqualified(closure.name))) break;
    const inner = closure.fields.filter((field) => field.rep === 'p').at(-1);
    if (inner === undefined) break;
    pointer = Number(inner.value);
  }
  return found;
}
