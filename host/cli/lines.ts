/** Where lines come from: a person at a terminal, with editing and history, or a pipe. Programs that read standard input get lines of the same source. */
import { createInterface } from 'node:readline';
import type { Terminal } from './terminal.ts';

export interface Lines {
  /** the next line without its end; null at the end of input */
  readonly next: (prompt: string) => Promise<string | null>;
  readonly onInterrupt: (listener: () => void) => () => void;
  readonly isInteractive: boolean;
  readonly close: () => void;
}

/** Help for a person who types. */
export interface Typing {
  /** what a line could go on as: whole lines */
  readonly complete?: (line: string) => string[];
  /** lines of earlier sessions, the youngest first */
  readonly history?: string[];
  /** given the lines of all sessions when one was added */
  readonly keepHistory?: (lines: readonly string[]) => void;
}

/** The lines of a terminal's standard input. */
export function linesOf(terminal: Terminal, typing: Typing = {}): Lines {
  return terminal.isTerminal?.(0) ? typedLines(typing) : pipedLines(terminal);
}

function typedLines({ complete, history, keepHistory }: Typing): Lines {
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    historySize: 1000,
    removeHistoryDuplicates: true,
    ...(history !== undefined && { history }),
    ...(complete !== undefined && { completer: (line: string): [string[], string] => [complete(line), line] }),
  });
  if (keepHistory !== undefined) reader.on('history', keepHistory);
  const ready: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let ended = false;
  const listeners = new Set<() => void>();
  const give = (line: string | null): void => {
    const taker = waiting;
    waiting = null;
    if (taker !== null) taker(line);
    else if (line !== null) ready.push(line);
  };
  reader.on('line', give);
  reader.on('close', () => {
    ended = true;
    give(null);
  });
  reader.on('SIGINT', () => {
    if (listeners.size > 0) for (const listener of listeners) listener();
    else {
      process.stdout.write('\n');
      reader.write(null, { ctrl: true, name: 'e' });
      reader.write(null, { ctrl: true, name: 'u' });
      give('');
    }
  });
  return {
    isInteractive: true,
    next: (prompt) => {
      const line = ready.shift();
      if (line !== undefined) return Promise.resolve(line);
      if (ended) return Promise.resolve(null);
      reader.setPrompt(prompt);
      reader.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => reader.close(),
  };
}

const READ_SIZE = 1 << 16;

function pipedLines(terminal: Terminal): Lines {
  const decoder = new TextDecoder();
  let text = '';
  let ended = false;
  const next = async (): Promise<string | null> => {
    for (;;) {
      const end = text.indexOf('\n');
      if (end >= 0 || (ended && text !== '')) {
        const line = end < 0 ? text : text.slice(0, end);
        text = end < 0 ? '' : text.slice(end + 1);
        return line.replace(/\r$/, '');
      }
      if (ended) return null;
      const bytes = await terminal.stdin(READ_SIZE);
      ended = bytes.length === 0;
      text += decoder.decode(bytes, { stream: !ended });
    }
  };
  return { isInteractive: false, next, onInterrupt: terminal.onInterrupt, close: () => undefined };
}
