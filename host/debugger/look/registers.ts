/** The machine's registers, as far as they say something about the program. */
import * as L from '../../../abi/layout.ts';
import type { Target } from '../protocol.ts';
import { type Standing, standing } from './standing.ts';
import { symbolAt } from './symbols.ts';

export interface RegisterView {
  readonly name: string;
  readonly value: number;
  /** what it points to, in words; '' when that is plain */
  readonly note: string;
}

/** Sp, SpLim, R1, ip and the others of a thread. Between runs a thread's Sp and R1 are those it was saved with. */
export function registersOf(target: Target, tso = 0): RegisterView[] {
  const { view } = target;
  const at = standing(target, tso);
  const limit = stackLimit(target, at);
  const room = (at.sp - limit) / L.WORD_B;
  const rows: RegisterView[] = [
    { name: 'Sp', value: at.sp, note: '' },
    { name: 'SpLim', value: limit, note: `Sp - SpLim: ${room} words` },
    { name: 'R1', value: at.r1, note: symbolAt(target, at.r1) },
  ];
  if (at.isRaw) rows.push({ name: 'ip', value: at.ip, note: symbolAt(target, at.ip) });
  const register = (offset: number): number => view.u32(L.REGS + offset);
  rows.push({ name: 'Hp', value: register(L.REG_HP), note: '' });
  rows.push({ name: 'HpLim', value: register(L.REG_HPLIM), note: `${(register(L.REG_HPLIM) - register(L.REG_HP)) / L.WORD_B} words left in the nursery` });
  rows.push({ name: 'fuel', value: register(L.REG_FUEL) | 0, note: 'entries and back edges left in this slice' });
  rows.push({ name: 'thread', value: at.tso, note: symbolAt(target, at.tso) });
  return rows;
}

/** SpLim of the chunk a thread is on: as the chunk has it, since the register may be raised to stop the thread. */
function stackLimit({ view }: Target, at: Standing): number {
  return at.chunk === 0 ? 0 : view.u32(at.chunk + L.STACK_LIMIT);
}

/** One register by name, as `Sp`, `splim`, `$R1`; null when there is none of that name. */
export function registerNamed(target: Target, name: string, tso = 0): RegisterView | null {
  const wanted = name.replace(/^\$/, '').toLowerCase();
  return registersOf(target, tso).find((row) => row.name.toLowerCase() === wanted) ?? null;
}
