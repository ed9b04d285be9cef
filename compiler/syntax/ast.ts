/**
 * The syntax tree: what the author wrote, nothing resolved. One `kind` per construct; every node has the span of its true extent, parentheses left aside
 * where they have a node of their own (`paren`).
 *
 * Chains of operators are flat (`infix`: operands, operators and prefix minus in the order written) until fixity.ts gives them their shape (`binary`,
 * `negate`), because a fixity may be declared anywhere. Signatures and clauses of one function are separate declarations, in order.
 */
import type { Span } from '../base/span.ts';
import type { Extensions } from './extensions.ts';
import type { LiteralValue } from './token.ts';

/** A name where it is used or bound. In types that of a promoted constructor may begin with a quote: `'Just`. Special constructors have the names `()`, `[]`, `,` (one comma per `(,)`), `->` and `(#,#)`. */
export interface Name {
  readonly qualifier: string | null;
  readonly text: string;
  readonly span: Span;
}

export interface Operator {
  readonly kind: 'operator';
  readonly name: Name;
  /** with the backquotes, where there are any */
  readonly span: Span;
}

/** Prefix negation in a chain of operators. */
export interface Minus {
  readonly kind: 'minus';
  readonly span: Span;
}

/** A chain as written. Operands and operators alternate, each operand behind at most one `minus` (several are refused by fixity.ts). */
export interface Infix<T> {
  readonly kind: 'infix';
  readonly items: readonly (T | Operator | Minus)[];
  readonly span: Span;
}

export interface Binary<T> {
  readonly kind: 'binary';
  readonly left: T;
  readonly operator: Operator;
  readonly right: T;
  readonly span: Span;
}

export interface Negate<T> {
  readonly kind: 'negate';
  readonly operand: T;
  readonly span: Span;
}

interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

export interface Literal extends Node<'literal'> {
  readonly value: LiteralValue;
  /** MagicHash: number of `#` behind it */
  readonly hashes: number;
}

// Modules ----------------------------------------------------------------------------------------------------------------------------------

export interface Module extends Node<'module'> {
  /** null without a header: `module Main (main) where` is meant */
  readonly name: Name | null;
  /** null: everything */
  readonly exports: readonly Export[] | null;
  readonly imports: readonly Import[];
  readonly decls: readonly Decl[];
  /** wherever they stand, in order */
  readonly pragmas: readonly Pragma[];
  /** of OPTIONS_GHC: what it switches on and off of the warnings that were asked for, and of the optimiser */
  readonly flags: readonly string[];
  readonly extensions: Extensions;
}

/** A pragma that says something of what stands beside it. `text` is all behind its word: names, a phase, the formula of MINIMAL. */
export interface Pragma extends Node<'pragma'> {
  readonly pragma: 'INLINE' | 'NOINLINE' | 'INLINABLE' | 'SPECIALISE' | 'MINIMAL' | 'COMPLETE' | 'DEPRECATED';
  readonly text: string;
  /** characters from the beginning of the pragma to `text` */
  readonly textAt: number;
  /** of what is included, whose place does not say it: the column it has there */
  readonly indent?: number;
}

/** `all` is `T(..)`; with neither `all` nor members the type or class alone. */
export interface Entity extends Node<'entity'> {
  readonly name: Name;
  /** `pattern`: a pattern synonym, or a constructor on its own */
  readonly namespace: 'value' | 'type' | 'pattern' | 'none';
  readonly all: boolean;
  readonly members: readonly Name[] | null;
}

export type Export = Entity | (Node<'exportModule'> & { readonly name: Name });

export interface Import extends Node<'import'> {
  readonly module: Name;
  readonly qualified: boolean;
  readonly as: Name | null;
  readonly hiding: boolean;
  /** null: everything */
  readonly entities: readonly Entity[] | null;
}

// Declarations -----------------------------------------------------------------------------------------------------------------------------

export type Decl =
  | TypeSignature
  | FunctionClause
  | PatternBinding
  | FixityDecl
  | TypeSynonym
  | DataDecl
  | ClassDecl
  | InstanceDecl
  | StandaloneDeriving
  | FamilyDecl
  | FamilyInstance
  | ForeignDecl
  | DefaultDecl
  | KindSignature
  | RoleAnnotation
  | PatternSynonym
  | PatternSignature
  | ImplicitBinding;

/** `f, g :: type`; in a class `default f :: type` too. */
export interface TypeSignature extends Node<'typeSignature'> {
  readonly names: readonly Name[];
  readonly type: Type;
  readonly isDefault: boolean;
}

/** One clause of a function, prefix or infix; a variable alone is a clause without parameters, and `strict` with a bang. */
export interface FunctionClause extends Node<'functionClause'> {
  readonly name: Name;
  readonly infix: boolean;
  readonly params: readonly Pattern[];
  readonly strict: boolean;
  readonly rhs: Rhs;
}

export interface PatternBinding extends Node<'patternBinding'> {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
}

/** `pattern P x y = p`, `pattern x :+ y <- p where …`, `pattern P {x, y} = p`. */
export interface PatternSynonym extends Node<'patternSynonym'> {
  readonly name: Name;
  readonly infix: boolean;
  readonly args: readonly Name[];
  /** are the arguments fields? */
  readonly record: boolean;
  /** `<-`: without an expression of its own it only matches */
  readonly oneWay: boolean;
  readonly pattern: Pattern;
  /** the clauses behind `where`; null without */
  readonly builder: readonly FunctionClause[] | null;
}

/** `pattern P, Q :: type`. */
export interface PatternSignature extends Node<'patternSignature'> {
  readonly names: readonly Name[];
  readonly type: Type;
}

/** ImplicitParams: `let ?x = e`. */
export interface ImplicitBinding extends Node<'implicitBinding'> {
  readonly name: Name;
  readonly value: Expr;
}

/** What stands behind `=` or `->`, or the guarded ones; with its `where`. */
export interface Rhs extends Node<'rhs'> {
  /** one without guards, or as many as written */
  readonly alternatives: readonly GuardedExpr[];
  /** declarations of `where`; empty without */
  readonly where: readonly Decl[];
}

export interface GuardedExpr extends Node<'guarded'> {
  /** empty: no guard */
  readonly guards: readonly Stmt[];
  readonly body: Expr;
}

export interface FixityDecl extends Node<'fixity'> {
  readonly associativity: 'left' | 'right' | 'none';
  /** 0 to 9 */
  readonly precedence: number;
  readonly operators: readonly Name[];
}

/** Name and parameters of a declared type or class. */
export interface TypeHead extends Node<'typeHead'> {
  readonly name: Name;
  readonly params: readonly TypeParam[];
}

export interface TypeParam extends Node<'typeParam'> {
  readonly name: Name;
  readonly type: Type | null;
  /** `forall {a}.` */
  readonly inferred: boolean;
}

export interface TypeSynonym extends Node<'typeSynonym'> {
  readonly head: TypeHead;
  readonly type: Type;
}

/** `data` or `newtype`. */
export interface DataDecl extends Node<'data'> {
  readonly newtype: boolean;
  readonly context: readonly Type[];
  readonly head: TypeHead;
  readonly resultKind: Type | null;
  readonly constructors: readonly Constructor[];
  readonly deriving: readonly DerivingClause[];
}

export type Constructor = PlainConstructor | GadtConstructor;

/** `forall a. Ctx => C t1 t2`, `t1 :+ t2`, or `C { f :: t }`. */
export interface PlainConstructor extends Node<'constructor'> {
  readonly name: Name;
  readonly infix: boolean;
  readonly params: readonly TypeParam[];
  readonly context: readonly Type[];
  /** types may be `strict` or `lazy` nodes; those of a record are in `fields` */
  readonly args: readonly Type[];
  readonly fields: readonly Field[] | null;
}

/** `C, D :: forall a. Ctx => t1 -> t2 -> T a`, or `C :: { f :: t } -> T a`, where `type` is then the result. */
export interface GadtConstructor extends Node<'gadtConstructor'> {
  readonly names: readonly Name[];
  readonly params: readonly TypeParam[];
  readonly context: readonly Type[];
  readonly fields: readonly Field[] | null;
  readonly type: Type;
}

export interface Field extends Node<'field'> {
  readonly names: readonly Name[];
  readonly type: Type;
}

export type DerivingStrategy = { readonly strategy: 'stock' | 'anyclass' | 'newtype' | null } | { readonly strategy: 'via'; readonly via: Type };

export interface DerivingClause extends Node<'deriving'> {
  readonly strategy: DerivingStrategy;
  readonly classes: readonly Type[];
}

export interface StandaloneDeriving extends Node<'standaloneDeriving'> {
  readonly strategy: DerivingStrategy;
  readonly overlap: string | null;
  /** context and head in one, as written */
  readonly type: Type;
}

export interface ClassDecl extends Node<'class'> {
  readonly context: readonly Type[];
  readonly head: TypeHead;
  readonly fundeps: readonly Fundep[];
  readonly decls: readonly Decl[];
}

export interface Fundep extends Node<'fundep'> {
  readonly from: readonly Name[];
  readonly to: readonly Name[];
}

export interface InstanceDecl extends Node<'instance'> {
  /** OVERLAPPING and so on */
  readonly overlap: string | null;
  /** context and head in one, as written */
  readonly type: Type;
  readonly decls: readonly Decl[];
}

/** `type family`, `data family`, and in a class `type` and `data`. */
export interface FamilyDecl extends Node<'family'> {
  readonly flavour: 'type' | 'data';
  readonly head: TypeHead;
  readonly resultKind: Type | null;
  /** `= r | r -> a` */
  readonly resultName: TypeParam | null;
  readonly injectivity: readonly Fundep[];
  /** null: open */
  readonly equations: readonly FamilyEquation[] | null;
}

export interface FamilyEquation extends Node<'familyEquation'> {
  /** a `forall` in front of it is a `forall` node around it; so with heads of data instances */
  readonly left: Type;
  readonly right: Type;
}

/** `type instance`, `data instance`, `newtype instance`; in instances without that word; a class's default is a `type` one. */
export type FamilyInstance =
  | (Node<'typeInstance'> & { readonly equation: FamilyEquation; readonly isDefault: boolean })
  | (Node<'dataInstance'> & {
      readonly newtype: boolean;
      readonly head: Type;
      readonly resultKind: Type | null;
      readonly constructors: readonly Constructor[];
      readonly deriving: readonly DerivingClause[];
    });

export interface ForeignDecl extends Node<'foreign'> {
  readonly direction: 'import' | 'export';
  /** `ccall`, `javascript`, … */
  readonly convention: Name;
  readonly safety: 'safe' | 'unsafe' | 'interruptible' | null;
  /** null: the name of the variable */
  readonly entity: string | null;
  readonly name: Name;
  readonly type: Type;
}

export interface DefaultDecl extends Node<'defaultDecl'> {
  readonly types: readonly Type[];
}

export interface KindSignature extends Node<'kindSignature'> {
  readonly names: readonly Name[];
  readonly type: Type;
}

export interface RoleAnnotation extends Node<'role'> {
  readonly name: Name;
  readonly roles: readonly Name[];
}

// Types ------------------------------------------------------------------------------------------------------------------------------------

export type Type =
  | (Node<'typeVar'> & { readonly name: Name })
  | (Node<'typeCon'> & { readonly name: Name })
  | (Node<'wildType'> & object)
  | (Node<'typeApply'> & { readonly head: Type; readonly args: readonly Type[] })
  | (Node<'kindApply'> & { readonly type: Type })
  | (Node<'function'> & { readonly from: Type; readonly to: Type })
  | (Node<'forall'> & { readonly params: readonly TypeParam[]; readonly body: Type; readonly visible: boolean })
  | (Node<'qualified'> & { readonly context: readonly Type[]; readonly body: Type })
  | (Node<'tupleType'> & { readonly items: readonly Type[]; readonly unboxed: boolean })
  | (Node<'listType'> & { readonly item: Type })
  /** DataKinds: `'[a, b]`, `'(a, b)`, `3`, `"text"` */
  | (Node<'promotedList'> & { readonly items: readonly Type[] })
  | (Node<'promotedTuple'> & { readonly items: readonly Type[] })
  | (Node<'typeLiteral'> & { readonly value: bigint | string })
  | (Node<'paren'> & { readonly inner: Type })
  | (Node<'kinded'> & { readonly type: Type; readonly of: Type })
  | (Node<'strict'> & { readonly type: Type })
  | (Node<'lazy'> & { readonly type: Type })
  | (Node<'implicitParam'> & { readonly name: Name; readonly type: Type })
  | Infix<Type>
  | Binary<Type>
  | Negate<Type>;

// Patterns ---------------------------------------------------------------------------------------------------------------------------------

export type Pattern =
  | (Node<'varPattern'> & { readonly name: Name })
  | (Node<'wildPattern'> & object)
  | Literal
  | (Node<'asPattern'> & { readonly name: Name; readonly pattern: Pattern })
  | (Node<'lazyPattern'> & { readonly pattern: Pattern })
  | (Node<'bangPattern'> & { readonly pattern: Pattern })
  | (Node<'conPattern'> & { readonly name: Name; readonly args: readonly Pattern[] })
  | (Node<'recordPattern'> & { readonly name: Name; readonly fields: readonly FieldOf<Pattern>[]; readonly wildcard: Span | null })
  | (Node<'tuplePattern'> & { readonly items: readonly Pattern[]; readonly unboxed: boolean })
  | (Node<'listPattern'> & { readonly items: readonly Pattern[] })
  | (Node<'paren'> & { readonly inner: Pattern })
  | (Node<'viewPattern'> & { readonly function: Expr; readonly pattern: Pattern })
  /** `n + 3` */
  | (Node<'plusPattern'> & { readonly name: Name; readonly addend: Literal })
  | (Node<'typedPattern'> & { readonly pattern: Pattern; readonly type: Type })
  | Infix<Pattern>
  | Binary<Pattern>
  | Negate<Pattern>;

/** `f = x`; null: a pun. */
export interface FieldOf<T> extends Node<'fieldOf'> {
  readonly name: Name;
  readonly value: T | null;
}

// Expressions ------------------------------------------------------------------------------------------------------------------------------

export type Expr =
  | (Node<'var'> & { readonly name: Name })
  | (Node<'con'> & { readonly name: Name })
  | (Node<'implicitVar'> & { readonly name: Name })
  /** `#x` */
  | (Node<'label'> & { readonly name: Name })
  | Literal
  | (Node<'apply'> & { readonly head: Expr; readonly args: readonly Expr[] })
  | (Node<'typeArg'> & { readonly type: Type })
  | (Node<'lambda'> & { readonly params: readonly Pattern[]; readonly body: Expr })
  | (Node<'lambdaCase'> & { readonly alternatives: readonly Alternative[] })
  | (Node<'let'> & { readonly decls: readonly Decl[]; readonly body: Expr })
  | (Node<'if'> & { readonly test: Expr; readonly then: Expr; readonly else: Expr })
  | (Node<'multiIf'> & { readonly alternatives: readonly GuardedExpr[] })
  | (Node<'case'> & { readonly scrutinee: Expr; readonly alternatives: readonly Alternative[] })
  /** `recursive`: `mdo` */
  /** `qualifier`: of `M.do` */
  | (Node<'do'> & { readonly stmts: readonly Stmt[]; readonly recursive: boolean; readonly qualifier: string | null })
  | (Node<'tuple'> & { readonly items: readonly (Expr | null)[]; readonly unboxed: boolean })
  | (Node<'list'> & { readonly items: readonly Expr[] })
  | (Node<'range'> & { readonly from: Expr; readonly then: Expr | null; readonly to: Expr | null })
  | (Node<'comprehension'> & { readonly body: Expr; readonly branches: readonly (readonly Stmt[])[] })
  | (Node<'paren'> & { readonly inner: Expr })
  | (Node<'leftSection'> & { readonly operand: Expr; readonly operator: Operator })
  | (Node<'rightSection'> & { readonly operator: Operator; readonly operand: Expr })
  | (Node<'construct'> & { readonly name: Name; readonly fields: readonly FieldOf<Expr>[]; readonly wildcard: Span | null })
  | (Node<'update'> & { readonly record: Expr; readonly fields: readonly FieldOf<Expr>[] })
  | (Node<'typed'> & { readonly expr: Expr; readonly type: Type })
  /** `[| body |]` or, typed, `[|| body ||]` */
  | (Node<'quotation'> & { readonly typed: boolean; readonly body: Expr })
  | Infix<Expr>
  | Binary<Expr>
  | Negate<Expr>;

export interface Alternative extends Node<'alternative'> {
  readonly pattern: Pattern;
  readonly rhs: Rhs;
}

export type Stmt =
  | (Node<'bind'> & { readonly pattern: Pattern; readonly expr: Expr })
  | (Node<'letStmt'> & { readonly decls: readonly Decl[] })
  /** `rec`, in a `do` */
  | (Node<'recStmt'> & { readonly stmts: readonly Stmt[] })
  | (Node<'exprStmt'> & { readonly expr: Expr });
