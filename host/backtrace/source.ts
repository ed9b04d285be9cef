/** What the text of a program says at a place. */
import type { SourcePlace } from '../memory/debug-index.ts';

/** The text of a file as the debug tables name it; null when it is not at hand. */
export type SourceText = (file: string) => string | null;

const CODE_LIMIT = 60;
/** Columns of an excerpt, however wide the page is: generated lines have hundreds of thousands. */
const EXCERPT_LIMIT = 400;
/** Lines longer than the width are cut around the place. */
const BEFORE = 16;
const ELLIPSIS = '…';

/** Lines of the files asked for, split once. */
export class Sources {
  readonly #text: SourceText;
  readonly #lines = new Map<string, readonly string[] | null>();

  constructor(text: SourceText) {
    this.#text = text;
  }

  lines(file: string): readonly string[] | null {
    const known = this.#lines.get(file);
    if (known !== undefined) return known;
    const text = this.#text(file);
    const lines = text === null ? null : text.split(/\r?\n/);
    this.#lines.set(file, lines);
    return lines;
  }

  /** Whether the author uses this name in the file; true when the source is not there. */
  mentions(place: SourcePlace | null, name: string): boolean {
    const lines = place === null ? null : this.lines(place.file);
    return lines === null || lines.some((line) => isNamedIn(line, name));
  }

  /** Whether the author uses this name at the place itself; true when the source is not there. */
  mentionsAt(place: SourcePlace | null, name: string): boolean {
    const lines = place === null ? null : this.lines(place.file);
    if (place === null || lines === null) return true;
    const text = lines.slice(place.line - 1, place.endLine);
    if (text.length === 0) return true;
    // the end first: the place may be of one line
    text[text.length - 1] = text[text.length - 1].slice(0, place.endLine - place.line < text.length ? place.endCol - 1 : undefined);
    text[0] = text[0].slice(place.col - 1);
    return text.some((line) => isNamedIn(line, name));
  }

  /** The code at a place when it is a short piece of one line; '' when not. */
  code(place: SourcePlace | null): string {
    if (place === null || place.line !== place.endLine) return '';
    const code = (this.lines(place.file)?.[place.line - 1] ?? '').slice(place.col - 1, place.endCol - 1);
    return code.length <= CODE_LIMIT ? code : '';
  }

  /** The first line at a place, with carets under it; empty when the source is not there. */
  excerpt(place: SourcePlace, width: number): string[] {
    const line = this.lines(place.file)?.[place.line - 1];
    if (line === undefined || place.col > line.length) return [];
    const isWhole = place.endLine === place.line;
    const end = Math.min(isWhole ? place.endCol - 1 : line.trimEnd().length, line.length);
    const from = place.col - 1;
    const window = cut(expanded(line), column(line, from), column(line, Math.max(end, from + 1)), Math.min(width, EXCERPT_LIMIT));
    const margin = String(place.line);
    const carets = `${' '.repeat(window.from)}${'^'.repeat(Math.max(1, window.to - window.from))}${isWhole ? '' : ELLIPSIS}`;
    return [`${margin} | ${window.text}`, `${' '.repeat(margin.length)} | ${carets}`];
  }
}

function isNamedIn(line: string, name: string): boolean {
  const around = /^[\w(]/.test(name) ? "[\\w']" : '[!#$%&*+./<=>?@\\\\^|~:-]';
  return new RegExp(`(?<!${around})${name.replace(/[^\w]/g, '\\$&')}(?!${around})`).test(line);
}

const TAB = 8;

function expanded(line: string): string {
  let text = '';
  for (const char of line) text += char === '\t' ? ' '.repeat(TAB - (text.length % TAB)) : char;
  return text;
}

/** Where column `at` of the line is once tabs are expanded. */
function column(line: string, at: number): number {
  return expanded(line.slice(0, at)).length;
}

function cut(text: string, from: number, to: number, width: number): { text: string; from: number; to: number } {
  const shown = text.trimEnd();
  if (shown.length <= width) return { text: shown, from, to };
  const start = from < width - BEFORE && to <= width ? 0 : Math.max(0, from - BEFORE);
  const lead = start === 0 ? '' : ELLIPSIS;
  const room = width - lead.length - 1;
  const piece = shown.slice(start + lead.length, start + lead.length + room);
  const trail = start + lead.length + room < shown.length ? ELLIPSIS : '';
  return { text: `${lead}${piece}${trail}`, from: from - start, to: Math.min(to - start, lead.length + piece.length) };
}
