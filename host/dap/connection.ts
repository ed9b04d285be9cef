/**
 * One client: its requests answered one after the other in the order in which they came, each exactly once, and events sent in between.
 *
 * Between two requests other tasks have their turn, so that a `cancel` reaches those that wait.
 */
import { breathe } from '../breathe.ts';
import { Fields, RequestError } from './fields.ts';
import { FramingError, framed, MessageReader } from './framing.ts';

/** Where bytes go. */
export interface Transport {
  send(bytes: Uint8Array): void;
  /** nothing more is sent */
  close(): void;
}

/** What whoever answers requests can do besides. */
export interface Client {
  event(event: string, body?: object): void;
  /** done when the request that is being handled has been answered */
  afterwards(action: () => void): void;
  /** ends the connection */
  close(): void;
}

export interface RequestHandler {
  /** The body of the answer. Throws or rejects with RequestError for what is to be answered with a failure. */
  handle(command: string, args: Fields): Promise<object | undefined>;
  /** The client is gone. */
  gone(): void;
}

interface Request {
  readonly seq: number;
  readonly command: string;
  readonly args: Fields;
}

/** Ids of errors as the protocol wants them: what the client asked, and what went wrong here. */
const REFUSED = 1;
const INTERNAL = 2;

export class Connection implements Client {
  readonly #transport: Transport;
  readonly #handler: RequestHandler;
  readonly #reader = new MessageReader();
  readonly #queue: Request[] = [];
  #afterwards: (() => void)[] = [];
  #isWorking = false;
  #isOpen = true;
  #seq = 1;

  constructor(transport: Transport, handler: (client: Client) => RequestHandler) {
    this.#transport = transport;
    this.#handler = handler(this);
  }

  /** Bytes have come. What is no message is answered or ends the connection; it never throws. */
  receive(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    try {
      for (const received of this.#reader.push(bytes)) {
        if ('problem' in received) this.#respond({ seq: 0, command: '' }, false, { message: received.problem });
        else this.#accept(received.message);
      }
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      this.event('output', { category: 'important', output: `the connection ends: ${error.message}\n` });
      this.close();
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#queue.length = 0;
    this.#handler.gone();
    this.#transport.close();
  }

  event(event: string, body?: object): void {
    this.#send({ type: 'event', event, ...(body !== undefined && { body }) });
  }

  afterwards(action: () => void): void {
    this.#afterwards.push(action);
  }

  #accept(message: unknown): void {
    const fields = new Fields(message, 'message');
    let request: Request;
    try {
      const type = fields.text('type');
      // Nothing is asked of clients: there is no answer to wait for.
      if (type === 'response' || type === 'event') return;
      if (type !== 'request') throw new RequestError(`what is a message of type \`${type}\`?`);
      const command = fields.text('command');
      request = { seq: fields.number('seq'), command, args: new Fields(argumentsOf(message), command) };
    } catch (error) {
      this.#respond({ seq: seqOf(message), command: '' }, false, { message: (error as Error).message });
      return;
    }
    if (request.command === 'cancel') this.#cancel(request);
    else {
      this.#queue.push(request);
      if (!this.#isWorking) void this.#work();
    }
  }

  /** What waits is answered as cancelled; what has begun goes on. */
  #cancel(request: Request): void {
    try {
      const wanted = request.args.optionalNumber('requestId');
      const at = this.#queue.findIndex(({ seq }) => seq === wanted);
      const [cancelled] = at < 0 ? [] : this.#queue.splice(at, 1);
      if (cancelled !== undefined) this.#respond(cancelled, false, { message: 'cancelled' });
      this.#respond(request, true, {});
    } catch (error) {
      this.#respond(request, false, { message: (error as Error).message });
    }
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    for (let request = this.#queue.shift(); request !== undefined; request = this.#queue.shift()) {
      await this.#answer(request);
      await breathe();
    }
    this.#isWorking = false;
  }

  async #answer(request: Request): Promise<void> {
    try {
      const body = await this.#handler.handle(request.command, request.args);
      this.#respond(request, true, { body });
    } catch (error) {
      const isRefused = error instanceof RequestError;
      const text = error instanceof Error ? error.message : String(error);
      const message = isRefused ? text : `internal error in \`${request.command}\`: ${text}`;
      this.#respond(request, false, {
        message,
        body: { error: { id: isRefused ? REFUSED : INTERNAL, format: message.replace(/[{}]/g, ''), showUser: false } },
      });
    }
    const actions = this.#afterwards;
    this.#afterwards = [];
    for (const action of actions) action();
  }

  #respond({ seq, command }: Pick<Request, 'seq' | 'command'>, success: boolean, rest: { readonly message?: string; readonly body?: object }): void {
    this.#send({ type: 'response', request_seq: seq, success, command, ...rest });
  }

  #send(message: object): void {
    if (this.#isOpen) this.#transport.send(framed({ seq: this.#seq++, ...message }));
  }
}

function argumentsOf(message: unknown): unknown {
  return (message as { readonly arguments?: unknown }).arguments;
}

function seqOf(message: unknown): number {
  const seq = (message as { readonly seq?: unknown } | null)?.seq;
  return typeof seq === 'number' && Number.isSafeInteger(seq) ? seq : 0;
}
