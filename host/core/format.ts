/**
 * The facts of a core file (.core): one container for what a machine was (a core) and for what it can become again (a snapshot).
 *
 *      0  magic    'VTC\n'                      (the newline finds out transfers that mend line ends)
 *      4  version  u16   CORE_VERSION
 *      6  flags    u16   FLAG_*
 *      8  abi      u32   ABI_CHECKSUM of the machine whose memory it is
 *     12  sections u32   how many follow
 *     16  check    u32   hash of bytes 0 to 15
 *     20  the sections, one after the other:
 *
 *          0  tag     u8    SECTION_*; a reader passes over those it does not know
 *          1  packing u8    PACKED_*
 *          2  index   u16   which image it belongs to, counted as in the head; else 0
 *          4  stored  u32   bytes of content that follow
 *          8  size    u32   bytes they unpack to
 *         12  check   u32   hash of the content, seeded with that of bytes 0 to 11
 *         16  content
 *
 * Little-endian. Nothing may follow the last section.
 *
 * Versions
 * 1: the first. SECTION_HEAD and SECTION_MEMORY are always there; a snapshot has SECTION_BLOCKS and SECTION_RUN, too.
 * 2: the memory of a core leaves out what is as the images were loaded: SECTION_LOADED, or an image that is found elsewhere.
 */

export const CORE_MAGIC = 'VTC\n';
export const CORE_VERSION = 2;

export const VERSION_AT = 4;
export const FLAGS_AT = 6;
export const ABI_AT = 8;
export const SECTIONS_AT = 12;
export const CHECK_AT = 16;
export const HEADER_B = 20;

/** a machine can go on from it */
export const FLAG_SNAPSHOT = 1;

export const SECTION_TAG_AT = 0;
export const SECTION_PACKING_AT = 1;
export const SECTION_INDEX_AT = 2;
export const SECTION_STORED_AT = 4;
export const SECTION_SIZE_AT = 8;
export const SECTION_CHECK_AT = 12;
export const SECTION_HEADER_B = 16;

/** content as it is */
export const PACKED_NOT = 0;
/** raw deflate, RFC 1951 */
export const PACKED_DEFLATE = 1;

/** JSON (head.ts): why it was written, by what, which images lie where */
export const SECTION_HEAD = 1;
/** the words of memory that are neither zero nor what the images say (runs.ts) */
export const SECTION_MEMORY = 2;
/** the block descriptor table (blocks.ts); without it, it is part of the memory */
export const SECTION_BLOCKS = 3;
/** JSON (run-state.ts): what the host knew of the run */
export const SECTION_RUN = 4;
/** a .vtbdebug file: debug tables of an image */
export const SECTION_DEBUG = 5;
/** names of an image's static closures (symbols.ts) */
export const SECTION_SYMBOLS = 6;
/** a .vtb file: an image itself */
export const SECTION_IMAGE = 7;
/** JSON: texts of source files by the names that debug tables give them */
export const SECTION_SOURCES = 8;
/** contents of files that lay in memory, one after the other; the run state says where each begins */
export const SECTION_FILES = 9;
/** an image's words and literals as they were loaded, to be laid at its place before the memory; cores only */
export const SECTION_LOADED = 10;

export const sectionNames: Readonly<Record<number, string>> = {
  [SECTION_HEAD]: 'head',
  [SECTION_MEMORY]: 'memory',
  [SECTION_BLOCKS]: 'blocks',
  [SECTION_RUN]: 'run',
  [SECTION_DEBUG]: 'debug tables',
  [SECTION_SYMBOLS]: 'symbols',
  [SECTION_IMAGE]: 'image',
  [SECTION_SOURCES]: 'sources',
  [SECTION_FILES]: 'files',
  [SECTION_LOADED]: 'loaded image',
};

/** Bytes that are no core file, a damaged one, or one that this host cannot use. */
export class CoreError extends Error {
  /** what is wrong */
  readonly what: string;
  /** byte offset in the file at which it was found; -1 when it is no matter of bytes */
  readonly at: number;

  constructor(what: string, at = -1) {
    super(at < 0 ? `core file: ${what}` : `core file: ${what} (at byte ${at})`);
    this.name = 'CoreError';
    this.what = what;
    this.at = at;
  }
}

/** A machine that cannot be saved as it stands: what keeps it from that. */
export class SnapshotError extends Error {
  /** one line each */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`cannot take a snapshot: ${reasons.join('; ')}`);
    this.name = 'SnapshotError';
    this.reasons = reasons;
  }
}
