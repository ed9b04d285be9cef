/** The host functions behind arguments, the program's name, the environment and clocks. All of it is the machine's setting `program`. */

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

type Text = string | Uint8Array;

const decoder = new TextDecoder();
const textOf = (text: Text): string => (typeof text === 'string' ? text : decoder.decode(text));

/** The functions for one machine. */
export function programFunctions({ name = 'main', args = [], environment = {}, cpuTime = sinceNow() }: ProgramSettings = {}) {
  const variables = new Map(Object.entries(environment));
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
  };
}

function sinceNow(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
