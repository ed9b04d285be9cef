/** A merged trace as the text of an error's `stack`, in the style of the engine it is read in, so that consoles and tools take it for one of their own. */

import { hasErased } from '../backtrace/erased.ts';
import { type ShownEntry, withInlined } from '../backtrace/inlined.ts';
import { authorName } from '../backtrace/names.ts';
import { type Backtrace, frameName } from '../backtrace.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import { isNested } from './activation.ts';
import { readStackText } from './stack-text.ts';

/** Lines at most; those in the middle give way. */
const MAX_LINES = 100;
const LAST_LINES = 20;

/**
 * Consoles of browsers call no getter of a page's: there an error that leaves the machine has its text at once, unless a host function gets it first.
 * Elsewhere it is made when it is first read.
 */
const isBrowser = 'document' in globalThis || 'importScripts' in globalThis;

/** Gives an error the trace as its `stack`; as with any error, something else may be put there. */
export function defineStack(error: Error, backtrace: () => Backtrace | null): void {
  const define = (value: unknown): void => void Object.defineProperty(error, 'stack', { value, writable: true, configurable: true, enumerable: false });
  if (isBrowser && !isNested()) {
    define(stackText(error, backtrace()));
    return;
  }
  Object.defineProperty(error, 'stack', {
    get: () => {
      const text = stackText(error, backtrace());
      define(text);
      return text;
    },
    set: define,
    configurable: true,
    enumerable: false,
  });
}

function stackText(error: Error, backtrace: Backtrace | null): string {
  const isAt = ownStyle() === 'at';
  const lines = shortened(backtrace === null ? [] : allLines(backtrace, isAt));
  if (backtrace !== null && backtrace.cutOff !== '') lines.push(remark(`[cut off: ${backtrace.cutOff}]`));
  return isAt ? [`${error.name}: ${error.message}`, ...lines].join('\n') : lines.map((text) => `${text}\n`).join('');
}

/** An exception that a handler threw on was raised elsewhere first. */
function allLines({ entries, raised }: Backtrace, isAt: boolean): string[] {
  const linesOf = (list: Backtrace['entries']): string[] => withInlined(list, true).flatMap((entry) => [...line(entry, isAt), ...erasedLines(entry, isAt)]);
  const lines = linesOf(entries);
  if (raised === null || raised.entries.length === 0) return lines;
  return [...linesOf(raised.entries), remark('[raised again]'), ...lines];
}

let style: 'at' | '@' | undefined;

function ownStyle(): 'at' | '@' {
  style ??= readStackText(new Error().stack).style === '@' ? '@' : 'at';
  return style;
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= MAX_LINES) return [...lines];
  const left = lines.length - MAX_LINES;
  return [...lines.slice(0, MAX_LINES - LAST_LINES), remark(`… ${left} more`), ...lines.slice(-LAST_LINES)];
}

/** No line for the machine's own frames, which have no place in any source. */
function line(entry: ShownEntry, isAt: boolean): string[] {
  switch (entry.entry) {
    case 'frame':
      return entry.place === null ? [] : [placed(frameName(entry), showPoint(entry.place), isAt, '')];
    case 'host': {
      const { name, place, awaited } = entry;
      return [placed(name, place === null ? (isAt ? '<anonymous>' : '[native code]') : showPoint(place), isAt, awaited ? 'async' : '')];
    }
    case 'fold':
      return [remark(`… ${entry.count} more of ${entry.period === 1 ? 'the same' : `these ${entry.period}`}`)];
    case 'omitted':
      return [remark(`… ${entry.count} more`)];
    case 'missing':
      return [remark(`[${entry.why}]`)];
  }
}

/** The program's callers that tail calls have erased, where their frames would be. */
function erasedLines(entry: ShownEntry, isAt: boolean): string[] {
  if (entry.entry !== 'frame' || entry.erased === undefined || !hasErased(entry)) return [];
  const { callers, isCut } = entry.erased;
  const lines = callers.flatMap((caller): string[] => {
    if (!('erased' in caller)) return [remark(`… ${caller.count} more tail calls of ${caller.period === 1 ? 'the same' : `these ${caller.period}`}`)];
    const { name, place, library } = caller;
    return place === null || library ? [] : [placed(authorName(name).name || 'thunk', showPoint(place), isAt, 'tail-call')];
  });
  return isCut ? [...lines, remark('… older tail calls are not in the ring')] : lines;
}

function showPoint({ file, line, col }: SourcePlace): string {
  return `${file}:${line}:${col}`;
}

/** @param how a word before the name, as engines have one for what is awaited; '' for a frame */
function placed(name: string, place: string, isAt: boolean, how: '' | 'async' | 'tail-call'): string {
  if (!isAt) return `${how === '' ? '' : `${how}*`}${name}@${place}`;
  const before = `    at ${how === '' ? '' : `${how} `}`;
  return name === '' ? `${before}${place}` : `${before}${name} (${place})`;
}

function remark(text: string): string {
  return `    ${text}`;
}
