/** What a person wants to know first of a core: why it was written, of what, which threads there are, and the stack. */
import { type PrintOptions, printBacktrace, printCause } from '../backtrace.ts';
import { type Thread, threadName } from '../memory/threads.ts';
import type { CoreHead, CoreHostValue } from './head.ts';
import type { CoreFile } from './open.ts';

const MIB = 1024 * 1024;
const MAX_THREADS = 20;
const LABEL_WIDTH = 9;

/** What the head says by itself: of what, and why. Two lines, without a newline at the end. */
export function headText(head: CoreHead): string {
  return rowsText(headRows(head, 'core'));
}

type Row = readonly [label: string, text: string];

function headRows(head: CoreHead, kind: string): Row[] {
  const program = [head.program.name, ...head.program.args].join(' ');
  return [
    [kind, `of ${program}, written ${head.time} in ${head.engine}`],
    ['why', whyText(head)],
  ];
}

function rowsText(rows: readonly Row[]): string {
  return rows.map(([label, text]) => `${label.padEnd(LABEL_WIDTH)}${text}`).join('\n');
}

/** Several lines, without a newline at the end. */
export function overviewText(core: CoreFile, options: PrintOptions = {}): string {
  const { head } = core;
  const rows: Row[] = [
    ...headRows(head, core.isSnapshot ? 'snapshot' : 'core'),
    ['machine', `${head.debugMachine ? 'debug' : 'release'} build, ${(core.view.sizeB / MIB).toFixed(1)} MiB of memory${limitsText(head)}`],
    ['images', head.images.map(({ name, id }) => `${name} (${id})`).join(', ')],
  ];
  if (core.withoutTables.length > 0) rows.push(['missing', `debug tables of ${core.withoutTables.map(({ name }) => name).join(', ')}: give them with --image`]);
  if (head.hostValues.length > 0) rows.push(['host', `${head.hostValues.length} values held: ${head.hostValues.map(hostValueText).join(', ')}`]);
  for (const call of core.run?.waiting ?? []) rows.push(['waiting', `thread ${call.thread} for host function ${call.function}`]);
  const { threads } = core;
  const lines = [rowsText(rows), '', ...threads.slice(0, MAX_THREADS).map((thread) => `  ${threadText(thread)}`)];
  if (threads.length > MAX_THREADS) lines.push(`  … ${threads.length - MAX_THREADS} more threads`);
  const backtrace = core.backtrace();
  const cause = head.why.exception?.name === 'NonTermination' ? printCause(backtrace) : printCause({ ...backtrace, loop: [] });
  if (cause !== '') lines.push('', cause);
  lines.push('', printBacktrace(backtrace, options));
  return lines.join('\n');
}

/** The same as data. */
export function overviewData(core: CoreFile): object {
  const { head, isSnapshot, withoutTables, threads } = core;
  return { kind: isSnapshot ? 'snapshot' : 'core', ...head, withoutTables: withoutTables.map(({ name }) => name), threads, backtrace: core.backtrace() };
}

const kinds: Readonly<Record<string, string>> = {
  exception: 'uncaught exception',
  stackOverflow: 'stack overflow',
  heapOverflow: 'heap overflow',
  internal: 'trap',
};

function whyText({ why }: CoreHead): string {
  const kind = kinds[why.kind] ?? why.kind;
  const thread = why.thread === 0 ? '' : ` in thread ${why.thread}`;
  const text = why.message.startsWith(kind) ? why.message : `${kind}${thread}: ${why.message}`;
  return text.replaceAll('\n', `\n${' '.repeat(LABEL_WIDTH)}`);
}

function limitsText({ settings }: CoreHead): string {
  const limits = Object.entries(settings.limits).map(([name, value]) => `${name} ${value}`);
  return limits.length === 0 ? '' : `; ${limits.join(', ')}`;
}

function hostValueText({ name, type }: CoreHostValue): string {
  return name === null ? type : `${name} (${type})`;
}

function threadText(thread: Thread): string {
  const waits = thread.status === 'blocked' ? `, ${thread.why}` : '';
  const mask = thread.mask === 'unmasked' ? '' : `, ${thread.mask}`;
  return `${threadName(thread).padEnd(16)} ${thread.status}${waits}${mask}`;
}
