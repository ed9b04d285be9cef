/** Pattern synonyms: what they match, the function that makes it, their fields, and which of them leave nothing out. */
import { localName, type Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { unguarded } from '../syntax/rhs.ts';
import { BindingRenamer, type Clauses, type GroupItem } from './bindings.ts';
import { completeNames } from './pragmas.ts';
import type * as Rn from './syntax.ts';

export abstract class SynonymRenamer extends BindingRenamer {
  /** The synonyms of the module, and the functions their fields are. */
  protected patternSynonyms(decls: readonly Ast.PatternSynonym[], signatures: readonly Ast.PatternSignature[]): GroupItem[] {
    const signed = this.#synonymSignatures(decls, signatures);
    return decls.flatMap((decl): GroupItem[] => {
      const { result, uses } = this.uses.of(() => this.#patternSynonym(decl, signed.get(decl.name.text) ?? null));
      const fields = (result.fields ?? []).map((field, i) => fieldFunction(result, field, i));
      return [{ bind: result, uses, binders: [result.name] }, ...fields];
    });
  }

  #synonymSignatures(decls: readonly Ast.PatternSynonym[], signatures: readonly Ast.PatternSignature[]): Map<string, Rn.Signature> {
    const found = new Map<string, Rn.Signature>();
    const defined = decls.map(({ name }) => name.text);
    for (const { names, type } of signatures) {
      for (const name of names) {
        if (!defined.includes(name.text)) this.reportLoneSignature(name, defined);
        const before = found.get(name.text);
        const labels = before === undefined ? [] : [{ span: before.span, text: 'first here' }];
        if (before !== undefined) this.complain('DuplicateSignature', name.span, `\`${name.text}\` has two signatures`, { labels });
        found.set(name.text, this.signature(type));
      }
    }
    return found;
  }

  #patternSynonym(decl: Ast.PatternSynonym, signature: Rn.Signature | null): Rn.PatternSynonym {
    const { infix, span } = decl;
    const name = this.ownValue(decl.name);
    const before = this.context.diagnostics.length;
    const { usage } = this.context;
    const quietly = <T>(body: () => T): T => (usage === null ? body() : usage.quietly(body));
    const matching = quietly(() =>
      this.scoped(() => {
        this.bindScoped(signature);
        const [pattern] = this.patterns([decl.pattern]);
        return { pattern, args: this.#synonymArgs(decl) };
      }),
    );
    // what the arguments lack would be missed there again
    const isComplete = this.context.diagnostics.length === before;
    const build = (): Rn.FunBind | null => this.uses.apart(() => this.#builder(decl, name, signature));
    const builder = !isComplete ? null : decl.builder === null ? quietly(build) : build();
    return {
      kind: 'patternSynonym',
      name,
      infix,
      ...matching,
      fields: decl.record ? decl.args.map((arg) => this.ownValue(arg)) : null,
      signature,
      builder,
      span,
    };
  }

  /** The variables of the pattern by the names of the arguments: the same ones on both sides. */
  #synonymArgs({ name, args, pattern, oneWay }: Ast.PatternSynonym): Name[] {
    const bound = this.variablesOf(pattern);
    const texts = new Set(args.map(({ text }) => text));
    for (const variable of bound) {
      // what is only matched may have names that nobody uses
      if (oneWay || texts.has(variable.text)) continue;
      const help = `make it an argument of \`${name.text}\``;
      this.complain('UnboundArgument', variable.span, `\`${variable.text}\` is bound by the pattern, but is no argument of \`${name.text}\``, { help });
    }
    return args.map((arg, i) => {
      if (args.findIndex(({ text }) => text === arg.text) < i) this.complain('DuplicateBinder', arg.span, `\`${arg.text}\` is an argument twice`);
      const local = bound.some(({ text }) => text === arg.text) ? this.values.get(arg.text) : undefined;
      if (local !== undefined) {
        this.context.usage?.local(local.name);
        return local.name;
      }
      this.complain('UnboundArgument', arg.span, `the argument \`${arg.text}\` is not bound by the pattern`);
      return localName(arg.text, 'value', arg.span);
    });
  }

  /** `$bP`: from the clauses given, or the pattern read as an expression. */
  #builder(decl: Ast.PatternSynonym, name: Name, signature: Rn.Signature | null): Rn.FunBind | null {
    const { oneWay, builder, args, pattern, span } = decl;
    if (oneWay && builder === null) return null;
    const clauses = builder ?? this.#implicitBuilder(decl.name, args, pattern);
    if (clauses.length === 0) {
      if (builder !== null) this.complain('MissingBinding', span, `\`${name.text}\` is not defined behind \`where\``);
      return null;
    }
    const all: Clauses = { name: decl.name, clauses };
    return this.funBind(all, this.context.names.global(this.context.scope.module, `$b${name.text}`, 'value', decl.name.span), signature, new Map());
  }

  #implicitBuilder(name: Ast.Name, args: readonly Ast.Name[], pattern: Ast.Pattern): Ast.FunctionClause[] {
    const body = asExpression(pattern);
    if (!('wrong' in body)) {
      const params = args.map((arg): Ast.Pattern => ({ kind: 'varPattern', name: arg, span: arg.span }));
      const { span } = pattern;
      const rhs = unguarded(body, span);
      return [{ kind: 'functionClause', name, infix: false, params, strict: false, rhs, span }];
    }
    this.complain('OneWayPattern', body.wrong.span, `this pattern is no expression, so \`=\` cannot define \`${name.text}\` in both directions`, {
      help: `write \`<-\` for matching alone, and \`where ${name.text} … = …\` behind it for making`,
    });
    return [];
  }

  /** What COMPLETE pragmas name. */
  protected completeSets(): Name[][] {
    return completeNames(this.module()).map((names) => names.map((name) => this.constructorNamed(name)));
  }

  protected abstract module(): Ast.Module;

  protected ownValue(name: Ast.Name): Name {
    return this.context.scope.own.value.get(name.text) as Name;
  }
}

/** `field (P … x …) = x`. */
function fieldFunction({ name, args, span }: Rn.PatternSynonym, field: Name, index: number): GroupItem {
  const variable = localName(field.text, 'value', field.span);
  const at = field.span;
  const patterns = args.map((_, i): Rn.Pattern => (i === index ? { kind: 'varPattern', name: variable, span: at } : { kind: 'wildPattern', span: at }));
  const param: Rn.Pattern = { kind: 'conPattern', con: { name, span: at }, args: patterns, span: at };
  const body: Rn.Expr = { kind: 'var', name: variable, span: at };
  const clauses: Rn.Clause[] = [{ kind: 'clause', params: [param], rhs: unguarded(body, at), span: at }];
  const bind: Rn.FunBind = { kind: 'funBind', name: field, infix: false, clauses, signature: null, strict: false, pragma: null, span };
  return { bind, uses: new Set([name]), binders: [field] };
}

interface Wrong {
  readonly wrong: Ast.Pattern;
}

/** A pattern as the expression that looks like it; or the part of it that has no such look. */
function asExpression(pattern: Ast.Pattern): Ast.Expr | Wrong {
  const { span } = pattern;
  switch (pattern.kind) {
    case 'varPattern':
      return { kind: 'var', name: pattern.name, span };
    case 'literal':
      return pattern;
    case 'conPattern': {
      const head: Ast.Expr = { kind: 'con', name: pattern.name, span: pattern.name.span };
      return pattern.args.length === 0 ? head : all(pattern.args, (args) => ({ kind: 'apply', head, args, span }));
    }
    case 'recordPattern': {
      const { name, fields, wildcard } = pattern;
      const values = fields.map(({ name: field, value }): Ast.Pattern => value ?? { kind: 'varPattern', name: field, span: field.span });
      if (wildcard !== null) return { wrong: pattern };
      return all(values, (given) => {
        const written = fields.map((field, i): Ast.FieldOf<Ast.Expr> => ({ ...field, value: given[i] }));
        return { kind: 'construct', name, fields: written, wildcard: null, span };
      });
    }
    case 'tuplePattern':
      return all(pattern.items, (items) => ({ kind: 'tuple', items, unboxed: pattern.unboxed, span }));
    case 'listPattern':
      return all(pattern.items, (items) => ({ kind: 'list', items, span }));
    case 'paren':
      return all([pattern.inner], ([inner]) => ({ kind: 'paren', inner, span }));
    case 'typedPattern':
      return all([pattern.pattern], ([expr]) => ({ kind: 'typed', expr, type: pattern.type, span }));
    case 'negate':
      return all([pattern.operand], ([operand]) => ({ kind: 'negate', operand, span }));
    case 'binary':
      return all([pattern.left, pattern.right], ([left, right]) => ({ kind: 'binary', left, operator: pattern.operator, right, span }));
    case 'infix': {
      const operands = pattern.items.filter((item): item is Ast.Pattern => item.kind !== 'operator' && item.kind !== 'minus');
      return all(operands, (exprs) => {
        let next = 0;
        return { kind: 'infix', items: pattern.items.map((item) => (item.kind === 'operator' || item.kind === 'minus' ? item : exprs[next++])), span };
      });
    }
    case 'wildPattern':
    case 'asPattern':
    case 'lazyPattern':
    case 'bangPattern':
    case 'plusPattern':
    case 'viewPattern':
      return { wrong: pattern };
  }
}

function all(patterns: readonly Ast.Pattern[], build: (exprs: readonly Ast.Expr[]) => Ast.Expr): Ast.Expr | Wrong {
  const exprs: Ast.Expr[] = [];
  for (const pattern of patterns) {
    const expr = asExpression(pattern);
    if ('wrong' in expr) return expr;
    exprs.push(expr);
  }
  return build(exprs);
}
