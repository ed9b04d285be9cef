/**
 * Threads, their frames and what these hold, for an editor. Frames have ids until the machine moves, and names that begin with their numbers, by which folds and values
 * under evaluation speak of them.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type ErasedLine, erasedLines } from '../backtrace/erased.ts';
import { type ShownEntry, type ShownFrame, withInlined } from '../backtrace/inlined.ts';
import { describe, type Lookup } from '../backtrace/words.ts';
import { variablesAt } from '../debugger/look/expressions.ts';
import { threadBacktrace } from '../debugger/look/frames.ts';
import { registersOf } from '../debugger/look/registers.ts';
import { wordsOfFrame } from '../debugger/look/stack.ts';
import { threadById } from '../debugger/look/standing.ts';
import { threadViews } from '../debugger/look/threads.ts';
import type { Variable, VariableRole } from '../debugger/look/variables.ts';
import type { Backtrace } from '../memory/backtrace-data.ts';
import { showPlace } from '../memory/debug-index.ts';
import { withoutNumber } from '../memory/source-names.ts';
import { listThreads } from '../memory/threads.ts';
import { hex } from './breakpoints.ts';
import type { Debuggee } from './debuggee.ts';
import { type Fields, RequestError } from './fields.ts';
import type { Places } from './places.ts';
import type { Row, Values } from './values.ts';

/** A caller that a tail call has erased, under the frame with this number. */
interface ErasedRow {
  readonly entry: 'erased';
  readonly number: number;
  readonly line: ErasedLine;
}

type StackRow = ShownEntry | ErasedRow;

/** A frame that was given out. Threads are known by their ids: where they lie may change. */
interface GivenFrame {
  readonly thread: number;
  readonly entry: StackRow;
}

/** Rows of a stack; what is more is counted in a row of its own. */
const MAX_ENTRIES = 20_000;
/** Frames answered to a client that asks for all. */
const ALL_FRAMES = 1000;

export class Stacks {
  readonly #debuggee: Debuggee;
  readonly #places: Places;
  readonly #values: Values;
  readonly #frames: GivenFrame[] = [];
  readonly #ids = new Map<string, number>();
  readonly #backtraces = new Map<number, Backtrace>();
  readonly #rows = new Map<number, readonly StackRow[]>();
  /** what ids count from: none is used twice */
  #firstId = 1;

  constructor(debuggee: Debuggee, places: Places, values: Values) {
    this.#debuggee = debuggee;
    this.#places = places;
    this.#values = values;
  }

  forget(): void {
    this.#firstId += this.#frames.length;
    this.#frames.length = 0;
    this.#ids.clear();
    this.#backtraces.clear();
    this.#rows.clear();
  }

  /** With what each waits for, where the machine stands; by name alone while it moves. */
  threads(isMoving: boolean): DebugProtocol.Thread[] {
    const { target } = this.#debuggee;
    target.view.refresh();
    if (isMoving)
      return listThreads(target.view)
        .toReversed()
        .map(({ id, label, isMain }) => ({ id, name: isMain ? 'main thread' : label === '' ? `thread ${id}` : `thread ${id} "${label}"` }));
    return threadViews(target).map(({ id, name, state }) => ({ id, name: state === 'running' || state === 'runnable' ? name : `${name} (${state})` }));
  }

  page(args: Fields): DebugProtocol.StackTraceResponse['body'] {
    const thread = args.number('threadId');
    const start = Math.max(0, args.optionalNumber('startFrame') ?? 0);
    const levels = args.optionalNumber('levels') ?? 0;
    const rows = this.#rowsOf(thread);
    const shown = rows.slice(start, start + (levels > 0 ? levels : ALL_FRAMES));
    return { stackFrames: shown.map((row, i) => this.#frame(thread, row, start + i)), totalFrames: rows.length };
  }

  /** With inlined functions of the program, and erased callers. */
  #rowsOf(thread: number): readonly StackRow[] {
    const known = this.#rows.get(thread);
    if (known !== undefined) return known;
    const rows = withInlined(this.backtrace(thread).entries, true).flatMap((entry): StackRow[] => [entry, ...this.#erased(entry)]);
    this.#rows.set(thread, rows);
    return rows;
  }

  #erased(entry: ShownEntry): ErasedRow[] {
    if (entry.entry !== 'frame' || entry.erased === undefined) return [];
    const { number, erased } = entry;
    return erasedLines(erased, this.#lookup(), false).map((line) => ({ entry: 'erased', number, line }));
  }

  #lookup(): Lookup {
    const { functionAt } = this.#debuggee;
    return { sources: null, functionAt: ({ place }) => (place === null ? null : functionAt(place)) };
  }

  backtrace(thread: number): Backtrace {
    const known = this.#backtraces.get(thread);
    if (known !== undefined) return known;
    const backtrace = threadBacktrace(this.#debuggee.target, this.#tso(thread), { entries: MAX_ENTRIES });
    this.#backtraces.set(thread, backtrace);
    return backtrace;
  }

  /** Thread and number of a frame, as looking at it needs them; without an id: those of the thread that stopped. */
  scopeOf(id: number | undefined): { readonly tso: number; readonly frame: number } {
    if (id === undefined || id === 0) return { tso: 0, frame: 0 };
    const { thread, entry } = this.#shown(id);
    return { tso: this.#tso(thread), frame: entry.number };
  }

  scopes(id: number): DebugProtocol.Scope[] {
    const { thread, entry } = this.#shown(id);
    if (entry.entry !== 'frame') return [];
    const { target } = this.#debuggee;
    const tso = this.#tso(thread);
    const variables = variablesAt(target, { tso, frame: entry.number });
    const place = entry.place === null ? {} : { source: this.#places.source(entry.place.file), ...this.#places.place(entry.place) };
    const scope = (name: string, hint: string, rows: readonly Row[], expensive = false): DebugProtocol.Scope => ({
      name,
      presentationHint: hint,
      variablesReference: this.#values.reference({ named: () => rows, indexed: 0, elements: () => [] }),
      namedVariables: rows.length,
      expensive,
      ...(hint !== 'registers' && place),
    });
    const scopes: DebugProtocol.Scope[] = [];
    const of = (...roles: readonly VariableRole[]): Row[] => rowsOf(variables.filter(({ role }) => roles.includes(role)));
    const [args, locals, free] = [of('argument'), of('result', 'local', 'part'), of('free')];
    if (args.length > 0) scopes.push(scope('Arguments', 'arguments', args));
    if (locals.length > 0 || args.length === 0) scopes.push(scope('Locals', 'locals', locals));
    if (free.length > 0) scopes.push(scope('Free variables', 'locals', free));
    if (entry.number === 0) scopes.push(scope('Registers', 'registers', registerRows(this.#debuggee, tso), true));
    const words = wordsOfFrame(target, tso, entry.raw[2], entry.kind === 'here');
    if (words.length > 0) {
      const rows = words.map(({ address, word, text }) => ({
        name: hex(address),
        field: null,
        text: `${hex(word).padEnd(10)} ${text.trim()}`,
        path: '',
        memory: address,
      }));
      scopes.push(scope('Frame words', 'registers', rows, true));
    }
    return scopes;
  }

  #shown(id: number): GivenFrame {
    const found = this.#frames[id - this.#firstId];
    if (found === undefined) throw new RequestError(`frame ${id} is of an earlier stop`);
    return found;
  }

  #tso(thread: number): number {
    const found = threadById(this.#debuggee.target, thread);
    if (found === null) throw new RequestError(`there is no thread ${thread}`);
    return found.tso;
  }

  #frame(thread: number, entry: StackRow, index: number): DebugProtocol.StackFrame {
    const id = this.#idOf(thread, entry, index);
    switch (entry.entry) {
      case 'fold': {
        const last = entry.from + entry.period - 1;
        const of = last === entry.from ? `#${entry.from}` : `#${entry.from}–#${last}`;
        return label(id, `… ${count(entry.count)} more of ${of}${entry.period > 1 ? ` (period ${entry.period})` : ''}`);
      }
      case 'omitted':
        return label(id, `… ${count(entry.count)} frames left out`);
      case 'missing':
        return label(id, `[${entry.why}]`);
      case 'host':
        return label(
          id,
          `${entry.name || 'JavaScript'}${entry.place === null ? '' : ` ${showPlace(entry.place)}`} (JavaScript${entry.awaited ? ', awaited' : ''})`,
        );
      case 'erased':
        return this.#erasedFrame(id, entry.line);
      case 'frame':
        return this.#programFrame(id, entry);
    }
  }

  #erasedFrame(id: number, { what, note, place }: ErasedLine): DebugProtocol.StackFrame {
    const where = place === null ? { line: 0, column: 0 } : { source: this.#places.source(place.file), ...this.#places.place(place) };
    return { id, name: [what, note].filter((part) => part !== '').join(' '), ...where, presentationHint: 'subtle' };
  }

  #programFrame(id: number, frame: ShownFrame): DebugProtocol.StackFrame {
    const { what } = describe(frame, this.#lookup());
    if (frame.kind === 'boundary') return label(id, `#${frame.number} ${what}`);
    const isOwn = frame.kind === 'ret' || frame.kind === 'here';
    const where = frame.place === null ? { line: 0, column: 0 } : { source: this.#places.source(frame.place.file), ...this.#places.place(frame.place) };
    return {
      id,
      name: `#${frame.number} ${what.replace(/: running$/, '')}${frame.inlined ? ' (inlined)' : ''}`,
      ...where,
      ...(isOwn && { instructionPointerReference: hex(frame.raw[0]) }),
      ...(frame.module !== '' && { moduleId: frame.module }),
      // what is being forced tells as much as who is called
      presentationHint: isOwn || (frame.kind === 'update' && frame.place !== null && !frame.library) ? 'normal' : 'subtle',
    };
  }

  #idOf(thread: number, entry: StackRow, index: number): number {
    const key = `${thread}:${index}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.#firstId + this.#frames.push({ thread, entry }) - 1;
    this.#ids.set(key, id);
    return id;
  }
}

function label(id: number, name: string): DebugProtocol.StackFrame {
  return { id, name, line: 0, column: 0, presentationHint: 'label' };
}

function count(frames: number): string {
  return frames.toLocaleString('en-US');
}

/** The author's variables first. Numbers that only keep names apart are left out where that leaves them apart. */
function rowsOf(variables: readonly Variable[]): Row[] {
  const short = variables.map(({ name }) => withoutNumber(name));
  const rows = variables.map(({ name, field, generated }, i): Row => {
    const isUnique = short.indexOf(short[i]) === short.lastIndexOf(short[i]);
    const isName = /^[\p{L}_$][\p{L}\p{N}_'#$]*$/u.test(name);
    return { name: isUnique ? short[i] : name, field, path: isName ? name : '', generated };
  });
  return [...rows.filter(({ generated }) => !generated), ...rows.filter(({ generated }) => generated)];
}

function registerRows({ target }: Debuggee, tso: number): Row[] {
  return registersOf(target, tso).map(({ name, value, note }) => {
    const number = name === 'fuel' ? String(value) : hex(value >>> 0);
    return { name, field: null, text: note === '' ? number : `${number}  ${note}`, path: name === 'R1' ? '$R1' : '', memory: value >>> 0 };
  });
}
