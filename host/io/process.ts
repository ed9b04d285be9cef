/** The host functions behind arguments, the program's name, the environment and clocks. All of it is the machine's setting `program`. */

import { type Text, textOf } from './answers.ts';

/** What a program is told of itself and its surroundings. */
export interface ProgramSettings {
  /** as `getProgName` answers it and error messages begin. Default `main` */
  readonly name?: string;
  readonly args?: readonly string[];
  /** a copy of it is the program's to change */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** milliseconds of processor time. Default: time since the machine was made */
  readonly cpuTime?: () => number;
}

export interface OpenProgram {
  readonly functions: ReturnType<typeof programFunctions>;
  /** settings from which another machine's functions would go on */
  save(): SavedProgram;
}

export type SavedProgram = Required<Pick<ProgramSettings, 'name' | 'args' | 'environment'>>;

/** The functions for one machine, and what they know as it is now. */
export function openProgram(settings: ProgramSettings = {}): OpenProgram {
  const variables = new Map(Object.entries(settings.environment ?? {}));
  const { name = 'main', args = [] } = settings;
  return { functions: programFunctions(settings, variables), save: () => ({ name, args, environment: Object.fromEntries(variables) }) };
}

function programFunctions({ name = 'main', args = [], cpuTime = sinceNow() }: ProgramSettings, variables: Map<string, string | undefined>) {
  return {
    'vertebra.argCount': (): number => args.length,
    'vertebra.arg': (i: number | bigint): string => args[Number(i)] ?? '',
    'vertebra.programName': (): string => name,
    /** `NAME=VALUE`, each ended by a NUL */
    'vertebra.environment': (): string => [...variables].map(([key, value]) => (value === undefined ? '' : `${key}=${value}\0`)).join(''),
    'vertebra.setEnv': (key: Text, value: Text): void => void variables.set(textOf(key), textOf(value)),
    'vertebra.unsetEnv': (key: Text): void => void variables.delete(textOf(key)),
    'vertebra.cpuTime': cpuTime,
    'vertebra.wallClock': (): number => Date.now(),
    'vertebra.timeZone': timeZone,
  };
}

/** Of the host, at a time in milliseconds since 1970: the sign, `s` in summer or `-`, minutes ahead of UTC, a space, the name; as GHC.IO.Host.hostTimeZone reads it. */
function timeZone(time: number): string {
  const date = new Date(time);
  const ahead = (at: Date): number => -at.getTimezoneOffset();
  const winter = Math.min(...[0, 6].map((month) => ahead(new Date(date.getFullYear(), month, 1))));
  const named = new Intl.DateTimeFormat('en-US', { timeZoneName: 'short' }).formatToParts(date).find(({ type }) => type === 'timeZoneName');
  return `${ahead(date) < 0 ? '-' : '+'}${ahead(date) > winter ? 's' : '-'}${Math.abs(ahead(date))} ${named?.value ?? ''}`;
}

function sinceNow(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
