/**
 * Stacks of a profile, stored as one tree: a sample is the number of a node, its stack the path from the root. Frames are numbers that say what code they
 * are of; what that is called is found out at the end (functions.ts).
 *
 * What repeats along a path is kept once, so that recursion does not make a tree as deep as the stack was.
 */

/** What a frame's number is the number of. */
export const FRAME_RETURN = 0; //    info id of a return point
export const FRAME_UPDATE = 1; //    info id of the thunk being forced
export const FRAME_CALLED = 2; //    info id of what is about to be entered
export const FRAME_HOST = 3; //      number of a host function
export const FRAME_PRIMITIVE = 4; // number of an operation that waits
export const FRAME_SPECIAL = 5; //   SPECIAL_*
export const SPECIAL_COLLECTOR = 0;
/** frames between the top and the base of a deep stack */
export const SPECIAL_LEFT_OUT = 1;

const KIND_BITS = 3;

/** A frame as a number. */
export function frameCode(kind: number, id: number): number {
  return ((id << KIND_BITS) | kind) >>> 0;
}

export function frameKindOf(code: number): number {
  return code & ((1 << KIND_BITS) - 1);
}

export function frameIdOf(code: number): number {
  return code >>> KIND_BITS;
}

const CODES = 2 ** 32;
/** Patterns up to this length are folded. */
const MAX_PERIOD = 8;
const LEFT_OUT = frameCode(FRAME_SPECIAL, SPECIAL_LEFT_OUT);

export class StackTree {
  /** by node: the node below it. Node 0 is the root; a parent comes before its children */
  readonly parents: number[] = [0];
  /** by node: its frame */
  readonly codes: number[] = [0];
  readonly #children = new Map<number, number>();
  #path = new Int32Array(64);

  /** The node of a frame on top of another's. */
  child(parent: number, code: number): number {
    const key = parent * CODES + code;
    const known = this.#children.get(key);
    if (known !== undefined) return known;
    const node = this.parents.length;
    this.parents.push(parent);
    this.codes.push(code);
    this.#children.set(key, node);
    return node;
  }

  /** The node of a stack of `count` frames, top first. */
  intern(frames: Uint32Array, count: number): number {
    if (this.#path.length < count) this.#path = new Int32Array(count * 2);
    let length = 0;
    for (let i = count - 1; i >= 0; i--) {
      const code = frames[i];
      if (code === LEFT_OUT && this.#hasLately(length, frames[i - 1])) continue;
      this.#path[length] = this.child(length === 0 ? 0 : this.#path[length - 1], code);
      length = this.#folded(length + 1);
    }
    return length === 0 ? 0 : this.#path[length - 1];
  }

  /** Length of the path without a last stretch that repeats what is before it. */
  #folded(length: number): number {
    for (let period = 1; period <= MAX_PERIOD && period * 2 <= length; period++) {
      if (this.#repeats(length, period)) return length - period;
    }
    return length;
  }

  #repeats(length: number, period: number): boolean {
    for (let i = length - period; i < length; i++) {
      if (this.#codeAt(i) !== this.#codeAt(i - period)) return false;
    }
    return true;
  }

  /** Whether the frame is among the last of the path: what was left out is the same recursion. */
  #hasLately(length: number, code: number): boolean {
    for (let i = Math.max(0, length - MAX_PERIOD); i < length; i++) {
      if (this.#codeAt(i) === code) return true;
    }
    return false;
  }

  #codeAt(i: number): number {
    return this.codes[this.#path[i]];
  }
}
