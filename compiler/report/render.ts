/**
 * Diagnostics to text.
 *
 *     error[UnknownName]: `fob` is not in scope
 *      --> fib.stg:4:9
 *       |
 *     4 |   _ -> fob m
 *       |        ^^^
 *       = help: did you mean `fib`?
 *
 * `^` marks the place, `-` other places with their label. Pure: colour is asked for by the caller.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source-file.ts';
import type { Span } from '../base/span.ts';
import { type Paint, paints } from './paint.ts';
import { type Mark, snippet } from './snippet.ts';

export interface RenderOptions {
  /** one line each: `file:line:col: error[Kind]: message` */
  readonly short?: boolean;
  /** ANSI colours */
  readonly color?: boolean;
}

/** One diagnostic as text, ending in a newline. `files[span.file]` is where spans point; without its text no source is shown. */
export function renderDiagnostic(diagnostic: Diagnostic, files: readonly SourceFile[], options: RenderOptions = {}): string {
  const paint = paints(options.color ?? false);
  return options.short ? renderShort(diagnostic, files, paint) : renderLong(diagnostic, files, paint);
}

/** All of them, in the order given, and a last line that counts them. Empty for none. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], files: readonly SourceFile[], options: RenderOptions = {}): string {
  if (diagnostics.length === 0) return '';
  const texts = diagnostics.map((d) => renderDiagnostic(d, files, options));
  return options.short ? texts.join('') : `${texts.join('\n')}\n${summary(diagnostics)}\n`;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.level === 'error').length;
  const warnings = diagnostics.length - errors;
  const counted = [
    [errors, 'error'],
    [warnings, 'warning'],
  ] as const;
  return counted
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n} ${what}${n === 1 ? '' : 's'}`)
    .join(', ');
}

function title({ level, kind, message }: Diagnostic, paint: Paint): string {
  return `${paint[level](`${level}[${kind}]`)}${paint.bold(`: ${message}`)}`;
}

function place(span: Span, files: readonly SourceFile[]): string | null {
  return span.line === 0 ? null : `${files[span.file]?.name ?? '?'}:${span.line}:${span.col}`;
}

function renderShort(diagnostic: Diagnostic, files: readonly SourceFile[], paint: Paint): string {
  const at = place(diagnostic.span, files);
  const { expected, found } = diagnostic;
  const kinds =
    expected === undefined || diagnostic.message.includes(expected) ? '' : ` (expected ${expected}${found === undefined ? '' : `, found ${found}`})`;
  return `${at === null ? '' : `${at}: `}${title(diagnostic, paint)}${kinds}\n`;
}

function renderLong(diagnostic: Diagnostic, files: readonly SourceFile[], paint: Paint): string {
  const lines = [title(diagnostic, paint)];
  const at = place(diagnostic.span, files);
  const marks: Mark[] = [{ span: diagnostic.span, text: '', primary: true }, ...(diagnostic.labels ?? []).map((l) => ({ ...l, primary: false }))];
  const gutter = Math.max(1, ...marks.map((m) => String(m.span.line).length));
  if (at !== null)
    lines.push(`${' '.repeat(gutter)}${paint.gutter('-->')} ${at}`, ...snippet(marks, diagnostic.span.file, files, gutter, diagnostic.level, paint));
  const notes = (['expected', 'found', 'help', 'note'] as const).filter((key) => diagnostic[key] !== undefined);
  const width = notes.includes('expected') && notes.includes('found') ? 9 : 0;
  for (const key of notes) {
    const isKind = key === 'expected' || key === 'found';
    const label = `${key}:`.padEnd(isKind ? width : 0);
    lines.push(`${' '.repeat(gutter)} ${paint.gutter('=')} ${paint.bold(label)} ${diagnostic[key]}`);
  }
  return `${lines.join('\n')}\n`;
}
