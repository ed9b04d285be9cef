/** Snapshots become machines: memory, images and what the host knew are put back into a machine that was booted and has run nothing. */
import type { Image } from '../../abi/image.ts';
import * as L from '../../abi/layout.ts';
import { REG_TAILS } from '../../abi/tail-calls.ts';
import { WELL_KNOWN_N } from '../../abi/well-known.gen.ts';
import { type BlockTable, decodeBlocks, writeBlocks } from './blocks.ts';
import { unpack } from './container.ts';
import * as F from './format.ts';
import type { CoreHead } from './head.ts';
import { asCoreError, type GivenImage, ImageStore, imagesOf } from './images.ts';
import type { MachineParts } from './parts.ts';
import { type Permanents, restoreValues } from './permanents.ts';
import { type CoreSource, readCore } from './reader.ts';
import type { RunState } from './run-state.ts';
import { applyRuns, memorySize } from './runs.ts';

/** A snapshot, unpacked, and the images it needs. */
export interface SavedMachine {
  readonly head: CoreHead;
  readonly images: readonly Image[];
  readonly memory: Uint8Array;
  readonly blocks: BlockTable;
  readonly run: RunState;
}

const PAGE_B = 65536;

/** Rejects with CoreError: what is no snapshot, or lacks an image that was not given. */
export async function readSnapshot(source: CoreSource, given: readonly GivenImage[]): Promise<SavedMachine> {
  const { isSnapshot, head, memory, blocks, run, sections } = await readCore(source);
  if (!isSnapshot || run === null || blocks === null)
    throw new F.CoreError('is no snapshot: it can be looked at (vertebra inspect), but no machine can go on from it');
  const store = new ImageStore(given);
  for (const section of sections) {
    if (section.tag !== F.SECTION_IMAGE) continue;
    const bytes = await unpack(section);
    asCoreError('image', () => store.add(bytes));
  }
  const images = imagesOf(head, store);
  return { head, images, memory, blocks: asCoreError('blocks', () => decodeBlocks(blocks)), run };
}

/** A clock that goes on from `then`. */
export function clockFrom(then: number, clock: () => number): () => number {
  const offset = then - clock();
  return () => clock() + offset;
}

/** Puts memory and images back. Throws CoreError, LinkError, AbiMismatch, ImageError. */
export function putBack(parts: MachineParts, { head, images, memory, blocks }: SavedMachine): void {
  const { machine, access, linker, settings } = parts;
  growTo(
    machine.memory,
    asCoreError('memory', () => memorySize(memory)),
  );
  const own = L.RTS_STATIC + WELL_KNOWN_N * 2 * L.WORD_B;
  access.words.fill(0, L.REGS >>> 2, L.RTS_CODE >>> 2);
  access.words.fill(0, own >>> 2);
  linker.adopt(
    images.map((image, i) => ({ image, ...placeOf(head, i) })),
    settings.trusted,
  );
  asCoreError('memory', () => applyRuns(memory, access.words));
  writeBlocks(blocks, access.words);
  access.setRegister(L.REG_PREEMPT, 0);
  // who does not note tail calls cannot tell which of those noted before are over
  if (machine.tracksCreations() === 0) access.setRegister(REG_TAILS, 0);
}

function placeOf({ images }: CoreHead, i: number): { base: number; infoIdBase: number; hostBase: number } {
  const { base, infoIdBase, hostBase } = images[i];
  return { base, infoIdBase, hostBase };
}

function growTo(memory: WebAssembly.Memory, size: number): void {
  const pages = Math.ceil((size - memory.buffer.byteLength) / PAGE_B);
  if (pages <= 0) return;
  try {
    memory.grow(pages);
  } catch {
    throw new F.CoreError(`needs ${size} bytes of memory, which this host does not give`);
  }
}

/** Puts back what the host knew, once the images' host functions are known. Throws CoreError, and what the file system throws. */
export function putBackHost(parts: MachineParts, { run }: SavedMachine, permanents: Permanents, provided: (name: string) => boolean): void {
  const missing = [...new Set(run.waiting.map((call) => call.function).filter((name) => !provided(name)))];
  if (missing.length > 0)
    throw new F.CoreError(`threads wait for host functions that this host does not provide: ${missing.map((name) => `\`${name}\``).join(', ')}`);
  parts.values.putObjects(restoreValues(run.objects, permanents));
  for (const slot of run.held) parts.machine.freeHandle(slot);
  parts.files.restore(run.files);
  parts.streams.begin(run.unfinished);
}
