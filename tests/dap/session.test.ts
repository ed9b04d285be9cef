/** Sessions of an editor with the debug adapter: breakpoints, steps, values, exceptions, threads, the past. */
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TcpServer } from '../../host/cli/dap.ts';
import { closeServers, Editor, server, shop, wholeMemory } from './client.ts';

let port = 0;

beforeAll(async () => {
  const started: TcpServer = await server();
  port = started.port;
});

afterAll(closeServers);

const open = (wishes: object = {}): Promise<Editor> => Editor.connect(port, wishes);

describe('breakpoints', () => {
  test('at a line with a condition: stops there, with its id, and shows what is in scope', async () => {
    const editor = await open();
    let id: number | undefined;
    const stopped = await editor.stop(() =>
      editor.launch({}, async () => {
        const breakpoint = await editor.breakAt(19, { condition: 'sofar == 3' });
        expect(breakpoint).toMatchObject({ verified: true, line: 19, source: { path: shop } });
        id = breakpoint.id;
      }),
    );
    expect(stopped).toMatchObject({ reason: 'breakpoint', allThreadsStopped: true, hitBreakpointIds: [id] });
    const top = await editor.top(stopped.threadId ?? 0);
    expect(top).toMatchObject({ line: 19, source: { path: shop } });
    expect(top.name).toContain('total');
    const locals = Object.values(await editor.scopes(top.id)).flat();
    expect(locals.find(({ name }) => name === 'sofar')).toMatchObject({ value: '3' });
    const ended = editor.event('terminated');
    await editor.client.continueRequest({ threadId: 1 });
    await ended;
    expect(editor.said('stdout')).toBe('9\n0\n9\nNothing\n-93\n321\n');
    expect(editor.events.find(({ event }) => event === 'exited')?.body).toEqual({ exitCode: 0 });
    await editor.client.stop();
  });

  test('what is set again stays, what is not named goes; log points and hit counts', async () => {
    const editor = await open();
    let ids: (number | undefined)[] = [];
    const stopped = await editor.stop(() =>
      editor.launch({}, async () => {
        const ask = (breakpoints: { readonly name: string; readonly hitCondition?: string }[]) =>
          editor.client.setFunctionBreakpointsRequest({ breakpoints }).then(({ body }) => body.breakpoints);
        const [sold, total] = await ask([{ name: 'sold' }, { name: 'total', hitCondition: '> 1' }]);
        const [again, none, wrong] = await ask([{ name: 'total', hitCondition: '> 1' }, { name: 'nowhere' }, { name: 'sold', hitCondition: '% 2' }]);
        expect(again.id).toBe(total.id);
        expect(none.verified).toBe(false);
        expect(wrong).toMatchObject({ verified: false, message: expect.stringContaining('% 2') });
        ids = [sold.id, total.id];
        await editor.breakAt(19, { logMessage: 'so far: {sofar}' });
      }),
    );
    expect(stopped).toMatchObject({ reason: 'function breakpoint', hitBreakpointIds: [ids[1]] });
    await editor.client.setFunctionBreakpointsRequest({ breakpoints: [] });
    const ended = editor.event('terminated');
    await editor.client.continueRequest({ threadId: 1 });
    await ended;
    expect(editor.said('console')).toContain('so far: 5\n');
    await editor.client.stop();
  });

  test('at an instruction; where breakpoints may stand', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({ stopOnEntry: true }));
    expect(stopped.reason).toBe('entry');
    const { breakpoints } = (await editor.client.customRequest('breakpointLocations', { source: { path: shop }, line: 15, endLine: 19 })).body as {
      breakpoints: { line: number }[];
    };
    expect(new Set(breakpoints.map(({ line }) => line))).toContain(19);
    const line = await editor.breakAt(19);
    await editor.client.setBreakpointsRequest({ source: { path: shop }, breakpoints: [] });
    const reference = (line as { instructionReference?: string }).instructionReference;
    expect(reference).toMatch(/^0x/);
    await editor.client.customRequest('setInstructionBreakpoints', { breakpoints: [{ instructionReference: reference }] });
    const met = await editor.stop(() => editor.client.continueRequest({ threadId: 1 }));
    expect(met.reason).toBe('instruction breakpoint');
    expect((await editor.top(met.threadId ?? 0)).instructionPointerReference).toBe(reference);
    await editor.client.stop();
  });

  test('when a thunk is updated', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(19)));
    const frameId = (await editor.top(stopped.threadId ?? 0)).id;
    const { body } = await editor.client.dataBreakpointInfoRequest({ name: 'discount', frameId } as never);
    expect(body.description).toContain('discount');
    const data = await editor.client.setDataBreakpointsRequest({ breakpoints: [{ dataId: body.dataId ?? '' }] });
    expect(data.body.breakpoints[0].verified).toBe(true);
    await editor.client.setBreakpointsRequest({ source: { path: shop }, breakpoints: [] });
    const met = await editor.stop(() => editor.client.continueRequest({ threadId: 1 }));
    expect(met).toMatchObject({ reason: 'data breakpoint', hitBreakpointIds: [data.body.breakpoints[0].id] });
    expect((await editor.evaluate('discount', 'watch')).body.result).toBe('4');
    await editor.client.stop();
  });
});

describe('steps', () => {
  test('over, into, out, by line and instruction, back', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(44)));
    const threadId = stopped.threadId ?? 0;
    await editor.client.setBreakpointsRequest({ source: { path: shop }, breakpoints: [] });
    expect((await editor.top(threadId)).line).toBe(44);
    const byLine = await editor.stop(() => editor.client.nextRequest({ threadId, granularity: 'line' }));
    expect(byLine.reason).toBe('step');
    const lineAfter = (await editor.top(threadId)).line;
    expect(lineAfter).not.toBe(44);
    const before = await editor.top(threadId);
    await editor.stop(() => editor.client.stepInRequest({ threadId, granularity: 'instruction' }));
    expect((await editor.top(threadId)).instructionPointerReference).not.toBe(before.instructionPointerReference);
    const back = await editor.stop(() => editor.client.stepBackRequest({ threadId, granularity: 'instruction' }));
    expect(back.reason).toBe('step');
    expect((await editor.top(threadId)).instructionPointerReference).toBe(before.instructionPointerReference);
    await editor.breakAt(19);
    await editor.stop(() => editor.client.continueRequest({ threadId }));
    expect((await editor.top(threadId)).name).toMatch(/^#\d+ total/);
    await editor.client.setBreakpointsRequest({ source: { path: shop }, breakpoints: [] });
    await editor.stop(() => editor.client.stepInRequest({ threadId }));
    expect((await editor.stop(() => editor.client.stepOutRequest({ threadId }))).reason).toBe('step');
    const start = await editor.stop(() => editor.client.reverseContinueRequest({ threadId }));
    expect(start).toMatchObject({ reason: 'pause', description: 'The history begins here' });
    await editor.client.stop();
  });
});

describe('values', () => {
  test('unfolded page by page, with paths that can be watched; looking changes no byte', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(19, { condition: 'sofar == 5' })));
    const threadId = stopped.threadId ?? 0;
    const before = await wholeMemory(editor);
    expect(before.length).toBeGreaterThan(1000);
    const { id } = await editor.top(threadId);
    const list = (await editor.evaluate('items', 'hover', id)).body;
    expect(list).toMatchObject({ indexedVariables: 3, type: expect.any(String) });
    const page = await editor.variables(list.variablesReference, { filter: 'indexed', start: 1, count: 1 });
    expect(page.map(({ name, evaluateName }) => [name, evaluateName])).toEqual([['[1]', 'items[1]']]);
    const fields = await editor.variables(page[0].variablesReference);
    expect(fields.map(({ name, value, evaluateName }) => [name, value, evaluateName])).toEqual([
      ['label', expect.any(String), 'items[1].label'],
      ['price', '2', 'items[1].price'],
    ]);
    expect((await editor.evaluate('items[1].price', 'watch', id)).body.result).toBe('2');
    expect((await editor.evaluate('discount', 'hover', id)).body).toMatchObject({ result: '_', type: expect.stringContaining('not evaluated') });
    await expect(editor.evaluate('nothing', 'hover', id)).rejects.toThrow('nothing here is called `nothing`');
    const frames = await editor.frames(threadId);
    for (const frame of frames) {
      for (const rows of Object.values(await editor.scopes(frame.id))) {
        for (const { variablesReference } of rows) if (variablesReference > 0) await editor.variables(variablesReference);
      }
    }
    await editor.client.threadsRequest();
    await editor.evaluate('frames', 'repl', id);
    await editor.evaluate('explain', 'repl', id);
    await editor.client.customRequest('vertebra/retainers', { expression: 'items', frameId: id });
    await editor.client.customRequest('vertebra/whereCreated', { expression: 'discount', frameId: id });
    await editor.client.customRequest('vertebra/explainStep', { frameId: id });
    expect(await wholeMemory(editor)).toBe(before);
    await editor.client.stop();
  });

  test('what a frame evaluates says which frame', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(29)));
    const frames = await editor.frames(stopped.threadId ?? 0);
    const { body } = await editor.evaluate('rate', 'hover', frames[0].id);
    const number = /being evaluated by frame #(\d+) of thread 1/.exec(body.result)?.[1];
    expect(frames.find(({ name }) => name.startsWith(`#${number} `))?.name).toBe(`#${number} forcing \`rate\``);
    await expect(editor.client.customRequest('vertebra/forceThunk', { expression: 'rate', frameId: frames[0].id })).rejects.toThrow('being evaluated');
    await editor.client.stop();
  });

  test('the console forces with a budget, and says that what was shown is old', async () => {
    const editor = await open({ supportsInvalidatedEvent: true, supportsMemoryEvent: true });
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(19)));
    const { id } = await editor.top(stopped.threadId ?? 0);
    await expect(editor.client.customRequest('vertebra/forceThunk', { expression: 'discount', frameId: id, fuel: 1 })).rejects.toThrow(/within 1/);
    await editor.client.customRequest('readMemory', { memoryReference: '0x400', count: 16 });
    const changed = Promise.all([editor.event('invalidated'), editor.event('memory')]);
    expect((await editor.evaluate('force discount', 'repl', id)).body.result).toBe('4');
    expect((await changed)[1].body).toMatchObject({ memoryReference: '0x400' });
    await expect(editor.client.scopesRequest({ frameId: id })).rejects.toThrow('earlier stop');
    const now = (await editor.top(stopped.threadId ?? 0)).id;
    expect((await editor.evaluate('discount', 'watch', now)).body.result).toBe('4');
    expect((await editor.client.completionsRequest({ text: 'so', column: 3, frameId: now })).body.targets.map(({ label }) => label)).toContain('sofar');
    expect((await editor.client.completionsRequest({ text: 'print so', column: 9, frameId: now })).body.targets).toContainEqual({
      label: 'sofar',
      type: 'variable',
      start: 6,
      length: 2,
    });
    await editor.client.stop();
  });

  test('commands that move are told to the client; breakpoints of the console, too', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(19)));
    const { id } = await editor.top(stopped.threadId ?? 0);
    const told = editor.event('breakpoint');
    await editor.evaluate('break sold', 'repl', id);
    expect((await told).body).toMatchObject({ reason: 'new', breakpoint: { verified: true } });
    const continued = editor.event('continued');
    const next = await editor.stop(() => editor.evaluate('continue', 'repl', id));
    await continued;
    expect(next.reason).toBe('breakpoint');
    await expect(editor.evaluate('frobnicate it', 'repl')).rejects.toThrow('frobnicate');
    await editor.client.stop();
  });
});

test('with provenance a thunk knows who had it built', async () => {
  const editor = await open();
  const stopped = await editor.stop(() => editor.launch({ provenance: true }, () => editor.breakAt(23)));
  const frameId = (await editor.top(stopped.threadId ?? 0)).id;
  const { body } = await editor.client.customRequest('vertebra/whereCreated', { expression: 'n', frameId });
  expect(body).toMatchObject({ line: 54, source: { path: shop }, built: expect.arrayContaining([{ what: 'built in `main`', note: '' }]) });
  await editor.client.stop();
});

test('with tailCalls the callers that are gone are greyed rows between the frames', async () => {
  const editor = await open();
  const stopped = await editor.stop(() => editor.launch({ tailCalls: true }, () => editor.breakAt(23)));
  const rows = await editor.frames(stopped.threadId ?? 0);
  expect(rows.filter(({ name }) => name.includes('frame gone')).map(({ presentationHint }) => presentationHint)).toContain('subtle');
  const numbers = rows.flatMap(({ name }) => /^#(\d+)/.exec(name)?.[1] ?? []).map(Number);
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  await editor.client.stop();
});

test('optimised code: what was inlined has frames of its own', async () => {
  const editor = await open();
  const program = resolve('tests/backtraces/crashes/InlinedChain.hs');
  const stopped = await editor.stop(() =>
    editor.launch({ program, optimise: true }, () => editor.client.setExceptionBreakpointsRequest({ filters: ['uncaught'] })),
  );
  const frames = await editor.frames(stopped.threadId ?? 0);
  const chain = frames.filter(({ source }) => source?.path === program);
  expect(chain.slice(0, 4).map(({ name, line }) => `${name.split(':')[0]} ${line}`)).toEqual([
    '#0 share 5',
    '#0 discounted 8',
    '#0 perHead 11',
    expect.stringMatching(/ 16$/),
  ]);
  expect(new Set(chain.map(({ id }) => id)).size).toBe(chain.length);
  await editor.client.stop();
});

describe('exceptions', () => {
  test('uncaught: stops before anything is unwound, with what it is; then the program ends with its trace', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({ args: ['one'] }, () => editor.client.setExceptionBreakpointsRequest({ filters: ['uncaught'] })));
    expect(stopped).toMatchObject({ reason: 'exception', text: expect.stringMatching(/divide by zero/i) });
    const threadId = stopped.threadId ?? 0;
    const { body } = await editor.client.exceptionInfoRequest({ threadId });
    expect(body).toMatchObject({ breakMode: 'unhandled', exceptionId: 'DivideByZero' });
    expect(body.details?.stackTrace).toContain('sold');
    expect((await editor.frames(threadId)).find(({ source }) => source?.path === shop)).toMatchObject({ line: 23, name: expect.stringContaining('sold') });
    const ended = editor.event('terminated');
    await editor.client.continueRequest({ threadId });
    await ended;
    expect(editor.said('stderr')).toContain('divide by zero');
    expect(editor.events.find(({ event }) => event === 'exited')?.body).toEqual({ exitCode: 1 });
    await editor.client.stop();
  });

  test('all, by name: a caught one stops; of another name none does', async () => {
    const editor = await open();
    const filter = (condition: string) => () =>
      editor.client.setExceptionBreakpointsRequest({ filters: [], filterOptions: [{ filterId: 'all', condition }] } as never);
    const stopped = await editor.stop(() => editor.launch({ args: ['one'] }, filter('ErrorCall')));
    expect(stopped.text).toContain('too dear');
    const { body } = await editor.client.exceptionInfoRequest({ threadId: stopped.threadId ?? 0 });
    expect(body).toMatchObject({ breakMode: 'always' });
    await filter('Nothing')();
    const ended = editor.event('terminated');
    await editor.client.continueRequest({ threadId: 1 });
    await ended;
    await editor.client.stop();
  });
});

describe('stack and threads', () => {
  test("who waits for what; frames by page, folds as labels, the machine's own subtle", async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({ args: ['deep'] }, () => editor.client.setExceptionBreakpointsRequest({ filters: ['uncaught'] })));
    const { threads } = (await editor.client.threadsRequest()).body;
    expect(threads.map(({ name }) => name)).toContainEqual(expect.stringContaining('takeMVar'));
    const { body } = await editor.client.stackTraceRequest({ threadId: stopped.threadId ?? 0 });
    expect(body.totalFrames).toBe(body.stackFrames.length);
    const fold = body.stackFrames.find(({ presentationHint }) => presentationHint === 'label');
    expect(fold?.name).toMatch(/\d,\d\d\d more of #\d/);
    expect(body.stackFrames.some(({ presentationHint }) => presentationHint === 'subtle')).toBe(true);
    const pages = await Promise.all(body.stackFrames.map((_, i) => editor.frames(stopped.threadId ?? 0, { startFrame: i, levels: 1 })));
    expect(pages.flat()).toEqual(body.stackFrames);
    await editor.client.stop();
  });

  test('pause in the middle of running, and of sleeping', async () => {
    for (const how of ['forever', 'sleep']) {
      const editor = await open();
      await editor.launch({ args: [how] });
      await expect(editor.evaluate('items', 'hover')).rejects.toThrow('running');
      const stopped = await editor.stop(() => editor.client.pauseRequest({ threadId: 1 }));
      expect(stopped.reason).toBe('pause');
      await editor.client.threadsRequest();
      const ended = editor.event('terminated');
      await editor.client.terminateRequest();
      await ended;
      await editor.client.stop();
    }
  });
});

describe('texts', () => {
  test('sources, modules, STG and bytecode views, instructions', async () => {
    const editor = await open();
    const stopped = await editor.stop(() => editor.launch({}, () => editor.breakAt(19)));
    const { sources } = (await editor.client.customRequest('loadedSources')).body as { sources: { name: string; path?: string; sourceReference?: number }[] };
    expect(sources[0]).toMatchObject({ path: shop });
    for (const [name, content] of [
      ['Shop.hs (STG).stg', 'total'],
      ['Shop.bytecode', 'ENTRY'],
    ] as const) {
      const source = sources.find((one) => one.name === name);
      const { body } = await editor.client.sourceRequest({ sourceReference: source?.sourceReference ?? 0, source });
      expect(body.content).toContain(content);
    }
    expect((await editor.client.modulesRequest({})).body.modules.at(-1)).toMatchObject({ name: 'Shop', isUserCode: true });
    const { instructionPointerReference } = await editor.top(stopped.threadId ?? 0);
    const { body } = await editor.client.disassembleRequest({
      memoryReference: instructionPointerReference ?? '',
      instructionOffset: -20,
      instructionCount: 50,
      resolveSymbols: true,
    });
    expect(body?.instructions).toHaveLength(50);
    expect(body?.instructions[20].address).toBe(instructionPointerReference);
    expect(body?.instructions.some(({ symbol }) => symbol !== undefined)).toBe(true);
    const addresses = body?.instructions.map(({ address }) => Number(address)) ?? [];
    expect(addresses).toEqual([...addresses].sort((a, b) => a - b));
    await editor.client.stop();
  });
});
