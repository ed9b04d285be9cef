/**
 * What names mean outside any procedure: constructors, static closures, imports, host functions; and what is known of the functions
 * of the top-level binding being translated. Collects the procedures and static closures it is asked for.
 */
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import type { Span } from '../base/span.ts';
import type * as Stg from '../stg/syntax.ts';
import { constructorsOf } from './cons.ts';
import { isReal, widthOf } from './shape.ts';
import type {
  CallShape,
  Con,
  FreeVar,
  Host,
  Imported,
  Module,
  Proc,
  ProcKind,
  Reg,
  RegRep,
  Static,
  StaticCaf,
  StaticCon,
  StaticField,
  StaticFun,
  StaticRef,
} from './syntax.ts';

/** A procedure whose blocks are still to be written. */
export interface PendingProc {
  readonly proc: Proc;
  readonly lambda: Stg.Lambda;
  /** void variables of the enclosing scopes that it mentions */
  readonly voids: readonly string[];
}

export interface ProcRequest {
  readonly kind: ProcKind;
  readonly name: string;
  readonly parent: Proc | null;
  readonly lambda: Stg.Lambda;
  readonly free: readonly { readonly name: string; readonly rep: RegRep }[];
  readonly voids: readonly string[];
  readonly isStatic: boolean;
  readonly selector: number;
}

export class ModuleEnv {
  readonly cons: Map<string, Con>;
  readonly globals = new Map<string, StaticRef>();
  readonly foreigns = new Map<string, Host>();
  readonly procs: Proc[] = [];
  readonly statics: Static[] = [];
  readonly imports: Imported[] = [];
  readonly pending: PendingProc[] = [];
  /** functions bound by `let` in the current top-level binding, by name: calls to them are known calls */
  knownFuns = new Map<string, Proc>();
  /** closures of the current top-level binding that turned out to need no heap */
  lifted = new Map<string, Static>();
  readonly #nullary = new Map<Con, StaticCon>();
  readonly #exports: ReadonlySet<string>;
  readonly #source: Stg.Module;
  readonly #keepVariables: boolean;

  constructor(source: Stg.Module, keepVariables = false) {
    this.#source = source;
    this.#keepVariables = keepVariables;
    this.cons = constructorsOf(source.datas);
    this.#exports = new Set(source.exports.filter((e) => e.symbol === undefined).map((e) => e.name));
    for (const i of source.imports) this.#addImport(i);
    source.foreigns.forEach((f, index) => {
      this.foreigns.set(f.name, { hostName: f.hostName, args: f.args.filter((a) => a !== 'void'), result: f.result, index });
    });
  }

  /** Everything of one top-level binding is translated before the next: its local names are forgotten here. */
  startBinding(): void {
    this.knownFuns = new Map();
    this.lifted = new Map();
  }

  #addImport(i: Stg.Import): void {
    const shape = i.shape === null ? null : visibleShape(i.shape);
    const imported: Imported = { kind: 'import', module: i.module, name: i.name, shape, index: this.imports.length };
    this.imports.push(imported);
    this.globals.set(i.name, imported);
  }

  isExported(name: string): boolean {
    return this.#exports.has(name);
  }

  /** What a name of the module or of the current binding's lifted closures denotes. */
  global(name: string): StaticRef | undefined {
    return this.lifted.get(name) ?? this.globals.get(name);
  }

  con(name: string): Con {
    const con = this.cons.get(name);
    if (con === undefined) throw new Error(`constructor \`${name}\` is not declared: lint lets no such program pass`);
    return con;
  }

  /** The one closure of a constructor without fields. */
  nullaryCon(con: Con): StaticCon {
    let closure = this.#nullary.get(con);
    const written = this.globals.get(con.name);
    if (closure === undefined && written?.kind === 'con' && written.con === con) closure = written;
    if (closure === undefined) {
      closure = this.newCon(con, con.name, true, con.span);
      this.#nullary.set(con, closure);
    }
    return closure;
  }

  /** A constructor's closure in the image; one that is not named has no symbol. */
  newCon(con: Con, name: string, named: boolean, span: Span, payload: StaticField[] = []): StaticCon {
    const exported = named && this.isExported(name);
    const closure: StaticCon = { kind: 'con', index: this.statics.length, name, exported, named, span, con, payload };
    this.statics.push(closure);
    return closure;
  }

  /** A procedure's. */
  newClosure(proc: Proc, named: boolean): StaticFun | StaticCaf {
    const kind = proc.kind === 'fun' ? 'fun' : 'caf';
    const { name, span } = proc;
    const closure: StaticFun | StaticCaf = { kind, index: this.statics.length, name, exported: named && this.isExported(name), named, span, proc };
    proc.closure = closure;
    this.statics.push(closure);
    return closure;
  }

  /** A constructor application without free local variables, or null when an argument is one. */
  staticCon(con: Con, args: readonly Stg.Atom[], resolve: (name: string) => StaticRef | undefined): StaticField[] | null {
    const fields: StaticField[] = [];
    for (const i of con.order) {
      const field = staticField(args[i], resolve);
      if (field === null) return null;
      fields.push(field);
    }
    return fields;
  }

  /** Makes a procedure and queues its body. */
  addProc(r: ProcRequest): Proc {
    const regs: Reg[] = [];
    const { lambda } = r;
    for (const { rep, name } of lambda.params) if (isReal(rep)) regs.push({ id: regs.length, rep, name });
    const proc: Proc = {
      kind: r.kind,
      name: r.name,
      index: this.procs.length,
      parent: r.parent,
      shape: { args: lambda.params.map(repOf), results: lambda.params.length === 0 ? onePointer : lambda.results },
      params: regs.slice(),
      free: layOutFree(r.free, r.kind === 'fun' ? 1 : 2),
      isStatic: r.isStatic,
      closure: null,
      selector: r.selector,
      span: lambda.span,
      regs,
      blocks: [],
      keeps: this.#keepVariables,
    };
    this.procs.push(proc);
    this.pending.push({ proc, lambda, voids: r.voids });
    return proc;
  }

  finish(): Module {
    const hosts = [...this.foreigns.values()];
    const { name, files } = this.#source;
    return { name, files, cons: [...this.cons.values()], procs: this.procs, statics: this.statics, imports: this.imports, hosts, aliases: this.#aliases() };
  }

  #aliases(): Module['aliases'] {
    return this.#source.exports.flatMap(({ name, symbol, type = null }) => {
      const target = this.globals.get(name);
      return symbol === undefined || target === undefined || target.kind === 'import' ? [] : [{ name: symbol, target, type }];
    });
  }
}

const onePointer: readonly Stg.Rep[] = ['p'];

function repOf({ rep }: Stg.Binder): Stg.Rep {
  return rep;
}

/** Pointers first: the collector scans a prefix. */
function layOutFree(vars: ProcRequest['free'], firstWord: number): FreeVar[] {
  const laid: FreeVar[] = [];
  let word = firstWord;
  for (const { name, rep } of vars) if (rep === 'p') laid.push({ name, rep, word: word++ });
  for (const { name, rep } of vars) {
    if (rep === 'p') continue;
    laid.push({ name, rep, word });
    word += widthOf(rep);
  }
  return laid;
}

function staticField(a: Stg.Atom, resolve: (name: string) => StaticRef | undefined): StaticField | null {
  if (a.kind === 'var') {
    const target = resolve(a.name);
    return target === undefined ? null : { kind: 'static', target };
  }
  if (a.rep === 'void') throw new Error('a void literal has no word');
  return a;
}

/** A function of many parameters is seen as a function of the first SHAPE_MAX_ARGS that returns a function of the rest. See Note [Nested lambdas]. */
function visibleShape(shape: CallShape): CallShape {
  if (shape.args.length <= SHAPE_MAX_ARGS) return shape;
  return { args: shape.args.slice(0, SHAPE_MAX_ARGS), results: ['p'] };
}
