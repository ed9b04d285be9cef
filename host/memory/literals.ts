/** Numbers, characters and strings as Haskell's `show` writes them. */
import { doubleDigits, floatDigits, showDigits } from '../numbers.ts';

export function showDouble(x: number): string {
  return showDigits(x, doubleDigits);
}

export function showFloat(x: number): string {
  return showDigits(x, floatDigits);
}

const names: Readonly<Record<number, string>> = { 7: '\\a', 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r', 92: '\\\\', 127: '\\DEL' };
const controls = 'NUL SOH STX ETX EOT ENQ ACK a b t n v f r SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(' ');

/** A character literal. */
export function showChar(char: string): string {
  return char === "'" ? "'\\''" : `'${escaped(char)}'`;
}

/** A string literal; with `cut`, one that goes on. */
export function showString(text: string, cut = false): string {
  let out = '"';
  let previous = '';
  for (const char of text) {
    const shown = char === '"' ? '\\"' : escaped(char);
    // "\SO\&H" is not "\SOH", "\12\&3" is not "\123"
    const separate = (/\\\d+$/.test(previous) && /^\d/.test(shown)) || (previous === '\\SO' && shown === 'H');
    out += (separate ? '\\&' : '') + shown;
    previous = shown;
  }
  return `${out}${cut ? '…' : ''}"`;
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (names[code] !== undefined) return names[code];
  if (code < 32) return `\\${controls[code]}`;
  return code > 126 ? `\\${code}` : char;
}
