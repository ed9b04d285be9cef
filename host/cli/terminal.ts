/** What a command may touch of the process it runs in; a test gives its own. */
import { processStreams } from '../io/node.ts';
import { processInput } from '../io/node-input.ts';
import { isTerminal } from '../io/node-terminal.ts';
import type { Streams } from '../io/streams.ts';

export interface Terminal {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
  readonly stdin: (max: number) => Uint8Array | PromiseLike<Uint8Array>;
  /** whether input, or its end, is there within so many ms. Default: it is */
  readonly stdinReady?: (ms: number) => boolean | PromiseLike<boolean>;
  /** nothing is read any more: the process may end though something waits for input */
  readonly close?: () => void;
  /** whether a standard stream is a terminal. Default: none is */
  readonly isTerminal?: (fd: number) => boolean;
  /** changes the terminal behind a standard stream. Default: it stays as it is */
  readonly setTerminal?: Streams['setTerminal'];
  /** colours are wanted on stderr, on stdout */
  readonly colorErr: boolean;
  readonly colorOut: boolean;
  /** columns of the terminal stderr goes to; 0 or left out: it goes elsewhere */
  readonly widthErr?: number;
  /** called when the user interrupts; answers how to stop listening */
  readonly onInterrupt: (listener: () => void) => () => void;
  /** loads a JavaScript module; left out: as `import` does here */
  readonly importModule?: (url: string) => Promise<Readonly<Record<string, unknown>>>;
}

/** Colours only on a terminal, and not with NO_COLOR (https://no-color.org). */
function wantsColor(fd: number): boolean {
  return isTerminal(fd) && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
}

/** The process's own. */
export function processTerminal(importModule?: Terminal['importModule']): Terminal {
  return {
    ...processStreams,
    ...processInput(),
    importModule,
    colorErr: wantsColor(2),
    widthErr: isTerminal(2) ? process.stderr.columns : 0,
    colorOut: wantsColor(1),
    onInterrupt(listener) {
      process.once('SIGINT', listener);
      return () => process.removeListener('SIGINT', listener);
    },
  };
}

const encoder = new TextEncoder();

export function print(terminal: Terminal, text: string): void {
  terminal.stdout(encoder.encode(text));
}

export function complain(terminal: Terminal, text: string): void {
  terminal.stderr(encoder.encode(text));
}
