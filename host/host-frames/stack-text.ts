/**
 * The text of `Error.stack`, taken apart. Two styles: V8's (also Bun's), `    at name (file:l:c)` under a header, and that of SpiderMonkey and WebKit,
 * `name@file:l:c` without one. Frames of WebAssembly are left out: what they say, the machine's memory says better.
 */

export interface JsFrame {
  /** as the engine names it; '' when it has no name */
  readonly name: string;
  /** as the engine names it; '' when the engine knows no place */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** went on after an `await`: not on the stack, but awaiting the frames before it */
  readonly isAsync: boolean;
}

export interface StackText {
  /** innermost first */
  readonly frames: readonly JsFrame[];
  /** lines that were frames, those left out included */
  readonly lines: number;
  /** `at`: V8's style. `@`: the other. '': there was no frame to tell by */
  readonly style: 'at' | '@' | '';
}

const AT_LINE = /^\s*at (?!$)(async )?(?:(.*) \((.*)\)|(.*))$/;
const AT_SIGN_LINE = /^(async\*|async )?([^@]*)@(.*)$/;
const PLACE = /^(.*?):(\d+)(?::(\d+))?$/;
const WASM = /wasm-function\[|^wasm:\/\//;
/** Frames of the engine's own JavaScript. */
const INTERNAL = /^(node|ext|bun|native|workerd|cloudflare-internal|resource):/;

/** @param header the text that stands before the frames, where the error is known: name and message, which may look like frames themselves */
export function readStackText(stack: unknown, header = ''): StackText {
  if (typeof stack !== 'string') return { frames: [], lines: 0, style: '' };
  const at = header === '' ? -1 : stack.indexOf(header);
  const text = at < 0 ? stack : stack.slice(at + header.length);
  const lines = text.split('\n');
  const isAt = lines.some((line) => /^\s*at \S/.test(line));
  const matched = lines.map((line) => (isAt ? atLine(line) : atSignLine(line))).filter((frame) => frame !== null);
  return {
    frames: matched.filter((frame) => frame !== 'left out'),
    lines: matched.length,
    style: matched.length === 0 ? '' : isAt ? 'at' : '@',
  };
}

/** Where a frame stands, as a text that is the same whenever the same call is on the stack; '' when the engine does not say. */
export function locationOf(frame: JsFrame | undefined): string {
  return frame === undefined || frame.file === '' ? '' : `${frame.file}:${frame.line}:${frame.column}`;
}

function atLine(line: string): JsFrame | 'left out' | null {
  const found = AT_LINE.exec(line);
  if (found === null) return null;
  const [, isAsync, name = '', inner, bare = ''] = found;
  const isPlace = inner !== undefined || PLACE.test(bare);
  return frame(isPlace ? name : bare, isPlace ? (inner ?? bare) : '', isAsync !== undefined);
}

function atSignLine(line: string): JsFrame | 'left out' | null {
  const found = AT_SIGN_LINE.exec(line);
  return found === null ? null : frame(found[2], found[3], found[1] !== undefined);
}

function frame(name: string, where: string, isAsync: boolean): JsFrame | 'left out' {
  if (WASM.test(where) || WASM.test(name) || INTERNAL.test(where) || (where === '' && name === 'unknown')) return 'left out';
  const place = PLACE.exec(where);
  if (place === null) return { name, file: '', line: 0, column: 0, isAsync };
  return { name: name === '<anonymous>' ? '' : name, file: place[1], line: Number(place[2]), column: Number(place[3] ?? 1), isAsync };
}
