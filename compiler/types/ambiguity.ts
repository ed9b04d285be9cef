/** The ambiguity check of signatures: every constraint must be about variables that each use of the name determines. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { closeOver, rigidUnknowns, type Unknown, unknownsOf } from './determined.ts';
import { repr, varType } from './make.ts';
import { TypePrinter } from './print.ts';
import type { Tc } from './tc.ts';
import type { Type, TyVar } from './type.ts';

/** What is wrong with `name :: type`; null when nothing is. */
export function ambiguity(tc: Tc, type: Type, name: string | null, span: Span): Diagnostic | null {
  if (tc.module.extensions.has('AllowAmbiguousTypes')) return null;
  const context: Type[] = [];
  const vars: TyVar[] = [];
  let body = tc.head(type);
  while (body.kind === 'forall') {
    vars.push(...body.vars);
    context.push(...tc.flattenContext(body.context));
    body = tc.head(body.body);
  }
  if (vars.length === 0) return null;
  const known = new Set<Unknown>(rigidUnknowns(tc, body));
  closeOver(tc, context, known);
  // who knows a type knows its kind
  for (const v of known) for (const of of unknownsOf(v.kind)) known.add(of);
  const undetermined = (t: Type): TyVar | undefined => vars.find((v) => !known.has(v) && unknownsOf(t).includes(v));
  for (const pred of context) {
    const v = undetermined(pred);
    if (v !== undefined && repr(pred).kind !== 'implicit') return complain(pred, v, name, span);
  }
  const hidden = undetermined(tc.normalise(body));
  return hidden === undefined ? null : complain(null, hidden, name, span);
}

function complain(pred: Type | null, v: TyVar, name: string | null, span: Span): Diagnostic {
  const p = new TypePrinter();
  const shown = p.show(varType(v));
  const what = name === null ? 'this signature' : `the signature of \`${name}\``;
  const note =
    pred === null
      ? `\`${shown}\` only stands under a type family, which does not determine it`
      : `\`${shown}\` only stands in \`${p.show(pred)}\`: no use of it could say which type is meant`;
  return problem('Ambiguous', span, `${what} is ambiguous`, { note, help: `with AllowAmbiguousTypes, uses can say \`@type\`` });
}
