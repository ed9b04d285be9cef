/**
 * How each engine is found and started, and how its outcomes come back. An engine is looked for on PATH, in node_modules/.bin and in the folders that
 * VERTEBRA_ENGINES names (separated as in PATH); nothing is installed.
 */
import { execFile, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, extname, join, posix, relative } from 'node:path';
import { repository } from '../support/repository-files.ts';
import type { Answer } from './in-engine.ts';

/** Files all engines are given, the same bytes. */
export interface Files {
  readonly machine: string;
  readonly corpus: string;
}

export interface Engine {
  readonly name: string;
  /** path of its binary; null = not installed */
  readonly binary: string | null;
  readonly run: (binary: string, files: Files) => Promise<Answer>;
}

const SHELL = 'build/js/tests/engines/shell.js';
const TIMEOUT_MS = 300_000;
const OUTPUT_MAX_B = 64 * 1024 * 1024;

/** Where Debian and its relatives keep WebKitGTK's own small browser. */
const WEBKIT_FOLDERS = ['x86_64', 'aarch64'].map((processor) => `/usr/lib/${processor}-linux-gnu/webkit2gtk-4.1`);

const folders = [
  ...(process.env.VERTEBRA_ENGINES ?? '').split(delimiter),
  ...(process.env.PATH ?? '').split(delimiter),
  join(repository, 'node_modules/.bin'),
  ...WEBKIT_FOLDERS,
];

function find(...names: readonly string[]): string | null {
  for (const folder of folders.filter((f) => f !== '')) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not here
      }
    }
  }
  return null;
}

/** A process that prints the outcomes. */
function shell(...before: readonly string[]): Engine['run'] {
  return (binary, { machine, corpus }) =>
    new Promise((resolve, reject) => {
      const options = { cwd: repository, timeout: TIMEOUT_MS, maxBuffer: OUTPUT_MAX_B };
      execFile(binary, [...before, SHELL, machine, corpus], options, (error, stdout, stderr) => {
        if (error) reject(new Error(`${error.message}\n${stderr}`));
        else resolve(JSON.parse(stdout) as Answer);
      });
    });
}

// workerd --------------------------------------------------------------------------------------------------------------------------------

const WORKER = `import machine from './machine.wasm';
import corpus from './corpus.json';
import { runCorpus } from './build/js/tests/engines/in-engine.js';
export default {
  async fetch() {
    return Response.json(await runCorpus(machine, JSON.parse(corpus)));
  },
};
`;

/** Every module that `entry` imports, itself included; paths from the repository's root. */
function moduleGraph(entry: string, found = new Set<string>()): Set<string> {
  if (found.has(entry)) return found;
  found.add(entry);
  const text = readFileSync(join(repository, entry), 'utf8');
  for (const [, path] of text.matchAll(/(?:\bfrom|^import)\s*['"](\.{1,2}\/[^'"]+)['"]/gm))
    moduleGraph(posix.normalize(posix.join(posix.dirname(entry), path)), found);
  return found;
}

/** A worker whose modules, the machine's among them, are all given before it starts: nothing can be compiled at run time there. */
async function workerd(binary: string, files: Files): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'vertebra-workerd-'));
  const port = await freePort();
  const embed = (path: string): string => JSON.stringify(relative(folder, join(repository, path)));
  writeFileSync(join(folder, 'worker.mjs'), WORKER);
  const modules = [
    '(name = "worker.mjs", esModule = embed "worker.mjs")',
    `(name = "machine.wasm", wasm = embed ${embed(files.machine)})`,
    `(name = "corpus.json", text = embed ${embed(files.corpus)})`,
    ...[...moduleGraph('build/js/tests/engines/in-engine.js')].map((path) => `(name = ${JSON.stringify(path)}, esModule = embed ${embed(path)})`),
  ];
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (modules = [${modules.join(',\n')}], compatibilityDate = "2025-06-01"))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
`;
  writeFileSync(join(folder, 'config.capnp'), config);
  const child = spawn(binary, ['serve', join(folder, 'config.capnp')], { stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    return await fetchWhenUp(`http://127.0.0.1:${port}/`, child);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fetchWhenUp(url: string, child: { readonly exitCode: number | null }): Promise<Answer> {
  for (let left = 100; ; left--) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as Answer;
    } catch (error) {
      const refused = (error as Error).message === 'fetch failed';
      if (!refused || left === 0 || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await listening(server);
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

// Browsers --------------------------------------------------------------------------------------------------------------------------------

const PAGE = `<!doctype html><meta charset="utf-8"><title>golden programs</title><script type="module">
const answer = (body) => fetch('/outcomes', { method: 'POST', body });
try {
  const { runCorpus } = await import('/build/js/tests/engines/in-engine.js');
  const module = await WebAssembly.compileStreaming(fetch('/machine.wasm'));
  answer(JSON.stringify(await runCorpus(module, await (await fetch('/corpus.json')).json())));
} catch (error) {
  answer(JSON.stringify({ failed: String(error) }));
}
</script>`;

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json' };

/** How a browser is started on a new profile folder: the command line, without the address. */
type BrowserCommand = (binary: string, profile: string) => readonly string[];

const chromium: BrowserCommand = (binary, profile) => [
  binary,
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--user-data-dir=${profile}`,
];

const firefox: BrowserCommand = (binary, profile) => [binary, '--headless', '--no-remote', '--profile', profile];

/** It has no headless mode: without a screen it is given a virtual one. What it keeps is kept in memory. */
const webkit: BrowserCommand = (binary) => [...(process.env.DISPLAY === undefined ? ['xvfb-run', '-a'] : []), binary, '--private'];

/** A page that runs the programs and posts what became of them. */
const browser =
  (command: BrowserCommand): Engine['run'] =>
  (binary, files) =>
    inBrowser((profile) => command(binary, profile), files);

async function inBrowser(command: (profile: string) => readonly string[], files: Files): Promise<Answer> {
  let answered: (body: string) => void = () => {};
  const answer = new Promise<string>((resolve) => {
    answered = resolve;
  });
  const paths: Readonly<Record<string, string>> = { '/machine.wasm': files.machine, '/corpus.json': files.corpus };
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (request.method === 'POST') {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => answered(Buffer.concat(parts).toString()));
      response.end();
    } else if (url === '/') response.setHeader('content-type', 'text/html').end(PAGE);
    else if (url in paths || /^\/build\/js\/[\w./-]+\.js$/.test(url)) {
      response.setHeader('content-type', types[extname(url)]).end(readFileSync(join(repository, paths[url] ?? url)));
    } else response.writeHead(404).end();
  });
  await listening(server);
  const profile = mkdtempSync(join(tmpdir(), 'vertebra-browser-'));
  const { port } = server.address() as AddressInfo;
  const [program, ...before] = command(profile);
  // A group of its own, to be ended whole: browsers are many processes.
  const child = spawn(program, [...before, `http://127.0.0.1:${port}/`], { stdio: 'ignore', detached: true });
  const ended = new Promise<never>((_, reject) => {
    child.on('error', reject).on('exit', (code) => reject(new Error(`the browser ended with code ${code}`)));
    setTimeout(() => reject(new Error('no answer from the page')), TIMEOUT_MS).unref();
  });
  ended.catch(() => {});
  try {
    const posted = JSON.parse(await Promise.race([answer, ended])) as Answer | { failed: string };
    if ('failed' in posted) throw new Error(posted.failed);
    return posted;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid);
    server.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export const engines: readonly Engine[] = [
  { name: 'Node', binary: process.execPath, run: shell() },
  { name: 'Deno', binary: find('deno'), run: shell('run', '-A') },
  { name: 'Bun', binary: find('bun'), run: shell() },
  { name: 'workerd', binary: find('workerd'), run: workerd },
  { name: 'Chromium', binary: find('chromium', 'chromium-browser', 'google-chrome'), run: browser(chromium) },
  { name: 'Firefox', binary: find('firefox-esr', 'firefox'), run: browser(firefox) },
  { name: 'WebKit', binary: find('MiniBrowser'), run: browser(webkit) },
];
