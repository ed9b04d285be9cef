/** Who evaluates what: the update frames of all threads, by the closure they will update. */

import { TYPE_UPDATE_FRAME } from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import { listThreads } from '../../memory/threads.ts';
import { StackCursor } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { frameKindsNumbered } from './numbering.ts';
import { standing } from './standing.ts';

export interface Evaluation {
  readonly thread: number;
  readonly tso: number;
  /** of its update frame, as the backtrace of the thread numbers it */
  readonly frame: number;
}

/** Frames looked at in all. */
const MAX_FRAMES = 2_000_000;

/** The frame that evaluates each closure under evaluation; a map that is made when it is first asked. */
export class Evaluations {
  readonly #target: Target;
  #found: Map<number, Evaluation> | null = null;

  constructor(target: Target) {
    this.#target = target;
  }

  /** @param closure untagged address of a BLACKHOLE */
  of(closure: number): Evaluation | undefined {
    this.#found ??= this.#walk();
    return this.#found.get(closure);
  }

  #walk(): Map<number, Evaluation> {
    const { view } = this.#target;
    const found = new Map<number, Evaluation>();
    let left = MAX_FRAMES;
    for (const { tso, id } of listThreads(view)) {
      const at = standing(this.#target, tso);
      const cursor = new StackCursor(view, at.callers);
      const number = frameKindsNumbered(this.#target, at);
      while (left-- > 0 && cursor.next()) {
        const frame = number.next(cursor.type);
        if (cursor.type === TYPE_UPDATE_FRAME) found.set(view.u32(cursor.sp + L.UPDATE_UPDATEE), { thread: id, tso, frame });
      }
    }
    return found;
  }
}
