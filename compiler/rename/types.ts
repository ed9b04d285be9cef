/** Types: names resolved, operators in shape, silent quantification made visible. */
import { label } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { foldInfix } from '../syntax/fixity.ts';
import { Names, type Wanted } from './context.ts';
import { typeParts } from './parts.ts';
import type * as Rn from './syntax.ts';

const noneBound: ReadonlySet<string> = new Set();

export abstract class TypeRenamer extends Names {
  type(type: Ast.Type): Rn.Type {
    const { span } = type;
    switch (type.kind) {
      case 'typeVar':
        return this.#typeVariable(type.name, span);
      case 'typeCon':
        return { kind: 'typeCon', name: this.#typeConstructor(type.name), span };
      case 'wildType':
        return { kind: 'wildType', span };
      case 'typeApply':
        return this.#typeApplication(type, span);
      case 'function':
        return { kind: 'function', from: this.type(type.from), to: this.type(type.to), span };
      case 'forall':
        return this.#forall(type, span);
      case 'qualified':
        return { kind: 'qualified', context: this.constraints(type.context), body: this.type(type.body), span };
      case 'tupleType':
        return { kind: 'tupleType', items: this.typesOf(type.items), unboxed: type.unboxed, span };
      case 'listType':
        return { kind: 'listType', item: this.type(type.item), span };
      case 'promotedList':
        return this.#promotedList(this.typesOf(type.items), span);
      case 'promotedTuple': {
        const items = this.typesOf(type.items);
        const head: Rn.Type = { kind: 'typeCon', name: this.constructorNamed({ qualifier: null, text: ','.repeat(items.length - 1), span }), span };
        return { kind: 'typeApply', head, args: items, span };
      }
      case 'typeLiteral':
        return { kind: 'typeLiteral', value: type.value, span };
      case 'paren':
        return this.type(type.inner);
      case 'kinded':
        return { kind: 'kinded', type: this.type(type.type), of: this.type(type.of), span };
      case 'implicitParam':
        return { kind: 'implicitParam', name: type.name.text, type: this.type(type.type), span };
      case 'strict':
      case 'lazy':
        return this.type(type.type);
      case 'infix':
        return this.#typeChain(type.items);
      case 'binary':
        return this.#typeChain([type.left, type.operator, type.right]);
      case 'kindApply':
      case 'negate':
        this.complain('UnsupportedSyntax', span, 'arguments that are kinds (`@k` in a type) are not supported');
        return { kind: 'wildType', span };
    }
  }

  /** where a constraint stands its head is expected to be a class */
  private classHead: Ast.Name | null = null;
  /** in an instance: the family its class has under the name written here, whether that is in scope or not */
  protected associated: { readonly written: Ast.Name; readonly family: Name } | null = null;

  protected constraints(types: readonly Ast.Type[]): Rn.Type[] {
    return types.map((type) => {
      this.expectClass(type);
      return this.type(type);
    });
  }

  /** What the next type to be renamed applies is a class. */
  protected expectClass(type: Ast.Type): void {
    let head = type;
    while (head.kind === 'typeApply' || head.kind === 'paren' || head.kind === 'forall' || head.kind === 'qualified') {
      head = head.kind === 'typeApply' ? head.head : head.kind === 'paren' ? head.inner : head.body;
    }
    this.classHead = head.kind === 'typeCon' ? head.name : null;
  }

  typesOf(types: readonly Ast.Type[]): Rn.Type[] {
    return types.map((type) => this.type(type));
  }

  #typeVariable(name: Ast.Name, span: Span): Rn.Type {
    const local = this.types.get(name.text);
    if (local !== undefined) {
      this.context.usage?.local(local.name);
      if (this.has('MonoLocalBinds')) this.uses.add(local.name);
      return { kind: 'typeVar', name: local.name, span };
    }
    this.complain('NotInScope', name.span, `type variable not in scope: \`${name.text}\``, {
      help: `bind it with \`forall ${name.text}.\`, or make it a parameter of what is declared`,
    });
    // later uses of the same variable are not reported again
    return { kind: 'typeVar', name: this.bindTypeVariable(name.text, name.span), span };
  }

  #typeConstructor(name: Ast.Name): Name {
    if (name.text === '*' && name.qualifier === null && this.has('StarIsType')) return this.context.wired.type('Type');
    return this.#typeOrPromoted(name, this.classHead === name ? 'class' : 'type');
  }

  /** DataKinds: a constructor is a type, too, where no type has its name; behind a quote in any case. */
  #typeOrPromoted(name: Ast.Name, wanted: Wanted): Name {
    if (this.associated?.written === name) {
      const { family } = this.associated;
      if (family.module === this.context.scope.module) this.use(family, null);
      return family;
    }
    if (name.text.startsWith("'")) return this.constructorNamed({ ...name, text: name.text.slice(1) });
    if (!this.has('DataKinds')) return this.typeNamed(name, wanted);
    return this.findGlobal(name, 'type') ?? this.findGlobal(name, 'value') ?? this.missing(name, 'type', wanted);
  }

  #promotedList(items: readonly Rn.Type[], span: Span): Rn.Type {
    const cons = (text: string): Rn.Type => ({ kind: 'typeCon', name: this.constructorNamed({ qualifier: null, text, span }), span });
    return items.reduceRight<Rn.Type>((rest, item) => ({ kind: 'typeApply', head: cons(':'), args: [item, rest], span }), cons('[]'));
  }

  #typeApplication(type: Ast.Type & { readonly kind: 'typeApply' }, span: Span): Rn.Type {
    const head = this.type(type.head);
    const args = this.typesOf(type.args);
    return head.kind === 'typeApply' ? { ...head, args: [...head.args, ...args], span } : { kind: 'typeApply', head, args, span };
  }

  #typeChain(items: readonly (Ast.Type | Ast.Operator | Ast.Minus)[]): Rn.Type {
    const renamed = items.map((item) => (item.kind === 'operator' || item.kind === 'minus' ? item : this.type(item)));
    return foldInfix<Rn.Type, Rn.Type>(renamed, this.fixityOfType, (d) => this.context.diagnostics.push(d), {
      operand: (operand) => operand,
      binary: (left, operator, right, span) => ({ kind: 'typeApply', head: this.#typeOperator(operator), args: [left, right], span }),
      negate: (operand) => operand,
    });
  }

  #typeOperator({ name, span }: Ast.Operator): Rn.Type {
    const isVariable = /^[\p{Ll}_]/u.test(name.text);
    return isVariable ? this.#typeVariable(name, span) : { kind: 'typeCon', name: this.#typeOrPromoted(name, 'type operator'), span };
  }

  // Quantification -------------------------------------------------------------------------------------------------------------------------

  #forall(type: Ast.Type & { readonly kind: 'forall' }, span: Span): Rn.Type {
    if (type.visible) this.complain('UnsupportedSyntax', span, '`forall … ->` is not supported');
    const mark = this.types.mark();
    const params = this.quantifiedParams(type.params);
    const body = this.type(type.body);
    this.types.leave(mark);
    return { kind: 'forall', params, body, span };
  }

  /** The variables of a `forall`: kind variables they mention must be in scope. */
  protected quantifiedParams(params: readonly Ast.TypeParam[]): Rn.TypeParam[] {
    return this.params(params, false);
  }

  /** Brings the parameters into scope; kind variables they mention, too, unless `bindsKinds` is false. */
  protected params(params: readonly Ast.TypeParam[], bindsKinds = true): Rn.TypeParam[] {
    this.checkBoundOnce(params);
    return params.map(({ name, type, inferred, span }) => {
      if (type !== null && bindsKinds) this.bindFree([type]);
      const kind = type === null ? null : this.type(type);
      return { name: this.bindTypeVariable(name.text, name.span), kind, inferred, span };
    });
  }

  protected checkBoundOnce(params: readonly Ast.TypeParam[]): void {
    const seen = new Map<string, Span>();
    for (const { name } of params) {
      const before = seen.get(name.text);
      if (before !== undefined && name.text !== '_') {
        this.complain('DuplicateBinder', name.span, `the type variable \`${name.text}\` is bound twice`, label(before, 'first here'));
      }
      seen.set(name.text, name.span);
    }
  }

  /** Brings the free variables of the types into scope; answers them in order of appearance. */
  protected bindFree(types: readonly Ast.Type[]): Name[] {
    const free = new Map<string, Span>();
    for (const type of types) this.freeVariables(type, noneBound, free);
    const names: Name[] = [];
    for (const [text, span] of free) names.push(this.bindTypeVariable(text, span));
    return names;
  }

  /** Adds the variables of a type that are neither bound in it nor in scope. */
  protected freeVariables(type: Ast.Type, bound: ReadonlySet<string>, free: Map<string, Span>): void {
    switch (type.kind) {
      case 'typeVar':
        this.#freeVariable(type.name, bound, free);
        return;
      case 'typeApply':
        this.freeVariables(type.head, bound, free);
        for (const arg of type.args) this.freeVariables(arg, bound, free);
        return;
      case 'function':
        this.freeVariables(type.from, bound, free);
        this.freeVariables(type.to, bound, free);
        return;
      case 'forall': {
        const inner = new Set(bound);
        for (const { name, type: kind } of type.params) {
          if (kind !== null) this.freeVariables(kind, inner, free);
          inner.add(name.text);
        }
        this.freeVariables(type.body, inner, free);
        return;
      }
      case 'qualified':
        for (const constraint of type.context) this.freeVariables(constraint, bound, free);
        this.freeVariables(type.body, bound, free);
        return;
      case 'tupleType':
      case 'promotedList':
      case 'promotedTuple':
        for (const item of type.items) this.freeVariables(item, bound, free);
        return;
      case 'listType':
        this.freeVariables(type.item, bound, free);
        return;
      case 'paren':
        this.freeVariables(type.inner, bound, free);
        return;
      case 'kinded':
        this.freeVariables(type.type, bound, free);
        this.freeVariables(type.of, bound, free);
        return;
      case 'strict':
      case 'lazy':
      case 'implicitParam':
      case 'kindApply':
        this.freeVariables(type.type, bound, free);
        return;
      case 'infix':
        for (const item of type.items) {
          if (item.kind === 'operator') this.#freeVariable(item.name, bound, free);
          else if (item.kind !== 'minus') this.freeVariables(item, bound, free);
        }
        return;
      case 'binary':
        this.freeVariables(type.left, bound, free);
        this.freeVariables(type.right, bound, free);
    }
  }

  #freeVariable({ text, qualifier, span }: Ast.Name, bound: ReadonlySet<string>, free: Map<string, Span>): void {
    if (qualifier !== null || bound.has(text) || free.has(text) || !/^[\p{Ll}_]/u.test(text)) return;
    if (this.types.get(text) === undefined) free.set(text, span);
  }

  // Signatures -----------------------------------------------------------------------------------------------------------------------------

  /** A type as a signature. Without an outermost forall, what is not in scope is quantified. */
  signature(type: Ast.Type): Rn.Signature {
    const mark = this.types.mark();
    const implicit = outermostForall(type) ? [] : this.bindFree([type]);
    const renamed = this.type(type);
    this.types.leave(mark);
    const signature = { implicit, type: renamed, span: type.span };
    return this.#isPartial(implicit, renamed) ? { partial: true, ...signature } : signature;
  }

  #isPartial(implicit: readonly Name[], type: Rn.Type): boolean {
    // without the extension the wildcards are errors, and nothing else is
    return hasWildcard(type) || (this.has('PartialTypeSignatures') && this.has('NamedWildCards') && implicit.some(({ text }) => text.startsWith('_')));
  }

  /** ScopedTypeVariables: brings what the signature quantifies in so many words into scope. */
  protected bindScoped(signature: Rn.Signature | null): void {
    if (signature === null || signature.type.kind !== 'forall' || !this.has('ScopedTypeVariables')) return;
    for (const { name } of signature.type.params) this.bindAgain(name);
  }
}

/** Not in kinds. */
function hasWildcard(type: Rn.Type): boolean {
  if (type.kind === 'kinded') return hasWildcard(type.type);
  if (type.kind === 'forall') return hasWildcard(type.body);
  return type.kind === 'wildType' || typeParts(type).some(hasWildcard);
}

function outermostForall(type: Ast.Type): boolean {
  return type.kind === 'forall' || (type.kind === 'paren' && outermostForall(type.inner));
}
