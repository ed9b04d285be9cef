/**
 * What host functions threw lately, by the Haskell exceptions that were made of it: so that an error that comes out of Haskell can name its cause, and one
 * that only passed through a host function keeps the place where it was raised first.
 */
import * as L from '../abi/layout.ts';
import { I_RAISE } from '../abi/rts-infos.gen.ts';
import type { Ptr } from './exports.ts';
import type { HaskellValue, Values } from './values.ts';

export interface Thrown {
  readonly value: unknown;
  /** the host function had returned a promise */
  readonly awaited: boolean;
}

interface Entry extends Thrown {
  readonly exception: HaskellValue;
  /** whether the exception is held for this entry alone */
  readonly isOurs: boolean;
}

/** So many are remembered: as many exceptions as may be on their way at once. */
const REMEMBERED = 64;

export class ThrownByHost {
  readonly #values: Values;
  /** oldest first */
  readonly #entries: Entry[] = [];

  constructor(values: Values) {
    this.#values = values;
  }

  /** Remembers that `exception` is raised because of `value`. `held`: the exception where it is already held by somebody. */
  add(value: unknown, awaited: boolean, exception: Ptr, held: HaskellValue | null): void {
    this.#entries.push({ value, awaited, exception: held ?? this.#values.hold(exception), isOurs: held === null });
    if (this.#entries.length <= REMEMBERED) return;
    const oldest = this.#entries.shift();
    if (oldest?.isOurs) oldest.exception.dispose();
  }

  /** What was thrown where this exception comes from; null: it comes from elsewhere, or it was long ago. */
  causeOf(exception: Ptr): Thrown | null {
    const wanted = this.#identity(exception);
    return this.#entries.findLast((entry) => entry.exception.belongsTo(this.#values) && this.#identity(this.#pointer(entry)) === wanted) ?? null;
  }

  /** The same, when a host function is raising it right now on this thread. */
  raising(exception: Ptr, tso: Ptr): Thrown | null {
    return tso !== 0 && this.#isRaising(tso) ? this.causeOf(exception) : null;
  }

  #isRaising(tso: Ptr): boolean {
    const { access } = this.#values;
    const sp = access.word(access.word(tso + L.TSO_STACK) + L.STACK_SP);
    return access.word(sp) === I_RAISE;
  }

  #pointer(entry: Entry): Ptr {
    return this.#values.machine.handle(entry.exception.slotIn(this.#values)) >>> 0;
  }

  /** Exceptions that are caught and raised again are wrapped anew in the root of the hierarchy: what is inside counts. */
  #identity(exception: Ptr): number {
    const values = this.#values;
    const con = values.constructorAt(exception);
    if (con === null || con.ptrs !== 2 || con.nptrs !== 0) return values.follow(exception);
    return values.follow(values.access.word(con.address + L.PAYLOAD + L.WORD_B));
  }
}
