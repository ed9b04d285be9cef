/** What `locals` shows in Haskell compiled for the debugger: all that is in scope, and nothing of the compiler's. */
import { describe, expect, test } from 'vitest';
import { debugging } from './stopped.ts';

const PROGRAM = 'tests/debugger/programs/Scopes.hs';

const debugged = (...commands: readonly string[]): Promise<string> => debugging(PROGRAM, commands);

/** Names and values of the last answer to `locals`, without what is said of thunks. */
function lastLocals(text: string): Record<string, string> {
  const answer = text.split('(vertebra) locals\n').at(-1) ?? '';
  const rows = [...answer.split('(vertebra) ')[0].matchAll(/^ {2}(\S+) += (.*?)(?: {2}--.*)?$/gm)];
  return Object.fromEntries(rows.map(([, name, value]) => [name, value]));
}

describe('locals', () => {
  test('the operands of a division that failed are there', async () => {
    const text = await debugged('run', 'locals');
    expect(text).toMatch(/^exception: divide by zero/m);
    expect(lastLocals(text)).toMatchObject({ state: '7', w: '0' });
  });

  test('parameters, pattern variables and lets stay to the end of their scope, needed or not', async () => {
    const locals = lastLocals(await debugged('break Scopes.hs:14', 'run', 'locals'));
    expect(Object.keys(locals).sort()).toEqual(['area', 'h', 'label', 'part', 'shape', 'state', 'unused', 'w']);
    expect(locals).toMatchObject({ h: '3', w: '0', state: '7', part: '_', unused: '_' });
  });

  test('of a do block: what its statements have bound', async () => {
    const locals = lastLocals(await debugged('break Scopes.hs:26', 'run', 'locals'));
    expect(locals).toMatchObject({ limit: '3' });
  });

  test('a local function stays one, with its name and what it holds', async () => {
    const text = await debugged('break go', 'run', 'locals', 'frames --short');
    expect(text).toMatch(/^breakpoint 1, go \(m = _\)/m);
    expect(Object.keys(lastLocals(text)).sort()).toEqual(['m', 'next']);
  });
});

describe('a line stops once', () => {
  test('at the function, not at what the compiler makes of its arguments', async () => {
    const text = await debugged('break Scopes.hs:28', 'breakpoints');
    expect(text.match(/^ {2}0x/gm)).toHaveLength(2);
  });

  test('an alternative that only returns something has a place', async () => {
    expect(await debugged('break Scopes.hs:9')).toMatch(/0x[0-9a-f]+ ratio {2}.*Scopes\.hs:9:15/);
  });
});

describe('moving by commands', () => {
  test('a temporary breakpoint stops once, `until` goes to a line', async () => {
    const text = await debugged('tbreak counted', 'run', 'breakpoints', 'until 21', 'breakpoints');
    expect(text).not.toMatch(/^breakpoint 1: counted, met/m);
    expect(text).toMatch(/^breakpoint \d+, go .*Scopes\.hs:21:5/m);
  });

  test('`watch` stops when a thunk has its value', async () => {
    const text = await debugged('break go', 'run', 'watch next', 'delete 1', 'continue', 'print $R1');
    expect(text).toMatch(/^a thunk was updated.*\(breakpoint 3\)/m);
    expect(text).toMatch(/^\$R1 = 3$/m);
  });

  test('back undoes a step, reverse-continue goes to the breakpoint met before', async () => {
    const text = await debugged('break counted', 'run', 'continue', 'continue', 'step', 'back', 'reverse-continue', 'locals');
    const stops = [...text.matchAll(/^(?:breakpoint 1|step), (.*?) {2}/gm)].map(([, stop]) => stop);
    expect(stops).toHaveLength(6);
    expect(stops[4]).toBe(stops[2]);
    expect(stops[5]).toBe(stops[1]);
  });

  test('finish shows the result, past tail calls', async () => {
    expect(await debugged('break counted', 'run', 'delete 1', 'finish')).toMatch(/^step, \S+.* \((?:result|\w+) = 6\)/m);
  });
});
