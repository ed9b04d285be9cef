/**
 * A backtrace as text. Numbers are those of the frames, whatever is left out, so that what is said of `#12` holds in every view; inlined functions have the
 * number of the frame that they share (inlined.ts).
 *
 * Short: library frames in a row are one line, a thunk's own frame and its update frame too, and the frames under which every program runs are not shown.
 */
import { isLibraryFile, moduleOfLibraryFile } from '../../abi/library.ts';
import type { Backtrace, BacktraceEntry, HostFrame } from '../memory/backtrace-data.ts';
import type { Built } from '../memory/births.ts';
import { type SourcePlace, showPlace } from '../memory/debug-index.ts';
import { type BuiltLine, builtLines } from './built.ts';
import { erasedLines, hasErased } from './erased.ts';
import { type ShownEntry, type ShownFrame, withInlined } from './inlined.ts';
import { type AuthorName, authorName, isInstanceName } from './names.ts';
import { Sources, type SourceText } from './source.ts';
import { describe, describeThunk, isDefinition, isMute, type Lookup, ownerName } from './words.ts';

export interface PrintOptions {
  /** ANSI colours. Default false */
  readonly color?: boolean;
  /** leave out what says nothing about the program. Default false */
  readonly short?: boolean;
  /** shows code under the first frames, and in words */
  readonly source?: SourceText;
  /** code under the first frames. Default true */
  readonly excerpts?: boolean;
  /** name of the innermost function that the author has put around a place; '' when there is none, null when the file is not known */
  readonly functionAt?: (place: SourcePlace) => string | null;
  /** what a file of JavaScript is called. Default: as the engine calls it */
  readonly scriptName?: (file: string) => string;
  /** columns of the terminal; 0 = no limit. Default 0 */
  readonly width?: number;
}

const SHORT_ENTRIES = 24;
/** Words are padded to the longest, up to this. */
const WORDS_WIDTH = 44;
/** Frames of the program under which their code is shown. */
const EXCERPTS = 3;
const MIN_WIDTH = 40;
/** What copies of library code in a program are named after. */
const PROGRAM = 'Main';
/** Modules named for a run of library frames. */
const NAMED_MODULES = 3;

export const DIM = 2;
export const BOLD = 1;
export const CYAN = 36;
export type Paint = (text: string, style: number) => string;
export const plain: Paint = (text) => text;
export const painted: Paint = (text, style) => `\u001b[${style}m${text}\u001b[0m`;

/** One line of the text, before columns are known. */
interface Row {
  readonly number: number | null;
  readonly what: string;
  readonly place: SourcePlace | null;
  readonly note: string;
  readonly dim: boolean;
  /** code is shown for rows of the program */
  readonly excerpt: boolean;
  /** who built the thunk, in lines of their own */
  readonly built?: Built;
}

/** Entries as text, without a trailing newline. */
export function printEntries(entries: readonly BacktraceEntry[], options: PrintOptions = {}): string[] {
  const lookup = lookupOf(options);
  const shown = withInlined(entries, options.short);
  const rows = options.short ? limited(shortRows(shown, lookup)) : shown.flatMap((entry) => [rowOf(entry, lookup), ...erasedRows(entry, lookup, false)]);
  return layOut(rows, options, lookup);
}

/** The trace of a thread that is being unwound by nobody: its entries, then why it ends early, if it does. */
export function printBacktrace(backtrace: Backtrace, options: PrintOptions = {}): string {
  const paint = options.color ? painted : plain;
  const lines = printEntries(backtrace.entries, options);
  if (backtrace.cutOff !== '') lines.push(paint(`[cut off: ${backtrace.cutOff}]`, DIM));
  return lines.join('\n');
}

export function lookupOf(options: PrintOptions): Lookup {
  const { source, functionAt, scriptName, short } = options;
  return {
    scriptName,
    short,
    sources: source === undefined ? null : new Sources(source),
    functionAt: ({ place }) => (place === null || functionAt === undefined ? null : functionAt(place)),
  };
}

// Rows ----------------------------------------------------------------------------------------------------------------------------------------

function row(number: number | null, what: string, place: SourcePlace | null = null, note = '', dim = false, excerpt = false): Row {
  return { number, what, place, note, dim, excerpt };
}

function rowOf(entry: ShownEntry, lookup: Lookup): Row {
  switch (entry.entry) {
    case 'frame':
      return frameRow(entry, lookup);
    case 'host':
      return row(entry.number, hostName(entry), scriptPlace(entry.place, lookup), entry.awaited ? '(JavaScript, awaited)' : '(JavaScript)');
    case 'missing':
      return row(null, `[${entry.why}]`, null, '', true);
    case 'omitted':
      return row(null, `… ${counted(entry.count)} more left out`, null, '', true);
    case 'fold': {
      const { from, period } = entry;
      const pattern = period === 1 ? `#${from}` : `#${from}–#${from + period - 1} (period ${period})`;
      return row(null, `… ${counted(entry.count)} more of ${pattern}`, null, '', true);
    }
  }
}

function scriptPlace(place: SourcePlace | null, { scriptName }: Lookup): SourcePlace | null {
  return place === null || scriptName === undefined ? place : { ...place, file: scriptName(place.file) };
}

function frameRow(frame: ShownFrame, lookup: Lookup): Row {
  const { what } = describe(frame, lookup);
  const note = frame.inlined ? INLINED : isCode(frame) ? inlinedNote(frame, lookup) : '';
  return { ...row(frame.number, what, frame.place, note, frame.library || frame.place === null, isCode(frame) && !frame.library), built: frame.built };
}

function isCode({ kind }: ShownFrame): boolean {
  return kind === 'ret' || kind === 'here';
}

/** The callers that have left this entry their place. */
function erasedRows(entry: ShownEntry, lookup: Lookup, short: boolean): Row[] {
  if (entry.entry !== 'frame' || entry.erased === undefined) return [];
  return erasedLines(entry.erased, lookup, short).map(({ what, place, note, library }) => row(null, what, place, note, library));
}

const INLINED = '(inlined)';

/** Where the code runs that the author wrote elsewhere, and that is no function's that was called there. */
function inlinedNote(frame: ShownFrame, lookup: Lookup): string {
  const around = lookup.functionAt(frame);
  const runs = authorName(frame.name).name;
  return around === null || around === '' || isInstanceName(around) || runs === '' || runs === around ? '' : `(inlined into ${runs})`;
}

function hostName(frame: HostFrame): string {
  return frame.name === '' ? '<anonymous>' : frame.name;
}

// Short ---------------------------------------------------------------------------------------------------------------------------------------

function shortRows(entries: readonly ShownEntry[], lookup: Lookup): Row[] {
  const shown = withoutWrappers(withoutScaffolding(asLibrary(entries)), lookup).filter((entry) => entry.entry !== 'frame' || !isMute(entry, lookup));
  const rows: Row[] = [];
  for (let i = 0; i < shown.length; ) {
    const end = libraryRun(shown, i);
    if (end > i) {
      const run = shown.slice(i, end);
      const frames = run.filter((entry): entry is ShownFrame => entry.entry === 'frame');
      const count = run.reduce((sum, entry) => sum + (entry.entry === 'fold' ? entry.count : 1), 0);
      if (!(frames.every(isSilent) || (count === 1 && isNameless(frames[0])))) rows.push(libraryRow(frames, count));
      rows.push(...erasedRows(run[run.length - 1], lookup, true));
      i = end;
    } else if (isThunkPair(shown, i)) {
      rows.push(thunkRow(shown[i] as ShownFrame, shown[i + 1] as ShownFrame, lookup), ...erasedRows(shown[i + 1], lookup, true));
      i += 2;
    } else {
      rows.push(withExcerpt(rowOf(shown[i], lookup), shown[i], lookup), ...erasedRows(shown[i], lookup, true));
      i++;
    }
  }
  return rows;
}

/** A thunk whose own frame a tail call has taken away is all there is of it. */
function withExcerpt(shown: Row, entry: ShownEntry, lookup: Lookup): Row {
  if (entry.entry !== 'frame' || entry.kind !== 'update' || entry.library) return shown;
  return { ...shown, excerpt: true, note: withinNote(entry, entry, shown.what, lookup) };
}

/** Where places are known, code without one is a copy of library code. */
function asLibrary(entries: readonly ShownEntry[]): readonly ShownEntry[] {
  const isPlaced = entries.some((entry) => entry.entry === 'frame' && entry.place !== null);
  if (!isPlaced) return entries;
  return entries.map((entry) =>
    entry.entry === 'frame' && entry.place === null && entry.kind === 'ret' && entry.annotation === undefined ? { ...entry, library: true } : entry,
  );
}

function thunkRow(frame: ShownFrame, update: ShownFrame, lookup: Lookup): Row {
  const { what, place } = describeThunk(frame, update, lookup);
  const note = withinNote({ ...frame, place }, update, what, lookup);
  return { ...row(frame.number, what, place, note, false, true), built: update.built };
}

/** The function of the author's that a thunk is part of, unless that has been said. */
function withinNote(frame: ShownFrame, update: ShownFrame, what: string, lookup: Lookup): string {
  const owner = ownerName(frame, lookup);
  return owner === '' || owner === authorName(update.name).name || what.includes(`\`${owner}\``) ? '' : `(in ${owner})`;
}

/** A thunk's own frame with its update frame under it. */
function isThunkPair(entries: readonly ShownEntry[], i: number): boolean {
  const frame = entries[i];
  const update = entries[i + 1];
  if (frame.entry !== 'frame' || update?.entry !== 'frame' || frame.annotation !== undefined || hasErased(frame)) return false;
  return frame.kind === 'ret' && update.kind === 'update' && update.via === '' && update.name === frame.name && !update.library;
}

/**
 * Index after the library frames that begin at `i`; `i` itself when it is none. Frames without a place go with those before them, and so do repeats of such frames;
 * code of the program that a tail call has erased ends them.
 */
function libraryRun(entries: readonly ShownEntry[], i: number): number {
  let end = i;
  for (; end < entries.length; end++) {
    const entry = entries[end];
    if (!(entry.entry === 'frame' ? entry.library || isSilent(entry) : end > i && isLibraryFold(entries, end))) break;
    if (hasErased(entry)) return end + 1;
  }
  return end;
}

/** Does it repeat frames of the library only? They stand right before it. */
function isLibraryFold(entries: readonly ShownEntry[], i: number): boolean {
  const fold = entries[i];
  if (fold.entry !== 'fold') return false;
  for (let at = i - 1; at >= 0 && entries[at].number >= fold.from; at--) {
    const entry = entries[at];
    if (entry.entry !== 'frame' || !(entry.library || isSilent(entry))) return false;
  }
  return true;
}

/** Frames of the machine that say nothing by themselves, and nameless thunks of the library. */
function isSilent(frame: ShownFrame): boolean {
  if (frame.kind === 'update' && isNameless(frame)) return true;
  if (frame.place !== null || frame.kind === 'catch' || frame.kind === 'blocked' || frame.kind === 'boundary') return false;
  return !isCode(frame);
}

function isNameless(frame: ShownFrame): boolean {
  return frame.library && authorName(frame.name || frame.via).name === '';
}

/** A copy that the compiler has made of library code for a program is of the module that it was written in; a local function's file says its module. */
function libraryName({ name, via, place }: ShownFrame): AuthorName {
  const known = authorName(name || via);
  return place !== null && (known.module !== '' || known.name !== '') && isLibraryFile(place.file)
    ? { ...known, module: moduleOfLibraryFile(place.file) }
    : known;
}

/** @param count of the frames, with those that repeat some */
function libraryRow(frames: readonly ShownFrame[], count: number): Row {
  const first = frames[0].number;
  const names = frames.map(libraryName);
  // without a place it may be a copy of library code in one of the program's modules: its own name says what it is
  const isCopy = names.map(({ module }, i) => isCode(frames[i]) && (frames[i].place === null || module === PROGRAM));
  const told = names.map(({ module, name }, i) => (isCopy[i] ? name : module));
  const modules = [...new Set(told.filter((known) => known !== '' && known !== PROGRAM))];
  if (count === 1) {
    const { name, module } = names[0];
    const known = [(isCopy[0] || frames[0].place === null) && name !== '' ? '' : module, name].filter((part) => part !== '').join('.');
    return row(first, isSilent(frames[0]) ? frames[0].name || 'library' : `${known || 'a function'} (library)`, null, '', true);
  }
  const named = modules.slice(0, NAMED_MODULES).join(', ') + (modules.length > NAMED_MODULES ? ', …' : '');
  return row(null, `… ${counted(count)} frames of the library${named === '' ? '' : ` (${named})`}`, null, '', true);
}

/** Without the frames under which every program runs, and those of the machine that say nothing where they are. */
function withoutScaffolding(all: readonly ShownEntry[]): ShownEntry[] {
  const said = all.filter((entry, i) => hasErased(entry) || !(isScaffolding(entry) || isSaidByHost(all, i)));
  let end = said.length;
  while (end > 0 && isBase(said[end - 1])) end--;
  const demands = said.slice(end).some(isDemand) && isUpdate(said[end - 1]);
  return end === 0 || demands ? said : said.slice(0, end);
}

/** Without what the compiler has put around a function so that it gets its arguments in pieces: from nowhere else is it called from around its own text. */
function withoutWrappers(entries: readonly ShownEntry[], lookup: Lookup): ShownEntry[] {
  const kept: ShownEntry[] = [];
  for (const entry of entries) {
    const above = kept.at(-1);
    if (entry.entry !== 'frame' || !isWrapper(entry, lookup)) kept.push(entry);
    // the frame is that of the function itself then
    else if (above?.entry === 'frame' && above.inlined && !entry.inlined) kept[kept.length - 1] = { ...above, inlined: undefined };
  }
  return kept;
}

function isWrapper(entry: ShownFrame, lookup: Lookup): boolean {
  if (!isCode(entry) || hasErased(entry)) return false;
  const callee = /^call of (.+)$/.exec(entry.waits)?.[1] ?? '';
  return callee !== '' && authorName(callee).name === authorName(entry.name).name && isDefinition(entry, lookup);
}

/** A frame of the library that may have asked for what the program's last thunk is: not of those under which all actions run. */
function isDemand(entry: ShownEntry): boolean {
  return entry.entry === 'frame' && entry.library && !/^GHC\.(TopHandler|Base)\./.test(entry.name);
}

function isUpdate(entry: ShownEntry | undefined): boolean {
  return entry?.entry === 'frame' && entry.kind === 'update';
}

function isBase(entry: ShownEntry): boolean {
  return entry.entry === 'frame' && (entry.library || isSilent(entry)) && !hasErased(entry);
}

function isScaffolding(entry: ShownEntry): boolean {
  return entry.entry === 'frame' && (entry.kind === 'stop' || (entry.kind === 'catch' && entry.waits === 'top handler'));
}

/** Where JavaScript frames are shown, the machine's side of the joint says nothing new: a host call that waits, a call that came in and what it evaluates. */
function isSaidByHost(all: readonly ShownEntry[], i: number): boolean {
  const entry = all[i];
  if (entry.entry !== 'frame') return false;
  if (entry.kind === 'blocked') return all[i - 1]?.entry === 'host';
  const at = entry.kind === 'update' && entry.via !== '' ? i + 1 : i;
  const boundary = all[at];
  if (boundary?.entry !== 'frame' || boundary.kind !== 'boundary') return false;
  return all.slice(at + 1, at + 3).find((below) => !isScaffolding(below))?.entry === 'host';
}

/** The middle of many rows gives way to one that says so. */
function limited(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= SHORT_ENTRIES) return rows;
  const left = rows.slice(SHORT_ENTRIES - 4, -3);
  return [...rows.slice(0, SHORT_ENTRIES - 4), row(null, `… ${counted(left.length)} more left out`, null, '', true), ...rows.slice(-3)];
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

// Lines ---------------------------------------------------------------------------------------------------------------------------------------

function layOut(rows: readonly Row[], options: PrintOptions, { sources }: Lookup): string[] {
  const paint = options.color ? painted : plain;
  const limit = options.width ? Math.max(MIN_WIDTH, options.width) : Number.POSITIVE_INFINITY;
  const digits = Math.max(1, ...rows.map(({ number }) => (number === null ? 0 : String(number).length)));
  const margin = digits + 3;
  const words = Math.min(WORDS_WIDTH, Math.max(0, ...rows.map(({ place, what }) => (place === null ? 0 : what.length))));
  const excerpts = new Set<string>();
  const excerpt = ({ excerpt, place }: Row): string[] => {
    if (!excerpt || place === null || sources === null || options.excerpts === false || excerpts.size === EXCERPTS) return [];
    const key = showPlace(place);
    if (excerpts.has(key)) return [];
    const found = sources.excerpt(place, limit - margin - 4 - String(place.line).length);
    if (found.length > 0) excerpts.add(key);
    return found.map((text, i) => `${' '.repeat(margin + 2)}${i === 0 ? text : paint(text, CYAN)}`);
  };
  const origin = ({ built }: Row): string[] =>
    built === undefined ? [] : originLines(builtLines(built, { sources, functionAt: options.functionAt, short: options.short }), margin + 2, limit, paint);
  return rows.flatMap((each) => [...line(each, margin, words, limit, paint), ...excerpt(each), ...origin(each)]);
}

/** Who built a thunk, under its frame: words and places in columns of their own. */
function originLines(built: readonly BuiltLine[], margin: number, limit: number, paint: Paint): string[] {
  const words = Math.max(0, ...built.map(({ what, place }) => (place === null ? 0 : what.length)));
  return built.map(({ what, place, note }) => {
    const noted = note === '' ? '' : `  ${paint(note, DIM)}`;
    if (place === null) return `${' '.repeat(margin)}${paint(clipped(what, limit - margin), DIM)}${noted}`;
    return `${' '.repeat(margin)}${paint(what.padEnd(words), DIM)}  ${paint(showPlace(place), CYAN)}${noted}`;
  });
}

/** In one line if the width allows, else the place goes below. */
function line({ number, what, place, note, dim }: Row, margin: number, words: number, limit: number, paint: Paint): string[] {
  const head = number === null ? ' '.repeat(margin) : `#${number}`.padEnd(margin);
  const shownPlace = place === null ? '' : showPlace(place);
  const style = dim ? DIM : BOLD;
  const tail = [shownPlace, note].filter((part) => part !== '');
  if (tail.length === 0) return [`${head}${paint(clipped(what, limit - margin), dim ? DIM : BOLD)}`];
  const rest = [shownPlace === '' ? '' : paint(shownPlace, CYAN), note === '' ? '' : paint(note, DIM)].filter((part) => part !== '').join('  ');
  const length = margin + Math.max(words, what.length) + 2 + tail.join('  ').length;
  if (length <= limit) return [`${head}${paint(what.padEnd(words), style)}  ${rest}`];
  return [`${head}${paint(clipped(what, limit - margin), style)}`, `${' '.repeat(margin + 2)}${rest}`];
}

function clipped(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}…`;
}
