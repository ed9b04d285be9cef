/** What has been started and has not ended: the run of main, and calls made by the host. */
import type { HaskellError } from './error.ts';
import type { Pending } from './pending.ts';

export class Outstanding {
  #main: Pending | null = null;
  /** by boundary serial */
  readonly #calls = new Map<number, Pending>();

  get main(): Pending | null {
    return this.#main;
  }

  get calls(): Iterable<Pending> {
    return this.#calls.values();
  }

  get isEmpty(): boolean {
    return this.#main === null && this.#calls.size === 0;
  }

  /** The call whose boundary frame has this serial. */
  call(serial: number): Pending | undefined {
    return this.#calls.get(serial);
  }

  /** What runs on this thread, by its id. */
  onThread(thread: number): Pending[] {
    return this.#all().filter((pending) => pending.thread === thread);
  }

  add(pending: Pending): void {
    if (pending.serial === 0) this.#main = pending;
    else this.#calls.set(pending.serial, pending);
  }

  forget(pending: Pending): void {
    if (this.#main === pending) this.#main = null;
    else this.#calls.delete(pending.serial);
  }

  succeed(pending: Pending, value: unknown): void {
    this.forget(pending);
    pending.settle({ kind: 'value', value });
  }

  fail(pending: Pending, error: HaskellError): void {
    this.forget(pending);
    pending.settle({ kind: 'error', error });
  }

  /** Everything ends with this error. */
  failAll(error: HaskellError): void {
    for (const pending of this.#all()) pending.settle({ kind: 'error', error });
    this.clear();
  }

  clear(): void {
    this.#main = null;
    this.#calls.clear();
  }

  #all(): Pending[] {
    return [...(this.#main === null ? [] : [this.#main]), ...this.#calls.values()];
  }
}
