/**
 * What a machine that notes tail calls keeps in memory beyond abi/layout.ts. No image depends on any of it, so it is not part of the checksum; a machine that
 * does not note runs such a memory as it is, once the host has put the ring away.
 *
 * Note [Erased callers]
 * A tail call gives the caller's place on the stack to the callee. While they are noted, the ring holds for each such place, bottom of the stack first, the
 * calls that handed it on, oldest first. A place is its *position*: bytes of frames below it on its thread's stack, so chunks may move.
 *
 *  tail call: [instruction][position]
 *  mark:      [thread << 2 | 1][low]       from here on (newer) another thread runs; what is older is of `thread`
 *
 * Between two marks positions never fall from older to newer. Whatever is called, evaluated or asked for on top of the frame at position p ends what was at p
 * and above, so such tail calls are taken off again; those of the same thread behind a mark cannot be reached then, and the mark's `low` says instead that they
 * do not count from that position on. Returns are not noted: a tail call at a position where no frame begins now is over.
 * The ring is full when as many callers as it holds may still be of use: the oldest make room.
 */

// Settings, written by the host before `boot`; 0 = off.
export const CFG_TAIL_CALLS = 304; // tail calls and marks the ring holds, a power of two

// Registers, all in the register block of abi/layout.ts.
export const REG_TAILS = 308; //        the ring; 0 = nothing is noted
export const REG_TAILS_TOP = 312; //    its newest entry
export const REG_TAILS_N = 316; //      entries in it, at least one
export const REG_TAILS_BASE = 320; //   position of Sp = this - Sp, for the running thread
export const REG_TAILS_THREAD = 324; // id of the thread that the newest entries are of
export const REG_TAILS_LOST = 328; //   positions up to here may have had older tail calls, which made room; 0 = none have

export const TAIL_IP = 0;
export const TAIL_AT = 4;
export const TAIL_SIZE_B = 8;

/** In an entry's first word: a mark. */
export const TAIL_MARK = 1;
export const TAIL_THREAD_SHIFT = 2;

export const TAIL_CALLS_DEFAULT = 4096;
export const TAIL_CALLS_MIN = 16;
export const TAIL_CALLS_MAX = 1048576;
