/**
 * STG text to tokens. Layout does not matter, except that declarations begin in column 1, which is where the
 * parser goes on after an error.
 *
 * An identifier that a define names (`-D THRESHOLD=23`) becomes that literal here, so every later stage sees one kind of program.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { type Literal, NUMBER_PATTERN, namedLiteral, readEscape, readNumber, unquote } from './literals.ts';
import { declarationKeywords, IDENTIFIER_PATTERN, keywords } from './names.ts';

export type TokenKind = 'name' | 'operator' | 'literal' | 'keyword' | 'punctuation' | 'source' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** as written; of a backquoted name the name itself; of a `source` pragma the file it names */
  readonly text: string;
  readonly span: Span;
  /** a name in backquotes is never a keyword, primop or foreign function */
  readonly quoted: boolean;
  readonly literal: Literal | null;
  /** `source` pragmas: the place they give, Span.file not yet set */
  readonly place: Span | null;
}

export interface Lexed {
  /** ends in one `end` token */
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
}

const textMark = /#{0,2}/y;
const blank = /[ \t\r\f\u00a0\ufeff]+/y;
const identifier = new RegExp(IDENTIFIER_PATTERN, 'uy');
const numeral = new RegExp(NUMBER_PATTERN, 'uy');
const operator = /[!#%&*+./<=>?@^|~:-]+/y;
const sourcePragma = /^\{-#\s*SRC\s+"((?:[^"\\\n]|\\.)*)"\s+(\d+):(\d+)-(\d+):(\d+)\s*#-\}$/s;
const reservedOperators: ReadonlySet<string> = new Set(['=', '->', '|', ':']);

/**
 * Splits `source` into tokens. Never throws; what cannot be read is reported and left out.
 * `defines` maps identifiers to the text of one literal each.
 */
export function lex(source: string, defines: Readonly<Record<string, string>> = {}): Lexed {
  return new Lexer(source, readDefines(defines)).run();
}

/** Reads the text of a define; null when it is not exactly one literal. */
export function readDefine(text: string): Literal | null {
  const { tokens, diagnostics } = new Lexer(text.trim(), new Map()).run();
  return diagnostics.length === 0 && tokens.length === 2 ? tokens[0].literal : null;
}

function readDefines(defines: Readonly<Record<string, string>>): Map<string, Literal> {
  const read = new Map<string, Literal>();
  for (const [name, text] of Object.entries(defines)) {
    const literal = readDefine(text);
    if (literal !== null) read.set(name, literal);
  }
  return read;
}

function isBytes(text: string): boolean {
  return [...text].every((char) => char <= '\xff');
}

class Lexer {
  private at = 0;
  private line = 1;
  /** index of the first character of the current line */
  private lineStart = 0;
  private start = { at: 0, line: 1, col: 1 };
  /** an escape of the current token could not be read, and was reported */
  private hasBadEscape = false;
  private readonly tokens: Token[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private readonly source: string;
  private readonly defines: ReadonlyMap<string, Literal>;

  constructor(source: string, defines: ReadonlyMap<string, Literal>) {
    this.source = source;
    this.defines = defines;
  }

  run(): Lexed {
    for (;;) {
      this.skipBlank();
      this.start = { at: this.at, line: this.line, col: this.at - this.lineStart + 1 };
      if (this.at >= this.source.length) break;
      this.token();
    }
    this.push('end', '');
    return { tokens: this.tokens, diagnostics: this.diagnostics };
  }

  private token(): void {
    const char = this.source[this.at];
    const next = this.source[this.at + 1];
    if (char === '{' && next === '-') this.comment();
    else if (char === '-' && next === '-') this.at = this.lineEnd(this.at);
    else if (char === '"') this.stringLiteral();
    else if (char === "'") this.charLiteral();
    else if (char === '`') this.quotedName();
    else if (isDigit(char) || (char === '-' && isDigit(next))) this.numberLiteral();
    else if (char === '-' && (this.source.startsWith('-inf#', this.at) || this.source.startsWith('-nan#', this.at))) this.negativeNamed();
    else if (char === '(' && next === '#') this.punctuation(2);
    else if (char === '#' && next === ')') this.punctuation(2);
    else if ('(){};,\\'.includes(char)) this.punctuation(1);
    else if (this.matches(operator)) this.operatorToken();
    else if (this.matches(identifier)) this.identifierToken();
    else this.invalidCharacter();
  }

  // Names and symbols ----------------------------------------------------------------------------------------------------------------------

  private identifierToken(): void {
    const text = this.take(identifier);
    const literal = this.defines.get(text) ?? namedLiteral(text);
    if (literal !== null) this.push('literal', text, literal);
    else this.push(keywords.has(text) ? 'keyword' : 'name', text);
  }

  private operatorToken(): void {
    const text = this.take(operator);
    this.push(reservedOperators.has(text) ? 'punctuation' : 'operator', text);
  }

  private punctuation(length: number): void {
    const text = this.source.slice(this.at, this.at + length);
    this.at += length;
    this.push('punctuation', text);
  }

  private quotedName(): void {
    const text = this.quotedText('`');
    if (text === null) return;
    if (text === '') this.report('InvalidName', 'a name cannot be empty');
    else this.push('name', text, null, true);
  }

  // Literals -------------------------------------------------------------------------------------------------------------------------------

  private numberLiteral(): void {
    const text = this.take(numeral);
    const literal = readNumber(text);
    if (typeof literal !== 'string') this.push('literal', text, literal);
    else this.report('InvalidNumber', literal, { help: numberHelp(text) });
  }

  private negativeNamed(): void {
    this.at++;
    const text = this.take(identifier);
    const literal = namedLiteral(text);
    if (literal?.rep === 'f64' || literal?.rep === 'f32') this.push('literal', `-${text}`, { ...literal, value: -literal.value });
    else this.report('InvalidNumber', `\`-${text}\` is not a number`);
  }

  private stringLiteral(): void {
    const text = this.quotedText('"');
    if (text === null) return;
    const hashes = this.take(textMark).length;
    const token = this.source.slice(this.start.at, this.at);
    if (hashes < 2) this.push('literal', token, { kind: 'lit', rep: 'string', value: text });
    else if (isBytes(text)) this.push('literal', token, { kind: 'lit', rep: 'string', value: text, bytes: true });
    else this.report('InvalidCharacterLiteral', 'the characters of `"…"##` are bytes: none is beyond U+00FF');
  }

  private charLiteral(): void {
    const text = this.quotedText("'");
    if (text === null) return;
    if (this.source[this.at] === '#') this.at++;
    const [char, ...more] = text;
    if (this.hasBadEscape) return;
    if (char === undefined || more.length > 0) {
      this.report('InvalidCharacterLiteral', 'a character literal holds exactly one character', { help: 'text is written in double quotes: "…"' });
    } else this.push('literal', this.source.slice(this.start.at, this.at), { kind: 'lit', rep: 'i32', value: char.codePointAt(0)! });
  }

  /** The text between two quotes, escapes resolved; null when the closing one is missing on this line. Bad escapes are reported and left out. */
  private quotedText(mark: string): string | null {
    this.at++;
    this.hasBadEscape = false;
    let text = '';
    let from = this.at;
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined || char === '\n') {
        this.report(mark === '"' ? 'UnterminatedString' : 'UnterminatedQuote', `this ${mark} is never closed`, { end: this.start.at + 1 });
        return null;
      }
      if (char === mark) break;
      if (char !== '\\') {
        this.at++;
        continue;
      }
      text += this.source.slice(from, this.at) + this.escapeText();
      from = this.at;
    }
    text += this.source.slice(from, this.at);
    this.at++;
    return text;
  }

  private escapeText(): string {
    const read = readEscape(this.source, this.at);
    if (read === null) {
      const begin = this.at;
      const length = /^\\(?:\d+|[xX][0-9a-fA-F]+|[oO][0-7]+)/.exec(this.source.slice(begin, begin + 40))?.[0].length ?? 2;
      this.at = Math.min(this.at + length, this.lineEnd(this.at));
      this.hasBadEscape = true;
      this.report('InvalidEscape', `\`${this.source.slice(begin, this.at)}\` is not an escape`, {
        begin,
        help: 'escapes are those of Haskell: \\n, \\", \\\\, \\233, \\xE9, \\DEL, \\&',
      });
      return '';
    }
    this.moveTo(this.at + read.length);
    return read.text;
  }

  // Comments and pragmas -------------------------------------------------------------------------------------------------------------------

  private comment(): void {
    let depth = 0;
    const mark = /\{-|-\}/g;
    mark.lastIndex = this.at;
    for (let match = mark.exec(this.source); match !== null; match = mark.exec(this.source)) {
      depth += match[0] === '{-' ? 1 : -1;
      if (depth > 0) continue;
      const text = this.source.slice(this.at, mark.lastIndex);
      this.moveTo(mark.lastIndex);
      if (text.startsWith('{-#')) this.pragma(text);
      return;
    }
    const open = this.at;
    this.moveTo(this.source.length);
    this.report('UnterminatedComment', 'this comment is never closed', { end: open + 2 });
  }

  private pragma(text: string): void {
    const match = sourcePragma.exec(text);
    if (match === null) {
      this.report('InvalidPragma', 'invalid pragma', { help: 'the only pragma is {-# SRC "File.hs" line:column-line:column #-}' });
      return;
    }
    const [line, col, endLine, endCol] = match.slice(2).map(Number);
    const file = unquote(match[1]);
    this.tokens.push({ kind: 'source', text: file, span: this.span(), quoted: false, literal: null, place: { file: 0, line, col, endLine, endCol } });
  }

  // Characters -----------------------------------------------------------------------------------------------------------------------------

  private skipBlank(): void {
    for (;;) {
      if (this.source[this.at] === '\n') this.newline();
      else if (this.matches(blank)) this.take(blank);
      else return;
    }
  }

  private newline(): void {
    this.at++;
    this.line++;
    this.lineStart = this.at;
  }

  /** Goes on at `target`, counting the lines on the way. */
  private moveTo(target: number): void {
    for (;;) {
      const end = this.source.indexOf('\n', this.at);
      if (end < 0 || end >= target) break;
      this.at = end;
      this.newline();
    }
    this.at = target;
  }

  private lineEnd(from: number): number {
    const end = this.source.indexOf('\n', from);
    return end < 0 ? this.source.length : end;
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.source);
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.source)![0];
    this.at += text.length;
    return text;
  }

  /** A run of characters nothing begins with is one mistake. */
  private invalidCharacter(): void {
    const begin = this.at;
    const first = String.fromCodePoint(this.source.codePointAt(this.at)!);
    do this.at += this.source.codePointAt(this.at)! > 0xffff ? 2 : 1;
    while (this.at < this.source.length && !/[\s\x20-\x7e]/.test(this.source[this.at]) && !this.matches(identifier));
    const code = first.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    this.report('InvalidCharacter', /[\p{C}\p{Z}]/u.test(first) ? `invalid character U+${code}` : `invalid character \`${first}\` (U+${code})`, { begin });
  }

  // Output ---------------------------------------------------------------------------------------------------------------------------------

  private span(): Span {
    return { file: 0, line: this.start.line, col: this.start.col, endLine: this.line, endCol: this.at - this.lineStart + 1 };
  }

  private push(kind: TokenKind, text: string, literal: Literal | null = null, quoted = false): void {
    this.tokens.push({ kind, text, span: this.span(), quoted, literal, place: null });
  }

  /** Reports the current token, or [begin, end) of it, which must then lie on one line. */
  private report(kind: string, message: string, more: { begin?: number; end?: number; help?: string } = {}): void {
    const whole = this.span();
    const begin = more.begin ?? null;
    let span = whole;
    if (begin !== null) span = { ...whole, line: this.line, col: begin - this.lineStart + 1 };
    else if (more.end !== undefined) span = { ...whole, endLine: whole.line, endCol: whole.col + more.end - this.start.at };
    this.diagnostics.push({ level: 'error', kind, message, span, ...(more.help === undefined ? {} : { help: more.help }) });
  }
}

function numberHelp(text: string): string {
  if (/^-?\d+#{0,2}$/.test(text)) return 'Int# literals lie between -9223372036854775808 and 9223372036854775807; write `w` after a Word# literal';
  return 'numbers are written 42 (i64), 42w (Word#), 0x2A, 42i32, 4.5 (f64), 4.5f (f32)';
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Does a declaration begin at this token? The words do so anywhere, names in column 1. */
export function beginsDeclaration(token: Token): boolean {
  if (token.kind === 'keyword') return declarationKeywords.has(token.text);
  return token.span.col === 1 && (token.kind === 'name' || token.kind === 'source');
}
