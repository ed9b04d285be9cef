/** What an exit of the machine means to what is outstanding: who has a result, who has died of what, and who is told. */
import * as E from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { type Death, type Deaths, REPORT, SILENT } from './deaths.ts';
import { HaskellError } from './error.ts';
import type { Ptr } from './exports.ts';
import type { MemoryAccess } from './memory-access.ts';
import type { Outstanding } from './outstanding.ts';
import type { Pending } from './pending.ts';
import type { RunLoop } from './run-loop.ts';

const EXIT_A = (L.REGS + L.REG_EXIT_A) >>> 2;
const EXIT_B = (L.REGS + L.REG_EXIT_B) >>> 2;
const EXIT_C = (L.REGS + L.REG_EXIT_C) >>> 2;

/** For the text of an exception, which Haskell code may have to compute. */
const DESCRIBING_MS = 5000;

export class Exits {
  readonly #loop: RunLoop;
  readonly #access: MemoryAccess;
  readonly #deaths: Deaths;
  readonly #outstanding: Outstanding;
  /** last words being said: what follows them is known to JavaScript alone */
  #ending = 0;

  constructor(loop: RunLoop, deaths: Deaths, outstanding: Outstanding) {
    this.#loop = loop;
    this.#access = loop.access;
    this.#deaths = deaths;
    this.#outstanding = outstanding;
  }

  /** Whether a thread has died and says its last words. */
  get isEnding(): boolean {
    return this.#ending > 0;
  }

  /** Memory of an earlier moment was put back: nobody has died. */
  rewind(): void {
    this.#ending = 0;
  }

  /** @param reason EXIT_*. @param until the call that is being waited for; null: whatever is outstanding */
  handle(reason: number, until: Pending | null): void {
    const { words } = this.#access;
    const a = words[EXIT_A];
    const b = words[EXIT_B];
    switch (reason) {
      case E.EXIT_NONE:
      case E.EXIT_SLICE:
        return;
      case E.EXIT_FINISHED:
        return this.#finish(this.#outstanding.main, a, until);
      case E.EXIT_BOUNDARY:
        return this.#finish(this.#outstanding.call(a) ?? null, b, until);
      case E.EXIT_BOUNDARY_RAISED:
        return this.#raised(a, b, words[EXIT_C], until);
      case E.EXIT_UNCAUGHT:
        return this.#uncaught(a, b);
      case E.EXIT_OVERFLOW_MASKED:
        return this.#overflowed(a, b);
      case E.EXIT_EXITED:
        return this.#exited(a | 0);
      default:
        return this.#loop.end(this.#deaths.ended(reason, a, b));
    }
  }

  #finish(pending: Pending | null, result: Ptr, until: Pending | null): void {
    if (!pending) return;
    const value = pending.read(result);
    this.#leave(pending, until);
    this.#outstanding.succeed(pending, value);
  }

  /**
   * A nested call has ended. When another, deeper one is being waited for, the host function that made this one cannot go on yet: its thread must not be left
   * as the running one, so it waits as if its answer came later.
   */
  #leave(pending: Pending, until: Pending | null): void {
    if (pending !== until && pending.under !== 0) this.#loop.machine.detachCall(pending.under);
  }

  #raised(serial: number, exception: Ptr, tso: Ptr, until: Pending | null): void {
    const pending = this.#outstanding.call(serial);
    const died = this.#deaths.note(exception, tso);
    this.#loop.machine.unwindBoundary();
    if (!pending) return;
    const error = this.#describe(died);
    this.#leave(pending, until);
    this.#outstanding.fail(pending, error);
  }

  /** What an exception says is found out on the host's time: a limit of the run must not take its place. */
  #describe(died: Death): HaskellError {
    return this.#loop.lendTime(DESCRIBING_MS, () => this.#deaths.describe(died, this.#loop));
  }

  #uncaught(exception: Ptr, tso: Ptr): void {
    const isMain = tso === this.#access.register(L.REG_MAIN);
    if (!isMain && this.#deaths.isNoNews(exception, tso)) {
      this.#loop.machine.discardThread();
      return;
    }
    const died = this.#deaths.note(exception, tso);
    this.#loop.machine.discardThread();
    const error = this.#describe(died);
    this.#lastWords(died, error, isMain && this.#outstanding.main !== null);
  }

  /** Lets the library flush its handles and say how the program ends; the death is told after that, by us if it wishes so. */
  #lastWords(died: Death, error: HaskellError, isMain: boolean): void {
    const action = this.#loop.hasEnded ? 0 : this.#deaths.lastWords(died, isMain);
    if (action === 0) {
      this.#died(died, error, isMain, REPORT);
      return;
    }
    const words = this.#loop.startCall(action, (answer) => this.#deaths.lastWord(answer));
    this.#ending++;
    words.onSettled((outcome) => {
      this.#ending--;
      this.#died(died, error, isMain, outcome.kind === 'value' ? (outcome.value as number) : REPORT);
    });
  }

  #died(died: Death, error: HaskellError, isMain: boolean, what: number): void {
    const { main } = this.#outstanding;
    if (what >= 0) this.#exited(what, error);
    else if (isMain && main) this.#outstanding.fail(main, error);
    else if (what !== SILENT) this.#deaths.tell(error, died);
  }

  #overflowed(tso: Ptr, frameWords: number): void {
    const error = this.#deaths.overflowMasked(tso, frameWords);
    this.#loop.machine.discardThread();
    const hit = this.#outstanding.onThread(error.thread);
    for (const pending of hit) {
      if (pending === this.#outstanding.main) this.#lastWords(this.#deaths.overflowDeath(error), error, true);
      else this.#outstanding.fail(pending, error);
    }
    if (hit.length === 0) this.#deaths.tell(error, null);
  }

  /** `cause`: the exception that means so, ExitFailure or UserInterrupt for example. */
  #exited(code: number, cause?: HaskellError): void {
    const { main } = this.#outstanding;
    const error = new HaskellError('exit', `the program ended with exit code ${code}`, { exitCode: code, cause });
    if (main && this.#loop.outlivesExit) this.#outstanding.fail(main, error);
    else {
      if (code === 0 && main) this.#outstanding.succeed(main, undefined);
      this.#loop.end(error);
    }
  }
}
