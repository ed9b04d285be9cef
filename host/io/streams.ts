/**
 * The host functions behind reading and writing: `vertebra.write (i64 fd, bytes)`, `vertebra.output (i64 fd, bytes) -> i64`, which answers an error number
 * instead of failing, and `vertebra.read (i64 fd, i64 max) -> bytes`. Descriptors below 3 are the standard streams, whose ends are the machine's settings;
 * without any, lines go to the console and input is empty. The others are open files (files.ts).
 */
import { attempted } from './answers.ts';
import type { OpenFiles } from './files.ts';
import { Input, type Source } from './input.ts';

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;

/** What a terminal does with what is typed: `lines`: it is handed on when a line is whole; `echo`: it is shown. */
export type TerminalMode = 'lines' | 'echo';

export interface Streams {
  readonly stdout?: (bytes: Uint8Array) => void;
  readonly stderr?: (bytes: Uint8Array) => void;
  readonly stdin?: Source;
  /** whether input, or its end, is there within so many ms (below 0: however long that takes). Default: it is */
  readonly stdinReady?: (ms: number) => boolean | PromiseLike<boolean>;
  /** whether a standard stream is a terminal: output is then written line by line. Default: all are */
  readonly isTerminal?: (fd: number) => boolean;
  /** changes the terminal behind a standard stream. Default: it stays as it is */
  readonly setTerminal?: (fd: number, mode: TerminalMode, on: boolean) => void | PromiseLike<void>;
}

export interface StreamFunctions {
  /** Throws for a descriptor that cannot be written. */
  readonly 'vertebra.write': (fd: number | bigint, bytes: Uint8Array) => void;
  /** The same; 0, or the error number, negated. */
  readonly 'vertebra.output': (fd: number | bigint, bytes: Uint8Array) => number;
  /** At most `max` bytes; none = end of input. Throws for a descriptor that cannot be read. */
  readonly 'vertebra.read': (fd: number | bigint, max: number | bigint) => Uint8Array | PromiseLike<Uint8Array>;
  /** Whether a read would not wait longer than so many ms. */
  readonly 'vertebra.ready': (fd: number | bigint, ms: number | bigint) => boolean | PromiseLike<boolean>;
  readonly 'vertebra.isTerminal': (fd: number | bigint) => boolean;
  /** Whether a terminal hands on lines (0), whether it shows what is typed (1). */
  readonly 'vertebra.setTerminal': (fd: number | bigint, mode: number | bigint, on: number | bigint) => void | PromiseLike<void>;
}

export interface OpenStreams {
  readonly functions: StreamFunctions;
  readonly stderr: (bytes: Uint8Array) => void;
  /** Writes out a last line that was not ended. */
  flush(): void;
  /** Of the console's streams: what was written of a line that has not ended. */
  unfinished(): { readonly stdout: Uint8Array; readonly stderr: Uint8Array };
  /** Begins those lines with what another machine had written. */
  begin(unfinished: { readonly stdout: Uint8Array; readonly stderr: Uint8Array }): void;
}

export function openStreams(streams: Streams, files: OpenFiles): OpenStreams {
  const outLines = new LineWriter((line) => console.log(line));
  const errorLines = new LineWriter((line) => console.error(line));
  const input = new Input(streams.stdin ?? (() => new Uint8Array(0)), streams.stdinReady);
  const stdout = streams.stdout ?? ((bytes) => outLines.write(bytes));
  const stderr = streams.stderr ?? ((bytes) => errorLines.write(bytes));
  const write = (fd: number | bigint, bytes: Uint8Array): void => {
    if (Number(fd) === STDOUT) stdout(bytes);
    else if (Number(fd) === STDERR) stderr(bytes);
    else if (Number(fd) === STDIN) throw new RangeError(`no output stream ${fd}`);
    else files.write(Number(fd), bytes);
  };
  const functions: StreamFunctions = {
    'vertebra.write': write,
    'vertebra.output': (fd, bytes) => attempted(() => write(fd, bytes)),
    'vertebra.read': (fd, max) => {
      if (Number(fd) === STDIN) return input.read(Number(max));
      if (Number(fd) <= STDERR) throw new RangeError(`no input stream ${fd}`);
      return files.read(Number(fd), Number(max));
    },
    'vertebra.ready': (fd, ms) => Number(fd) !== STDIN || input.ready(Number(ms)),
    'vertebra.isTerminal': (fd) => (Number(fd) > STDERR ? files.isTerminal(Number(fd)) : (streams.isTerminal?.(Number(fd)) ?? true)),
    'vertebra.setTerminal': (fd, mode, on) => {
      if (Number(fd) <= STDERR) return streams.setTerminal?.(Number(fd), Number(mode) === 0 ? 'lines' : 'echo', Number(on) !== 0);
    },
  };
  const flush = (): void => {
    outLines.flush();
    errorLines.flush();
  };
  return {
    functions,
    stderr,
    flush,
    unfinished: () => ({ stdout: outLines.unfinished, stderr: errorLines.unfinished }),
    begin(unfinished) {
      if (unfinished.stdout.length > 0) stdout(unfinished.stdout);
      if (unfinished.stderr.length > 0) stderr(unfinished.stderr);
    },
  };
}

/** Cuts UTF-8 into lines, handed on without their newline. */
class LineWriter {
  readonly #line: (line: string) => void;
  /** what stands after the last newline, in pieces */
  #rest: Uint8Array[] = [];

  constructor(line: (line: string) => void) {
    this.#line = line;
  }

  write(bytes: Uint8Array): void {
    const end = bytes.lastIndexOf(NEWLINE);
    if (end < 0) {
      this.#rest.push(bytes.slice());
      return;
    }
    const lines = decoder.decode(joined([...this.#rest, bytes.subarray(0, end)])).split('\n');
    this.#rest = [bytes.slice(end + 1)];
    for (const line of lines) this.#line(line);
  }

  /** What was written of a line that has not ended. */
  get unfinished(): Uint8Array {
    return joined(this.#rest);
  }

  flush(): void {
    const rest = decoder.decode(this.unfinished);
    this.#rest = [];
    if (rest !== '') this.#line(rest);
  }
}

const NEWLINE = 10;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
