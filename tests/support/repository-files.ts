/**
 * The files of the repository, for tests that look at the source itself.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const repository = resolve(import.meta.dirname, '../..');
const outputs = new Set(['node_modules', 'build', '.git']);

/** Paths from the root, with `/`: what git tracks or would track; without git, every file that is not an output. */
export function repositoryFiles(): string[] {
  if (!existsSync(join(repository, '.git'))) return walk('');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: repository, encoding: 'utf8' });
  return [...new Set(listed.split('\0'))].filter((path) => path !== '' && existsSync(join(repository, path))).sort();
}

function walk(folder: string): string[] {
  return readdirSync(join(repository, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (outputs.has(name)) return [];
    return statSync(join(repository, path)).isDirectory() ? walk(path) : [path];
  });
}

/** The text of a file; null when it is not text. */
export function textOf(path: string): string | null {
  const bytes = readFileSync(join(repository, path));
  return bytes.includes(0) ? null : bytes.toString('utf8');
}
