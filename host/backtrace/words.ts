/** What a frame was doing, in words. */
import type { BacktraceFrame } from '../memory/trace.ts';
import { authorName } from './names.ts';
import type { Sources } from './source.ts';

export interface Described {
  /** `average: quotInt#`, `forcing \`total\``, `catch` */
  readonly what: string;
  /** the function of the author that the frame belongs to; '' when there is none */
  readonly owner: string;
}

/** Where words come from besides the frame itself. */
export interface Lookup {
  readonly sources: Sources | null;
  /** name of the author's innermost function around a place; '' when there is none, null when nobody knows */
  readonly functionAt: (frame: BacktraceFrame) => string | null;
}

/** Words for a frame of the program or the machine. */
export function describe(frame: BacktraceFrame, lookup: Lookup): Described {
  if (frame.kind === 'update') return { what: forcing(frame, lookup), owner: '' };
  if (frame.kind !== 'ret' && frame.kind !== 'here') return { what: machineWords(frame), owner: '' };
  const owner = ownerName(frame, lookup);
  const doing = doingWords(frame, owner, lookup);
  return { what: [owner === '' ? 'a thunk' : owner, doing].filter((part) => part !== '').join(': '), owner };
}

/** A thunk's own frame and the update frame under it, in one. */
export function describeThunk(frame: BacktraceFrame, update: BacktraceFrame, lookup: Lookup): string {
  const doing = doingWords(frame, '', lookup);
  const what = forcing(update, lookup);
  return doing === '' || what.includes(doing.slice(doing.indexOf('`'))) ? what : `${what}: ${doing}`;
}

/** The name of the author's that stands for this frame: the function around its place, else what the tables say. */
export function ownerName(frame: BacktraceFrame, { functionAt }: Lookup): string {
  const around = functionAt(frame);
  return around !== null && around !== '' ? around : authorName(frame.name).name;
}

function forcing(frame: BacktraceFrame, lookup: Lookup): string {
  if (frame.via !== '') return `forcing a call of ${quoted(authorName(frame.via).name || 'a function')}`;
  const { name } = authorName(frame.name);
  if (name !== '') return `forcing ${quoted(name)}`;
  const code = lookup.sources?.code(frame.place) ?? '';
  if (code !== '') return `forcing ${quoted(code)}`;
  const around = lookup.functionAt(frame) ?? '';
  return around === '' ? 'forcing a thunk' : `forcing a thunk of ${quoted(around)}`;
}

/** `case of \`lookup k m\``, `call of \`go\``, a primop's name. */
function doingWords(frame: BacktraceFrame, owner: string, { sources }: Lookup): string {
  const match = /^(case|call|loop) of (.+)$/.exec(frame.waits);
  if (match === null) return operation(frame.waits);
  const [, how, raw] = match;
  const { name } = authorName(raw);
  const code = how === 'case' ? (sources?.code(frame.place) ?? '') : '';
  if (how === 'case') return code !== '' && code !== owner ? `case of ${quoted(code)}` : name === '' ? '' : `case of ${quoted(name)}`;
  return name === '' ? 'call of a function' : `${how} of ${quoted(name)}`;
}

const operations: Readonly<Record<string, string>> = {
  'catch#': 'catch',
  'maskAsyncExceptions#': 'mask',
  'maskUninterruptible#': 'uninterruptibleMask',
  'unmaskAsyncExceptions#': 'unmask',
  'raise#': 'throw',
  'raiseIO#': 'throwIO',
  'takeMVar#': 'takeMVar',
  'putMVar#': 'putMVar',
  'readMVar#': 'readMVar',
  'delay#': 'threadDelay',
  'killThread#': 'throwTo',
  'quotInt#': 'division',
  'remInt#': 'division',
  'quotRemInt#': 'division',
  'quotWord#': 'division',
  'remWord#': 'division',
  'integerQuotRem#': 'division',
};

function operation(name: string): string {
  return operations[name] ?? name;
}

function machineWords(frame: BacktraceFrame): string {
  switch (frame.kind) {
    case 'catch':
      return frame.waits === 'top handler' ? 'top handler' : frame.waits.endsWith('unmasked') ? 'catch' : `catch, ${frame.waits.replace('handler, ', '')}`;
    case 'blocked':
      return operation(frame.name);
    case 'apply':
    case 'enter': {
      const { name } = authorName(frame.name);
      return frame.place === null ? frame.name : `${name || 'a thunk'}: ${frame.waits}`;
    }
    case 'boundary':
      return `host boundary, ${frame.waits}`;
    default:
      return [frame.name, frame.waits].filter((part) => part !== '').join(', ');
  }
}

export function quoted(name: string): string {
  return `\`${name}\``;
}
