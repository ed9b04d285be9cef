/** What the `vertebra` command is, for the one file that vertebra.ts runs (scripts/bundle-command.ts). */
export { cli } from './cli.ts';
export { compilerUse } from './compiler-use.ts';
export { processTerminal } from './terminal.ts';
