/** Splitting what stands behind a command: options, numbers, what is left. */
import { CommandError } from './command.ts';

/** Words and options of a command's text, taken one after the other. */
export class Words {
  private rest: string;

  constructor(text: string) {
    this.rest = text.trim();
  }

  get isEmpty(): boolean {
    return this.rest === '';
  }

  /** All that is left. */
  all(): string {
    const { rest } = this;
    this.rest = '';
    return rest;
  }

  /** The next word; '' at the end. */
  next(): string {
    const word = /^\S*/.exec(this.rest)?.[0] ?? '';
    this.rest = this.rest.slice(word.length).trim();
    return word;
  }

  peek(): string {
    return /^\S*/.exec(this.rest)?.[0] ?? '';
  }

  /** Whether `--name` comes next; it is taken then. */
  flag(...names: readonly string[]): boolean {
    if (!names.includes(this.peek())) return false;
    this.next();
    return true;
  }

  /** The value of `--name VALUE` or `--name=VALUE` when that comes next; null when it does not. */
  option(name: string): string | null {
    const word = this.peek();
    if (word !== name && !word.startsWith(`${name}=`)) return null;
    this.next();
    const value = word === name ? this.next() : word.slice(name.length + 1);
    if (value === '') throw new CommandError(`${name} needs a value`);
    return value;
  }

  /** A whole number, `fallback` at the end. Throws CommandError. */
  number(fallback: number): number {
    return this.isEmpty ? fallback : wholeNumber(this.next());
  }

  /** Throws CommandError when something is left. */
  end(): void {
    if (!this.isEmpty) throw new CommandError(`what is \`${this.rest}\`?`);
  }
}

/** Throws CommandError for what is no whole number. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`\`${text}\` is no whole number`);
  return Number(text);
}
