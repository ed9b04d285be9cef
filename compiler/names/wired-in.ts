/**
 * Names the compiler itself must know: what syntax means (`do`, literals, ranges), what deriving refers to, what the solver builds in. The library defines them
 * where GHC does. One table; `wiredIn` turns it into Names of a compilation.
 */
import type { Name, NameSpace, NameTable } from './name.ts';

/** module → its values and types known here, blank-separated. */
const values = {
  'GHC.Types': 'True False LT EQ GT I# W# C# D# F# isTrue# [] :',
  'GHC.Tuple': '()',
  'GHC.CString': 'unpackCString# unpackAppendCString#',
  'GHC.Magic': 'inline lazy oneShot noinline runRW#',
  'GHC.Prim': 'seq raise# coerce tagToEnum#',
  'Data.Tuple': 'fst snd',
  'GHC.Classes': '== /= compare < <= > >= && ||',
  'GHC.Base.Functions': '. $ id otherwise',
  'GHC.Base': '>>= >> return pure <*> liftA2 fmap <$ ++ foldr build <> mempty mappend empty join',
  'Control.Monad.Fail': 'fail',
  'Control.Monad.Fix': 'mfix',
  'GHC.Num': '+ - * negate fromInteger',
  'GHC.Num.Integer': 'IS IP IN',
  'GHC.Real': ':% fromRational toInteger toRational fromIntegral realToFrac ^ div mod quot rem takeAway',
  'GHC.Maybe': 'Just Nothing',
  'GHC.Enum': 'enumFrom enumFromThen enumFromTo enumFromThenTo succ pred toEnum fromEnum minBound maxBound toEnumMessage# tagsUp# tagsThen#',
  'GHC.Show': 'showsPrec showAfter# showParenFrom#',
  'GHC.Read': 'readPrec readListPrec readList parens expectP list readListDefault readListPrecDefault readField readFieldHash readSymField paren',
  'Text.ParserCombinators.ReadPrec': 'prec step reset +++ pfail lift',
  'Text.Read.Lex': 'Ident Symbol Punc',
  'GHC.Ix': 'range inRange unsafeIndex unsafeRangeSize',
  'GHC.Err': 'error errorWithoutStackTrace undefined',
  'Data.Foldable': 'foldMap foldr null toList',
  'Data.Traversable': 'traverse',
  'Data.String': 'fromString',
  'GHC.Exts': 'fromList fromListN toList',
  'Control.Monad': 'guard',
  'GHC.OverloadedLabels': 'fromLabel',
  'Data.Typeable.Internal': 'mkTrCon mkTrApp mkTrFun typeRep#',
  'GHC.Stack.Types': 'emptyCallStack pushCallStack SrcLoc',
  'GHC.TopHandler': 'runMainIO',
  'Control.Exception.Base': 'patError recSelError recConError noMethodBindingError absentError typeError',
  'GHC.JS.Prim': 'packString unpackString',
  'Language.Haskell.TH.Syntax': 'quoted quotedCode quotedParts liftTyped',
} as const;

const types = {
  'GHC.Types': 'Bool Int Word Char Double Float IO [] Coercible ~ ~~ Type TYPE Constraint Symbol Any',
  'GHC.Tuple': '()',
  'GHC.Prim': '-> Int# Word# Char# Addr# Double# Float# State# RealWorld ByteArray# MutableByteArray# ThreadId# BCO Proxy#',
  'GHC.Classes': 'Eq Ord',
  'GHC.Base': 'Functor Applicative Monad Alternative MonadPlus Semigroup Monoid',
  'GHC.Base.Functions': 'String',
  'GHC.Maybe': 'Maybe',
  'Control.Monad.Fail': 'MonadFail',
  'GHC.Num': 'Num',
  'GHC.Num.Integer': 'Integer Natural',
  'GHC.Real': 'Integral Fractional Real RealFrac Ratio Rational',
  'GHC.Float': 'Floating RealFloat',
  'GHC.Enum': 'Enum Bounded',
  'GHC.Show': 'Show',
  'GHC.Read': 'Read',
  'GHC.Ix': 'Ix',
  'GHC.Int': 'Int8 Int16 Int32 Int64',
  'GHC.Word': 'Word8 Word16 Word32 Word64',
  'Data.Foldable': 'Foldable',
  'Data.Traversable': 'Traversable',
  'Data.String': 'IsString',
  'Data.Typeable.Internal': 'Typeable',
  'GHC.Stack.Types': 'CallStack SrcLoc HasCallStack',
  'Data.Type.Equality': ':~:',
  'GHC.JS.Prim': 'JSVal',
} as const;

/** Constructors of GHC.Types.RuntimeRep whose kinds are not Type. */
export const runtimeReps: Readonly<Record<string, keyof typeof repKinds | undefined>> = {
  UnliftedRep: 'unlifted',
  IntRep: 'i64',
  WordRep: 'i64',
  Int64Rep: 'i64',
  Word64Rep: 'i64',
  AddrRep: 'i32',
  FloatRep: 'f32',
  DoubleRep: 'f64',
};

/** Kinds of values that are not lifted pointers, by the representation they have: GHC's `TYPE r`. `Type` is that of lifted ones. */
export const repKinds = { unlifted: 'UnliftedType', i32: 'Word32Kind', i64: 'Word64Kind', f32: 'FloatKind', f64: 'DoubleKind', void: 'VoidKind' } as const;

/**
 * The built-in types of GHC.Prim (and the constraint-like ones of GHC.Types): number of type arguments, all of kind Type, and the representation of values
 * (null: has none, or lifted).
 */
export const primTypes: Readonly<Record<string, { readonly arity: number; readonly rep: 'unlifted' | 'i32' | 'i64' | 'f32' | 'f64' | 'void' | null }>> = {
  'Int#': { arity: 0, rep: 'i64' },
  'Word#': { arity: 0, rep: 'i64' },
  'Char#': { arity: 0, rep: 'i32' },
  'Addr#': { arity: 0, rep: 'i32' },
  'Double#': { arity: 0, rep: 'f64' },
  'Float#': { arity: 0, rep: 'f32' },
  'State#': { arity: 1, rep: 'void' },
  RealWorld: { arity: 0, rep: null },
  'MutVar#': { arity: 2, rep: 'unlifted' },
  'MVar#': { arity: 2, rep: 'unlifted' },
  'TVar#': { arity: 2, rep: 'unlifted' },
  'Array#': { arity: 1, rep: 'unlifted' },
  'MutableArray#': { arity: 2, rep: 'unlifted' },
  'SmallArray#': { arity: 1, rep: 'unlifted' },
  'SmallMutableArray#': { arity: 2, rep: 'unlifted' },
  'ByteArray#': { arity: 0, rep: 'unlifted' },
  'MutableByteArray#': { arity: 1, rep: 'unlifted' },
  'ThreadId#': { arity: 0, rep: 'unlifted' },
  'Weak#': { arity: 1, rep: 'unlifted' },
  'StablePtr#': { arity: 1, rep: 'i64' },
  'StableName#': { arity: 1, rep: 'unlifted' },
};

type Words<S extends string> = S extends `${infer A} ${infer B}` ? A | Words<B> : S;
type ValueKey = Words<(typeof values)[keyof typeof values]>;
type TypeKey = Words<(typeof types)[keyof typeof types]>;

export interface WiredIn {
  value(text: ValueKey): Name;
  type(text: TypeKey): Name;
}

/** Where two modules define the same text (`foldr`, `toList`), the first row wins. */
function modulesByText(rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  for (const [module, texts] of Object.entries(rows)) for (const text of texts.split(' ')) if (!modules.has(text)) modules.set(text, module);
  return modules;
}

const modulesOf: Readonly<Record<NameSpace, ReadonlyMap<string, string>>> = { value: modulesByText(values), type: modulesByText(types) };

const homes: ReadonlySet<string> = new Set([...Object.keys(values), ...Object.keys(types), 'GHC.TypeLits', 'GHC.Prim.Sums']);

/** Does this module define what the compiler must know, or have names that nobody declares? */
export function isWiredModule(module: string): boolean {
  return homes.has(module);
}

/** The table's names in a compilation. Where two modules define the same text, that of the first row; ask `names.global` for the other. */
export function wiredIn(names: NameTable): WiredIn {
  const find = (space: NameSpace): ((text: string) => Name) => {
    const made = new Map<string, Name>();
    return (text) => {
      let name = made.get(text);
      if (name === undefined) {
        const module = modulesOf[space].get(text);
        if (module === undefined) throw new Error(`no wired-in name ${text}`);
        name = names.global(module, text, space);
        made.set(text, name);
      }
      return name;
    };
  };
  return { value: find('value'), type: find('type') };
}

/** Modules that define what syntax means, beside those the Prelude brings along. `extensions`: those that are on. */
export function wiredModules(extensions: ReadonlySet<string>): readonly string[] {
  const always = ['Prelude', 'GHC.Stack.Types', 'Control.Exception.Base', 'GHC.TopHandler', 'Data.Typeable.Internal'];
  if (extensions.has('OverloadedStrings')) always.push('Data.String');
  if (extensions.has('OverloadedLists')) always.push('GHC.Exts');
  if (extensions.has('RecursiveDo')) always.push('Control.Monad.Fix');
  if (extensions.has('OverloadedLabels')) always.push('GHC.OverloadedLabels');
  return always;
}

/** The names of the function that has a value of any type at any other. */
export function isUnsafeCoerce({ text, module }: Name): boolean {
  return (text === 'unsafeCoerce#' && module === 'GHC.Prim') || (text === 'unsafeCoerce' && module === 'Unsafe.Coerce');
}
