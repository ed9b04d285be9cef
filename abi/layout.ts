/**
 * What lies where in linear memory: closures, info tables, frames, stack chunks, threads, blocks, registers.
 *
 * Shared by machine (AssemblyScript), compiler and host (TypeScript): plain `export const` numbers only, below 2^31, nothing imported.
 * Suffixes: `_W` counts 4-byte words, `_B` bytes; a name without suffix that ends in a field is a byte offset from the record's start.
 * Every record ends in its size.
 */

export const WORD_B = 4;

// Pointers ------------------------------------------------------------------------------------------------------------------------------
//
//   31                                    2 1 0
//  +---------------------------------------+---+      tag 0     not known to be evaluated: enter it
//  |            closure address / 4        |tag|      tag 1..3  evaluated. CONSTR: constructor number + 1, 3 = "3rd or later, see
//  +---------------------------------------+---+                the info table". FUN: min(arity, 3). Anything else evaluated: 1.

export const TAG_MASK = 3;
export const TAG_MAX = 3;

// Registers ----------------------------------------------------------------------------------------------------------------------------
//
// The register block lies at a fixed address. Inside `run` Sp, Hp, R1 and ip are wasm locals; at every safepoint they are written here.

export const REGS = 1024;
export const REG_SP = 0; //          top of the running thread's stack (address of the top frame's word 0)
export const REG_SPLIM = 4; //       a frame may not reach below this; raised to stop at the next function entry
export const REG_HP = 8; //          next free byte of the nursery
export const REG_HPLIM = 12; //      end of the nursery
export const REG_R1 = 16; //         node on entry, pointer result on return (tagged)
export const REG_IP = 20; //         instruction of the last safepoint, or the raising one
export const REG_TSO = 24; //        running thread, 0 when none
export const REG_STACK = 28; //      its top stack chunk
export const REG_FUEL = 32; //       function entries and back edges left in this slice
export const REG_TRAP = 36; //       debug core: what a debugger wants to be stopped at (TRAP_*)
export const REG_EXIT = 40; //       why `run` last returned (tables/exit-reasons)
export const REG_EXIT_A = 44; //     its arguments, see the table
export const REG_EXIT_B = 48;
export const REG_EXIT_C = 52;
export const REG_EXIT_D = 56;
export const REG_MAIN = 60; //       the main thread's TSO
export const REG_ALL_THREADS = 64; // TSO list through TSO_ALL_LINK, 0-terminated
export const REG_RUN_HEAD = 68; //   run queue through TSO_LINK, 0-terminated
export const REG_RUN_TAIL = 72;
export const REG_SLEEPERS = 76; //   sleeping threads through TSO_LINK, by wake-up time ascending
export const REG_CALLERS = 80; //    threads waiting for a host call, through TSO_LINK
export const REG_NEXT_TSO_ID = 84;
export const REG_NEXT_SERIAL = 88; // next host-boundary serial
export const REG_NEXT_CALL = 92; //  next host call id
export const REG_MUT_LIST = 96; //   remembered set: address of its growable array, 0 when none yet
export const REG_CAF_LIST = 100; //  entered CAFs through their CAF_LINK, 0-terminated
export const REG_WEAKS = 104; //     WEAK list through WEAK_LINK
export const REG_WEAKS_OLD = 108; // those in the old generation
export const REG_FINALIZERS = 112; // list cells of finalizers waiting for a thread
export const REG_HANDLES = 116; //   closures the host holds: address of REG_HANDLES_N words (0 = free), then as many words that chain the free slots
export const REG_HANDLES_N = 120; // its length in slots
export const REG_HANDLES_FREE = 124; // first free slot, 0 = none (slot 0 is never used)
export const REG_BLOCKS = 128; //    address of the block descriptor table
export const REG_BLOCKS_N = 132; //  blocks it describes
export const REG_FREE_BLOCKS = 136; // free block groups (gc/blocks.ts)
export const REG_NURSERY = 140; //   first byte of the nursery
export const REG_EPOCH = 144; //     number of the current/last major collection: SRTs and static closures carry the one that marked them
export const REG_STABLE_NAMES = 148; // list of STABLE_NAMEs through STABLENAME_LINK, weak
export const REG_HOST_HANDLES = 212; // list of HOST_HANDLEs through HOSTHANDLE_LINK, weak
export const REG_SPARE_CHUNK = 152; // one stack chunk kept for the next overflow
export const REG_HEAP_STATE = 156; // 0 normal, 1 heap overflow thrown: grace being used
export const REG_MEMORY_END = 160; // first byte beyond the blocks in use
export const REG_PASS = 164; //       debug core: opcode to run at Sp's ip instead of what stands there, once, and PASS_RAISE
export const REG_PREEMPT = 168; //   bits that ask for the scheduler at the next entry (PREEMPT_*)
export const REG_WELL_KNOWN = 172; // see WELL_KNOWN below; kept here for a reader of saved memory
export const REG_DIRTY = 176; //     machine unusable: a check failed inside the core; the next run answers EXIT_INTERNAL
export const REG_LIVE_B = 180; //    bytes live after the last major collection
export const REG_OLD_LIMIT_B = 184; // old-generation size that asks for the next major collection
export const REG_OLD_B = 188; //     bytes in the old generation, large objects included
export const REG_LARGE_YOUNG_B = 192; // bytes of large objects allocated since the last collection
export const REG_TICK = 196; //      thread switches since boot

export const REG_RESURRECTED = 200; // threads the last major collection found deadlocked, through TSO_LINK, 0-terminated
export const REG_DEAD_HANDLES = 204; // slots of HOST_HANDLEs that died: address of [count, slots…], emptied by the host
export const REG_SLICE = 216; //       fuel left in this run beyond REG_FUEL
export const REG_LOOP_AT = 220; //     the BLACKHOLE at which the last NonTermination was found
export const REG_NEXT_STABLE_NAME = 224;
export const REG_NEXT_RAISE = 300; //       raise record to be written next
export const REG_WANT_W = 208; //      words the collection was asked for

// Debugger (assembly/trap.ts); only the debug core obeys them.
export const REG_STOPPED = 228; //     STOPPED_*: how the running thread was left by EXIT_BREAK
export const REG_TRAP_THREAD = 232; // id of the thread that TRAP_STEP is for; 0 = any
export const REG_TRAP_DEPTH = 236; //  TRAP_STEP: not where more words of frames are on its stack; 0 = anywhere
export const REG_TRAP_FROM = 240; //   TRAP_STEP: not at instructions in [from, to)
export const REG_TRAP_TO = 244;
export const REG_WATCHES = 248; //     handles of thunks whose update is waited for: address of [n, slots…]
export const REG_ONLY = 252; //        1 = no other thread than the running one gets its turn

export const TRAP_STEP = 1; //    the next instruction that the registers above allow
export const TRAP_RAISE = 2; //   an exception is about to be raised or thrown at the running thread
export const TRAP_UPDATE = 4; //  one of REG_WATCHES is updated
export const TRAP_UPDATED = 8; // that has happened
export const TRAP_UNTIL = 16; //  STAT_STEPS has reached TRAP_UNTIL_STEPS
export const PASS_RAISE = 256; // the raise or throw at which it was stopped is to be done now

export const STOPPED_NOT = 0;
export const STOPPED_RAW = 1; //     before an instruction: Sp, R1, ip, fuel are in the registers, the thread is not in suspended form
export const STOPPED_RAISED = 2; //  suspended, TSO_R1 is the exception to raise
export const STOPPED_THROWN = 3; //  suspended, what is pending is to be thrown

// EXIT_BREAK, register A.
export const BREAK_POINT = 0; //     an instruction BREAK
export const BREAK_STEP = 1;
export const BREAK_RAISED = 2; //    B: exception
export const BREAK_THROWN = 3; //    B: exception
export const BREAK_UPDATED = 4; //   B: handle of the thunk
export const BREAK_BLOCKED = 5; //   REG_ONLY: the thread waits, or has ended

export const PREEMPT_PAUSE = 4; //   return to the host with EXIT_PAUSED

// Settings, written by the host before `boot` (0 = default).
export const CFG_INITIAL_STACK_W = 256; // usable words of a thread's first chunk
export const CFG_CHUNK_W = 260; //         words of a full chunk, header and reserve included
export const CFG_MOVED_W = 264; //         words of frames moved to a new chunk
export const CFG_MAX_STACK_W = 268; //     words of frames a thread may have
export const CFG_OVERFLOW_POLICY = 272; // OVERFLOW_*
export const CFG_RESERVE_W = 276; //       extra words a masked thread gets under `deferred`
export const CFG_MAX_HEAP_B = 280; //      bytes of live data + nursery allowed (divided by 1024: fits beyond 2 GiB)
export const CFG_GRACE_B = 284; //         bytes beyond that while HeapOverflow is handled
export const CFG_NURSERY_B = 288;
export const CFG_STRESS = 292; //          STRESS_* bits (debug builds obey them)
export const CFG_QUANTUM = 296; //         fuel after which another runnable thread gets its turn
export const CFG_KEEP_CAFS = 492; //       1: major collections keep every CAF that was evaluated, as GHC's keepCAFs does

// Bytes 332 to 383: abi/provenance.ts.

export const OVERFLOW_DEFERRED = 0;
export const OVERFLOW_GHC_7_6 = 1;

export const STRESS_GC = 1; //     collect at every heap check
export const STRESS_MOVE = 2; //   move the stack at every stack check
export const STRESS_SWITCH = 4; // switch threads at every safepoint
export const STRESS_SANITY = 8; // walk heap and stacks after every collection

// Statistics (64-bit unsigned unless named _N).
export const STAT_ALLOCATED_B = 384;
export const STAT_COPIED_B = 392;
export const STAT_MAX_LIVE_B = 400;
export const STAT_MINOR_N = 408;
export const STAT_MAJOR_N = 412;
export const STAT_STACK_SCANNED_W = 416; // stack words scanned by collections
export const STAT_STACK_MAX_W = 424; //     high-water mark of one thread's frames (32-bit)
export const STAT_STACK_GROWN_N = 428; //   times a first chunk was copied to a bigger one
export const STAT_CHUNKS_N = 432; //        full chunks handed out
export const STAT_THREADS_N = 436; //       threads made
export const STAT_FUEL = 440; //            fuel used (64-bit)
export const STAT_RAISES_N = 448;
export const STAT_HOST_CALLS_N = 452;
export const STAT_FROZEN_CHUNKS_N = 456; // stack chunks handed over to AP_STACKs
export const STAT_PAUSE_MAX_US = 460; //    longest collection in microseconds, by the host's clock import
export const STAT_PAUSE_TOTAL_US = 464;
export const STAT_STEPS = 472; //          debug core: instructions run (64-bit)
export const TRAP_UNTIL_STEPS = 480; //    64-bit
export const REG_UPDATED = 488; //         handle of the watched thunk that was updated
export const REGS_SIZE_B = 512;

// Well-known closures: tagged pointers the machine needs by name (tables/well-known), word i for row i.
export const WELL_KNOWN = 1536;

// Scratch the host may write arguments into and the machine may answer in (strings of numbers and the like).
export const SCRATCH = 2048;
export const SCRATCH_SIZE_B = 2048;

// The machine's own info tables and one-word return points, laid out at boot from tables/rts-infos.
export const RTS_CODE = 4096; //  instruction words
export const RTS_INFO = 4608; //  info tables
export const RTS_STATIC = 6656; // static closures
// Where the exceptions that handlers were given came from: RAISES_N records, the one to be replaced next at REG_NEXT_RAISE.
export const RAISES = 8192;
export const RAISES_N = 16;
export const RTS_END = 12288;

// Raise record: the top of the stack that an exception unwound, as pairs of words: info pointer, and for an update frame the info its thunk had, for a catch frame
// the mask state.
export const RAISE_KEY = 0; //      identity of the exception (assembly/raise-log.ts), held weakly; 0 = no record, or the exception is dead
export const RAISE_THREAD = 4; //   id of the thread whose stack it is
export const RAISE_IP = 8; //       instruction that raised, 0 = unknown
export const RAISE_BY = 12; //      id of the thread that threw it at this one; 0 = nobody did
export const RAISE_BY_INFO = 16; // what that thread was to return to: info pointer, 0 = unknown
export const RAISE_COUNT = 20; //   frames recorded
export const RAISE_CUT = 24; //     1: there were more before the frame that caught it
export const RAISE_FRAMES = 32;
export const RAISE_FRAMES_N = 28;
export const RAISE_RECORD_B = 256;

// Info tables ------------------------------------------------------------------------------------------------------------------------
//
//  byte 0        1       2      3
//  +---------+-------+-------------+
//  | type u8 | flags | con/arity u16|   con: constructor number from 0 · FUN: arity · THUNK_SELECTOR: field (payload word) · else 0
//  +---------+-------+-------------+
//  |   ptrs u16      |  nptrs u16  |    closures: payload words, pointers first · RET frames: frame words F, argument words 0
//  +-----------------+-------------+
//  |            entry ip           |    FUN, THUNK: the ENTRY instruction · frames: where a return continues
//  +-------------------------------+
//  |            shape              |    FUN: argument shape · RET frames: bit i = slot i+1 is a live pointer; with INFO_BIG_BITMAP the
//  +-------------------------------+         address of ceil((F-1)/32) such words
//  |             srt               |    address of the static reference table of the code, 0 = none
//  +-------------------------------+
//  |           info id             |    index into the debug tables, unique over all loaded images
//  +-------------------------------+

export const INFO_TYPE = 0;
export const INFO_FLAGS = 1;
export const INFO_CON = 2;
export const INFO_PTRS = 4;
export const INFO_NPTRS = 6;
export const INFO_ENTRY = 8;
export const INFO_SHAPE = 12;
export const INFO_SRT = 16;
export const INFO_ID = 20;
export const INFO_SIZE_B = 24;

export const INFO_STATIC = 1; //      closures with this table lie in an image, not in the heap
export const INFO_BIG_BITMAP = 2;
export const INFO_NO_UPDATE = 4; //   single-entry thunk: pushes no update frame
export const INFO_SAFEPOINT = 8; //   RET frame of a heap check or back edge: execution stopped *before* its entry instruction

// Shapes: how arguments lie and what comes back. Compared as one word at a call of an unknown function.
//
//   31    28 27                    4 3     0
//  +--------+-----------------------+-------+
//  | result |  2 bits per argument  | count |     count 0..12 (void arguments included: they are part of the arity)
//  +--------+-----------------------+-------+
//
// Use shifts, not masks above bit 30: the word is unsigned in the machine, possibly negative as an i32.
export const SHAPE_COUNT_MASK = 15;
export const SHAPE_ARGS_SHIFT = 4;
export const SHAPE_RESULT_SHIFT = 28;
export const SHAPE_MAX_ARGS = 12;
export const ARG_VOID = 0; //   no word
export const ARG_PTR = 1; //    one word, scanned
export const ARG_WORD = 2; //   one word: i32, f32
export const ARG_DOUBLE = 3; // two words: i64, f64
export const RESULT_PTR = 0; //    one pointer in R1 (void components do not count)
export const RESULT_VOID = 1; //   nothing
export const RESULT_WORD = 2; //   one word below Sp
export const RESULT_DOUBLE = 3; // two words below Sp
export const RESULT_MULTI = 4; //  4..15: several components below Sp, first lowest; 4 + hash of their kinds mod 12

// Closures: word 0 is the info pointer. While a collection runs, word 0 = new address | 1 marks a moved closure. --------------------------

export const CLOSURE_INFO = 0;
export const FORWARDED = 1;

// CONSTR, FUN:  [info][payload: pointers, then other words]
export const PAYLOAD_W = 1;
export const PAYLOAD = 4;
// THUNK, THUNK_SELECTOR, AP, AP_STACK keep word 1 for the indirectee.  [info][-][payload…]
export const THUNK_PAYLOAD_W = 2;
export const THUNK_PAYLOAD = 8;
// IND: [info][indirectee]      BLACKHOLE: [info][owner]: the STACK chunk its update frame lies in, or a BLOCKING_QUEUE
export const IND_INDIRECTEE = 4;
export const IND_SIZE_W = 2;

// PAP: [info][fun][shape][argument words…]    shape = the arguments held, result field 0
export const PAP_FUN = 4;
export const PAP_SHAPE = 8;
export const PAP_ARGS = 12;
export const PAP_SIZE_W = 3;
// AP (a thunk): [info][-][fun][shape][argument words…]
export const AP_FUN = 8;
export const AP_SHAPE = 12;
export const AP_ARGS = 16;
export const AP_SIZE_W = 4;
// AP_STACK (a thunk): [info][info of the thunk it replaced][top chunk][R1]  a frozen computation: its chunks are linked by underflow frames, the oldest ends in FROZEN_BASE
export const APSTACK_INFO = 4; //   its last word on that: once entered, the word is a BLACKHOLE's
export const APSTACK_CHUNK = 8;
export const APSTACK_R1 = 12;
export const APSTACK_SIZE_W = 4;

// CAF (static THUNK): [info][indirectee][link][saved info][mark]   link: REG_CAF_LIST; 1 = end of list; 0 = not listed
export const CAF_LINK = 8;
export const CAF_SAVED_INFO = 12;
export const CAF_MARK = 16;
export const CAF_SIZE_W = 5;
// Static CONSTR: [info][payload][mark]   one word after the payload holds the epoch that marked it
// Static FUN:    [info]

// SRT: [mark][n][closure addresses (untagged)…]
export const SRT_MARK = 0;
export const SRT_COUNT = 4;
export const SRT_ENTRIES = 8;

// MUT_VAR: [info][value]        info is MUT_VAR_CLEAN or MUT_VAR_DIRTY (= on the remembered set)
export const MUTVAR_VALUE = 4;
export const MUTVAR_SIZE_W = 2;
// MVAR: [info][value or 0][queue head][queue tail]
export const MVAR_VALUE = 4;
export const MVAR_HEAD = 8;
export const MVAR_TAIL = 12;
export const MVAR_SIZE_W = 4;
// MVAR_QUEUE cell: [info][next][tso][kind: BLOCK_MVAR_*][value to put, or 0]     tso = 0: gave up waiting
export const MVARQ_NEXT = 4;
export const MVARQ_TSO = 8;
export const MVARQ_VALUE = 12;
export const MVARQ_KIND = 16;
export const MVARQ_SIZE_W = 5;
// ARRAY: [info][n][elements…]      info is ARRAY_CLEAN, ARRAY_DIRTY, or ARRAY_CARDS: large, old, and dirty where its cards are marked
export const ARRAY_COUNT = 4;
export const ARRAY_ELEMS = 8;
export const ARRAY_SIZE_W = 2;
// BYTE_ARRAY: [info][n bytes][bytes, padded to words]
export const BYTES_COUNT = 4;
export const BYTES_DATA = 8;
export const BYTES_SIZE_W = 2;

// The table of memory, which Addr# beyond literals leads to: an ARRAY by number of page, whose elements are the constructors of Foreign.Memory: the first where
// there is nothing, the second for a block: [info][BYTE_ARRAY][its address, two words], the third with a WEAK whose key is the array.
export const MEMORY_START_BIT = 31; //  the first address that no literal has is 1 << this
export const MEMORY_PAGE_SHIFT = 10;
export const MEMORY_BLOCK_TAG = 2;
export const MEMORY_LENT_TAG = 3;
export const MEMORY_BLOCK_BYTES = 4;
export const MEMORY_BLOCK_ADDRESS = 8;
// WEAK: [info][key][value][finalizer or 0][link]      dead: info is DEAD_WEAK
export const WEAK_KEY = 4;
export const WEAK_VALUE = 8;
export const WEAK_FINALIZER = 12;
export const WEAK_LINK = 16;
export const WEAK_SIZE_W = 5;
// STABLE_NAME: [info][object (weak)][number][link]
export const STABLENAME_OBJECT = 4;
export const STABLENAME_NUMBER = 8;
export const STABLENAME_LINK = 12;
export const STABLENAME_SIZE_W = 4;
// HOST_HANDLE: [info][slot in the host's table][link]   a JS object held by Haskell; link: all of them, weak
export const HOSTHANDLE_SLOT = 4;
export const HOSTHANDLE_LINK = 8;
export const HOSTHANDLE_SIZE_W = 3;
// BLOCKING_QUEUE: [info][owner chunk][first waiting TSO, through TSO_LINK][last]
export const BQ_OWNER = 4;
export const BQ_HEAD = 8;
export const BQ_TAIL = 12;
export const BQ_SIZE_W = 4;
// CELL: [info][a][b]  machine-private list cell (pending asynchronous exceptions: a = exception, b = next; finalizers)
// THROW cell: [info][exception][next][sender TSO or 0]
export const THROW_EXCEPTION = 4;
export const THROW_NEXT = 8;
export const THROW_SENDER = 12;
export const THROW_SIZE_W = 4;

// TSO ------------------------------------------------------------------------------------------------------------------------------------
// A thread that is not running always waits to *return*: R1 (or result words) to the frame at its chunk's saved Sp.
export const TSO_STACK = 4; //        p  top stack chunk
export const TSO_R1 = 8; //           p  what it will return (0 = unit is fine)
export const TSO_BLOCK_ON = 12; //    p  what it waits for: MVAR, BLACKHOLE, target TSO of throwTo; 0
export const TSO_PENDING = 16; //     p  THROW cells not yet delivered, oldest first; 0
export const TSO_LINK = 20; //        p  next in the queue it is on (run, sleep, callers, blocking queue)
export const TSO_ALL_LINK = 24; //    weak link of all threads
export const TSO_LABEL = 28; //       p  label: BYTE_ARRAY (UTF-8) or 0
export const TSO_MVAR_CELL = 32; //   p  its MVAR_QUEUE cell while blocked on an MVAR; 0
export const TSO_PTRS_W = 8; //       words 1..8 above are pointers (TSO_ALL_LINK excepted)
export const TSO_ID = 36;
export const TSO_WHY = 40; //         BLOCK_*
export const TSO_FLAGS = 44; //       TSO_* bits
export const TSO_BELOW_W = 48; //     words of frames in all chunks but the top one
export const TSO_WAKE = 52; //        f64 (8 bytes): wake-up time in ms, or host call id in the low word
export const TSO_RESULT_N = 60; //    result words waiting in TSO_RESULT (0 = R1 is the result)
export const TSO_RESULT = 64; //      two words
export const TSO_LAST_WHY = 72; //    for the wait-for report: why it was blocked when found deadlocked
export const TSO_LAST_ON = 76; //     and on which closure (address at that moment, not kept alive)
export const TSO_STATUS = 80; //      THREAD_*
export const TSO_SIZE_W = 21;

export const TSO_BLOCKEX = 1; //         asynchronous exceptions are masked
export const TSO_INTERRUPTIBLE = 2; //   … but delivered by interruptible operations
export const TSO_OVERFLOW_PENDING = 4; // stack overflow found while masked; the reserve is handed out
export const TSO_DIRTY = 8; //           on the remembered set
export const TSO_RESULT_PENDING = 16; // TSO_RESULT holds result words
export const TSO_RERAISE = 32; //        R1 is an exception to raise on resumption
export const TSO_BOUNDARY = 64; //       has host-boundary frames
export const TSO_ENTRY_AGAIN = 128; //   debug core: stopped at an entry whose check failed then for want of fuel; it will come to the same entry again
export const TSO_FINALIZER = 256; //     runs a finalizer: what it dies of is no news

export const THREAD_RUNNABLE = 0;
export const THREAD_BLOCKED = 1;
export const THREAD_FINISHED = 2;
export const THREAD_DIED = 3; // by an uncaught exception

export const BLOCK_NONE = 0;
export const BLOCK_MVAR_TAKE = 1;
export const BLOCK_MVAR_READ = 2;
export const BLOCK_MVAR_PUT = 3;
export const BLOCK_BLACKHOLE = 4;
export const BLOCK_DELAY = 5;
export const BLOCK_HOST_CALL = 6;
export const BLOCK_THROW_TO = 7;

// STACK chunk -------------------------------------------------------------------------------------------------------------------------
//
//  low addresses                                                                                  high addresses
//  [header][reserve, RESERVE words][ … free … | top frame … older frames … | UNDERFLOW or STOP or FROZEN_BASE frame]
//                                  ^ SpLim     ^ Sp                                                              ^ base (end)
export const STACK_SIZE = 4; //    words of the whole chunk, header included
export const STACK_SP = 8; //      saved Sp (address); current only for chunks that are not the running one
export const STACK_DIRTY = 12; //  1 = on the remembered set / to be scanned by a minor collection
export const STACK_OWNER = 16; //  p  TSO; 0 once the chunk has been frozen: then the oldest chunk below it says who holds it
export const STACK_CATCHES = 20; // catch and host-boundary frames in it, and STACK_WAITED
export const STACK_WAITED = 0x40000000; // threads wait for thunks whose update frames lie in this chunk, or once did
export const STACK_LIMIT = 24; //  its SpLim (address): start of usable words; raised when max-stack ends inside the chunk
export const STACK_MARK = 28; //   collector's
export const STACK_HEADER_W = 8;
export const STACK_RESERVE_W = 64; // words below SpLim that outgoing arguments, results and leaf functions may use

// Frames: word 0 is the info pointer; the rest by type. Sizes in words.
export const FRAME_INFO = 0;
export const UPDATE_UPDATEE = 4;
export const UPDATE_INFO = 8; //   info the thunk had before it became a BLACKHOLE: for whoever reads the stack, no one else
export const UPDATE_SIZE_W = 3;
export const CATCH_MASK = 4; //     TSO_BLOCKEX | TSO_INTERRUPTIBLE bits at the time of catch#
export const CATCH_HANDLER = 8;
export const CATCH_SIZE_W = 3;
export const MASK_SIZE_W = 1;
export const APPLY_SHAPE = 4; //    the pending arguments, result included
export const APPLY_ARGS = 8;
export const APPLY_SIZE_W = 2;
export const BOUNDARY_SERIAL = 4;
export const BOUNDARY_SP = 8;
export const BOUNDARY_CALL = 12; // id of the host call that re-entered; 0 = called by the host at top level
export const BOUNDARY_SIZE_W = 4;
export const UNDERFLOW_NEXT = 4;
export const UNDERFLOW_SIZE_W = 2;
export const STOP_SIZE_W = 1;
export const FROZEN_BASE_HOLDER = 4; // p  the AP_STACK
export const FROZEN_BASE_SIZE_W = 2;
export const ENTER_CLOSURE = 4; //  ENTER frame: drop R1, enter this closure
export const ENTER_SIZE_W = 2;
export const BLOCKED_PRIM = 4; //   BLOCKED frame: an out-of-line primop to be run (again): id, shape of arguments, arguments
export const BLOCKED_SHAPE = 8;
export const BLOCKED_ARGS = 12;
export const BLOCKED_SIZE_W = 3;
export const HOST_CALL_BASE = 65536; // BLOCKED_PRIM of a host call = this + function index
export const RAISE_EXCEPTION = 4; // RAISE frame: raise this when returned to
export const RAISE_SIZE_W = 2;

// Operands of instructions name frame slots relative to Sp, biased so that outgoing words below Sp have small names too:
// operand b is the word at Sp + 4 * (b - SLOT_BIAS). b = SLOT_BIAS is the frame's own word 0; below it, outgoing arguments and results.
export const SLOT_BIAS = 64;
export const SLOT_BIAS_B = 256;
export const SLOT_MAX = 255;

// Blocks ------------------------------------------------------------------------------------------------------------------------------
export const BLOCK_SHIFT = 15;
export const BLOCK_B = 32768;
export const BLOCK_W = 8192;
export const LARGE_OBJECT_W = 4096; // objects of at least so many words get blocks of their own and never move

// Block descriptor, one per block, at load(REGS + REG_BLOCKS) + (address >>> BLOCK_SHIFT << BD_SHIFT).
export const BD_SHIFT = 5;
export const BD_KIND = 0; //  u8 BLOCK_KIND_*
export const BD_GEN = 1; //   u8 generation 0 or 1; static blocks are 1
export const BD_FLAGS = 2; // u8 BD_* flags
export const BD_COUNT = 4; // blocks in the group (head block); in tail blocks: distance to the head
export const BD_FREE = 8; //  end of the used bytes
export const BD_SCAN = 12; // scavenged up to here
export const BD_LINK = 16; // next group of the list it is on (block index), 0 = end
export const BD_BACK = 20; // previous group (large objects)
export const BD_CARDS = 24; // u64, of blocks of a large ARRAY: bit i = the card i of the block may hold pointers to generation 0
export const BD_SIZE_B = 32;

// Cards of a block, so many that their marks are one i64.
export const CARD_SHIFT = 9;
export const CARD_B = 512;

export const KIND_FREE = 0;
export const KIND_NURSERY = 1;
export const KIND_SMALL = 2; //  survivors (gen 0) or old objects (gen 1)
export const KIND_LARGE = 3; //  one large object
export const KIND_STATIC = 4; // registers, images: never collected
export const KIND_TABLE = 5; //  descriptor table, handle table, remembered set
export const KIND_TAIL = 6; //   later block of a group
export const BD_FROM = 2; //     being evacuated by this collection
export const BD_AGED = 4; //     gen 0 block whose objects have survived once already
