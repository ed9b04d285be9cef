/** What `help` says, from the table of commands. */
import { commandNamed } from './parse.ts';
import { commandTable } from './table.ts';

const groups = ['stopping', 'moving', 'looking', 'the machine', 'other'] as const;

/** The page of a command, or the list of all. Throws CommandError for a command that does not exist. */
export function helpText(topic: string): string {
  if (topic !== '') {
    const { name, short, usage, doc, example } = commandNamed(topic);
    const also = short.length === 0 ? '' : `\n  short: ${short.join(', ')}`;
    return `${name} ${usage}`.trimEnd().concat(`\n  ${doc}${also}\n  example: ${example}`);
  }
  const width = Math.max(...commandTable.map(({ name, short }) => named(name, short).length));
  const sections = groups.map((group) => {
    const rows = commandTable.filter((row) => row.group === group).map(({ name, short, doc }) => `  ${named(name, short).padEnd(width)}  ${doc}`);
    return `${group}:\n${rows.join('\n')}`;
  });
  return `${sections.join('\n')}\nthe beginning of a name is enough; \`help COMMAND\` says more`;
}

function named(name: string, short: readonly string[]): string {
  return short.length === 0 ? name : `${name}, ${short[0]}`;
}
