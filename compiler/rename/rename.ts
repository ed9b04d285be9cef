/** The renamer's entry: a module's tree, and the exports of what it imports, to the renamed tree and its own exports. */

import { type Diagnostic, inSourceOrder } from '../base/diagnostic.ts';
import { components } from '../base/scc.ts';
import type { Warning } from '../base/warnings.ts';
import type { Name, NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Fixity } from '../syntax/fixity.ts';
import { gather } from './bindings.ts';
import { builtinNames } from './builtin.ts';
import { type Collector, collectEntities, collectVariable } from './collect.ts';
import { DeclRenamer } from './declarations.ts';
import type { AtHand } from './elsewhere.ts';
import { exportedNames } from './export-list.ts';
import type { ExportsOf, Facts, ModuleExports } from './exports.ts';
import { importedModules, readImports } from './imports.ts';
import { meant, nearest } from './near.ts';
import { Pragmas } from './pragmas.ts';
import { GlobalScope, type Imported, newImport } from './scope.ts';
import type * as Rn from './syntax.ts';
import { Usage } from './uses.ts';
import { warnings } from './warnings.ts';

export interface RenameOptions {
  readonly names: NameTable;
  readonly wired: WiredIn;
  /** name of the file, for the tree */
  readonly file: string;
  /** its lines, unless they are even (base/columns.ts) */
  readonly lines?: readonly string[] | null;
  /** modules compiled before: the imported ones, and those that define what these export */
  readonly imports: ExportsOf;
  /** all that could be imported, for who forgets to */
  readonly atHand?: AtHand | null;
  readonly warn?: ReadonlySet<Warning>;
}

export interface Renamed {
  /** null when there are errors, other than that `main` is missing */
  readonly module: Rn.Module | null;
  readonly exports: ModuleExports;
  /** what the module sees */
  readonly scope: GlobalScope;
  readonly diagnostics: readonly Diagnostic[];
}

/** Renames a module. Never throws on any tree the parser makes without errors. */
export function rename(module: Ast.Module, options: RenameOptions): Renamed {
  return new ModuleRenamer(module, options).run();
}

/** The built-in names of a module that is not compiled yet. */
function builtinImport(module: string, names: NameTable): Imported {
  const facts = builtinNames(module, names);
  const types = new Map([...facts.keys()].filter(({ space }) => space === 'type').map((name) => [name.text, name]));
  const exports = { module, values: new Map(), types, bundled: new Map(), facts };
  return newImport({ exports, qualified: false, as: module, only: null, hidden: null, span: null });
}

const roleNames: readonly string[] = ['nominal', 'representational', 'phantom', '_'];

/** `A.b` as its qualifier and name. */
function qualifiedName(text: string): readonly [string | null, string] {
  const dot = /^(?:\p{Lu}[\p{L}\p{N}_']*\.)+/u.exec(text)?.[0].length ?? 0;
  return dot === 0 ? [null, text] : [text.slice(0, dot - 1), text.slice(dot)];
}

class ModuleRenamer extends DeclRenamer {
  private readonly source: Ast.Module;
  private readonly options: RenameOptions;
  private readonly name: string;

  constructor(module: Ast.Module, options: RenameOptions) {
    const name = module.name?.text ?? 'Main';
    const facts = new Map<Name, Facts>();
    const factsOf = (of: Name): Facts | undefined => facts.get(of) ?? (of.module === null ? undefined : options.imports(of.module)?.facts.get(of));
    const usage = options.warn !== undefined && options.warn.size > 0 ? new Usage() : null;
    const { names, wired } = options;
    super({
      names,
      wired,
      extensions: module.extensions,
      scope: new GlobalScope(name),
      facts,
      factsOf,
      diagnostics: [],
      refused: new Set(),
      pragmas: new Pragmas(module),
      usage,
      atHand: options.atHand ?? null,
    });
    this.source = module;
    this.options = options;
    this.name = name;
  }

  protected override module(): Ast.Module {
    return this.source;
  }

  run(): Renamed {
    const { context, source: module } = this;
    const { diagnostics } = context;
    readImports(module, this.options.imports, context);
    const { binders, gathered } = this.#collect(this.#declareBuiltins());
    const tree = this.#tree(gathered, binders);
    const exports: ModuleExports = { module: this.name, ...exportedNames(module, context), facts: context.facts };
    if (tree.main !== null && exports.values.get('main') !== tree.main) this.#missingMain('the module `Main` does not export its `main`');
    const failed = diagnostics.some(({ kind, level }) => level === 'error' && kind !== 'MissingMain');
    const isIncomplete = diagnostics.some(({ kind }) => kind === 'ModuleNotFound');
    if (diagnostics.every(({ level }) => level === 'warning')) diagnostics.push(...warnings(context, module, exports, this.options.warn ?? new Set()));
    return {
      module: failed ? null : tree,
      exports,
      scope: context.scope,
      diagnostics: inSourceOrder(isIncomplete ? diagnostics.filter(({ kind }) => kind !== 'NotInScope') : diagnostics),
    };
  }

  /** What the source declares itself comes later and wins. */
  #declareBuiltins(): Set<Name> {
    const { names } = this.options;
    for (const [name, facts] of builtinNames(this.name, names)) {
      this.context.scope.declare(name);
      this.context.facts.set(name, facts);
    }
    if (this.name === 'GHC.Prim') this.context.scope.imports.push(builtinImport('GHC.Types', names));
    return new Set(this.context.facts.keys());
  }

  // Entities -------------------------------------------------------------------------------------------------------------------------------

  #collect(builtins: Set<Name>): { readonly binders: Map<string, Name>; readonly gathered: ReturnType<typeof gather> } {
    const { context, source: module } = this;
    const classes = module.decls.filter((decl) => decl.kind === 'class');
    const gathered = gather(module.decls, () => {});
    const fixityDecls = [...gathered.fixities, ...classes.flatMap(({ decls }) => decls.filter((decl) => decl.kind === 'fixity'))];
    const fixities = this.declaredFixities(fixityDecls);
    const collector: Collector = { ...context, fixities, builtins };
    collectEntities(module.decls, collector);
    for (const bind of gathered.binds) if (!('clauses' in bind)) for (const name of this.variablesOf(bind.pattern)) collectVariable(name, collector);
    const { own } = context.scope;
    this.checkFixityTargets(fixityDecls, (text) => this.#ownNamed(text).length > 0);
    this.#recordFixities(fixities);
    const binders = new Map<string, Name>();
    for (const bind of gathered.binds) {
      for (const { text } of 'clauses' in bind ? [bind.name] : this.variablesOf(bind.pattern)) binders.set(text, own.value.get(text) as Name);
    }
    return { binders, gathered };
  }

  /** What this module declares by that name: a value, a type, or both; several fields with DuplicateRecordFields. */
  #ownNamed(text: string): readonly Name[] {
    const { scope } = this.context;
    const spaces = ['value', 'type'] as const;
    return spaces.flatMap((space) => scope.lookup(null, text, space).filter(({ module }) => module === scope.module));
  }

  #recordFixities(fixities: ReadonlyMap<string, Fixity>): void {
    for (const [text, fixity] of fixities) {
      for (const name of this.#ownNamed(text)) this.fixities.set(name, fixity);
    }
  }

  // The tree -------------------------------------------------------------------------------------------------------------------------------

  #tree(gathered: ReturnType<typeof gather>, binders: Map<string, Name>): Rn.Module {
    const { source: module, context } = this;
    const present = new Set<string>(module.decls.map(({ kind }) => kind));
    const of = <K extends Ast.Decl['kind']>(...kinds: readonly K[]): (Ast.Decl & { readonly kind: K })[] => {
      if (!kinds.some((kind) => present.has(kind))) return [];
      return module.decls.filter((decl): decl is Ast.Decl & { readonly kind: K } => (kinds as readonly string[]).includes(decl.kind));
    };
    const { typeGroups, kindSignatures } = this.#typeGroups(of('typeSynonym', 'data', 'class', 'family'), of('kindSignature'));
    const familyInstances = of('typeInstance', 'dataInstance').map((decl) => this.familyInstance(decl));
    const instances = of('instance').map((decl) => this.instance(decl));
    const derivings = of('standaloneDeriving').map((decl) => this.standaloneDeriving(decl));
    const foreigns = of('foreign').map((decl) => this.foreign(decl));
    const defaults = of('defaultDecl').map(({ types }) => this.typesOf(types));
    const roles = of('role').map(({ name, roles: given }) => ({
      name: { name: (name.qualifier === null ? context.scope.own.type.get(name.text) : undefined) ?? this.typeNamed(name), span: name.span },
      roles: given.map(({ text }) => text),
    }));
    for (const { span } of of('defaultDecl').slice(1)) this.complain('DuplicateDefault', span, 'a module has one `default` declaration');
    for (const { roles: given } of of('role')) {
      for (const { text, span } of given)
        if (!roleNames.includes(text)) this.complain('InvalidRole', span, `\`${text}\` is no role`, meant(nearest(text, roleNames)));
    }
    for (const { span } of of('implicitBinding')) this.complain('MisplacedImplicit', span, 'implicit parameters are bound by a `let`');
    this.checkPragmas(null, ({ pragma, text }) => {
      if (pragma === 'SPECIALISE') return context.scope.lookup(...qualifiedName(text), 'value').length > 0;
      return this.#ownNamed(text).some(({ space }) => space === 'value' || pragma === 'DEPRECATED');
    });
    const synonyms = this.patternSynonyms(of('patternSynonym'), of('patternSignature'));
    const binds = this.bindGroups(gathered, binders, context.pragmas.inline(null), synonyms);
    return {
      name: this.name,
      file: this.options.file,
      lines: this.options.lines ?? null,
      extensions: context.extensions,
      imports: importedModules(module),
      fixities: this.fixities,
      fixityOf: this.fixityOf,
      typeGroups,
      kindSignatures,
      familyInstances,
      instances,
      derivings,
      binds,
      foreigns,
      defaults: defaults.length === 0 ? null : defaults[0],
      roles,
      complete: this.completeSets(),
      main: this.#main(),
    };
  }

  #typeGroups(
    decls: readonly (Ast.Decl & { readonly kind: 'typeSynonym' | 'data' | 'class' | 'family' })[],
    signatures: readonly Ast.KindSignature[],
  ): Pick<Rn.Module, 'typeGroups' | 'kindSignatures'> {
    const owners = new Map<Name, number>();
    const usesOf: Set<Name>[] = [];
    const renamed = decls.map((decl, i) => {
      const { result, uses } = this.uses.of(() => this.typeDecl(decl));
      owners.set(result.name, i);
      if (result.kind === 'data') for (const con of result.constructors) owners.set(con.name, i);
      if (result.kind === 'class') for (const { name } of result.families) owners.set(name, i);
      usesOf.push(new Set(uses));
      return result;
    });
    const kindSignatures = signatures.flatMap((decl) => {
      const { result, uses } = this.uses.of(() => this.kindSignatures(decl));
      for (const { name } of result) for (const use of uses) usesOf[owners.get(name) ?? -1]?.add(use);
      return result;
    });
    const edges = usesOf.map((uses) => [...uses].flatMap((name) => owners.get(name) ?? []));
    return { typeGroups: components(renamed.length, (i) => edges[i]).map((group) => group.map((i) => renamed[i])), kindSignatures };
  }

  /** The program's entry: also an imported one. */
  #main(): Name | null {
    if (this.name !== 'Main') return null;
    const [main = null] = this.context.scope.lookup(null, 'main', 'value');
    if (main === null) this.#missingMain('the module `Main` defines no `main`', { help: 'a program begins with `main :: IO ()`' });
    else this.use(main, null);
    return main;
  }

  #missingMain(message: string, more: { readonly help?: string } = {}): void {
    const span = this.source.name?.span ?? { ...this.source.span, endLine: this.source.span.line, endCol: this.source.span.col };
    this.complain('MissingMain', span, message, more);
  }
}
