/** Answers as a person reads them in a terminal. */

import { builtLines } from '../../backtrace/built.ts';
import { authorName } from '../../backtrace/names.ts';
import { lookupOf } from '../../backtrace/text.ts';
import { describe } from '../../backtrace/words.ts';
import { type PrintOptions, printBacktrace } from '../../backtrace.ts';
import type { BacktraceFrame } from '../../memory/backtrace-data.ts';
import { type SourcePlace, showPlace } from '../../memory/debug-index.ts';
import type { CodeView } from '../look/disassemble.ts';
import type { Census } from '../look/heap.ts';
import type { Retainers } from '../look/retainers.ts';
import type { SourceView } from '../look/source.ts';
import type { StackView } from '../look/stack.ts';
import type { ThreadView } from '../look/threads.ts';
import type { Breakpoint, BreakpointPlace, Stop } from '../protocol.ts';
import type { Answer, ShownValue, ShownVariable } from './answer.ts';
import { helpText } from './help.ts';

export interface TextOptions {
  /** ANSI colours. Default false */
  readonly color?: boolean;
  /** how backtraces are printed: code is in their words, and not under them, as `frame` shows it */
  readonly backtrace?: Omit<PrintOptions, 'color' | 'short' | 'excerpts'>;
}

type Paint = (text: string, style: number) => string;
const BOLD = 1;
const DIM = 2;
const GREEN = 32;
const CYAN = 36;
const RED = 31;

/** An answer as lines without a newline at the end; '' when there is nothing to say. */
export function answerText(answer: Answer, { color = false, backtrace = {} }: TextOptions = {}): string {
  const paint: Paint = color ? (text, style) => (text === '' ? '' : `\u001b[${style}m${text}\u001b[0m`) : (text) => text;
  switch (answer.answer) {
    case 'stop':
      return stopText(answer, paint, backtrace);
    case 'breakpoint':
      return breakpointText(answer.breakpoint);
    case 'breakpoints':
      return answer.breakpoints.length === 0 ? 'there are no breakpoints' : answer.breakpoints.map(breakpointText).join('\n');
    case 'hooks':
      return answer.hooks.length === 0 ? 'there are no stop-hooks' : answer.hooks.map(({ id, text }) => `stop-hook ${id}: ${text}`).join('\n');
    case 'display':
      return answer.rows.map(({ name, text }) => `${name} = ${text}`).join('\n');
    case 'frames':
      return answer.backtrace.entries.length === 0
        ? 'there are no frames: nothing runs'
        : printBacktrace(answer.backtrace, { ...backtrace, color, short: answer.short, excerpts: false });
    case 'frame':
      return lines(frameText(answer.frame, paint, backtrace), variablesText(answer.variables, paint, '  '), sourceText(answer.source, paint));
    case 'locals':
      return localsText(answer.variables, answer.hidden, paint);
    case 'value':
      return [valueText(answer.value, paint), ...originLines(answer.value, paint, backtrace)].join('\n');
    case 'stack':
      return stackText(answer.stack, paint);
    case 'registers':
      return answer.registers.map(({ name, value, note }) => `${name.padEnd(7)} ${registerValue(name, value)}${note === '' ? '' : `  ${note}`}`).join('\n');
    case 'threads':
      return answer.threads.map((thread) => threadText(thread, answer.selected, paint, backtrace)).join('\n');
    case 'heap':
      return censusText(answer.census, answer.rows, paint);
    case 'retainers':
      return retainersText(answer.expression, answer.retainers);
    case 'code':
      return codeText(answer.code, paint);
    case 'address':
      return lines(
        ...answer.address.facts.map((fact, i) => `${i === 0 ? `0x${answer.address.address.toString(16)}: ` : '  '}${fact}`),
        placeLine(answer.address.place),
      );
    case 'explain': {
      const { rule, text, instruction } = answer.explanation;
      return `${rule === '' ? '' : `${rule}: `}${text}${instruction === '' ? '' : `\n  ${paint(instruction, DIM)}`}`;
    }
    case 'source':
      return sourceText(answer.source, paint);
    case 'help':
      return helpText(answer.topic);
    case 'message':
      return answer.text;
    case 'error':
      return paint(answer.text, RED);
  }
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** A function or thunk by the author's name for it. */
function shownName(name: string): string {
  return name === '' ? '' : authorName(name).name || 'a thunk';
}

function placeLine(place: SourcePlace | null): string {
  return place === null ? '' : `  ${showPlace(place)}`;
}

// Stops -----------------------------------------------------------------------------------------------------------------------------------

function stopText(
  { stop, frame, arguments: args, source }: Answer & { readonly answer: 'stop' },
  paint: Paint,
  { functionAt }: NonNullable<TextOptions['backtrace']>,
): string {
  if (stop.reason === 'ended') return stop.text === '' ? `the program ended with exit code ${stop.exitCode ?? 0}` : `the program ended: ${stop.text}`;
  const given = args.map(({ name, text }) => `${name} = ${text}`).join(', ');
  const isInside = stop.reason === 'exception' && frame !== null && frame.number > 0;
  const place = isInside ? frame.place : (stop.place ?? frame?.place ?? null);
  const around = place === null ? '' : (functionAt?.(place) ?? '');
  const own = shownName((isInside ? '' : stop.function) || frame?.name || '');
  const name = own === 'a thunk' && around !== '' ? `in ${around}` : own;
  const where = `${name}${given === '' ? '' : ` (${given})`}${place === null ? '' : `  ${paint(showPlace(place), CYAN)}`}${isInside ? paint(`  (frame #${frame.number})`, DIM) : ''}`;
  return lines(`${paint(reasonText(stop), GREEN)}${where === '' ? '' : `, ${where}`}`, sourceText(source, paint));
}

function reasonText(stop: Stop): string {
  const ids = stop.breakpoints.join(', ');
  switch (stop.reason) {
    case 'breakpoint':
      return `breakpoint ${ids}`;
    case 'exception':
      return `exception: ${stop.text}${ids === '' ? '' : ` (breakpoint ${ids})`}`;
    case 'updated':
      return `a thunk was updated${stop.text === '' ? '' : `: ${stop.text}`}${ids === '' ? '' : ` (breakpoint ${ids})`}`;
    case 'entry':
      return 'at the beginning';
    case 'step':
      return 'step';
    case 'pause':
      return 'paused';
    case 'limit':
      return `stopped at a limit: ${stop.text}`;
    case 'ended':
      return 'ended';
  }
}

function breakpointText({ id, place, sites, visits, condition, hits, log }: Breakpoint): string {
  const extras = [condition && `if ${condition}`, hits !== undefined && hits > 1 && `from visit ${hits} on`, log && `log ${log}`].filter(Boolean);
  const first = `breakpoint ${id}: ${placeText(place)}${extras.length === 0 ? '' : `, ${extras.join(', ')}`}${visits === 0 ? '' : `, met ${visits} time${visits === 1 ? '' : 's'}`}`;
  if (sites.length === 0) return place.at === 'exception' || place.at === 'updated' ? first : `${first}\n  no code matches yet`;
  return lines(
    first,
    ...sites
      .slice(0, MAX_SITES)
      .map((site) => `  0x${site.address.toString(16)} ${shownName(site.function)}${site.place === null ? '' : `  ${showPlace(site.place)}`}`),
    sites.length > MAX_SITES ? `  and ${sites.length - MAX_SITES} more places` : '',
  );
}

const MAX_SITES = 8;

function placeText(place: BreakpointPlace): string {
  switch (place.at) {
    case 'function':
      return place.name;
    case 'line':
      return `${place.file}:${place.line}${place.col === undefined ? '' : `:${place.col}`}`;
    case 'instruction':
      return `0x${place.address.toString(16)}`;
    case 'exception':
      return `exception ${typeof place.which === 'string' ? place.which : place.which.name}`;
    case 'updated':
      return `update of 0x${place.closure.toString(16)}`;
  }
}

// Frames and values -----------------------------------------------------------------------------------------------------------------------

function frameText(frame: BacktraceFrame, paint: Paint, options: PrintOptions): string {
  const place = frame.place === null ? '' : `  ${paint(showPlace(frame.place), CYAN)}`;
  return `#${frame.number}  ${paint(describe(frame, lookupOf(options)).what, BOLD)}${place}`;
}

function variablesText(variables: readonly ShownVariable[], paint: Paint, margin: string): string {
  const width = Math.min(24, Math.max(0, ...variables.map(({ name }) => name.length)));
  return variables.map((v) => `${margin}${v.name.padEnd(width)} = ${v.text}${v.note === '' ? '' : `  ${paint(`-- ${v.note}`, DIM)}`}`).join('\n');
}

const roleTitles = { argument: 'arguments', local: 'locals', free: 'free variables', result: 'result', part: 'the frame holds' } as const;

function localsText(variables: readonly ShownVariable[], hidden: number, paint: Paint): string {
  const hint = hidden === 0 ? '' : paint(`${hidden} of the compiler's own: locals --all`, DIM);
  if (variables.length === 0) return lines('no variables are alive in this frame', hint);
  const groups = Object.entries(roleTitles).map(([role, title]) => {
    const own = variables.filter((v) => v.role === role);
    return own.length === 0 ? '' : `${title}:\n${variablesText(own, paint, '  ')}`;
  });
  return lines(...groups, hint);
}

function valueText({ expression, text, note, place }: ShownValue, paint: Paint): string {
  const where = place !== null && !note.includes(showPlace(place)) ? `  ${showPlace(place)}` : '';
  return `${expression} = ${text}${note === '' && where === '' ? '' : `  ${paint(`-- ${note}${where}`, DIM)}`}`;
}

/** Who built a thunk, under it. */
function originLines({ built }: ShownValue, paint: Paint, { functionAt }: Omit<PrintOptions, 'color'>): string[] {
  if (built === undefined) return [];
  const lines = builtLines(built, { sources: null, functionAt });
  return lines.map(({ what, place, note }) => paint(`  ${[what, place === null ? '' : showPlace(place), note].filter((part) => part !== '').join('  ')}`, DIM));
}

/** Lines with numbers, and carets under the place. */
function sourceText(source: SourceView | null, paint: Paint): string {
  if (source === null) return '';
  const width = Math.max(...source.lines.map(({ number }) => String(number).length));
  const rows = source.lines.flatMap(({ number, text, marked }) => {
    const row = `${paint(`${String(number).padStart(width + 2)} |`, DIM)} ${text}`.trimEnd();
    if (marked === null) return [row];
    const indent = text.slice(0, marked[0] - 1).replace(/[^\t]/g, ' ');
    return [row, `${paint(`${' '.repeat(width + 2)} |`, DIM)} ${indent}${paint('^'.repeat(marked[1] - marked[0]), GREEN)}`];
  });
  if (source.isCut) rows.push(paint(`${' '.repeat(width + 2)} | …`, DIM));
  return rows.join('\n');
}

// The machine -----------------------------------------------------------------------------------------------------------------------------

function hex(value: number): string {
  return `0x${(value >>> 0).toString(16).padStart(8, '0')}`;
}

function registerValue(name: string, value: number): string {
  return name === 'fuel' ? String(value).padStart(10) : hex(value);
}

function stackText({ sp, limit, words, more, cutOff }: StackView, paint: Paint): string {
  const rows = words.map(({ address, word, frame, text }) => {
    const number = frame < 0 ? '' : `#${frame}`;
    return `${hex(address)}: ${hex(word)}  ${number.padEnd(4)} ${frame < 0 ? text : paint(text, BOLD)}`.trimEnd();
  });
  const head = `Sp ${hex(sp)}, SpLim ${hex(limit)}: ${(sp - limit) / 4} words between`;
  return lines(head, ...rows, more === 0 ? '' : `… ${more} words more`, cutOff === '' ? '' : `[cut off: ${cutOff}]`);
}

function codeText({ name, place, lines: code, before, after }: CodeView, paint: Paint): string {
  const rows = code.map((line) => {
    const mark = line.isNext ? '=>' : line.isPatched ? ' *' : '  ';
    const text = `${mark} ${hex(line.address)}  ${line.op.padEnd(9)} ${line.operands}`.trimEnd();
    const full = line.place === null ? text : `${text.padEnd(64)}  ; ${line.place.line}:${line.place.col}`;
    return line.isNext ? paint(full, BOLD) : full;
  });
  const head = `${name}:${place === null ? '' : `  ${showPlace(place)}`}`;
  return lines(head, before === 0 ? '' : `   … ${before} instructions before`, ...rows, after === 0 ? '' : `   … ${after} instructions more`);
}

function threadText(thread: ThreadView, selected: number, paint: Paint, { functionAt }: PrintOptions): string {
  const { id, name, state, mask, pending, stackWords, at, place } = thread;
  const extras = [
    mask === 'unmasked' ? '' : mask,
    pending === 0 ? '' : `${pending} exception${pending === 1 ? '' : 's'} pending`,
    `${stackWords} words of stack`,
  ];
  const around = place === null ? '' : (functionAt?.(place) ?? '');
  const within = around || shownName(at);
  const where = at === '' ? '' : `, ${within}${place === null ? '' : `  ${paint(showPlace(place), CYAN)}`}`;
  return `${id === selected ? '*' : ' '} ${id}  ${name}: ${state}${where}  ${paint(`(${extras.filter((text) => text !== '').join(', ')})`, DIM)}`;
}

function censusText({ rows, closures, bytes, cutOff }: Census, shown: number, paint: Paint): string {
  const listed = rows.slice(0, shown).map(({ name, kind, place, count, bytes: size }) => {
    const where = place === null ? '' : `  ${paint(showPlace(place), CYAN)}`;
    return `${number(size, 12)} B ${number(count, 10)} ×  ${kind === 'thunk' || kind === 'fun' ? `${kind} ` : ''}${name}${where}`;
  });
  const rest = rows.length > shown ? `… ${rows.length - shown} rows more (--rows N)` : '';
  return lines(
    ...listed,
    rest,
    `${bytes.toLocaleString('en-US')} bytes in ${closures.toLocaleString('en-US')} closures`,
    cutOff === '' ? '' : `[cut off: ${cutOff}]`,
  );
}

function number(value: number, width: number): string {
  return value.toLocaleString('en-US').padStart(width);
}

function retainersText(expression: string, { address, paths, isGarbage, isStatic, retainedBytes, cutOff }: Retainers): string {
  const head = `${expression} (0x${address.toString(16)}) alone keeps ${retainedBytes.toLocaleString('en-US')} bytes alive`;
  if (isGarbage) return `${head}\nnothing that can still run refers to it${isStatic ? '; it is static, so it stays' : ': the next collection takes it'}`;
  const shown = paths.map((path) => path.map(({ text, through }, i) => `${'  '.repeat(i + 1)}${text}${through === '' ? '' : `  ${through}`}`).join('\n'));
  return lines(head, ...shown, cutOff === '' ? '' : `[cut off: ${cutOff}]`);
}
