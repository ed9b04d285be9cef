/**
 * Who built a thunk, in lines that stand under its frame: the function whose code built it, who had called that, and when all this was part of evaluating
 * another thunk, which one, and who built that.
 */
import type { Built, CodePlace } from '../memory/births.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import { authorName } from './names.ts';
import type { Sources } from './source.ts';
import { quoted } from './words.ts';

/** A line: words, and the place they speak of. */
export interface BuiltLine {
  readonly what: string;
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
const MORE: BuiltLine = { what: '…', place: null };

/** `built in …`, `called from …`, `to evaluate …`, innermost first. The place of the thunk itself is not among them: whoever shows the thunk shows it. */
export function builtLines(built: Built, options: BuiltOptions): BuiltLine[] {
  const lines: BuiltLine[] = [];
  for (let at: Built['end'] = built; typeof at !== 'string'; at = at.end) {
    const isSaid = !(options.short && at.thunk.library);
    if (isSaid && at !== built) lines.push({ what: `to evaluate ${thunkName(at.thunk, options)}`, place: at.thunk.place });
    if (isSaid && at.end !== 'constant') lines.push({ what: `built in ${builderName(at, options)}${at.isRecursive ? ', again and again' : ''}`, place: null });
    for (const caller of at.callers) {
      if (!(options.short && caller.library)) lines.push({ what: `called from ${codeName(caller, options)}`, place: caller.place });
    }
    if (at.end === 'host') lines.push({ what: 'called by JavaScript', place: null });
    if (at.end === 'cut') lines.push(MORE);
  }
  return options.short && lines.length > SHORT_LINES ? [...lines.slice(0, SHORT_LINES - 1), MORE] : lines;
}

function builderName({ thunk, by }: Built, options: BuiltOptions): string {
  const around = functionAround(thunk, options) || authorName(by).name;
  return around === '' ? 'a nameless function' : quoted(around);
}

function codeName(code: CodePlace, options: BuiltOptions): string {
  const name = functionAround(code, options) || authorName(code.name).name;
  return name === '' ? 'a nameless function' : quoted(name);
}

/** By its name where the author has given it one, else by its text. */
function thunkName(thunk: CodePlace, { sources }: BuiltOptions): string {
  const { name } = authorName(thunk.name);
  if (name !== '' && sources?.mentions(thunk.place, name) !== false) return quoted(name);
  const code = sources?.code(thunk.place) ?? '';
  return code === '' ? 'another thunk' : quoted(code);
}

function functionAround({ place }: CodePlace, { functionAt }: BuiltOptions): string {
  return place === null ? '' : (functionAt?.(place) ?? '');
}
