/** Names as derived Show and Read spell them. */

/** An operator symbol rather than an identifier. */
export function isOperator(text: string): boolean {
  return !/^[\p{L}_([]/u.test(text);
}

/** As it stands before arguments: `(:+:)`. */
export function parenthesised(text: string): string {
  return isOperator(text) ? `(${text})` : text;
}

/** As it stands between arguments. */
export function backquoted(text: string): string {
  return `\`${text}\``;
}
