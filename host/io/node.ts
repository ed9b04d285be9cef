/** Standard streams of Node, Deno and Bun. Reading waits, and everything with it: node-input.ts does not. */
import { readSync, writeSync } from 'node:fs';
import { isTerminal, setTerminal } from './node-terminal.ts';
import type { Streams } from './streams.ts';

/** The process's own standard streams, written through at once: what a program printed before it crashed is out. */
export const processStreams: Required<Omit<Streams, 'stdinReady'>> = {
  stdout: (bytes) => writeAll(1, bytes),
  stderr: (bytes) => writeAll(2, bytes),
  isTerminal,
  setTerminal,
  stdin: (max) => {
    const buffer = new Uint8Array(max);
    return buffer.subarray(
      0,
      retry(() => readSync(0, buffer)),
    );
  },
};

/** Monotonic milliseconds, as `performance.now()`, for whose first mention Node loads all of `node:perf_hooks`: a twentieth of the time a short program takes. */
export function processClock(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += retry(() => writeSync(fd, bytes, at));
}

/** Pipes may be non-blocking: wait a moment and try again. End of input and closed pipes count as 0 bytes. */
function retry(action: () => number): number {
  for (;;) {
    try {
      return action();
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
