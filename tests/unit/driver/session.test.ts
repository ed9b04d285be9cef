import { describe, expect, test } from 'vitest';
import { Session } from '../../../compiler/driver/session.ts';

/** A session over some texts, each `module NAME where …` in a file of its own, without the library. */
function sessionOf(texts: Readonly<Record<string, string>>): Session {
  return new Session({
    readModule: (name) =>
      Object.hasOwn(texts, name) ? { file: `${name}.hs`, text: `{-# LANGUAGE NoImplicitPrelude #-}\n${texts[name]}`, library: true } : null,
    moduleNames: () => Object.keys(texts),
  });
}

function compiled(texts: Readonly<Record<string, string>>): { order: string[]; problems: string[] } {
  const session = sessionOf(texts);
  session.compile({ file: 'Main.hs', text: `{-# LANGUAGE NoImplicitPrelude #-}\n${texts.Main}`, library: true }, 'rename');
  const modules = [...session.modules()];
  const problems = modules.flatMap(({ source, diagnostics }) =>
    diagnostics.map(({ span, kind, message, help, note }) =>
      [`${source.file}:${span.line}:${span.col} ${kind}: ${message}`, note, help].filter((part) => part !== undefined).join('; '),
    ),
  );
  return { order: modules.map(({ name, failed }) => `${name}${failed ? '!' : ''}`), problems };
}

describe('modules', () => {
  test('are compiled behind those they import', () => {
    const texts = { Main: 'import A\nimport B\nmain = a', A: 'module A where\nimport C\na = c', B: 'module B where\nimport C', C: 'module C where\nc = c' };
    expect(compiled(texts)).toEqual({ order: ['C', 'A', 'B', 'Main'], problems: [] });
  });

  test('circles are shown', () => {
    const texts = { Main: 'import A\nmain = main', A: 'module A where\nimport B', B: 'module B where\nimport C\nimport A', C: 'module C where' };
    const { order, problems } = compiled(texts);
    expect(order).toEqual(['C', 'B!', 'A!', 'Main!']);
    expect(problems).toEqual([
      'B.hs:4:8 ImportCycle: these modules import each other in a circle; `A` imports `B`, which imports `A`; move what both need to a module of its own',
    ]);
    expect(compiled({ Main: 'import Main\nmain = main' }).problems[0]).toContain('`Main` imports itself');
  });

  test('that do not exist', () => {
    expect(compiled({ Main: 'import Dta.List\nmain = main', 'Data.List': 'module Data.List where' }).problems).toEqual([
      'Main.hs:2:8 ModuleNotFound: there is no module `Dta.List`; did you mean `Data.List`?',
    ]);
    expect(compiled({ Main: 'import A\nmain = main', A: 'module B where' }).problems).toEqual([
      'Main.hs:2:8 ModuleNotFound: there is no module `A` where it is looked for; the file `A.hs` begins with `module B`',
    ]);
    expect(compiled({ Main: 'import A\nmain = main', A: 'a = 1' }).problems).toEqual([
      'Main.hs:2:8 ModuleNotFound: there is no module `A` where it is looked for; the file `A.hs` has no header',
    ]);
  });

  test('of a header that cannot be read its own mistake is told', () => {
    for (const header of ['module "A" where', 'module B b where', 'module A (a where']) {
      const { order, problems } = compiled({ Main: 'import A\nmain = a', A: `${header}\na = a` });
      expect(order).toEqual(['A!', 'Main!']);
      expect(problems).toEqual([expect.stringMatching(/^A\.hs:2:\d+ UnexpectedToken: /)]);
    }
  });

  test('what needs a faulty module is not compiled', () => {
    const { order, problems } = compiled({ Main: 'import A\nmain = unknown', A: 'module A where\nimport B', B: 'module B where\nb = unknown' });
    expect(order).toEqual(['B!', 'A!', 'Main!']);
    expect(problems).toHaveLength(1);
  });

  test('that a session knows are not compiled again', () => {
    const session = sessionOf({ A: 'module A where' });
    const text = '{-# LANGUAGE NoImplicitPrelude #-}\nmodule M where\nimport A';
    session.compile({ file: 'M.hs', text, library: true }, 'rename');
    const before = session.module('A');
    session.compile({ file: 'M.hs', text, library: true }, 'rename');
    expect(session.module('A')).toBe(before);
  });
});
