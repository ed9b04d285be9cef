/**
 * The engines that have files and a standard output: Node, Deno, Bun. Arguments: machine.wasm, corpus.json. Prints the outcomes as JSON.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { type Corpus, runCorpus } from './in-engine.ts';

const [machine, corpus] = process.argv.slice(2);
const answer = await runCorpus(new WebAssembly.Module(readFileSync(machine)), JSON.parse(readFileSync(corpus, 'utf8')) as Corpus);
process.stdout.write(JSON.stringify(answer));
