/**
 * Does commands: on a machine under control, or on anything that can be looked at. One object per session; it remembers the thread and frame that are looked at, and
 * the hooks. Errors that the user can mend are answers.
 */

import * as L from '../../../abi/layout.ts';
import { isLibraryFile, LIBRARY_IMAGE } from '../../../abi/library.ts';
import type { BacktraceFrame } from '../../memory/backtrace-data.ts';
import { whereCreated } from '../../memory/births.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { infoAt } from '../../memory/decode.ts';
import { procedureAt } from '../look/code.ts';
import { disassembleAt } from '../look/disassemble.ts';
import { explain } from '../look/explain.ts';
import { addressOf, closureNamed, ExpressionError, evaluateName, type Scope, variablesAt } from '../look/expressions.ts';
import { frameByNumber, threadBacktrace } from '../look/frames.ts';
import { census } from '../look/heap.ts';
import { lookup } from '../look/lookup.ts';
import { registerNamed, registersOf } from '../look/registers.ts';
import { retainersOf } from '../look/retainers.ts';
import { sourceAround, sourceLines } from '../look/source.ts';
import { stackWords } from '../look/stack.ts';
import { currentThread, standing, threadById } from '../look/standing.ts';
import { threadViews } from '../look/threads.ts';
import { type ValueOptions, ValuePrinter } from '../look/values.ts';
import type { Variable } from '../look/variables.ts';
import type { BreakpointPlace, Control, Stop, Target } from '../protocol.ts';
import type { Answer, Displayed, ShownValue, ShownVariable } from './answer.ts';
import { type AskedPlace, type Command, CommandError } from './command.ts';
import { commandNamed, parseCommand } from './parse.ts';

/** Instructions shown around the next one. */
const CODE_LINES = 24;
/** Entries that finding out whether an exception is an ExitCode may take. */
const EXIT_FUEL = 10_000;
/** Lines of source shown at a stop: one of a function that is being entered. */
const STOP_LINES = 4;
/** Frames among which the program's first is looked for. */
const FRAMES_SEARCHED = 200;
/** Arguments shown in the line of a stop. */
const BRIEF: ValueOptions = { depth: 3, width: 12, closures: 120 };

export interface DebuggerOptions {
  /** `run` sets a breakpoint at exceptions that nobody catches, unless there is one at exceptions. Default false */
  readonly stopAtCrash?: boolean;
}

export class Debugger {
  readonly #target: Target;
  /** null: a core file, which can only be read */
  readonly #control: Control | null;
  #hooks: { readonly id: number; readonly text: string }[] = [];
  #nextHook = 1;
  /** thread looked at; 0: the one that stopped */
  #tso = 0;
  #frame = 0;
  #ended = false;
  readonly #stopAtCrash: boolean;
  /** id of the breakpoint that `run` has set; 0: none */
  #crashBreakpoint = 0;
  /** what `source` shows next */
  #list: { readonly file: string; readonly line: number } | null = null;

  constructor(target: Target, control: Control | null = null, { stopAtCrash = false }: DebuggerOptions = {}) {
    this.#target = target;
    this.#control = control;
    this.#stopAtCrash = stopAtCrash;
  }

  /** Names of variables in sight, before the program runs those of top level: what is typed may go on as one of them. */
  variableNames(): string[] {
    const locals = this.#isMoving() ? [] : variablesAt(this.#target, this.#scope()).flatMap(({ name, generated }) => (generated ? [] : [name]));
    return [...new Set([...locals, ...(this.#target.globals?.() ?? [])])];
  }

  /** The program's own source files, as places name them. */
  fileNames(): string[] {
    const { debug } = this.#target;
    const own = debug.images.filter(({ name }) => name !== LIBRARY_IMAGE);
    return [...new Set(own.flatMap((image) => debug.tables(image)?.files ?? []))].filter((file) => !isLibraryFile(file));
  }

  /** Looks at this frame from now on, as the commands `thread` and `frame` do. */
  lookAt({ tso, frame }: Scope): void {
    this.#tso = tso;
    this.#frame = frame;
    this.#list = null;
  }

  /** The program has ended: there is nothing to move any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Reads and does a line. Never rejects for what the user can mend. */
  async line(text: string): Promise<Answer[]> {
    try {
      return await this.perform(parseCommand(text));
    } catch (error) {
      if (error instanceof CommandError) return [{ answer: 'error', text: error.message }];
      throw error;
    }
  }

  /** Does a command; several answers when hooks are done at a stop. */
  async perform(command: Command): Promise<Answer[]> {
    try {
      const answer = await this.#perform(command);
      if (answer === null) return [];
      return answer.answer === 'stop' ? [answer, ...(await this.#runHooks(answer.stop))] : [answer];
    } catch (error) {
      return [{ answer: 'error', text: error instanceof Error ? error.message : String(error) }];
    }
  }

  async #perform(command: Command): Promise<Answer | null> {
    switch (command.do) {
      case 'nothing':
      case 'quit':
        return null;
      case 'help':
        if (command.topic !== '') commandNamed(command.topic);
        return { answer: 'help', topic: command.topic };
      case 'stop-hook':
        return this.#hook(command);
      case 'break':
      case 'delete':
      case 'breakpoints':
      case 'pause':
        return this.#stopping(command, this.#controlled(command.do));
      case 'run':
      case 'continue':
      case 'step':
      case 'back':
      case 'reverse-continue':
      case 'until':
        return this.#move(command, this.#controlled(command.do));
      case 'force':
        return this.#force(command, this.#controlled(command.do));
      default:
        return this.#look(command);
    }
  }

  // Stopping ------------------------------------------------------------------------------------------------------------------------------

  #controlled(what: string): Control {
    if (this.#control === null) throw new CommandError(`\`${what}\` needs a running program; this is its memory`);
    return this.#control;
  }

  #hook(command: Command & { readonly do: 'stop-hook' }): Answer {
    if (command.action === 'add') {
      const hook = parseCommand(command.text);
      if (moving.has(hook.do)) throw new CommandError(`a hook only looks: not \`${hook.do}\``);
      this.#hooks.push({ id: this.#nextHook++, text: command.text });
    } else if (command.action === 'delete') {
      const left = this.#hooks.filter(({ id }) => id !== command.id);
      if (left.length === this.#hooks.length) throw new CommandError(`there is no stop-hook ${command.id}`);
      this.#hooks = left;
    }
    return { answer: 'hooks', hooks: [...this.#hooks] };
  }

  #stopping(command: Command & { readonly do: 'break' | 'delete' | 'breakpoints' | 'pause' }, control: Control): Answer | null {
    switch (command.do) {
      case 'break':
        return { answer: 'breakpoint', breakpoint: control.addBreakpoint(this.#place(command.place), command.options) };
      case 'delete': {
        const ids = command.ids.length > 0 ? command.ids : control.breakpoints.flatMap(({ id }) => (id === this.#crashBreakpoint ? [] : id));
        const unknown = ids.filter((id) => !control.removeBreakpoint(id));
        if (unknown.length > 0) throw new CommandError(`there is no breakpoint ${unknown.join(', ')}`);
        return { answer: 'message', text: ids.length === 0 ? 'there are no breakpoints' : `removed ${ids.join(', ')}` };
      }
      case 'breakpoints':
        return { answer: 'breakpoints', breakpoints: control.breakpoints };
      case 'pause':
        control.pause();
        return null;
    }
  }

  #place(place: AskedPlace): BreakpointPlace {
    if (place.at !== 'updated') return place;
    const closure = closureNamed(this.#target, this.#scope(), place.expression);
    const view = new ValuePrinter(this.#target).view({ name: '', rep: 'p', value: closure });
    if (view.kind !== 'thunk' && view.kind !== 'blackhole' && view.kind !== 'ap' && view.kind !== 'apStack') {
      throw new CommandError(`\`${place.expression}\` is evaluated already: ${view.text}`);
    }
    return { at: 'updated', closure };
  }

  // Moving --------------------------------------------------------------------------------------------------------------------------------

  async #move(command: MovingCommand, control: Control): Promise<Answer> {
    if (command.do !== 'run') this.#started(control);
    this.#tso = 0;
    this.#frame = 0;
    this.#list = null;
    let stop = await this.#moved(command, control);
    while (await this.#isMereExit(stop, control)) stop = await control.continue();
    return this.#stopped(stop);
  }

  async #moved(command: MovingCommand, control: Control): Promise<Stop> {
    switch (command.do) {
      case 'run':
        if (this.#stopAtCrash && control.breakpoints.every(({ place }) => place.at !== 'exception')) {
          this.#crashBreakpoint = control.addBreakpoint({ at: 'exception', which: 'uncaught' }).id;
        }
        return control.run(command.entry, command.stopAtEntry);
      case 'step':
        return control.step(command.how, command.count, command);
      case 'until':
        return this.#until(command.place, control);
      case 'reverse-continue':
        return control.reverseContinue();
      case 'back':
        return repeat(command.count, () => control.stepBack(command.how, command));
      case 'continue':
        return repeat(command.count, () => control.continue());
    }
  }

  /** A breakpoint that is gone at the next stop, whatever that is for. */
  async #until(asked: AskedPlace | number, control: Control): Promise<Stop> {
    const file = typeof asked === 'number' ? (control.stop?.place ?? this.#placeOfFrame())?.file : '';
    if (file === undefined) throw new CommandError('the program stands in no file here: `until FILE:LINE`');
    const { id, sites } = control.addBreakpoint(typeof asked === 'number' ? { at: 'line', file, line: asked } : this.#place(asked));
    try {
      if (sites.length === 0) throw new CommandError('no code stands there');
      return await control.continue();
    } finally {
      control.removeBreakpoint(id);
    }
  }

  /** Stopped at the crash breakpoint for an ExitCode: that is how programs end, not how they fail. */
  async #isMereExit(stop: Stop, control: Control): Promise<boolean> {
    if (stop.reason !== 'exception' || stop.breakpoints.length !== 1 || stop.breakpoints[0] !== this.#crashBreakpoint) return false;
    const printer = new ValuePrinter(this.#target);
    const thrown = printer.closure(standing(this.#target).r1);
    const value = thrown.kind === 'thunk' || thrown.kind === 'ap' ? printer.closure(await control.force(thrown.address, EXIT_FUEL).catch(() => 0)) : thrown;
    const inner = value.kind === 'con' ? value.fields.filter(({ rep }) => rep === 'p').at(-1) : undefined;
    const code = inner === undefined ? null : printer.closure(Number(inner.value));
    return code?.kind === 'con' && /\.Exit(Success|Failure)$/.test(code.name);
  }

  #started(control: Control): void {
    if (control.stop === null) throw new CommandError('the program does not run yet: `run` starts it');
  }

  #stopped(stop: Stop): Answer {
    this.#ended = stop.reason === 'ended';
    if (this.#ended) return { answer: 'stop', stop, frame: null, arguments: [], source: null };
    if (stop.reason === 'exception') this.#frame = this.#firstOfProgram();
    const frame = frameByNumber(this.#target, 0, this.#frame)?.frame ?? null;
    const place = this.#frame > 0 ? (frame?.place ?? null) : (stop.place ?? frame?.place ?? null);
    const isEntry = frame?.kind === 'here' && frame.waits.startsWith('about to be');
    const role = isEntry ? 'argument' : 'result';
    const shown = variablesAt(this.#target, this.#scope()).filter((variable) => variable.role === role && !variable.generated);
    return {
      answer: 'stop',
      stop,
      frame,
      arguments: this.#shown(shown, BRIEF),
      source: place === null ? null : sourceAround(this.#target, place, 0, isEntry ? 1 : STOP_LINES),
    };
  }

  /** Number of the innermost frame that the author knows: exceptions are raised deep in the library. 0 when there is none. */
  #firstOfProgram(): number {
    const { entries } = threadBacktrace(this.#target, 0, { entries: FRAMES_SEARCHED });
    const known = entries.find((entry) => entry.entry === 'frame' && !entry.library && entry.place !== null);
    return known?.number ?? 0;
  }

  async #runHooks(stop: Stop): Promise<Answer[]> {
    if (stop.reason === 'ended') return [];
    const answers: Answer[] = [];
    for (const { text } of this.#hooks) answers.push(...(await this.line(text)));
    return answers;
  }

  async #force(command: Command & { readonly do: 'force' }, control: Control): Promise<Answer> {
    this.#started(control);
    const closure = closureNamed(this.#target, this.#scope(), command.expression);
    const value = await control.force(closure, command.fuel ?? undefined);
    return { answer: 'value', value: this.#value(command.expression, 'forced', { name: '', rep: 'p', value }, {}) };
  }

  // Looking -------------------------------------------------------------------------------------------------------------------------------

  #isMoving(): boolean {
    return this.#control !== null && this.#control.stop === null;
  }

  #scope(): Scope {
    return { tso: this.#tso, frame: this.#frame };
  }

  #look(command: Command): Answer {
    const target = this.#target;
    switch (command.do) {
      case 'frames':
        return { answer: 'frames', backtrace: threadBacktrace(target, this.#tso), short: command.short };
      case 'frame':
        return this.#selectFrame(command.number ?? this.#frame);
      case 'up':
        return this.#selectFrame(this.#frame + command.count);
      case 'down':
        return this.#selectFrame(Math.max(0, this.#frame - command.count));
      case 'locals':
        return this.#locals(command.all);
      case 'print':
        return { answer: 'value', value: this.#print(command) };
      case 'display':
        return { answer: 'display', rows: command.what.map((what) => this.#displayed(what)) };
      case 'source':
        return this.#source(command);
      case 'threads':
        return { answer: 'threads', threads: threadViews(target), selected: target.view.u32((this.#tso || currentThread(target)) + L.TSO_ID) };
      case 'thread':
        return this.#selectThread(command.id);
      case 'stack':
        return { answer: 'stack', stack: stackWords(target, this.#tso, command.count) };
      case 'registers':
        return { answer: 'registers', registers: registersOf(target, this.#tso) };
      case 'heap':
        return { answer: 'heap', census: census(target, command.by), rows: command.rows };
      case 'retainers':
        return this.#retainers(command);
      case 'disassemble':
        return this.#disassemble(command);
      case 'lookup':
        return { answer: 'address', address: lookup(target, this.#address(command.address)) };
      case 'explain':
        return { answer: 'explain', explanation: explain(target, this.#tso) };
      default:
        throw new CommandError(`\`${command.do}\` cannot be done here`);
    }
  }

  #selectFrame(number: number): Answer {
    const located = frameByNumber(this.#target, this.#tso, number);
    if (located === null) throw new CommandError(number === 0 ? 'there is no frame: nothing runs' : `there is no frame ${number}`);
    this.#frame = number;
    this.#list = null;
    const { frame } = located;
    const variables = this.#shown(variablesAt(this.#target, this.#scope()), BRIEF).filter(({ generated }) => !generated);
    return { answer: 'frame', frame, variables, source: frame.place === null ? null : sourceAround(this.#target, frame.place, 0, STOP_LINES) };
  }

  #selectThread(id: number | null): Answer {
    if (id !== null) {
      const thread = threadById(this.#target, id);
      if (thread === null) throw new CommandError(`there is no thread ${id} (\`threads\` lists them)`);
      this.#tso = thread.tso;
      this.#frame = 0;
    }
    return this.#look({ do: 'frames', short: true });
  }

  #locals(all: boolean): Answer {
    const variables = variablesAt(this.#target, this.#scope());
    const shown = all ? variables : variables.filter(({ generated }) => !generated);
    return { answer: 'locals', variables: this.#shown(shown, {}), hidden: variables.length - shown.length };
  }

  #shown(variables: readonly Variable[], options: ValueOptions): ShownVariable[] {
    const printer = new ValuePrinter(this.#target);
    return variables.map(({ name, role, field, generated }) => {
      const { text, kind, address, note } = printer.view(field, options);
      return { name, role, text, kind, address, note, generated };
    });
  }

  #print({ expression, thunks, depth, width }: Command & { readonly do: 'print' }): ShownValue {
    const { field, from } = evaluateName(this.#target, this.#scope(), expression);
    return this.#value(expression, from, field, {
      thunks,
      ...(depth !== null && { depth, closures: 20_000 }),
      ...(width !== null && { width, closures: 20_000 }),
    });
  }

  #value(expression: string, from: string, field: Variable['field'], options: ValueOptions): ShownValue {
    const { text, kind, address, place, note } = new ValuePrinter(this.#target).view(field, options);
    const built = address === 0 ? null : whereCreated(this.#target.view, this.#target.debug, address);
    return { expression, from, text, kind, address, place, note, ...(built !== null && { built }) };
  }

  #displayed(what: string): Displayed {
    const register = registerNamed(this.#target, what, this.#tso);
    if (register !== null) {
      const note = register.note === '' ? '' : `  ${register.note}`;
      return { name: register.name, text: `0x${(register.value >>> 0).toString(16)}${note}` };
    }
    try {
      const { field } = evaluateName(this.#target, this.#scope(), what);
      return { name: what, text: new ValuePrinter(this.#target).text(field) };
    } catch (error) {
      if (error instanceof ExpressionError) return { name: what, text: `<${error.message}>` };
      throw error;
    }
  }

  #source({ file, line, around }: Command & { readonly do: 'source' }): Answer {
    if (file !== '') return this.#sourceOf(file, line ?? 1, around);
    if (line !== null) return this.#sourceOf(this.#fileLookedAt(), line, around);
    if (this.#list !== null) return this.#sourceOf(this.#list.file, this.#list.line + around, around);
    const place = this.#placeOfFrame();
    if (place === null) throw new CommandError('the frame has no place in a source');
    const source = sourceAround(this.#target, place, around);
    if (source === null) throw new CommandError(`the text of ${place.file} is not at hand`);
    this.#list = { file: place.file, line: place.line + around };
    return { answer: 'source', source };
  }

  #fileLookedAt(): string {
    const file = this.#list?.file ?? this.#placeOfFrame()?.file;
    if (file === undefined) throw new CommandError('the frame has no place in a source: `source FILE:LINE`');
    return file;
  }

  #sourceOf(file: string, line: number, around: number): Answer {
    const source = sourceLines(this.#target, file, line - around, line + around);
    if (source === null) throw new CommandError(`the text of ${file} is not at hand`);
    if (source.lines.length === 0) throw new CommandError(`${file} has no more lines`);
    this.#list = { file, line: line + around };
    return { answer: 'source', source };
  }

  #placeOfFrame(): SourcePlace | null {
    const located = frameByNumber(this.#target, this.#tso, this.#frame);
    return located?.frame.place ?? null;
  }

  #retainers({ expression, count }: Command & { readonly do: 'retainers' }): Answer {
    return { answer: 'retainers', expression, retainers: retainersOf(this.#target, closureNamed(this.#target, this.#scope(), expression), count) };
  }

  #address(text: string): number {
    try {
      return addressOf(this.#target, text);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return closureNamed(this.#target, this.#scope(), text);
    }
  }

  #disassemble({ what, count }: Command & { readonly do: 'disassemble' }): Answer {
    const address = what === '' ? this.#frameCode() : this.#codeNamed(what);
    const code = disassembleAt(this.#target, address, count ?? (what === '' ? CODE_LINES : undefined), this.#tso);
    if (code === null) throw new CommandError(what === '' ? 'no code of a program is under way here' : `there is no code of \`${what}\``);
    return { answer: 'code', code };
  }

  #frameCode(): number {
    const frame: BacktraceFrame | undefined = frameByNumber(this.#target, this.#tso, this.#frame)?.frame;
    return frame?.raw[0] ?? 0;
  }

  /** Address of code: itself, or the entry of what a closure is. */
  #codeNamed(what: string): number {
    const { view } = this.#target;
    const address = /^0x/i.test(what) ? Number(what) : 0;
    if (address !== 0 && procedureAt(this.#target, address) !== null && infoAt(view, address) === null) return address;
    const closure = closureNamed(this.#target, this.#scope(), what);
    return infoAt(view, closure)?.entry ?? 0;
  }
}

type MovingCommand = Command & { readonly do: 'run' | 'continue' | 'step' | 'back' | 'reverse-continue' | 'until' };

const moving: ReadonlySet<string> = new Set(['run', 'until', 'continue', 'step', 'back', 'reverse-continue', 'pause', 'force', 'quit', 'stop-hook']);

/** Moves so many times, or to the end of the program. */
async function repeat(count: number, move: () => Promise<Stop>): Promise<Stop> {
  let stop = await move();
  for (let i = 1; i < count && stop.reason !== 'ended' && stop.reason !== 'pause'; i++) stop = await move();
  return stop;
}
