/** Records: construction with named fields, and update. */
import { localName, type Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { unguarded } from '../syntax/rhs.ts';
import type * as Typed from '../typed/syntax.ts';
import type { DataCon, DataTyCon, PatSyn, Type, TyVar } from '../types/type.ts';
import { apply, evApply, freshId } from './build.ts';
import { type Context, checking, type Expected, fail, settle } from './context.ts';
import { conHead, nameHead } from './head.ts';
import { conResult, dataCon, freshUniversals, openCon, patSyn } from './pattern.ts';
import { closeScope, openScope } from './pattern-scope.ts';
import { occursIn } from './quantify.ts';
import { isFieldOf, signedType, typeHead } from './shared-field.ts';

type ExprOf<K extends Rn.Expr['kind']> = Rn.Expr & { readonly kind: K };

// Construction -----------------------------------------------------------------------------------------------------------------------------

export function construct(cx: Context, expr: ExprOf<'construct'>, expected: Expected): Typed.Expr {
  const { span } = expr;
  const synonym = patSyn(cx, expr.con);
  if (synonym !== null) return constructSynonym(cx, expr, synonym, expected);
  const con = dataCon(cx, expr.con);
  const start = con === null ? nameHead(cx, expr.con.name, expr.con.span) : conHead(con, { span: expr.con.span, kind: 'occurrence', name: con.name });
  const { type, evidence } = cx.tc.instantiate(start.type, start.origin);
  const argTypes: Type[] = [];
  let result = type;
  for (let step = cx.tc.head(result); con !== null && argTypes.length < con.args.length && step.kind === 'fun'; step = cx.tc.head(result)) {
    argTypes.push(step.arg);
    result = step.res;
  }
  settle(cx, result, expected, span);
  const values = fieldValues(cx, con, expr.fields, argTypes);
  const args = argTypes.map((argType, i) => values.get(i) ?? missing(cx, con as DataCon, i, argType, expr));
  return apply(evApply(start.expr, evidence, type), args, result, span);
}

/** The builder applied to the fields in order. */
function constructSynonym(cx: Context, expr: ExprOf<'construct'>, synonym: PatSyn, expected: Expected): Typed.Expr {
  const { con, fields, span } = expr;
  const args = (synonym.fields ?? []).map((field): Rn.Expr => {
    const given = fields.find((candidate) => candidate.field.name === field);
    if (given === undefined) fail(cx, 'MissingField', `the field \`${field.text}\` of \`${con.name.text}\` is not given`, span);
    return given?.value ?? { kind: 'hole', text: field.text, span };
  });
  return cx.rho(applied(con, args, span), expected);
}

function applied({ name, span: at }: Rn.Ref, args: readonly Rn.Expr[], span: Rn.Expr['span']): Rn.Expr {
  const head: Rn.Expr = { kind: 'con', name, span: at };
  return args.length === 0 ? head : { kind: 'apply', head, args, span };
}

/** The given fields, by number. */
function fieldValues(cx: Context, con: DataCon | null, fields: readonly Rn.FieldExpr[], argTypes: readonly Type[]): Map<number, Typed.Expr> {
  const values = new Map<number, Typed.Expr>();
  for (const { field, value, span } of fields) {
    const index = con?.fields?.indexOf(field.name) ?? -1;
    if (index < 0 || index >= argTypes.length) {
      if (con !== null) fail(cx, 'NoSuchField', `the constructor \`${con.name.text}\` has no field \`${field.name.text}\``, field.span);
      cx.rho(value, { type: null, reason: { reason: 'other' } });
    } else if (values.has(index)) fail(cx, 'RepeatedField', `the field \`${field.name.text}\` is given more than once`, span);
    else values.set(index, cx.sigma(value, argTypes[index], { reason: 'recordField', field: field.name.text }));
  }
  return values;
}

/** What stands for a field that is not given: it fails when used. A strict one must be given. */
function missing(cx: Context, con: DataCon, index: number, type: Type, expr: ExprOf<'construct'>): Typed.Expr {
  const field = con.fields?.[index]?.text ?? null;
  if (con.strict[index]) {
    const what = field === null ? `argument ${index + 1}` : `the field \`${field}\``;
    fail(cx, 'MissingStrictField', `${what} of \`${con.name.text}\` is strict, so it must be given`, expr.span);
  } else if (field !== null) {
    cx.tc.report({ level: 'warning', kind: 'MissingField', message: `the field \`${field}\` of \`${con.name.text}\` is not given`, span: expr.span });
  }
  return { kind: 'fail', how: 'recCon', text: field ?? '', type, span: expr.span };
}

// Update -----------------------------------------------------------------------------------------------------------------------------------

/**
 * `record { fields }`: a parameter of the type may change when the constructors concerned mention it in no field but updated ones. For every constructor that
 * has all the fields, the variables for its old fields.
 */
export function update(cx: Context, written: ExprOf<'update'>, expected: Expected): Typed.Expr {
  const expr = decided(cx, written, expected);
  const { span, fields } = expr;
  const thing = cx.tc.globals.value(fields[0].field.name);
  if (thing?.kind === 'synonymField') return updateSynonym(cx, expr, thing.synonym, expected);
  const cons = constructorsWith(cx, fields);
  if (cons === null) return unknownUpdate(cx, expr, expected);
  const names = fields.map(({ field }) => field.name);
  const [first] = cons;
  const before = freshUniversals(cx, first);
  const after = changedUniversals(cx, cons, new Set(names.map((name) => name.text)), before);
  const type = conResult(cx, first, after);
  settle(cx, type, expected, span);
  const recordType = conResult(cx, first, before);
  const record = cx.rho(expr.record, checking(recordType, { reason: 'recordField', field: names[0].text }));
  const values = fields.map(({ field, value }) => {
    const index = first.fields?.indexOf(field.name) ?? 0;
    const fieldType = cx.tc.subst(first.universals, after, first.args[index]);
    return { field: field.name, value: cx.sigma(value, fieldType, { reason: 'recordField', field: field.name.text }) };
  });
  const patterns = cons.map((con) => updateCase(cx, con, before, span));
  return { kind: 'update', record, cons, fields: values, patterns, type, span };
}

/** With the fields of one type, when several have them: that of the update's type as far as it is known, or of a signature of the record. */
function decided(cx: Context, expr: ExprOf<'update'>, expected: Expected): ExprOf<'update'> {
  const { candidates, fields, record, span } = expr;
  if (candidates === undefined) return expr;
  const wanted = expected.type === null ? null : typeHead(cx.tc.head(expected.type));
  const signature = signedType(record);
  const of = (type: Name | null): readonly Name[] | undefined => candidates.find(([name]) => isFieldOf(cx, name, type));
  const chosen = of(wanted) ?? of(signature);
  if (chosen === undefined) {
    const texts = fields.map(({ field }) => `\`${field.name.text}\``).join(', ');
    fail(cx, 'AmbiguousName', `several types have the field${fields.length === 1 ? '' : 's'} ${texts}: the type of the record is not known here`, span);
  }
  return { ...expr, candidates: undefined, fields: fields.map((field, i) => ({ ...field, field: { ...field.field, name: (chosen ?? candidates[0])[i] } })) };
}

/** `case record of P x y -> P x value`. */
function updateSynonym(cx: Context, { record, fields, span }: ExprOf<'update'>, synonym: PatSyn, expected: Expected): Typed.Expr {
  const con: Rn.Ref = { name: synonym.name, span };
  const own = synonym.fields ?? [];
  for (const { field } of fields) {
    if (!own.includes(field.name)) fail(cx, 'NoSuchField', `the pattern \`${synonym.name.text}\` has no field \`${field.name.text}\``, field.span);
  }
  const olds = own.map((field) => localName(field.text, 'value', span));
  const args = own.map((field, i): Rn.Expr => fields.find((given) => given.field.name === field)?.value ?? { kind: 'var', name: olds[i], span });
  const pattern: Rn.Pattern = {
    kind: 'conPattern',
    con,
    args: own.map((field, i): Rn.Pattern => {
      const isReplaced = fields.some((given) => given.field.name === field);
      return isReplaced ? { kind: 'wildPattern', span } : { kind: 'varPattern', name: olds[i], span };
    }),
    span,
  };
  const body = applied(con, args, span);
  const rhs = unguarded(body, span);
  return cx.rho({ kind: 'case', scrutinee: record, alternatives: [{ kind: 'alternative', pattern, rhs, span }], span }, expected);
}

/** Constructors that have all the fields; null when there is none, which is reported. */
function constructorsWith(cx: Context, fields: readonly Rn.FieldExpr[]): readonly DataCon[] | null {
  let cons: readonly DataCon[] | null = null;
  let tycon: DataTyCon | null = null;
  const seen = new Set<string>();
  for (const { field, span } of fields) {
    const thing = cx.tc.globals.value(field.name);
    if (thing?.kind !== 'field') {
      if (thing !== undefined || cx.locals.has(field.name)) fail(cx, 'NotAField', `\`${field.name.text}\` is not a field of a record`, field.span);
      return null;
    }
    if (seen.has(field.name.text)) fail(cx, 'RepeatedField', `the field \`${field.name.text}\` is given more than once`, span);
    seen.add(field.name.text);
    tycon ??= thing.tycon;
    const having: readonly DataCon[] = thing.cons;
    cons = cons === null ? having : cons.filter((con: DataCon) => having.includes(con));
  }
  if (cons === null || tycon === null) return null;
  if (cons.length === 0) {
    const names = fields.map(({ field }) => `\`${field.name.text}\``).join(', ');
    fail(cx, 'NoConstructorHasFields', `no constructor has all of the fields ${names}`, fields[0].span);
    return null;
  }
  return cons;
}

/** Something is wrong with the fields: what is inside is checked all the same. */
function unknownUpdate(cx: Context, expr: ExprOf<'update'>, expected: Expected): Typed.Expr {
  for (const { value } of expr.fields) cx.rho(value, { type: null, reason: { reason: 'other' } });
  const record = cx.rho(expr.record, { type: null, reason: { reason: 'other' } });
  expected.type ??= cx.tc.freshOpen();
  return { kind: 'cast', expr: record, type: expected.type, span: expr.span };
}

/** The universal types of the result: fresh where they may change. */
function changedUniversals(cx: Context, cons: readonly DataCon[], updated: ReadonlySet<string>, before: readonly Type[]): readonly Type[] {
  const [first] = cons;
  const fresh = freshUniversals(cx, first);
  return first.universals.map((_, i) => (cons.every((con) => mayChange(con, con.universals[i], updated)) ? fresh[i] : before[i]));
}

/** Is the variable mentioned in updated fields, and nowhere else? One that is mentioned nowhere (a phantom) may change, too. */
function mayChange(con: DataCon, v: TyVar, updated: ReadonlySet<string>): boolean {
  const kept = con.args.filter((_, i) => !updated.has(con.fields?.[i]?.text ?? ''));
  const isRelated = con.equalities.some(([a, b]) => occursIn(v, a) || occursIn(v, b));
  return !isRelated && ![...kept, ...con.context].some((type) => occursIn(v, type));
}

/** How one constructor is taken apart and rebuilt. */
function updateCase(cx: Context, con: DataCon, before: readonly Type[], span: Rn.Expr['span']): Typed.UpdateCase {
  const scope = openScope();
  const { evidence, binds, argTypes } = openCon(cx, con, before, scope, span);
  const args = argTypes.map((type, i) => freshId(cx, con.fields?.[i]?.text ?? 'field', type, span));
  // a context mentions only variables that do not change, so the constructor is rebuilt with the evidence it had
  const dicts = evidence.map((id): Typed.Evidence => ({ kind: 'evVar', id }));
  closeScope(cx, scope);
  return { con, evidence, args, binds, dicts };
}
