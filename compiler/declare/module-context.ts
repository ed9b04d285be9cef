/** What all declaration checkers of a module share: the constraint machinery, the reader of types, and what the module declares so far. */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { noSpan, type Span } from '../base/span.ts';
import type { TypeReader } from '../kinds/type-reader.ts';
import type { Name, NameTable } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type { Extension } from '../syntax/extensions.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Tc } from '../types/tc.ts';
import type { Class, DataTyCon, FamilyEquation, Instance, TyCon, ValueThing } from '../types/type.ts';
import type { DerivingRequest } from './derive-request.ts';

export class ModuleContext {
  readonly tc: Tc;
  readonly reader: TypeReader;
  readonly rn: Rn.Module;
  readonly names: NameTable;
  readonly values = new Map<Name, ValueThing>();
  readonly tycons = new Map<Name, TyCon>();
  readonly datas: DataTyCon[] = [];
  readonly classes: Class[] = [];
  readonly instances: Instance[] = [];
  readonly familyInstances: FamilyEquation[] = [];
  readonly roles = new Map<Name, readonly string[]>();
  readonly selectors: { readonly field: Name; readonly id: Typed.Id; readonly cons: DataTyCon['cons'] }[] = [];
  readonly foreigns: Typed.Foreign[] = [];
  /** deriving clauses met so far */
  readonly derivings: DerivingRequest[] = [];
  /** texts of global names made up in this module */
  readonly #taken = new Set<string>();

  constructor(tc: Tc, reader: TypeReader, rn: Rn.Module) {
    this.tc = tc;
    this.reader = reader;
    this.rn = rn;
    this.names = tc.globals.names;
  }

  has(extension: Extension): boolean {
    return this.rn.extensions.has(extension);
  }

  error(kind: string, message: string, span: Span, more: Partial<Diagnostic> = {}): void {
    this.tc.report(problem(kind, span, message, more));
  }

  warning(kind: string, message: string, span: Span, more: Partial<Diagnostic> = {}): void {
    this.tc.report({ level: 'warning', kind, message, span, ...more });
  }

  /** Grows when something is reported: whoever reads a thing learns whether it was right. */
  errorCount(): number {
    return this.tc.diagnostics.reduce((count, { level }) => (level === 'error' ? count + 1 : count), 0);
  }

  addTycon(tycon: TyCon): void {
    this.tycons.set(tycon.name, tycon);
    this.tc.globals.addTycon(tycon.name, tycon);
  }

  addValue(name: Name, thing: ValueThing): void {
    this.values.set(name, thing);
    this.tc.globals.addValue(name, thing);
  }

  /** A global name of this module that no author can write; a number is added when it is taken. */
  freshGlobal(text: string, span: Span = noSpan): Name {
    let unique = text;
    for (let i = 1; this.#taken.has(unique); i++) unique = `${text}${i}`;
    this.#taken.add(unique);
    return this.names.global(this.rn.name, unique, 'value', span);
  }

  /** `Module.text`, for Core. */
  qualified(name: Name): string {
    return `${name.module ?? this.rn.name}.${name.text}`;
  }
}
