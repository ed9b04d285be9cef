/** What the frames of a profile are called, and where they stand. */
import { isLibraryFile } from '../../abi/library.ts';
import { authorName } from '../backtrace/names.ts';
import { type DebugIndex, type IndexedInfo, isOfLibrary, type SourcePlace } from '../memory/debug-index.ts';
import { primopName } from '../memory/frames.ts';
import { FRAME_CALLED, FRAME_HOST, FRAME_PRIMITIVE, FRAME_RETURN, FRAME_SPECIAL, FRAME_UPDATE, frameIdOf, frameKindOf, SPECIAL_COLLECTOR } from './stacks.ts';

/** A function, thunk or CAF of the program, or what else takes time. */
export interface ProfiledFunction {
  /** as the author called it; what he gave no name says what it belongs to */
  readonly name: string;
  /** where it is defined; null when the tables do not say, and for inlined copies */
  readonly place: SourcePlace | null;
  readonly kind: 'haskell' | 'library' | 'host' | 'machine';
}

const COLLECTOR: ProfiledFunction = { name: '(garbage collector)', place: null, kind: 'machine' };
const LEFT_OUT: ProfiledFunction = { name: '(deeper than shown)', place: null, kind: 'machine' };
const MAX_PARENTS = 64;
/** behind the name of what the code is part of */
const PART = ' (part)';

/** Gives the frames of one profile to their functions, each of which is listed once. */
export class FunctionTable {
  readonly functions: ProfiledFunction[] = [];
  readonly #debug: DebugIndex;
  readonly #byCode = new Map<number, number>();
  readonly #inlined = new Map<number, readonly number[]>();
  readonly #byKey = new Map<string, number>();

  constructor(debug: DebugIndex) {
    this.#debug = debug;
  }

  /** Index in `functions` of what a frame belongs to. */
  of(code: number): number {
    const known = this.#byCode.get(code);
    if (known !== undefined) return known;
    const index = this.#listed(this.#describe(code));
    this.#byCode.set(code, index);
    return index;
  }

  /** Functions that were inlined where a frame stands, outermost first; without those that have no name. */
  inlinedAt(code: number): readonly number[] {
    const known = this.#inlined.get(code);
    if (known !== undefined) return known;
    const steps = frameKindOf(code) === FRAME_RETURN ? (this.#debug.info(frameIdOf(code))?.inlined ?? []) : [];
    const found = steps.flatMap(({ name, library }) => {
      const called = qualifiedName(name);
      return called === '' ? [] : [this.#listed({ name: called, place: null, kind: library ? 'library' : 'haskell' })];
    });
    this.#inlined.set(code, found.reverse());
    return found;
  }

  /** Line of the source at which a frame stands: the call it waits for; 0 when the tables do not say. */
  line(code: number): number {
    const kind = frameKindOf(code);
    if (kind !== FRAME_RETURN && kind !== FRAME_CALLED && kind !== FRAME_UPDATE) return 0;
    return this.#debug.info(frameIdOf(code))?.place?.line ?? 0;
  }

  #listed(described: ProfiledFunction): number {
    const { name, place, kind } = described;
    const key = `${kind} ${name} ${place === null ? '' : `${place.file}:${place.line}:${place.col}`}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.functions.length);
    return this.functions.push(described) - 1;
  }

  #describe(code: number): ProfiledFunction {
    const id = frameIdOf(code);
    switch (frameKindOf(code)) {
      case FRAME_HOST:
        return { name: `host function ${this.#debug.hostName(id) || id}`, place: null, kind: 'host' };
      case FRAME_PRIMITIVE:
        return { name: primopName(id), place: null, kind: 'machine' };
      case FRAME_SPECIAL:
        return id === SPECIAL_COLLECTOR ? COLLECTOR : LEFT_OUT;
      default:
        return this.#ofProgram(id);
    }
  }

  #ofProgram(id: number): ProfiledFunction {
    const owner = this.#debug.owner(id) ?? this.#debug.info(id);
    if (owner === null) return { name: this.#debug.name(id) || '(no debug information)', place: null, kind: 'machine' };
    const { place } = owner;
    const isLibrary = isOfLibrary(owner.module, place);
    return { name: codeName(owner, this.#debug) || owner.debug.name || '(no name)', place, kind: isLibrary ? 'library' : 'haskell' };
  }
}

/** Name of the innermost function around a place; '' or null when nobody knows. */
export type FunctionAt = (place: SourcePlace) => string | null;

/** What the author would call it: a function by its name, other code by the function around it, with its own name behind that if it has one. */
export function nameInSource({ name, place }: Pick<ProfiledFunction, 'name' | 'place'>, functionAt: FunctionAt): string {
  const around = place === null || isLibraryFile(place.file) ? '' : (functionAt(place) ?? '');
  if (around === '' || around === name) return name;
  return name.endsWith(PART) ? around : `${around}.${name}`;
}

/** Name of an info table's code: what has none of its own is part of the nearest around it that has one. '' when none has. */
export function codeName(owner: IndexedInfo, debug: DebugIndex): string {
  let at: IndexedInfo | null = owner;
  for (let steps = 0; at !== null && steps < MAX_PARENTS; steps++) {
    const name = qualifiedName(at.debug.name);
    if (name !== '') return at === owner ? name : `${name}${PART}`;
    at = at.parent < 0 ? null : debug.info(at.parent);
  }
  return '';
}

/** '' for what the compiler has named. */
function qualifiedName(raw: string): string {
  const { name, module } = authorName(raw);
  return name === '' || module === '' || module === 'Main' ? name : `${module}.${name}`;
}
