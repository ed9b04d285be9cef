/**
 * The golden STG programs and what is expected of them: `Name.stg` with `Name.stdout`, and where they matter `Name.exit` (code), `Name.stderr` (each
 * line must occur), `Name.stdin`, `Name.flags` (`--max-stack=SIZE`). The founding documents' programs have their expectations in a table here.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from '../../compiler/stg/parse.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import { repository } from '../support/repository-files.ts';

export interface Program {
  /** `topic/Name` */
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly defines: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** as `--max-stack` takes it; null: no limit of its own */
  readonly maxStack: string | null;
  /** live data allowed, as `--max-heap` takes it; null: no limit of its own */
  readonly maxHeap: string | null;
  readonly overflow: 'deferred' | 'ghc-7.6';
  readonly expected: Expected;
}

export interface Expected {
  /** the whole text, or a pattern where the count depends on frame sizes */
  readonly stdout: string | RegExp;
  readonly exit: number;
  readonly stderr: readonly string[];
}

/** What an engine made of a program. */
export interface Observed {
  readonly stdout: string;
  readonly exit: number;
  readonly stderr: string;
}

const root = join(repository, 'tests', 'stg');

/** Every program under tests/stg, in the order of their names. */
export function goldenPrograms(): Program[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.stg'));
  return files.sort().map((file) => goldenProgram(file.slice(0, -'.stg'.length)));
}

function goldenProgram(name: string): Program {
  const beside = (extension: string): string | null => {
    const path = join(root, `${name}.${extension}`);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };
  const stdout = beside('stdout');
  if (stdout === null) throw new Error(`tests/stg/${name}.stg has no expected output: run \`npm run oracle -- ${name}\` or reason it out`);
  return {
    name,
    file: join(root, `${name}.stg`),
    source: beside('stg') as string,
    defines: {},
    stdin: beside('stdin') ?? '',
    maxStack: /--max-stack=(\S+)/.exec(beside('flags') ?? '')?.[1] ?? null,
    maxHeap: null,
    overflow: 'deferred',
    expected: { stdout, exit: Number(beside('exit') ?? 0), stderr: lines(beside('stderr')) },
  };
}

function lines(text: string | null): string[] {
  return (text ?? '').split('\n').filter((line) => line !== '');
}

type Policy = Program['overflow'];

/** The programs of "Understanding the Stack" that end the same way in every mode; those that need a heap limit or exact sizes have tests of their own. */
export function seedPrograms(maxStack: string): Program[] {
  const seed = (name: string, overflow: Policy, stdout: string | RegExp, defines: Program['defines'] = {}): Program =>
    example(`seeds/${name}`, maxStack, overflow, stdout, defines);
  const policies: readonly Policy[] = ['deferred', 'ghc-7.6'];
  return [
    seed('Weird', 'deferred', ''),
    ...policies.flatMap((policy) => [seed('WeirdNoCase', policy, ''), seed('WeirdNoMask', policy, '')]),
    ...['23', '24', '26'].map((threshold) => seed('PrintThenCrash', 'deferred', /^\.+$/, { THRESHOLD: threshold })),
    seed('Postscript', 'deferred', ''),
  ];
}

/** The five programs on which GHC hangs. */
export function maskedOverflowPrograms(maxStack: string): Program[] {
  const printed: Readonly<Record<string, string>> = { Finally: 'working\n' };
  return ['Mask', 'Uninterruptible', 'Handler', 'Bracket', 'Finally'].map((name) =>
    example(`masked-overflow/${name}`, maxStack, 'deferred', printed[name] ?? '', {}),
  );
}

/** A program under examples/ that ends in stack overflow. */
export function example(name: string, maxStack: string, overflow: Policy, stdout: string | RegExp, defines: Program['defines']): Program {
  const file = join(repository, 'examples', `${name}.stg`);
  const label = [name, ...Object.entries(defines).map((define) => define.join('=')), ...(overflow === 'deferred' ? [] : [overflow])].join(' ');
  const expected = { stdout, exit: 2, stderr: ['stack overflow'] };
  return { name: label, file, source: readFileSync(file, 'utf8'), defines, stdin: '', maxStack, maxHeap: null, overflow, expected };
}

/** A module's tree. Throws an Error with the parser's first message. */
export function parseModule(source: string, file: string, defines: Program['defines'] = {}): Stg.Module {
  const { module, diagnostics } = parse(source, basename(file), { defines });
  if (module !== null) return module;
  const [{ message, span }] = diagnostics;
  throw new Error(`${file}:${span.line}:${span.col}: ${message}`);
}

const libraryFile = join(repository, 'lib', 'Rts.stg');

/** The library all programs are linked with. */
export const library = { file: libraryFile, source: readFileSync(libraryFile, 'utf8') };
