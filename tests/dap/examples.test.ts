/** Sessions on the example programs: steps of all kinds, everything unfolded, no byte changed; and the stack of the article on its seed. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeServers, Editor, server, type Variable, wholeMemory } from './client.ts';

let port = 0;
beforeAll(async () => {
  port = (await server()).port;
});
afterAll(closeServers);

/** Unfolds two levels of values. */
async function unfold(editor: Editor, rows: readonly Variable[], depth = 2): Promise<number> {
  let seen = 0;
  for (const { variablesReference } of rows) {
    seen++;
    if (variablesReference > 0 && depth > 0) seen += await unfold(editor, await editor.variables(variablesReference, { start: 0, count: 8 }), depth - 1);
  }
  return seen;
}

const examples = readdirSync('examples').filter((file) => file.endsWith('.hs'));

describe.each(examples)('%s', (file) => {
  test('is stepped and unfolded', async () => {
    const editor = await Editor.connect(port);
    const stopped = await editor.stop(() => editor.launch({ program: resolve('examples', file), stopOnEntry: true }));
    expect(stopped.reason).toBe('entry');
    const threadId = stopped.threadId ?? 0;
    for (const request of ['stepIn', 'next', 'stepIn', 'stepIn', 'stepIn', 'stepIn', 'stepBack']) {
      const [stop, end] = [editor.event('stopped'), editor.event('terminated')];
      for (const event of [stop, end]) event.catch(() => undefined);
      await editor.client.customRequest(request, { threadId });
      if ((await Promise.race([stop, end])).event === 'terminated') return editor.client.stop();
      for (const frame of (await editor.frames(threadId)).slice(0, 8)) await editor.scopes(frame.id);
    }
    const before = await wholeMemory(editor);
    for (const frame of (await editor.frames(threadId)).slice(0, 8)) {
      for (const rows of Object.values(await editor.scopes(frame.id))) await unfold(editor, rows);
    }
    expect(await wholeMemory(editor)).toBe(before);
    const ended = editor.event('terminated');
    await editor.client.terminateRequest();
    await ended;
    await editor.client.stop();
  });
});

test('the stack of the article: 90 words, the top handler, go upon go', async () => {
  const editor = await Editor.connect(port);
  const program = resolve('examples/seeds/Weird.stg');
  const configure = () => editor.client.setFunctionBreakpointsRequest({ breakpoints: [{ name: 'go', hitCondition: '>= 5' }] });
  const stopped = await editor.stop(() => editor.launch({ program, limits: { 'initial-stack': '90w', 'max-stack': '1M' } }, configure));
  const frames = await editor.frames(stopped.threadId ?? 0);
  expect(frames[0]).toMatchObject({ name: '#0 go: about to be called', source: { path: program } });
  expect(frames.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^#\d+ top handler/));
  const { Registers } = await editor.scopes(frames[0].id);
  expect(Registers.find(({ name }) => name === 'SpLim')?.value).toMatch(/Sp - SpLim: \d+ words/);
  const words = (await editor.scopes(frames[1].id))['Frame words'];
  expect(words[0].value).toContain('go');
  expect((await editor.evaluate('stack 4', 'repl', frames[0].id)).body.result).toContain('go');
  expect((await editor.client.customRequest('vertebra/explainStep', {})).body).toMatchObject({ rule: 'KNOWNCALL' });
  await editor.client.stop();
});
