/**
 * The host view: JavaScript frames at their places between the machine's, in one trace.
 *
 * What joins the two is numbers: a boundary frame holds the serial of the call that pushed it, and each call has its activation. Frames that the engine
 * does not give, or that do not fit, are said to be missing where they should be.
 */
import type { Backtrace, BacktraceEntry, BacktraceFrame, HostFrame } from '../memory/backtrace-data.ts';
import type { Activation, Site } from './activation.ts';
import type { SampleCall } from './marks.ts';
import { type Segment, type Segments, segmentsOf, thrownFrames } from './segments.ts';
import type { JsFrame } from './stack-text.ts';

/** The stack of one thread, with what is known of those who called in. */
export interface ThreadPart {
  readonly trace: Backtrace;
  /** activations by the Sp of their boundary frame */
  readonly boundaries: ReadonlyMap<number, Activation>;
  /** the activation of the run of `main`, when this is its thread */
  readonly base: Activation | null;
}

export interface HostParts {
  readonly machine: object;
  /** the thread in question first; each of the others waits for a host function that called in to the one before it */
  readonly threads: readonly ThreadPart[];
  /** JavaScript's stack when the capture was taken */
  readonly site: Site;
  /** whether it was taken inside a host function of this machine */
  readonly insideHostCall: boolean;
  /** what a host function threw, if that is why the capture was taken */
  readonly thrown: Thrown | null;
  /** what a host function threw when the exception was raised first, if this is not the first time */
  readonly thrownFirst: Thrown | null;
  readonly sampleCall: SampleCall;
}

/** What a host function threw, and whether it had promised an answer first. */
export interface Thrown {
  readonly value: unknown;
  readonly awaited: boolean;
}

/** One trace, numbered from 0. */
export function mergeHostFrames(parts: HostParts): Backtrace {
  return new Merger(parts).merge();
}

/** Stands for frames that another machine could tell of. */
const OTHER_MACHINE = 'Haskell in another machine';

class Merger {
  private readonly parts: HostParts;
  private readonly entries: BacktraceEntry[] = [];
  private readonly read = new Map<Site, Segments>();
  private readonly said = new Set<string>();
  private disagreement: Segments | null = null;
  /** number of the next entry */
  private number = 0;

  constructor(parts: HostParts) {
    this.parts = parts;
  }

  merge(): Backtrace {
    const { threads, thrown } = this.parts;
    const other = traceOf(thrown?.value);
    if (other !== null) this.otherTrace(other);
    else if (thrown !== null) this.host(thrownFrames(thrown.value, this.parts.sampleCall), thrown.awaited);
    else this.lookers();
    const loops = threads.map((part) => this.thread(part));
    if (this.disagreement !== null) this.unaligned(this.disagreement);
    const { trace } = threads[0];
    return { ...trace, entries: this.entries, frames: this.number, loop: loops[0], raised: this.firstRaise(trace.raised) };
  }

  /** Where an exception was raised first, with the JavaScript that threw it. */
  private firstRaise(raised: Backtrace['raised']): Backtrace['raised'] {
    const { thrownFirst, sampleCall } = this.parts;
    if (raised === null || thrownFirst === null || traceOf(thrownFirst.value) !== null) return raised;
    const frames = thrownFrames(thrownFirst.value, sampleCall).map((frame, i) => hostFrame(frame, i, thrownFirst.awaited));
    return { ...raised, entries: [...frames, ...raised.entries.map((entry) => renumbered(entry, frames.length))] };
  }

  /** The trace of an error of another machine: of that the JavaScript up to ours. */
  private otherTrace({ entries }: Backtrace): void {
    this.missing(OTHER_MACHINE);
    const own = entries.findIndex((entry) => entry.entry === 'frame');
    const end = entries.findIndex((entry, i) => i > own && entry.entry === 'missing' && entry.why === OTHER_MACHINE);
    const before = end < 0 ? [] : entries.slice(0, end);
    const start = before.findLastIndex((entry) => entry.entry !== 'host') + 1;
    for (const entry of before.slice(start)) this.entries.push({ ...entry, number: this.number++ });
  }

  /** Whoever asks for the backtrace, when that is a host function. */
  private lookers(): void {
    const { site, insideHostCall } = this.parts;
    const isLook = site.innermost !== null && site.innermost.machine === null;
    const { known } = this.segments(site);
    if (isLook && insideHostCall && known.length > 0) this.segment(known, 0, false);
  }

  /** The entries of one thread and of those who called in to it. Answers its loop, renumbered. */
  private thread({ trace, boundaries, base }: ThreadPart): BacktraceFrame[] {
    const start = this.number;
    const moved: { readonly from: number; readonly by: number }[] = [];
    const move = (number: number): number => number + (moved.findLast(({ from }) => from <= number)?.by ?? start);
    let below = base;
    for (const [i, entry] of trace.entries.entries()) {
      const by = this.number - entry.number;
      if (by !== (moved.at(-1)?.by ?? start)) moved.push({ from: entry.number, by });
      this.entries.push(renumbered(entry, by));
      this.number = entry.number + by + ('count' in entry ? entry.count : 1);
      const activation = entry.entry === 'frame' && entry.kind === 'boundary' ? boundaries.get(entry.raw[2]) : undefined;
      if (activation === undefined) continue;
      if (isBase(trace.entries, i)) below = activation;
      else this.caller(activation);
    }
    if (below !== null) this.caller(below);
    return trace.loop.map((frame) => ({ ...frame, number: move(frame.number) }));
  }

  /** The frames that made a call: as they are on the stack, or as they were kept. */
  private caller(activation: Activation): void {
    const { site } = this.parts;
    const isOnStack = isOn(site, activation);
    const awaited = !isOnStack && activation.insideCall !== 0;
    const from = isOnStack ? site : activation.kept;
    if (from === null) {
      this.missing('cannot align: the JavaScript stack of this call is not known');
      return;
    }
    const segments = this.segments(from);
    if (segments.disagreement !== '') {
      this.missing(`cannot align: ${segments.disagreement}`);
      this.disagreement ??= segments;
      return;
    }
    const index = segments.known.findIndex((segment) => segment.activation === activation);
    if (index < 0) this.missing(`cut off: ${segments.cutOff}`);
    else this.segment(segments.known, index, awaited);
  }

  /** A segment, and those it called through: activations of other machines in between. */
  private segment(known: readonly Segment[], index: number, awaited: boolean): void {
    const { frames, cutOff, activation } = known[index];
    this.host(frames, awaited);
    if (cutOff !== '') this.missing(`cut off: ${cutOff}`);
    const { outer } = activation;
    if (outer === null || outer.machine === this.parts.machine || outer.machine === null) return;
    this.missing(OTHER_MACHINE);
    if (index + 1 < known.length) this.segment(known, index + 1, awaited);
  }

  private host(frames: readonly JsFrame[], awaited: boolean): void {
    for (const frame of frames) this.entries.push(hostFrame(frame, this.number++, awaited));
  }

  /** Why frames are missing is said where it is so for the first time. */
  private missing(why: string): void {
    if (this.said.has(why)) return;
    if (why !== OTHER_MACHINE) this.said.add(why);
    this.entries.push({ entry: 'missing', number: this.number, why });
  }

  /** The other half, as it is. */
  private unaligned({ all }: Segments): void {
    this.missing('cannot align: the JavaScript stack, as it was');
    this.host(all, false);
  }

  private segments(site: Site): Segments {
    const known = this.read.get(site) ?? segmentsOf(site, this.parts.sampleCall);
    this.read.set(site, known);
    return known;
  }
}

/** What an error of a machine's knows. */
function traceOf(thrown: unknown): Backtrace | null {
  return thrown instanceof Error && 'backtrace' in thrown ? (thrown.backtrace as Backtrace | null) : null;
}

function isOn(site: Site, activation: Activation): boolean {
  for (let at = site.innermost; at !== null; at = at.outer) if (at === activation) return true;
  return false;
}

/** Whether nothing lies below but the end of the stack: whoever called in then stands outside of that. */
function isBase(entries: readonly BacktraceEntry[], at: number): boolean {
  const next = entries[at + 1];
  return at + 2 === entries.length && next.entry === 'frame' && next.kind === 'stop';
}

function renumbered(entry: BacktraceEntry, by: number): BacktraceEntry {
  const number = entry.number + by;
  return entry.entry === 'fold' ? { ...entry, number, from: entry.from + by } : { ...entry, number };
}

function hostFrame({ name, file, line, column, isAsync }: JsFrame, number: number, awaited: boolean): HostFrame {
  const place = file === '' ? null : { file, line, col: column, endLine: line, endCol: column };
  return { entry: 'host', number, name, place, awaited: awaited || isAsync };
}
