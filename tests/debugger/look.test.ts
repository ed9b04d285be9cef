/** Looking at Haskell programs stopped in a host function: values as far as they are evaluated, frames, variables, the heap; and that looking changes no byte. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../host/debugger/commands/parse.ts';
import { Debugger } from '../../host/debugger/commands/perform.ts';
import { answerText } from '../../host/debugger/commands/text.ts';
import { Session } from '../../host/debugger/control/session.ts';
import { ExpressionError, evaluateName } from '../../host/debugger/look/expressions.ts';
import { frameByNumber, threadBacktrace } from '../../host/debugger/look/frames.ts';
import { census } from '../../host/debugger/look/heap.ts';
import { lookup } from '../../host/debugger/look/lookup.ts';
import { retainersOf } from '../../host/debugger/look/retainers.ts';
import { stackWords } from '../../host/debugger/look/stack.ts';
import { ValuePrinter } from '../../host/debugger/look/values.ts';
import type { Target } from '../../host/debugger/protocol.ts';
import { fingerprint, programOf, stoppedIn } from './stopped.ts';

const PROGRAM = 'tests/debugger/programs/Accounts.hs';
const scope = { tso: 0, frame: 0 };

function shown(target: Target, expression: string, thunks = false): string {
  return new ValuePrinter(target).text(evaluateName(target, scope, expression).field, { thunks });
}

async function at(place: number, look: (target: Target) => void): Promise<void> {
  let stops = 0;
  await stoppedIn(PROGRAM, (target, stop) => {
    if (stop !== place) return;
    stops++;
    look(target);
  });
  expect(stops).toBe(1);
}

describe('print', () => {
  test('values as show writes them, unevaluated parts as _', () =>
    at(1, (target) => {
      // strings as far as the keys of the map had to be compared
      expect(shown(target, 'accounts[1]')).toBe('Account {owner = "b…", balance = -4, limit = Just 0.5}');
      expect(shown(target, 'accounts[1].balance')).toBe('-4');
      expect(shown(target, 'accounts[2].2')).toBe('Nothing');
      expect(shown(target, 'squares')).toBe('1 : 4 : 9 : _');
      expect(shown(target, 'unused')).toBe('_');
      expect(shown(target, 'depth')).toBe(`<function depth, ${PROGRAM}:31:1-32:27>`);
      expect(shown(target, 'Main.byOwner')).toMatch(/^fromList \[\("a…",Account \{owner = "a…", balance = 3, limit = Nothing\}\),/);
    }));

  test('a thunk says what it is when asked', () =>
    at(1, (target) => {
      expect(shown(target, 'unused', true)).toBe(`<CAF unused, ${PROGRAM}:21:1-25>`);
      const view = new ValuePrinter(target).view(evaluateName(target, scope, 'unused').field);
      expect(view).toMatchObject({ text: '_', kind: 'thunk', note: `not evaluated: CAF unused at ${PROGRAM}:21:1-25` });
    }));

  test('what names nothing is said so', () =>
    at(1, (target) => {
      for (const [text, message] of [
        ['nothing', /nothing here is called `nothing`/],
        ['unused.0', /not evaluated/],
        ['accounts[7]', /there are only 3 elements/],
        ['squares[5]', /only 3 elements are evaluated/],
        ['accounts[0].colour', /no field `colour`; it has owner, balance, limit/],
        ['accounts + 1', /looking runs nothing/],
        ['', /of what/],
      ] as const) {
        expect(() => evaluateName(target, scope, text), text).toThrow(ExpressionError);
        expect(() => evaluateName(target, scope, text), text).toThrow(message);
      }
    }));
});

describe('frames', () => {
  test('are numbered as the backtrace numbers them, with their places', () =>
    at(2, (target) => {
      const { entries } = threadBacktrace(target, 0, { fold: false });
      const depth = entries.filter((entry) => entry.entry === 'frame' && entry.kind === 'ret' && entry.name === 'Main.depth');
      expect(depth.length + entries.filter((entry) => entry.entry === 'frame' && entry.name.includes('$fNumInt')).length).toBeGreaterThanOrEqual(4);
      for (const entry of entries) {
        if (entry.entry !== 'frame') continue;
        const located = frameByNumber(target, 0, entry.number);
        expect(located?.frame).toEqual(entry);
        if (located?.raw) expect(located.raw.sp).toBe(entry.raw[2]);
      }
    }));

  test('a thunk under evaluation names the frame that evaluates it', () =>
    at(2, (target) => {
      const update = threadBacktrace(target, 0, { fold: false }).entries.find((entry) => entry.entry === 'frame' && entry.kind === 'update');
      if (update?.entry !== 'frame') throw new Error('nothing is being evaluated');
      const closure = target.view.u32(update.raw[2] + 4);
      expect(new ValuePrinter(target).text({ name: '', rep: 'p', value: closure })).toBe(`<being evaluated by frame #${update.number} of thread 1>`);
    }));

  test('the words of the stack are those of its frames', () =>
    at(2, (target) => {
      const { words, sp, cutOff } = stackWords(target, 0, 1000);
      expect(cutOff).toBe('');
      expect(words[0].address).toBe(sp);
      words.forEach((word, i) => {
        if (i > 0 && !words[i - 1].text.includes('chunk')) expect(word.address).toBe(words[i - 1].address + 4);
      });
      expect(words.filter(({ frame }) => frame >= 0).map(({ frame }) => frame)).toEqual([...threadBacktrace(target, 0, { fold: false }).entries.keys()]);
      expect(words.at(-1)?.text).toBe('stop frame');
      expect(words.some(({ text }) => text.trim() === 'handler = the top handler')).toBe(true);
    }));
});

describe('the heap', () => {
  test('is counted by closure, module and kind alike', () =>
    at(1, (target) => {
      const [byClosure, byModule, byKind] = (['closure', 'module', 'kind'] as const).map((by) => census(target, by));
      const total = (rows: readonly { readonly bytes: number }[]): number => rows.reduce((sum, row) => sum + row.bytes, 0);
      for (const { rows, bytes } of [byClosure, byModule, byKind]) expect(total(rows)).toBe(bytes);
      expect(byClosure.rows.find(({ name }) => name === 'Main.Account')).toMatchObject({ count: 3, kind: 'con' });
    }));

  test('retainers lead from a root to the closure', () =>
    at(1, (target) => {
      const { value } = evaluateName(target, scope, 'accounts[1]').field;
      const { paths, isGarbage, retainedBytes } = retainersOf(target, Number(value));
      expect(isGarbage).toBe(false);
      expect(retainedBytes).toBeGreaterThan(0);
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        expect(path[0].address).toBe(0);
        expect(path.at(-1)?.address).toBe(Number(value) & ~3);
      }
    }));

  test('an address is told apart', () =>
    at(1, (target) => {
      const [depth] = target.global('depth');
      expect(lookup(target, depth.address).facts[0]).toMatch(/^fun of 1 words: Main\.depth/);
      expect(lookup(target, target.view.u32(depth.address)).facts[0]).toMatch(/^info table: Main\.depth info/);
      expect(lookup(target, target.view.u32(target.view.u32(depth.address) + 8)).facts[0]).toBe('code: Main.depth');
      expect(lookup(target, stackWords(target).sp).facts.some((fact) => fact.startsWith('word 0 of frame #0'))).toBe(true);
      expect(lookup(target, 0xfffffff0).facts[0]).toMatch(/outside memory/);
    }));
});

const looking: readonly string[] = [
  'frames',
  'frame 2',
  'up',
  'down',
  'locals --all',
  'print accounts',
  'print --thunks --depth 20 byOwner',
  'print squares',
  'display Sp SpLim accounts',
  'stack',
  'registers',
  'threads',
  'thread 1',
  'heap',
  'heap --by module',
  'retainers byOwner',
  'disassemble depth',
  'lookup depth',
  'explain',
  'source',
  'force unused',
];

test('no command that looks changes a byte of memory', async () => {
  const texts: string[] = [];
  let pending: Promise<void> = Promise.resolve();
  await at(2, (target) => {
    const session = new Debugger(target);
    const before = fingerprint(target.view);
    // every command that looks is done before its promise is returned
    for (const text of looking)
      pending = Promise.all([pending, session.perform(parseCommand(text)).then((answers) => texts.push(...answers.map((a) => answerText(a))))]).then(
        () => undefined,
      );
    expect(fingerprint(target.view)).toBe(before);
  });
  await pending;
  expect(texts.length).toBe(looking.length);
  expect(texts.every((text) => text !== '')).toBe(true);
});

test('nor between two instructions, wherever the program stands', async () => {
  const { images, ...streams } = await programOf(PROGRAM);
  const control = await Session.create({
    images,
    bytes: new Uint8Array(readFileSync('build/machine.debug.wasm')),
    ...streams,
    hostFunctions: { here: () => undefined },
  });
  control.addBreakpoint({ at: 'function', name: 'depth' });
  await control.run();
  const session = new Debugger(control, control);
  for (let step = 0; step < 40; step++) {
    const before = fingerprint(control.view);
    for (const text of looking) if (!text.startsWith('force')) expect(await session.line(text), text).not.toEqual([]);
    expect(fingerprint(control.view), `after ${step} instructions`).toBe(before);
    await control.step('instruction');
  }
  control.end();
});
