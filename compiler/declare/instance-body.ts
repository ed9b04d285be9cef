/**
 * Contents of instances: evidence for superclasses, and each method against its type at the instance. A method that is not given is the class's default at the
 * instance; without a default it raises an exception when it is called.
 */
import type { Span } from '../base/span.ts';
import { inlining } from '../check/bind.ts';
import type { Checker } from '../check/check.ts';
import { merged } from '../kinds/type-reader.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { findInstance } from '../types/instances.ts';
import { kindAt } from '../types/kinds.ts';
import { forallType, varType } from '../types/make.ts';
import { instanceHead, instanceText } from '../types/overlap.ts';
import { subst, substPairs } from '../types/subst.ts';
import type { Instance, Method, Type } from '../types/type.ts';
import { measure } from '../types/type-walk.ts';
import type { Origin, SkolemInfo } from '../types/why.ts';
import { mentionsFamily } from './instance-check.ts';
import type { ModuleContext } from './module-context.ts';

export interface InstanceBody {
  readonly instance: Instance;
  readonly methods: readonly Rn.FunBind[];
  readonly why: SkolemInfo;
  readonly span: Span;
  /** derived: nothing is said about missing methods */
  readonly generated: boolean;
}

/** All of it but the methods. */
type BodyOf = Omit<InstanceBody, 'methods' | 'generated'>;

export function checkInstanceBody(cx: ModuleContext, checker: Checker, body: InstanceBody): Typed.InstanceBind {
  const { instance, methods, span } = body;
  checkMethodNames(cx, body);
  const given = new Map<Name, Rn.FunBind>(methods.map((bind) => [bind.name, bind]));
  if (!body.generated) warnMissing(cx, instance, given, span);
  return {
    instance,
    dfun: dictionaryId(cx, instance),
    ...superclasses(
      cx,
      body,
      instance.class.methods.some((method) => method.default !== null && !given.has(method.name)),
    ),
    methods: instance.class.methods.map((method) => {
      const bind = given.get(method.name);
      const id = methodId(cx, instance, method, bind?.span ?? span);
      return { id, expr: checkMethod(cx, checker, body, method, id.type, bind), inline: bind === undefined ? 'auto' : inlining(bind) };
    }),
    same: null,
    span,
  };
}

/** A derived instance whose parts are made on demand. `derive` answers the methods that are not the class's defaults, and what they call. */
export function lateInstance(cx: ModuleContext, checker: Checker, body: BodyOf, derive: () => Derivation): Typed.LateInstance {
  const { instance, span } = body;
  const { methods } = instance.class;
  const ids = methods.map((method) => methodId(cx, instance, method, span));
  /** constraints are solved once more for each part that is made behind all others */
  const finished = <T>(part: T): T => {
    cx.tc.finish();
    return part;
  };
  return {
    instance,
    dfun: dictionaryId(cx, instance),
    methods: ids,
    span,
    method(index) {
      const method = methods[index];
      const { binds, helpers } = derive();
      const bind = binds.find(({ name }) => name === method.name);
      return { expr: finished(checkMethod(cx, checker, body, method, ids[index].type, bind)), helpers };
    },
    dictionary: () => finished(superclasses(cx, body)),
  };
}

/** The methods of a derived instance, and those functions they call that are new. */
export interface Derivation {
  readonly binds: readonly Rn.FunBind[];
  readonly helpers: readonly Typed.BindGroup[];
}

function dictionaryId(cx: ModuleContext, instance: Instance): Typed.Id {
  return cx.tc.newId(instance.dfun, instanceType(cx, instance, instanceHead(instance)));
}

function methodId(cx: ModuleContext, instance: Instance, method: Method, span: Span): Typed.Id {
  const { tycon, params } = instance.class;
  const own = subst(params, instance.args, method.own);
  // the class's kind variables are what the instance makes of them: the method's own type variables may be of these kinds
  const { kind } = tycon;
  const type = instanceType(cx, instance, kind.kind === 'forall' ? subst(kind.vars, kindAt(cx.tc, kind, instance.args).vars, own) : own);
  return cx.tc.newId(cx.freshGlobal(`$c${method.name.text}${instance.dfun.text}`, span), type);
}

/** `forall vars. context => type`. */
export function instanceType(cx: ModuleContext, instance: Instance, type: Type): Type {
  return quantified(instance, [...instance.context, ...instance.equalities.map((e) => cx.tc.equalityPred(e))], type);
}

function quantified(instance: Instance, context: readonly Type[], type: Type): Type {
  return context.length > 0 ? forallType(instance.vars, context, type) : merged(instance.vars, type);
}

/** `defaults`: methods are the class's, which at the instance's own type must find this one and no other. */
function superclasses(cx: ModuleContext, { instance, why, span }: BodyOf, defaults = false): Pick<Typed.InstanceBind, 'dicts' | 'supers' | 'binds'> {
  const { tc } = cx;
  const { class: c } = instance;
  const rigid = tc.skolemise(instanceType(cx, instance, instanceHead(instance)));
  const args = argumentsOf(rigid.type);
  const origin: Origin = { span, kind: 'superclass', name: c.name };
  const { size } = measure(args);
  const { result, binds } = tc.under({ ...rigid, why }, () => {
    for (const equality of substPairs(c.params, args, c.equalities)) tc.wanted(tc.equalityPred(equality), origin);
    if (defaults && findInstance(tc, c, args).kind === 'unclear') tc.wanted(rigid.type, { ...origin, kind: 'default' });
    // GHC forgets the limit where a type family stands, which it replaces first
    return c.supers.map((pred) => tc.wanted(subst(c.params, args, pred), mentionsFamily(pred) ? origin : { ...origin, size }));
  });
  return { dicts: rigid.givens, supers: result, binds };
}

function argumentsOf(head: Type): readonly Type[] {
  const args: Type[] = [];
  for (let type = head; type.kind === 'app'; type = type.fun) args.unshift(type.arg);
  return args;
}

function checkMethod(cx: ModuleContext, checker: Checker, body: BodyOf, method: Method, type: Type, bind: Rn.FunBind | undefined): Typed.Expr {
  return bind === undefined ? absentMethod(cx, body, method, type) : checker.checkBind(bind, type, body.why);
}

/** The default method at this instance, or a call of `noMethodBindingError`. */
function absentMethod(cx: ModuleContext, { instance, why, span }: BodyOf, method: Method, type: Type): Typed.Expr {
  const { tc } = cx;
  const rigid = tc.skolemise(type);
  const { result, binds } = tc.under({ ...rigid, why }, (): Typed.Expr => {
    if (method.default === null) return { kind: 'fail', how: 'noMethod', text: method.name.text, type: rigid.type, span };
    const { name } = method.default;
    const origin: Origin = { span, kind: 'default', name: method.name };
    const vars = rigid.skolems.slice(0, instance.vars.length).map((v): Type => varType(v));
    const args = instance.args.map((arg) => subst(instance.vars, vars, arg));
    const thing = tc.globals.value(name);
    const id = thing?.kind === 'id' ? thing.id : tc.newId(name, method.default.type);
    const { type: found, evidence } = tc.instantiate(bodyAt(method.default.type, args), origin);
    tc.unify(found, rigid.type, { span, reason: { reason: 'default' } });
    const dicts = rigid.givens.slice(0, instance.context.length).map((given): Typed.Evidence => ({ kind: 'evVar', id: given }));
    const self: Typed.Evidence = { kind: 'evInstance', instance, args: dicts };
    return { kind: 'evApply', fun: { kind: 'var', id, span }, args: [self, ...evidence], type: rigid.type, span };
  });
  return rigid.givens.length === 0 ? { kind: 'evLet', binds, body: result, span } : { kind: 'evLambda', params: rigid.givens, binds, body: result, span };
}

/** `type` of `forall params. Class params => type`, at types for the params. */
function bodyAt(type: Type, args: readonly Type[]): Type {
  return type.kind === 'forall' ? subst(type.vars, args, type.body) : type;
}

function checkMethodNames(cx: ModuleContext, { instance, methods }: InstanceBody): void {
  for (const bind of methods) {
    if (instance.class.methods.some((method) => method.name === bind.name)) continue;
    cx.error('NotAMethod', `\`${bind.name.text}\` is not a method of the class \`${instance.class.name.text}\``, bind.span);
  }
}

function warnMissing(cx: ModuleContext, instance: Instance, given: ReadonlyMap<Name, Rn.FunBind>, span: Span): void {
  const missing = missingOf(instance.class.minimal, (name) => given.has(name));
  if (missing === null) return;
  cx.warning('MissingMethod', `the instance \`${instanceText(instance)}\` lacks ${missing}`, span);
}

/** What is missing in words; null when nothing is. */
function missingOf(minimal: Rn.Minimal, has: (name: Name) => boolean): string | null {
  if (minimal.kind === 'method') return has(minimal.name) ? null : `\`${minimal.name.text}\``;
  const parts = minimal.of.map((part) => missingOf(part, has));
  const missing = parts.filter((part) => part !== null);
  if (minimal.kind === 'any') return parts.length === 0 || missing.length < parts.length ? null : `either ${missing.join(' or ')}`;
  return missing.length === 0 ? null : missing.join(' and ');
}
