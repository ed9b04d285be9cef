/** Builds of the machine that note who builds thunks, and all that one of them has noted. */
import { existsSync, readFileSync } from 'node:fs';
import * as L from '../../abi/layout.ts';
import { REG_BIRTHS, REG_BIRTHS_N } from '../../abi/provenance.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { type BirthCapture, captureBirth } from '../../host/memory/births.ts';
import type { MemoryView } from '../../host/memory/view.ts';

export type Build = 'provenance' | 'debug';

export const isBuilt = existsSync(machinePath('provenance')) && existsSync(machinePath('debug'));

const modules = new Map<Build, WebAssembly.Module>();

export function machineModule(build: Build): WebAssembly.Module {
  const known = modules.get(build) ?? new WebAssembly.Module(readFileSync(machinePath(build)));
  modules.set(build, known);
  return known;
}

/** Every birth in the machine's table. */
export function birthsOf(view: MemoryView): BirthCapture[] {
  view.refresh();
  const table = view.u32(L.REGS + REG_BIRTHS);
  if (table === 0) return [];
  const addresses = Array.from({ length: view.u32(L.REGS + REG_BIRTHS_N) }, (_, i) => view.u32(table + i * L.WORD_B)).filter((at) => at !== 0);
  const known = new Map<number, BirthCapture>();
  return addresses.map((at) => captureBirth(view, at, known)).filter((birth) => birth !== null);
}
