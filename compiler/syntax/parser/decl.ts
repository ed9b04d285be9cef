/** Top-level declarations, and those in classes and instances. */
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import { PatternSynonymParser } from './pattern-synonym.ts';

export abstract class DeclParser extends PatternSynonymParser {
  /** One declaration at the top level. */
  protected topDeclaration(): Ast.Decl {
    const { token } = this;
    if (token.kind === 'fixed') {
      switch (token.text) {
        case 'type':
          return this.#typeDeclaration('top');
        case 'data':
        case 'newtype':
          return this.dataDeclaration('top');
        case 'class':
          return this.#classDeclaration();
        case 'instance':
          return this.#instanceDeclaration();
        case 'deriving':
          return this.#standaloneDeriving();
        case 'foreign':
          return this.#foreignDeclaration();
        case 'default':
          return this.#defaultDeclaration();
        case 'import':
          throw this.failure('LateImport', token.span, 'imports come before all declarations');
      }
    }
    return this.atPatternSynonym() ? this.patternSynonym() : this.binding();
  }

  // Classes and instances ----------------------------------------------------------------------------------------------------------------

  #classDeclaration(): Ast.Decl {
    const start = this.advance().span;
    const { context, body } = this.contextAndHead();
    const head = this.headOf(body, 'a class');
    const fundeps = this.take('|') ? this.commaSeparated(() => this.#fundep()) : [];
    if (fundeps.length > 0) this.require('FunctionalDependencies', fundeps[0].span, 'functional dependencies');
    const decls = this.take('where') ? this.block(() => this.#classMember()) : [];
    return { kind: 'class', context, head, fundeps, decls, span: this.from(start) };
  }

  #fundep(): Ast.Fundep {
    const start = this.token.span;
    const names = (): Ast.Name[] => {
      const all: Ast.Name[] = [];
      while (this.token.kind === 'varid') all.push(this.typeVariable());
      return all;
    };
    const from = names();
    this.need('->');
    const to = names();
    return { kind: 'fundep', from, to, span: this.from(start) };
  }

  #classMember(): Ast.Decl {
    if (this.is('type')) return this.#typeDeclaration('class');
    if (this.is('data')) return this.dataDeclaration('class');
    if (!this.is('default')) return this.binding();
    const start = this.advance().span;
    this.require('DefaultSignatures', start, 'default signatures');
    const names = this.variables();
    this.need('::');
    const type = this.type();
    return { kind: 'typeSignature', names, type, isDefault: true, span: this.from(start) };
  }

  #instanceDeclaration(): Ast.Decl {
    const start = this.advance().span;
    const overlap = this.#overlap();
    const type = this.#plainHead(this.type());
    const decls = this.take('where') ? this.block(() => this.#instanceMember()) : [];
    return { kind: 'instance', overlap, type, decls, span: this.from(start) };
  }

  /** `forall` and context stand in front of a head, each once. */
  #plainHead(type: Ast.Type): Ast.Type {
    let head = type.kind === 'forall' ? type.body : type;
    if (head.kind === 'qualified') head = head.body;
    while (head.kind === 'paren') head = head.inner;
    if (head.kind === 'forall' || head.kind === 'qualified')
      throw this.failure('InvalidInstanceHead', head.span, 'the head of an instance has no `forall` or context within');
    return type;
  }

  #overlap(): string | null {
    return this.token.kind === 'overlap' ? this.advance().text : null;
  }

  #instanceMember(): Ast.Decl {
    if (this.is('type')) return this.#typeDeclaration('instance');
    if (this.is('data') || this.is('newtype')) return this.dataDeclaration('instance');
    const member = this.binding();
    if (member.kind === 'typeSignature') this.require('InstanceSigs', member.span, 'signatures in instances');
    return member;
  }

  #standaloneDeriving(): Ast.Decl {
    const start = this.advance().span;
    this.require('StandaloneDeriving', start, 'deriving declarations');
    let strategy = this.plainStrategy();
    if (strategy.strategy === null && this.isWord('via')) {
      strategy = this.viaStrategy();
    }
    this.need('instance');
    const overlap = this.#overlap();
    const type = this.#plainHead(this.type());
    return { kind: 'standaloneDeriving', strategy, overlap, type, span: this.from(start) };
  }

  // Types ----------------------------------------------------------------------------------------------------------------------------------

  /** `type`: a synonym, kind signature, role annotation, family, or instance of one. */
  #typeDeclaration(place: 'top' | 'class' | 'instance'): Ast.Decl {
    const start = this.advance().span;
    if (this.takeWord('family')) return this.family('type', start, place === 'top');
    if (this.take('instance') || (place === 'class' && this.isForall())) return this.#typeInstance(start, place === 'class');
    if (place === 'instance') return this.#typeInstance(start, false);
    if (this.isWord('role') && (this.ahead(1).kind === 'conid' || this.ahead(1).text === '(')) return this.#roleAnnotation(start);
    const left = this.operatorType(false);
    if (place === 'top' && (this.is('::') || this.is(','))) return this.#kindSignature(left, start);
    if (place === 'class') return this.is('=') && !this.#namesResult() ? this.#defaultInstance(left, start) : this.familyOf(left, 'type', start, false);
    const head = this.headOf(left, 'a type');
    this.need('=');
    const type = this.kindedType();
    return { kind: 'typeSynonym', head, type, span: this.from(start) };
  }

  /** `type T a = r | r -> a`, also with a kind: `= (r :: Type) | …`. */
  #namesResult(): boolean {
    const first = this.ahead(1);
    if (first.kind === 'varid') return this.isFixedAhead(2, '|');
    if (first.text !== '(' || this.ahead(2).kind !== 'varid' || !this.isFixedAhead(3, '::')) return false;
    const behind = this.tokenAt(this.partner(this.at + 1) + 1);
    return behind.kind === 'fixed' && behind.text === '|';
  }

  #kindSignature(left: Ast.Type, start: Span): Ast.Decl {
    this.require('StandaloneKindSignatures', start, 'kind signatures of their own');
    const names = [this.headOf(left, 'a type').name];
    while (this.take(',')) names.push(this.headOf(this.atomicType(), 'a type').name);
    this.need('::');
    const type = this.type();
    return { kind: 'kindSignature', names, type, span: this.from(start) };
  }

  #roleAnnotation(start: Span): Ast.Decl {
    this.require('RoleAnnotations', this.advance().span, 'role annotations');
    const { name } = this.headOf(this.atomicType(), 'a type');
    const roles: Ast.Name[] = [];
    while (this.token.kind === 'varid' || this.is('_')) roles.push(this.nameOf(this.advance()));
    return { kind: 'role', name, roles, span: this.from(start) };
  }

  #typeInstance(start: Span, isDefault: boolean): Ast.Decl {
    this.require('TypeFamilies', start, 'type families');
    const equation = this.equation();
    return { kind: 'typeInstance', equation, isDefault, span: this.from(start) };
  }

  #defaultInstance(left: Ast.Type, start: Span): Ast.Decl {
    this.require('TypeFamilies', start, 'type families');
    this.need('=');
    const right = this.kindedType();
    const equation: Ast.FamilyEquation = { kind: 'familyEquation', left, right, span: this.from(left.span) };
    return { kind: 'typeInstance', equation, isDefault: true, span: this.from(start) };
  }

  // The rest -------------------------------------------------------------------------------------------------------------------------------

  #foreignDeclaration(): Ast.Decl {
    const start = this.advance().span;
    const direction = this.is('import') ? 'import' : this.isWord('export') ? 'export' : null;
    if (direction === null) throw this.unexpected('`import` or `export`');
    this.advance();
    if (this.token.kind !== 'varid') throw this.unexpected('a calling convention such as `ccall` or `javascript`');
    const convention = this.nameOf(this.advance());
    const safety = this.#safety();
    const entity = this.token.value?.kind === 'string' ? this.token.value.value : null;
    if (entity !== null) this.advance();
    const name = this.variable('the name of the function');
    this.need('::');
    const type = this.type();
    return { kind: 'foreign', direction, convention, safety, entity, name, type, span: this.from(start) };
  }

  /** `safe` may also be the name of the function. */
  #safety(): Ast.ForeignDecl['safety'] {
    const { text } = this.token;
    if (this.isFixedAhead(1, '::') || this.token.kind !== 'varid') return null;
    if (text !== 'safe' && text !== 'unsafe' && text !== 'interruptible') return null;
    this.advance();
    return text;
  }

  #defaultDeclaration(): Ast.Decl {
    const start = this.advance().span;
    const open = this.need('(').span;
    const types = this.is(')') ? [] : this.commaSeparated(() => this.type());
    this.need(')', open);
    return { kind: 'defaultDecl', types, span: this.from(start) };
  }
}
