/**
 * What a machine that tracks creations keeps in memory beyond abi/layout.ts: who built each thunk. No image depends on any of it, so it is not part of the
 * checksum; a machine that does not track runs such a memory as it is.
 *
 * Note [Births]
 * A thunk built while creations are tracked gets an info table of its own kind, a *birth*: a copy of the code's table that says besides how the code that
 * built the thunk was reached. Everything that keeps a thunk's info table keeps its birth along with it: its update frame, an AP_STACK, the record of a raise,
 * the collector. Equal births are one table, so there are as many as there are ways to build a thunk, not as many as thunks.
 *
 *  birth:    [info table, INFO_BORN in its flags][creation][the table it is a copy of]
 *  creation: [the creation it stands for][end][frames | flags << 16][depth][info of each activation, youngest first…]
 *
 * A creation names the activations below the one that built the thunk, down to the evaluation of a thunk: there it goes on with that thunk's birth (*end*), as
 * who forced that one says nothing of who built. A creation that would repeat one it goes on with stands for that one (first word), which then counts as
 * recursive: so a list that builds its own tail has two births, not endlessly many.
 */

// Settings, written by the host before `boot`; 0 = off.
export const CFG_PROVENANCE = 336; // activations a creation names at most

// Registers, all in the register block of abi/layout.ts.
export const REG_TRAIL = 332; //        PROVENANCE_MAX words in which a walk collects what it meets
export const REG_CREATION = 340; //     creation of what is built since the last heap check; 0 = not looked up yet
export const REG_SITE = 344; //         info table of that heap check: the frame of the code that builds
export const REG_BIRTHS = 348; //       hash table of births: address; 0 = none yet
export const REG_BIRTHS_N = 352; //     its slots, a power of two
export const REG_BIRTHS_USED = 356;
export const REG_CREATIONS = 360; //    hash table of creations
export const REG_CREATIONS_N = 364;
export const REG_CREATIONS_USED = 368;
export const REG_TRACKED_HP = 372; //   next free byte for births and creations
export const REG_TRACKED_LIM = 376;
export const REG_TRACKED_N = 380; //    blocks taken for them

export const PROVENANCE_DEFAULT = 8;
export const PROVENANCE_MAX = 64;

/** In INFO_FLAGS: this info table is a birth. */
export const INFO_BORN = 16;
export const BIRTH_CREATION = 24;
export const BIRTH_OF = 28;
export const BIRTH_SIZE_B = 32;

export const CREATION_IS = 0; //     itself, or the creation it stands for
export const CREATION_END = 4; //    birth or info table of the thunk whose evaluation this was, or END_*
export const CREATION_COUNT = 8; //  16 bits
export const CREATION_FLAGS = 10; // 16 bits, CREATION_RECURSIVE
export const CREATION_DEPTH = 12; // births it goes on with, one after the other
export const CREATION_FRAMES = 16;

export const CREATION_RECURSIVE = 1;

export const END_BOTTOM = 0; // the first activation of a thread
export const END_CUT = 1; //    there were more
export const END_HOST = 2; //   called by the host
