/** `--host FILE`: a JavaScript module that exports the host functions of a program by their names. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HostImplementation } from '../calls.ts';
import type { Machine } from '../machine.ts';
import type { MachineSettings } from '../options.ts';
import { type Arguments, lastOf, type Option, UsageError } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Of commands that run programs. */
export const hostOption: Option = {
  name: 'host',
  value: 'FILE',
  doc: 'a JavaScript module: its exports are the host functions, `foreign import javascript`; `attach(machine)` is told the machine',
};

export interface HostModule {
  readonly functions: Readonly<Record<string, HostImplementation>>;
  /** the module's `attach`, which is given the machine before anything runs, for functions that call back */
  readonly attach: (machine: Machine) => void;
}

/** The module that `--host` names; null without it. Rejects with UsageError when there is none, or it does not load. */
export async function hostOf(args: Arguments, terminal: Terminal): Promise<HostModule | null> {
  const file = lastOf(args, 'host');
  return file === undefined ? null : hostModule(file, terminal);
}

/** What a machine is given of it. */
export function hostSettings(host: HostModule | null): Pick<MachineSettings, 'hostFunctions' | 'hostFrames'> {
  return host === null ? {} : { hostFunctions: host.functions, hostFrames: true };
}

/** Loads the module. Rejects with UsageError when there is none, or it does not load. */
export async function hostModule(file: string, terminal: Pick<Terminal, 'importModule'>): Promise<HostModule> {
  if (!existsSync(file)) throw new UsageError(`--host: there is no file \`${file}\``);
  const load = terminal.importModule ?? ((url: string) => import(url));
  const exported = await load(pathToFileURL(resolve(file)).href).catch((error: unknown) => {
    throw new UsageError(`--host: \`${file}\` does not load: ${error instanceof Error ? error.message : String(error)}`);
  });
  const { attach, ...rest } = exported;
  const functions = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function')) as HostModule['functions'];
  return { functions, attach: typeof attach === 'function' ? (machine) => void attach(machine) : () => undefined };
}
