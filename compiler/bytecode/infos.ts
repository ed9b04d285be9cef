/**
 * Info tables in the making: a row per closure kind and per safepoint, with what the debug tables say of it.
 *
 * Note [Contexts of closures]: code says by which inlined calls it came to where it stands (Note [Inline contexts], simplify/places.ts). When a whole closure was
 * copied, its code runs when somebody enters it, and the calls by which the closure came to where it is *built* are no callers. So of the contexts of code only
 * those count that the closure itself does not have. The closure's own row says the same of the code that builds it, within the closure around it.
 *
 * A thunk in a copy of library code counts as what the program's author wrote there: the call that the library's code was copied to.
 */

import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../../abi/closure-types.gen.ts';
import type { InfoDebug, InlinedCall, Place } from '../../abi/image.ts';
import { INFO_NO_UPDATE, INFO_SAFEPOINT, INFO_STATIC } from '../../abi/layout.ts';
import { isLibraryFile } from '../../abi/library.ts';
import { concatMap } from '../base/lists.ts';
import type { InlineContext, Span } from '../base/span.ts';
import { lowestId, type RegSet } from '../cmm/reg-set.ts';
import { shapeOf, widthOf } from '../cmm/shape.ts';
import type { Slots } from '../cmm/slots.ts';
import type { Con, Proc, Reg, Site } from '../cmm/syntax.ts';

export interface InfoRow {
  readonly type: number;
  readonly flags: number;
  readonly con: number;
  readonly ptrs: number;
  readonly nptrs: number;
  /** word index in the code, or -1; set when the code is written */
  entry: number;
  /** shape, or the bitmap's words when there are several */
  readonly shape: number | readonly number[];
  /** of frames: where in its procedure it waits, see srt.ts */
  readonly position: number;
  readonly debug: InfoDebug;
}

/** Of closures with one context: the contexts that do not count in their code, and the calls that do. */
interface Surroundings {
  readonly outside: ReadonlySet<InlineContext>;
  readonly calls: Map<InlineContext, InlinedCall>;
}

/** Makes the rows of procedures and of their frames. Those of procedures have the procedures' own numbers. */
export class InfoMaker {
  readonly #files: readonly string[];
  /** by number of a file, once somebody asked: is it the library's? */
  readonly #libraryFiles: (boolean | undefined)[] = [];
  /** the procedure asked for last, and what is known of contexts within it */
  #within: { readonly proc: Proc; readonly surroundings: Surroundings } | null = null;
  /** by the context that closures have themselves */
  readonly #surroundings = new Map<InlineContext | undefined, Surroundings>();

  /** @param files names for Span.file */
  constructor(files: readonly string[]) {
    this.#files = files;
  }

  #isLibrary({ file }: Span): boolean {
    this.#libraryFiles[file] ??= isLibraryFile(this.#files[file] ?? '');
    return this.#libraryFiles[file];
  }

  proc(proc: Proc): InfoRow {
    const span = this.#spanOf(proc);
    return procRow(proc, proc.parent === null ? placeOf(span) : this.placeIn(proc.parent, span));
  }

  /** Where code of `proc` stands in the text, and how it came into `proc`. See Note [Contexts of closures]. */
  placeIn(proc: Proc, span: Span): Place | null {
    return placeOf(span, this.#callIn(proc, span.inlined));
  }

  /** Where the author wrote the closure. See Note [Contexts of closures]. */
  #spanOf(proc: Proc): Span {
    let span = proc.span;
    if (proc.kind === 'fun') return span;
    if (span.inlined === undefined) return span;
    while (this.#isLibrary(span) && span.inlined !== undefined) span = span.inlined.at;
    return this.#isLibrary(span) || span.line === 0 ? proc.span : span;
  }

  #callIn(proc: Proc, context: InlineContext | undefined): InlinedCall | undefined {
    if (context === undefined) return undefined;
    if (this.#within?.proc !== proc) this.#within = { proc, surroundings: this.#surroundingsOf(this.#spanOf(proc)) };
    const { outside, calls } = this.#within.surroundings;
    if (outside.has(context)) return undefined;
    let call = calls.get(context);
    if (call === undefined) {
      const at = placeOf(context.at, this.#callIn(proc, context.at.inlined));
      if (at === null) return undefined;
      call = { callee: context.callee, at };
      calls.set(context, call);
    }
    return call;
  }

  #surroundingsOf({ inlined }: Span): Surroundings {
    let found = this.#surroundings.get(inlined);
    if (found === undefined) {
      found = { outside: contextsFrom(inlined), calls: new Map() };
      this.#surroundings.set(inlined, found);
    }
    return found;
  }

  /** A frame of `proc` that waits, stopped or raises at `site`, with the registers of `live` in it. @param position of the instruction, see srt.ts */
  site(proc: Proc, slots: Slots, site: Site, live: RegSet, position: number): InfoRow {
    const debug: InfoDebug = {
      kind: site.kind,
      name: proc.name,
      place: this.placeIn(proc, site.span),
      parent: proc.index,
      waits: site.waits,
      vars: varsOf(proc, slots, live),
    };
    const shape = bitmap(proc, slots, live);
    const flags = site.kind === 'ret' ? 0 : INFO_SAFEPOINT;
    return { type: TYPE_RET, flags, con: 0, ptrs: slots.frame, nptrs: 0, entry: -1, shape, position, debug };
  }
}

function placeOf(span: Span, inlined?: InlinedCall): Place | null {
  if (span.line === 0) return null;
  // without contexts a span says the same
  if (span.inlined === undefined) return span as Place;
  const { file, line, col, endLine, endCol } = span;
  return inlined === undefined ? { file, line, col, endLine, endCol } : { file, line, col, endLine, endCol, inlined };
}

/** A constructor's closures, on the heap or in the image. */
export function conRow(con: Con, isStatic: boolean): InfoRow {
  const vars = concatMap(con.fields, (rep, i) => (con.words[i] < 0 ? [] : [{ name: con.labels?.[i] ?? '', rep, at: con.words[i] }])).sort(
    (a, b) => a.at - b.at,
  );
  const debug: InfoDebug = { kind: 'con', name: con.name, place: placeOf(con.span), parent: -1, waits: '', vars };
  return { type: TYPE_CONSTR, flags: isStatic ? INFO_STATIC : 0, con: con.number, ptrs: con.ptrs, nptrs: con.nptrs, entry: -1, shape: 0, position: 0, debug };
}

function procRow(proc: Proc, place: Place | null): InfoRow {
  const isFun = proc.kind === 'fun';
  const isStatic = proc.isStatic || proc.kind === 'caf';
  const kind = proc.kind === 'once' ? 'thunk' : proc.kind;
  const parent = proc.parent === null ? -1 : proc.parent.index;
  const { name, free, params } = proc;
  let vars = noVars;
  let ptrs = 0;
  let words = 0;
  if (free.length > 0) {
    vars = free.map(({ name, rep, word }) => ({ name, rep, at: word }));
    for (const { rep } of free) {
      words += widthOf(rep);
      if (rep === 'p') ptrs++;
    }
  }
  const isNamed = params.some(({ name }) => name !== '');
  const debug: InfoDebug = isNamed
    ? { kind, name, place, parent, waits: '', vars, params: params.map(({ name, rep }) => ({ name, rep })) }
    : { kind, name, place, parent, waits: '', vars };
  return {
    type: isFun ? TYPE_FUN : proc.selector >= 0 ? TYPE_THUNK_SELECTOR : TYPE_THUNK,
    flags: (isStatic ? INFO_STATIC : 0) | (proc.kind === 'once' ? INFO_NO_UPDATE : 0),
    con: isFun ? proc.shape.args.length : Math.max(proc.selector, 0),
    ptrs,
    nptrs: words - ptrs,
    entry: -1,
    shape: isFun ? shapeOf(proc.shape.args, proc.shape.results) : 0,
    position: 0,
    debug,
  };
}

/** Bit i = slot i + 1 is a live pointer; one word when that is enough. */
function bitmap(proc: Proc, slots: Slots, live: RegSet): number | readonly number[] {
  const words = Math.ceil((slots.frame - 1) / 32);
  return words <= 1 ? bitmapWord(proc, slots, live, 0) : Array.from({ length: words }, (_, word) => bitmapWord(proc, slots, live, word));
}

function bitmapWord({ regs }: Proc, { at }: Slots, { low, places, high }: RegSet, word: number): number {
  let bits = bitsOf(regs, at, 0, low, word);
  if (places !== null && high !== null) for (let i = 0; i < places.length; i++) bits |= bitsOf(regs, at, places[i], high[i], word);
  return bits >>> 0;
}

/** What the registers from 32 · `place` on have in a word of the bitmap. */
function bitsOf(regs: readonly Reg[], at: readonly number[], place: number, live: number, word: number): number {
  let bits = 0;
  for (let rest = live; rest !== 0; rest &= rest - 1) {
    const id = lowestId(place, rest);
    if (at[id] >= 1 && (at[id] - 1) >>> 5 === word && regs[id].rep === 'p') bits |= 1 << ((at[id] - 1) & 31);
  }
  return bits;
}

type Vars = InfoDebug['vars'];
const noVars: Vars = [];
/** Scratch: those of the frame at hand, by their places. */
const frameVars: Vars[number][] = [];

function varsOf({ regs }: Proc, { at }: Slots, { low, places, high }: RegSet): Vars {
  let count = addVars(0, regs, at, 0, low);
  if (places !== null && high !== null) for (let i = 0; i < places.length; i++) count = addVars(count, regs, at, places[i], high[i]);
  return count === 0 ? noVars : frameVars.slice(0, count);
}

/** To the first `count` those among the registers from 32 · `place` on; answers with how many there are then. Variables of a frame are few. */
function addVars(count: number, regs: readonly Reg[], places: readonly number[], place: number, live: number): number {
  let end = count;
  for (let rest = live; rest !== 0; rest &= rest - 1) {
    const id = lowestId(place, rest);
    const { name, rep } = regs[id];
    const at = places[id];
    if (at < 1 || name === '' || name === '_') continue;
    let i = end++;
    for (; i > 0 && frameVars[i - 1].at > at; i--) frameVars[i] = frameVars[i - 1];
    frameVars[i] = { name, rep, at };
  }
  return end;
}

function contextsFrom(innermost: InlineContext | undefined): ReadonlySet<InlineContext> {
  const contexts = new Set<InlineContext>();
  for (let context = innermost; context !== undefined; context = context.at.inlined) contexts.add(context);
  return contexts;
}
