/** What OverloadedLists and RebindableSyntax make of syntax: calls of functions, which with RebindableSyntax are those in scope. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import { type ApplicativeFunctions, applicativeDo } from './applicative-do.ts';
import { mayFail } from './parts.ts';
import { type LiteralPattern, negated, PatternRenamer } from './patterns.ts';
import type * as Rn from './syntax.ts';

type LiteralExpr = Rn.Expr & { readonly kind: 'literal' };
type SyntaxName =
  | 'fromInteger'
  | 'fromRational'
  | 'fromString'
  | 'fromLabel'
  | 'fromList'
  | 'fromListN'
  | 'toList'
  | 'negate'
  | '=='
  | 'ifThenElse'
  | 'guard'
  | 'return';

export function call(head: Rn.Expr, args: readonly Rn.Expr[], span: Span): Rn.Expr {
  return { kind: 'apply', head, args, span };
}

export abstract class RebindableRenamer extends PatternRenamer {
  /** RebindableSyntax: the function of this name that is in scope. */
  protected syntaxName(text: SyntaxName, span: Span): Rn.Expr {
    const written = { qualifier: null, text, span };
    const found = this.findValue(written);
    return found === null ? { kind: 'var', name: this.missing(written, 'value', 'variable'), span } : { kind: 'var', name: found, span };
  }

  /** `qualifier`: of `M.do` */
  protected doSyntax(stmts: readonly Rn.Stmt[], qualifier: string | null, span: Span): Rn.Expr {
    const applicative = this.has('ApplicativeDo') ? applicativeDo(stmts, this.#applicativeFunctions(qualifier, span), span) : null;
    return applicative ?? this.monadicDo(stmts, qualifier, span);
  }

  protected monadicDo(stmts: readonly Rn.Stmt[], qualifier: string | null, span: Span): Rn.Expr {
    if (qualifier === null && !this.has('RebindableSyntax')) return { kind: 'do', stmts, span };
    const find = (text: string): Name | null => this.findValue({ qualifier, text, span });
    const binds = stmts.some(({ kind }) => kind === 'bind');
    // only then `fail` need be in scope, and mean one thing; GHC does not look whether a constructor has siblings either
    const isFailable = stmts.some((stmt) => stmt.kind === 'bind' && mayFail(stmt.pattern, () => true));
    const follows = stmts.some(({ kind }, i) => kind === 'exprStmt' && i < stmts.length - 1);
    return {
      kind: 'do',
      stmts,
      rebound: { '>>=': binds ? find('>>=') : null, '>>': follows ? find('>>') : null, fail: isFailable ? find('fail') : null },
      span,
    };
  }

  #applicativeFunctions(qualifier: string | null, span: Span): ApplicativeFunctions {
    const { wired } = this.context;
    const isRebound = qualifier !== null || this.has('RebindableSyntax');
    const find = (text: 'fmap' | '<*>'): Rn.Expr => {
      const written = { qualifier, text, span };
      const name = isRebound ? (this.findValue(written) ?? this.missing(written, 'value', 'variable')) : wired.value(text);
      return { kind: 'var', name, span };
    };
    return {
      fmap: () => find('fmap'),
      apply: () => find('<*>'),
      isReturn: (name) => (isRebound ? name.text === 'return' || name.text === 'pure' : name === wired.value('return') || name === wired.value('pure')),
      isDollar: (name) => name === wired.value('$'),
    };
  }

  // Literals -------------------------------------------------------------------------------------------------------------------------------

  protected literalSyntax(literal: LiteralExpr): Rn.Expr {
    const { span } = literal;
    const rebound = this.#reboundLiteral(literal);
    return rebound === null ? literal : call(this.syntaxName(rebound.function, span), [rebound.literal], span);
  }

  /** The literal at the type it is given to its function with; null where it means itself. */
  #reboundLiteral(literal: LiteralExpr): { readonly function: SyntaxName; readonly literal: Rn.Expr } | null {
    const { value, hashes, span } = literal;
    if (!this.has('RebindableSyntax') || hashes > 0) return null;
    const { wired } = this.context;
    const at = (name: Name): Rn.Expr => ({ kind: 'typed', expr: literal, signature: { implicit: [], type: { kind: 'typeCon', name, span }, span }, span });
    switch (value.kind) {
      case 'integer':
        return { function: 'fromInteger', literal: at(wired.type('Integer')) };
      case 'rational':
        return { function: 'fromRational', literal: at(wired.type('Rational')) };
      case 'string':
        return this.has('OverloadedStrings') ? { function: 'fromString', literal: at(wired.type('String')) } : null;
      case 'char':
        return null;
    }
  }

  protected negateSyntax(operand: Rn.Expr, span: Span): Rn.Expr {
    return this.has('RebindableSyntax') ? call(this.syntaxName('negate', span), [operand], span) : { kind: 'negate', operand, span };
  }

  /** `((== literal) -> True)`. */
  protected literalMatch(pattern: LiteralPattern): Rn.Pattern {
    const { value, hashes, negative, span } = pattern;
    const positive = negative ? negated(value) : value;
    const rebound = this.#reboundLiteral({ kind: 'literal', value: positive, hashes, span });
    if (rebound === null) return pattern;
    const literal = call(this.syntaxName(rebound.function, span), [rebound.literal], span);
    const operand = negative ? this.negateSyntax(literal, span) : literal;
    const equals: Rn.Expr = { kind: 'rightSection', operator: this.syntaxName('==', span), operand, span };
    const con = { name: this.context.wired.value('True'), span };
    return { kind: 'viewPattern', function: equals, pattern: { kind: 'conPattern', con, args: [], span }, span };
  }

  // Lists ----------------------------------------------------------------------------------------------------------------------------------

  /** A list as what `fromListN` or, without a length, `fromList` makes of it. */
  protected overloadedList(list: Rn.Expr, length: number | null): Rn.Expr {
    const { span } = list;
    if (length === null) return call(this.#listFunction('fromList', span), [list], span);
    const count: Rn.Expr = { kind: 'literal', value: { kind: 'integer', value: BigInt(length) }, hashes: 0, span };
    return call(this.#listFunction('fromListN', span), [count, list], span);
  }

  protected listMatch(list: Rn.Pattern): Rn.Pattern {
    const { span } = list;
    return this.has('OverloadedLists') ? { kind: 'viewPattern', function: this.#listFunction('toList', span), pattern: list, span } : list;
  }

  #listFunction(text: 'fromList' | 'fromListN' | 'toList', span: Span): Rn.Expr {
    if (this.has('RebindableSyntax')) return this.syntaxName(text, span);
    return { kind: 'var', name: this.context.names.global('GHC.Exts', text, 'value'), span };
  }
}
