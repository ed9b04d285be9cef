/** Lines of source around a place, with the place marked. */
import type { SourcePlace } from '../../memory/debug-index.ts';
import type { Target } from '../protocol.ts';

export interface SourceLine {
  readonly number: number;
  readonly text: string;
  /** columns of the place on this line, counted from 1, the second exclusive; null when it is not on it */
  readonly marked: readonly [number, number] | null;
}

export interface SourceView {
  readonly file: string;
  readonly lines: readonly SourceLine[];
  /** the place goes on below */
  readonly isCut: boolean;
}

/** Lines of a place that are shown unless told otherwise. */
const MAX_LINES = 12;

/** The lines of a place, `around` above and below, `most` of the place; null when the file is not at hand. */
export function sourceAround(target: Target, place: SourcePlace, around = 2, most = MAX_LINES): SourceView | null {
  const last = Math.min(place.endLine, place.line + most - 1);
  const view = sourceLines(target, place.file, Math.max(1, place.line - around), last + around, place);
  return view === null ? null : { ...view, isCut: last < place.endLine };
}

/** Lines `from` to `to` of a file, as far as there are; null when the file is not at hand. */
export function sourceLines(target: Target, file: string, from: number, to: number, place: SourcePlace | null = null): SourceView | null {
  const text = target.source(file);
  if (text === null) return null;
  const all = text.split(/\r?\n/);
  if (all.at(-1) === '') all.pop();
  const lines: SourceLine[] = [];
  for (let number = Math.max(1, from); number <= Math.min(to, all.length); number++) {
    lines.push({ number, text: all[number - 1], marked: place === null ? null : marked(place, number, all[number - 1]) });
  }
  return { file, lines, isCut: false };
}

function marked({ line, col, endLine, endCol }: SourcePlace, number: number, text: string): [number, number] | null {
  if (number < line || number > endLine) return null;
  const from = number === line ? col : text.length - text.trimStart().length + 1;
  const to = number === endLine ? endCol : text.length + 1;
  return to > from ? [from, to] : null;
}
