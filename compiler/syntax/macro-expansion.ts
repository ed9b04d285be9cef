/** Macros in the place of their names, while text is split into tokens: what they stand for there, and how deep they may be nested. */
import { applied, type Macros, macroArguments } from './cpp-macros.ts';

/** Macros nested deeper than this in what macros stand for have no end. */
const MAX_NESTING = 50;
/** Macros expanded in one module. */
const MAX_EXPANSIONS = 50_000;
const lastName = /([A-Za-z_]\w*)\s*$/;

/** What a module's texts share. */
interface Budget {
  /** how many macros may still be expanded */
  left: number;
  /** it was said that one has no end: no more are expanded */
  isTold: boolean;
}

/** A text that is split into tokens: the module itself, or what a macro of it stands for. */
export class Expansion {
  readonly #macros: Macros;
  /** the macros that the text is part of, the outermost first */
  readonly #within: readonly string[];
  /** the line that decides what names stand for: where the outermost macro's name stands. null: each its own */
  readonly #line: number | null;
  readonly #budget: Budget;

  constructor(macros: Macros, within: readonly string[] = [], line: number | null = null, budget: Budget = { left: MAX_EXPANSIONS, isTold: false }) {
    this.#macros = macros;
    this.#within = within;
    this.#line = line;
    this.#budget = budget;
  }

  /** The declarations that are included on a line of the module. */
  includedOn(line: number): string | undefined {
    return this.#line === null ? this.#macros.included.get(line) : undefined;
  }

  ofInclude(line: number): Expansion {
    return new Expansion(this.#macros, this.#within, line, this.#budget);
  }

  /** What a macro on that line stands for; null when there is no end to it. */
  ofMacro(name: string, line: number): Expansion | null {
    const within = this.#within;
    const budget = this.#budget;
    if (budget.isTold || budget.left <= 0 || within.length >= MAX_NESTING || this.#isItself(name, line)) return null;
    budget.left--;
    return new Expansion(this.#macros, [...within, name], this.#line ?? line, budget);
  }

  /** Does what the macro stands for mention it again? With parameters it may, in an argument: only so deep, as in GNU cpp. */
  #isItself(name: string, line: number): boolean {
    return this.#within.includes(name) && this.#at(name, line)?.params === null;
  }

  /** The macro that is to be told to have no end; null when one was told before. */
  tellEndless(name: string): string | null {
    if (this.#budget.isTold) return null;
    this.#budget.isTold = true;
    return this.#within[0] ?? name;
  }

  /** What a name stands for whose arguments, if there are any, begin at `at`, and where they end; null when it is no macro, or is not used as one. */
  bodyOf(name: string, line: number, text: string, at: number): { readonly body: string; readonly end: number } | null {
    if (name === '__LINE__') return { body: String(this.#line ?? line), end: at };
    const macro = this.#at(name, line);
    if (macro === null) return null;
    if (macro.params === null) return this.#withArguments(macro.body, line, text, at);
    const call = macroArguments(text, at);
    const body = call === null ? null : applied(macro, call.args);
    return call === null || body === null ? null : this.#withArguments(body, line, text, call.end);
  }

  #at(name: string, line: number): ReturnType<Macros['at']> {
    return this.#macros.at(name, this.#line ?? line);
  }

  /** A body that ends in a macro with parameters takes the arguments that stand behind the name that it is for. */
  #withArguments(body: string, line: number, text: string, at: number): { readonly body: string; readonly end: number } {
    const call = this.#takesArguments(body, line) ? macroArguments(text, at) : null;
    return call === null ? { body, end: at } : { body: body + text.slice(at, call.end).replaceAll('\n', ' '), end: call.end };
  }

  /** Is the last name a macro with parameters, or one that stands for such a name? */
  #takesArguments(body: string, line: number): boolean {
    let text = body;
    for (let n = 0; n < MAX_NESTING; n++) {
      const [, last] = lastName.exec(text) ?? [];
      const macro = last === undefined ? null : this.#at(last, line);
      if (macro === null) return false;
      if (macro.params !== null) return true;
      text = macro.body;
    }
    return false;
  }
}
