/**
 * How a run can end badly, as one class with a `kind`. Exit codes are GHC's: 1 uncaught exception, 2 stack overflow, 251 heap overflow, the program's own.
 */

import type { Backtrace } from './backtrace.ts';
import { setStackDepth } from './host-frames/activation.ts';
import { defineStack } from './host-frames/stack-property.ts';
import type { HaskellValue } from './values.ts';

/**
 * - `exception`      Haskell exception nobody caught
 * - `stackOverflow`  uncaught StackOverflow, or a masked thread that spent its reserve
 * - `heapOverflow`   uncaught HeapOverflow, or live data beyond the limit and its grace
 * - `deadlock`       nothing can ever run again
 * - `timeout` `fuel` `aborted`   a limit of the host; the stack is whole
 * - `exit`           the program ended itself with a code other than 0
 * - `wouldBlock`     a synchronous run had to wait for a timer or a promise
 * - `stopped`        the machine ended before this call could
 * - `internal`       a bug of ours, or a damaged image
 */
export type ErrorKind =
  | 'exception'
  | 'stackOverflow'
  | 'heapOverflow'
  | 'deadlock'
  | 'timeout'
  | 'fuel'
  | 'aborted'
  | 'exit'
  | 'wouldBlock'
  | 'stopped'
  | 'internal';

/** A Haskell exception as far as the host could read it. */
export interface ExceptionData {
  /** constructor, as the author named it; '' when nobody knows */
  readonly name: string;
  /** what GHC's top handler would print */
  readonly text: string;
}

export interface ErrorDetail {
  readonly exitCode?: number;
  readonly exception?: ExceptionData | null;
  /** decodes what was captured when it happened */
  readonly backtrace?: (() => Backtrace) | null;
  readonly thread?: number;
  readonly cause?: unknown;
  readonly raised?: HaskellValue | null;
  readonly registers?: Readonly<Record<string, number>>;
}

/** Of a program that died of UserInterrupt: what a shell makes of SIGINT. */
export const EXIT_INTERRUPTED = 130;

const exitCodes: Partial<Record<ErrorKind, number>> = { stackOverflow: 2, heapOverflow: 251 };

/**
 * An Error like others: its `stack` is the merged trace of Haskell and JavaScript frames as text, its `backtrace` the same as data. `cause` is what a host
 * function threw, when that is why.
 */
export class HaskellError extends Error {
  readonly kind: ErrorKind;
  /** as a process would exit */
  readonly exitCode: number;
  /** the Haskell exception; null when the end had another reason */
  readonly exception: ExceptionData | null;
  /** id of the Haskell thread; 0 when it concerns none */
  readonly thread: number;
  /** kind `internal`: the register block, by name */
  readonly registers: Readonly<Record<string, number>> | null;
  /** the exception closure, which outlives the run: a host function that throws this error on raises the same exception */
  readonly raised: HaskellValue | null;

  #backtrace: (() => Backtrace) | Backtrace | null;

  constructor(kind: ErrorKind, message: string, detail: ErrorDetail = {}) {
    // Frames of our own making are not worth capturing when there is a better trace.
    const depth = setStackDepth(detail.backtrace ? 0 : undefined);
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    setStackDepth(depth);
    this.name = 'HaskellError';
    this.kind = kind;
    this.exitCode = detail.exitCode ?? exitCodes[kind] ?? 1;
    this.exception = detail.exception ?? null;
    this.#backtrace = detail.backtrace ?? null;
    this.thread = detail.thread ?? 0;
    this.registers = detail.registers ?? null;
    this.raised = detail.raised ?? null;
    // What consoles need not show with every error.
    for (const name of ['raised', ...(this.registers === null ? ['registers'] : [])]) Object.defineProperty(this, name, { enumerable: false });
    if (this.#backtrace !== null) defineStack(this, () => this.backtrace);
  }

  /** What was on the stack when it happened, innermost first; null when nothing was running. Decoded when first asked for. */
  get backtrace(): Backtrace | null {
    if (typeof this.#backtrace === 'function') this.#backtrace = this.#backtrace();
    return this.#backtrace;
  }
}
