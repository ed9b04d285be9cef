/** Exceptions as a debugger sees them: before anything is unwound, read without running anything. */
import * as L from '../../../abi/layout.ts';
import { wellKnown } from '../../../abi/tables/well-known.ts';
import * as WK from '../../../abi/well-known.gen.ts';
import { type Closure, decodeClosure, untag } from '../../memory/decode.ts';
import { decodeFrame } from '../../memory/frames.ts';
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

export function matches(target: Target, which: ExceptionFilter, raise: Raise): boolean {
  switch (which) {
    case 'all':
      return true;
    case 'async':
      return raise.isAsync;
    case 'uncaught':
      return !isCaught(target, raise.tso);
    case 'overflow':
      return isWellKnown(target, raise.exception, WK.WK_STACK_OVERFLOW) || isWellKnown(target, raise.exception, WK.WK_HEAP_OVERFLOW);
    case 'loop':
      return isWellKnown(target, raise.exception, WK.WK_NON_TERMINATION);
    default:
      return namesOf(target, raise.exception).includes(which.name);
  }
}

/** What is raised, as far as it is evaluated. */
export function raiseText(target: Target, { exception, isAsync }: Raise): string {
  const inner = innermost(target, exception);
  const text = showClosure(target.view, target.debug, inner, { depth: 4, width: 100 });
  if (text === '_') return isAsync ? 'an exception that is not evaluated, thrown from outside' : 'an exception that is not evaluated';
  return isAsync ? `${text}, thrown from outside` : text;
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

/** Constructors from the outside in, and the machine's own name for it. */
function namesOf(target: Target, exception: number): string[] {
  const names = wrappers(target, exception).flatMap((closure) => (closure.kind === 'con' ? [closure.name, unqualified(closure.name)] : []));
  const row = wellKnown.findIndex((_, i) => i !== WK.WK_HELD && isWellKnown(target, exception, i));
  return row < 0 ? names : [...names, wellKnown[row].symbol];
}

function innermost(target: Target, exception: number): number {
  const closures = wrappers(target, exception);
  const last = closures[closures.length - 1];
  return last === undefined ? exception : last.address;
}

/** The exception and what its wrappers hold. */
function wrappers(target: Target, exception: number): Closure[] {
  const found: Closure[] = [];
  let pointer = exception;
  for (let i = 0; i < MAX_WRAPPERS; i++) {
    const closure = decodeClosure(target.view, target.debug, pointer);
    found.push(closure);
    if (closure.kind !== 'con' || !/^Some\w*Exception$/.test(unqualified(closure.name))) break;
    const inner = closure.fields.filter((field) => field.rep === 'p').at(-1);
    if (inner === undefined) break;
    pointer = Number(inner.value);
  }
  return found;
}
