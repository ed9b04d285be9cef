/** Separate compilation: what is kept of modules serves as well as compiling them again, and no longer than it is right. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { encodeImage } from '../../../abi/image-encode.ts';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { machineRoots, programImage } from '../../../compiler/driver/image.ts';
import { lint } from '../../../compiler/driver/lint.ts';
import { type ModuleSource, type ModuleStore, Session, type SessionOptions } from '../../../compiler/driver/session.ts';
import { Library } from '../../../compiler/driver/shared-library.ts';

const library = new Library({ interfaces: new Uint8Array(readFileSync('build/lib.vti')), image: LIBRARY_IMAGE });

class Shelf implements ModuleStore {
  readonly units = new Map<string, Uint8Array>();
  kept: string[] = [];

  hash(...contents: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const content of contents) hash.update(content);
    return hash.digest('hex');
  }

  read(module: string, key: string): Uint8Array | null {
    return this.units.get(`${module} ${key}`) ?? null;
  }

  keep(module: string, key: string, unit: Uint8Array): void {
    this.kept.push(module);
    this.units.set(`${module} ${key}`, unit);
  }
}

type Edits = Readonly<Record<string, (text: string) => string>>;

/** A program of a folder: its image, and the modules that were kept anew, that is, compiled. `edits`: what became of its files. */
function compiled(
  folder: string,
  shelf: Shelf | undefined,
  edits: Edits = {},
  more: Partial<SessionOptions> = {},
): { readonly image: Uint8Array; readonly compiled: readonly string[] } {
  const text = (name: string): string | null => {
    const file = join(folder, name);
    return existsSync(file) ? (edits[name] ?? ((same) => same))(readFileSync(file, 'utf8')) : null;
  };
  const readModule = (name: string): ModuleSource | null => {
    const found = text(`${name.replaceAll('.', '/')}.hs`);
    return found === null ? null : { file: `${name.replaceAll('.', '/')}.hs`, text: found, library: false };
  };
  const readInclude = (name: string): { file: string; text: string } | null => {
    const found = text(name);
    return found === null ? null : { file: name, text: found };
  };
  const session = new Session({ readModule, readInclude, library, store: shelf, lint, ...more });
  const main = session.compile(readModule('Main') as ModuleSource, 'stg');
  expect([...session.modules()].flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const linked = session.linked(main);
  const { image } = programImage(
    linked,
    'Main',
    session.files.map(({ name }) => name),
    machineRoots(linked),
  );
  if (image === null) throw new Error('no image');
  const fresh = shelf?.kept ?? [];
  if (shelf !== undefined) shelf.kept = [];
  return { image: encodeImage(image), compiled: fresh };
}

const here = 'tests/unit/driver/separate';
const modules = 'tests/golden/run/modules';

test.each([here, `${modules}/Abstract`, `${modules}/Reexport`, `${modules}/Shapes`, `${modules}/Simple`])('%s: the same image, by whatever way', (folder) => {
  const shelf = new Shelf();
  const plain = compiled(folder, undefined);
  const first = compiled(folder, shelf);
  expect(first.image).toEqual(plain.image);
  expect(first.compiled).toContain('Main');
  expect(compiled(folder, shelf)).toEqual({ image: plain.image, compiled: [] });
});

test.each([{ level: 0 }, { level: 0, debug: true }] as const)('the same with %j, apart from what is kept without', (options) => {
  const shelf = new Shelf();
  compiled(here, shelf);
  const plain = compiled(here, undefined, {}, options);
  expect(compiled(here, shelf, {}, options)).toEqual({ image: plain.image, compiled: ['Shape', 'Middle', 'Main'] });
  expect(compiled(here, shelf, {}, options)).toEqual({ image: plain.image, compiled: [] });
});

describe('after an edit', () => {
  let shelf: Shelf;

  beforeEach(() => {
    shelf = new Shelf();
    compiled(here, shelf);
  });

  const edited = (edits: Edits): readonly string[] => {
    const again = compiled(here, shelf, edits);
    expect(again.image).toEqual(compiled(here, undefined, edits).image);
    return again.compiled;
  };

  test('of the main module, that alone is compiled', () => {
    expect(edited({ 'Main.hs': (text) => text.replace('Circle 2', 'Circle 7') })).toEqual(['Main']);
  });

  test('of what others do not see, that module alone', () => {
    expect(edited({ 'Shape.hs': (text) => `${text}\n-- the end\n` })).toEqual(['Shape']);
    expect(edited({ 'Middle.hs': (text) => text.replace('acc) 0', 'acc) 1') })).toEqual(['Middle']);
  });

  test('of what others see, these too', () => {
    expect(edited({ 'Shape.hs': (text) => text.replace('swap (x, y) = (y, x)', 'swap (a, y) = (y, a)') })).toEqual(['Shape', 'Middle', 'Main']);
  });

  test('of a header, the module that includes it and those that see it', () => {
    expect(edited({ 'limits.h': () => '#define LIMIT_PI 3.25\n' })).toContain('Shape');
  });

  test('and back again, nothing', () => {
    edited({ 'Shape.hs': (text) => text.replace('swap (x, y) = (y, x)', 'swap (a, y) = (y, a)') });
    expect(edited({})).toEqual([]);
  });
});

test('a module about which there is something to say is not kept, nor are those that need it', () => {
  const shelf = new Shelf();
  const sources: Record<string, string> = {
    Main: 'module Main where\nimport Noisy\nimport Quiet\nmain :: IO ()\nmain = print (quiet + noisy)\n',
    Noisy: 'module Noisy where\nimport Data.List\nnoisy :: Int\nnoisy = 1\n',
    Quiet: 'module Quiet where\nquiet :: Int\nquiet = 1\n',
  };
  const readModule = (name: string): ModuleSource | null => (name in sources ? { file: `${name}.hs`, text: sources[name], library: false } : null);
  for (let round = 0; round < 2; round++) {
    const session = new Session({ readModule, library, store: shelf, warn: new Set(['unused-imports']) });
    const main = session.compile(readModule('Main') as ModuleSource, 'stg');
    expect(main.failed).toBe(false);
    expect([...session.modules()].flatMap(({ diagnostics }) => diagnostics.map(({ kind }) => kind))).toHaveLength(1);
  }
  expect(shelf.kept).toEqual(['Quiet']);
});

test('what was compiled by itself before decides, too', () => {
  const shelf = new Shelf();
  for (const value of ['1', '2']) {
    const sources: Record<string, string> = {
      Base: `module Base where\nbase :: Int\nbase = ${value}\n`,
      User: 'module User where\nimport Base\nused :: Int\nused = base + base\n',
      Main: 'module Main where\nimport User\nmain :: IO ()\nmain = print used\n',
    };
    const readModule = (name: string): ModuleSource | null => (name in sources ? { file: `${name}.hs`, text: sources[name], library: false } : null);
    const session = new Session({ readModule, library, store: shelf });
    for (const name of ['Base', 'Main']) session.compile(readModule(name) as ModuleSource, 'stg');
    expect([...session.modules()].every(({ stg }) => stg !== null)).toBe(true);
  }
  expect(shelf.kept).toEqual([]);
});
