/** TypeError: messages that authors give to what is not to be used. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { repr, spine } from './make.ts';
import { showType } from './print.ts';
import type { Tc } from './tc.ts';
import type { Type } from './type.ts';

/** What the first `TypeError` in a type says, if there is one. `type` is in normal form. */
export function customError(tc: Tc, type: Type, span: Span): Diagnostic | null {
  const message = customMessage(tc, type);
  if (message === null) return null;
  const [first, ...more] = message.split('\n');
  return problem('CustomTypeError', span, first, more.length > 0 ? { note: more.join('; ') } : {});
}

function customMessage(tc: Tc, type: Type): string | null {
  const { head, args } = spine(type);
  if (head.kind === 'con' && isFrom(head.con.name, 'TypeError') && args.length > 0) return messageText(tc, args[0]);
  const t = repr(type);
  const parts = t.kind === 'app' ? [t.fun, t.arg] : t.kind === 'fun' ? [t.arg, t.res] : [];
  for (const part of parts) {
    const found = customMessage(tc, part);
    if (found !== null) return found;
  }
  return null;
}

function isFrom({ module, text }: { readonly module: string | null; readonly text: string }, name: string): boolean {
  return module === 'GHC.TypeLits' && text === name;
}

/** What an `ErrorMessage` says; what is not known of it is shown as it is. */
function messageText(tc: Tc, message: Type): string {
  const { head, args } = spine(tc.head(message));
  const last = args.length === 0 ? null : tc.normalise(args[args.length - 1]);
  const name = head.kind === 'con' && head.con.name.module === 'GHC.TypeLits' ? head.con.name.text : null;
  if (last !== null) {
    if (name === ':<>:') return messageText(tc, args[0]) + messageText(tc, last);
    if (name === ':$$:') return `${messageText(tc, args[0])}\n${messageText(tc, last)}`;
    if (name === 'ShowType') return showType(last);
    const literal = last.kind === 'con' && last.con.flavour === 'prim' ? last.con.literal : undefined;
    if (name === 'Text' && typeof literal === 'string') return literal;
  }
  return showType(message);
}
