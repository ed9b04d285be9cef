/** The sections of a core file, found and unpacked, for whoever opens or restores it. */
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import { collected, readContainer, type StoredSection, unpack } from './container.ts';
import * as F from './format.ts';
import { type CoreHead, decodeHead } from './head.ts';
import { asCoreError } from './images.ts';
import { decodeRunState, type RunState } from './run-state.ts';

/** A file's bytes, or a stream of them. */
export type CoreSource = Uint8Array | ReadableStream<Uint8Array>;

export interface CoreSections {
  readonly isSnapshot: boolean;
  readonly head: CoreHead;
  readonly memory: Uint8Array;
  /** null: the memory holds the table */
  readonly blocks: Uint8Array | null;
  /** null: no machine can go on from it */
  readonly run: RunState | null;
  readonly sections: readonly StoredSection[];
}

/** Rejects with CoreError. */
export async function readCore(source: CoreSource): Promise<CoreSections> {
  const bytes = source instanceof Uint8Array ? source : ((await collected(source)) ?? new Uint8Array(0));
  const { isSnapshot, abi, sections } = readContainer(bytes);
  if (abi !== ABI_CHECKSUM) {
    throw new F.CoreError(`written for machine layout ${hex(abi)}, this host reads ${hex(ABI_CHECKSUM)}: use the version of Vertebra it came from`, F.ABI_AT);
  }
  const content = async (tag: number): Promise<Uint8Array | null> => {
    const section = sections.find((one) => one.tag === tag);
    return section === undefined ? null : unpack(section);
  };
  const need = async (tag: number): Promise<Uint8Array> => {
    const found = await content(tag);
    if (found === null) throw new F.CoreError(`section ${F.sectionNames[tag]} is missing`, bytes.length);
    return found;
  };
  const head = decodeHead(await need(F.SECTION_HEAD));
  for (const { index, at } of sections)
    if (index >= Math.max(1, head.images.length)) throw new F.CoreError(`section of image ${index}, which there is not`, at);
  const memory = await need(F.SECTION_MEMORY);
  if (!isSnapshot) return { isSnapshot, head, memory, blocks: await content(F.SECTION_BLOCKS), run: null, sections };
  const blocks = await need(F.SECTION_BLOCKS);
  const [run, files] = [await need(F.SECTION_RUN), (await content(F.SECTION_FILES)) ?? new Uint8Array(0)];
  return { isSnapshot, head, memory, blocks, run: asCoreError('run', () => decodeRunState(run, files)), sections };
}

function hex(n: number): string {
  return `0x${n.toString(16).padStart(8, '0')}`;
}
