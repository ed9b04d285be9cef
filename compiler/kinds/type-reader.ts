/**
 * Reads the author's types: Rn.Type → Type, with kinds inferred and checked on the way.
 *
 * Type variables in scope are kept by Name; Names are unique, so an entry is never taken out, only replaced when the same signature is read again. Synonyms
 * stay as they are written, except those that stand for a `forall`, which are expanded where they are used.
 *
 * Note [Kind variables]
 * Kinds nobody decides are generalised: such a variable has a kind that is a TyVar of level 0 without a source. It is bound by the `forall` of the kind of a
 * type constructor; for type variables it is free, and `unifyKinds` lets it be any kind. So polymorphic kinds need no arguments anywhere.
 */
import { label, problem } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { promote } from '../types/builtin.ts';
import { customError } from '../types/custom-error.ts';
import { instantiated, kindAt } from '../types/kinds.ts';
import { appType, conType, forallType, funType, funTypes, headCon, implicitType, isTypeFamily, repr, spine, tyVar, varType } from '../types/make.ts';
import { showType } from '../types/print.ts';
import { subst, substAll } from '../types/subst.ts';
import type { Tc } from '../types/tc.ts';
import type { TyCon, Type, TyVar } from '../types/type.ts';
import { freeVariables } from '../types/type-walk.ts';
import { kindReason, type Reason } from '../types/why.ts';
import { flattenConstraint, isForallSynonym } from './constraint.ts';
import { generaliseKind } from './generalise-kind.ts';

export interface Kinded {
  readonly type: Type;
  readonly kind: Type;
}

export class TypeReader {
  readonly #tc: Tc;
  readonly #vars = new Map<Name, Type>();
  /** variables made since the outermost signature began; inside a group of declarations: since the group began */
  #made: TyVar[] = [];
  /** > 0: kinds are not generalised yet, somebody further out does */
  #postponed = 0;
  #wildcards: 'refused' | 'meta' = 'meta';

  constructor(tc: Tc) {
    this.#tc = tc;
  }

  /** Brings a type variable into scope. */
  bindVar(name: Name, type: Type): void {
    this.#vars.set(name, type);
  }

  /** What a type variable in scope stands for. */
  lookup(name: Name): Type | undefined {
    return this.#vars.get(name);
  }

  /** `forall implicit. type`, kinds inferred and generalised. */
  signature(s: Rn.Signature): Type {
    return this.generalising(() => {
      const vars = this.quantify(s.implicit);
      const body = this.withoutWildcards(() => this.valueType(s.type));
      this.#checkUsable(body, s.span);
      return merged(vars, body);
    });
  }

  /** A signature that is a `TypeError` says what it says where it stands. */
  #checkUsable(body: Type, span: Span): void {
    const type = body.kind === 'forall' ? body.body : body;
    if (headCon(type)?.name.text !== 'TypeError') return;
    const problem = customError(this.#tc, this.#tc.normalise(type), span);
    if (problem !== null) this.#tc.report(problem);
  }

  /** A type that must have this kind. Wildcards are anything. */
  type(t: Rn.Type, kind: Type): Type {
    const expected = repr(kind);
    if (this.#isConstraintKind(expected)) {
      if (t.kind === 'tupleType' && !t.unboxed) return this.#constraintTuple(t.items);
      if (t.kind === 'typeCon' && t.name === this.#tc.builtin.unitTyCon.name) return this.#constraintTuple([]);
    }
    if (t.kind === 'wildType') return this.#wildcard(t.span, kind);
    return this.#ofKind(this.infer(t), expected, t.span, kindReason());
  }

  /** The type, when it has the kind. Else that is reported, and the answer fits everywhere: one mistake is not told twice. */
  #ofKind({ type, kind }: Kinded, expected: Type, span: Span, reason: Reason): Type {
    if (kind === expected) return type;
    const before = this.#tc.diagnostics.length;
    this.#tc.unifyKinds(kind, expected, { span, reason });
    return this.#tc.diagnostics.length === before ? type : this.#tc.freshMeta(expected);
  }

  /** A type and its kind. */
  infer(t: Rn.Type): Kinded {
    const { builtin } = this.#tc;
    switch (t.kind) {
      case 'typeVar':
      case 'typeCon':
        return this.#application(t, [], t.span);
      case 'typeApply': {
        const args = [...t.args];
        let { head } = t;
        while (head.kind === 'typeApply') {
          args.unshift(...head.args);
          head = head.head;
        }
        return this.#application(head, args, t.span);
      }
      case 'function':
        return { type: this.#function(t), kind: builtin.typeKind };
      case 'forall': {
        const vars = this.params(t.params);
        const { type, kind } = this.infer(t.body);
        return { type: merged(vars, type), kind };
      }
      case 'qualified': {
        // what stands for further constraints does so in front of a signature only (`readPartial`)
        const context = this.withoutWildcards(() => this.context(t.context));
        const { type, kind } = this.infer(t.body);
        return { type: qualified(context, type), kind };
      }
      case 'tupleType':
        return this.#tuple(t);
      case 'listType':
        return { type: builtin.listType(this.#monotype(this.type(t.item, builtin.typeKind), t.item.span)), kind: builtin.typeKind };
      case 'kinded': {
        const kind = this.kind(t.of);
        return { type: this.type(t.type, kind), kind };
      }
      case 'typeLiteral': {
        const con = builtin.literalTyCon(t.value);
        return { type: conType(con), kind: con.kind };
      }
      case 'implicitParam':
        return { type: implicitType(t.name, this.valueType(t.type)), kind: builtin.constraintKind };
      case 'wildType': {
        const kind = this.#tc.freshKind();
        return { type: this.#wildcard(t.span, kind), kind };
      }
    }
  }

  /** A type that has values: of kind Type, or of an unlifted kind. */
  valueType(t: Rn.Type): Type {
    const { builtin } = this.#tc;
    if (t.kind === 'function') return this.#function(t);
    const { type, kind } = this.infer(t);
    const found = kind.kind === 'con' ? kind : this.#tc.head(kind);
    if (found === builtin.typeKind || builtin.isValueKind(found)) return type;
    return this.#ofKind({ type, kind: found }, builtin.typeKind, t.span, kindReason());
  }

  kind(t: Rn.Type): Type {
    return this.type(t, this.#tc.builtin.typeKind);
  }

  /** Constraints, with synonyms expanded and tuples taken apart; equalities among them. */
  context(types: readonly Rn.Type[]): readonly Type[] {
    return concatMap(types, (t) => {
      const constraints = flattenConstraint(this.#tc, this.type(t, this.#tc.builtin.constraintKind));
      if (this.#tc.module.extensions.has('QuantifiedConstraints')) return constraints;
      if (constraints.some((c) => c.kind === 'forall')) this.#quantifiedConstraint(t.span);
      return constraints.filter((c) => c.kind !== 'forall');
    });
  }

  /** Fresh variables for names, brought into scope. Their kinds are unknown, unless they stand for variables that have one already. */
  quantify(names: readonly Name[], outer: readonly TyVar[] = []): readonly TyVar[] {
    return names.map((name) => {
      const kind = outer.find(({ source }) => source === name)?.kind;
      return this.#newVar(name, kind === undefined || freeVariables(kind).size > 0 ? this.#tc.freshKind() : kind);
    });
  }

  /** Fresh variables for parameters as written, brought into scope. */
  params(params: readonly Rn.TypeParam[]): readonly TyVar[] {
    return params.map(({ name, kind }) => this.#newVar(name, kind === null ? this.#tc.freshKind() : this.kind(kind)));
  }

  /** Runs `body`; the kinds of the variables it makes that stay open are generalised at the end, unless an outer one is to do that. */
  generalising<T>(body: () => T): T {
    if (this.#postponed > 0) return body();
    this.#made = [];
    const result = this.postponing(body);
    this.closeKinds();
    return result;
  }

  /** Runs `body` without generalising any kinds: `closeKinds` is called later. */
  postponing<T>(body: () => T): T {
    this.#postponed++;
    try {
      return body();
    } finally {
      this.#postponed--;
    }
  }

  /** Generalises the kinds of all variables made that are still open (PolyKinds), or makes them Type. See Note [Kind variables]. */
  closeKinds(): void {
    for (const v of this.#made) v.kind = generaliseKind(this.#tc, v.kind);
    this.#made = [];
  }

  /** As `infer` and `type`, refusing wildcards. */
  withoutWildcards<T>(body: () => T): T {
    const before = this.#wildcards;
    this.#wildcards = 'refused';
    try {
      return body();
    } finally {
      this.#wildcards = before;
    }
  }

  #newVar(name: Name, kind: Type): TyVar {
    const v = tyVar(name.text, kind, 0, name);
    this.#made.push(v);
    this.#vars.set(name, varType(v));
    return v;
  }

  #function(t: Rn.Type & { readonly kind: 'function' }): Type {
    const args = [this.valueType(t.from)];
    let rest = t.to;
    while (rest.kind === 'function') {
      args.push(this.valueType(rest.from));
      rest = rest.to;
    }
    return funTypes(args, this.valueType(rest));
  }

  #tuple(t: Rn.Type & { readonly kind: 'tupleType' }): Kinded {
    const { builtin } = this.#tc;
    if (t.unboxed)
      return {
        type: builtin.tupleType(
          t.items.map((item) => this.valueType(item)),
          true,
        ),
        kind: builtin.tupleKind,
      };
    if (t.items.length === 0) return { type: conType(builtin.unitTyCon), kind: builtin.typeKind };
    const first = this.infer(t.items[0]);
    if (this.#isConstraintKind(this.#tc.head(first.kind))) return { type: this.#constraintTuple(t.items), kind: builtin.constraintKind };
    this.#expectKind(first, builtin.typeKind, t.items[0].span);
    const items = [first.type, ...t.items.slice(1).map((item) => this.type(item, builtin.typeKind))].map((item, i) => this.#monotype(item, t.items[i].span));
    return { type: builtin.tupleType(items), kind: builtin.typeKind };
  }

  /** Several constraints as one type: `flattenConstraint` takes it apart again. */
  #constraintTuple(items: readonly Rn.Type[]): Type {
    const { builtin } = this.#tc;
    return builtin.tupleType(items.map((item) => this.type(item, builtin.constraintKind)));
  }

  #isConstraintKind(kind: Type): boolean {
    if (kind.kind !== 'con') return false;
    const { constraintKind } = this.#tc.builtin;
    return kind.con === constraintKind.con || (kind.con.flavour === 'synonym' && headCon(this.#tc.head(kind)) === constraintKind.con);
  }

  #expectKind(found: Kinded, kind: Type, span: Span): void {
    this.#tc.unifyKinds(found.kind, kind, { span, reason: kindReason() });
  }

  #quantifiedConstraint(span: Span): void {
    const message = 'a constraint cannot have a `forall` or a context of its own';
    this.#tc.report(problem('QuantifiedConstraint', span, message, { help: 'enable QuantifiedConstraints' }));
  }

  #wildcard(span: Span, kind: Type): Type {
    if (this.#wildcards === 'refused') {
      const help = 'write the type in its place';
      this.#tc.report(problem('WildcardInType', span, 'a type signature must not leave anything open', { help }));
    }
    return this.#tc.freshMeta(kind, '_');
  }

  /** `head args`, head being no application. */
  #application(head: Rn.Type, args: readonly Rn.Type[], span: Span): Kinded {
    const { type, kind } = this.#head(head, args.length);
    if (args.length === 0) return { type: this.#expanded(type), kind };
    if (type.kind === 'con' && type.con === this.#tc.builtin.funTyCon && args.length === 2) {
      return { type: funType(this.valueType(args[0]), this.valueType(args[1])), kind: this.#tc.builtin.typeKind };
    }
    return this.#apply({ type, kind }, args, span);
  }

  #apply(head: Kinded, args: readonly Rn.Type[], span: Span): Kinded {
    const name = head.type.kind === 'con' ? head.type.con.name.text : head.type.kind === 'var' ? head.type.var.name : null;
    // What a synonym makes of its arguments is looked at, not those that are written as synonyms themselves.
    const isOfSynonym = head.type.kind === 'con' && head.type.con.flavour === 'synonym';
    let { type, kind } = head;
    for (let i = 0; i < args.length; i++) {
      const fun = kind.kind === 'fun' ? kind : this.#kindAsFunction(kind, kindReason(name, i), span);
      if (fun === null) {
        this.#tooManyArguments(name, head.kind, args.length, i, span);
        return { type: this.#tc.freshMeta(kind, null), kind };
      }
      const arg = args[i];
      const reason: Reason = kindReason(name, i);
      const read = this.#argument(arg, fun.arg, reason);
      type = appType(type, isOfSynonym && arg.kind !== 'forall' && arg.kind !== 'qualified' ? read : this.#monotype(read, arg.span));
      kind = fun.res;
    }
    const expanded = this.#expanded(type);
    if (isOfSynonym) for (const arg of spine(expanded).args) this.#monotype(arg, span);
    return { type: expanded, kind };
  }

  /** An argument of a type, which has no `forall` or context unless ImpredicativeTypes lets it. */
  #monotype(type: Type, span: Span): Type {
    if (type.kind !== 'forall' || this.#mayBePolymorphic()) return type;
    const message = `the type \`${showType(type)}\` cannot stand inside another: it has a \`forall\` or a context`;
    this.#tc.report(problem('PolymorphicArgument', span, message, { help: 'wrap it in a newtype, or turn on ImpredicativeTypes' }));
    return this.#tc.freshMeta(this.#tc.builtin.typeKind);
  }

  #mayBePolymorphic(): boolean {
    const { extensions } = this.#tc.module;
    return extensions.has('ImpredicativeTypes') || extensions.has('LiberalTypeSynonyms');
  }

  #argument(t: Rn.Type, kind: Type, reason: Reason): Type {
    const expected = kind.kind === 'con' ? kind : this.#tc.head(kind);
    if (t.kind === 'wildType' || (t.kind !== 'typeApply' && this.#isConstraintKind(expected))) return this.type(t, expected);
    if (expected === this.#tc.builtin.openKind) return this.valueType(t);
    return this.#ofKind(this.infer(t), expected, t.span, reason);
  }

  #kindAsFunction(kind: Type, reason: Reason, span: Span): { readonly arg: Type; readonly res: Type } | null {
    const type = instantiated(this.#tc, this.#tc.head(kind));
    if (type.kind === 'fun') return type;
    if (type.kind !== 'meta' && type.kind !== 'var') return null;
    const arg = this.#tc.freshKind();
    const res = this.#tc.freshKind();
    this.#tc.unifyKinds(type, funType(arg, res), { span, reason });
    return { arg, res };
  }

  #tooManyArguments(name: string | null, kind: Type, given: number, wanted: number, span: Span): void {
    const what = name === null ? 'this type' : `\`${name}\``;
    const takes = wanted === 0 ? 'no arguments' : wanted === 1 ? 'one argument' : `${wanted} arguments`;
    const note = `${what} has the kind \`${showType(kind)}\``;
    const message = `${what} takes ${takes}, but is given ${given}`;
    this.#tc.report(problem('KindMismatch', span, message, { note }));
  }

  #head(t: Rn.Type, given: number): Kinded {
    if (t.kind === 'typeVar') {
      const type = this.#vars.get(t.name);
      // a variable that only kinds mention is bound by nobody: it is what it turns out to be
      if (type === undefined) return this.#kindVariable(t.name);
      return { type, kind: type.kind === 'var' ? type.var.kind : this.#tc.kindOf(type) };
    }
    if (t.kind !== 'typeCon') return this.infer(t);
    const con = t.name.space === 'value' ? this.#promoted(t.name) : this.#tc.globals.tycon(t.name);
    if (con === undefined) return this.#unknown(t.name, t.span);
    return this.#checkSaturated(con, given, t.span) ? { type: conType(con), kind: instantiated(this.#tc, con.kind) } : this.#refused();
  }

  #kindVariable(name: Name): Kinded {
    const kind = this.#tc.freshKind();
    const type = this.#tc.freshMeta(kind, name.text);
    this.#vars.set(name, type);
    return { type, kind };
  }

  #promoted(name: Name): TyCon | undefined {
    const thing = this.#tc.globals.value(name);
    return thing?.kind === 'con' ? promote(thing.con) : undefined;
  }

  #checkSaturated(con: TyCon, given: number, span: Span): boolean {
    const needs = con.flavour === 'synonym' || isTypeFamily(con) ? con.arity : 0;
    if (given >= needs || (con.flavour === 'synonym' && this.#tc.module.extensions.has('LiberalTypeSynonyms'))) return true;
    const what = con.flavour === 'synonym' ? 'type synonym' : 'type family';
    const message = `the ${what} \`${con.name.text}\` needs ${needs} argument${needs === 1 ? '' : 's'}, but has ${given}`;
    this.#tc.report(problem('UnsaturatedSynonym', span, message, label(con.name.span, 'declared here')));
    return false;
  }

  /** Nothing is known of a name the renamer resolved: its declaration was refused, or its module does not have it. */
  #unknown(name: Name, span: Span): Kinded {
    if (this.#tc.diagnostics.length === 0) {
      const near = suggest(
        name.text,
        [...this.#vars.keys()].map((v) => v.text),
      );
      const help = near === null ? undefined : `did you mean \`${near}\`?`;
      this.#tc.report(problem('NotInScope', span, `nothing is known of the type \`${name.text}\``, { help }));
    }
    return this.#refused();
  }

  /** Stands for what was reported: fits everywhere. */
  #refused(): Kinded {
    const kind = this.#tc.freshKind();
    return { type: this.#tc.freshMeta(kind, null), kind };
  }

  /** A synonym for a `forall`, or of one, or with unsaturated synonyms as arguments (LiberalTypeSynonyms), is replaced by what it stands for. */
  #expanded(type: Type): Type {
    const { head, args } = spine(type);
    if (head.kind !== 'con' || head.con.flavour !== 'synonym' || args.length < head.con.arity) return type;
    if (head.con.name === this.#tc.builtin.wired.type('TYPE')) {
      const rep = headCon(this.#tc.head(args[0]));
      return (rep === null ? null : this.#tc.builtin.kindOfRuntimeRep(rep.name.text)) ?? type;
    }
    const isLiberal = this.#tc.module.extensions.has('LiberalTypeSynonyms');
    const isExpanded = isLiberal || isForallSynonym(head.con) || args.some(({ kind }) => kind === 'forall');
    return isExpanded ? renewed(this.#atKindsOf(head.con, args, this.#tc.head(type))) : type;
  }

  /** What a synonym stands for, with the variables of its kind as the arguments have them: those bound in it mention them. */
  #atKindsOf({ kind }: TyCon, args: readonly Type[], expanded: Type): Type {
    if (kind.kind !== 'forall' || expanded.kind !== 'forall') return expanded;
    return subst(kind.vars, kindAt(this.#tc, kind, args).vars, expanded);
  }
}

/** `forall vars. body`, as one forall with those of the body where nothing stands between. */
export function merged(vars: readonly TyVar[], body: Type): Type {
  if (vars.length === 0) return body;
  return body.kind === 'forall' ? forallType([...vars, ...body.vars], body.context, body.body) : forallType(vars, [], body);
}

/** `context => body` */
function qualified(context: readonly Type[], body: Type): Type {
  if (context.length === 0) return body;
  return body.kind === 'forall' && body.vars.length === 0 ? forallType([], [...context, ...body.context], body.body) : forallType([], context, body);
}

/** A type that is a synonym's has binders of its own: a synonym's argument may be the same synonym. */
function renewed(type: Type): Type {
  if (type.kind !== 'forall') return type;
  const vars = type.vars.map((v) => tyVar(v.name, v.kind, v.level, v.source));
  const types = vars.map(varType);
  return forallType(vars, substAll(type.vars, types, type.context), subst(type.vars, types, type.body));
}
