/**
 * Backtraces for everybody else: capture (while the thread stands still), decode (any time later), and the text a person reads.
 */
export { printCause, printHistory } from './backtrace/cause.ts';
export { type ShownEntry, type ShownFrame, withInlined } from './backtrace/inlined.ts';
export { authorName } from './backtrace/names.ts';
export type { SourceText } from './backtrace/source.ts';
export { type PrintOptions, printBacktrace } from './backtrace/text.ts';
export type {
  Backtrace,
  BacktraceEntry,
  BacktraceFrame,
  EarlierRaise,
  FoldedFrames,
  HostFrame,
  MissingFrames,
  OmittedFrames,
} from './memory/backtrace-data.ts';
export { type Capture, type CaptureOptions, captureBacktrace, rawBacktrace } from './memory/capture.ts';
export type { ErasedCaller, ErasedCallers, ErasedFold } from './memory/tail-calls.ts';
export { type DecodeOptions, decodeBacktrace } from './memory/trace.ts';

import type { ShownFrame } from './backtrace/inlined.ts';
import { authorName } from './backtrace/names.ts';

/** The name by which a frame goes where there is room for a name only: its function, the thunk it forces, or what the machine calls it. */
export function frameName(frame: ShownFrame): string {
  const { name, module } = authorName(frame.kind === 'update' ? frame.name || frame.via : frame.name);
  if (name === '') return frame.kind === 'ret' || frame.kind === 'update' || frame.kind === 'here' ? 'thunk' : frame.name || `<info ${frame.raw[1]}>`;
  return module === '' || module === 'Main' ? name : `${module}.${name}`;
}
