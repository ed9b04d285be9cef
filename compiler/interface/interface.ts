/**
 * Interfaces: what a session must know of modules that were compiled before, so that it need not compile them again. One file holds those of many modules.
 */
import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';
import type { ModuleExports } from '../rename/exports.ts';
import type { ModuleTypes } from '../types/type.ts';
import type { Leaves } from './graph.ts';
import { GraphReader } from './read.ts';
import { writeGraph } from './write.ts';

/** One compiled module. */
export interface ModuleInterface {
  readonly name: string;
  /** modules to be known before */
  readonly needs: readonly string[];
  readonly exports: ModuleExports;
  readonly types: ModuleTypes;
  /** what the optimiser knows of the variables other modules may mention */
  readonly vars: readonly VarInterface[];
}

export interface VarInterface {
  readonly var: Core.Var;
  readonly type: string | null;
  readonly span: Core.Var['span'];
  readonly info: Core.VarInfo | null;
}

/** The variables of a module as others may use them. */
export function varInterfaces({ binds, exported }: Core.Module): VarInterface[] {
  return binds.flatMap((group) => bindingsOf(group).flatMap(({ var: v }) => (exported.has(v) ? [{ var: v, type: v.type, span: v.span, info: v.info }] : [])));
}

interface Contents {
  /** what spans point into */
  readonly files: readonly string[];
  readonly modules: readonly { readonly name: string; readonly needs: readonly string[] }[];
}

/** The interfaces of modules, each behind those it needs. */
export function writeInterfaces(modules: readonly ModuleInterface[], files: readonly string[], leaves: Leaves): Uint8Array {
  const contents: Contents = { files, modules: modules.map(({ name, needs }) => ({ name, needs })) };
  return writeGraph([contents, ...modules], leaves);
}

/** A file of interfaces. Bytes of another make throw RangeError or TypeError. */
export class InterfaceFile {
  readonly files: readonly string[];
  readonly #graph: GraphReader;
  readonly #sections: ReadonlyMap<string, number>;

  constructor(bytes: Uint8Array, leaves: Leaves) {
    this.#graph = new GraphReader(bytes, leaves);
    const { files, modules } = this.#graph.section(0) as Contents;
    this.files = files;
    this.#sections = new Map(modules.map(({ name }, i) => [name, i + 1]));
  }

  names(): Iterable<string> {
    return this.#sections.keys();
  }

  /** The interface of a module; its variables know what is written of them. Null when there is none. */
  read(name: string): ModuleInterface | null {
    const section = this.#sections.get(name);
    if (section === undefined) return null;
    const module = this.#graph.section(section) as ModuleInterface;
    for (const { var: v, type, span, info } of module.vars) Object.assign(v, { type, span, info });
    return module;
  }
}
