/** Pattern synonyms and their signatures. */
import type * as Ast from '../ast.ts';
import { DataParser } from './data.ts';

type Head = Pick<Ast.PatternSynonym, 'name' | 'infix' | 'args' | 'record'>;

export abstract class PatternSynonymParser extends DataParser {
  /** `pattern` is a name like any other where the extension is off. */
  protected atPatternSynonym(): boolean {
    if (!this.isWord('pattern') || !this.extensions.has('PatternSynonyms')) return false;
    const next = this.ahead(1);
    return this.startsConstructor(1) || (next.kind === 'varid' && (this.ahead(2).kind === 'consym' || this.isFixedAhead(2, '`')));
  }

  /** Does a constructor's name stand so many tokens ahead, alone or in parentheses? */
  protected startsConstructor(ahead: number): boolean {
    return (
      this.ahead(ahead).kind === 'conid' || (this.isFixedAhead(ahead, '(') && this.ahead(ahead + 1).kind === 'consym' && this.isFixedAhead(ahead + 2, ')'))
    );
  }

  protected patternSynonym(): Ast.Decl {
    const start = this.advance().span;
    const head = this.#synonymHead();
    if (this.is('::') || this.is(',')) {
      const names = [head.name];
      while (this.take(',')) names.push(this.#synonymName());
      this.need('::');
      const type = this.type();
      return { kind: 'patternSignature', names, type, span: this.from(start) };
    }
    const oneWay = this.is('<-');
    if (!oneWay && !this.is('=')) throw this.unexpected('`=` or `<-` and a pattern');
    this.advance();
    const pattern = this.pattern(true);
    const builder = oneWay && this.take('where') ? this.localDeclarations().flatMap((decl) => this.#builderClause(decl, head.name)) : null;
    return { kind: 'patternSynonym', ...head, oneWay, pattern, builder, span: this.from(start) };
  }

  #synonymHead(): Head {
    if (!this.startsConstructor(0)) {
      const left = this.variable('a variable, or the name of the pattern synonym');
      const { name } = this.conOperator();
      return { name, infix: true, args: [left, this.variable('a variable')], record: false };
    }
    const name = this.#synonymName();
    if (!this.is('{')) {
      const args: Ast.Name[] = [];
      while (this.token.kind === 'varid') args.push(this.variable('a variable'));
      return { name, infix: false, args, record: false };
    }
    let args: Ast.Name[] = [];
    this.inBraces(() => {
      if (!this.is('}')) args = this.variables();
    });
    return { name, infix: false, args, record: true };
  }

  #synonymName(): Ast.Name {
    if (!this.startsConstructor(0)) throw this.unexpected('the name of a pattern synonym, which begins like that of a constructor');
    return this.token.kind === 'conid' ? this.nameOf(this.advance()) : this.parenthesized();
  }

  /** `P x y = e` reads as a pattern binding: here the constructor in it is what is defined. */
  #builderClause(decl: Ast.Decl, synonym: Ast.Name): Ast.FunctionClause[] {
    const clause = decl.kind === 'patternBinding' ? clauseOf(decl) : null;
    if (clause !== null && clause.name.text === synonym.text) return [clause];
    if (decl.kind !== 'typeSignature' && decl.kind !== 'fixity') {
      this.complain('InvalidLeftSide', decl.span, `only \`${synonym.text}\` is defined here`, { help: 'a `where` of its own may follow each clause' });
    }
    return [];
  }
}

function clauseOf({ pattern, rhs, span }: Ast.PatternBinding): Ast.FunctionClause | null {
  if (pattern.kind === 'conPattern') return { kind: 'functionClause', name: pattern.name, infix: false, params: pattern.args, strict: false, rhs, span };
  if (pattern.kind !== 'infix' || pattern.items.length !== 3) return null;
  const [left, operator, right] = pattern.items;
  if (operator.kind !== 'operator' || !isOperand(left) || !isOperand(right)) return null;
  return { kind: 'functionClause', name: operator.name, infix: true, params: [left, right], strict: false, rhs, span };
}

function isOperand(item: Ast.Pattern | Ast.Operator | Ast.Minus): item is Ast.Pattern {
  return item.kind !== 'operator' && item.kind !== 'minus';
}
