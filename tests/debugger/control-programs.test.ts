/**
 * Being stepped changes nothing: golden programs that are stopped thousands of times, in every way, end as they do when nobody looks. The machine checks heap and stack
 * after every collection, and collects while it stands in the middle of things.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { opcodeAt } from '../../host/debugger/control/position.ts';
import { Session } from '../../host/debugger/control/session.ts';
import type { Step } from '../../host/debugger/protocol.ts';
import { hostFunctions } from '../stg/host-functions.ts';
import { goldenPrograms, library, type Program } from '../stg/programs.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.debug.wasm'));
const STEPS = 1000;
/** Threads that race for the console, or programs that measure time. */
const ways: readonly Step[] = ['instruction', 'into', 'over', 'out'];

function compiled(source: string, file: string, defines: Program['defines'] = {}) {
  const { image } = compileStg(source, file, { defines });
  if (image === null) throw new Error(`${file} does not compile`);
  return image;
}

const rts = compiled(library.source, library.file);

interface Debugged {
  readonly session: Session;
  readonly output: { stdout: string; stderr: string };
}

async function open(program: Program): Promise<Debugged> {
  const output = { stdout: '', stderr: '' };
  const write = (fd: 'stdout' | 'stderr') => {
    const decoder = new TextDecoder();
    return (bytes: Uint8Array): void => {
      output[fd] += decoder.decode(bytes, { stream: true });
    };
  };
  let unread: Uint8Array = new TextEncoder().encode(program.stdin);
  const session = await Session.create({
    images: [rts, compiled(program.source, program.file, program.defines)],
    module,
    hostFunctions,
    history: false,
    stress: ['sanity'],
    overflow: program.overflow,
    limits: { ...(program.maxStack === null ? {} : { maxStack: program.maxStack }), ...(program.maxHeap === null ? {} : { maxHeap: program.maxHeap }) },
    stdin: (max) => {
      const part = unread.slice(0, max);
      unread = unread.slice(max);
      return part;
    },
    stdout: write('stdout'),
    stderr: write('stderr'),
  });
  return { session, output };
}

function check(program: Program, { session, output }: Debugged): void {
  const { stdout, exit, stderr } = program.expected;
  expect(session.stop).toMatchObject({ reason: 'ended', exitCode: exit });
  if (typeof stdout === 'string') expect(output.stdout).toBe(stdout);
  else expect(output.stdout).toMatch(stdout);
  const said = output.stderr + (session.error?.message ?? '');
  for (const line of stderr) expect(said).toContain(line);
}

/** Lets the collector work while the thread stands before an instruction, and has it stand there again. */
function collectHere(session: Session): void {
  const { machine, access } = session.machine.parts;
  if (access.register(L.REG_STOPPED) !== L.STOPPED_RAW) return;
  const ip = access.register(L.REG_IP);
  const op = opcodeAt(session, ip);
  if (machine.settle(op) === 0) return;
  const kept = [L.REG_EXIT_D, L.REG_FUEL, L.REG_SLICE].map((offset) => [offset, access.register(offset)] as const);
  access.setRegister(L.REG_STOPPED, L.STOPPED_NOT);
  machine.gc(1);
  for (const [offset, value] of kept) access.setRegister(offset, value);
  access.setRegister(L.REG_IP, ip);
  expect(machine.unsettle(op)).toBe(1);
  expect(access.register(L.REG_IP)).toBe(ip);
}

/** Runs to the end, stopping on the way. */
async function stepThrough(session: Session, step: (i: number) => Step, everyStop: () => void = () => {}): Promise<void> {
  let stop = await session.run('main', true);
  for (let i = 0; i < STEPS && stop.reason !== 'ended'; i++) {
    stop = await session.step(step(i));
    everyStop();
  }
  if (stop.reason !== 'ended') stop = await session.continue();
}

const programs = goldenPrograms().filter(({ name }) => !/^threads\/.*(Timeout|Delay)/.test(name));

describe('golden programs under a debugger', () => {
  test.each(programs)('$name, instruction by instruction', async (program) => {
    const debugged = await open(program);
    await stepThrough(debugged.session, () => 'instruction');
    check(program, debugged);
  });

  test.each(programs.filter((_, i) => i % 3 === 0))('$name, every kind of step', async (program) => {
    const debugged = await open(program);
    await stepThrough(debugged.session, (i) => ways[(i * 7 + (i >> 3)) % ways.length]);
    check(program, debugged);
  });

  test.each(programs.filter((_, i) => i % 3 === 1))('$name, collecting at every stop', async (program) => {
    const debugged = await open(program);
    let stops = 0;
    await stepThrough(
      debugged.session,
      () => 'instruction',
      () => {
        if (stops++ < 400) collectHere(debugged.session);
      },
    );
    check(program, debugged);
  });
});
