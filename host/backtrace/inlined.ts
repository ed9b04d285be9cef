/**
 * Frames of inlined functions: they are none on the stack, but the frame they were inlined to stands for all of them. Each is shown as a frame of its own, above
 * that frame, under the number of that frame.
 */
import { isOfLibrary } from '../memory/debug-index.ts';
import type { BacktraceEntry, BacktraceFrame } from '../memory/trace.ts';

/** The code under `main` that nobody wrote: where it is not shown, `main` is the frame. */
const ENTRY = /\.\$main$/;

/** A frame as it is shown: a real one, or an inlined function that shares the real one under it. */
export type ShownFrame = Omit<BacktraceFrame, 'inlinedHere' | 'outermost'> & { readonly inlined?: true | undefined };
export type ShownEntry = Exclude<BacktraceEntry, BacktraceFrame> | ShownFrame;

/** The entries with a frame for each inlined function. @param short without those of the library */
export function withInlined(entries: readonly BacktraceEntry[], short = false): ShownEntry[] {
  return entries.flatMap((entry): ShownEntry | ShownEntry[] => (entry.entry === 'frame' && entry.inlinedHere !== undefined ? framesOf(entry, short) : entry));
}

/** What the innermost of them does is what the frame does; the others wait for the call of the one before. */
function framesOf(frame: BacktraceFrame, short: boolean): ShownFrame[] {
  const { inlinedHere = [], outermost = null, erased, ...own } = frame;
  const steps = inlinedHere.filter(({ library }) => !(short && library));
  const isEntry = short && ENTRY.test(frame.name) && steps.length > 0;
  const waits = (i: number): string => (i === 0 ? frame.waits : `call of ${steps[i - 1].name}`);
  const shown = steps.map(({ name, place, library }, i): ShownFrame => ({ ...own, inlined: true, name, place, library, waits: waits(i) }));
  if (isEntry) return [...shown.slice(0, -1), { ...shown[steps.length - 1], inlined: undefined, erased }];
  return [...shown, { ...own, erased, place: outermost, library: isOfLibrary(frame.module, outermost), waits: waits(steps.length) }];
}
