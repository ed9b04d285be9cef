/** Patterns: constructors resolved, variables bound from left to right, puns and wildcards written out. */
import { label } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { localName, type Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { foldInfix } from '../syntax/fixity.ts';
import { shownName } from './context.ts';
import type * as Rn from './syntax.ts';
import { TypeRenamer } from './types.ts';

/** Variables that have names before their pattern is renamed: those of declarations. */
export type Binders = ReadonlyMap<string, Name>;

export type LiteralPattern = Rn.Pattern & { readonly kind: 'literalPattern' };

export abstract class PatternRenamer extends TypeRenamer {
  private match = 0;

  /** For view patterns. */
  abstract expression(expr: Ast.Expr): Rn.Expr;

  /**
   * The patterns of one match, which bind different variables. These come into scope, and so do the type variables of signatures. With `declared` the
   * variables have names and are in scope already.
   */
  protected patterns(patterns: readonly Ast.Pattern[], declared: Binders | null = null): Rn.Pattern[] {
    const outer = this.match;
    this.match = ++matches;
    const result = patterns.map((pattern) => this.#pattern(pattern, declared));
    this.match = outer;
    return result;
  }

  #pattern(pattern: Ast.Pattern, declared: Binders | null): Rn.Pattern {
    const { span } = pattern;
    switch (pattern.kind) {
      case 'varPattern':
        return { kind: 'varPattern', name: this.#binder(pattern.name, declared), span };
      case 'wildPattern':
        return { kind: 'wildPattern', span };
      case 'literal':
        return this.literalMatch(this.#literalPattern(pattern));
      case 'asPattern': {
        const name = this.#binder(pattern.name, declared);
        return { kind: 'asPattern', name, pattern: this.#pattern(pattern.pattern, declared), span };
      }
      case 'lazyPattern':
      case 'bangPattern':
        return { kind: pattern.kind, pattern: this.#pattern(pattern.pattern, declared), span };
      case 'conPattern': {
        const con = { name: this.constructorNamed(pattern.name), span: pattern.name.span };
        const match: Rn.Pattern = { kind: 'conPattern', con, args: pattern.args.map((arg) => this.#pattern(arg, declared)), span };
        return pattern.name.text === '[]' ? this.listMatch(match) : match;
      }
      case 'recordPattern':
        return this.#recordPattern(pattern, declared);
      case 'tuplePattern':
      case 'listPattern': {
        const items = pattern.items.map((item) => this.#pattern(item, declared));
        if (pattern.kind === 'tuplePattern') return { kind: 'tuplePattern', items, unboxed: pattern.unboxed, span };
        return this.listMatch({ kind: 'listPattern', items, span });
      }
      case 'paren':
        return this.#pattern(pattern.inner, declared);
      case 'viewPattern': {
        const view = this.expression(pattern.function);
        return { kind: 'viewPattern', function: view, pattern: this.#pattern(pattern.pattern, declared), span };
      }
      case 'plusPattern':
        return this.#plusPattern(pattern, declared);
      case 'typedPattern': {
        const binds = this.bindFree([pattern.type]);
        const type = this.type(pattern.type);
        return { kind: 'typedPattern', pattern: this.#pattern(pattern.pattern, declared), type, binds, span };
      }
      case 'infix':
        return this.#patternChain(pattern.items, declared);
      case 'binary':
        return this.#patternChain([pattern.left, pattern.operator, pattern.right], declared);
      case 'negate':
        return this.#negative(pattern.operand.kind === 'literal' ? this.#literalPattern(pattern.operand) : this.#pattern(pattern.operand, declared), span);
    }
  }

  #patternChain(items: readonly (Ast.Pattern | Ast.Operator | Ast.Minus)[], declared: Binders | null): Rn.Pattern {
    const renamed = items.map((item) => (item.kind === 'operator' || item.kind === 'minus' ? item : this.#pattern(item, declared)));
    return foldInfix<Rn.Pattern, Rn.Pattern>(renamed, this.fixityOfValue, (d) => this.context.diagnostics.push(d), {
      operand: (operand) => operand,
      binary: (left, operator, right, span) => ({
        kind: 'conPattern',
        con: { name: this.constructorNamed(operator.name), span: operator.span },
        args: [left, right],
        span,
      }),
      negate: (operand, span) => this.#negative(operand, span),
    });
  }

  #literalPattern({ value, hashes, span }: Ast.Literal): LiteralPattern {
    return { kind: 'literalPattern', value, hashes, negative: hashes > 0 && isNegative(value), span };
  }

  /** With OverloadedLists and RebindableSyntax patterns of lists and literals are views. */
  protected abstract listMatch(list: Rn.Pattern): Rn.Pattern;
  protected abstract literalMatch(literal: LiteralPattern): Rn.Pattern;

  #negative(operand: Rn.Pattern, span: Span): Rn.Pattern {
    if (operand.kind === 'literalPattern' && (operand.value.kind === 'integer' || operand.value.kind === 'rational')) {
      return this.literalMatch({ ...operand, value: negated(operand.value), negative: true, span });
    }
    this.complain('InvalidPattern', span, 'only numbers can be negative in a pattern');
    return operand;
  }

  /** `n + 3` is `(takeAway 3 -> Just n)`. */
  #plusPattern({ name, addend, span }: Ast.Pattern & { readonly kind: 'plusPattern' }, declared: Binders | null): Rn.Pattern {
    const { wired } = this.context;
    const literal: Rn.Expr = { kind: 'literal', value: addend.value, hashes: addend.hashes, span: addend.span };
    const view: Rn.Expr = { kind: 'apply', head: { kind: 'var', name: wired.value('takeAway'), span }, args: [literal], span };
    const variable: Rn.Pattern = { kind: 'varPattern', name: this.#binder(name, declared), span: name.span };
    return { kind: 'viewPattern', function: view, pattern: { kind: 'conPattern', con: { name: wired.value('Just'), span }, args: [variable], span }, span };
  }

  // Variables ------------------------------------------------------------------------------------------------------------------------------

  #binder(name: Ast.Name, declared: Binders | null): Name {
    const known = declared?.get(name.text);
    if (known !== undefined) return known;
    const before = this.values.get(name.text);
    if (before !== undefined && before.match === this.match) {
      this.complain('DuplicateBinder', name.span, `\`${name.text}\` is bound twice in the same pattern`, label(before.name.span, 'first here'));
    }
    return this.bindVariable(name.text, name.span, this.match);
  }

  protected bindVariable(text: string, span: Span, match = 0): Name {
    const name = localName(text, 'value', span);
    this.noteBound(name);
    this.values.bind({ name, declared: false, fixity: null, match });
    return name;
  }

  /** Notes what a local variable hides. */
  protected noteBound(name: Name): void {
    const { text } = name;
    this.context.usage?.bound(name, this.values.get(text)?.name ?? this.context.scope.lookup(null, text, 'value')[0] ?? null);
  }

  /** The variables that patterns bind, in order, before they are renamed. */
  protected variablesOf(pattern: Ast.Pattern): Ast.Name[] {
    const found: Ast.Name[] = [];
    this.#addVariables(pattern, found);
    return found;
  }

  #addVariables(pattern: Ast.Pattern, found: Ast.Name[]): void {
    if (pattern.kind === 'varPattern' || pattern.kind === 'asPattern' || pattern.kind === 'plusPattern') found.push(pattern.name);
    for (const part of this.#partsOf(pattern)) this.#addVariables(part, found);
  }

  /** The patterns that may bind variables in it. */
  #partsOf(pattern: Ast.Pattern): readonly Ast.Pattern[] {
    switch (pattern.kind) {
      case 'conPattern':
        return pattern.args;
      case 'tuplePattern':
      case 'listPattern':
        return pattern.items;
      case 'paren':
        return [pattern.inner];
      case 'recordPattern':
        return this.#allFields(pattern).map(({ name, value }) => value ?? { kind: 'varPattern', name: { ...name, qualifier: null }, span: name.span });
      case 'infix':
        return pattern.items.filter((item) => item.kind !== 'operator' && item.kind !== 'minus');
      case 'binary':
        return [pattern.left, pattern.right];
      default:
        return 'pattern' in pattern ? [pattern.pattern] : [];
    }
  }

  // Records --------------------------------------------------------------------------------------------------------------------------------

  #recordPattern(pattern: Ast.Pattern & { readonly kind: 'recordPattern' }, declared: Binders | null): Rn.Pattern {
    const con = { name: this.constructorNamed(pattern.name), span: pattern.name.span };
    const seen = new Map<Name, Span>();
    const fields = this.#allFields(pattern).map(({ name, value }) => {
      const field = { name: this.fieldOf(con.name, name), span: name.span };
      this.checkFieldOnce(seen, field);
      if (value === null) this.requirePuns(pattern.wildcard, name);
      const bound = this.#pattern(value ?? { kind: 'varPattern', name: { ...name, qualifier: null }, span: name.span }, declared);
      // nobody asked for each of the fields that `..` stands for
      if (value === null && name.span === pattern.wildcard && bound.kind === 'varPattern') this.context.usage?.local(bound.name);
      return { field, pattern: bound };
    });
    return { kind: 'recordPattern', con, fields, span: pattern.span };
  }

  /** The fields as written, and those the wildcard stands for. */
  #allFields({ name, fields, wildcard }: Ast.Pattern & { readonly kind: 'recordPattern' }): readonly Ast.FieldOf<Ast.Pattern>[] {
    if (wildcard === null) return fields;
    const [con] = this.context.scope.lookup(name.qualifier, name.text, 'value');
    return con === undefined ? fields : [...fields, ...this.missingFields(con, fields, wildcard).map((field) => pun<Ast.Pattern>(field, wildcard))];
  }

  /** The fields `..` may stand for: those in scope that are not written. */
  protected missingFields(con: Name, fields: readonly Ast.FieldOf<unknown>[], wildcard: Span): readonly Name[] {
    const all = this.context.factsOf(con)?.fields ?? [];
    if (all.length === 0 && con.module !== null) {
      this.complain('NotARecord', wildcard, `the constructor \`${con.text}\` has no fields that \`..\` could stand for`);
    }
    return all.filter((field) => fields.every(({ name }) => name.text !== field.text) && this.context.scope.has(field));
  }

  /** The field of a constructor by its name. */
  protected fieldOf(con: Name, name: Ast.Name): Name {
    const facts = this.context.factsOf(con);
    const own = facts?.fields.find(({ text }) => text === name.text);
    if (own !== undefined && (this.has('DisambiguateRecordFields') || this.context.scope.lookup(name.qualifier, name.text, 'value').includes(own))) {
      this.use(own, name.qualifier);
      return own;
    }
    const found = this.fieldNamed(name);
    if (facts !== undefined && this.context.factsOf(found)?.sort === 'field' && !facts.fields.includes(found)) {
      this.complain('NotAField', name.span, `the constructor \`${con.text}\` has no field \`${shownName(name)}\``);
    }
    return found;
  }

  /** A field wherever it belongs to, as in updates. */
  protected fieldNamed(name: Ast.Name): Name {
    const found = this.findGlobal(name, 'value');
    if (found === null) return this.missing(name, 'value', 'field');
    const sort = this.context.factsOf(found)?.sort;
    if (sort !== undefined && sort !== 'field') this.complain('NotAField', name.span, `\`${shownName(name)}\` is not a field of a record`);
    return found;
  }

  protected checkFieldOnce(seen: Map<Name, Span>, field: Rn.Ref): void {
    const before = seen.get(field.name);
    if (before !== undefined) {
      this.complain('DuplicateField', field.span, `the field \`${field.name.text}\` is given twice`, label(before, 'first here'));
    }
    seen.set(field.name, field.span);
  }

  protected requirePuns(wildcard: Span | null, name: Ast.Name): void {
    if (wildcard === name.span || this.has('NamedFieldPuns')) return;
    this.complain('ExtensionNeeded', name.span, `the field \`${name.text}\` has no value`, {
      help: `write \`${name.text} = …\`, or enable NamedFieldPuns for \`${name.text}\` to mean \`${name.text} = ${name.text}\``,
    });
  }

  /** Strict: a pattern that does not say otherwise is strict. `~p` is what `p` is without the extension: one that takes a value apart looks at it. */
  protected strictly(pattern: Rn.Pattern): Rn.Pattern {
    if (!this.has('Strict') || pattern.kind === 'bangPattern') return pattern;
    return pattern.kind === 'lazyPattern' ? pattern.pattern : { kind: 'bangPattern', pattern, span: pattern.span };
  }
}

/** Numbers of matches: no two of a process are the same. */
let matches = 0;

/** A field that a wildcard stands for. */
export function pun<T>(field: Name, wildcard: Span): Ast.FieldOf<T> {
  return { kind: 'fieldOf', name: { qualifier: null, text: field.text, span: wildcard }, value: null, span: wildcard };
}

/** Where a minus belongs to an unlifted number. */
function isNegative(value: Ast.Literal['value']): boolean {
  return value.kind === 'integer' ? value.value < 0n : value.kind === 'rational' && value.mantissa < 0n;
}

export function negated(value: Ast.Literal['value']): Ast.Literal['value'] {
  if (value.kind === 'integer') return { kind: 'integer', value: -value.value };
  if (value.kind === 'rational') return { kind: 'rational', mantissa: -value.mantissa, exponent: value.exponent };
  return value;
}
