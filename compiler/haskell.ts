/**
 * Haskell from a program's own code: texts in, an image or diagnostics out, in any JavaScript host.
 *
 * The library comes with the package in two files: `lib.vtb`, its code, which a machine is given beside the program's image; and `lib.vti`, its interfaces, which
 * the compiler reads of what a program needs.
 */
import type { Image } from '../abi/image.ts';
import { LIBRARY_IMAGE } from '../abi/library.ts';
import type { Diagnostic } from './base/diagnostic.ts';
import type { SourceFile } from './base/source-file.ts';
import { isTooDeep, notOptimised } from './base/stack-overflow.ts';
import { usualWarnings, type Warning } from './base/warnings.ts';
import { machineRoots, programImage } from './driver/image.ts';
import { MemoryStore } from './driver/memory-store.ts';
import { Session, type SessionOptions } from './driver/session.ts';
import { Library } from './driver/shared-library.ts';

const MAIN = 'Main.hs';

export interface HaskellOptions {
  /** what places in messages and backtraces call the program's file. Default `Main.hs`; a name ending in `.lhs` is literate */
  readonly file?: string;
  /** texts of the program's other modules, by module name: `{ 'Data.Shape': '…' }`; or who finds them, null for none. They go before the library's */
  readonly modules?: Readonly<Record<string, string>> | ((name: string) => string | null);
  /** macros of CPP, in the program's own modules */
  readonly defines?: Readonly<Record<string, string>>;
  /** default true */
  readonly optimise?: boolean;
  /** variables stay, under their names, as long as they are in scope: for debuggers and core files. Default false */
  readonly debug?: boolean;
  /** what to warn of: the usual, as `-W`, or these, by GHC's names. A module may switch off some in OPTIONS_GHC. Default false */
  readonly warn?: boolean | readonly Warning[];
}

export interface CompiledHaskell {
  /** for a machine, behind the library's: `images: [library, image]`. Null when there are errors */
  readonly image: Image | null;
  /** errors and warnings, in the order of modules and of passes */
  readonly diagnostics: readonly Diagnostic[];
  /** what the diagnostics' places point into: `renderDiagnostics(diagnostics, files)` makes text of them */
  readonly files: readonly SourceFile[];
}

/**
 * A compiler for programs that use the library of this package. Programs are independent of each other; what one needed of the
 * library is read for all, and modules of a program that are as they were, and see what they saw, are not compiled again.
 */
export class HaskellCompiler {
  readonly #interfaces: Uint8Array;
  #library: Library;
  readonly #store = new MemoryStore();

  /** `interfaces`: the bytes of `lib.vti`, which are kept and not changed. Throws RangeError when they are of another version of the compiler. */
  constructor(interfaces: Uint8Array) {
    this.#interfaces = interfaces;
    this.#library = this.#newLibrary();
  }

  #newLibrary(): Library {
    return new Library({ interfaces: this.#interfaces, image: LIBRARY_IMAGE });
  }

  /** Compiles a program: the text of its main module, and those it imports. Never throws on any text. */
  compile(text: string, options: HaskellOptions = {}): CompiledHaskell {
    const compiled = this.#compile(text, options);
    if (!isTooDeep(compiled.diagnostics)) return compiled;
    this.#library = this.#newLibrary();
    if (options.optimise === false) return compiled;
    const shallow = this.#compile(text, options, true);
    if (!isTooDeep(shallow.diagnostics)) return shallow;
    this.#library = this.#newLibrary();
    const plain = this.#compile(text, { ...options, optimise: false });
    if (isTooDeep(plain.diagnostics)) this.#library = this.#newLibrary();
    if (plain.image === null) return plain;
    const main = plain.files.findIndex(({ name }) => name === (options.file ?? MAIN));
    return { ...plain, diagnostics: [notOptimised(main), ...plain.diagnostics] };
  }

  /** `shallow`: the optimiser takes less of the stack. */
  #compile(text: string, options: HaskellOptions, shallow = false): CompiledHaskell {
    const { file = MAIN, debug = false } = options;
    const session = new Session({ ...this.#sessionOptions(options), shallow });
    const main = session.compile({ file, text, library: false }, 'stg');
    const diagnostics = [...session.modules()].flatMap((module) => module.diagnostics);
    if (main.failed) return { image: null, diagnostics, files: session.files };
    const modules = session.linked(main);
    const names = session.files.map(({ name }) => name);
    const { image, diagnostics: limits } = programImage(modules, main.name, names, machineRoots(modules), { keepVariables: debug });
    return { image, diagnostics: [...diagnostics, ...limits], files: session.files };
  }

  #sessionOptions({ modules = {}, defines, optimise = true, debug = false, warn = false }: HaskellOptions): SessionOptions {
    const textOf = typeof modules === 'function' ? modules : (name: string): string | null => (Object.hasOwn(modules, name) ? modules[name] : null);
    return {
      readModule: (name) => {
        const text = textOf(name);
        return text === null ? null : { file: `${name.replaceAll('.', '/')}.hs`, text, library: false };
      },
      moduleNames: () => (typeof modules === 'function' ? [] : Object.keys(modules)),
      isLocal: (name) => textOf(name) !== null,
      defines,
      level: optimise ? 1 : 0,
      debug,
      warn: new Set(warn === true ? usualWarnings : warn || []),
      library: this.#library,
      store: this.#store,
    };
  }
}
