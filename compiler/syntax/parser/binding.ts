/** Declarations that may stand anywhere: signatures, fixities, clauses and pattern bindings. */
import { label } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import { ExprParser } from './expr.ts';
import { isPatternStart } from './pattern.ts';

/** The left side of a clause or pattern binding, before it is known which. */
interface Left {
  /** runs of atomic patterns, operators between them */
  readonly items: readonly (readonly Ast.Pattern[] | Ast.Operator)[];
}

type Clause = Pick<Ast.FunctionClause, 'name' | 'infix' | 'params' | 'strict'>;

const fixities: Readonly<Record<string, Ast.FixityDecl['associativity']>> = { infixl: 'left', infixr: 'right', infix: 'none' };

export abstract class BindingParser extends ExprParser {
  protected localDeclarations(): Ast.Decl[] {
    return this.block(() => (this.token.kind === 'implicit' ? this.#implicitBinding() : this.binding()));
  }

  #implicitBinding(): Ast.Decl {
    const start = this.token.span;
    const name = this.nameOf(this.advance());
    this.need('=');
    const value = this.expression();
    return { kind: 'implicitBinding', name, value, span: this.from(start) };
  }

  /** A signature, fixity, clause or pattern binding. */
  protected binding(): Ast.Decl {
    if (this.token.kind === 'fixed' && Object.hasOwn(fixities, this.token.text)) return this.#fixity();
    return this.#startsSignature() ? this.#signature() : this.#clauseOrPattern();
  }

  // Signatures and fixities ------------------------------------------------------------------------------------------------------------------

  #startsSignature(): boolean {
    for (let ahead = 0; ; ahead++) {
      const token = this.ahead(ahead);
      if (token.kind === 'fixed' && token.text === '(' && this.ahead(ahead + 1).kind === 'varsym' && this.isFixedAhead(ahead + 2, ')')) ahead += 2;
      else if (token.kind !== 'varid') return false;
      if (this.isFixedAhead(ahead + 1, '::')) return true;
      if (!this.isFixedAhead(ahead + 1, ',')) return false;
      ahead++;
    }
  }

  #signature(): Ast.Decl {
    const start = this.token.span;
    const names = this.variables();
    this.need('::');
    const at = this.at;
    const type = this.type();
    if (this.is('=') || this.is('|')) {
      // a clause that is indented more than the signature above it is more of the type
      const [{ text }] = names;
      const clause = this.tokens.slice(at, this.at).find((token) => token.first && token.text === text);
      if (clause) throw this.failure('UnexpectedToken', clause.span, `\`${text}\` is indented more than its signature`);
    }
    if (this.is('=') && names.length === 1) {
      this.require('ScopedTypeVariables', this.token.span, 'type signatures in patterns');
      const [name] = names;
      return this.#patternBinding({ kind: 'typedPattern', pattern: { kind: 'varPattern', name, span: name.span }, type, span: this.from(start) }, start);
    }
    return { kind: 'typeSignature', names, type, isDefault: false, span: this.from(start) };
  }

  protected variables(): Ast.Name[] {
    return this.commaSeparated(() => {
      const name = this.variable('a variable');
      if (name.qualifier !== null) this.complain('QualifiedBinder', name.span, 'a name is declared without a qualifier');
      return name;
    });
  }

  #declaredOperator(): Ast.Name {
    const { kind, text } = this.token;
    if (this.is('`')) return this.backquoted('an operator').name;
    if (kind === 'varsym' || kind === 'consym') return this.nameOf(this.advance());
    throw this.unexpected('an operator', kind === 'varid' ? { help: `a name that is used as an operator is written \`\`${text}\`\`` } : {});
  }

  #fixity(): Ast.Decl {
    const start = this.advance();
    let precedence = 9;
    if (this.token.kind === 'integer' && this.token.value?.kind === 'integer') {
      const { value } = this.token.value;
      if (value < 0n || value > 9n) this.complain('InvalidPrecedence', this.token.span, 'a precedence is a number from 0 to 9');
      else precedence = Number(value);
      this.advance();
    }
    const operators = this.commaSeparated(() => this.#declaredOperator());
    return { kind: 'fixity', associativity: fixities[start.text], precedence, operators, span: this.from(start.span) };
  }

  // Clauses and pattern bindings -------------------------------------------------------------------------------------------------------------

  #clauseOrPattern(): Ast.Decl {
    const start = this.token.span;
    const clause = this.#nestedClause();
    if (clause !== null) return this.#clause(clause, start);
    const left = this.#left();
    if (!this.is('=') && !this.is('|') && !this.is('::')) throw this.#nakedExpression(start);
    const function_ = this.#clauseOf(left);
    if (function_ !== null && !this.is('::')) return this.#clause(function_, start);
    let pattern = this.#patternOf(left, start);
    if (this.take('::')) {
      const type = this.type();
      if (!this.is('=') && !this.is('|')) {
        const help = pattern.kind === 'conPattern' ? { help: 'variables begin with a lower-case letter' } : {};
        throw this.failure('InvalidPattern', pattern.span, 'only variables have signatures', help);
      }
      pattern = { kind: 'typedPattern', pattern, type, span: this.from(start) };
    }
    return this.#patternBinding(pattern, start);
  }

  #patternBinding(pattern: Ast.Pattern, start: Span): Ast.Decl {
    const rhs = this.rhs('=');
    return { kind: 'patternBinding', pattern, rhs, span: this.from(start) };
  }

  #clause(clause: Clause, start: Span): Ast.Decl {
    const rhs = this.rhs('=');
    return { kind: 'functionClause', ...clause, rhs, span: this.from(start) };
  }

  #nakedExpression(start: Span): unknown {
    const help = this.is('<-')
      ? 'the result of an action is bound without `let`: `name <- action`'
      : 'a declaration is `name = …`, `name parameters = …`, or a signature `name :: type`';
    if (this.token.kind === 'end' || this.token.kind === 'virtual' || this.atSemicolon()) {
      const note = 'if it belongs to a block above, indent it more';
      return this.failure('NakedExpression', this.from(start), 'expected a declaration, but this defines nothing', { help, note });
    }
    return this.unexpected('`=` or a guard', { labels: [{ span: start, text: 'in the declaration that begins here' }], help });
  }

  /** `(x + y) z`, `(f) x`: the left side of a function, or its name, in parentheses, with more parameters behind. Null when that is not what stands here. */
  #nestedClause(inParentheses = false): Clause | null {
    if (!this.is('(')) return null;
    const close = this.partner(this.at);
    const behind = this.tokenAt(close + 1);
    if (close === this.at || (close === this.at + 2 && this.ahead(1).kind !== 'varid')) return null;
    if ((!isPatternStart(behind) || this.endsItem(behind)) && !(inParentheses && behind.text === ')')) return null;
    this.enter();
    const open = this.advance().span;
    const inner = this.#nestedClause(true) ?? this.#clauseOf(this.#left());
    this.leave();
    if (inner === null || inner.strict || this.is(',')) {
      const { endLine, endCol } = this.tokenAt(close).span;
      throw this.failure('InvalidLeftSide', { ...open, endLine, endCol }, 'expected a function and its parameters in these parentheses');
    }
    this.need(')', open);
    const params = [...inner.params];
    while (this.startsPattern()) params.push(this.atomicPattern());
    return { ...inner, params };
  }

  #left(): Left {
    const items: (readonly Ast.Pattern[] | Ast.Operator)[] = [];
    for (;;) {
      items.push(this.#run());
      const { token } = this;
      if (this.atConOperator()) items.push(this.conOperator());
      else if (this.is('`')) items.push(this.backquoted('an operator'));
      else if (token.kind === 'varsym') {
        this.advance();
        items.push({ kind: 'operator', name: this.nameOf(token), span: token.span });
      } else return { items };
    }
  }

  /** Patterns side by side: `f x y`, `Just x`, `-1`. */
  #run(): Ast.Pattern[] {
    if (this.isWord('-')) return [this.negativePattern()];
    const patterns = [this.atomicPattern()];
    while (this.startsPattern()) patterns.push(this.atomicPattern());
    return patterns;
  }

  /** What is defined, when this is the left side of a function or variable; null for a pattern. */
  #clauseOf({ items }: Left): Clause | null {
    const at = items.findIndex((item) => !Array.isArray(item) && isVariable((item as Ast.Operator).name));
    if (at >= 0) {
      const operator = items[at] as Ast.Operator;
      const second = items.slice(at + 1).find((item) => !Array.isArray(item) && isVariable((item as Ast.Operator).name)) as Ast.Operator | undefined;
      if (second !== undefined) {
        throw this.failure('InvalidLeftSide', second.span, 'a left side defines one operator only', label(operator.span, 'this is another'));
      }
      if (operator.name.qualifier !== null) this.complain('QualifiedBinder', operator.span, 'a name is declared without a qualifier');
      const params = [this.#sideOf(items.slice(0, at)), this.#sideOf(items.slice(at + 1))];
      return { name: operator.name, infix: true, params, strict: false };
    }
    const [first, ...params] = items[0] as readonly Ast.Pattern[];
    if (items.length > 1) return null;
    if (first.kind === 'varPattern') return { name: first.name, infix: false, params, strict: false };
    if (first.kind === 'bangPattern' && first.pattern.kind === 'varPattern' && params.length === 0) {
      return { name: first.pattern.name, infix: false, params, strict: true };
    }
    return null;
  }

  #sideOf(items: Left['items']): Ast.Pattern {
    const [first] = items[0] as readonly Ast.Pattern[];
    return this.#patternOf({ items }, first.span);
  }

  #patternOf({ items }: Left, start: Span): Ast.Pattern {
    const flat = items.flatMap((item): (Ast.Pattern | Ast.Operator | Ast.Minus)[] => {
      if (!Array.isArray(item)) return [item as Ast.Operator];
      const operand = this.#operandOf(item as readonly Ast.Pattern[]);
      return operand.kind === 'infix' ? [...operand.items] : [operand];
    });
    if (flat.length === 1) return flat[0] as Ast.Pattern;
    const end = flat[flat.length - 1].span;
    return { kind: 'infix', items: flat, span: { ...start, endLine: end.endLine, endCol: end.endCol } };
  }

  #operandOf([head, ...args]: readonly Ast.Pattern[]): Ast.Pattern {
    if (args.length === 0) return head;
    if (head.kind !== 'conPattern' || head.args.length > 0) {
      if (this.is('::'))
        throw this.failure('InvalidPattern', head.span, 'only variables have signatures', { help: 'a signature has no parameters: `name :: type`' });
      throw this.failure(
        'InvalidPattern',
        head.span,
        head.kind === 'varPattern'
          ? `\`${head.name.text}\` is a variable, but only constructors have arguments in a pattern`
          : 'this pattern cannot have arguments',
        { help: 'a parameter with an operator is in parentheses: `f (x : xs)`' },
      );
    }
    const end = args[args.length - 1].span;
    return { ...head, args, span: { ...head.span, endLine: end.endLine, endCol: end.endCol } };
  }
}

/** Of operators: those that begin with `:` and capital names are constructors. */
function isVariable({ text }: Ast.Name): boolean {
  return !/^[:\p{Lu}\p{Lt}]/u.test(text);
}
