/** Descriptors over files in memory and on disk: positions, GHC's locking rule, error numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { FileSystem } from '../../../host/io/file-system.ts';
import { OpenFiles } from '../../../host/io/files.ts';
import { MemoryFiles } from '../../../host/io/memory-files.ts';
import { nodeFiles } from '../../../host/io/node-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const [READ, WRITE, APPEND, READ_WRITE] = [0, 1, 2, 3];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const systems: [string, FileSystem, string][] = [
  ['memory', new MemoryFiles({ 'there/x': '' }), 'there'],
  ['disk', nodeFiles, folder],
];

describe.each(systems)('%s', (_, system, where) => {
  const files = new OpenFiles(system);
  const { functions } = files;
  const open = (name: string, mode: number): number => functions['vertebra.open'](bytes(join(where, name)), mode);
  const text = (fd: number, max = 100): string => new TextDecoder().decode(files.read(fd, max) as Uint8Array);
  const close = (fd: number): void => void expect(functions['vertebra.close'](BigInt(fd))).toBe(0);
  const written = (name: string, content: string): void => {
    const fd = open(name, WRITE);
    files.write(fd, bytes(content));
    close(fd);
  };

  test('what is written is read back, piece by piece', () => {
    written('a', 'hello world');
    const fd = open('a', READ);
    expect([text(fd, 5), text(fd, 3), text(fd), text(fd)]).toEqual(['hello', ' wo', 'rld', '']);
    close(fd);
  });

  test('positions', () => {
    written('b', '0123456789');
    const fd = open('b', READ_WRITE);
    const seek = (from: number, offset: number): number => functions['vertebra.seek'](fd, from, BigInt(offset));
    expect(functions['vertebra.size'](fd)).toBe(10);
    expect([seek(0, 4), text(fd, 2), functions['vertebra.tell'](fd)]).toEqual([4, '45', 6]);
    expect([seek(1, -3), text(fd, 1), seek(2, -1), text(fd)]).toEqual([3, '3', 9, '9']);
    expect(seek(0, -1)).toBe(-22);
    seek(0, 2);
    files.write(fd, bytes('XY'));
    expect([seek(0, 0), text(fd)]).toEqual([0, '01XY456789']);
    expect([functions['vertebra.setSize'](fd, 3), seek(0, 0), text(fd)]).toEqual([0, 0, '01X']);
    close(fd);
  });

  test('appending goes to the end, writing empties', () => {
    written('c', 'one');
    const fd = open('c', APPEND);
    files.write(fd, bytes(' two'));
    files.write(fd, bytes(' three'));
    close(fd);
    const reader = open('c', READ);
    expect(text(reader)).toBe('one two three');
    close(reader);
    written('c', '');
    expect(system.kind(join(where, 'c'))).toBe('file');
    const empty = open('c', READ);
    expect(text(empty)).toBe('');
    close(empty);
  });

  test('one writer, or many readers', () => {
    written('d', 'x');
    const first = open('d', READ);
    const second = open('d', READ);
    expect(open('d', WRITE)).toBe(-1001);
    expect(text(first)).toBe('x');
    close(first);
    expect(open('d', APPEND)).toBe(-1001);
    close(second);
    const writer = open('d', WRITE);
    expect([open('d', READ), open('d', READ_WRITE)]).toEqual([-1001, -1001]);
    close(writer);
    close(open('d', READ));
  });

  test('errors', () => {
    expect(open('missing', READ)).toBe(-2);
    expect(functions['vertebra.open'](bytes(where), READ)).toBe(-1002);
    expect(functions['vertebra.open'](bytes(where), WRITE)).toBe(-21);
    expect(functions['vertebra.close'](99)).toBe(-9);
    expect(functions['vertebra.tell'](0)).toBe(-29);
    expect(functions['vertebra.remove'](bytes(join(where, 'missing')))).toBe(-2);
  });

  test('names come and go', () => {
    written('e', 'e');
    const path = (name: string): Uint8Array => bytes(join(where, name));
    expect(functions['vertebra.pathKind'](path('e'))).toBe(1);
    expect(functions['vertebra.rename'](path('e'), path('f'))).toBe(0);
    expect([functions['vertebra.pathKind'](path('e')), functions['vertebra.pathKind'](path('f'))]).toEqual([0, 1]);
    expect(functions['vertebra.remove'](path('f'))).toBe(0);
    expect(functions['vertebra.pathKind'](path('f'))).toBe(0);
    expect(functions['vertebra.pathKind'](bytes(where))).toBe(2);
  });

  test('directories come and go', () => {
    const path = (name: string): Uint8Array => bytes(join(where, name));
    const { 'vertebra.makeDirectory': make, 'vertebra.removeDirectory': remove, 'vertebra.listDirectory': list } = functions;
    expect([make(path('tree')), make(path('tree')), make(path('no/tree'))]).toEqual([0, -17, -2]);
    written('tree/a', 'a');
    expect([make(path('tree/a')), make(path('tree/a/b')), list(path('tree'))]).toEqual([-17, -20, 'a\0']);
    expect([remove(path('tree')), remove(path('tree/a')), remove(path('gone')), list(path('gone'))]).toEqual([-39, -20, -2, '\x002']);
    const rename = (from: string, to: string): number => functions['vertebra.rename'](path(from), path(to));
    expect([rename('tree/a', 'tree'), rename('tree', 'tree/a/b'), rename('tree', 'wood'), rename('tree', 'x')]).toEqual([-39, -20, 0, -2]);
    expect([list(path('wood')), functions['vertebra.pathKind'](path('wood/a'))]).toEqual(['a\0', 1]);
    expect([functions['vertebra.remove'](path('wood')), functions['vertebra.remove'](path('wood/a')), remove(path('wood'))]).toEqual([-21, 0, 0]);
  });

  test('what is known of a path, and changed', () => {
    const path = (name: string): Uint8Array => bytes(join(where, name));
    const status = (name: string): string[] => functions['vertebra.pathStatus'](path(name), 1).split(' ');
    written('known', 'four');
    expect(status('known').slice(0, 2)).toEqual(['0', '4']);
    expect([status('.')[0], status('missing')]).toEqual(['1', ['\x002']]);
    expect(functions['vertebra.setMode'](path('known'), 0o640n)).toBe(0);
    expect(functions['vertebra.setTimes'](path('known'), 1_000_000_000n, 2_000_000_000n)).toBe(0);
    expect(status('known')).toEqual(['0', '4', String(0o640), '1000000000', '2000000000']);
    expect(functions['vertebra.access'](path('known')) & 6).toBe(6);
  });

  test('paths without detours', () => {
    const path = (name: string): Uint8Array => bytes(join(where, '.') + name);
    written('real', '');
    const real = functions['vertebra.realPath'];
    expect(real(path('/./real'))).toBe(real(path('/real')));
    expect([real(path('/nothing/../real')), real(path('/real/..'))]).toEqual(['\x002', '\x0020']);
  });
});

test('folders in memory, also empty ones and the current one, go along with a snapshot', () => {
  const before = new OpenFiles(new MemoryFiles());
  expect(before.functions['vertebra.makeDirectory']('empty')).toBe(0);
  expect(before.functions['vertebra.makeDirectory']('here')).toBe(0);
  expect(before.functions['vertebra.setCurrentDirectory']('here')).toBe(0);
  before.functions['vertebra.open']('file', WRITE);
  const after = new OpenFiles(new MemoryFiles({ 'lost/x': '' }));
  after.restore(before.save());
  expect(after.functions['vertebra.currentDirectory']()).toBe('/here');
  expect(after.functions['vertebra.listDirectory']('..').split('\0')).toEqual(expect.arrayContaining(['empty', 'here']));
  expect(after.functions['vertebra.pathKind']('/lost')).toBe(0);
  expect(after.functions['vertebra.listDirectory']('.')).toBe('file\0');
});

test('a file system without directories says so', () => {
  const { open, remove, rename, kind } = new MemoryFiles();
  const { functions } = new OpenFiles({ open, remove, rename, kind });
  expect([functions['vertebra.makeDirectory']('x'), functions['vertebra.currentDirectory']()]).toEqual([-38, '\x0038']);
});
