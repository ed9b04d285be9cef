/**
 * The debug adapter: a session of a client with one program, or with one core file. Requests become what the debugger does; what happens in it becomes events.
 *
 * The program is loaded by `launch` and started by `configurationDone`, so that breakpoints set in between are known to stand somewhere. While it moves, it can be paused,
 * ended, and given breakpoints; everything else has to wait for a stop.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { breakpointPlaces } from '../debugger/control/sites.ts';
import type { Scope } from '../debugger/look/expressions.ts';
import { BreakpointSets } from './breakpoints.ts';
import { capabilities, coreCapabilities } from './capabilities.ts';
import { closureOf, DataIds, explainStep, forceThunk, retainers, whereCreated } from './closures.ts';
import type { Client, RequestHandler } from './connection.ts';
import { Console } from './console.ts';
import type { Debuggee, Programs, Stream } from './debuggee.ts';
import { named } from './evaluation.ts';
import { exceptionInfo } from './exceptions.ts';
import { Fields, RequestError } from './fields.ts';
import { disassemble, readMemory } from './memory.ts';
import { Mover } from './mover.ts';
import { type Counting, Places } from './places.ts';
import { attachSettings, launchSettings } from './settings.ts';
import { Sources } from './sources.ts';
import { Stacks } from './stack.ts';
import { Values } from './values.ts';

/** What there is once a program is loaded. */
interface Opened {
  readonly debuggee: Debuggee;
  readonly places: Places;
  readonly values: Values;
  readonly stacks: Stacks;
  readonly sources: Sources;
  readonly mover: Mover;
  readonly console: Console;
  /** null: nothing can stop it */
  readonly breakpoints: BreakpointSets | null;
  readonly dataIds: DataIds;
}

type Handler = (args: Fields) => object | undefined | Promise<object | undefined>;

export class DebugAdapter implements RequestHandler {
  readonly #client: Client;
  readonly #programs: Programs;
  /** what the client said of itself */
  #wishes = new Fields({}, 'initialize');
  #opened: Opened | null = null;
  #isOpening = false;
  #stopOnEntry = false;
  /** references to memory the client has read */
  readonly #memoryRead = new Set<string>();

  constructor(client: Client, programs: Programs) {
    this.#client = client;
    this.#programs = programs;
  }

  async handle(command: string, args: Fields): Promise<object | undefined> {
    const handler = Object.hasOwn(this.#handlers, command) ? this.#handlers[command] : undefined;
    if (handler === undefined) throw new RequestError(`\`${command}\` is not supported`);
    return handler(args);
  }

  gone(): void {
    this.#opened?.mover.abandon();
  }

  readonly #handlers: Readonly<Record<string, Handler>> = {
    // The session
    initialize: (args) => {
      this.#wishes = args;
      return capabilities;
    },
    launch: (args) => this.#launch(args),
    attach: (args) => this.#attach(args),
    configurationDone: () => this.#start(),
    disconnect: () => bodiless(this.#client.afterwards(() => this.#client.close())),
    terminate: () => bodiless(this.#open().mover.terminate()),
    // Breakpoints
    setBreakpoints: (args) => this.#set(args, (sets) => sets.lines(args)),
    setFunctionBreakpoints: (args) => this.#set(args, (sets) => sets.functions(args)),
    setInstructionBreakpoints: (args) => this.#set(args, (sets) => sets.instructions(args)),
    setExceptionBreakpoints: (args) => this.#set(args, (sets) => sets.exceptions(args)),
    dataBreakpointInfo: (args) => this.#dataBreakpointInfo(args),
    setDataBreakpoints: (args) => this.#setDataBreakpoints(args),
    breakpointLocations: (args) => this.#breakpointLocations(args),
    // Moving
    continue: () => {
      this.#open().mover.move((control) => control.continue());
      return { allThreadsContinued: true };
    },
    next: (args) => bodiless(this.#open().mover.step(args, 'over')),
    stepIn: (args) => bodiless(this.#open().mover.step(args, 'into')),
    stepOut: (args) => bodiless(this.#open().mover.step(args, 'out')),
    stepBack: (args) => bodiless(this.#open().mover.stepBack(args)),
    reverseContinue: () => bodiless(this.#open().mover.move((control) => control.reverseContinue())),
    pause: () => bodiless(this.#open().mover.pause()),
    // Looking
    threads: () => ({ threads: this.#opened?.stacks.threads(this.#opened.mover.isMoving) ?? [] }),
    stackTrace: (args) => this.#standing().stacks.page(args),
    scopes: (args) => ({ scopes: this.#standing().stacks.scopes(args.number('frameId')) }),
    variables: (args) => ({ variables: this.#standing().values.page(args.number('variablesReference'), args) }),
    evaluate: (args) => this.#evaluate(args),
    completions: (args) => this.#completions(args),
    exceptionInfo: (args) => this.#exceptionInfo(args),
    readMemory: (args) => this.#readMemory(args),
    disassemble: (args) => disassemble(this.#standing().debuggee.target, this.#standing().places, args),
    source: (args) => this.#open().sources.text(args),
    loadedSources: () => ({ sources: this.#open().sources.loaded() }),
    modules: (args) => this.#open().sources.modules(args),
    // Of this machine
    'vertebra/forceThunk': (args) => this.#forceThunk(args),
    'vertebra/retainers': (args) => retainers(this.#standing().debuggee.target, this.#closure(args), args),
    'vertebra/whereCreated': (args) => whereCreated(this.#standing().debuggee, this.#closure(args), this.#standing().places),
    'vertebra/explainStep': (args) => explainStep(this.#standing().debuggee.target, this.#scope(args).tso),
  };

  // The session ---------------------------------------------------------------------------------------------------------------------------

  async #launch(args: Fields): Promise<undefined> {
    const settings = launchSettings(args);
    this.#stopOnEntry = args.flag('stopOnEntry') && !settings.noDebug;
    this.#adopt(await this.#begin(() => this.#programs.launch(settings, this.#writer())), settings.noDebug);
    return undefined;
  }

  async #attach(args: Fields): Promise<undefined> {
    const settings = attachSettings(args);
    const debuggee = await this.#begin(() => this.#programs.attach(settings, this.#writer()));
    this.#client.event('capabilities', { capabilities: coreCapabilities });
    this.#adopt(debuggee, false);
    return undefined;
  }

  async #begin(open: () => Promise<Debuggee>): Promise<Debuggee> {
    if (this.#isOpening || this.#opened !== null) throw new RequestError('this session has a program already');
    this.#isOpening = true;
    try {
      return await open();
    } finally {
      this.#isOpening = false;
    }
  }

  #adopt(debuggee: Debuggee, noDebug: boolean): void {
    const { target, control } = debuggee;
    const client = this.#client;
    const counting: Counting = { firstLine: this.#wishes.flag('linesStartAt1', true) ? 1 : 0, firstColumn: this.#wishes.flag('columnsStartAt1', true) ? 1 : 0 };
    const places = new Places(debuggee, counting);
    const values = new Values(target);
    const stacks = new Stacks(debuggee, places, values);
    const dataIds = new DataIds();
    const breakpoints = control === null || noDebug ? null : new BreakpointSets(control, places);
    const mover = new Mover(client, debuggee, { forget: () => this.#forget(), kindOf: (id) => breakpoints?.kindOf(id) });
    const color = this.#wishes.flag('supportsANSIStyling');
    const console = new Console({ client, debuggee, values, mover, breakpoints, color, changed: () => this.#changed() });
    this.#opened = { debuggee, places, values, stacks, sources: new Sources(debuggee, places), mover, console, breakpoints, dataIds };
    control?.onLog((text) => client.event('output', { category: 'console', output: `${text}\n` }));
    client.event('initialized');
  }

  /** Output of the program as it comes: a character may come in pieces. */
  #writer(): (stream: Stream, bytes: Uint8Array) => void {
    const decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };
    return (stream, bytes) => {
      const output = decoders[stream].decode(bytes, { stream: true });
      if (output !== '') this.#client.event('output', { category: stream, output });
    };
  }

  #start(): undefined {
    const { debuggee, mover } = this.#open();
    const { about } = debuggee;
    if (about === null) mover.start(this.#stopOnEntry);
    else
      this.#client.afterwards(() => {
        this.#client.event('output', { category: 'console', output: `${about.overview}\n` });
        this.#client.event('stopped', { reason: 'exception', description: 'Core file', text: about.why, threadId: about.thread, allThreadsStopped: true });
      });
    return undefined;
  }

  // Breakpoints ---------------------------------------------------------------------------------------------------------------------------

  #set(args: Fields, set: (sets: BreakpointSets) => DebugProtocol.Breakpoint[]): object {
    const { breakpoints } = this.#open();
    return { breakpoints: breakpoints === null ? unverified(args) : set(breakpoints) };
  }

  #dataBreakpointInfo(args: Fields): object {
    const { debuggee, values, dataIds } = this.#standing();
    const name = args.text('name');
    const reference = args.optionalNumber('variablesReference') ?? 0;
    const field = reference === 0 ? named(debuggee.target, this.#scope(args), name).field : values.part(reference, name);
    if (debuggee.control === null) return { dataId: null, description: 'a core file does not move' };
    return dataIds.info(debuggee.target, field, name);
  }

  #setDataBreakpoints(args: Fields): object {
    const { mover, dataIds } = this.#open();
    return this.#set(args, (sets) => sets.data(args, (id) => (mover.isMoving ? null : dataIds.closure(id))));
  }

  #breakpointLocations(args: Fields): object {
    const { debuggee, places } = this.#open();
    const line = places.line(args.number('line'));
    const endLine = args.has('endLine') ? places.line(args.number('endLine')) : line;
    const found = breakpointPlaces(debuggee.target, places.file(args.object('source')), line, endLine);
    return { breakpoints: found.map((place) => places.place(place)) };
  }

  // Looking -------------------------------------------------------------------------------------------------------------------------------

  async #evaluate(args: Fields): Promise<object> {
    const expression = args.text('expression').trim();
    const context = args.optionalText('context') ?? 'watch';
    const { debuggee, values, console } = this.#standing();
    if (context === 'repl') return console.line(expression, this.#scope(args));
    return values.value(named(debuggee.target, this.#scope(args), expression).field, expression, context === 'clipboard');
  }

  #completions(args: Fields): object {
    const { console, places } = this.#standing();
    return { targets: console.completions(args, places.column(args.number('column')) - 1, this.#scope(args)) };
  }

  #exceptionInfo(args: Fields): object {
    const { debuggee, stacks } = this.#standing();
    const thread = args.number('threadId');
    const { control, about } = debuggee;
    if (about !== null) return { exceptionId: 'core', description: about.why, breakMode: 'unhandled' };
    const stop = control?.stop ?? null;
    if (stop?.reason !== 'exception' || stop.thread !== thread) throw new RequestError(`thread ${thread} has not stopped at an exception`);
    const met = control?.breakpoints.filter(({ id }) => stop.breakpoints.includes(id)) ?? [];
    const isUncaught = met.some(({ place }) => place.at === 'exception' && (typeof place.which === 'object' ? place.which.only : place.which) === 'uncaught');
    return exceptionInfo(debuggee, stop, stacks.backtrace(thread), isUncaught);
  }

  #readMemory(args: Fields): object | undefined {
    const { target } = this.#standing().debuggee;
    this.#memoryRead.add(args.text('memoryReference'));
    return readMemory(target, args);
  }

  async #forceThunk(args: Fields): Promise<object> {
    const { values, mover } = this.#standing();
    const value = await forceThunk(mover.control, this.#closure(args), args);
    this.#changed();
    return values.value({ name: '', rep: 'p', value }, args.optionalText('expression') ?? '');
  }

  #closure(args: Fields): number {
    const { debuggee, values } = this.#standing();
    return closureOf(debuggee.target, values, args, this.#scope(args));
  }

  #scope(args: Fields): Scope {
    return this.#standing().stacks.scopeOf(args.optionalNumber('frameId'));
  }

  /** Something was evaluated: closures may lie elsewhere, and what is shown of them is old. */
  #changed(): void {
    this.#forget();
    if (this.#wishes.flag('supportsInvalidatedEvent')) this.#client.event('invalidated', { areas: ['all'] });
    if (!this.#wishes.flag('supportsMemoryEvent')) return;
    const { view } = this.#open().debuggee.target;
    for (const memoryReference of this.#memoryRead) this.#client.event('memory', { memoryReference, offset: 0, count: view.sizeB });
  }

  /** Ids that were handed out mean nothing any more. */
  #forget(): void {
    const { values, stacks, dataIds } = this.#open();
    values.forget();
    stacks.forget();
    dataIds.forget();
  }

  #open(): Opened {
    if (this.#opened === null) throw new RequestError('there is no program: `launch` or `attach` comes first');
    return this.#opened;
  }

  /** What can be looked at. Throws RequestError while the program moves. */
  #standing(): Opened {
    const opened = this.#open();
    opened.mover.refuseUnlessStanding();
    return opened;
  }
}

/** What is done is the answer. */
function bodiless(_done: unknown): undefined {
  return undefined;
}

/** Nothing can stop what is not debugged. */
function unverified(args: Fields): DebugProtocol.Breakpoint[] {
  return args.list('breakpoints').map(() => ({ verified: false, message: 'nothing stops here: the program is not debugged' }));
}
