/**
 * Prints the npm scripts with their captions. Plain JavaScript: it must work before anything is built.
 */
import { readFileSync } from 'node:fs';

const { scripts, captions } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
for (const name of Object.keys(scripts)) console.log(`npm run ${name.padEnd(14)} ${captions[name]}`);
