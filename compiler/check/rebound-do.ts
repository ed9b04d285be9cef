/** RebindableSyntax: a `do` block as calls of the functions that are in scope. They may have any types, so each call is checked as if it were written. */
import type { Span } from '../base/span.ts';
import { localName, type Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { unguarded } from '../syntax/rhs.ts';
import { type Context, fail } from './context.ts';
import { failText } from './do.ts';
import { isFailable } from './failable.ts';

type BindStmt = Rn.Stmt & { readonly kind: 'bind' };

/** `stmts` end in an expression. */
export function reboundDo(cx: Context, stmts: readonly Rn.Stmt[], rebound: Rn.ReboundDo, span: Span): Rn.Expr {
  const function_ = (text: keyof Rn.ReboundDo, at: Span): Rn.Expr => ({ kind: 'var', name: rebound[text] ?? missing(cx, text, at), span: at });
  const last = stmts[stmts.length - 1] as Rn.Stmt & { readonly kind: 'exprStmt' };
  let body = last.expr;
  for (let i = stmts.length - 2; i >= 0; i--) {
    const stmt = stmts[i];
    const whole: Span = { ...stmt.span, endLine: span.endLine, endCol: span.endCol };
    switch (stmt.kind) {
      case 'exprStmt':
        body = { kind: 'apply', head: function_('>>', stmt.span), args: [stmt.expr, body], span: whole };
        break;
      case 'bind': {
        const rest: Rn.Expr = isFailable(cx, stmt.pattern)
          ? orFail(cx, stmt, body, (at) => function_('fail', at))
          : { kind: 'lambda', params: [stmt.pattern], body, span: whole };
        body = { kind: 'apply', head: function_('>>=', stmt.span), args: [stmt.expr, rest], span: whole };
        break;
      }
      case 'letStmt':
        body = { kind: 'let', groups: stmt.groups, body, span: whole };
        break;
      case 'letImplicitStmt':
        body = { kind: 'letImplicit', binds: stmt.binds, body, span: whole };
    }
  }
  return body;
}

function missing(cx: Context, text: string, span: Span): Name {
  fail(cx, 'NotInScope', `\`${text}\` is not in scope, which this statement means`, span, {
    note: 'with RebindableSyntax and QualifiedDo, syntax means what is in scope',
  });
  return localName(text, 'value', span);
}

/** `\case pattern -> body; _ -> fail "…"`. */
function orFail(cx: Context, { pattern, place }: BindStmt, body: Rn.Expr, failure: (at: Span) => Rn.Expr): Rn.Expr {
  const { span } = pattern;
  const text: Rn.Expr = { kind: 'literal', value: { kind: 'string', value: failText(cx, place) }, hashes: 0, span };
  const failing: Rn.Expr = { kind: 'apply', head: failure(span), args: [text], span };
  const alternative = (matched: Rn.Pattern, result: Rn.Expr): Rn.Alternative => ({
    kind: 'alternative',
    pattern: matched,
    rhs: unguarded(result, result.span),
    span,
  });
  return { kind: 'lambdaCase', alternatives: [alternative(pattern, body), alternative({ kind: 'wildPattern', span }, failing)], span };
}
