/** Callers that tail calls have erased, in lines that stand where their frames would: under the frame that has their place now. */

import type { BacktraceEntry } from '../memory/backtrace-data.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import { isEntry } from '../memory/entry.ts';
import type { ErasedCaller, ErasedCallers, ErasedFold } from '../memory/tail-calls.ts';
import { authorName } from './names.ts';
import { type Lookup, operation, quoted } from './words.ts';

/** A line: words, and the place they speak of. */
export interface ErasedLine {
  readonly what: string;
  readonly note: string;
  readonly place: SourcePlace | null;
  readonly library: boolean;
}

const SHORT_LINES = 8;
const GONE = 'frame gone';

/** Whether a short backtrace is to tell of callers that have left this entry their place. */
export function hasErased(entry: BacktraceEntry): boolean {
  return entry.entry === 'frame' && entry.erased?.callers.some((caller) => 'erased' in caller && isOfProgram(caller)) === true;
}

function isOfProgram({ library, name, place }: ErasedCaller): boolean {
  return !library && !isEntry(name) && (name !== '' || place !== null);
}

/** `f: tail call of \`g\``, newest first. @param short leave out what is the library's, and all but the first lines */
export function erasedLines({ callers, isCut }: ErasedCallers, lookup: Lookup, short: boolean): ErasedLine[] {
  const lines = short ? shortLines(callers, lookup) : callers.map((caller) => lineOf(caller, lookup));
  return isCut && (lines.length > 0 || !short) ? [...lines, { what: '… older tail calls are not in the ring', note: '', place: null, library: true }] : lines;
}

function shortLines(callers: ErasedCallers['callers'], lookup: Lookup): ErasedLine[] {
  const shown = callers.filter((caller, i) => ('erased' in caller ? isOfProgram(caller) : pattern(callers, i).some(isOfProgram)));
  const lines = shown.map((caller) => lineOf(caller, lookup));
  return lines.length <= SHORT_LINES ? lines : [...lines.slice(0, SHORT_LINES - 1), more(lines.length - SHORT_LINES + 1)];
}

/** What a fold repeats. */
function pattern(callers: ErasedCallers['callers'], at: number): ErasedCaller[] {
  const fold = callers[at] as ErasedFold;
  return callers.slice(Math.max(0, at - fold.period), at).filter((caller): caller is ErasedCaller => 'erased' in caller);
}

function lineOf(caller: ErasedCaller | ErasedFold, lookup: Lookup): ErasedLine {
  if (!('erased' in caller)) return folded(caller);
  const { place, library } = caller;
  const around = lookup.functionAt(caller);
  const runs = authorName(caller.name).name;
  const isInlined = around !== null && around !== '' && runs !== '' && runs !== around;
  return { what: erasedWords(caller, lookup), note: isInlined ? `(${GONE}, inlined into ${runs})` : `(${GONE})`, place, library };
}

/** Who, and what it did last. */
export function erasedWords(caller: ErasedCaller, lookup: Lookup): string {
  const around = lookup.functionAt(caller);
  return `${around || authorName(caller.name).name || (caller.name === '' ? nameless(caller) : 'a thunk')}: ${lastWords(caller, lookup)}`;
}

/** Code that the tables have no place of. */
function nameless({ module }: ErasedCaller): string {
  return module === '' ? 'a function' : `a function of ${module}`;
}

function lastWords({ how, callee, place }: ErasedCaller, { sources }: Lookup): string {
  const code = sources?.code(place) ?? '';
  if (how === 'enter') return code === '' ? 'goes on as its last value' : `goes on as ${quoted(code)}`;
  const name = how === 'operation' ? operation(callee) : authorName(callee).name;
  if (name !== '') return `tail call of ${quoted(name)}`;
  return code === '' ? 'tail call' : `tail call: ${quoted(code)}`;
}

function folded({ count, period }: ErasedFold): ErasedLine {
  const times = count / period;
  const what = period === 1 ? `… ${counted(count)} times more` : `… ${counted(count)} more (these ${period} in turn, ${counted(times)} times)`;
  return { what, note: '', place: null, library: false };
}

function more(count: number): ErasedLine {
  return { what: `… ${counted(count)} more tail calls`, note: '', place: null, library: true };
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
