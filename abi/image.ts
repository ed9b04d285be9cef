/**
 * A compiled module as data: what the emitter makes, the linker places and the machine runs. `image-encode.ts` and `image-decode.ts` turn it into
 * bytes (.vtb) and back.
 *
 * `words` is one segment that is copied into linear memory: info tables, code, static closures, SRTs and big bitmaps, in that order. Addresses in it are
 * byte offsets from the segment's start, made absolute by `relocs`. `data` (string literals, NUL-terminated UTF-8) follows it, 4-aligned.
 */
import type { HostSignature } from './host-types.ts';
import type { Rep } from './tables/primops.ts';

export const IMAGE_MAGIC = 'VTB\n';
/**
 * 1: first version. 2: debug tables know how inlined code came to where it runs. 3: they are in blocks. 4: names are told in parts.
 * 5: frames have reference tables of their own. 6: operands stand with their instructions. 7: quick images are as memory is. 8: some have a place there.
 */
export const IMAGE_VERSION = 8;

export interface Image {
  readonly name: string;
  /** ABI_CHECKSUM of the compiler that made it */
  readonly abi: number;
  readonly words: Uint32Array;
  /** how many words there are, where they are not read yet: `wordCount` */
  readonly wordCount?: number;
  /** the same words as they lie in memory at one place, where these are at hand; it imports nothing then */
  readonly placed?: PlacedWords | undefined;
  /** info tables lie at words[0 .. infoCount * INFO_SIZE_B / 4) */
  readonly infoCount: number;
  /** word indices: code is [codeStart, codeEnd), static closures [codeEnd, staticEnd), SRTs and bitmaps [staticEnd, words.length) */
  readonly codeStart: number;
  readonly codeEnd: number;
  readonly staticEnd: number;
  readonly data: Uint8Array;
  readonly relocs: readonly Reloc[];
  readonly imports: readonly ImportedSymbol[];
  readonly symbols: readonly ImageSymbol[];
  /** the symbol of a name, for who wants a few only, where not all of them are at hand */
  readonly symbolNamed?: ((name: string) => ImageSymbol | undefined) | undefined;
  readonly hosts: readonly HostFunction[];
  /** what exported functions take and answer, those whose types say it: `foreign export` */
  readonly exports: readonly HostFunction[];
  /** null when stripped */
  readonly debug: DebugTables | null;
}

/** Number of `words`, without reading them. */
export function wordCount(image: Image): number {
  return image.wordCount ?? image.words.length;
}

/** What the words of an image are counted from when it is loaded. */
export interface ImageBase {
  /** address of its first word */
  readonly base: number;
  /** info id of its first info table */
  readonly infoIdBase: number;
  /** number of its first host function */
  readonly hostBase: number;
}

/** Words that were made absolute ahead, for a machine that gives the image just this place. */
export interface PlacedWords extends ImageBase {
  copy(into: Uint8Array): void;
}

/** Word `at` of `words` holds … */
export type Reloc =
  /** … a byte offset (+ tag) into words */
  | { readonly kind: 'local'; readonly at: number }
  /** … a byte offset into data */
  | { readonly kind: 'data'; readonly at: number }
  /** … an info id counted from 0 within this image */
  | { readonly kind: 'infoId'; readonly at: number }
  /** … an index into hosts */
  | { readonly kind: 'host'; readonly at: number }
  /** … 0: put there the tagged pointer (`ptr`), the untagged address (`closure`) or the entry code address (`code`) of imports[target] */
  | { readonly kind: 'ptr' | 'closure' | 'code'; readonly at: number; readonly target: number };

export interface ImportedSymbol {
  readonly module: string;
  readonly name: string;
  /** argument shape (abi/layout) the code was compiled for; 0 when not a known function. The linker compares. */
  readonly shape: number;
}

export interface ImageSymbol {
  readonly name: string;
  /** byte offset of the closure in words, plus its tag */
  readonly ptr: number;
  /** byte offset of its ENTRY instruction; 0 when not a function */
  readonly code: number;
  readonly shape: number;
  /** named in the module's export list */
  readonly exported: boolean;
}

/** A function by the name the host knows it by. Void arguments are not passed. */
export interface HostFunction extends HostSignature {
  readonly name: string;
}

// Debug tables: outside linear memory, separable. ------------------------------------------------------------------------------------------

export interface DebugTables {
  /** as the author named them */
  readonly files: readonly string[];
  /** row i describes info id i of this image */
  readonly infos: readonly InfoDebug[];
  /** sorted by start, not overlapping; [start, end) in words of the segment; safepoints and raising instructions only */
  readonly ips: readonly IpDebug[];
  /** for who wants a few rows only, where not all of them are at hand */
  readonly lookup?: DebugLookup;
}

export interface DebugLookup {
  /** a row of infos; undefined when there is none */
  info(row: number): InfoDebug | undefined;
  /** the entry of ips that a word belongs to; undefined when there is none */
  ip(word: number): IpDebug | undefined;
}

export interface Place {
  /** index into files */
  readonly file: number;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  /** how inlined code came to the function or closure it runs in */
  readonly inlined?: InlinedCall;
}

/** The body of `callee` has taken the place of a call. Whose call that is: the function it runs in, or, when `at` was inlined itself, what `at.inlined` says. */
export interface InlinedCall {
  /** as the tables name functions; '' when it has no name */
  readonly callee: string;
  readonly at: Place;
}

export interface InfoDebug {
  /** con · fun · thunk · caf · ret (what the frame waits for is `waits`) · safepoint · raise */
  readonly kind: 'con' | 'fun' | 'thunk' | 'caf' | 'ret' | 'safepoint' | 'raise';
  /** what the author called it: the constructor, the binding, or for frames the function the frame belongs to */
  readonly name: string;
  readonly place: Place | null;
  /** info id (this image) of the enclosing function or thunk; -1 at top level */
  readonly parent: number;
  /** frames: what is being waited for, in the author's words: `case of x`, `call of f`, a primop's name; else '' */
  readonly waits: string;
  /** closures: payload in order, `at` counted in words from the closure's start; frames: slot (1..F-1) of each named live variable */
  readonly vars: readonly { readonly name: string; readonly rep: Rep; readonly at: number }[];
  /** functions: the arguments that have words, in order; left out when none has a name */
  readonly params?: readonly { readonly name: string; readonly rep: Rep }[];
}

export interface IpDebug {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  /** info id of the function it belongs to */
  readonly info: number;
}
