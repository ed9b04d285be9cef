/** Which modules of a program need not be compiled, in one session: keys of modules, and what is found under them. */
import { sessionLeaves } from '../interface/leaves.ts';
import { interfaceOf, type KeptModule, type ModuleStore, type SessionFiles, type Unit, writeUnit } from './kept-modules.ts';
import type { ParsedModule } from './module-order.ts';
import type { World } from './world.ts';

export class ModuleKeeper {
  readonly #store: ModuleStore;
  readonly #world: World;
  readonly #files: SessionFiles;
  /** all that was asked of the compiler */
  readonly #options: string;
  /** of modules that are kept: what decides about those that need them */
  readonly #interfaces = new Map<string, string>();
  /** what modules of the program need that are compiled already; undefined for those of the library */
  readonly #needsOf: (module: string) => readonly string[] | undefined;
  readonly #keys = new Map<string, string>();

  /** `options`: all that was asked of the compiler. `fileNames`: of the session, growing. */
  constructor(store: ModuleStore, world: World, fileNames: readonly string[], options: object, needsOf: (module: string) => readonly string[] | undefined) {
    this.#store = store;
    this.#world = world;
    this.#files = { names: fileNames, libraryFiles: world.library?.file.files.length ?? 0 };
    this.#options = JSON.stringify(options);
    this.#needsOf = needsOf;
  }

  /** A module as it was kept, now known to the session; null when it must be compiled. `included`: texts of headers. */
  find({ name, source, needs }: ParsedModule, included: readonly string[]): KeptModule | null {
    const { kept, names, vars, globals } = this.#world;
    this.#interfaces.delete(name);
    const key = kept === null ? null : this.#keyOf(name, needs, [source.file, source.text, ...included]);
    if (kept === null || key === null) return null;
    this.#keys.set(name, key);
    const unit = this.#store.read(name, key);
    if (unit === null) return null;
    this.#interfaces.set(name, this.#store.hash(interfaceOf(unit)));
    return kept.load(name, unit, this.#files, globals, sessionLeaves(names, vars, globals.builtin));
  }

  /** Keeps a module that was not found, and about which there was nothing to say. */
  keep(unit: Unit): void {
    const key = this.#keys.get(unit.name);
    if (key === undefined) return;
    const { names, vars, globals } = this.#world;
    const bytes = writeUnit(unit, this.#files, globals, sessionLeaves(names, vars, globals.builtin));
    if (bytes === null) return;
    this.#store.keep(unit.name, key, bytes);
    this.#interfaces.set(unit.name, this.#store.hash(interfaceOf(bytes)));
  }

  /** All that decides about a module; null when it needs one of which that is not known. */
  #keyOf(name: string, needs: readonly string[], texts: readonly string[]): string | null {
    const interfaces = [...this.#allNeeded(needs)].sort().map((needed) => [needed, this.#interfaces.get(needed) ?? null]);
    if (interfaces.some(([, hash]) => hash === null)) return null;
    return this.#store.hash(JSON.stringify([this.#options, name, texts, interfaces]));
  }

  /** The program's modules among these, and those that they need. */
  #allNeeded(needs: readonly string[]): ReadonlySet<string> {
    const found = new Set<string>();
    const waiting = [...needs];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const further = found.has(name) ? undefined : this.#needsOf(name);
      if (further === undefined) continue;
      found.add(name);
      waiting.push(...further);
    }
    return found;
  }
}
