/** Compiles lib/ ahead: build/lib.vtb (the code), build/lib.vti (what the compiler must know of it) and build/lib.vtt (the code as
 * trees, for programs that stand alone). */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image, ImageBase } from '../abi/image.ts';
import { encodeImage } from '../abi/image-encode.ts';
import { compileLibrary } from '../compiler/driver/library.ts';
import { renderDiagnostics } from '../compiler/report/render.ts';
import { compilesWell } from '../host/cli/v8-flags.ts';
import { Machine } from '../host/machine.ts';

compilesWell();

const folder = 'lib';

function moduleNames(path = folder, prefix = ''): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return moduleNames(join(path, entry.name), `${prefix}${entry.name}.`);
    return entry.name.endsWith('.hs') ? [prefix + entry.name.slice(0, -'.hs'.length)] : [];
  });
}

/** Where a machine puts the library, loaded first: there it needs no relocating. */
function placeOf(image: Image): ImageBase {
  const module = new WebAssembly.Module(readFileSync('build/machine.wasm'));
  const [{ base, infoIdBase, hostBase }] = Machine.createSync({ module, images: [image], trusted: true }).images;
  return { base, infoIdBase, hostBase };
}

const names = moduleNames().sort();
const known = new Set(names);
const started = performance.now();
const { image, interfaces, trees, diagnostics, files } = compileLibrary(names, (name) => {
  if (!known.has(name)) return null;
  const file = `${join(folder, ...name.split('.'))}.hs`;
  return { file, text: readFileSync(file, 'utf8'), library: true };
});
process.stderr.write(renderDiagnostics(diagnostics, files, { short: process.argv.includes('--short') }));
if (image === null || interfaces === null || trees === null) process.exitCode = 1;
else {
  const sizes = [
    ['build/lib.vtb', encodeImage(image, { place: placeOf(image) })],
    ['build/lib.vti', interfaces],
    ['build/lib.vtt', trees],
    // For pages: small, slower to read, without debug tables.
    ['build/page/lib.vtb', encodeImage(image, { strip: true })],
  ] as const;
  const lines = files.reduce((sum, { text }) => sum + (text?.split('\n').length ?? 0), 0);
  console.log(`${names.length} modules, ${lines} lines in ${Math.round(performance.now() - started)} ms`);
  mkdirSync('build/page', { recursive: true });
  for (const [file, bytes] of sizes) {
    // Who reads it meanwhile has the old one or the new one.
    writeFileSync(`${file}.draft`, bytes);
    renameSync(`${file}.draft`, file);
    console.log(`${file}: ${bytes.length.toLocaleString('en-US')} bytes`);
  }
}
