import { expect, test } from 'vitest';
import { GlobalVars } from '../../../compiler/core/global-vars.ts';
import { ByteReader, ByteWriter } from '../../../compiler/interface/bytes.ts';
import { sessionLeaves } from '../../../compiler/interface/leaves.ts';
import { GraphReader } from '../../../compiler/interface/read.ts';
import { writeGraph } from '../../../compiler/interface/write.ts';
import { localName, NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import { Globals } from '../../../compiler/types/environment.ts';

function session() {
  const names = new NameTable();
  const vars = new GlobalVars();
  const { builtin } = new Globals(names, wiredIn(names));
  return { names, vars, builtin, leaves: sessionLeaves(names, vars, builtin) };
}

/** The roots written in one session and read in another. */
function carried(...roots: unknown[]): { sections: unknown[]; to: ReturnType<typeof session> } {
  const to = session();
  const reader = new GraphReader(writeGraph(roots, session().leaves), to.leaves);
  return { sections: Array.from({ length: reader.size }, (_, i) => reader.section(i)), to };
}

test('numbers of any size', () => {
  const writer = new ByteWriter();
  const numbers = [0, 1, 127, 128, 16383, 16384, 2 ** 31, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER];
  for (const number of numbers) writer.number(number);
  const reader = new ByteReader(writer.bytes());
  expect(numbers.map(() => reader.number())).toEqual(numbers);
  expect(() => reader.byte()).toThrow(RangeError);
});

test('plain values', () => {
  const value = { a: [1, -1, -0, 1.5, Number.NaN, 2 ** 60, 10n ** 40n, 'text', '', true, false, null, undefined, []], b: new Map([['k', new Set([1, 'x'])]]) };
  expect(carried(value).sections).toEqual([value]);
});

test('identity and cycles, within sections and between them', () => {
  const shared = { name: 'shared' };
  const cycle: { self?: unknown; list: unknown[] } = { list: [shared] };
  cycle.self = cycle;
  const [first, second] = carried({ cycle, shared }, { again: cycle, shared }).sections as [
    { cycle: typeof cycle; shared: object },
    { again: object; shared: object },
  ];
  expect(first.cycle.self).toBe(first.cycle);
  expect(first.cycle.list[0]).toBe(first.shared);
  expect([second.again, second.shared]).toEqual([first.cycle, first.shared]);
  expect(second.again).toBe(first.cycle);
});

test('a section reads those it refers to', () => {
  const shared = { n: 1 };
  const to = session();
  const reader = new GraphReader(writeGraph([{ shared }, { shared }], session().leaves), to.leaves);
  const second = reader.section(1) as { shared: object };
  expect((reader.section(0) as { shared: object }).shared).toBe(second.shared);
});

test('deferred parts are read when looked at; what two of them share is one', () => {
  const outside = { n: 'outside' };
  const both = { n: 'both', inner: { n: 'inner' } };
  const own = { n: 'own' };
  const root = { a: { unfolding: [own, own, both, outside] }, b: { unfolding: [both.inner, both] }, outside };
  const [read] = carried(root).sections as [typeof root];
  expect(Object.getOwnPropertyDescriptor(read.b, 'unfolding')?.get).toBeDefined();
  const [ownA, ownB, bothA, outsideA] = read.a.unfolding;
  const [innerB, bothB] = read.b.unfolding;
  expect(ownA).toBe(ownB);
  expect(bothA).toBe(bothB);
  expect(innerB).toBe((bothA as typeof both).inner);
  expect(outsideA).toBe(read.outside);
  expect(JSON.stringify(read)).toBe(JSON.stringify(root));
});

test('names, variables and built-in types are those of the session', () => {
  const from = session();
  const name = from.names.global('M', 'f', 'value', { file: 0, line: 3, col: 2, endLine: 3, endCol: 3 });
  const local = localName('x', 'type');
  const root = { name, local, again: local, variable: from.vars.get(name), tuple: from.builtin.tupleTyCon(3), kind: from.builtin.listTyCon.kind };
  const to = session();
  const read = new GraphReader(writeGraph([root], from.leaves), to.leaves).section(0) as typeof root;
  expect(read.name).toBe(to.names.global('M', 'f', 'value'));
  expect(read.name.span.line).toBe(3);
  expect(read.variable).toBe(to.vars.get(read.name));
  expect(read.tuple).toBe(to.builtin.tupleTyCon(3));
  expect(read.kind).toBe(to.builtin.listTyCon.kind);
  expect(read.local).toBe(read.again);
  expect([read.local.text, read.local.unique === local.unique]).toEqual(['x', false]);
});
