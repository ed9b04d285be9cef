/** The prompt of the debugger: commands from scripts, a person or a pipe; answers as text or as JSON, a line each. */
import { type Answer, answerJson } from '../debugger/commands/answer.ts';
import { completions, parseCommand } from '../debugger/commands/parse.ts';
import type { Debugger } from '../debugger/commands/perform.ts';
import { answerText, type TextOptions } from '../debugger/commands/text.ts';
import type { Arguments, Option } from './arguments.ts';
import { lineHistory } from './line-history.ts';
import { type Lines, linesOf } from './lines.ts';
import { readText } from './source.ts';
import { print, type Terminal } from './terminal.ts';

/** Options of commands that have such a prompt. */
export const promptOptions: readonly Option[] = [
  { name: 'commands', value: 'FILE', doc: 'does the commands in a file, one a line; `#` begins a comment' },
  { name: 'command', short: 'c', value: 'COMMAND', doc: 'does this command (may be given several times)' },
  { name: 'batch', doc: 'ends after those commands; otherwise a person at a terminal is asked for more' },
  { name: 'json', doc: 'answers as JSON, one object a line' },
];

export interface PromptSession {
  readonly debugger: Debugger;
  /** stops what moves; null when nothing ever moves */
  readonly interrupt: (() => void) | null;
  /** how backtraces are printed */
  readonly backtrace?: TextOptions['backtrace'];
}

const PROMPT = '(vertebra) ';

/** Asks for commands and does them until `quit` or the end of input. Rejects with UsageError when a script cannot be read. */
export async function prompt(session: PromptSession, args: Arguments, terminal: Terminal): Promise<void> {
  const asJson = args.options.has('json');
  const script = scriptOf(args);
  const isScripted = args.options.has('commands') || args.options.has('command');
  for (const line of script) {
    if (!asJson && line.trim() !== '') print(terminal, `${PROMPT}${line}\n`);
    if (!(await perform(session, line, asJson, terminal, terminal.onInterrupt))) return;
  }
  if (args.options.has('batch') || (isScripted && terminal.isTerminal?.(0) !== true)) return;
  const lines = linesOf(terminal, {
    complete: (line) => completions(line, session.debugger.variableNames(), session.debugger.fileNames()),
    ...lineHistory('debug-history'),
  });
  try {
    await typed(session, lines, asJson, terminal);
  } finally {
    lines.close();
  }
}

/** Commands of a person: an empty line does the last movement or look again, as in gdb. */
async function typed(session: PromptSession, lines: Lines, asJson: boolean, terminal: Terminal): Promise<void> {
  let last = '';
  for (;;) {
    const line = await lines.next(asJson ? '' : PROMPT);
    if (line === null) return;
    const text = line.trim() === '' && lines.isInteractive ? last : line;
    if (!(await perform(session, text, asJson, terminal, lines.onInterrupt))) return;
    last = isRepeatable(text) ? text : '';
  }
}

function isRepeatable(text: string): boolean {
  return /^\s*(s|step|n|next|si|stepi|fin|finish|c|cont|continue|l|list|source|up|down|bk|back)\b/.test(text);
}

/** Does a line; false for `quit`. */
async function perform(session: PromptSession, line: string, asJson: boolean, terminal: Terminal, onInterrupt: Lines['onInterrupt']): Promise<boolean> {
  if (isQuit(line)) return false;
  const silence = session.interrupt === null ? (): void => undefined : onInterrupt(session.interrupt);
  try {
    for (const answer of await session.debugger.line(line)) show(answer, asJson, terminal, session.backtrace);
  } finally {
    silence();
  }
  return true;
}

function isQuit(line: string): boolean {
  try {
    return parseCommand(line).do === 'quit';
  } catch {
    return false;
  }
}

/** Writes an answer to standard output. */
export function show(answer: Answer, asJson: boolean, terminal: Terminal, backtrace: TextOptions['backtrace'] = {}): void {
  const text = asJson ? answerJson(answer) : answerText(answer, { color: terminal.colorOut, backtrace });
  if (text !== '') print(terminal, `${text}\n`);
}

function scriptOf(args: Arguments): string[] {
  const files = (args.options.get('commands') ?? []).flatMap((file) => readText(file).split(/\r?\n/));
  return [...files, ...(args.options.get('command') ?? [])];
}
