/**
 * Debug tables as bytes: the content of the debug section.
 *
 * Files, texts, contexts, infos, ips. The last three are rows in blocks (image-blocks.ts): what follows is relative within a block, so that any can be read by itself.
 *
 * Info rows follow each other with places as deltas to the row before. The ip table is the start of each block in words (as a step from the one before), then blocks of entries,
 * each relative to the one before it, in five forms (bits from the first byte's highest):
 *
 *     0 ggg ll ccccc wwwww                   2 bytes   same function, same line; gap 0..7, length 1..4, column step -16..15, width 0..31
 *     10 f ggg ll yyyy cccccc wwwwww         3 bytes   line step -4..11, column step -32..31, width 0..63
 *     110 f gggg lll yyyyyyy ccccccc wwwwwww 4 bytes   gap 0..15, length 1..8, line step -32..95, column step -64..63, width 0..127
 *     1111 f ggg lllmmmmm yyyyyyyy cccccccc eeeeeeee    5 bytes   gap 0..7, length 1..8, 1..32 lines more, line step -64..191, column step -128..127, end column
 *     11100000 varints                       long      gap, length, line step, column step, lines, end column
 *     11100001 varint                        the following entries belong to the function so many infos further
 *     11100010 varint varint                 the file, and the line that the next step is taken from
 *     11100011 varint                        the following entries have the context so many further than the last one (zigzag)
 *     11100100                               the following entries have no context
 *     11100101 … 11101111                    the same as 11100011, -4 … 6 further
 *
 * gap = words between the end of the entry before and its start; length = its words; width = columns on its one line. f = 1: the entry belongs to the
 * function of the next info, and instead of a column step stands its column, 0..63 or 0..127.
 *
 * Contexts of inlined code (InlinedCall) are a tree in a table of their own (image-contexts.ts). Lines and columns are relative to the last entry before that belongs to code of the same callee, if there is one.
 */
import type { InfoDebug } from './image.ts';
import type { BlockShape } from './image-blocks.ts';
import type { Rep } from './tables/primops.ts';

export const infoKinds: readonly InfoDebug['kind'][] = ['con', 'fun', 'thunk', 'caf', 'ret', 'safepoint', 'raise'];
export const reps: readonly Rep[] = ['p', 'i32', 'i64', 'f32', 'f64', 'void'];

/** Rows that can only be read together: few for those that are asked for one by one, many where each block costs its bytes. */
export const INFO_ROWS: BlockShape = { rows: 'info rows', perBlock: 16, leastB: 3 };
export const IP_ROWS: BlockShape = { rows: 'ip entries', perBlock: 1024, leastB: 2 };

export const KIND_MASK = 7;
export const HAS_PLACE = 8;
export const HAS_VARS = 16;
export const HAS_WAITS = 32;
export const HAS_PARAMS = 64;
export const HAS_CONTEXT = 128;

export const WIDE = 0xc0;
export const LONG = 0xe0;
export const FAR_INFO = 0xe1;
export const FILE = 0xe2;
export const CONTEXT = 0xe3;
export const NO_CONTEXT = 0xe4;
export const NEAR_CONTEXT = 0xe5;
/** steps to contexts that take one byte: from this, as many as there are bytes left */
export const NEAREST = -4;
export const NEAR_STEPS = 11;
export const LINES = 0xf0;
