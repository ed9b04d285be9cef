/**
 * Layout (report 10.3): the tokens of a file, with the `;` and `}` that indentation stands for, one at a time.
 *
 * The algorithm runs beside the parser, since its rule parse-error(t) asks the parser: an implicit block also ends where the next token cannot belong to it.
 * The parser opens each block (`openBlock`), and closes an implicit one when it can make nothing of the next token (`closeImplicit`). After closing, the
 * same token is looked at again, now with the indentation of the block around.
 *
 * Invariant: of the open blocks each implicit one is indented more than the one around it; an explicit one counts as 0. NondecreasingIndentation is off.
 */
import type { Span } from '../base/span.ts';
import { newToken, type Token } from './token.ts';

export type BlockKind = 'explicit' | 'implicit' | 'empty';

export class Layout {
  protected readonly tokens: readonly Token[];
  /** index of the real token that comes next, maybe behind a virtual one */
  protected at = 0;
  /** what comes next: a real token, or the virtual `;` or `}` before it */
  token: Token;
  /** end of what was taken last */
  protected last: Span;
  readonly #blocks: number[] = [];
  /** for each block whether it holds the guards of a multi-way if, which have no `;` between them */
  readonly #silent: boolean[] = [];
  /** the token whose indentation has been answered, by a `;` or by opening a block at it */
  #answered = -1;
  /** the block that ended last because of indentation: before which token, where its lines begin, and those of the block around it */
  protected ended = { at: -1, indent: 0, around: 0 };
  readonly #record: Token[] | null;

  /** `record` receives all tokens in order, virtual ones included. */
  constructor(tokens: readonly Token[], record: Token[] | null = null) {
    this.tokens = tokens;
    this.#record = record;
    this.token = tokens[0];
    this.last = { ...tokens[0].span, endLine: tokens[0].span.line, endCol: tokens[0].span.col };
  }

  /** The real token `ahead` of the next one, whatever its indentation. */
  protected ahead(ahead: number): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)];
  }

  /** Takes the next token, which must not be a virtual `}`. */
  protected advance(): Token {
    const { token } = this;
    this.#record?.push(token);
    if (token.kind === 'virtual') this.#answered = this.at;
    else {
      this.last = token.span;
      if (token.kind !== 'end') this.at++;
    }
    this.#look();
    return token;
  }

  /**
   * Opens a block: behind `where`, `let`, `do`, `of`, `\case`, for a module without a header, and for the `guards` of a multi-way if. It must be indented
   * more than the block around it; or `nondecreasing`, as much.
   */
  protected openBlock(guards = false, nondecreasing = false): BlockKind {
    const token = this.tokens[this.at];
    this.#silent.length = this.#blocks.length;
    this.#silent.push(guards);
    if (!guards && token.kind === 'fixed' && token.text === '{') {
      this.#blocks.push(0);
      this.#record?.push(token);
      this.last = token.span;
      this.at++;
      this.#look();
      return 'explicit';
    }
    this.#record?.push(virtual('{', token));
    const around = this.#blocks.at(-1) ?? 0;
    if (token.indent < around || (token.indent === around && !(nondecreasing && around > 0))) {
      this.#record?.push(virtual('}', token));
      return 'empty';
    }
    this.#blocks.push(token.indent);
    this.#answered = this.at;
    this.#look();
    return 'implicit';
  }

  /** Ends the innermost block, which is implicit: at a virtual `}`, or by the rule parse-error(t). */
  protected closeImplicit(): void {
    const indent = this.#blocks.pop() ?? 0;
    if (this.token.kind === 'virtual') this.ended = { at: this.at, indent, around: this.indentation };
    this.#record?.push(virtual('}', this.tokens[this.at]));
    this.#look();
  }

  /** Ends the innermost block, which is explicit, or the fields, at its `}`. */
  protected closeExplicit(): void {
    this.#blocks.pop();
    this.advance();
  }

  /** Takes the `{` of fields: until its `}` indentation means nothing, as in an explicit block. */
  protected openFields(): void {
    this.#silent.length = this.#blocks.length;
    this.#silent.push(false);
    this.#blocks.push(0);
    this.advance();
  }

  /** Indentation of the innermost block; 0 for an explicit one, or outside of all. */
  protected get indentation(): number {
    return this.#blocks.at(-1) ?? 0;
  }

  /** Goes on at the real token `at`, with the outer `blocks` blocks open. */
  protected goOn(at: number, blocks: number): void {
    this.at = at;
    this.#blocks.length = Math.min(this.#blocks.length, blocks);
    this.#answered = -1;
    this.#look();
  }

  #look(): void {
    const token = this.tokens[this.at];
    this.token = token;
    if (!token.first || this.#answered === this.at) return;
    const indentation = this.#blocks.at(-1) ?? 0;
    if (indentation === 0) return;
    if (token.indent === indentation) {
      if (!this.#silent[this.#blocks.length - 1]) this.token = virtual(';', token);
    } else if (token.indent < indentation) this.token = virtual('}', token);
  }
}

function virtual(text: string, { span, indent, spacing }: Token): Token {
  return newToken('virtual', text, null, span, indent, false, spacing, null, 0);
}
