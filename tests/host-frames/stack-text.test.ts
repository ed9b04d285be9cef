/** Stacks as each engine writes them. */
import { describe, expect, test } from 'vitest';
import { locationOf, readStackText } from '../../host/host-frames/stack-text.ts';

const v8 = `Error: at first
    at here (boom)
    at hostFunction (file:///app/probe.mjs:15:58)
    at Array.map (<anonymous>)
    at new Thing (http://127.0.0.1:8080/a.js?v=1:20:3)
    at core.run (wasm://wasm/core-bc87abae:wasm-function[5]:0x201)
    at wasm://wasm/6005461a:wasm-function[5]:0x201
    at Object.<anonymous> (C:\\app\\x.mjs:7:9)
    at file:///app/probe.mjs:3:1
    at async later (file:///app/probe.mjs:4:2)
    at async Promise.all (index 0)
    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`;

const spiderMonkey = `hostFunction@http://127.0.0.1:8080/probe.mjs:15:58
core.run@http://127.0.0.1:8080/page.mjs line 4 > WebAssembly.compile:wasm-function[5]:0x201
inner/<@http://127.0.0.1:8080/probe.mjs:20:15
async*later@http://127.0.0.1:8080/probe.mjs:4:2
@http://127.0.0.1:8080/probe.mjs:3:1
`;

const webKit = `hostFunction@http://127.0.0.1:8080/probe.mjs:15:67
run@core:wasm-function[5]
map@[native code]
module code@http://127.0.0.1:8080/probe.mjs:3:1`;

const bun = `Error: boom
    at hostFunction (/app/probe.mjs:15:62)
    at unknown
    at enter (/app/probe.mjs:25:35)
    at <anonymous> (/app/probe.mjs:30:1)`;

const shown = (stack: unknown, header?: string): string[] =>
  readStackText(stack, header).frames.map((frame) => `${frame.isAsync ? 'async ' : ''}${frame.name} ${locationOf(frame)}`);

describe('stacks of', () => {
  test('V8: the header may look like frames', () => {
    expect(shown(v8, 'at first\n    at here (boom)')).toEqual([
      'hostFunction file:///app/probe.mjs:15:58',
      'Array.map ',
      'new Thing http://127.0.0.1:8080/a.js?v=1:20:3',
      'Object.<anonymous> C:\\app\\x.mjs:7:9',
      ' file:///app/probe.mjs:3:1',
      'async later file:///app/probe.mjs:4:2',
      'async Promise.all ',
    ]);
    expect(readStackText(v8, 'at first\n    at here (boom)')).toMatchObject({ style: 'at', lines: 10 });
  });

  test('SpiderMonkey', () => {
    expect(shown(spiderMonkey)).toEqual([
      'hostFunction http://127.0.0.1:8080/probe.mjs:15:58',
      'inner/< http://127.0.0.1:8080/probe.mjs:20:15',
      'async later http://127.0.0.1:8080/probe.mjs:4:2',
      ' http://127.0.0.1:8080/probe.mjs:3:1',
    ]);
    expect(readStackText(spiderMonkey)).toMatchObject({ style: '@', lines: 5 });
  });

  test('WebKit', () => {
    expect(shown(webKit)).toEqual(['hostFunction http://127.0.0.1:8080/probe.mjs:15:67', 'map ', 'module code http://127.0.0.1:8080/probe.mjs:3:1']);
  });

  test('Bun: frames of WebAssembly are unknown', () => {
    expect(shown(bun)).toEqual(['hostFunction /app/probe.mjs:15:62', 'enter /app/probe.mjs:25:35', ' /app/probe.mjs:30:1']);
  });

  test('something else: a handler of the page may have put there anything', () => {
    for (const stack of [undefined, null, '', 'no frames at all', [], {}, 3]) expect(shown(stack)).toEqual([]);
  });
});
