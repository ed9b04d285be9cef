/**
 * The renamed tree: every name resolved to a Name, operators in shape, bindings gathered and in dependency order, implicit quantification explicit, puns and
 * record wildcards written out. Still what the author wrote otherwise: the type checker explains its errors in these terms. Imported as `Rn`.
 *
 * All spans are of the module's own file. `Ref.span` is the use, `Ref.name.span` the definition.
 */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type { Extensions } from '../syntax/extensions.ts';
import type { Fixity } from '../syntax/fixity.ts';
import type { LiteralValue } from '../syntax/token.ts';

export interface Ref {
  readonly name: Name;
  readonly span: Span;
}

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

export interface Module {
  readonly name: string;
  readonly file: string;
  /** its lines, unless they are even (base/columns.ts) */
  readonly lines: readonly string[] | null;
  readonly extensions: Extensions;
  /** direct imports, in order, without repeats, the implicit Prelude included */
  readonly imports: readonly string[];
  /** as declared here */
  readonly fixities: ReadonlyMap<Name, Fixity>;
  /** of a global name, this module's or another's */
  readonly fixityOf: (name: Name) => Fixity;
  /** type, class and family declarations, standalone kind signatures beside them; a group is recursive, groups are in dependency order */
  readonly typeGroups: readonly (readonly TypeDecl[])[];
  readonly kindSignatures: readonly KindSignature[];
  /** closed families' equations are in their declaration; these are the open ones' */
  readonly familyInstances: readonly FamilyInstance[];
  readonly instances: readonly InstanceDecl[];
  readonly derivings: readonly StandaloneDeriving[];
  readonly binds: readonly BindGroup[];
  readonly foreigns: readonly ForeignDecl[];
  /** null: Haskell's default default */
  readonly defaults: readonly Type[] | null;
  readonly roles: readonly { readonly name: Ref; readonly roles: readonly string[] }[];
  /** constructors and pattern synonyms that a COMPLETE pragma says leave nothing out */
  readonly complete: readonly (readonly Name[])[];
  /** the entity `main` when the module is Main */
  readonly main: Name | null;
}

// Bindings ---------------------------------------------------------------------------------------------------------------------------------

/** A strongly connected component; a binding with a signature does not tie others to it. */
export interface BindGroup {
  readonly recursive: boolean;
  readonly binds: readonly Bind[];
  /** local variables and type variables it mentions that others bind; of local groups under MonoLocalBinds, which asks for them */
  readonly free?: readonly Name[];
  /** at the top level only */
  readonly synonyms?: readonly PatternSynonym[];
}

export type Bind = FunBind | PatBind;

/** A variable or function with all its clauses, which have the same number of patterns; a plain variable has one clause with none. */
export interface FunBind extends Node<'funBind'> {
  readonly name: Name;
  readonly infix: boolean;
  readonly clauses: readonly Clause[];
  readonly signature: Signature | null;
  /** `!x = …`, or Strict */
  readonly strict: boolean;
  readonly pragma: 'inline' | 'noinline' | 'inlinable' | null;
}

export interface PatBind extends Node<'patBind'> {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
  /** variables it binds, in order */
  readonly binders: readonly Name[];
  readonly signatures: ReadonlyMap<Name, Signature>;
  readonly strict: boolean;
}

/** `pattern P args = pattern`: `args` are variables of the pattern, all it binds. */
export interface PatternSynonym extends Node<'patternSynonym'> {
  readonly name: Name;
  readonly infix: boolean;
  readonly args: readonly Name[];
  /** the names of the arguments as fields, when it is a record; each is defined as a function beside it */
  readonly fields: readonly Name[] | null;
  readonly pattern: Pattern;
  readonly signature: Signature | null;
  /** the function that makes what the pattern matches: `$bP`; null when there is none. It ties nothing to the synonym: its type is known from the pattern */
  readonly builder: FunBind | null;
}

export interface Clause extends Node<'clause'> {
  readonly params: readonly Pattern[];
  readonly rhs: Rhs;
}

export interface Rhs extends Node<'rhs'> {
  readonly alternatives: readonly GuardedExpr[];
  /** the `where`: scopes over all alternatives and their guards */
  readonly where: readonly BindGroup[];
}

export interface GuardedExpr extends Node<'guarded'> {
  /** empty: no guard */
  readonly guards: readonly Stmt[];
  readonly body: Expr;
}

/**
 * A type as a signature: `implicit` are the variables quantified silently, in order of appearance; an explicit outermost `forall` stays in `type`.
 * With ScopedTypeVariables the names of the explicit forall are the very names that types inside the binding mention.
 */
export interface Signature {
  /** it has wildcards, and may (PartialTypeSignatures); with NamedWildCards the implicit variables that begin with `_` are such, too */
  readonly partial?: true;
  readonly implicit: readonly Name[];
  readonly type: Type;
  readonly span: Span;
}

// Declarations -----------------------------------------------------------------------------------------------------------------------------

export type TypeDecl = DataDecl | TypeSynonym | ClassDecl | FamilyDecl;

export interface TypeParam {
  readonly name: Name;
  readonly kind: Type | null;
  readonly inferred: boolean;
  readonly span: Span;
}

export interface TypeSynonym extends Node<'synonym'> {
  readonly name: Name;
  readonly params: readonly TypeParam[];
  readonly type: Type;
}

export interface DataDecl extends Node<'data'> {
  readonly newtype: boolean;
  readonly name: Name;
  readonly params: readonly TypeParam[];
  readonly context: readonly Type[];
  readonly resultKind: Type | null;
  readonly constructors: readonly Constructor[];
  readonly deriving: readonly Deriving[];
}

/** One per constructor name. Plain ones return the type applied to its parameters. */
export interface Constructor extends Node<'constructor'> {
  readonly name: Name;
  readonly infix: boolean;
  /** variables quantified by the constructor: existential ones; for GADT syntax all of its signature's */
  readonly params: readonly TypeParam[];
  readonly context: readonly Type[];
  readonly args: readonly ConArg[];
  /** the result of GADT syntax; null for plain ones */
  readonly result: Type | null;
}

export interface ConArg {
  readonly type: Type;
  /** field name, when it is a record */
  readonly field: Name | null;
  /** `!`, or StrictData without `~` */
  readonly strict: boolean;
  readonly span: Span;
}

export type DerivingStrategy =
  | { readonly strategy: 'stock' | 'anyclass' | 'newtype' | null }
  | { readonly strategy: 'via'; readonly via: Type; readonly implicit: readonly Name[] };

/** One class of a deriving clause: `Show`, or a partial application as `MonadState s`. */
export interface Deriving extends Node<'deriving'> {
  readonly strategy: DerivingStrategy;
  /** variables of the class's arguments that are not the data type's */
  readonly implicit: readonly Name[];
  readonly type: Type;
}

export interface StandaloneDeriving extends Node<'standaloneDeriving'> {
  readonly strategy: DerivingStrategy;
  readonly overlap: string | null;
  readonly signature: Signature;
}

export interface ClassDecl extends Node<'class'> {
  readonly name: Name;
  readonly params: readonly TypeParam[];
  readonly context: readonly Type[];
  readonly fundeps: readonly { readonly from: readonly Name[]; readonly to: readonly Name[]; readonly span: Span }[];
  /** implicit variables do not include the class's parameters */
  readonly methods: readonly { readonly name: Name; readonly signature: Signature; readonly default: Signature | null; readonly span: Span }[];
  /** default methods: FunBinds whose name is the method's */
  readonly defaults: readonly FunBind[];
  /** associated families and the equations that are their defaults */
  readonly families: readonly FamilyDecl[];
  readonly familyDefaults: readonly FamilyEquation[];
  /** MINIMAL; null: the methods without default */
  readonly minimal: Minimal | null;
}

/** Which methods an instance must define. */
export type Minimal =
  | { readonly kind: 'method'; readonly name: Name }
  | { readonly kind: 'all'; readonly of: readonly Minimal[] }
  | { readonly kind: 'any'; readonly of: readonly Minimal[] };

export interface InstanceDecl extends Node<'instance'> {
  readonly overlap: string | null;
  /** `forall implicit. context => Class types`; its variables scope over the methods */
  readonly signature: Signature;
  readonly methods: readonly FunBind[];
  /** InstanceSigs are the methods' `signature`s */
  readonly families: readonly FamilyInstance[];
}

export interface FamilyDecl extends Node<'family'> {
  readonly flavour: 'type' | 'data';
  readonly name: Name;
  readonly params: readonly TypeParam[];
  readonly resultKind: Type | null;
  /** which parameters the result determines, when the declaration says so */
  readonly injective?: readonly boolean[];
  /** class it is associated with */
  readonly parent: Name | null;
  /** null: open */
  readonly equations: readonly FamilyEquation[] | null;
}

export interface FamilyEquation extends Node<'familyEquation'> {
  readonly family: Ref;
  /** variables that a `forall` names */
  readonly params: readonly TypeParam[];
  readonly implicit: readonly Name[];
  readonly args: readonly Type[];
  readonly right: Type;
}

export type FamilyInstance =
  | (Node<'typeInstance'> & { readonly equation: FamilyEquation })
  | (Node<'dataInstance'> & {
      readonly newtype: boolean;
      readonly family: Ref;
      readonly params: readonly TypeParam[];
      readonly implicit: readonly Name[];
      readonly args: readonly Type[];
      /** name for the representation type, made by the renamer: `R:FamInt` */
      readonly name: Name;
      readonly resultKind: Type | null;
      readonly constructors: readonly Constructor[];
      readonly deriving: readonly Deriving[];
    });

export interface ForeignDecl extends Node<'foreign'> {
  readonly direction: 'import' | 'export';
  /** `ccall`, `javascript`, `prim`, `forward`, … */
  readonly convention: string;
  readonly safety: 'safe' | 'unsafe' | 'interruptible' | null;
  /** never null: the text of the name if none was written */
  readonly entity: string;
  readonly name: Name;
  readonly signature: Signature;
}

export interface KindSignature extends Node<'kindSignature'> {
  readonly name: Name;
  readonly signature: Signature;
}

// Types ------------------------------------------------------------------------------------------------------------------------------------

export type Type =
  | (Node<'typeVar'> & { readonly name: Name })
  /** also `->`, `[]`, tuples, `~`, `Type`, `Constraint`; a constructor's name when it is promoted */
  | (Node<'typeCon'> & { readonly name: Name })
  | (Node<'wildType'> & object)
  | (Node<'typeApply'> & { readonly head: Type; readonly args: readonly Type[] })
  | (Node<'function'> & { readonly from: Type; readonly to: Type })
  | (Node<'forall'> & { readonly params: readonly TypeParam[]; readonly body: Type })
  | (Node<'qualified'> & { readonly context: readonly Type[]; readonly body: Type })
  | (Node<'tupleType'> & { readonly items: readonly Type[]; readonly unboxed: boolean })
  | (Node<'listType'> & { readonly item: Type })
  | (Node<'typeLiteral'> & { readonly value: bigint | string })
  | (Node<'kinded'> & { readonly type: Type; readonly of: Type })
  | (Node<'implicitParam'> & { readonly name: string; readonly type: Type });

// Patterns ---------------------------------------------------------------------------------------------------------------------------------

export type Pattern =
  | (Node<'varPattern'> & { readonly name: Name })
  | (Node<'wildPattern'> & object)
  /** a negative literal has a negative value */
  | (Node<'literalPattern'> & { readonly value: LiteralValue; readonly hashes: number; readonly negative: boolean })
  | (Node<'asPattern'> & { readonly name: Name; readonly pattern: Pattern })
  | (Node<'lazyPattern'> & { readonly pattern: Pattern })
  | (Node<'bangPattern'> & { readonly pattern: Pattern })
  | (Node<'conPattern'> & { readonly con: Ref; readonly args: readonly Pattern[] })
  /** fields by name, wildcards written out */
  | (Node<'recordPattern'> & { readonly con: Ref; readonly fields: readonly { readonly field: Ref; readonly pattern: Pattern }[] })
  | (Node<'tuplePattern'> & { readonly items: readonly Pattern[]; readonly unboxed: boolean })
  | (Node<'listPattern'> & { readonly items: readonly Pattern[] })
  | (Node<'viewPattern'> & { readonly function: Expr; readonly pattern: Pattern })
  /** `binds`: type variables that this signature brings into scope */
  | (Node<'typedPattern'> & { readonly pattern: Pattern; readonly type: Type; readonly binds: readonly Name[] });

// Expressions ------------------------------------------------------------------------------------------------------------------------------

export type Expr =
  | (Node<'var'> & { readonly name: Name })
  /** a field that several types have, as a function; its type says which is meant */
  | (Node<'sharedField'> & { readonly candidates: readonly Name[] })
  | (Node<'con'> & { readonly name: Name })
  /** `?x`, or a typed hole `_x`, which is an error that tells its type */
  | (Node<'implicitVar'> & { readonly text: string })
  | (Node<'hole'> & { readonly text: string })
  | (Node<'literal'> & { readonly value: LiteralValue; readonly hashes: number })
  /** args may be `typeArg` nodes */
  | (Node<'apply'> & { readonly head: Expr; readonly args: readonly Expr[] })
  | (Node<'typeArg'> & { readonly type: Type })
  /** an operator between two operands */
  | (Node<'binary'> & { readonly left: Expr; readonly operator: Expr; readonly right: Expr })
  | (Node<'negate'> & { readonly operand: Expr })
  | (Node<'leftSection'> & { readonly operand: Expr; readonly operator: Expr })
  | (Node<'rightSection'> & { readonly operator: Expr; readonly operand: Expr })
  | (Node<'lambda'> & { readonly params: readonly Pattern[]; readonly body: Expr })
  | (Node<'lambdaCase'> & { readonly alternatives: readonly Alternative[] })
  | (Node<'let'> & { readonly groups: readonly BindGroup[]; readonly body: Expr })
  | (Node<'letImplicit'> & { readonly binds: readonly { readonly text: string; readonly value: Expr; readonly span: Span }[]; readonly body: Expr })
  | (Node<'if'> & { readonly test: Expr; readonly then: Expr; readonly else: Expr })
  | (Node<'multiIf'> & { readonly alternatives: readonly GuardedExpr[] })
  | (Node<'case'> & { readonly scrutinee: Expr; readonly alternatives: readonly Alternative[] })
  /** the last statement is an `exprStmt` */
  /** `rebound`: what the syntax means, where that is not the Prelude's (RebindableSyntax) */
  | (Node<'do'> & { readonly stmts: readonly Stmt[]; readonly rebound?: ReboundDo })
  /** null: TupleSections */
  | (Node<'tuple'> & { readonly items: readonly (Expr | null)[]; readonly unboxed: boolean })
  | (Node<'list'> & { readonly items: readonly Expr[] })
  | (Node<'range'> & { readonly from: Expr; readonly then: Expr | null; readonly to: Expr | null })
  | (Node<'comprehension'> & { readonly body: Expr; readonly branches: readonly (readonly Stmt[])[] })
  /** wildcards and puns written out */
  | (Node<'construct'> & { readonly con: Ref; readonly fields: readonly FieldExpr[] })
  /** `candidates`: when several types have all the fields, those of each type in the order of `fields` */
  | (Node<'update'> & { readonly record: Expr; readonly fields: readonly FieldExpr[]; readonly candidates?: readonly (readonly Name[])[] })
  | (Node<'typed'> & { readonly expr: Expr; readonly signature: Signature })
  /** parentheses, where they matter to an explanation */
  | (Node<'paren'> & { readonly inner: Expr });

/** Functions in scope by the names of the Prelude's; null where there is none. */
export interface ReboundDo {
  readonly '>>=': Name | null;
  readonly '>>': Name | null;
  readonly fail: Name | null;
}

export interface FieldExpr {
  readonly field: Ref;
  readonly value: Expr;
  readonly span: Span;
}

export interface Alternative extends Node<'alternative'> {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
}

export type Stmt =
  /** `place`: the pattern's, with its parentheses, as messages of failure name it */
  | (Node<'bind'> & { readonly pattern: Pattern; readonly expr: Expr; readonly place: Span })
  | (Node<'letStmt'> & { readonly groups: readonly BindGroup[] })
  | (Node<'letImplicitStmt'> & { readonly binds: readonly { readonly text: string; readonly value: Expr; readonly span: Span }[] })
  | (Node<'exprStmt'> & { readonly expr: Expr });
