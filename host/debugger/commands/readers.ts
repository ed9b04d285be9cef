/** How the text behind each command is read. All of them throw CommandError. */
import type { CensusBy } from '../look/heap.ts';
import type { BreakpointOptions } from '../protocol.ts';
import { type AskedPlace, type Command, CommandError } from './command.ts';
import { Words, wholeNumber } from './words.ts';

export function asked(words: Words, question: string): string {
  const text = words.all();
  if (text === '') throw new CommandError(question);
  return text;
}

export function optionalNumber(words: Words): number | null {
  const number = words.isEmpty ? null : wholeNumber(words.next());
  words.end();
  return number;
}

// Stopping --------------------------------------------------------------------------------------------------------------------------------

export function readBreak(words: Words, once = false): Command {
  const { text, options } = breakOptions(asked(words, 'break where? a function, FILE:LINE, 0xADDRESS, `exception`, or `updated EXPR`'));
  return { do: 'break', place: readPlace(text), options: once ? { ...options, once } : options };
}

export function readWatch(words: Words): Command {
  return { do: 'break', place: { at: 'updated', expression: asked(words, 'stop when what is updated? a variable that is not evaluated') }, options: {} };
}

/** A plain number is a line of the file that the program stands in. */
export function readUntil(words: Words): Command {
  const text = asked(words, 'until where? a line, FILE:LINE, or a function');
  return { do: 'until', place: /^\d+$/.test(text) ? Number(text) : readPlace(text) };
}

/** Takes `if …`, `hits N`, `log …` from the end of a breakpoint's text; `--hits N` and `--hits=N` are the same. */
function breakOptions(given: string): { text: string; options: BreakpointOptions } {
  const text = given.replace(/(\s)--(if|hits|log)(?:=|\s)\s*/g, '$1$2 ');
  const options: { condition?: string; hits?: number; log?: string } = {};
  const [, place, rest = ''] = /^(.*?)(?:\s+((?:if|hits|log)\s.*))?$/s.exec(text) as RegExpExecArray;
  for (let left = rest; left !== ''; ) {
    const found = /^(if|hits|log)\s+(.*)$/s.exec(left);
    if (found === null) throw new CommandError(`what is \`${left}\`? \`if CONDITION\`, \`hits N\` or \`log TEXT\``);
    const [, word, after] = found;
    if (word === 'log') {
      options.log = after;
      break;
    }
    const [, value, next] = /^(.*?)(?:\s+((?:if|hits|log)\s.*))?$/s.exec(after) as RegExpExecArray;
    if (word === 'if') options.condition = value;
    else options.hits = wholeNumber(value);
    left = next ?? '';
  }
  return { text: place, options };
}

const exceptionKinds = ['all', 'uncaught', 'async', 'overflow', 'loop'] as const;

function readPlace(text: string): AskedPlace {
  const words = new Words(text);
  const head = words.next();
  if (head === 'exception') {
    const which = words.next();
    words.end();
    const kind = exceptionKinds.find((known) => known === (which || 'uncaught'));
    return { at: 'exception', which: kind ?? { name: which } };
  }
  if (head === 'updated') return { at: 'updated', expression: asked(words, 'stop when what is updated? `break updated EXPR`') };
  words.end();
  if (/^0x[0-9a-f]+$/i.test(head)) return { at: 'instruction', address: Number(head) };
  const line = /^(.+?):(\d+)(?::(\d+))?$/.exec(head);
  if (line !== null) return { at: 'line', file: line[1], line: Number(line[2]), ...(line[3] !== undefined && { col: Number(line[3]) }) };
  return { at: 'function', name: head };
}

export function readDelete(words: Words): Command {
  const ids: number[] = [];
  while (!words.isEmpty) ids.push(wholeNumber(words.next()));
  return { do: 'delete', ids };
}

export function readHook(words: Words): Command {
  const action = words.next();
  if (action === 'add') return { do: 'stop-hook', action, text: asked(words, 'add which command? `stop-hook add display Sp SpLim`') };
  if (action === 'delete') return { do: 'stop-hook', action, id: words.number(0) };
  if (action === 'list' || action === '') return { do: 'stop-hook', action: 'list' };
  throw new CommandError('`stop-hook add COMMAND`, `stop-hook list` or `stop-hook delete ID`');
}

// Moving ----------------------------------------------------------------------------------------------------------------------------------

export function readRun(words: Words, stopAtEntry: boolean): Command {
  const entry = words.next() || 'main';
  words.end();
  return { do: 'run', entry, stopAtEntry };
}

/** `--library` before the count. */
export function readStep(words: Words, how: 'into' | 'over'): Command {
  const library = words.flag('--library', '-l');
  const count = words.number(1);
  words.end();
  return { do: 'step', how, count, ...(library && { library }) };
}

export function readBack(words: Words): Command {
  const ways = { into: 'into', step: 'into', over: 'over', next: 'over', out: 'out', finish: 'out', instruction: 'instruction', stepi: 'instruction' } as const;
  const word = words.peek();
  const way = Object.hasOwn(ways, word) ? ways[word as keyof typeof ways] : null;
  if (way !== null) words.next();
  const library = words.flag('--library', '-l');
  const count = words.number(1);
  words.end();
  return { do: 'back', how: way ?? 'into', count, ...(library && { library }) };
}

// Looking ---------------------------------------------------------------------------------------------------------------------------------

export function readFrames(words: Words): Command {
  const short = words.flag('--short', '-s');
  words.end();
  return { do: 'frames', short };
}

export function readLocals(words: Words): Command {
  const all = words.flag('--all', '-a');
  words.end();
  return { do: 'locals', all };
}

export function readPrint(words: Words): Command {
  let thunks = false;
  let depth: string | null = null;
  let width: string | null = null;
  while (words.peek().startsWith('-')) {
    if (words.flag('--thunks')) thunks = true;
    else {
      const [d, w] = [words.option('--depth'), words.option('--width') ?? words.option('-n')];
      if (d === null && w === null) throw new CommandError(`print has no option ${words.peek()}: --thunks, --depth N, -n N (or --width N)`);
      depth = d ?? depth;
      width = w ?? width;
    }
  }
  const expression = asked(words, 'print what? a variable, `Module.name`, or 0xADDRESS');
  return { do: 'print', expression, thunks, depth: depth === null ? null : wholeNumber(depth), width: width === null ? null : wholeNumber(width) };
}

export function readForce(words: Words): Command {
  const fuel = words.option('--fuel');
  return { do: 'force', expression: asked(words, 'force what?'), fuel: fuel === null ? null : wholeNumber(fuel) };
}

export function readSource(words: Words): Command {
  const word = words.next();
  words.end();
  if (word === '') return { do: 'source', file: '', line: null, around: 5 };
  if (/^\d+$/.test(word)) return { do: 'source', file: '', line: Number(word), around: 5 };
  const found = /^(.+?)(?::(\d+))?$/.exec(word) as RegExpExecArray;
  return { do: 'source', file: found[1], line: found[2] === undefined ? 1 : Number(found[2]), around: 5 };
}

export function readHeap(words: Words): Command {
  let by: CensusBy = 'closure';
  let rows = 20;
  while (!words.isEmpty) {
    const [wanted, count] = [words.option('--by'), words.option('--rows')];
    if (wanted === null && count === null) throw new CommandError(`heap has no option ${words.peek()}: --by closure|module|kind, --rows N`);
    if (wanted !== null && wanted !== 'closure' && wanted !== 'module' && wanted !== 'kind') throw new CommandError('--by closure, module or kind');
    by = wanted ?? by;
    rows = count === null ? rows : wholeNumber(count);
  }
  return { do: 'heap', by, rows };
}

export function readRetainers(words: Words): Command {
  const paths = words.option('--paths');
  return { do: 'retainers', expression: asked(words, 'retainers of what?'), count: paths === null ? 3 : wholeNumber(paths) };
}

export function readDisassemble(words: Words): Command {
  let count = words.option('--count');
  const what = count === null || !words.isEmpty ? words.next() : '';
  count ??= words.option('--count');
  words.end();
  return { do: 'disassemble', what, count: count === null ? null : wholeNumber(count) };
}
