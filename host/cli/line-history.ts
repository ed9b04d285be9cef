/** Lines that were typed, kept from one session to the next: in `~/.vertebra`. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Typing } from './lines.ts';

const HISTORY_LINES = 1000;

/** The lines of earlier sessions, and where those of this one go. @param name of the file */
export function lineHistory(name: string): Required<Pick<Typing, 'history' | 'keepHistory'>> {
  const file = join(homedir(), '.vertebra', name);
  return { history: readHistory(file), keepHistory: (lines) => writeHistory(file, lines) };
}

function readHistory(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean).reverse();
  } catch {
    return [];
  }
}

/** A history that cannot be kept is no error. */
function writeHistory(file: string, lines: readonly string[]): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${lines.slice(0, HISTORY_LINES).reverse().join('\n')}\n`);
  } catch {
    // not kept
  }
}
