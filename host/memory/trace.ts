/**
 * Captures become names and places: the demand view of a stack, who forced whom, frame by frame. Needs the debug tables and no memory.
 *
 * Frames that repeat are folded before any object is made for them, so a million frames cost little more than a few.
 */
import { HOST_CALL_BASE } from '../../abi/layout.ts';
import { RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { closureTypes } from '../../abi/tables/closure-types.ts';
import { rtsInfos } from '../../abi/tables/rts-infos.ts';
import type { Annotations, Backtrace, BacktraceEntry, BacktraceFrame, EarlierRaise } from './backtrace-data.ts';
import { type BirthCapture, type Built, decodeBirth } from './births.ts';
import { CAPTURE_W, type Capture, RUNNING, TOP_HANDLER_BIT } from './capture.ts';
import { type CodePosition, type DebugIndex, type IndexedInfo, isOfLibrary } from './debug-index.ts';
import { primopName } from './frames.ts';
import type { RaiseCapture } from './raises.ts';
import { findRepeats } from './repeats.ts';
import { decodeTails, type ErasedCallers, type TailCapture } from './tail-calls.ts';
import { maskState } from './threads.ts';
import { type FrameKind, frameKind } from './walk.ts';

export interface DecodeOptions {
  /** fold repeats. Default true */
  readonly fold?: boolean;
  /** entries at most, half from each end. Default 2000 */
  readonly entries?: number;
  /** what frames say of themselves: they are shown by that, each of them */
  readonly annotations?: Annotations;
}

const DEFAULT_ENTRIES = 2000;
/** Thunks of a circle that are listed. */
const MAX_LOOP = 100;

/** Names and places for a capture. 10^6 frames that repeat take some tens of milliseconds. */
export function decodeBacktrace(capture: Capture, debug: DebugIndex, options: DecodeOptions = {}): Backtrace {
  return new Decoder(capture, debug, options.annotations).decode(options);
}

/** Frames in a row: each shown (SINGLE), only counted by the capture (GAP), or repeating those before them with `period`. */
interface Stretch {
  readonly start: number;
  readonly count: number;
  readonly period: number;
}
const SINGLE = 0;
const GAP = -1;

/** Kinds of the machine's own frames by info id. */
const rtsKinds = rtsInfos.map((row) => frameKind(closureTypes.findIndex((type) => type.name === row.type)));
const UNDERFLOW_ID = rtsInfos.findIndex((row) => row.name === 'UNDERFLOW');

class Decoder {
  private readonly capture: Capture;
  private readonly annotations: Annotations;
  private readonly debug: DebugIndex;
  /** indices into the capture, without underflow frames */
  private readonly shown: Uint32Array;
  private readonly here: BacktraceFrame | null;
  /** number of the first frame of the stack: 1 when `here` took 0 */
  private readonly first: number;
  /** how many of `shown` come before the frames that the capture left out */
  private readonly split: number;
  private readonly built = new Map<BirthCapture, Built>();
  private readonly erasedKeys = new Map<string, number>();

  constructor(capture: Capture, debug: DebugIndex, annotations: Annotations = new Map()) {
    this.capture = capture;
    this.annotations = annotations;
    this.debug = debug;
    this.shown = programFrames(capture);
    const split = capture.leftOut === 0 ? -1 : this.shown.findIndex((at) => at >= capture.head);
    this.split = split < 0 ? this.shown.length : split;
    this.here = this.runningInstruction();
    this.first = this.here === null ? 0 : 1;
  }

  decode({ fold = true, entries: limit = DEFAULT_ENTRIES }: DecodeOptions): Backtrace {
    const entries = this.entries(this.plan(fold), limit);
    if (this.here !== null) {
      const erased = this.erasedAt(RUNNING);
      entries.unshift(erased === null ? this.here : { ...this.here, erased });
    }
    const { thread, cutOff, waitFor, leftOut } = this.capture;
    const raised = this.capture.raised === null ? null : decodeRaise(this.capture.raised, this.debug);
    return { thread, entries, frames: this.shown.length + leftOut + this.first, cutOff, loop: this.loop(), waitFor, raised };
  }

  /** The frames in stretches: shown one by one, folded, or left out by the capture. */
  private plan(fold: boolean): Stretch[] {
    const { leftOut } = this.capture;
    const count = this.shown.length;
    const top = this.stretches(0, this.split, fold);
    if (leftOut === 0) return top;
    const across = fold ? this.foldAcross(top) : null;
    if (across !== null) return [...top.slice(0, -2), across.fold, ...this.stretches(across.end, count, fold)];
    return [...top, { start: this.split, count: leftOut, period: GAP }, ...this.stretches(this.split, count, fold)];
  }

  /**
   * When the repeat at the end of the top goes on through the frames left out, one fold that ends in the base of the stack, whole periods long, and the
   * index of the first frame after it.
   */
  private foldAcross(top: readonly Stretch[]): { fold: Stretch; end: number } | null {
    const { leftOut, leftOutPeriod: period } = this.capture;
    const repeat = top.at(-2);
    if (repeat === undefined || period === 0 || repeat.period !== period) return null;
    const known = this.split - repeat.start;
    const keys = this.keys(repeat.start, this.shown.length);
    let matched = 0;
    while (known + matched < keys.length && keys[known + matched] === keys[(known + leftOut + matched) % period]) matched++;
    const beyond = (known + leftOut + matched) % period;
    if (matched < beyond) return null;
    return { fold: { start: repeat.start, count: known + leftOut + matched - beyond, period }, end: this.split + matched - beyond };
  }

  private stretches(from: number, to: number, fold: boolean): Stretch[] {
    const repeats = fold ? findRepeats(this.keys(from, to), to - from) : [];
    const found: Stretch[] = [];
    let at = from;
    for (const { start, count, period } of repeats) {
      found.push({ start: at, count: from + start - at, period: SINGLE }, { start: from + start, count, period });
      at = from + start + count;
    }
    found.push({ start: at, count: to - at, period: SINGLE });
    return found;
  }

  /** Number by which frame `i` of those shown goes. */
  private number(i: number): number {
    return i + this.first + (i >= this.split ? this.capture.leftOut : 0);
  }

  private loop(): BacktraceFrame[] {
    const thunks: BacktraceFrame[] = [];
    for (let i = 0; i < this.shown.length && this.shown[i] <= this.capture.loopAt && thunks.length < MAX_LOOP; i++) {
      if (this.kindOf(i) === 'update') thunks.push(this.frame(i));
    }
    return thunks;
  }

  private kindOf(i: number): FrameKind {
    const id = this.capture.words[this.shown[i] * CAPTURE_W + 1];
    return id < RTS_INFO_N ? (rtsKinds[id] ?? 'ret') : 'ret';
  }

  /** Frames are the same when info, detail and erased callers are; annotated ones are like no other. */
  private keys(from: number, to: number): Float64Array {
    const { words, tails } = this.capture;
    const keys = new Float64Array(to - from);
    for (let i = from; i < to; i++) {
      const at = this.shown[i] * CAPTURE_W;
      keys[i - from] = this.annotations.has(words[at + 2]) ? -words[at + 2] : words[at + 1] * 0x1_0000_0000 + words[at + 3];
      const erased = tails?.get(this.shown[i]);
      if (erased !== undefined) keys[i - from] = this.keyOfErased(keys[i - from], erased);
    }
    return keys;
  }

  /** Keys of frames with erased callers: fractions, as other keys are whole numbers. */
  private keyOfErased(key: number, { calls, isCut }: TailCapture): number {
    const text = `${key} ${calls.join()} ${isCut}`;
    const known = this.erasedKeys.get(text) ?? this.erasedKeys.size + 0.5;
    this.erasedKeys.set(text, known);
    return known;
  }

  /** At most `limit` entries; those in the middle give way to one that counts their frames. */
  private entries(plan: readonly Stretch[], limit: number): BacktraceEntry[] {
    const total = plan.reduce((sum, stretch) => sum + (stretch.period === SINGLE ? stretch.count : 1), 0);
    const omit = Math.max(0, total - limit);
    const omitFrom = omit === 0 ? total : limit >> 1;
    const entries: BacktraceEntry[] = [];
    let made = 0;
    let omitted: { entry: 'omitted'; number: number; count: number } | null = null;
    for (const { start, count, period } of plan) {
      const steps = period === SINGLE ? count : 1;
      for (let i = 0; i < steps; i++, made++) {
        if (made < omitFrom || made >= omitFrom + omit) entries.push(this.entry(start + i, count, period));
        else {
          if (omitted === null) {
            omitted = { entry: 'omitted', number: this.number(start + i), count: 0 };
            entries.push(omitted);
          }
          omitted.count += period === SINGLE ? 1 : count;
        }
      }
    }
    return entries;
  }

  private entry(i: number, count: number, period: number): BacktraceEntry {
    if (period === SINGLE) return this.frame(i);
    if (period === GAP) return { entry: 'omitted', number: this.split + this.first, count };
    return { entry: 'fold', number: this.number(i), count, from: this.number(i) - period, period };
  }

  private frame(i: number): BacktraceFrame {
    const frame = this.plainFrame(i);
    const erased = this.erasedAt(this.shown[i]);
    return erased === null ? frame : { ...frame, erased };
  }

  /** The instruction that ran is told of as `here` when it was a tail call itself. */
  private erasedAt(index: number): ErasedCallers | null {
    const tails = this.capture.tails?.get(index);
    if (tails === undefined) return null;
    const isHere = this.here !== null && tails.calls[0] === this.capture.ip && (index === RUNNING || index === this.shown[0]);
    return index === RUNNING && !isHere ? null : decodeTails(tails, this.debug, isHere ? 1 : 0);
  }

  private plainFrame(i: number): BacktraceFrame {
    const at = this.shown[i] * CAPTURE_W;
    const { words } = this.capture;
    const id = words[at + 1];
    const kind = this.kindOf(i);
    const head = { entry: 'frame', number: this.number(i), kind, via: '', raw: [words[at], id, words[at + 2]] } as const;
    const annotation = this.annotations.get(words[at + 2]);
    if (annotation !== undefined) return { ...head, name: '', module: '', waits: '', library: false, place: annotation.place, annotation: annotation.text };
    if (kind === 'ret') return inLibrary({ ...head, ...this.activation(id, i) });
    if (kind === 'update') return inLibrary({ ...head, ...this.update(i, words[at + 3]), ...this.builtOf(this.shown[i]) });
    return inLibrary({ ...head, ...this.own(kind, id, words[at + 3]) });
  }

  private activation(id: number, i: number): Pick<BacktraceFrame, 'name' | 'module' | 'place' | 'inlinedHere' | 'outermost' | 'waits'> {
    const info = this.debug.info(id);
    if (info === null) return { name: '', module: this.debug.moduleAt(this.capture.words[this.shown[i] * CAPTURE_W]), place: null, waits: '' };
    // at its own return point the frame has said where it is; before it, inside the call, the ip knows the column
    const exact =
      i === 0 && this.isTopFrameRunning() && this.capture.ip !== this.capture.words[this.shown[0] * CAPTURE_W] ? this.debug.at(this.capture.ip) : null;
    return { name: info.debug.name, module: info.module, ...located(exact?.place ? exact : info), waits: info.debug.waits };
  }

  /**
   * The update frame knows which thunk is being forced. In a stack that does not say, the frame directly above (younger) is the thunk's own, as long as its code
   * has not gone on as another function by a tail call; then it is that function's.
   */
  private update(i: number, savedId: number): Pick<BacktraceFrame, 'name' | 'module' | 'place' | 'waits' | 'via'> {
    const waits = 'update frame';
    const known = savedId === 0 ? null : this.debug.owner(savedId);
    const owner = known ?? this.ownerAbove(i);
    if (owner === null) return { name: '', module: '', place: null, waits, via: '' };
    if (owner.debug.kind === 'fun') return { name: '', module: owner.module, place: null, waits, via: owner.debug.name };
    return { ...named(owner), waits, via: '' };
  }

  private builtOf(index: number): Pick<BacktraceFrame, 'built'> {
    const { births } = this.capture;
    const birth = births?.known.get(births.at[index]);
    if (birth === undefined) return {};
    const built = this.built.get(birth) ?? decodeBirth(birth, this.debug);
    this.built.set(birth, built);
    return { built };
  }

  private ownerAbove(i: number): IndexedInfo | null {
    if (i === 0) {
      const at = this.debug.at(this.capture.ip);
      return at === null || at.info < 0 ? null : this.debug.owner(at.info);
    }
    const above = this.shown[i - 1] * CAPTURE_W;
    const kind = this.kindOf(i - 1);
    if (kind === 'apply' || kind === 'enter') return this.debug.owner(this.capture.words[above + 3]);
    return kind === 'ret' ? this.debug.owner(this.capture.words[above + 1]) : null;
  }

  private own(kind: FrameKind, id: number, word: number): Pick<BacktraceFrame, 'name' | 'module' | 'place' | 'waits'> {
    const label = rtsInfos[id].label;
    const plain = { name: label, module: '', place: null, waits: '' };
    switch (kind) {
      case 'catch':
        return { ...plain, waits: (word & TOP_HANDLER_BIT) !== 0 ? 'top handler' : `handler, ${maskState(word)}` };
      case 'boundary':
        return { ...plain, waits: `serial ${word}` };
      case 'blocked':
        return { ...plain, name: this.operation(word), waits: label };
      case 'apply':
      case 'enter': {
        const info = this.debug.info(word);
        return info === null ? plain : { ...named(info), waits: kind === 'apply' ? 'about to be called' : 'about to be entered' };
      }
      default:
        return plain;
    }
  }

  private operation(prim: number): string {
    return prim >= HOST_CALL_BASE ? this.debug.hostName(prim - HOST_CALL_BASE) || 'host call' : primopName(prim);
  }

  /** The exact ip of the running thread says more than the frame on top when a tail call has left that frame behind. */
  private runningInstruction(): BacktraceFrame | null {
    const { ip } = this.capture;
    const at = ip === 0 ? null : this.debug.at(ip);
    if (at === null || this.isTopFrameRunning() || this.topNamesItself()) return null;
    const owner = at.info < 0 ? null : this.debug.info(at.info);
    const name = owner?.debug.name ?? '';
    return inLibrary({ entry: 'frame', number: 0, kind: 'here', name, module: at.module, ...located(at), waits: '', via: '', raw: [ip, at.info, 0] });
  }

  /**
   * Whether the top frame is the activation whose instruction runs: its return point is that instruction or the one that follows it. An operation that
   * waits lies on top of the activation that asked for it.
   */
  private isTopFrameRunning(): boolean {
    if (this.capture.ip === 0 || this.shown.length === 0) return false;
    const top = this.kindOf(0) === 'blocked' && this.shown.length > 1 ? 1 : 0;
    const at = this.shown[top] * CAPTURE_W;
    if (this.capture.words[at + 1] < RTS_INFO_N) return false;
    const distance = this.capture.words[at] - this.capture.ip;
    return distance >= 0 && distance <= MAX_INSTRUCTION_B;
  }

  /** A function that could not be entered lies as an APPLY or ENTER frame on top, and names itself. */
  private topNamesItself(): boolean {
    if (this.shown.length === 0) return false;
    const at = this.shown[0] * CAPTURE_W;
    const kind = rtsKinds[this.capture.words[at + 1]];
    return (kind === 'apply' || kind === 'enter') && this.debug.info(this.capture.words[at + 3]) !== null;
  }
}

/** Longest instruction that calls, in bytes. */
const MAX_INSTRUCTION_B = 16;

function named(info: IndexedInfo): Pick<BacktraceFrame, 'name' | 'module' | 'place'> {
  return { name: info.debug.name, module: info.module, place: info.place };
}

/** Of a frame: where it is, and what was inlined there. */
export function located({ place, inlined, outermost }: CodePosition): Pick<BacktraceFrame, 'place' | 'inlinedHere' | 'outermost'> {
  return inlined.length === 0 ? { place } : { place, inlinedHere: inlined, outermost };
}

/** Indices of the frames that say something of the program: not underflow frames, nor the frame that raises what a thread has been thrown. */
function programFrames({ words, count }: Capture): Uint32Array {
  const shown = new Uint32Array(count);
  let n = 0;
  for (let i = count > 0 && rtsKinds[words[1]] === 'raise' ? 1 : 0; i < count; i++) {
    if (words[i * CAPTURE_W + 1] !== UNDERFLOW_ID) shown[n++] = i;
  }
  return shown.subarray(0, n);
}

function inLibrary(frame: Omit<BacktraceFrame, 'library'>): BacktraceFrame {
  return { ...frame, library: isOfLibrary(frame.module, frame.place) };
}

/** A raise record as entries. */
function decodeRaise(raise: RaiseCapture, debug: DebugIndex): EarlierRaise {
  const { thread, ip, by, byInfo, frames, isCut } = raise;
  const words = new Uint32Array((frames.length / 3) * CAPTURE_W);
  for (let i = 0, at = 0; i < frames.length; i += 3, at += CAPTURE_W) words.set([frames[i], frames[i + 1], 0, frames[i + 2]], at);
  const { entries } = decodeBacktrace(captureOf(words, ip, thread), debug);
  const sender = byInfo === 0 ? null : decodeBacktrace(captureOf(Uint32Array.of(0, byInfo, 0, 0), 0, by), debug).entries[0];
  return { thread, by: by === 0 ? null : { thread: by, frame: sender?.entry === 'frame' ? sender : null }, entries, isCut };
}

function captureOf(words: Uint32Array, ip: number, thread: number): Capture {
  const count = words.length / CAPTURE_W;
  return {
    words,
    count,
    head: count,
    leftOut: 0,
    leftOutPeriod: 0,
    ip,
    thread,
    cutOff: '',
    loopAt: -1,
    waitFor: null,
    raised: null,
    births: null,
    tails: null,
  };
}
