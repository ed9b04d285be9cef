/**
 * Backtraces for everybody else: capture (while the thread stands still), decode (any time later), and the text a person reads.
 */
import { printWaitFor } from './memory/deadlock.ts';
import { showPlace } from './memory/debug-index.ts';
import type { Backtrace, BacktraceEntry, BacktraceFrame, HostFrame } from './memory/trace.ts';

export { type Capture, type CaptureOptions, captureBacktrace, rawBacktrace } from './memory/capture.ts';
export {
  type Backtrace,
  type BacktraceEntry,
  type BacktraceFrame,
  type DecodeOptions,
  decodeBacktrace,
  type FoldedFrames,
  type HostFrame,
  type MissingFrames,
  type OmittedFrames,
} from './memory/trace.ts';

export interface PrintOptions {
  /** ANSI colours. Default false */
  readonly color?: boolean;
  /** leave out what says nothing about the program: the frames under which `main` runs, and all but so many entries from either end. Default false */
  readonly short?: boolean;
}

const SHORT_ENTRIES = 24;
/** Names are padded to the longest, up to this. */
const NAME_WIDTH = 32;

/**
 * One line per entry, without a trailing newline:
 *
 *     #0  go       Main.hs:12:5-21  (case of x)
 *     … 4,998 more of #0 (period 1)
 *     #4999  main  Main.hs:4:8-12  (call of go)
 *     [cut off: …]
 */
export function printBacktrace(backtrace: Backtrace, options: PrintOptions = {}): string {
  const entries = options.short ? shortened(backtrace.entries) : [...backtrace.entries];
  const paint = options.color ? painted : plain;
  const width = Math.min(NAME_WIDTH, Math.max(0, ...entries.map((entry) => nameOf(entry).length)));
  const digits = Math.max(1, ...entries.map((entry) => (entry.entry === 'frame' || entry.entry === 'host' ? String(entry.number).length : 0)));
  const lines = entries.map((entry) => line(entry, width, digits, paint));
  if (backtrace.cutOff !== '') lines.push(paint(`[cut off: ${backtrace.cutOff}]`, DIM));
  return lines.join('\n');
}

/** What a backtrace knows of why nothing went on: the circle of a `<<loop>>`, the waiting threads of a deadlock. '' when there is nothing to say. */
export function printCause(backtrace: Backtrace): string {
  const { loop, waitFor } = backtrace;
  const lines: string[] = [];
  if (loop.length > 0) {
    lines.push('evaluation needs its own result:');
    loop.forEach((thunk, i) => {
      const place = thunk.place === null ? '' : `  ${showPlace(thunk.place)}`;
      lines.push(`  ${frameName(thunk)}${place}  needs ${i === 0 ? frameName(loop[loop.length - 1]) : frameName(loop[i - 1])}`);
    });
  }
  if (waitFor !== null) lines.push(printWaitFor(waitFor));
  return lines.join('\n');
}

/** The name by which a frame goes in text: its function, `thunk x`, or what the machine calls it. */
export function frameName(frame: BacktraceFrame): string {
  if (frame.kind === 'update') return frame.via !== '' ? `thunk (as ${frame.via})` : `thunk ${frame.name || '?'}`;
  if (frame.name !== '') return frame.name;
  return `<info ${frame.raw[1]}>`;
}

type Paint = (text: string, style: number) => string;
const DIM = 2;
const BOLD = 1;
const CYAN = 36;
const plain: Paint = (text) => text;
const painted: Paint = (text, style) => `\u001b[${style}m${text}\u001b[0m`;

function line(entry: BacktraceEntry, width: number, digits: number, paint: Paint): string {
  if (entry.entry === 'frame') return frameLine(entry, width, digits, paint);
  if (entry.entry === 'host') return hostLine(entry, width, digits, paint);
  if (entry.entry === 'missing') return paint(`[${entry.why}]`, DIM);
  const margin = ' '.repeat(digits + 3);
  const count = entry.count.toLocaleString('en-US');
  if (entry.entry === 'omitted') return `${margin}${paint(`… ${count} more left out`, DIM)}`;
  const pattern = entry.period === 1 ? `#${entry.from}` : `#${entry.from}–#${entry.from + entry.period - 1} (period ${entry.period})`;
  return `${margin}${paint(`… ${count} more of ${pattern}`, DIM)}`;
}

function frameLine(frame: BacktraceFrame, width: number, digits: number, paint: Paint): string {
  const isOwn = frame.kind !== 'ret' && frame.kind !== 'here' && frame.place === null;
  const number = `#${frame.number}`.padEnd(digits + 3);
  const name = paint(frameName(frame).padEnd(width), isOwn ? DIM : BOLD);
  const place = frame.place === null ? '' : `  ${paint(showPlace(frame.place), CYAN)}`;
  const waits = frame.waits === '' ? '' : `  ${paint(`(${frame.waits})`, DIM)}`;
  return `${number}${name}${place}${waits}`.trimEnd();
}

function hostLine(frame: HostFrame, width: number, digits: number, paint: Paint): string {
  const place = frame.place === null ? '' : `  ${paint(showPlace(frame.place), CYAN)}`;
  const number = `#${frame.number}`.padEnd(digits + 3);
  return `${number}${paint(hostName(frame).padEnd(width), BOLD)}${place}  ${paint(frame.awaited ? '(JavaScript, awaited)' : '(JavaScript)', DIM)}`;
}

function hostName(frame: HostFrame): string {
  return frame.name === '' ? '<anonymous>' : frame.name;
}

function nameOf(entry: BacktraceEntry): string {
  if (entry.entry === 'frame') return frameName(entry);
  return entry.entry === 'host' ? hostName(entry) : '';
}

/** Without the frames under which every program runs; the middle of what is left gives way to a line that says so. */
function shortened(all: readonly BacktraceEntry[]): BacktraceEntry[] {
  const said = all.filter((entry, i) => !isScaffolding(entry, all[i + 1]));
  const end = said.length;
  if (end <= SHORT_ENTRIES) return said;
  const head = said.slice(0, SHORT_ENTRIES - 4);
  const tail = said.slice(end - 3, end);
  const left = said.slice(SHORT_ENTRIES - 4, end - 3);
  const count = left.reduce((sum, entry) => sum + ('count' in entry ? entry.count : 1), 0);
  return [...head, { entry: 'omitted', number: left[0].number, count }, ...tail];
}

/** @param below what called it; a boundary says nothing that the host frames below it do not say */
function isScaffolding(entry: BacktraceEntry, below: BacktraceEntry | undefined): boolean {
  if (entry.entry !== 'frame') return false;
  return entry.kind === 'stop' || (entry.kind === 'catch' && entry.waits === 'top handler') || (entry.kind === 'boundary' && below?.entry === 'host');
}
