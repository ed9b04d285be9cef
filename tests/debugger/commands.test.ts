/** `vertebra debug` by its commands: the session of the article word for word, a session with a Haskell program, scripts, JSON, and how text becomes commands. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';
import { CommandError } from '../../host/debugger/commands/command.ts';
import { completions, parseCommand } from '../../host/debugger/commands/parse.ts';
import { commandTable } from '../../host/debugger/commands/table.ts';
import { silentTerminal } from './stopped.ts';

async function debugged(...args: readonly string[]): Promise<{ readonly text: string; readonly code: number }> {
  const terminal = silentTerminal();
  const code = await cli(['debug', ...args], terminal);
  return { text: terminal.text(), code };
}

const commandsOf = (...commands: readonly string[]): string[] => commands.flatMap((command) => ['-c', command]);

/** Addresses differ from build to build; how much a stack grows is our own affair, as long as it is more than was used. */
function normalised(text: string): string {
  return text.replace(/0x[0-9a-f]+/g, '0x…').replace(/\b(\d+) words( between)?/g, (all, words: string) => (Number(words) > 90 ? 'room again' : all));
}

describe('the session of "Understanding the Stack"', () => {
  const program = ['--initial-stack', '90w', 'examples/seeds/Weird.stg'];

  test('its counts: 84 calls, 90 words, two words left, a bigger stack', async () => {
    const { text } = await debugged(...program, '--commands', 'tests/debugger/seeds.commands');
    expect(normalised(text)).toBe(readFileSync('tests/debugger/seeds.expected', 'utf8'));
  });

  test('the bigger stack has the same contents', async () => {
    const { text } = await debugged(...program, '--json', ...commandsOf('break go', 'run', 'continue 84', 'stepi 3', 'stack 200', 'stepi 2', 'stack 200'));
    const stacks = text
      .split('\n')
      .filter((line) => line.includes('"answer":"stack"'))
      .map((line) => JSON.parse(line).stack);
    expect(stacks).toHaveLength(2);
    const [before, after] = stacks.map(({ words }) => words.map(({ word, text: what }: { word: number; text: string }) => `${word} ${what}`));
    expect(after).toEqual(before);
    expect(before).toHaveLength(90);
    expect(stacks[1].sp).not.toBe(stacks[0].sp);
    expect([(stacks[0].sp - stacks[0].limit) / 4, stacks[1].sp - stacks[1].limit > 90 * 4]).toEqual([0, true]);
  });
});

describe('a Haskell program', () => {
  const program = 'tests/debugger/programs/Shares.hs';

  test('why it fails: stops where nobody catches, shows who forced whom and with what', async () => {
    const { text, code } = await debugged(program, ...commandsOf('run', 'frames --short', 'print people', 'up 2', 'locals', 'continue'));
    expect(text).toMatch(/^exception: divide by zero \(breakpoint 1\), share {2}tests\/debugger\/programs\/Shares\.hs:11:/m);
    expect(text).toContain('people = [Person {name = "ann", children = 2},Person {name = "bob", children = 0}');
    expect(text).toMatch(/^ +11 \| share total person = total `div` children person$/m);
    expect(code).toBe(1);
  });

  test('breakpoints with conditions, steps, arguments, values never forced', async () => {
    const { text, code } = await debugged(
      program,
      ...commandsOf(
        'break share',
        'run',
        'print total',
        'print person',
        'print --thunks total',
        'force total',
        'print total',
        'finish',
        'delete',
        'breakpoints',
        'quit',
      ),
    );
    expect(text).toMatch(/^breakpoint 1, share \(total = _, person = Person \{name = "ann", children = 2\}\)/m);
    expect(text).toMatch(/^total = _ {2}-- not evaluated: CAF fortune at .*Shares\.hs:\d+/m);
    expect(text).toMatch(/^total = <CAF fortune, .*Shares\.hs:7:1-23>/m);
    expect(text.match(/^total = 55$/gm)).toHaveLength(2);
    expect(text).toMatch(/^removed 1\n.*\nbreakpoint 2: exception uncaught$/m);
    expect(code).toBe(0);
  });

  test('any exported action, from a visit on', async () => {
    const { text } = await debugged(program, ...commandsOf('break Main.rounds hits 3', 'run rounds', 'breakpoints'));
    expect(text).toMatch(/breakpoint 1: Main\.rounds, from visit 3 on/);
  });

  test('ends with the exit code of the program, and says that there is no more', async () => {
    const { text, code } = await debugged('tests/debugger/programs/Exit.hs', ...commandsOf('run', 'continue', 'step'));
    expect(text).toContain('the program ended');
    expect(code).toBe(3);
  });

  test('reads the standard input it is given', async () => {
    const { text } = await debugged('tests/debugger/programs/Exit.hs', '--stdin', 'tests/debugger/programs/Exit.hs', ...commandsOf('run'));
    expect(text).toContain('read: -- Reads a line and ends.');
  });
});

test('every answer is one line of JSON', async () => {
  const looking = [
    'frames',
    'locals',
    'stack',
    'registers',
    'threads',
    'heap --rows 3',
    'retainers people',
    'disassemble',
    'lookup $Sp',
    'explain',
    'source',
    'help',
    'nonsense',
    'print x',
  ];
  const { text } = await debugged('tests/debugger/programs/Shares.hs', '--json', ...commandsOf('break share', 'run', ...looking));
  const answers = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ answer }) => answer)).toEqual([
    ...[
      'breakpoint',
      'output',
      'stop',
      'frames',
      'locals',
      'stack',
      'registers',
      'threads',
      'heap',
      'retainers',
      'code',
      'address',
      'explain',
      'source',
      'help',
      'error',
      'error',
    ],
  ]);
});

describe('text', () => {
  test('commands by name, short name and beginning', () => {
    expect(parseCommand('b go')).toEqual(parseCommand('break go'));
    expect(parseCommand('bt')).toEqual({ do: 'frames', short: false });
    expect(parseCommand('info threads')).toEqual({ do: 'threads' });
    expect(parseCommand('disas')).toEqual(parseCommand('disassemble'));
    expect(parseCommand('fram 2')).toEqual(parseCommand('frame 2'));
    expect(() => parseCommand('re')).toThrow('may be');
    expect(parseCommand('  # nothing')).toEqual({ do: 'nothing' });
  });

  test('places and options of breakpoints', () => {
    expect(parseCommand('break Main.hs:12:3 if n > 100 && m == 0 hits 3 log at {n}')).toEqual({
      do: 'break',
      place: { at: 'line', file: 'Main.hs', line: 12, col: 3 },
      options: { condition: 'n > 100 && m == 0', hits: 3, log: 'at {n}' },
    });
    expect(parseCommand('break 0x1f4')).toMatchObject({ place: { at: 'instruction', address: 0x1f4 } });
    expect(parseCommand('break exception')).toMatchObject({ place: { at: 'exception', which: 'uncaught' } });
    expect(parseCommand('break exception ErrorCall')).toMatchObject({ place: { at: 'exception', which: { name: 'ErrorCall' } } });
    expect(parseCommand('break updated table.1')).toMatchObject({ place: { at: 'updated', expression: 'table.1' } });
    expect(parseCommand('break Data.Map.Internal.insert')).toMatchObject({ place: { at: 'function', name: 'Data.Map.Internal.insert' } });
  });

  test.each(['fly', 'd', 'break', 'continue soon', 'print', 'heap --by colour', 'stop-hook add', 'frame -1', 'break go if'])(
    '%s: says what is wrong',
    (line) => {
      if (line === 'd') expect(parseCommand(line)).toEqual({ do: 'delete', ids: [] });
      else if (line === 'stop-hook add') expect(() => parseCommand(line)).toThrow(/add which command/);
      else if (line === 'break go if') expect(() => parseCommand(line)).toThrow(CommandError);
      else expect(() => parseCommand(line)).toThrow(CommandError);
    },
  );

  test('every example of the help is a command of its own name', () => {
    for (const row of commandTable) {
      expect(() => parseCommand(row.example), row.example).not.toThrow();
      expect(row.example.split(' ')[0]).toBe(row.name);
    }
    const names = commandTable.flatMap(({ name, short }) => [name, ...short]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('completion: commands, variables where an expression is wanted', () => {
    expect(completions('reg', [])).toEqual(['registers']);
    expect(completions('print to', ['total', 'table', 'tone'])).toEqual(['print total', 'print tone']);
    expect(completions('print --thunks t', ['total'])).toEqual(['print --thunks total']);
    expect(completions('step ', ['total'])).toEqual([]);
    expect(completions('break Sh', ['share'], ['Shares.hs', 'Ledger.hs'])).toEqual(['break Shares.hs:']);
  });
});
