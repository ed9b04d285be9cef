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
import type { InlineContext, Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';

/** What becomes of the places in a copy. */
export type Places = (span: Span) => Span;

/** A copy of code that stays where it is: for another name, at the top level. */
export const kept: Places = (span) => span;

/** Contexts of one place at most; what comes from further in forgets its own. */
const MAX_DEPTH = 12;

/** What nobody wrote there is at the place of the call; what was inlined into it was inlined into that. */
export function flattened(at: Span): Places {
  return mapped(at, () => at, kept);
}

/** A copy of the body of `callee`, put in the place of the call `at`. */
export function inlinedAt(callee: string, at: Span): Places {
  if (at.line === 0) return kept;
  const inlined: InlineContext = { callee, at };
  return mapped(at, ({ file, line, col, endLine, endCol }) => (line === 0 ? at : { file, line, col, endLine, endCol, inlined }));
}

/**
 * @param own what becomes of places that have no context yet: they get those of `at`, and one more at most
 * @param within what becomes of places with a context that `at` has, too: code that is copied within a function came there with it
 */
function mapped(at: Span, own: Places, within = own): Places {
  const room = MAX_DEPTH - depthOf(at) - 1;
  const around = contextsOf(at);
  const spans = new Map<Span, Span>();
  const contexts = new Map<InlineContext, InlineContext>();
  const contextOf = (context: InlineContext): InlineContext => {
    let made = contexts.get(context);
    if (made === undefined) {
      made = { callee: context.callee, at: places(context.at) };
      contexts.set(context, made);
    }
    return made;
  };
  // neighbours have the same place more often than not
  let last: Span | null = null;
  let lastMade = at;
  const places = (span: Span): Span => {
    if (span === last) return lastMade;
    let made = spans.get(span);
    if (made === undefined) {
      const { file, line, col, endLine, endCol, inlined } = span;
      if (inlined === undefined || depthOf(span) > room) made = own(span);
      else made = around.has(inlined) ? within(span) : { file, line, col, endLine, endCol, inlined: contextOf(inlined) };
      spans.set(span, made);
    }
    last = span;
    lastMade = made;
    return made;
  };
  return places;
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

const none: ReadonlySet<InlineContext> = new Set();

function contextsOf(span: Span): ReadonlySet<InlineContext> {
  if (span.inlined === undefined) return none;
  const contexts = new Set<InlineContext>();
  for (let context: InlineContext | undefined = span.inlined; context !== undefined; context = context.at.inlined) contexts.add(context);
  return contexts;
}

function depthOf(span: Span): number {
  let depth = 0;
  for (let context: InlineContext | undefined = span.inlined; context !== undefined; context = context.at.inlined) depth++;
  return depth;
}
