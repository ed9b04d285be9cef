/** Random images: any parts that fit the types, not programs. For tests of the format; what the verifier accepts is made by the compiler. */
import fc from 'fast-check';
import { type HostRep, type HostType, hostReps } from '../../../abi/host-types.ts';
import type { DebugTables, Image, InfoDebug, InlinedCall, IpDebug, Place } from '../../../abi/image.ts';
import { type RelocTable, relocList } from '../../../abi/image-relocs.ts';
import { INFO_SIZE_B, WORD_B } from '../../../abi/layout.ts';

const INFO_W = INFO_SIZE_B / WORD_B;
const word = fc.oneof(fc.nat(1000), fc.integer({ min: 0, max: 0xffffffff }));
/** Some of parts as functions of a library have them (image-names.ts). */
const libraryName = fc
  .tuple(
    fc.constantFrom('', 'M.', 'Data.Map.'),
    fc.constantFrom('', '$c==', '$c', 'f'),
    fc.constantFrom('', '$fEqMap', '$f'),
    fc.constantFrom('', '_w', '_w_c1'),
  )
  .map((parts) => parts.join(''));
const name = fc.oneof(fc.string({ maxLength: 12, unit: 'grapheme' }), libraryName);
const rep = fc.constantFrom<HostRep>(...hostReps);
const { type: hostType } = fc.letrec<{ type: HostType }>((tie) => ({
  type: fc.oneof({ depthSize: 'small', maxDepth: 3 }, rep, fc.record({ args: fc.array(tie('type'), { maxLength: 3 }), result: rep })),
}));
const functions = fc.array(fc.record({ name, args: fc.array(hostType, { maxLength: 5 }), result: rep }), { maxLength: 5 });

const ownPlace: fc.Arbitrary<Place> = fc.record({
  file: fc.nat(3),
  line: fc.nat(5000),
  col: fc.nat(200),
  endLine: fc.nat(5000),
  endCol: fc.nat(200),
});

/** The calls by which code was inlined, innermost first; mostly none. Few functions and places, so that chains share their ends. */
const chain: fc.Arbitrary<readonly InlinedCall[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc
    .array(fc.record({ callee: fc.constantFrom('f', 'g', 'GHC.Base.>>='), line: fc.nat(2) }), { maxLength: 4 })
    .map((calls) => calls.map(({ callee, line }) => ({ callee, at: { file: 0, line, col: 3, endLine: line, endCol: 9 } }))),
);

function inlinedBy(place: Place, calls: readonly InlinedCall[]): Place {
  const [call, ...outer] = calls;
  return call === undefined ? place : { ...place, inlined: { callee: call.callee, at: inlinedBy(call.at, outer) } };
}

const place: fc.Arbitrary<Place> = fc.tuple(ownPlace, chain).map(([own, calls]) => inlinedBy(own, calls));

const info: fc.Arbitrary<InfoDebug> = fc.record({
  kind: fc.constantFrom<InfoDebug['kind']>('con', 'fun', 'thunk', 'caf', 'ret', 'safepoint', 'raise'),
  name,
  place: fc.option(place),
  parent: fc.integer({ min: -1, max: 300 }),
  waits: name,
  vars: fc.array(fc.record({ name, rep: fc.constantFrom('p' as const, 'i32' as const, 'i64' as const, 'f64' as const), at: fc.nat(300) }), { maxLength: 4 }),
  params: fc.option(fc.array(fc.record({ name, rep: fc.constantFrom('p' as const, 'i64' as const) }), { minLength: 1, maxLength: 4 }), { nil: undefined }),
});

/** Spans as programs have them: mostly near the one before, some anywhere. */
export const ipTable: fc.Arbitrary<IpDebug[]> = fc
  .array(
    fc.record({
      gap: fc.nat(12),
      length: fc.integer({ min: 1, max: 6 }),
      near: fc.boolean(),
      lines: fc.nat(3),
      col: fc.nat(80),
      width: fc.nat(60),
      far: place,
      calls: chain,
      info: fc.nat(40),
    }),
  )
  .map((rows) => {
    let end = 0;
    let line = 1;
    return rows.map(({ gap, length, near, lines, col, width, far, calls, info }) => {
      const start = end + gap;
      end = start + length;
      line += lines;
      return { start, end, place: near ? inlinedBy({ file: 0, line, col, endLine: line, endCol: col + width }, calls) : far, info };
    });
  });

export const debugTables: fc.Arbitrary<DebugTables> = fc.record({
  files: fc.array(name, { maxLength: 4 }),
  infos: fc.array(info, { maxLength: 20 }),
  ips: ipTable,
});

const relocTable = (words: number, imports: number): fc.Arbitrary<RelocTable> => {
  const plain = fc.uniqueArray(fc.nat(Math.max(0, words - 1)), { maxLength: words === 0 ? 0 : 20 }).map((at) => Uint32Array.from(at.sort((a, b) => a - b)));
  const pairs = fc.array(fc.tuple(fc.nat(Math.max(0, words - 1)), fc.nat(Math.max(0, imports - 1))), { maxLength: words === 0 || imports === 0 ? 0 : 10 });
  const column = pairs.map((list) => Uint32Array.from(list.sort((a, b) => a[0] - b[0]).flat()));
  return fc.record({ local: plain, data: plain, infoId: plain, host: plain, ptr: column, closure: column, code: column });
};

export const image: fc.Arbitrary<Image> = fc
  .record({
    name,
    abi: word,
    infos: fc.array(fc.array(word, { minLength: INFO_W, maxLength: INFO_W }), { maxLength: 10 }),
    code: fc.array(word, { maxLength: 60 }),
    statics: fc.array(word, { maxLength: 20 }),
    tables: fc.array(word, { maxLength: 20 }),
    data: fc.uint8Array({ maxLength: 60 }),
    imports: fc.array(fc.record({ module: name, name, shape: word }), { maxLength: 5 }),
    symbols: fc.array(fc.record({ name, ptr: word, code: word, shape: word, exported: fc.boolean() }), { maxLength: 5 }),
    hosts: functions,
    exports: functions,
    debug: fc.option(debugTables),
  })
  .chain(({ infos, code, statics, tables, ...rest }) => {
    const words = Uint32Array.from([...infos.flat(), ...code, ...statics, ...tables]);
    const codeStart = infos.length * INFO_W;
    const codeEnd = codeStart + code.length;
    const staticEnd = codeEnd + statics.length;
    return relocTable(words.length, rest.imports.length).map((table) => ({
      ...rest,
      words,
      infoCount: infos.length,
      codeStart,
      codeEnd,
      staticEnd,
      relocs: relocList(table),
    }));
  });

export const home = fc.record({ base: fc.nat(), infoIdBase: fc.nat(), hostBase: fc.nat() });

/** An image without its imports. */
export function alone(image: Image): Image {
  return { ...image, imports: [], relocs: image.relocs.filter((reloc) => !('target' in reloc)) };
}
