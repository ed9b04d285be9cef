/** What the tests of the Haskell parser share. */
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import type * as Ast from '../../../compiler/syntax/ast.ts';
import { type ParseOptions, parseModule } from '../../../compiler/syntax/parser/parse.ts';
import { printTokens } from '../../../compiler/syntax/print.ts';
import type { Token } from '../../../compiler/syntax/token.ts';

/** `line:column-line:column Kind: message` of each. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ kind, message, span }) => `${span.line}:${span.col}-${span.endLine}:${span.endCol} ${kind}: ${message}`);
}

export function problemsOf(source: string, options: ParseOptions = {}): string[] {
  return brief(parseModule(source, options).diagnostics);
}

/** The tokens with those that layout puts in, one line of source per line. */
export function laidOut(source: string): string[] {
  const record: Token[] = [];
  parseModule(source, { record });
  return printTokens(record)
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(6));
}

/** The expression of `x = …`. */
export function expressionOf(text: string, pragma = ''): Ast.Expr {
  const { module, diagnostics } = parseModule(`${pragma}\nx = ${text}\n`);
  if (diagnostics.length > 0) throw new Error(brief(diagnostics).join('\n'));
  const [decl] = module.decls;
  if (decl.kind !== 'functionClause') throw new Error('not a definition');
  return decl.rhs.alternatives[0].body;
}

/** An expression with parentheses around each operator: what fixity made of it. */
export function shape(node: Ast.Expr | Ast.Pattern | Ast.Type): string {
  switch (node.kind) {
    case 'binary':
      return `(${shape(node.left)} ${node.operator.name.text} ${shape(node.right)})`;
    case 'negate':
      return `(- ${shape(node.operand)})`;
    case 'literal':
      return 'value' in node.value ? String(node.value.value) : '?';
    case 'var':
    case 'con':
    case 'varPattern':
    case 'conPattern':
    case 'typeCon':
    case 'typeVar':
      return node.name.text;
    case 'paren':
      return shape(node.inner);
    case 'apply':
      return `${shape(node.head)}(${node.args.map(shape).join(' ')})`;
    default:
      return node.kind;
  }
}
