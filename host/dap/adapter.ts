/**
 * The debug adapter: a session of a client with one program, or with one core file. Requests become what the debugger does; what happens in it becomes events.
 *
 * The program is loaded by `launch` and started by `configurationDone`, so that breakpoints set in between are known to stand somewhere. While it moves, it can be paused,
 * ended, and given breakpoints; everything else has to wait for a stop.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Command } from '../debugger/commands/command.ts';
import { Debugger } from '../debugger/commands/perform.ts';
import { breakpointPlaces } from '../debugger/control/sites.ts';
import type { Control, Step, Stop } from '../debugger/protocol.ts';
import { listThreads } from '../memory/threads.ts';
import { BreakpointSets } from './breakpoints.ts';
import { capabilities, coreCapabilities } from './capabilities.ts';
import { closureOf, DataIds, explainStep, forceThunk, retainers, whereCreated } from './closures.ts';
import type { Client, RequestHandler } from './connection.ts';
import type { Debuggee, Programs, Stream } from './debuggee.ts';
import { completionTargets, lineOf, named, performed } from './evaluation.ts';
import { exceptionInfo } from './exceptions.ts';
import { Fields, RequestError } from './fields.ts';
import { disassemble, readMemory } from './memory.ts';
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
  readonly commands: Debugger;
  readonly breakpoints: BreakpointSets | null;
  readonly dataIds: DataIds;
}

type Handler = (args: Fields) => object | undefined | Promise<object | undefined>;

type Granularity = 'statement' | 'line' | 'instruction';

/** Steps by span that one step by line may take. */
const MAX_LINE_STEPS = 10_000;

export class DebugAdapter implements RequestHandler {
  readonly #client: Client;
  readonly #programs: Programs;
  #wishes = new Fields({}, 'initialize');
  #opened: Opened | null = null;
  #isStarting = false;
  #stopOnEntry = false;
  #noDebug = false;
  #isMoving = false;
  #isOver = false;
  /** threads the client was told of */
  readonly #known = new Set<number>();
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
    this.#isOver = true;
    this.#opened?.debuggee.control?.end();
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
    disconnect: () => this.#disconnect(),
    terminate: () => this.#terminate(),
    // Breakpoints
    setBreakpoints: (args) => ({ breakpoints: this.#open().breakpoints?.lines(args) ?? unverified(args) }),
    setFunctionBreakpoints: (args) => ({ breakpoints: this.#open().breakpoints?.functions(args) ?? unverified(args) }),
    setInstructionBreakpoints: (args) => ({ breakpoints: this.#open().breakpoints?.instructions(args) ?? unverified(args) }),
    setExceptionBreakpoints: (args) => ({ breakpoints: this.#open().breakpoints?.exceptions(args) ?? [] }),
    dataBreakpointInfo: (args) => this.#dataBreakpointInfo(args),
    setDataBreakpoints: (args) => this.#setDataBreakpoints(args),
    breakpointLocations: (args) => this.#breakpointLocations(args),
    // Moving
    continue: () => this.#move((control) => control.continue(), { allThreadsContinued: true }),
    next: (args) => this.#step(args, 'over'),
    stepIn: (args) => this.#step(args, 'into'),
    stepOut: (args) => this.#step(args, 'out'),
    stepBack: (args) => this.#stepBack(args),
    reverseContinue: () => this.#move((control) => control.reverseContinue()),
    pause: () => this.#pause(),
    // Looking
    threads: () => ({ threads: this.#opened === null ? [] : this.#opened.stacks.threads(this.#isMoving) }),
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
    'vertebra/whereCreated': (args) => whereCreated(this.#standing().debuggee.target, this.#closure(args), this.#standing().places),
    'vertebra/explainStep': (args) => explainStep(this.#standing().debuggee.target, this.#threadOf(args)),
  };

  // The session ---------------------------------------------------------------------------------------------------------------------------

  async #launch(args: Fields): Promise<undefined> {
    const settings = launchSettings(args);
    this.#stopOnEntry = args.flag('stopOnEntry');
    this.#noDebug = settings.noDebug;
    this.#adopt(await this.#begin(() => this.#programs.launch(settings, this.#writer())));
    return undefined;
  }

  async #attach(args: Fields): Promise<undefined> {
    const settings = attachSettings(args);
    const debuggee = await this.#begin(() => this.#programs.attach(settings, this.#writer()));
    this.#client.event('capabilities', { capabilities: coreCapabilities });
    this.#adopt(debuggee);
    return undefined;
  }

  async #begin(open: () => Promise<Debuggee>): Promise<Debuggee> {
    if (this.#isStarting) throw new RequestError('this session has a program already');
    this.#isStarting = true;
    try {
      return await open();
    } catch (error) {
      this.#isStarting = false;
      throw error;
    }
  }

  #adopt(debuggee: Debuggee): void {
    const { target, control } = debuggee;
    const counting: Counting = { firstLine: this.#wishes.flag('linesStartAt1', true) ? 1 : 0, firstColumn: this.#wishes.flag('columnsStartAt1', true) ? 1 : 0 };
    const places = new Places(debuggee, counting);
    const values = new Values(target);
    const stacks = new Stacks(debuggee, places, values);
    const breakpoints = control === null || this.#noDebug ? null : new BreakpointSets(control, places);
    const commands = new Debugger(target, control);
    this.#opened = { debuggee, places, values, stacks, sources: new Sources(debuggee, places), commands, breakpoints, dataIds: new DataIds() };
    control?.onLog((text) => this.#client.event('output', { category: 'console', output: `${text}\n` }));
    this.#client.event('initialized');
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
    const { debuggee } = this.#open();
    const { control, about } = debuggee;
    if (control !== null) {
      if (this.#isMoving || control.stop !== null) throw new RequestError('the program has been started already');
      this.#client.afterwards(() => this.#follow(control, () => control.run('main', this.#stopOnEntry && !this.#noDebug)));
    } else if (about !== null) {
      this.#client.afterwards(() => {
        this.#client.event('output', { category: 'console', output: `${about.overview}\n` });
        this.#client.event('stopped', { reason: 'exception', description: 'Core file', text: about.why, threadId: about.thread, allThreadsStopped: true });
      });
    }
    return undefined;
  }

  #disconnect(): undefined {
    this.#client.afterwards(() => this.#client.close());
    return undefined;
  }

  #terminate(): undefined {
    const control = this.#controlled();
    this.#client.afterwards(() => {
      control.end();
      if (!this.#isMoving) this.#ended(control);
    });
    return undefined;
  }

  // Breakpoints ---------------------------------------------------------------------------------------------------------------------------

  #dataBreakpointInfo(args: Fields): object {
    const { debuggee, values, stacks, dataIds } = this.#standing();
    const name = args.text('name');
    const reference = args.optionalNumber('variablesReference') ?? 0;
    const scope = stacks.scopeOf(args.optionalNumber('frameId'));
    const field = reference === 0 ? named(debuggee.target, scope, name).field : partNamed(values, reference, name);
    if (debuggee.control === null) return { dataId: null, description: 'a core file does not move' };
    return dataIds.info(debuggee.target, field, name);
  }

  #setDataBreakpoints(args: Fields): object {
    const { breakpoints, dataIds } = this.#open();
    if (breakpoints === null) return { breakpoints: unverified(args) };
    return { breakpoints: breakpoints.data(args, (id) => (this.#isMoving ? null : dataIds.closure(id))) };
  }

  #breakpointLocations(args: Fields): object {
    const { debuggee, places } = this.#open();
    const line = places.line(args.number('line'));
    const endLine = args.has('endLine') ? places.line(args.number('endLine')) : line;
    const found = breakpointPlaces(debuggee.target, places.file(args.object('source')), line, endLine);
    return { breakpoints: found.map((place) => places.place(place)) };
  }

  // Moving --------------------------------------------------------------------------------------------------------------------------------

  /** Answers the request, and then moves. */
  #move(movement: (control: Control) => Promise<Stop>, answer?: object): object | undefined {
    const control = this.#controlled();
    this.#standing();
    if (control.stop?.reason === 'ended') throw new RequestError('the program has ended');
    this.#client.afterwards(() => this.#follow(control, () => movement(control)));
    return answer;
  }

  #follow(control: Control, movement: () => Promise<Stop>): void {
    this.#isMoving = true;
    this.#forget();
    void this.#arrive(control, movement);
  }

  async #arrive(control: Control, movement: () => Promise<Stop>): Promise<void> {
    let stop: Stop | null = null;
    let problem = '';
    try {
      const moving = movement();
      this.#tellThreads();
      stop = await moving;
    } catch (error) {
      problem = (error as Error).message;
      stop = control.stop;
    }
    this.#isMoving = false;
    this.#forget();
    if (this.#isOver) return;
    if (problem !== '') this.#client.event('output', { category: 'important', output: `${problem}\n` });
    if (stop === null || stop.reason === 'ended') this.#ended(control, problem === '' ? 0 : 1);
    else this.#stopped(stop, problem);
  }

  #stopped(stop: Stop, problem: string): void {
    const { breakpoints } = this.#open();
    this.#tellThreads();
    const kind = stop.breakpoints.map((id) => breakpoints?.kindOf(id)).find((found) => found !== undefined);
    const text = problem || stop.text;
    this.#client.event('stopped', {
      reason: stopReason(stop, kind),
      ...(stop.reason === 'limit' && { description: 'The history begins here' }),
      ...(stop.reason === 'exception' && { description: 'Stopped where an exception is raised' }),
      threadId: stop.thread || this.#firstThread(),
      allThreadsStopped: true,
      ...(text !== '' && { text }),
      ...(stop.breakpoints.length > 0 && { hitBreakpointIds: [...stop.breakpoints] }),
    } satisfies DebugProtocol.StoppedEvent['body']);
  }

  /** @param exitCode of a program that did not get so far as to have one */
  #ended(control: Control, exitCode = 0): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { error, stop } = control;
    const failure = error === null ? '' : this.#open().debuggee.failureText(error);
    if (failure !== '') this.#client.event('output', { category: 'stderr', output: failure });
    this.#client.event('exited', { exitCode: stop?.exitCode ?? error?.exitCode ?? exitCode });
    this.#client.event('terminated');
  }

  /** Ids that were handed out mean nothing any more. */
  #forget(): void {
    const { values, stacks, dataIds } = this.#open();
    values.forget();
    stacks.forget();
    dataIds.forget();
  }

  #tellThreads(): void {
    const { view } = this.#open().debuggee.target;
    view.refresh();
    const alive = new Set(
      listThreads(view)
        .filter(({ status }) => status !== 'finished' && status !== 'died')
        .map(({ id }) => id),
    );
    for (const id of [...alive].sort((a, b) => a - b)) if (!this.#known.has(id)) this.#client.event('thread', { reason: 'started', threadId: id });
    for (const id of this.#known) if (!alive.has(id)) this.#client.event('thread', { reason: 'exited', threadId: id });
    this.#known.clear();
    for (const id of alive) this.#known.add(id);
  }

  #firstThread(): number {
    return Math.min(...this.#known, Number.MAX_SAFE_INTEGER);
  }

  #step(args: Fields, how: Step): object | undefined {
    const granularity = granularityOf(args);
    if (granularity === 'instruction' && how !== 'out') return this.#move((control) => control.step('instruction'));
    if (granularity === 'line' && how !== 'out') return this.#move((control) => toOtherLine(control, () => control.step(how)));
    return this.#move((control) => control.step(how));
  }

  #stepBack(args: Fields): object | undefined {
    const granularity = granularityOf(args);
    if (granularity === 'instruction') return this.#move((control) => control.stepBack('instruction'));
    if (granularity === 'line') return this.#move((control) => toOtherLine(control, () => control.stepBack('over')));
    return this.#move((control) => control.stepBack('over'));
  }

  #pause(): undefined {
    const control = this.#controlled();
    if (!this.#isMoving) throw new RequestError('the program stands still already');
    control.pause();
    return undefined;
  }

  // Looking -------------------------------------------------------------------------------------------------------------------------------

  async #evaluate(args: Fields): Promise<object> {
    const expression = args.text('expression').trim();
    const context = args.optionalText('context') ?? 'watch';
    const { debuggee, stacks, values } = this.#standing();
    const scope = stacks.scopeOf(args.optionalNumber('frameId'));
    if (context === 'repl') return this.#console(expression, scope);
    const { field } = named(debuggee.target, scope, expression);
    return values.value(field, expression, context === 'clipboard');
  }

  /** A line of the console: the only place where an expression may have effects. */
  async #console(text: string, scope: { readonly tso: number; readonly frame: number }): Promise<object> {
    const { debuggee, values, commands } = this.#standing();
    const line = lineOf(debuggee.target, scope, text);
    if ('value' in line) return values.value(line.value.field, text);
    const { command } = line;
    const movement = this.#commandedMovement(command);
    if (movement !== null) return movement;
    commands.lookAt(scope);
    const before = new Set(debuggee.control?.breakpoints.map(({ id }) => id));
    const { text: said, answers } = await performed(commands, command, this.#wishes.flag('supportsANSIStyling'));
    this.#tellBreakpoints(before);
    const [answer] = answers;
    if (command.do !== 'force' || answer?.answer !== 'value') return { result: said, variablesReference: 0 };
    this.#changed();
    return values.value({ name: '', rep: 'p', value: answer.value.address }, command.expression);
  }

  /** Commands that move are what the requests of that name are; the client is told that it goes on. */
  #commandedMovement(command: Command): object | null {
    const move = (movement: (control: Control) => Promise<Stop>): object => {
      this.#move(movement);
      this.#client.event('continued', { threadId: this.#firstThread(), allThreadsContinued: true });
      return { result: '', variablesReference: 0 };
    };
    switch (command.do) {
      case 'run':
        throw new RequestError('the program runs already');
      case 'quit':
        this.#terminate();
        return { result: '', variablesReference: 0 };
      case 'continue':
        return move((control) => repeated(command.count, () => control.continue()));
      case 'step':
        return move((control) => control.step(command.how, command.count));
      case 'back':
        return move((control) => repeated(command.count, () => control.stepBack(command.how)));
      case 'reverse-continue':
        return move((control) => control.reverseContinue());
      default:
        return null;
    }
  }

  #tellBreakpoints(before: ReadonlySet<number>): void {
    const { debuggee, breakpoints } = this.#open();
    const now = debuggee.control?.breakpoints ?? [];
    for (const one of now)
      if (!before.has(one.id) && breakpoints !== null) this.#client.event('breakpoint', { reason: 'new', breakpoint: breakpoints.shown(one) });
    const left = new Set(now.map(({ id }) => id));
    for (const id of before) if (!left.has(id)) this.#client.event('breakpoint', { reason: 'removed', breakpoint: { id, verified: false } });
  }

  #completions(args: Fields): object {
    const { stacks, commands, places } = this.#standing();
    commands.lookAt(stacks.scopeOf(args.optionalNumber('frameId')));
    return { targets: completionTargets(args, places.column(args.number('column')) - 1, commands.variableNames()) };
  }

  #exceptionInfo(args: Fields): object {
    const { debuggee, stacks } = this.#standing();
    const { control } = debuggee;
    const thread = args.number('threadId');
    if (control === null) return { exceptionId: 'core', description: debuggee.about?.why ?? '', breakMode: 'unhandled' };
    const { stop } = control;
    if (stop?.reason !== 'exception' || stop.thread !== thread) throw new RequestError(`thread ${thread} has not stopped at an exception`);
    const met = control.breakpoints.filter(({ id }) => stop.breakpoints.includes(id));
    const isUncaught = met.some(
      ({ place }) => place.at === 'exception' && (place.which === 'uncaught' || (typeof place.which === 'object' && place.which.only === 'uncaught')),
    );
    return exceptionInfo(debuggee, stop, stacks.backtrace(thread), isUncaught);
  }

  #readMemory(args: Fields): object {
    this.#memoryRead.add(args.text('memoryReference'));
    return readMemory(this.#standing().debuggee.target, args) as object;
  }

  // Of this machine -----------------------------------------------------------------------------------------------------------------------

  async #forceThunk(args: Fields): Promise<object> {
    const { values } = this.#standing();
    const control = this.#controlled();
    const address = await forceThunk(control, this.#closure(args), args);
    this.#changed();
    return values.value({ name: '', rep: 'p', value: address }, args.optionalText('expression') ?? '');
  }

  #closure(args: Fields): number {
    const { debuggee, stacks, values } = this.#standing();
    return closureOf(debuggee.target, values, args, stacks.scopeOf(args.optionalNumber('frameId')));
  }

  #threadOf(args: Fields): number {
    const { stacks } = this.#standing();
    return stacks.scopeOf(args.optionalNumber('frameId')).tso;
  }

  /** Something was evaluated: closures may lie elsewhere, and what is shown of them is old. */
  #changed(): void {
    this.#forget();
    if (this.#wishes.flag('supportsInvalidatedEvent')) this.#client.event('invalidated', { areas: ['all'] });
    if (!this.#wishes.flag('supportsMemoryEvent')) return;
    const { view } = this.#open().debuggee.target;
    for (const memoryReference of this.#memoryRead) this.#client.event('memory', { memoryReference, offset: 0, count: view.sizeB });
  }

  #open(): Opened {
    if (this.#opened === null) throw new RequestError('there is no program: `launch` or `attach` comes first');
    return this.#opened;
  }

  /** What can be looked at. Throws RequestError while the program moves. */
  #standing(): Opened {
    const opened = this.#open();
    if (this.#isMoving) throw new RequestError('the program is running: pause it first');
    const { control } = opened.debuggee;
    if (control !== null && control.stop === null) throw new RequestError('the program has not been started');
    return opened;
  }

  #controlled(): Control {
    const { control } = this.#open().debuggee;
    if (control === null) throw new RequestError('this is a core file: it can only be looked at');
    return control;
  }
}

function stopReason(stop: Stop, kind: string | undefined): string {
  switch (stop.reason) {
    case 'breakpoint':
      return kind ?? 'breakpoint';
    case 'updated':
      return 'data breakpoint';
    case 'limit':
    case 'ended':
      return 'pause';
    default:
      return stop.reason;
  }
}

/** Nothing can stop what is not debugged. */
function unverified(args: Fields): DebugProtocol.Breakpoint[] {
  return args.list('breakpoints').map(() => ({ verified: false, message: 'nothing stops here: the program is not debugged' }));
}

function granularityOf(args: Fields): Granularity {
  const granularity = args.optionalText('granularity') ?? 'statement';
  if (granularity !== 'statement' && granularity !== 'line' && granularity !== 'instruction')
    throw new RequestError(`what is the granularity \`${granularity}\`?`);
  return granularity;
}

/** Steps until the line is another. */
async function toOtherLine(control: Control, step: () => Promise<Stop>): Promise<Stop> {
  const start = lineKey(control.stop);
  let stop = await step();
  for (let i = 0; i < MAX_LINE_STEPS && stop.reason === 'step' && lineKey(stop) === start; i++) stop = await step();
  return stop;
}

function lineKey(stop: Stop | null): string {
  return stop?.place == null ? '' : `${stop.place.file}:${stop.place.line}`;
}

async function repeated(count: number, move: () => Promise<Stop>): Promise<Stop> {
  let stop = await move();
  for (let i = 1; i < count && stop.reason !== 'ended' && stop.reason !== 'pause' && stop.reason !== 'limit'; i++) stop = await move();
  return stop;
}

function partNamed(values: Values, reference: number, name: string): NonNullable<ReturnType<typeof named>['field']> {
  const container = values.container(reference);
  const index = /^\[(\d+)\]$/.exec(name)?.[1];
  const row = index === undefined ? container.named().find((one) => one.name === name) : container.elements(Number(index), 1)[0];
  if (row?.field == null) throw new RequestError(`there is no value \`${name}\` here`);
  return row.field;
}
