/**
 * The next step of the machine in words: the rule of the eval/apply paper ("Making a fast curry", Marlow & Peyton Jones) that it is, and what it will do with these
 * very closures.
 */
import * as L from '../../../abi/layout.ts';
import { decodeClosure, untag } from '../../memory/decode.ts';
import { decodeFrame } from '../../memory/frames.ts';
import { unqualified } from '../../memory/source-names.ts';
import { walkStack } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { type CodeInstruction, instructionAt, operandOf, procedureAt } from './code.ts';
import { operandsText } from './disassemble.ts';
import { type Standing, standing } from './standing.ts';
import { closureSymbol, symbolAt } from './symbols.ts';
import { thunkName } from './values.ts';

export interface Explanation {
  /** `CASE`, `KNOWNCALL`, `THUNK`, `UPDATE`, …; '' for what the paper has no rule for */
  readonly rule: string;
  readonly text: string;
  /** the instruction, as the listing shows it; '' when a return comes next */
  readonly instruction: string;
}

/** What a thread will do next. */
export function explain(target: Target, tso = 0): Explanation {
  const at = standing(target, tso);
  if (!at.isRaw) return explainReturn(target, at);
  const instruction = instructionAt(target, at.ip);
  if (instruction === null) return { rule: '', text: 'no instruction stands there', instruction: '' };
  const [rule, text] = words(target, at, instruction);
  return { rule, text, instruction: `${instruction.op} ${operandsText(target, instruction)}`.trim() };
}

type Words = readonly [string, string];

function words(target: Target, at: Standing, i: CodeInstruction): Words {
  const name = quoted(at.procedure?.name ?? '');
  const frames = at.procedure?.frameWords ?? 0;
  switch (i.op) {
    case 'ENTRY':
      return ['KNOWNCALL', entry(target, at, name, frames)];
    case 'ENTRY_THUNK':
    case 'ENTRY_CAF':
      return [
        'THUNK',
        `the thunk ${name} at ${hex(untag(at.r1))} is entered: an update frame for it is pushed, it becomes a BLACKHOLE, and its frame of ${plural(frames, 'word')} is pushed`,
      ];
    case 'ENTRY_ONCE':
      return ['THUNK', `${name} is entered; it is needed only once, so it gets no update frame`];
    case 'EVAL':
    case 'EVALTAG':
    case 'EVALF2':
      return evaluation(target, slot(target, at, i, 's'));
    case 'ENTER':
      return tailEvaluation(target, slot(target, at, i, 's'));
    case 'CALL':
      return ['KNOWNCALL', `${callee(target, i)} is called with its arguments below Sp; the frame of ${name} keeps the place to come back to`];
    case 'CALLN':
      return ['KNOWNCALL', `the local function ${quoted(codeOf(target, i))} is called; R1 is its closure`];
    case 'TAIL':
    case 'TAILN':
      return [
        'KNOWNCALL',
        `${i.op === 'TAIL' ? callee(target, i) : quoted(codeOf(target, i))} is called in tail position: the frame of ${name} goes, its caller's continuation stays on top`,
      ];
    case 'APPLY':
      return application(target, slot(target, at, i, 's'), operandOf(i, 'shape') ?? 0, '');
    case 'TAILAP':
      return application(target, slot(target, at, i, 's'), operandOf(i, 'shape') ?? 0, `; the frame of ${name} goes first`);
    case 'RETP':
      return returning(target, at, `${symbolAt(target, slot(target, at, i, 's'))} is returned`);
    case 'RETW':
    case 'RETL':
    case 'RETM':
      return returning(target, at, 'unboxed results are returned below Sp');
    case 'RETV':
      return returning(target, at, 'it returns; there is no result');
    case 'R1GET':
      return ['RET', `${name} goes on with the result ${symbolAt(target, at.r1)}`];
    case 'CON':
    case 'CON1':
    case 'CON2':
    case 'CON1L':
      return ['LET', `a constructor ${conName(target, i)} is allocated`];
    case 'THK':
      return ['LET', `a thunk is allocated: ${quoted(closureOf(target, i))}`];
    case 'BUMP':
    case 'FILL':
    case 'FILLT':
      return ['LET', 'closures that refer to each other are allocated'];
    case 'HPCHK':
      return ['', `${plural(operandOf(i, 'u24') ?? 0, 'word')} of heap are asked for; if the nursery is full, it is collected`];
    case 'LOOP':
      return ['KNOWNCALL', `${name} calls itself in tail position: it goes back to its beginning`];
    case 'BRTAG':
    case 'SWTAG':
    case 'SWCON':
    case 'SWTAB':
      return ['CASE', 'the alternative is chosen'];
    case 'PRIMCALL':
    case 'TAILPRIM':
      return ['PRIMOP', `the primop ${operandsText(target, i).split(' ').at(-1)} runs`];
    case 'HOSTCALL':
    case 'TAILHOST':
      return ['', `the host function ${target.debug.hostName(operandOf(i, 'host') ?? -1) || '?'} is asked for; the machine waits for its answer`];
    case 'FAIL':
      return ['', 'no alternative matches: a check of the machine fails'];
    case 'UPDATE_RET':
      return frameRule(target, at);
    default:
      return i.op.endsWith('_RET') ? frameRule(target, at) : primitive(i);
  }
}

function entry(target: Target, at: Standing, name: string, frames: number): string {
  if (frames === 0) return `${name} is entered; it needs no frame`;
  const left = room(target, at);
  const needs = `${name} is entered. Its frame needs ${plural(frames, 'word')}, and ${left} are left between SpLim and Sp`;
  return left >= frames ? `${needs}: the frame is pushed` : `${needs}: the stack grows first, then it is entered again`;
}

function primitive(i: CodeInstruction): Words {
  if (/^J/.test(i.op)) return ['CASE', 'a comparison chooses the alternative'];
  if (/^(LD|MOV|FIELDS|R1FREE)/.test(i.op)) return ['', 'words are moved into the frame'];
  return ['PRIMOP', `${i.op.toLowerCase()}: a primitive operation on unboxed words`];
}

function evaluation(target: Target, pointer: number): Words {
  if ((pointer & L.TAG_MASK) !== 0) return ['CASE', `${symbolAt(target, pointer)} is evaluated already (its pointer is tagged): case goes on with it`];
  const closure = decodeClosure(target.view, target.debug, pointer);
  const what = `the address of the continuation is stored in word 0 of the frame, and ${entered(target, pointer)}`;
  return [
    'CASE',
    closure.kind === 'con' || closure.kind === 'fun'
      ? `${symbolAt(target, pointer)} is evaluated, but its pointer does not say so: it is entered and returns itself`
      : what,
  ];
}

function tailEvaluation(target: Target, pointer: number): Words {
  if ((pointer & L.TAG_MASK) !== 0) return ['RET', `${symbolAt(target, pointer)} is evaluated: it is returned to the frame above`];
  return ['ENTER', `the frame goes, and ${entered(target, pointer)}`];
}

function entered(target: Target, pointer: number): string {
  const closure = decodeClosure(target.view, target.debug, pointer);
  switch (closure.kind) {
    case 'thunk':
      return `the ${thunkName(closure)} at ${hex(closure.address)} is entered`;
    case 'blackhole':
      return `the closure at ${hex(closure.address)} is entered: it is under evaluation already, so this is <<loop>>, or a wait for another thread`;
    case 'ap':
      return `${quoted(closure.name)} is applied to the arguments that the suspended application at ${hex(closure.address)} holds`;
    case 'apStack':
      return `the interrupted evaluation at ${hex(closure.address)} goes on`;
    default:
      return `${closureSymbol(target, closure)} at ${hex(closure.address)} is entered and returns itself`;
  }
}

/** APPLY and TAILAP: which of the rules for unknown functions it will be. */
function application(target: Target, pointer: number, shape: number, also: string): Words {
  const count = shape & L.SHAPE_COUNT_MASK;
  const given = plural(count, 'argument');
  const closure = decodeClosure(target.view, target.debug, pointer);
  const name = quoted('name' in closure ? closure.name : '');
  if (closure.kind === 'pap')
    return ['PCALL', `the partial application of ${name} gets ${given} more: they are put together, and the function is called${also}`];
  if (closure.kind !== 'fun')
    return ['TCALL', `what is to be called is not evaluated: ${given} wait in an apply frame, and ${entered(target, pointer)}${also}`];
  if (closure.arity === count) return ['EXACT', `${name} takes ${given} and gets as many: it is called${also}`];
  if (closure.arity < count)
    return [
      'CALLK',
      `${name} takes ${closure.arity} and gets ${given}: it is called with the first ${closure.arity}, the others wait in an apply frame for its result${also}`,
    ];
  return ['PAP2', `${name} takes ${closure.arity} and gets ${given}: a partial application is made and returned${also}`];
}

function returning(target: Target, at: Standing, what: string): Words {
  const above = topFrame(target, at.callers);
  return ['RET', `${what}${above === '' ? '' : ` to ${above}`}`];
}

/** A thread at rest: what it returns, to which frame. */
function explainReturn(target: Target, at: Standing): Explanation {
  if (at.chunk === 0) return { rule: '', text: 'no thread runs', instruction: '' };
  const [rule, text] = frameRule(target, at);
  return { rule, text, instruction: '' };
}

function frameRule(target: Target, at: Standing): Words {
  const [raw] = walkStack(target.view, at.callers);
  if (raw === undefined || 'cutOff' in raw) return ['', 'the stack cannot be read'];
  const frame = decodeFrame(target.view, target.debug, raw);
  const value = symbolAt(target, at.r1);
  switch (frame.kind) {
    case 'update':
      return ['UPDATE', `the closure at ${hex(frame.updatee)} is overwritten with an indirection to ${value}, and ${value} is returned further`];
    case 'ret':
      return ['RET', `${quoted(frame.name)} goes on${frame.waits === '' ? '' : ` after ${frame.waits}`}`];
    case 'apply':
      return application(target, at.r1, target.view.u32(raw.sp + L.APPLY_SHAPE), '');
    case 'catch':
      return ['', 'nothing was raised under the handler: the catch frame goes'];
    case 'mask':
    case 'maskUninterruptible':
    case 'unmask':
      return [
        '',
        `the masking state is put back: ${frame.kind === 'unmask' ? 'asynchronous exceptions may come again' : 'asynchronous exceptions are masked'}`,
      ];
    case 'stop':
      return ['', `the thread ends; its result is ${value}`];
    case 'blocked':
      return ['PRIMOP', `${frame.primop} is run (again)`];
    case 'enter':
      return ['ENTER', entered(target, frame.closure)];
    case 'raise':
      return ['', `${symbolAt(target, frame.exception)} is raised`];
    case 'boundary':
      return ['', `${value} is given to the host, which called in here`];
    case 'underflow':
      return ['', 'this stack chunk is empty: it goes on in the one below'];
    default:
      return ['', frame.kind];
  }
}

function topFrame(target: Target, start: Standing['callers']): string {
  const [raw] = walkStack(target.view, start);
  if (raw === undefined || 'cutOff' in raw) return '';
  const frame = decodeFrame(target.view, target.debug, raw);
  if (frame.kind === 'ret') return `the frame of ${quoted(frame.name)}${frame.waits === '' ? '' : `, which waits: ${frame.waits}`}`;
  return frame.kind === 'update' ? `an update frame, which will overwrite the thunk at ${hex(frame.updatee)} with it` : `the ${frame.kind} frame`;
}

function slot(target: Target, at: Standing, i: CodeInstruction, kind: string): number {
  return target.view.u32(at.sp + (operandOf(i, kind) ?? 0) * L.WORD_B);
}

function callee(target: Target, i: CodeInstruction): string {
  const pointer = operandOf(i, 'ptr') ?? 0;
  return quoted(symbolAt(target, pointer).replace(/\+\d$/, '')) || quoted(codeOf(target, i));
}

function codeOf(target: Target, i: CodeInstruction): string {
  return procedureAt(target, operandOf(i, 'code') ?? 0)?.name ?? '';
}

function conName(target: Target, i: CodeInstruction): string {
  return unqualified(target.debug.name(target.view.u32(untag(operandOf(i, 'con') ?? 0) + L.INFO_ID)));
}

function closureOf(target: Target, i: CodeInstruction): string {
  return target.debug.name(target.view.u32((operandOf(i, 'info') ?? 0) + L.INFO_ID));
}

function room(target: Target, at: Standing): number {
  return (at.sp - target.view.u32(at.chunk + L.STACK_LIMIT)) / L.WORD_B;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function quoted(name: string): string {
  return name === '' ? '' : `\`${unqualified(name)}\``;
}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}
