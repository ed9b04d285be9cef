/** The verifier accepts sound images and names what is wrong with others: one hand-made fault per rule. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Image, Reloc } from '../../../abi/image.ts';
import { ImageError } from '../../../abi/image-format.ts';
import * as L from '../../../abi/layout.ts';
import * as OP from '../../../abi/opcodes.gen.ts';
import { makeShape } from '../../../host/shapes.ts';
import { verifyImage } from '../../../host/verify.ts';
import { bridge } from './programs.ts';
import { op, op16, ref, slot, TinyImage, type Word } from './tiny-image.ts';

const IO = makeShape([L.ARG_VOID]);

/** One function `f` with this body, a static constructor `Unit` beside it. */
function program(body: readonly (Word | { label: string })[], frame = 0, more: (image: TinyImage) => void = () => {}): Image {
  const image = new TinyImage('T');
  image.con('Unit', 0, [], 0);
  image.hosts.push({ name: 'h', args: ['i64'], result: 'void' });
  more(image);
  image.fun('f', IO, 0, frame, body, OP.OP_ENTRY);
  return image.build();
}

const unit: readonly Word[] = [op(OP.OP_LDP, slot(-1)), ref('Unit', 1)];
const ret = op16(OP.OP_RETP, slot(-1), 0);

test('sound images pass', () => {
  verifyImage(bridge());
  verifyImage(program([...unit, ret]));
  verifyImage(new TinyImage('Empty').build());
});

describe('instructions', () => {
  const refused = (what: string, body: readonly (Word | { label: string })[], frame = 0, more?: (image: TinyImage) => void): void =>
    expect(() => verifyImage(program(body, frame, more)), what).toThrow(what);

  test('opcodes', () => {
    refused('no instruction (0)', [0, ret]);
    refused('no instruction (ff)', [255, ret]);
    refused('no instruction', [op(OP.OP_UPDATE_RET), ret]);
    refused('leaves the code', [...unit, ret, op(OP.OP_LDL)]);
  });

  test('procedures', () => {
    refused('the last procedure has no end', [...unit]);
    refused('EVAL without R1GET', [op(OP.OP_EVAL, slot(-1)), ref('f.info'), op(OP.OP_MOV, slot(-1), slot(-2)), ret]);
    const image = new TinyImage('T');
    image.fun('f', IO, 0, 0, unit.slice(0, 0), OP.OP_ENTRY);
    image.fun('g', IO, 0, 0, [op(OP.OP_FAIL), 0], OP.OP_ENTRY);
    expect(() => verifyImage(image.build())).toThrow('a procedure runs on into the next');
  });

  test('frames', () => {
    refused('MOV uses word 0 of a frame of 0', [op(OP.OP_MOV, slot(-1), slot(0)), ret]);
    refused('MOV2 uses word 2 of a frame of 2', [op(OP.OP_MOV2, slot(-2), slot(1)), op16(OP.OP_RETP, slot(-1), 2)], 2);
    refused('R1FREE uses word 3 of a frame of 3', [op(OP.OP_R1FREE, slot(1), 2, 3), op16(OP.OP_RETP, slot(1), 3)], 3);
    refused('RETP pops 3 words of a frame of 2', [...unit, op16(OP.OP_RETP, slot(-1), 3)], 2);
    const image = new TinyImage('T');
    image.fun('f', makeShape([L.ARG_PTR, L.ARG_PTR]), 2, 2, [op16(OP.OP_RETP, slot(1), 2)], OP.OP_ENTRY);
    expect(() => verifyImage(image.build())).toThrow('frame of 2 words for 2 words of arguments');
  });

  test('branches', () => {
    refused('branch to something that is no instruction of its procedure', [op(OP.OP_JMP), 1]);
    refused('branch to something that is no instruction of its procedure', [op(OP.OP_JMP), 1000]);
    refused('branch to something that is no instruction of its procedure', [op(OP.OP_JMP), -1000 >>> 0]);
    refused('branch to something that is no instruction of its procedure', [op(OP.OP_SWTAG, slot(-1), 2), 3, 4, ret]);
  });

  test('addresses', () => {
    refused('LDP of something that is no closure', [op(OP.OP_LDP, slot(-1)), 1234, ret]);
    refused('LDP of something that is no closure', [op(OP.OP_LDP, slot(-1)), ref('Unit', 2), ret]);
    refused('LDP of something that is no closure', [op(OP.OP_LDP, slot(-1)), ref('f.code'), ret]);
    refused('LDA of something that is no literal', [op(OP.OP_LDA, slot(-1)), 8, ret]);
    refused('TAIL to something that is no function', [op16(OP.OP_TAIL, 0, 0), ref('Unit'), ref('f', 1)]);
    refused('local relocation of a plain operand', [op(OP.OP_LDW, slot(-1)), ref('Unit'), ret]);
    refused('no primop 9999', [op16(OP.OP_TAILPRIM, 0, 0), 9999]);
  });

  test('host functions', () => {
    refused('call of something that is no host function', [op16(OP.OP_TAILHOST, 0, 0), 0, makeShape([L.ARG_DOUBLE])]);
    refused('host relocation of 7, beyond 1', [op16(OP.OP_TAILHOST, 0, 0), { host: 7 }, makeShape([L.ARG_DOUBLE])]);
    refused('host function `h` called as (p) -> p', [op16(OP.OP_TAILHOST, 0, 0), { host: 0 }, makeShape([L.ARG_PTR])]);
  });

  test('continuations', () => {
    const call = [op(OP.OP_CALL), ref('back'), ref('f.code'), ref('f', 1), { label: 'here' }, op(OP.OP_R1GET, slot(-1)), op16(OP.OP_RETP, slot(-1), 1)];
    verifyImage(program(call, 1, (image) => image.ret('back', 1, 0, 'here')));
    refused('CALL with an info table of another frame', call, 1, (image) => image.ret('back', 2, 0, 'here'));
    refused('CALL continues outside its procedure', call, 1, (image) => {
      image.fun('g', IO, 0, 0, [{ label: 'there' }, op(OP.OP_FAIL), 0], OP.OP_ENTRY);
      image.ret('back', 1, 0, 'there');
    });
    refused('live slots beyond a frame of 1 words', call, 1, (image) => image.ret('back', 1, 1, 'here'));
  });

  test('allocation', () => {
    const heap = (image: TinyImage): void => void image.infos.push({ label: 'pair', type: 1, flags: 0, con: 0, ptrs: 2, nptrs: 0, entry: '', shape: 0 });
    verifyImage(program([op(OP.OP_CON2, slot(-1), slot(-1), slot(-2)), ref('pair', 1), ret], 0, heap));
    refused('CON1 fills 1 words of a closure of 2', [op(OP.OP_CON1, slot(-1), slot(-1)), ref('pair', 1), ret], 0, heap);
    refused('CON2 with tag 2 instead of 1', [op(OP.OP_CON2, slot(-1), slot(-1), slot(-2)), ref('pair', 2), ret], 0, heap);
    refused('CON with the info table of a static closure', [op(OP.OP_CON, slot(-1), 0), ref('Unit.info', 1), ret]);
    refused('THK of something that is no thunk', [op(OP.OP_THK, slot(-1), 0), ref('Unit.info'), ret]);
  });
});

describe('parts', () => {
  const sound = program([...unit, ret]);
  const changed = (change: Partial<Image>): Image => ({ ...sound, ...change });
  const refused = (what: string, image: Image): void => expect(() => verifyImage(image), what).toThrow(what);
  const word = (at: number, value: number): Image => changed({ words: sound.words.with(at, value) });
  const without = (predicate: (reloc: Reloc) => boolean): Image => changed({ relocs: sound.relocs.filter((reloc) => !predicate(reloc)) });

  test('counts', () => {
    refused('parts overlap', changed({ infoCount: 1 }));
    refused('parts overlap', changed({ staticEnd: sound.words.length + 1 }));
    refused('parts overlap', changed({ codeEnd: sound.codeStart - 1 }));
  });

  test('relocations', () => {
    const [first] = sound.relocs;
    refused('two relocations of one word', changed({ relocs: [...sound.relocs, first] }));
    refused('relocation of word 9999', changed({ relocs: [...sound.relocs, { kind: 'local', at: 9999 }] }));
    refused('import 3 of 0', changed({ relocs: [...sound.relocs, { kind: 'ptr', at: sound.codeStart, target: 3 }] }));
  });

  test('info tables', () => {
    refused('static closure of type 99', word(0, 99 | (L.INFO_STATIC << 8)));
    refused('info table with unknown flags', word(0, sound.words[0] | (128 << 8)));
    refused(
      'info table without an id',
      without((reloc) => reloc.kind === 'infoId'),
    );
    const f = L.INFO_SIZE_B / 4;
    refused('function of arity 1 with the shape of 2 arguments', word(f + L.INFO_SHAPE / 4, 2));
    refused('ENTRY with the info table of something else', word(f + L.INFO_ENTRY / 4, sound.words[f + L.INFO_ENTRY / 4] + 4));
    refused('info table points outside the tables', changed({ words: sound.words.with(f + L.INFO_SRT / 4, 4) }));
  });

  test('static closures', () => {
    refused('static closure without an info table', word(sound.codeEnd, 12));
    refused('static constructor that is marked', word(sound.codeEnd + 1, 5));
  });

  test('symbols', () => {
    const [first, ...others] = sound.symbols;
    refused('symbol `Unit` is no closure', changed({ symbols: [{ ...first, ptr: first.ptr + 1 }, ...others] }));
    refused('symbol `Unit` is no closure', changed({ symbols: [{ ...first, ptr: 2 ** 31 }, ...others] }));
    refused('symbol `Unit` has another entry', changed({ symbols: [{ ...first, code: 64 }, ...others] }));
    refused('symbol `Unit` is defined twice', changed({ symbols: [first, first, ...others] }));
    refused('symbol `f` has another shape', changed({ symbols: [first, { ...others[0], shape: 99 }] }));
  });
});

test('any change of any word gives an image or an ImageError', () => {
  const sound = bridge();
  const at = fc.nat(sound.words.length - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(at, fc.oneof(fc.nat(2000), fc.integer())), { minLength: 1, maxLength: 4 }), (changes) => {
      const words = sound.words.slice();
      for (const [where, value] of changes) words[where] = value;
      try {
        verifyImage({ ...sound, words });
      } catch (error) {
        expect(error).toBeInstanceOf(ImageError);
      }
    }),
    { numRuns: 1000 },
  );
});
