/**
 * What a line typed at the prompt is: told by the parser, not by looking at characters. A statement is parsed as the only one of a `do` block; what is none is
 * taken for declarations.
 */
import type { Span } from '../../compiler/base/span.ts';
import type * as Ast from '../../compiler/syntax/ast.ts';
import { parseModule } from '../../compiler/syntax/parser/parse.ts';

export type Input =
  | { readonly kind: 'empty' }
  | { readonly kind: 'import'; readonly text: string; readonly module: string; readonly listed: boolean }
  | { readonly kind: 'declarations'; readonly text: string }
  | { readonly kind: 'bind'; readonly pattern: string; readonly expr: string }
  | { readonly kind: 'expression'; readonly text: string };

const declarationWords = /^(data|type|newtype|class|instance|deriving|infix|infixl|infixr|foreign|default|pattern)\b/;

/** `pragma`: the language extensions of inputs. Never throws: what cannot be parsed is an expression, or declarations if it looks like some, and the compiler will say what is wrong. */
export function classify(text: string, pragma = ''): Input {
  const trimmed = text.trim();
  if (trimmed === '' || /^--+(?![!#$%&*+./<=>?@\\^|~:-]).*$/.test(trimmed)) return { kind: 'empty' };
  if (/^import\b/.test(trimmed)) return importOf(trimmed);
  if (declarationWords.test(trimmed)) return { kind: 'declarations', text };
  return statementOf(text, pragma) ?? (looksDeclared(text, pragma) ? { kind: 'declarations', text: withoutLet(text) } : { kind: 'expression', text });
}

function importOf(text: string): Input {
  const [found] = parseModule(`module M where\n${text}\n`).module.imports;
  const oneLine = text.replace(/--.*$/gm, '').replace(/\s+/g, ' ');
  return { kind: 'import', text: oneLine, module: found?.module.text ?? '', listed: (found?.entities ?? null) !== null };
}

/** What stands before the dots of names in a text: modules, or what they are called. Words in strings are among them. */
export function qualifiersIn(text: string): ReadonlySet<string> {
  const found = text.matchAll(/(?<![\p{L}\p{N}_'.])(\p{Lu}[\p{L}\p{N}_']*(?:\.\p{Lu}[\p{L}\p{N}_']*)*)\.(?=[\p{L}_!#$%&*+./<=>?@\\^|~:-])/gu);
  return new Set([...found].map(([, qualifier]) => qualifier));
}

/** The text as the first and only statement of a block; null when it is none. */
function statementOf(text: string, pragma: string): Input | null {
  const { module, diagnostics } = parseModule(`${pragma}module M where {\nm = do {\n${text}\n;()}}\n`);
  const [decl] = module.decls;
  if (diagnostics.length > 0 || module.decls.length !== 1 || decl.kind !== 'functionClause') return null;
  const { body } = decl.rhs.alternatives[0];
  const block: Ast.Expr = body;
  if (block.kind !== 'do' || block.stmts.length !== 2) return null;
  const [stmt] = block.stmts;
  if (stmt.kind === 'letStmt') return { kind: 'declarations', text: unbraced(withoutLet(text)) };
  if (stmt.kind === 'bind') return { kind: 'bind', pattern: slice(text, stmt.pattern.span), expr: from(text, stmt.expr.span) };
  return { kind: 'expression', text };
}

/** Declarations, also damaged ones, in their columns; an expression as it is. */
function withoutLet(text: string): string {
  return /\bin\b/.test(text) ? text : text.replace(/^(\s*)let\b/, '$1   ');
}

/** Declarations without the braces around them. */
function unbraced(text: string): string {
  return text.replace(/^(\s*)\{([\s\S]*)\}\s*$/, '$1 $2');
}

/** Lines of the block above the text. */
const LINES_ABOVE = 2;

function slice(text: string, span: Span): string {
  const lines = text.split('\n').slice(span.line - 1 - LINES_ABOVE, span.endLine - LINES_ABOVE);
  lines[lines.length - 1] = lines[lines.length - 1].slice(0, span.endCol - 1);
  lines[0] = lines[0].slice(span.col - 1);
  return lines.join('\n');
}

/** The text behind a place, in the lines and columns it had. */
function from(text: string, span: Span): string {
  const above = span.line - 1 - LINES_ABOVE;
  const lines = text.split('\n').slice(above);
  return '\n'.repeat(above) + [' '.repeat(span.col - 1) + lines[0].slice(span.col - 1), ...lines.slice(1)].join('\n');
}

/** An equals sign or `::` of its own: what is wrong with it is told of a declaration. */
function looksDeclared(text: string, pragma: string): boolean {
  return parseModule(`${pragma}module M where\n${text}\n`).diagnostics.length === 0 || /(^|[\s\w')\]])(=|::)(?=[\s\w("'[\\]|$)/.test(text);
}
