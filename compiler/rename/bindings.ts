/** Groups of declarations that bind values: clauses gathered, signatures attached, in order of dependency. */
import { label } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import { components } from '../base/scc.ts';
import type { Span } from '../base/span.ts';
import { localName, type Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Fixity } from '../syntax/fixity.ts';
import { ExprRenamer } from './expressions.ts';
import { meant, nearest } from './near.ts';
import type { Binders } from './patterns.ts';
import type * as Rn from './syntax.ts';

/** All clauses of one function, which stand side by side. */
export interface Clauses {
  readonly name: Ast.Name;
  readonly clauses: readonly Ast.FunctionClause[];
}

/** The declarations of a block by their kind, in order. */
export interface Gathered {
  readonly binds: readonly (Clauses | Ast.PatternBinding)[];
  readonly signatures: readonly Ast.TypeSignature[];
  readonly fixities: readonly Ast.FixityDecl[];
}

/** Sorts declarations; `other` gets those that are none of values. */
export function gather(decls: readonly Ast.Decl[], other: (decl: Ast.Decl) => void): Gathered {
  const binds: (Clauses | Ast.PatternBinding)[] = [];
  const signatures: Ast.TypeSignature[] = [];
  const fixities: Ast.FixityDecl[] = [];
  let open: { name: Ast.Name; clauses: Ast.FunctionClause[] } | null = null;
  for (const decl of decls) {
    if (decl.kind === 'functionClause') {
      const isSame = open !== null && open.name.text === decl.name.text && open.clauses[0].params.length > 0 && decl.params.length > 0;
      if (isSame && open !== null) open.clauses.push(decl);
      else {
        open = { name: decl.name, clauses: [decl] };
        binds.push(open);
      }
      continue;
    }
    open = null;
    if (decl.kind === 'patternBinding') binds.push(decl);
    else if (decl.kind === 'typeSignature') signatures.push(decl);
    else if (decl.kind === 'fixity') fixities.push(decl);
    else other(decl);
  }
  return { binds, signatures, fixities };
}

export function isClauses(bind: Clauses | Ast.PatternBinding): bind is Clauses {
  return 'clauses' in bind;
}

/** What pragmas say of functions, by their texts. */
export type InlinePragmas = ReadonlyMap<string, Rn.FunBind['pragma']>;

export abstract class BindingRenamer extends ExprRenamer {
  protected localBinds(decls: readonly Ast.Decl[]): Rn.BindGroup[] {
    const gathered = gather(decls, (decl) => {
      if (decl.kind === 'implicitBinding') {
        this.complain('MisplacedImplicit', decl.span, 'implicit parameters are bound by a `let` of their own', {
          help: `write \`let ?${decl.name.text} = … in …\``,
        });
      }
    });
    const fixities = this.declaredFixities(gathered.fixities);
    const binders = new Map<string, Name>();
    for (const { text, span } of this.bindersOf(gathered)) {
      const name = localName(text, 'value', span);
      this.noteBound(name);
      binders.set(text, name);
    }
    for (const name of binders.values()) this.values.bind({ name, declared: true, fixity: fixities.get(name.text) ?? null, match: 0 });
    this.checkFixityTargets(gathered.fixities, (text) => binders.has(text));
    return this.bindGroups(gathered, binders, null);
  }

  protected declaredBy(decls: readonly Ast.Decl[]): readonly Ast.Name[] {
    return gather(decls, () => {}).binds.flatMap((bind) => (isClauses(bind) ? [bind.name] : this.variablesOf(bind.pattern)));
  }

  /** What the declarations bind; a name bound twice is reported. */
  protected bindersOf({ binds }: Gathered): Ast.Name[] {
    const seen = new Map<string, Ast.Name>();
    for (const bind of binds) {
      for (const name of isClauses(bind) ? [bind.name] : this.variablesOf(bind.pattern)) {
        const before = seen.get(name.text);
        if (before === undefined) seen.set(name.text, name);
        else this.#reportDuplicate(name, before, isClauses(bind) && bind.clauses[0].params.length > 0);
      }
    }
    return [...seen.values()];
  }

  #reportDuplicate({ text, span }: Ast.Name, before: Ast.Name, isFunction: boolean): void {
    const note = isFunction ? { note: 'the clauses of a function stand side by side' } : {};
    this.complain('DuplicateDefinition', span, `\`${text}\` is defined twice`, { labels: [{ span: before.span, text: 'first here' }], ...note });
  }

  protected declaredFixities(decls: readonly Ast.FixityDecl[]): Map<string, Fixity> {
    const fixities = new Map<string, Fixity>();
    for (const { associativity, precedence, operators } of decls) {
      for (const { text, span } of operators) {
        if (fixities.has(text)) this.complain('DuplicateFixity', span, `the fixity of \`${text}\` is declared twice`);
        fixities.set(text, { associativity, precedence });
      }
    }
    return fixities;
  }

  protected checkFixityTargets(decls: readonly Ast.FixityDecl[], isBound: (text: string) => boolean): void {
    for (const { operators } of decls) {
      for (const { text, span } of operators) {
        if (!isBound(text)) this.complain('MissingBinding', span, `a fixity is declared for \`${text}\`, which is not defined here`);
      }
    }
  }

  // Groups ---------------------------------------------------------------------------------------------------------------------------------

  /** `inline`: pragmas of the top level; null for local declarations. */
  protected bindGroups(gathered: Gathered, binders: Binders, inline: InlinePragmas | null, more: readonly GroupItem[] = []): Rn.BindGroup[] {
    const signatures = this.#signatures(gathered, binders);
    const own = new Set(binders.values());
    const { usage } = this.context;
    const items = gathered.binds.map((bind) => {
      const rename = () => this.uses.of(() => this.#bind(bind, binders, signatures, inline), own);
      const { result, uses } = usage === null || inline === null ? rename() : usage.inBody(rename);
      const bound = result.kind === 'funBind' ? [result.name] : result.binders;
      usage?.body(bound, uses);
      return { bind: result, uses, binders: bound };
    });
    if (inline === null) usage?.unlessNeeded(own);
    const signed = new Set(concatMap(more, ({ bind }) => (bind.kind === 'patternSynonym' && bind.signature !== null ? [bind.name] : [])));
    const groups = inGroups([...items, ...more], (name) => isComplete(signatures.get(name)) || signed.has(name));
    return inline === null && this.has('MonoLocalBinds')
      ? groups.map((members) => ({ ...groupOf(members), free: this.#freeIn(members) }))
      : groups.map(groupOf);
  }

  /** What the members mention of what is in scope around them. */
  #freeIn({ items }: Members): Name[] {
    const own = new Set(items.flatMap(({ binders }) => binders));
    const free = new Set<Name>();
    for (const { uses } of items) {
      for (const name of uses) {
        const scope = name.space === 'value' ? this.values : this.types;
        if (!own.has(name) && scope.get(name.text)?.name === name) free.add(name);
      }
    }
    return [...free];
  }

  #signatures({ signatures }: Gathered, binders: Binders): Map<Name, Rn.Signature> {
    const found = new Map<Name, Rn.Signature>();
    for (const { names, type } of signatures) {
      for (const written of names) {
        const name = binders.get(written.text);
        const before = name === undefined ? undefined : found.get(name);
        if (name === undefined) this.reportLoneSignature(written, binders.keys());
        else if (before !== undefined) {
          this.complain('DuplicateSignature', written.span, `\`${written.text}\` has two signatures`, label(before.span, 'first here'));
        }
        // several names of one signature have type variables of their own
        const signature = this.signature(type);
        if (name !== undefined) found.set(name, signature);
      }
    }
    return found;
  }

  protected reportLoneSignature({ text, span }: Ast.Name, near: Iterable<string>): void {
    const closest = nearest(text, near);
    this.context.refused.add(text);
    this.complain('MissingBinding', span, `\`${text}\` has a signature but no definition beside it`, meant(closest));
  }

  #bind(bind: Clauses | Ast.PatternBinding, binders: Binders, signatures: ReadonlyMap<Name, Rn.Signature>, inline: InlinePragmas | null): Rn.Bind {
    if (!isClauses(bind)) return this.#patternBind(bind, binders, signatures, inline !== null);
    const name = binders.get(bind.name.text) as Name;
    return this.funBind(bind, name, signatures.get(name) ?? null, inline);
  }

  #patternBind({ pattern, rhs, span }: Ast.PatternBinding, binders: Binders, all: ReadonlyMap<Name, Rn.Signature>, top: boolean): Rn.PatBind {
    const names = this.variablesOf(pattern).flatMap(({ text }) => binders.get(text) ?? []);
    return this.scoped(() => {
      const [renamed] = this.patterns([pattern], binders);
      // `!x :: Int = …` is lazy in GHC, unlike `!(x :: Int) = …`
      const bare = renamed.kind === 'typedPattern' && renamed.pattern.kind === 'bangPattern' ? { ...renamed, pattern: renamed.pattern.pattern } : renamed;
      const shaped = top ? bare : this.strictly(bare);
      const signatures = new Map(names.flatMap((name) => (all.has(name) ? [[name, all.get(name) as Rn.Signature]] : [])));
      const strict = shaped.kind === 'bangPattern';
      if (strict && top)
        this.complain('MisplacedStrictness', pattern.span, 'a definition at the top level cannot be strict', {
          help: 'its value is looked at where it is needed',
        });
      return { kind: 'patBind', pattern: strict ? shaped.pattern : shaped, rhs: this.rhs(rhs), binders: names, signatures, strict, span };
    });
  }

  /** A function from its clauses. The signature's variables scope over them as the extension says. */
  protected funBind({ clauses }: Clauses, name: Name, signature: Rn.Signature | null, inline: InlinePragmas | null): Rn.FunBind {
    const [first] = clauses;
    const arity = first.params.length;
    const uneven = clauses.find(({ params }) => params.length !== arity);
    if (uneven !== undefined) {
      const { params, span } = uneven;
      const labels = [{ span: first.span, text: `this clause has ${arity}` }];
      const bare = params.length > arity ? params.find((p, i) => p.kind === 'conPattern' && p.args.length === 0 && i < params.length - 1) : undefined;
      const help = bare === undefined ? {} : { help: 'a constructor and its arguments are in parentheses: `f (Just x)`' };
      this.complain('ClauseArity', span, `the clauses of \`${name.text}\` have different numbers of parameters`, { labels, ...help });
    }
    return this.scoped(() => {
      this.bindScoped(signature);
      const { diagnostics } = this.context;
      const told = diagnostics.length;
      const renamed = clauses.map((clause) => this.#clause(clause));
      // a parameter that is left out is missed where it is used
      if (uneven !== undefined) diagnostics.length = told;
      const end = clauses[clauses.length - 1].span;
      const span: Span = { ...first.span, endLine: end.endLine, endCol: end.endCol };
      const strict = arity === 0 && (first.strict || (inline === null && this.has('Strict')));
      if (first.strict && inline !== null)
        this.complain('MisplacedStrictness', first.span, 'a definition at the top level cannot be strict', {
          help: 'its value is looked at where it is needed',
        });
      return { kind: 'funBind', name, infix: first.infix, clauses: renamed, signature, strict, pragma: inline?.get(name.text) ?? null, span };
    });
  }

  #clause({ params, rhs, span }: Ast.FunctionClause): Rn.Clause {
    const mark = this.openScope();
    const renamed = this.patterns(params).map((param) => this.strictly(param));
    const clause: Rn.Clause = { kind: 'clause', params: renamed, rhs: this.rhs(rhs), span };
    this.closeScope(mark);
    return clause;
  }
}

/** Does the signature say the whole type? */
function isComplete(signature: Rn.Signature | undefined): boolean {
  return signature !== undefined && signature.partial !== true;
}

/** What binding groups are made of. */
export interface GroupItem {
  readonly bind: Rn.Bind | Rn.PatternSynonym;
  readonly uses: ReadonlySet<Name>;
  readonly binders: readonly Name[];
}

/** A group before its members are sorted by their kind. */
interface Members {
  readonly items: readonly GroupItem[];
  readonly recursive: boolean;
}

/**
 * In order of dependency. First by all uses, so that groups stand in an order in which they could run; then, within what refers to each other, without the
 * uses of names that have a signature.
 */
function inGroups(items: readonly GroupItem[], hasSignature: (name: Name) => boolean): Members[] {
  const binderOf = new Map<Name, number>();
  items.forEach(({ binders }, i) => {
    for (const name of binders) binderOf.set(name, i);
  });
  const edges = items.map(({ uses }) => {
    const out: number[] = [];
    for (const name of uses) {
      const i = binderOf.get(name);
      if (i !== undefined) out.push(i);
    }
    return out;
  });
  return concatMap(
    components(items.length, (i) => edges[i]),
    (members) => {
      if (members.length === 1) {
        const [only] = members;
        return [{ items: [items[only]], recursive: edges[only].includes(only) }];
      }
      const position = new Map(members.map((member, i) => [member, i]));
      const tying = members.map((member) =>
        [...items[member].uses].flatMap((name) => (hasSignature(name) ? [] : (position.get(binderOf.get(name) ?? -1) ?? []))),
      );
      return components(members.length, (i) => tying[i]).map((inner) => ({ items: inner.map((i) => items[members[i]]), recursive: true }));
    },
  );
}

function groupOf({ items, recursive }: Members): Rn.BindGroup {
  const [only] = items;
  if (items.length === 1 && only.bind.kind !== 'patternSynonym') return { recursive, binds: [only.bind] };
  const synonyms = concatMap(items, ({ bind }) => (bind.kind === 'patternSynonym' ? [bind] : []));
  const binds = concatMap(items, ({ bind }) => (bind.kind === 'patternSynonym' ? [] : [bind]));
  return synonyms.length === 0 ? { recursive, binds } : { recursive, binds, synonyms };
}
