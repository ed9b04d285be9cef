#!/usr/bin/env node
/** The `vertebra` command. */
import { cli } from './cli.ts';
import { processTerminal } from './terminal.ts';

process.exitCode = await cli(process.argv.slice(2), processTerminal());
