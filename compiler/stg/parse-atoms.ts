/**
 * The small parts of STG text: atoms, binders, kinds, unboxed tuples, SRC pragmas.
 */
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import type { Cursor } from './cursor.ts';
import { type ConInfo, primopTable, reps } from './kinds.ts';
import { beginsDeclaration, type Token } from './lexer.ts';
import type { Literal } from './literals.ts';
import { isConName } from './names.ts';
import type { Atom, Binder, Foreign, LitAtom, VarAtom } from './syntax.ts';

/** What the whole module tells the parsers of its parts. */
export interface ModuleContext {
  readonly cons: ReadonlyMap<string, ConInfo>;
  readonly foreigns: ReadonlyMap<string, Foreign>;
  /** index in Module.files */
  readonly fileIndex: (name: string) => number;
  /** called for each constructor used as an atom */
  readonly useConAtom: (name: string) => void;
}

/** A binder whose kind may have been left out. */
export interface OpenBinder {
  readonly name: string;
  readonly rep: Rep | null;
  readonly span: Span;
}

export function asPointer(binder: OpenBinder): Binder {
  return { ...binder, rep: binder.rep ?? 'p' };
}

const holeHelp = { help: '`_` stands for a binder that is not used' };

export class AtomParser {
  protected readonly cursor: Cursor;
  protected readonly context: ModuleContext;

  constructor(cursor: Cursor, context: ModuleContext) {
    this.cursor = cursor;
    this.context = context;
  }

  // Atoms ----------------------------------------------------------------------------------------------------------------------------------

  /** Arguments, up to whatever cannot be one, or to the next binding. */
  protected atoms(): Atom[] {
    const { cursor } = this;
    const atoms: Atom[] = [];
    while (this.beginsAtom()) atoms.push(this.atom());
    if (cursor.isWord('_') && cursor.peek(1).text !== '->') cursor.unexpected('an argument', holeHelp);
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
    return cursor.token.kind === 'name' && cursor.token.text !== '_' && !cursor.beginsBinding;
  }

  protected atom(): Atom {
    const { cursor } = this;
    if (cursor.token.kind === 'literal') return this.literal();
    if (cursor.isPunctuation('(')) return this.parenthesisedAtom();
    if (cursor.token.kind === 'operator') cursor.unexpected('a variable or a literal', { help: 'a primop is not a value' });
    if (cursor.isWord('_')) cursor.unexpected('a variable or a literal', holeHelp);
    return this.variable(cursor.expectName('a variable or a literal'));
  }

  protected literal(): LitAtom {
    const token = this.cursor.next();
    return placed(token.literal!, token.span);
  }

  protected variable(token: Token): VarAtom {
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
      isPrim === undefined
        ? 'bind it first: `let x = thunk { … } in …`, or `case … of x { _ -> … }` to evaluate it now'
        : `bind it first: \`case ${head.text} … of x${isPrim.results[0] === 'p' ? '' : ` : ${isPrim.results[0]}`} { _ -> … }\``;
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

  protected tuple<T>(item: () => T): T[] {
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

  // Binders --------------------------------------------------------------------------------------------------------------------------------

  /** `x`, `_`, `(x : kind)`, and where no further binder can follow (`what` null) also `x : kind`. */
  protected binder(what: string | null): OpenBinder {
    const { cursor } = this;
    const open = cursor.accept('(');
    const binder = this.plainBinder(open ? 'a name' : (what ?? 'a name'), open || what === null);
    if (open) cursor.expect(')');
    return binder;
  }

  private plainBinder(what: string, mayHaveRep: boolean): OpenBinder {
    const { cursor } = this;
    if (cursor.isConstructor) {
      cursor.fail('InvalidBinder', `\`${cursor.token.text}\` is a constructor's name`, cursor.token.span, {
        help: 'variables begin with a lower-case letter, `_` or `$`; alternatives go in braces',
      });
    }
    const name = cursor.expectName(what, cursor.isPunctuation(':') ? { help: 'a binder with its kind is written in parentheses: `(n : i64)`' } : undefined);
    const rep = mayHaveRep && cursor.accept(':') ? this.rep() : null;
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
    return cursor.fail('UnknownKind', `there is no kind \`${cursor.token.text}\``, cursor.token.span, {
      expected: `${reps.slice(0, -1).join(', ')} or ${reps.at(-1)}`,
    });
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

  /** The place given by a `{-# SRC … #-}` here, if there is one. */
  sourcePragma(): Span | null {
    if (this.cursor.token.kind !== 'source') return null;
    const token = this.cursor.next();
    return { ...token.place!, file: this.context.fileIndex(token.text) };
  }
}

function placed(literal: Literal, span: Span): LitAtom {
  return { ...literal, span };
}
