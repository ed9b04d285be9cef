/**
 * The host functions behind standard input and output: `vertebra.write (i64 fd, bytes)` and `vertebra.read (i64 fd, i64 max) -> bytes`.
 * Where they lead is the machine's settings; without any, lines go to the console and input is empty.
 */
const STDOUT = 1;
const STDERR = 2;

export interface Streams {
  readonly stdout?: (bytes: Uint8Array) => void;
  readonly stderr?: (bytes: Uint8Array) => void;
  readonly stdin?: (max: number) => Uint8Array | PromiseLike<Uint8Array>;
}

export interface StreamFunctions {
  /** Throws for a descriptor that is not 1 or 2. */
  readonly 'vertebra.write': (fd: number | bigint, bytes: Uint8Array) => void;
  /** At most `max` bytes; none = end of input. Throws for a descriptor that is not 0. */
  readonly 'vertebra.read': (fd: number | bigint, max: number | bigint) => Uint8Array | PromiseLike<Uint8Array>;
}

export interface OpenStreams {
  readonly functions: StreamFunctions;
  readonly stderr: (bytes: Uint8Array) => void;
  /** Writes out a last line that was not ended. */
  flush(): void;
}

export function openStreams(streams: Streams): OpenStreams {
  const outLines = new LineWriter((line) => console.log(line));
  const errorLines = new LineWriter((line) => console.error(line));
  const stdout = streams.stdout ?? ((bytes) => outLines.write(bytes));
  const stderr = streams.stderr ?? ((bytes) => errorLines.write(bytes));
  const functions: StreamFunctions = {
    'vertebra.write': (fd, bytes) => {
      if (Number(fd) === STDOUT) stdout(bytes);
      else if (Number(fd) === STDERR) stderr(bytes);
      else throw new RangeError(`no output stream ${fd}`);
    },
    'vertebra.read': (fd, max) => {
      if (Number(fd) !== 0) throw new RangeError(`no input stream ${fd}`);
      return streams.stdin?.(Number(max)) ?? new Uint8Array(0);
    },
  };
  const flush = (): void => {
    outLines.flush();
    errorLines.flush();
  };
  return { functions, stderr, flush };
}

/** Cuts UTF-8 into lines, handed on without their newline. */
export class LineWriter {
  readonly #line: (line: string) => void;
  readonly #decoder = new TextDecoder();
  /** what stands after the last newline, in pieces */
  #rest: string[] = [];

  constructor(line: (line: string) => void) {
    this.#line = line;
  }

  write(bytes: Uint8Array): void {
    const text = this.#decoder.decode(bytes, { stream: true });
    if (!text.includes('\n')) {
      this.#rest.push(text);
      return;
    }
    const lines = (this.#rest.join('') + text).split('\n');
    this.#rest = [lines.pop() ?? ''];
    for (const line of lines) this.#line(line);
  }

  flush(): void {
    const rest = this.#rest.join('') + this.#decoder.decode();
    this.#rest = [];
    if (rest !== '') this.#line(rest);
  }
}
