/** Code of declarations: method and superclass selectors, field selectors, instances. */

import { infoOf, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { showType } from '../types/print.ts';
import type { Class } from '../types/type.ts';
import { bindingsOf, underDicts } from './binds.ts';
import { apply, lambda, letIn, unpack, varExprs } from './build.ts';
import type { Ds } from './context.ts';
import { passedEvidence, superSelectorName } from './evidence.ts';
import { raise } from './fail.ts';
import type { FreshVar } from './match.ts';
import type { Binding } from './scc.ts';
import { repsOf } from './types.ts';

const noMentions: readonly Core.Var[] = [];

/** `\dict -> case dict of C:Ord … x … -> x` for every superclass and method. */
export function classBindings(ds: Ds, c: Class): Binding[] {
  const { names, vars } = ds.context;
  const [con] = c.core.cons;
  const { span } = c.name;
  const select = (v: Core.Var, field: number): Binding => {
    Object.assign(infoOf(v), { selector: { con, field } });
    const dict = newVar('dict', 'lifted', span);
    const fields = con.fields.map((rep, i) => newVar(i === field ? 'it' : 'other', rep, span));
    const body = unpack(varExpr(dict, span), con, fields, varExpr(fields[field], span), 'lifted', span);
    return { var: v, expr: lambda([dict], body, span), mentions: noMentions, span };
  };
  const supers = con.fields.length - c.methods.length;
  const ofSupers = Array.from({ length: supers }, (_, i) => select(vars.define(superSelectorName(names, c, i), span, null), i));
  return [
    ...ofSupers,
    ...c.methods.map((method, i) =>
      select(
        vars.define(method.name, method.name.span, () => showType(method.type)),
        supers + i,
      ),
    ),
  ];
}

/** `\record -> case record of C … x … -> x; _ -> recSelError "x"#`. */
export function fieldSelector(ds: Ds, { field, id, cons }: Typed.Module['selectors'][number]): Binding {
  const { span } = field;
  const v = ds.define(id);
  infoOf(v).implicit = true;
  const record = newVar('record', 'lifted', span);
  if (cons[0].tycon.flavour === 'newtype') return { var: v, expr: lambda([record], varExpr(record, span), span), mentions: noMentions, span };
  let reps: Core.Reps = 'lifted';
  const alts = cons.flatMap((con): Core.Alt[] => {
    const at = con.fields?.indexOf(field) ?? -1;
    if (con.core === null || at < 0) return [];
    reps = repsOf(con.args[at]);
    const evidence = con.core.fields.length - con.args.length;
    const fields = con.core.fields.map((rep, i) => newVar(i === evidence + at ? field.text : 'other', rep, span));
    return [make.conAlt(con.core, fields, varExpr(fields[evidence + at], span), span)];
  });
  const complete = alts.length === cons[0].tycon.cons.length;
  const { expr: fallback, mentions } = ds.noting(() => (complete ? varExpr(record, span) : raise(ds, 'recSelError', field.text, reps, span)));
  const body: Core.Expr = make.caseOf(varExpr(record, span), newVar('whole', 'lifted', span), alts, complete ? null : fallback, reps, span);
  return { var: v, expr: lambda([record], body, span), mentions, span };
}

/** A method of an instance as a global, a function of the instance's dictionaries. No author wrote one that is the class's default. */
export function methodBindings(ds: Ds, { id, expr, inline }: Typed.InstanceBind['methods'][number], fresh: FreshVar): Binding[] {
  if ((expr.kind === 'evLet' || expr.kind === 'evLambda') && expr.body.kind === 'evApply') {
    const { fun } = expr.body;
    if (fun.kind === 'var' && fun.id.name.text.startsWith('$dm')) infoOf(ds.define(id)).implicit = true;
  }
  return bindingsOf(ds, { kind: 'valueBind', id, expr, strict: false, inline, span: expr.span }, fresh);
}

type Dictionary = Omit<Typed.InstanceBind, 'methods'> & { readonly methods: readonly { readonly id: Typed.Id }[] };

/** The dictionary made of the methods, a function of the instance's dictionaries, too. */
export function dictionary(ds: Ds, bind: Dictionary): Binding {
  const { instance, methods, span } = bind;
  const dfun = ds.define(bind.dfun);
  const { expr, mentions } = ds.noting(() => {
    const dicts = ds.bindNew(bind.dicts);
    const wrap = ds.passes.evidenceBinds(bind.binds);
    const { class: c } = instance;
    const { same, supers } = bind;
    if (same !== null && supers.length === 0) return underDicts(dicts, wrap, ds.passes.evidence(same), span);
    const [con] = c.core.cons;
    const made = (fields: readonly Core.Expr[]): Core.Expr => make.con(con, [...passedEvidence(ds, supers), ...fields], span);
    if (same !== null) {
      const represented = newVar('same', 'lifted', span);
      const fields = c.methods.map(({ name }) => apply(ds.global(name), [varExpr(represented, span)], 'lifted', span));
      return lambda(dicts, wrap(letIn(represented, ds.passes.evidence(same), made(fields), span)), span);
    }
    const fields = methods.map(({ id }) => apply(varExpr(ds.var(id), span), varExprs(dicts, span), 'lifted', span));
    return lambda(dicts, wrap(made(fields)), span);
  });
  return { var: dfun, expr, mentions, span };
}
