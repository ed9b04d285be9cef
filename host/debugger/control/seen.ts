/**
 * Which places steps have stopped at, in the activations that are still there: coming back from a call or from forcing a thunk is no news, nor is the end of
 * something whose inside was shown. An activation is told by how deep below it the stack is; beginning a new one there forgets what was seen.
 */
import type { SourcePlace } from '../../memory/debug-index.ts';
import type { Target } from '../protocol.ts';
import { type Position, pushedWords } from './position.ts';

interface Activation {
  /** entry of its procedure */
  readonly entry: number;
  readonly places: SourcePlace[];
}

export class SeenPlaces {
  readonly #byDepth = new Map<number, Activation>();

  clear(): void {
    this.#byDepth.clear();
  }

  /** A step has stopped here; what lies above on the stack is gone. */
  note(target: Target, at: Position, place: SourcePlace | null): void {
    if (at.procedure === null) return;
    const depth = depthBelow(target, at);
    for (const known of [...this.#byDepth.keys()]) if (known > depth) this.#byDepth.delete(known);
    const known = at.isEntry ? undefined : this.#at(target, at);
    if (known === undefined) this.#byDepth.set(depth, { entry: at.procedure.entry, places: [] });
    if (place !== null && !at.isEntry) this.#at(target, at)?.places.push(place);
  }

  /** Something is entered. */
  begins(target: Target, at: Position): void {
    this.#byDepth.delete(depthBelow(target, at));
  }

  /** Was a step of this activation at the place already, or at one inside of it? */
  has(target: Target, at: Position, place: SourcePlace): boolean {
    return this.#at(target, at)?.places.some((seen) => contains(place, seen)) ?? false;
  }

  #at(target: Target, at: Position): Activation | undefined {
    const known = this.#byDepth.get(depthBelow(target, at));
    return known?.entry === at.procedure?.entry ? known : undefined;
  }
}

/** Words of frames below an activation. */
function depthBelow(target: Target, { procedure, isEntry, depth }: Position): number {
  return procedure === null || isEntry ? depth : depth - pushedWords(target, procedure);
}

function contains(outer: SourcePlace, inner: SourcePlace): boolean {
  if (outer.file !== inner.file) return false;
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.col <= inner.col);
  const endsAfter = outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endCol >= inner.endCol);
  return startsBefore && endsAfter;
}
