/**
 * The code under `main`, which nobody wrote: the compiler puts it at the place of `main`, so that it can stand for `main` where nothing of that is on the stack.
 */

const ENTRY = /(^|\.)\$main$/;
const MAIN = /(^|\.)main$/;

/** Is it what runs `main`? @param name as the tables have it */
export function isEntry(name: string): boolean {
  return ENTRY.test(name);
}

/** Is it `main` itself, of whatever module? @param name as the tables have it */
export function isMain(name: string): boolean {
  return MAIN.test(name);
}
