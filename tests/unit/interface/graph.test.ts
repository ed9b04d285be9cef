import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noSpan } from '../../../compiler/base/span.ts';
import { newVar } from '../../../compiler/core/build.ts';
import { GlobalVars } from '../../../compiler/core/global-vars.ts';
import { ByteReader, ByteWriter } from '../../../compiler/interface/bytes.ts';
import { Later, later } from '../../../compiler/interface/graph.ts';
import { sessionLeaves } from '../../../compiler/interface/leaves.ts';
import { GraphReader } from '../../../compiler/interface/read.ts';
import { writeGraph } from '../../../compiler/interface/write.ts';
import { localName, NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import { Globals } from '../../../compiler/types/environment.ts';
import { fileAsSource } from '../../../host/cli/file-source.ts';

function session() {
  const names = new NameTable();
  const vars = new GlobalVars();
  const { builtin } = new Globals(names, wiredIn(names));
  return { names, vars, builtin, leaves: sessionLeaves(names, vars, builtin) };
}

/** A graph written in one session and read in another. */
function carried<T extends object>(root: T): T {
  return new GraphReader(writeGraph(root, session().leaves), session().leaves).root() as T;
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
  const value = { a: [1, -1, -0, 1.5, Number.NaN, 2 ** 60, 10n ** 40n, 'tëxt', '', true, false, null, undefined, []], b: new Map([['k', new Set([1, 'x'])]]) };
  expect(carried(value)).toEqual(value);
});

test('nodes keep their kind, places are told from each other', () => {
  const place = (file: number, line: number, col: number) => ({ file, line, col, endLine: line + 1, endCol: col + 2 });
  const nodes = [place(0, 3, 4), place(0, 3, 4), place(0, 1, 9), place(5, 2, 2), place(5, 8, 1)].map((span) => ({ kind: 'node', span }));
  expect(carried(nodes)).toEqual(nodes);
  expect(carried([{ kind: 'a' }, { kind: 'b', more: 1 }, { kind: 3 }])).toEqual([{ kind: 'a' }, { kind: 'b', more: 1 }, { kind: 3 }]);
});

test('identity and cycles', () => {
  const shared = { name: 'shared' };
  const cycle: { self?: unknown; list: unknown[] } = { list: [shared] };
  cycle.self = cycle;
  const read = carried({ cycle, shared, again: cycle });
  expect(read.cycle.self).toBe(read.cycle);
  expect(read.cycle.list[0]).toBe(read.shared);
  expect(read.again).toBe(read.cycle);
});

test('what is put off is read once, when it is asked for', () => {
  const shared = { n: 1 };
  const read = carried({ later: later({ shared }), other: later({ shared }), none: later([]) });
  expect(read.later).toBeInstanceOf(Later);
  expect(read.later.get().shared).toBe(read.other.get().shared);
  expect(read.later.get()).toBe(read.later.get());
  expect(read.none.get()).toEqual([]);
});

test('deferred values are read when looked at; what two of them share is one', () => {
  const outside = { n: 'outside' };
  const both = { n: 'both', inner: { n: 'inner' } };
  const own = { n: 'own' };
  const root = { a: { cons: [own, own, both, outside] }, b: { cons: [both.inner, both] }, outside };
  const read = carried(root);
  expect(Object.keys(read.b)).toEqual([]);
  const [ownA, ownB, bothA, outsideA] = read.a.cons;
  const [innerB, bothB] = read.b.cons;
  expect(ownA).toBe(ownB);
  expect(bothA).toBe(bothB);
  expect(innerB).toBe((bothA as typeof both).inner);
  expect(outsideA).toBe(read.outside);
  expect(read.a.cons).toBe(read.a.cons);
  expect(read.a.cons).toEqual(root.a.cons);
  expect(carried(read).b.cons).toEqual(root.b.cons);
  const changed = carried({ a: { class: { n: 1 } as object | null } });
  changed.a.class = null;
  expect(changed.a.class).toBeNull();
});

test('long chains', () => {
  let chain: { next: object | null } = { next: null };
  const root = { unfolding: null as object | null, start: chain };
  for (let i = 0; i < 500; i++) chain = { next: chain };
  root.unfolding = chain;
  let length = 0;
  for (let at = carried(root).unfolding as { next: object | null } | null; at !== null; at = at.next as typeof at) length++;
  expect(length).toBe(501);
});

test('names, variables and built-in types are those of the session', () => {
  const from = session();
  const name = from.names.global('M', 'f', 'value', { file: 0, line: 3, col: 2, endLine: 3, endCol: 3 });
  const local = localName('x', 'type');
  const variable = newVar('v', 'i64', noSpan, () => 'Int#');
  const root = {
    name,
    local,
    again: local,
    variables: [from.vars.get(name), variable, variable],
    tuple: from.builtin.tupleTyCon(3),
    kind: from.builtin.listTyCon.kind,
  };
  const to = session();
  const read = new GraphReader(writeGraph(root, from.leaves), to.leaves).root() as typeof root;
  expect(read.name).toBe(to.names.global('M', 'f', 'value'));
  expect(read.name.span.line).toBe(3);
  expect(read.variables[0]).toBe(to.vars.get(read.name));
  expect(read.variables[1]).toBe(read.variables[2]);
  expect(read.variables[1]).toEqual({ ...variable, unique: read.variables[1].unique, type: null });
  expect(read.tuple).toBe(to.builtin.tupleTyCon(3));
  expect(read.kind).toBe(to.builtin.listTyCon.kind);
  expect(read.local).toBe(read.again);
  expect([read.local.text, read.local.unique === local.unique]).toEqual(['x', false]);
});

test('tuples of any size are those of the session, and what they consist of', () => {
  const from = session();
  const tuple = from.builtin.tupleTyCon(30);
  const root = { tuple, con: tuple.cons[0], last: tuple.params[29], unboxed: from.builtin.unboxedTupleTyCon(30).kind };
  const to = session();
  const read = new GraphReader(writeGraph(root, from.leaves), to.leaves).root() as typeof root;
  const own = to.builtin.tupleTyCon(30);
  expect([read.tuple === own, read.con === own.cons[0], read.last === own.params[29]]).toEqual([true, true, true]);
  expect(read.unboxed).toBe(to.builtin.unboxedTupleTyCon(30).kind);
  for (const n of [0, 1]) {
    const small = [from.builtin.unboxedTupleTyCon(n)];
    const { builtin, leaves } = session();
    expect(new GraphReader(writeGraph(small, from.leaves), leaves).root()).toEqual([builtin.unboxedTupleTyCon(n)]);
  }
});

test('a field of several types with its text is known by that of its type, an operator as well', () => {
  const from = session();
  const fields = ['T', ':+:', '+'].map((owner) => from.names.field('M', 'field', owner, noSpan));
  const to = session();
  const read = new GraphReader(writeGraph(fields, from.leaves), to.leaves).root();
  expect(read).toEqual(['T', ':+:', '+'].map((owner) => to.names.field('M', 'field', owner, noSpan)));
});

test('a file that is read in pieces says the same as its bytes', () => {
  const texts = Array.from({ length: 2000 }, (_, i) => `${i} ${'ä→𝔸'.repeat(i % 40)}`);
  const root = { texts: texts.map((text) => later({ text })), all: texts };
  const file = join(mkdtempSync(join(tmpdir(), 'vertebra-graph-')), 'graph');
  const bytes = writeGraph(root, session().leaves);
  writeFileSync(file, bytes);
  const read = new GraphReader(fileAsSource(file), session().leaves).root() as typeof root;
  expect(read.texts.map((each) => each.get().text)).toEqual(texts);
  expect(read.all).toEqual(texts);
  for (const length of [10, 40, 5000, bytes.length - 1]) {
    writeFileSync(file, bytes.subarray(0, length));
    expect(() => new GraphReader(fileAsSource(file), session().leaves)).toThrow(RangeError);
  }
});
