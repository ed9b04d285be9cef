/** Patterns, checked against the type of what they match. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { appType, conType, funType, repr, spine, varType } from '../types/make.ts';
import { matchTypes } from '../types/match.ts';
import { showType } from '../types/print.ts';
import { substAll, substPairs } from '../types/subst.ts';
import type { DataCon, PatSyn, TyCon, Type, TyVar } from '../types/type.ts';
import { freeVariables } from '../types/type-walk.ts';
import type { Reason } from '../types/why.ts';
import { evApply, freshId, lambda, variable, varPattern } from './build.ts';
import { type Context, checking, fail } from './context.ts';
import { literalPattern } from './literal.ts';
import { bindName, enterImplication, type PatternScope } from './pattern-scope.ts';

type PatternOf<K extends Rn.Pattern['kind']> = Rn.Pattern & { readonly kind: K };

/** A pattern that matches values of `type`. Its variables come into scope. */
export function checkPattern(cx: Context, pattern: Rn.Pattern, type: Type, scope: PatternScope, reason: Reason): Typed.Pattern {
  const { span } = pattern;
  if (takesApart(pattern) && cx.tc.head(type).kind === 'forall') return atInstance(cx, pattern, type, scope, reason);
  switch (pattern.kind) {
    case 'varPattern':
      return { kind: 'varPattern', id: bindVariable(cx, pattern, type, scope, reason), span };
    case 'wildPattern':
      return { kind: 'wildPattern', type, span };
    case 'literalPattern':
      return literalPattern(cx, pattern, type, reason);
    case 'asPattern': {
      const id = bindVariable(cx, pattern, type, scope, reason);
      return { kind: 'asPattern', id, pattern: checkPattern(cx, pattern.pattern, type, scope, reason), span };
    }
    case 'lazyPattern':
      return { kind: 'lazyPattern', pattern: lazily(scope, () => checkPattern(cx, pattern.pattern, type, scope, reason)), type, span };
    case 'bangPattern':
      return { kind: 'bangPattern', pattern: checkPattern(cx, pattern.pattern, type, scope, reason), type, span };
    case 'conPattern':
      return constructorPattern(cx, pattern, type, scope);
    case 'recordPattern':
      return recordPattern(cx, pattern, type, scope);
    case 'tuplePattern':
      return tuplePattern(cx, pattern, type, scope, reason);
    case 'listPattern':
      return listPattern(cx, pattern, type, scope, reason);
    case 'viewPattern':
      return viewPattern(cx, pattern, type, scope);
    case 'typedPattern': {
      const signature = readSignature(cx, pattern);
      cx.tc.unify(signature, type, { span, reason });
      return checkPattern(cx, pattern.pattern, signature, scope, reason);
    }
  }
}

/** A pattern of which nothing is known; a signature may make its type polymorphic. */
export function inferPattern(
  cx: Context,
  pattern: Rn.Pattern,
  scope: PatternScope,
  level = cx.tc.level,
): { readonly pattern: Typed.Pattern; readonly type: Type } {
  const { span } = pattern;
  const reason: Reason = { reason: 'pattern' };
  if (pattern.kind === 'typedPattern') {
    const type = readSignature(cx, pattern);
    return { pattern: checkPattern(cx, pattern.pattern, type, scope, reason), type };
  }
  if (pattern.kind === 'bangPattern') {
    const { pattern: inner, type } = inferPattern(cx, pattern.pattern, scope, level);
    return { pattern: { kind: 'bangPattern', pattern: inner, type, span }, type };
  }
  if (pattern.kind === 'lazyPattern') {
    const { pattern: inner, type } = lazily(scope, () => inferPattern(cx, pattern.pattern, scope, level));
    return { pattern: { kind: 'lazyPattern', pattern: inner, type, span }, type };
  }
  const type = cx.tc.freshMeta(cx.tc.builtin.openKind, null, level);
  return { pattern: checkPattern(cx, pattern, type, scope, reason), type };
}

function takesApart({ kind }: Rn.Pattern): boolean {
  return kind === 'conPattern' || kind === 'recordPattern' || kind === 'tuplePattern' || kind === 'listPattern' || kind === 'literalPattern';
}

/** A polymorphic value is instantiated before it is taken apart. */
function atInstance(cx: Context, pattern: Rn.Pattern, type: Type, scope: PatternScope, reason: Reason): Typed.Pattern {
  const { span } = pattern;
  const { type: rho, evidence } = cx.tc.instantiate(type, { span, kind: 'pattern', name: null });
  const typed = checkPattern(cx, pattern, rho, scope, reason);
  if (evidence.length === 0) return typed;
  const x = freshId(cx, 'x', type, span);
  const fun = lambda([varPattern(x, span)], evApply(variable(x, span), evidence, rho), rho);
  return { kind: 'viewPattern', function: fun, pattern: typed, type, resultType: rho, span };
}

function lazily<T>(scope: PatternScope, body: () => T): T {
  const { lazy, tilde } = scope;
  scope.lazy = true;
  scope.tilde = true;
  const result = body();
  scope.lazy = lazy;
  scope.tilde = tilde;
  return result;
}

function bindVariable(cx: Context, pattern: PatternOf<'varPattern' | 'asPattern'>, type: Type, scope: PatternScope, reason: Reason): Typed.Id {
  const declared = scope.declared?.get(pattern.name);
  if (declared !== undefined) cx.tc.unify(declared.type, type, { span: pattern.span, reason });
  if (scope.tilde && !isLiftable(cx, type)) fail(cx, 'UnliftedLazyPattern', `\`${pattern.name.text}\` is unlifted, so it cannot be bound lazily`, pattern.span);
  return bindName(cx, scope, pattern.name, type);
}

/** Whether the type's kind is Type, or may be; then it is from now on, also where nothing was known of the type but that it has values. */
function isLiftable({ tc }: Context, type: Type): boolean {
  const { typeKind, openKind } = tc.builtin;
  const kind = tc.kindOf(type);
  return kind === openKind ? tc.tryUnify(type, tc.freshMeta(typeKind)) : tc.tryUnify(kind, typeKind);
}

/** The type of `p :: type`; variables it binds stand for whatever they turn out to be. */
function readSignature(cx: Context, pattern: PatternOf<'typedPattern'>): Type {
  for (const name of pattern.binds) cx.types.bindVar(name, cx.tc.freshMeta(cx.tc.freshKind(), name.text));
  return cx.types.valueType(pattern.type);
}

// Constructors -----------------------------------------------------------------------------------------------------------------------------

function constructorPattern(cx: Context, pattern: PatternOf<'conPattern'>, type: Type, scope: PatternScope): Typed.Pattern {
  const synonym = patSyn(cx, pattern.con);
  const con = synonym?.con ?? dataCon(cx, pattern.con);
  if (con === null) return unknownConstructor(cx, pattern.args, type, scope, pattern.span);
  if (con.args.length !== pattern.args.length) {
    const [wanted, given] = [con.args.length, pattern.args.length];
    const message = `the ${synonym === null ? 'constructor' : 'pattern'} \`${con.name.text}\` has ${wanted} argument${wanted === 1 ? '' : 's'}, but ${given === 0 ? 'none is' : given === 1 ? 'one is' : `${given} are`} matched here`;
    fail(cx, 'ConstructorArity', message, pattern.span, { note: `\`${con.name.text} :: ${showType(synonym?.type ?? con.type)}\`` });
  }
  if (synonym !== null) return matchSynonym(cx, synonym, pattern.args, type, scope, pattern.span);
  return matchCon(cx, con, pattern.args, type, scope, pattern.span);
}

function recordPattern(cx: Context, pattern: PatternOf<'recordPattern'>, type: Type, scope: PatternScope): Typed.Pattern {
  const synonym = patSyn(cx, pattern.con);
  const con = synonym?.con ?? dataCon(cx, pattern.con);
  const patterns = pattern.fields.map((field) => field.pattern);
  if (con === null) return unknownConstructor(cx, patterns, type, scope, pattern.span);
  const args: Rn.Pattern[] = con.args.map(() => ({ kind: 'wildPattern', span: pattern.span }));
  const order = new Set<number>();
  for (const { field, pattern: inner } of pattern.fields) {
    const index = con.fields?.indexOf(field.name) ?? -1;
    if (index >= 0) {
      args[index] = inner;
      order.add(index);
    } else fail(cx, 'NoSuchField', `the constructor \`${con.name.text}\` has no field \`${field.name.text}\``, field.span);
  }
  if (synonym !== null) return matchSynonym(cx, synonym, args, type, scope, pattern.span);
  const match = matchCon(cx, con, args, type, scope, pattern.span);
  const written = [...order];
  if (written.every((index, i) => i === 0 || written[i - 1] < index)) return match;
  return { ...match, order: [...new Set([...written, ...args.keys()])] };
}

/** The pattern synonym a name stands for; null for constructors. */
export function patSyn(cx: Context, ref: Rn.Ref): PatSyn | null {
  const thing = cx.tc.globals.value(ref.name);
  return thing?.kind === 'synonym' ? thing.synonym : null;
}

export function dataCon(cx: Context, ref: Rn.Ref): DataCon | null {
  const thing = cx.tc.globals.value(ref.name);
  return thing?.kind === 'con' ? thing.con : null;
}

/** The declaration of the constructor was wrong, which has been said: its variables come into scope all the same. */
function unknownConstructor(cx: Context, args: readonly Rn.Pattern[], type: Type, scope: PatternScope, span: Span): Typed.Pattern {
  for (const arg of args) inferPattern(cx, arg, scope);
  return { kind: 'wildPattern', type, span };
}

/** Types the universal variables of `con` stand for when it matches a value of `type`. */
function universalTypes(cx: Context, con: DataCon, type: Type, span: Span): readonly Type[] {
  const { head, args } = spine(cx.tc.head(type));
  if (head.kind === 'con' && head.con === con.tycon && args.length === con.universals.length) return args;
  const metas = freshUniversals(cx, con);
  cx.tc.unify(conResult(cx, con, metas), type, { span, reason: { reason: 'constructorPattern', name: con.name.text } });
  return metas;
}

/** Fresh metas for the universal variables of a constructor. */
export function freshUniversals(cx: Context, con: DataCon): readonly Type[] {
  const metas: Type[] = [];
  for (const v of con.universals) metas.push(cx.tc.freshMeta(cx.tc.subst(con.universals, metas, v.kind), v.name));
  return metas;
}

/** The type of what the constructor makes, at these types. */
export function conResult(cx: Context, con: DataCon, universals: readonly Type[]): Type {
  const { tycon } = con;
  const family = tycon.instanceOf;
  const applied: TyCon = family === null ? tycon : family.family;
  const args = family === null ? universals : family.args.map((arg) => cx.tc.subst(tycon.params, universals, arg));
  let type: Type = conType(applied);
  for (const arg of args) type = appType(type, arg);
  return type;
}

type ConPattern = Typed.Pattern & { readonly kind: 'conPattern' };

function matchCon(cx: Context, con: DataCon, args: readonly Rn.Pattern[], type: Type, scope: PatternScope, span: Span): ConPattern {
  const universals = universalTypes(cx, con, type, span);
  const { evidence, binds, argTypes } = openCon(cx, con, universals, scope, span);
  const reason: Reason = { reason: 'pattern' };
  const patterns = argTypes.map(
    (argType, i): Typed.Pattern => (i < args.length ? checkPattern(cx, args[i], argType, scope, reason) : { kind: 'wildPattern', type: argType, span }),
  );
  for (const extra of args.slice(argTypes.length)) inferPattern(cx, extra, scope);
  return { kind: 'conPattern', con, evidence, binds, args: patterns, argTypes, type, span };
}

/** A value matches a pattern synonym when the matcher says yes: `matcher -> con args`. */
function matchSynonym(cx: Context, synonym: PatSyn, args: readonly Rn.Pattern[], type: Type, scope: PatternScope, span: Span): Typed.Pattern {
  const { name, con, universals, required, result, matcher } = synonym;
  const metas = freshUniversals(cx, con);
  cx.tc.unify(cx.tc.subst(universals, metas, result), type, { span, reason: { reason: 'constructorPattern', name: name.text } });
  const evidence = cx.tc.wantedAll(substAll(universals, metas, required), { span, kind: 'pattern', name });
  const resultType = conResult(cx, con, metas);
  const fun = evApply(variable(matcher, span), evidence, funType(type, resultType));
  const pattern = matchCon(cx, con, args, resultType, scope, span);
  return { kind: 'viewPattern', function: fun, pattern, type, resultType, span, synonym };
}

/** What matching a constructor brings along. */
interface OpenCon {
  readonly evidence: readonly Typed.Id[];
  readonly binds: Typed.EvBinds;
  readonly argTypes: readonly Type[];
}

/** Enters the implication of a constructor, when it has one. */
export function openCon(cx: Context, con: DataCon, universals: readonly Type[], scope: PatternScope, span: Span): OpenCon {
  const plain = con.existentials.length === 0 && con.context.length === 0 && con.equalities.length === 0;
  if (plain) return { evidence: [], binds: { binds: [] }, argTypes: substAll(con.universals, universals, con.args) };
  if (scope.lazy) {
    // constraints and equalities do no harm: nobody outside can use them
    if (con.existentials.some((v) => con.args.some((t) => freeVariables(t).has(v)))) {
      fail(cx, 'ExistentialLazyPattern', `\`${con.name.text}\` hides types, so it cannot be matched lazily`, span, {
        help: 'match it in a `case`, or as an argument of a function',
      });
    }
    // nothing else is to be said of what it hides
    const unknown = con.existentials.map((v) => cx.tc.freshMeta(cx.tc.subst(con.universals, universals, v.kind), v.name));
    const all = [con.universals, con.existentials].flat();
    const at = [...universals, ...unknown];
    return { evidence: substAll(all, at, con.context).map((pred) => cx.tc.dictId(pred)), binds: { binds: [] }, argTypes: substAll(all, at, con.args) };
  }
  const kinds = knownKinds(cx, con, universals);
  const vars = [...con.universals, ...kinds.keys()];
  const types = [...universals, ...kinds.values()];
  const hidden = con.existentials.filter((v) => !kinds.has(v));
  const skolems = hidden.map((v) => {
    const skolem = cx.tc.skolem({ ...v, kind: cx.tc.subst(vars, types, v.kind) });
    vars.push(v);
    types.push(varType(skolem));
    return skolem;
  });
  cx.tc.noteOverlappable(skolems);
  const evidence = substAll(vars, types, con.context).map((pred) => cx.tc.dictId(pred));
  const equalities = substPairs(vars, types, con.equalities);
  const binds = enterImplication(cx, scope, { skolems, givens: evidence, equalities, why: { kind: 'pattern', con: con.name.text, span } });
  return { evidence, binds, argTypes: substAll(vars, types, con.args) };
}

/** Who knows a type knows its kind: what kind variables of hidden types are, where what is matched has `x : xs` for a list of kind `[Nat]`. */
function knownKinds({ tc }: Context, con: DataCon, universals: readonly Type[]): ReadonlyMap<TyVar, Type> {
  const known = new Map<TyVar, Type>();
  const open = new Set<TyVar>();
  for (const v of con.existentials) freeVariables(v.kind, open);
  for (const v of con.universals) open.delete(v);
  if (open.size === 0) return known;
  for (const [left, right] of con.equalities) {
    const i = left.kind === 'var' ? con.universals.indexOf(left.var) : -1;
    if (i < 0) continue;
    const kind = tc.kindOf(right);
    const vars = [...freeVariables(kind)].filter((v) => open.has(v) && !known.has(v));
    const found = vars.length === 0 ? null : matchTypes(tc, vars, [kind], [tc.kindOf(universals[i])]);
    found?.forEach((type, j) => {
      known.set(vars[j], type);
    });
  }
  return known;
}

// Others -----------------------------------------------------------------------------------------------------------------------------------

function tuplePattern(cx: Context, pattern: PatternOf<'tuplePattern'>, type: Type, scope: PatternScope, reason: Reason): Typed.Pattern {
  const { items, unboxed, span } = pattern;
  const types = tupleItems(cx, items, unboxed, type, (whole) => cx.tc.unify(whole, type, { span, reason }));
  const patterns = items.map((item, i) => checkPattern(cx, item, types[i], scope, { reason: 'pattern' }));
  return { kind: 'tuplePattern', items: patterns, types, unboxed, type, span };
}

/** Types of a tuple's items: those in `type` where it is known to be such a tuple, else new ones, of which `made` is told. */
export function tupleItems(
  cx: Context,
  items: readonly unknown[],
  unboxed: boolean,
  type: Type | null,
  made: (whole: Type, types: readonly Type[]) => void,
): readonly Type[] {
  const { builtin } = cx.tc;
  const size = items.length;
  if (type !== null) {
    const { head, args } = spine(cx.tc.head(type));
    const tycon: TyCon = unboxed ? builtin.unboxedTupleTyCon(size) : builtin.tupleTyCon(size);
    if (head.kind === 'con' && head.con === tycon && args.length === size) return args;
  }
  const types = items.map(() => (unboxed ? cx.tc.freshOpen() : cx.tc.freshMeta(builtin.typeKind)));
  made(builtin.tupleType(types, unboxed), types);
  return types;
}

function listPattern(cx: Context, pattern: PatternOf<'listPattern'>, type: Type, scope: PatternScope, reason: Reason): Typed.Pattern {
  const itemType = listItemType(cx, type, pattern.span, reason);
  const items = pattern.items.map((item, index) => checkPattern(cx, item, itemType, scope, { reason: 'listItem', index }));
  return { kind: 'listPattern', items, itemType, type, span: pattern.span };
}

/** `type` is a list: the type of its items. */
export function listItemType(cx: Context, type: Type, span: Span, reason: Reason): Type {
  const { builtin } = cx.tc;
  const known = cx.tc.head(type);
  if (known.kind === 'app') {
    const fun = repr(known.fun);
    if (fun.kind === 'con' && fun.con === builtin.listTyCon) return known.arg;
  }
  const item = cx.tc.freshMeta(builtin.typeKind);
  cx.tc.unify(builtin.listType(item), type, { span, reason });
  return item;
}

/** `function -> p`: what is matched is the argument of the function. */
function viewPattern(cx: Context, pattern: PatternOf<'viewPattern'>, type: Type, scope: PatternScope): Typed.Pattern {
  const resultType = cx.tc.freshOpen();
  const fun = cx.rho(pattern.function, checking(funType(type, resultType), { reason: 'pattern' }));
  return {
    kind: 'viewPattern',
    function: fun,
    pattern: checkPattern(cx, pattern.pattern, resultType, scope, { reason: 'pattern' }),
    type,
    resultType,
    span: pattern.span,
  };
}
