/**
 * Who built a thunk, in lines that stand under its frame: the function whose code built it, who had called that, and when all this was part of evaluating
 * another thunk, which one, and who built that.
 */
import type { Built, CodePlace } from '../memory/births.ts';
import { type SourcePlace, showPlace } from '../memory/debug-index.ts';
import { authorName } from './names.ts';
import type { Sources } from './source.ts';
import { quoted } from './words.ts';

/** A line: words, and the place they speak of. */
export interface BuiltLine {
  readonly what: string;
  /** the function whose code the compiler has put this into; '' when it runs where it was written */
  readonly note: string;
  readonly place: SourcePlace | null;
}

export interface BuiltOptions {
  /** texts of the program's files; null = not at hand */
  readonly sources: Sources | null;
  /** name of the author's innermost function around a place; '' when there is none, null when nobody knows */
  readonly functionAt?: (place: SourcePlace) => string | null;
  /** leave out what is the library's, and all but the first lines. Default false */
  readonly short?: boolean;
}

const SHORT_LINES = 6;
const MORE: BuiltLine = { what: '…', note: '', place: null };

/** `built in …`, `called from …`, `while evaluating …`, innermost first. Where the thunk itself is written is not among them: whoever shows it says that. */
export function builtLines(built: Built, options: BuiltOptions): BuiltLine[] {
  const lines: BuiltLine[] = [];
  let isKnown = false;
  let again = '';
  for (let at: Built['end'] = built; typeof at !== 'string'; at = at.end) {
    const { thunk, end, isRecursive } = at;
    const goesOnAsItself = typeof end !== 'string' && isSameCode(end.thunk, thunk);
    if (!isKnown && !(options.short && thunk.library)) {
      if (at !== built) lines.push({ what: `while evaluating ${thunkName(thunk, options)}${again}`, note: '', place: thunk.place });
      if (end !== 'constant') lines.push(builderLine(at, options, goesOnAsItself));
    }
    isKnown = goesOnAsItself;
    again = isRecursive ? ', again and again' : '';
    for (const { name, place, library } of at.callers) {
      if (!(options.short && library)) lines.push(codeLine('called from', place, name, options));
    }
    if (end === 'host') lines.push({ what: 'called by JavaScript', note: '', place: null });
    if (end === 'cut') lines.push(MORE);
  }
  return options.short && lines.length > SHORT_LINES ? [...lines.slice(0, SHORT_LINES - 1), MORE] : lines;
}

/** A thunk that a thunk like itself has built: the tail of a list that is built as it is read. */
function isSameCode(a: CodePlace, b: CodePlace): boolean {
  if (a.place === null || b.place === null) return a.name === b.name && a.place === b.place;
  return showPlace(a.place) === showPlace(b.place);
}

function builderLine({ thunk, by }: Built, options: BuiltOptions, isRecursive: boolean): BuiltLine {
  return { what: `${codeLine('built in', thunk.place, by, options).what}${isRecursive ? ', recursively' : ''}`, note: '', place: null };
}

/** @param runs the function whose code it is, as the tables name it */
function codeLine(how: string, place: SourcePlace | null, runs: string, { functionAt }: BuiltOptions): BuiltLine {
  const around = place === null ? '' : (functionAt?.(place) ?? '');
  const { name } = authorName(runs);
  const shown = around || name;
  return {
    what: `${how} ${shown === '' ? 'a nameless function' : quoted(shown)}`,
    note: around === '' || name === '' || name === around ? '' : `(inlined into ${name})`,
    place,
  };
}

/** By its name where the author has given it one, else by its text. */
function thunkName(thunk: CodePlace, { sources }: BuiltOptions): string {
  const { name } = authorName(thunk.name);
  if (name !== '' && sources?.mentions(thunk.place, name) !== false) return quoted(name);
  const code = sources?.code(thunk.place) ?? '';
  return code === '' ? 'another thunk' : quoted(code);
}
