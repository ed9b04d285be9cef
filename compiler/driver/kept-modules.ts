/**
 * Separate compilation: modules of a program that were compiled before and need not be compiled again, as nothing has changed that they depend on.
 *
 * A module is kept as a *unit*: its interface, in which entities of other modules are found again by their names, and its STG. It is kept under a key that says
 * all that decides about it: its text, the options, and the units of the program's modules it needs, directly or not, as far as their interfaces tell. So a
 * module whose imports were compiled anew, to the same interface, is not compiled again.
 */
import type * as Core from '../core/syntax.ts';
import { ByteReader, ByteWriter } from '../interface/bytes.ts';
import { entityAt, NotSeparable, refElsewhere } from '../interface/entities.ts';
import type { Leaves } from '../interface/graph.ts';
import { type CompiledModule, InterfaceFile, writeInterfaces } from '../interface/interface.ts';
import { readTrees, writeTrees } from '../interface/trees.ts';
import type { Name } from '../names/name.ts';
import type { ModuleExports } from '../rename/exports.ts';
import type * as Stg from '../stg/syntax.ts';
import type { Globals } from '../types/environment.ts';
import type { EntitySource } from '../types/source.ts';
import type { DataTyCon, TyCon, ValueThing } from '../types/type.ts';

/** Where units are kept, and how they are told apart. What cannot be kept is compiled again. */
export interface ModuleStore {
  /** equal for equal contents, and for no others */
  hash(...contents: readonly (string | Uint8Array)[]): string;
  read(module: string, key: string): Uint8Array | null;
  keep(module: string, key: string, unit: Uint8Array): void;
}

/** A compiled module to be kept. */
export interface Unit extends CompiledModule {
  readonly stg: Stg.Module;
}

/** The files of a session, by which places in units are told: those of the library have the same numbers everywhere. */
export interface SessionFiles {
  readonly names: readonly string[];
  readonly libraryFiles: number;
}

/** Of a kept module what other modules, and the linker, ask for. */
export interface KeptModule {
  readonly exports: ModuleExports;
  readonly stg: Stg.Module;
}

interface UnitHead {
  /** the program's files that places are in */
  readonly files: readonly string[];
  /** newtype instances of data families, by the names of their tycons */
  readonly newtypeInstances: readonly string[];
}

/** The modules of one session that were found kept, before those of its library. */
export class KeptModules implements EntitySource {
  readonly #files = new Map<string, InterfaceFile>();
  readonly #library: EntitySource;

  constructor(library: EntitySource) {
    this.#library = library;
  }

  value(name: Name): ValueThing | undefined {
    return this.#of(name.module).value(name);
  }

  tycon(name: Name): TyCon | undefined {
    return this.#of(name.module).tycon(name);
  }

  roles(name: Name): readonly string[] | undefined {
    return this.#of(name.module).roles(name);
  }

  /** What the optimiser knows of a variable of a kept module. */
  info(name: Name): Core.VarInfo | null {
    return this.#files.get(name.module ?? '')?.info(name) ?? null;
  }

  #of(module: string | null): EntitySource {
    return this.#files.size === 0 ? this.#library : (this.#files.get(module ?? '') ?? this.#library);
  }

  /** Makes a kept module known. Bytes of another make throw RangeError or TypeError. */
  load(module: string, unit: Uint8Array, session: SessionFiles, globals: Globals, leaves: Leaves): KeptModule {
    const input = new ByteReader(unit);
    const part = (): Uint8Array => input.raw(input.number());
    const head = JSON.parse(new TextDecoder().decode(part())) as UnitHead;
    const numbers = head.files.map((file) => session.names.indexOf(file, session.libraryFiles));
    const fileNumber = (written: number): number => (written < session.libraryFiles ? written : numbers[written - session.libraryFiles]);
    const file = new InterfaceFile(part(), { ...leaves, fileNumber, entity: (ref) => entityAt(ref, globals) as object });
    const stg = readTrees(part(), { fileNumber })(module);
    const exports = file.exports(module);
    if (stg === null || exports === undefined) throw new RangeError(`\`${module}\` is not in its unit`);
    this.#files.set(module, file);
    globals.addModulesOf(file, [module]);
    for (const text of head.newtypeInstances) {
      const tycon = globals.tycon(globals.names.global(module, text, 'type')) as DataTyCon;
      if (tycon.instanceOf !== null) globals.addNewtypeInstance(tycon.instanceOf.family, tycon);
    }
    return { exports, stg };
  }
}

/** The part of a unit that decides about the modules that need it. */
export function interfaceOf(unit: Uint8Array): Uint8Array {
  const input = new ByteReader(unit);
  for (let part = 0; part < 2; part++) input.raw(input.number());
  return unit.subarray(0, input.at);
}

/** A module as it is kept; null when something of it cannot be told by names. */
export function writeUnit(unit: Unit, session: SessionFiles, globals: Globals, leaves: Leaves): Uint8Array | null {
  const { name, types, stg } = unit;
  const files: string[] = [];
  const fileNumber = (file: number): number => (file < session.libraryFiles ? file : session.libraryFiles + indexOf(files, session.names[file]));
  try {
    const own = writeInterfaces([unit], [], { ...leaves, fileNumber, elsewhere: (object) => refElsewhere(object, name, globals) });
    const trees = writeTrees([stg], { fileNumber });
    const newtypeInstances = [...types.tycons.values()]
      .filter((tycon) => tycon.flavour === 'newtype' && tycon.instanceOf !== null)
      .map((tycon) => tycon.name.text);
    const head: UnitHead = { files, newtypeInstances };
    const out = new ByteWriter(own.length + trees.length + (1 << 8));
    for (const part of [new TextEncoder().encode(JSON.stringify(head)), own, trees]) {
      out.number(part.length);
      out.raw(part);
    }
    return out.bytes();
  } catch (error) {
    if (error instanceof NotSeparable) return null;
    throw error;
  }
}

/** Where it is in the list, at the end if it was not. */
function indexOf(list: string[], item: string): number {
  const at = list.indexOf(item);
  return at < 0 ? list.push(item) - 1 : at;
}
