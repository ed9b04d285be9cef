/**
 * Haskell source text to tokens (report 2; MagicHash, UnicodeSyntax, BinaryLiterals, NumericUnderscores, ImplicitParams).
 *
 * Layout is not done here: a token knows its column and whether it is the first on its line. Never throws; what cannot be read is reported and left out.
 */
import { columnOf } from '../base/columns.ts';
import { type Diagnostic, type More, problem } from '../base/diagnostic.ts';
import { newSpan, type Span } from '../base/span.ts';
import type { Pragma } from './ast.ts';
import {
  conidPattern,
  isAsciiNamePart,
  isClosing,
  isDelimiter,
  isDigit,
  isLower,
  isOpening,
  isSymbol,
  isUpper,
  keywords,
  plainCharacter,
  recursionWords,
  reservedOperators,
  symbolPattern,
  unicodeSyntax,
  varidPattern,
} from './chars.ts';
import type { Macros } from './cpp-macros.ts';
import type { Extensions } from './extensions.ts';
import { commentEnd } from './header.ts';
import { readEscape, readNumeral, wholeNumber } from './literals.ts';
import { Expansion } from './macro-expansion.ts';
import { type LiteralValue, newToken, type Spacing, type Token, type TokenKind } from './token.ts';

export interface Lexed {
  /** ends in one `end` token */
  readonly tokens: readonly Token[];
  /** those that are neither tokens nor mere comments */
  readonly pragmas: readonly Pragma[];
  readonly diagnostics: readonly Diagnostic[];
}

const declarationPragma =
  /^(\{-#\s*(INLINE|NOINLINE|NOTINLINE|INLINABLE|INLINEABLE|SPECIALI[SZ]E|MINIMAL|COMPLETE|DEPRECATED|WARNING)\b(?:\s+CONLIKE)?\s*)([\s\S]*?)#-\}$/i;
const pragmaSynonyms: Readonly<Partial<Record<string, Pragma['pragma']>>> = {
  NOTINLINE: 'NOINLINE',
  INLINEABLE: 'INLINABLE',
  SPECIALIZE: 'SPECIALISE',
  WARNING: 'DEPRECATED',
};
const overlapPragma = /\{-#\s*(OVERLAPPING|OVERLAPPABLE|OVERLAPS|INCOHERENT)\s*#-\}/y;
/** GHC has tokens for it: layout goes by where it stands, not by the expression behind it. */
const costCentre = /^\{-#\s*SCC\b/i;
const quotationPattern = /\[e?(\|\|?)/y;
/** Blanks that are neither spaces nor ends of lines: form feeds (sections of old sources), carriage returns without a line feed, and those of Unicode. */
const blankPattern = /[\t\v\f\r\p{Zs}]+/uy;
const unevenPattern = /[\t\udc00-\udfff]/;

/** Splits `text` into tokens. `macros` are what the preprocessor found. */
export function lex(text: string, file: number, extensions: Extensions, macros: Macros | null = null): Lexed {
  return new Lexer(text, file, extensions, macros === null ? null : new Expansion(macros)).run();
}

/** What not every token has. */
interface TokenDetails {
  readonly spacing?: Spacing;
  readonly value?: LiteralValue;
  readonly hashes?: number;
}

const plain: TokenDetails = {};

const QUOTE = 34;
const TICK = 39;
const DASH = 45;
const BRACKET = 91;
const BRACE = 123;

class Lexer {
  #at = 0;
  #line = 1;
  #lineStart = 0;
  /** where the current token begins */
  #beginAt = 0;
  #beginLine = 1;
  #beginCol = 1;
  /** a place on the current line, and its column for layout */
  #knownAt = 0;
  #knownColumn = 1;
  /** column for layout of the current token */
  #indent = 1;
  /** the line the token before ended on */
  #lastLine = 0;
  /** a cost centre that stands before the current token: its column for layout */
  #costCentreAt: { readonly line: number; readonly indent: number } | null = null;
  readonly #tokens: Token[] = [];
  readonly #texts = new Map<string, string>();
  readonly #pragmas: Pragma[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #file: number;
  readonly #extensions: Extensions;
  /** null: there are no macros */
  readonly #expansion: Expansion | null;
  readonly #magicHash: boolean;
  readonly #unboxed: boolean;
  readonly #recursive: boolean;
  readonly #quotes: boolean;
  /** every character is one column and one unit */
  readonly #isEven: boolean;

  constructor(text: string, file: number, extensions: Extensions, expansion: Expansion | null) {
    this.#text = text;
    this.#file = file;
    this.#extensions = extensions;
    this.#expansion = expansion;
    this.#isEven = !unevenPattern.test(text);
    this.#magicHash = extensions.has('MagicHash');
    this.#unboxed = extensions.has('UnboxedTuples');
    this.#recursive = extensions.has('RecursiveDo');
    this.#quotes = extensions.has('TemplateHaskellQuotes');
  }

  run(): Lexed {
    if (this.#text.startsWith('#!')) this.#at = this.#lineEnd();
    this.#include();
    for (;;) {
      this.#skipBlank();
      this.#beginAt = this.#at;
      this.#beginLine = this.#line;
      this.#beginCol = this.#at - this.#lineStart + 1;
      this.#indent = this.#isEven ? this.#beginCol : this.#column();
      if (this.#at >= this.#text.length) break;
      this.#token();
    }
    this.#tokens.push(newToken('end', '', null, this.#make('end', '').span, 0, true, 'loose', null, 0));
    return { tokens: this.#tokens, pragmas: this.#pragmas, diagnostics: this.#diagnostics };
  }

  #token(): void {
    const text = this.#text;
    const at = this.#at;
    if (isLower(text, at)) return this.#lowerName();
    if (isUpper(text, at)) return this.#upperName();
    const code = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (code === BRACE && next === DASH) this.#comment();
    else if (code === DASH && next === DASH) this.#lineComment();
    else if (isDigit(code)) this.#number(at);
    else if (code === QUOTE) this.#string();
    else if (code === TICK) this.#atTick() ? this.#fixed(1) : this.#character();
    else if (this.#unboxed && this.#atUnboxed()) this.#fixed(2);
    else if (this.#quotes && code === BRACKET && this.#quotation()) return;
    else if (isDelimiter(code)) this.#fixed(1);
    else if (isSymbol(text, at)) this.#operator();
    else this.#invalidCharacter();
  }

  /** `(#` or `#)`. */
  #atUnboxed(): boolean {
    const text = this.#text;
    const at = this.#at;
    if (text.startsWith('#)', at)) return true;
    return text.startsWith('(#', at) && (text[at + 2] === ')' || text.startsWith('#)', at + 2) || !isSymbol(text, at + 2));
  }

  // Names and operators --------------------------------------------------------------------------------------------------------------------

  #lowerName(): void {
    const name = this.#takeName(varidPattern) + this.#hashSuffix();
    const word = keywords.get(name) ?? (this.#recursive ? recursionWords.get(name) : undefined);
    if (word !== undefined) {
      if (word !== 'foreign' || this.#extensions.has('ForeignFunctionInterface')) this.#pushFixed(word);
      else this.#push('varid', word);
    } else if (!this.#expand(name)) this.#push('varid', name);
  }

  /** `Data.Map.Map`, `Data.Map.insert`, `Data.Map.!`: as much as makes one name. */
  #upperName(): void {
    let qualifier: string | null = null;
    let name = this.#takeName(conidPattern);
    for (;;) {
      if (this.#text[this.#at] !== '.') break;
      const behind = this.#at + 1;
      if (isUpper(this.#text, behind)) {
        this.#at = behind;
        qualifier = qualifier === null ? name : `${qualifier}.${name}`;
        name = this.#takeName(conidPattern);
        continue;
      }
      const whole = qualifier === null ? name : `${qualifier}.${name}`;
      if (isLower(this.#text, behind)) {
        this.#at = behind;
        const member = this.#takeName(varidPattern);
        if ((member === 'do' || member === 'mdo') && this.#extensions.has('QualifiedDo')) return this.#push('fixed', member, whole);
        if (!keywords.has(member)) return this.#push('varid', member + this.#hashSuffix(), whole);
        this.#at = behind - 1;
      } else if (isSymbol(this.#text, behind)) {
        this.#at = behind;
        const member = this.#take(symbolPattern);
        if (!this.#isReserved(member)) return this.#push(member[0] === ':' ? 'consym' : 'varsym', member, whole);
        this.#at = behind - 1;
      }
      break;
    }
    name += this.#hashSuffix();
    if (qualifier !== null || !this.#expand(name)) this.#push('conid', name, qualifier);
  }

  #hashSuffix(): string {
    if (!this.#magicHash) return '';
    const from = this.#at;
    while (this.#text[this.#at] === '#') this.#at++;
    return this.#text.slice(from, this.#at);
  }

  #isReserved(symbols: string): boolean {
    return reservedOperators.has(symbols) || (this.#extensions.has('UnicodeSyntax') && Object.hasOwn(unicodeSyntax, symbols));
  }

  #operator(): void {
    const at = this.#at;
    const text = this.#text;
    let symbols = this.#take(symbolPattern);
    if (this.#unboxed && symbols.endsWith('#') && text[this.#at] === ')' && symbols.length > 1 && text[at - 1] !== '(') {
      symbols = symbols.slice(0, -1);
      this.#at--;
    }
    if (this.#quotes && (symbols === '|' || symbols === '||') && text[this.#at] === ']') return this.#closeQuotation(symbols);
    if (symbols === '?' && this.#extensions.has('ImplicitParams') && isLower(text, this.#at)) return this.#push('implicit', this.#take(varidPattern));
    if (symbols === '#' && this.#extensions.has('OverloadedLabels') && isLower(text, this.#at) && !isClosing(text, at))
      return this.#push('label', this.#take(varidPattern));
    if (symbols === '-' && isDigit(text.charCodeAt(this.#at)) && !isClosing(text, at)) {
      if (this.#extensions.has('NegativeLiterals') || this.#extensions.has('LexicalNegation')) return this.#number(at);
      if (this.#magicHash && this.#negativeHash()) return;
    }
    if (this.#extensions.has('UnicodeSyntax')) symbols = Object.hasOwn(unicodeSyntax, symbols) ? unicodeSyntax[symbols] : symbols === '∀' ? 'forall' : symbols;
    if (symbols === '⊸' && this.#extensions.has('UnicodeSyntax') && this.#extensions.has('LinearTypes')) symbols = '->';
    if (symbols === 'forall') return this.#push('varid', symbols);
    const reserved = reservedOperators.get(symbols);
    const closed = isClosing(text, at);
    const opens = isOpening(text, this.#at);
    const spacing = closed ? (opens ? 'tight' : 'suffix') : opens ? 'prefix' : 'loose';
    if (reserved !== undefined) this.#pushFixed(reserved, spacing);
    else this.#push(symbols[0] === ':' ? 'consym' : 'varsym', symbols, null, { spacing });
  }

  /** `[|`, also written `[e|`, or `[||`. */
  #quotation(): boolean {
    quotationPattern.lastIndex = this.#at;
    const bars = quotationPattern.exec(this.#text)?.[1];
    if (bars === undefined) return false;
    this.#at = quotationPattern.lastIndex;
    this.#push('fixed', `[${bars}`);
    return true;
  }

  #closeQuotation(bars: string): void {
    this.#at++;
    this.#push('fixed', `${bars}]`);
  }

  #fixed(length: number): void {
    this.#at += length;
    this.#pushFixed(this.#text.slice(this.#at - length, this.#at));
  }

  /** Puts the tokens a macro stands for in the place of its name; false when it is none. */
  #expand(name: string): boolean {
    const expansion = this.#expansion;
    if (expansion === null) return false;
    const macro = expansion.bodyOf(name, this.#line, this.#text, this.#at);
    if (macro === null) return false;
    this.#moveTo(macro.end);
    const place = this.#make('varid', name);
    const inner = expansion.ofMacro(name, this.#line);
    if (inner === null) this.#endless(expansion, place);
    else this.#pushMacro(place, new Lexer(macro.body, this.#file, this.#extensions, inner).run());
    return true;
  }

  #endless(expansion: Expansion, place: Token): void {
    const told = expansion.tellEndless(place.text);
    if (told !== null) this.#diagnostics.push(problem('CppError', place.span, `the macro \`${told}\` stands for itself without end`));
    this.#tokens.push(place);
  }

  #pushMacro(place: Token, { tokens, diagnostics }: Lexed): void {
    for (const [i, token] of tokens.slice(0, -1).entries())
      this.#tokens.push({ ...token, span: place.span, indent: place.indent + token.indent - 1, first: place.first && i === 0 });
    if (tokens.length > 1) this.#lastLine = this.#line;
    for (const { kind, message } of diagnostics) this.#diagnostics.push(problem(kind, place.span, message));
  }

  /**
   * Puts the declarations that are included on this line where they stand. Their places are on this line, too, one behind the other, so that what comes
   * earlier is before what comes later; for layout they have lines of their own.
   */
  #include(): void {
    const file = this.#file;
    const line = this.#line;
    const expansion = this.#expansion;
    const text = expansion?.includedOn(line);
    if (expansion === null || text === undefined) return;
    const { tokens, pragmas, diagnostics } = new Lexer(text, file, this.#extensions, expansion.ofInclude(line)).run();
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const placed = (span: Span): Span => ({ file, line, col: starts[span.line - 1] + span.col, endLine: line, endCol: starts[span.endLine - 1] + span.endCol });
    for (const token of tokens.slice(0, -1)) this.#tokens.push({ ...token, span: placed(token.span) });
    for (const pragma of pragmas) this.#pragmas.push({ ...pragma, span: placed(pragma.span), indent: pragma.span.col });
    for (const each of diagnostics) this.#diagnostics.push({ ...each, span: placed(each.span) });
  }

  // Literals -------------------------------------------------------------------------------------------------------------------------------

  #number(from: number): void {
    const numeral = readNumeral(this.#text, this.#at, this.#extensions.has('BinaryLiterals'), this.#extensions.has('HexFloatLiterals'));
    this.#at += numeral.text.length;
    if (numeral.text.includes('_') && !this.#extensions.has('NumericUnderscores')) this.#needs('NumericUnderscores', 'underscores in numbers');
    const negative = this.#text[from] === '-';
    const value = this.#extensions.has('NumDecimals') ? wholeNumber(numeral.value) : numeral.value;
    if (value.kind === 'integer') this.#literal('integer', { kind: 'integer', value: negative ? -value.value : value.value }, 2);
    else if (value.kind === 'rational') this.#literal('rational', negative ? { ...value, mantissa: -value.mantissa } : value, 2);
  }

  /** `-3#` is one literal, `-3` is not. */
  #negativeHash(): boolean {
    const { text } = readNumeral(this.#text, this.#at, this.#extensions.has('BinaryLiterals'));
    if (this.#text[this.#at + text.length] !== '#') return false;
    this.#number(this.#at - 1);
    return true;
  }

  #literal(kind: TokenKind, value: LiteralValue, most: number): void {
    let hashes = 0;
    while (this.#magicHash && hashes < most && this.#text[this.#at] === '#') {
      hashes++;
      this.#at++;
    }
    if (hashes > 0 && value.kind === 'string' && [...value.value].some((char) => char > '\xff')) {
      this.#report('InvalidCharacterLiteral', 'the characters of `"…"#` are bytes: none is beyond `\\xFF`');
    }
    this.#push(kind, this.#text.slice(this.#beginAt, this.#at), null, { value, hashes });
  }

  /** DataKinds: a quote before a constructor (also in backquotes), list or tuple, which is not that of a character. */
  #atTick(): boolean {
    const text = this.#text;
    const at = this.#at;
    if (!this.#extensions.has('DataKinds') || text[at + 2] === "'") return false;
    return isUpper(text, at + 1) || '[(:`'.includes(text[at + 1] ?? ' ');
  }

  #character(): void {
    const text = this.#text;
    const start = this.#at++;
    const isEscape = text[this.#at] === '\\';
    const code = text.codePointAt(this.#at);
    let value: number | null = null;
    if (isEscape) value = this.#escape();
    else if (code !== undefined && code !== 10 && code !== 39) {
      this.#at += code > 0xffff ? 2 : 1;
      value = code;
    }
    if (value !== null && text[this.#at] === "'") {
      this.#at++;
      return this.#literal('char', { kind: 'char', value }, 1);
    }
    if (isEscape && value === null && this.#at > start + 2) {
      if (text[this.#at] === "'") this.#at++;
      return this.#literal('char', { kind: 'char', value: 0 }, 0);
    }
    const rest = text.slice(this.#at, this.#lineEnd());
    const close = rest.indexOf("'");
    // no later quote looks as if it were the end
    if (isUpper(text, start + 1) && !/'(?![A-Z[(:])/.test(rest)) {
      this.#at = start + 1;
      this.#needs('DataKinds', 'quotes before constructors');
    } else if (close < 0) {
      this.#at = start + 1;
      this.#report('UnterminatedCharacter', 'this quote is never closed');
    } else {
      this.#at += close + 1;
      this.#report('InvalidCharacterLiteral', 'a character literal holds exactly one character', { help: 'text is written in double quotes: "…"' });
      this.#literal('char', { kind: 'char', value: 0 }, 0);
    }
  }

  #string(): void {
    const text = this.#text;
    this.#at++;
    const parts: string[] = [];
    let from = this.#at;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === 34) break;
      if (Number.isNaN(code) || code === 10) return this.#unterminatedString();
      if (code !== 92) {
        this.#at++;
        continue;
      }
      parts.push(text.slice(from, this.#at));
      if (/\s/.test(text[this.#at + 1] ?? '')) this.#gap();
      else {
        const value = this.#escape();
        if (value !== null) parts.push(String.fromCodePoint(value));
      }
      from = this.#at;
    }
    parts.push(text.slice(from, this.#at));
    this.#at++;
    this.#literal('string', { kind: 'string', value: parts.join('') }, 1);
  }

  #unterminatedString(): void {
    this.#report(
      'UnterminatedString',
      'this string is never closed',
      { help: 'a string goes on in the next line when this one ends in `\\` and that one begins with it' },
      1,
    );
    this.#push('string', '""', null, { value: { kind: 'string', value: '' } });
  }

  /** `\` white space `\`: nothing, over lines. */
  #gap(): void {
    const start = this.#at++;
    while (/\s/.test(this.#text[this.#at] ?? '')) {
      if (this.#text[this.#at] === '\n') this.#newline();
      else this.#at++;
    }
    if (this.#text[this.#at] === '\\') this.#at++;
    else if (start < this.#lineStart) this.#reportAt('InvalidGap', this.#at, 1, 'a string gap ends with `\\`');
    else this.#reportAt('InvalidEscape', start, 1, 'invalid escape', { help: 'a backslash is written \\\\' });
  }

  /** The character of the escape here; null for `\&`, and after reporting that it is none. */
  #escape(): number | null {
    const read = readEscape(this.#text, this.#at);
    if (read !== null) {
      this.#at += read.length;
      return read.code;
    }
    const match = /^\\(?:\d+|[xX][0-9a-fA-F]+|[oO][0-7]+|[^\n])?/u.exec(this.#text.slice(this.#at, this.#at + 60))!;
    this.#reportAt('InvalidEscape', this.#at, match[0].length, `\`${match[0]}\` is not an escape`, {
      help: 'escapes are \\n, \\t, \\", \\\\, \\233, \\xE9, \\DEL, \\& and so on; a backslash is \\\\',
    });
    this.#at += match[0].length;
    return null;
  }

  // Comments and white space ---------------------------------------------------------------------------------------------------------------

  /** Dashes begin a comment unless they are part of an operator, as in `-->`. */
  #lineComment(): void {
    let end = this.#at;
    while (this.#text[end] === '-') end++;
    if (isSymbol(this.#text, end)) this.#operator();
    else this.#at = this.#lineEnd();
  }

  #comment(): void {
    overlapPragma.lastIndex = this.#at;
    const pragma = overlapPragma.exec(this.#text);
    const end = commentEnd(this.#text, this.#at);
    if (end < 0) {
      this.#at += 2;
      this.#report('UnterminatedComment', 'this comment is never closed');
      this.#moveTo(this.#text.length);
    } else {
      const text = this.#text.slice(this.#at, end);
      this.#moveTo(end);
      if (pragma !== null) this.#push('overlap', pragma[1]);
      else if (!costCentre.test(text)) this.#pragma(text);
      else this.#costCentreAt ??= { line: this.#beginLine, indent: this.#indent };
    }
  }

  #pragma(text: string): void {
    const match = declarationPragma.exec(text);
    if (match === null) return;
    const word = match[2].toUpperCase();
    const pragma = pragmaSynonyms[word] ?? (word as Pragma['pragma']);
    this.#pragmas.push({ kind: 'pragma', pragma, text: match[3].trim(), textAt: match[1].length, span: this.#make('overlap', '').span });
  }

  #skipBlank(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 10) {
        this.#newline();
        this.#include();
      } else if (code === 32 || code === 9) this.#at++;
      else if (code > 32 && code < 128) return;
      else if (code === 0xfeff) this.#at++;
      else {
        blankPattern.lastIndex = this.#at;
        if (!blankPattern.test(this.#text)) return;
        this.#at = blankPattern.lastIndex;
      }
    }
  }

  #newline(): void {
    this.#at++;
    this.#line++;
    this.#lineStart = this.#at;
    this.#knownAt = this.#at;
    this.#knownColumn = 1;
  }

  #moveTo(target: number): void {
    for (let end = this.#text.indexOf('\n', this.#at); end >= 0 && end < target; end = this.#text.indexOf('\n', this.#at)) {
      this.#at = end;
      this.#newline();
    }
    this.#at = target;
  }

  #lineEnd(): number {
    const end = this.#text.indexOf('\n', this.#at);
    return end < 0 ? this.#text.length : end;
  }

  /** As `take`, for what begins as `pattern` says: names of ASCII letters need no pattern. */
  #takeName(pattern: RegExp): string {
    const text = this.#text;
    const at = this.#at;
    let end = at;
    while (isAsciiNamePart(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) >= 128) return this.#take(pattern);
    this.#at = end;
    return text.slice(at, end);
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    pattern.test(this.#text);
    const from = this.#at;
    this.#at = pattern.lastIndex;
    return this.#text.slice(from, this.#at);
  }

  /** The column for layout where the current token begins. */
  #column(): number {
    const beginAt = this.#beginAt;
    this.#knownColumn = columnOf(this.#text, this.#knownAt, beginAt, this.#knownColumn);
    this.#knownAt = Math.max(this.#knownAt, beginAt);
    return this.#knownColumn;
  }

  // Output ---------------------------------------------------------------------------------------------------------------------------------

  #make(kind: TokenKind, text: string, qualifier: string | null = null, more: TokenDetails = plain): Token {
    const first = this.#beginLine !== this.#lastLine;
    const span = newSpan(this.#file, this.#beginLine, this.#beginCol, this.#line, this.#at - this.#lineStart + 1);
    const { spacing = 'loose', value = null, hashes = 0 } = more;
    return newToken(kind, text, qualifier, span, this.#indent, first, spacing, value, hashes);
  }

  #push(kind: TokenKind, text: string, qualifier: string | null = null, more: TokenDetails = plain): void {
    this.#atCostCentre();
    this.#tokens.push(this.#make(kind, this.#oneOf(text), qualifier, more));
    this.#lastLine = this.#line;
  }

  /** As `push`, of what is one string anyway. */
  #pushFixed(text: string, spacing: Spacing = 'loose'): void {
    this.#atCostCentre();
    const span = newSpan(this.#file, this.#beginLine, this.#beginCol, this.#line, this.#at - this.#lineStart + 1);
    this.#tokens.push(newToken('fixed', text, null, span, this.#indent, this.#beginLine !== this.#lastLine, spacing, null, 0));
    this.#lastLine = this.#line;
  }

  #atCostCentre(): void {
    const centre = this.#costCentreAt;
    if (centre === null) return;
    if (this.#beginLine === centre.line || this.#lastLine !== centre.line) this.#indent = centre.indent;
    this.#costCentreAt = null;
  }

  /** The first string of the module with these characters: what is one object is found in tables, and compared, without looking at the characters. */
  #oneOf(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  }

  #needs(extension: string, what: string): void {
    this.#report('ExtensionNeeded', `${what} need the extension \`${extension}\``, { help: `add {-# LANGUAGE ${extension} #-}` });
  }

  /** Reports the current token, or its first `length` characters. */
  #report(kind: string, message: string, more: More = {}, length: number | null = null): void {
    const file = this.#file;
    const line = this.#beginLine;
    const col = this.#beginCol;
    const span = length === null ? this.#make('varid', '').span : { file, line, col, endLine: line, endCol: col + length };
    this.#diagnostics.push(problem(kind, span, message, more));
  }

  #reportAt(kind: string, at: number, length: number, message: string, more: More = {}): void {
    const col = at - this.#lineStart + 1;
    this.#diagnostics.push(problem(kind, { file: this.#file, line: this.#line, col, endLine: this.#line, endCol: col + length }, message, more));
  }

  /** A run of characters nothing begins with is one mistake. */
  #invalidCharacter(): void {
    const code = this.#text.codePointAt(this.#at)!;
    do this.#at += this.#text.codePointAt(this.#at)! > 0xffff ? 2 : 1;
    while (this.#at < this.#text.length && this.#text.codePointAt(this.#at) === code);
    const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const shown = String.fromCodePoint(code);
    const plain = plainCharacter(shown);
    const help = plain === null ? undefined : `what is meant is probably \`${plain}\``;
    this.#report('InvalidCharacter', /[\p{C}\p{Z}]/u.test(shown) ? `invalid character ${number}` : `invalid character \`${shown}\` (${number})`, { help });
  }
}
