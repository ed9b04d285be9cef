/** What the debugger says where the author gave no names: arguments that are patterns, conditions nobody can decide, failures deep in the library. */
import { expect, test } from 'vitest';
import { debugging } from './stopped.ts';

const PROGRAM = 'tests/debugger/programs/Patterns.hs';

const debugged = (...commands: readonly string[]): Promise<string> => debugging(PROGRAM, commands);

test('an argument for which there is a pattern goes by its number', async () => {
  const text = await debugged('break value', 'run', 'locals', 'print $1');
  expect(text).toMatch(/^breakpoint 1, value \(\$1 = Sum \[/m);
  expect(text).toMatch(/^arguments:\n {2}\$1 = Sum \[/m);
  expect(text).toMatch(/^\$1 = Sum \[/m);
});

test('options of a breakpoint may be written as options', async () => {
  expect(await debugged('break value --hits 3')).toMatch(/^breakpoint 1: value, from visit 3 on/m);
});

test('that a condition cannot be decided is said once', async () => {
  const text = await debugged('break value if nosuch > 1', 'run');
  expect(text.match(/cannot be said, as nothing is called `nosuch` there/g)).toHaveLength(1);
});

test('stopped at an exception raised in the library, it looks at the first frame of the program', async () => {
  const text = await debugged('run', 'source 12');
  expect(text).toMatch(/^exception: ErrorCall "Map\.!: given key.*Patterns\.hs:16:\d+-\d+ {2}\(frame #\d+\)\n {2}16 \| price name/m);
  expect(text).toMatch(/^ {2}12 \| prices ::/m);
});

test('frames are told in the words of the source', async () => {
  expect(await debugged('run', 'frames --short')).toMatch(/^#\d+ +forcing `charge 4`|: case of `price "milk"`/m);
});

test('a name that another frame has is pointed out', async () => {
  expect(await debugged('run', 'frame 0', 'print limit')).toMatch(/nothing here is called `limit`, but frame \d+ has such a variable/);
});
