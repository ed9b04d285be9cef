/** Modules: header, exports, imports, declarations; and going on behind mistakes. */

import { label } from '../../base/diagnostic.ts';
import type { Span } from '../../base/span.ts';
import { isStackOverflow } from '../../base/stack-overflow.ts';
import type * as Ast from '../ast.ts';
import { MAX_NESTING, ParseFailure } from './cursor.ts';
import { DeclParser } from './decl.ts';

/** More messages than this help nobody. */
const MAX_DIAGNOSTICS = 50;

/** What expressions begin or go on with, and no declaration does. */
const insides: ReadonlySet<string> = new Set(['let', 'in', 'then', 'else', 'of', 'if', 'case', 'do', 'where', ')', ']']);

export class ModuleParser extends DeclParser {
  /** indentation of the top-level declarations; 0 when they stand in braces */
  #margin = 0;
  readonly #imports: Ast.Import[] = [];
  readonly #decls: Ast.Decl[] = [];
  /** has the declaration before this one failed? */
  #broken = false;

  /** The whole file. Never throws; what cannot be read is reported and left out. */
  module(): Ast.Module {
    const start = this.token.span;
    let name: Ast.Name | null = null;
    let exports: Ast.Export[] | null = null;
    try {
      if (this.take('module')) {
        name = this.#moduleName();
        if (this.is('(')) exports = this.#exports();
        if (!this.take('where')) throw this.unexpected('`where` behind the header of the module');
      }
    } catch (error) {
      this.#recordFailure(error);
      this.#skipHeader();
    }
    this.#body();
    return {
      kind: 'module',
      name,
      exports,
      imports: this.#imports,
      decls: this.#decls,
      pragmas: [],
      flags: [],
      extensions: this.extensions,
      span: this.from(start),
    };
  }

  // Header ---------------------------------------------------------------------------------------------------------------------------------

  #moduleName(): Ast.Name {
    if (this.token.kind !== 'conid')
      throw this.unexpected('the name of a module', this.token.kind === 'varid' ? { help: 'it begins with a capital letter' } : {});
    const { qualifier, text, span } = this.advance();
    return { qualifier: null, text: qualifier === null ? text : `${qualifier}.${text}`, span };
  }

  #exports(): Ast.Export[] {
    return this.#listOf(() => {
      if (!this.is('module')) return this.#entity();
      const start = this.advance().span;
      const name = this.#moduleName();
      return { kind: 'exportModule', name, span: this.from(start) };
    });
  }

  /** A parenthesized list; commas may be doubled or end it. */
  #listOf<T>(item: () => T): T[] {
    const open = this.need('(').span;
    const items: T[] = [];
    for (;;) {
      while (this.take(','));
      if (this.is(')')) break;
      items.push(item());
      if (!this.is(',') && !this.is(')')) throw this.unexpected('`,` or `)`', label(open, 'the list begins here'));
    }
    this.need(')', open);
    return items;
  }

  #entity(): Ast.Entity {
    const start = this.token.span;
    if (this.isWord('pattern') && this.extensions.has('PatternSynonyms') && this.startsConstructor(1)) {
      this.advance();
      const name = this.#entityName('a pattern synonym');
      return { kind: 'entity', name, namespace: 'pattern', all: false, members: null, span: this.from(start) };
    }
    const isType = this.is('type');
    if (isType) this.require('ExplicitNamespaces', this.advance().span, '`type` in a list of names');
    const name = this.#entityName('a name');
    const isValue = !isType && !/^[\p{Lu}\p{Lt}:]/u.test(name.text);
    const { all, members } = !isValue && this.is('(') ? this.#members() : { all: false, members: null };
    const namespace = isValue ? 'value' : isType ? 'type' : 'none';
    return { kind: 'entity', name, namespace, all, members, span: this.from(start) };
  }

  #entityName(what: string): Ast.Name {
    const { token } = this;
    if (token.kind === 'varid' || token.kind === 'conid') return this.nameOf(this.advance());
    const inner = this.ahead(1);
    if (!this.is('(') || (inner.kind !== 'varsym' && inner.kind !== 'consym') || !this.isFixedAhead(2, ')')) throw this.unexpected(what);
    return this.parenthesized();
  }

  #members(): { readonly all: boolean; readonly members: Ast.Name[] | null } {
    let all = false;
    const members = this.#listOf(() => {
      if (this.is('..')) {
        this.advance();
        all = true;
        return [];
      }
      if (this.isWord('pattern') && this.startsConstructor(1)) this.advance();
      this.take('type');
      return [this.#entityName('a constructor, field or method')];
    }).flat();
    return { all, members: all && members.length === 0 ? null : members };
  }

  // Body -----------------------------------------------------------------------------------------------------------------------------------

  #body(): void {
    const kind = this.openBlock();
    this.#margin = this.indentation;
    if (kind !== 'empty') {
      while (!this.#atBodyEnd() && this.diagnostics.length < MAX_DIAGNOSTICS) this.#item();
      if (kind === 'explicit' && this.is('}')) this.closeExplicit();
    }
    if (this.token.kind === 'virtual') this.closeImplicit();
    if (this.token.kind !== 'end' && this.diagnostics.length < MAX_DIAGNOSTICS) this.#recordFailure(this.unexpected('the end of the module'));
  }

  #atBodyEnd(): boolean {
    const { token } = this;
    if (token.kind === 'end' || (token.kind === 'virtual' && token.text === '}')) return true;
    return this.#margin === 0 && this.is('}');
  }

  #item(): void {
    if (this.atSemicolon()) {
      this.advance();
      return;
    }
    const begin = this.at;
    const told = this.diagnostics.length;
    try {
      if (this.is('import') && this.#decls.length === 0) this.#imports.push(this.#importDeclaration());
      else this.#decls.push(this.topDeclaration());
      if (!this.atSemicolon() && !this.#atBodyEnd()) throw this.unexpected('the end of this declaration');
      if (this.token.kind === 'end' && this.#margin === 0) throw this.unexpected('`}`');
      this.#broken = false;
    } catch (error) {
      // a `do` that ended where nothing else could be read lacks no statement
      if (this.diagnostics.length > told && this.diagnostics.at(-1)?.kind === 'LastStatement') this.diagnostics.pop();
      // what no declaration begins with belongs to the one before, which failed
      if (!(this.#broken && insides.has(this.tokenAt(begin).text))) this.#recordFailure(error);
      this.#broken = true;
      this.nesting = 0;
      this.#skipItem(begin);
    }
  }

  #importDeclaration(): Ast.Import {
    const start = this.advance().span;
    this.takeWord('safe');
    let qualified = this.takeWord('qualified');
    if (this.token.value?.kind === 'string') this.advance();
    const module = this.#moduleName();
    if (this.isWord('qualified')) {
      this.require('ImportQualifiedPost', this.advance().span, '`qualified` behind the name of the module');
      qualified = true;
    }
    const as = this.takeWord('as') ? this.#moduleName() : null;
    const hiding = this.takeWord('hiding');
    const entities = this.is('(') || hiding ? this.#listOf(() => this.#entity()) : null;
    return { kind: 'import', module, qualified, as, hiding, entities, span: this.from(start) };
  }

  // Mistakes -------------------------------------------------------------------------------------------------------------------------------

  #recordFailure(error: unknown): void {
    if (isStackOverflow(error)) {
      const place: Span = this.token.span;
      this.complain('TooDeep', place, `this is nested more than ${MAX_NESTING} levels deep`);
    } else if (error instanceof ParseFailure) this.diagnostics.push(error.diagnostic);
    else throw error;
  }

  #skipHeader(): void {
    while (!this.is('where') && this.tokenAt(this.at).kind !== 'end' && !(this.at > 0 && this.tokenAt(this.at).first && this.tokenAt(this.at).indent === 1))
      this.advance();
    this.take('where');
  }

  /** To the next line that is not indented more than the declarations; in braces to the next `;` outside of inner ones. */
  #skipItem(begin: number): void {
    let index = Math.max(this.at, begin + 1);
    for (let depth = 0; ; index++) {
      const token = this.tokenAt(index);
      if (token.kind === 'end') break;
      if (this.#margin > 0) {
        if (token.first && token.indent <= this.#margin) break;
      } else if (token.kind === 'fixed') {
        if (token.text === '{') depth++;
        else if (token.text === '}' && depth-- === 0) break;
        else if (token.text === ';' && depth <= 0) break;
      }
    }
    this.goOn(index, 1);
  }
}
