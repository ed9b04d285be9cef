/** What a user writes to see a value, or to have something done: expressions of `print`, and in the console the debugger's commands. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Answer } from '../debugger/commands/answer.ts';
import { type Command, CommandError } from '../debugger/commands/command.ts';
import { completions, parseCommand } from '../debugger/commands/parse.ts';
import type { Debugger } from '../debugger/commands/perform.ts';
import { commandTable } from '../debugger/commands/table.ts';
import { answerText } from '../debugger/commands/text.ts';
import { ExpressionError, evaluateName, type Named, type Scope, variablesAt } from '../debugger/look/expressions.ts';
import type { Target } from '../debugger/protocol.ts';
import { withoutNumber } from '../memory/source-names.ts';
import type { Fields } from './fields.ts';
import { RequestError } from './fields.ts';

/** What a line of the console is. */
export type Line = { readonly value: Named } | { readonly command: Command };

/** The value an expression names. Throws RequestError. */
export function named(target: Target, scope: Scope, expression: string): Named {
  try {
    return evaluateName(target, scope, expression);
  } catch (error) {
    if (error instanceof ExpressionError) throw new RequestError(error.message);
    throw error;
  }
}

/**
 * A variable of the frame comes before a command of its name, a command before a top-level value, the beginning of a command last. Throws RequestError.
 */
export function lineOf(target: Target, scope: Scope, text: string): Line {
  const [word] = /^\S*/.exec(text.trim()) ?? [''];
  const head = /^[^.[\s]*/.exec(word)?.[0] ?? '';
  const isAlone = word === text.trim();
  const isVariable = isAlone && variablesAt(target, scope).some(({ name }) => name === head || withoutNumber(name) === head);
  const isCommand = commandTable.some(({ name, short }) => name === word || short.includes(word));
  if (isVariable || (isAlone && !isCommand)) {
    try {
      return { value: evaluateName(target, scope, text) };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      if (isVariable || !commandTable.some(({ name }) => name.startsWith(word) && word !== '')) throw new RequestError(error.message);
    }
  }
  try {
    return { command: parseCommand(text) };
  } catch (error) {
    if (error instanceof CommandError) throw new RequestError(error.message);
    throw error;
  }
}

/** Does a command that looks, or sets something; its answers as text. Throws RequestError for one that fails. */
export async function performed(commands: Debugger, command: Command, color: boolean): Promise<{ readonly text: string; readonly answers: readonly Answer[] }> {
  const answers = await commands.perform(command);
  const failure = answers.find((answer) => answer.answer === 'error');
  if (failure?.answer === 'error') throw new RequestError(failure.text);
  return { text: answers.map((answer) => answerText(answer, { color })).join('\n'), answers };
}

/** How a line of the console may go on: commands, and variables in sight. @param column counted from 0 */
export function completionTargets(args: Fields, column: number, names: readonly string[]): DebugProtocol.CompletionItem[] {
  const text = args.text('text').slice(0, Math.max(0, column));
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const word = /[^\s.[]*$/.exec(line)?.[0] ?? '';
  const start = line.length - word.length;
  const item = (label: string, type: DebugProtocol.CompletionItemType): DebugProtocol.CompletionItem => ({ label, type, start, length: word.length });
  const whole = completions(line, names).map((completed) => completed.slice(start));
  const variables = /\s/.test(line) ? [] : names.filter((name) => name.startsWith(word));
  const isFirst = !/\s/.test(line);
  return [...new Set(variables)].map((name) => item(name, 'variable')).concat(whole.map((label) => item(label, isFirst ? 'keyword' : 'variable')));
}
