/**
 * A captured JavaScript stack, cut at the marks: one segment of the user's frames for each activation, innermost first.
 *
 * Joined by order alone: the n-th mark of an entry from the inside is the n-th activation from the inside. A stack that was cut lacks outer ones; when
 * their numbers disagree otherwise, nothing is joined.
 */
import { type Activation, SITE_FRAMES, type Site } from './activation.ts';
import { type Marks, marks, type SampleCall } from './marks.ts';
import { type JsFrame, locationOf, readStackText, type StackText } from './stack-text.ts';

/** SpiderMonkey gives no more, whatever it is asked for. */
const AT_SIGN_FRAMES = 128;

export interface Segment {
  readonly activation: Activation;
  /** from whoever called in, outwards, to the host function that machine code called, or to the end of the stack */
  readonly frames: readonly JsFrame[];
  /** '', or how many frames the engine gave, when it gave no more and this segment may go on */
  readonly cutOff: string;
}

export interface Segments {
  readonly known: readonly Segment[];
  /** '', or how many frames the engine gave, when it gave no more: activations that are not among those known were cut off */
  readonly cutOff: string;
  /** '' when marks and activations agree; else how they disagree */
  readonly disagreement: string;
  /** every frame of the stack, for when they do */
  readonly all: readonly JsFrame[];
}

/** Cuts up a capture. Nothing is known of the frames inside the innermost mark: they are the host's own. */
export function segmentsOf({ error, innermost }: Site, sampleCall: SampleCall): Segments {
  const text = readStackText(error.stack);
  const activations = chain(innermost);
  const found = marks(sampleCall);
  if (found === null) return { known: [], cutOff: '', disagreement: 'the stacks of this engine name no places', all: text.frames };
  const parts = cutUp(text.frames, found);
  const cutOff = cutOffAt(text);
  if (parts.length > activations.length || (parts.length < activations.length && cutOff === '')) {
    const disagreement = `${activations.length} calls into the machine, but ${parts.length} on the JavaScript stack`;
    return { known: [], cutOff, disagreement, all: text.frames };
  }
  return {
    known: parts.map(({ frames, isOpen }, i) => ({ activation: activations[i], frames, cutOff: isOpen ? cutOff : '' })),
    cutOff,
    disagreement: '',
    all: text.frames,
  };
}

/** The frames of what a host function threw, down to that function. */
export function thrownFrames(thrown: unknown, sampleCall: SampleCall): readonly JsFrame[] {
  if (!(thrown instanceof Error)) return [];
  const { frames } = readStackText(thrown.stack, thrown.message);
  const found = marks(sampleCall);
  if (found === null) return frames;
  const end = frames.findIndex((frame) => locationOf(frame) === found.dispatch);
  if (end < 0) return frames.filter((frame) => frame.isAsync || locationOf(frame) !== found.enter);
  return frames.slice(0, end > 0 && found.invoke.has(locationOf(frames[end - 1])) ? end - 1 : end);
}

interface Part {
  readonly frames: readonly JsFrame[];
  /** it ends where the stack ends */
  readonly isOpen: boolean;
}

function cutUp(frames: readonly JsFrame[], { enter, dispatch, invoke }: Marks): Part[] {
  const parts: Part[] = [];
  let current: JsFrame[] | null = null;
  const close = (isOpen: boolean): void => {
    if (current !== null) parts.push({ frames: current, isOpen });
    current = null;
  };
  for (let i = 0; i < frames.length; i++) {
    const location = locationOf(frames[i]);
    if (location === enter) {
      close(false);
      current = [];
      i = lastOfFunction(frames, i + 1); // that of the API that was called
    } else if (location === dispatch) close(false);
    else if (current !== null && !invoke.has(location)) (current as JsFrame[]).push(frames[i]);
  }
  close(true);
  return parts;
}

/** The outermost of the frames that one function has from frame `i` on: WebKit shows an async function twice, where it is and where its text begins. */
function lastOfFunction(frames: readonly JsFrame[], i: number): number {
  let last = i;
  while (last + 1 < frames.length && frames[last + 1].name === frames[i].name && frames[last + 1].file === frames[i].file) last++;
  return last;
}

function cutOffAt({ lines, style }: StackText): string {
  const isCut = lines >= SITE_FRAMES || (style === '@' && lines === AT_SIGN_FRAMES);
  return isCut ? `the engine shows ${lines} frames` : '';
}

function chain(innermost: Activation | null): Activation[] {
  const activations: Activation[] = [];
  for (let at = innermost; at !== null; at = at.outer) activations.push(at);
  return activations;
}
