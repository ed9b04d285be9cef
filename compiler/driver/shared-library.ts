/**
 * Modules compiled before, as sessions use them: read as far as anybody asked, once for all sessions that are given the same Library.
 *
 * What is read is shared and does not change: sessions write only to what they compile themselves. So a session that compiles a module of its own under the name
 * of one of these needs a Library to itself (`owns`).
 */
import type { SourceFile } from '../base/source-file.ts';
import { GlobalVars, type SharedVars } from '../core/global-vars.ts';
import type { GraphFile } from '../interface/graph.ts';
import { InterfaceFile } from '../interface/interface.ts';
import { sessionLeaves } from '../interface/leaves.ts';
import { type Name, NameTable, type SharedNames } from '../names/name.ts';
import { isWiredModule, type WiredIn, wiredIn } from '../names/wired-in.ts';
import type * as Stg from '../stg/syntax.ts';
import { Builtin } from '../types/builtin.ts';
import type { TyCon } from '../types/type.ts';

/** Modules compiled before. */
export interface CompiledModules {
  readonly interfaces: Uint8Array | GraphFile;
  /** the image they are in, which programs import from; null when they are linked from their trees */
  readonly image: string | null;
  readonly trees?: (module: string) => Stg.Module | null;
}

export class Library implements CompiledModules, SharedNames, SharedVars {
  readonly interfaces: Uint8Array | GraphFile;
  readonly image: string | null;
  readonly trees?: (module: string) => Stg.Module | null;
  readonly names = new NameTable();
  readonly wired: WiredIn = wiredIn(this.names);
  readonly vars: GlobalVars;
  readonly builtin: Builtin;
  readonly file: InterfaceFile;
  /** what its places point into */
  readonly files: readonly SourceFile[];

  /**
   * `own`: what the one session that uses it knows of types it compiled itself, `has`: whether a module is its own; none when several do. Bytes of another make or version throw RangeError or
   * TypeError.
   */
  constructor(
    { interfaces, image, trees }: CompiledModules,
    own: (name: Name) => TyCon | undefined = () => undefined,
    has: (module: string) => boolean = () => false,
  ) {
    this.vars = new GlobalVars((name) => (has(name.module as string) ? null : this.file.info(name)));
    this.interfaces = interfaces;
    this.image = image;
    this.trees = trees;
    this.builtin = new Builtin(this.names, this.wired, (name) => own(name) ?? this.file.tycon(name));
    this.file = new InterfaceFile(interfaces, sessionLeaves(this.names, this.vars, this.builtin));
    this.files = this.file.files.map((name) => ({ name, text: null }));
  }

  /** Are this module's names and variables those of the library, whoever mentions them? */
  owns(module: string): boolean {
    return this.file.has(module) || isWiredModule(module);
  }
}
