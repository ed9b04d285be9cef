/**
 * Which modules a program consists of, and in which order they are compiled: each behind those it imports. Circles are refused with the circle shown.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { noSpan, type Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import { wiredModules } from '../names/wired-in.ts';
import { importedModules } from '../rename/imports.ts';
import type * as Ast from '../syntax/ast.ts';
import type { InputPart } from '../syntax/input-part.ts';
import { type ParseOptions, parseModule } from '../syntax/parser/parse.ts';

/** The text of a module. */
export interface ModuleSource {
  /** what places call it */
  readonly file: string;
  readonly text: string;
  /** part of the library: what syntax means need not be at hand */
  readonly library: boolean;
  /** whatever its header says, it exports all it declares: at a prompt */
  readonly exportsAll?: boolean;
  /** an input at a prompt: the part of the text that was typed */
  readonly input?: InputPart;
}

/** A module whose source is read. */
export interface ParsedModule {
  readonly name: string;
  readonly source: ModuleSource;
  readonly ast: Ast.Module;
  /** modules that must be compiled before */
  readonly needs: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface OrderOptions {
  readonly readModule: (name: string) => ModuleSource | null;
  /** is it compiled already, or at hand in compiled form? */
  readonly isKnown: (name: string) => boolean;
  readonly parse: (source: ModuleSource) => ParsedModule;
  /** names of all modules there are, for suggestions */
  readonly moduleNames?: () => Iterable<string>;
}

/** What the command line says of how modules are to be read. */
export type Reading = Pick<ParseOptions, 'defines' | 'extensions' | 'include'>;

/** Parses one module. `file`: the number of its file, for spans. */
export function parseSource(source: ModuleSource, file: number, { defines, extensions, include }: Reading = {}): ParsedModule {
  const macros = { ...defines, __FILE__: JSON.stringify(source.file) };
  const said = source.library ? [] : extensions;
  const { module: written, diagnostics } = parseModule(source.text, {
    file,
    literate: source.file.endsWith('.lhs'),
    defines: macros,
    extensions: said,
    include,
    ...(source.input !== undefined && { input: source.input }),
  });
  const module = source.exportsAll ? exportingAll(written) : written;
  return { name: module.name?.text ?? 'Main', source, ast: module, needs: neededModules(module, source.library), diagnostics };
}

/** Without a header it need not have a `main`. */
function exportingAll(module: Ast.Module): Ast.Module {
  const hasMain = module.decls.some((decl) => decl.kind === 'functionClause' && decl.name.text === 'main');
  const name: Ast.Name = { span: noSpan, qualifier: null, text: hasMain ? 'Main' : 'Loaded' };
  return { ...module, name: module.name ?? name, exports: null };
}

/** The modules it imports, and those its syntax refers to without saying so. */
function neededModules(module: Ast.Module, library: boolean): string[] {
  const imported = importedModules(module);
  return library ? imported : [...new Set([...imported, ...wiredModules(module.extensions)])];
}

/** All modules `root` needs that are not known yet, in order, `root` last. */
export function moduleOrder(root: ParsedModule, options: OrderOptions): ParsedModule[] {
  const finder = new Finder(options);
  finder.visit(root);
  return finder.order;
}

class Finder {
  readonly order: ParsedModule[] = [];
  readonly #options: OrderOptions;
  readonly #done = new Set<string>();
  readonly #path: ParsedModule[] = [];

  constructor(options: OrderOptions) {
    this.#options = options;
  }

  visit(module: ParsedModule): void {
    this.#path.push(module);
    this.#done.add(module.name);
    const wrong = [...module.diagnostics];
    for (const needed of module.needs) {
      const complaint = this.#need(needed, module);
      if (complaint !== null) wrong.push(complaint);
    }
    this.#path.pop();
    this.order.push({ ...module, diagnostics: wrong });
  }

  #need(name: string, by: ParsedModule): Diagnostic | null {
    const start = this.#path.findIndex((module) => module.name === name);
    if (start >= 0) return circle([...this.#path.slice(start).map((module) => module.name), name], importSpan(by.ast, name));
    if (this.#done.has(name) || this.#options.isKnown(name)) return null;
    const source = this.#options.readModule(name);
    if (source === null) return this.#missing(name, importSpan(by.ast, name));
    const found = this.#options.parse(source);
    // of a header with a mistake in it the mistake is told
    if (found.name !== name && !found.diagnostics.some(({ level }) => level === 'error')) {
      const header = found.ast.name === null ? 'has no header' : `begins with \`module ${found.name}\``;
      const note = `the file \`${source.file}\` ${header}`;
      return problem('ModuleNotFound', importSpan(by.ast, name), `there is no module \`${name}\` where it is looked for`, { note });
    }
    this.visit({ ...found, name });
    return null;
  }

  #missing(name: string, span: Span): Diagnostic {
    const names = [...(this.#options.moduleNames?.() ?? [])];
    // `List`, as Haskell 98 called it; `State`
    const called = names.filter((known) => known.endsWith(`.${name}`) && !known.startsWith('GHC.') && known.split('.').length <= 3);
    const [longer] = called.sort((a, b) => a.length - b.length);
    const near = longer ?? suggest(name, names);
    return problem('ModuleNotFound', span, `there is no module \`${name}\``, near === null ? {} : { help: `did you mean \`${near}\`?` });
  }
}

function circle(names: readonly string[], span: Span): Diagnostic {
  const [first, ...others] = names;
  const note = others.length === 1 ? `\`${first}\` imports itself` : `\`${first}\` imports ${others.map((name) => `\`${name}\``).join(', which imports ')}`;
  return problem('ImportCycle', span, 'these modules import each other in a circle', { note, help: 'move what both need to a module of its own' });
}

function importSpan({ imports }: Ast.Module, name: string): Span {
  return imports.find(({ module }) => module.text === name)?.module.span ?? noSpan;
}
