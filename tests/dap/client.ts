/** A real client of the debug adapter, connected by TCP to a server in this process. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { DebugClient as Client } from '@vscode/debugadapter-testsupport';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { serveTcp, type TcpServer } from '../../host/cli/dap.ts';

const { DebugClient } = createRequire(import.meta.url)('@vscode/debugadapter-testsupport') as { DebugClient: typeof Client };

export type Stopped = DebugProtocol.StoppedEvent['body'];
export type Frame = DebugProtocol.StackFrame;
export type Variable = DebugProtocol.Variable;

export const shop = resolve('tests/dap/programs/Shop.hs');

/** How long a client waits for an event. */
const PATIENCE_MS = 50_000;

const servers: TcpServer[] = [];

export async function server(): Promise<TcpServer> {
  const started = await serveTcp(0);
  servers.push(started);
  return started;
}

export async function closeServers(): Promise<void> {
  await Promise.all(servers.splice(0).map((one) => one.close()));
}

/** A session: what was said, and what a test asks most. */
export class Editor {
  readonly client: Client;
  readonly output: { readonly category: string; readonly output: string }[] = [];
  readonly events: DebugProtocol.Event[] = [];

  private constructor(client: Client) {
    this.client = client;
    client.defaultTimeout = PATIENCE_MS;
    const kinds = ['output', 'stopped', 'continued', 'exited', 'terminated', 'thread', 'breakpoint', 'invalidated', 'memory', 'capabilities', 'initialized'];
    for (const kind of kinds) client.on(kind, (event: DebugProtocol.Event) => this.#note(event));
  }

  static async connect(port: number, wishes: object = {}): Promise<Editor> {
    const client = new DebugClient('node', '', 'vertebra');
    await client.start(port);
    return Editor.#greeted(client, wishes);
  }

  /** @param adapter script of a process that is the adapter */
  static async spawn(adapter: string): Promise<Editor> {
    const client = new DebugClient('node', adapter, 'vertebra');
    await client.start();
    return Editor.#greeted(client, {});
  }

  static async #greeted(client: Client, wishes: object): Promise<Editor> {
    const editor = new Editor(client);
    await client.initializeRequest({ adapterID: 'vertebra', linesStartAt1: true, columnsStartAt1: true, pathFormat: 'path', ...wishes });
    return editor;
  }

  #note(event: DebugProtocol.Event): void {
    this.events.push(event);
    if (event.event === 'output') this.output.push(event.body as { category: string; output: string });
  }

  /** Loads the program, does what comes before it runs, and runs it. */
  async launch(args: object, configure: () => Promise<unknown> = async () => undefined): Promise<void> {
    await this.client.launchRequest({ program: shop, ...args } as DebugProtocol.LaunchRequestArguments);
    await configure();
    await this.client.configurationDoneRequest();
  }

  /** The next stop, after doing something. */
  async stop(action: () => Promise<unknown>): Promise<Stopped> {
    const stopped = this.event('stopped');
    await action();
    return (await stopped).body as Stopped;
  }

  event(name: string): Promise<DebugProtocol.Event> {
    return this.client.waitForEvent(name, PATIENCE_MS);
  }

  async breakAt(line: number, more: object = {}, path = shop): Promise<DebugProtocol.Breakpoint> {
    const { body } = await this.client.setBreakpointsRequest({ source: { path }, breakpoints: [{ line, ...more }] });
    return body.breakpoints[0];
  }

  async frames(threadId: number, more: object = {}): Promise<readonly Frame[]> {
    return (await this.client.stackTraceRequest({ threadId, ...more })).body.stackFrames;
  }

  async top(threadId: number): Promise<Frame> {
    return (await this.frames(threadId, { levels: 1 }))[0];
  }

  async variables(variablesReference: number, more: object = {}): Promise<readonly Variable[]> {
    return (await this.client.variablesRequest({ variablesReference, ...more })).body.variables;
  }

  /** Variables of the scopes of a frame, by the scope's name. */
  async scopes(frameId: number): Promise<Readonly<Record<string, readonly Variable[]>>> {
    const { scopes } = (await this.client.scopesRequest({ frameId })).body;
    const rows = await Promise.all(scopes.map(async ({ name, variablesReference }) => [name, await this.variables(variablesReference)] as const));
    return Object.fromEntries(rows);
  }

  evaluate(expression: string, context: string, frameId?: number): Promise<DebugProtocol.EvaluateResponse> {
    return this.client.evaluateRequest({ expression, context, ...(frameId !== undefined && { frameId }) });
  }

  /** What the program wrote. */
  said(category: string): string {
    return this.output
      .filter((one) => one.category === category)
      .map(({ output }) => output)
      .join('');
  }
}

/** Every byte of memory, as the client can read it. */
export async function wholeMemory({ client }: Editor): Promise<string> {
  const pages: string[] = [];
  for (let offset = 0; ; ) {
    const { body } = await client.customRequest('readMemory', { memoryReference: '0x0', offset, count: 1 << 20 });
    const { data, unreadableBytes } = body as { readonly data?: string; readonly unreadableBytes?: number };
    if (data !== undefined) pages.push(data);
    if (unreadableBytes !== undefined) return pages.join('');
    offset += 1 << 20;
  }
}
