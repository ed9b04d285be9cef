/** Derived instances: made known with their contexts, then their code. */
import type { Checker } from '../check/check.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { defaultFixity, type Fixity } from '../syntax/fixity.ts';
import type * as Typed from '../typed/syntax.ts';
import { conApp, varType } from '../types/make.ts';
import { instanceText } from '../types/overlap.ts';
import { subst } from '../types/subst.ts';
import type { Class, DataCon, Instance, Type } from '../types/type.ts';
import { measure } from '../types/type-walk.ts';
import type { Origin, SkolemInfo } from '../types/why.ts';
import { type Inferred, inferContexts } from './derive-context.ts';
import { nameOf, type Plan, planDeriving } from './derive-plan.ts';
import { Build } from './deriving/build.ts';
import type { Derived } from './deriving/derived.ts';
import { deriveGeneric1, genericObstacle, representation } from './deriving/generic.ts';
import { obstacle, shapeOf } from './deriving/shape.ts';
import type { StockClass } from './deriving/stock.ts';
import { expandSynonyms } from './expand.ts';
import { addEquation } from './family.ts';
import { checkInstanceBody, instanceType, lateInstance } from './instance-body.ts';
import { addFamilyDefaults, addInstance } from './instance-head.ts';
import type { ModuleContext } from './module-context.ts';

/** Makes the heads of all derived instances known. */
export function declareDerived(cx: ModuleContext, late: boolean): readonly Inferred[] {
  for (const declaration of cx.rn.derivings) cx.derivings.push({ from: 'declaration', declaration, span: declaration.span });
  const all = cx.derivings.flatMap((request): Inferred[] => {
    const plan = planDeriving(cx, request);
    if (plan === null || !checkConstructors(cx, plan)) return [];
    const head = { vars: plan.vars, constraints: plan.constraints ?? [], class: plan.class, args: plan.args };
    const instance = addInstance(cx, head, plan.overlap, plan.span);
    if (instance === null) return [];
    declareFamilies(cx, plan);
    return [{ plan, instance, isSound: false }];
  });
  inferContexts(cx, all, late);
  return all;
}

/** Associated types are those of the type that is the same, or the class's defaults. */
function declareFamilies(cx: ModuleContext, plan: Plan): void {
  const { class: c, args, vars, way, span } = plan;
  if (way.way === 'stock' && (c.name.text === 'Generic' || c.name.text === 'Generic1')) {
    const { tycon, tyconArgs } = plan;
    // GHC looks at the fixities of the module at hand only, here
    const fixityOf = (con: DataCon): Fixity => cx.rn.fixities.get(con.name) ?? defaultFixity;
    const right = representation(cx.tc, tycon, nameOf(tycon), tyconArgs, fixityOf, (type) => expandSynonyms(cx.tc, type));
    if (right !== null) for (const family of c.families) addEquation(cx, { family, vars, args, right, span });
    return;
  }
  if (way.way !== 'same') return addFamilyDefaults(cx, { class: c, args, vars, constraints: [] }, new Set(), span);
  for (const family of c.families) {
    const place = (type: readonly Type[]): Type[] =>
      family.params.map((param) => {
        const at = c.params.findIndex((p) => p.name === param.name);
        return at < 0 ? varType(param) : type[at];
      });
    const extra = family.params.filter((param) => !c.params.some((p) => p.name === param.name));
    const right = conApp(family, ...place([...args.slice(0, -1), way.type]));
    addEquation(cx, { family, vars: [...vars, ...extra], args: place(args), right, span });
  }
}

/** Constructors that a class cannot be derived over. */
function checkConstructors(cx: ModuleContext, { tycon, way, constraints, class: c, span }: Plan): boolean {
  if (way.way !== 'stock') return true;
  for (const con of tycon.cons) {
    const why =
      constraints === null && isUnusual(con) ? 'has existential type variables, a context or a special result type' : fieldObstacle(cx, con, way.stock);
    if (why === null) continue;
    const help = constraints === null && isUnusual(con) ? `use a standalone declaration: \`deriving instance … => ${c.name.text} …\`` : undefined;
    const message = `\`${c.name.text}\` cannot be derived for \`${nameOf(tycon)}\`: the constructor \`${con.name.text}\` ${why}`;
    cx.error('CannotDerive', message, span, { help });
    return false;
  }
  return true;
}

function isUnusual(con: DataCon): boolean {
  return con.existentials.length > 0 || con.equalities.length > 0 || con.context.length > 0;
}

function fieldObstacle(cx: ModuleContext, con: DataCon, stock: StockClass): string | null {
  if (stock.derive === deriveGeneric1) return genericObstacle(con, (type) => expandSynonyms(cx.tc, type));
  if (stock.fields !== 'functors') return null;
  const last = con.universals[con.universals.length - 1];
  if (last === undefined) return 'has no type variable to map over';
  const shapes = con.args.map((arg) => shapeOf(expandSynonyms(cx.tc, arg), last));
  return shapes.map((shape) => obstacle(shape, stock.extension === 'DeriveFunctor')).find((text) => text !== null) ?? null;
}

function whyOf({ span }: Plan, instance: Instance): SkolemInfo {
  return { kind: 'deriving', head: () => instanceText(instance), vars: instance.vars.length, span };
}

/** Code of derived instances. */
export class DerivedBodies {
  readonly #cx: ModuleContext;
  readonly #checker: Checker;
  /** top-level functions that derived code calls, by the text of their names */
  readonly #helpers = new Map<string, Name>();
  readonly #checked = new Set<Name>();
  readonly binds: Typed.BindGroup[] = [];

  constructor(cx: ModuleContext, checker: Checker) {
    this.#cx = cx;
    this.#checker = checker;
  }

  check({ plan, instance }: Inferred): Typed.InstanceBind {
    const why = whyOf(plan, instance);
    const { way, span } = plan;
    if (way.way === 'same') return this.#same(plan, instance, way.type, why);
    const methods = way.way === 'empty' ? [] : this.#stockMethods(plan, way.stock);
    return checkInstanceBody(this.#cx, this.#checker, { instance, methods, why, span, generated: way.way === 'stock' });
  }

  /** The same, made on demand; null when that is not possible, or something in it may be wrong. */
  late({ plan, instance, isSound }: Inferred): Typed.LateInstance | null {
    const { way, span } = plan;
    if (!isSound || way.way !== 'stock') return null;
    let methods: readonly Rn.FunBind[] | null = null;
    return lateInstance(this.#cx, this.#checker, { instance, why: whyOf(plan, instance), span }, () => {
      methods ??= this.#stockMethods(plan, way.stock);
      return { binds: methods, helpers: this.binds.splice(0) };
    });
  }

  #stockMethods(plan: Plan, stock: StockClass): readonly Rn.FunBind[] {
    const { methods, helpers } = stock.derive(this.#derived(plan));
    for (const bind of helpers) {
      if (this.#checked.has(bind.name)) continue;
      this.#checked.add(bind.name);
      this.binds.push(...this.#checker.bindGroups([{ recursive: false, binds: [bind] }], true));
      const thing = this.#cx.tc.globals.value(bind.name);
      if (thing !== undefined) this.#cx.values.set(bind.name, thing);
    }
    return methods;
  }

  #derived({ tycon, span }: Plan): Derived {
    const cx = this.#cx;
    return {
      tycon,
      typeName: nameOf(tycon),
      cons: tycon.cons.map((con) => ({ name: con.name, arity: con.args.length, con, fixity: cx.rn.fixityOf(con.name) })),
      lastOf: (con) => con.universals[con.universals.length - 1],
      expand: (type) => expandSynonyms(cx.tc, type),
      build: new Build(span, cx.names),
      exists: (name) => cx.tc.globals.value(name) !== undefined,
      helperName: (text) => this.#helperName(`${text} ${tycon.name.module} ${tycon.name.text}`, text),
    };
  }

  #helperName(key: string, text: string): Name {
    let name = this.#helpers.get(key);
    if (name === undefined) {
      name = this.#cx.freshGlobal(text);
      this.#helpers.set(key, name);
    }
    return name;
  }

  /** The methods at one type must be represented as at the other. */
  #wantMethods(c: Class, from: readonly Type[], to: readonly Type[], origin: Origin): void {
    const { tc } = this.#cx;
    for (const { own } of c.methods) tc.wanted(conApp(tc.builtin.coercibleTyCon, subst(c.params, from, own), subst(c.params, to, own)), origin);
  }

  /** The methods of the type with the same representation are taken as they are; superclasses are the new type's own. */
  #same({ class: c, args, tycon, span, way }: Plan, instance: Inferred['instance'], type: Type, why: SkolemInfo): Typed.InstanceBind {
    const { tc } = this.#cx;
    const head = instanceType(this.#cx, instance, conApp(c.tycon, ...args));
    const rigid = tc.skolemise(head);
    const types = rigid.skolems.map(varType);
    const at = (t: Type): Type => subst(instance.vars, types, t);
    const origin: Origin = { span, kind: 'deriving', name: c.name };
    const others = args.slice(0, -1);
    const last = args[args.length - 1];
    const { size } = measure(args);
    const { result, binds } = tc.under({ ...rigid, why }, () => {
      if (way.way === 'same' && way.via && tc.head(tc.kindOf(last)) === tc.builtin.typeKind) {
        tc.wanted(conApp(tc.builtin.coercibleTyCon, at(type), at(last)), origin);
      }
      // Coercible does not look into newtypes of data families; that this one is represented as its content is known here.
      const isKnown = tycon.instanceOf !== null && !(way.way === 'same' && way.via);
      if (way.way === 'same' && !isKnown) this.#wantMethods(c, [...others, type].map(at), [...others, last].map(at), origin);
      const supers = c.supers.map((pred) => tc.wanted(at(subst(c.params, args, pred)), { ...origin, kind: 'superclass', size }));
      return { supers, same: tc.wanted(at(conApp(c.tycon, ...others, type)), origin) };
    });
    return { instance, dfun: tc.newId(instance.dfun, head), dicts: rigid.givens, binds, supers: result.supers, methods: [], same: result.same, span };
  }
}
