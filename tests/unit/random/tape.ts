/**
 * A tape of decisions: how a random program is grown from plain numbers, so that fast-check can shrink it. Where the tape ends every decision is 0, and
 * 0 is always the simplest thing; a shorter tape with smaller numbers is a simpler program.
 */
export class Tape {
  readonly #numbers: readonly number[];
  #at = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#numbers.length;
  }

  /** A number from 0 to `count` - 1. */
  below(count: number): number {
    const number = this.#numbers[this.#at] ?? 0;
    this.#at++;
    return number % count;
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  many<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index));
  }
}
