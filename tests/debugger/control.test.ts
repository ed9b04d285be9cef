/** Control of a machine: the session of "Understanding the Stack" (SEEDS points 2 to 6) with its numbers, breakpoints, steps, conditions. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { Session, type SessionOptions } from '../../host/debugger/control/session.ts';
import { walkStack } from '../../host/memory/walk.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.debug.wasm'));

function images(source: string, file: string) {
  const { image, diagnostics } = compileStg(source, file);
  if (!image) throw new Error(`${file} does not compile: ${JSON.stringify(diagnostics)}`);
  return [image];
}

const seed = (file: string) => images(readFileSync(file, 'utf8'), file);

function open(programs: SessionOptions['images'], options: Partial<SessionOptions> = {}): Promise<Session> {
  return Session.create({ stdout: () => {}, stderr: () => {}, ...options, module, images: programs });
}

const register = (session: Session, offset: number): number => session.view.u32(L.REGS + offset);

function kinds(session: Session): string[] {
  const chunk = register(session, L.REG_STACK);
  const frames = [...walkStack(session.view, { chunk, sp: register(session, L.REG_SP) })];
  return frames.map((frame) => ('cutOff' in frame ? frame.cutOff : frame.kind === 'ret' ? session.debug.name(frame.infoId) : frame.kind));
}

const room = (session: Session): number => (register(session, L.REG_SP) - register(session, L.REG_SPLIM)) / L.WORD_B;

describe('the session of the article, on Weird.stg with 90 words of stack', () => {
  const weird = (): Promise<Session> => open(seed('examples/seeds/Weird.stg'), { limits: { initialStack: '90w', maxStack: '1M' } });

  test('break go: at its entry, catch frame and stop frame', async () => {
    const session = await weird();
    const { id, sites } = session.addBreakpoint({ at: 'function', name: 'go' });
    expect(sites).toHaveLength(1);
    const stop = await session.run();
    expect(stop).toMatchObject({ reason: 'breakpoint', function: 'go', breakpoints: [id], ip: sites[0].address });
    expect(kinds(session)).toEqual(['catch', 'stop']);
    expect(room(session)).toBe(90 - 4);
  });

  test('into the masked call: unmask frame, continuation of go; R1 is hPutChar with tag 1', async () => {
    const session = await weird();
    session.addBreakpoint({ at: 'function', name: 'go' });
    await session.run();
    session.addBreakpoint({ at: 'function', name: 'hPutChar' });
    const stop = await session.continue();
    expect(stop).toMatchObject({ reason: 'breakpoint', function: 'hPutChar' });
    expect(kinds(session)).toEqual(['unmask', 'go', 'catch', 'stop']);
    const [hPutChar] = session.global('hPutChar');
    expect(register(session, L.REG_R1)).toBe(hPutChar.address + 1);
  });

  test('exactly 84 calls until two words are left; then hPutChar grows the stack and is entered again with the same contents', async () => {
    const session = await weird();
    const go = session.addBreakpoint({ at: 'function', name: 'go' });
    await session.run();
    let calls = 0;
    while (room(session) > 2) {
      expect((await session.continue()).function).toBe('go');
      calls++;
    }
    expect(calls).toBe(84);
    expect(kinds(session)).toEqual([...Array(84).fill('go'), 'catch', 'stop']);
    session.removeBreakpoint(go.id);
    const entry = session.addBreakpoint({ at: 'function', name: 'hPutChar' });
    await session.continue();
    expect(room(session)).toBe(0);
    const before = { kinds: kinds(session), sp: register(session, L.REG_SP) };
    await session.continue();
    expect(entry.visits).toBe(2);
    expect(kinds(session)).toEqual(before.kinds);
    expect(register(session, L.REG_SP)).not.toBe(before.sp);
    expect(room(session)).toBeGreaterThan(80);
    session.removeBreakpoint(entry.id);
    const end = await session.continue();
    expect(end).toMatchObject({ reason: 'ended', exitCode: 2 });
    expect(end.text).toContain('stack overflow');
  });
});
