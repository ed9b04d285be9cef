/** The adapter as editors start it: a process of its own on standard streams. It runs what `npm run build` made. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { Editor, shop } from './client.ts';

test('a session on standard streams; what the program prints is no part of the protocol', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dap-'));
  try {
    const adapter = join(folder, 'adapter.mjs');
    writeFileSync(adapter, `process.argv.push('dap');\nawait import(${JSON.stringify(pathToFileURL(resolve('build/js/host/cli/vertebra.js')).href)});\n`);
    const editor = await Editor.spawn(adapter);
    const stopped = await editor.stop(() => editor.launch({ program: 'Shop.hs', cwd: dirname(shop) }, () => editor.breakAt(23)));
    expect((await editor.top(stopped.threadId ?? 0)).source?.path).toBe(shop);
    const ended = editor.event('terminated');
    await editor.client.setBreakpointsRequest({ source: { path: shop }, breakpoints: [] });
    await editor.client.continueRequest({ threadId: 1 });
    await ended;
    expect(editor.said('stdout')).toBe('9\n0\n9\nNothing\n-93\n321\n');
    await editor.client.stop();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
