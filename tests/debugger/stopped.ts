/** Programs stopped in the middle for the tests: inside a host function, where the machine is at rest. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Image } from '../../abi/image.ts';
import { cli } from '../../host/cli/cli.ts';
import { loadProgram } from '../../host/cli/program.ts';
import type { Terminal } from '../../host/cli/terminal.ts';
import { globalsNamed } from '../../host/debugger/look/globals.ts';
import type { Target } from '../../host/debugger/protocol.ts';
import { Machine } from '../../host/machine.ts';
import type { MemoryView } from '../../host/memory/view.ts';

/** A terminal whose output is kept. */
export function silentTerminal(): Terminal & { readonly text: () => string } {
  const parts: Uint8Array[] = [];
  const keep = (bytes: Uint8Array): void => void parts.push(bytes.slice());
  return {
    stdout: keep,
    stderr: keep,
    stdin: () => new Uint8Array(0),
    isTerminal: () => false,
    colorErr: false,
    colorOut: false,
    onInterrupt: () => () => undefined,
    text: () => Buffer.concat(parts).toString(),
  };
}

/** What `vertebra debug` answers to these commands on a program. */
export async function debugging(program: string, commands: readonly string[]): Promise<string> {
  const terminal = silentTerminal();
  await cli(['debug', program, '--batch', ...commands.flatMap((command) => ['-c', command])], terminal);
  return terminal.text();
}

export function sourceText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** A program's images, and streams that say nothing. */
export async function programOf(file: string): Promise<{ readonly images: readonly Image[] } & Pick<Terminal, 'stdout' | 'stderr'>> {
  const terminal = silentTerminal();
  return { images: await loadProgram(file, terminal, { optimise: false }), stdout: terminal.stdout, stderr: terminal.stderr };
}

/** Runs a program; each call of its host function `here` may look at the machine. */
export async function stoppedIn(file: string, look: (target: Target, place: number) => void): Promise<void> {
  const { images, stdout, stderr } = await programOf(file);
  const problems: unknown[] = [];
  const machine: Machine = await Machine.create({
    images,
    bytes: new Uint8Array(readFileSync('build/machine.debug.wasm')),
    stdout,
    stderr,
    hostFunctions: {
      here: (place: unknown) => {
        try {
          look(targetOf(machine), Number(place));
        } catch (problem) {
          problems.push(problem);
        }
      },
    },
  });
  await machine.run();
  if (problems.length > 0) throw problems[0];
}

function targetOf(machine: Machine): Target {
  const { view, debug, images } = machine;
  return { view, debug, global: (name) => globalsNamed(images, name), source: sourceText, patched: new Map() };
}

/** What memory holds, in a few characters. */
export function fingerprint(view: MemoryView): string {
  view.refresh();
  return createHash('sha256')
    .update(new Uint8Array(view.words.buffer, view.words.byteOffset, view.words.byteLength))
    .digest('hex');
}
