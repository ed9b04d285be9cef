/**
 * Snapshots: a machine between two steps, as bytes from which another machine goes on with the same results: in another process, another engine, another build of
 * the core. Memory is the whole state of the machine itself (assembly/gc/state.ts); what the host knows besides is run-state.ts.
 */
import { TYPE_BLOCKED_FRAME, TYPE_BOUNDARY_FRAME, TYPE_UNDERFLOW_FRAME } from '../../abi/closure-types.gen.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import * as L from '../../abi/layout.ts';
import type { DebugIndex } from '../memory/debug-index.ts';
import { listThreads } from '../memory/threads.ts';
import type { MemoryView } from '../memory/view.ts';
import { StackCursor, stackStart } from '../memory/walk.ts';
import { waitingCalls } from '../waiting-calls.ts';
import { encodeBlocks } from './blocks.ts';
import { type Section, writeContainer } from './container.ts';
import * as F from './format.ts';
import { encodeHead } from './head.ts';
import { wordsOfSnapshot } from './memory-map.ts';
import { headOf, type MachineParts } from './parts.ts';
import { type Permanents, saveValues } from './permanents.ts';
import { encodeRunState, type RunState } from './run-state.ts';
import { encodeRuns } from './runs.ts';

export interface SnapshotOptions {
  /** names for the JavaScript values that Haskell holds; who restores must give values for the same names. Numbers, texts and the like need none */
  readonly permanents?: Permanents;
  /** collect garbage first, so that none is written. Default true */
  readonly collect?: boolean;
  /** the file holds the images, too: who restores need not have them. Default false */
  readonly embedImages?: boolean;
}

/** Takes down the machine's state at once, and packs it later. Throws SnapshotError. */
export function takeSnapshot(parts: MachineParts, options: SnapshotOptions): Promise<Uint8Array> {
  const { permanents = {}, collect = true, embedImages = false } = options;
  const { access, loop, values, linker } = parts;
  const reasons = [...loop.obstacles, ...hostFramesInside(parts)];
  if (access.register(L.REG_DIRTY) !== 0) reasons.push('a check of the machine has failed');
  if (access.register(L.REG_STOPPED) !== L.STOPPED_NOT) reasons.push('the machine is stopped in the middle of an instruction');
  if (reasons.length > 0) throw new F.SnapshotError(reasons);
  if (collect) {
    parts.machine.gc(1);
    // Threads may have become runnable that way.
    loop.nudge();
  }
  values.dropDead();
  const { saved, nameless } = saveValues(values.objects(), permanents);
  if (nameless.length > 0) throw new F.SnapshotError([`Haskell holds host values that \`permanents\` does not name: ${nameless.join(', ')}`]);
  const images = linker.images.map((loaded) => ({ ...loaded, pristine: linker.pristine(loaded) }));
  const memory = wordsOfSnapshot(access.words, images);
  if (memory === null) throw new F.SnapshotError(['the memory is damaged']);
  const run = encodeRunState(runState(parts, saved));
  const why = { kind: 'snapshot', message: 'a snapshot to go on from', exception: null, thread: 0 };
  const sections: Section[] = [
    { tag: F.SECTION_HEAD, index: 0, content: encodeHead(headOf(parts, why, () => false, permanents)) },
    { tag: F.SECTION_MEMORY, index: 0, content: encodeRuns(access.words, memory.ranges) },
    { tag: F.SECTION_BLOCKS, index: 0, content: encodeBlocks(memory.table) },
    { tag: F.SECTION_RUN, index: 0, content: run.json },
  ];
  if (run.contents.length > 0) sections.push({ tag: F.SECTION_FILES, index: 0, content: run.contents });
  if (embedImages) sections.push(...images.map(({ image }, index) => ({ tag: F.SECTION_IMAGE, index, content: encodeImage(image) })));
  return writeContainer(sections, true);
}

function runState(parts: MachineParts, objects: RunState['objects']): RunState {
  const { access, loop, values, streams, files, program, debug, clock } = parts;
  return {
    loop: loop.save(),
    clockMs: clock(),
    integers: values.integers,
    program: program.save(),
    waiting: waitingCalls(access).map((call) => ({ id: call.id, function: debug.hostName(call.function), thread: call.thread })),
    objects,
    held: values.held,
    unfinished: streams.unfinished(),
    files: files.save(),
  };
}

// Host frames -----------------------------------------------------------------------------------------------------------------------------

/** One reason for each host function that is being called: how it goes on only JavaScript knows. */
function hostFramesInside({ view, debug, loop, access }: MachineParts): string[] {
  const calledBack = listThreads(view).filter(({ tso }) => (view.u32(tso + L.TSO_FLAGS) & L.TSO_BOUNDARY) !== 0);
  const inside = calledBack.flatMap(({ tso }) => hostFunctionsUnder(view, debug, tso));
  const caller = access.register(L.REG_TSO);
  if (loop.insideHostCall && caller !== 0 && access.word(caller + L.TSO_WHY) === L.BLOCK_HOST_CALL) {
    inside.push(blockedIn(view, debug, stackStart(view, caller).sp));
  }
  if (loop.insideHostCall && inside.length === 0) inside.push('?');
  return inside.map((name) => `host function \`${name}\` is being called`);
}

/** The host functions on top of which a thread was called back, innermost first. */
function hostFunctionsUnder(view: MemoryView, debug: DebugIndex, tso: number): string[] {
  const found: string[] = [];
  let underBoundary = false;
  for (const cursor = new StackCursor(view, stackStart(view, tso)); cursor.next(); ) {
    if (cursor.type === TYPE_UNDERFLOW_FRAME) continue;
    if (underBoundary && cursor.type === TYPE_BLOCKED_FRAME) found.push(blockedIn(view, debug, cursor.sp));
    underBoundary = cursor.type === TYPE_BOUNDARY_FRAME && view.u32(cursor.sp + L.BOUNDARY_CALL) !== 0;
  }
  return found;
}

function blockedIn(view: MemoryView, debug: DebugIndex, sp: number): string {
  return debug.hostName(view.u32(sp + L.BLOCKED_PRIM) - L.HOST_CALL_BASE) || '?';
}
