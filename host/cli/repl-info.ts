/** What is known of a name in scope, as GHC's prompt shows it: its declaration, where that stands, its fixity, and its instances. */
import type { Span } from '../../compiler/base/span.ts';
import type { Session } from '../../compiler/driver/session.ts';
import type { Name } from '../../compiler/names/name.ts';
import { specialName } from '../../compiler/rename/builtin.ts';
import type { GlobalScope } from '../../compiler/rename/scope.ts';
import type * as Rn from '../../compiler/rename/syntax.ts';
import { TypePrinter } from '../../compiler/types/print.ts';
import { rolesOf } from '../../compiler/types/roles.ts';
import { subst } from '../../compiler/types/subst.ts';
import { thingType } from '../../compiler/types/thing.ts';
import type { Class, DataCon, DataTyCon, FamilyEquation, FamilyTyCon, Instance, Method, TyCon, Type, TyVar, ValueThing } from '../../compiler/types/type.ts';
import { typeNames } from '../../compiler/types/type-walk.ts';

/** In words, where a declaration of a module stands. */
export type PlaceOf = (module: string, span: Span) => string;

/** Wider lines are broken. */
const WIDTH = 67;

/** Answers questions about names as one module sees them. */
export class Info {
  readonly #session: Session;
  readonly #scope: GlobalScope;
  readonly #placeOf: PlaceOf;
  #print = new TypePrinter();

  constructor(session: Session, scope: GlobalScope, placeOf: PlaceOf) {
    this.#session = session;
    this.#scope = scope;
    this.#placeOf = placeOf;
  }

  /** One text for each thing the name means; none when it is not in scope. */
  about(text: string): string[] {
    const [, qualifier = null, bare] = /^(?:((?:\p{Lu}[\p{L}\p{N}_']*\.)*\p{Lu}[\p{L}\p{N}_']*)\.)?(.+)$/u.exec(text) ?? [null, null, text];
    const special = (['type', 'value'] as const).flatMap((space) => specialName(text, space, this.#session.names) ?? []);
    if (special.length > 0) return [this.#about(special[0])];
    const types = this.#scope.lookup(qualifier, bare, 'type');
    // a constructor of a type of the same name is part of that type's declaration
    const values = this.#scope.lookup(qualifier, bare, 'value').filter((name) => !types.includes(this.#parentOf(name) as Name));
    return [...types, ...values].map((name) => this.#about(name));
  }

  /** Declarations of names, without places and instances; what belongs to the declaration of another of them is shown there. */
  declarations(names: readonly Name[]): string[] {
    const own = new Set(names);
    return names.filter((name) => !own.has(this.#parentOf(name) as Name)).map((name) => this.#declared(name));
  }

  #declared(name: Name): string {
    this.#print = new TypePrinter();
    if (name.space === 'type') {
      const tycon = this.#session.globals.tycon(name);
      return tycon === undefined ? prefix(name.text) : [this.#kindLine(tycon), ...this.#declaration(tycon, null)].join('\n');
    }
    const thing = this.#session.globals.value(name);
    const word = thing?.kind === 'synonym' ? 'pattern ' : '';
    return thing === undefined ? prefix(name.text) : `${word}${prefix(name.text)} :: ${this.#show(unquantified(thingType(thing)))}`;
  }

  #kindLine({ name, kind }: TyCon): string {
    return `type ${prefix(name.text)} :: ${this.#show(unquantified(kind))}`;
  }

  #parentOf(name: Name): Name | null {
    return this.#session.exportsOf(name.module ?? '')?.facts.get(name)?.parent ?? null;
  }

  #about(name: Name): string {
    this.#print = new TypePrinter();
    if (name.space === 'type') return this.#aboutType(name, null);
    const thing = this.#session.globals.value(name);
    if (thing === undefined) return `${prefix(name.text)}${this.#place(name, ' \t')}`;
    const owner = ownerOf(thing);
    if (owner !== null) return `${this.#aboutType(owner, name)}${this.#fixity(name)}`;
    const word = thing.kind === 'synonym' ? 'pattern ' : '';
    return `${word}${prefix(name.text)} :: ${this.#show(unquantified(thingType(thing)))} ${this.#place(name, '\t')}${this.#fixity(name)}`;
  }

  /** `only`: the part of the declaration that was asked for; instances are left out then. */
  #aboutType(name: Name, only: Name | null): string {
    const tycon = this.#session.globals.tycon(name);
    if (tycon === undefined) return `${prefix(name.text)}${this.#place(name, ' \t')}`;
    const whole = [this.#kindLine(tycon), ...this.#declaration(tycon, only), `  ${this.#place(only ?? name, '\t')}`].join('\n');
    return only === null ? [whole + this.#fixity(name), ...this.#instances(tycon)].join('\n') : whole;
  }

  // Declarations ----------------------------------------------------------------------------------------------------------------------------

  #declaration(tycon: TyCon, only: Name | null): string[] {
    switch (tycon.flavour) {
      case 'synonym':
        return [`type ${this.#head(tycon.name, tycon.params)} = ${this.#show(tycon.right)}`];
      case 'class':
        return this.#class(tycon.class, only);
      case 'family':
        return this.#family(tycon);
      case 'prim':
        return [`data ${prefix(tycon.name.text)}`];
      default:
        return [...this.#roles(tycon), ...this.#data(tycon, only)];
    }
  }

  #roles(tycon: DataTyCon): string[] {
    const roles = rolesOf(this.#session.globals, tycon);
    return roles.every((role) => role === 'representational') ? [] : [`type role ${prefix(tycon.name.text)} ${roles.join(' ')}`];
  }

  #data(tycon: DataTyCon, only: Name | null): string[] {
    const { name, params, flavour } = tycon;
    const word = flavour === 'newtype' ? 'newtype' : 'data';
    const head = `${word} ${this.#head(name, params)}`;
    const cons = tycon.cons.filter((con) => this.#isInScope(con.name));
    if (cons.some((con) => con.equalities.length + con.context.length + con.existentials.length > 0)) {
      return [
        `${head} where`,
        ...this.#chosen(cons, only, belongsTo, (con) => `${prefix(con.name.text)} :: ${this.#show(unquantified(con.type))}`).map(indented),
      ];
    }
    const shown = this.#chosen(cons, only, belongsTo, (con) => this.#plainConstructor(con, params));
    if (shown.length === 0) return [head];
    const line = `${head} = ${shown.join(' | ')}`;
    return line.length <= WIDTH + 10 ? [line] : [head, ...shown.map((text, i) => `  ${i === 0 ? '=' : '|'} ${text}`)];
  }

  #plainConstructor(con: DataCon, params: readonly TyVar[]): string {
    const types = con.args.map((arg) => subst(con.universals, params.map(variable), arg));
    const argument = (i: number): string => (con.strict[i] ? '!' : '') + this.#print.showArgument(types[i]);
    const { fields } = con;
    if (fields !== null && fields.length > 0) {
      const shown = fields.map(({ text }, i) => `${prefix(text)} :: ${con.strict[i] ? argument(i) : this.#show(types[i])}`);
      return `${prefix(con.name.text)} {${shown.join(', ')}}`;
    }
    if (con.infix && types.length === 2) return `${argument(0)} ${infix(con.name.text)} ${argument(1)}`;
    return [prefix(con.name.text), ...types.map((_, i) => argument(i))].join(' ');
  }

  #class(c: Class, only: Name | null): string[] {
    const context = [...c.supers, ...c.equalities.map(([a, b]) => equality(this.#session, a, b))];
    const given = context.length === 0 ? '' : `${this.#print.showContext(context)} => `;
    const fundeps = c.fundeps.map(({ from, to }) => `${from.map((i) => c.params[i].name).join(' ')} -> ${to.map((i) => c.params[i].name).join(' ')}`);
    const depends = fundeps.length === 0 ? '' : ` | ${fundeps.join(', ')}`;
    const families = only === null ? c.families.map((family) => `${family.sort} ${this.#head(family.name, family.params)}`) : [];
    const methods = c.methods.filter(({ name }) => this.#isInScope(name));
    const shown = this.#chosen(
      methods,
      only,
      (method, name) => method.name === name,
      (method) => this.#method(c, method),
    );
    const minimal = only === null && !isNone(c.minimal) ? [`{-# MINIMAL ${minimalText(c.minimal, false)} #-}`] : [];
    const body = [...families, ...shown, ...minimal];
    return [`class ${given}${this.#head(c.name, c.params)}${depends}${body.length === 0 ? '' : ' where'}`, ...body.map(indented)];
  }

  #method({ params }: Class, { name, own }: Method): string {
    this.#print = new TypePrinter();
    for (const param of params) this.#show(variable(param));
    return `${prefix(name.text)} :: ${this.#show(unquantified(own))}`;
  }

  #family(family: FamilyTyCon): string[] {
    const head = `${family.sort} family ${this.#head(family.name, family.params)}`;
    if (family.closed === null) return [head];
    const equation = ({ args, right }: FamilyEquation): string => {
      this.#print = new TypePrinter();
      return `    ${this.#applied(family.name, args)} = ${this.#show(right)}`;
    };
    return [`${head} where`, ...family.closed.map(equation)];
  }

  /** What is shown of some parts: all, or those asked for with dots for the others. */
  #chosen<T>(parts: readonly T[], only: Name | null, isIt: (part: T, name: Name) => boolean, show: (part: T) => string): string[] {
    const lines: string[] = [];
    for (const part of parts) {
      const line = only === null || isIt(part, only) ? show(part) : '...';
      if (line !== '...' || lines.at(-1) !== '...') lines.push(line);
    }
    return lines;
  }

  // Instances -------------------------------------------------------------------------------------------------------------------------------

  #instances(tycon: TyCon): string[] {
    const { globals } = this.#session;
    if (tycon.flavour === 'synonym') return [];
    if (tycon.flavour === 'family') return globals.equationsOf(tycon).flatMap((equation) => (tycon.closed === null ? [this.#equation(equation)] : []));
    const classes = tycon.flavour === 'class' ? [tycon.class] : this.#classesInScope();
    const found = classes.flatMap((c) => globals.instancesOf(c)).filter((instance) => this.#concerns(instance, tycon));
    return found.map((instance) => this.#instance(instance)).sort();
  }

  #classesInScope(): Class[] {
    return [...this.#session.globals.classNames()].flatMap((name) => {
      const tycon = this.#isInScope(name) ? this.#session.globals.tycon(name) : undefined;
      return tycon?.flavour === 'class' ? [tycon.class] : [];
    });
  }

  /** Does the instance speak of it, and of nothing that is not in scope? */
  #concerns({ class: c, args }: Instance, tycon: TyCon): boolean {
    const names = args.flatMap((arg) => [...typeNames(arg)]);
    return (c.name === tycon.name || names.includes(tycon.name)) && names.every((name) => isBuiltin(name) || this.#isInScope(name));
  }

  #instance({ class: c, context, equalities, args, module, span }: Instance): string {
    this.#print = new TypePrinter();
    const preds = [...context, ...equalities.map(([a, b]) => equality(this.#session, a, b))];
    const given = preds.length === 0 ? [] : [`instance ${this.#print.showContext(preds)} =>`];
    const head = this.#applied(c.name, args);
    const place = `-- ${this.#placeOf(module, span)}`;
    const line = [...(given.length === 0 ? ['instance'] : given), head].join(' ');
    if (`${line} ${place}`.length <= WIDTH) return `${line} ${place}`;
    return line.length <= WIDTH || given.length === 0 ? `${line}\n  ${place}` : `${given[0]}\n         ${head}\n  ${place}`;
  }

  #equation({
    family,
    args,
    right,
    span,
  }: {
    readonly family: FamilyTyCon;
    readonly args: readonly Type[];
    readonly right: Type;
    readonly span: Span;
  }): string {
    this.#print = new TypePrinter();
    return `${family.sort} instance ${this.#applied(family.name, args)} = ${this.#show(right)}\n  -- ${this.#placeOf(family.name.module ?? '', span)}`;
  }

  // Words -----------------------------------------------------------------------------------------------------------------------------------

  #show(type: Type): string {
    return this.#print.show(type);
  }

  #head(name: Name, params: readonly TyVar[]): string {
    return this.#applied(name, params.map(variable));
  }

  #applied(name: Name, args: readonly Type[]): string {
    return [prefix(name.text), ...args.map((arg) => this.#print.showArgument(arg))].join(' ');
  }

  #place(name: Name, before: string): string {
    return `${before}-- ${this.#placeOf(name.module ?? '', name.span)}`;
  }

  #fixity(name: Name): string {
    const fixity = this.#session.exportsOf(name.module ?? '')?.facts.get(name)?.fixity ?? null;
    if (fixity === null) return '';
    const word = fixity.associativity === 'none' ? 'infix' : fixity.associativity === 'left' ? 'infixl' : 'infixr';
    return `\n${word} ${fixity.precedence} ${infix(name.text)}`;
  }

  /** In scope under a name that could be typed. */
  #isInScope(name: Name): boolean {
    return isBuiltin(name) || this.#scope.bringing(name).some(({ as }) => !/^Repl[A-Z]/.test(as));
  }
}

/** The type or class a name is declared with. */
function ownerOf(thing: ValueThing): Name | null {
  if (thing.kind === 'con') return thing.con.tycon.name;
  if (thing.kind === 'field') return thing.tycon.name;
  return thing.kind === 'method' ? thing.class.name : null;
}

function belongsTo(con: DataCon, name: Name): boolean {
  return con.name === name || (con.fields?.includes(name) ?? false);
}

/** Syntax of its own, which is in scope everywhere: lists, tuples, functions. */
function isBuiltin({ text }: Name): boolean {
  return /^([[(]|:$|->$|~$)/.test(text);
}

function equality(session: Session, a: Type, b: Type): Type {
  const eq: Type = { kind: 'con', con: session.globals.builtin.eqTyCon };
  return { kind: 'app', fun: { kind: 'app', fun: eq, arg: a }, arg: b };
}

/** Need nothing be defined? */
function isNone(minimal: Rn.Minimal): boolean {
  return minimal.kind === 'all' && minimal.of.length === 0;
}

function minimalText(minimal: Rn.Minimal, isPart: boolean): string {
  if (minimal.kind === 'method') return prefix(minimal.name.text);
  const parts = minimal.of.map((part) => minimalText(part, minimal.kind === 'all'));
  const text = parts.join(minimal.kind === 'all' ? ', ' : ' | ');
  return isPart && minimal.kind === 'any' && parts.length > 1 ? `(${text})` : text;
}

function variable(v: TyVar): Type {
  return { kind: 'var', var: v };
}

function indented(line: string): string {
  return `  ${line}`;
}

function isOperator(text: string): boolean {
  return !/^[\p{L}_[(]/u.test(text);
}

function prefix(text: string): string {
  return isOperator(text) ? `(${text})` : text;
}

function infix(text: string): string {
  return isOperator(text) ? text : `\`${text}\``;
}

/** Without the outermost `forall`, as GHC shows types at its prompt. */
export function unquantified(type: Type): Type {
  if (type.kind !== 'forall') return type;
  return type.context.length === 0 ? unquantified(type.body) : { ...type, vars: [], body: unquantified(type.body) };
}
