/** The protocol itself: framing, malformed messages, what is not supported, clients one after the other, ends in the middle of everything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';
import { serveStreams } from '../../host/cli/dap.ts';
import { capabilities } from '../../host/dap/capabilities.ts';
import { type Client, Connection, type RequestHandler } from '../../host/dap/connection.ts';
import { Fields, RequestError } from '../../host/dap/fields.ts';
import { framed, MessageReader } from '../../host/dap/framing.ts';
import { silentTerminal } from '../debugger/stopped.ts';
import { closeServers, Editor, server, shop } from './client.ts';

let port = 0;
beforeAll(async () => {
  port = (await server()).port;
});
afterAll(closeServers);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A session without a program on a pair of streams, and all it says. */
function session() {
  const input = new PassThrough();
  const reader = new MessageReader();
  const answers: { readonly type: string; readonly request_seq?: number; readonly success?: boolean; readonly message?: string; readonly event?: string }[] =
    [];
  const ended = serveStreams(input, (sent) => {
    for (const received of reader.push(sent)) if ('message' in received) answers.push(received.message as (typeof answers)[number]);
  });
  return { input, answers, ended };
}

describe('framing', () => {
  test('messages come whole, however their bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue().map((value) => ({ value }))), fc.array(fc.nat(40)), (messages, cuts) => {
        const whole = messages.flatMap((message) => [...framed(message)]);
        const reader = new MessageReader();
        const received: unknown[] = [];
        let at = 0;
        for (const cut of [...cuts, whole.length]) {
          received.push(...reader.push(Uint8Array.from(whole.slice(at, at + cut))));
          at = Math.min(whole.length, at + cut);
        }
        expect(received).toEqual(messages.map((message) => ({ message: JSON.parse(JSON.stringify(message)) as unknown })));
      }),
      { numRuns: 60 },
    );
  });
});

describe('malformed messages', () => {
  test('any JSON is answered, once for each request, and the session goes on', async () => {
    const { input, answers } = session();
    const commands = fc.constantFrom(
      'initialize',
      'launch',
      'attach',
      'configurationDone',
      'setBreakpoints',
      'setFunctionBreakpoints',
      'setExceptionBreakpoints',
      'setInstructionBreakpoints',
      'setDataBreakpoints',
      'dataBreakpointInfo',
      'breakpointLocations',
      'threads',
      'stackTrace',
      'scopes',
      'variables',
      'evaluate',
      'exceptionInfo',
      'pause',
      'continue',
      'next',
      'stepBack',
      'readMemory',
      'disassemble',
      'source',
      'loadedSources',
      'modules',
      'completions',
      'cancel',
      'terminate',
      'vertebra/forceThunk',
      'toString',
      '__proto__',
    );
    const args = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('program', 'threadId', 'frameId', 'source', 'breakpoints', 'core', 'args', 'filters'), fc.jsonValue()),
    );
    const messages = fc.sample(fc.oneof(fc.jsonValue(), fc.record({ type: fc.constant('request'), command: commands, arguments: args })), {
      numRuns: 400,
      seed: 7,
    });
    let asked = 0;
    for (const message of messages) {
      const isObject = typeof message === 'object' && message !== null && !Array.isArray(message);
      input.write(framed(isObject ? { ...message, seq: ++asked } : ([message] as object)));
    }
    input.write(framed({ seq: 100_000, type: 'request', command: 'threads' }));
    while (!answers.some((answer) => answer.request_seq === 100_000)) await new Promise((resume) => setTimeout(resume, 5));
    const bySeq = answers.filter(({ type, request_seq }) => type === 'response' && request_seq !== 0).map(({ request_seq }) => request_seq);
    expect(new Set(bySeq).size).toBe(bySeq.length);
    expect(bySeq.length).toBeGreaterThanOrEqual(asked);
    expect(answers.filter(({ message }) => message?.includes('internal error'))).toEqual([]);
  });

  test('bytes that are no messages end the session, or are answered', async () => {
    for (const text of ['Content-Length: 4\r\n\r\n{{{{', 'content-length:2\r\nX: y\r\n\r\n{}']) {
      const { input, answers, ended } = session();
      input.write(bytes(text));
      input.end();
      await ended;
      expect(answers).toMatchObject([{ type: 'response', success: false }]);
    }
    for (const text of ['GET / HTTP/1.1\r\nHost: x\r\n\r\n', 'Content-Length: 99999999999\r\n\r\n', 'x'.repeat(10_000)]) {
      const { input, answers, ended } = session();
      input.write(bytes(text));
      await ended;
      expect(answers).toMatchObject([{ type: 'event', event: 'output' }]);
    }
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (noise) => {
        const { input, ended } = session();
        input.write(noise);
        input.end();
        await ended;
      }),
      { numRuns: 50 },
    );
  });

  test('arguments of a running session: never an internal error', async () => {
    const editor = await Editor.connect(port);
    await editor.stop(() => editor.launch({ stopOnEntry: true }));
    const threadId = 1;
    const { stackFrames } = (await editor.client.stackTraceRequest({ threadId })).body;
    const frameId = fc.constantFrom(...stackFrames.map(({ id }) => id), 0, -1, 99_999);
    const number = fc.oneof(fc.integer({ min: -5, max: 50 }), fc.integer());
    const reference = fc.constantFrom(
      '0x0',
      '0x400',
      '0xfffffffc',
      '0x7fffffff',
      'elsewhere',
      ...stackFrames.flatMap((one) => one.instructionPointerReference ?? []),
    );
    const expression = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('items', 'items[1].price', '0x400', '$R1', 'lookup 4', 'heap', 'stack 3', 'disassemble 0', 'info 7'),
    );
    const requests = fc.oneof(
      fc.record({ command: fc.constant('stackTrace'), args: fc.record({ threadId: number, startFrame: number, levels: number }) }),
      fc.record({ command: fc.constant('scopes'), args: fc.record({ frameId }) }),
      fc.record({ command: fc.constant('variables'), args: fc.record({ variablesReference: number, start: number, count: number }) }),
      fc.record({ command: fc.constant('evaluate'), args: fc.record({ expression, frameId, context: fc.constantFrom('hover', 'watch', 'clipboard') }) }),
      fc.record({ command: fc.constant('readMemory'), args: fc.record({ memoryReference: reference, offset: number, count: fc.nat(100) }) }),
      fc.record({
        command: fc.constant('disassemble'),
        args: fc.record({ memoryReference: reference, offset: number, instructionOffset: fc.integer({ min: -50, max: 50 }), instructionCount: fc.nat(60) }),
      }),
      fc.record({ command: fc.constant('completions'), args: fc.record({ text: expression, column: number, frameId }) }),
      fc.record({ command: fc.constant('vertebra/whereCreated'), args: fc.record({ memoryReference: reference }) }),
      fc.record({ command: fc.constant('vertebra/retainers'), args: fc.record({ expression, frameId }) }),
      fc.record({ command: fc.constant('vertebra/explainStep'), args: fc.record({ frameId }) }),
      fc.record({
        command: fc.constant('breakpointLocations'),
        args: fc.record({ source: fc.record({ path: fc.constantFrom(shop, '', 'x') }), line: number, endLine: number }),
      }),
    );
    for (const { command, args } of fc.sample(requests, { numRuns: 300, seed: 11 })) {
      const failure = await editor.client.customRequest(command, args).then(
        () => '',
        (error: Error) => error.message,
      );
      expect(`${command} ${JSON.stringify(args)}: ${failure}`).not.toContain('internal error');
    }
    await editor.client.stop();
  });
});

describe('requests', () => {
  test('what the adapter says it can do it can; what it cannot do it refuses', async () => {
    const editor = await Editor.connect(port);
    expect((await editor.client.initializeRequest()).body).toEqual(capabilities);
    for (const command of ['setVariable', 'goto', 'restartFrame', 'writeMemory', 'restart', 'nonsense'])
      await expect(editor.client.customRequest(command, {})).rejects.toThrow(`\`${command}\` is not supported`);
    await expect(editor.client.customRequest('stackTrace', { threadId: 1 })).rejects.toThrow('there is no program');
    await expect(editor.client.launchRequest({ program: 7 } as never)).rejects.toThrow('`program` must be a text');
    await expect(editor.client.launchRequest({ program: '/no/such/File.hs' } as never)).rejects.toThrow('File.hs');
    await editor.client.stop();
  });

  test('a program that does not compile: the messages are output, the request fails', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dap-'));
    try {
      writeFileSync(join(folder, 'Wrong.hs'), 'main :: IO ()\nmain = putStrLn 3 +\n');
      const editor = await Editor.connect(port);
      await expect(editor.client.launchRequest({ program: 'Wrong.hs', cwd: folder } as never)).rejects.toThrow('was not compiled');
      expect(editor.said('stderr')).toContain('Wrong.hs');
      await editor.client.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('input, arguments, environment, no debugging', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dap-'));
    try {
      writeFileSync(join(folder, 'in.txt'), 'from a file\n');
      const editor = await Editor.connect(port);
      const ended = editor.event('terminated');
      await editor.launch({ stdin: join(folder, 'in.txt'), env: { SHOP: 'open' }, noDebug: true, stopOnEntry: true }, async () => {
        expect((await editor.breakAt(20)).verified).toBe(false);
      });
      await ended;
      expect(editor.said('stdout')).toContain('Just "open"\nfrom a file\n');
      await editor.client.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('those that wait can be cancelled', async () => {
    const sent: string[] = [];
    const handler = (client: Client): RequestHandler => ({
      handle: async (command) => {
        client.event('began', { command });
        return undefined;
      },
      gone: () => undefined,
    });
    const connection = new Connection({ send: (message) => void sent.push(new TextDecoder().decode(message)), close: () => undefined }, handler);
    for (const message of [
      { seq: 1, type: 'request', command: 'first' },
      { seq: 2, type: 'request', command: 'second' },
      { seq: 3, type: 'request', command: 'cancel', arguments: { requestId: 2 } },
    ])
      connection.receive(framed(message));
    while (!sent.some((text) => text.includes('"request_seq":2'))) await new Promise((resume) => setTimeout(resume, 0));
    expect(sent.filter((text) => text.includes('"request_seq":2'))).toEqual([expect.stringContaining('"message":"cancelled"')]);
    expect(sent.filter((text) => text.includes('"began"'))).toHaveLength(1);
  });

  test('fields of a wrong kind are named', () => {
    const fields = new Fields({ line: '3', list: [1], deep: { name: 4 } }, 'request');
    expect(() => fields.number('line')).toThrow(new RequestError('request: `line` must be a whole number'));
    expect(() => fields.list('list')).toThrow('a list of objects');
    expect(() => fields.object('deep').text('name')).toThrow('request: deep: `name` must be a text');
    expect(() => fields.text('toString')).toThrow('`toString` is missing');
  });
});

describe('clients', () => {
  test('one after the other on a port; the first goes in the middle of running, without a word', async () => {
    for (const goes of ['socket', 'disconnect', 'stay'] as const) {
      const editor = await Editor.connect(port);
      const [started, ended] = [editor.event('thread'), goes === 'stay' ? editor.event('terminated') : null];
      await editor.launch({ args: goes === 'stay' ? [] : ['forever'] });
      await started;
      await ended;
      if (goes === 'socket') (editor.client as unknown as { readonly _socket: Socket })._socket.destroy();
      else await editor.client.stop();
    }
  });

  test('a socket that says nothing, or nonsense, harms nobody', async () => {
    await new Promise<void>((done) => {
      const socket = connect(port, '127.0.0.1', () => socket.write('nonsense\r\n\r\n'));
      socket.on('close', () => done());
      socket.on('data', () => undefined);
    });
    const editor = await Editor.connect(port);
    await editor.client.stop();
  });

  test('on standard streams: the end of input is the end', async () => {
    const { input, answers, ended } = session();
    input.write(framed({ seq: 1, type: 'request', command: 'initialize', arguments: {} }));
    input.write(framed({ seq: 2, type: 'request', command: 'disconnect' }));
    await ended;
    expect(answers).toMatchObject([
      { request_seq: 1, success: true },
      { request_seq: 2, success: true },
    ]);
  });
});

describe('core files', () => {
  test('are attached to, and only looked at', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dap-'));
    try {
      const core = join(folder, 'shop.core');
      expect(await cli(['run', '-O0', '--core', core, shop, '--', 'one'], silentTerminal())).toBe(1);
      const editor = await Editor.connect(port);
      const stopped = await editor.stop(async () => {
        await editor.client.attachRequest({ core } as never);
        await editor.client.configurationDoneRequest();
      });
      expect(stopped).toMatchObject({ reason: 'exception', text: expect.stringContaining('divide by zero') });
      const frames = await editor.frames(stopped.threadId ?? 0);
      const sold = frames.find(({ line }) => line === 23);
      expect(sold?.line).toBe(23);
      const { body } = await editor.client.sourceRequest({ sourceReference: sold?.source?.sourceReference ?? 0, source: sold?.source });
      expect(body.content).toContain('sold n = 7 + 100 `div` n');
      expect((await editor.evaluate('items[1].price', 'repl')).body.result).toBe('2');
      expect((await editor.evaluate('frames', 'repl')).body.result).toContain('Shop.hs:23');
      await expect(editor.client.continueRequest({ threadId: 1 })).rejects.toThrow('it can only be looked at');
      await expect(editor.evaluate('force items', 'repl')).rejects.toThrow('needs a running program');
      expect((await editor.breakAt(23)).verified).toBe(false);
      await editor.client.stop();
      const wrong = await Editor.connect(port);
      await expect(wrong.client.attachRequest({ core: resolve('package.json') } as never)).rejects.toThrow('package.json');
      await wrong.client.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
