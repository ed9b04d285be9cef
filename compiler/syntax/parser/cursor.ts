/**
 * Reading tokens, and complaining where that fails. The parser is one object in five layers, each a class on top of the one below: types, patterns,
 * expressions, declarations, modules; this is the ground they stand on.
 *
 * A mistake is thrown as ParseFailure and caught between top-level declarations, so each gives one message and the rest of the file is still read.
 */
import { type Diagnostic, label, type More, problem } from '../../base/diagnostic.ts';
import { newSpan, type Span } from '../../base/span.ts';
import type { Name } from '../ast.ts';
import type { Extension, Extensions } from '../extensions.ts';
import { Layout } from '../layout.ts';
import type { Token } from '../token.ts';
import { type Alternative, MAX_SUM } from './sum.ts';

export class ParseFailure {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    this.diagnostic = diagnostic;
  }
}

/** How deep expressions, patterns and types may be nested: far less than any engine's stack holds. */
export const MAX_NESTING = 500;

/** Tokens with which no item of a block begins: an implicit block ends before them. */
const enders: ReadonlySet<string> = new Set([
  ')',
  ']',
  ',',
  '}',
  '#)',
  '|]',
  '||]',
  'in',
  'then',
  'else',
  'of',
  'where',
  '|',
  '=',
  '->',
  '=>',
  'deriving',
  '..',
  '::',
  '<-',
  '`',
]);

export class Cursor extends Layout {
  protected readonly extensions: Extensions;
  readonly diagnostics: Diagnostic[] = [];
  /** extensions that were missed */
  readonly #required = new Set<Extension>();
  protected nesting = 0;
  /** for each opening bracket the index of its closing one; 0 where there is none */
  readonly #partners: Int32Array;

  constructor(tokens: readonly Token[], extensions: Extensions, record: Token[] | null) {
    super(tokens, record);
    this.extensions = extensions;
    this.#partners = partnersOf(tokens);
  }

  // Looking --------------------------------------------------------------------------------------------------------------------------------

  /** Is the next token this keyword, reserved operator or punctuation? */
  protected is(text: string): boolean {
    return this.token.kind === 'fixed' && this.token.text === text;
  }

  /** Is it this word or operator, which has a meaning only here? */
  protected isWord(text: string): boolean {
    const { token } = this;
    return token.text === text && token.qualifier === null && (token.kind === 'varid' || token.kind === 'varsym');
  }

  protected isFixedAhead(ahead: number, text: string): boolean {
    const token = this.ahead(ahead);
    return token.kind === 'fixed' && token.text === text;
  }

  /** Index of the bracket that closes the one at `index`; `index` when it has none. */
  protected partner(index: number): number {
    return this.#partners[index] || index;
  }

  /** The token at a place in the file: for looking far ahead. */
  protected tokenAt(index: number): Token {
    return this.tokens[Math.min(index, this.tokens.length - 1)];
  }

  /** Would the indentation of this token end the item we are in? */
  protected endsItem(token: Token): boolean {
    return token.first && token.indent <= this.indentation;
  }

  // Taking ---------------------------------------------------------------------------------------------------------------------------------

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.advance();
    return true;
  }

  protected takeWord(text: string): boolean {
    if (!this.isWord(text)) return false;
    this.advance();
    return true;
  }

  /** Takes this token. Throws ParseFailure, naming `open` as what it would end. */
  protected need(text: string, open: Span | null = null): Token {
    if (this.is(text)) return this.advance();
    throw this.unexpected(`\`${text}\``, open === null ? {} : label(open, 'to end what begins here'));
  }

  /** `{`, what is between, and `}`, all of it without layout. Throws ParseFailure. */
  protected inBraces(content: () => void): void {
    const open = this.token.span;
    if (!this.is('{')) throw this.unexpected('`{`');
    this.openFields();
    content();
    if (!this.is('}')) throw this.unexpected('`}`', label(open, 'to end what begins here'));
    this.closeExplicit();
  }

  /** As many as there are commas between, at least one. */
  protected commaSeparated<T>(item: () => T): T[] {
    const items: T[] = [];
    do items.push(item());
    while (this.take(','));
    return items;
  }

  protected nameOf({ qualifier, text, span }: Token): Name {
    return { qualifier, text, span };
  }

  /** From the start of `start` to the end of what was taken last. */
  protected from(start: Span): Span {
    const { last } = this;
    return newSpan(start.file, start.line, start.col, last.endLine, last.endCol);
  }

  /** What is in `(#`, which has been taken, and `#)` with bars: an alternative of a sum, of which `first` was read before any bar. */
  protected alternativeOf<T>(first: T | null, item: () => T, open: Span): Alternative<T> {
    this.require('UnboxedSums', open, 'unboxed sums');
    let index = 0;
    if (first === null) for (; this.take('|'); index++);
    const found = first ?? item();
    let of = index + 1;
    for (; this.take('|'); of++);
    this.need('#)', open);
    if (of > MAX_SUM) throw this.failure('TooDeep', this.from(open), `an unboxed sum has at most ${MAX_SUM} alternatives`);
    return { index, of, item: found };
  }

  // Blocks ---------------------------------------------------------------------------------------------------------------------------------

  /** The items of a block, `;` between them. An implicit block also ends where the next token fits neither the item nor its end. */
  protected block<T>(item: () => T | null, nondecreasing = false): T[] {
    const items: T[] = [];
    const open = this.token.span;
    const kind = this.openBlock(false, nondecreasing);
    if (kind === 'empty') return items;
    for (;;) {
      while (this.atSemicolon()) this.advance();
      if (this.#atBlockEnd(kind)) break;
      const parsed = item();
      if (parsed !== null) items.push(parsed);
      if (!this.atSemicolon() && !this.#atBlockEnd(kind)) {
        if (kind === 'implicit') break;
        throw this.unexpected('`;` or `}`', label(open, 'the block begins here'));
      }
    }
    if (kind === 'implicit') this.closeImplicit();
    else if (this.is('}')) this.closeExplicit();
    else throw this.unexpected('`}`', label(open, 'the block begins here'));
    return items;
  }

  protected atSemicolon(): boolean {
    return this.token.text === ';' && (this.token.kind === 'fixed' || this.token.kind === 'virtual');
  }

  #atBlockEnd(kind: 'explicit' | 'implicit'): boolean {
    const { token } = this;
    if (token.kind === 'end') return true;
    if (token.kind === 'virtual') return token.text === '}';
    if (kind === 'explicit') return this.is('}');
    if (token.kind === 'fixed') return enders.has(token.text);
    return token.kind === 'consym' || (token.kind === 'varsym' && token.text !== '-' && token.spacing !== 'prefix');
  }

  // Complaining ----------------------------------------------------------------------------------------------------------------------------

  /** One level deeper; `leave` comes back, and recovery from a mistake does. Throws ParseFailure at the limit. */
  protected enter(): void {
    if (++this.nesting > MAX_NESTING) {
      throw this.failure('TooDeep', this.token.span, `this is nested more than ${MAX_NESTING} levels deep`, { help: 'give parts of it names of their own' });
    }
  }

  protected leave(): void {
    this.nesting--;
  }

  protected failure(kind: string, span: Span, message: string, more: More = {}): ParseFailure {
    return new ParseFailure(problem(kind, span, message, more));
  }

  /** For throwing: what comes next is not what the author would be expected to write. */
  protected unexpected(expected: string, more: More = {}): ParseFailure {
    const { token } = this;
    const real = this.tokens[this.at];
    if (token.kind === 'virtual' && real.kind !== 'end') {
      const why = token.text === ';' ? 'it begins as far left as its block, so it is a new item' : 'it begins further left than its block, so that ends';
      return this.failure('UnexpectedToken', real.span, `expected ${expected} before ${describe(real)} of this line`, { note: why, ...more });
    }
    return this.failure('UnexpectedToken', real.span, `expected ${expected}, found ${describe(real)}`, {
      ...helpFor(real, expected),
      ...(expected === '`in`' ? {} : this.#indentHelp(real)),
      ...more,
    });
  }

  /** The line may have been meant for the block that it has just ended. */
  #indentHelp(real: Token): More {
    const { at, indent, around } = this.ended;
    if (at !== this.at || real.indent <= around || real.kind === 'end' || (real.kind === 'fixed' && !/^[_([]/.test(real.text))) return {};
    return {
      help: around > 1 ? `the lines of the blocks above begin in columns ${around} and ${indent}` : `the lines of the block above begin in column ${indent}`,
    };
  }

  /** Reports, and goes on. */
  protected complain(kind: string, span: Span, message: string, more: More = {}): void {
    this.diagnostics.push(problem(kind, span, message, more));
  }

  /** Reports unless the extension is on. `what` is in the plural, as in "bang patterns". */
  protected require(extension: Extension, span: Span, what: string): void {
    // one pragma is missing, however often it is needed
    if (this.extensions.has(extension) || this.#required.has(extension)) return;
    this.#required.add(extension);
    this.complain('ExtensionNeeded', span, `${what} need the extension \`${extension}\``, { help: `add {-# LANGUAGE ${extension} #-}` });
  }
}

/** A token in the user's words. */
function describe(token: Token): string {
  if (token.kind === 'end') return 'the end of the file';
  if (token.kind === 'string') return token.text.length > 20 ? 'a string' : `the string ${token.text}`;
  if (token.kind === 'overlap') return `the pragma ${token.text}`;
  const name = token.qualifier === null ? token.text : `${token.qualifier}.${token.text}`;
  return `\`${token.kind === 'implicit' ? '?' : ''}${name}\``;
}

function helpFor(token: Token, expected: string): More {
  if (token.kind !== 'fixed') return {};
  if (token.text === '=' && /^(`then`|`of`|`\)`)/.test(expected)) return { help: 'to compare, write `==`' };
  if (token.text === '=' && expected === 'the end of this declaration')
    return { help: 'to compare, write `==`; in a `do`, `let name = …` gives a name to a value' };
  if (token.text === '|' && expected === 'an expression') return { help: 'guards follow the parameters, without a `=` between: `f x | … = …`' };
  if (token.text === 'else' || token.text === 'then') return { help: '`if` is written `if … then … else …`' };
  return {};
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '(#': '#)' };

function partnersOf(tokens: readonly Token[]): Int32Array {
  const partners = new Int32Array(tokens.length);
  const open: number[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { kind, text } = tokens[index];
    if (kind !== 'fixed') continue;
    if (text === '(' || text === '[' || text === '{' || text === '(#') open.push(index);
    else if ((text === ')' || text === ']' || text === '}' || text === '#)') && open.length > 0) {
      const last = open.pop()!;
      if (closers[tokens[last].text] === text) partners[last] = index;
    }
  }
  return partners;
}
