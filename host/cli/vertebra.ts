#!/usr/bin/env node
/**
 * The `vertebra` command as it is installed: the bundle that scripts/bundle-command.ts made of command.ts, run from the code V8 kept of it.
 *
 * V8 compiles a function when it is first called, which for a short program takes longer than the program. So what was compiled is kept, beside the bundle, or with
 * the user where that folder cannot be written to, under a name that tells the bundle's content, V8's version, and how much of the compiler had run: by the first
 * `run`, and again by whoever uses more of the compiler than those before.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { userCacheFolder } from './user-folder.ts';
import { compilesWell, startsSoon } from './v8-flags.ts';

/** The bundle is one expression: a function of what a CommonJS module is given, its own place, and what tells it from others. */
type Bundle = (load: NodeJS.Require, exports: object, url: string, id: string) => typeof import('./command.ts');

compilesWell();
startsSoon();

const path = fileURLToPath(new URL('vertebra.bundle.js', import.meta.url));
// ASCII only: one byte a character.
const source = readFileSync(path, 'latin1');
const id = /^\/\/ (\w+)/.exec(source)?.[1] ?? '';

interface Kept {
  readonly file: string;
  /** `compilerUse` of the process that kept it */
  readonly use: number;
  readonly code: Buffer;
}

const beside = fileURLToPath(new URL('.', import.meta.url));
const prefix = `vertebra.${id}.${process.versions.v8 ?? ''}.`;
const suffix = '.cache';

/** The code kept in a folder by who used the most; null when there is none. */
function kept(folder: string): Kept | null {
  try {
    const uses = readdirSync(folder).flatMap((name) =>
      name.startsWith(prefix) && name.endsWith(suffix) ? Number(name.slice(prefix.length, -suffix.length)) : [],
    );
    if (uses.length === 0) return null;
    const use = Math.max(...uses);
    const file = join(folder, `${prefix}${use}${suffix}`);
    return { file, use, code: readFileSync(file) };
  } catch {
    return null;
  }
}

/** The file, null when it cannot be written. Others may do the same at the same time: it appears whole. */
function keep(folder: string, code: Buffer, use: number): string | null {
  const file = join(folder, `${prefix}${use}${suffix}`);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, code);
    renameSync(draft, file);
    return file;
  } catch {
    return null;
  }
}

/** What another file took the place of. */
function letGo({ file }: Kept): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // whoever may write there will
  }
}

const folders = [beside, userCacheFolder()];
const known = folders.reduce<Kept | null>((most, folder) => {
  const found = kept(folder);
  return found !== null && found.use > (most?.use ?? -1) ? found : most;
}, null);
const script = new Script(source, { filename: path, cachedData: known?.code });
const bundle = script.runInThisContext() as Bundle;
const { cli, compilerUse, processTerminal } = bundle(createRequire(import.meta.url), {}, import.meta.url, id);
process.once('exit', () => {
  const use = compilerUse();
  const isMore = use > (known?.use ?? 0) || script.cachedDataRejected === true || (known === null && process.argv[2] === 'run');
  if (!isMore) return;
  const code = script.createCachedData();
  const file = keep(folders[0], code, use) ?? keep(folders[1], code, use);
  if (file !== null && known !== null && known.file !== file) letGo(known);
});
const terminal = processTerminal((url) => import(url));
cli(process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
  terminal.close?.();
});
