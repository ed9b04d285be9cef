/** `vertebra explain KIND`: the page about a kind of error. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suggest } from '../../compiler/base/suggest.ts';
import { type Arguments, type Command, UsageError } from './arguments.ts';
import { packageRoot } from './package-files.ts';
import { print, type Terminal } from './terminal.ts';

const folder = join(packageRoot, 'docs', 'errors');

export const explainCommand: Command = {
  name: 'explain',
  operands: '[KIND]',
  least: 0,
  most: 1,
  doc: 'explains a kind of error, the word in brackets of its message; without one lists them',
  options: [],
  examples: ['vertebra explain MissingInstance'],
};

export function explain({ operands: [kind] }: Arguments, terminal: Terminal): number {
  const kinds = readdirSync(folder).map((file) => file.replace(/\.md$/, ''));
  if (kind === undefined) print(terminal, `${kinds.sort().join('\n')}\n`);
  else if (/^\w+$/.test(kind) && existsSync(join(folder, `${kind}.md`))) print(terminal, readFileSync(join(folder, `${kind}.md`), 'utf8'));
  else {
    const near = suggest(kind, kinds);
    throw new UsageError(`there is no page about \`${kind}\`${near === null ? '' : `: did you mean \`${near}\`?`}`);
  }
  return 0;
}
