/**
 * Tokens and trees as text, for `vertebra dump` and tests.
 *
 * A tree is one line per node: what it is to its parent, its kind, its place as `line:column-line:column`, and its names and marks; children below, indented.
 */
import type { Span } from '../base/span.ts';
import type * as Ast from './ast.ts';
import type { LiteralValue, Token } from './token.ts';

/** One line of tokens per line of source; what layout put in stands in ‹ ›. */
export function printTokens(tokens: readonly Token[]): string {
  const lines: string[] = [];
  let words: string[] = [];
  let line = 0;
  const flush = (): void => {
    if (words.length > 0) lines.push(`${String(line).padStart(4)}  ${words.join(' ')}`);
    words = [];
  };
  for (const token of tokens) {
    if (token.span.line !== line) {
      flush();
      line = token.span.line;
    }
    words.push(tokenText(token));
  }
  flush();
  return `${lines.join('\n')}\n`;
}

function tokenText({ kind, text, qualifier }: Token): string {
  if (kind === 'virtual') return `‹${text}›`;
  if (kind === 'end') return '‹end›';
  if (kind === 'implicit') return `?${text}`;
  return qualifier === null ? text : `${qualifier}.${text}`;
}

/** A module, or any part of one. Ends in a newline. */
export function printTree(node: { readonly kind: string; readonly span: Span }): string {
  const lines: string[] = [];
  write(lines, '', '', node);
  return `${lines.join('\n')}\n`;
}

function write(lines: string[], indent: string, label: string, node: { readonly kind: string; readonly span: Span }): void {
  const marks: string[] = [];
  const children: [string, unknown][] = [];
  for (const [key, value] of Object.entries<unknown>({ ...node })) {
    if (key === 'kind' || key === 'span' || key === 'extensions' || key === 'flags' || value === null || value === false) continue;
    const mark = markOf(key, value);
    if (mark === null) children.push([key, value]);
    else if (mark !== '') marks.push(mark);
  }
  lines.push(`${indent}${label}${[node.kind, placeOf(node.span), ...marks].join(' ')}`);
  for (const [key, value] of children) {
    if (!Array.isArray(value)) write(lines, `${indent}  `, `${key}: `, value as Ast.Expr);
    else if (value.length > 0) {
      lines.push(`${indent}  ${key}:`);
      for (const item of value) writeItem(lines, `${indent}    `, item);
    }
  }
}

function writeItem(lines: string[], indent: string, item: unknown): void {
  if (item === null) lines.push(`${indent}(missing)`);
  else if (Array.isArray(item)) {
    lines.push(`${indent}branch:`);
    for (const inner of item) writeItem(lines, `${indent}  `, inner);
  } else if (isName(item)) lines.push(`${indent}${nameText(item)} ${placeOf(item.span)}`);
  else write(lines, indent, '', item as Ast.Expr);
}

/** A field that fits on the line of its node; '' to leave it out, null for one that has lines of its own. */
function markOf(key: string, value: unknown): string | null {
  if (value === true) return key;
  if (key === 'hashes' && value === 0) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return `${key}=${value}`;
  if (Array.isArray(value)) return value.length > 0 && value.every(isName) ? `${key}=${value.map(nameText).join(',')}` : null;
  if (isName(value)) return key === 'name' ? nameText(value) : `${key}=${nameText(value)}`;
  const object = value as { readonly kind?: string; readonly strategy?: string | null; readonly via?: Ast.Type; readonly line?: number };
  if (object.line !== undefined) return key;
  if (object.strategy === null) return '';
  if (object.strategy === 'via' && object.via !== undefined) return `via ${placeOf(object.via.span)}`;
  if (object.strategy !== undefined) return object.strategy;
  return object.kind === 'integer' || object.kind === 'rational' || object.kind === 'char' || object.kind === 'string'
    ? literalText(value as LiteralValue)
    : null;
}

function literalText(value: LiteralValue): string {
  if (value.kind === 'integer') return String(value.value);
  if (value.kind === 'rational') return `${value.mantissa}e${value.exponent}`;
  return JSON.stringify(value.kind === 'char' ? String.fromCodePoint(value.value) : value.value);
}

function isName(value: unknown): value is Ast.Name {
  return typeof value === 'object' && value !== null && 'qualifier' in value && 'text' in value && !('kind' in value);
}

function nameText({ qualifier, text }: Ast.Name): string {
  return qualifier === null ? `\`${text}\`` : `\`${qualifier}.${text}\``;
}

function placeOf(span: Span): string {
  return `${span.line}:${span.col}-${span.endLine}:${span.endCol}`;
}
