/** The integer expressions of `#if`: C's operators over numbers, `defined`, macros, and Cabal's MIN_VERSION_x. Names that stand for nothing are 0. */
import { applied, type Macro, macroArguments } from './cpp-macros.ts';

const token = /\s*(?:(0[xX][0-9a-fA-F]+)[uUlL]*|(\d+)[uUlL]*|([A-Za-z_][\w']*)|(\|\||&&|==|!=|<=|>=|<<|>>|[-+*/%<>!~&|^?:(),]))/y;

/** Binary operators, weakest first. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];

const MAX_DEPTH = 100;

/** Of the packages that the library speaks for, and of those that come with GHC 9.0.2. */
const versions: Readonly<Record<string, readonly number[]>> = {
  GLASGOW_HASKELL: [9, 0, 2, 0],
  array: [0, 5, 4, 0],
  base: [4, 15, 1, 0],
  binary: [0, 8, 8, 0],
  bytestring: [0, 10, 12, 1],
  containers: [0, 6, 4, 1],
  deepseq: [1, 4, 5, 0],
  directory: [1, 3, 6, 2],
  exceptions: [0, 10, 4],
  filepath: [1, 4, 2, 1],
  ghc_bignum: [1, 1],
  ghc_prim: [0, 7, 0],
  mtl: [2, 2, 2],
  parsec: [3, 1, 14, 0],
  pretty: [1, 1, 3, 6],
  process: [1, 6, 13, 2],
  stm: [2, 5, 0, 0],
  template_haskell: [2, 17, 0, 0],
  text: [1, 2, 5, 0],
  time: [1, 9, 3],
  transformers: [0, 5, 6, 2],
  unix: [2, 7, 2, 2],
};

/** Who asks for the mere presence of one of these uses what the library has not: modules of unix, integers taken apart as GHC's are. */
const unspoken: ReadonlySet<string> = new Set(['GLASGOW_HASKELL', 'binary', 'ghc_bignum', 'process', 'template_haskell', 'unix']);

/** `VERSION_x` of each package of the library: its version as a string. */
export const versionMacros: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(versions).flatMap(([name, parts]) => (unspoken.has(name) ? [] : [[`VERSION_${name}`, `"${parts.join('.')}"`]])),
);

/** Is this a MIN_VERSION_x that is a macro without anybody's defining it? */
export function isKnownVersion(name: string): boolean {
  return name.startsWith(VERSION_PREFIX) && Object.hasOwn(versions, name.slice(VERSION_PREFIX.length));
}

const VERSION_PREFIX = 'MIN_VERSION_';

class Invalid extends Error {}

/** Its value, or what is wrong with it in words. `lookUp` gives a macro. */
export function evaluateCondition(text: string, lookUp: (name: string) => Macro | null): number | string {
  try {
    return new Evaluator(text, lookUp, 0).whole();
  } catch (error) {
    if (error instanceof Invalid) return error.message;
    throw error;
  }
}

class Evaluator {
  readonly #tokens: string[];
  readonly #lookUp: (name: string) => Macro | null;
  #depth: number;
  #at = 0;

  constructor(text: string, lookUp: (name: string) => Macro | null, depth: number) {
    this.#tokens = tokensOf(text);
    this.#lookUp = lookUp;
    this.#depth = depth;
  }

  whole(): number {
    const value = this.#conditional();
    if (this.#at < this.#tokens.length) throw new Invalid(`\`${this.#tokens[this.#at]}\` does not fit here`);
    return value;
  }

  #conditional(): number {
    if (++this.#depth > MAX_DEPTH) throw new Invalid('it is nested too deeply');
    const test = this.#binary(0);
    let value = test;
    if (this.#take('?')) {
      const then = this.#conditional();
      this.#need(':');
      const otherwise = this.#conditional();
      value = test !== 0 ? then : otherwise;
    }
    this.#depth--;
    return value;
  }

  #binary(level: number): number {
    if (level === levels.length) return this.#unary();
    let left = this.#binary(level + 1);
    for (let op = this.#tokens[this.#at]; levels[level].includes(op); op = this.#tokens[this.#at]) {
      this.#at++;
      left = operate(op, left, this.#binary(level + 1));
    }
    return left;
  }

  #unary(): number {
    const word = this.#tokens[this.#at++];
    if (word === undefined) throw new Invalid('it ends too early');
    if (word === '!' || word === '-' || word === '+' || word === '~') {
      if (++this.#depth > MAX_DEPTH) throw new Invalid('it is nested too deeply');
      const value = this.#unary();
      this.#depth--;
      return word === '!' ? Number(value === 0) : word === '-' ? -value : word === '~' ? ~value : value;
    }
    if (word === '(') {
      const value = this.#conditional();
      this.#need(')');
      return value;
    }
    if (/^\d/.test(word)) return Number(word);
    if (/^\w/.test(word)) return this.#name(word);
    throw new Invalid(`\`${word}\` does not fit here`);
  }

  #name(word: string): number {
    if (word === 'defined') {
      const inParens = this.#take('(');
      const name = this.#tokens[this.#at++] ?? '';
      if (inParens) this.#need(')');
      return Number(this.#lookUp(name) !== null || isKnownVersion(name));
    }
    const macro = this.#lookUp(word);
    if (macro === null && word.startsWith(VERSION_PREFIX)) return this.#minVersion(word);
    const body = macro === null ? '' : macro.params === null ? macro.body : this.#applied(word, macro);
    return body.trim() === '' ? 0 : new Evaluator(body, this.#lookUp, this.#depth + 1).whole();
  }

  #applied(name: string, macro: Macro): string {
    const call = macroArguments(this.#tokens.slice(this.#at).join(' '), 0);
    const body = call === null ? null : applied(macro, call.args);
    if (call === null || body === null) throw new Invalid(`\`${name}\` has other parameters`);
    let depth = 0;
    do {
      const word = this.#tokens[this.#at++];
      depth += word === '(' ? 1 : word === ')' ? -1 : 0;
    } while (depth > 0);
    return body;
  }

  /** A package nobody knows is as new as is asked for. */
  #minVersion(word: string): number {
    const wanted: number[] = [];
    this.#need('(');
    do wanted.push(this.#conditional());
    while (this.#take(','));
    this.#need(')');
    const name = word.slice(VERSION_PREFIX.length);
    if (!Object.hasOwn(versions, name)) return 1;
    const have = versions[name];
    const differs = wanted.findIndex((n, i) => n !== (have[i] ?? 0));
    return Number(differs < 0 || wanted[differs] < (have[differs] ?? 0));
  }

  #take(text: string): boolean {
    if (this.#tokens[this.#at] !== text) return false;
    this.#at++;
    return true;
  }

  #need(text: string): void {
    if (!this.#take(text)) throw new Invalid(`\`${text}\` is missing`);
  }
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = text.trimEnd().length;
  for (let at = 0; at < end; at = token.lastIndex) {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) throw new Invalid(`\`${text[at]}\` cannot be read`);
    tokens.push(match[0].trim().replace(/^(\d\w*?)[uUlL]+$/, '$1'));
  }
  return tokens;
}

function operate(op: string, a: number, b: number): number {
  if ((op === '/' || op === '%') && b === 0) throw new Invalid('it divides by zero');
  switch (op) {
    case '||':
      return Number(a !== 0 || b !== 0);
    case '&&':
      return Number(a !== 0 && b !== 0);
    case '==':
      return Number(a === b);
    case '!=':
      return Number(a !== b);
    case '<':
      return Number(a < b);
    case '>':
      return Number(a > b);
    case '<=':
      return Number(a <= b);
    case '>=':
      return Number(a >= b);
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '&':
      return a & b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return Math.trunc(a / b);
    default:
      return a % b;
  }
}
