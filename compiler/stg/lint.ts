/**
 * Is this tree one the back end may trust? Checks declarations here, bindings and expressions in lint-expr.ts:
 *
 * - names: every one is bound, none twice in one place; imports exist where the caller can tell; exports are bound;
 * - data: constructors belong to one type, fields are not void;
 * - saturation: constructors, primops, foreign functions and join points have all their arguments;
 * - kinds: of atoms against what they are given to, of results against what the context takes (void components do not count);
 * - case: alternatives of one data type or one kind of literal, each once; a tuple alternative alone;
 * - join points: only jumped to, and only from tail position of their scope;
 * - thunks: return one evaluated pointer.
 */
import { type Diagnostic, inSourceOrder } from '../base/diagnostic.ts';
import { suggest } from '../base/suggest.ts';
import { constructorTable, primopTable } from './kinds.ts';
import { ExprLint } from './lint-expr.ts';
import { Reporter } from './lint-report.ts';
import { type Entity, importEntity, Scope, topEntity } from './lint-scope.ts';
import { isConName, isPlainName } from './names.ts';
import { shapeText } from './print.ts';
import type { Foreign, FunShape, Import, Module, TopBind } from './syntax.ts';
import { builtinDatas } from './syntax.ts';

export { exportShapes } from './lint-scope.ts';

/** How an import and what the other module exports go together: they do, there is no such export, or it has the shape `found`, in words. */
export type ImportFit = 'fits' | 'missing' | { readonly found: string };

/** Answers `fits` for modules it does not know, too: those imports are believed. */
export type ResolveImport = (entry: Import) => ImportFit;

/** What is wrong with the module, in source order (100 errors and 100 warnings at most). Never throws. Without `resolveImport` imports are believed. */
export function lint(module: Module, resolveImport?: ResolveImport): Diagnostic[] {
  const reporter = new Reporter();
  const scope = new Scope();
  new DeclLint(module, reporter, scope, resolveImport ?? null).run();
  const exprs = new ExprLint(reporter, scope, constructorTable(module.datas));
  for (const bind of module.binds) exprs.topBind(bind);
  return inSourceOrder(reporter.diagnostics);
}

class DeclLint {
  readonly #module: Module;
  readonly #reporter: Reporter;
  readonly #scope: Scope;
  readonly #resolve: ResolveImport | null;

  constructor(module: Module, reporter: Reporter, scope: Scope, resolve: ResolveImport | null) {
    this.#module = module;
    this.#reporter = reporter;
    this.#scope = scope;
    this.#resolve = resolve;
  }

  run(): void {
    const { imports, foreigns, binds } = this.#module;
    this.#datas();
    for (const entry of imports) {
      this.#declare(entry.name, importEntity(entry));
      this.#importExists(entry);
    }
    for (const foreign of foreigns) {
      this.#declare(foreign.name, { kind: 'foreign', foreign, span: foreign.span });
      this.#plainName(foreign);
    }
    for (const bind of binds) {
      this.#declare(bind.name, topEntity(bind));
      this.#constructorName(bind);
    }
    this.#exports();
  }

  #declare(name: string, entity: Entity): void {
    const before = this.#scope.globals.get(name);
    if (before !== undefined) return this.#reporter.duplicate('DuplicateName', `\`${name}\``, entity.span, before.span);
    this.#scope.globals.set(name, entity);
  }

  #datas(): void {
    const types = new Map(builtinDatas.map((d) => [d.name, d.span]));
    const cons = new Map(builtinDatas.flatMap((d) => d.cons).map((c) => [c.name, c.span]));
    for (const data of this.#module.datas) {
      this.#declareIn(types, data, 'DuplicateData', 'the data type');
      for (const con of data.cons) {
        this.#declareIn(cons, con, 'DuplicateConstructor', 'the constructor');
        if (con.fields.includes('void'))
          this.#reporter.error('VoidField', `a field of \`${con.name}\` is void`, con.span, { help: 'leave it out: it holds nothing' });
      }
    }
  }

  #declareIn(table: Map<string, Entity['span']>, { name, span }: { name: string; span: Entity['span'] }, kind: string, what: string): void {
    const before = table.get(name);
    if (before !== undefined) return this.#reporter.duplicate(kind, `${what} \`${name}\``, span, before);
    table.set(name, span);
  }

  #importExists(entry: Import): void {
    const fit = this.#resolve?.(entry) ?? 'fits';
    if (fit === 'fits') return;
    const { module, name, shape, span } = entry;
    if (fit === 'missing') return this.#reporter.error('UnknownImport', `module \`${module}\` does not export \`${name}\``, span);
    const expected = shape === null ? 'a value' : shapeText(shape);
    this.#reporter.error('ImportShape', `\`${name}\` has another shape in module \`${module}\``, span, { expected, found: fit.found });
  }

  /** The closure of a nullary constructor bears its name; nothing else may. */
  #constructorName({ name, rhs, span }: TopBind): void {
    if (!isConName(name) || (rhs.kind === 'con' && rhs.con === name && rhs.args.length === 0)) return;
    this.#reporter.error('InvalidBinder', `\`${name}\` is a constructor's name`, span, { help: `variables begin with a lower-case letter, \`_\` or \`$\`` });
  }

  /** A call of a foreign function is told from others by its name. */
  #plainName({ name, span }: Foreign): void {
    if (isPlainName(name) && !isConName(name) && !primopTable.has(name)) return;
    this.#reporter.error('InvalidBinder', `\`${name}\` cannot be the name of a foreign function`, span);
  }

  #exports(): void {
    const bound = new Map(this.#module.binds.map((b) => [b.name, b]));
    const seen = new Map<string, Entity['span']>();
    for (const { name, symbol, span } of this.#module.exports) {
      const before = seen.get(symbol ?? name);
      if (before !== undefined) this.#reporter.duplicate('DuplicateExport', `the export \`${symbol ?? name}\``, span, before);
      seen.set(symbol ?? name, span);
      if (!bound.has(name)) this.#notBound(name, span, bound.keys());
    }
  }

  #notBound(name: string, span: Entity['span'], bound: Iterable<string>): void {
    const isConstructor = this.#module.datas.some((d) => d.cons.some((c) => c.name === name));
    if (isConstructor) {
      const help = 'declare the data type where it is used: constructors are known by their number';
      return this.#reporter.error('UnknownExport', `the constructor \`${name}\` has no closure to export`, span, { help });
    }
    if (this.#reporter.isFull) return;
    const near = suggest(name, bound);
    this.#reporter.error(
      'UnknownExport',
      `\`${name}\` is exported but not bound in this module`,
      span,
      near === null ? {} : { help: `did you mean \`${near}\`?` },
    );
  }
}

/** Compares an import with the shapes another module exports (`exportShapes`). What is imported as a value may be anything there. */
export function fitOf({ name, shape }: Import, exported: ReadonlyMap<string, FunShape | null>): ImportFit {
  const actual = exported.get(name);
  if (actual === undefined) return 'missing';
  if (shape === null || (actual !== null && sameShape(shape, actual))) return 'fits';
  return { found: actual === null ? NO_FUNCTION : shapeText(actual) };
}

/** What a diagnostic says is found where a function was expected. */
export const NO_FUNCTION = 'a value, not a known function';

function sameShape(a: FunShape, b: FunShape): boolean {
  const key = (shape: FunShape): string => `${shape.args.join()}:${shape.results.filter((r) => r !== 'void').join()}`;
  return key(a) === key(b);
}
