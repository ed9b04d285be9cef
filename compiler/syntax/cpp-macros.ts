/** Macros of the C preprocessor: what names stand for from which line on, and macros with parameters in the traditional manner: text for text. */

export interface Macro {
  /** null: it is used by its name alone */
  readonly params: readonly string[] | null;
  readonly body: string;
}

/** What a name stands for depends on the line: `#define` and `#undef` hold from theirs on. */
export class Macros {
  /** by the line of their `#include`: declarations of several lines that stand there */
  readonly included = new Map<number, string>();
  readonly #rows = new Map<string, { readonly line: number; readonly macro: Macro | null }[]>();

  /** null: from `line` on the name is no macro. */
  set(name: string, line: number, macro: Macro | null): void {
    const rows = this.#rows.get(name);
    if (rows === undefined) this.#rows.set(name, [{ line, macro }]);
    else rows.push({ line, macro });
  }

  /** The macro `name` is on `line`; null when it is none there. */
  at(name: string, line: number): Macro | null {
    const rows = this.#rows.get(name);
    for (let i = (rows?.length ?? 0) - 1; i >= 0; i--) if (rows![i].line <= line) return rows![i].macro;
    return null;
  }
}

const head = /^([A-Za-z_][\w']*)(?:\(([^)]*)\))?/;

/** What stands before the body of a `#define`: a name, and parameters right behind it. null when it is no name. */
export function macroHead(text: string): { readonly name: string; readonly params: readonly string[] | null; readonly length: number } | null {
  const match = head.exec(text);
  if (match === null) return null;
  const params = match[2]?.split(',').map((param) => param.trim());
  return { name: match[1], params: params === undefined ? null : params.length === 1 && params[0] === '' ? [] : params, length: match[0].length };
}

/** The arguments in the parentheses at `at` (blanks before these are skipped), on one line with their blanks, and where they end; null when none begin there, or they do not end. */
export function macroArguments(text: string, at: number): { readonly args: readonly string[]; readonly end: number } | null {
  const open = /\s*\(/y;
  open.lastIndex = at;
  if (!open.test(text)) return null;
  const part = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|[(),[\]]/g;
  part.lastIndex = open.lastIndex;
  const args: string[] = [];
  let depth = 0;
  let from = open.lastIndex;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    const [mark] = match;
    if (mark === '(') depth++;
    else if ((mark === ',' || mark === ')') && depth === 0) {
      args.push(text.slice(from, match.index).replaceAll('\n', ' '));
      from = match.index + 1;
    }
    if (mark !== ')') continue;
    if (depth-- === 0) return { args: args.length === 1 && args[0].trim() === '' ? [] : args, end: match.index + 1 };
  }
  return null;
}

/** The body with arguments for parameters, inside strings, too, as GHC's preprocessor does it; null when there are not as many. */
export function applied({ params, body }: Macro, args: readonly string[]): string | null {
  const given = params?.length === 1 && args.length === 0 ? [''] : args;
  if (params === null || params.length !== given.length) return null;
  return body.replace(/[A-Za-z_]\w*/g, (word) => (params.includes(word) ? given[params.indexOf(word)] : word));
}
