/** Linking: what fits is placed and relocated, what does not is named. On a machine of plain memory. */
import { expect, test } from 'vitest';
import { ABI_CHECKSUM } from '../../../abi/checksum.gen.ts';
import type { Image } from '../../../abi/image.ts';
import { decodeImage } from '../../../abi/image-decode.ts';
import { encodeImage } from '../../../abi/image-encode.ts';
import * as L from '../../../abi/layout.ts';
import * as OP from '../../../abi/opcodes.gen.ts';
import { RTS_INFO_N } from '../../../abi/rts-infos.gen.ts';
import { WK_DIVIDE_BY_ZERO } from '../../../abi/well-known.gen.ts';
import type { MachineExports } from '../../../host/exports.ts';
import { LinkError, Linker } from '../../../host/loader.ts';
import { makeShape } from '../../../host/shapes.ts';
import { op, op16, slot, TinyImage } from './tiny-image.ts';

const IO = makeShape([L.ARG_VOID]);

/** Memory with a bump allocator: all of the machine that the linker uses. */
function plainMachine(roomB = 60_000): MachineExports {
  const memory = new WebAssembly.Memory({ initial: 2 });
  let free = L.RTS_END;
  const imageReserve = (bytes: number): number => {
    if (bytes > roomB) return 0;
    free += bytes;
    return free - bytes;
  };
  return { memory, imageReserve } as Partial<MachineExports> as MachineExports;
}

/** Calls `target` of `module` and names its closure; exports `name`. */
function caller(module: string, name: string, from: string, target: string, shape = IO): Image {
  const image = new TinyImage(module);
  image.imports.push({ module: from, name: target, shape });
  const jump = [op16(OP.OP_TAIL, 0, 0), { imported: 'code' as const, target: 0 }, { imported: 'ptr' as const, target: 0 }];
  image.fun(name, IO, 0, 0, jump, OP.OP_ENTRY);
  image.con(`${name}Box`, 0, [{ imported: 'ptr', target: 0 }], 1);
  return image.build();
}

test('symbols of one image are found from another, in circles, too', () => {
  const machine = plainMachine();
  const linker = new Linker(machine);
  linker.load([caller('A', 'a', 'B', 'b'), decodeImage(encodeImage(caller('B', 'b', 'A', 'a')))]);
  const words = new Uint32Array(machine.memory.buffer);
  const a = linker.symbol('A', 'a');
  const b = linker.symbol('B', 'b');
  if (!a || !b) throw new Error('symbols are missing');
  const [first, second] = linker.images;
  expect(first.base).toBeGreaterThanOrEqual(L.RTS_END);
  expect(second.base).toBeGreaterThanOrEqual(first.dataBase);
  // ENTRY info ptr, TAIL code ptr
  const codeOfA = (first.base + a.code) / 4;
  expect(words[codeOfA + 2]).toBe(a.address);
  expect(words[codeOfA + 4]).toBe(second.base + b.code);
  expect(words[codeOfA + 5]).toBe(b.address);
  expect(words[words[codeOfA + 1] / 4 + L.INFO_ENTRY / 4]).toBe(first.base + a.code);
});

test('an image with a place lies in memory as one without, there and elsewhere', () => {
  const image = new TinyImage('A');
  image.hosts.push({ name: 'A.f', args: ['void'], result: 'p' });
  image.fun('f', IO, 0, 0, [op16(OP.OP_TAILHOST, 0, 0), { host: 0 }, 0], OP.OP_ENTRY);
  const plain = image.build();
  const loaded = (image: Image): [Linker, Uint32Array] => {
    const machine = plainMachine();
    const linker = new Linker(machine);
    linker.load([image], true);
    return [linker, new Uint32Array(machine.memory.buffer)];
  };
  const [linker, expected] = loaded(plain);
  const [{ base, infoIdBase, hostBase }] = linker.images;
  const places = [
    { base, infoIdBase, hostBase },
    { base: base + 8, infoIdBase, hostBase },
    { base, infoIdBase: infoIdBase + 1, hostBase },
    { base, infoIdBase, hostBase: hostBase + 1 },
  ];
  for (const place of places) {
    const [there, words] = loaded(decodeImage(encodeImage(plain, { place }), { trusted: true }));
    expect(words).toEqual(expected);
    expect(there.pristine(there.images[0])).toEqual(linker.pristine(linker.images[0]));
  }
});

test('info ids go on from image to image, host numbers as well', () => {
  const machine = plainMachine();
  const linker = new Linker(machine);
  const hosted = (name: string): Image => {
    const image = new TinyImage(name);
    image.hosts.push({ name: `${name}.f`, args: ['void'], result: 'p' });
    image.fun('f', IO, 0, 0, [op16(OP.OP_TAILHOST, 0, 0), { host: 0 }, 0], OP.OP_ENTRY);
    return image.build();
  };
  linker.load([hosted('A'), hosted('B')]);
  const words = new Uint32Array(machine.memory.buffer);
  const [, b] = linker.images;
  expect(b.infoIdBase).toBe(RTS_INFO_N + 1);
  expect(words[(b.base + L.INFO_ID) / 4]).toBe(RTS_INFO_N + 1);
  const f = linker.symbol('B', 'f');
  expect(words[(b.base + (f?.code ?? 0)) / 4 + 4]).toBe(1);
  expect(linker.hosts.map((host) => host.name)).toEqual(['A.f', 'B.f']);
});

test('literals follow the words', () => {
  const machine = plainMachine();
  const linker = new Linker(machine);
  const image = new TinyImage('A');
  image.literal('first');
  const at = image.literal('second');
  image.fun('f', IO, 0, 0, [op(OP.OP_LDA, slot(-2)), { data: at }, op16(OP.OP_RETP, slot(-1), 0)], OP.OP_ENTRY);
  linker.load([image.build()]);
  const words = new Uint32Array(machine.memory.buffer);
  const f = linker.symbol('A', 'f');
  const address = words[(linker.images[0].base + (f?.code ?? 0)) / 4 + 4];
  expect(new TextDecoder().decode(new Uint8Array(machine.memory.buffer, address, 7))).toBe('second\0');
});

test('exported symbols with well-known names replace the machine’s', () => {
  const machine = plainMachine();
  const linker = new Linker(machine);
  const image = new TinyImage('A');
  image.con('DivideByZero', 3, [], 0);
  linker.load([image.build()]);
  expect(new Uint32Array(machine.memory.buffer)[L.WELL_KNOWN / 4 + WK_DIVIDE_BY_ZERO]).toBe(linker.symbol('A', 'DivideByZero')?.address);
});

test('everything that does not fit is named, and nothing is loaded', () => {
  const linker = new Linker(plainMachine());
  const wrongShape = makeShape([L.ARG_PTR, L.ARG_DOUBLE], L.RESULT_WORD);
  const images = [caller('A', 'a', 'Nowhere', 'x'), caller('B', 'b', 'A', 'missing'), caller('C', 'c', 'A', 'a', wrongShape), caller('D', 'd', 'A', 'aBox')];
  expect(() => linker.load(images)).toThrow(LinkError);
  try {
    linker.load(images);
  } catch (error) {
    expect((error as LinkError).problems).toEqual([
      '`A` imports `Nowhere.x`, but there is no module `Nowhere`',
      '`B` imports `A.missing`, which is not defined there',
      '`C` imports `A.a`, as a function (p, double) -> word, but there it is (void) -> p: compile `A` and its users together',
      '`D` imports `A.aBox`, as a function (void) -> p, but there it is no function',
    ]);
  }
  expect(linker.images).toEqual([]);
  expect(linker.symbol('A', 'a')).toBeUndefined();
});

test('a module cannot be given twice', () => {
  const linker = new Linker(plainMachine());
  const image = new TinyImage('A').build();
  expect(() => linker.load([image, image])).toThrow('module `A` is given twice');
});

test('an image of another machine is refused, both layouts named', () => {
  const image = { ...new TinyImage('A').build(), abi: 0x1234 };
  const here = `0x${ABI_CHECKSUM.toString(16).padStart(8, '0')}`;
  expect(() => new Linker(plainMachine()).load([image])).toThrow(`image \`A\` was built for machine layout 0x00001234, this host for ${here}`);
});

test('no memory is an error in words', () => {
  expect(() => new Linker(plainMachine(10)).load([caller('A', 'a', 'A', 'a')])).toThrow(/^no memory for image `A` \(\d+ bytes\)$/);
});

test('when there is no room for all images, none is loaded, and others still can be', () => {
  const [a, b] = [caller('A', 'a', 'B', 'b'), caller('B', 'b', 'A', 'a')];
  const linker = new Linker(plainMachine(1.5 * a.words.length * L.WORD_B));
  expect(() => linker.load([a, b])).toThrow(/^no memory for images `A`, `B` \(\d+ bytes\)$/);
  expect(linker.images).toEqual([]);
  expect(linker.symbol('A', 'a')).toBeUndefined();
  linker.load([caller('A', 'a', 'A', 'a')]);
  expect(linker.symbol('A', 'a')?.module).toBe('A');
});
