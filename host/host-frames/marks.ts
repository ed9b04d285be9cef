/**
 * By which frames the host's own implementation is told from its users' code: not by names, which bundlers change, but by places, found out by calling
 * the very functions in question and looking at the stack.
 *
 *     user's host function        user
 *     invoke     (calls.ts)       own       WebKit and Bun drop it: a tail call
 *     dispatcher (calls.ts)       own       mark: a host function is being called
 *     … run loop …                own
 *     entered    (activation.ts)  own       mark: somebody called in
 *     Machine.callSync            own
 *     user's code                 user
 */
import { entered, newActivation, withDeepStacks } from './activation.ts';
import { type JsFrame, locationOf, readStackText } from './stack-text.ts';

export interface Marks {
  /** place of the frame of `entered` */
  readonly enter: string;
  /** place of the frame of a dispatcher */
  readonly dispatch: string;
  /** places of frames between it and the user's function */
  readonly invoke: ReadonlySet<string>;
}

/** Calls a host function as the run loop does, with so many arguments. */
export type SampleCall = (probe: () => void, count: number) => void;

/** Arguments up to which `makeInvoke` has code for each count, and one more. */
const COUNTS = [0, 1, 2, 3, 4];

let found: Marks | null | undefined;

/** null: this engine's stacks say no places. */
export function marks(sampleCall: SampleCall): Marks | null {
  if (found === undefined) found = findMarks(sampleCall);
  return found;
}

function findMarks(sampleCall: SampleCall): Marks | null {
  const enter = locationOf(framesInside((probe) => entered(newActivation(null), probe))[1]);
  const calls = COUNTS.map((count) =>
    framesInside((probe) => sampleCall(probe, count))
      .slice(1, 3)
      .map(locationOf),
  );
  const isDirect = calls.every(([first]) => first === calls[0][0]);
  const dispatch = calls[0][isDirect ? 0 : 1] ?? '';
  if (enter === '' || dispatch === '' || !(isDirect || calls.every(([, second]) => second === dispatch))) return null;
  return { enter, dispatch, invoke: new Set(isDirect ? [] : calls.map(([first]) => first)) };
}

/** The stack as a function sees it that `call` is given to call; its own frame comes first. */
function framesInside(call: (probe: () => void) => void): readonly JsFrame[] {
  let stack: string | undefined;
  withDeepStacks(() =>
    call(() => {
      stack = new Error().stack;
    }),
  );
  return readStackText(stack).frames;
}
