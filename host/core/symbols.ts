/** Names of an image's static closures: count, then name and distance of the closure from the image's start, in words. */
import type { ImageSymbol } from '../../abi/image.ts';
import { ByteReader, ByteWriter } from '../../abi/image-format.ts';

export interface StaticName {
  readonly name: string;
  /** untagged, from the image's start in bytes */
  readonly offset: number;
}

export function encodeSymbols(symbols: readonly ImageSymbol[]): Uint8Array {
  const out = new ByteWriter();
  out.varint(symbols.length);
  for (const { name, ptr } of symbols) {
    out.text(name);
    out.varint(ptr >>> 2);
  }
  return out.done();
}

/** Throws ImageError. */
export function decodeSymbols(bytes: Uint8Array): StaticName[] {
  const input = new ByteReader(bytes);
  return Array.from({ length: input.count(2, 'symbols') }, () => ({ name: input.text(), offset: input.varint() * 4 }));
}
