/** `data` and `newtype` in all their forms, `deriving`, and families of types. */
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import { BindingParser } from './binding.ts';

export abstract class DataParser extends BindingParser {
  /** What stands before `where`, `=` or `|`: a context may come first. */
  protected contextAndHead(): { readonly context: readonly Ast.Type[]; readonly body: Ast.Type } {
    const first = this.operatorType(false);
    if (!this.take('=>')) return { context: [], body: first };
    return { context: this.contextOf(first), body: this.operatorType(false) };
  }

  protected dataDeclaration(place: 'top' | 'class' | 'instance'): Ast.Decl {
    const start = this.token.span;
    const newtype = this.advance().text === 'newtype';
    if (!newtype && place !== 'instance' && this.takeWord('family')) return this.family('data', start, false);
    if (place === 'class') return this.family('data', start, false);
    const isInstance = this.take('instance') || place === 'instance';
    if (isInstance) this.require('TypeFamilies', start, 'data families');
    const { context, body } = isInstance && this.isForall() ? { context: [], body: this.equationHead() } : this.contextAndHead();
    const head = isInstance ? null : this.headOf(body, 'a type');
    const resultKind = this.take('::') ? this.type() : null;
    if (resultKind !== null) this.require('KindSignatures', resultKind.span, 'kind signatures');
    const constructors = this.#constructors();
    const deriving = this.#derivingClauses();
    const span = this.from(start);
    if (newtype && constructors.length !== 1) {
      this.complain('NewtypeConstructors', (head ?? body).span, 'a newtype has exactly one constructor', { help: 'with `data` it may have any number' });
    }
    if (head === null) return { kind: 'dataInstance', newtype, head: body, resultKind, constructors, deriving, span };
    return { kind: 'data', newtype, context, head, resultKind, constructors, deriving, span };
  }

  #constructors(): Ast.Constructor[] {
    if (this.is('where')) {
      this.require('GADTSyntax', this.advance().span, 'constructors with signatures');
      return this.block(() => this.#gadtConstructor());
    }
    const constructors: Ast.Constructor[] = [];
    if (!this.take('=')) return constructors;
    do constructors.push(this.#constructorDeclaration());
    while (this.take('|'));
    return constructors;
  }

  // Constructors ---------------------------------------------------------------------------------------------------------------------------

  #constructorDeclaration(): Ast.Constructor {
    const start = this.token.span;
    let params: Ast.TypeParam[] = [];
    if (this.isForall()) {
      this.require('ExistentialQuantification', start, 'existential constructors');
      params = this.forallParams();
    }
    if (this.#startsRecord()) return this.#recordConstructor(params, [], start);
    const first = this.operatorType(true);
    if (!this.take('=>')) return this.#constructorOf(first, params, [], start);
    this.require('ExistentialQuantification', first.span, 'constructors with a context');
    const context = this.contextOf(first);
    return this.#startsRecord() ? this.#recordConstructor(params, context, start) : this.#constructorOf(this.operatorType(true), params, context, start);
  }

  #startsRecord(): boolean {
    if (this.token.kind === 'conid') return this.isFixedAhead(1, '{');
    return this.is('(') && this.ahead(1).kind === 'consym' && this.isFixedAhead(2, ')') && this.isFixedAhead(3, '{');
  }

  #recordConstructor(params: readonly Ast.TypeParam[], context: readonly Ast.Type[], start: Span): Ast.Constructor {
    const name = this.#constructorName();
    const fields = this.#recordFields();
    return { kind: 'constructor', name, infix: false, params, context, args: [], fields, span: this.from(start) };
  }

  #constructorName(): Ast.Name {
    if (this.token.kind === 'conid') return this.nameOf(this.advance());
    if (this.is('(') && this.ahead(1).kind === 'consym' && this.isFixedAhead(2, ')')) return this.parenthesized();
    throw this.unexpected('a constructor');
  }

  #recordFields(): Ast.Field[] {
    const fields: Ast.Field[] = [];
    this.inBraces(() => {
      if (this.is('}')) return;
      do {
        const start = this.token.span;
        const names = this.variables();
        this.need('::');
        const type = this.#fieldType();
        fields.push({ kind: 'field', names, type, span: this.from(start) });
      } while (this.take(','));
    });
    return fields;
  }

  /** A type that may be marked strict or lazy. */
  #fieldType(): Ast.Type {
    const start = this.token.span;
    if (this.isForall()) return this.type();
    return this.arrows(this.operatorType(true), start);
  }

  /** What was read as a type is a constructor and its fields. */
  #constructorOf(type: Ast.Type, params: readonly Ast.TypeParam[], context: readonly Ast.Type[], start: Span): Ast.Constructor {
    const span = this.from(start);
    const plain = (name: Ast.Name, infix: boolean, args: readonly Ast.Type[]): Ast.Constructor => {
      if (!/^[:\p{Lu}\p{Lt}(),[]/u.test(name.text)) {
        const help = /^\p{L}/u.test(name.text) ? 'constructors begin with a capital letter' : 'operators that are constructors begin with `:`';
        this.complain('InvalidConstructor', name.span, `\`${name.text}\` cannot be a constructor`, { help });
      }
      return { kind: 'constructor', name, infix, params, context, args, fields: null, span };
    };
    if (type.kind === 'typeCon' || type.kind === 'typeVar') return plain(type.name, false, []);
    if (type.kind === 'typeApply' && (type.head.kind === 'typeCon' || type.head.kind === 'typeVar')) return plain(type.head.name, false, type.args);
    const found = type.kind === 'infix' ? this.#infixConstructor(type, plain) : null;
    if (found === null) throw this.failure('InvalidConstructor', type.span, 'expected a constructor and the types of its fields');
    return found;
  }

  /** Among several operators the one that begins with `:`, or is a name, is the constructor. */
  #infixConstructor(
    { items }: Ast.Infix<Ast.Type>,
    plain: (name: Ast.Name, infix: boolean, args: readonly Ast.Type[]) => Ast.Constructor,
  ): Ast.Constructor | null {
    const candidates = items.flatMap((item, i) => (item.kind === 'operator' && (items.length === 3 || /^[:\p{Lu}]/u.test(item.name.text)) ? [i] : []));
    if (candidates.length !== 1) return null;
    const [at] = candidates;
    const side = (part: Ast.Infix<Ast.Type>['items']): Ast.Type => {
      const end = part[part.length - 1].span;
      return part.length === 1 ? (part[0] as Ast.Type) : { kind: 'infix', items: part, span: { ...part[0].span, endLine: end.endLine, endCol: end.endCol } };
    };
    return plain((items[at] as Ast.Operator).name, true, [side(items.slice(0, at)), side(items.slice(at + 1))]);
  }

  #gadtConstructor(): Ast.Constructor {
    const start = this.token.span;
    const names = this.commaSeparated(() => this.#constructorName());
    this.need('::');
    const params = this.isForall() ? this.forallParams() : [];
    let context: readonly Ast.Type[] = [];
    let from = this.token.span;
    let first = this.is('{') ? null : this.operatorType(true);
    if (first !== null && this.take('=>')) {
      context = this.contextOf(first);
      from = this.token.span;
      first = this.is('{') ? null : this.operatorType(true);
    }
    const fields = first === null ? this.#recordFields() : null;
    if (fields !== null) this.need('->');
    const type = first === null ? this.operatorType(false) : this.#gadtArrows(first, from);
    return { kind: 'gadtConstructor', names, params, context, fields, type, span: this.from(start) };
  }

  /** Arrows between fields, each of which may be strict. */
  #gadtArrows(first: Ast.Type, start: Span): Ast.Type {
    this.skipMultiplicity();
    if (!this.take('->')) return first;
    this.enter();
    const from = this.token.span;
    const to = this.isForall() ? this.type() : this.#gadtArrows(this.operatorType(true), from);
    this.leave();
    return { kind: 'function', from: first, to, span: this.from(start) };
  }

  // Deriving -------------------------------------------------------------------------------------------------------------------------------

  #derivingClauses(): Ast.DerivingClause[] {
    const clauses: Ast.DerivingClause[] = [];
    while (this.is('deriving')) {
      const start = this.advance().span;
      if (clauses.length === 1) this.require('DerivingStrategies', start, 'several deriving clauses');
      let strategy = this.plainStrategy();
      const classes = this.#derivedClasses();
      if (strategy.strategy === null && this.isWord('via')) strategy = this.viaStrategy();
      clauses.push({ kind: 'deriving', strategy, classes, span: this.from(start) });
    }
    return clauses;
  }

  #derivedClasses(): readonly Ast.Type[] {
    if (this.token.kind === 'conid') return [this.atomicType()];
    if (!this.is('(')) throw this.unexpected('the classes to derive');
    return this.contextOf(this.atomicType());
  }

  protected plainStrategy(): Ast.DerivingStrategy {
    const { text, span } = this.token;
    const isStrategy = this.isWord('stock') || this.isWord('anyclass') || this.is('newtype');
    if (!isStrategy) return { strategy: null };
    this.require('DerivingStrategies', span, 'deriving strategies');
    this.advance();
    return { strategy: text as 'stock' | 'anyclass' | 'newtype' };
  }

  protected viaStrategy(): Ast.DerivingStrategy {
    this.require('DerivingVia', this.advance().span, '`via` clauses');
    return { strategy: 'via', via: this.#isFixedBehindType() ? this.atomicType() : this.type() };
  }

  /** In `deriving via T instance …` the type is followed by `instance`. */
  #isFixedBehindType(): boolean {
    const behind = this.tokenAt(this.partner(this.at) + 1);
    return behind.kind === 'fixed' && behind.text === 'instance';
  }

  // Families -------------------------------------------------------------------------------------------------------------------------------

  /** A family whose head comes next; only a `closable` one may have equations. */
  protected family(flavour: 'type' | 'data', start: Span, closable: boolean): Ast.Decl {
    return this.familyOf(this.operatorType(false), flavour, start, closable);
  }

  protected familyOf(left: Ast.Type, flavour: 'type' | 'data', start: Span, closable: boolean): Ast.Decl {
    this.require('TypeFamilies', start, `${flavour} families`);
    const head = this.headOf(left, 'a family');
    const resultKind = this.take('::') ? this.type() : null;
    const resultName = resultKind === null && flavour === 'type' && this.take('=') ? (this.typeParams()[0] ?? null) : null;
    const injectivity = resultName !== null && this.is('|') ? this.#injectivity() : [];
    const equations = closable && this.take('where') ? this.block(() => this.equation()) : null;
    return { kind: 'family', flavour, head, resultKind, resultName, injectivity, equations, span: this.from(start) };
  }

  #injectivity(): Ast.Fundep[] {
    const start = this.advance().span;
    this.require('TypeFamilyDependencies', start, 'injectivity annotations');
    const from = [this.typeVariable()];
    this.need('->');
    const to: Ast.Name[] = [];
    while (this.token.kind === 'varid') to.push(this.typeVariable());
    return [{ kind: 'fundep', from, to, span: this.from(start) }];
  }

  protected equation(): Ast.FamilyEquation {
    const start = this.token.span;
    const left = this.equationHead();
    this.need('=');
    const right = this.kindedType();
    return { kind: 'familyEquation', left, right, span: this.from(start) };
  }
}
