/** Declarations of types, classes, instances, families, and what else stands at the top level only. */

import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { gather, type InlinePragmas, isClauses } from './bindings.ts';
import { headName } from './collect.ts';
import { meant, nearest } from './near.ts';
import { typeParts } from './parts.ts';
import { unqualified } from './pragmas.ts';
import { SynonymRenamer } from './synonyms.ts';
import type * as Rn from './syntax.ts';

type Of<K extends Ast.Decl['kind']> = Ast.Decl & { readonly kind: K };

export abstract class DeclRenamer extends SynonymRenamer {
  readonly #representations = new Set<string>();

  #own(name: Ast.Name): Name {
    return this.context.scope.own.type.get(name.text) as Name;
  }

  typeDecl(decl: Of<'typeSynonym'> | Of<'data'> | Of<'class'> | Of<'family'>): Rn.TypeDecl {
    switch (decl.kind) {
      case 'typeSynonym':
        return this.scoped(() => {
          const params = this.params(decl.head.params);
          const kind = outermostKind(decl.type);
          if (kind !== null) this.bindFree([kind]);
          return { kind: 'synonym', name: this.#own(decl.head.name), params, type: this.type(decl.type), span: decl.span };
        });
      case 'data':
        return this.#data(decl);
      case 'class':
        return this.#class(decl);
      case 'family':
        return this.#family(decl, null);
    }
  }

  // Data -----------------------------------------------------------------------------------------------------------------------------------

  #data(decl: Of<'data'>): Rn.DataDecl {
    const { newtype, span } = decl;
    return this.scoped(() => {
      const params = this.params(decl.head.params);
      if (decl.resultKind !== null) this.bindFree([decl.resultKind]);
      const resultKind = decl.resultKind === null ? null : this.type(decl.resultKind);
      const context = this.constraints(decl.context);
      const constructors = this.#constructors(decl.constructors, newtype);
      const deriving = this.#deriving(decl.deriving);
      return { kind: 'data', newtype, name: this.#own(decl.head.name), params, context, resultKind, constructors, deriving, span };
    });
  }

  #constructors(constructors: readonly Ast.Constructor[], newtype: boolean): Rn.Constructor[] {
    return concatMap(constructors, (declared) =>
      declared.kind === 'constructor'
        ? [this.#plainConstructor(declared, newtype)]
        : declared.names.map((name) => this.types.apart(() => this.#gadtConstructor(declared, name, newtype))),
    );
  }

  #plainConstructor(declared: Ast.PlainConstructor, newtype: boolean): Rn.Constructor {
    const { infix, span } = declared;
    return this.scoped(() => {
      const params = this.quantifiedParams(declared.params);
      const context = this.constraints(declared.context);
      const args =
        declared.fields === null
          ? declared.args.map((arg) => this.#conArg(arg, null, newtype))
          : this.#fieldArgs(this.ownValue(declared.name), declared.fields, newtype);
      return { kind: 'constructor', name: this.ownValue(declared.name), infix, params, context, args, result: null, span };
    });
  }

  /** Its variables have nothing to do with the parameters of the head, nor with those of the instance it stands in. */
  #gadtConstructor(declared: Ast.GadtConstructor, written: Ast.Name, newtype: boolean): Rn.Constructor {
    const { span, fields } = declared;
    const name = this.ownValue(written);
    const parts = fields === null ? arrowsOf(declared.type) : { args: [], result: declared.type };
    return this.scoped(() => {
      const mentioned = [...declared.context, ...parts.args, ...(fields ?? []).map(({ type }) => type), parts.result];
      const params =
        declared.params.length > 0
          ? this.quantifiedParams(declared.params)
          : this.bindFree(mentioned).map((variable) => ({ name: variable, kind: null, inferred: false, span: variable.span }));
      const context = this.constraints(declared.context);
      const args = fields === null ? parts.args.map((arg) => this.#conArg(arg, null, newtype)) : this.#fieldArgs(name, fields, newtype);
      return { kind: 'constructor', name, infix: /^:/.test(name.text) && args.length === 2, params, context, args, result: this.type(parts.result), span };
    });
  }

  #fieldArgs(con: Name, fields: readonly Ast.Field[], newtype: boolean): Rn.ConArg[] {
    const own = this.context.factsOf(con)?.fields ?? [];
    const named = (written: Ast.Name): Name => own.find(({ text }) => text === written.text) ?? this.ownValue(written);
    return concatMap(fields, ({ names, type }) => names.map((written) => this.#conArg(type, { name: named(written), span: written.span }, newtype)));
  }

  #conArg(type: Ast.Type, field: Rn.Ref | null, newtype: boolean): Rn.ConArg {
    const strict = type.kind === 'strict' || (type.kind !== 'lazy' && !newtype && this.has('StrictData'));
    return { type: this.type(type), field: field?.name ?? null, strict, span: field?.span ?? type.span };
  }

  #deriving(clauses: readonly Ast.DerivingClause[]): Rn.Deriving[] {
    return clauses.flatMap(({ strategy, classes }) =>
      classes.map((type) =>
        this.uses.apart(() =>
          this.scoped(() => {
            const implicit = this.bindFree([type]);
            return { kind: 'deriving', strategy: this.#strategy(strategy), implicit, type: this.constraints([type])[0], span: type.span } as const;
          }),
        ),
      ),
    );
  }

  /** The variables of a via type that are not in scope come into scope. */
  #strategy(strategy: Ast.DerivingStrategy): Rn.DerivingStrategy {
    if (strategy.strategy !== 'via') return strategy;
    const implicit = this.bindFree([strategy.via]);
    return { strategy: 'via', via: this.type(strategy.via), implicit };
  }

  standaloneDeriving({ strategy, overlap, type, span }: Of<'standaloneDeriving'>): Rn.StandaloneDeriving {
    const signature = this.signature(type);
    const by = strategy.strategy ?? (this.has('DeriveAnyClass') ? 'anyclass' : 'stock');
    if (by === 'stock' || by === 'newtype') this.#checkConstructorsSeen(signature.type);
    return this.scoped(() => {
      for (const name of quantified(signature)) this.bindAgain(name);
      return { kind: 'standaloneDeriving', strategy: this.#strategy(strategy), overlap, signature, span };
    });
  }

  /** An instance cannot be derived from constructors that are not in scope. */
  #checkConstructorsSeen(head: Rn.Type): void {
    let type = head;
    while (type.kind === 'forall' || type.kind === 'qualified') type = type.body;
    if (type.kind !== 'typeApply') return;
    let last = type.args[type.args.length - 1];
    while (last.kind === 'typeApply' || last.kind === 'kinded') last = last.kind === 'kinded' ? last.type : last.head;
    if (last.kind !== 'typeCon') return;
    const { name, span } = last;
    const facts = this.context.factsOf(name);
    if (facts?.sort !== 'data') return;
    const hidden = facts.children.some(
      (child) => /^\w|^:./.test(child.text) && this.context.factsOf(child)?.sort === 'constructor' && !this.context.scope.has(child),
    );
    if (hidden) this.complain('CannotDerive', span, `nothing can be derived for \`${name.text}\`: not all of its constructors are in scope`);
  }

  // Classes --------------------------------------------------------------------------------------------------------------------------------

  #class(decl: Of<'class'>): Rn.ClassDecl {
    const name = this.#own(decl.head.name);
    const { pragmas } = this.context;
    return this.scoped(() => {
      const params = this.params(decl.head.params);
      const context = this.constraints(decl.context);
      const fundeps = decl.fundeps.map(({ from, to, span }) => ({ from: this.#classVariables(from), to: this.#classVariables(to), span }));
      const families: Rn.FamilyDecl[] = [];
      const familyDefaults: Rn.FamilyEquation[] = [];
      const gathered = gather(decl.decls, (member) => {
        if (member.kind === 'family') families.push(this.#family(member, name));
        else if (member.kind === 'typeInstance') familyDefaults.push(this.#equation(member.equation));
      });
      const methods = this.#methodSignatures(gathered.signatures);
      // The variables of a method's type scope over its default, which is checked against the method's own type.
      const scopes = new Map(methods.map((method) => [method.name.text, method.default ?? method.signature]));
      const checked = this.uses.apart(() => this.#methods(gathered.binds, name, scopes, pragmas.inline(decl)));
      const defaults = checked.map((bind) => ({ ...bind, signature: null }));
      this.checkPragmas(decl, ({ pragma, text }) =>
        pragma === 'MINIMAL' ? methods.some(({ name: method }) => method.text === text) : defaults.some(({ name: method }) => method.text === text),
      );
      const minimal = pragmas.minimal(decl, (text) => methods.find((method) => method.name.text === text)?.name);
      return { kind: 'class', name, params, context, fundeps, methods, defaults, families, familyDefaults, minimal, span: decl.span };
    });
  }

  #classVariables(names: readonly Ast.Name[]): Name[] {
    return concatMap(names, (name) => {
      const local = this.types.get(name.text);
      if (local === undefined) this.complain('NotInScope', name.span, `\`${name.text}\` is no parameter of this class`);
      return local === undefined ? [] : [local.name];
    });
  }

  #methodSignatures(signatures: readonly Ast.TypeSignature[]): Rn.ClassDecl['methods'] {
    const defaults = new Map<string, Rn.Signature>();
    const own = signatures.flatMap(({ names, isDefault }) => (isDefault ? [] : names.map(({ text }) => text)));
    for (const { names, type, isDefault } of signatures) {
      if (!isDefault) continue;
      for (const name of names) {
        if (!own.includes(name.text)) this.complain('NotAMethod', name.span, `\`${name.text}\` is no method of this class`, meant(nearest(name.text, own)));
        defaults.set(name.text, this.signature(type));
      }
    }
    return signatures.flatMap(({ names, type, isDefault }) =>
      isDefault
        ? []
        : names.map((name) => ({ name: this.ownValue(name), signature: this.signature(type), default: defaults.get(name.text) ?? null, span: name.span })),
    );
  }

  /** Methods with their clauses: of a class as defaults, or of an instance. */
  #methods(binds: ReturnType<typeof gather>['binds'], owner: Name, signatures: ReadonlyMap<string, Rn.Signature>, inline: InlinePragmas): Rn.FunBind[] {
    this.bindersOf({ binds, signatures: [], fixities: [] });
    const children = (this.context.factsOf(owner)?.children ?? []).filter(({ space }) => space === 'value');
    return concatMap(binds, (bind) => {
      if (!isClauses(bind)) {
        this.complain('InvalidMethod', bind.pattern.span, 'methods are defined one by one, not by a pattern');
        return [];
      }
      const method = children.find(({ text }) => text === bind.name.text);
      if (method === undefined) this.#reportNoMethod(bind.name, owner, children);
      else if (!this.context.scope.has(method))
        this.complain('NotInScope', bind.name.span, `method not in scope: \`${method.text}\``, { help: `import it with its class: \`${owner.text}(..)\`` });
      else this.context.usage?.members.add(method);
      return method === undefined ? [] : [this.funBind(bind, method, signatures.get(method.text) ?? null, inline)];
    });
  }

  #reportNoMethod({ text, span }: Ast.Name, owner: Name, children: readonly Name[]): void {
    // what is no class is reported as such
    if (owner.module === null || this.context.factsOf(owner)?.sort !== 'class') return;
    const near = nearest(
      text,
      children.map((child) => child.text),
    );
    this.complain('NotAMethod', span, `\`${text}\` is not a method of the class \`${owner.text}\``, meant(near));
  }

  instance(decl: Of<'instance'>): Rn.InstanceDecl {
    this.expectClass(decl.type);
    const signature = this.signature(decl.type);
    const owner = instanceClass(signature.type);
    if (owner === null) this.complain('InvalidInstance', decl.type.span, 'expected a class and its types');
    const families: Rn.FamilyInstance[] = [];
    const gathered = gather(decl.decls, (member) => {
      if (member.kind !== 'typeInstance' && member.kind !== 'dataInstance') return;
      this.scoped(() => {
        for (const name of quantified(signature)) this.bindAgain(name);
        families.push(this.#associatedInstance(member, owner));
      });
    });
    for (const { span } of gathered.fixities) this.complain('InvalidInstance', span, 'an instance declares no fixities: its class does');
    const methods = this.scoped(() => {
      if (this.has('ScopedTypeVariables')) for (const name of quantified(signature)) this.bindAgain(name);
      const signatures = this.#instanceSignatures(gathered);
      this.checkPragmas(decl, ({ text }) => gathered.binds.some((bind) => isClauses(bind) && bind.name.text === unqualified(text)));
      return owner === null ? [] : this.#methods(gathered.binds, owner, signatures, this.context.pragmas.inline(decl));
    });
    return { kind: 'instance', overlap: decl.overlap, signature, methods, families, span: decl.span };
  }

  #instanceSignatures({ signatures, binds }: ReturnType<typeof gather>): Map<string, Rn.Signature> {
    const found = new Map<string, Rn.Signature>();
    const defined = binds.flatMap((bind) => (isClauses(bind) ? [bind.name.text] : []));
    for (const { names, type } of signatures) {
      for (const name of names) {
        if (!defined.includes(name.text)) this.reportLoneSignature(name, defined);
        found.set(name.text, this.signature(type));
      }
    }
    return found;
  }

  // Families -------------------------------------------------------------------------------------------------------------------------------

  /** An associated family has the very type variables of its class. */
  #family(decl: Of<'family'>, parent: Name | null): Rn.FamilyDecl {
    const { flavour, span } = decl;
    const name = this.#own(decl.head.name);
    this.checkBoundOnce(decl.head.params);
    const header = this.scoped(() => {
      const params = decl.head.params.map((param): Rn.TypeParam => {
        const shared = parent === null ? undefined : this.types.get(param.name.text);
        if (shared === undefined) return this.params([param])[0];
        return { name: shared.name, kind: param.type === null ? null : this.type(param.type), inferred: param.inferred, span: param.span };
      });
      const kind = decl.resultKind ?? decl.resultName?.type ?? null;
      if (kind !== null) this.bindFree([kind]);
      return { params, resultKind: kind === null ? null : this.type(kind) };
    });
    const equations = decl.equations === null ? null : decl.equations.map((equation) => this.#equation(equation));
    return { kind: 'family', flavour, name, ...header, ...this.#injectivity(decl), parent, equations, span };
  }

  /** `= r | r -> a b`. */
  #injectivity({ injectivity, resultName, head }: Of<'family'>): Pick<Rn.FamilyDecl, 'injective'> {
    if (injectivity.length === 0) return {};
    const params = head.params.map(({ name }) => name.text);
    const ofKinds = new Map<string, Span>();
    for (const { type } of head.params) if (type !== null) this.freeVariables(type, new Set(), ofKinds);
    for (const { from, to } of injectivity) {
      for (const { text, span } of from) if (text !== resultName?.name.text) this.complain('NotInScope', span, `\`${text}\` is not the result of this family`);
      for (const { text, span } of to)
        if (!params.includes(text) && !ofKinds.has(text)) this.complain('NotInScope', span, `\`${text}\` is no parameter of this family`);
    }
    const determined = new Set(injectivity.flatMap(({ to }) => to.map(({ text }) => text)));
    return { injective: params.map((text) => determined.has(text)) };
  }

  #equation({ left, right, span }: Ast.FamilyEquation): Rn.FamilyEquation {
    return this.scoped(() => {
      const head = this.#familyHead(left);
      return { kind: 'familyEquation', ...head, right: this.type(right), span };
    });
  }

  /** The left side of an equation; its variables come into scope, unless those of the instance around it are meant. */
  #familyHead(written: Ast.Type): Pick<Rn.FamilyEquation, 'family' | 'params' | 'implicit' | 'args'> {
    const left = written.kind === 'forall' ? written.body : written;
    const params = written.kind === 'forall' ? this.quantifiedParams(written.params) : [];
    if (written.kind !== 'forall') this.bindFree([left]);
    const renamed = this.type(left);
    const [head, args] = renamed.kind === 'typeApply' ? [renamed.head, renamed.args] : [renamed, []];
    const implicit = new Set<Name>();
    for (const arg of args) addVariables(arg, implicit);
    for (const { name, span } of params) {
      if (!implicit.delete(name)) this.complain('NotInScope', span, `\`${name.text}\` does not stand on the left of the equation`);
    }
    if (head.kind === 'typeCon') return { family: { name: head.name, span: head.span }, params, implicit: [...implicit], args };
    this.complain('InvalidHead', left.span, 'expected a family and its arguments');
    return { family: { name: this.context.wired.type('Any'), span: left.span }, params, implicit: [...implicit], args };
  }

  /** In an instance a family of its class goes by its bare name, as methods do. */
  #associatedInstance(decl: Ast.FamilyInstance, owner: Name | null): Rn.FamilyInstance {
    const written = headName(decl.kind === 'typeInstance' ? decl.equation.left : decl.head);
    const families = owner === null ? [] : (this.context.factsOf(owner)?.children ?? []);
    const known = written?.qualifier === null ? families.find(({ space, text }) => space === 'type' && text === written.text) : undefined;
    const family = known !== undefined && this.context.scope.has(known) ? known : undefined;
    if (family !== undefined) this.context.usage?.members.add(family);
    this.associated = written === null || family === undefined ? null : { written, family };
    const renamed = this.familyInstance(decl);
    this.associated = null;
    return renamed;
  }

  familyInstance(decl: Ast.FamilyInstance): Rn.FamilyInstance {
    const { span } = decl;
    if (decl.kind === 'typeInstance') return { kind: 'typeInstance', equation: this.#equation(decl.equation), span };
    return this.scoped(() => {
      const head = this.#familyHead(decl.head);
      const name = this.#representationName(head.family.name, head.args, decl.head.span);
      const isGadt = decl.constructors.some(({ kind }) => kind === 'gadtConstructor');
      if (decl.resultKind !== null) this.bindFree([decl.resultKind]);
      const resultKind = decl.resultKind === null ? null : this.type(decl.resultKind);
      const plain = isGadt ? [] : this.#constructors(decl.constructors, decl.newtype);
      const deriving = this.#deriving(decl.deriving);
      const constructors = isGadt ? this.uses.apart(() => this.#constructors(decl.constructors, decl.newtype)) : plain;
      return { kind: 'dataInstance', newtype: decl.newtype, ...head, name, resultKind, constructors, deriving, span };
    });
  }

  /** `R:FamInt`; a number behind it where that is taken. */
  #representationName(family: Name, args: readonly Rn.Type[], span: Span): Name {
    const base = `R:${family.text}${args.map(headText).join('')}`;
    let text = base;
    for (let i = 0; this.#representations.has(text); i++) text = `${base}${i}`;
    this.#representations.add(text);
    return this.context.names.global(this.context.scope.module, text, 'type', span);
  }

  // The rest -------------------------------------------------------------------------------------------------------------------------------

  foreign({ direction, convention, safety, entity, name, type, span }: Of<'foreign'>): Rn.ForeignDecl {
    const target = direction === 'import' ? this.ownValue(name) : (this.findGlobal(name, 'value') ?? this.missing(name, 'value', 'variable'));
    return {
      kind: 'foreign',
      direction,
      convention: convention.text,
      safety,
      entity: entity ?? name.text,
      name: target,
      signature: this.signature(type),
      span,
    };
  }

  kindSignatures({ names, type, span }: Of<'kindSignature'>): Rn.KindSignature[] {
    return names.flatMap((written) => {
      const name = this.context.scope.own.type.get(written.text);
      if (name === undefined) this.reportLoneSignature(written, this.context.scope.own.type.keys());
      return name === undefined ? [] : [{ kind: 'kindSignature', name, signature: this.signature(type), span }];
    });
  }
}

function arrowsOf(type: Ast.Type): { readonly args: readonly Ast.Type[]; readonly result: Ast.Type } {
  const args: Ast.Type[] = [];
  let result = type;
  for (; result.kind === 'function' || result.kind === 'paren'; result = result.kind === 'paren' ? result.inner : result.to)
    if (result.kind === 'function') args.push(result.from);
  return { args, result };
}

/** The kind that is written of a whole type: its variables are quantified silently, those further in are not. */
function outermostKind(type: Ast.Type): Ast.Type | null {
  if (type.kind === 'paren') return outermostKind(type.inner);
  return type.kind === 'kinded' ? type.of : null;
}

/** The variables a signature quantifies, silently or not. */
function quantified({ implicit, type }: Rn.Signature): readonly Name[] {
  return type.kind === 'forall' ? type.params.map(({ name }) => name) : implicit;
}

/** The class of an instance head. */
function instanceClass(type: Rn.Type): Name | null {
  if (type.kind === 'forall' || type.kind === 'qualified') return instanceClass(type.body);
  if (type.kind === 'typeApply') return instanceClass(type.head);
  return type.kind === 'typeCon' ? type.name : null;
}

/** The outermost constructor of a type as part of a name. */
function headText(type: Rn.Type): string {
  if (type.kind === 'typeCon') return type.name.text;
  if (type.kind === 'typeApply') return headText(type.head);
  if (type.kind === 'listType') return '[]';
  if (type.kind === 'tupleType') return `(${','.repeat(type.items.length - 1)})`;
  return type.kind === 'function' ? '->' : '';
}

function addVariables(type: Rn.Type, found: Set<Name>): void {
  if (type.kind === 'typeVar') found.add(type.name);
  for (const part of typeParts(type)) addVariables(part, found);
}
