/** What all parts of the renamer share: looking names up, complaining, collecting the uses that tie declarations together. */
import { type Diagnostic, type More, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { localName, type Name, type NameSpace, type NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import type * as Ast from '../syntax/ast.ts';
import type { Extension, Extensions } from '../syntax/extensions.ts';
import { defaultFixity, type Fixity } from '../syntax/fixity.ts';
import { builtinFixity, specialName } from './builtin.ts';
import { type AtHand, importHelp, moduleMeant } from './elsewhere.ts';
import type { Facts, FactsOf } from './exports.ts';
import { nearest } from './near.ts';
import type { PragmaName, Pragmas } from './pragmas.ts';
import { type GlobalScope, LocalScope } from './scope.ts';
import { type Usage, Uses } from './uses.ts';

export interface Context {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly extensions: Extensions;
  readonly scope: GlobalScope;
  /** facts of what this module defines; grows while declarations are collected */
  readonly facts: Map<Name, Facts>;
  readonly factsOf: FactsOf;
  readonly diagnostics: Diagnostic[];
  /** texts of what import lists name though it is not exported, and of signatures beside no definition */
  readonly refused: Set<string>;
  readonly pragmas: Pragmas;
  /** what is used, for warnings; null when nobody asked */
  readonly usage: Usage | null;
  /** what could be imported besides; null when that is not known */
  readonly atHand: AtHand | null;
}

/** What a name was expected to be, in words. */
export type Wanted = 'variable' | 'operator' | 'constructor' | 'field' | 'type' | 'type operator' | 'type variable' | 'class';

export abstract class Names {
  protected readonly context: Context;
  /** local variables */
  protected readonly values = new LocalScope();
  /** type variables */
  protected readonly types = new LocalScope();
  protected readonly uses = new Uses();
  readonly #missingQualifiers = new Set<string>();
  readonly #missingImports = new Set<string>();
  /** fixities declared at the top level of this module */
  readonly fixities = new Map<Name, Fixity>();

  constructor(context: Context) {
    this.context = context;
  }

  protected has(extension: Extension): boolean {
    return this.context.extensions.has(extension);
  }

  protected complain(kind: string, span: Span, message: string, more: More = {}): void {
    this.context.diagnostics.push(problem(kind, span, message, more));
  }

  /** Pragmas at the top level, or in a class or instance, are about what is defined there. */
  protected checkPragmas(owner: Ast.Decl | null, isBound: (name: PragmaName) => boolean): void {
    for (const found of this.context.pragmas.named(owner)) {
      if (!isBound(found)) this.complain('MissingBinding', found.span, `the pragma ${found.pragma} names \`${found.text}\`, which is not defined here`);
    }
  }

  // Looking up -----------------------------------------------------------------------------------------------------------------------------

  /** The variable or constructor; null when nothing has that name, which is not reported yet. Ambiguity is. */
  protected findValue(name: Ast.Name): Name | null {
    if (name.qualifier === null) {
      const local = this.values.get(name.text);
      if (local !== undefined) {
        if (local.declared || this.has('MonoLocalBinds')) this.uses.add(local.name);
        this.context.usage?.local(local.name);
        return local.name;
      }
    }
    return this.findGlobal(name, 'value');
  }

  /** The fields of several types that a name may mean; null when it can mean but one thing, or is ambiguous otherwise. */
  protected sharedFields({ qualifier, text }: Ast.Name): readonly Name[] | null {
    if (qualifier === null && this.values.get(text) !== undefined) return null;
    const found = this.context.scope.lookup(qualifier, text, 'value');
    if (found.length < 2 || !found.every((name) => this.context.factsOf(name)?.sort === 'field')) return null;
    for (const name of found) this.use(name, qualifier);
    return found;
  }

  /** A global name, whatever is in scope locally. */
  protected findGlobal(name: Ast.Name, space: NameSpace): Name | null {
    const special = name.qualifier === null ? specialName(name.text, space, this.context.names) : null;
    if (special !== null) return special;
    const found = this.context.scope.lookup(name.qualifier, name.text, space);
    if (found.length > 1) this.#ambiguous(name, found);
    const result = found.length === 0 ? null : found[0];
    if (result !== null) this.use(result, name.qualifier);
    return result;
  }

  protected use(name: Name, qualifier: string | null): void {
    if (name.module === this.context.scope.module) this.uses.add(name);
    this.context.usage?.global(name, qualifier);
  }

  protected constructorNamed(name: Ast.Name): Name {
    return this.findGlobal(name, 'value') ?? this.missing(name, 'value', 'constructor');
  }

  /** A type constructor, class or family. */
  protected typeNamed(name: Ast.Name, wanted: Wanted = 'type'): Name {
    return this.findGlobal(name, 'type') ?? this.missing(name, 'type', wanted);
  }

  /** Reports that nothing has this name; answers a name that stands for it. */
  protected missing(name: Ast.Name, space: NameSpace, wanted: Wanted): Name {
    this.reportMissing(name, space, wanted);
    return localName(name.text, space, name.span);
  }

  #importHelp(text: string, space: NameSpace, isNearInScope: boolean): string | null {
    const { atHand } = this.context;
    // a single letter is a variable that somebody forgot
    return atHand === null || /^\p{L}$/u.test(text) ? null : importHelp(text, space, atHand, isNearInScope);
  }

  /** The qualifiers behind which the name is in scope. */
  #qualifiersOf(text: string, space: NameSpace): readonly string[] {
    const { scope } = this.context;
    return [...scope.qualifiers()].filter((known) => scope.lookup(known, text, space).length > 0);
  }

  /** The name as it is in scope, when only its qualifier is missing. */
  #qualifiedInScope({ qualifier, text }: Ast.Name, space: NameSpace): string | null {
    const having = qualifier === null ? this.#qualifiersOf(text, space) : [];
    return having.length === 1 ? `${having[0]}.${text}` : null;
  }

  #qualifiedImport(qualifier: string, text: string, space: NameSpace): string {
    const { atHand } = this.context;
    const module = (atHand === null ? null : moduleMeant(qualifier, text, space, atHand)) ?? qualifier;
    return `import the module, as in \`import qualified ${module}${module === qualifier ? '' : ` as ${qualifier}`}\``;
  }

  protected reportMissing(name: Ast.Name, space: NameSpace, wanted: Wanted): void {
    const { qualifier, text } = name;
    if (qualifier !== null && !this.context.scope.hasQualifier(qualifier)) return this.#reportMissingQualifier(qualifier, name, space);
    // the import that should bring it has been refused, or its signature, which no definition stands beside
    if (this.context.refused.has(text)) return;
    const near = this.#nearInScope(name, space);
    const missingImport = qualifier === null ? this.#importHelp(text, space, near !== null) : null;
    // one import is missing, however often it is needed
    if (missingImport !== null && this.#missingImports.has(missingImport)) return;
    if (missingImport !== null && near === null) this.#missingImports.add(missingImport);
    const meant = near === null ? null : `did you mean \`${qualifier === null ? '' : `${qualifier}.`}${near}\`?`;
    const help = [meant, missingImport].filter((part) => part !== null).join(' Or ');
    const note = this.#noteOfOtherSpace(name, space);
    this.complain('NotInScope', name.span, `${wanted} not in scope: \`${shownName(name)}\``, {
      ...(help === '' ? {} : { help }),
      ...(note === null ? {} : { note }),
    });
  }

  #reportMissingQualifier(qualifier: string, { text, span }: Ast.Name, space: NameSpace): void {
    // one import is missing, however often it is needed
    if (this.#missingQualifiers.has(qualifier)) return;
    this.#missingQualifiers.add(qualifier);
    const near = nearest(qualifier, this.#qualifiersOf(text, space));
    const help = near === null ? this.#qualifiedImport(qualifier, text, space) : `did you mean \`${near}.${text}\`?`;
    this.complain('NotInScope', span, `no module in scope is called \`${qualifier}\``, { help });
  }

  /** What is in scope, behind the same qualifier, and may have been meant. */
  #nearInScope(name: Ast.Name, space: NameSpace): string | null {
    const { qualifier, text } = name;
    if (qualifier === null && text === '!=') return '/=';
    const locals = qualifier === null && space === 'value' ? this.values.texts() : [];
    return this.#qualifiedInScope(name, space) ?? nearest(text, [...locals, ...this.context.scope.texts(qualifier, space)]);
  }

  /** There is a type of that name where a constructor is missing, or the other way round. */
  #noteOfOtherSpace(name: Ast.Name, space: NameSpace): string | null {
    if (!isConstructor(name.text)) return null;
    if (this.context.scope.lookup(name.qualifier, name.text, space === 'value' ? 'type' : 'value').length === 0) return null;
    const shown = shownName(name);
    return space === 'value'
      ? `there is a type \`${shown}\`, but no constructor of that name`
      : `there is a constructor \`${shown}\`, but no type of that name`;
  }

  #ambiguous(name: Ast.Name, found: readonly Name[]): void {
    if (found.every(({ key }) => key !== undefined)) {
      const types = found.map((field) => `\`${this.context.factsOf(field)?.parent?.text}\``);
      const help = 'match with the constructor instead';
      this.complain('AmbiguousName', name.span, `several types have a field \`${name.text}\``, { note: `they are ${types.join(', ')}`, help });
      return;
    }
    const origins = found.map((candidate) => `\`${candidate.module}.${candidate.text}\`${this.#originOf(candidate, name.qualifier)}`);
    this.complain('AmbiguousName', name.span, `\`${shownName(name)}\` may mean ${origins.length === 2 ? 'either of two' : 'several'} things`, {
      note: `it is ${origins.join(', or ')}`,
      help: `${name.qualifier === null ? 'write it with a qualifier' : 'import the modules under different qualifiers'}, or hide it in one of the imports`,
    });
  }

  #originOf(name: Name, qualifier: string | null): string {
    if (name.module === this.context.scope.module) return ', defined in this module';
    const [imported] = this.context.scope.bringing(name, qualifier);
    return imported === undefined
      ? ''
      : `, imported from \`${imported.exports.module}\`${imported.span === null ? ' (the implicit Prelude)' : ` in line ${imported.span.line}`}`;
  }

  // Fixities -------------------------------------------------------------------------------------------------------------------------------

  /** The fixity of a value operator where it stands. What is not in scope, or ambiguous, is reported elsewhere. */
  protected readonly fixityOfValue = (name: Ast.Name): Fixity => {
    if (name.qualifier === null) {
      const local = this.values.get(name.text);
      if (local !== undefined) return local.fixity ?? defaultFixity;
    }
    return this.#fixityOfGlobal(name, 'value');
  };

  protected readonly fixityOfType = (name: Ast.Name): Fixity => {
    if (name.qualifier === null && this.types.get(name.text) !== undefined) return defaultFixity;
    if (name.text.startsWith("'")) return this.#fixityOfGlobal({ ...name, text: name.text.slice(1) }, 'value');
    const isType = specialName(name.text, 'type', this.context.names) !== null || this.context.scope.lookup(name.qualifier, name.text, 'type').length > 0;
    return this.#fixityOfGlobal(name, isType || !this.has('DataKinds') ? 'type' : 'value');
  };

  /** As declared in this module or another. */
  protected readonly fixityOf = (name: Name): Fixity => {
    return this.fixities.get(name) ?? this.context.factsOf(name)?.fixity ?? builtinFixity(name) ?? defaultFixity;
  };

  #fixityOfGlobal(name: Ast.Name, space: NameSpace): Fixity {
    const special = name.qualifier === null ? specialName(name.text, space, this.context.names) : null;
    const [found, other] = special === null ? this.context.scope.lookup(name.qualifier, name.text, space) : [special];
    if (found === undefined) return defaultFixity;
    const fixity = this.fixityOf(found);
    return other === undefined ? fixity : { ...fixity, unsure: true };
  }

  // Local names ----------------------------------------------------------------------------------------------------------------------------

  protected bindTypeVariable(text: string, span: Span): Name {
    return this.bindAgain(localName(text, 'type', span));
  }

  /** Brings a type variable into scope that has a name already. */
  protected bindAgain(name: Name): Name {
    this.types.bind({ name, declared: false, fixity: null, match: 0 });
    return name;
  }

  /** Runs `body` in a scope of its own. */
  protected scoped<T>(body: () => T): T {
    const mark = this.openScope();
    const result = body();
    this.closeScope(mark);
    return result;
  }

  /** The first half of `scoped`. */
  protected openScope(): ScopeMark {
    return { values: this.values.mark(), types: this.types.mark() };
  }

  /** The second half. */
  protected closeScope({ values, types }: ScopeMark): void {
    this.values.leave(values);
    this.types.leave(types);
  }
}

/** Where the scopes stood. */
export interface ScopeMark {
  readonly values: number;
  readonly types: number;
}

/** Do names of this look belong to constructors (and types)? */
export function isConstructor(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 128) return (code >= 65 && code <= 90) || code === 58 || code === 91 || code === 40 || code === 44;
  return /^[:\p{Lu}\p{Lt}([,]/u.test(text);
}

/** A name as the author wrote it. */
export function shownName({ qualifier, text }: Ast.Name): string {
  const shown = text.startsWith(',') ? `(${text})` : text;
  return qualifier === null ? shown : `${qualifier}.${shown}`;
}
