/** A run of `main`, or a call made by the host, from its start to its end. */
import type { HaskellError } from './error.ts';
import type { Ptr } from './exports.ts';
import type { Activation } from './host-frames/activation.ts';

export type Outcome = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'error'; readonly error: HaskellError };

export class Pending {
  /** id of the Haskell thread it runs on */
  readonly thread: number;
  /** how its result closure becomes a value, at the moment it ends */
  readonly read: (result: Ptr) => unknown;
  /** serial of its boundary frame; 0 = the run of main */
  readonly serial: number;
  /** id of the host call on top of which it runs; 0 = none */
  readonly under: number;
  /** who called, for backtraces; null: nobody knows, or the host itself */
  readonly activation: Activation | null;
  #outcome: Outcome | null = null;
  #listener: ((outcome: Outcome) => void) | null = null;

  constructor(thread: number, read: (result: Ptr) => unknown, serial = 0, under = 0, activation: Activation | null = null) {
    this.thread = thread;
    this.read = read;
    this.serial = serial;
    this.under = under;
    this.activation = activation;
  }

  get settled(): boolean {
    return this.#outcome !== null;
  }

  /** The first outcome counts. */
  settle(outcome: Outcome): void {
    if (this.#outcome !== null) return;
    this.#outcome = outcome;
    this.#listener?.(outcome);
  }

  /** The value of a settled run. Throws its HaskellError. */
  result(): unknown {
    if (this.#outcome === null) throw new Error('this run has not ended');
    if (this.#outcome.kind === 'error') throw this.#outcome.error;
    return this.#outcome.value;
  }

  /** Tells one listener when the run has ended: now, if it has. */
  onSettled(listener: (outcome: Outcome) => void): void {
    if (this.#outcome !== null) listener(this.#outcome);
    else this.#listener = listener;
  }

  /** Settles when the run does. Instead of a listener. */
  promise(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.onSettled((outcome) => (outcome.kind === 'value' ? resolve(outcome.value) : reject(outcome.error)));
    });
  }
}
