/**
 * Frames of inlined functions: they are none on the stack, but the frame they were inlined to stands for all of them. Each is shown as a frame of its own, above
 * that frame, under the number of that frame.
 *
 * Under `main` is the frame of the code that runs it, at the place of `main`: where nothing of `main` itself is on the stack, it stands for it.
 */

import type { BacktraceEntry, BacktraceFrame } from '../memory/backtrace-data.ts';
import { isOfLibrary } from '../memory/debug-index.ts';
import { isEntry, isMain } from '../memory/entry.ts';
import { authorName } from './names.ts';

/** A frame as it is shown: a real one, or an inlined function that shares the real one under it. */
export type ShownFrame = Omit<BacktraceFrame, 'inlinedHere' | 'outermost'> & { readonly inlined?: true | undefined };
export type ShownEntry = Exclude<BacktraceEntry, BacktraceFrame> | ShownFrame;

/** The entries with a frame for each inlined function. @param short without those of the library, and with one frame for `main` */
export function withInlined(entries: readonly BacktraceEntry[], short = false): ShownEntry[] {
  const shown = entries.flatMap((entry): ShownEntry | ShownEntry[] =>
    entry.entry === 'frame' && entry.inlinedHere !== undefined ? framesOf(entry, short) : entry,
  );
  return short ? shown.filter((entry, i) => !(entry.entry === 'frame' && isEntry(entry.name) && i > 0 && speaksOfMain(shown[i - 1]))) : shown;
}

/** What the innermost of them does is what the frame does; the others wait for the call of the one before. */
function framesOf(frame: BacktraceFrame, short: boolean): ShownFrame[] {
  const { inlinedHere = [], outermost = null, erased, ...own } = frame;
  const shown = inlinedHere.flatMap(({ name, place, library }, i): ShownFrame[] =>
    short && library ? [] : [{ ...own, inlined: true, name, place, library, waits: waitsOf(frame, i, short) }],
  );
  const last = shown.at(-1);
  if (short && isEntry(frame.name) && last !== undefined && isMain(last.name)) return [...shown.slice(0, -1), { ...last, inlined: undefined, erased }];
  const waits = short && isEntry(frame.name) ? waitsOfMain(frame, last) : waitsOf(frame, inlinedHere.length, short);
  return [...shown, { ...own, erased, place: outermost, library: isOfLibrary(frame.module, outermost), waits }];
}

/** What the `i`-th of the functions waits for. An operation in inlined functions that are left out is said to be that of who called them. */
function waitsOf({ waits, inlinedHere = [] }: BacktraceFrame, i: number, short: boolean): string {
  if (i === 0) return waits;
  const callee = inlinedHere[i - 1].name;
  const isInnermost = short && inlinedHere.slice(0, i).every(({ library }) => library);
  if (isInnermost && (isOperation(waits) || authorName(callee).name === '')) return waits;
  return callee === '' ? '' : `call of ${callee}`;
}

/** Without what comes before `main` in every program. */
function waitsOfMain({ waits }: BacktraceFrame, inlined: ShownFrame | undefined): string {
  if (inlined !== undefined) return `call of ${inlined.name}`;
  return isMain(waits) ? '' : waits;
}

function isOperation(waits: string): boolean {
  return waits !== '' && !/^(case|call|loop) of /.test(waits);
}

/** Is it `main` that is told of last: by its frame, or as a caller that a tail call has erased? */
function speaksOfMain(entry: ShownEntry): boolean {
  if (entry.entry !== 'frame') return false;
  const caller = entry.erased?.callers.at(-1);
  if (caller !== undefined && 'erased' in caller) return isMain(caller.name);
  return (entry.kind === 'ret' || entry.kind === 'here') && isMain(entry.name);
}
