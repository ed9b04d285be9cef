/** Messages on a stream of bytes, as the base protocol has them: a header with `Content-Length`, an empty line, so many bytes of JSON. */

/** A message, or why the bytes of one are none. */
export type Received = { readonly message: unknown } | { readonly problem: string };

/** The stream cannot be followed any further: nobody knows where the next message begins. */
export class FramingError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FramingError';
  }
}

const MAX_HEADER_B = 8192;
const MAX_BODY_B = 64 * 1024 * 1024;
/** `\r\n\r\n` */
const HEADER_END: readonly number[] = [13, 10, 13, 10];

const encoder = new TextEncoder();

/** A message as it is sent. */
export function framed(message: object): Uint8Array {
  const body = encoder.encode(JSON.stringify(message));
  const header = encoder.encode(`Content-Length: ${body.length}\r\n\r\n`);
  const whole = new Uint8Array(header.length + body.length);
  whole.set(header);
  whole.set(body, header.length);
  return whole;
}

/** Cuts bytes, which may come in any pieces, into messages. */
export class MessageReader {
  #rest = new Uint8Array(0);
  /** bytes of the body that comes next; -1: its header is not complete */
  #length = -1;

  /** The messages that are complete now. Throws FramingError. */
  push(bytes: Uint8Array): Received[] {
    const whole = new Uint8Array(this.#rest.length + bytes.length);
    whole.set(this.#rest);
    whole.set(bytes, this.#rest.length);
    this.#rest = whole;
    const received: Received[] = [];
    while (this.#readHeader() && this.#rest.length >= this.#length) {
      received.push(parsed(this.#rest.subarray(0, this.#length)));
      this.#rest = this.#rest.slice(this.#length);
      this.#length = -1;
    }
    return received;
  }

  /** False as long as the header has not ended. */
  #readHeader(): boolean {
    if (this.#length >= 0) return true;
    const end = this.#rest.findIndex((_, i) => HEADER_END.every((byte, j) => this.#rest[i + j] === byte));
    if (end < 0) {
      if (this.#rest.length > MAX_HEADER_B) throw new FramingError(`no header ends within ${MAX_HEADER_B} bytes`);
      return false;
    }
    const header = new TextDecoder().decode(this.#rest.subarray(0, end));
    const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(header)?.[1];
    if (length === undefined) throw new FramingError('a header without Content-Length');
    if (Number(length) > MAX_BODY_B) throw new FramingError(`a message of ${length} bytes, more than ${MAX_BODY_B}`);
    this.#length = Number(length);
    this.#rest = this.#rest.slice(end + HEADER_END.length);
    return true;
  }
}

function parsed(body: Uint8Array): Received {
  try {
    return { message: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown };
  } catch (error) {
    return { problem: `a message that is no JSON: ${(error as Error).message}` };
  }
}
