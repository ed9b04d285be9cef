/**
 * Command lines by table: a command names its options once, and parser and help read the same rows.
 *
 * `--name value`, `--name=value`, `-n value`, `-nvalue`; options and files in any order; everything behind `--` belongs to the program.
 */
import { suggest } from '../../compiler/base/suggest.ts';

export interface Option {
  readonly name: string;
  readonly short?: string;
  /** what its value is called in the help; none: a flag */
  readonly value?: string;
  /** the value may be left out (then only `--name=value` gives one) */
  readonly optional?: boolean;
  /** the values there are; with `list`, any of them, separated by commas */
  readonly choices?: readonly string[];
  readonly list?: boolean;
  readonly doc: string;
}

export interface Command {
  readonly name: string;
  /** what stands behind the name, as in `FILE [-- ARGS]` */
  readonly operands: string;
  /** how many operands */
  readonly least: number;
  readonly most: number;
  readonly doc: string;
  readonly options: readonly Option[];
  readonly examples: readonly string[];
}

export interface Arguments {
  /** values by option name, in the order given; '' for a flag or a value left out */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
  /** behind `--` */
  readonly rest: readonly string[];
}

/** The command line cannot be understood. Exit code 64 (EX_USAGE). */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

const help: Option = { name: 'help', short: 'h', doc: 'show this' };

/** Reads the arguments of a command. Throws UsageError. */
export function parseArguments(command: Command, args: readonly string[]): Arguments {
  const options = new Map<string, string[]>();
  const operands: string[] = [];
  let i = 0;
  for (; i < args.length && args[i] !== '--'; i++) {
    const given = splitOption(command, args[i]);
    if (given === null) {
      operands.push(args[i]);
      continue;
    }
    const { option, shown } = given;
    let { value } = given;
    if (option.value === undefined && value !== null) throw new UsageError(`${shown} takes no value`);
    if (option.value !== undefined && !option.optional && value === null) {
      i++;
      if (i >= args.length || args[i] === '--') throw new UsageError(`${shown} needs a value: ${shown} ${option.value}`);
      value = args[i];
    }
    if (value !== null) checkChoice(option, shown, value);
    options.set(option.name, [...(options.get(option.name) ?? []), value ?? '']);
  }
  if (!options.has(help.name)) checkOperands(command, operands);
  return { options, operands, rest: args.slice(i + 1) };
}

/** The last value given for an option; undefined when it was not given. */
export function lastOf(args: Arguments, name: string): string | undefined {
  return args.options.get(name)?.at(-1);
}

function splitOption(command: Command, arg: string): { option: Option; value: string | null; shown: string } | null {
  if (arg === '-' || !arg.startsWith('-')) return null;
  const known = [...command.options, help];
  if (!arg.startsWith('--')) {
    const option = known.find(({ short }) => short === arg[1]);
    if (option === undefined) throw unknownOption(command, arg);
    return { option, value: arg.length > 2 ? arg.slice(2) : null, shown: `-${arg[1]}` };
  }
  const equals = arg.indexOf('=');
  const name = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
  const option = known.find((row) => row.name === name);
  if (option === undefined) throw unknownOption(command, `--${name}`);
  return { option, value: equals < 0 ? null : arg.slice(equals + 1), shown: `--${name}` };
}

function unknownOption(command: Command, shown: string): UsageError {
  const near = suggest(
    shown,
    command.options.map((option) => `--${option.name}`),
  );
  return new UsageError(`\`vertebra ${command.name}\` has no option ${shown}${near === null ? '' : `: did you mean ${near}?`}`);
}

function checkChoice({ choices, list }: Option, shown: string, value: string): void {
  if (choices === undefined) return;
  for (const part of list ? value.split(',') : [value]) {
    if (!choices.includes(part)) throw new UsageError(`invalid value \`${part}\` for ${shown}: expected ${choices.join(list ? ', ' : ' or ')}`);
  }
}

function checkOperands({ name, operands: wanted, least, most }: Command, operands: readonly string[]): void {
  if (operands.length < least) throw new UsageError(`what to ${name}? vertebra ${name} ${wanted}`);
  if (operands.length > most) throw new UsageError(`\`${operands[most]}\` is one file too many: vertebra ${name} ${wanted}`);
}

/** The help page of a command. */
export function helpText({ name, operands, doc, options, examples }: Command): string {
  const rows = [...options, help].map((option) => [optionText(option), option.doc] as const);
  const width = Math.max(...rows.map(([text]) => text.length));
  const lines = [`vertebra ${name} ${operands}`, '', `  ${doc}`, '', 'Options:'];
  lines.push(...rows.map(([text, what]) => `  ${text.padEnd(width)}  ${what}`));
  lines.push('', examples.length === 1 ? 'Example:' : 'Examples:', ...examples.map((example) => `  ${example}`));
  return `${lines.join('\n')}\n`;
}

function optionText({ name, short, value, optional }: Option): string {
  const long = value === undefined ? `--${name}` : optional ? `--${name}[=${value}]` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}
