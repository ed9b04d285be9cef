/**
 * Expressions, right-hand sides and alternatives of STG text. Grammar: docs/stg.md.
 * What a name in head position means is lexical: constructor, primop, foreign function of this module, else a variable (always, in backquotes).
 *
 * Code in STG is one long chain of `case` and `let`, each inside the last. So expressions are parsed with a stack of frames (what is being waited for),
 * not by recursion; only closures and join points, which stand in braces of their own, recurse.
 */
import type { Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import { describe, ParseFailure } from './cursor.ts';
import { impliedBinderRep, primopTable } from './kinds.ts';
import { beginsDeclaration, type Token } from './lexer.ts';
import { isConName } from './names.ts';
import { AtomParser, asPointer, type OpenBinder } from './parse-atoms.ts';
import type { Alt, Bind, Binder, Expr, Join, Lambda, Rhs } from './syntax.ts';

/** Expressions within expressions: the passes recurse, and stack is finite. */
export const MAX_NESTING = 1000;
/** Closures and join points within each other. */
export const MAX_CLOSURE_NESTING = 100;

const recursionHelp = { help: 'name the inner part: a join point, or a function of its own' };

/** An expression that has begun: what it waits for is the expression being read. */
type Frame = LetFrame | JoinFrame | ScrutFrame | CaseFrame | ParenFrame;
interface Begun {
  readonly start: Token;
  readonly source: Span | null;
}
interface LetFrame extends Begun {
  readonly kind: 'let';
  readonly rec: boolean;
  readonly binds: Bind[];
}
interface JoinFrame extends Begun {
  readonly kind: 'join';
  readonly rec: boolean;
  readonly joins: Join[];
}
interface ParenFrame extends Begun {
  readonly kind: 'paren';
}
interface ScrutFrame extends Begun {
  readonly kind: 'scrut';
}
interface CaseFrame extends Begun {
  readonly kind: 'case';
  readonly scrut: Expr;
  readonly binder: OpenBinder;
  readonly open: Token;
  readonly alts: Alt[];
  fallback: Expr | null;
  /** of the alternative whose body is being read; null: `_` */
  pattern: Pattern | null;
  altStart: Token;
}

/** A brace that is never closed, already reported: ends the declaration. */
export class Unclosed {}

export class ExprParser extends AtomParser {
  private readonly frames: Frame[] = [];
  private closureDepth = 0;

  /** Forgets expressions that were given up. */
  reset(): void {
    this.frames.length = 0;
    this.closureDepth = 0;
  }

  // Expressions ----------------------------------------------------------------------------------------------------------------------------

  expr(): Expr {
    const base = this.frames.length;
    for (let afterFailure = false; ; ) {
      try {
        let value = afterFailure ? this.nextAlternative() : this.leaf();
        afterFailure = false;
        while (value !== null && this.frames.length > base) value = this.complete(value);
        if (value !== null) return value;
      } catch (failure) {
        this.recover(failure, base);
        afterFailure = true;
      }
    }
  }

  /** Reads an expression up to its first complete part, which it gives; what encloses that goes on the stack. */
  private leaf(): Expr {
    const { cursor } = this;
    for (;;) {
      const source = this.sourcePragma();
      const start = cursor.token;
      if (cursor.accept('case')) this.push({ kind: 'scrut', start, source });
      else if (cursor.accept('let') || cursor.accept('letrec')) this.letBinds(start, source);
      else if (cursor.accept('join') || cursor.accept('joinrec')) this.joins(start, source);
      else if (cursor.accept('(')) this.push({ kind: 'paren', start, source });
      else {
        const expr = this.simple(start);
        return source === null ? expr : { ...expr, span: source };
      }
    }
  }

  private push<T extends Frame>(frame: T): T {
    if (this.frames.length >= MAX_NESTING)
      this.cursor.fail('TooDeep', `expressions nested more than ${MAX_NESTING} deep`, frame.start.span, recursionHelp, true);
    this.frames.push(frame);
    return frame;
  }

  private simple(start: Token): Expr {
    const { cursor } = this;
    if (cursor.isPunctuation('(#')) return { kind: 'tuple', args: this.tuple(() => this.atom()), span: cursor.spanFrom(start) };
    if (cursor.isPunctuation('\\')) {
      cursor.fail('NestedFunction', 'a function is not an expression', start.span, { help: 'bind it: `let f = \\x -> p { … } in f`' });
    }
    if (start.kind === 'literal') {
      const lit = this.literal();
      return { kind: 'lit', lit, span: lit.span };
    }
    if (start.kind === 'name' || start.kind === 'operator') return this.application(cursor.next());
    return cursor.unexpected('an expression');
  }

  private application(head: Token): Expr {
    const { cursor } = this;
    const name = head.text;
    if (name === '_' && !head.quoted)
      cursor.fail('UnexpectedToken', 'expected an expression, found `_`', head.span, { help: '`_` stands for a binder that is not used' });
    const args = this.atoms();
    const span = cursor.spanFrom(head);
    if (isConName(name)) return { kind: 'con', con: name, args, span };
    if (!head.quoted && primopTable.has(name)) return { kind: 'prim', op: name, args, span };
    if (head.kind === 'operator') this.unknownOperator(head);
    if (!head.quoted && this.context.foreigns.has(name)) return { kind: 'foreign', name, args, span };
    return { kind: 'app', fun: this.variable(head), args, span };
  }

  private unknownOperator(head: Token): never {
    const near = suggest(head.text, [...primopTable.keys()]);
    const help = near === null ? 'a variable with such a name is written in backquotes' : `did you mean \`${near}\`?`;
    return this.cursor.fail('UnknownPrimop', `there is no primop \`${head.text}\``, head.span, { help });
  }

  /** The innermost frame has its expression: gives the expression it makes, or null when it goes on to another. */
  private complete(value: Expr): Expr | null {
    const { cursor, frames } = this;
    const frame = frames[frames.length - 1];
    if (frame.kind === 'scrut') return this.beginAlternatives(frame, value);
    if (frame.kind === 'case') return this.endAlternative(frame, value);
    if (frame.kind === 'paren') cursor.expect(')');
    frames.pop();
    if (frame.kind === 'paren') return frame.source === null ? value : { ...value, span: frame.source };
    const span = frame.source ?? cursor.spanFrom(frame.start);
    if (frame.kind === 'let') return { kind: 'let', rec: frame.rec, binds: frame.binds, body: value, span };
    return { kind: 'join', rec: frame.rec, joins: frame.joins, body: value, span };
  }

  /** After a failure: goes on behind the alternative it happened in, if that is part of this expression. */
  private recover(failure: unknown, base: number): void {
    const { cursor, frames } = this;
    if (!(failure instanceof ParseFailure) || failure.fatal) throw failure;
    while (frames.length > base && frames[frames.length - 1].kind !== 'case') frames.pop();
    if (frames.length === base) throw failure;
    cursor.keep(failure);
    cursor.skipTo([';', '}']);
  }

  // Alternatives ---------------------------------------------------------------------------------------------------------------------------

  private beginAlternatives({ start, source }: ScrutFrame, scrut: Expr): Expr | null {
    const { cursor } = this;
    cursor.expect('of');
    const at = cursor.token;
    const binder = cursor.isPunctuation('{') ? { name: '_', rep: null, span: at.span } : this.binder(null);
    const open = cursor.expect('{');
    this.frames.pop();
    this.push({ kind: 'case', start, source, scrut, binder, open, alts: [], fallback: null, pattern: null, altStart: open });
    return this.nextAlternative();
  }

  /** Reads the next alternative of the innermost frame up to its `->`; or the `}`, and then gives the whole `case`. */
  private nextAlternative(): Expr | null {
    const { cursor, frames } = this;
    const frame = frames[frames.length - 1] as CaseFrame;
    while (cursor.accept(';'));
    if (cursor.accept('}')) {
      frames.pop();
      return this.endCase(frame, frame.source ?? cursor.spanFrom(frame.start));
    }
    if (cursor.atEnd || beginsDeclaration(cursor.token)) this.unclosed(frame.open, 'an alternative or `}`');
    frame.altStart = cursor.token;
    const source = this.sourcePragma();
    const pattern = this.pattern();
    frame.pattern = pattern === null ? null : { ...pattern, span: source ?? cursor.spanFrom(frame.altStart) };
    cursor.expect('->');
    return null;
  }

  private endAlternative(frame: CaseFrame, body: Expr): Expr | null {
    const { cursor } = this;
    if (frame.fallback !== null) {
      cursor.fail('MisplacedFallback', 'an alternative after `_ -> …` is never taken', cursor.spanFrom(frame.altStart), {
        help: 'put the `_` alternative last',
      });
    }
    if (frame.pattern === null) frame.fallback = body;
    else frame.alts.push({ ...frame.pattern, body });
    if (cursor.atEnd || beginsDeclaration(cursor.token)) this.unclosed(frame.open, '`;` or `}`');
    if (!cursor.isPunctuation('}') && !cursor.isPunctuation(';')) {
      const labels = [{ span: frame.open.span, text: 'in the alternatives opened here' }];
      cursor.unexpected('`;` or `}`', { labels, help: 'alternatives are separated by `;`' });
    }
    return this.nextAlternative();
  }

  private endCase({ scrut, binder, alts, fallback }: CaseFrame, span: Span): Expr {
    const rep = binder.rep ?? impliedBinderRep(scrut, alts, this.context.foreigns);
    return { kind: 'case', scrut, binder: { ...binder, rep }, alts, fallback, span };
  }

  private unclosed(open: Token, what: string): never {
    const { cursor } = this;
    cursor.report('UnclosedBrace', 'this `{` is never closed', open.span, {
      labels: [{ span: cursor.token.span, text: `expected ${what}, found ${describe(cursor.token)}` }],
    });
    throw new Unclosed();
  }

  /** null: the fallback. */
  private pattern(): UnplacedPattern | null {
    const { cursor } = this;
    if (cursor.isWord('_')) {
      cursor.next();
      return null;
    }
    if (cursor.token.kind === 'literal') return this.literalPattern();
    if (cursor.isPunctuation('(#')) return { kind: 'tuple', fields: this.tuple(() => this.binder(null)).map(asPointer) };
    if (cursor.isConstructor) return this.conPattern(cursor.next().text);
    const help = cursor.token.kind === 'name' ? { help: `to name the value, write \`case … of ${cursor.token.text} { _ -> … }\`` } : undefined;
    return cursor.unexpected('a pattern (constructor, literal, `(# … #)` or `_`)', help);
  }

  private literalPattern(): UnplacedPattern {
    const lit = this.literal();
    if (lit.rep !== 'string' && lit.rep !== 'void') return { kind: 'lit', lit };
    return this.cursor.fail('InvalidPattern', `${lit.rep === 'string' ? 'a string' : '`void#`'} cannot be matched`, lit.span);
  }

  private conPattern(con: string): UnplacedPattern {
    const kinds = this.context.cons.get(con)?.con.fields ?? [];
    const fields: Binder[] = [];
    while (!this.cursor.isPunctuation('->')) {
      const field = this.binder('a field name or `->`');
      fields.push({ ...field, rep: field.rep ?? kinds[fields.length] ?? 'p' });
    }
    return { kind: 'con', con, fields };
  }

  // Bindings -------------------------------------------------------------------------------------------------------------------------------

  private letBinds(start: Token, source: Span | null): void {
    const { cursor } = this;
    const { binds } = this.push<LetFrame>({ kind: 'let', start, source, rec: start.text === 'letrec', binds: [] });
    do {
      if (cursor.isKeyword('in')) break;
      const place = this.sourcePragma();
      const name = this.binder('the name of a binding');
      cursor.expect('=');
      binds.push({ binder: { name: name.name, rep: 'p', span: place ?? name.span }, rhs: this.rhs() });
    } while (cursor.accept(';'));
    cursor.expect('in', { help: 'bindings are separated by `;`', labels: [{ span: start.span, text: `of this \`${start.text}\`` }] });
  }

  private joins(start: Token, source: Span | null): void {
    const { cursor } = this;
    const { joins } = this.push<JoinFrame>({ kind: 'join', start, source, rec: start.text === 'joinrec', joins: [] });
    do {
      if (cursor.isKeyword('in')) break;
      joins.push(this.join());
    } while (cursor.accept(';') || this.acceptAnd());
    cursor.expect('in', { help: 'join points are separated by `;`', labels: [{ span: start.span, text: `of this \`${start.text}\`` }] });
  }

  private join(): Join {
    const { cursor } = this;
    const source = this.sourcePragma();
    const name = this.binder('the name of a join point');
    const params: Binder[] = [];
    while (!cursor.isPunctuation('=')) params.push(asPointer(this.binder('a parameter or `=`')));
    cursor.next();
    return { name: name.name, params, body: this.braced(), span: source ?? name.span };
  }

  private acceptAnd(): boolean {
    if (!this.cursor.isWord('and')) return false;
    this.cursor.next();
    return true;
  }

  rhs(): Rhs {
    const source = this.sourcePragma();
    const rhs = this.plainRhs(this.cursor.token);
    return source === null ? rhs : { ...rhs, span: source };
  }

  private plainRhs(start: Token): Rhs {
    const { cursor } = this;
    if (cursor.accept('\\')) return this.lambda(start);
    const isOnce = cursor.isWord('once');
    if ((isOnce || cursor.isWord('thunk')) && cursor.peek(1).text === '{') {
      cursor.next();
      const body = this.braced();
      return { kind: 'lambda', params: [], results: ['p'], once: isOnce, body, span: cursor.spanFrom(start) };
    }
    if (cursor.isConstructor) {
      const con = cursor.next().text;
      return { kind: 'con', con, args: this.atoms(), span: cursor.spanFrom(start) };
    }
    return cursor.unexpected('a right-hand side (`thunk { … }`, `once { … }`, `\\x { … }` or a constructor)', {
      help: 'a computation to be run on demand is written `thunk { … }`',
    });
  }

  private lambda(start: Token): Lambda {
    const { cursor } = this;
    const params: Binder[] = [];
    while (!cursor.isPunctuation('->') && !cursor.isPunctuation('{')) params.push(asPointer(this.binder('a parameter, `->` or `{`')));
    if (params.length === 0) cursor.unexpected('a parameter', { help: 'a closure without parameters is a `thunk { … }`' });
    const results = cursor.accept('->') ? this.repList() : (['p'] as const);
    const body = this.braced();
    return { kind: 'lambda', params, results, once: false, body, span: cursor.spanFrom(start) };
  }

  /** `{ expr }`. After an error inside, goes on behind the closing brace; the expression then stands in for one that will not be compiled. */
  private braced(): Expr {
    const { cursor } = this;
    const open = cursor.expect('{');
    if (this.closureDepth >= MAX_CLOSURE_NESTING) {
      cursor.fail('TooDeep', `closures and join points nested more than ${MAX_CLOSURE_NESTING} deep`, open.span, recursionHelp, true);
    }
    this.closureDepth++;
    const body = cursor.attempt(
      () => this.bodyOf(open),
      () => cursor.skipTo(['}']),
    );
    this.closureDepth--;
    // Without a brace only after a message: the declaration ended inside the braces.
    if (!cursor.accept('}')) throw new Unclosed();
    return body ?? { kind: 'tuple', args: [], span: open.span };
  }

  private bodyOf(open: Token): Expr {
    const { cursor } = this;
    const expr = this.expr();
    if (cursor.isPunctuation('}')) return expr;
    if (cursor.atEnd || beginsDeclaration(cursor.token)) this.unclosed(open, '`}`');
    return cursor.unexpected('`}`', { labels: [{ span: open.span, text: 'to close this brace' }] });
  }
}

type DropBody<T> = T extends unknown ? Omit<T, 'body'> : never;
type DropSpan<T> = T extends unknown ? Omit<T, 'span'> : never;
type Pattern = DropBody<Alt>;
type UnplacedPattern = DropSpan<Pattern>;
