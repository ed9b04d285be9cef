/** The character classes of Haskell's lexical syntax (report 2.2), Unicode included, and the words that are no names. */

const lower = '[\\p{Ll}\\p{Lo}_]';
const rest = "[\\p{L}\\p{Mn}\\p{N}_']*";

export const varidPattern = new RegExp(`${lower}${rest}`, 'uy');
export const conidPattern = new RegExp(`[\\p{Lu}\\p{Lt}]${rest}`, 'uy');
/** A run of symbols: ASCII's, and Unicode symbols and punctuation, though not its quotes and brackets. */
export const symbolPattern = /(?:[!#$%&*+./<=>?@\\^|~:-]|(?!\p{ASCII})[\p{S}\p{Pc}\p{Pd}\p{Po}])+/uy;

/** The ASCII character that an editor may have made this one of; null for any other. */
export function plainCharacter(char: string): string | null {
  if (/[“”„‟«»＂″]/u.test(char)) return '"';
  if (/[‘’‚‛＇]/u.test(char)) return "'";
  return /[\uff01-\uff5e]/.test(char) ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : null;
}

const LOWER = 1;
const UPPER = 2;
const DIGIT = 4;
const SYMBOL = 8;

/** Class of each ASCII character. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (isDigit(code)) return DIGIT;
  if (char.toLowerCase() !== char) return UPPER;
  if (char.toUpperCase() !== char || char === '_') return LOWER;
  return '!#$%&*+./<=>?@\\^|~:-'.includes(char) ? SYMBOL : 0;
});

/** May a name go on with this character? */
export function isAsciiNamePart(code: number): boolean {
  return code < 128 && (ascii[code] === LOWER || ascii[code] === UPPER || ascii[code] === DIGIT || code === 39);
}

/** Of a character code; NaN (behind the end of the text) is of no class. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isSymbol(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === SYMBOL : code >= 128 && matchesAt(symbolPattern, text, at);
}

export function isLower(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === LOWER : code >= 128 && matchesAt(varidPattern, text, at);
}

export function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] === UPPER : code >= 128 && matchesAt(conidPattern, text, at);
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** Could a token end in the character before `at`? (`-}` ends a comment.) */
export function isClosing(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  if (code < 128) {
    const char = text[at - 1];
    if (char === '}') return text[at - 2] !== '-';
    return ascii[code] > 0 ? ascii[code] !== SYMBOL : char === ')' || char === ']' || char === '"' || char === "'";
  }
  return code >= 128 && /[\p{L}\p{M}\p{N}]/u.test(text[at - 1]);
}

/** Could an operand begin at `at`? */
export function isOpening(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    const char = text[at];
    if (char === '{') return text[at + 1] !== '-';
    return ascii[code] > 0 ? ascii[code] !== SYMBOL : char === '(' || char === '[' || char === '"' || char === "'";
  }
  return code >= 128 && (isLower(text, at) || isUpper(text, at));
}

export const keywords: ReadonlySet<string> = new Set(
  'case class data default deriving do else foreign if import in infix infixl infixr instance let module newtype of then type where _'.split(' '),
);

/** Keywords with RecursiveDo. */
export const recursionWords: ReadonlySet<string> = new Set(['mdo', 'rec']);

export const reservedOperators: ReadonlySet<string> = new Set(['..', '::', '=', '\\', '|', '<-', '->', '@', '=>']);

/** UnicodeSyntax, and what it stands for. */
export const unicodeSyntax: Readonly<Record<string, string>> = { '∷': '::', '⇒': '=>', '→': '->', '←': '<-' };
