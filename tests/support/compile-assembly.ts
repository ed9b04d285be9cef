/**
 * Compiles a file of assembly/ for a test, in memory: every export of the entry can be called, each with its own memory.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { main } from 'assemblyscript/asc';
import { repository } from './repository-files.ts';

/**
 * @param entry path from the repository's root
 * @param flags more asc options
 * @throws Error with asc's messages when it does not compile
 */
export async function compileAssembly(entry: string, flags: readonly string[] = ['--optimizeLevel', '3', '--noAssert']): Promise<WebAssembly.Module> {
  let wasm: Uint8Array | null = null;
  const { error, stderr } = await main([entry, '--runtime', 'stub', '--outFile', 'out.wasm', '--baseDir', repository, ...flags], {
    readFile: (name, base) => readSource(resolve(base, name)),
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) wasm = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (error !== null || wasm === null) throw new Error(`${entry} does not compile\n${stderr.toString()}`);
  return new WebAssembly.Module(wasm as Uint8Array<ArrayBuffer>);
}

/** null = no such file, as asc wants it; nothing outside the repository is read. */
function readSource(path: string): string | null {
  if (relative(repository, path).startsWith('..')) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
