/**
 * Golden programs with small damage: the compiler either says what is wrong, in a bearable number of messages, or makes STG that passes lint. It never fails
 * itself. `MUTANTS=5000` tries more.
 */
import { expect, test } from 'vitest';
import { compile } from '../golden/engine.ts';
import { runPrograms } from '../golden/programs.ts';
import { Dice, mutate } from './mutate.ts';

const ROUNDS = 8;
const perRound = Math.ceil(Number(process.env.MUTANTS ?? 200) / ROUNDS);
/** One mistake is one message, apart from names: a program without an import has many that are not in scope. */
const MOST_MESSAGES = 40;
const LONGEST_PROGRAM = 6000;

const programs = runPrograms().filter(({ path, text }) => path.endsWith('.hs') && !path.endsWith('Main.hs') && text.length <= LONGEST_PROGRAM);

test.each(Array.from({ length: ROUNDS }, (_, i) => i + 1))(
  'round %d',
  (round) => {
    const dice = new Dice(round);
    for (let i = 0; i < perRound; i++) {
      const program = dice.oneOf(programs);
      const text = mutate(program.text, dice.oneOf(programs).text, dice);
      const about = `round ${round}, mutant ${i} of ${program.name}:\n${text}`;
      expectAnswer({ ...program, text }, dice.below(2) === 0 ? 0 : 1, about);
    }
  },
  600_000,
);

function expectAnswer(program: (typeof programs)[number], level: 0 | 1, about: string): void {
  let compiled: ReturnType<typeof compile>;
  try {
    compiled = compile(program, level);
  } catch (error) {
    throw new Error(`the compiler failed on ${about}`, { cause: error });
  }
  const errors = [...compiled.session.modules()].flatMap(({ diagnostics }) => diagnostics).filter(({ level: severity }) => severity === 'error');
  expect(errors.filter(({ kind }) => kind !== 'NotInScope').length, about).toBeLessThanOrEqual(MOST_MESSAGES);
  if (compiled.module.failed) expect(errors.length, `no error for ${about}`).toBeGreaterThan(0);
  else expect(errors, about).toEqual([]);
}
