/** What a session knows of all modules, those of the library among them. */
import { GlobalVars } from '../core/global-vars.ts';
import { type Name, NameTable } from '../names/name.ts';
import { type WiredIn, wiredIn } from '../names/wired-in.ts';
import { Globals } from '../types/environment.ts';
import { KeptModules } from './kept-modules.ts';
import { type CompiledModules, Library } from './shared-library.ts';

/** One for each session; its part for modules compiled before may be common to several. */
export interface World {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly globals: Globals;
  readonly vars: GlobalVars;
  readonly library: Library | null;
  /** modules of the program that were found kept; null where nothing is kept, as there is no library */
  readonly kept: KeptModules | null;
}

/** Nothing was compiled before. */
export function newWorld(): World {
  const names = new NameTable();
  const wired = wiredIn(names);
  return { names, wired, globals: new Globals(names, wired), vars: new GlobalVars(), library: null, kept: null };
}

export function worldWith(library: Library): World {
  const names = new NameTable(library);
  const { wired, builtin, file } = library;
  const globals = new Globals(names, wired, builtin);
  const kept = new KeptModules(file);
  globals.readFrom(kept);
  return { names, wired, globals, vars: new GlobalVars((name) => kept.info(name), library), library, kept };
}
/** With the modules read for one session alone, which has these modules itself: nothing that is known of the library's holds for them. */
export function worldApart(modules: CompiledModules, own: ReadonlySet<string>): World {
  const world: World = worldWith(
    new Library(
      modules,
      (name: Name) => world.globals.ownTycon(name),
      (module) => own.has(module),
    ),
  );
  return world;
}
