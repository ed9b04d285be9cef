/**
 * A small world of types for solver tests, declared by text: `world.data('Maybe a')`, `world.class('Eq a => Ord a')`, `world.instance('Show a => Show (Maybe a)')`.
 * In types, words in lower case are variables of the scope given, everything else constructors.
 */
import { noSpan } from '../../../compiler/base/span.ts';
import { localName, NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import { defaultExtensions } from '../../../compiler/syntax/extensions.ts';
import { Globals } from '../../../compiler/types/environment.ts';
import { applyType, conType, forallType, funTypes, splitCon, tyVar } from '../../../compiler/types/make.ts';
import { showType } from '../../../compiler/types/print.ts';
import { Tc } from '../../../compiler/types/tc.ts';
import type { Class, ClassTyCon, DataTyCon, FamilyEquation, FamilyTyCon, Instance, TyCon, Type, TyVar } from '../../../compiler/types/type.ts';
import type { Origin, SkolemInfo, Why } from '../../../compiler/types/why.ts';

export const why: Why = { span: noSpan, reason: { reason: 'other' } };
export const signature: SkolemInfo = { kind: 'signature', name: 'f', span: noSpan };

/** Distinct places, so that no message hides another. */
let line = 1;
export function origin(name = 'use'): Origin {
  line++;
  return { span: { file: 0, line, col: 1, endLine: line, endCol: 2 }, kind: 'occurrence', name: localName(name, 'value') };
}

type Vars = Readonly<Record<string, Type>>;

export class World {
  readonly names = new NameTable();
  readonly globals = new Globals(this.names, wiredIn(this.names));
  readonly tc: Tc;
  readonly #tycons = new Map<string, TyCon>();

  constructor(extensions: readonly string[] = []) {
    const all = defaultExtensions();
    for (const e of extensions) all.add(e as never);
    this.tc = new Tc(this.globals, { name: 'Test', file: 'Test.hs', lines: null, unit: 'main', extensions: all });
    const { builtin } = this.globals;
    for (const con of [builtin.typeKind.con, builtin.constraintKind.con]) this.#tycons.set(con.name.text, con);
    this.#tycons.set('~', builtin.eqTyCon);
    this.#tycons.set('Coercible', builtin.coercibleTyCon);
    for (const text of ['Bool', 'Int', 'Char']) this.data(text, 'GHC.Types');
    this.data('Integer', 'GHC.Num.Integer');
    this.data('Double', 'GHC.Types');
    this.data('Maybe a', 'GHC.Base');
  }

  /** `T a b`, parameters of kind Type unless written `(f::Type->Type)`; values are never looked at. */
  data(head: string, module = 'Test'): DataTyCon {
    const { con, params } = this.#head(head);
    const kind = funTypes(
      params.map((p) => p.kind),
      this.globals.builtin.typeKind,
    );
    const name = this.names.global(module, con, 'type');
    const tycon: DataTyCon = { name, flavour: 'data', kind, arity: params.length, params, cons: [], instanceOf: null, core: null };
    this.#add(con, tycon);
    return tycon;
  }

  /** `newtype T a = <type>`. */
  newtype(head: string, content: string): DataTyCon {
    const tycon = { ...this.data(head), flavour: 'newtype' } as DataTyCon;
    this.#add(tycon.name.text, tycon);
    const arg = this.type(content, scopeOf(tycon.params));
    const name = this.names.global('Test', tycon.name.text, 'value');
    const base = { name, tycon, tag: 0, infix: false, universals: tycon.params, existentials: [], equalities: [], context: [], args: [arg] };
    tycon.cons = [{ ...base, strict: [false], fields: null, type: arg, core: null }];
    return tycon;
  }

  synonym(head: string, right: string): void {
    const { con, params } = this.#head(head);
    const kind = funTypes(
      params.map((p) => p.kind),
      this.globals.builtin.typeKind,
    );
    const name = this.names.global('Test', con, 'type');
    this.#add(con, { name, flavour: 'synonym', kind, arity: params.length, params, right: this.type(right, scopeOf(params)) });
  }

  /** `Eq a => Ord a`; dependencies as parameter numbers. */
  class(text: string, fundeps: readonly { from: readonly number[]; to: readonly number[] }[] = [], module = 'GHC.Base'): Class {
    const [context, head] = text.includes('=>') ? text.split('=>') : ['', text];
    const { con, params } = this.#head(head);
    const name = this.names.global(module, con, 'type');
    const kind = funTypes(
      params.map((p) => p.kind),
      this.globals.builtin.constraintKind,
    );
    const tycon = { name, flavour: 'class', kind, arity: params.length } as unknown as ClassTyCon;
    const own = { name, tycon, params, supers: [], equalities: [], fundeps, methods: [], families: [], familyDefaults: [], minimal: [] } as unknown as Class;
    (tycon as { class: Class }).class = own;
    this.#add(con, tycon);
    const preds = this.context(context, scopeOf(params));
    own.supers = preds.filter((p) => this.tc.asEquality(p) === null);
    own.equalities = preds.flatMap((p) => {
      const e = this.tc.asEquality(p);
      return e === null ? [] : [[e[0], e[1]] as const];
    });
    return own;
  }

  instance(text: string, overlap: Instance['overlap'] = 'none'): Instance {
    const [context, head] = text.includes('=>') ? text.split('=>') : ['', text];
    const vars = this.#freeVars(text);
    const scope = scopeOf(vars);
    const split = splitCon(this.type(head, scope));
    if (split?.con.flavour !== 'class') throw new Error(`no class in ${text}`);
    const preds = this.context(context, scope);
    const equalities = preds.flatMap((p) => {
      const e = this.tc.asEquality(p);
      return e === null ? [] : [[e[0], e[1]] as const];
    });
    const dfun = this.names.global('Test', `$f${head.trim()}`, 'value');
    const evidence = preds.filter((p) => this.tc.asEquality(p) === null);
    const instance: Instance = { class: split.con.class, vars, context: evidence, equalities, args: split.args, dfun, overlap, module: 'Test', span: noSpan };
    const clash = this.globals.addInstance(instance);
    if (clash !== null) this.tc.report(clash);
    return instance;
  }

  /** A type family; with `equations` a closed one. */
  family(head: string, equations: readonly string[] | null = null): FamilyTyCon {
    const { con, params } = this.#head(head);
    const kind = funTypes(
      params.map((p) => p.kind),
      this.globals.builtin.typeKind,
    );
    const name = this.names.global('Test', con, 'type');
    const family = { name, flavour: 'family', sort: 'type', kind, arity: params.length, params, closed: null } as FamilyTyCon;
    this.#add(con, family);
    if (equations !== null) (family as { closed: unknown }).closed = equations.map((e) => this.#equation(e));
    return family;
  }

  /** `F Int = Bool` of an open family. */
  equation(text: string): FamilyEquation {
    const equation = this.#equation(text);
    const clash = this.globals.addFamilyInstance(equation);
    if (clash !== null) this.tc.report(clash);
    return equation;
  }

  #equation(text: string): FamilyEquation {
    const [left, right] = text.split(/ = /);
    const vars = this.#freeVars(text);
    const split = splitCon(this.type(left, scopeOf(vars)));
    if (split?.con.flavour !== 'family') throw new Error(`no family in ${text}`);
    return { family: split.con, vars, args: split.args, right: this.type(right, scopeOf(vars)), span: noSpan };
  }

  context(text: string, vars: Vars = {}): Type[] {
    const trimmed = text.trim();
    if (trimmed === '') return [];
    const inner = trimmed.startsWith('(') && trimmed.endsWith(')') ? trimmed.slice(1, -1) : trimmed;
    return inner.split(',').map((part) => this.type(part, vars));
  }

  type(text: string, vars: Vars = {}): Type {
    const parser = new TypeParser(text, vars, (word) => this.#con(word), this.globals);
    return parser.whole();
  }

  show(t: Type): string {
    return showType(this.tc.zonk(t));
  }

  /** `kind: message` of all reports. */
  get errors(): string[] {
    return this.tc.diagnostics.map((d) => `${d.kind}: ${d.message}`);
  }

  #con(word: string): TyCon {
    const con = this.#tycons.get(word);
    if (con === undefined) throw new Error(`unknown type ${word}`);
    return con;
  }

  #add(text: string, tycon: TyCon): void {
    this.#tycons.set(text, tycon);
    this.globals.addTycon(tycon.name, tycon);
  }

  #head(text: string): { con: string; params: TyVar[] } {
    const words = text.trim().match(/\([^)]*\)|[^\s()]+/g) as string[];
    const params = words.slice(1).map((word) => {
      const [name, kind] = word.replace(/[()]/g, '').split('::');
      return tyVar(name, kind === undefined ? this.globals.builtin.typeKind : this.type(kind));
    });
    return { con: words[0], params };
  }

  #freeVars(text: string): TyVar[] {
    const words = new Set(text.match(/\b[a-z]\w*\b/g) ?? []);
    const { typeKind } = this.globals.builtin;
    // a variable that is applied somewhere takes as many types
    return [...words].map((word) => {
      const applied = new RegExp(`(^|[(\\s])${word} +[(\\w\\[]`).test(text.replace('=>', ' ; ').replace(/ = /, ' ; ').replace(/,/g, ' ; '));
      return tyVar(word, applied && /^[fmt]$/.test(word) ? funTypes([typeKind], typeKind) : typeKind);
    });
  }
}

function scopeOf(vars: readonly TyVar[]): Vars {
  return Object.fromEntries(vars.map((v) => [v.name, { kind: 'var', var: v } as Type]));
}

/** `forall a. C a => t -> t`, `[t]`, `(t, t)`, `t ~ t`. */
class TypeParser {
  readonly #tokens: string[];
  #vars: Vars;
  readonly #con: (word: string) => TyCon;
  readonly #globals: Globals;
  #at = 0;

  constructor(text: string, vars: Vars, con: (word: string) => TyCon, globals: Globals) {
    this.#tokens = text.match(/->|=>|[()[\],.~]|[\w']+/g) ?? [];
    this.#vars = vars;
    this.#con = con;
    this.#globals = globals;
  }

  whole(): Type {
    if (this.#peek() === 'forall') return this.#forall();
    const left = this.#application();
    if (this.#peek() === '=>') {
      this.#at++;
      const preds = splitCon(left)?.con.name.module === 'GHC.Tuple' ? (splitCon(left)?.args ?? []) : [left];
      return forallType([], preds, this.whole());
    }
    if (this.#peek() === '~') {
      this.#at++;
      return this.#globals.builtin.equality(left, this.#application());
    }
    if (this.#peek() !== '->') return left;
    this.#at++;
    return { kind: 'fun', arg: left, res: this.whole() };
  }

  #forall(): Type {
    this.#at++;
    const vars: TyVar[] = [];
    while (this.#peek() !== '.') vars.push(tyVar(this.#tokens[this.#at++], this.#globals.builtin.typeKind));
    this.#at++;
    this.#vars = { ...this.#vars, ...scopeOf(vars) };
    const body = this.whole();
    return body.kind === 'forall' && body.vars.length === 0 ? { ...body, vars } : forallType(vars, [], body);
  }

  #application(): Type {
    const head = this.#atom();
    const args: Type[] = [];
    while (this.#peek() !== undefined && !['->', '=>', ')', ']', ',', '~'].includes(this.#peek() as string)) args.push(this.#atom());
    return applyType(head, args);
  }

  #atom(): Type {
    const token = this.#tokens[this.#at++];
    if (token === '(') return this.#parens();
    if (token === '[') {
      const item = this.whole();
      this.#at++;
      return this.#globals.builtin.listType(item);
    }
    if (this.#vars[token] !== undefined) return this.#vars[token];
    return conType(this.#con(token));
  }

  #parens(): Type {
    if (this.#peek() === '->') {
      this.#at += 2;
      return conType(this.#globals.builtin.funTyCon);
    }
    const items: Type[] = [];
    while (this.#peek() !== ')') {
      items.push(this.whole());
      if (this.#peek() === ',') this.#at++;
    }
    this.#at++;
    return items.length === 1 ? items[0] : this.#globals.builtin.tupleType(items);
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }
}
