/** The worked session of docs/debugging.md, replayed: every answer there is what the debugger says. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cli } from '../../host/cli/cli.ts';
import { silentTerminal } from './stopped.ts';

const PROGRAM = 'examples/Ledger.hs';

/** Addresses differ from build to build, lines of library files as these are edited. */
function normalised(text: string): string {
  return text
    .replace(/0x[0-9a-f]+/g, '0x…')
    .replace(/(lib\/[\w/]+\.hs):\d+(:\S+\n +)\d+ \|/g, '$1:…$2… |')
    .trim();
}

const [, session] = /^## A worked session\n(.*?)^## /ms.exec(readFileSync('docs/debugging.md', 'utf8')) ?? [];

test('the program is the one shown', () => {
  expect(session).toContain(`\`\`\`haskell\n${readFileSync(PROGRAM, 'utf8')}\`\`\``);
});

test('the session goes as shown', async () => {
  const shown = [...session.matchAll(/^```\n(\(vertebra\) .*?)\n```$/gms)].map(([, block]) => block).join('\n');
  const commands = [...shown.matchAll(/^\(vertebra\) (.*)$/gm)].flatMap(([, command]) => ['-c', command]);
  expect(commands.length).toBeGreaterThan(10);
  const terminal = silentTerminal();
  await cli(['debug', PROGRAM, '--batch', ...commands], terminal);
  expect(normalised(terminal.text())).toBe(normalised(shown));
});
