/** `run --core` and `inspect`, from arguments to exit code. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readContainer, unpack, writeContainer } from '../../host/core/container.ts';
import { vertebra } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-core-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = (name: string): string => join(folder, name);

/** The same core, of a machine that had another library. */
async function ofOtherLibrary(bytes: Uint8Array): Promise<Uint8Array> {
  const sections = await Promise.all(readContainer(bytes).sections.map(async (one) => ({ tag: one.tag, index: one.index, content: await unpack(one) })));
  const head = new TextDecoder().decode(sections[0].content).replace(/"name":"lib","id":"\w+"/, '"name":"lib","id":"0123456789abcdef"');
  return writeContainer([{ ...sections[0], content: new TextEncoder().encode(head) }, ...sections.slice(1)], false);
}

writeFileSync(
  path('Divide.stg'),
  `module Divide
import Rts (printInt (i64, void) -> (p))
export main
half = \\(n : i64) -> i64 { case quotInt# 100 n of q : i64 { _ -> +# q 1 } }
main = \\(s : void) -> p { case half 0 of n : i64 { _ -> printInt n s } }
`,
);
writeFileSync(path('Fine.stg'), 'module Fine\nimport Rts (putTextLn (i32, void) -> (p))\nexport main\nmain = \\(s : void) -> p { putTextLn "fine" s }\n');

describe('run --core', () => {
  test('writes a core of a failure and says so; the exit code stays', async () => {
    const { code, err } = await vertebra(['run', '--core', path('a.core'), path('Divide.stg')]);
    expect(code).toBe(1);
    expect(err).toContain('divide by zero');
    expect(err.trimEnd().split('\n').at(-1)).toBe(`core written to ${path('a.core')}: vertebra inspect ${path('a.core')}`);
    expect(existsSync(path('a.core'))).toBe(true);
  });

  test('writes none when all goes well, and minds a place that cannot be written', async () => {
    expect(await vertebra(['run', '--core', path('b.core'), path('Fine.stg')])).toEqual({ code: 0, out: 'fine\n', err: '' });
    expect(existsSync(path('b.core'))).toBe(false);
    expect((await vertebra(['run', '--core', path('none/c.core'), path('Divide.stg')])).err).toMatch(/no core: ENOENT/);
  });
});

describe('inspect', () => {
  test('an overview, then commands', async () => {
    await vertebra(['run', '--core', path('d.core'), path('Divide.stg'), '--', '-x']);
    const { code, out, err } = await vertebra(['inspect', path('d.core'), '-c', 'frames', '-c', 'continue', '--batch']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('core     of Divide -x, written');
    expect(out).toContain('why      uncaught exception in thread 1: divide by zero');
    expect(out).toMatch(/\(vertebra\) frames\n#0 +half/);
    expect(out).toContain('`continue` needs a running program');
  });

  test('a core of a program in Haskell is small, and needs the library it was written with', { timeout: 120_000 }, async () => {
    writeFileSync(path('Oops.hs'), 'main :: IO ()\nmain = putStrLn "hello" >> error "oops"\n');
    await vertebra(['run', '--core', path('o.core'), path('Oops.hs')]);
    const bytes = readFileSync(path('o.core'));
    expect(bytes.length).toBeLessThan(20_000);
    expect((await vertebra(['inspect', path('o.core'), '-c', 'frames', '--batch'])).out).toMatch(/main: call of `error` +.*Oops\.hs:2:28-39/);
    writeFileSync(path('other.core'), await ofOtherLibrary(bytes));
    const { code, out, err } = await vertebra(['inspect', path('other.core')]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('why      uncaught exception in thread 1: oops');
    expect(err).toMatch(/core file: needs image `lib` \(0123456789abcdef\)\nthe library installed here is [0-9a-f]{16}: .*\n--image FILE gives an image\n/);
  });

  test('as JSON, an object a line', async () => {
    await vertebra(['run', '--core', path('e.core'), path('Divide.stg')]);
    const { out } = await vertebra(['inspect', path('e.core'), '--json', '-c', 'threads', '--batch']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { answer: string; why?: { message: string } });
    expect(lines.map(({ answer }) => answer)).toEqual(['overview', 'threads']);
    expect(lines[0].why?.message).toBe('divide by zero');
  });

  test('says what is wrong with a file', async () => {
    expect(await vertebra(['inspect', path('Divide.stg')])).toEqual({
      code: 1,
      out: '',
      err: `${path('Divide.stg')}: core file: is no core file (at byte 0)\n`,
    });
    await vertebra(['run', '--core', path('f.core'), path('Divide.stg')]);
    const whole = readFileSync(path('f.core'));
    writeFileSync(path('f.core'), whole.subarray(0, whole.length - 7));
    expect((await vertebra(['inspect', path('f.core')])).err).toMatch(/cut off in section \d+ of \d+/);
    expect((await vertebra(['inspect', path('missing.core')])).code).toBe(64);
  });
});
