/**
 * The command as two files:
 *
 * - build/js/host/cli/vertebra.bundle.js, one expression that vertebra.ts runs from V8's code cache; not minified, since a stack in it is read by people;
 * - vertebra.ts itself, as CommonJS, which Node starts sooner than a module: build/js/host/cli/vertebra.cjs.
 */
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputOptions } from 'rolldown';
import { bundle } from './bundle.ts';

const commandFolder = 'build/js/host/cli';

/** The command as a function of what CommonJS modules are given, its own place, and what tells this bundle from others. */
async function bundleCommand(): Promise<void> {
  const output = join(commandFolder, 'vertebra.bundle.js');
  const options: OutputOptions = { format: 'cjs', codeSplitting: false, comments: false };
  const [{ code }] = await bundle(join(commandFolder, 'command.js'), options, { 'import.meta.url': '$url' });
  const text = `((require, exports, $url, $bundle) => {\n${loadedLate(withoutMap(code))}\nreturn exports;\n})`;
  // one byte a character: what V8 reads fastest
  const ascii = text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const id = createHash('sha256').update(ascii).digest('hex').slice(0, 16);
  writeFileSync(output, `// ${id}, made by scripts/bundle-command.ts.\n${ascii}\n`);
  for (const old of readdirSync(commandFolder)) if (old.endsWith('.cache')) rmSync(join(commandFolder, old));
  console.log(`${output}: ${ascii.length.toLocaleString('en-US')} characters`);
}

/** What is installed under the command's name. */
async function bundleLauncher(): Promise<void> {
  const output = join(commandFolder, 'vertebra.cjs');
  const url = 'const $url = require("node:url").pathToFileURL(__filename).href;';
  const options: OutputOptions = { format: 'cjs', codeSplitting: false, comments: false };
  const [{ code }] = await bundle(join(commandFolder, 'vertebra.js'), options, { 'import.meta.url': '$url' });
  writeFileSync(output, `#!/usr/bin/env node\n// made by scripts/bundle-command.ts.\n${url}\n${withoutMap(code).replace(/^#!.*\n/, '')}`);
  for (const file of [output, join(commandFolder, 'vertebra.js')]) chmodSync(file, 0o755);
}

function withoutMap(code: string): string {
  return code.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}

/** Node's modules are loaded when something of them is first used: `node:tty` and `node:child_process` alone take a twentieth of the time in which a short program is run. */
function loadedLate(code: string): string {
  const names = [...code.matchAll(/^let (node_\w+) = require\(("node:\w+")\);$/gm)];
  return names.reduce(
    (text, [line, name, module]) =>
      // a property, as `new` may stand in front
      text
        .replace(line, () => `let ${name}$;\nconst ${name} = { get $() { return (${name}$ ??= require(${module})); } };`)
        .replaceAll(`${name}.`, `${name}.$.`),
    code,
  );
}

await bundleCommand();
await bundleLauncher();
