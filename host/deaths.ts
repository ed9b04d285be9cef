/**
 * What the host makes of the ways a thread or a machine can end: HaskellErrors with the exception's text and the stack as it was.
 *
 * In two steps, since the text of an exception may have to be computed: `note` while the stack is whole, `describe` after the dead frames are gone.
 */
import { TYPE_FUN } from '../abi/closure-types.gen.ts';
import { EXIT_DEADLOCK, EXIT_HEAP_EXHAUSTED, EXIT_INTERNAL } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { checks, exitReasons } from '../abi/tables/exit-reasons.ts';
import * as WK from '../abi/well-known.gen.ts';
import { annotationsOf, type HeldNote } from './annotations.ts';
import { applied } from './apply.ts';
import type { Backtrace } from './backtrace.ts';
import { type ErrorKind, HaskellError } from './error.ts';
import { type ExceptionReader, exceptionData } from './exceptions.ts';
import type { Ptr } from './exports.ts';
import type { LoadedSymbol } from './loader.ts';
import type { Annotations } from './memory/backtrace-data.ts';
import type { RunLoop } from './run-loop.ts';
import { makeShape } from './shapes.ts';
import { type Thrown, ThrownByHost } from './thrown.ts';
import type { HaskellValue, Values } from './values.ts';

/** A captured stack, decoded when called, with what its frames say of themselves. */
export type Snapshot = (annotations?: Annotations) => Backtrace;

/** An exception nobody caught, before its text is known. */
export interface Death {
  readonly exception: HaskellValue;
  /** row of abi/tables/well-known, -1 when it is none of them */
  readonly wellKnown: number;
  readonly thread: number;
  readonly backtrace: Snapshot;
  /** what a host function threw, when the exception was made of it */
  readonly thrown: Thrown | null;
  /** what its stack says of itself */
  readonly notes: readonly HeldNote[];
  /** memory as it was; null when nobody wants cores */
  readonly core: Uint8Array | null;
}

export interface DeathSettings {
  /** copies what a backtrace needs out of memory; `thrown`: what a host function threw, now or when the exception was raised first */
  readonly capture: (tso: Ptr, thrown: Thrown | null, isNow: boolean) => Snapshot;
  /** annotations on the stack of a thread */
  readonly notes: (tso: Ptr) => readonly HeldNote[];
  /** copies memory; null when nobody wants cores */
  readonly core: () => Uint8Array | null;
  readonly onThreadDeath: (error: HaskellError) => void;
  readonly reader: ExceptionReader;
  /** an exported symbol of any image */
  readonly exported: (name: string) => LoadedSymbol | undefined;
}

/** What a library's last words leave to do; else they are an exit code. Rows: lib/GHC/TopHandler.hs. */
export const REPORT = -1;
export const SILENT = -2;

const kinds: Readonly<Record<number, ErrorKind>> = { [WK.WK_STACK_OVERFLOW]: 'stackOverflow', [WK.WK_HEAP_OVERFLOW]: 'heapOverflow' };
/** Threads that die of these are no news: GHC's forkIO says nothing, either. */
const silent: readonly number[] = [WK.WK_THREAD_KILLED, WK.WK_BLOCKED_ON_MVAR];

export class Deaths {
  readonly #values: Values;
  readonly #settings: DeathSettings;
  readonly #thrown: ThrownByHost;
  readonly #cores = new WeakMap<HaskellError, Uint8Array>();
  #describing = false;

  constructor(values: Values, settings: DeathSettings) {
    this.#values = values;
    this.#settings = settings;
    this.#thrown = new ThrownByHost(values);
  }

  /** The stack of a thread; of the running one, else of main, when none is named. */
  capture(tso: Ptr = 0, thrown: Thrown | null = null, isNow = false): Snapshot {
    return this.#settings.capture(tso, thrown, isNow);
  }

  /** Memory as it was when the error happened; null when it was not kept. */
  coreOf(error: HaskellError): Uint8Array | null {
    return this.#cores.get(error) ?? null;
  }

  #keepCore(error: HaskellError, core: Uint8Array | null = this.#settings.core()): HaskellError {
    if (core !== null) this.#cores.set(error, core);
    return error;
  }

  /** Does nobody want to hear that a thread beside main died of it? Nothing is computed then: programs kill threads by the thousand. */
  isNoNews(exception: Ptr, tso: Ptr): boolean {
    if ((this.#values.access.word(tso + L.TSO_FLAGS) & L.TSO_FINALIZER) !== 0) return true;
    return silent.includes(this.#wellKnownRow(exception));
  }

  /** Takes down an exception while the stack that raised it is whole. */
  note(exception: Ptr, tso: Ptr): Death {
    const raising = this.#thrown.raising(exception, tso);
    const thrown = raising ?? this.#thrown.causeOf(exception);
    const backtrace = this.capture(tso, thrown, raising !== null);
    const core = this.#describing ? null : this.#settings.core();
    const notes = this.#describing ? [] : this.#settings.notes(tso);
    return {
      core,
      notes,
      exception: this.#values.hold(exception),
      wellKnown: this.#wellKnownRow(exception),
      thread: threadId(this.#values, tso),
      backtrace: this.#isPassing(raising) ? (annotations) => raising.value.backtrace ?? backtrace(annotations) : backtrace,
      thrown,
    };
  }

  /** A HaskellError of this machine that a host function lets through: it knows best where its exception was raised. */
  #isPassing(thrown: Thrown | null): thrown is Thrown & { readonly value: HaskellError } {
    return thrown?.value instanceof HaskellError && thrown.value.raised?.belongsTo(this.#values) === true;
  }

  /** The error for a noted exception. Runs Haskell code for its text where needed, bounded; never for an exception met while doing so. */
  describe(death: Death, loop: RunLoop): HaskellError {
    const mayRun = !this.#describing;
    this.#describing = true;
    try {
      const exception = exceptionData(this.#settings.reader, loop, death.exception, death.wellKnown, mayRun);
      const cause = this.#isPassing(death.thrown) ? death.thrown.value.cause : death.thrown?.value;
      const isNameless = death.wellKnown === WK.WK_HOST_ERROR && death.thrown !== null;
      const annotations = annotationsOf(mayRun ? death.notes : [], loop, this.#settings.exported('renderStackNote'));
      const error = new HaskellError(kinds[death.wellKnown] ?? 'exception', isNameless ? messageOf(cause) : exception.text, {
        exception,
        cause,
        backtrace: () => death.backtrace(annotations),
        thread: death.thread,
        raised: death.exception,
      });
      return this.#keepCore(error, death.core);
    } finally {
      this.#describing = !mayRun;
    }
  }

  /**
   * What the library wants to do before the death of a thread is told: an action that answers an exit code, REPORT or SILENT; 0 when the
   * library has no such wish. May GC.
   */
  lastWords(death: Death, isMain: boolean): Ptr {
    const name = isMain ? 'uncaughtInMain' : 'uncaughtInThread';
    const symbol = this.#settings.exported(name);
    if (symbol === undefined) return 0;
    return applied(this.#values, { name, shape: symbol.shape, pointer: () => symbol.address }, [death.exception]);
  }

  /** The answer of that action: eight bytes, least first. */
  lastWord(answer: Ptr): number {
    const bytes = this.#values.read(answer);
    return bytes instanceof Uint8Array && bytes.length === 8 ? new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true) : REPORT;
  }

  /** A stack overflow nobody could be told of, as an exception. */
  overflowDeath(error: HaskellError): Death {
    const exception = this.#values.hold(this.#values.access.word(L.WELL_KNOWN + WK.WK_STACK_OVERFLOW * L.WORD_B));
    return {
      exception,
      wellKnown: WK.WK_STACK_OVERFLOW,
      thread: error.thread,
      backtrace: () => error.backtrace as Backtrace,
      thrown: null,
      notes: [],
      core: this.coreOf(error),
    };
  }

  /** Tells the host that a thread other than main died. */
  tell(error: HaskellError, death: Death | null): void {
    if (death === null || !silent.includes(death.wellKnown)) this.#settings.onThreadDeath(error);
  }

  overflowMasked(tso: Ptr, frameWords: number): HaskellError {
    const message = `stack overflow: ${frameWords * L.WORD_B} bytes of frames while asynchronous exceptions are masked`;
    const error = new HaskellError('stackOverflow', message, {
      exception: { name: 'StackOverflow', text: 'stack overflow' },
      thread: threadId(this.#values, tso),
      backtrace: this.capture(tso),
    });
    return this.#keepCore(error);
  }

  /** Exits after which nothing runs. */
  ended(reason: number, a: number, b: number): HaskellError {
    return this.#keepCore(this.#end(reason, a, b));
  }

  #end(reason: number, a: number, b: number): HaskellError {
    const backtrace = this.capture();
    if (reason === EXIT_HEAP_EXHAUSTED) {
      const message = `heap overflow: ${a} bytes live, ${b} KiB allowed`;
      return new HaskellError('heapOverflow', message, { exception: { name: 'HeapOverflow', text: 'heap overflow' }, backtrace });
    }
    if (reason === EXIT_DEADLOCK) return new HaskellError('deadlock', 'deadlock: no thread can ever run again', { backtrace });
    const check = checks[a];
    const detail = reason === EXIT_INTERNAL && check ? `${check.doc} (${check.name}, ${b})` : `unexpected exit ${exitReasons[reason]?.name ?? reason}`;
    return this.#internal(detail, undefined);
  }

  /** The machine's module trapped, or the host side failed in the middle of a run. */
  trap(thrown: unknown): HaskellError {
    return this.#keepCore(this.#internal(messageOf(thrown), thrown));
  }

  /** The closure to raise for what a host function threw; `awaited`: it had returned a promise. May GC. */
  exceptionFor(thrown: unknown, awaited: boolean): Ptr {
    const { machine } = this.#values;
    const held = thrown instanceof HaskellError && thrown.raised?.belongsTo(this.#values) ? thrown.raised : null;
    const exception = held === null ? this.#hostError(messageOf(thrown)) : machine.handle(held.slotIn(this.#values)) >>> 0;
    this.#thrown.add(thrown, awaited, exception, held);
    return exception;
  }

  #hostError(message: string): Ptr {
    const values = this.#values;
    const pointer = (): Ptr => values.access.word(L.WELL_KNOWN + WK.WK_HOST_ERROR * L.WORD_B);
    if (values.typeAt(values.follow(pointer())) !== TYPE_FUN) return pointer();
    return applied(values, { name: 'HostError', shape: makeShape([L.ARG_PTR]), pointer }, [message]);
  }

  #internal(detail: string, cause: unknown): HaskellError {
    const message = `internal error: ${detail}. This is a bug of Vertebra or a damaged image; please report it with the registers`;
    return new HaskellError('internal', message, { cause, backtrace: this.capture(), registers: this.#registers() });
  }

  #registers(): Record<string, number> {
    const { access } = this.#values;
    return Object.fromEntries(reported.map(([name, offset]) => [name, access.register(offset)]));
  }

  #wellKnownRow(exception: Ptr): number {
    const values = this.#values;
    const address = values.follow(exception);
    for (let row = 0; row < WK.WELL_KNOWN_N; row++) {
      if (row === WK.WK_HELD) continue; // whatever the machine has in its hands
      const known = values.follow(values.access.word(L.WELL_KNOWN + row * L.WORD_B));
      if (known === address || this.#isCopy(known, address)) return row;
    }
    return -1;
  }

  /** Handlers are given exceptions of their own: SomeException, and wrappers in it, around the same constructor without fields. See Note [Identity of exceptions]. */
  #isCopy(known: number, address: number): boolean {
    const values = this.#values;
    const wrappers = [values.constructorAt(known), values.constructorAt(address)];
    if (wrappers.some((con) => con === null || con.ptrs !== 2) || wrappers[0]?.infoId !== wrappers[1]?.infoId) return false;
    const [one, other] = [known, address].map((at) => values.constructorAt(values.access.word(at + L.PAYLOAD + L.WORD_B)));
    if (!one || !other || one.infoId !== other.infoId) return false;
    return one.ptrs + one.nptrs === 0 || this.#isCopy(one.address, other.address);
  }
}

const reported: readonly (readonly [string, number])[] = [
  ['Sp', L.REG_SP],
  ['SpLim', L.REG_SPLIM],
  ['Hp', L.REG_HP],
  ['HpLim', L.REG_HPLIM],
  ['R1', L.REG_R1],
  ['ip', L.REG_IP],
  ['tso', L.REG_TSO],
  ['stack', L.REG_STACK],
  ['fuel', L.REG_FUEL],
  ['exit', L.REG_EXIT],
  ['exitA', L.REG_EXIT_A],
  ['exitB', L.REG_EXIT_B],
  ['exitC', L.REG_EXIT_C],
  ['exitD', L.REG_EXIT_D],
  ['check', L.REG_DIRTY],
  ['tick', L.REG_TICK],
];

/** Id of the thread at a TSO's address; 0 for none. */
export function threadId(values: Values, tso: Ptr): number {
  return tso === 0 ? 0 : values.access.word(tso + L.TSO_ID);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
