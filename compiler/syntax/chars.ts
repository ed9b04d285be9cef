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
const DELIMITER = 16;

/** Class of each ASCII character. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (isDigit(code)) return DIGIT;
  if (char.toLowerCase() !== char) return UPPER;
  if (char.toUpperCase() !== char || char === '_') return LOWER;
  return '!#$%&*+./<=>?@\\^|~:-'.includes(char) ? SYMBOL : '()[]{},;`'.includes(char) ? DELIMITER : 0;
});

function isNamePart(code: number): boolean {
  return (ascii[code] & (LOWER | UPPER | DIGIT)) !== 0;
}

/** May a name go on with this character? */
export function isAsciiNamePart(code: number): boolean {
  return code < 128 && (isNamePart(code) || code === 39);
}

/** Of a character code; NaN (behind the end of the text) is of no class. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A character that is a token of its own, whatever it touches. */
export function isDelimiter(code: number): boolean {
  return code < 128 && ascii[code] === DELIMITER;
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
    return isNamePart(code) || char === ')' || char === ']' || char === '"' || char === "'";
  }
  return code >= 128 && /[\p{L}\p{M}\p{N}]/u.test(text[at - 1]);
}

/** Could an operand begin at `at`? */
export function isOpening(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) {
    const char = text[at];
    if (char === '{') return text[at + 1] !== '-';
    return isNamePart(code) || char === '(' || char === '[' || char === '"' || char === "'";
  }
  return code >= 128 && (isLower(text, at) || isUpper(text, at));
}

/** The words, each as one string: what is a constant of the program is compared faster. */
function table(words: readonly string[]): ReadonlyMap<string, string> {
  return new Map(words.map((word) => [word, word]));
}

// biome-ignore format: a list of words
export const keywords = table([
  'case', 'class', 'data', 'default', 'deriving', 'do', 'else', 'foreign', 'if', 'import', 'in', 'infix', 'infixl', 'infixr', 'instance', 'let', 'module',
  'newtype', 'of', 'then', 'type', 'where', '_',
]);

/** Keywords with RecursiveDo. */
export const recursionWords = table(['mdo', 'rec']);

export const reservedOperators = table(['..', '::', '=', '\\', '|', '<-', '->', '@', '=>']);

/** UnicodeSyntax, and what it stands for. */
export const unicodeSyntax: Readonly<Record<string, string>> = { '∷': '::', '⇒': '=>', '→': '->', '←': '<-' };
