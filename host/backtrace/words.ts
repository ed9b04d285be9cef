/** What a frame was doing, in words. */
import type { SourcePlace } from '../memory/debug-index.ts';
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
  readonly functionAt: (frame: Pick<BacktraceFrame, 'place'>) => string | null;
}

/** Characters shown of an annotation. */
const MAX_ANNOTATION = 200;

/** Words for a frame of the program or the machine. */
export function describe(frame: BacktraceFrame, lookup: Lookup): Described {
  if (frame.annotation !== undefined) return { what: `annotated: ${shortened(frame.annotation.replace(/\s+/g, ' '))}`, owner: '' };
  if (frame.kind === 'update') return { what: forcing(frame, lookup), owner: '' };
  if (frame.kind !== 'ret' && frame.kind !== 'here') return { what: machineWords(frame), owner: '' };
  const owner = ownerName(frame, lookup);
  const doing = doingWords(frame, owner, lookup);
  return { what: [owner || (frame.name === '' ? `<info ${frame.raw[1]}>` : 'a thunk'), doing].filter((part) => part !== '').join(': '), owner };
}

/** A thunk's own frame and the update frame under it, in one. */
export function describeThunk(frame: BacktraceFrame, update: BacktraceFrame, lookup: Lookup): string {
  // what was inlined into a nameless thunk may leave it a place elsewhere: then its code says better what it is
  const isElsewhere = !isNamed(update, lookup) && update.via === '' && !contains(update.place, frame.place);
  const what = forcing(isElsewhere ? { ...update, place: frame.place } : update, lookup);
  const doing = doingWords(frame, '', lookup);
  const object = doing.slice(doing.indexOf('`'));
  return doing === '' || (object.startsWith('`') && what.endsWith(object)) ? what : `${what}: ${doing}`;
}

function shortened(text: string): string {
  return text.length <= MAX_ANNOTATION ? text : `${text.slice(0, MAX_ANNOTATION)}…`;
}

function isNamed(frame: BacktraceFrame, { sources }: Lookup): boolean {
  const { name } = authorName(frame.name);
  return name !== '' && sources?.mentions(frame.place, name) !== false;
}

function contains(outer: SourcePlace | null, inner: SourcePlace | null): boolean {
  if (outer === null || inner === null || outer.file !== inner.file) return false;
  const startsAfter = inner.line > outer.line || (inner.line === outer.line && inner.col >= outer.col);
  const endsBefore = inner.endLine < outer.endLine || (inner.endLine === outer.endLine && inner.endCol <= outer.endCol);
  return startsAfter && endsBefore;
}

/** The name of the author's that stands for this frame: the function around its place, else what the tables say. */
export function ownerName(frame: BacktraceFrame, { functionAt }: Lookup): string {
  const around = functionAt(frame);
  return around !== null && around !== '' ? around : authorName(frame.name).name;
}

function forcing(frame: BacktraceFrame, lookup: Lookup): string {
  if (frame.via !== '') return `forcing a call of ${quoted(authorName(frame.via).name || 'a function')}`;
  if (isNamed(frame, lookup)) return `forcing ${quoted(authorName(frame.name).name)}`;
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
  return name === '' ? '' : `${how} of ${quoted(name)}`;
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

/** An operation of the machine in the library's words. */
export function operation(name: string): string {
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
