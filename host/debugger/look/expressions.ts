/**
 * What a person writes to name a value: a variable of the frame, a top-level name, `Module.name`, or an address; then fields by number or name, and elements.
 *
 *     account            table.0.key            Data.Map.empty            0x1a2b4            xs[3]            $R1
 */

import * as L from '../../../abi/layout.ts';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import { decodeClosure, infoAt, untag } from '../../memory/decode.ts';
import type { Field } from '../../memory/fields.ts';
import { qualifier, unqualified, withoutNumber } from '../../memory/source-names.ts';
import type { GlobalClosure, Target } from '../protocol.ts';
import { frameByNumber, framesBelow } from './frames.ts';
import { standing } from './standing.ts';
import { partsOf } from './values.ts';
import { frameVariables, runningVariables, type Variable } from './variables.ts';

/** What is said to the user when an expression names nothing. */
export class ExpressionError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExpressionError';
  }
}

/** Where names are looked up. */
export interface Scope {
  /** 0: the running thread */
  readonly tso: number;
  /** number of a frame */
  readonly frame: number;
}

export interface Named {
  readonly field: Field;
  /** how it was found: `local`, `argument`, …, `Main.total`, or an address */
  readonly from: string;
}

interface Path {
  readonly head: string;
  readonly steps: readonly string[];
}

/** Variables of a frame of a thread. */
export function variablesAt(target: Target, scope: Scope): Variable[] {
  const located = frameByNumber(target, scope.tso, scope.frame);
  if (located === null) return [];
  if (located.raw !== null) return frameVariables(target, located.raw);
  return runningVariables(target, standing(target, scope.tso));
}

/** The value an expression names. Throws ExpressionError. */
export function evaluateName(target: Target, scope: Scope, text: string): Named {
  const { head, steps } = parsePath(text.trim());
  const start = resolveHead(target, scope, head);
  return steps.reduce((named, step) => ({ field: select(target, named.field, step), from: named.from }), start);
}

const NAME = /^(?:\p{Lu}[\p{L}\p{N}_']*\.)*(?:[\p{Ll}_$][\p{L}\p{N}_'#$]*|\p{Lu}[\p{L}\p{N}_'#]*|\(?[!#$%&*+./<=>?@\\^|~:-]+\)?)/u;

function parsePath(text: string): Path {
  const head = /^\$(?:R1|r1)\b/.exec(text)?.[0] ?? /^0x[0-9a-f]+/i.exec(text)?.[0] ?? NAME.exec(text)?.[0];
  if (head === undefined)
    throw new ExpressionError(text === '' ? 'of what? a variable, `Module.name`, or 0xADDRESS' : `\`${text}\` is not a name or an address`);
  const rest = text.slice(head.length);
  const steps = [...rest.matchAll(/\.([\p{L}_][\p{L}\p{N}_']*|\d+)|\[(\d+)\]/gu)];
  if (steps.map((step) => step[0]).join('') !== rest)
    throw new ExpressionError(
      /^\s/.test(rest)
        ? `\`${text}\` would have to be computed, and looking runs nothing: name a variable, with fields \`.0\` or \`.name\` and elements \`[0]\` behind it`
        : `what is \`${rest}\`? fields are \`.0\` or \`.name\`, elements \`[0]\``,
    );
  return { head: head.replace(/^\((.*)\)$/, '$1'), steps: steps.map((step) => step[1] ?? `[${step[2]}]`) };
}

function resolveHead(target: Target, scope: Scope, head: string): Named {
  if (/^0x/i.test(head)) return atAddress(target, Number(head));
  if (/^\$R1$/i.test(head)) return { field: { name: 'R1', rep: 'p', value: standing(target, scope.tso).r1 }, from: 'R1' };
  const variables = variablesAt(target, scope);
  const local = variables.find((v) => v.name === head) ?? variables.find((v) => withoutNumber(v.name) === head);
  if (local !== undefined) return { field: local.field, from: local.role };
  const globals = globalsFor(target, head);
  const own = globals.find(({ module }) => module !== LIBRARY_IMAGE) ?? (qualifier(head) === '' ? undefined : globals[0]);
  if (own === undefined) throw new ExpressionError(`nothing here is called \`${head}\`${elsewhere(target, scope, head) || suggestion(variables)}`);
  return { field: { name: head, rep: 'p', value: own.address }, from: own.name.includes('.') ? own.name : `${own.module}.${own.name}` };
}

/** Top-level closures of this name; of `Data.Map.fromList`, which is exported there, also the one defined in `Data.Map.Internal`. */
function globalsFor(target: Target, head: string): readonly GlobalClosure[] {
  const exact = target.global(head);
  const module = qualifier(head);
  if (exact.length > 0 || module === '') return exact;
  return target.global(unqualified(head)).filter(({ name }) => name.startsWith(`${module}.`));
}

/** Frames below the one looked at that may know a name. */
const FRAMES_ASKED = 40;

/** The next frame outwards that has such a variable, in words; '' when none has. */
function elsewhere(target: Target, scope: Scope, name: string): string {
  const frame = framesBelow(target, scope.tso, scope.frame, FRAMES_ASKED).find(
    ({ raw }) => raw !== null && frameVariables(target, raw).some((v) => v.name === name || withoutNumber(v.name) === name),
  );
  return frame === undefined ? '' : `, but frame ${frame.number} has such a variable: \`frame ${frame.number}\``;
}

function suggestion(variables: readonly Variable[]): string {
  const names = [...new Set(variables.filter((v) => !v.generated).map((v) => withoutNumber(v.name)))];
  return names.length === 0 ? '' : `; variables of this frame: ${names.slice(0, 8).join(', ')}`;
}

function atAddress(target: Target, address: number): Named {
  if (infoAt(target.view, untag(address)) === null)
    throw new ExpressionError(`no closure at 0x${address.toString(16)} (\`lookup 0x${address.toString(16)}\` says what is there)`);
  return { field: { name: '', rep: 'p', value: address }, from: 'address' };
}

function select(target: Target, from: Field, step: string): Field {
  if (from.rep !== 'p') throw new ExpressionError(`a number has no field ${step}`);
  const closure = decodeClosure(target.view, target.debug, Number(from.value), { items: 100_000 });
  if (step.startsWith('[')) return element(target, Number(from.value), Number(step.slice(1, -1)));
  const parts = partsOf(closure);
  const found = /^\d/.test(step) ? parts[Number(step)] : (parts.find((part) => part.name === step) ?? parts.find((part) => withoutNumber(part.name) === step));
  if (found !== undefined) return found;
  if (closure.kind === 'thunk' || closure.kind === 'blackhole' || closure.kind === 'ap')
    throw new ExpressionError(`it is not evaluated: it has no field ${step} yet`);
  const known = parts.map((part, i) => part.name || String(i)).slice(0, 12);
  throw new ExpressionError(known.length === 0 ? `it has no fields` : `it has no field \`${step}\`; it has ${known.join(', ')}`);
}

/** Elements a list is followed for. */
const MAX_INDEX = 1_000_000;

function element(target: Target, pointer: number, index: number): Field {
  let at = pointer;
  for (let i = 0; i <= Math.min(index, MAX_INDEX); i++) {
    const closure = decodeClosure(target.view, target.debug, at, { items: index + 1 });
    if (closure.kind === 'array') return arrayElement(closure.elements, closure.count, index);
    const inner = closure.kind === 'con' ? closure.fields.find((field) => field.rep === 'p' && isArray(target, Number(field.value))) : undefined;
    if (i === 0 && inner !== undefined) return element(target, Number(inner.value), index);
    if (closure.kind !== 'con' || (unqualified(closure.name) !== ':' && closure.name !== 'Cons')) {
      const isEnd = closure.kind === 'con' && closure.fields.length === 0;
      throw new ExpressionError(isEnd ? `there are only ${i} elements` : i === 0 ? 'it is no list or array' : `only ${i} elements are evaluated`);
    }
    if (i === index) return closure.fields[0];
    at = Number(closure.fields[1].value);
  }
  throw new ExpressionError('so long a list is not walked');
}

function isArray(target: Target, pointer: number): boolean {
  return decodeClosure(target.view, target.debug, pointer, { items: 0 }).kind === 'array';
}

function arrayElement(elements: readonly number[], count: number, index: number): Field {
  if (index >= count) throw new ExpressionError(`there are only ${count} elements`);
  return { name: String(index), rep: 'p', value: elements[index] };
}

/** The closure an expression names, untagged, indirections followed. Throws ExpressionError for numbers. */
export function closureNamed(target: Target, scope: Scope, text: string): number {
  const { field } = evaluateName(target, scope, text);
  if (field.rep !== 'p') throw new ExpressionError(`\`${text}\` is a number, not a closure`);
  return decodeClosure(target.view, target.debug, Number(field.value), { items: 0 }).address;
}

/** A number that commands take: decimal, 0x…, or `$reg`. Throws ExpressionError. */
export function addressOf(target: Target, text: string): number {
  const register = registerOffsets[text.replace(/^\$/, '').toLowerCase()];
  if (register !== undefined) return target.view.u32(L.REGS + register);
  if (/^(0x[0-9a-f]+|\d+)$/i.test(text)) return Number(text);
  throw new ExpressionError(`\`${text}\` is no address`);
}

const registerOffsets: Readonly<Record<string, number>> = { sp: L.REG_SP, splim: L.REG_SPLIM, hp: L.REG_HP, r1: L.REG_R1, ip: L.REG_IP };
