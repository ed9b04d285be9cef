/** Patterns. */
import type * as Ast from '../ast.ts';
import type { Token } from '../token.ts';
import { sumPattern } from './sum.ts';
import { TypeParser } from './type.ts';

export abstract class PatternParser extends TypeParser {
  /** For view patterns. */
  abstract expression(): Ast.Expr;

  /** A pattern with its operators, and `:: type` behind it where that is `typed`. */
  pattern(typed = false): Ast.Pattern {
    this.enter();
    const start = this.token.span;
    const items: (Ast.Pattern | Ast.Operator | Ast.Minus)[] = [];
    for (;;) {
      items.push(this.isWord('-') ? this.negativePattern() : this.#patternOperand());
      if (!this.atConOperator()) break;
      items.push(this.conOperator());
    }
    const [first] = items;
    let pattern: Ast.Pattern = items.length === 1 ? (first as Ast.Pattern) : { kind: 'infix', items, span: this.from(start) };
    if (typed && this.is('::')) {
      this.require('ScopedTypeVariables', this.advance().span, 'type signatures in patterns');
      const type = this.type();
      pattern = { kind: 'typedPattern', pattern, type, span: this.from(start) };
    }
    this.leave();
    return pattern;
  }

  protected minus(): Ast.Minus {
    return { kind: 'minus', span: this.advance().span };
  }

  /** `-1`, whatever operator stands beside it: more than the report's rule, which asks for one that binds less than minus. */
  protected negativePattern(): Ast.Pattern {
    const { span } = this.advance();
    if (this.token.kind !== 'integer' && this.token.kind !== 'rational') throw this.unexpected('a number behind `-` in a pattern');
    return { kind: 'negate', operand: this.literal(), span: this.from(span) };
  }

  protected atConOperator(): boolean {
    return this.token.kind === 'consym' || (this.is('`') && this.ahead(1).kind === 'conid');
  }

  protected conOperator(): Ast.Operator {
    if (this.is('`')) return this.backquoted('a constructor');
    const token = this.advance();
    return { kind: 'operator', name: this.nameOf(token), span: token.span };
  }

  /** A constructor with its arguments, or an atomic pattern. */
  #patternOperand(): Ast.Pattern {
    const start = this.token.span;
    const head = this.atomicPattern();
    if (head.kind === 'varPattern' && this.isWord('+') && this.ahead(1).kind === 'integer') {
      this.require('NPlusKPatterns', this.advance().span, 'n + k patterns');
      return { kind: 'plusPattern', name: head.name, addend: this.literal(), span: this.from(start) };
    }
    if (!this.startsPattern()) return head;
    if (head.kind !== 'conPattern') {
      const help = head.kind === 'varPattern' ? { help: `only constructors have arguments in a pattern, and \`${head.name.text}\` is a variable` } : {};
      throw this.unexpected('the end of this pattern', help);
    }
    const args: Ast.Pattern[] = [];
    while (this.startsPattern()) args.push(this.atomicPattern());
    return { kind: 'conPattern', name: head.name, args, span: this.from(start) };
  }

  /** Could an atomic pattern begin here? */
  protected startsPattern(): boolean {
    return isPatternStart(this.token);
  }

  atomicPattern(): Ast.Pattern {
    const { token } = this;
    const { span } = token;
    if (token.kind === 'varid' && token.qualifier === null) return this.#variablePattern();
    if (token.kind === 'conid') return this.#constructorPattern(this.nameOf(this.advance()));
    if (token.value !== null) return this.signedLiteral();
    if (this.take('_')) return { kind: 'wildPattern', span };
    if (this.is('(')) return this.#parenPattern();
    if (this.is('[')) return this.#listPattern();
    if (this.is('(#')) return this.#tuplePattern(true);
    if (token.kind === 'varsym' && token.spacing === 'prefix' && (token.text === '!' || token.text === '~')) return this.#markedPattern(token);
    throw this.unexpected('a pattern');
  }

  #markedPattern(token: Token): Ast.Pattern {
    if (token.text === '!') this.require('BangPatterns', token.span, 'bang patterns');
    this.advance();
    this.enter();
    const pattern = this.atomicPattern();
    this.leave();
    return { kind: token.text === '!' ? 'bangPattern' : 'lazyPattern', pattern, span: this.from(token.span) };
  }

  #variablePattern(): Ast.Pattern {
    const name = this.variable('a pattern');
    if (!this.is('@')) return { kind: 'varPattern', name, span: name.span };
    if (this.token.spacing !== 'tight') {
      throw this.failure('LooseAt', this.token.span, 'an as-pattern has no spaces around its `@`', {
        help: `write \`${name.text}@\` and the pattern right behind it`,
      });
    }
    this.advance();
    this.enter();
    const pattern = this.atomicPattern();
    this.leave();
    return { kind: 'asPattern', name, pattern, span: this.from(name.span) };
  }

  #constructorPattern(name: Ast.Name): Ast.Pattern {
    if (!this.is('{')) return { kind: 'conPattern', name, args: [], span: name.span };
    const { fields, wildcard } = this.fields(() => this.patternInParens());
    return { kind: 'recordPattern', name, fields, wildcard, span: this.from(name.span) };
  }

  /** `{ f = x, g, .. }` of a pattern or expression. */
  protected fields<T>(value: () => T): { fields: Ast.FieldOf<T>[]; wildcard: Ast.Operator['span'] | null } {
    const fields: Ast.FieldOf<T>[] = [];
    let wildcard: Ast.Operator['span'] | null = null;
    this.inBraces(() => {
      if (this.is('}')) return;
      do {
        if (this.is('..')) {
          wildcard = this.advance().span;
          this.require('RecordWildCards', wildcard, 'record wildcards');
          break;
        }
        const name = this.variable('a field');
        if (this.take('=')) {
          const item = value();
          fields.push({ kind: 'fieldOf', name, value: item, span: this.from(name.span) });
        } else {
          if (!this.is(',') && !this.is('}')) throw this.unexpected(`\`=\` behind the field \`${name.text}\``);
          this.require('NamedFieldPuns', name.span, 'fields without a value');
          fields.push({ kind: 'fieldOf', name, value: null, span: name.span });
        }
      } while (this.take(','));
    });
    return { fields, wildcard };
  }

  /** A variable, or an operator in parentheses. */
  protected variable(what: string): Ast.Name {
    const { token } = this;
    if (token.kind === 'varid') return this.nameOf(this.advance());
    if (!this.is('(') || this.ahead(1).kind !== 'varsym' || !this.isFixedAhead(2, ')')) throw this.unexpected(what);
    return this.parenthesized();
  }

  /** The name in `(op)`, with the span of all three. */
  protected parenthesized(): Ast.Name {
    const start = this.advance().span;
    const token = this.advance();
    this.need(')');
    return { ...this.nameOf(token), span: this.from(start) };
  }

  protected literal(): Ast.Literal {
    const token = this.advance();
    return { kind: 'literal', value: token.value!, hashes: token.hashes, span: token.span };
  }

  /** With NegativeLiterals `-0.0` is one token, but not the number 0: that has no sign. */
  protected signedLiteral(): Ast.Literal | Ast.Negate<Ast.Literal> {
    const { text, span } = this.token;
    const literal = this.literal();
    const { value, hashes } = literal;
    const isZero = (value.kind === 'integer' ? value.value : value.kind === 'rational' ? value.mantissa : 1n) === 0n;
    return isZero && text[0] === '-' && hashes === 0 ? { kind: 'negate', operand: literal, span } : literal;
  }

  // Brackets -------------------------------------------------------------------------------------------------------------------------------

  #parenPattern(): Ast.Pattern {
    const start = this.token.span;
    if (this.isFixedAhead(2, ')')) {
      if (this.ahead(1).kind === 'consym') return this.#constructorPattern(this.parenthesized());
      if (this.ahead(1).kind === 'varsym') return this.#variablePattern();
    }
    const commas = this.commasAhead();
    if (commas === 0) return this.#tuplePattern(false);
    for (let i = 0; i < commas + 2; i++) this.advance();
    return this.#constructorPattern({ qualifier: null, text: ','.repeat(commas), span: this.from(start) });
  }

  #tuplePattern(unboxed: boolean): Ast.Pattern {
    const start = this.advance().span;
    const close = unboxed ? '#)' : ')';
    const items = this.is(close) || this.is('|') ? [] : this.commaSeparated(() => this.patternInParens());
    if (unboxed && items.length < 2 && this.is('|')) {
      const alternative = this.alternativeOf(items[0] ?? null, () => this.patternInParens(), start);
      return sumPattern(alternative, this.from(start));
    }
    this.need(close, start);
    const span = this.from(start);
    if (unboxed) return { kind: 'tuplePattern', items, unboxed, span };
    if (items.length === 0) return this.#constructorPattern({ qualifier: null, text: '()', span });
    return items.length === 1 ? { kind: 'paren', inner: items[0], span } : { kind: 'tuplePattern', items, unboxed, span };
  }

  #listPattern(): Ast.Pattern {
    const start = this.advance().span;
    const items = this.is(']') ? [] : this.commaSeparated(() => this.patternInParens());
    this.need(']', start);
    const span = this.from(start);
    return items.length === 0 ? { kind: 'conPattern', name: { qualifier: null, text: '[]', span }, args: [], span } : { kind: 'listPattern', items, span };
  }

  /** Between brackets a pattern may have a type, or be a view pattern. */
  protected patternInParens(): Ast.Pattern {
    if (!this.#atView()) return this.pattern(true);
    this.enter();
    const start = this.token.span;
    const view = this.expression();
    this.require('ViewPatterns', this.need('->').span, 'view patterns');
    const pattern = this.patternInParens();
    this.leave();
    return { kind: 'viewPattern', function: view, pattern, span: this.from(start) };
  }

  /** Does `->` come before the item between brackets ends? (Behind `::` it belongs to a type.) */
  #atView(): boolean {
    for (let index = this.at; ; index++) {
      const token = this.tokenAt(index);
      if (token.kind === 'end') return false;
      if (token.kind !== 'fixed') continue;
      const { text } = token;
      if (text === '->') return true;
      if (text === ',' || text === ')' || text === ']' || text === '}' || text === '#)' || text === '::' || text === ';' || text === '=') return false;
      const end = this.partner(index);
      if (end === index && (text === '(' || text === '[' || text === '{' || text === '(#')) return false;
      index = end;
    }
  }
}

/** Could an atomic pattern begin with this token? */
export function isPatternStart(token: Token): boolean {
  switch (token.kind) {
    case 'varid':
      return token.qualifier === null;
    case 'conid':
      return true;
    case 'varsym':
      return token.qualifier === null && token.spacing === 'prefix' && (token.text === '!' || token.text === '~');
    case 'fixed':
      return token.text === '(' || token.text === '[' || token.text === '_' || token.text === '(#';
    default:
      return token.value !== null;
  }
}
