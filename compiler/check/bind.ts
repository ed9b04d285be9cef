/**
 * Binding groups. Bindings with signatures are checked against them; the others of a group are inferred together and generalised. What is inferred and
 * recursive, or binds a pattern, is an `AbsBind`: inside, the variables are monomorphic.
 *
 * Note [Closed groups]
 * Under MonoLocalBinds a local group without signatures is generalised only when it is closed: what it mentions of its surroundings are variables of closed
 * types, of signatures or of closed groups, and no type variables. A type inferred for anything else may depend on what is found out later, or holds only
 * where a match says so; generalised, it would no longer be told.
 */
import { concatMap } from '../base/lists.ts';
import { localName, type Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { isClosed } from '../types/type-walk.ts';
import type { Reason, SkolemInfo } from '../types/why.ts';
import { evLambda, rhsExpr, variable } from './build.ts';
import { type Context, checking, type Expected, fail, inferring, tellLater, typeOf } from './context.ts';
import { type GroupList, mergeForward } from './forward.ts';
import { clauses, type FunctionPlace } from './function.ts';
import { checkPartial, type PartialSignature, partialSignature, readPartial, saysContext, wantImplicit } from './partial-signature.ts';
import { hasUnliftedParts, openPatternBind, type PatternSignatures, patternSignatures } from './pattern-bind.ts';
import { bindingScope, type Copy } from './pattern-scope.ts';
import { checkSynonym, declareSynonym } from './pattern-synonym.ts';
import { quantify } from './quantify.ts';
import { skolemising, subsume } from './signature.ts';

type Inline = Typed.ValueBind['inline'];

export function checkGroups(cx: Context, groups: readonly Rn.BindGroup[], top: boolean): readonly Typed.BindGroup[] {
  const list: GroupList = { current: 0, reach: [] };
  groups.forEach((group, i) => {
    declareSignatures(cx, group, top, groups.length > 1 ? { list, group: i } : null);
  });
  const checked = groups.map((group, i) => {
    list.current = i;
    for (const name of concatMap(group.binds, bindersOf)) cx.forward.reached(name);
    const result = checkGroup(cx, group, top);
    if (top) tellLater(cx);
    return result;
  });
  return mergeForward(checked, list.reach);
}

function bindersOf(bind: Rn.Bind): readonly Name[] {
  return bind.kind === 'funBind' ? [bind.name] : bind.binders;
}

function declareSignatures(cx: Context, group: Rn.BindGroup, top: boolean, awaited: { readonly list: GroupList; readonly group: number } | null): void {
  for (const synonym of group.synonyms ?? []) if (synonym.signature !== null) declareSynonym(cx, synonym, synonym.signature);
  for (const bind of group.binds) {
    if (bind.kind === 'patBind') {
      for (const [name, signature] of bind.signatures) {
        declare(cx, cx.tc.newId(name, readSignature(cx, name, signature)), top);
        if (awaited !== null) cx.forward.await(name, awaited.list, awaited.group);
      }
    } else if (bind.signature !== null && bind.signature.partial !== true) {
      declare(cx, cx.tc.newId(bind.name, readSignature(cx, bind.name, bind.signature)), top);
      if (awaited !== null) cx.forward.await(bind.name, awaited.list, awaited.group);
    }
  }
}

function readSignature(cx: Context, name: Name, signature: Rn.Signature): Type {
  const type = cx.types.signature(signature);
  cx.tc.checkAmbiguity(type, name.text, signature.span);
  return type;
}

function declare(cx: Context, id: Typed.Id, top: boolean): void {
  if (top) {
    cx.locals.delete(id.name);
    const synonym = cx.synonymFields.get(id.name);
    cx.tc.globals.addValue(id.name, synonym === undefined ? { kind: 'id', id } : { kind: 'synonymField', synonym, id });
  } else {
    cx.locals.set(id.name, id);
    if (cx.tc.module.extensions.has('MonoLocalBinds') && isClosed(id.type)) cx.closed.add(id.name);
  }
}

/** The variable of a binding with a signature. */
function declaredId(cx: Context, name: Name): Typed.Id {
  const local = cx.locals.get(name);
  if (local !== undefined) return local;
  const thing = cx.tc.globals.value(name);
  return thing?.kind === 'id' ? thing.id : cx.tc.newId(name, cx.tc.freshOpen());
}

function checkGroup(cx: Context, group: Rn.BindGroup, top: boolean): Typed.BindGroup {
  const signed: Rn.FunBind[] = [];
  const unsigned: Rn.Bind[] = [];
  for (const bind of group.binds) {
    if (bind.kind === 'funBind' && bind.signature !== null && bind.signature.partial !== true) signed.push(bind);
    else unsigned.push(bind);
  }
  const binds: Typed.Bind[] = (group.synonyms ?? []).map((synonym) => checkSynonym(cx, synonym, group.recursive));
  if (unsigned.length > 0) binds.push(...inferBinds(cx, unsigned, group, top));
  for (const bind of signed) binds.push(checkSigned(cx, bind));
  return { recursive: group.recursive || binds.length > 1, binds };
}

export function inlining(bind: Rn.FunBind): Inline {
  return bind.pragma === 'inline' ? 'always' : bind.pragma === 'noinline' ? 'never' : 'auto';
}

// With a signature -------------------------------------------------------------------------------------------------------------------------

function checkSigned(cx: Context, bind: Rn.FunBind): Typed.ValueBind {
  const id = declaredId(cx, bind.name);
  const why: SkolemInfo = { kind: 'signature', name: bind.name.text, span: bind.signature?.span ?? bind.span };
  const expr = checkAgainst(cx, bind, id.type, why, { reason: 'signature', name: bind.name.text });
  return { kind: 'valueBind', id, expr, strict: bind.strict, inline: inlining(bind), span: bind.span };
}

/** The right-hand sides of a binding against a type that may be a forall; its variables scope over them. */
export function checkAgainst(cx: Context, bind: Rn.FunBind, type: Type, why: SkolemInfo, reason: Reason): Typed.Expr {
  return skolemising(cx, type, why, true, (rho) => {
    if (cx.tc.head(rho).kind === 'forall') return checkAgainst(cx, bind, rho, why, reason);
    return bindExpr(cx, bind, checking(rho, reason));
  });
}

/** A binding as an expression of a rho type. */
function bindExpr(cx: Context, bind: Rn.FunBind, expected: Expected): Typed.Expr {
  const context: Typed.MatchContext = { kind: cx.synonymFields.has(bind.name) ? 'selector' : 'function', name: bind.name.text, span: bind.span };
  const arity = bind.clauses[0].params.length;
  if (arity === 0) {
    const rhs = cx.rhs(bind.clauses[0].rhs, expected);
    return rhsExpr(rhs, typeOf(cx, expected), context);
  }
  const place: FunctionPlace = { context, reason: { reason: 'clauses', name: bind.name.text }, span: bind.span };
  return clauses(cx, arity, bind.clauses, place, expected);
}

// Without --------------------------------------------------------------------------------------------------------------------------------

function inferBinds(cx: Context, binds: readonly Rn.Bind[], { recursive, free }: Rn.BindGroup, top: boolean): readonly Typed.Bind[] {
  const isClosedGroup = free === undefined || free.every((name) => cx.closed.has(name));
  if (!isClosedGroup && !binds.some((bind) => asksToGeneralise(cx, bind))) return inferPlain(cx, binds, recursive);
  const [first] = binds;
  if (binds.length === 1 && first.kind === 'funBind' && !recursive) return [inferSingle(cx, first, top)];
  // patterns that are matched at once are not generalised
  if (!top && binds.every((bind) => bind.kind === 'patBind' && (bind.strict || hasUnliftedParts(bind.pattern)))) return inferPlain(cx, binds, recursive);
  return inferTogether(cx, binds, recursive, top);
}

/** By a signature that leaves something open, or is about a part of what is bound. */
function asksToGeneralise(cx: Context, bind: Rn.Bind): boolean {
  if (partialSignature(bind) !== null) return true;
  return bind.kind === 'patBind' && [...bind.signatures.keys()].some((name) => cx.tc.head(declaredId(cx, name).type).kind === 'forall');
}

/** Without generalising. */
function inferPlain(cx: Context, binds: readonly Rn.Bind[], recursive: boolean): readonly Typed.Bind[] {
  const { mono } = patternSignatures(cx, binds, (name) => declaredId(cx, name));
  const finish = binds.map((bind) => (bind.kind === 'patBind' ? openPatternBind(cx, bind, bindingScope(mono, null)) : openPlain(cx, bind, recursive)));
  return finish.map((body) => body());
}

/** The variable is in scope at once if the group is recursive. */
function openPlain(cx: Context, bind: Rn.FunBind, recursive: boolean): () => Typed.ValueBind {
  const { name, strict, span } = bind;
  const reason: Reason = { reason: 'rightHandSide', name: name.text };
  const known = recursive ? cx.tc.newId(name, cx.tc.freshOpen()) : null;
  if (known !== null) cx.locals.set(name, known);
  return () => {
    const expected = known === null ? inferring(reason) : checking(known.type, reason);
    const expr = bindExpr(cx, bind, expected);
    const id = known ?? cx.tc.newId(name, typeOf(cx, expected));
    cx.locals.set(name, id);
    return { kind: 'valueBind', id, expr, strict, inline: inlining(bind), span };
  };
}

function isRestricted(cx: Context, binds: readonly Rn.Bind[]): boolean {
  if (!cx.tc.module.extensions.has('MonomorphismRestriction')) return false;
  const partial = binds.flatMap((bind) => partialSignature(bind) ?? []);
  if (partial.length > 0) return !partial.some(saysContext);
  return binds.some((bind) => bind.kind === 'patBind' || bind.clauses[0].params.length === 0);
}

/** A single binding that does not mention itself. */
function inferSingle(cx: Context, bind: Rn.FunBind, top: boolean): Typed.ValueBind {
  const { name } = bind;
  const source = partialSignature(bind);
  const found = cx.tc.generalise([name], isRestricted(cx, [bind]), () => {
    const partial = source === null ? null : readPartial(cx, source);
    if (partial !== null) wantImplicit(cx, partial);
    const expected =
      partial === null ? inferring({ reason: 'rightHandSide', name: name.text }) : checking(partial.type, { reason: 'signature', name: name.text });
    const expr = bindExpr(cx, bind, expected);
    const ambiguous = cx.tc.module.extensions.has('AllowAmbiguousTypes') ? (partial?.vars ?? []) : [];
    return { result: { expr, partial }, types: [typeOf(cx, expected), ...ambiguous.map(({ type }) => type)] };
  });
  const { expr, partial } = found.result;
  if (partial !== null) checkPartial(cx, name.text, partial, found);
  const id = cx.tc.newId(name, quantify(found, found.types[0]));
  declare(cx, id, top);
  return { kind: 'valueBind', id, expr: evLambda(found.dicts, found.binds, expr), strict: bind.strict, inline: inlining(bind), span: bind.span };
}

/** A variable of the group, while it is inferred. */
interface Export extends Copy {
  readonly inline: Inline;
}

function inferTogether(cx: Context, binds: readonly Rn.Bind[], recursive: boolean, top: boolean): readonly Typed.Bind[] {
  const names = concatMap(binds, bindersOf);
  const signatures = patternSignatures(cx, binds, (name) => declaredId(cx, name));
  const restricted = isRestricted(cx, binds);
  const found = cx.tc.generalise(names, restricted, () => inferBodies(cx, binds, signatures, top));
  const typed: Typed.Bind[] = [];
  const exports = found.result.exports.map(({ name, mono, inline }, i) => {
    const declared = signatures.all.get(name);
    if (declared !== undefined && signatures.mono.has(name)) {
      declare(cx, declared, top);
      return { poly: declared, mono, inline };
    }
    const poly = cx.tc.newId(declared === undefined ? name : inferredName(cx, name, top), quantify(found, found.types[i]));
    if (declared !== undefined) typed.push(instanceOfInferred(cx, declared, poly, restricted));
    declare(cx, declared ?? poly, top);
    return { poly, mono, inline };
  });
  for (const { name, signature } of found.result.partial) checkPartial(cx, name.text, signature, found);
  const { dicts, binds: evBinds, result } = found;
  return [{ kind: 'absBind', dicts, evBinds, binds: [{ recursive, binds: result.binds }], exports, span: binds[0].span }, ...typed];
}

/** What stands for the inferred variable beside the declared one. */
function inferredName(cx: Context, { text, span }: Name, top: boolean): Name {
  return top ? cx.tc.globals.names.global(cx.tc.module.name, `$p${text}`, 'value', span) : localName(text, 'value', span);
}

/** A variable of a pattern that has a polymorphic signature: what was inferred for it, at that type. */
function instanceOfInferred(cx: Context, declared: Typed.Id, inferred: Typed.Id, restricted: boolean): Typed.ValueBind {
  const { text, span } = declared.name;
  const type = cx.tc.head(declared.type);
  const bind = (expr: Typed.Expr): Typed.ValueBind => ({ kind: 'valueBind', id: declared, expr, strict: false, inline: 'auto', span });
  if (restricted && type.kind === 'forall' && type.context.length > 0) {
    fail(cx, 'OverloadedPattern', `\`${text}\` is bound by a pattern, so its type cannot have constraints`, span, {
      help: `bind \`${text}\` on its own, or switch the monomorphism restriction off`,
    });
    return bind(variable(inferred, span));
  }
  return bind(subsume(cx, variable(inferred, span), inferred.type, declared.type, { reason: 'signature', name: text }, span));
}

interface Bodies {
  readonly exports: readonly Export[];
  readonly binds: readonly Typed.Bind[];
  readonly partial: readonly { readonly name: Name; readonly signature: PartialSignature }[];
}

/** All variables come into scope first; then right-hand sides are checked in order. */
function inferBodies(
  cx: Context,
  binds: readonly Rn.Bind[],
  signatures: PatternSignatures,
  top: boolean,
): { readonly result: Bodies; readonly types: readonly Type[] } {
  const exports: Export[] = [];
  const partial: { readonly name: Name; readonly signature: PartialSignature }[] = [];
  const bodies = binds.map((bind): (() => Typed.Bind) => {
    if (bind.kind === 'patBind') {
      const copies: Copy[] = [];
      const finish = openPatternBind(cx, bind, bindingScope(signatures.mono, copies));
      for (const copy of copies) exports.push({ ...copy, inline: 'auto' });
      return finish;
    }
    const { name, span } = bind;
    const source = partialSignature(bind);
    const signature = source === null ? null : readPartial(cx, source);
    if (signature !== null) wantImplicit(cx, signature);
    if (signature !== null) partial.push({ name, signature });
    const mono = cx.tc.newId(localName(name.text, 'value', name.span), signature?.type ?? cx.tc.freshOpen());
    cx.locals.set(name, mono);
    exports.push({ name, mono, inline: inlining(bind) });
    const expected = checking(mono.type, { reason: signature === null ? 'rightHandSide' : 'signature', name: name.text });
    return () => ({ kind: 'valueBind', id: mono, expr: bindExpr(cx, bind, expected), strict: bind.strict, inline: 'auto', span });
  });
  // who mentions a variable that has a signature means that
  for (const [name, id] of signatures.all) if (!signatures.mono.has(name)) declare(cx, id, top);
  const typed = bodies.map((body) => body());
  return { result: { exports, binds: typed, partial }, types: exports.map(({ mono }) => mono.type) };
}
