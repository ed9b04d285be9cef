/** docs/bytecode.md, from the tables: everything a number in an image, on a stack or in an exit register can mean. */
import type { OperandKind } from '../abi/disassemble.ts';
import { INFO_SIZE_B, RTS_INFO, SLOT_BIAS } from '../abi/layout.ts';
import { closureTypes } from '../abi/tables/closure-types.ts';
import { checks, exitReasons } from '../abi/tables/exit-reasons.ts';
import { opcodes, operandKinds } from '../abi/tables/opcodes.ts';
import { type Primop, primCalls, primops, type Rep } from '../abi/tables/primops.ts';
import { rtsInfos } from '../abi/tables/rts-infos.ts';
import { wellKnown } from '../abi/tables/well-known.ts';

const kindTexts: Readonly<Record<OperandKind, string>> = operandKinds;

/** The whole page. */
export function bytecodeDoc(): string {
  const sections = [intro, instructions(), closures(), infos(), exits(), primopTable(), wellKnownTable()];
  return `${sections.map((section) => section.trim()).join('\n\n')}\n`;
}

const intro = `
<!-- Written by scripts/gen-abi.ts from abi/tables. Do not edit. -->
# Bytecode and other numbers

What the tables in [abi/tables](../abi/tables) say, to read. How the machine behaves is told in [machine.md](machine.md), what an image file looks like in [abi/image-format.ts](../abi/image-format.ts);
\`vertebra dump --bytecode FILE\` shows the instructions of a program.
`;

function instructions(): string {
  return `
## Instructions

An instruction is a 32-bit word: the opcode in its low byte, then three operand bytes a, b, c, or wider operands made of them. Further words follow where the row says, after the bar.
A slot operand \`b\` means the word at Sp + 4 × (b − ${SLOT_BIAS}): ${SLOT_BIAS} is the frame's own word 0, smaller numbers lie below Sp. F is the frame's size in words.
Branches fall through when their condition is false; comparisons of doubles with NaN are false. \`info\` on an instruction that may raise names the frame at that place.

${table(['operand', 'is'], Object.entries(kindTexts), [0])}

${table(
  ['', 'instruction', 'operands', ''],
  opcodes.map(({ name, operands, doc }, i) => [String(i), name, operands, doc]),
  [1, 2],
)}
`;
}

function closures(): string {
  return `
## Closure and frame types

Byte 0 of every info table. Groups: a \`value\` is evaluated, a \`thunk\` may be entered, an \`object\` is the machine's and evaluated, a \`frame\` lies on a stack, \`none\` is never seen by programs.

${table(
  ['', 'type', 'group', ''],
  closureTypes.map(({ name, group, doc }, i) => [String(i), name, group, doc]),
  [1],
)}
`;
}

function infos(): string {
  return `
## Info tables of the machine itself

Row i lies at byte ${RTS_INFO} + ${INFO_SIZE_B} × i and has info id i; ids of images follow. The entry instruction of a frame or thunk is its own opcode.

${table(
  ['id', 'info', 'type', 'pointers', 'other words', 'entry', 'shown as'],
  rtsInfos.map(({ name, type, ptrs = 0, nptrs = 0, op = '', label }, i) => [String(i), name, type, String(ptrs), String(nptrs), op, label]),
  [1, 2, 5],
)}
`;
}

function exits(): string {
  return `
## Exit reasons

Why \`run\` returned to the host; A to D are the registers REG_EXIT_A to REG_EXIT_D.

${table(
  ['', 'reason', 'registers', ''],
  exitReasons.map(({ name, args, doc }, i) => [String(i), name, args, doc]),
  [1],
)}

What INTERNAL names in A:

${table(
  ['', 'check', ''],
  checks.map(({ name, doc }, i) => [String(i), name, doc]),
  [1],
)}
`;
}

function primopTable(): string {
  return `
## Primops

Names and meanings are GHC's. Kinds: \`p\` pointer, \`i32\` (Char#, Addr#), \`i64\` (Int#, Word#), \`f32\`, \`f64\`, \`void\` (State#). A primop is one instruction, or out of line: it may collect, block, raise or run code, and has the
number that \`PRIMCALL\` and \`TAILPRIM\` carry. *Fails*: it may raise a Haskell exception.

${table(['primop', 'kinds', 'is', ''], primops.map(primopRow), [0, 1])}
`;
}

function primopRow({ name, args, results, how, fails, doc = '' }: Primop): string[] {
  const kinds = (reps: readonly Rep[]): string => (reps.length === 1 ? reps[0] : `(${reps.join(', ')})`);
  const is = 'call' in how ? `out of line, ${primCalls.indexOf(how.call)}` : how.inline;
  return [name, `(${args.join(', ')}) -> ${kinds(results)}`, is, [doc, fails ? 'Fails' : ''].filter(Boolean).join('. ')];
}

function wellKnownTable(): string {
  return `
## Well-known closures

Closures that the machine must name. Each starts as a constructor of its own; an image that exports the symbol replaces it when it is loaded.

${table(
  ['', 'symbol', ''],
  wellKnown.map(({ symbol, doc }, i) => [String(i), symbol, doc]),
  [1],
)}
`;
}

/** `code`: columns whose texts are set as code. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], code: readonly number[]): string {
  const cell = (text: string, column: number): string => {
    const escaped = text.replaceAll('|', '\\|');
    return text !== '' && code.includes(column) ? `\`${escaped}\`` : escaped.replaceAll('<', '&lt;');
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(cell)))].join('\n');
}
