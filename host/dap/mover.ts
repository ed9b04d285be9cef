/**
 * A program that moves, for its client: what is asked for begins when the request has been answered, and where it ends becomes an event. While it moves, nothing of it can
 * be looked at.
 */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Control, Step, Stop } from '../debugger/protocol.ts';
import { listThreads } from '../memory/threads.ts';
import type { BreakpointKind } from './breakpoints.ts';
import type { Client } from './connection.ts';
import type { Debuggee } from './debuggee.ts';
import { type Fields, RequestError } from './fields.ts';

/** What the rest of a session has to do with movements. */
export interface MoverHooks {
  /** ids that were handed out mean nothing any more */
  readonly forget: () => void;
  readonly kindOf: (breakpoint: number) => BreakpointKind | undefined;
}

type Movement = (control: Control) => Promise<Stop>;

/** Steps by span that one step by line may take. */
const MAX_LINE_STEPS = 10_000;

export class Mover {
  readonly #client: Client;
  readonly #debuggee: Debuggee;
  readonly #hooks: MoverHooks;
  /** threads the client was told of */
  readonly #known = new Set<number>();
  #isMoving = false;
  #isOver = false;

  constructor(client: Client, debuggee: Debuggee, hooks: MoverHooks) {
    this.#client = client;
    this.#debuggee = debuggee;
    this.#hooks = hooks;
  }

  get isMoving(): boolean {
    return this.#isMoving;
  }

  /** Throws RequestError for a core file. */
  get control(): Control {
    const { control } = this.#debuggee;
    if (control === null) throw new RequestError('this is a core file: it can only be looked at');
    return control;
  }

  /** The id of a thread that there is. */
  get someThread(): number {
    return this.#known.size === 0 ? 1 : Math.min(...this.#known);
  }

  /** Throws RequestError while the program moves, and before it has begun. */
  refuseUnlessStanding(): void {
    if (this.#isMoving) throw new RequestError('the program is running: pause it first');
    const { control } = this.#debuggee;
    if (control !== null && control.stop === null) throw new RequestError('the program has not been started');
  }

  // What is asked for ---------------------------------------------------------------------------------------------------------------------

  start(stopAtEntry: boolean): void {
    const { control } = this;
    if (this.#isMoving || control.stop !== null) throw new RequestError('the program has been started already');
    this.#client.afterwards(() => this.#follow(control, () => control.run('main', stopAtEntry)));
  }

  move(movement: Movement): void {
    const { control } = this;
    this.refuseUnlessStanding();
    if (control.stop?.reason === 'ended') throw new RequestError('the program has ended');
    this.#client.afterwards(() => this.#follow(control, () => movement(control)));
  }

  step(args: Fields, how: Step): void {
    const granularity = granularityOf(args);
    if (granularity === 'instruction' && how !== 'out') this.move((control) => control.step('instruction'));
    else if (granularity === 'line' && how !== 'out') this.move((control) => toOtherLine(control, () => control.step(how)));
    else this.move((control) => control.step(how));
  }

  stepBack(args: Fields): void {
    const granularity = granularityOf(args);
    if (granularity === 'instruction') this.move((control) => control.stepBack('instruction'));
    else if (granularity === 'line') this.move((control) => toOtherLine(control, () => control.stepBack('over')));
    else this.move((control) => control.stepBack('over'));
  }

  pause(): void {
    const { control } = this;
    if (!this.#isMoving) throw new RequestError('the program stands still already');
    control.pause();
  }

  terminate(): void {
    const { control } = this;
    this.#client.afterwards(() => {
      control.end();
      if (!this.#isMoving) this.#ended(control);
    });
  }

  /** The client has gone. */
  abandon(): void {
    this.#isOver = true;
    this.#debuggee.control?.end();
  }

  // What comes of it ----------------------------------------------------------------------------------------------------------------------

  #follow(control: Control, movement: () => Promise<Stop>): void {
    this.#isMoving = true;
    this.#hooks.forget();
    void this.#arrive(control, movement);
  }

  async #arrive(control: Control, movement: () => Promise<Stop>): Promise<void> {
    let stop: Stop | null;
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
    this.#hooks.forget();
    if (this.#isOver) return;
    if (problem !== '') this.#client.event('output', { category: 'important', output: `${problem}\n` });
    if (stop === null || stop.reason === 'ended') this.#ended(control, problem === '' ? 0 : 1);
    else this.#stopped(stop, problem);
  }

  #stopped(stop: Stop, problem: string): void {
    this.#tellThreads();
    const kind = stop.breakpoints.map((id) => this.#hooks.kindOf(id)).find((found) => found !== undefined);
    const text = problem || stop.text;
    this.#client.event('stopped', {
      reason: stopReason(stop, kind),
      ...(stop.reason === 'limit' && { description: 'The history begins here' }),
      ...(stop.reason === 'exception' && { description: 'Stopped where an exception is raised' }),
      threadId: stop.thread || this.someThread,
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
    const failure = error === null ? '' : this.#debuggee.failureText(error);
    if (failure !== '') this.#client.event('output', { category: 'stderr', output: failure });
    this.#client.event('exited', { exitCode: stop?.exitCode ?? error?.exitCode ?? exitCode });
    this.#client.event('terminated');
  }

  #tellThreads(): void {
    const { view } = this.#debuggee.target;
    view.refresh();
    const threads = listThreads(view).filter(({ status }) => status !== 'finished' && status !== 'died');
    const alive = new Set(threads.map(({ id }) => id));
    for (const id of [...alive].sort((a, b) => a - b)) if (!this.#known.has(id)) this.#client.event('thread', { reason: 'started', threadId: id });
    for (const id of this.#known) if (!alive.has(id)) this.#client.event('thread', { reason: 'exited', threadId: id });
    this.#known.clear();
    for (const id of alive) this.#known.add(id);
  }
}

function stopReason(stop: Stop, kind: BreakpointKind | undefined): string {
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

type Granularity = 'statement' | 'line' | 'instruction';

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

/** Moves so many times, or as far as it goes. */
export async function repeated(count: number, move: () => Promise<Stop>): Promise<Stop> {
  let stop = await move();
  for (let i = 1; i < count && stop.reason !== 'ended' && stop.reason !== 'pause' && stop.reason !== 'limit'; i++) stop = await move();
  return stop;
}
