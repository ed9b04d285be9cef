/** The console of an editor: expressions, and the debugger's commands. The only place where what is typed may have effects. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Command } from '../debugger/commands/command.ts';
import { Debugger } from '../debugger/commands/perform.ts';
import type { Scope } from '../debugger/look/expressions.ts';
import type { Control, Stop } from '../debugger/protocol.ts';
import type { BreakpointSets } from './breakpoints.ts';
import type { Client } from './connection.ts';
import type { Debuggee } from './debuggee.ts';
import { completionTargets, lineOf, performed } from './evaluation.ts';
import { type Fields, RequestError } from './fields.ts';
import { type Mover, repeated } from './mover.ts';
import type { Values } from './values.ts';

/** The parts of a session that the console works on. */
export interface ConsoleParts {
  readonly client: Client;
  readonly debuggee: Debuggee;
  readonly values: Values;
  readonly mover: Mover;
  readonly breakpoints: BreakpointSets | null;
  /** answers are coloured */
  readonly color: boolean;
  /** something was evaluated */
  readonly changed: () => void;
}

type Result = Omit<DebugProtocol.EvaluateResponse['body'], 'presentationHint'>;

const NOTHING: Result = { result: '', variablesReference: 0 };

export class Console {
  readonly #parts: ConsoleParts;
  readonly #commands: Debugger;

  constructor(parts: ConsoleParts) {
    this.#parts = parts;
    this.#commands = new Debugger(parts.debuggee.target, parts.debuggee.control);
  }

  /** Rejects with RequestError for what cannot be understood or done. */
  async line(text: string, scope: Scope): Promise<Result> {
    const { debuggee, values, color } = this.#parts;
    const line = lineOf(debuggee.target, scope, text);
    if ('value' in line) return values.value(line.value.field, text);
    const { command } = line;
    if (this.#moves(command)) return NOTHING;
    this.#commands.lookAt(scope);
    const before = new Set(debuggee.control?.breakpoints.map(({ id }) => id));
    const { text: said, answers } = await performed(this.#commands, command, color);
    this.#tellBreakpoints(before);
    const [answer] = answers;
    if (command.do !== 'force' || answer?.answer !== 'value') return { result: said, variablesReference: 0 };
    this.#parts.changed();
    return values.value({ name: '', rep: 'p', value: answer.value.address }, command.expression);
  }

  /** How a line may go on. @param column counted from 0 */
  completions(args: Fields, column: number, scope: Scope): DebugProtocol.CompletionItem[] {
    this.#commands.lookAt(scope);
    return completionTargets(args, column, this.#commands.variableNames());
  }

  /** Commands that move are what the requests of that name are; the client is told that the program goes on. */
  #moves(command: Command): boolean {
    switch (command.do) {
      case 'run':
        throw new RequestError('the program runs already');
      case 'quit':
        this.#parts.mover.terminate();
        return true;
      case 'continue':
        return this.#move((control) => repeated(command.count, () => control.continue()));
      case 'step':
        return this.#move((control) => control.step(command.how, command.count));
      case 'back':
        return this.#move((control) => repeated(command.count, () => control.stepBack(command.how)));
      case 'reverse-continue':
        return this.#move((control) => control.reverseContinue());
      default:
        return false;
    }
  }

  #move(movement: (control: Control) => Promise<Stop>): true {
    const { client, mover } = this.#parts;
    mover.move(movement);
    client.event('continued', { threadId: mover.someThread, allThreadsContinued: true });
    return true;
  }

  #tellBreakpoints(before: ReadonlySet<number>): void {
    const { client, debuggee, breakpoints } = this.#parts;
    const now = debuggee.control?.breakpoints ?? [];
    for (const one of now) if (!before.has(one.id) && breakpoints !== null) client.event('breakpoint', { reason: 'new', breakpoint: breakpoints.shown(one) });
    const left = new Set(now.map(({ id }) => id));
    for (const id of before) if (!left.has(id)) client.event('breakpoint', { reason: 'removed', breakpoint: { id, verified: false } });
  }
}
