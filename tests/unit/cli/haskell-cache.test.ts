/** Kept programs are found again as long as nothing they depend on changes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { compileStg } from '../../../compiler/stg-text.ts';
import { cachedProgram, keepProgram, type ProgramKey } from '../../../host/cli/haskell-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-cache-'));
const own = join(folder, 'Own.hs');
const absent = join(folder, 'Data.hs');
const { image } = compileStg(readFileSync(new URL('../../../lib/Rts.stg', import.meta.url), 'utf8'), 'Rts.stg');
let runs = 0;

/** A program nobody has compiled before. */
function program(): ProgramKey {
  return { file: 'Main.hs', text: `main = print ${++runs} -- ${folder}`, options: { warn: false }, library: 'one' };
}

describe('a kept program', () => {
  let key: ProgramKey;

  beforeEach(() => {
    if (image === null) throw new Error('the example does not compile');
    key = program();
    writeFileSync(own, 'module Own where');
    rmSync(absent, { force: true });
    keepProgram(key, { own: [{ file: own, text: 'module Own where' }], absent: [absent] }, image);
  });

  test('is found again', () => {
    expect(cachedProgram(key)?.words).toEqual(image?.words);
  });

  test('is another with other text, options or library', () => {
    expect(cachedProgram({ ...key, text: `${key.text} ` })).toBeNull();
    expect(cachedProgram({ ...key, options: { warn: true } })).toBeNull();
    expect(cachedProgram({ ...key, library: 'two' })).toBeNull();
  });

  test('is forgotten when one of its modules changes or goes', () => {
    writeFileSync(own, 'module Own (x) where');
    expect(cachedProgram(key)).toBeNull();
    rmSync(own);
    expect(cachedProgram(key)).toBeNull();
  });

  test("is forgotten when a module of its own would be taken instead of the library's", () => {
    writeFileSync(absent, 'module Data where');
    expect(cachedProgram(key)).toBeNull();
  });
});

afterAll(() => rmSync(folder, { recursive: true }));
