/** Steps by source, conditions and log points, exceptions, updates, forcing, pausing, and the way back. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { Session, type SessionOptions } from '../../host/debugger/control/session.ts';
import { variablesAt } from '../../host/debugger/look/expressions.ts';
import { ValuePrinter } from '../../host/debugger/look/values.ts';
import type { Stop } from '../../host/debugger/protocol.ts';
import { hostFunctions } from '../stg/host-functions.ts';
import { library } from '../stg/programs.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.debug.wasm'));

function compiled(source: string, file: string) {
  const { image, diagnostics } = compileStg(source, file);
  if (image === null) throw new Error(`${file} does not compile: ${JSON.stringify(diagnostics)}`);
  return image;
}

const rts = compiled(library.source, library.file);

interface Debugged {
  readonly session: Session;
  /** what the program has written */
  readonly output: () => string;
}

async function open(source: string, options: Partial<SessionOptions> = {}): Promise<Debugged> {
  let text = '';
  const decoder = new TextDecoder();
  const session = await Session.create({
    images: [rts, compiled(source, 'moves.stg')],
    module,
    hostFunctions,
    stdout: (bytes) => {
      text += decoder.decode(bytes);
    },
    stderr: () => {},
    skip: (place) => place.file !== 'moves.stg',
    ...options,
  });
  return { session, output: () => text };
}

/** Memory without what a debugger writes there for itself; it may have grown. */
function programMemory(session: Session, bytes?: number): Buffer {
  const copy = Buffer.from(session.machine.parts.access.bytes.slice(0, bytes));
  for (const register of [L.REG_TRAP, L.REG_PASS, L.REG_TRAP_THREAD, L.REG_TRAP_DEPTH, L.TRAP_UNTIL_STEPS, L.TRAP_UNTIL_STEPS + 4])
    copy.writeUInt32LE(0, L.REGS + register);
  return copy;
}

/** `Function line:col` */
function shown(stop: Stop): string {
  return `${stop.function} ${stop.place?.line}:${stop.place?.col}`;
}

function value(session: Session, name: string): string {
  const found = variablesAt(session, { tso: 0, frame: 0 }).find((variable) => variable.name === name);
  return found === undefined ? 'not there' : new ValuePrinter(session).text(found.field);
}

function closure(session: Session, name: string): number {
  const found = variablesAt(session, { tso: 0, frame: 0 }).find((variable) => variable.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return Number(found.field.value);
}

const sums = `module Main
import Rts (printInt (i64, void) -> (p), catch (p, p, void) -> (p), throwIO (p, void) -> (p))
data Int = I# i64
export main
double = \\x -> p {
  case x of { I# n ->
  case +# n n of m : i64 { _ -> I# m }}
}
twice = \\y -> p {
  let z = thunk { double y } in
  case double z of { I# a -> I# a }
}
loop = \\(i : i64) (s : void) -> p {
  case i of {
    0 -> I# 0;
    _ ->
      let one = I# i in
      let four = thunk { twice one } in
      case four of { I# r ->
      case printInt r s of _ { _ ->
      case -# i 1 of j : i64 { _ -> loop j s }}}
  }
}
divided = \\(s : void) -> p { case quotInt# 1 0 of q : i64 { _ -> I# q } }
caught = \\e (s : void) -> p { I# 7 }
main = \\(s : void) -> p {
  case loop 3 s of _ { _ ->
  case catch divided caught s of r { _ ->
  case r of { I# a ->
  case printInt a s of _ { _ ->
  case divided s of { I# b -> printInt b s }}}}}
}
`;

describe('steps', () => {
  test('into enters what is called and what is forced', async () => {
    const { session } = await open(sums);
    expect(shown(await session.run('main', true))).toBe('main 26:8');
    const seen = [];
    for (let i = 0; i < 7; i++) seen.push(shown(await session.step('into')));
    expect(seen.map((text) => text.split(' ')[0])).toEqual(['main', 'loop', 'loop', 'four', 'four', 'twice', 'twice'].slice(0, seen.length));
  });

  test('over passes a call, out ends in the caller', async () => {
    const { session, output } = await open(sums);
    session.addBreakpoint({ at: 'function', name: 'double' });
    await session.run();
    // the argument is forced: a call of the same function meets the breakpoint
    expect(await session.step('out')).toMatchObject({ reason: 'breakpoint', function: 'double' });
    for (const { id } of [...session.breakpoints]) session.removeBreakpoint(id);
    expect((await session.step('out')).function).toBe('double');
    expect((await session.step('out')).function).toBe('twice');
    let stop = await session.step('out');
    while (stop.function !== 'loop') stop = await session.step('out');
    stop = await session.step('over');
    expect(stop.function).toBe('loop');
    while (output() === '') stop = await session.step('over');
    expect(output()).toBe('12\n');
  });

  test('out of a frame that an exception passes ends in the handler', async () => {
    const { session } = await open(sums);
    session.addBreakpoint({ at: 'function', name: 'divided' });
    await session.run();
    const stop = await session.step('out');
    expect(stop.function).toBe('caught');
  });
});

describe('breakpoints', () => {
  test('by line, with a condition, and hits; log points say values and do not stop', async () => {
    const { session } = await open(sums);
    const said: string[] = [];
    session.onLog((text) => said.push(text));
    session.addBreakpoint({ at: 'line', file: 'moves.stg', line: 20 }, { log: 'i is {i}' });
    session.addBreakpoint({ at: 'function', name: 'loop' }, { condition: 'i == 2' });
    const stop = await session.run();
    expect(stop.reason).toBe('breakpoint');
    expect(value(session, 'i')).toBe('2');
    expect(said).toEqual(['i is 3']);
    const third = session.addBreakpoint({ at: 'function', name: 'twice' }, { hits: 2 });
    await session.continue();
    expect(third.visits).toBe(2);
    expect(said).toEqual(['i is 3', 'i is 2']);
  });

  test('at an instruction; never inside one', async () => {
    const { session } = await open(sums);
    const [site] = session.addBreakpoint({ at: 'function', name: 'twice' }).sites;
    expect(session.addBreakpoint({ at: 'instruction', address: site.address }).sites).toHaveLength(1);
    expect(session.addBreakpoint({ at: 'instruction', address: site.address + 4 }).sites).toEqual([]);
    expect((await session.run()).breakpoints).toEqual([1, 2]);
  });

  test('a name may be that of code loaded later', async () => {
    const { session } = await open(sums);
    const later = session.addBreakpoint({ at: 'function', name: 'Late.late' });
    expect(later.sites).toEqual([]);
    session.load([compiled('module Late\ndata Int = I# i64\nexport late\nlate = \\x -> p { x }\n', 'Late.stg')]);
    expect(later.sites).toHaveLength(1);
  });

  test.each([
    ['all', ['divided', 'divided']],
    ['uncaught', ['divided']],
    ['loop', []],
    ['async', []],
    [{ name: 'DivideByZero' }, ['divided', 'divided']],
    [{ name: 'ErrorCall' }, []],
  ] as const)('exceptions: %j', async (which, expected) => {
    const { session } = await open(sums);
    session.addBreakpoint({ at: 'exception', which });
    const seen: string[] = [];
    let stop = await session.run();
    while (stop.reason === 'exception') {
      expect(stop.text).toBe('divide by zero');
      seen.push(stop.function);
      stop = await session.continue();
    }
    expect(seen).toEqual(expected);
    expect(stop).toMatchObject({ reason: 'ended', exitCode: 1, text: 'divide by zero' });
  });

  test('a thunk is updated', async () => {
    const { session } = await open(sums);
    const at = session.addBreakpoint({ at: 'function', name: 'double' });
    await session.run();
    session.removeBreakpoint(at.id);
    const watch = session.addBreakpoint({ at: 'updated', closure: closure(session, 'x') });
    const stop = await session.continue();
    expect(stop).toMatchObject({ reason: 'updated', breakpoints: [watch.id] });
    session.removeBreakpoint(watch.id);
    expect((await session.continue()).reason).toBe('ended');
  });

  test('what is no condition is refused with an example', async () => {
    const { session } = await open(sums);
    expect(() => session.addBreakpoint({ at: 'function', name: 'loop' }, { condition: 'i' })).toThrow('NAME OP LITERAL');
  });
});

describe('forcing', () => {
  test('answers the value, and the machine stands where it stood', async () => {
    const { session, output } = await open(sums);
    session.addBreakpoint({ at: 'function', name: 'double' });
    const stop = await session.run();
    expect(value(session, 'x')).toBe('_');
    await session.force(closure(session, 'x'));
    expect(value(session, 'x')).toBe('6');
    expect(session.stop).toEqual(stop);
    for (const { id } of [...session.breakpoints]) session.removeBreakpoint(id);
    await session.continue();
    expect(output()).toBe('12\n8\n4\n7\n');
  });

  test('without fuel memory is as it was', async () => {
    const { session } = await open(sums);
    session.addBreakpoint({ at: 'function', name: 'double' });
    await session.run();
    const before = programMemory(session);
    await expect(session.force(closure(session, 'x'), 1)).rejects.toThrow('not evaluated within 1');
    expect(before.equals(programMemory(session, before.length))).toBe(true);
  });

  test('what a stopped frame is evaluating is refused, and which frame is said', async () => {
    const { session } = await open(sums);
    session.addBreakpoint({ at: 'function', name: 'twice' });
    await session.run();
    await session.step('into');
    const updatee = updatedBy(session);
    await expect(session.force(updatee)).rejects.toThrow(/being evaluated by frame #\d+ of thread 1/);
  });
});

/** The thunk of the newest update frame. */
function updatedBy(session: Session): number {
  const { view } = session;
  const { sp } = newestUpdateFrame(session);
  return view.u32(sp + 4);
}

function newestUpdateFrame(session: Session): { readonly sp: number } {
  const { view } = session;
  for (let sp = view.u32(1024); ; sp += 4) if (session.debug.name(infoIdAt(session, sp)) === 'update frame') return { sp };
}

function infoIdAt({ view }: Session, sp: number): number {
  const info = view.u32(sp);
  return info >= 4608 && info < 6656 ? (info - 4608) / 24 : -1;
}

const waiting = `module Main
import Rts (printInt (i64, void) -> (p))
foreign later = "test.later" (i64, void) -> i64
data Int = I# i64
export main
main = \\(s : void) -> p {
  case later 41 s of n : i64 { _ ->
  case printInt n s of _ { _ ->
  case later 1 s of m : i64 { _ -> printInt m s }}}
}
`;

describe('the world goes on', () => {
  test('promises are kept while stepping, and answers wait while the machine stands still', async () => {
    const { session, output } = await open(waiting);
    let stop = await session.run('main', true);
    for (let i = 0; i < 2000 && stop.reason !== 'ended'; i++) {
      stop = await session.step('instruction');
      if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 3));
    }
    if (stop.reason !== 'ended') await session.continue();
    expect(output()).toBe('42\n2\n');
  });

  test('a second movement is refused; pause stops an endless loop where there is something to see', async () => {
    const { session } = await open('module Main\nexport main\nmain = \\(s : void) -> p { spin s }\nspin = \\(s : void) -> p { main s }\n');
    const moving = session.run();
    await expect(session.continue()).rejects.toThrow('pause it first');
    setTimeout(() => session.pause(), 20);
    const stop = await moving;
    expect(stop.reason).toBe('pause');
    expect(['main', 'spin']).toContain(stop.function);
    expect((await session.step('into')).reason).toBe('step');
    session.end();
    expect(session.stop).toMatchObject({ reason: 'ended' });
  });
});

describe('at rest', () => {
  test('where an exception is about to be raised closures can be forced, and the program goes on', async () => {
    const { session, output } = await open(sums);
    session.addBreakpoint({ at: 'exception', which: 'all' });
    const stop = await session.run();
    const [caught] = session.global('caught');
    expect(await session.force(caught.address)).toBe(caught.address);
    expect(session.stop).toEqual(stop);
    expect((await session.stepBack('instruction')).function).toBe('divided');
    expect((await session.continue()).reason).toBe('exception');
    await session.continue();
    expect((await session.continue()).reason).toBe('ended');
    expect(output()).toBe('12\n8\n4\n7\n');
  });

  test('pause while everybody waits; the answer is still taken', async () => {
    const { session, output } = await open(waiting);
    const moving = session.run();
    session.pause();
    expect((await moving).reason).toBe('pause');
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await session.continue()).reason).toBe('ended');
    expect(output()).toBe('42\n2\n');
  });

  test('ending a program that moves', async () => {
    const { session } = await open(waiting);
    const moving = session.run();
    session.end();
    expect(await moving).toMatchObject({ reason: 'ended', text: 'ended by the debugger' });
    expect(session.error?.kind).toBe('aborted');
  });
});

describe('back', () => {
  test('as many instructions back and forth: the same memory, and nothing is written twice', async () => {
    const { session, output } = await open(sums, { history: { interval: 500 } });
    session.addBreakpoint({ at: 'function', name: 'divided' });
    await session.run();
    const ips: number[] = [];
    for (let i = 0; i < 40; i++) ips.push((await session.step('instruction')).ip);
    const memory = programMemory(session);
    const written = output();
    const back: number[] = [];
    for (let i = 0; i < 39; i++) back.push((await session.stepBack('instruction')).ip);
    expect(back.reverse()).toEqual(ips.slice(0, -1));
    await session.step('instruction', 39);
    const again = programMemory(session, memory.length);
    const differing = [...memory.keys()].filter((i) => memory[i] !== again[i]);
    expect(differing).toEqual([]);
    expect(output()).toBe(written);
  });

  test('each step by source is undone', async () => {
    const { session } = await open(sums);
    const stops = [await session.run('main', true)];
    for (let i = 0; i < 12; i++) stops.push(await session.step('into'));
    for (let i = 11; i >= 1; i--) expect(shown(await session.stepBack('into'))).toBe(shown(stops[i]));
  });

  test('to the last breakpoint met before, from after the end, too; then the history ends', async () => {
    const { session, output } = await open(sums);
    const twice = session.addBreakpoint({ at: 'function', name: 'twice' }, { condition: 'i == 1' });
    session.removeBreakpoint(twice.id);
    expect((await session.run()).reason).toBe('ended');
    session.addBreakpoint({ at: 'function', name: 'loop' });
    for (const i of ['0', '1', '2', '3']) {
      const stop = await session.reverseContinue();
      expect(stop).toMatchObject({ reason: 'breakpoint', function: 'loop' });
      expect(value(session, 'i')).toBe(i);
    }
    expect((await session.reverseContinue()).reason).toBe('limit');
    for (const { id } of [...session.breakpoints]) session.removeBreakpoint(id);
    expect((await session.continue()).reason).toBe('ended');
    expect(output()).toBe('12\n8\n4\n7\n');
  });

  test('over answers that came later, the same answers', async () => {
    const { session, output } = await open(waiting);
    expect((await session.run()).reason).toBe('ended');
    session.addBreakpoint({ at: 'function', name: 'main' });
    expect(await session.reverseContinue()).toMatchObject({ reason: 'breakpoint', function: 'main' });
    expect((await session.continue()).reason).toBe('ended');
    expect(output()).toBe('42\n2\n');
  });
});
