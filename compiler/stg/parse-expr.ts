/**
 * Expressions, right-hand sides and alternatives of STG text. Grammar: docs/stg.md.
 * What a name in head position means is lexical: constructor, primop, foreign function of this module, else a variable (always, in backquotes).
 */
import type { Rep } from '../../abi/tables/primops.ts';
import { cover, type Span } from '../base/span.ts';
import type { Cursor } from './cursor.ts';
import { type ConInfo, impliedBinderRep, primopTable, reps } from './kinds.ts';
import { beginsDeclaration, type Token } from './lexer.ts';
import type { Literal } from './literals.ts';
import { isConName } from './names.ts';
import type { Alt, Atom, Bind, Binder, Expr, Join, Lambda, LitAtom, Rhs, VarAtom } from './syntax.ts';

/** Nesting of expressions beyond which the passes, which recurse, would run out of stack. */
export const MAX_NESTING = 300;

/** What the whole module tells the expression parser. */
export interface ModuleContext {
  readonly cons: ReadonlyMap<string, ConInfo>;
  readonly foreigns: ReadonlySet<string>;
  /** index in Module.files */
  readonly fileIndex: (name: string) => number;
  /** called for each constructor used as an atom */
  readonly useConAtom: (name: string) => void;
}

const separatorHelp = { help: 'alternatives are separated by `;`' };
const recursionHelp = { help: 'name the inner part: `join` for a continuation, or a function of its own' };

export class ExprParser {
  private readonly cursor: Cursor;
  private readonly context: ModuleContext;
  private depth = 0;

  constructor(cursor: Cursor, context: ModuleContext) {
    this.cursor = cursor;
    this.context = context;
  }

  // Expressions ----------------------------------------------------------------------------------------------------------------------------

  expr(): Expr {
    const { cursor } = this;
    if (this.depth >= MAX_NESTING) {
      cursor.fail('TooDeep', `expressions nested more than ${MAX_NESTING} deep`, cursor.token.span, recursionHelp, true);
    }
    this.depth++;
    try {
      const source = this.sourcePragma();
      const start = cursor.token;
      const expr = this.plainExpr(start);
      return source === null ? expr : { ...expr, span: source };
    } finally {
      this.depth--;
    }
  }

  private plainExpr(start: Token): Expr {
    const { cursor } = this;
    if (start.kind === 'keyword') {
      if (start.text === 'case') return this.caseExpr(start);
      if (start.text === 'let' || start.text === 'letrec') return this.letExpr(start);
      if (start.text === 'join' || start.text === 'joinrec') return this.joinExpr(start);
    }
    if (cursor.isPunctuation('(#')) return { kind: 'tuple', args: this.tuple(() => this.atom()), span: cursor.spanFrom(start) };
    if (cursor.isPunctuation('(')) return this.parenthesised();
    if (cursor.isPunctuation('\\')) {
      cursor.fail('NestedFunction', 'a function is not an expression', start.span, { help: 'bind it: `let f = \\x -> p { … } in f`' });
    }
    if (start.kind === 'literal') return this.literalExpr();
    if (start.kind === 'name' || start.kind === 'operator') return this.application(cursor.next());
    return cursor.unexpected('an expression');
  }

  private parenthesised(): Expr {
    this.cursor.next();
    const inner = this.expr();
    this.cursor.expect(')');
    return inner;
  }

  private literalExpr(): Expr {
    const lit = this.literal();
    this.noArguments(lit.span, 'a literal');
    return { kind: 'lit', lit, span: lit.span };
  }

  private application(head: Token): Expr {
    const { cursor } = this;
    const name = head.text;
    const args = this.atoms();
    const span = cursor.spanFrom(head);
    if (isConName(name)) return { kind: 'con', con: name, args, span };
    if (!head.quoted && primopTable.has(name)) return { kind: 'prim', op: name, args, span };
    if (head.kind === 'operator') {
      cursor.fail('UnknownPrimop', `there is no primop \`${name}\``, head.span, { help: 'a variable with such a name is written in backquotes' });
    }
    if (!head.quoted && this.context.foreigns.has(name)) return { kind: 'foreign', name, args, span };
    return { kind: 'app', fun: this.variable(head), args, span };
  }

  /** Arguments, up to whatever cannot be one, or to the next binding. */
  private atoms(): Atom[] {
    const { cursor } = this;
    const atoms: Atom[] = [];
    while (this.beginsAtom()) atoms.push(this.atom());
    if (cursor.token.kind === 'operator') {
      const op = cursor.token.text;
      cursor.unexpected('an argument', primopTable.has(op) ? { help: `a primop comes before its arguments: \`${op} a b\`` } : undefined);
    }
    return atoms;
  }

  private beginsAtom(): boolean {
    const { cursor } = this;
    if (cursor.token.kind === 'literal') return true;
    if (cursor.isPunctuation('(')) return true;
    return cursor.token.kind === 'name' && cursor.token.text !== '_' && !cursor.beginsBinding && !this.endsJoin();
  }

  /** `and` before another join point. */
  private endsJoin(): boolean {
    return this.cursor.isWord('and') && this.cursor.previous.text === '}';
  }

  private noArguments(span: Span, what: string): void {
    if (this.beginsAtom()) this.cursor.fail('UnexpectedToken', `${what} cannot be applied`, cover(span, this.cursor.token.span));
  }

  atom(): Atom {
    const { cursor } = this;
    if (cursor.token.kind === 'literal') return this.literal();
    if (cursor.isPunctuation('(')) return this.parenthesisedAtom();
    if (cursor.token.kind === 'operator') cursor.unexpected('a variable or a literal', { help: 'a primop is not a value' });
    if (cursor.isWord('_')) cursor.unexpected('a variable or a literal', { help: '`_` stands for a binder that is not used' });
    return this.variable(cursor.expectName('a variable or a literal'));
  }

  private literal(): LitAtom {
    const token = this.cursor.next();
    return placed(token.literal!, token.span);
  }

  private variable(token: Token): VarAtom {
    if (isConName(token.text)) this.context.useConAtom(token.text);
    return { kind: 'var', name: token.text, span: token.span };
  }

  /** `(x)` is `x`. Anything longer is the commonest mistake of people who know Haskell: reported, skipped, and parsing goes on. */
  private parenthesisedAtom(): Atom {
    const { cursor } = this;
    const open = cursor.next();
    if (this.beginsAtom() && cursor.peek(1).text === ')' && !cursor.isPunctuation('(')) {
      const atom = this.atom();
      cursor.next();
      return atom;
    }
    const head = cursor.token;
    this.skipParentheses();
    const span = cursor.spanFrom(open);
    const isPrim = primopTable.get(head.text);
    const help =
      isPrim === undefined ? 'bind it first: `let x = thunk { … } in …`, or `case … of x { _ -> … }` to evaluate it now' : `bind it first: \`case ${head.text} … of x${isPrim.results[0] === 'p' ? '' : ` : ${isPrim.results[0]}`} { _ -> … }\``;
    cursor.report('NestedExpression', 'an argument must be a variable or a literal', span, { help });
    return { kind: 'lit', rep: 'void', span };
  }

  private skipParentheses(): void {
    const { cursor } = this;
    for (let depth = 1; depth > 0; cursor.next()) {
      if (cursor.atEnd || beginsDeclaration(cursor.token) || cursor.isPunctuation(';') || cursor.isPunctuation('}')) return;
      if (cursor.isPunctuation('(')) depth++;
      else if (cursor.isPunctuation(')')) depth--;
    }
  }

  private tuple<T>(item: () => T): T[] {
    const { cursor } = this;
    cursor.expect('(#');
    const items: T[] = [];
    while (!cursor.isPunctuation('#)')) {
      items.push(item());
      if (!cursor.accept(',')) break;
    }
    cursor.expect('#)', { help: 'components are separated by `,`; leave a space between a name that ends in # and the closing `#)`' });
    return items;
  }

  // Case -----------------------------------------------------------------------------------------------------------------------------------

  private caseExpr(start: Token): Expr {
    const { cursor } = this;
    cursor.next();
    const scrut = this.expr();
    cursor.expect('of');
    const at = cursor.token;
    const given = cursor.isPunctuation('{') ? null : this.binder(null);
    const open = cursor.expect('{');
    const { alts, fallback } = this.alternatives(open);
    const rep = given?.rep ?? impliedBinderRep(scrut, alts);
    const binder: Binder = { name: given?.name ?? '_', rep, span: given?.span ?? at.span };
    return { kind: 'case', scrut, binder, alts, fallback, span: cursor.spanFrom(start) };
  }

  private alternatives(open: Token): { alts: Alt[]; fallback: Expr | null } {
    const { cursor } = this;
    const alts: Alt[] = [];
    let fallback: Expr | null = null;
    while (!cursor.isPunctuation('}')) {
      if (cursor.accept(';')) continue;
      if (cursor.atEnd || beginsDeclaration(cursor.token)) cursor.unexpected('an alternative or `}`', { labels: [{ span: open.span, text: 'opened here' }] });
      cursor.attempt(
        () => {
          const first = cursor.token;
          const alt = this.alternative();
          if (fallback !== null) cursor.fail('MisplacedFallback', 'an alternative after `_ -> …` is never taken', cursor.spanFrom(first), { help: 'put the `_` alternative last' });
          if (alt.pattern === null) fallback = alt.body;
          else alts.push({ ...alt.pattern, body: alt.body });
          if (!cursor.isPunctuation('}') && !cursor.isPunctuation(';')) {
            cursor.unexpected('`;` or `}`', { ...separatorHelp, labels: [{ span: open.span, text: 'in the alternatives opened here' }] });
          }
        },
        () => cursor.skipTo([';', '}']),
      );
    }
    cursor.next();
    return { alts, fallback };
  }

  private alternative(): { pattern: Pattern | null; body: Expr } {
    const { cursor } = this;
    const start = cursor.token;
    const source = this.sourcePragma();
    const pattern = this.pattern();
    const span = source ?? cursor.spanFrom(start);
    cursor.expect('->');
    const body = this.expr();
    return { pattern: pattern === null ? null : { ...pattern, span }, body };
  }

  /** null: the fallback. */
  private pattern(): UnplacedPattern | null {
    const { cursor } = this;
    if (cursor.isWord('_')) {
      cursor.next();
      return null;
    }
    if (cursor.token.kind === 'literal') {
      const lit = this.literal();
      if (lit.rep === 'string' || lit.rep === 'void') {
        cursor.fail('InvalidPattern', `${lit.rep === 'string' ? 'a string' : '`void#`'} cannot be matched`, lit.span);
      }
      return { kind: 'lit', lit };
    }
    if (cursor.isPunctuation('(#')) return { kind: 'tuple', fields: this.tuple(() => this.binder(null)).map(asPointer) };
    if (cursor.isConstructor) return this.conPattern(cursor.next().text);
    const help = cursor.token.kind === 'name' ? { help: `to name the value, write \`case … of ${cursor.token.text} { _ -> … }\`` } : undefined;
    return cursor.unexpected('a pattern (constructor, literal, `(# … #)` or `_`)', help);
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

  // Binders --------------------------------------------------------------------------------------------------------------------------------

  /** `x`, `_`, `(x : kind)`, and where no further binder can follow (`what` null) also `x : kind`. */
  private binder(what: string | null): OpenBinder {
    const { cursor } = this;
    if (cursor.accept('(')) {
      const binder = this.binder(null);
      cursor.expect(')');
      return binder;
    }
    if (cursor.isConstructor) {
      cursor.fail('InvalidBinder', `\`${cursor.token.text}\` is a constructor's name`, cursor.token.span, { help: 'variables begin with a lower-case letter, `_` or `$`; alternatives go in braces' });
    }
    const name = cursor.expectName(what ?? 'a name');
    const rep = what === null && cursor.accept(':') ? this.rep() : null;
    return { name: name.text, rep, span: name.span };
  }

  rep(): Rep {
    const { cursor } = this;
    const found = reps.find((r) => cursor.isWord(r));
    if (found !== undefined) {
      cursor.next();
      return found;
    }
    if (cursor.token.kind !== 'name') cursor.unexpected('a kind');
    return cursor.fail('UnknownKind', `there is no kind \`${cursor.token.text}\``, cursor.token.span, { expected: `${reps.slice(0, -1).join(', ')} or ${reps.at(-1)}` });
  }

  /** One kind, or a parenthesised list. */
  repList(): Rep[] {
    const { cursor } = this;
    if (!cursor.accept('(')) return [this.rep()];
    const list: Rep[] = [];
    while (!cursor.isPunctuation(')')) {
      list.push(this.rep());
      if (!cursor.accept(',')) break;
    }
    cursor.expect(')');
    return list;
  }

  // Bindings -------------------------------------------------------------------------------------------------------------------------------

  private letExpr(start: Token): Expr {
    const { cursor } = this;
    const rec = cursor.next().text === 'letrec';
    const binds: Bind[] = [];
    do {
      if (cursor.isKeyword('in')) break;
      const source = this.sourcePragma();
      const name = this.binder('the name of a binding');
      cursor.expect('=');
      binds.push({ binder: { name: name.name, rep: 'p', span: source ?? name.span }, rhs: this.rhs() });
    } while (cursor.accept(';'));
    cursor.expect('in', { help: 'bindings are separated by `;`', labels: [{ span: start.span, text: `of this \`${start.text}\`` }] });
    return { kind: 'let', rec, binds, body: this.expr(), span: cursor.spanFrom(start) };
  }

  private joinExpr(start: Token): Expr {
    const { cursor } = this;
    const rec = cursor.next().text === 'joinrec';
    const joins: Join[] = [];
    do {
      if (cursor.isKeyword('in')) break;
      joins.push(this.join());
    } while (cursor.accept(';') || this.acceptAnd());
    cursor.expect('in', { help: 'join points are separated by `;`', labels: [{ span: start.span, text: `of this \`${start.text}\`` }] });
    return { kind: 'join', rec, joins, body: this.expr(), span: cursor.spanFrom(start) };
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
    const { cursor } = this;
    const source = this.sourcePragma();
    const start = cursor.token;
    const rhs = this.plainRhs(start);
    return source === null ? rhs : { ...rhs, span: source };
  }

  private plainRhs(start: Token): Rhs {
    const { cursor } = this;
    if (cursor.isPunctuation('\\')) return this.lambda(start);
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
    cursor.next();
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
    const labels = [{ span: open.span, text: 'opened here' }];
    const body = cursor.attempt(
      () => {
        const expr = this.expr();
        if (!cursor.isPunctuation('}')) cursor.unexpected('`}`', { labels });
        return expr;
      },
      () => cursor.skipTo(['}']),
    );
    // Only reached without a brace after a message: the declaration ended inside the braces.
    if (!cursor.accept('}')) throw new Unclosed();
    return body ?? { kind: 'tuple', args: [], span: open.span };
  }

  /** The place given by a `{-# SRC … #-}` here, if there is one. */
  sourcePragma(): Span | null {
    if (this.cursor.token.kind !== 'source') return null;
    const token = this.cursor.next();
    return { ...token.place!, file: this.context.fileIndex(token.text) };
  }
}

/** A brace that is never closed, already reported: ends the declaration. */
export class Unclosed {}

type DropBody<T> = T extends unknown ? Omit<T, 'body'> : never;
type DropSpan<T> = T extends unknown ? Omit<T, 'span'> : never;
type Pattern = DropBody<Alt>;
type UnplacedPattern = DropSpan<Pattern>;

/** A binder whose kind may have been left out. */
interface OpenBinder {
  readonly name: string;
  readonly rep: Rep | null;
  readonly span: Span;
}

function asPointer(binder: OpenBinder): Binder {
  return { ...binder, rep: binder.rep ?? 'p' };
}

function placed(literal: Literal, span: Span): LitAtom {
  return { ...literal, span };
}
