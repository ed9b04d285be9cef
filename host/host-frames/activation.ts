/**
 * Who called in: a list, innermost first, of the calls into machines that stand on the JavaScript stack right now, and captures of that stack.
 *
 * It costs a call nothing but a link in the list. JavaScript's own stack is captured only when it is needed: when a backtrace is taken, or just before it is
 * lost because the call must wait for the event loop.
 */

/** One call from JavaScript into a machine. */
export interface Activation {
  /** identity of the machine that was called; null: somebody only looks */
  readonly machine: object | null;
  /** host call of the same machine that was being answered; 0 = none. The call either runs on top of it, or is made later, on a thread of its own */
  readonly insideCall: number;
  /** the call around this one, of whatever machine */
  readonly outer: Activation | null;
  /** the JavaScript stack, kept before it was lost */
  kept: Site | null;
}

/** The JavaScript stack at some moment. Text is made of it when it is read. */
export interface Site {
  readonly error: Error;
  /** the activations then on it */
  readonly innermost: Activation | null;
}

/** Frames asked for in a capture. Engines cut at the outer end. */
export const SITE_FRAMES = 1000;

let innermost: Activation | null = null;

/** A call that is about to be made. `insideCall`: see Activation. */
export function newActivation(machine: object | null, insideCall = 0): Activation {
  return { machine, insideCall, outer: innermost, kept: null };
}

/**
 * Runs `body` with `activation` innermost. Its own frame is the mark that tells frames of the host's implementation from those of its user: directly outside
 * it lies one function of the API, called by the user. The `try` keeps the frame, where a tail call would be dropped; for the same reason the function of
 * the API must not return what this returns by `return entered(…)`, unless it is async. null: JavaScript frames are not wanted.
 */
export function entered<T>(activation: Activation | null, body: (activation: Activation | null) => T): T {
  const outer = innermost;
  if (activation !== null) innermost = activation;
  try {
    return body(activation);
  } finally {
    innermost = outer;
  }
}

/** Whether the innermost call was made inside another one. */
export function isNested(): boolean {
  return innermost !== null && innermost.outer !== null;
}

/** Captures the JavaScript stack, deeper than errors usually do. */
export function captureSite(): Site {
  return { error: withDeepStacks(() => new Error()), innermost };
}

/** To be called before JavaScript's stack is lost: those who are on it keep it. */
export function keepSites(): void {
  if (innermost === null || innermost.kept !== null) return;
  const site = captureSite();
  for (let at: Activation | null = innermost; at !== null; at = at.outer) at.kept ??= site;
}

interface Limited {
  stackTraceLimit?: number;
}

/** Asks engines to capture so many frames in errors made from now on. Answers what to ask for afterwards. Nothing happens where Error is frozen. */
export function setStackDepth(limit: number | undefined): number | undefined {
  const errors = Error as Limited;
  const before = errors.stackTraceLimit;
  if (limit !== undefined) Reflect.set(errors, 'stackTraceLimit', limit);
  return before;
}

/** Runs `body` so that errors made in it have deep stacks. */
export function withDeepStacks<T>(body: () => T): T {
  const before = setStackDepth(SITE_FRAMES);
  try {
    return body();
  } finally {
    setStackDepth(before);
  }
}
