/** Tokens of Haskell source text, as the lexer makes them and the layout algorithm completes them. */
import type { Span } from '../base/span.ts';

/**
 * `fixed` are keywords, reserved operators and punctuation: their text says which. Names and operators may have a qualifier. `virtual` are the `;` and `}`
 * that layout puts in; `implicit` and `label` are the names in `?x` and `#x`; `overlap` is an instance pragma such as OVERLAPPING, the only kind of pragma that is a token.
 */
export type TokenKind =
  | 'fixed'
  | 'varid'
  | 'conid'
  | 'varsym'
  | 'consym'
  | 'integer'
  | 'rational'
  | 'char'
  | 'string'
  | 'implicit'
  | 'label'
  | 'overlap'
  | 'virtual'
  | 'end';

/** Whether an operator touches what stands before and behind it (GHC proposal 229): `f !x`, `x! y`, `x!y`, `x ! y`. */
export type Spacing = 'prefix' | 'suffix' | 'tight' | 'loose';

export type LiteralValue =
  | { readonly kind: 'integer'; readonly value: bigint }
  /** mantissa · 10^exponent */
  | { readonly kind: 'rational'; readonly mantissa: bigint; readonly exponent: number }
  /** a code point */
  | { readonly kind: 'char'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string };

export interface Token {
  readonly kind: TokenKind;
  /** names without their qualifier; reserved operators in ASCII; literals as written */
  readonly text: string;
  /** `Data.Map` of `Data.Map.insert` */
  readonly qualifier: string | null;
  readonly span: Span;
  /** column for layout, from 1: tabs go to the next multiple of 8, and a character is one column; 0 at the end of the file */
  readonly indent: number;
  /** nothing but white space stands before it on its line */
  readonly first: boolean;
  readonly spacing: Spacing;
  readonly value: LiteralValue | null;
  /** number of `#` behind a literal */
  readonly hashes: number;
}

/** Makes all tokens: of one shape (Note [Few shapes], core/make.ts). */
export function newToken(
  kind: TokenKind,
  text: string,
  qualifier: string | null,
  span: Span,
  indent: number,
  first: boolean,
  spacing: Spacing,
  value: LiteralValue | null,
  hashes: number,
): Token {
  return { kind, text, qualifier, span, indent, first, spacing, value, hashes };
}
