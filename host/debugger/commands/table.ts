/** The commands there are: names as gdb and lldb have them, one line of help, an example, and how their text is read. */
import type { Command } from './command.ts';
import {
  asked,
  optionalNumber,
  readBack,
  readBreak,
  readDelete,
  readDisassemble,
  readForce,
  readFrames,
  readHeap,
  readHook,
  readLocals,
  readPrint,
  readRetainers,
  readRun,
  readSource,
} from './readers.ts';
import type { Words } from './words.ts';

export interface CommandRow {
  readonly name: string;
  readonly short: readonly string[];
  /** what stands behind the name */
  readonly usage: string;
  readonly doc: string;
  readonly example: string;
  readonly group: 'stopping' | 'moving' | 'looking' | 'the machine' | 'other';
  /** its argument names a value: completed with variables */
  readonly takesExpression?: boolean;
  readonly read: (words: Words) => Command;
}

/** Fixed commands take nothing behind their name. */
function plain(command: Command): (words: Words) => Command {
  return (words) => {
    words.end();
    return command;
  };
}

function counted(make: (count: number) => Command, fallback = 1): (words: Words) => Command {
  return (words) => {
    const count = words.number(fallback);
    words.end();
    return make(count);
  };
}

export const commandTable: readonly CommandRow[] = [
  {
    name: 'break',
    short: ['b', 'br'],
    usage: 'FUNCTION | FILE:LINE[:COL] | 0xADDRESS | exception [all|uncaught|async|overflow|loop|NAME] | updated EXPR  [if COND] [hits N] [log TEXT]',
    doc: 'stops where a function is entered, a line is reached, an exception is raised (uncaught ones by default), a thunk gets its value',
    example: 'break Main.hs:12 if n > 100 hits 3',
    group: 'stopping',
    read: readBreak,
  },
  {
    name: 'delete',
    short: ['d', 'del'],
    usage: '[ID…]',
    doc: 'removes breakpoints; all of them without an id',
    example: 'delete 2',
    group: 'stopping',
    read: readDelete,
  },
  {
    name: 'breakpoints',
    short: ['bl'],
    usage: '',
    doc: 'lists breakpoints, where they stand, how often they were met',
    example: 'breakpoints',
    group: 'stopping',
    read: plain({ do: 'breakpoints' }),
  },
  {
    name: 'stop-hook',
    short: ['sh'],
    usage: 'add COMMAND | list | delete ID',
    doc: 'a command to be done at every stop',
    example: 'stop-hook add display Sp SpLim',
    group: 'stopping',
    read: readHook,
  },
  {
    name: 'run',
    short: ['r'],
    usage: '[ENTRY]',
    doc: 'starts the program: `main`, or another exported action',
    example: 'run',
    group: 'moving',
    read: (words) => readRun(words, false),
  },
  {
    name: 'start',
    short: [],
    usage: '[ENTRY]',
    doc: 'starts the program and stops before its first instruction',
    example: 'start',
    group: 'moving',
    read: (words) => readRun(words, true),
  },
  {
    name: 'continue',
    short: ['c', 'cont'],
    usage: '[N]',
    doc: 'goes on to the next stop, or the Nth',
    example: 'continue 84',
    group: 'moving',
    read: counted((count) => ({ do: 'continue', count })),
  },
  {
    name: 'step',
    short: ['s'],
    usage: '[N]',
    doc: 'to the next place in the source, into calls and thunks',
    example: 'step',
    group: 'moving',
    read: counted((count) => ({ do: 'step', how: 'into', count })),
  },
  {
    name: 'next',
    short: ['n'],
    usage: '[N]',
    doc: 'to the next place in the source, past what this frame calls and forces',
    example: 'next',
    group: 'moving',
    read: counted((count) => ({ do: 'step', how: 'over', count })),
  },
  {
    name: 'finish',
    short: ['fin'],
    usage: '[N]',
    doc: 'until this frame is gone',
    example: 'finish',
    group: 'moving',
    read: counted((count) => ({ do: 'step', how: 'out', count })),
  },
  {
    name: 'stepi',
    short: ['si'],
    usage: '[N]',
    doc: 'one instruction of the machine',
    example: 'stepi 5',
    group: 'moving',
    read: counted((count) => ({ do: 'step', how: 'instruction', count })),
  },
  { name: 'back', short: ['bk'], usage: '[into|over|out|instruction] [N]', doc: 'steps back', example: 'back instruction', group: 'moving', read: readBack },
  {
    name: 'reverse-continue',
    short: ['rc'],
    usage: '',
    doc: 'goes back to the last breakpoint met',
    example: 'reverse-continue',
    group: 'moving',
    read: plain({ do: 'reverse-continue' }),
  },
  {
    name: 'pause',
    short: [],
    usage: '',
    doc: 'stops the running program (Ctrl-C does it, too)',
    example: 'pause',
    group: 'moving',
    read: plain({ do: 'pause' }),
  },
  {
    name: 'frames',
    short: ['bt', 'backtrace', 'where'],
    usage: '[--short]',
    doc: 'who forced whom: the frames of the thread',
    example: 'frames',
    group: 'looking',
    read: readFrames,
  },
  {
    name: 'frame',
    short: ['f'],
    usage: '[N]',
    doc: 'looks at frame N, as `frames` numbers them',
    example: 'frame 3',
    group: 'looking',
    read: (words) => ({ do: 'frame', number: optionalNumber(words) }),
  },
  {
    name: 'up',
    short: [],
    usage: '[N]',
    doc: 'to the frame that waits for this one',
    example: 'up',
    group: 'looking',
    read: counted((count) => ({ do: 'up', count })),
  },
  {
    name: 'down',
    short: [],
    usage: '[N]',
    doc: 'to the frame this one waits for',
    example: 'down',
    group: 'looking',
    read: counted((count) => ({ do: 'down', count })),
  },
  {
    name: 'locals',
    short: ['lo'],
    usage: '[--all]',
    doc: 'variables of the frame, as far as evaluated; --all: those of the compiler, too',
    example: 'locals',
    group: 'looking',
    read: readLocals,
  },
  {
    name: 'print',
    short: ['p'],
    usage: '[--thunks] [--depth N] [--width N] EXPR',
    doc: 'a value as far as it is evaluated, `_` for what is not; EXPR: NAME, Module.name, 0xADDRESS, $R1, then .field, .0, [3]. Runs nothing',
    example: 'print --thunks accounts[0].owner',
    group: 'looking',
    takesExpression: true,
    read: readPrint,
  },
  {
    name: 'force',
    short: [],
    usage: '[--fuel N] EXPR',
    doc: 'evaluates a thunk to its constructor on a thread of its own, and prints it; gives up after N function entries',
    example: 'force --fuel 100000 total',
    group: 'looking',
    takesExpression: true,
    read: readForce,
  },
  {
    name: 'display',
    short: [],
    usage: 'REGISTER|EXPR …',
    doc: 'registers (Sp, SpLim, R1, Hp, …) and values on a line each; with Sp and SpLim also the words between them',
    example: 'display Sp SpLim n',
    group: 'looking',
    takesExpression: true,
    read: (words) => ({ do: 'display', what: asked(words, 'display what? a register or an expression').split(/\s+/) }),
  },
  {
    name: 'source',
    short: ['l', 'list'],
    usage: '[FILE:LINE | N]',
    doc: 'source around the place of the frame, or another; N: so many lines around it',
    example: 'source Main.hs:30',
    group: 'looking',
    read: readSource,
  },
  {
    name: 'threads',
    short: ['th'],
    usage: '',
    doc: 'all threads, and what each waits for',
    example: 'threads',
    group: 'looking',
    read: plain({ do: 'threads' }),
  },
  {
    name: 'thread',
    short: ['t'],
    usage: '[ID]',
    doc: 'looks at another thread',
    example: 'thread 3',
    group: 'looking',
    read: (words) => ({ do: 'thread', id: optionalNumber(words) }),
  },
  {
    name: 'heap',
    short: [],
    usage: '[--by closure|module|kind] [--rows N]',
    doc: 'what the heap holds, most bytes first',
    example: 'heap --by module',
    group: 'looking',
    read: readHeap,
  },
  {
    name: 'retainers',
    short: ['ret'],
    usage: '[--paths N] EXPR',
    doc: 'why a value is still in memory: the shortest ways to it, and how much it keeps alive',
    example: 'retainers table',
    group: 'looking',
    takesExpression: true,
    read: readRetainers,
  },
  {
    name: 'stack',
    short: ['k'],
    usage: '[N]',
    doc: 'the stack as words from Sp up, each with what it is',
    example: 'stack 20',
    group: 'the machine',
    read: counted((count) => ({ do: 'stack', count }), 64),
  },
  { name: 'registers', short: ['reg'], usage: '', doc: 'the registers', example: 'registers', group: 'the machine', read: plain({ do: 'registers' }) },
  {
    name: 'disassemble',
    short: ['dis'],
    usage: '[NAME|0xADDRESS] [--count N]',
    doc: 'instructions; those of the frame without a name',
    example: 'disassemble go',
    group: 'the machine',
    read: readDisassemble,
  },
  {
    name: 'lookup',
    short: ['x'],
    usage: 'ADDRESS|REGISTER',
    doc: 'what is at an address',
    example: 'lookup 0x1a2b4',
    group: 'the machine',
    read: (words) => ({ do: 'lookup', address: asked(words, 'look up which address?') }),
  },
  {
    name: 'explain',
    short: ['why'],
    usage: '',
    doc: 'the next step of the machine in words',
    example: 'explain',
    group: 'the machine',
    read: plain({ do: 'explain' }),
  },
  {
    name: 'help',
    short: ['h', '?'],
    usage: '[COMMAND]',
    doc: 'says more',
    example: 'help break',
    group: 'other',
    read: (words) => ({ do: 'help', topic: words.all() }),
  },
  { name: 'quit', short: ['q', 'exit'], usage: '', doc: 'ends program and debugger', example: 'quit', group: 'other', read: plain({ do: 'quit' }) },
];
