import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { machineRoots, programImage } from '../../../compiler/driver/image.ts';
import { lint } from '../../../compiler/driver/lint.ts';
import { type ModuleSource, Session, type SessionOptions } from '../../../compiler/driver/session.ts';
import { readTrees, writeTrees } from '../../../compiler/interface/trees.ts';
import { showType } from '../../../compiler/types/print.ts';
import { thingType } from '../../../compiler/types/thing.ts';

const shapes = `{-# LANGUAGE NoImplicitPrelude, TypeFamilies, GADTs, FunctionalDependencies #-}
module Shapes (Shape (..), Area (..), Container (..), Size, Only, Tag (..), Related (..), twice, (<+>), tagged) where
import GHC.Classes
import GHC.Types
infixr 4 <+>
data Shape = Circle { radius :: Int } | Square { side :: Int }
class Area a where { area :: a -> Int; area _ = 1; twin :: a -> (Int, Int); twin x = (area x, area x) }
instance Area Shape where { area (Circle r) = r; area (Square s) = s }
instance Area a => Area [a] where { area [] = 0; area (x : _) = area x }
class Container f where { type Elem f; first :: f -> Elem f }
instance Container [a] where { type Elem [a] = a; first (x : _) = x; first [] = first [] }
type family Size a where { Size Int = Bool; Size a = Char }
type Only a = (Eq a, Area a)
data Tag a where { IntTag :: Tag Int; BoolTag :: Tag Bool }
class Related a b | a -> b where related :: a -> b
instance Related Int Bool where related _ = True
twice :: (a -> a) -> a -> a
twice f x = f (f x)
(<+>) :: Area a => a -> a -> Bool
a <+> b = area a == area b
tagged :: Tag a -> a -> a
tagged IntTag _ = 1
tagged BoolTag b = not b
`;

const user = `{-# LANGUAGE NoImplicitPrelude, TypeFamilies, GADTs #-}
module User where
import GHC.Classes
import GHC.Types
import Shapes
same = Circle 1 <+> Square { side = 2 } && [Circle 3] <+> []
element :: Char
element = first "abc"
sized :: Size Int -> Bool
sized b = not b
function x = related (twice id' x) where { id' :: Int -> Int; id' y = y }
pair = twin (Circle { radius = 4 })
choose :: Tag a -> a -> a
choose IntTag n = tagged IntTag n
choose BoolTag _ = same
instance Area Bool
`;

function readModule(name: string): ModuleSource | null {
  if (name === 'Shapes') return { file: 'Shapes.hs', text: shapes, library: true };
  const file = `lib/${name.replaceAll('.', '/')}.hs`;
  return existsSync(file) ? { file, text: readFileSync(file, 'utf8'), library: true } : null;
}

let ahead: Session;
let interfaces: Uint8Array;

beforeAll(() => {
  ahead = new Session({ readModule, lint });
  for (const name of ['Shapes', 'GHC.CString']) ahead.compileNamed(name, 'stg');
  interfaces = ahead.interfaces();
});

/** The user's module compiled against interfaces alone. */
function compiled(text: string, library: SessionOptions['library']): { session: Session; problems: string[]; types: string[] } {
  const session = new Session({ readModule: () => null, lint, library });
  const module = session.compile({ file: 'User.hs', text, library: true }, 'stg');
  const problems = module.diagnostics.map(({ kind, message, span }) => `${span.line}:${span.col} ${kind}: ${message}`);
  const types = [...(module.types?.values ?? [])].map(([name, thing]) => `${name.text} :: ${showType(thingType(thing))}`);
  return { session, problems, types };
}

test('modules compile as before', () => {
  expect([...ahead.modules()].flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test('what is declared in one session is used in another', () => {
  const { session, problems, types } = compiled(user, { interfaces, image: 'lib' });
  expect(problems).toEqual([]);
  expect(types.filter((line) => !line.startsWith('$'))).toEqual([
    'same :: Bool',
    'element :: Char',
    'sized :: Size Int -> Bool',
    'function :: Int -> Bool',
    'pair :: (Int, Int)',
    'choose :: forall a. Tag a -> a -> a',
  ]);
  expect(session.module('Shapes')).toBeUndefined();
  const module = session.module('User');
  expect(new Set(module?.stg?.imports.map((entry) => entry.module))).toEqual(new Set(['lib']));
});

test.each([
  ['names', 'x = circle', 'NotInScope'],
  ['types', 'x = twice 1#', 'NotInScope'],
  ['missing instances', 'x = area (1 :: Int)', 'MissingInstance'],
  ['instances twice', 'instance Area Shape', 'DuplicateInstance'],
  ['equations twice', 'type instance Elem [a] = Int', 'ConflictingFamilyInstances'],
  ['what is not exported', 'import Shapes (Gone)', 'NotExported'],
])('mistakes: %s', (_, line, kind) => {
  const header = '{-# LANGUAGE NoImplicitPrelude, TypeFamilies #-}\nmodule User where\nimport GHC.Types\nimport Shapes\n';
  const { problems } = compiled(`${header}${line.replace('1#', 'one')}\n`, { interfaces, image: 'lib' });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(kind);
});

test('programs are linked from trees', () => {
  const trees = readTrees(writeTrees([...ahead.modules()].flatMap(({ stg }) => stg ?? [])));
  const text = `${user.replace('module User where', 'module User where\nimport GHC.Prim')}
main# :: State# RealWorld -> (# State# RealWorld, Bool #)
main# s = (# s, same #)
foreign export prim "main" main# :: State# RealWorld -> (# State# RealWorld, Bool #)
`.replace('GADTs', 'GADTs, MagicHash, UnboxedTuples');
  const { session, problems } = compiled(text, { interfaces, image: null, trees });
  expect(problems).toEqual([]);
  const modules = session.linked(session.module('User') as NonNullable<ReturnType<Session['module']>>);
  const { image, stg, diagnostics } = programImage(modules, 'program', ['User.hs'], machineRoots(modules));
  expect(diagnostics).toEqual([]);
  expect(image?.imports).toEqual([]);
  expect(stg.binds.length).toBeLessThan(modules.flatMap(({ binds }) => binds).length);
});

test('of a tree only the right-hand sides that are looked at are read', () => {
  const modules = [...ahead.modules()].flatMap(({ stg }) => stg ?? []);
  const bytes = writeTrees(modules);
  const asked: string[] = [];
  const trees = readTrees({
    size: bytes.length,
    bytes: (at, end) => {
      asked.push(`${at} to ${end}`);
      return bytes.subarray(at, end);
    },
  });
  const { binds } = trees('Shapes') as NonNullable<ReturnType<typeof trees>>;
  const before = asked.length;
  const rhss = binds.map(({ rhs }) => rhs);
  expect(rhss).toEqual(modules.find(({ name }) => name === 'Shapes')?.binds.map(({ rhs }) => rhs));
  // each has a place in the file, as have the contexts they share
  expect(asked.length - before).toBeGreaterThanOrEqual(binds.length);
  expect(new Set(asked).size).toBe(asked.length);
  expect(binds.map(({ rhs }) => rhs)).toEqual(rhss);
  expect(new Set(asked).size).toBe(asked.length);
});
