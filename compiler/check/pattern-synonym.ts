/**
 * Pattern synonyms. One becomes a data type that nobody can name, `data M universals = forall existentials. provided => P args | No`, and a function that says
 * for any value whether the pattern matches, and what with:
 *
 *     $mP :: forall universals. required => result -> M universals
 *     $mP pattern = P args
 *     $mP _       = No
 *
 * A match of `P p1 … pn` is the view pattern `$mP -> P p1 … pn`, so what constructors hide and provide holds here, too. As an expression `P` is its builder `$bP`,
 * which is checked when all bindings are: it may need any of them, and its type is known from the pattern.
 */
import { label } from '../base/diagnostic.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { applyType, conType, forallType, funType, funTypes, varType } from '../types/make.ts';
import { addCore } from '../types/reps.ts';
import type { DataCon, DataTyCon, GivenEquality, PatSyn, Type, TyVar } from '../types/type.ts';
import { freeVariables } from '../types/type-walk.ts';
import type { Reason, SkolemInfo } from '../types/why.ts';
import { checkAgainst } from './bind.ts';
import { apply, evApply, evLambda, plainRhs, variable } from './build.ts';
import { type Context, checking, fail, tellLater } from './context.ts';
import { inferPattern } from './pattern.ts';
import { closeScope, openScope } from './pattern-scope.ts';
import { skolemising } from './signature.ts';

/** The type of a synonym in its parts. */
interface Parts {
  readonly universals: readonly TyVar[];
  readonly required: readonly Type[];
  readonly existentials: readonly TyVar[];
  readonly provided: readonly Type[];
  readonly equalities: readonly GivenEquality[];
  readonly args: readonly Type[];
  readonly result: Type;
}

/** A synonym with a signature is known before it is checked. */
export function declareSynonym(cx: Context, source: Rn.PatternSynonym, signature: Rn.Signature): void {
  register(cx, source, readSignature(cx, source, signature));
}

/** The matcher. */
export function checkSynonym(cx: Context, source: Rn.PatternSynonym, recursive: boolean): Typed.ValueBind {
  const { name, signature } = source;
  if (signature === null && recursive) {
    fail(cx, 'RecursivePattern', `the pattern synonym \`${name.text}\` refers to itself, so it needs a signature`, source.span, {
      help: `write \`pattern ${name.text} :: …\``,
    });
  }
  const declared = cx.synonyms.find((known) => known.source === source);
  return declared === undefined ? infer(cx, source) : check(cx, source, declared.synonym);
}

export function checkBuilders(cx: Context): readonly Typed.ValueBind[] {
  return cx.synonyms.flatMap(({ source, synonym }): Typed.ValueBind[] => {
    const bind = source.builder;
    if (bind === null || synonym.builder === null) return [];
    const { text, span } = source.name;
    const why: SkolemInfo = { kind: 'signature', name: text, span: source.signature?.span ?? span };
    const expr = checkAgainst(cx, bind, synonym.type, why, { reason: 'signature', name: text });
    tellLater(cx);
    return [{ kind: 'valueBind', id: synonym.builder, expr, strict: false, inline: 'auto', span: bind.span }];
  });
}

// Checking ---------------------------------------------------------------------------------------------------------------------------------

function check(cx: Context, source: Rn.PatternSynonym, synonym: PatSyn): Typed.ValueBind {
  const { matcher, con } = synonym;
  const why: SkolemInfo = { kind: 'signature', name: source.name.text, span: source.signature?.span ?? source.span };
  const reason: Reason = { reason: 'signature', name: source.name.text };
  const expr = skolemising(cx, matcher.type, why, true, (rho) => {
    const { arg, res } = cx.tc.unifyFun(rho, { span: source.span, reason });
    const scope = openScope();
    const pattern = cx.pattern(source.pattern, arg, scope, reason);
    const yes = cx.rho(yesOf(cx, source, con), checking(res, reason));
    closeScope(cx, scope);
    return matcherExpr(source, con, { pattern, type: arg, yes, resultType: res });
  });
  return { kind: 'valueBind', id: matcher, expr, strict: false, inline: 'auto', span: source.span };
}

/** `P args` as an expression of the hidden type. */
function yesOf(cx: Context, { args, span }: Rn.PatternSynonym, con: DataCon): Rn.Expr {
  const name = hiddenName(cx, '$Y', con.name);
  const head: Rn.Expr = { kind: 'con', name, span };
  const given = args.map((arg): Rn.Expr => ({ kind: 'var', name: arg, span: arg.span }));
  return given.length === 0 ? head : { kind: 'apply', head, args: given, span };
}

interface Matching {
  readonly pattern: Typed.Pattern;
  readonly type: Type;
  readonly yes: Typed.Expr;
  readonly resultType: Type;
}

function matcherExpr({ span }: Rn.PatternSynonym, con: DataCon, { pattern, type, yes, resultType }: Matching): Typed.Expr {
  const no = con.tycon.cons[1];
  const otherwise: Typed.Expr = { kind: 'con', con: no, type: no.type, span };
  const clauses: Typed.Clause[] = [
    { patterns: [pattern], rhs: plainRhs(yes), span },
    { patterns: [{ kind: 'wildPattern', type, span }], rhs: plainRhs(otherwise), span },
  ];
  return { kind: 'match', paramTypes: [type], clauses, type: resultType, context: { kind: 'generated', span }, span };
}

// Inference --------------------------------------------------------------------------------------------------------------------------------

/** The pattern says everything: what it hides and provides is hidden and provided by the synonym. */
function infer(cx: Context, source: Rn.PatternSynonym): Typed.ValueBind {
  const { span } = source;
  const found = cx.tc.generalise([source.name], false, () => {
    const scope = openScope();
    const { pattern, type } = inferPattern(cx, source.pattern, scope);
    const ids = source.args.map((arg) => cx.locals.get(arg) ?? cx.tc.newId(arg, cx.tc.freshOpen()));
    closeScope(cx, scope);
    return { result: { pattern, ids, hidden: scope.hidden }, types: [type, ...ids.map((id) => id.type)] };
  });
  const { pattern, ids, hidden } = found.result;
  const [result, ...args] = found.types;
  const evidence = hidden.flatMap(({ givens }) => givens);
  const parts: Parts = {
    universals: found.vars,
    required: found.context,
    existentials: hidden.flatMap(({ skolems }) => skolems),
    provided: evidence.map((id) => cx.tc.zonk(id.type)),
    equalities: hidden.flatMap(({ equalities }) => equalities.map(([a, b, how]): GivenEquality => [cx.tc.zonk(a), cx.tc.zonk(b), how])),
    args,
    result,
  };
  const { matcher, con } = register(cx, source, parts);
  const resultType = applyType(conType(con.tycon), found.vars.map(varType));
  const head: Typed.Expr = { kind: 'con', con, type: con.type, span };
  const made = evApply(
    head,
    evidence.map((id): Typed.Evidence => ({ kind: 'evVar', id })),
    funTypes(args, resultType),
  );
  const yes = apply(
    made,
    ids.map((id) => variable(id, span)),
    resultType,
    span,
  );
  const body = matcherExpr(source, con, { pattern, type: result, yes, resultType });
  return { kind: 'valueBind', id: matcher, expr: evLambda(found.dicts, found.binds, body), strict: false, inline: 'auto', span };
}

// Signatures -------------------------------------------------------------------------------------------------------------------------------

/**
 * `forall universals. required => forall existentials. provided => args -> result`. A single context is the required one. Of variables without a `forall` those
 * that the result or the required context mention are universal.
 */
function readSignature(cx: Context, source: Rn.PatternSynonym, signature: Rn.Signature): Parts {
  const { types } = cx;
  return types.generalising(() =>
    types.withoutWildcards(() => {
      const implicit = types.quantify(signature.implicit);
      let type = signature.type;
      const forall = (): readonly TyVar[] => {
        if (type.kind !== 'forall') return [];
        const vars = types.params(type.params);
        type = type.body;
        return vars;
      };
      const context = (): readonly Type[] => {
        if (type.kind !== 'qualified') return [];
        const constraints = types.context(type.context);
        type = type.body;
        return constraints;
      };
      const universals = forall();
      const required = context();
      const existentials = forall();
      const constraints = context();
      const args = source.args.map((arg) => {
        if (type.kind !== 'function') {
          const message = `\`${source.name.text}\` has ${source.args.length} arguments, but its signature has fewer`;
          fail(cx, 'ConstructorArity', message, signature.span, label(arg.span, 'defined here'));
          return cx.tc.freshOpen();
        }
        const { from } = type;
        type = type.to;
        return types.valueType(from);
      });
      const result = types.valueType(type);
      const mentioned = new Set([result, ...required].flatMap((t) => [...freeVariables(t)]));
      const [hidden, visible] = [implicit.filter((v) => !mentioned.has(v)), implicit.filter((v) => mentioned.has(v))];
      return {
        universals: [...visible, ...universals],
        required,
        existentials: [...hidden, ...existentials],
        provided: constraints.filter((c) => cx.tc.asEquality(c) === null),
        equalities: constraints.flatMap((c) => {
          const equality = cx.tc.asEquality(c);
          return equality === null ? [] : [equality];
        }),
        args,
        result,
      };
    }),
  );
}

// Declaring --------------------------------------------------------------------------------------------------------------------------------

/** Makes the synonym and what belongs to it known. */
function register(cx: Context, source: Rn.PatternSynonym, parts: Parts): PatSyn {
  const { name } = source;
  const { universals, required, existentials, args, result } = parts;
  const constraints = [...parts.equalities.map((equality) => cx.tc.equalityPred(equality)), ...parts.provided];
  const { con, matched } = hiddenData(cx, source, parts, constraints);
  const type = forallType([...universals, ...existentials], [...required, ...constraints], funTypes(args, result));
  const matcherType = forallType(universals, required, funType(result, matched));
  const synonym: PatSyn = {
    name,
    infix: source.infix,
    universals,
    required,
    args,
    result,
    fields: source.fields,
    matcher: cx.tc.newId(hiddenName(cx, '$m', name), matcherType),
    con,
    builder: source.builder === null ? null : cx.tc.newId(source.builder.name, type),
    type,
    complete: [],
  };
  cx.tc.globals.addValue(name, { kind: 'synonym', synonym });
  for (const field of source.fields ?? []) cx.synonymFields.set(field, synonym);
  cx.synonyms.push({ source, synonym });
  return synonym;
}

/** `data M universals = forall existentials. provided => P args | No`: its constructor P, and the type `M universals`. */
function hiddenData(cx: Context, source: Rn.PatternSynonym, parts: Parts, constraints: readonly Type[]): { readonly con: DataCon; readonly matched: Type } {
  const { universals, existentials, provided, equalities, args } = parts;
  const tycon = hiddenTyCon(cx, source.name, universals);
  const matched = applyType(conType(tycon), universals.map(varType));
  const con: DataCon = {
    name: source.name,
    tycon,
    tag: 0,
    infix: source.infix,
    universals,
    existentials,
    equalities,
    context: provided,
    args,
    strict: args.map(() => false),
    fields: source.fields,
    type: forallType([...universals, ...existentials], constraints, funTypes(args, matched)),
    core: null,
  };
  const no: DataCon = {
    ...con,
    name: hiddenName(cx, '$N', source.name),
    tag: 1,
    existentials: [],
    equalities: [],
    context: [],
    args: [],
    strict: [],
    fields: null,
    type: forallType(universals, [], matched),
  };
  tycon.cons = [con, no];
  // The synonym itself has the name P.
  const yesName = hiddenName(cx, '$Y', source.name);
  addCore(cx.tc, tycon, [yesName, no.name]);
  cx.tc.globals.addValue(yesName, { kind: 'con', con });
  return { con, matched };
}

function hiddenTyCon(cx: Context, { text, span }: Name, params: readonly TyVar[]): DataTyCon {
  const kinds = params.map((v) => v.kind);
  return {
    name: cx.tc.globals.names.global(cx.tc.module.name, `$M${text}`, 'type', span),
    flavour: 'data',
    kind: funTypes(kinds, cx.tc.builtin.typeKind),
    arity: params.length,
    params,
    cons: [],
    instanceOf: null,
    core: null,
  };
}

function hiddenName(cx: Context, prefix: string, { text, span }: Name): Name {
  return cx.tc.globals.names.global(cx.tc.module.name, `${prefix}${text}`, 'value', span);
}
