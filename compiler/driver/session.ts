/**
 * A compilation session: modules compiled one after the other, each against what is known of those before.
 *
 *     parse → rename → check → desugar → simplify → STG → Cmm → image
 *
 * Pure: source text comes from `readModule`, images go to whoever asks. Never throws on any text: what is wrong is in the modules' diagnostics, and a module
 * that needs a faulty one is not compiled.
 */
import type { Image } from '../../abi/image.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { NameTable } from '../names/name.ts';
import { type WiredIn, wiredIn } from '../names/wired-in.ts';
import type { ModuleExports } from '../rename/exports.ts';
import { rename } from '../rename/rename.ts';
import type * as Rn from '../rename/syntax.ts';
import type { Warning } from '../rename/warnings.ts';
import type * as Ast from '../syntax/ast.ts';
import { type ModuleSource, moduleOrder, type ParsedModule, parseSource } from './module-order.ts';

export interface SessionOptions {
  /** the source of a module that is imported; null when there is none */
  readonly readModule: (name: string) => ModuleSource | null;
  readonly moduleNames?: () => Iterable<string>;
  /** macros for CPP */
  readonly defines?: Readonly<Record<string, string>>;
  readonly warn?: ReadonlySet<Warning>;
}

/** How far to go. */
export const stages = ['ast', 'rename'] as const;
export type Stage = (typeof stages)[number];

/** What the passes made of a module, as far as they came. */
export interface ModuleResult {
  readonly name: string;
  readonly source: ModuleSource;
  readonly ast: Ast.Module;
  readonly rn: Rn.Module | null;
  readonly exports: ModuleExports | null;
  readonly image: Image | null;
  /** in the order of the passes, in source order each */
  readonly diagnostics: readonly Diagnostic[];
  /** has errors, or needs a module that has */
  readonly failed: boolean;
}

export class Session {
  readonly names = new NameTable();
  readonly wired: WiredIn = wiredIn(this.names);
  readonly #options: SessionOptions;
  readonly #modules = new Map<string, ModuleResult>();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Compiles a module and all it needs, that one last. */
  compile(source: ModuleSource, until: Stage): ModuleResult {
    const root = parseSource(source, this.#options.defines);
    const { readModule, defines, moduleNames } = this.#options;
    const order = moduleOrder(root, { readModule, defines, moduleNames, isKnown: (name) => this.#modules.has(name) });
    for (const module of order) this.#modules.set(module.name, this.#compile(module, until));
    return this.#modules.get(root.name) as ModuleResult;
  }

  /** The modules compiled so far, in order. */
  modules(): Iterable<ModuleResult> {
    return this.#modules.values();
  }

  module(name: string): ModuleResult | undefined {
    return this.#modules.get(name);
  }

  #compile(parsed: ParsedModule, until: Stage): ModuleResult {
    const { name, source, ast, needs } = parsed;
    const diagnostics = [...parsed.diagnostics];
    const result = (made: Partial<ModuleResult>): ModuleResult => {
      const failed = hasErrors(diagnostics) || needs.some((needed) => this.#modules.get(needed)?.failed ?? false);
      return { name, source, ast, rn: null, exports: null, image: null, diagnostics, failed, ...made };
    };
    const before = result({});
    if (before.failed || until === 'ast') return before;
    const renamed = rename(ast, {
      names: this.names,
      wired: this.wired,
      file: source.file,
      imports: (module) => this.#modules.get(module)?.exports ?? undefined,
      warn: this.#options.warn,
    });
    diagnostics.push(...renamed.diagnostics);
    return result({ rn: renamed.module, exports: renamed.exports });
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ level }) => level === 'error');
}
