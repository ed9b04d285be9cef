/**
 * How much of the compiler this process has run: vertebra.ts has V8 keep the code of it. As a number: 0 when no program came through, more the further one came,
 * and the larger it was, by powers of two: larger programs use more of what there is.
 */

let most = 0;

/** A program of so many lines was checked, or made an image of. */
export function noteCompilerUse(what: 'checked' | 'made', lines: number): void {
  most = Math.max(most, (what === 'made' ? BEYOND : 0) + 1 + Math.ceil(Math.log2(lines + 1)));
}

export function compilerUse(): number {
  return most;
}

/** More than any number of lines counts for. */
const BEYOND = 50;
