/** Expressions and statements. */
import { label } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import { PatternParser } from './pattern.ts';
import { sumExpr } from './sum.ts';

/** Keywords that begin an expression which reaches as far as it can. */
const blockWords: ReadonlySet<string> = new Set(['do', 'mdo', 'case', 'let', 'if', '\\']);

/** Tokens no pattern has outside of brackets: a statement with one before `<-` does not bind. */
const notInPatterns: ReadonlySet<string> = new Set([
  ...blockWords,
  '[|',
  '[||',
  'rec',
  'of',
  'then',
  'else',
  'where',
  'in',
  '=',
  '|',
  ',',
  ';',
  ')',
  ']',
  '}',
  '#)',
]);

export abstract class ExprParser extends PatternParser {
  /** The block of `let` or `where`, whose keyword has been taken. */
  protected abstract localDeclarations(): Ast.Decl[];

  /** An expression, with `:: type` where that follows. */
  expression(): Ast.Expr {
    const start = this.token.span;
    return this.#typedBehind(this.#infixExpression(), start);
  }

  #typedBehind(expr: Ast.Expr, start: Span): Ast.Expr {
    if (!this.take('::')) return expr;
    const type = this.type();
    return { kind: 'typed', expr, type, span: this.from(start) };
  }

  // Operators ------------------------------------------------------------------------------------------------------------------------------

  #infixExpression(): Ast.Expr {
    const start = this.token.span;
    const items = this.#chain();
    if (items[items.length - 1].kind === 'operator') throw this.unexpected('an expression');
    return this.#chained(items, start);
  }

  #chained(items: readonly (Ast.Expr | Ast.Operator | Ast.Minus)[], start: Span): Ast.Expr {
    return items.length === 1 ? (items[0] as Ast.Expr) : { kind: 'infix', items, span: this.from(start) };
  }

  /** Operands and operators; ends in an operator only before `)`, for a section. */
  #chain(): (Ast.Expr | Ast.Operator | Ast.Minus)[] {
    this.enter();
    const items: (Ast.Expr | Ast.Operator | Ast.Minus)[] = [];
    for (;;) {
      while (this.isWord('-') && !this.#atTightMinus()) items.push(this.minus());
      items.push(this.#operand());
      if (!this.atOperator()) break;
      items.push(this.operator());
      if (this.is(')')) break;
    }
    this.leave();
    return items;
  }

  protected atOperator(): boolean {
    const { kind } = this.token;
    return kind === 'varsym' || kind === 'consym' || this.is('`');
  }

  protected operator(): Ast.Operator {
    if (this.is('`')) return this.backquoted('an operator');
    const { token } = this;
    if (token.qualifier === null && token.spacing === 'prefix' && (token.text === '!' || token.text === '~')) {
      throw this.failure('MisplacedStrictness', token.span, `\`${token.text}\` right before an operand marks a pattern, not an expression`, {
        help: `as an operator it has a space on both sides: \`x ${token.text} y\``,
      });
    }
    if (token.text === '~' && token.qualifier === null) throw this.unexpected('an operator');
    this.#refuseSplice();
    this.advance();
    return { kind: 'operator', name: this.nameOf(token), span: token.span };
  }

  // Applications and the big forms -----------------------------------------------------------------------------------------------------------

  #operand(): Ast.Expr {
    const start = this.token.span;
    const isBlock = this.#atBlockForm();
    const head = isBlock ? this.#blockForm() : this.#atomicExpression();
    const args: Ast.Expr[] = [];
    for (;;) {
      // a block that indentation alone does not end, and a line that is indented like none around it
      if (isBlock && this.token.first && this.#startsExpression() && !this.extensions.has('BlockArguments')) {
        throw this.unexpected('a line that begins where the others of its block do', label(head.span, 'behind this block'));
      }
      if (this.#atBlockForm()) {
        this.require('BlockArguments', this.token.span, `\`${this.token.text}\` expressions as arguments`);
        args.push(this.#blockForm());
      } else if (this.is('@') && this.token.spacing === 'prefix') args.push(this.#typeArgument());
      else if (this.#startsExpression()) args.push(this.#atomicExpression());
      else break;
    }
    if (args.length === 0) return head;
    if (isBlock) this.require('BlockArguments', head.span, 'blocks as functions');
    return { kind: 'apply', head, args, span: this.from(start) };
  }

  #typeArgument(): Ast.Expr {
    const start = this.advance().span;
    this.require('TypeApplications', start, 'type arguments');
    const type = this.atomicType();
    return { kind: 'typeArg', type, span: this.from(start) };
  }

  #atBlockForm(): boolean {
    return this.token.kind === 'fixed' && blockWords.has(this.token.text);
  }

  #blockForm(): Ast.Expr {
    this.enter();
    const start = this.advance();
    const expr = this.#blockFormOf(start.text, start.span, start.qualifier);
    this.leave();
    return expr;
  }

  #blockFormOf(word: string, start: Span, qualifier: string | null): Ast.Expr {
    switch (word) {
      case 'do':
      case 'mdo': {
        const stmts = this.#statementBlock();
        if (stmts.length === 0) this.complain('EmptyDo', start, `this \`${word}\` has no statements`);
        // a line that is indented like none around it broke the block off: that is reported
        else if (stmts[stmts.length - 1].kind !== 'exprStmt' && !this.token.first) {
          this.complain('LastStatement', stmts[stmts.length - 1].span, 'the last statement of a `do` must be an expression', {
            help: 'end with what the block is to give, such as `return ()`',
          });
        }
        return { kind: 'do', stmts, recursive: word === 'mdo', qualifier, span: this.from(start) };
      }
      case 'case': {
        const scrutinee = this.expression();
        if (!this.is('of')) throw this.unexpected('`of`', label(start, 'this `case` needs an `of`'));
        this.advance();
        const alternatives = this.#alternatives(start);
        return { kind: 'case', scrutinee, alternatives, span: this.from(start) };
      }
      case 'let': {
        const decls = this.localDeclarations();
        return this.#letBody(decls, start);
      }
      case 'if':
        return this.is('|') ? this.#multiIf(start) : this.#conditional(start);
      default:
        return this.#lambda(start);
    }
  }

  #letBody(decls: readonly Ast.Decl[], start: Span): Ast.Expr {
    this.need('in', start);
    const body = this.expression();
    return { kind: 'let', decls, body, span: this.from(start) };
  }

  #lambda(start: Span): Ast.Expr {
    if (this.is('case')) {
      this.require('LambdaCase', this.from(start), '`\\case` expressions');
      this.advance();
      const alternatives = this.#alternatives(start);
      return { kind: 'lambdaCase', alternatives, span: this.from(start) };
    }
    const params: Ast.Pattern[] = [this.atomicPattern()];
    while (this.startsPattern()) params.push(this.atomicPattern());
    if (!this.is('->')) throw this.unexpected('`->` behind the parameters of this lambda', label(start, 'it begins here'));
    this.advance();
    const body = this.expression();
    return { kind: 'lambda', params, body, span: this.from(start) };
  }

  /** A chain of `else if` of any length is not nested to the reader. */
  #conditional(start: Span): Ast.Expr {
    const branches: { readonly start: Span; readonly test: Ast.Expr; readonly then: Ast.Expr }[] = [];
    for (let at: Span | null = start; at !== null; at = this.#elseIf()) branches.push({ start: at, ...this.#branch(at) });
    let result = this.expression();
    for (let i = branches.length - 1; i >= 0; i--) {
      const { start: at, test, then } = branches[i];
      result = { kind: 'if', test, then, else: result, span: this.from(at) };
    }
    return result;
  }

  /** What comes before an `else`, and that. */
  #branch(start: Span): { readonly test: Ast.Expr; readonly then: Ast.Expr } {
    const test = this.expression();
    this.#skipSemicolon('then');
    if (!this.is('then')) throw this.unexpected('`then`', label(start, 'this `if` needs a `then`'));
    this.advance();
    const then = this.expression();
    this.#skipSemicolon('else');
    if (!this.is('else')) throw this.unexpected('`else`', label(start, 'this `if` needs an `else`'));
    this.advance();
    return { test, then };
  }

  /** The `if` behind an `else`, unless it is one of guards. */
  #elseIf(): Span | null {
    return this.is('if') && !this.isFixedAhead(1, '|') ? this.advance().span : null;
  }

  /** DoAndIfThenElse: `then` and `else` may be lines of their own in a block. */
  #skipSemicolon(word: 'then' | 'else'): void {
    if (!this.atSemicolon() || !this.extensions.has('DoAndIfThenElse')) return;
    if (this.isFixedAhead(this.token.kind === 'virtual' ? 0 : 1, word)) this.advance();
  }

  /** Its guards are a block without `;`: they begin where the first does. */
  #multiIf(start: Span): Ast.Expr {
    this.require('MultiWayIf', start, '`if |` expressions');
    if (this.openBlock(true) === 'empty') throw this.unexpected('a guard indented more than the block it stands in');
    const alternatives: Ast.GuardedExpr[] = [];
    while (this.is('|')) alternatives.push(this.#guarded('->'));
    this.closeImplicit();
    return { kind: 'multiIf', alternatives, span: this.from(start) };
  }

  #alternatives(start: Span): Ast.Alternative[] {
    const alternatives = this.block(() => this.#alternative());
    if (alternatives.length === 0) this.require('EmptyCase', this.from(start), '`case` expressions without alternatives');
    return alternatives;
  }

  #alternative(): Ast.Alternative {
    const start = this.token.span;
    // `p :: t -> e` would be read as a function type: a type needs parentheses here
    const pattern = this.pattern(false);
    const rhs = this.rhs('->');
    return { kind: 'alternative', pattern, rhs, span: this.from(start) };
  }

  // Right-hand sides -----------------------------------------------------------------------------------------------------------------------

  /** `= e` or `| guards = e …` (or with `->`), and `where`. */
  protected rhs(arrow: '=' | '->'): Ast.Rhs {
    const start = this.token.span;
    const alternatives: Ast.GuardedExpr[] = [];
    if (this.is(arrow)) {
      const at = this.advance().span;
      const body = this.expression();
      alternatives.push({ kind: 'guarded', guards: [], body, span: this.from(at) });
    } else if (this.is('|')) {
      while (this.is('|')) alternatives.push(this.#guarded(arrow));
    } else {
      const help = arrow === '=' ? (this.is('->') ? 'a definition is written with `=`' : null) : this.is('=') ? 'an alternative is written with `->`' : null;
      throw this.unexpected(`\`${arrow}\` or a guard`, help === null ? {} : { help });
    }
    const where = this.take('where') ? this.localDeclarations() : [];
    return { kind: 'rhs', alternatives, where, span: this.from(start) };
  }

  #guarded(arrow: '=' | '->'): Ast.GuardedExpr {
    const start = this.need('|').span;
    const guards = this.commaSeparated(() => this.statement());
    if (!this.is(arrow)) throw this.unexpected(`\`${arrow}\` behind the guard`, label(start, 'the guard begins here'));
    this.advance();
    const body = this.expression();
    return { kind: 'guarded', guards, body, span: this.from(start) };
  }

  // Statements -----------------------------------------------------------------------------------------------------------------------------

  #statementBlock(): Ast.Stmt[] {
    return this.block(() => (this.is('rec') ? this.#recStatement() : this.statement()), this.extensions.has('NondecreasingIndentation'));
  }

  /** RecursiveDo: `rec` and a block of statements. */
  #recStatement(): Ast.Stmt {
    this.enter();
    const start = this.advance().span;
    const stmts = this.#statementBlock();
    if (stmts.length === 0) this.complain('EmptyDo', start, 'this `rec` has no statements');
    this.leave();
    return { kind: 'recStmt', stmts, span: this.from(start) };
  }

  /** Of `do`, of a comprehension, or of a guard. */
  protected statement(): Ast.Stmt {
    const start = this.token.span;
    if (this.is('let')) return this.#letStatement();
    if (this.#bindsHere()) {
      const pattern = this.pattern(true);
      this.need('<-');
      const expr = this.expression();
      return { kind: 'bind', pattern, expr, span: this.from(start) };
    }
    const expr = this.expression();
    return { kind: 'exprStmt', expr, span: this.from(start) };
  }

  /** `let decls`, unless `in` makes it an expression. */
  #letStatement(): Ast.Stmt {
    const start = this.advance().span;
    const decls = this.localDeclarations();
    if (!this.is('in')) return { kind: 'letStmt', decls, span: this.from(start) };
    this.enter();
    const expr = this.#letBody(decls, start);
    this.leave();
    return { kind: 'exprStmt', expr, span: this.from(start) };
  }

  /** Does `<-` come before this statement ends? Looks at each token outside of brackets once. */
  #bindsHere(): boolean {
    let inType = false;
    for (let index = this.at; ; index++) {
      const token = this.tokenAt(index);
      if (token.kind === 'end' || (index > this.at && this.endsItem(token))) return false;
      if (token.kind !== 'fixed') continue;
      const { text } = token;
      if (text === '<-') return true;
      if (notInPatterns.has(text) || (text === '->' && !inType)) return false;
      if (text === '::') inType = true;
      const end = this.partner(index);
      if (end === index && (text === '(' || text === '[' || text === '{' || text === '(#')) return false;
      index = end;
    }
  }

  // Atoms ----------------------------------------------------------------------------------------------------------------------------------

  /** LexicalNegation: a minus right before its operand belongs to that. */
  #atTightMinus(): boolean {
    return this.token.spacing === 'prefix' && this.extensions.has('LexicalNegation') && this.isWord('-');
  }

  #startsExpression(): boolean {
    const { token } = this;
    if (this.#atTightMinus()) return true;
    if (token.kind === 'fixed') return token.text === '(' || token.text === '[' || token.text === '_' || token.text === '(#' || this.#atQuotation();
    return token.kind === 'varid' || token.kind === 'conid' || token.kind === 'implicit' || token.kind === 'label' || token.value !== null;
  }

  /** An atom, with record braces behind it. */
  #atomicExpression(): Ast.Expr {
    const start = this.token.span;
    if (this.#atTightMinus()) {
      const items = [this.minus(), this.#atomicExpression()];
      const span = this.from(start);
      return { kind: 'paren', inner: { kind: 'infix', items, span }, span };
    }
    let expr = this.#atom();
    while (this.is('{')) {
      const { fields, wildcard } = this.fields(() => this.expression());
      const span = this.from(start);
      if (expr.kind === 'con') expr = { kind: 'construct', name: expr.name, fields, wildcard, span };
      else {
        if (wildcard !== null) this.complain('MisplacedWildcard', wildcard, '`..` cannot stand in an update');
        if (fields.length === 0) this.complain('EmptyUpdate', span, 'an update needs at least one field');
        expr = { kind: 'update', record: expr, fields, span };
      }
    }
    return expr;
  }

  #atom(): Ast.Expr {
    const { token } = this;
    const { span } = token;
    if (token.kind === 'varid') return { kind: 'var', name: this.nameOf(this.advance()), span };
    if (token.kind === 'conid') return { kind: 'con', name: this.nameOf(this.advance()), span };
    if (token.value !== null) return this.signedLiteral();
    if (token.kind === 'implicit') return { kind: 'implicitVar', name: this.nameOf(this.advance()), span };
    if (token.kind === 'label') return { kind: 'label', name: this.nameOf(this.advance()), span };
    if (this.is('_')) return { kind: 'var', name: this.nameOf(this.advance()), span };
    if (this.is('(')) return this.#parenExpression();
    if (this.is('[')) return this.#listExpression();
    if (this.is('(#')) return this.#tuple(true);
    if (this.#atQuotation()) return this.#quotation();
    this.#refuseSplice();
    throw this.unexpected('an expression');
  }

  #atQuotation(): boolean {
    return this.is('[|') || this.is('[||');
  }

  /** TemplateHaskellQuotes. */
  #quotation(): Ast.Expr {
    const open = this.advance();
    const body = this.expression();
    this.need(`${open.text.slice(1)}]`, open.span);
    return { kind: 'quotation', typed: open.text === '[||', body, span: this.from(open.span) };
  }

  /** `$x` or `$$x`. */
  #refuseSplice(): void {
    const { text, spacing, span } = this.token;
    if (/^\$\$?$/.test(text) && spacing === 'prefix' && this.extensions.has('TemplateHaskellQuotes')) {
      throw this.failure('UnsupportedExtension', span, 'splices are not supported');
    }
  }

  #parenExpression(): Ast.Expr {
    const start = this.token.span;
    const inner = this.ahead(1);
    if (this.isFixedAhead(2, ')') && (inner.kind === 'varsym' || inner.kind === 'consym')) {
      const name = this.parenthesized();
      return { kind: inner.kind === 'varsym' ? 'var' : 'con', name, span: name.span };
    }
    const commas = this.commasAhead();
    if (commas > 0 || this.isFixedAhead(1, ')')) {
      for (let i = 0; i < commas + 2; i++) this.advance();
      const span = this.from(start);
      return { kind: 'con', name: { qualifier: null, text: commas > 0 ? ','.repeat(commas) : '()', span }, span };
    }
    return this.#startsSection() ? this.#rightSection() : this.#tuple(false);
  }

  /** `(op e)`, but `(- e)` is a negation. */
  #startsSection(): boolean {
    const inner = this.ahead(1);
    if (inner.kind === 'consym' || (inner.kind === 'fixed' && inner.text === '`')) return true;
    // with LexicalNegation `(- e)` is a section, `(-e)` is not
    if (inner.kind === 'varsym' && inner.text === '-' && inner.spacing !== 'prefix' && this.extensions.has('LexicalNegation')) return true;
    return inner.kind === 'varsym' && !(inner.text === '-' && inner.qualifier === null) && !(inner.text === '~' && inner.qualifier === null);
  }

  #rightSection(): Ast.Expr {
    const start = this.advance().span;
    const { token } = this;
    // `(!x)` is a section although `!` is a prefix there
    const operator: Ast.Operator = this.is('`') ? this.backquoted('an operator') : { kind: 'operator', name: this.nameOf(this.advance()), span: token.span };
    const operand = this.#infixExpression();
    this.need(')', start);
    return { kind: 'rightSection', operator, operand, span: this.from(start) };
  }

  /** Parentheses, tuple, tuple section, or left section. */
  #tuple(unboxed: boolean): Ast.Expr {
    const start = this.advance().span;
    const close = unboxed ? '#)' : ')';
    const items: (Ast.Expr | null)[] = [];
    if (unboxed && this.is('|')) return this.#sum(null, start);
    if (!this.is(close) || !unboxed) {
      do {
        if (this.is(',') || this.is(close)) items.push(null);
        else items.push(this.#itemOf(unboxed));
      } while (this.take(','));
    }
    if (items.length === 1 && items[0] === null) throw this.unexpected('an expression');
    if (unboxed && items.length === 1 && this.is('|')) return this.#sum(items[0], start);
    this.need(close, start);
    const span = this.from(start);
    // without any item it is the constructor
    if (items.includes(null) && items.some((item) => item !== null)) this.require('TupleSections', span, 'tuple sections');
    const [first] = items;
    if (items.length !== 1 || unboxed || first === null) return { kind: 'tuple', items, unboxed, span };
    return first.kind === 'leftSection' ? { ...first, span } : { kind: 'paren', inner: first, span };
  }

  #sum(first: Ast.Expr | null, start: Span): Ast.Expr {
    const alternative = this.alternativeOf(first, () => this.expression(), start);
    return sumExpr(alternative, this.from(start));
  }

  #itemOf(unboxed: boolean): Ast.Expr {
    const start = this.token.span;
    const items = this.#chain();
    const last = items[items.length - 1];
    if (last.kind !== 'operator') return this.#typedBehind(this.#chained(items, start), start);
    if (unboxed) throw this.unexpected('an expression');
    const operand = items.slice(0, -1);
    const end = operand[operand.length - 1].span;
    const span = { ...start, endLine: end.endLine, endCol: end.endCol };
    const left: Ast.Expr = operand.length === 1 ? (operand[0] as Ast.Expr) : { kind: 'infix', items: operand, span };
    return { kind: 'leftSection', operand: left, operator: last, span: this.from(start) };
  }

  #listExpression(): Ast.Expr {
    const start = this.advance().span;
    if (this.take(']')) {
      const span = this.from(start);
      return { kind: 'con', name: { qualifier: null, text: '[]', span }, span };
    }
    const first = this.expression();
    if (this.is('|')) return this.#comprehension(first, start);
    if (this.is('..')) return this.#range(first, null, start);
    const items = [first];
    while (this.take(',')) {
      items.push(this.expression());
      if (items.length === 2 && this.is('..')) return this.#range(first, items[1], start);
    }
    this.need(']', start);
    return { kind: 'list', items, span: this.from(start) };
  }

  #range(from: Ast.Expr, then: Ast.Expr | null, start: Span): Ast.Expr {
    this.advance();
    const to = this.is(']') ? null : this.expression();
    this.need(']', start);
    return { kind: 'range', from, then, to, span: this.from(start) };
  }

  #comprehension(body: Ast.Expr, start: Span): Ast.Expr {
    const branches: Ast.Stmt[][] = [];
    while (this.is('|')) {
      const bar = this.advance().span;
      if (branches.length === 1) this.require('ParallelListComp', bar, 'parallel comprehensions');
      const branch = this.commaSeparated(() => this.statement());
      branches.push(branch);
    }
    this.need(']', start);
    return { kind: 'comprehension', body, branches, span: this.from(start) };
  }
}
