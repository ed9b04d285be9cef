import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { encodeImage } from '../../../abi/image-encode.ts';
import { machineRoots, programImage } from '../../../compiler/driver/image.ts';
import { lint } from '../../../compiler/driver/lint.ts';
import { type CompiledModules, type ModuleSource, Session } from '../../../compiler/driver/session.ts';
import { Library } from '../../../compiler/driver/shared-library.ts';

const shapes = `{-# LANGUAGE NoImplicitPrelude #-}
module Shapes (Shape (..), Area (..), doubled, total) where
import GHC.Classes
import GHC.Types
data Shape = Circle Int | Square Int deriving (Eq)
class Area a where area :: a -> Int
instance Area Shape where { area (Circle r) = r; area (Square s) = s }
doubled :: Area a => a -> (Int, Int)
doubled x = (area x, area x)
total :: Area a => [a] -> Int
total [] = 0
total (x : _) = area x
`;

/** A module that declares what others of the same name do not. */
const user = (type: string): string => `{-# LANGUAGE NoImplicitPrelude #-}
module User (${type} (..), same, sum, pair) where
import GHC.Classes
import GHC.Types
import Shapes
data ${type} = ${type} Shape Int deriving (Eq)
instance Area ${type} where area (${type} s n) = if n == 0 then area s else n
same x = ${type} (Circle 1) x == ${type} (Square 2) x
sum xs = total (${type} (Circle 3) 0 : xs)
pair = doubled (${type} (Circle 4) 1)
`;

function readModule(name: string): ModuleSource | null {
  if (name === 'Shapes') return { file: 'Shapes.hs', text: shapes, library: true };
  const file = `lib/${name.replaceAll('.', '/')}.hs`;
  return existsSync(file) ? { file, text: readFileSync(file, 'utf8'), library: true } : null;
}

let modules: CompiledModules;

beforeAll(() => {
  const ahead = new Session({ readModule });
  for (const name of ['Shapes', 'GHC.CString']) ahead.compileNamed(name, 'stg');
  modules = { interfaces: ahead.interfaces(), image: 'lib' };
});

function compiled(text: string, library: CompiledModules): { readonly problems: readonly string[]; readonly bytes: Uint8Array | null } {
  const session = new Session({ readModule: () => null, lint, library });
  const module = session.compile({ file: 'User.hs', text, library: true }, 'stg');
  const problems = module.diagnostics.map(({ kind }) => kind);
  if (module.failed) return { problems, bytes: null };
  const linked = session.linked(module);
  const { image } = programImage(linked, 'User', ['User.hs'], null);
  expect(machineRoots(linked)).toEqual([]);
  return { problems, bytes: image === null ? null : encodeImage(image) };
}

test('a session gives the same whether or not others have used the library', () => {
  const library = new Library(modules);
  for (const type of ['Apple', 'Pear', 'Apple']) {
    const alone = compiled(user(type), modules);
    expect(alone.problems).toEqual([]);
    expect(compiled(user(type), library)).toEqual(alone);
  }
});

test('instances and names of one session are unknown to others', () => {
  const library = new Library(modules);
  compiled(user('Apple'), library);
  const header = '{-# LANGUAGE NoImplicitPrelude #-}\nmodule User where\nimport GHC.Types\nimport Shapes\n';
  expect(compiled(`${header}x = Apple\n`, library).problems).toEqual(['NotInScope']);
  expect(compiled(`${header}data Apple\nx y = area (y :: Apple)\n`, library).problems).toEqual(['MissingInstance']);
});

test('a module of the library that a program has itself is no business of other sessions', () => {
  const library = new Library(modules);
  const before = compiled(user('Pear'), library);
  const own = '{-# LANGUAGE NoImplicitPrelude #-}\nmodule Shapes where\nimport GHC.Types\ndata Shape = Line\narea :: Shape -> Int\narea Line = 1\n';
  expect(compiled(own, library).problems).toEqual([]);
  expect(compiled(user('Pear'), library)).toEqual(before);
});

test('of such a module nothing holds that is known of the one in the library', () => {
  // another recursion, and a text, which is unpacked by the library
  const own = `${shapes.replace('total (x : _) = area x', 'total (_ : xs) = total xs')}name :: [Char]\nname = "shape"\n`.replace('total)', 'total, name)');
  const sources: Readonly<Record<string, string>> = { Shapes: own };
  const read = (name: string): ModuleSource | null => (name in sources ? { file: `${name}.hs`, text: sources[name], library: true } : null);
  const session = new Session({ readModule: read, isLocal: (name) => name in sources, lint, library: new Library(modules) });
  const module = session.compile({ file: 'User.hs', text: user('Pear'), library: true }, 'stg');
  expect([...session.modules()].flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const linked = session.linked(module);
  expect(linked.map(({ name }) => name)).toContain('Shapes');
  // what the library has goes on being imported, by the module of its name, too
  expect(linked.find(({ name }) => name === 'Shapes')?.imports.map((each) => each.module)).toContain('lib');
  expect(programImage(linked, 'User', ['User.hs'], null).image).not.toBeNull();
});

test('such a module cannot come behind others', () => {
  const session = new Session({ readModule: () => null, library: new Library(modules) });
  session.compile({ file: 'User.hs', text: user('Pear'), library: true }, 'stg');
  expect(() => session.compile({ file: 'Shapes.hs', text: shapes, library: true }, 'stg')).toThrow(RangeError);
});
