/** What a frame was doing, in words. */
import { type SourcePlace, showPlace } from '../memory/debug-index.ts';
import type { ShownFrame } from './inlined.ts';
import { authorName, isInstanceName } from './names.ts';
import type { Sources } from './source.ts';

export interface Described {
  /** `average: quotInt#`, `forcing \`total\``, `catch` */
  readonly what: string;
  /** the function of the author that the frame belongs to; '' when there is none */
  readonly owner: string;
}

/** Where words come from besides the frame itself. */
export interface Lookup {
  readonly sources: Sources | null;
  /** name of the author's innermost function around a place; '' when there is none, null when nobody knows */
  readonly functionAt: (frame: Pick<ShownFrame, 'place'>) => string | null;
  /** only what says something to the program's author */
  readonly short?: boolean | undefined;
  /** what a file of JavaScript is called; default: as the engine calls it */
  readonly scriptName?: (file: string) => string;
}

/** Characters shown of an annotation. */
const MAX_ANNOTATION = 200;

/** Words for a frame of the program or the machine. */
export function describe(frame: ShownFrame, lookup: Lookup): Described {
  if (frame.annotation !== undefined) return { what: `annotated: ${shortened(frame.annotation.replace(/\s+/g, ' '))}`, owner: '' };
  if (frame.kind === 'update') return { what: forcing(frame, lookup), owner: '' };
  if (frame.kind !== 'ret' && frame.kind !== 'here') return { what: machineWords(frame), owner: '' };
  const owner = ownerName(frame, lookup);
  const doing = doingWords(frame, owner, lookup);
  return { what: [owner || nameless(frame), doing].filter((part) => part !== '').join(': '), owner };
}

const NAMELESS = 'a function';

/** Is nothing known of it but its place? So it is of a method that was put where its instance was used. */
export function isMute(frame: ShownFrame, lookup: Lookup): boolean {
  return frame.inlined === true && describe(frame, lookup).what === NAMELESS;
}

function nameless(frame: ShownFrame): string {
  if (frame.inlined) return NAMELESS;
  return frame.name === '' ? `<info ${frame.raw[1]}>` : 'a thunk';
}

/** A thunk's own frame and the update frame under it, in one: the words, and the place that goes with them. */
export function describeThunk(frame: ShownFrame, update: ShownFrame, lookup: Lookup): { readonly what: string; readonly place: SourcePlace | null } {
  const { written, at } = isNamed(update, lookup) ? { written: update.place, at: placeInside(frame, update, lookup) } : placesOfThunk(frame, update, lookup);
  const what = forcing({ ...update, place: written }, lookup);
  const doing = doingWords(at === frame.place ? frame : { ...frame, place: at }, '', lookup);
  const isWhole = at !== null && written !== null && showPlace(at) === showPlace(written);
  return { what: doing === '' || saysAgain(doing, what, isWhole) ? what : `${what}: ${doing}`, place: at };
}

/** Is what it does told by what it is? @param isWhole the code in `what` is that which does it */
function saysAgain(doing: string, what: string, isWhole: boolean): boolean {
  const object = doing.slice(doing.indexOf('`'));
  return object.startsWith('`') && (what.endsWith(object) || (isWhole && doing.startsWith('call of') && what.includes(object.slice(1, -1))));
}

/**
 * Where a nameless thunk is written, and where its code stands. The optimiser may leave either of the two a place that is only part of the thunk, that of a whole
 * function put into it, or one elsewhere.
 */
function placesOfThunk(frame: ShownFrame, update: ShownFrame, lookup: Lookup): { readonly written: SourcePlace | null; readonly at: SourcePlace | null } {
  const [inner, outer] = [frame.place, update.place];
  if (inner === null || outer === null || contains(outer, inner)) return { written: outer ?? inner, at: inner };
  if (contains(inner, outer)) {
    const at = placeInside(frame, update, lookup);
    return { written: at, at };
  }
  if (isDefinition(frame, lookup)) return { written: outer, at: outer };
  return { written: wholeOf(inner, outer, lookup) ?? inner, at: inner };
}

/** The frame's place, unless that is a whole function, whose evaluation says no more, and the thunk's own is inside of it. */
function placeInside(frame: ShownFrame, update: ShownFrame, lookup: Lookup): SourcePlace | null {
  const isVague = contains(frame.place, update.place) && isDefinition(frame, lookup) && doingWords(frame, '', lookup) === '';
  return isVague ? update.place : frame.place;
}

/** Is its place all of a function's definition? That begins a line, and with the function's name. */
export function isDefinition(frame: ShownFrame, { sources, functionAt }: Lookup): boolean {
  const { place } = frame;
  const line = place === null ? undefined : sources?.lines(place.file)?.[place.line - 1];
  const name = functionAt(frame) ?? '';
  if (place === null || line === undefined || name === '') return false;
  return line.slice(0, place.col - 1).trim() === '' && line.startsWith(name, place.col - 1) && (place.endLine > place.line || line.includes('=', place.col));
}

/** The code from one place to the other, when that can be an expression of one line. */
function wholeOf(a: SourcePlace, b: SourcePlace, lookup: Lookup): SourcePlace | null {
  const place = { ...a, col: Math.min(a.col, b.col), endCol: Math.max(a.endCol, b.endCol) };
  return a.line === b.line && a.endLine === b.endLine && isBalanced(codeAt(place, lookup)) ? place : null;
}

function isBalanced(code: string): boolean {
  let depth = 0;
  for (const char of code) {
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth < 0) return false;
  }
  return depth === 0 && code !== '' && !/(^|\s)(=|\||->|<-|if|then|else|case|of|let|in|where|do)(\s|$)/.test(code);
}

function shortened(text: string): string {
  return text.length <= MAX_ANNOTATION ? text : `${text.slice(0, MAX_ANNOTATION)}…`;
}

function isNamed(frame: ShownFrame, { sources }: Lookup): boolean {
  const { name } = authorName(frame.name);
  return name !== '' && sources?.mentions(frame.place, name) !== false;
}

function contains(outer: SourcePlace | null, inner: SourcePlace | null): boolean {
  if (outer === null || inner === null || outer.file !== inner.file) return false;
  const startsAfter = inner.line > outer.line || (inner.line === outer.line && inner.col >= outer.col);
  const endsBefore = inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endCol <= outer.endCol);
  return startsAfter && endsBefore;
}

/** The name of the author's that stands for this frame: the function around its place, else what the tables say. */
export function ownerName(frame: ShownFrame, { functionAt }: Lookup): string {
  const around = functionAt(frame) ?? '';
  const own = authorName(frame.name).name;
  // of a derived instance the name of the method says more
  return around === '' || (isInstanceName(around) && own !== '') ? own : around;
}

/** The code at a place, when it is a short piece that is evaluated: a class in a deriving clause is none. */
function codeAt(place: SourcePlace | null, { sources }: Lookup): string {
  const code = sources?.code(place) ?? '';
  return /^[\p{Lu}][\w'.]*$/u.test(code) ? '' : code;
}

function forcing(frame: ShownFrame, lookup: Lookup): string {
  if (frame.via !== '') return `forcing a call of ${quoted(authorName(frame.via).name || 'a function')}`;
  if (isNamed(frame, lookup)) return `forcing ${quoted(authorName(frame.name).name)}`;
  const code = codeAt(frame.place, lookup);
  if (code !== '') return /^print\b/.test(code) ? `forcing the text of ${quoted(code)}` : `forcing ${quoted(code)}`;
  const around = lookup.functionAt(frame) ?? '';
  return around === '' ? 'forcing a thunk' : `forcing a thunk of ${quoted(around)}`;
}

/** `case of \`lookup k m\``, `call of \`go\``, a primop's name. */
function doingWords(frame: ShownFrame, owner: string, lookup: Lookup): string {
  const match = /^(case|call|loop) of (.+)$/.exec(frame.waits);
  if (match === null) return operation(frame.waits);
  const [, how, raw] = match;
  const { name, module } = authorName(raw);
  if (module === FAILURES && failures[name] !== undefined) return failures[name];
  const code = how === 'case' && !isDefinition(frame, lookup) ? codeAt(frame.place, lookup) : '';
  if (how === 'case') return code !== '' && code !== owner ? `case of ${quoted(code)}` : name === '' ? '' : `case of ${quoted(name)}`;
  return name === '' || (lookup.short && isUnmentioned(raw, frame, lookup)) ? '' : `${how} of ${quoted(name)}`;
}

/** What the author did not write there, as a `do` or the optimiser calls it, says nothing to him; but what is his own he knows. */
function isUnmentioned(callee: string, frame: ShownFrame, { sources }: Lookup): boolean {
  const { name, module } = authorName(callee);
  return (module === '' || module !== authorName(frame.name).module) && sources?.mentionsAt(frame.place, name) === false;
}

/** Calls by which a program's own text fails, and where they are defined. */
const FAILURES = 'Control.Exception.Base';
const failures: Readonly<Record<string, string>> = {
  patError: 'no pattern matches',
  recConError: 'missing field',
  recSelError: 'no such field',
  noMethodBindingError: 'missing method',
};

const operations: Readonly<Record<string, string>> = {
  'catch#': 'catch',
  'maskAsyncExceptions#': 'mask',
  'maskUninterruptible#': 'uninterruptibleMask',
  'unmaskAsyncExceptions#': 'unmask',
  'raise#': 'throw',
  'raiseIO#': 'throwIO',
  'takeMVar#': 'takeMVar',
  'putMVar#': 'putMVar',
  'readMVar#': 'readMVar',
  'delay#': 'threadDelay',
  'killThread#': 'throwTo',
  'quotInt#': 'division',
  'remInt#': 'division',
  'divInt#': 'division',
  'modInt#': 'division',
  'quotRemInt#': 'division',
  'quotWord#': 'division',
  'remWord#': 'division',
  'integerQuotRem#': 'division',
  'seq#': 'evaluate',
};

/** An operation of the machine in the library's words. */
export function operation(name: string): string {
  return operations[name] ?? name;
}

function machineWords(frame: ShownFrame): string {
  switch (frame.kind) {
    case 'catch':
      return frame.waits === 'top handler' ? 'top handler' : frame.waits.endsWith('unmasked') ? 'catch' : `catch, ${frame.waits.replace('handler, ', '')}`;
    case 'blocked':
      return operation(frame.name);
    case 'apply':
    case 'enter': {
      const { name } = authorName(frame.name);
      return frame.place === null ? frame.name : `${name || 'a thunk'}: ${frame.waits}`;
    }
    case 'boundary':
      return `host boundary, ${frame.waits}`;
    default:
      return [frame.name, frame.waits].filter((part) => part !== '').join(', ');
  }
}

export function quoted(name: string): string {
  return `\`${name}\``;
}
