/** Whatever the bytes are: an image or an ImageError, never another exception, never more memory than the input justifies. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMAGE_VERSION, type Image } from '../../../abi/image.ts';
import { decodeDebugFile, decodeImage } from '../../../abi/image-decode.ts';
import { encodeImage } from '../../../abi/image-encode.ts';
import { CHECK_AT, checkOf, HEADER_B, ImageError } from '../../../abi/image-format.ts';
import { verifyImage } from '../../../host/verify.ts';
import { alone, debugTables, home, image } from './random-image.ts';

/** Makes the checksum right again, so that the damage behind it is reached. */
function sealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length >= HEADER_B) new DataView(bytes.buffer, bytes.byteOffset).setUint32(CHECK_AT, checkOf(bytes), true);
  return bytes;
}

/** Decodes all there is; ImageErrors are fine. */
function tryAll(bytes: Uint8Array): void {
  for (const attempt of [() => readAll(decodeImage(bytes)), () => decodeDebugFile(bytes)]) {
    try {
      attempt();
    } catch (error) {
      expect(error).toBeInstanceOf(ImageError);
      const { what, at } = error as ImageError;
      expect(what).not.toBe('');
      expect(at).toBeGreaterThanOrEqual(0);
    }
  }
}

function readAll(decoded: Image): void {
  expect(decoded.relocs.length + (decoded.debug?.infos.length ?? 0) + (decoded.debug?.ips.length ?? 0)).toBeGreaterThanOrEqual(0);
  for (const row of [0, 5, 1000]) [decoded.debug?.lookup?.info(row), decoded.debug?.lookup?.ip(row)].map((found) => expect(found).not.toBeNull());
  verifyImage(decoded);
}

test('random bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), tryAll));
});

test('random sections behind a right header', () => {
  const empty = encodeImage({
    name: '',
    abi: 0,
    words: new Uint32Array(),
    infoCount: 0,
    codeStart: 0,
    codeEnd: 0,
    staticEnd: 0,
    data: new Uint8Array(),
    relocs: [],
    imports: [],
    symbols: [],
    hosts: [],
    exports: [],
    debug: null,
  });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (rest) => tryAll(sealed(Uint8Array.from([...empty.subarray(0, HEADER_B), ...rest])))),
    { numRuns: 300 },
  );
});

test('every truncation', () => {
  fc.assert(
    fc.property(image, debugTables, (made, debug) => {
      const bytes = encodeImage({ ...made, debug });
      for (let length = 0; length < bytes.length; length++) {
        expect(() => decodeImage(bytes.slice(0, length))).toThrow(ImageError);
        tryAll(sealed(bytes.slice(0, length)));
      }
    }),
    { numRuns: 10 },
  );
});

test('a flipped bit is found by the checksum', () => {
  fc.assert(
    fc.property(image, fc.nat(), (made, where) => {
      const bytes = encodeImage(made);
      const bit = where % (bytes.length * 8);
      bytes[bit >> 3] ^= 1 << (bit & 7);
      expect(() => decodeImage(bytes)).toThrow(ImageError);
    }),
    { numRuns: 300 },
  );
});

test('flipped bits behind a mended checksum', () => {
  fc.assert(
    fc.property(image, debugTables, fc.option(home), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (made, debug, place, flips) => {
      const bytes = place === null ? encodeImage({ ...made, debug }) : encodeImage({ ...alone(made), debug }, { place });
      for (const where of flips) bytes[(where >> 3) % bytes.length] ^= 1 << (where & 7);
      tryAll(sealed(bytes));
    }),
    { numRuns: 500 },
  );
});

test('another version, another file: said in words', () => {
  const bytes = encodeImage({
    name: 'M',
    abi: 0,
    words: new Uint32Array(),
    infoCount: 0,
    codeStart: 0,
    codeEnd: 0,
    staticEnd: 0,
    data: new Uint8Array(),
    relocs: [],
    imports: [],
    symbols: [],
    hosts: [],
    exports: [],
    debug: null,
  });
  const newer = bytes.slice();
  newer[8] = 99;
  expect(() => decodeImage(newer)).toThrow(`damaged image: format version 99, this host reads ${IMAGE_VERSION} (at byte 8)`);
  expect(() => decodeImage(new TextEncoder().encode('<!doctype html><html></html>'))).toThrow('damaged image: is no image file (at byte 0)');
  expect(() => decodeImage(new Uint8Array(3))).toThrow('damaged image: only 3 bytes (at byte 3)');
});
