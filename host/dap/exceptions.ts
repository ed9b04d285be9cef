/** What is known of the exception at which the program stopped: what it is, what it wraps, where it comes from. Nothing is run for it. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { type PrintOptions, printBacktrace } from '../backtrace.ts';
import { examine } from '../debugger/control/raises.ts';
import { standing } from '../debugger/look/standing.ts';
import type { Stop, Target } from '../debugger/protocol.ts';
import type { Backtrace, EarlierRaise } from '../memory/backtrace-data.ts';
import { decodeClosure } from '../memory/decode.ts';
import { unqualified } from '../memory/source-names.ts';
import { hex } from './breakpoints.ts';
import type { Debuggee } from './debuggee.ts';

/** Exceptions within exceptions that are followed. */
const MAX_CAUSES = 8;
/** Constructors that only wrap. */
const WRAPPER = /^Some\w*Exception$/;

type Details = DebugProtocol.ExceptionDetails;

/** @param isUncaught nobody will catch it */
export function exceptionInfo(
  { target, functionAt }: Debuggee,
  stop: Stop,
  backtrace: Backtrace,
  isUncaught: boolean,
): DebugProtocol.ExceptionInfoResponse['body'] {
  const exception = standing(target).r1;
  const { names } = examine(target, exception);
  const fullName = names.findLast((name) => !WRAPPER.test(unqualified(name))) ?? /^[\p{Lu}][\p{L}\p{N}_.']*/u.exec(stop.text)?.[0] ?? 'exception';
  const typeName = unqualified(fullName);
  const printing: PrintOptions = { short: true, functionAt, source: (file) => target.source(file) };
  const causes = [...causesOf(target, exception, 0), ...earlier(backtrace.raised, printing)];
  return {
    exceptionId: typeName,
    description: stop.text,
    breakMode: isUncaught ? 'unhandled' : 'always',
    details: {
      message: stop.text,
      typeName,
      fullTypeName: fullName,
      evaluateName: hex(exception),
      stackTrace: printBacktrace(backtrace, printing),
      ...(causes.length > 0 && { innerException: causes }),
    },
  };
}

/** Exceptions that an exception holds, as far as it is evaluated. */
function causesOf(target: Target, exception: number, depth: number): Details[] {
  const inner = unwrapped(target, exception);
  const closure = decodeClosure(target.view, target.debug, inner);
  if (closure.kind !== 'con' || depth >= MAX_CAUSES) return [];
  return closure.fields.flatMap(({ rep, value }) => {
    const held = rep === 'p' ? decodeClosure(target.view, target.debug, Number(value)) : null;
    if (held?.kind !== 'con' || !WRAPPER.test(unqualified(held.name))) return [];
    const { names, text } = examine(target, held.address);
    const further = causesOf(target, held.address, depth + 1);
    return [{ message: text, typeName: unqualified(names.at(-1) ?? ''), ...(further.length > 0 && { innerException: further }) }];
  });
}

/** What is inside SomeException and the like. */
function unwrapped(target: Target, exception: number): number {
  let at = exception;
  for (let i = 0; i < MAX_CAUSES; i++) {
    const closure = decodeClosure(target.view, target.debug, at);
    const held = closure.kind === 'con' && WRAPPER.test(unqualified(closure.name)) ? closure.fields.filter(({ rep }) => rep === 'p').at(-1) : undefined;
    if (held === undefined) return closure.address;
    at = Number(held.value);
  }
  return at;
}

/** Where it was raised before it came here. */
function earlier(raised: EarlierRaise | null, printing: PrintOptions): Details[] {
  if (raised === null) return [];
  const by = raised.by === null ? '' : `, thrown by thread ${raised.by.thread}`;
  const trace: Backtrace = { thread: raised.thread, entries: raised.entries, frames: raised.entries.length, cutOff: '', loop: [], waitFor: null, raised: null };
  return [{ message: `raised before in thread ${raised.thread}${by}`, stackTrace: printBacktrace(trace, printing) }];
}
