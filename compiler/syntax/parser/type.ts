/** Types, contexts and kinds, which share one syntax; and what is a type by its look: heads of declarations. */
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import type { Token } from '../token.ts';
import { Cursor } from './cursor.ts';
import { sumType } from './sum.ts';

export class TypeParser extends Cursor {
  /** A type with its contexts, `forall`s and arrows. */
  type(): Ast.Type {
    this.enter();
    const { span } = this.token;
    const type = this.isForall() ? this.#forallType() : this.arrows(this.operatorType(false), span);
    this.leave();
    return type;
  }

  /** `t :: kind` too. */
  protected kindedType(): Ast.Type {
    const start = this.token.span;
    const type = this.type();
    if (!this.take('::')) return type;
    this.require('KindSignatures', this.last, 'kind signatures');
    const of = this.type();
    return { kind: 'kinded', type, of, span: this.from(start) };
  }

  /** What follows a type without arrows: `-> type`, or `=> type` when that was a context. */
  protected arrows(left: Ast.Type, start: Span): Ast.Type {
    this.skipMultiplicity();
    if (this.take('->')) {
      const to = this.type();
      return { kind: 'function', from: left, to, span: this.from(start) };
    }
    if (!this.take('=>')) return left;
    const body = this.type();
    return { kind: 'qualified', context: this.contextOf(left), body, span: this.from(start) };
  }

  /** LinearTypes: the `%1` or `%m` before an arrow says how often the argument is used. That is not checked. */
  protected skipMultiplicity(): void {
    if (!this.#atMultiplicity()) return;
    this.advance();
    if (this.token.kind === 'integer') this.advance();
    else this.atomicType();
    if (!this.is('->')) throw this.unexpected('`->` behind a multiplicity');
  }

  #atMultiplicity(): boolean {
    const { token } = this;
    return token.kind === 'varsym' && token.text === '%' && token.spacing === 'prefix' && this.extensions.has('LinearTypes');
  }

  /** The constraints of what stood before `=>`. */
  protected contextOf(type: Ast.Type): readonly Ast.Type[] {
    if (type.kind === 'tupleType' && !type.unboxed) return type.items;
    if (type.kind === 'typeCon' && type.name.text === '()') return [];
    return type.kind === 'paren' ? this.contextOf(type.inner) : [type];
  }

  protected isForall(): boolean {
    return this.isWord('forall');
  }

  /** The left side of a family equation: a `forall` may name its variables. */
  protected equationHead(): Ast.Type {
    if (!this.isForall()) return this.operatorType(false);
    const start = this.token.span;
    this.require('ExplicitForAll', start, '`forall` in family instances');
    const params = this.forallParams();
    const body = this.operatorType(false);
    return { kind: 'forall', params, body, visible: false, span: this.from(start) };
  }

  #forallType(): Ast.Type {
    const start = this.token.span;
    this.require('ExplicitForAll', start, '`forall` types');
    this.advance();
    const params = this.typeParams();
    const visible = this.take('->');
    if (!visible) this.#dot();
    const body = this.type();
    return { kind: 'forall', params, body, visible, span: this.from(start) };
  }

  /** `forall`, its variables, and the dot behind them. */
  protected forallParams(): Ast.TypeParam[] {
    this.advance();
    const params = this.typeParams();
    this.#dot();
    return params;
  }

  #dot(): void {
    if (!this.takeWord('.')) throw this.unexpected('`.` behind the variables of `forall`');
  }

  /** `a (b :: k) {c}`: as many as stand here. */
  protected typeParams(): Ast.TypeParam[] {
    const params: Ast.TypeParam[] = [];
    for (;;) {
      const start = this.token.span;
      if (this.token.kind === 'varid' && this.token.qualifier === null) {
        const name = this.nameOf(this.advance());
        params.push({ kind: 'typeParam', name, type: null, inferred: false, span: name.span });
      } else if (this.is('(') || this.is('{')) {
        const inferred = this.is('{');
        this.advance();
        const name = this.typeVariable();
        const type = this.take('::') ? this.type() : null;
        this.need(inferred ? '}' : ')', start);
        params.push({ kind: 'typeParam', name, type, inferred, span: this.from(start) });
      } else return params;
    }
  }

  protected typeVariable(): Ast.Name {
    if (this.token.kind !== 'varid' || this.token.qualifier !== null) throw this.unexpected('a type variable');
    return this.nameOf(this.advance());
  }

  // Operators and application ---------------------------------------------------------------------------------------------------------------

  /** Applications with operators between them; `strict` allows `!t` and `~t`, as in the fields of a constructor. */
  protected operatorType(strict: boolean): Ast.Type {
    const start = this.token.span;
    const first = this.#typeApplication(strict);
    const items: (Ast.Type | Ast.Operator)[] = [first];
    while (this.#atTypeOperator()) {
      items.push(this.#typeOperator(strict));
      items.push(this.#typeApplication(strict));
    }
    return items.length === 1 ? first : { kind: 'infix', items, span: this.from(start) };
  }

  #atTypeOperator(): boolean {
    const { token } = this;
    if (token.kind === 'consym' || this.#atPromotedOperator()) return true;
    if (token.kind === 'varsym')
      return !this.#atMultiplicity() && !(token.spacing === 'prefix' && (token.text === '!' || token.text === '~')) && !this.#isStar(token);
    return this.is('`');
  }

  /** `':|` or one in backquotes. */
  #atPromotedOperator(): boolean {
    if (!this.is("'")) return false;
    const next = this.ahead(1);
    return next.kind === 'consym' || next.text === '`';
  }

  /** `strict`: where it may be the constructor that is declared. */
  #typeOperator(strict: boolean): Ast.Operator {
    if (this.is('`')) return this.backquoted('a type operator');
    if (this.is("'")) {
      const start = this.advance().span;
      const name = this.is('`') ? this.backquoted('a promoted constructor').name : this.nameOf(this.advance());
      return { kind: 'operator', name: promoted(name), span: this.from(start) };
    }
    const token = this.advance();
    if (token.text === '~') {
      if (!this.extensions.has('GADTs') && !this.extensions.has('TypeOperators')) this.require('TypeFamilies', token.span, 'equality constraints');
    } else if (!strict || token.kind !== 'consym') this.require('TypeOperators', token.span, 'operators in types');
    return { kind: 'operator', name: this.nameOf(token), span: token.span };
  }

  /** A name in backquotes. */
  protected backquoted(what: string): Ast.Operator {
    const start = this.need('`').span;
    const { token } = this;
    if (token.kind !== 'varid' && token.kind !== 'conid') throw this.unexpected(`${what}: a name in backquotes`);
    this.advance();
    this.need('`', start);
    return { kind: 'operator', name: this.nameOf(token), span: this.from(start) };
  }

  #typeApplication(strict: boolean): Ast.Type {
    const start = this.token.span;
    const head = this.#typeOperand(strict);
    const args: Ast.Type[] = [];
    while (this.#startsType(strict)) {
      if (this.is('@')) {
        const at = this.advance().span;
        const type = this.atomicType();
        args.push({ kind: 'kindApply', type, span: this.from(at) });
      } else args.push(this.#typeOperand(strict));
    }
    return args.length === 0 ? head : { kind: 'typeApply', head, args, span: this.from(start) };
  }

  #startsType(strict: boolean): boolean {
    const { token } = this;
    if (token.kind === 'varid' || token.kind === 'conid') return token.kind === 'conid' || !this.isForall();
    if (token.kind === 'varsym') return this.#isStar(token) || (strict && token.spacing === 'prefix' && (token.text === '!' || token.text === '~'));
    if (token.kind === 'integer' || token.kind === 'string') return true;
    if (this.is("'")) return !this.#atPromotedOperator();
    return this.is('(') || this.is('[') || this.is('_') || this.is('(#') || (this.is('@') && token.spacing === 'prefix');
  }

  #isStar(token: Token): boolean {
    if (token.kind !== 'varsym' || token.qualifier !== null || !this.extensions.has('StarIsType')) return false;
    return token.text === '*' || (token.text === '★' && this.extensions.has('UnicodeSyntax'));
  }

  #typeOperand(strict: boolean): Ast.Type {
    const { token } = this;
    if (token.kind !== 'varsym' || (token.text !== '!' && token.text !== '~')) return this.atomicType();
    this.advance();
    if (!strict) this.complain('MisplacedStrictness', token.span, `\`${token.text}\` can only mark the fields of a data constructor`);
    const type = this.atomicType();
    return { kind: token.text === '!' ? 'strict' : 'lazy', type, span: this.from(token.span) };
  }

  // Atoms ----------------------------------------------------------------------------------------------------------------------------------

  protected atomicType(): Ast.Type {
    const { token } = this;
    const { span } = token;
    if (token.kind === 'varid' && token.qualifier === null) return { kind: 'typeVar', name: this.nameOf(this.advance()), span };
    if (token.kind === 'conid') return { kind: 'typeCon', name: this.nameOf(this.advance()), span };
    if (this.#isStar(token)) return { kind: 'typeCon', name: { ...this.nameOf(this.advance()), text: '*' }, span };
    if (this.take('_')) return { kind: 'wildType', span };
    if (this.is('(')) return this.#parenType();
    if (this.is('[')) return this.#listType();
    if (this.is('(#')) return this.#tupleType(true);
    if (this.is("'")) return this.#promotedType();
    if (token.value?.kind === 'integer' || token.value?.kind === 'string') {
      this.require('DataKinds', span, 'literals in types');
      this.advance();
      return { kind: 'typeLiteral', value: token.value.value, span };
    }
    throw this.unexpected('a type');
  }

  /** Behind a quote: a constructor, list or tuple of types. */
  #promotedType(): Ast.Type {
    const start = this.advance().span;
    if (this.token.kind === 'conid') {
      const name = this.nameOf(this.advance());
      return { kind: 'typeCon', name: promoted(name), span: this.from(start) };
    }
    if (this.is('[')) {
      const open = this.advance().span;
      const items = this.is(']') ? [] : this.#commaTypes();
      this.need(']', open);
      return { kind: 'promotedList', items, span: this.from(start) };
    }
    if (!this.is('(')) throw this.unexpected('a constructor behind the quote');
    const special = this.#specialType();
    if (special !== null) return { kind: 'typeCon', name: promoted(special), span: this.from(start) };
    const open = this.advance().span;
    const items = this.#commaTypes();
    this.need(')', open);
    return { kind: 'promotedTuple', items, span: this.from(start) };
  }

  #commaTypes(): Ast.Type[] {
    return this.commaSeparated(() => this.kindedType());
  }

  #parenType(): Ast.Type {
    const start = this.token.span;
    const special = this.#specialType();
    return special === null ? this.#tupleType(false) : { kind: 'typeCon', name: special, span: this.from(start) };
  }

  /** `()`, `(,)`, `(->)`, `(+)` as the name of a type; null when something else stands in the parentheses. */
  #specialType(): Ast.Name | null {
    const start = this.token.span;
    const inner = this.ahead(1);
    const end = this.partner(this.at) - this.at;
    const isOperator = inner.kind === 'consym' || (inner.kind === 'varsym' && !this.#isStar(inner)) || (inner.kind === 'fixed' && inner.text === '->');
    const commas = this.commasAhead();
    if (!(end === 1 || (end === 2 && isOperator) || commas > 0)) return null;
    for (let i = 0; i <= end; i++) this.advance();
    const text = end === 1 ? '()' : commas > 0 ? ','.repeat(commas) : inner.text;
    return { qualifier: isOperator ? inner.qualifier : null, text, span: this.from(start) };
  }

  /** Number of commas when nothing but commas stands in the brackets that open here; else 0. */
  protected commasAhead(): number {
    const count = this.partner(this.at) - this.at - 1;
    if (count < 1 || !this.isFixedAhead(1, ',')) return 0;
    for (let i = 1; i <= count; i++) if (!this.isFixedAhead(i, ',')) return 0;
    return count;
  }

  #tupleType(unboxed: boolean): Ast.Type {
    const start = this.advance().span;
    const close = unboxed ? '#)' : ')';
    const items = this.is(close) ? [] : this.commaSeparated(() => this.#typeInParens());
    if (unboxed && items.length === 1 && this.is('|')) {
      this.require('UnboxedSums', start, 'unboxed sums');
      while (this.take('|')) items.push(this.#typeInParens());
      this.need(close, start);
      return sumType(items, this.from(start));
    }
    this.need(close, start);
    const span = this.from(start);
    return items.length === 1 && !unboxed ? { kind: 'paren', inner: items[0], span } : { kind: 'tupleType', items, unboxed, span };
  }

  /** `?x :: t` is a constraint. */
  #typeInParens(): Ast.Type {
    return this.token.kind === 'implicit' ? this.#implicitConstraint() : this.kindedType();
  }

  #implicitConstraint(): Ast.Type {
    const start = this.token.span;
    const name = this.nameOf(this.advance());
    this.need('::');
    const type = this.type();
    return { kind: 'implicitParam', name, type, span: this.from(start) };
  }

  #listType(): Ast.Type {
    const start = this.advance().span;
    if (this.take(']')) {
      const span = this.from(start);
      return { kind: 'typeCon', name: { qualifier: null, text: '[]', span }, span };
    }
    const item = this.kindedType();
    if (this.is(',')) {
      this.require('DataKinds', this.token.span, 'lists of types');
      this.advance();
      const items = [item, ...this.#commaTypes()];
      this.need(']', start);
      return { kind: 'promotedList', items, span: this.from(start) };
    }
    this.need(']', start);
    return { kind: 'listType', item, span: this.from(start) };
  }

  // Heads ----------------------------------------------------------------------------------------------------------------------------------

  /** The declared name and its parameters, read out of a type. Throws ParseFailure when it has another shape. */
  protected headOf(type: Ast.Type, what: string): Ast.TypeHead {
    const wrong = (span: Span): unknown => this.failure('InvalidHead', span, `expected the name of ${what} and type variables`);
    const params = (types: readonly Ast.Type[]): Ast.TypeParam[] =>
      types.map((param) => {
        if (param.kind === 'typeVar') return { kind: 'typeParam', name: param.name, type: null, inferred: false, span: param.span };
        if (param.kind !== 'paren' || param.inner.kind !== 'kinded' || param.inner.type.kind !== 'typeVar') throw wrong(param.span);
        return { kind: 'typeParam', name: param.inner.type.name, type: param.inner.of, inferred: false, span: param.span };
      });
    const { span } = type;
    if (type.kind === 'typeCon' && /^([([]|~$|->$)/.test(type.name.text)) throw wrong(span);
    if (type.kind === 'typeCon') return { kind: 'typeHead', name: type.name, params: [], span };
    if (type.kind === 'paren') return this.headOf(type.inner, what);
    if (type.kind === 'typeApply') {
      const head = this.headOf(type.head, what);
      return { ...head, params: [...head.params, ...params(type.args)], span };
    }
    const [left, operator, right] = type.kind === 'infix' && type.items.length === 3 ? type.items : [];
    if (
      left === undefined ||
      operator.kind !== 'operator' ||
      right.kind === 'operator' ||
      left.kind === 'operator' ||
      left.kind === 'minus' ||
      right.kind === 'minus' ||
      operator.name.text === '~'
    )
      throw wrong(span);
    return { kind: 'typeHead', name: operator.name, params: params([left, right]), span };
  }
}

function promoted(name: Ast.Name): Ast.Name {
  return { ...name, text: `'${name.text}` };
}
