/**
 * Signatures with wildcards (PartialTypeSignatures): the binding is inferred, with what is written known beforehand. Its type variables must come out as
 * variables, each its own; its context must be what was inferred, unless a wildcard among the constraints leaves that open.
 */
import type * as Rn from '../rename/syntax.ts';
import { repr } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { Generalised } from '../types/tc.ts';
import type { Type, TyVar } from '../types/type.ts';
import { type Context, fail } from './context.ts';

/** What a partial signature says, read anew for each inference: unknowns stand for its variables and wildcards. */
export interface PartialSignature {
  readonly source: Rn.Signature;
  readonly type: Type;
  /** the variables written, by their names */
  readonly vars: readonly { readonly text: string; readonly type: Type }[];
  readonly context: readonly Type[];
  /** a wildcard stands among the constraints */
  readonly isOpen: boolean;
}

/** The signature of a binding whose type it leaves partly open; null when there is none, or it is complete. */
export function partialSignature(bind: Rn.Bind): Rn.Signature | null {
  return bind.kind === 'funBind' && bind.signature?.partial === true ? bind.signature : null;
}

/** Does the signature leave its context open, or have one? Then the monomorphism restriction does not ask how the binding looks. */
export function saysContext(signature: Rn.Signature): boolean {
  let { type } = signature;
  while (type.kind === 'forall') type = type.body;
  return type.kind === 'qualified';
}

/** Without the extension the wildcards are reported, and stand for what they would. */
export function readPartial(cx: Context, source: Rn.Signature): PartialSignature {
  const isAllowed = cx.tc.module.extensions.has('PartialTypeSignatures');
  return isAllowed ? readOpen(cx, source, true) : cx.types.withoutWildcards(() => readOpen(cx, source, false));
}

function readOpen(cx: Context, source: Rn.Signature, isAllowed: boolean): PartialSignature {
  const vars: { readonly text: string; readonly type: Type }[] = [];
  const bind = (name: Rn.TypeParam['name'], kind: Type): void => {
    const type = cx.tc.freshMeta(kind, name.text.startsWith('_') ? null : name.text);
    cx.types.bindVar(name, type);
    if (!name.text.startsWith('_')) vars.push({ text: name.text, type });
  };
  const context: Type[] = [];
  let isOpen = false;
  for (const name of source.implicit) bind(name, cx.tc.freshKind());
  let { type } = source;
  for (;;) {
    if (type.kind === 'forall') for (const { name, kind } of type.params) bind(name, kind === null ? cx.tc.freshKind() : cx.types.kind(kind));
    else if (type.kind === 'qualified') {
      const written = type.context.filter(({ kind }) => kind !== 'wildType');
      isOpen ||= written.length < type.context.length;
      context.push(...cx.types.context(isAllowed ? written : type.context));
    } else return { source, type: cx.types.valueType(type), vars, context, isOpen };
    type = type.body;
  }
}

/** Implicit parameters have the types that the signature gives them: what the binding wants of that name is unified with these. */
export function wantImplicit(cx: Context, { source, context }: PartialSignature): void {
  for (const pred of context) if (pred.kind === 'implicit') cx.tc.wanted(pred, { span: source.span, kind: 'implicit', name: null });
}

/** Reports where what was inferred is not what the signature says. */
export function checkPartial(cx: Context, name: string, signature: PartialSignature, found: Generalised<unknown>): void {
  const { span } = signature.source;
  const taken = new Map<TyVar, string>();
  for (const { text, type } of signature.vars) {
    const actual = repr(cx.tc.zonk(type));
    const other = actual.kind === 'var' ? taken.get(actual.var) : undefined;
    if (actual.kind === 'var' && other === undefined) {
      taken.set(actual.var, text);
      // it was written: type arguments may be for it
      actual.var.inferred = false;
    } else {
      const is = other === undefined ? `\`${showType(actual)}\`` : `the same as \`${other}\``;
      fail(cx, 'RigidTypeVariable', `the type variable \`${text}\` of the signature of \`${name}\` would be ${is}`, span);
    }
  }
  if (signature.isOpen) return;
  const given = signature.context.map((pred) => cx.tc.zonk(pred));
  const missing = found.context.find((pred) => !cx.tc.isGivenBy(pred, given));
  if (missing === undefined) return;
  fail(cx, 'MissingInstance', `the signature of \`${name}\` lacks the constraint \`${showType(missing)}\``, span, {
    help: 'add it, or a wildcard: `_ => …`',
  });
}
