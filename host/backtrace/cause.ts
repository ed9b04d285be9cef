/** Why nothing went on, and where an exception comes from: what stands before or after the frames. */

import type { Backtrace, BacktraceFrame, EarlierRaise } from '../memory/backtrace-data.ts';
import { printWaitFor } from '../memory/deadlock.ts';
import { showPlace } from '../memory/debug-index.ts';
import { BOLD, lookupOf, type PrintOptions, painted, plain, printEntries } from './text.ts';
import { describe } from './words.ts';

/** What a backtrace knows of why nothing went on: the circle of a `<<loop>>`, the waiting threads of a deadlock. '' when there is nothing to say. */
export function printCause(backtrace: Backtrace, options: PrintOptions = {}): string {
  const { loop, waitFor } = backtrace;
  const lines: string[] = [];
  if (loop.length > 0) lines.push(...loopLines(loop, options));
  if (waitFor !== null) lines.push(printWaitFor(waitFor));
  return lines.join('\n');
}

/** Outermost first: each thunk needs the next, the last one the first. */
function loopLines(loop: readonly BacktraceFrame[], options: PrintOptions): string[] {
  const lookup = lookupOf(options);
  const thunks = [...loop].reverse().map((thunk) => ({
    name: describe(thunk, lookup).what.replace(/^forcing /, ''),
    place: thunk.place === null ? '' : showPlace(thunk.place),
  }));
  if (thunks.length === 1) return [`${thunks[0].name} needs its own value  ${thunks[0].place}`.trimEnd()];
  const width = Math.max(...thunks.map(({ name }) => name.length));
  const sentence = (i: number): string => {
    const needs = i + 1 < thunks.length ? `needs ${thunks[i + 1].name}` : `needs ${thunks[0].name} again`;
    return `  ${thunks[i].name.padEnd(width)}  ${needs}`;
  };
  const sentences = thunks.map((_, i) => sentence(i));
  const longest = Math.max(...sentences.map((text) => text.length));
  return ['values that need each other:', ...sentences.map((text, i) => `${text.padEnd(longest)}  ${thunks[i].place}`.trimEnd())];
}

/** The whole story of an uncaught exception: where it was raised first, then the stack it left the thread on. */
export function printHistory(backtrace: Backtrace, options: PrintOptions = {}): string {
  const { raised } = backtrace;
  const trace = printEntries(backtrace.entries, options);
  if (backtrace.cutOff !== '') trace.push(`[cut off: ${backtrace.cutOff}]`);
  if (raised === null) return trace.join('\n');
  const paint = options.color ? painted : plain;
  const lines = [paint(raisedHeader(raised, backtrace.thread), BOLD), ...printEntries(raised.entries, options)];
  if (raised.isCut) lines.push('   [and more frames, down to the handler that caught it]');
  if (raised.entries.length === 0) lines.pop();
  if (trace.length === 0) return lines.join('\n');
  return [
    ...(raised.entries.length === 0 ? thrownBy(raised) : lines),
    paint(raised.entries.length === 0 ? 'while it was at:' : 'rethrown at:', BOLD),
    ...trace,
  ].join('\n');
}

function raisedHeader(raised: EarlierRaise, thread: number): string {
  if (raised.by !== null) return `${thrownBy(raised)[0].replace(/:$/, '')} while it was at:`;
  return raised.thread === thread || raised.thread === 0 ? 'raised at:' : `raised in thread ${raised.thread} at:`;
}

function thrownBy({ by }: EarlierRaise): string[] {
  if (by === null) return [];
  const place = by.frame?.place ? ` at ${showPlace(by.frame.place)}` : '';
  return [`thrown by thread ${by.thread}${place}`];
}
