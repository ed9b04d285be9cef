/**
 * A position in a token list, and how a parser complains there. Both parsers (declarations, expressions) share one cursor.
 *
 * An error is thrown as ParseFailure, caught where the parser knows how to go on: at the `}` of the braces it is in, at the next `;`, at the next
 * declaration. So one mistake gives one message, and the rest of the file is still read.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import { cover, type Span } from '../base/span.ts';
import { beginsDeclaration, type Token } from './lexer.ts';
import { isConName } from './names.ts';

/** More than this many messages help nobody. */
export const MAX_DIAGNOSTICS = 100;

export class ParseFailure {
  readonly diagnostic: Diagnostic;
  /** do not go on inside this declaration */
  readonly fatal: boolean;

  constructor(diagnostic: Diagnostic, fatal: boolean) {
    this.diagnostic = diagnostic;
    this.fatal = fatal;
  }
}

export type More = Partial<Pick<Diagnostic, 'labels' | 'expected' | 'found' | 'help' | 'note'>>;

export class Cursor {
  private readonly tokens: readonly Token[];
  readonly diagnostics: Diagnostic[];
  at = 0;

  constructor(tokens: readonly Token[], diagnostics: readonly Diagnostic[]) {
    this.tokens = tokens;
    this.diagnostics = [...diagnostics];
  }

  // Looking --------------------------------------------------------------------------------------------------------------------------------

  get token(): Token {
    return this.tokens[this.at];
  }

  peek(ahead: number): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  get previous(): Token {
    return this.tokens[Math.max(this.at - 1, 0)];
  }

  get atEnd(): boolean {
    return this.token.kind === 'end';
  }

  isPunctuation(text: string): boolean {
    return this.token.kind === 'punctuation' && this.token.text === text;
  }

  isKeyword(text: string): boolean {
    return this.token.kind === 'keyword' && this.token.text === text;
  }

  /** An unquoted name of that spelling: words that are special in one place only. */
  isWord(text: string): boolean {
    return this.token.kind === 'name' && this.token.text === text && !this.token.quoted;
  }

  get isConstructor(): boolean {
    return this.token.kind === 'name' && isConName(this.token.text);
  }

  /** A name followed by `=` belongs to the next binding, not to the arguments before it. */
  get beginsBinding(): boolean {
    const ahead = this.token.kind === 'source' ? 1 : 0;
    const equals = this.peek(ahead + 1);
    return this.peek(ahead).kind === 'name' && equals.kind === 'punctuation' && equals.text === '=';
  }

  // Taking ---------------------------------------------------------------------------------------------------------------------------------

  next(): Token {
    const token = this.token;
    if (!this.atEnd) this.at++;
    return token;
  }

  /** Takes the token if it is that punctuation or keyword. */
  accept(text: string): boolean {
    if (!this.isPunctuation(text) && !this.isKeyword(text)) return false;
    this.at++;
    return true;
  }

  expect(text: string, more?: More): Token {
    if (this.isPunctuation(text) || this.isKeyword(text)) return this.next();
    return this.unexpected(`\`${text}\``, more);
  }

  expectName(what: string, more?: More): Token {
    return this.token.kind === 'name' ? this.next() : this.unexpected(what, more);
  }

  /** From `start` to the last token taken. */
  spanFrom(start: Token): Span {
    return cover(start.span, this.previous.span);
  }

  // Complaining ----------------------------------------------------------------------------------------------------------------------------

  report(kind: string, message: string, span: Span, more: More = {}): void {
    this.add({ level: 'error', kind, message, span, ...more });
  }

  fail(kind: string, message: string, span: Span, more: More = {}, fatal = false): never {
    throw new ParseFailure({ level: 'error', kind, message, span, ...more }, fatal);
  }

  unexpected(what: string, more?: More): never {
    return this.fail('UnexpectedToken', `expected ${what}, found ${describe(this.token)}`, this.token.span, more);
  }

  private add(diagnostic: Diagnostic): void {
    if (this.diagnostics.length < MAX_DIAGNOSTICS) this.diagnostics.push(diagnostic);
  }

  keep(failure: ParseFailure): void {
    this.add(failure.diagnostic);
  }

  /** Runs `read`; when it fails, keeps the message, lets `recover` find the place to go on and gives null. Fatal failures pass through. */
  attempt<T>(read: () => T, recover: () => void, isLast = false): T | null {
    try {
      return read();
    } catch (failure) {
      if (!(failure instanceof ParseFailure) || (failure.fatal && !isLast)) throw failure;
      this.keep(failure);
      recover();
      return null;
    }
  }

  // Recovering -----------------------------------------------------------------------------------------------------------------------------

  /** Skips to a token of `stops` outside any braces, to a `}` that closes more than was opened, or to the next declaration. */
  skipTo(stops: readonly string[]): void {
    for (let depth = 0; !this.atEnd && !beginsDeclaration(this.token); this.at++) {
      if (depth === 0 && this.token.kind !== 'literal' && !this.token.quoted && stops.includes(this.token.text)) return;
      if (this.isPunctuation('{')) depth++;
      else if (this.isPunctuation('}') && --depth < 0) return;
    }
  }

  skipToDeclaration(from: number): void {
    if (this.at === from) this.at++;
    while (!this.atEnd && !beginsDeclaration(this.token)) this.at++;
  }
}

/** A token as the author would call it. */
export function describe(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'the end of the file';
    case 'source':
      return 'a SRC pragma';
    case 'keyword':
      return `the keyword \`${token.text}\``;
    default:
      return `\`${token.text.length > 40 ? `${token.text.slice(0, 39)}…` : token.text}\``;
  }
}
