/**
 * Source lines with marks under them. Lines far from any mark are left out (`...`); long lines are cut around their first mark; tabs count as one column
 * and are shown as one space; characters are assumed to be one column wide, except that a surrogate pair is one.
 */
import type { SourceFile } from '../base/source-file.ts';
import type { Span } from '../base/span.ts';
import type { Paint } from './paint.ts';

export interface Mark {
  readonly span: Span;
  readonly text: string;
  /** the place itself, underlined with `^`; others get `-` */
  readonly primary: boolean;
}

/** More columns than this are not shown. */
const MAX_WIDTH = 140;
/** Columns kept before the first mark of a line that is cut. */
const MARGIN = 40;

/** The marked lines of the file of the primary mark, then those of other files under their names. */
export function snippet(
  marks: readonly Mark[],
  mainFile: number,
  files: readonly SourceFile[],
  gutter: number,
  level: 'error' | 'warning',
  paint: Paint,
): string[] {
  const order = [mainFile, ...new Set(marks.map((m) => m.span.file).filter((f) => f !== mainFile))];
  return order.flatMap((file) => {
    const here = marks.filter((m) => m.span.file === file && m.span.line > 0);
    const text = files[file]?.text ?? null;
    if (here.length === 0 || text === null) return [];
    const head = file === mainFile ? [] : [`${' '.repeat(gutter)}${paint.gutter(':::')} ${files[file].name}:${here[0].span.line}:${here[0].span.col}`];
    return [...head, ...fileSnippet(here, text.split('\n'), gutter, level, paint)];
  });
}

function fileSnippet(marks: readonly Mark[], source: readonly string[], gutter: number, level: 'error' | 'warning', paint: Paint): string[] {
  const edge = `${' '.repeat(gutter)} ${paint.gutter('|')}`;
  const lines = [edge];
  const numbers = [...new Set(marks.map((m) => m.span.line))].filter((n) => n <= source.length).sort((a, b) => a - b);
  let last = 0;
  for (const number of numbers) {
    if (last > 0 && number === last + 2) lines.push(sourceLine(source, last + 1, 0, gutter, paint));
    else if (last > 0 && number > last + 1) lines.push(paint.gutter('...'));
    const here = marks.filter((m) => m.span.line === number).sort((a, b) => a.span.col - b.span.col || Number(b.primary) - Number(a.primary));
    const start = cutBefore(source[number - 1], here[0].span.col);
    lines.push(sourceLine(source, number, start, gutter, paint));
    for (const row of markRows(here, source[number - 1], start, level, paint)) lines.push(row === '' ? edge : `${edge} ${row}`);
    last = number;
  }
  return lines;
}

/** Columns to leave out at the left of a line. */
function cutBefore(line: string, firstMark: number): number {
  return line.length > MAX_WIDTH && firstMark > MAX_WIDTH - MARGIN ? firstMark - MARGIN : 0;
}

function sourceLine(source: readonly string[], number: number, start: number, gutter: number, paint: Paint): string {
  const whole = source[number - 1].replace(/\r$/, '');
  const shown = visible(whole.slice(start, start + MAX_WIDTH)).trimEnd();
  const text = `${start > 0 ? '…' : ''}${shown}${whole.length > start + MAX_WIDTH ? '…' : ''}`;
  return `${paint.gutter(`${String(number).padStart(gutter)} |`)}${text === '' ? '' : ` ${text}`}`;
}

/** Control characters take a column of their own and must not move the cursor. */
function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
}

/** A row of underlines with the last label beside it, then a row for each label that is left, from right to left. */
function markRows(marks: readonly Mark[], line: string, start: number, level: 'error' | 'warning', paint: Paint): string[] {
  const shift = start > 0 ? 1 : 0;
  const column = (col: number): number => displayWidth(line.slice(start, Math.max(start, Math.min(col - 1, start + MAX_WIDTH)))) + shift;
  const placed = marks.map((m) => {
    const from = column(m.span.col);
    const end = m.span.endLine > m.span.line ? line.trimEnd().length + 1 : m.span.endCol;
    return { ...m, from, to: Math.max(from + 1, column(end)) };
  });
  const style = (m: Mark): ((text: string) => string) => (m.primary ? paint[level] : paint.gutter);
  const underline: { mark: Mark | null; char: string }[] = [];
  for (const m of [...placed].sort((a, b) => Number(a.primary) - Number(b.primary))) {
    for (let i = m.from; i < m.to; i++) underline[i] = { mark: m, char: m.primary ? '^' : '-' };
  }
  const rows = [paintCells(underline, style)];
  const labelled = placed.filter((m) => m.text !== '');
  const last = labelled.at(-1);
  if (last !== undefined && last.to >= underline.length) rows[0] += ` ${style(last)(last.text)}`;
  const below = last !== undefined && last.to >= underline.length ? labelled.slice(0, -1) : labelled;
  for (const m of below.reverse()) rows.push(`${' '.repeat(m.from)}${style(m)(m.text)}`);
  return rows;
}

function paintCells(cells: readonly ({ mark: Mark | null; char: string } | undefined)[], style: (m: Mark) => (text: string) => string): string {
  let out = '';
  for (let i = 0; i < cells.length; ) {
    const mark = cells[i]?.mark ?? null;
    let run = '';
    for (; i < cells.length && (cells[i]?.mark ?? null) === mark; i++) run += cells[i]?.char ?? ' ';
    out += mark === null ? run : style(mark)(run);
  }
  return out;
}

function displayWidth(text: string): number {
  return [...text].length;
}
