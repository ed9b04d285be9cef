/**
 * Steps as conditions: where the debug core is to ask (REG_TRAP_*), and whether the step ends there.
 *
 * A step belongs to its thread; others run meanwhile. How deep the stack is is counted in words of frames, which stays true when chunks move and join: the core
 * compares it before each instruction, so calls, tail calls, exceptions and callbacks need no cases of their own.
 */
import * as L from '../../../abi/layout.ts';
import { OP_APPLY_RET, OP_ENTER_R1, OP_ENTER_RET, OP_LOOP } from '../../../abi/opcodes.gen.ts';
import { authorName } from '../../backtrace/names.ts';
import { type SourcePlace, showPlace } from '../../memory/debug-index.ts';
import { sourceLines } from '../look/source.ts';
import type { Step, Target } from '../protocol.ts';
import { isIn, isOwnCode, opcodeAt, ownPlace, type Position, pushedWords } from './position.ts';
import type { SeenPlaces } from './seen.ts';

/** When a movement ends by itself. */
export interface Plan {
  /** id of the thread that must be running; 0: any */
  readonly thread: number;
  /** the core does not ask where more words of frames are on that thread's stack; 0: it asks everywhere */
  readonly depth: number;
  /** whether the movement ends before the instruction at which the core asks. @param depth the bound above as it is now: squeezed update frames lower it */
  ends(at: Position, depth: number): boolean;
}

/**
 * @param skip places where no step by source ends
 * @param seen where steps have been since the program last moved otherwise
 */
export function planStep(target: Target, how: Step, from: Position, skip: (place: SourcePlace) => boolean, seen: SeenPlaces): Plan {
  switch (how) {
    case 'instruction':
      return { thread: from.thread, depth: 0, ends: () => true };
    case 'into':
      return planInto(target, from, skip, seen);
    case 'over':
      return planOver(target, from, skip, seen);
    case 'out':
      return planOut(target, from);
  }
}

function planInto(target: Target, from: Position, skip: (place: SourcePlace) => boolean, seen: SeenPlaces): Plan {
  const start = placeKey(ownPlace(target, from));
  return {
    thread: from.thread,
    depth: 0,
    ends: (at) => isNewPlace(target, at, start, skip, seen),
  };
}

/** Source of its own, another than where the step began or this activation was before; every entry of something with a name is one. */
function isNewPlace(target: Target, at: Position, start: string, skip: (place: SourcePlace) => boolean, seen: SeenPlaces): boolean {
  if (at.isEntry || opcodeAt(target, at.ip) === OP_LOOP) seen.begins(target, at);
  const place = ownPlace(target, at);
  if (place === null || skip(place)) return false;
  const isCall = at.isEntry && at.procedure !== null && authorName(at.procedure.name).name !== '';
  return isCall || (placeKey(place) !== start && !seen.has(target, at, place) && !isText(target, place));
}

/** A literal text is evaluated bit by bit, which is no step of the program. */
export function isText(target: Target, place: SourcePlace): boolean {
  if (place.line !== place.endLine) return false;
  const line = sourceLines(target, place.file, place.line, place.line)?.lines[0]?.text ?? '';
  return line[place.col - 1] === '"' && line[place.endCol - 2] === '"';
}

function planOver(target: Target, from: Position, skip: (place: SourcePlace) => boolean, seen: SeenPlaces): Plan {
  const start = placeKey(ownPlace(target, from));
  const { procedure } = from;
  const inside = procedure !== null && from.isEntry ? from.depth + pushedWords(target, procedure) : from.depth;
  return {
    thread: from.thread,
    depth: inside,
    ends: (at, depth) => {
      // At the same depth: this activation goes on, or something it calls is about to be entered.
      if (at.depth === depth && procedure !== null && (at.isEntry || !isIn(target, procedure, at.ip))) return false;
      return isNewPlace(target, at, start, skip, seen);
    },
  };
}

/** To what waits for this frame and gets its result, in the library, too; past tail calls. */
function planOut(target: Target, from: Position): Plan {
  const { procedure } = from;
  const base = procedure === null || from.isEntry ? from.depth : from.depth - pushedWords(target, procedure);
  return {
    thread: from.thread,
    depth: base,
    // At the same depth: a function that took the frame's place by a tail call, or the one that waits for both, in its own frame.
    ends: (at, depth) => !isOwnCode(at.ip) && (at.depth < depth || (!at.isEntry && (at.procedure?.frameWords ?? 1) > 0)),
  };
}

/** From a safepoint on to the code of the program: what returns to an apply or enter frame, calls or enters it. */
export const intoCode = (target: Target): Plan => ({
  thread: 0,
  depth: 0,
  ends: (at) => !passesOn.has(opcodeAt(target, at.ip)) || !isOwnCode(at.ip),
});

const passesOn: ReadonlySet<number> = new Set([OP_APPLY_RET, OP_ENTER_RET, OP_ENTER_R1]);

function placeKey(place: SourcePlace | null): string {
  return place === null ? '' : showPlace(place);
}

/** Writes a plan into the registers of a memory. */
export function setTraps(setRegister: (offset: number, value: number) => void, plan: Plan | null): void {
  setRegister(L.REG_TRAP_THREAD, plan?.thread ?? 0);
  setRegister(L.REG_TRAP_DEPTH, plan?.depth ?? 0);
  setRegister(L.REG_TRAP_FROM, 0);
  setRegister(L.REG_TRAP_TO, 0);
}
