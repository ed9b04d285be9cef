/** Standard input of a program: what came and was not taken is given to whoever reads next. */
import type { Reclaiming } from '../calls.ts';

/** Answers up to so many bytes; none = end of input. */
export type Source = (max: number) => Uint8Array | PromiseLike<Uint8Array>;

/** Reads are answered one after the other; one whose thread gave up holds its place until its bytes have come, and gives them back. */
export class Input {
  readonly #source: Source;
  readonly #isReady: (ms: number) => boolean | PromiseLike<boolean>;
  #left: Uint8Array = new Uint8Array(0);
  /** the last of the reads that wait; null: none does */
  #last: Promise<void> | null = null;

  /** `isReady`: whether the source has something, or its end, within so many ms (below 0: however long that takes). */
  constructor(source: Source, isReady: (ms: number) => boolean | PromiseLike<boolean> = () => true) {
    this.#source = source;
    this.#isReady = isReady;
  }

  /** At most `max` bytes; none = end of input. */
  read(max: number): Uint8Array | Reclaiming<Uint8Array> {
    const before = this.#last;
    if (before !== null) return this.#waiting(before.then(() => this.#next(max)));
    const bytes = this.#next(max);
    return 'then' in bytes ? this.#waiting(Promise.resolve(bytes)) : bytes;
  }

  /** Whether a read would be answered within `ms` milliseconds; below 0: however long that takes. */
  ready(ms: number): boolean | PromiseLike<boolean> {
    if (this.#last !== null) return within(this.#last, ms);
    return this.#left.length > 0 || this.#isReady(ms);
  }

  #next(max: number): Uint8Array | PromiseLike<Uint8Array> {
    if (this.#left.length === 0) return this.#source(max);
    const part = this.#left.slice(0, max);
    this.#left = this.#left.slice(part.length);
    return part;
  }

  #waiting(bytes: Promise<Uint8Array>): Reclaiming<Uint8Array> {
    let pass = (): void => {};
    const mine = new Promise<void>((resolve) => {
      pass = resolve;
    });
    this.#last = mine;
    const end = (): void => {
      if (this.#last === mine) this.#last = null;
      pass();
    };
    const answered = (part: Uint8Array, isTaken: boolean): void => {
      if (!isTaken) this.#left = joined(part, this.#left);
      end();
    };
    bytes.catch(end);
    // the source's promise is its own: nothing is put there
    return Object.assign(
      bytes.then((part) => part),
      { answered },
    );
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Whether something happens within `ms` milliseconds; below 0: it is waited for. */
function within(event: Promise<unknown>, ms: number): Promise<boolean> {
  if (ms < 0) return event.then(() => true);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), ms);
    void event.then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}
