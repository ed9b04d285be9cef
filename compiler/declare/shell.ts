/** Type constructors before their declarations are read: name, parameters, and a kind that may still have metas. */
import type { Span } from '../base/span.ts';
import { closeKind } from '../kinds/generalise-kind.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { funTypes, repr, tyVar } from '../types/make.ts';
import type { Type, TyVar } from '../types/type.ts';
import { kindReason } from '../types/why.ts';
import type { ModuleContext } from './module-context.ts';

export interface Head {
  readonly params: readonly TyVar[];
  /** of the type applied to its parameters */
  readonly result: Type;
  /** of the type itself; final when it has a standalone kind signature */
  readonly kind: Type;
  readonly hasSignature: boolean;
}

export interface HeadSource {
  readonly name: Name;
  readonly params: readonly Rn.TypeParam[];
  readonly resultKind: Rn.Type | null;
  readonly span: Span;
}

/** Standalone kind signatures of the module. */
function kindSignatureOf(cx: ModuleContext, name: Name): Rn.Signature | null {
  return cx.rn.kindSignatures.find((s) => s.name === name)?.signature ?? null;
}

/**
 * Reads parameters and result kind. `result` is the kind when none is written; `eta`: parameters are made up until no arrow is left (data types).
 */
export function readHead(cx: ModuleContext, source: HeadSource, result: Type, eta: boolean): Head {
  const signature = kindSignatureOf(cx, source.name);
  const params = [...cx.reader.params(source.params)];
  const written = source.resultKind === null ? null : cx.reader.kind(source.resultKind);
  if (signature === null) {
    let rest = written ?? result;
    if (eta) rest = etaExpand(cx, params, rest);
    return { params, result: rest, kind: kindOver(params, rest), hasSignature: false };
  }
  const declared = cx.reader.signature(signature);
  let rest = matchParameters(cx, source, params, declared);
  if (written !== null) cx.tc.unifyKinds(written, rest, { span: source.span, reason: { reason: 'signature', name: source.name.text } });
  if (eta) rest = etaExpand(cx, params, rest);
  if (eta || repr(result) === cx.tc.builtin.constraintKind) {
    cx.tc.unifyKinds(rest, result, { span: signature.span, reason: kindReason(source.name.text) });
  }
  return { params, result: rest, kind: declared, hasSignature: true };
}

/**
 * With CUSKs a data type or class all of whose parameters have written kinds has that kind from the beginning, as if by a signature: its own constructors
 * and methods may use it at different ones.
 */
export function kindOfShell(cx: ModuleContext, { kind }: Head, params: readonly Rn.TypeParam[]): Type {
  return cx.has('CUSKs') && params.every((param) => param.kind !== null) ? closeKind(cx.tc, kind) : kind;
}

export function kindOver(params: readonly TyVar[], result: Type): Type {
  return funTypes(
    params.map((v) => v.kind),
    result,
  );
}

/** The parameters get the kinds of the signature; answers the kind of the rest. */
function matchParameters(cx: ModuleContext, source: HeadSource, params: readonly TyVar[], declared: Type): Type {
  let rest = declared.kind === 'forall' ? declared.body : declared;
  for (const [i, param] of params.entries()) {
    rest = cx.tc.head(rest);
    if (rest.kind !== 'fun') {
      const message = `\`${source.name.text}\` has ${params.length} parameters, but its kind signature has ${i} arguments`;
      cx.error('KindMismatch', message, source.params[i].span);
      return cx.tc.freshKind();
    }
    cx.tc.unifyKinds(param.kind, rest.arg, { span: source.params[i].span, reason: { reason: 'signature', name: source.name.text } });
    rest = rest.res;
  }
  return rest;
}

/** `data T :: Type -> Type`: a parameter per arrow. What a `forall` of the kind binds is bound by that of the type constructor. */
function etaExpand(cx: ModuleContext, params: TyVar[], kind: Type): Type {
  let rest = cx.tc.head(kind);
  while (rest.kind === 'fun' || rest.kind === 'forall') {
    if (rest.kind === 'fun') params.push(tyVar(`t${params.length + 1}`, rest.arg));
    rest = cx.tc.head(rest.kind === 'fun' ? rest.res : rest.body);
  }
  return repr(rest);
}
