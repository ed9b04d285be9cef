/**
 * What the repository says about itself is so: links, notes, captions, generated files; and it says nothing about the computers it was made on.
 */
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import biome from '../../biome.json' with { type: 'json' };
import { MACHINE_MODULES } from '../../compiler/driver/packages.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { staleFiles } from '../../scripts/gen-abi.ts';
import { repository, repositoryFiles, textOf } from '../support/repository-files.ts';

const files = repositoryFiles();
const texts = files
  .map((path) => ({ path, text: path === 'package-lock.json' ? null : textOf(path) }))
  .filter((f): f is { path: string; text: string } => f.text !== null);

describe('documents', () => {
  test('every relative link leads somewhere', () => {
    const broken = texts
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)]
          .map((match) => match[1])
          .filter((target) => !/^[a-z]+:/.test(target))
          .filter((target) => !leadsSomewhere(path, target))
          .map((target) => `${path} → ${target}`),
      );
    expect(broken).toEqual([]);
  });

  test('every `See Note [Title]` finds its note, written once', () => {
    // a heading of its own, or `Note [Title]: text` within a comment
    const note = /^\W*Note \[([^\]]+)\](?:\.|\W*$)|(?<!\bSee )\bNote \[([^\]]+)\]:/gim;
    const titles = texts
      .filter(({ path }) => !path.startsWith('tests/house/'))
      .flatMap(({ text }) => [...text.matchAll(note)].map((match) => match[1] ?? match[2]));
    const asked = texts
      .filter(({ path }) => !path.startsWith('tests/house/'))
      .flatMap(({ path, text }) => [...text.matchAll(/\bSee Note \[([^\]]+)\]/gi)].map((match) => ({ path, title: match[1] })));
    expect(asked.filter(({ title }) => !titles.includes(title))).toEqual([]);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  test('every file that a document or a comment names is there', () => {
    const sources = new Set(files);
    const missing = texts.flatMap(({ path, text }) =>
      prose(path, text).flatMap((line) =>
        [...line.matchAll(namedFile)].map((match) => match[1]).flatMap((named) => (isThere(sources, named) ? [] : [`${path}: ${named}`])),
      ),
    );
    expect(missing).toEqual([]);
  });

  test('every folder of tests has its row in their README', () => {
    const folders = files.flatMap((path) => /^tests\/(unit\/[^/]+|(?!unit\/)[^/]+)\//.exec(path)?.[1] ?? []);
    const rows = (textOf('tests/README.md') ?? '').split('\n').filter((line) => line.startsWith('| `'));
    const named = new Set(rows.flatMap((row) => [...row.split(' | ')[0].matchAll(/`([^`]+)\/`/g)].map((match) => match[1])));
    expect([...new Set(folders)].filter((folder) => !named.has(folder))).toEqual([]);
  });

  test("no path of a developer's machine", () => {
    // spelled so that this file does not match itself
    const homes = ['work', 'tmp', 'root', 'home/[a-z]+', 'Users/[A-Za-z]+'].map((folder) => `/${folder}/`);
    const pattern = new RegExp(`(^|[\\s"'\`(=:])(file://)?(${homes.join('|')})[A-Za-z0-9._-]`, 'm');
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

describe('library', () => {
  test('the compiler knows which modules the machine names things of', () => {
    const exporting = texts
      .filter(({ path, text }) => /^lib\/.*\.hs$/.test(path) && /^foreign export prim /m.test(text))
      .map(({ path }) => path.slice('lib/'.length, -'.hs'.length).replaceAll('/', '.'));
    // What this one exports is for programs that import it.
    const optional = 'GHC.Stack.Annotation.Experimental';
    expect(exporting.filter((name) => name !== optional).sort()).toEqual(MACHINE_MODULES);
  });
});

describe('package', () => {
  test('every npm script has a caption, and every caption a script', () => {
    expect(Object.keys(packageJson.captions)).toEqual(Object.keys(packageJson.scripts));
    expect(Object.values(packageJson.captions).every((caption) => caption.length > 10)).toBe(true);
  });

  test('the formatter is spared only what it cannot read: AssemblyScript with decorators on functions', () => {
    const spared = biome.files.includes.filter((path) => path.startsWith('!assembly/')).map((path) => path.slice(1));
    const decorated = texts.filter(({ path, text }) => path.startsWith('assembly/') && /^\s*@(inline|external)\b/m.test(text)).map(({ path }) => path);
    expect(spared.sort()).toEqual(decorated);
  });

  test('generated files are fresh', () => {
    expect(staleFiles()).toEqual([]);
  });
});

/** From the root, or from a folder there: `simplify/strictness.ts`. Names that stand for others are left out. */
const namedFile = /(?<![\w./@{$-])((?!Name\b|A\/|Data\/)[\w-]+(?:\/[\w-]+)+\.(?:ts|md|stg))\b/g;

function isThere(sources: ReadonlySet<string>, named: string): boolean {
  return /\/(?:Name|FILE)\./.test(named) || sources.has(named) || [...sources].some((path) => path.endsWith(`/${named}`));
}

/** The lines that are text: all of a document, comments of a source. */
function prose(path: string, text: string): string[] {
  if (path.endsWith('.md')) return text.replace(/```[\s\S]*?```/g, '').split('\n');
  if (/^(abi|assembly|compiler|host|scripts|bench)\/.*\.ts$/.test(path)) return text.split('\n').filter((line) => /^\s*(\/\/|\/?\*)/.test(line));
  return [];
}

function withoutCode(markdown: string): string {
  return markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
}

function leadsSomewhere(from: string, target: string): boolean {
  const [file, anchor] = target.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file));
  if (!existsSync(posix.join(repository, path))) return false;
  if (anchor === undefined || !path.endsWith('.md')) return true;
  return headings(textOf(path) ?? '').includes(anchor);
}

/** Anchors as GitHub makes them. */
function headings(markdown: string): string[] {
  return [...markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#+ (.*)$/gm)].map((match) =>
    match[1]
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
