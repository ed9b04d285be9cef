/** Images of compiled programs are written without what follows from the rest; others are written plainly. Both come back as they were. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Image } from '../../../abi/image.ts';
import { decodeImage } from '../../../abi/image-decode.ts';
import { encodeImage, imageId } from '../../../abi/image-encode.ts';
import { CHECK_AT, checkOf, ImageError } from '../../../abi/image-format.ts';
import { relocList } from '../../../abi/image-relocs.ts';
import { relocTable } from '../../../abi/image-words.ts';
import { compileStg } from '../../../compiler/stg-text.ts';
import { verifyImage } from '../../../host/verify.ts';

const programs = ['lib/Rts.stg', 'examples/seeds/Postscript.stg', 'bench/programs/map/map.stg', 'bench/programs/nqueens/nqueens.stg'].map((file) => {
  const { image } = compileStg(readFileSync(file, 'utf8'), file);
  if (image === null) throw new Error(`${file} does not compile`);
  return [file, image] as const;
});

function parts(image: Image) {
  const { words, infoCount, symbols, hosts, imports } = image;
  return { words, infoCount, symbols, hosts, imports, relocs: relocList(relocTable(image)) };
}

describe.each(programs)('%s', (_name, image) => {
  const short = encodeImage(image, { strip: true });
  const quick = encodeImage(image, { strip: true, quick: true });

  test('either form is the image again', () => {
    for (const bytes of [short, quick]) expect(parts(decodeImage(bytes))).toEqual(parts(image));
  });

  test('the usual form is shorter than the quick one', () => {
    expect(short.length / quick.length).toBeLessThan(0.85);
  });

  test('the id tells the image, not its form', () => {
    expect([decodeImage(short).id, decodeImage(quick).id]).toEqual([imageId(image), imageId(image)]);
  });

  test('symbols of a trusted image are found one by one', () => {
    const trusted = decodeImage(quick, { trusted: true });
    expect(image.symbols.map(({ name }) => trusted.symbolNamed?.(name))).toEqual(image.symbols);
    expect(trusted.symbolNamed?.('no such name')).toBeUndefined();
    expect(trusted.symbols).toEqual(image.symbols);
  });

  test('an image of another layout is written plainly', () => {
    const words = image.words.slice();
    words[image.codeStart] ^= 1 << 30;
    const [first, second] = image.symbols;
    const others = [
      { ...image, words },
      { ...image, relocs: image.relocs.slice(1) },
      { ...image, symbols: [{ ...first, ptr: first.ptr + 1 }, second] },
    ];
    for (const other of others) expect(parts(decodeImage(encodeImage(other)))).toEqual(parts(other));
  });
});

test('whatever is flipped: an image or an ImageError', () => {
  const bytes = encodeImage(programs[0][1], { strip: true });
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (flips) => {
      const damaged = bytes.slice();
      for (const where of flips) damaged[(where >> 3) % damaged.length] ^= 1 << (where & 7);
      new DataView(damaged.buffer).setUint32(CHECK_AT, checkOf(damaged), true);
      try {
        verifyImage(decodeImage(damaged));
      } catch (error) {
        expect(error).toBeInstanceOf(ImageError);
      }
    }),
    { numRuns: 400 },
  );
});
