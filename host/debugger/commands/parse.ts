/** Text → command; what could come next while it is typed. */
import { type Command, CommandError } from './command.ts';
import { type CommandRow, commandTable } from './table.ts';
import { Words } from './words.ts';

/** Reads one line. Comments begin with `#`; an empty line is the command `nothing`. Throws CommandError. */
export function parseCommand(line: string): Command {
  const text = line.trim();
  if (text === '' || text.startsWith('#')) return { do: 'nothing' };
  const [, name, rest] = /^(\?|[^\s]+)\s*([\s\S]*)$/.exec(text) as RegExpExecArray;
  if (name === 'info' || name === 'i') return parseCommand(infoAbout(rest));
  const slashed = /^([a-z]+)\/(\d+)$/.exec(name);
  const row = commandNamed(slashed?.[1] ?? name);
  return row.read(new Words(slashed === null ? rest : `${slashed[2]} ${rest}`));
}

/** `info` before a name of gdb's is the command that tells of it. */
function infoAbout(what: string): string {
  if (what === '') throw new CommandError('info of what? breakpoints, locals, frame, threads, registers, source');
  if (/^b(r|reak(points?)?)?$/.test(what)) return 'breakpoints';
  return what === 'args' ? 'locals' : what;
}

/** The command of this name: its own, a short one, or the beginning of one, which may itself be the beginning of others. Throws CommandError. */
export function commandNamed(name: string): CommandRow {
  const exact = commandTable.find((row) => row.name === name || row.short.includes(name));
  if (exact !== undefined) return exact;
  const begun = commandTable.filter((row) => row.name.startsWith(name));
  const first = begun.find((row) => begun.every((other) => other.name.startsWith(row.name)));
  if (first !== undefined) return first;
  if (begun.length > 1) throw new CommandError(`\`${name}\` may be ${begun.map((row) => row.name).join(', ')}`);
  throw new CommandError(`no command \`${name}\` (\`help\` lists them)`);
}

/** What the line could go on as: whole lines. @param names of variables in sight @param files of the program */
export function completions(line: string, names: readonly string[], files: readonly string[] = []): string[] {
  const space = line.search(/\s/);
  if (space < 0) return commandTable.map((row) => row.name).filter((name) => name.startsWith(line));
  const head = line.slice(0, space);
  const row = commandTable.find((known) => known.name === head || known.short.includes(head));
  const last = /[^\s.]*$/.exec(line)?.[0] ?? '';
  if (row?.takesExpression) return names.filter((name) => name.startsWith(last)).map((name) => line.slice(0, line.length - last.length) + name);
  if (row?.name === 'help') return commandTable.filter(({ name }) => name.startsWith(last)).map(({ name }) => `${head} ${name}`);
  if (row?.name === 'break' || row?.name === 'tbreak' || row?.name === 'until') {
    const functions = names.filter((name) => last !== '' && name.startsWith(last)).map((name) => `${head} ${name}`);
    const begun = /\S*$/.exec(line)?.[0] ?? '';
    const lines = files.filter((file) => begun !== '' && file.startsWith(begun)).map((file) => `${head} ${file}:`);
    return [...(row.name === 'until' ? [] : placesToBreak(head, last)), ...functions, ...lines];
  }
  return [];
}

function placesToBreak(head: string, last: string): string[] {
  return ['exception ', 'updated '].filter((word) => word.startsWith(last) && last !== '').map((word) => `${head} ${word}`);
}
