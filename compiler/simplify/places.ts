/**
 * What copies of code say of where they come from: their own text, and by which calls they came to where they stand (Span.inlined).
 *
 * Note [Inline contexts]: when the body of `f` takes the place of the call `c`, every place in the copy gets the context (f, c) behind those that it has already.
 * So a place's contexts are, innermost first, the calls that would be on the stack if nothing had been inlined. All places of one copy share one object for each
 * context: to-STG and code generation recognise by identity what was copied together with a closure (Note [Contexts of closures], bytecode/infos.ts).
 *
 * What the compiler has made up is no code of anybody's: its copies have the place of the call. So wrappers, which the author of the function did not write, and
 * functions made of declarations.
 */
import { type InlineContext, newSpan, type Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';

/** What becomes of the places in a copy. */
export interface Places {
  of(span: Span): Span;
}

/** A copy of code that stays where it is: for another name, at the top level. */
export const kept: Places = { of: (span) => span };

/** Contexts of one place at most; what comes from further in forgets its own. */
const MAX_DEPTH = 12;

/** What nobody wrote there is at the place of the call; what was inlined into it was inlined into that. */
export function flattened(at: Span): Places {
  return new Moved(at, null);
}

/** A copy of the body of `callee`, put in the place of the call `at`. */
export function inlinedAt(callee: string, at: Span): Places {
  return at.line === 0 ? kept : new Moved(at, { callee, at });
}

/** Places of code that goes to the place of a call. */
class Moved implements Places {
  readonly #at: Span;
  /** what places that have no context get; null: they are at the call */
  readonly #context: InlineContext | null;
  readonly #room: number;
  // neighbours have the same place more often than not
  #last: Span | null = null;
  #lastMade: Span;

  constructor(at: Span, context: InlineContext | null) {
    this.#at = at;
    this.#context = context;
    this.#room = MAX_DEPTH - depthOf(at) - 1;
    this.#lastMade = at;
  }

  of(span: Span): Span {
    if (span === this.#last) return this.#lastMade;
    if (this.#context === null && span.inlined === undefined) return this.#at;
    let made = spans.get(span, this);
    if (made === undefined) {
      made = this.#moved(span);
      spans.set(span, made, this);
    }
    this.#last = span;
    this.#lastMade = made;
    return made;
  }

  #moved(span: Span): Span {
    const { inlined } = span;
    if (inlined === undefined || depthOf(span) > this.#room) return this.#own(span);
    // code that is copied within a function came there with the contexts of its place
    if (hasContext(this.#at, inlined)) return this.#context === null ? span : this.#own(span);
    return within(span, this.#moveContext(inlined));
  }

  /** Of a place whose own contexts do not count: it gets those of the call, and one more at most. */
  #own(span: Span): Span {
    return this.#context === null || span.line === 0 ? this.#at : within(span, this.#context);
  }

  #moveContext(context: InlineContext): InlineContext {
    let made = contexts.get(context, this);
    if (made === undefined) {
      made = { callee: context.callee, at: this.of(context.at) };
      contexts.set(context, made, this);
    }
    return made;
  }
}

/** What was made of the last places of the copy that is being made. Few are met again but soon: a table of all would cost more than it saves. */
class Recent {
  readonly #from: Span[] = [];
  readonly #to: Span[] = [];
  #count = 0;
  #by: Moved | null = null;

  get(from: Span, by: Moved): Span | undefined {
    if (this.#by !== by) return undefined;
    const listed = Math.min(this.#count, RECENT);
    for (let i = 0; i < listed; i++) if (this.#from[i] === from) return this.#to[i];
    return undefined;
  }

  set(from: Span, to: Span, by: Moved): void {
    if (this.#by !== by) this.#count = 0;
    this.#by = by;
    const at = this.#count++ % RECENT;
    this.#from[at] = from;
    this.#to[at] = to;
  }
}

const RECENT = 8;

/**
 * What was made of contexts for the copy that is being made: one is made after the other. Most have few, and a list is searched faster than a table is made.
 */
class Found {
  readonly #from: InlineContext[] = [];
  readonly #to: InlineContext[] = [];
  #listed = 0;
  readonly #rest = new Map<InlineContext, InlineContext>();
  #by: Moved | null = null;

  get(from: InlineContext, by: Moved): InlineContext | undefined {
    if (this.#by !== by) this.#begin(by);
    for (let i = 0; i < this.#listed; i++) if (this.#from[i] === from) return this.#to[i];
    return this.#listed < MAX_LISTED ? undefined : this.#rest.get(from);
  }

  set(from: InlineContext, to: InlineContext, by: Moved): void {
    if (this.#by !== by) this.#begin(by);
    if (this.#listed === MAX_LISTED) {
      this.#rest.set(from, to);
      return;
    }
    this.#from[this.#listed] = from;
    this.#to[this.#listed++] = to;
  }

  #begin(by: Moved): void {
    this.#by = by;
    this.#listed = 0;
    if (this.#rest.size > 0) this.#rest.clear();
  }
}

const spans = new Recent();
const contexts = new Found();

/** Contexts that the list is searched for. */
const MAX_LISTED = 12;

function within({ file, line, col, endLine, endCol }: Span, inlined: InlineContext): Span {
  return newSpan(file, line, col, endLine, endCol, inlined);
}

/** For a function that takes the place of its call. */
export function placesOfBody(callee: Core.Var, body: Core.Lam, at: Span): Places {
  const { info } = callee;
  if (info?.implicit === true || info?.wrapper === true) return flattened(at);
  return inlinedAt(isNamed(callee, body) ? callee.name : '', at);
}

/** Is the variable the function's own name, rather than that of a parameter it was passed as? */
export function isNamed(v: Core.Var, body: Core.Lam): boolean {
  return v.global || contains(body.span, v.span);
}

function contains(outer: Span, inner: Span): boolean {
  if (outer.file !== inner.file || inner.line === 0) return false;
  const startsAfter = inner.line > outer.line || (inner.line === outer.line && inner.col >= outer.col);
  return startsAfter && (inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endCol <= outer.endCol));
}

function hasContext(span: Span, wanted: InlineContext): boolean {
  for (let context = span.inlined; context !== undefined; context = context.at.inlined) if (context === wanted) return true;
  return false;
}

function depthOf(span: Span): number {
  let depth = 0;
  for (let context: InlineContext | undefined = span.inlined; context !== undefined; context = context.at.inlined) depth++;
  return depth;
}
