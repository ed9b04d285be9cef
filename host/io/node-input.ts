/**
 * Standard input of Node for programs that run while it is waited for: threads go on, timers fire, Ctrl-C is heard. A file, which never keeps anybody waiting,
 * is read at once.
 */
import { fstatSync } from 'node:fs';
import { processStreams } from './node.ts';
import { isTerminal } from './node-terminal.ts';
import type { Streams } from './streams.ts';

/** Standard input as settings of a machine; `close`: nothing is read any more, and the process may end though something waits. */
export interface ProcessInput extends Required<Pick<Streams, 'stdin' | 'stdinReady'>> {
  readonly close: () => void;
}

/** Reads throw, or reject with, what Node says of a read that failed. */
export function processInput(): ProcessInput {
  let waiting: WaitingInput | null = null;
  const opened = (): WaitingInput | null => {
    if (waiting === null && mayWait()) waiting = new WaitingInput(process.stdin);
    return waiting;
  };
  return {
    stdin: (max) => opened()?.read(max) ?? processStreams.stdin(max),
    stdinReady: (ms) => opened()?.ready(ms) ?? true,
    close: () => waiting?.close(),
  };
}

/** Terminals, pipes and sockets keep their readers waiting. */
function mayWait(): boolean {
  if (isTerminal(0)) return true;
  try {
    const kind = fstatSync(0);
    return kind.isFIFO() || kind.isSocket();
  } catch {
    return false;
  }
}

/** Told that something has come, or the end; answers whether that was what it waited for. */
type Listener = () => boolean;

class WaitingInput {
  readonly #stream: typeof process.stdin;
  readonly #listeners = new Set<Listener>();
  #left: Uint8Array = new Uint8Array(0);
  #ended = false;
  /** why nothing more can be read; told to the next reader, as a failed read is */
  #error: unknown = null;

  constructor(stream: typeof process.stdin) {
    this.#stream = stream;
    const end = (): void => {
      this.#ended = true;
      this.#wake();
    };
    stream.on('readable', () => this.#wake());
    for (const event of ['end', 'close']) stream.on(event, end);
    stream.on('error', (error) => {
      this.#error = error;
      end();
    });
    this.close();
  }

  read(max: number): Uint8Array | Promise<Uint8Array> {
    const part = this.#take(max);
    if (part !== null) return part;
    return new Promise((resolve, reject) => {
      this.#wait(() => {
        try {
          const come = this.#take(max);
          if (come !== null) resolve(come);
          return come !== null;
        } catch (error) {
          reject(error);
          return true;
        }
      });
    });
  }

  ready(ms: number): boolean | Promise<boolean> {
    if (this.#fill()) return true;
    return new Promise((resolve) => {
      const listener = (): boolean => {
        if (!this.#fill()) return false;
        clearTimeout(timer);
        resolve(true);
        return true;
      };
      const timer = ms < 0 ? undefined : setTimeout(() => resolve(this.#forget(listener)), ms);
      this.#wait(listener);
    });
  }

  /** The process is not kept alive by what waits. */
  close(): void {
    this.#stream.unref?.();
  }

  #take(max: number): Uint8Array | null {
    if (!this.#fill()) return null;
    if (this.#left.length === 0 && this.#error !== null) {
      const error = this.#error;
      this.#error = null;
      throw error;
    }
    const part = this.#left.subarray(0, max);
    this.#left = this.#left.subarray(part.length);
    return part;
  }

  /** False when one has to wait for the next bytes, or the end. */
  #fill(): boolean {
    if (this.#left.length === 0) this.#left = this.#stream.read() ?? this.#left;
    return this.#left.length > 0 || this.#ended;
  }

  #wait(listener: Listener): void {
    this.#listeners.add(listener);
    this.#stream.ref?.();
  }

  #forget(listener: Listener): false {
    this.#listeners.delete(listener);
    if (this.#listeners.size === 0) this.close();
    return false;
  }

  #wake(): void {
    for (const listener of [...this.#listeners]) if (listener()) this.#forget(listener);
  }
}
