/** Reading the files a command line names. */
import { readFileSync } from 'node:fs';
import { UsageError } from './arguments.ts';

/** The text of a file. Throws UsageError when it cannot be read. */
export function readText(file: string): string {
  return new TextDecoder().decode(readFileBytes(file));
}

export function readFileBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`cannot read \`${file}\`: ${(error as Error).message}`);
  }
}
