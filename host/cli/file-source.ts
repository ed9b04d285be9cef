/** Files that are read in parts, when these are needed. What takes the place of one meanwhile does not change what is read of it. */
import { fstatSync, openSync, readSync } from 'node:fs';
import { ByteReader } from '../../abi/image-format.ts';
import type { ByteSource } from '../../abi/image-source.ts';

/** What is read at once where less is asked for: the next is likely to lie near. */
const BLOCK_B = 1 << 16;

/** The file stays open as long as the process lives. Throws what Node says of a file that cannot be read. */
export function fileAsSource(path: string): ByteSource {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const copy = (at: number, into: Uint8Array): void => {
    for (let done = 0; done < into.length; ) {
      const count = readSync(file, into, done, into.length - done, at + done);
      if (count === 0) throw new Error(`${path} ends at byte ${at + done} of ${size}`);
      done += count;
    }
  };
  const read = (at: number, end: number): Uint8Array => {
    const bytes = new Uint8Array(end - at);
    copy(at, bytes);
    return bytes;
  };
  const blocks: Uint8Array[] = [];
  const bytes = (at: number, end: number): Uint8Array => {
    const block = Math.floor(at / BLOCK_B);
    const start = block * BLOCK_B;
    if (end > start + BLOCK_B) return read(at, end);
    blocks[block] ??= read(start, Math.min(start + BLOCK_B, size));
    return blocks[block].subarray(at - start, end - start);
  };
  return { size, reader: (at, end) => new ByteReader(read(at, end)), bytes, copy };
}
