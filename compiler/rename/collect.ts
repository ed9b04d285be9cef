/** The entities a module declares at its top level, before anything is renamed: a Name and its Facts for each. */

import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Name, NameSpace, NameTable } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Extensions } from '../syntax/extensions.ts';
import type { Fixity } from '../syntax/fixity.ts';
import type { Facts } from './exports.ts';
import type { GlobalScope } from './scope.ts';

export interface Collector {
  readonly names: NameTable;
  readonly scope: GlobalScope;
  readonly facts: Map<Name, Facts>;
  readonly fixities: ReadonlyMap<string, Fixity>;
  readonly extensions: Extensions;
  /** names that are there without a declaration so far */
  readonly builtins: Set<Name>;
  readonly diagnostics: Diagnostic[];
}

/** All entities but the variables of pattern bindings. Types come first: the data family of an instance is looked up among them. */
export function collectEntities(decls: readonly Ast.Decl[], collector: Collector): void {
  for (const decl of decls) collectType(decl, collector);
  const shared = collector.extensions.has('DuplicateRecordFields') ? sharedFields(decls) : noFields;
  let clause: Ast.FunctionClause | null = null;
  for (const decl of decls) {
    // clauses side by side are one function; the others are reported when bindings are gathered
    if (decl.kind === 'functionClause') {
      const isMore = clause !== null && clause.name.text === decl.name.text && clause.params.length > 0 && decl.params.length > 0;
      if (!isMore) declare(decl.name, 'value', { sort: 'variable' }, collector, decl.params.length > 0);
      clause = decl;
      continue;
    }
    clause = null;
    collectValues(decl, shared, collector);
  }
}

const noFields: ReadonlySet<string> = new Set();

/** The fields that several types of a module have. */
function sharedFields(decls: readonly Ast.Decl[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  const visit = (decl: Ast.Decl): void => {
    if (decl.kind === 'instance') decl.decls.forEach(visit);
    if (decl.kind !== 'data' && decl.kind !== 'dataInstance') return;
    const own = new Set(concatMap(decl.constructors, ({ fields }) => concatMap(fields ?? [], ({ names }) => names.map(({ text }) => text))));
    for (const text of own) (seen.has(text) ? shared : seen).add(text);
  };
  decls.forEach(visit);
  return shared;
}

/** Declares a variable of a pattern binding. */
export function collectVariable(name: Ast.Name, collector: Collector): void {
  declare(name, 'value', { sort: 'variable' }, collector);
}

function collectType(decl: Ast.Decl, collector: Collector): void {
  if (decl.kind === 'typeSynonym') declare(decl.head.name, 'type', { sort: 'synonym' }, collector);
  else if (decl.kind === 'data') declare(decl.head.name, 'type', { sort: 'data' }, collector);
  else if (decl.kind === 'family') declare(decl.head.name, 'type', { sort: 'family' }, collector);
  else if (decl.kind === 'class') {
    const parent = declare(decl.head.name, 'type', { sort: 'class' }, collector);
    for (const member of decl.decls)
      if (member.kind === 'family') child(parent, declare(member.head.name, 'type', { sort: 'family', parent }, collector), collector);
  }
}

function collectValues(decl: Ast.Decl, shared: ReadonlySet<string>, collector: Collector): void {
  const own = (name: Ast.Name): Name => collector.scope.own.type.get(name.text) as Name;
  if (decl.kind === 'data') collectConstructors(decl.constructors, own(decl.head.name), shared, collector);
  else if (decl.kind === 'class') {
    const parent = own(decl.head.name);
    for (const member of decl.decls) {
      if (member.kind !== 'typeSignature' || member.isDefault) continue;
      for (const name of member.names) child(parent, declare(name, 'value', { sort: 'method', parent }, collector), collector);
    }
  } else if (decl.kind === 'instance') for (const member of decl.decls) collectValues(member, shared, collector);
  else if (decl.kind === 'patternSynonym') collectSynonym(decl, collector);
  else if (decl.kind === 'dataInstance') {
    const family = headName(decl.head);
    const [parent = null] = family === null ? [] : collector.scope.lookup(family.qualifier, family.text, 'type');
    collectConstructors(decl.constructors, parent, shared, collector);
  } else if (decl.kind === 'foreign' && decl.direction === 'import') declare(decl.name, 'value', { sort: 'variable' }, collector);
}

function collectSynonym({ name, args, record }: Ast.PatternSynonym, collector: Collector): void {
  const fields = record ? args.map((field) => declare(field, 'value', { sort: 'field' }, collector)) : [];
  declare(name, 'value', { sort: 'patternSynonym', fields }, collector);
}

/** Constructors and fields of one type. A field of several constructors is one. `shared`: fields that other types have, too. */
function collectConstructors(constructors: readonly Ast.Constructor[], parent: Name | null, shared: ReadonlySet<string>, collector: Collector): void {
  const [owner = ''] = concatMap(constructors, (con) => (con.kind === 'gadtConstructor' ? con.names : [con.name])).map(({ text }) => text);
  const known = new Map<string, Name>();
  for (const declared of constructors) {
    const fields = concatMap(declared.fields ?? [], ({ names }) => names);
    const ownFields: Name[] = [];
    for (const field of fields) {
      let name = known.get(field.text);
      if (name !== undefined && ownFields.includes(name)) duplicate(field, name, collector);
      if (name === undefined) name = declare(field, 'value', { sort: 'field', parent }, collector, false, shared.has(field.text) ? owner : null);
      known.set(field.text, name);
      ownFields.push(name);
    }
    const names = declared.kind === 'gadtConstructor' ? declared.names : [declared.name];
    for (const name of names) {
      const made = declare(name, 'value', { sort: 'constructor', parent, fields: ownFields }, collector);
      if (parent !== null) child(parent, made, collector);
    }
  }
  if (parent !== null) for (const field of known.values()) child(parent, field, collector);
}

function declare(
  written: Ast.Name,
  space: NameSpace,
  { sort, parent = null, fields = [] }: Partial<Facts> & Pick<Facts, 'sort'>,
  collector: Collector,
  isFunction = false,
  owner: string | null = null,
): Name {
  const { scope, names } = collector;
  const before = owner === null ? scope.own[space].get(written.text) : undefined;
  // what is built in may be declared, too
  if (before !== undefined && !collector.builtins.delete(before)) duplicate(written, before, collector, isFunction);
  const name = owner === null ? names.global(scope.module, written.text, space, written.span) : names.field(scope.module, written.text, owner, written.span);
  scope.declare(name);
  collector.facts.set(name, { sort, parent, children: [], fields, fixity: collector.fixities.get(written.text) ?? null });
  return name;
}

function duplicate({ text, span }: Ast.Name, before: Name, collector: Collector, isFunction = false): void {
  const labels = [{ span: before.span, text: 'first here' }];
  const note = isFunction ? { note: 'the clauses of a function stand side by side' } : {};
  collector.diagnostics.push(problem('DuplicateDefinition', span, `\`${text}\` is defined twice`, { labels, ...note }));
}

function child(parent: Name, made: Name, { facts }: Collector): void {
  (facts.get(parent)?.children as Name[] | undefined)?.push(made);
}

/** The name a type applies: `F` of `F a b`; null when it is none. */
export function headName(type: Ast.Type): Ast.Name | null {
  if (type.kind === 'typeCon') return type.name;
  if (type.kind === 'paren') return headName(type.inner);
  if (type.kind === 'forall') return headName(type.body);
  if (type.kind === 'typeApply') return headName(type.head);
  const operator = type.kind === 'infix' ? type.items[1] : undefined;
  return operator?.kind === 'operator' ? operator.name : null;
}
