/**
 * How a terminal hands on what is typed, for programs that want characters at once (hSetBuffering stdin NoBuffering) or unseen (hSetEcho stdin False). `stty`
 * changes just that and nothing else, as GHC's programs do: line ends, Ctrl-C and Ctrl-Z stay the terminal's. Node's own raw mode takes all of these away.
 * However the process ends, by its own doing or by a signal that can be heard, the terminal is left as it was found. Where there is no `stty`, nothing changes.
 */
import type { SpawnSyncOptions } from 'node:child_process';
import { fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { TerminalMode } from './streams.ts';

type Spawn = (command: string, args: readonly string[], options: SpawnSyncOptions) => { readonly status: number | null; readonly stdout: unknown };

/** Whether a descriptor is a terminal. Only what can be one is asked: the command loads `node:tty`, and all of `node:net` with it, when it is first called. */
export function isTerminal(fd: number): boolean {
  try {
    return fstatSync(fd).isCharacterDevice() && isatty(fd);
  } catch {
    return false;
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const OPTIONS: Readonly<Record<TerminalMode, { readonly on: readonly string[]; readonly off: readonly string[] }>> = {
  echo: { on: ['echo'], off: ['-echo'] },
  lines: { on: ['icanon'], off: ['-icanon', 'min', '1', 'time', '0'] },
};

interface Changed {
  /** the terminal before, as `stty -g` tells it */
  readonly found: string;
  readonly modes: Map<TerminalMode, boolean>;
}

const changed = new Map<number, Changed>();
let spawn: Spawn | null = null;

/** Says of the terminal behind a descriptor whether it hands on whole lines, or shows what is typed. */
export async function setTerminal(fd: number, mode: TerminalMode, on: boolean): Promise<void> {
  spawn ??= await loadSpawn();
  let before = changed.get(fd);
  if (before === undefined) {
    const found = stty(fd, ['-g']);
    if (found === null) return;
    if (changed.size === 0) listen();
    before = { found, modes: new Map() };
    changed.set(fd, before);
  }
  before.modes.set(mode, on);
  stty(fd, on ? OPTIONS[mode].on : OPTIONS[mode].off);
}

/** Loaded for those who need it: it takes some ten milliseconds. The command's bundle cannot import; null where there is no other way. */
async function loadSpawn(): Promise<Spawn | null> {
  try {
    const processes = process.getBuiltinModule?.('node:child_process') ?? (await import('node:child_process'));
    return processes.spawnSync as Spawn;
  } catch {
    return null;
  }
}

/** What it prints; null when it fails, or does not exist. */
function stty(fd: number, args: readonly string[]): string | null {
  try {
    const done = spawn?.('stty', args, { stdio: [fd, 'pipe', 'ignore'], encoding: 'utf8' });
    return done?.status === 0 ? String(done.stdout).trim() : null;
  } catch {
    return null;
  }
}

function listen(): void {
  process.on('exit', restore);
  // stopped by Ctrl-Z, the shell had the terminal for itself
  process.on('SIGCONT', () => {
    for (const [fd, { modes }] of changed)
      stty(
        fd,
        [...modes].flatMap(([mode, on]) => (on ? OPTIONS[mode].on : OPTIONS[mode].off)),
      );
  });
  // before other listeners, which may have gone once they have heard it
  for (const signal of SIGNALS) process.prependListener(signal, () => dieOf(signal));
}

/** What the signal would do if nobody here listened to it. */
function dieOf(signal: (typeof SIGNALS)[number]): void {
  if (process.listenerCount(signal) > 1) return;
  restore();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function restore(): void {
  for (const [fd, { found }] of changed) stty(fd, [found]);
  changed.clear();
}
