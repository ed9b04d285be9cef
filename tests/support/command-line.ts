/** The command in this process: from arguments to exit code and texts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { cli } from '../../host/cli/cli.ts';

/** What a run of the command left: its exit code, and the text of both streams. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `vertebra` with these arguments, no input and no colours; lines of its messages have `width` columns. */
export async function vertebra(args: readonly string[], width?: number): Promise<Ran> {
  const written = { out: '', err: '' };
  const writer = (stream: 'out' | 'err'): ((bytes: Uint8Array) => void) => {
    const decoder = new TextDecoder();
    return (bytes) => {
      written[stream] += decoder.decode(bytes, { stream: true });
    };
  };
  const code = await cli([...args], {
    stdout: writer('out'),
    stderr: writer('err'),
    stdin: () => new Uint8Array(0),
    colorErr: false,
    colorOut: false,
    widthErr: width,
    onInterrupt: () => () => undefined,
  });
  return { code, ...written };
}

/** Options in a program's first comment, `-- flags: …`. */
export function flagsOf(program: string): readonly string[] {
  return /^-- flags: (.*)$/m.exec(readFileSync(program, 'utf8'))?.[1].split(' ') ?? [];
}

/** What running a program with its own flags tells on stderr, without the line numbers of library files. */
export async function toldBy(program: string, ...options: readonly string[]): Promise<string> {
  const { err } = await vertebra(['run', ...options, ...flagsOf(program), program], 110);
  return err.replace(/(lib\/[\w/]+\.hs):\d+:\d+(-\d+(:\d+)?)?/g, '$1');
}

/** Compares with a reviewed text; `BACKTRACES=write` writes it instead, to be read before it is committed. */
export function expectReviewed(text: string, golden: string): void {
  const reviewed = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  if (process.env.BACKTRACES === 'write' && text !== reviewed) writeFileSync(golden, text);
  else expect(text).toBe(reviewed);
}
