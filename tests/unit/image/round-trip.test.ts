/** Images and debug tables survive the way through bytes. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DebugTables, Image, IpDebug } from '../../../abi/image.ts';
import { encodeDebug } from '../../../abi/image-debug.ts';
import { decodeDebug } from '../../../abi/image-debug-decode.ts';
import { attachDebug, decodeDebugFile, decodeImage, openImage } from '../../../abi/image-decode.ts';
import { encodeDebugFile, encodeImage, imageId } from '../../../abi/image-encode.ts';
import { ByteReader } from '../../../abi/image-format.ts';
import { type ByteSource, bytesAsSource } from '../../../abi/image-source.ts';
import { shiftWords } from '../../../abi/image-words.ts';
import { alone, debugTables, home, image, ipTable } from './random-image.ts';

/** The fields of an image, whatever made it. */
function fields({ name, abi, words, infoCount, codeStart, codeEnd, staticEnd, data, relocs, imports, symbols, hosts, exports, debug }: Image): Image {
  const tables = debug === null ? null : { files: debug.files, infos: debug.infos, ips: debug.ips };
  return { name, abi, words, infoCount, codeStart, codeEnd, staticEnd, data, relocs: [...relocs], imports, symbols, hosts, exports, debug: tables };
}

test('decode after encode is the same image', () => {
  fc.assert(
    fc.property(image, (made) => {
      expect(fields(decodeImage(encodeImage(made)))).toEqual(fields(made));
    }),
  );
});

test('with a place in memory, too, read at once or by its parts', () => {
  fc.assert(
    fc.property(image, home, (made, place) => {
      const whole = alone(made);
      const bytes = encodeImage(whole, { place });
      const read = [decodeImage(bytes), decodeImage(bytes, { trusted: true }), openImage(byParts(bytes))];
      for (const one of read) {
        expect(one.placed).toMatchObject(place);
        expect(one.wordCount).toBe(made.words.length);
        expect(fields(one)).toEqual(fields(whole));
        expect(one.id).toBe(imageId(whole));
        const words = new Uint32Array(made.words.length);
        one.placed?.copy(new Uint8Array(words.buffer));
        shiftWords(words, words.length, one.relocTable, place, -1);
        expect(words).toEqual(made.words);
      }
    }),
  );
});

/** A copy for each part that is asked for, as of a file. */
function byParts(bytes: Uint8Array): ByteSource {
  return { ...bytesAsSource(bytes), reader: (at, end) => new ByteReader(bytes.slice(at, end)) };
}

test('what imports has no place of its own', () => {
  const imports = [{ module: 'M', name: 'f', shape: 0 }];
  fc.assert(
    fc.property(image, home, (made, place) => {
      expect(() => encodeImage({ ...made, imports }, { place })).toThrow(TypeError);
    }),
    { numRuns: 5 },
  );
});

test('encode after decode is the same bytes', () => {
  fc.assert(
    fc.property(image, (made) => {
      const bytes = encodeImage(made);
      expect(encodeImage(decodeImage(bytes))).toEqual(bytes);
    }),
  );
});

test('an image need not start at an aligned address', () => {
  fc.assert(
    fc.property(image, (made) => {
      const bytes = encodeImage(made);
      const shifted = new Uint8Array(bytes.length + 3);
      shifted.set(bytes, 3);
      expect(fields(decodeImage(shifted.subarray(3)))).toEqual(fields(made));
    }),
    { numRuns: 20 },
  );
});

test('a stripped image and its debug file are the image again', () => {
  fc.assert(
    fc.property(image, debugTables, (made, debug) => {
      const whole = { ...made, debug };
      const stripped = decodeImage(encodeImage(whole, { strip: true }));
      expect(stripped.debug).toBeNull();
      expect(stripped.id).toBe(imageId(whole));
      expect(fields(attachDebug(stripped, decodeDebugFile(encodeDebugFile(whole))))).toEqual(fields(whole));
    }),
    { numRuns: 30 },
  );
});

test('debug tables of another image are refused', () => {
  fc.assert(
    fc.property(image, debugTables, (made, debug) => {
      const other = encodeDebugFile({ ...made, name: `${made.name}'`, debug });
      expect(() => attachDebug(decodeImage(encodeImage(made)), decodeDebugFile(other))).toThrow(/debug tables of image/);
    }),
    { numRuns: 10 },
  );
});

test('the id does not depend on the debug tables', () => {
  fc.assert(
    fc.property(image, debugTables, (made, debug) => {
      expect(imageId({ ...made, debug })).toBe(imageId({ ...made, debug: null }));
    }),
    { numRuns: 20 },
  );
});

test('ip tables keep every range and span', () => {
  fc.assert(
    fc.property(ipTable, (ips) => {
      const bytes = encodeDebug({ files: [], infos: [], ips }).done();
      expect(decodeDebug(new ByteReader(bytes)).ips).toEqual(ips);
    }),
  );
});

test('a row asked for by itself is the row of the whole table', () => {
  const many = fc.tuple(debugTables, fc.integer({ min: 1, max: 60 })).map(([tables, times]) => repeated(tables, times));
  fc.assert(
    fc.property(many, fc.array(fc.nat(), { minLength: 1, maxLength: 20 }), (tables, wanted) => {
      const bytes = encodeDebug(tables).done();
      const decoded = decodeDebug(new ByteReader(bytes));
      const last = tables.ips.at(-1)?.end ?? 0;
      for (const number of wanted) {
        const row = number % (tables.infos.length + 1);
        expect(decoded.info(row)).toEqual(tables.infos[row]);
        const word = number % (last + 2);
        expect(decoded.ip(word)).toEqual(tables.ips.find(({ start, end }) => start <= word && word < end));
      }
      expect({ ...tables, infos: decoded.infos, ips: decoded.ips }).toEqual(tables);
    }),
    { numRuns: 60 },
  );
});

/** The same tables again and again, so that there are several blocks of each. */
function repeated({ files, infos, ips }: DebugTables, times: number): DebugTables {
  const length = (ips.at(-1)?.end ?? 0) + 1;
  const again = <T>(make: (i: number) => T[]): T[] => Array.from({ length: times }, (_, i) => make(i)).flat();
  return { files, infos: again(() => [...infos]), ips: again((i) => ips.map((ip) => ({ ...ip, start: ip.start + i * length, end: ip.end + i * length }))) };
}

test('ip tables of ordinary code take at most 1.2 bytes an instruction', () => {
  // A function every 20 instructions, a safepoint at every third, a new line at every other: denser than compiled programs are.
  const ips: IpDebug[] = [];
  let line = 1;
  const instructions = 3000;
  for (let i = 0, word = 0; i < instructions; i++, word += 2) {
    if (i % 3 !== 0) continue;
    if (i % 2 === 0) line++;
    const col = 5 + ((i * 7) % 23);
    ips.push({ start: word, end: word + 2 + (i % 2), place: { file: 0, line, col, endLine: line, endCol: col + (i % 25) }, info: Math.floor(i / 20) * 5 });
  }
  const bytes = encodeDebug({ files: [], infos: [], ips }).length;
  expect(bytes / instructions).toBeLessThanOrEqual(1.2);
});
