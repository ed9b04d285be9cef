/** The past repeats itself: wherever a session goes back and forth in golden programs, threads and exceptions among them, memory at a moment is what it was. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { Session } from '../../host/debugger/control/session.ts';
import { hostFunctions } from '../stg/host-functions.ts';
import { goldenPrograms, library } from '../stg/programs.ts';

const module = new WebAssembly.Module(readFileSync('build/machine.debug.wasm'));

function compiled(source: string, file: string) {
  const { image } = compileStg(source, file);
  if (image === null) throw new Error(`${file} does not compile`);
  return image;
}

const rts = compiled(library.source, library.file);
const programs = goldenPrograms().filter(({ name, maxStack }) => /^(threads|exceptions|thunks|host)\//.test(name) && maxStack === null);

async function open(program: (typeof programs)[number]) {
  const written: string[] = [];
  let unread: Uint8Array = new TextEncoder().encode(program.stdin);
  const session = await Session.create({
    images: [rts, compiled(program.source, program.file)],
    module,
    hostFunctions,
    history: { interval: 300 },
    limits: { quantum: 40 },
    stdin: (max) => {
      const part = unread.slice(0, max);
      unread = unread.slice(max);
      return part;
    },
    stdout: (bytes) => written.push(new TextDecoder().decode(bytes)),
    stderr: () => {},
  });
  return { session, written };
}

const moment = (session: Session): bigint => session.view.u64(L.REGS + L.STAT_STEPS);

/** Registers that are the debugger's own. */
const ownWords: ReadonlySet<number> = new Set(
  [L.REG_TRAP, L.REG_PASS, L.REG_TRAP_THREAD, L.REG_TRAP_DEPTH, L.TRAP_UNTIL_STEPS, L.TRAP_UNTIL_STEPS + 4].map((offset) => (L.REGS + offset) / L.WORD_B),
);

/** What the memory of the program comes to. */
function fingerprint(session: Session): number {
  const { words } = session.machine.parts.access;
  let hash = 0;
  for (let i = 0; i < words.length; i++) if (words[i] !== 0 && !ownWords.has(i)) hash = (Math.imul(hash ^ words[i], 0x01000193) + i) | 0;
  return hash;
}

describe('history', () => {
  test.each(programs)('$name', async (program) => {
    const { session, written } = await open(program);
    const known = new Map<bigint, number>();
    const note = (): void => {
      if (session.view.u32(L.REGS + L.REG_STOPPED) !== L.STOPPED_RAW) return;
      const now = moment(session);
      const print = fingerprint(session);
      if (known.has(now)) expect([now, known.get(now)]).toEqual([now, print]);
      known.set(now, print);
    };
    await session.run('main', true);
    const moves = fc.sample(fc.integer({ min: 0, max: 9 }), { numRuns: 60, seed: program.name.length });
    for (const move of moves) {
      note();
      if (session.stop?.reason === 'ended') await session.stepBack('instruction');
      else if (move < 5) await session.step('instruction', move * 20 + 1);
      else if (move < 6) await session.step('over');
      else if (move < 9) for (let i = 0; i < move - 4; i++) await session.stepBack('instruction');
      else await session.stepBack('into');
    }
    if (session.stop?.reason !== 'ended') await session.continue();
    expect(session.stop?.reason).toBe('ended');
    if (typeof program.expected.stdout === 'string') expect(written.join('')).toBe(program.expected.stdout);
  });
});
