/** Patterns as GHC prints them in the text of a failed pattern binding: `(Just x, [y, _])`. */

import { printLiteral, quote } from '../stg/literals.ts';
import type { LiteralValue, Pattern } from '../typed/syntax.ts';

export function showPattern(pattern: Pattern): string {
  return show(pattern, false);
}

function show(p: Pattern, nested: boolean): string {
  switch (p.kind) {
    case 'varPattern':
      return p.id.name.text;
    case 'wildPattern':
      return '_';
    case 'asPattern':
      return `${p.id.name.text}@${show(p.pattern, true)}`;
    case 'lazyPattern':
      return `~${show(p.pattern, true)}`;
    case 'bangPattern':
      return `!${show(p.pattern, true)}`;
    case 'conPattern':
      return showCon(p, nested);
    case 'tuplePattern': {
      const items = p.items.map((item) => show(item, false)).join(', ');
      return p.unboxed ? `(# ${items} #)` : `(${items})`;
    }
    case 'listPattern':
      return `[${p.items.map((item) => show(item, false)).join(', ')}]`;
    case 'litPattern':
      if (p.lit.rep === 'void' || p.lit.rep === 'integer') return '_';
      return p.boxed && p.lit.rep === 'i32' ? quote(String.fromCodePoint(p.lit.value), "'") : printLiteral({ kind: 'lit', ...p.lit });
    case 'overloadedPattern':
      return showLiteral(p.value);
    case 'viewPattern':
      if (p.synonym !== undefined) return show(p.pattern, nested);
      return parenthesised(`… -> ${show(p.pattern, false)}`, true);
  }
}

function showCon({ con, args }: Pattern & { kind: 'conPattern' }, nested: boolean): string {
  const { text } = con.name;
  if (args.length === 0) return text;
  if (con.infix && args.length === 2)
    return parenthesised(args.map((arg) => show(arg, true)).join(text.startsWith(':') ? ` ${text} ` : ` \`${text}\` `), nested);
  return parenthesised([text.startsWith(':') ? `(${text})` : text, ...args.map((arg) => show(arg, true))].join(' '), nested);
}

function parenthesised(text: string, yes: boolean): string {
  return yes ? `(${text})` : text;
}

function showLiteral(value: LiteralValue): string {
  if (value.kind === 'string') return quote(value.value, '"');
  if (value.kind === 'integer') return value.value < 0n ? `(${value.value})` : String(value.value);
  return `${value.mantissa}e${value.exponent}`;
}
