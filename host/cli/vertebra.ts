#!/usr/bin/env node
/**
 * The `vertebra` command as it is installed: the bundle that scripts/bundle.ts made of command.ts, run from the code V8 kept of it.
 *
 * V8 compiles a function when it is first called, which for a short program takes longer than the program. So the first `run` keeps what it compiled, beside the
 * bundle, under a name that tells the bundle's content and V8's version. Where nothing can be kept, it starts as any script does.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** The bundle is one expression: a function of what a CommonJS module is given, its own place, and what tells it from others. */
type Bundle = (load: NodeJS.Require, exports: object, url: string, id: string) => typeof import('./command.ts');

const path = fileURLToPath(new URL('vertebra.bundle.js', import.meta.url));
// ASCII only: one byte a character.
const source = readFileSync(path, 'latin1');
const id = /^\/\/ (\w+)/.exec(source)?.[1] ?? '';
const cachePath = fileURLToPath(new URL(`vertebra.${id}.${process.versions.v8 ?? ''}.cache`, import.meta.url));

function kept(): Buffer | undefined {
  try {
    return readFileSync(cachePath);
  } catch {
    return undefined;
  }
}

/** Others may do the same at the same time: the file appears whole. */
function keep(script: Script): void {
  const draft = `${cachePath}.${process.pid}`;
  try {
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, cachePath);
  } catch {
    // not kept
  }
}

const cachedData = kept();
const script = new Script(source, { filename: path, cachedData });
if (process.argv[2] === 'run' && (cachedData === undefined || script.cachedDataRejected === true)) process.once('exit', () => keep(script));
const bundle = script.runInThisContext() as Bundle;
const { cli, processTerminal } = bundle(createRequire(import.meta.url), {}, import.meta.url, id);
process.exitCode = await cli(
  process.argv.slice(2),
  processTerminal((url) => import(url)),
);
